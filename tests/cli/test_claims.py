"""`ruhrsim claims`: the shipped verdicts in both languages, one claim alone, unknown ones refused."""

import json


def test_all_claims_in_both_languages(command):
    english, german = command("claims").stdout, command("claims", "--lang", "de").stdout
    assert english.count("worlds") == 11
    assert german.count("Welten") == 11


def test_verdicts_of_another_code_say_so(command, monkeypatch):
    for of_now, told in ((True, False), (False, True)):
        monkeypatch.setattr(
            "ruhrsim.analysis.stored.made_on", lambda part, of_now=of_now: ("2026-11-22", of_now)
        )
        assert ("Verdicts of 2026-11-22" in command("claims").stdout) == told
        assert ("Urteile vom 2026-11-22" in command("claims", "--lang", "de").stdout) == told


def test_one_claim_as_json(command):
    (row,) = json.loads(command("claims", "c5", "--json").stdout)
    assert row["claim"] == "C5"
    assert row["verdict"] == "fails"


def test_an_unknown_claim_names_the_known(command):
    result = command("claims", "C99")
    assert result.exit_code == 2
    assert "unknown claim 'C99'" in result.stderr
    assert "C11" in result.stderr


def test_the_claim_on_the_site_names_the_command_that_follows_it(command):
    result = command("claims", "C6", "--rerun")
    assert result.exit_code == 2
    assert "ruhrsim sites bochum_after_opel --site mark517" in result.stderr


def test_settings_of_new_runs_need_new_runs(command):
    result = command("claims", "C1", "--worlds", "3")
    assert result.exit_code == 2
    assert "add --rerun" in result.stderr
