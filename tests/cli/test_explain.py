"""`ruhrsim explain`: tables, files, JSON, and plain words for what goes wrong."""

import json
from types import SimpleNamespace

import pytest

from ruhrsim.analysis.mechanisms import MECHANISMS as ALL_MECHANISMS
from ruhrsim.cli import explain as command_file

TABLES = {
    "headline",
    "accounts",
    "mechanisms",
    "moves",
    "towns",
    "zero_sum",
    "ranks",
    "cost",
    "payers",
    "literature",
}
PAIR = ("status_quo", "cluster_focus")
MECHANISMS = {name: ALL_MECHANISMS[name] for name in ("visibility", "local_multiplier")}


@pytest.fixture(autouse=True)
def two_mechanisms(monkeypatch):
    """Switch off two mechanisms instead of all, to save time."""
    monkeypatch.setattr("ruhrsim.analysis.mechanisms.MECHANISMS", MECHANISMS)


def names(folder):
    return {path.name for path in folder.iterdir()}


def words(text):
    return " ".join(text.split())


def test_explain_writes_its_tables_and_nothing_else(command, tmp_path, fake_model):
    result = command("explain", *PAIR, "--runs", 2, "--years", 1)
    assert result.exit_code == 0, result.stderr
    assert fake_model.runs == (1 + len(MECHANISMS)) * 2 * 2
    assert names(tmp_path / "results") == {"explain_status_quo_cluster_focus"}
    written = names(tmp_path / "results" / "explain_status_quo_cluster_focus")
    assert {f"{table}.csv" for table in TABLES} | {"manifest.json", "region.parquet"} <= written


def test_without_mechanisms_only_the_two_scenarios_run(command, tmp_path, fake_model):
    result = command("explain", *PAIR, "--runs", 2, "--years", 1, "--no-mechanisms")
    assert result.exit_code == 0
    assert fake_model.runs == 4
    assert "mechanisms.csv" not in names(tmp_path / "results" / "explain_status_quo_cluster_focus")
    assert "Mechanism" not in result.stdout.split("Differences:")[0]


def test_the_tables_are_told_in_both_languages(command):
    english = words(command("explain", *PAIR, "--runs", 3, "--years", 1).stdout)
    # The fake model's focus is one below the baseline in every indicator and run.
    for part in (
        'Why "Share out strengths" differs',
        "Jobs (employees) 5 4 −1 (−1 to −1)",
        "visibility from outside",
        "zero-sum share",
        "saved for each unit lost",
        "16,875",
        "from memory, unverified",
        "mean of 3 runs",
        "Rank among other regions",
        "2021, sourced",
        "2025, illustrative",
        "Moves: which jobs changed place",
    ):
        assert part in english
    german = words(command("explain", *PAIR, "--runs", 3, "--years", 1, "--lang", "de").stdout)
    for part in (
        "Warum „Stärken aufteilen“",
        "Sichtbarkeit von außen",
        "Nullsummenanteil",
        "16.875",
        "Wer zahlte",
        "Rang unter anderen Regionen",
        "2021, belegt",
        "2025, illustrativ",
        "die Stadt wechselten",
    ):
        assert part in german


def test_one_run_has_no_intervals(command):
    result = command("explain", *PAIR, "--runs", 1, "--years", 1)
    assert result.exit_code == 0, result.stderr
    assert "(−1 to −1)" not in result.stdout


def test_json_is_all_there_is_on_stdout(command):
    result = command("explain", *PAIR, "--runs", 2, "--years", 1, "--json")
    answer = json.loads(result.stdout, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))
    assert answer.keys() >= TABLES
    assert answer["scenarios"] == list(PAIR)
    assert {row["mechanism"] for row in answer["mechanisms"]} == MECHANISMS.keys()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["status_quo", "cluster_fokus"], "unknown scenario 'cluster_fokus'; did you mean 'cluster_focus'?"),
        (["status_quo", "status_quo"], "scenarios share a name"),
        ([*PAIR, "--runs", "0"], "runs = 0: choose 1 or more"),
        ([*PAIR, "--years", "99"], "years = 99: choose from 1 to 50"),
    ],
)
def test_bad_input_is_one_plain_message_and_nothing_is_written(command, tmp_path, arguments, part):
    result = command("explain", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert names(tmp_path) == set()


def test_another_folder_is_not_overwritten(command, tmp_path, fake_model):
    folder = tmp_path / "results" / "explain_status_quo_cluster_focus"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    assert command("explain", *PAIR).exit_code == 2
    assert fake_model.runs == 0


def test_an_interruption_keeps_finished_runs(command, tmp_path, monkeypatch, fake_model):
    with monkeypatch.context() as patch:
        patch.setattr("ruhrsim.analysis.mechanisms.variants", interrupt)
        result = command("explain", *PAIR, "--runs", 2, "--years", 1)
    assert result.exit_code == 130
    assert "stopped; 4 of 4 runs are kept in results, the same command goes on from there" in result.stderr
    assert names(tmp_path / "results") == {".parts"}
    assert command("explain", *PAIR, "--runs", 2, "--years", 1).exit_code == 0
    assert fake_model.runs == (1 + len(MECHANISMS)) * 2 * 2
    assert names(tmp_path / "results") == {"explain_status_quo_cluster_focus"}


def test_interrupted_late_all_runs_are_kept(command, monkeypatch):
    monkeypatch.setattr("ruhrsim.runs.store.save_comparison", interrupt)
    result = command("explain", *PAIR, "--runs", 2, "--years", 1)
    assert result.exit_code == 130
    assert "stopped; 12 of 12 runs are kept in results" in result.stderr


def test_expected_time_is_told(command, monkeypatch):
    clock = iter(range(0, 10_000, 60))
    monkeypatch.setattr(command_file, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    result = command("explain", *PAIR, "--runs", 2, "--years", 1)
    # Four runs took a minute, as many for each mechanism.
    assert "2 mechanisms × 2 × 2 runs, about 2 min" in result.stderr


def interrupt(*arguments, **options):
    raise KeyboardInterrupt
