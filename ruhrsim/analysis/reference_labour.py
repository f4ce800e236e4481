"""A labour market of ten lines: what can be said without firms, towns and strategies.

One pool of unemployed a Kreis, in quarters, as a share of the labour force:

    u' = u + s (1 - u) - f u + closures
    f  = finding · exp(-elasticity · x),    s leaves u at its start less `offset`

x is the log of the rate outside against the start, a part of the export shock of 2009 taken away.
Jobs of documented closures reach the pools over two years, by where the staff lives, in part.

The four numbers are fitted in under a second; the full model has to be worth its thousands of
lines against this.

Source: design of a prototype on the same tables; Shimer 2012 for separation and finding.
"""

from dataclasses import astuple, dataclass, replace
from functools import cache

import numpy as np

from ruhrsim.analysis.drift import Drift, log_likelihood, precision
from ruhrsim.analysis.history import LAST_LEARNT, districts, learnt_history
from ruhrsim.common.sourced import records, sourced
from ruhrsim.model.processes.conditions import OutsideConditions, felt_path
from ruhrsim.model.processes.shocks.documented_events import documented_flows
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.outside_rate import outside_rates

_SPREAD_QUARTERS = 8
_PROTOTYPE = "a labour prototype fitted on 2007-2016"


@dataclass(frozen=True)
class ReferenceLabour:
    """The numbers of the ten-line labour market."""

    elasticity: float = sourced(
        0.6,
        unit="elasticity",
        low=0.3,
        high=0.9,
        status="calibrated",
        off=0.0,
        source=_PROTOTYPE + ": near 0.6, identified only between 0.3 and 0.9",
        meaning="Rise of job finding as unemployment outside falls.",
    )
    offset: float = sourced(
        0.04,
        unit="log points",
        low=0.0,
        high=0.08,
        status="calibrated",
        off=0.0,
        source=_PROTOTYPE + ": 0 to 0.08",
        meaning="How far the start is above its equilibrium.",
    )
    pass_through: float = sourced(
        0.35,
        unit="share",
        low=0.0,
        high=1.0,
        status="calibrated",
        off=0.0,
        source="plausible range: all of it",
        meaning="Part of closed jobs that becomes unemployed.",
    )
    muting: float = sourced(
        0.7,
        unit="share",
        low=0.0,
        high=1.5,
        status="calibrated",
        off=0.0,
        source=_PROTOTYPE + ": 0 to 1.5",
        meaning="Part of the outside peak of 2009 and 2010 that the region does not feel.",
    )
    finding: float = sourced(
        0.6,
        unit="share a quarter",
        low=0.5,
        high=0.8,
        status="estimated",
        source=_PROTOTYPE + ": separation and finding at least 0.5 a quarter",
        meaning="Unemployed who find work in a quarter at the start.",
    )


FITTED = ("elasticity", "offset", "pass_through", "muting")


def run_reference(p: ReferenceLabour, start: int, years: int) -> np.ndarray:
    """Return unemployment of the Kreise in points at the end of each year, shape (years, 15).

    Args:
        p: Numbers; a start other than 2007 has no offset.
        start: Start year.
        years: Horizon.
    """
    begin, rates, closures = _world(start, years)
    rest = begin * np.exp(-p.offset * (start == 2007))
    separation = p.finding * rest / (1.0 - rest)
    outside = felt_path(replace(OutsideConditions(), export_shock_muting=p.muting), rates)
    unemployed, by_year = begin, []
    for quarter in range(1, 4 * years + 1):
        found = p.finding * np.exp(-p.elasticity * outside[quarter])
        inflow = separation * (1.0 - unemployed) + p.pass_through * closures[quarter - 1]
        unemployed = unemployed + inflow - found * unemployed
        if quarter % 4 == 0:
            by_year.append(100.0 * unemployed)
    return np.array(by_year)


def fit_reference(start: int = 2007) -> ReferenceLabour:
    """Return the numbers that fit the years up to 2016 best, given that gaps drift."""
    from scipy.optimize import minimize

    places, years = districts(start), LAST_LEARNT - start
    known = learnt_history(places, start).loc[start + 1 :].to_numpy()
    weights = precision(years, places, Drift())
    bounds = [(records(ReferenceLabour)[name].low, records(ReferenceLabour)[name].high) for name in FITTED]

    def loss(values):
        modelled = run_reference(ReferenceLabour(*values), start, years)
        return -log_likelihood(np.log(known / modelled)[None], weights)[0]

    found = minimize(loss, astuple(ReferenceLabour())[: len(FITTED)], bounds=bounds, method="L-BFGS-B")
    return ReferenceLabour(*map(float, found.x))


@cache
def _world(start, years):
    begin = learnt_history(districts(start), start).loc[start].to_numpy() / 100.0
    return begin, outside_rates().loc[start:], _closures(start, 4 * years)


def _closures(start: int, quarters: int) -> np.ndarray:
    """Return jobs closed as a share of the labour force, by quarter and Kreis of home, (quarters, 15)."""
    region = read_region_start(start)
    names, lost = region.names.tolist(), np.zeros((quarters + _SPREAD_QUARTERS, 15))
    homes = _homes_of_staff(region)
    for event in documented_flows():
        since = 4 * (event.year - start - 1) + event.quarter - 1
        if event.jobs < 0.0 and 0 <= since < quarters:
            share = -event.jobs / _SPREAD_QUARTERS * homes[:, region.kreis[names.index(event.town)]]
            lost[since : since + _SPREAD_QUARTERS] += share
    return lost[:quarters] / np.bincount(region.kreis, region.labour_force)


def _homes_of_staff(region) -> np.ndarray:
    """Return where the staff of each Kreis lives, homes by workplaces; the rest lives outside, (15, 15)."""
    kreis = np.append(region.kreis, 15)
    pairs = np.zeros((16, 16))
    np.add.at(pairs, (kreis[:, None], kreis[None]), region.commuters)
    return pairs[:15, :15] / pairs[:, :15].sum(axis=0)
