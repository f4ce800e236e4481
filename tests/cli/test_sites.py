"""`ruhrsim sites`: one site year by year or all at the end, in both languages, and plain words for faults."""

import json

import pandas as pd
import pytest

from ruhrsim.analysis.sites import MEASURES
from ruhrsim.model.state.sites import documented_sites


@pytest.fixture(autouse=True)
def made_up(monkeypatch):
    """Every site is marketed and every measure is 100 + seed, 5 ha cut, in two years."""

    def follow(scenario, scale, seed):
        rows = [
            {"year": year, "site": site.key, "state": "marketed"}
            | dict.fromkeys(MEASURES, 100.0 + seed)
            | {"cut_ha": 5.0}
            for year in (2023, 2024)
            for site in documented_sites()
        ]
        return pd.DataFrame(rows)

    monkeypatch.setattr("ruhrsim.analysis.sites._follow", follow)


def words(text):
    return " ".join(text.split())


def test_one_site_is_told_year_by_year(command):
    result = command("sites", "status_quo", "--site", "mark517", "--runs", 3)
    assert result.exit_code == 0, result.stderr
    told = words(result.stdout)
    for part in (
        "Mark 51°7 (Opel plant I), Bochum, 70 ha, 404 ha of plots: mean of 3 runs",
        "2023 marketed 101.0",
        "2024 marketed",
        "Nine runs in ten at the end of 2024: Firms 100 to 102",
        "Documented: 6,000 jobs on Mark 51°7 in 2024",
        "5 ha of its plots are left out",
    ):
        assert part in told
    assert "Not all dates" not in told


def test_all_sites_are_told_at_the_end_in_german(command):
    told = words(command("sites", "status_quo", "--runs", 1, "--lang", "de").stdout)
    for part in (
        "Flächen am Ende von 2024, Mittel aus 1 Lauf",
        "in Vermarktung 100,0",
        "(angekündigt)",
        "Nicht alle Daten belegt",
        "Dokumentiert: 5.000 Arbeitsplätze auf logport I Rheinhausen",
    ):
        assert part in told
    assert all(f"({site.key})" in told for site in documented_sites())


def test_json_is_all_there_is_on_stdout(command, tmp_path):
    result = command("sites", "status_quo", "--site", "mark517", "--runs", 1, "--json")
    rows = json.loads(result.stdout, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))[
        "sites"
    ]
    assert {row["measure"] for row in rows} == set(MEASURES)
    assert {row["site"] for row in rows} == {"mark517"}
    assert {row["low"] for row in rows} == {None}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["status_quo", "--site", "mark_517"], "unknown site 'mark_517'; did you mean 'mark517'?"),
        (["status_kwo"], "unknown scenario 'status_kwo'"),
        (["status_quo", "--runs", "0"], "runs = 0: choose 1 or more"),
    ],
)
def test_bad_input_is_one_plain_message(command, arguments, part):
    result = command("sites", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr
