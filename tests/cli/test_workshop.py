"""`ruhrsim workshop`: what is printed and written, and refusals."""

import json
import re
from importlib.resources import files

import pandas as pd
import pytest
from typer.testing import CliRunner

from ruhrsim.cli import workshop
from ruhrsim.cli.app import app
from ruhrsim.workshop import kit
from ruhrsim.workshop.bots import ALONE
from ruhrsim.workshop.cards import all_cards, town_cards
from ruhrsim.workshop.game import TREATMENTS
from ruhrsim.workshop.pdf import document
from ruhrsim.workshop.teams import ROLES, all_teams


@pytest.fixture
def made_up(monkeypatch):
    """Games without runs: who pays nothing wins 5 points and costs the region 3, except under a contract."""

    def play(games, teams, rounds, treatments, workers):
        return pd.DataFrame(
            [
                {
                    "treatment": treatment,
                    "others": others,
                    "probe": probe,
                    "game": game,
                    "region_rate_change": 0.0,
                    "own": game
                    + (5.0 if probe in ("selfish", "keeps_all") and treatment != "binding" else 0.0),
                    "region": game - (3.0 if probe in ("selfish", "keeps_all") else 0.0),
                }
                for game in range(games)
                for treatment in treatments
                for others in ("selfish", "cooperative")
                for probe in ("selfish", "cooperative", *(ALONE if others == "cooperative" else ()))
            ]
        )

    monkeypatch.setattr(workshop, "_play", play)


def call(*arguments):
    return CliRunner().invoke(app, ["workshop", *map(str, arguments)])


def test_the_dilemma_is_counted_and_the_tables_are_written(made_up, tmp_path):
    result = call("simulate", "--games", 3, "--results", tmp_path)
    assert result.exit_code == 0
    assert "There is a dilemma in 6 of 8 cases" in " ".join(result.stdout.split())
    assert "+5.0 ± 0.0" in result.stdout
    assert len(pd.read_csv(tmp_path / "workshop" / "tournament.csv")) == 3 * 4 * (2 * 2 + len(ALONE))
    assert len(pd.read_csv(tmp_path / "workshop" / "pay_offs.csv")) == 8


def test_what_one_different_choice_brings_is_printed_and_written(made_up, tmp_path):
    result = call("simulate", "--games", 3, "--results", tmp_path, "--lang", "de")
    lines = {line.strip().rsplit("  ")[0].strip(): line for line in result.stdout.splitlines()}
    assert "+5,0 ± 0,0 −3,0 ± 0,0" in " ".join(lines["zahlt nichts, steckt alles in eigene Themen"].split())
    assert "0,0 ± 0,0" in lines["zahlt voll, der Rest in Zuschüsse"]
    table = pd.read_csv(tmp_path / "workshop" / "single_choices.csv").set_index("choice")
    assert set(table.index) == {*ALONE, "selfish"}
    assert table.loc["selfish", ["own_gain", "region_gain"]].tolist() == [5.0, -3.0]


def test_no_dilemma_is_said_too(made_up, tmp_path):
    result = call("simulate", "--games", 3, "--results", tmp_path, "--treatment", "binding", "--lang", "de")
    assert "in keinem der 2 Fälle" in " ".join(result.stdout.split())


@pytest.mark.parametrize(("language", "said"), [("en", "too few games"), ("de", "zu wenige Spiele")])
def test_a_single_game_gives_no_verdict(made_up, tmp_path, language, said):
    result = call("simulate", "--games", 1, "--results", tmp_path, "--lang", language)
    shown = " ".join(result.stdout.split())
    assert f"8 {'of' if language == 'en' else 'von'} 8" in shown
    assert shown.count(said) == 9
    assert "in keinem" not in shown
    assert "in none" not in shown


def test_json_is_all_there_is_on_stdout(made_up, tmp_path):
    result = call("simulate", "--games", 2, "--results", tmp_path, "--json")
    made = json.loads(result.stdout)
    assert {row["own_gain"] for row in made["pay_offs"]} == {0.0, 5.0}
    assert len(made["single_choices"]) == len(ALONE) + 1


def test_the_treatments_of_the_command_are_those_of_the_rules():
    assert [treatment.value for treatment in workshop.Treatment] == list(TREATMENTS)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_kit_has_script_handout_and_cards_to_read_and_to_print(tmp_path, language, monkeypatch):
    monkeypatch.setattr(kit, "can_typeset", lambda: False)
    result = call("kit", "--lang", language, "--to", tmp_path / "kit")
    assert result.exit_code == 0
    names = {file.name for file in (tmp_path / "kit").iterdir()}
    assert names == {
        f"{name}.{ending}" for name in ("facilitator", "handout", "cards") for ending in ("md", "html")
    }
    page = (tmp_path / "kit" / "facilitator.html").read_text(encoding="utf-8")
    assert f'lang="{language}"' in page
    assert page.count("<table>") == page.count("</table>") >= 2
    assert "**" not in page
    assert "|" not in page.split("</style>")[1]


def test_without_typst_the_kit_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(kit, "can_typeset", lambda: False)
    assert "they need typst (pip install 'ruhrsim[kit]')" in call("kit", "--to", tmp_path / "kit").stderr


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_kit_is_printed_by_typst_the_same_each_time(tmp_path, language):
    pytest.importorskip("typst")
    for name in ("one", "other"):
        assert call("kit", "--lang", language, "--to", tmp_path / name).exit_code == 0
    printed = {file.stem: file.read_bytes() for file in (tmp_path / "one").glob("*.pdf")}
    assert set(printed) == {"facilitator", "handout", "cards", "sheet", "slides", "map"}
    for name, content in printed.items():
        assert content.startswith(b"%PDF")
        assert (tmp_path / "other" / f"{name}.pdf").stat().st_size == len(content)


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_are_ten_slides(language):
    text = (files("ruhrsim") / "workshop_kit" / language / "slides.md").read_text(encoding="utf-8")
    assert len(re.findall("^# ", text, flags=re.MULTILINE)) == 10


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_card_has_a_goal_and_a_conflict(language):
    cards = all_cards(language)
    assert len(cards) == len(all_teams()) + len(town_cards(language)) + len(ROLES)
    assert all(card.goal and card.conflict and card.status for card in cards)
    assert len({card.conflict for card in cards}) >= 7


def test_signs_of_a_text_are_never_commands_for_typst():
    typst = pytest.importorskip("typst")
    assert typst
    hostile = '# Title "x" #panic("a")\n\n#panic() $x$ @y <z> [w] \\ _u_ ~ //\n\n- #panic("b")\n'
    assert document(hostile, "en").startswith(b"%PDF")


def test_a_kit_overwrites_nothing(tmp_path):
    (tmp_path / "kit").mkdir()
    result = call("kit", "--to", tmp_path / "kit")
    assert result.exit_code == 2
    assert "is there already" in result.stderr


def test_cards_are_printed_or_written(tmp_path):
    printed = call("cards", "--lang", "en").stdout
    assert printed.count("\n## ") == len(all_cards("en"))
    call("cards", "--lang", "en", "--to", tmp_path / "cards.md")
    assert (tmp_path / "cards.md").read_text(encoding="utf-8") == printed


def test_cards_that_cannot_be_written_are_said(tmp_path):
    result = call("cards", "--to", tmp_path / "no" / "cards.md")
    assert result.exit_code == 1
    assert "choose another file" in result.stderr
