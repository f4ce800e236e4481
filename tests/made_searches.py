"""A stored search made up by hand: real strategies of a shipped search file, figures without any run."""

from dataclasses import replace

import numpy as np
import pandas as pd

from ruhrsim.search.aims import AIMS
from ruhrsim.search.files import read_search
from ruhrsim.search.stored import (
    CARRY_ON,
    FOUND,
    SHIPPED_STRATEGY,
    FoundSearch,
    FoundStrategy,
    SearchFacts,
    front_table,
    write_found,
)
from ruhrsim.search.words import lever_label, strategy_words

WORLDS = 20
_BASE = {"unemployment_rate": 9.0, "jobs": 2.3e6, "town_inequality": 14.0, "worst_town": 13.0}
_BASE |= {"graduates_kept": 55.0, "tax_revenue": 5200.0, "cost": 2065.0}
# Of each found strategy: people of the mean rate in points, jobs, inequality, worst town, graduates, taxes.
EFFECTS = {
    "1": (-0.05, 1300.0, 0.30, 0.12, 0.2, 9.0),
    "2": (-0.04, 1000.0, -0.20, 0.05, 0.1, 7.0),
    "3": (-0.01, 300.0, -0.50, 0.15, 0.0, 2.0),
    "4": (0.02, -600.0, -0.60, 0.35, -0.1, -3.0),
}
BESIDE = {
    "cluster_focus": (-0.02, 500.0, 0.1, 0.08, 0.1, 3.0, 1.0),
    "subsidy_race": (-0.06, 2000.0, 0.1, 0.1, 0.1, 3.0, 1.5),
}
"""Shipped ones, with what they spend against carrying on at the end."""


def make_found(name="strategies_20", eur=20.0):
    """Return a search of four found and two shipped strategies in twenty worlds.

    Args:
        name: Its name.
        eur: Its money a head and year.
    """
    problem = read_search("strategies_20")
    problem = replace(problem, file=problem.file.model_copy(update={"eur_per_head_year": eur, "name": name}))
    rng = np.random.default_rng(5)
    base = np.array([_BASE[key] for key in AIMS])
    extra = problem.budget_meur * problem.base.years - _BASE["cost"]
    size = np.array([0.02, 500.0, 0.15, 0.05, 0.1, 4.0, 0.0])
    values, strategies = [np.tile(base, (WORLDS, 1))], [carry_on(problem)]
    for number, effect in EFFECTS.items():
        point = rng.random(len(problem.levers))
        decision = problem.decide(point)
        scenario = problem.scenario(
            decision, f"{name}_found_0{number}", f"Gefundene Strategie {number}", f"Found strategy {number}"
        )
        words = {f"words_{each}": strategy_words(problem, decision, each) for each in ("de", "en")}
        strategies.append(
            told(scenario, FOUND, effect[3], words, problem.features(point), {"unemployment_rate": -0.5})
        )
        values.append(values[0] + np.array([*effect, extra]) + size * rng.normal(size=(WORLDS, 7)))
    for scenario in problem.beside:
        if scenario.name in BESIDE:
            *effect, share = BESIDE[scenario.name]
            words = {f"words_{each}": scenario.description(each) for each in ("de", "en")}
            strategies.append(told(scenario, SHIPPED_STRATEGY, effect[3], words, {}, {}))
            spent = (share - 1) * _BASE["cost"]
            values.append(values[0] + np.array([*effect, spent]) + size * rng.normal(size=(WORLDS, 7)))
    arrays = np.array(values)
    names = problem.region.names.tolist()
    towns = rng.normal(0, 0.04, (len(strategies), len(names)))
    towns[0] = 0.0
    towns[:, names.index("Bochum")] = [one.worst_town for one in strategies]
    facts = SearchFacts(
        name=name, title_de="Was tun mit 20 Euro je Kopf?", title_en="What to do with EUR 20 a head?",
        question_de="Was senkt die Arbeitslosigkeit?", question_en="What lowers unemployment?", eur_per_head_year=eur,
        budget_meur=problem.budget_meur, region="ruhr", labour_force=2.6e6, start=2025, last=2045, seed=1, scale=0.02,
        aims={"unemployment_rate": "mean", "town_inequality": "mean"}, limits={"worst_town_points": 0.4},
        lever_labels_de={key: lever_label(key, "de") for key in problem.feature_names()},
        lever_labels_en={key: lever_label(key, "en") for key in problem.feature_names()},
        worlds=tuple(range(100, 100 + WORLDS)), seeds=1, towns=tuple(names), evaluations=128, runs=832, seconds=1800.0,
        made_on="2026-12-01",
    )  # fmt: skip
    tables = {"front": front_table(strategies, arrays, facts.aims)} | made_tables(
        strategies, problem.feature_names()
    )
    return FoundSearch(facts, tuple(strategies), arrays, towns, tables)


def carry_on(problem):
    words = {f"words_{each}": problem.base.description(each) for each in ("de", "en")}
    return told(problem.base, CARRY_ON, 0.0, words, {}, {})


def told(scenario, kind, worst, words, levers, claimed):
    return FoundStrategy(
        key=scenario.name, kind=kind, title_de=scenario.title("de"), title_en=scenario.title("en"), **words,
        levers=levers, scenario=scenario.to_dict(), claimed=claimed, worst_town=worst, worst_town_name="Bochum",
        land_ha=120.0,
    )  # fmt: skip


def made_tables(strategies, names):
    """Return the further tables as a search writes them; no lever counts for inequality."""
    levers = pd.DataFrame(
        [
            {"aim": aim, "lever": name, "score": score, "chance": 0.1, "tells": score > 0.1, "slope": slope,
             "front": 1.0, "tried": 2.0}
            for aim, scores in (("unemployment_rate", (0.4, 0.2, 0.05)), ("town_inequality", (0.08, 0.05, 0.01)))
            for name, score, slope in zip(names[-3:], scores, (-0.02, 0.01, 0.0), strict=True)
        ]
    )  # fmt: skip
    cooperation = pd.DataFrame(
        [{"strategy": strategies[1].key, "aim": "unemployment_rate", "difference": -0.05, "as_today": -0.02,
          "part": -0.03, "low": -0.05, "high": -0.01}]
    )  # fmt: skip
    information = pd.DataFrame(
        [
            {"aim": aim, "number": number, "value": value, "raw": value, "chance": 0.001, "best_chance": 0.002,
             "tells": tells, "everything": 0.02}
            for aim, number, value, tells in (
                ("unemployment_rate", "cooperation.gain", 0.008, True),
                ("unemployment_rate", "firm_exit.hazard", 0.001, False),
                ("jobs", "cooperation.gain", 0.0, False),
            )
        ]
    )  # fmt: skip
    signposts = pd.DataFrame(
        [
            {"strategy": strategies[1].key, "against": "carrying on", "aim": "unemployment_rate", "worlds": 80,
             "lost": 0.2, "result": "found", "rule": "cooperation.gain below 0.021",
             "coverage": 0.8, "density": 0.7, "signal": "jobs", "above": False,
             "threshold": -12000.0, "right": 0.3, "chance": 0.01},
            {"strategy": strategies[2].key, "against": strategies[1].key, "aim": "jobs", "worlds": 80,
             "lost": 0.4, "result": "chance", "rule": np.nan, "coverage": np.nan,
             "density": np.nan, "signal": np.nan, "above": True, "threshold": np.nan, "right": np.nan, "chance": 0.4},
        ]
    )  # fmt: skip
    switch = pd.DataFrame(
        [
            {"plan": plan, "difference": -0.03, "low": -0.04, "high": -0.02, "to_first": by, "to_first_low": by - 0.01,
             "to_first_high": by + 0.01, "aim": aim, "first": strategies[1].key, "second": strategies[2].key,
             "year": 2031, "signal": "jobs", "above": False, "threshold": -12000.0, "changes": 0.35}
            for aim, size in (("unemployment_rate", 1.0), ("jobs", -30000.0))
            for plan, by in (("first", 0.0), ("second", 0.01 * size), ("change always", 0.02 * size),
                             ("change at the signpost", -0.015 * size))
        ]
    )  # fmt: skip
    return {"levers": levers, "cooperation": cooperation, "information": information, "signposts": signposts,
            "switch": switch}  # fmt: skip


def store(found, results):
    """Write a search where a server looks for own ones."""
    write_found(found, results / "searches" / found.facts.name / "found")
