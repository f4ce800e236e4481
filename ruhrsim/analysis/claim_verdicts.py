"""Verdicts on the claims from the means of worlds, and how sure they are.

    support of a part in a world     its number from means over the world's seeds is above the threshold
    share                            worlds of all that support it
    interval of the share            Wilson's score interval, 90 %
    clear for, clear against         worlds in which the 90 % t-interval over seeds lies wholly on one side

A share of a few dozen worlds is itself uncertain; the interval says how far. With a number that only luck
moves, the share is one half and the verdict mixed.

Source: Wilson 1927, Probable inference, the law of succession, and statistical inference, JASA 22.
"""

import numpy as np
import pandas as pd

from ruhrsim.analysis.claim_runs import World
from ruhrsim.analysis.claims import CLAIMS, Claim, Part
from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.analysis.worlds import t_margin

HOLDS, FAILS = 0.8, 0.2
_Z90 = 1.6449


def judge(worlds: list[World], claims: tuple[Claim, ...] | list[Claim] = CLAIMS) -> pd.DataFrame:
    """Return one row a claim: that of its deciding part which the fewest worlds support.

    Returns:
        Columns as in `judge_parts`, without `decides`.
    """
    return verdicts(judge_parts(worlds, claims))


def verdicts(parts: pd.DataFrame) -> pd.DataFrame:
    """Return one row a claim, its deciding part with the smallest share, without the column `decides`."""
    deciding = parts[parts["decides"]]
    rows = deciding.groupby("claim", sort=False)["share"].idxmin()
    return deciding.loc[rows].drop(columns="decides").reset_index(drop=True)


def judge_parts(worlds: list[World], claims: tuple[Claim, ...] | list[Claim] = CLAIMS) -> pd.DataFrame:
    """Return one row for each part of the claims.

    Args:
        worlds: Worlds with the runs that the claims need.
        claims: Claims.

    Returns:
        `claim`, `part`, `verdict`, `share` (of worlds that support it) with its 90 % interval `share_low` and
        `share_high`, `clear_for` and `clear_against` (shares of worlds), `median`, `p5`, `p95` (over worlds), `luck`
        (median over worlds of half the width of a world's own 90 % interval), `threshold`, `worlds`, `seeds`, `en`,
        `de` (the claim), `measure_en`, `measure_de`, `decides`.
    """
    return pd.DataFrame([_row(claim, part, worlds) for claim in claims for part in claim.parts])


def _row(claim: Claim, part: Part, worlds: list[World]) -> dict:
    effects = np.array([part.effect(world) for world in worlds])
    margins = np.array([_margin(part, world) for world in worlds])
    low, high = np.quantile(effects, INTERVAL)
    share = float(np.mean(effects > part.threshold))
    share_low, share_high = share_interval(share, len(effects))
    return {
        "claim": claim.key,
        "part": part.key,
        "verdict": verdict_of(share),
        "share": round(share, 3),
        "share_low": round(share_low, 3),
        "share_high": round(share_high, 3),
        "clear_for": round(float(np.mean(effects - margins > part.threshold)), 3),
        "clear_against": round(float(np.mean(effects + margins < part.threshold)), 3),
        "median": round(float(np.median(effects)), 4),
        "p5": round(float(low), 4),
        "p95": round(float(high), 4),
        "luck": round(float(np.median(margins)), 4),
        "threshold": part.threshold,
        "worlds": len(effects),
        "seeds": len(worlds[0].seeds),
        "en": claim.en,
        "de": claim.de,
        "measure_en": part.en,
        "measure_de": part.de,
        "decides": part.decides,
    }


def _margin(part: Part, world: World) -> float:
    """Return half the width of the 90 % interval of a world's mean; infinite with a single seed."""
    single = [part.effect(world.of_seed(number)) for number in range(len(world.seeds))]
    return float(t_margin(np.std(single, ddof=1), len(single))) if len(single) > 1 else np.inf


def share_interval(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's 90 % interval of a share of n."""
    z2 = _Z90**2 / n
    middle = (share + z2 / 2.0) / (1.0 + z2)
    half = _Z90 / (1.0 + z2) * np.sqrt(share * (1.0 - share) / n + z2 / (4.0 * n))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def verdict_of(share: float) -> str:
    """Return `holds`, `mixed` or `fails` for the share of worlds that support a claim."""
    return "holds" if share >= HOLDS else "fails" if share <= FAILS else "mixed"
