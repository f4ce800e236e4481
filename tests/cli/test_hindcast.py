"""`ruhrsim hindcast`: table, JSON, and every fault in one message."""

import json

import pytest

from ruhrsim.analysis import hindcast as past
from ruhrsim.analysis.history import districts, history, towns
from ruhrsim.analysis.past_runs import PastRun


@pytest.fixture
def hindcast(command, monkeypatch):
    """Return `ruhrsim hindcast` on runs that see no change since the start."""

    def unchanged(posterior, start, last, **settings):
        years = [start] * (last - start)
        kreise = history(districts(start)).loc[years].to_numpy()
        return [PastRun(kreise, history(towns(start)).loc[years].to_numpy(), {})] * 4

    monkeypatch.setattr(past, "run_past", unchanged)
    return lambda *arguments: command("hindcast", *arguments)


def test_the_table_names_every_rival_and_place(hindcast):
    result = hindcast("--to", 2016)
    assert result.exit_code == 0
    for part in ("2008 to 2016", "135 figures", "persistence", "ten lines", "Gelsenkirchen", "in sample"):
        assert part in result.stdout


def test_german_has_german_words_and_numbers(hindcast):
    result = hindcast("--to", 2016, "--lang", "de")
    assert "Rückschau ab Ende 2007" in result.stdout
    assert "1,62" in result.stdout


def test_json_of_an_unchanged_region_has_no_skill_over_persistence(hindcast):
    content = json.loads(hindcast("--to", 2016, "--json").stdout)
    assert list(content)[:4] == ["rmse", "crps", "coverage90", "skill"]
    assert content["skill"]["persistence"] == pytest.approx(0.0, abs=0.03)
    assert content["skill"]["gap_kept"] < 0.0


def test_the_later_start_is_judged_on_later_years(hindcast):
    content = json.loads(hindcast("--start", 2016, "--json").stdout)
    assert set(content["years"]) == {"2023", "2024", "2025"}


def test_faults_of_options_and_file_come_together(hindcast, tmp_path):
    (tmp_path / "came.csv").write_text(
        "year,kreis_ags,unemployment_rate_pct\n2012,05112,many\n2012,01001,5\n"
    )
    result = hindcast("--from", 2005, "--to", 2030, "--workers", 0, "--observed", "came.csv")
    assert result.exit_code == 2
    for part in ("--from 2005", "--to 2030", "--workers 0", "row 2: 'many'", "'01001'"):
        assert part in result.stderr
    assert "Traceback" not in result.stderr


def test_a_faulty_file_alone(hindcast, tmp_path):
    result = hindcast("--observed", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv: can't be read" in result.stderr


def test_another_posterior_must_be_one(hindcast, tmp_path):
    (tmp_path / "p.json").write_text("{}")
    result = hindcast("--posterior", "p.json")
    assert result.exit_code == 2
    assert "holds no calibration" in result.stderr
