"""Do the verdicts on the claims hang on how the runs were made, and on which mechanism?

The same worlds are run again with other luck, at a larger scale, and with the firms' processes in
another order (growth last instead of before foundations, moves and settlements). At last the
mechanism that ought to carry a claim is switched off: a claim that still holds does not rest on it.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from ruhrsim.analysis.claims import CLAIMS, Claim, Way, run_worlds, verdict_of
from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.model.quarter import firms
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Step

WORLDS = 8


def moved_behind(step: Step, other: Step, steps: tuple[Step, ...] = QUARTER) -> tuple[Step, ...]:
    """Return the steps with one of them moved to the place right behind another."""
    others = [one for one in steps if one is not step]
    place = others.index(other) + 1
    return (*others[:place], step, *others[place:])


GROWTH_LAST = moved_behind(firms.grow, firms.settle)
"""Firms grow after foundations, moves and settlements, not before."""
WAYS = {
    "luck": Way(first_seed=101),
    "scale": Way(scale=0.05),
    "order": Way(steps=GROWTH_LAST),
}
"""Other ways of running the same worlds."""

CARRIERS = {
    "C1": "support_threshold",
    "C2": "support_threshold",
    "C3": "visibility",
    "C4": "research",
    "C7": "mentors_investors",
    "C8": "crowding_out",
    "C9": "lock_in",
    "C10": "land",
    "C11": "direct_support",
}
"""Mechanism that ought to carry each claim; C5 is worked out without the model, C6 on the site."""


def check(
    worlds: list[dict],
    workers: int = 1,
    years: int = 20,
    claims=CLAIMS,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Judge the claims in every other way.

    Args:
        worlds: Plausible worlds, the same for every way.
        workers: Processes.
        years: Horizon.
        claims: Claims.
        progress: Called with ways done and ways in all.

    Returns:
        One row a claim and way: `claim`, `way` (`usual`, those of `WAYS`, `without`), `carrier` (the mechanism that is
        off), `median`, `p5`, `p95`, `share` (of worlds that support it), `worlds`, `verdict`.
    """
    chosen = [claim for claim in claims if claim.needs]
    ways = {"usual": Way()} | WAYS
    carried = [claim for claim in chosen if claim.key in CARRIERS]
    total, rows = len(ways) + len(carried), []
    for done, (name, way) in enumerate(ways.items(), start=1):
        found = run_worlds(worlds, chosen, way, workers, years)
        rows += [_row(claim, name, "", found) for claim in chosen]
        progress(done, total)
    for done, claim in enumerate(carried, start=len(ways) + 1):
        way = replace(Way(), without=switched_off(CARRIERS[claim.key]))
        rows.append(
            _row(claim, "without", CARRIERS[claim.key], run_worlds(worlds, [claim], way, workers, years))
        )
        progress(done, total)
    return pd.DataFrame(rows)


def switched_off(mechanism: str) -> tuple:
    """Return the overrides that switch a mechanism off, as `Way.without` takes them."""
    return tuple(
        (group, tuple(values.items())) for group, values in MECHANISMS[mechanism].overrides().items()
    )


def _row(claim: Claim, way: str, carrier: str, worlds) -> dict:
    effects = np.array([claim.effect(world) for world in worlds])
    low, high = np.quantile(effects, INTERVAL)
    share = float(np.mean(effects > claim.threshold))
    return {
        "claim": claim.key,
        "way": way,
        "carrier": carrier,
        "median": round(float(np.median(effects)), 4),
        "p5": round(float(low), 4),
        "p95": round(float(high), 4),
        "share": round(share, 3),
        "worlds": len(effects),
        "verdict": verdict_of(share),
    }
