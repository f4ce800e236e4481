"""`ruhrsim analyse` on sweeps of a made-up model."""

import json
import re

import pandas as pd
import pytest
from made_sweeps import write_sweep
from typer.testing import CliRunner

from ruhrsim.analysis.ablation import ablation_worlds
from ruhrsim.cli.app import app

HEAD = """
scenarios = ["status_quo", "compete_on_everything", "cluster_focus"]
years = 1
runs = 2
scale = 0.01
indicators = ["unemployment_rate", "jobs"]
"""
FACTORS = """
[uncertainties]
"theme_support.returns" = {}
"land.renewal" = {}
"""
SAMPLES = {
    "latin_hypercube": '[sampler]\nkind = "latin_hypercube"\npoints = 24\n' + FACTORS,
    "morris": '[sampler]\nkind = "morris"\npoints = 4\n' + FACTORS,
    "sobol": '[sampler]\nkind = "sobol"\npoints = 8\n' + FACTORS,
    "levers": '[levers]\n"strategy.themes_per_town" = { values = [1, 2, 3] }\n',
    "list": '[sampler]\nkind = "list"\nfile = "worlds.csv"\n',
}
ASKED = [
    ("latin_hypercube", "robustness"),
    ("latin_hypercube", "discovery"),
    ("latin_hypercube", "replications"),
    ("latin_hypercube", "tipping"),
    ("morris", "morris"),
    ("sobol", "sobol"),
    ("levers", "response"),
    ("list", "ablation"),
]


def answer(scenario, seed):
    """Luck of the seed, a little of its own for focus; focus is worse with returns below 0.95."""
    own = {"status_quo": 0.0, "compete_on_everything": 0.1, "cluster_focus": 0.0}[scenario.name]
    returns = scenario.parameters.get("theme_support", {}).get("returns", 0.95)
    renewal = scenario.parameters.get("land", {}).get("renewal", 0.01)
    tilt = 2.0 * (0.95 - returns) if scenario.name == "cluster_focus" else 0.0
    return (
        10
        + seed
        + own
        + tilt
        + 10 * renewal * (1 + returns)
        + 0.001 * seed * (own > 0)
        + 0.1 * scenario.strategy.themes_per_town
    )


@pytest.fixture(scope="module")
def sweeps(tmp_path_factory):
    """Return a function from the sampler to the folder above a sweep's results, made once each."""
    made = {}

    def get(kind):
        if kind not in made:
            folder = made[kind] = tmp_path_factory.mktemp(kind)
            ablation_worlds().to_csv(folder / "worlds.csv", index=False)
            write_sweep(folder, HEAD + SAMPLES[kind], answer)
        return made[kind]

    return get


def ask(folder, monkeypatch, *arguments):
    monkeypatch.chdir(folder)
    return CliRunner().invoke(app, ["analyse", *arguments])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("sample", "kind"), ASKED)
def test_every_kind_writes_table_figure_and_sentences(sweeps, monkeypatch, tmp_path, sample, kind, language):
    monkeypatch.setattr("ruhrsim.analysis.discovery._chance", lambda factors, cases, score: 0.0)
    along = ["--parameter", "theme_support.returns"] if kind == "tipping" else []
    done = ask(sweeps(sample), monkeypatch, kind, "try", "--lang", language, "--out", tmp_path, *along)
    assert done.exit_code == 0, done.output
    stem = f"{kind}_unemployment_rate" + ("_theme_support.returns" if along else "")
    table = pd.read_csv(tmp_path / f"{stem}.csv")
    sentences = (tmp_path / f"{stem}.txt").read_text(encoding="utf-8").strip().splitlines()
    assert len(table)
    assert len(sentences) >= (3 if kind == "robustness" else 1)
    assert all(sentence in done.output for sentence in sentences)
    assert (tmp_path / f"{stem}.png").stat().st_size > 5_000
    assert not any(re.search(r"[{}]|\bnan\b", sentence) for sentence in sentences)


def test_robustness_says_what_the_made_up_model_does(sweeps, monkeypatch, tmp_path):
    done = ask(sweeps("latin_hypercube"), monkeypatch, "robustness", "try", "--out", tmp_path, "--json")
    told = json.loads(done.stdout)
    rows = {row["strategy"]: row for row in told["table"] if row["indicator"] == "unemployment_rate"}
    assert rows["cluster_focus"]["satisfied"] == pytest.approx(0.5, abs=0.1)
    assert rows["compete_on_everything"]["difference"] == pytest.approx(0.1005, abs=1e-6)
    assert rows["compete_on_everything"]["satisfied"] == 0.0
    assert "“Carry on as before” stays least behind" in told["sentences"][0]
    assert "for “Compete on everything” it is" in told["sentences"][0]


def test_tipping_finds_the_made_up_point(sweeps, monkeypatch, tmp_path):
    done = ask(
        sweeps("latin_hypercube"),
        monkeypatch,
        "tipping",
        "try",
        "--parameter",
        "theme_support.returns",
        "--strategy",
        "cluster_focus",
        "--baseline",
        "status_quo",
        "--out",
        tmp_path,
        "--json",
    )
    row = json.loads(done.stdout)["table"][0]
    assert row["result"] == "flips"
    assert row["crossing"] == pytest.approx(0.95, abs=0.02)


def test_files_stand_beside_the_sweep_by_default(sweeps, monkeypatch):
    folder = sweeps("morris")
    done = ask(folder, monkeypatch, "morris", "results/try", "--baseline", "status_quo")
    assert done.exit_code == 0, done.output
    assert (folder / "results" / "try" / "morris_unemployment_rate_status_quo.csv").is_file()


@pytest.mark.parametrize(
    ("sample", "arguments", "words"),
    [
        ("latin_hypercube", ["sobol", "try"], "no sobol sample"),
        ("levers", ["morris", "try"], "no morris sample"),
        ("latin_hypercube", ["robustness", "try", "--indicator", "job"], "did you mean 'jobs'"),
        ("latin_hypercube", ["robustness", "try", "--baseline", "statusquo"], "did you mean 'status_quo'"),
        ("latin_hypercube", ["tipping", "try"], "needs --parameter; choose from theme_support.returns"),
        ("latin_hypercube", ["response", "try"], "ask for tipping"),
        ("latin_hypercube", ["robustness", "try", "--year", "2030"], "choose from 2026"),
        ("latin_hypercube", ["robustness", "tri"], "did you mean 'try'"),
        ("latin_hypercube", ["ablation", "try"], "shipped experiment 'ablation'"),
    ],
)
def test_wrong_use_is_one_message_with_the_way_out(sweeps, monkeypatch, sample, arguments, words):
    done = ask(sweeps(sample), monkeypatch, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.output
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_can_not_be_written_is_told(sweeps, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    done = ask(sweeps("latin_hypercube"), monkeypatch, "robustness", "try", "--out", tmp_path / "file")
    assert done.exit_code == 2
    assert "choose another folder with --out" in done.stderr


def test_names_with_commas_are_quoted(sweeps, monkeypatch):
    done = ask(sweeps("levers"), monkeypatch, "robustness", "try", "--baseline", "status_quo")
    assert done.exit_code == 2
    assert "choose from 'status_quo, strategy.themes_per_town = 1', 'compete_on_everything, " in done.stderr


def test_thresholds_of_the_file_are_used(monkeypatch, tmp_path):
    head = HEAD.replace('"jobs"]', '"jobs"]\nthresholds = { unemployment_rate = 11.3 }')
    write_sweep(tmp_path, head + SAMPLES["levers"], answer)
    done = ask(tmp_path, monkeypatch, "robustness", "try", "--json")
    rows = json.loads(done.stdout)["table"]
    assert {row["threshold"] for row in rows if row["indicator"] == "unemployment_rate"} == {11.3}
