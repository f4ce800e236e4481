"""Could the Ruhr recover as Pittsburgh did after 1983, under which conditions, how fast, at what cost?

The shipped scenario `pittsburgh` takes away industry in Pittsburgh's shares. Here other jobs fall as
well, by as many as were lost "again in the wider region": 110,000 of the 811,700 outside
manufacturing. One condition at a time is then added to the same shock with the same luck, at last all
together. What became of the unemployed between the peak and the end is told by the accounts of the
model, which have no leftover:

    Δ unemployed = migration + (Δ labour force - migration) - Δ jobs - Δ commuters out + Δ commuters in - Δ others

Participation does not answer to unemployment in this model; who gives up looking is not seen. US
survey rates and German registered rates are not comparable, so that only shares of the fall are.

Source: pittsburgh_unemployment.csv, pittsburgh_structure.csv and the cautions in sources.csv.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.regions.tables import read_pittsburgh_structure, read_pittsburgh_unemployment
from ruhrsim.runs.compare import compare
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict

RUNS, SCALE, SEED = 8, 0.05, 1
_QUARTERS = 4
_FALL_OBSERVED = 7
_MONEY_FACTOR = 10.0
_LOST_ELSEWHERE = 110_000.0
_STOCKS = ("jobs", "labour_force", "commuters_in", "commuters_out", "other_employed")
SOURCES = ("jobs", "migration", "ageing", "commuting", "others")
"""Where the unemployed went, in the order of tables; each counts as plus what lowers unemployment."""


@dataclass(frozen=True)
class Condition:
    """One change to the shock.

    Args:
        en, de: What is different.
        change: Turns the contents of the scenario with the shock alone into those with the condition.
    """

    en: str
    de: str
    change: Callable[[dict], dict]


def _answer(content: dict) -> dict:
    shipped = read_scenario("pittsburgh").to_dict()
    return content | {"strategy": shipped["strategy"], "policy": shipped["policy"]}


def _much_money(content: dict) -> dict:
    answered = _answer(content)
    dearer = [p | {"eur_per_year": _MONEY_FACTOR * p["eur_per_year"]} for p in answered["policy"]]
    return answered | {"policy": dearer}


def _demand_returns(content: dict) -> dict:
    quick = {"recovery_years": float(_FALL_OBSERVED)}
    back = [s | quick if s["kind"] in ("recession", "theme_bust") else s for s in content["shock"]]
    return content | {"shock": back}


def _set(**parameters: dict) -> Callable[[dict], dict]:
    def change(content):
        merged = {group: content["parameters"].get(group, {}) | named for group, named in parameters.items()}
        return content | {"parameters": content["parameters"] | merged}

    return change


def _all(content: dict) -> dict:
    for name in ("much_money", "demand", "leaving", "fewer", "mobile"):
        content = CONDITIONS[name].change(content)
    return content


CONDITIONS = {
    "shock": Condition("the shock alone", "nur der Schock", lambda content: content),
    "answer": Condition(
        "Pittsburgh's answer: universities, two themes",
        "Pittsburghs Antwort: Hochschulen, zwei Themen",
        _answer,
    ),
    "much_money": Condition(
        "the answer with ten times the money", "die Antwort mit zehnmal so viel Geld", _much_money
    ),
    "demand": Condition(
        "all demand comes back within seven years",
        "alle Nachfrage kehrt in sieben Jahren zurück",
        _demand_returns,
    ),
    "leaving": Condition(
        "people move away fast (top of the range)",
        "Menschen ziehen schnell fort (oberes Ende der Spanne)",
        _set(population={"migration": 0.2}),
    ),
    "fewer": Condition(
        "labour force falls by 1 % a year (end of the range)",
        "Erwerbspersonen nehmen um 1 % im Jahr ab (Ende der Spanne)",
        _set(population={"labour_force_trend": -0.01}),
    ),
    "mobile": Condition(
        "workers change sector easily (top of the range)",
        "Beschäftigte wechseln leicht den Sektor (oberes Ende der Spanne)",
        _set(labour_matching={"skill_mobility": 0.8}),
    ),
    "all": Condition("all of these together", "alles zusammen", _all),
}
"""Conditions by name, in the order of tables; the first is what the others are added to."""


def jobs_lost_elsewhere() -> float:
    """Return the share of jobs outside manufacturing that Pittsburgh lost with its industry."""
    facts = read_pittsburgh_structure().set_index(["year", "indicator"])["value"]
    manufacturing = float(facts["1979", "manufacturing employment"])
    return _LOST_ELSEWHERE / (float(facts["1979-08", "total employment, peak of the time"]) - manufacturing)


def scenario_of(condition: str, years: int = 20) -> Scenario:
    """Return the shock with one condition.

    Args:
        condition: Key of `CONDITIONS`.
        years: Horizon.
    """
    usual = read_scenario("status_quo").to_dict()
    content = read_scenario("pittsburgh").to_dict() | {
        "strategy": usual["strategy"],
        "policy": [],
        "years": years,
    }
    first = content["shock"][0]
    recession = {
        "kind": "recession",
        "quarter": first["quarter"],
        "depth": round(jobs_lost_elsewhere(), 3),
        "recovery_years": 20.0,
    }
    content |= {"shock": [recession, *content["shock"]], "name": condition}
    return scenario_from_dict(CONDITIONS[condition].change(content), condition)


def study(
    runs: int = RUNS,
    scale: float = SCALE,
    seed: int = SEED,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Run every condition on the same luck.

    Args:
        runs: Runs of each condition.
        scale: Share of establishments simulated.
        seed: First seed.
        workers: Processes.
        progress: Called with runs done and runs in all.

    Returns:
        One row a condition, see `measure`, with `condition`, `en`, `de` and `cost_meur`: public money beyond the
        shock alone, EUR million over the horizon.
    """
    found = compare(
        [scenario_of(name) for name in CONDITIONS], runs, None, scale, seed, workers, progress=progress
    )
    rows = [
        {"condition": name, "en": condition.en, "de": condition.de}
        | measure([run for _, run in found.region[found.region["scenario"] == name].groupby("seed")])
        for name, condition in CONDITIONS.items()
    ]
    table = pd.DataFrame(rows)
    return table.assign(cost_meur=table["money"] - table["money"].iloc[0]).drop(columns="money")


def measure(runs: list[pd.DataFrame]) -> dict[str, float]:
    """Return what happened after the shock, means over runs.

    Args:
        runs: The region's table of each run, one row a quarter from the start on.

    Returns:
        `start`, `peak`, `after_seven` (years from the peak) and `end`, unemployment rates in %; `end_low` and
        `end_high` (90 % of runs); `gone_seven` and `gone_end`, % of the rise from start to peak that is gone by then;
        `half_years` from the peak until half of it is gone (NaN if never in a run); for each of `SOURCES` the persons
        (thousand) by which it lowered unemployment in the seven years after the peak, and their sum `unemployed`;
        `money` (EUR million over the horizon).
    """
    each = pd.DataFrame([_measure_run(run) for run in runs])
    low, high = np.quantile(each["end"], INTERVAL)
    return each.mean(skipna=False).to_dict() | {"end_low": float(low), "end_high": float(high)}


def _measure_run(run: pd.DataFrame) -> dict[str, float]:
    rate = run["unemployment_rate"].to_numpy()
    peak = int(rate.argmax())
    after = min(peak + _QUARTERS * _FALL_OBSERVED, len(rate) - 1)
    rates = {"start": rate[0], "peak": rate[peak], "after_seven": rate[after], "end": rate[-1]}
    return {
        **rates,
        **_gone(**rates),
        "half_years": _half_years(rate, peak),
        **where_the_unemployed_went(run, peak, after),
        "money": run["money_spent"].sum(),
    }


def _gone(start: float, peak: float, after_seven: float, end: float) -> dict[str, float]:
    """Return the % of the rise that is gone after seven years and at the end."""
    return {
        "gone_seven": 100.0 * (peak - after_seven) / (peak - start),
        "gone_end": 100.0 * (peak - end) / (peak - start),
    }


def _half_years(rate: np.ndarray, peak: int) -> float:
    """Return years from the peak until the rate is halfway back to the start."""
    below = np.flatnonzero(rate[peak:] <= (rate[peak] + rate[0]) / 2.0)
    return below[0] / _QUARTERS if len(below) else float("nan")


def where_the_unemployed_went(run: pd.DataFrame, first: int, last: int) -> dict[str, float]:
    """Return the thousands by which each of `SOURCES` lowered unemployment between two quarters, and their sum.

    Args:
        run: The region's table, one row a quarter.
        first, last: Rows of the two quarters.
    """
    stocks = run[list(_STOCKS)]
    change = stocks.iloc[last] - stocks.iloc[first]
    migrants = run["migrants"].iloc[first + 1 : last + 1].sum()
    lowered = {
        "jobs": change["jobs"],
        "migration": -migrants,
        "ageing": migrants - change["labour_force"],
        "commuting": change["commuters_out"] - change["commuters_in"],
        "others": change["other_employed"],
    }
    return {key: value / 1000.0 for key, value in lowered.items()} | {
        "unemployed": sum(lowered.values()) / 1000.0
    }


def observed() -> dict[str, float]:
    """Return what the tables say of Pittsburgh in the terms of `measure`: from 1979 to January 1983 to 1990.

    The labour force of January 1983 is derived from unemployed and rate of that month, one unadjusted month
    of winter against annual means; `labour_force` is migration, ageing and participation together (thousand).
    """
    table = read_pittsburgh_unemployment().set_index("year")
    before = float(
        table.loc[table["basis"] == "mean of the first nine months", "unemployment_rate_pct"].iloc[0]
    )
    january = table.loc["1983"].dropna(subset="unemployed").iloc[0]
    later = table.loc[["1990"]].dropna(subset="labour_force").iloc[0]
    peak, end = float(january["unemployment_rate_pct"]), float(later["unemployment_rate_pct"])
    unemployed = float(january["unemployed"])
    force = unemployed / peak * 100.0
    rates = {"start": before, "peak": peak, "after_seven": end, "end": end}
    return {
        **rates,
        **_gone(**rates),
        "jobs": (float(later["employed"]) - (force - unemployed)) / 1000.0,
        "labour_force": (force - float(later["labour_force"])) / 1000.0,
        "unemployed": (unemployed - float(later["unemployed"])) / 1000.0,
    }
