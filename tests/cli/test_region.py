"""`ruhrsim region` and `--region` on the command line."""

import json
from pathlib import Path

import pandas as pd
import pytest
from regions_made import FIVETON, copy_of, swap
from typer.testing import CliRunner

from ruhrsim.cli.app import app
from ruhrsim.runs.store import load_comparison, read_manifest


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_regions_that_ship_are_listed_with_their_towns_and_starts():
    told = call("region", "list")
    assert told.exit_code == 0
    assert "53 towns, starts 2007, 2016, 2025" in told.output
    assert "15 towns, starts 2007, 2016, 2025" in told.output


def test_a_good_region_is_told_in_a_few_lines_with_notes():
    told = call("region", "check", FIVETON)
    assert told.exit_code == 0
    assert "start 2025: 100,000 residents, 40,000 jobs" in told.output
    assert "note: " in told.output
    assert "relocation.settlements" not in told.output


def test_sizes_of_the_ruhr_are_told(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "region.toml", "settlements = 1.6\n", "")
    told = call("region", "check", folder)
    assert "relocation.settlements stays the Ruhr's 77" in told.output
    assert "settlements = 1.6 under [start.2025.parameters.relocation]" in told.output


def test_faults_end_with_code_2_all_of_them_and_no_traceback(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "figures.csv", "2025,0102,20000", "2025,0102,")
    swap(folder / "region.toml", "settlements = 1.6", "settelments = 1.6")
    (folder / "event_shocks.csv").write_text(
        "event_id,year,quarter,municipality,ags,event_type,direction,measure,sector,jobs_change\n"
        "mill,2030,1,Elsewhere,,closure,loss,flow,weaving,-100\n"
    )
    told = call("region", "check", folder)
    assert told.exit_code == 2
    assert "Traceback" not in told.output
    assert told.output.count("ruhrsim: ") == 2
    swap(folder / "figures.csv", "2025,0102,,", "2025,0102,20000,")
    told = call("region", "check", folder)
    for part in ("did you mean 'settlements'", "municipality = 'Elsewhere'", "sector = 'weaving'"):
        assert part in told.output
    assert told.exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        ("settlements = 1.6", "settlements = nan", "settlements = nan"),
        ("settlements = 1.6", "settlements = inf", "settlements = inf"),
        ("settlements = 1.6", "settlements = true", "settlements = True"),
        ("settlements = 1.6", "settlements = -1", "settlements = -1.0 is no size of a region"),
        ("settlements = 1.6", "settlements = 1e308", "settlements = 1e+308 is no size of a region"),
        ("output_meur = 4_000", "output_meur = inf", "output_meur = inf"),
        ("output_meur = 4_000", "output_meur = true", "output_meur = True"),
        ("output_meur = 4_000", "output_meur = 1e300", "output_meur = 1e+300: choose"),
        ("leaving_share = 0.1", "leaving_share = nan", "leaving_share = nan"),
    ],
)
def test_settings_that_are_no_size_of_a_region_are_refused(tmp_path, old, new, told_of):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "region.toml", old, new)
    told = call("region", "check", folder)
    assert told.exit_code == 2
    assert told_of in told.output
    assert told.output.count("ruhrsim: ") == 1


def test_an_estimated_region_without_the_rows_of_its_start_year_is_told_which(tmp_path):
    folder = copy_of("ruhr", tmp_path / "ruhr")
    settings = folder / "region.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + text[text.index("[start.2025]") :].replace("start.2025", "start.2026"))
    told = call("region", "check", folder)
    assert told.exit_code == 2
    assert "unemployment_history.csv: no row of 2026, which [start.2026] reads; add rows" in told.output
    assert "employment_history.csv: no row of 2026, level kreis, concept workplace" in told.output


def test_rows_that_no_start_reads_are_told(tmp_path):
    folder = copy_of("ruhr", tmp_path / "ruhr")
    file = folder / "unemployment_history.csv"
    table = pd.read_csv(file, dtype=str)
    newest = table[table["year"] == "2025"].head(3).assign(year="2026")
    pd.concat([table, newest]).to_csv(file, index=False)
    told = call("region", "check", folder)
    assert told.exit_code == 0, told.output
    assert "no start reads 3 rows after 2025 (2026)" in told.output


def test_a_new_region_runs_as_it_is_and_is_not_written_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call("region", "new", "mine").exit_code == 0
    assert call("region", "check", "mine").exit_code == 0
    again = call("region", "new", "mine")
    assert again.exit_code == 2
    assert "choose a folder that is not there yet" in again.output


def test_the_manifest_and_the_report_name_the_region(tmp_path):
    told = call(
        "compare", "status_quo", "cluster_focus", "--region", FIVETON, "--runs", 2, "--years", 1, "--scale", 0.1,
        "--workers", 1, "--results", tmp_path, "--json",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    folder = Path(json.loads(told.stdout)["results"])
    assert read_manifest(folder)["region"] == str(FIVETON)
    assert load_comparison(folder).baseline.region == str(FIVETON)
    assert "5 towns and cities: Fiveton" in (folder / "report.html").read_text(encoding="utf-8")
    assert "Ehrental" in (folder / "towns_mean.csv").read_text(encoding="utf-8")


def test_an_unknown_region_is_one_message(tmp_path):
    told = call("run", "status_quo", "--region", tmp_path / "nowhere", "--results", tmp_path)
    assert told.exit_code == 2
    assert "ruhrsim region new" in told.output
    assert "Traceback" not in told.output
