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


def test_settings_of_new_runs_need_new_runs(command):
    for option in ("--worlds", "--seeds"):
        result = command("claims", "C1", option, "3")
        assert result.exit_code == 2
        assert "add --rerun" in result.stderr


def test_new_runs_write_the_verdict_and_all_its_numbers(command, tmp_path):
    result = command("claims", "C5", "--rerun", "--worlds", "3", "--seeds", "2", "--results", str(tmp_path))
    assert result.exit_code == 0
    assert "of 3 worlds" in result.stdout
    assert sorted(file.name for file in (tmp_path / "claims").iterdir()) == ["claims.csv", "claims_parts.csv"]


def test_an_interruption_says_what_is_kept_and_the_same_command_goes_on(command, tmp_path, monkeypatch):
    def interrupted(worlds, needed, *settings, log, progress, **more):
        log.add((0, 0, "status_quo"), {"jobs": 1.0})
        progress(1, 8)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ruhrsim.analysis.claim_runs.run_worlds", interrupted)
        stopped = command("claims", "C5", "--rerun", "--results", str(tmp_path))
    assert stopped.exit_code == 130
    assert "1 of 8 runs are kept" in stopped.stderr
    assert (tmp_path / ".claims" / "runs.jsonl").is_file()
    assert command("claims", "C5", "--rerun", "--results", str(tmp_path)).exit_code == 0
    assert not (tmp_path / ".claims").exists()


def test_no_runs_at_all_are_no_seeds(command):
    result = command("claims", "C5", "--rerun", "--seeds", "0")
    assert result.exit_code == 2
    assert "0" in result.stderr
