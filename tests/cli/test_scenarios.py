"""`ruhrsim scenarios`: list, show, check, new, schema."""

import json
import tomllib

import pytest

from ruhrsim.scenarios.scenario import read_scenario, scenario_from_dict

SHIPPED = ("cluster_focus", "compete_on_everything", "status_quo")


def test_list_shows_name_and_title_of_all(command):
    result = command("scenarios", "list")
    assert result.exit_code == 0
    lines = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in result.stdout.splitlines()}
    assert lines["cluster_focus"] == "Share out strengths"
    assert set(SHIPPED) <= set(lines)


def test_list_goes_on_past_a_faulty_file(command, tmp_path):
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "bad.toml").write_text("years = -1")
    result = command("scenarios", "list")
    assert result.exit_code == 0
    assert "faulty" in result.stdout
    assert "Share out strengths" in result.stdout


def test_show_prints_toml_that_reads_back_as_the_same_scenario(command, tmp_path):
    (tmp_path / "mine.toml").write_text(
        'based_on = "cluster_focus"\n[parameters.firm_entry]\ncorporate_spinoff_rate = 0.001\n'
        '[[shock]]\nkind = "theme_bust"\nquarter = "2030Q1"\ntheme = "health"\ndepth = 0.2\n'
    )
    result = command("scenarios", "show", "mine.toml")
    assert result.exit_code == 0
    assert result.stdout.startswith("# mine.toml")
    assert scenario_from_dict(tomllib.loads(result.stdout)) == read_scenario("mine.toml")


def test_check_names_the_good_and_all_faults_of_the_bad(command, tmp_path):
    (tmp_path / "bad.toml").write_text('based_on = "status_quo"\nyears = -1\ncolour = 3')
    result = command("scenarios", "check", "status_quo", "bad.toml", "nowhere")
    assert result.exit_code == 2
    assert result.stdout == "status_quo: good (Carry on as before)\n"
    assert len(result.stderr.splitlines()) == 3


def test_check_of_good_ones_ends_well(command):
    assert command("scenarios", "check", *SHIPPED).exit_code == 0


def test_new_writes_a_good_file_and_says_what_next(command, tmp_path):
    result = command("scenarios", "new", "my_town", "--based-on", "cluster_focus")
    assert result.exit_code == 0
    assert result.stdout == "Wrote scenarios/my_town.toml. Edit it, then: ruhrsim scenarios check my_town\n"
    assert (tmp_path / "scenarios" / "my_town.toml").is_file()
    assert read_scenario("my_town").strategy == read_scenario("cluster_focus").strategy


def test_new_may_start_from_a_file(command, tmp_path):
    (tmp_path / "mine.toml").write_text('based_on = "status_quo"\nyears = 7')
    assert command("scenarios", "new", "next", "--based-on", "mine.toml").exit_code == 0
    assert read_scenario("next").years == 7


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["status_quo"], "is there already; choose another name"),
        (["my town"], "use letters, digits"),
        (["../up"], "use letters, digits"),
        (["mine", "--based-on", "cluster_fokus"], "did you mean 'cluster_focus'?"),
    ],
)
def test_new_refuses_and_tells_the_way_out(command, tmp_path, arguments, part):
    result = command("scenarios", "new", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr
    assert not (tmp_path / "scenarios").exists()


def test_new_never_writes_over_a_file(command, tmp_path):
    command("scenarios", "new", "mine")
    (tmp_path / "scenarios" / "mine.toml").write_text("years = 3")
    assert command("scenarios", "new", "mine").exit_code == 2
    assert (tmp_path / "scenarios" / "mine.toml").read_text() == "years = 3"


def test_new_tells_where_it_can_t_write(command, tmp_path):
    (tmp_path / "scenarios").write_text("a file where the folder should be")
    result = command("scenarios", "new", "mine")
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


def test_schema_is_json(command):
    result = command("scenarios", "schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["properties"]["years"]["maximum"] == 50
