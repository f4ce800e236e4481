"""The common programme of all instruments: years, delay, fading, books, towns; faults of a table."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_type_hints

import numpy as np
import pytest
from small_world import TOWNS, ask, moved, neutral, world

from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.digital_city import DigitalCity
from ruhrsim.model.processes.policies.instrument import Programme, act_together
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.scenarios.scenario import ScenarioError, scenario_from_dict

THEMED = {"cluster_management", "research_institute"}
RUN_OUT = 4 * 60
GUIDE = Path(__file__).parents[4] / "docs" / "strategies.md"
PAYER_OF = dict(re.findall(r"\n\| `(\w+)` \|[^|]*\| (towns|Land|EU) \|", GUIDE.read_text(encoding="utf-8")))


SOME_EFFECT = {"accelerator": {"effect": 0.1}}
"""What evaluations find without effect acts in tests as if its range ended there."""


def usual(name, **keys):
    theme = {"theme": "cyber_ai"} if name in THEMED else {}
    return ask(INSTRUMENTS[name], **(theme | keys))


def programme(name="digital_city", start=2025, p=None, **keys):
    instrument = usual(name, **keys)
    return Programme(instrument, p or instrument.effect(**SOME_EFFECT.get(name, {})), start, 2)


def everything(history):
    """Return all levers of all quarters in one row."""
    return np.concatenate([value.ravel() for levers in history for value in vars(levers).values()])


@pytest.mark.parametrize("eur", [4e4, 4e6, 4e9])
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_programme_in_pieces_does_what_the_whole_does(name, eur):
    whole = run(programme(name, eur_per_year=eur), 12)
    pieces = run([programme(name, eur_per_year=eur / 4.0) for _ in range(4)], 12)
    assert everything(pieces) == pytest.approx(everything(whole), rel=1e-9)


@pytest.mark.parametrize("name", sorted(set(INSTRUMENTS) - {"cooperation_site", "start_up_centre"}))
def test_a_programme_for_two_towns_does_what_one_for_each_does(name):
    """Bochum has three quarters of the residents and of the towns' own money."""
    whole = run(programme(name, eur_per_year=4e6), 12)
    each = run(
        [
            programme(name, eur_per_year=eur, towns=[town])
            for town, eur in zip(TOWNS, (3e6, 1e6), strict=True)
        ],
        12,
    )
    assert everything(each) == pytest.approx(everything(whole), rel=1e-9)


def test_programmes_of_different_themes_stay_apart():
    health, it = (programme("cluster_management", theme=theme) for theme in ("health", "cyber_ai"))
    both, alone = run([health, it], 4)[-1], run(programme("cluster_management", theme="health"), 4)[-1]
    assert both.jobs_built.sum() == pytest.approx(2.0 * alone.jobs_built.sum())
    assert (both.jobs_built[0] > 0.0).sum() == 2


def run(chosen, quarters, first=1):
    """Let one programme or several act quarter by quarter and return the levers of each."""
    together = chosen if isinstance(chosen, list) else [chosen]
    history = []
    for quarter in range(first, first + quarters):
        history.append(neutral())
        act_together(together, history[-1], world(quarter))
    return history


def granted(history):
    return np.array([levers.granted_eur.sum() for levers in history])


def test_first_and_last_quarter():
    """2026 to 2027 are the first eight quarters after the end of 2025, the 40th to 47th after 2016."""
    assert granted(run(programme(), 10)).nonzero()[0].tolist() == list(range(8))
    late = programme(start=2016)
    assert (late.first, late.last) == (37, 44)


def test_a_programme_of_one_year_lasts_four_quarters():
    assert (granted(run(programme(to=2026), 6)) > 0.0).tolist() == [True] * 4 + [False] * 2


def test_one_that_began_before_the_start_is_granted_from_the_first_quarter():
    assert (granted(run(programme(**{"from": 2020, "to": 2026}), 6)) > 0.0).tolist() == [True] * 4 + [
        False
    ] * 2


def test_money_builds_up_with_the_delay():
    chosen = programme(p=replace(DigitalCity.effect(), delay_years=2.0), to=2040)
    run(chosen, 8)
    assert chosen.money.sum() == pytest.approx(1e6 * (1.0 - np.exp(-1.0)))


def test_money_fades_with_the_same_delay():
    chosen = programme(p=replace(DigitalCity.effect(), delay_years=2.0))
    run(chosen, 8)
    there = chosen.money.sum()
    run(chosen, 8, first=9)
    assert chosen.money.sum() == pytest.approx(there * np.exp(-1.0))


def test_money_below_a_hundredth_is_exactly_nothing():
    chosen = programme(p=replace(DigitalCity.effect(), delay_years=0.5))
    history = run(chosen, 20)
    assert not chosen.money.any()
    assert moved(history[15])
    assert not moved(history[-1])


def test_residents_decide_the_shares():
    chosen = programme()
    levers = run(chosen, 1)[0]
    assert levers.granted_eur[PAYERS.index("towns")] == pytest.approx([187_500.0, 62_500.0])
    assert chosen.money[0] == pytest.approx(3.0 * chosen.money[1])


@pytest.mark.parametrize("towns", [["Herne"], ["Bochum"], TOWNS])
def test_only_towns_named_get_money_and_all_of_it(towns):
    chosen = programme(towns=towns)
    levers = run(chosen, 1)[0]
    named = np.isin(TOWNS, towns)
    assert (levers.granted_eur[:, ~named] == 0.0).all()
    assert (chosen.money[~named] == 0.0).all()
    assert levers.granted_eur.sum() == pytest.approx(250_000.0)


def test_without_money_nothing_moves():
    for name in INSTRUMENTS:
        assert not any(moved(levers) for levers in run(programme(name, eur_per_year=0), 12)), name


@pytest.mark.parametrize("name", sorted(INSTRUMENTS.keys() & PAYER_OF))
def test_it_is_paid_by_whom_the_table_says(name):
    levers = run(programme(name), 8)
    booked = np.sum([step.granted_eur.sum(axis=1) for step in levers], axis=0)
    assert (booked > 0.0).tolist() == [payer == PAYER_OF[name].lower() for payer in PAYERS]


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_euro_granted_is_spent(name):
    for levers in run(programme(name), 12):
        assert levers.spent_eur == pytest.approx(levers.granted_eur, rel=1e-12)


@pytest.mark.parametrize("name", sorted(set(INSTRUMENTS) - {"efre_match"}))
def test_the_whole_sum_is_granted_in_its_years(name):
    assert granted(run(programme(name), 12)).sum() == pytest.approx(2e6)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_it_moves_levers_and_leaves_them_neutral_in_the_end(name):
    history = run(programme(name), RUN_OUT)
    assert moved(history[4]) - {"granted_eur", "spent_eur"}
    assert not moved(history[-1])


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_twice_the_money_moves_levers_further(name):
    def distance(eur):
        levers, rest = run(programme(name, eur_per_year=eur), 8)[-1], neutral()
        names = set(vars(rest)) - {"granted_eur", "spent_eur"}
        return sum(np.abs(getattr(levers, key) - getattr(rest, key)).sum() for key in names)

    assert distance(2e5) > distance(1e5) > 0.0


GOOD = {"instrument": "cluster_management", "theme": "health", "from": 2026, "to": 2027, "eur_per_year": 1e6}


def faults(**changes):
    """Return the faults of a scenario with one damaged table; a value of None drops the key."""
    table = {key: value for key, value in (GOOD | changes).items() if value is not None}
    with pytest.raises(ScenarioError) as error:
        scenario_from_dict({"name": "x", "strategy": {"kind": "spread"}, "policy": [table]})
    return error.value.faults


def test_a_good_table_is_read():
    scenario_from_dict(
        {"name": "x", "strategy": {"kind": "spread"}, "policy": [GOOD | {"towns": ["Bochum"]}]}
    )


def sums(*millions):
    """Return the faults of a scenario with a programme of each of these sums, EUR million a year."""
    policy = [GOOD | {"eur_per_year": 1e6 * eur} for eur in millions]
    return scenario_from_dict({"name": "x", "strategy": {"kind": "spread"}, "policy": policy})


def test_sums_beyond_what_the_towns_have_are_questioned_once():
    with pytest.raises(ScenarioError) as error:
        sums(1.0, 4e6)
    (fault,) = error.value.faults
    assert "[[policy]]: EUR 4,000,001,000,000 a year in 2026" in fault
    assert "all 53 towns together get from the income tax (EUR 2,4" in fault
    assert "lower eur_per_year, which counts single euros, first in number 2" in fault


def test_programmes_that_are_too_much_together_are_questioned_too():
    sums(1400.0)
    with pytest.raises(ScenarioError, match="EUR 2,800,000,000 a year in 2026"):
        sums(1400.0, 1400.0)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"instrument": "cluster_managment"}, "did you mean 'cluster_management'"),
        ({"instrument": None}, "instrument = None is not known; choose from accelerator"),
        ({"from": None}, "'from' is missing; add it"),
        ({"eur_per_year": None}, "'eur_per_year' is missing; add it"),
        ({"theme": None}, "'theme' is missing; add it"),
        ({"theme": "helth"}, "did you mean 'health'"),
        ({"to": 2025}, "to = 2025 lies before from = 2026; exchange them"),
        ({"from": 1999}, "from = 1999: choose 2008 or more"),
        ({"from": "2026"}, "from = '2026': write a whole number, without quotes"),
        ({"from": 2026.5}, "from = 2026.5"),
        ({"eur_per_year": -1}, "eur_per_year = -1: choose 0.0 or more"),
        ({"eur_per_year": "1000"}, "write a number, without quotes"),
        ({"eur_per_year": True}, "write a number, without quotes"),
        ({"eur_per_year": float("inf")}, "eur_per_year = inf"),
        ({"eur_per_year": float("nan")}, "eur_per_year = nan"),
        ({"towns": ["Bochm"]}, "did you mean 'Bochum'"),
        ({"towns": []}, "towns is empty; name at least one of the municipalities or leave the key out"),
        ({"towns": "Bochum"}, "towns = 'Bochum': write it as a list"),
        ({"eur": 5}, "unknown key 'eur'; choose from from, to, eur_per_year"),
        (
            {"instrument": "start_up_centre", "theme": None, "towns": ["Herne"]},
            "Herne: none has a university",
        ),
        ({"instrument": "efre_match", "theme": None, "hard": "yes"}, "hard = 'yes'"),
    ],
)
def test_a_bad_value_gives_one_clear_message(changes, message):
    (fault,) = faults(**changes)
    assert "[[policy]] number 1" in fault
    assert message in fault


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_what_pulls_is_told_the_parameters_of_its_instrument(name):
    """A checker takes the type of `p` from the class's own word, so that must be its `effect`."""
    kind = INSTRUMENTS[name]
    for method in (kind.pull, kind.shares, kind.most, kind.earn):
        if method.__qualname__.startswith(kind.__name__):
            assert get_type_hints(method)["p"] is kind.effect, method.__qualname__
