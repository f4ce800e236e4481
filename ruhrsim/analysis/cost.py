"""What an additional job or start-up costs: money and effect of one scenario against another.

    EUR per unit = (money_B - money_A) / (effect_B - effect_A)

Money and effects are summed over the horizon and not discounted. A ratio is shown only where the
money differs and the interval of the effect leaves out zero; its bounds are those of the effect.
The figures beside it are no independent check: the model takes its own costs per supported job and
start-up from them (`theme_support.cost_per_job`, `theme_support.cost_per_start_up`).
"""

import numpy as np
import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.regions.tables import read_programme_instruments
from ruhrsim.runs.results import Comparison, run_column

UNITS = ("end_jobs", "job_years", "start_ups")
_QUARTERS = 4
_SAME_MONEY = 1e-3
_ROWS = (PAYERS[0], "themes", *PAYERS[1:])
_LITERATURE = ("GRW", "COSTJOB_LIT", "ESC", "WORLDFACTORY", "CET")


def cost_per_unit(comparison: Comparison) -> pd.DataFrame:
    """Return what the second scenario pays for each additional unit against the first.

    Returns:
        One row per unit of `UNITS`: `unit`, `effect` with `low` and `high`, `money_eur` (difference),
        `eur_per_unit` with `eur_low` and `eur_high` (NaN if not defined) and `verdict`, see `judge`.
    """
    totals = _totals(comparison)
    first, second = (totals.loc[scenario.name] for scenario in comparison.scenarios[:2])
    money, usual = float((second - first)["money_eur"].mean()), float(first["money_eur"].mean())
    effects = mean_with_interval((second - first)[list(UNITS)])
    rows = [
        {"unit": unit, "effect": row.difference, "low": row.low, "high": row.high, "money_eur": money}
        | _ratio(money, usual, row)
        for unit, row in zip(UNITS, effects.itertuples(), strict=True)
    ]
    return pd.DataFrame(rows)


def judge(money: float, usual: float, effect: float, low: float, high: float) -> str:
    """Say in one word what the ratio of money to effect means.

    Args:
        money: Difference in money, EUR.
        usual: Money of the first scenario, EUR.
        effect: Difference in the effect.
        low, high: Its interval; NaN for a single run.

    Returns:
        `equal_money` (differs by less than a thousandth), `unclear` (the effect's interval includes
        zero), `cost` (more money, more effect), `saving` (less of both), `better_for_less` or
        `worse_for_more`.
    """
    if abs(money) <= _SAME_MONEY * usual:
        return "equal_money"
    if low <= 0 <= high or effect == 0:
        return "unclear"
    if money > 0:
        return "cost" if effect > 0 else "worse_for_more"
    return "saving" if effect < 0 else "better_for_less"


def who_paid(comparison: Comparison) -> pd.DataFrame:
    """Return the money of each payer over the horizon, EUR million.

    Returns:
        One row per payer: `payer`, `first`, `second` (means over runs), `difference`, `low`, `high`, and
        one, `themes`, for the part of the towns' money that went to the themes of their strategies.
    """
    totals = _totals(comparison)[[f"spent_{payer}" for payer in _ROWS]]
    first, second = (totals.loc[scenario.name] for scenario in comparison.scenarios[:2])
    table = mean_with_interval(second - first)
    table.insert(0, "first", first.mean())
    table.insert(1, "second", second.mean())
    return table.set_axis(_ROWS).rename_axis("payer").reset_index()


def literature() -> pd.DataFrame:
    """Return documented costs per job and start-up, each with its basis and how firm it is."""
    columns = [
        "instrument_id",
        "name",
        "cost_per_unit_eur",
        "cost_unit",
        "cost_basis",
        "verification",
        "source",
    ]
    table = (
        read_programme_instruments().set_index("instrument_id", drop=False).loc[list(_LITERATURE), columns]
    )
    return table.rename(columns={"cost_per_unit_eur": "cost_per_unit"}).reset_index(drop=True)


def _ratio(money: float, usual: float, row) -> dict:
    verdict = judge(money, usual, row.difference, row.low, row.high)
    if verdict not in ("cost", "saving"):
        return {"eur_per_unit": np.nan, "eur_low": np.nan, "eur_high": np.nan, "verdict": verdict}
    low, high = sorted((money / row.low, money / row.high))
    return {"eur_per_unit": money / row.difference, "eur_low": low, "eur_high": high, "verdict": verdict}


def _totals(comparison: Comparison) -> pd.DataFrame:
    region = comparison.region
    horizon = region[region["quarter"].between(1, _QUARTERS * comparison.years)]
    runs = horizon.groupby(["scenario", run_column(region)], sort=False)
    spent = runs[[f"spent_{payer}" for payer in PAYERS]].sum()
    themes = runs["spent_themes"].sum()
    return spent.assign(
        spent_themes=themes,
        money_eur=spent.sum(axis=1) * 1e6,
        end_jobs=runs["jobs"].last(),
        job_years=runs["jobs"].sum() / _QUARTERS,
        start_ups=runs["start_ups"].sum(),
    )
