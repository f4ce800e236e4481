"""Outside conditions: sector demand and the labour market outside the region.

Purpose: say what the country does to the region this quarter. Demand of local services and of the
public sector grows with the labour force; demand of the other sectors grows by their own trends,
all shifted alike so that the total grows with the region's labour force plus `demand_gap`. The
outlook therefore holds unemployment near its start unless the model's own processes move it.

The log of the outside unemployment rate follows realised years where there are any after the start,
otherwise a first-order autoregression; it shifts demand and the outside labour market.

    D_s(t + dt) = D_s(t) · exp((trend_s + shift) · dt) · exp(-cycle_demand · Δ ln u_outside)

Source: parameters below.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ruhrsim.common.draws import Draws
from ruhrsim.common.sourced import sourced
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import N_FIELDS, SECTORS, sector_index

DT = 0.25
_BEFORE_SHOCK, _AFTER_SHOCK = 2008, 2011
_HOME_MARKET = [sector_index("local_services"), sector_index("public_education")]
_ELSEWHERE = np.delete(np.arange(len(SECTORS)), _HOME_MARKET)
_JUDGEMENT = "own judgement, no source; sampled"
_CONDITIONS = (
    "own estimate on the rate outside (regions/outside_rate.py): persistence 0.72 in 1998-2004 and 0.54 in 2006-2016, "
    "standard deviation 0.061 and 0.046"
)


def _trend(value: float, low: float, high: float, status: str, source: str, sector: str) -> Any:
    return sourced(
        value,
        unit="1/year",
        low=low,
        high=high,
        status=status,
        source=source,
        meaning=f"Growth of demand for {sector} relative to the others.",
    )


@dataclass(frozen=True)
class OutsideConditions:
    """Trends of demand and the cycle outside the region."""

    trend_cyber_ai: float = _trend(
        0.027,
        0.0,
        0.049,
        "estimated",
        "programme_parameters.csv digital_employees_ruhr: Germany +2.7 %, Ruhr +4.9 % in 2015",
        "cyber security/AI",
    )
    trend_green_tech: float = _trend(0.01, -0.01, 0.03, "assumed", _JUDGEMENT, "green technology")
    trend_new_industry: float = _trend(
        -0.0095,
        -0.02,
        0.01,
        "estimated",
        "employment_sector_duisburg.csv: industry 38,476 (2016) to 35,617 (2024), -0.95 % a year",
        "new industry",
    )
    trend_logistics: float = _trend(
        0.015,
        0.0,
        0.025,
        "estimated",
        "programme_parameters.csv logistics_employees_ruhr: +2.5 % in 2015, halved as one good year",
        "logistics",
    )
    trend_smart_city: float = _trend(0.01, -0.01, 0.03, "assumed", _JUDGEMENT, "smart city")
    trend_health: float = _trend(
        0.02,
        0.005,
        0.034,
        "estimated",
        "programme_parameters.csv health_employees_ruhr: +2.8 % a year to 2015, lowered for staff shortage",
        "health",
    )
    trend_legacy_industry: float = _trend(
        -0.03,
        -0.06,
        0.0,
        "assumed",
        "own judgement: run-off of coal and announced steel cuts in event_shocks.csv",
        "legacy industry",
    )
    trend_business_services: float = _trend(0.008, -0.005, 0.02, "assumed", _JUDGEMENT, "business services")
    trend_local_services: float = _trend(
        0.0,
        -0.01,
        0.01,
        "assumed",
        "grows with the labour force; deviations follow income, see local_multiplier",
        "local services",
    )
    trend_public_education: float = _trend(0.004, -0.005, 0.015, "assumed", _JUDGEMENT, "the public sector")
    demand_gap: float = sourced(
        0.0,
        unit="1/year",
        low=-0.004,
        high=0.004,
        status="assumed",
        source="own judgement: the outlook is if-then; neutral by default, sampled",
        meaning="Growth of total demand beyond the growth of the region's labour force.",
    )
    outside_persistence: float = sourced(
        0.6,
        unit="share a year",
        low=0.35,
        high=0.9,
        status="estimated",
        source=_CONDITIONS,
        meaning="How much of a deviation of the outside unemployment rate is left after a year.",
    )
    outside_sd: float = sourced(
        0.055,
        unit="log points per year",
        low=0.03,
        high=0.08,
        status="estimated",
        source=_CONDITIONS,
        off=0.0,
        meaning="Yearly shock to the log of the outside unemployment rate.",
    )
    cycle_demand: float = sourced(
        0.06,
        unit="elasticity",
        low=0.0,
        high=0.12,
        status="assumed",
        off=0.0,
        source="own judgement from an Okun coefficient near -0.37 (programme_parameters.csv, from memory, unverified)",
        meaning="Fall of demand for the region's jobs per log point of outside unemployment.",
    )
    start_lead: float = sourced(
        0.0,
        unit="log points",
        low=0.0,
        high=0.15,
        status="assumed",
        off=0.0,
        source="off; a labour prototype needed a start 0 to 0.08 log points above its equilibrium after 2007, when "
        "unemployment fell within the year; calibrated for the hindcast only",
        meaning="How far outside unemployment at the start was already below its mean of the year.",
    )
    export_shock_muting: float = sourced(
        0.0,
        unit="share",
        low=0.0,
        high=1.5,
        status="assumed",
        off=0.0,
        source="off; the export shock of 2009 struck outside more than the Ruhr (conditions_history.csv); calibrated "
        "for the hindcast only",
        meaning="Part of the outside peak of 2009 and 2010 that the region does not feel.",
    )

    def trends(self) -> np.ndarray:
        """Return the sector trends, 1/year, shape (n_sectors,)."""
        return self._trends.copy()

    @cached_property
    def _trends(self) -> np.ndarray:
        return np.array([getattr(self, f"trend_{sector}") for sector in SECTORS])


def start_conditions(p: OutsideConditions, jobs: np.ndarray, labour_force_trend: float) -> Conditions:
    """Return the conditions of the first quarter.

    Args:
        p: Parameters.
        jobs: Employees by workplace and sector at the start, shape (n_towns, n_sectors).
        labour_force_trend: Growth of the region's labour force, 1/year.
    """
    trend = sector_trends(p, jobs, labour_force_trend)
    return Conditions(
        trend=trend,
        demand_growth=trend.copy(),
        demand_level=np.ones(len(trend)),
        usual_demand=np.ones(len(trend)),
        placed=np.zeros_like(jobs),
        field_growth=np.zeros(N_FIELDS),
        outside_unemployment=0.0,
        closures=np.zeros_like(jobs),
        openings=np.zeros_like(jobs),
        study_places=np.ones(len(jobs)),
        untrained=np.zeros(len(jobs)),
    )


def sector_trends(p: OutsideConditions, jobs: np.ndarray, labour_force_trend: float) -> np.ndarray:
    """Return trends of demand that add up to the growth of the labour force plus `demand_gap`, 1/year.

    Args:
        p: Parameters.
        jobs: Employees by workplace and sector now, shape (n_towns, n_sectors).
        labour_force_trend: Growth of the region's labour force, 1/year.
    """
    trends, share = p.trends(), jobs.sum(axis=0) / jobs.sum()
    trends[_HOME_MARKET] += labour_force_trend
    trends[_ELSEWHERE] += (labour_force_trend + p.demand_gap - share @ trends) / share[_ELSEWHERE].sum()
    return trends


def outside_path(
    p: OutsideConditions, realised: np.ndarray | None, draws: Draws, quarters: int
) -> np.ndarray:
    """Return the log of the outside unemployment rate relative to the start, shape (quarters + 1,).

    Args:
        p: Parameters.
        realised: Known path by quarter, or None; what it lacks at its end is continued by draws.
        draws: Random numbers; one standard normal a quarter, the same in every scenario.
        quarters: Length of the path.
    """
    shocks = draws.normal("outside_unemployment", np.arange(1, quarters + 1, dtype=np.uint64))
    keep = p.outside_persistence**DT
    path = np.zeros(quarters + 1)
    known = 0 if realised is None else min(len(realised) - 1, quarters)
    path[: known + 1] = 0.0 if realised is None else realised[: known + 1]
    for quarter in range(known + 1, quarters + 1):
        path[quarter] = keep * path[quarter - 1] + p.outside_sd * DT**0.5 * shocks[quarter - 1]
    return path


def felt_path(p: OutsideConditions, rates: pd.Series) -> np.ndarray:
    """Return the log of the outside rate as the region feels it, against the first year, by quarter.

    Yearly means stand at the year's end; the lead holds from the first quarter on.

    Args:
        p: Parameters.
        rates: Outside unemployment by year, a pandas Series that begins with the start year.
    """
    known = np.log(rates / rates.iloc[0])
    felt = known - p.export_shock_muting * _export_shock(known)
    path = np.interp(np.arange(4 * (len(felt) - 1) + 1) / 4.0, np.arange(len(felt)), felt)
    path[1:] -= p.start_lead
    return path


def _export_shock(known: pd.Series) -> np.ndarray | float:
    """Return how far each year stands above the line between 2008 and 2011, zero in other years."""
    if not {_BEFORE_SHOCK, _AFTER_SHOCK} <= set(known.index):
        return 0.0
    line = np.interp(known.index, [_BEFORE_SHOCK, _AFTER_SHOCK], known.loc[[_BEFORE_SHOCK, _AFTER_SHOCK]])
    inside = (known.index > _BEFORE_SHOCK) & (known.index < _AFTER_SHOCK)
    return np.where(inside, np.maximum(known - line, 0.0), 0.0)


def update_conditions(
    conditions: Conditions,
    outside_unemployment: float,
    jobs: np.ndarray,
    labour_force_trend: float,
    p: OutsideConditions,
) -> None:
    """Set what the country does this quarter, in place; shocks of the last quarter are gone.

    Args:
        conditions: Changed.
        outside_unemployment: Log of the outside rate relative to the start.
        jobs: Employees by workplace and sector, shape (n_towns, n_sectors).
        labour_force_trend: Growth of the region's labour force, 1/year.
        p: Parameters.
    """
    conditions.trend = sector_trends(p, jobs, labour_force_trend)
    change = outside_unemployment - conditions.outside_unemployment
    conditions.demand_growth[:] = conditions.trend - p.cycle_demand * change / DT
    conditions.outside_unemployment = outside_unemployment
    conditions.field_growth[:] = 0.0
    conditions.closures[:] = 0.0
    conditions.openings[:] = 0.0
    conditions.study_places[:] = 1.0
    conditions.untrained[:] = 0.0


def settle_demand(conditions: Conditions) -> None:
    """Carry the quarter's growth into the level of demand, in place; after the shocks have struck."""
    growth = np.exp(conditions.demand_growth * DT)
    conditions.demand_level *= growth
    conditions.usual_demand *= growth
    conditions.placed *= growth


def shift_demand(conditions: Conditions, jobs: np.ndarray) -> None:
    """Take the jobs of plants that close this quarter off demand and add those of plants that open, in place.

    Args:
        conditions: Changed.
        jobs: Employees by workplace and sector before, shape (n_towns, n_sectors).
    """
    change = conditions.openings - conditions.closures
    conditions.placed += change
    conditions.demand_level *= 1.0 + change.sum(axis=0) / jobs.sum(axis=0)
