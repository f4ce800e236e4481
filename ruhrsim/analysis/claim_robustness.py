"""Do the verdicts on the claims hang on how the runs were made, and on which mechanism?

The same worlds are run again with other luck, at a larger scale, and with the firms' processes in
another order (growth last instead of before foundations, moves and settlements). At last the
mechanism that ought to carry a claim is switched off: a claim that still holds does not rest on it.
"""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from ruhrsim.analysis.claim_runs import Way, run_worlds
from ruhrsim.analysis.claim_variants import YEARS
from ruhrsim.analysis.claim_verdicts import judge
from ruhrsim.analysis.claims import CLAIMS, Claim, variants_needed
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.model.quarter import firms
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Step

WORLDS, SEEDS = 8, 4


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

COLUMNS = ("claim", "way", "carrier", "part", "median", "p5", "p95", "share", "worlds", "verdict")
CARRIERS = {
    "C1": "support_threshold",
    "C2": "support_threshold",
    "C3": "visibility",
    "C4": "research",
    "C6": "relocation",
    "C7": "mentors_investors",
    "C8": "crowding_out",
    "C9": "lock_in",
    "C10": "land",
    "C11": "direct_support",
}
"""Mechanism that ought to carry each claim; C5 is worked out without the model."""


def check(
    worlds: list[dict],
    workers: int = 1,
    years: int = YEARS,
    claims: tuple[Claim, ...] | list[Claim] = CLAIMS,
    seeds: int = SEEDS,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Judge the claims in every other way.

    Args:
        worlds: Plausible worlds, the same for every way.
        workers: Processes.
        years: Horizon.
        claims: Claims.
        seeds: Runs of each variant in each world.
        progress: Called with ways done and ways in all.

    Returns:
        One row a claim and way: `claim`, `way` (`usual`, those of `WAYS`, `without`), `carrier` (the mechanism that is
        off), and from `judge` those of the part that decides: `part`, `median`, `p5`, `p95`, `share`, `worlds`,
        `verdict`.
    """
    chosen = [claim for claim in claims if claim.needs]
    ways = {"usual": Way()} | WAYS
    carried = [claim for claim in chosen if claim.key in CARRIERS]
    total, tables = len(ways) + len(carried), []
    for done, (name, way) in enumerate(ways.items(), start=1):
        tables.append(_judged(worlds, chosen, name, "", way, seeds, workers, years))
        progress(done, total)
    for done, claim in enumerate(carried, start=len(ways) + 1):
        carrier = CARRIERS[claim.key]
        way = replace(Way(), without=switched_off(carrier))
        tables.append(_judged(worlds, [claim], "without", carrier, way, seeds, workers, years))
        progress(done, total)
    return pd.concat(tables, ignore_index=True)


def switched_off(mechanism: str) -> tuple:
    """Return the overrides that switch a mechanism off, as `Way.without` takes them."""
    return tuple(
        (group, tuple(values.items())) for group, values in MECHANISMS[mechanism].overrides().items()
    )


def _judged(worlds, claims, name: str, carrier: str, way: Way, seeds: int, workers: int, years: int):
    found = run_worlds(worlds, variants_needed(claims), seeds, way, workers, years)
    return judge(found, claims).assign(way=name, carrier=carrier)[list(COLUMNS)]
