"""`ruhrsim compare` and `ruhrsim run`: table, JSON, files, and plain words for everything that goes wrong."""

import errno
import json

import pytest
from regions_made import FIVETON

FILES = {
    "manifest.json",
    "region.parquet",
    "region_mean.csv",
    "report.html",
    "summary.csv",
    "towns.parquet",
    "towns_mean.csv",
}


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_compare_writes_the_result_and_nothing_else(command, tmp_path):
    result = command("compare", "--runs", 3, "--years", 2)
    assert result.exit_code == 0
    assert names(tmp_path) == {"results"}
    assert names(tmp_path / "results") == {"compare"}
    assert names(tmp_path / "results" / "compare") == FILES | {"split.csv", "worlds.csv"}
    assert "results/compare/report.html" in result.stdout.replace("\\", "/")


def test_compare_prints_levels_differences_and_marks_in_words(command):
    result = command("compare", "--runs", 3, "--years", 2, "--uncertainty", "luck")
    # Years end at seed + lift + 4 and + 8 quarters: the baseline's mean is 7, the others are 1 off in every run.
    (rate,) = (line for line in result.stdout.splitlines() if line.startswith("Unemployment rate"))
    assert rate.split() == ["Unemployment", "rate", "7.00", "+1.00", "higher", "−1.00", "lower"]
    for part in (
        "Carry on as before",
        "Compete on everything",
        "Share out strengths",
        "ends of 2026 to 2027",
        "mean of 3 runs",
        "interval includes zero",
    ):
        assert part in result.stdout


def test_a_difference_that_chance_may_explain_is_unclear(command, tmp_path):
    (tmp_path / "twin.toml").write_text('based_on = "status_quo"')
    result = command("compare", "status_quo", "twin.toml", "--runs", 3, "--years", 2, "--uncertainty", "luck")
    (rate,) = (line for line in result.stdout.splitlines() if line.startswith("Unemployment rate"))
    assert rate.split() == ["Unemployment", "rate", "7.00", "0.00", "unclear"]


def test_the_german_table_has_german_numbers(command):
    result = command("compare", "--runs", 3, "--years", 2, "--lang", "de", "--uncertainty", "luck")
    (rate,) = (line for line in result.stdout.splitlines() if line.startswith("Arbeitslosenquote"))
    assert rate.split() == ["Arbeitslosenquote", "7,00", "+1,00", "höher", "−1,00", "niedriger"]
    assert "Stärken aufteilen" in result.stdout


def test_one_run_says_that_it_has_no_interval(command):
    result = command("compare", "--runs", 1, "--years", 2)
    assert result.exit_code == 0
    assert "One run has no interval" in " ".join(result.stdout.split())
    assert "higher" not in result.stdout
    assert "single run cannot show" in " ".join(result.stdout.split())


def test_json_is_all_there_is_on_stdout(command, tmp_path):
    result = command("compare", "--runs", 3, "--years", 2, "--json")
    answer = json.loads(result.stdout, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))
    assert answer["scenarios"] == ["status_quo", "spread_alone", "focus_together"]
    assert answer["seeds"] == [0, 1, 2]
    row = next(
        row for row in answer["summary"] if row["scenario"] == "focus_together" and row["indicator"] == "jobs"
    )
    assert (row["difference"], row["includes_zero"]) == (-1.0, False)
    assert answer["years_compared"] == [2026, 2027]
    assert answer["briefing"][0].startswith("Ruhr area, against “Carry on as before”")
    assert {row["part"] for row in answer["split"]} == {"total", "themes", "together"}
    assert "runs" in result.stderr


def test_run_writes_to_the_scenarios_own_folder(command, tmp_path):
    result = command("run", "focus_together", "--runs", 2, "--years", 1, "--results", tmp_path / "mine")
    assert result.exit_code == 0
    assert names(tmp_path / "mine" / "focus_together") == FILES | {"worlds.csv"}


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["compare", "cluster_fokus"], "unknown scenario 'cluster_fokus'; did you mean 'cluster_focus'?"),
        (["compare", "--years", "-3"], "years = -3: choose from 1 to 50"),
        (["compare", "--runs", "0"], "runs = 0: choose 1 or more"),
        (["compare", "--scale", "0"], "scale = 0.0: choose from 0.005"),
        (["compare", "--workers", "0"], "workers = 0: choose 1 or more"),
        (["compare", "status_quo", "status_quo"], "scenarios share a name"),
        (["run", "nothing.toml"], "unknown scenario 'nothing.toml'"),
    ],
)
def test_bad_input_is_one_plain_message_and_nothing_is_written(command, tmp_path, arguments, part):
    result = command(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert part in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert names(tmp_path) == set()


def test_all_faults_of_a_file_are_told(command, tmp_path):
    (tmp_path / "bad.toml").write_text('based_on = "status_quo"\nyears = -1\n[strategy]\nmoney = 3\n')
    result = command("compare", "bad.toml")
    assert result.exit_code == 2
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["bad.toml", "bad.toml"]


def test_an_unwritable_folder_is_told_before_anything_runs(command, tmp_path, fake_model):
    (tmp_path / "file").write_text("")
    result = command("compare", "--results", tmp_path / "file")
    assert result.exit_code == 2
    assert "choose another folder with --results" in result.stderr
    assert fake_model.runs == 0


def test_a_full_disk_leaves_no_half_result_and_the_runs_are_kept(command, tmp_path, monkeypatch):
    def fill(comparison, directory, language, parts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ruhrsim.report.write_report", fill)
    result = command("compare", "--runs", 2, "--years", 1)
    assert result.exit_code == 2
    assert "the disk is full; free some space and give the same command again" in result.stderr
    assert names(tmp_path / "results") == {".parts"}


def test_an_interruption_says_what_is_kept_and_the_same_command_goes_on(
    command, tmp_path, monkeypatch, fake_model
):
    with monkeypatch.context() as patch:
        patch.setattr("ruhrsim.runs.store.save_comparison", interrupt)
        result = command("compare", "--runs", 2, "--years", 1)
    assert result.exit_code == 130
    assert "stopped; 6 of 6 runs are kept in results, the same command goes on from there" in result.stderr
    assert command("compare", "--runs", 2, "--years", 1).exit_code == 0
    assert fake_model.runs == 10  # three strategies and the two corners that are none of them
    assert names(tmp_path / "results") == {"compare"}


def interrupt(*arguments, **options):
    raise KeyboardInterrupt


def test_intervals_cover_assumptions_unless_told_otherwise(command, tmp_path):
    result = command("compare", "--runs", 3, "--years", 2, "--lang", "de")
    assert result.exit_code == 0
    assert "ungünstiger in 3 von 3 Welten" in result.stdout
    assert "90 % der plausiblen Welten" in " ".join(result.stdout.split())
    assert names(tmp_path / "results" / "compare") == FILES | {"split.csv", "worlds.csv"}
    assert names(tmp_path / "results") == {"compare"}
    luck = command("compare", "--runs", 3, "--years", 2, "--lang", "de", "--uncertainty", "luck")
    assert "Welten" not in luck.stdout
    assert names(tmp_path / "results" / "compare") == FILES | {"split.csv"}


def test_the_answer_is_printed_before_figures_are_drawn(command, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("ruhrsim.runs.store.save_comparison", interrupt)
        result = command("compare", "--runs", 3, "--years", 2)
    said = " ".join(result.stdout.split())
    assert "against “Carry on as before”" in said
    assert "Unemployment rate" in said
    # Competing is 1 up, sharing out 1 down in every run of the fake model, whoever acts together.
    assert "Of it by sharing out themes about 2 fewer" in said
    assert "by acting together just as many" in said
    assert "rests on an assumption" in said
    assert "report.html" not in said


def test_other_comparisons_run_no_corners(command, fake_model):
    result = command("compare", "status_quo", "focus_together", "--runs", 2, "--years", 1)
    assert result.exit_code == 0
    assert fake_model.runs == 4
    assert "sharing out themes" not in result.stdout


def test_json_tells_what_intervals_cover(command):
    for word in ("luck", "assumptions"):
        answer = json.loads(
            command("compare", "--runs", 2, "--years", 1, "--uncertainty", word, "--json").stdout
        )
        assert answer["uncertainty"] == word


def test_one_scenario_then_another_from_a_year(command, tmp_path):
    result = command(
        "run", "status_quo", "--then", "cluster_focus", "--from", 2027, "--runs", 2, "--years", 3
    )
    assert result.exit_code == 0
    folder = tmp_path / "results" / "status_quo_then_cluster_focus"
    (scenario,) = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["scenarios"]
    (phase,) = scenario["strategy"]["phases"]
    assert (phase["from"], phase["kind"]) == (2027, "focus")


def test_what_follows_is_read_for_the_region_that_is_given(command, tmp_path):
    file = tmp_path / "land_in_ahausen.toml"
    file.write_text(
        'strategy = {kind = "status_quo"}\n'
        "[[policy]]\n"
        'instrument = "land_release"\n'
        "from = 2026\n"
        "to = 2026\n"
        "eur_per_year = 100_000\n"
        'towns = ["Ahausen"]\n'
    )
    result = command(
        *("run", file, "--then", "status_quo", "--from", 2027, "--runs", 2, "--years", 2),
        *("--region", FIVETON),
    )
    assert result.exit_code == 0, result.stderr
    folder = tmp_path / "results" / "land_in_ahausen_then_status_quo"
    (scenario,) = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["scenarios"]
    assert scenario["region"] == str(FIVETON)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--then", "cluster_focus"), "--then and --from go together"),
        (("--then", "tax_race", "--from", 2027), "'strategy.competition' differs"),
        (("--then", "cluster_focus", "--from", 2024), "the run begins in 2026"),
        (("--then", "cluster_focus", "--from", 2030, "--years", 2), "from = 2030 is never reached"),
    ],
)
def test_what_can_not_follow_is_told(command, options, message):
    result = command("run", "status_quo", *options, "--runs", 2)
    assert result.exit_code == 2
    assert message in result.stderr
