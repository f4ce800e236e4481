"""From the parts of single runs to an answer with its interval, and from both to a verdict.

With parts a and bases b summed over the seeds of each world, the answer is R = Σ a / Σ b, over all
worlds. Its spread comes from the linearised ratios

    z_w = R + (a_w - R·b_w) / mean(b)

whose mean is R: over plausible worlds the span in which a further world lies with 90 % probability,
with default parameters, where w are seeds, the 90 % interval of the mean (see `analysis.paired`).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.effects.published import Published
from ruhrsim.runs.results import WORLD

INSIDE, OUTSIDE, CANNOT = "inside", "outside", "cannot be asked"
_REASONS = {
    "below": ("below the range", "unter dem Bereich"),
    "above": ("above the range", "über dem Bereich"),
    "none": (
        "no additional job or start-up at all",
        "gar kein zusätzlicher Arbeitsplatz, keine zusätzliche Gründung",
    ),
    "open": ("the sign is open", "das Vorzeichen ist offen"),
    "contradictory": (
        "the studies contradict each other: shown, not judged",
        "die Studien widersprechen einander: gezeigt, nicht beurteilt",
    ),
    "against": ("the sign is the opposite one", "das Vorzeichen ist umgekehrt"),
}


@dataclass(frozen=True)
class Answer:
    """What the model says.

    Args:
        value: The answer, in the unit of the row; infinite where money brings nothing.
        low, high: Its 90 % interval; NaN for a single run.
    """

    value: float
    low: float
    high: float


def combine(parts: pd.DataFrame, in_worlds: bool, cost: bool) -> Answer:
    """Return the answer from the parts of all runs.

    Args:
        parts: One row a run: `world`, `seed`, `part`, `base`.
        in_worlds: Whether worlds are plausible ones; otherwise all runs share the default parameters.
        cost: Whether the answer is base over part.
    """
    sums = parts.groupby("world" if in_worlds else "seed")[["part", "base"]].sum()
    ratio = sums["part"].sum() / sums["base"].sum()
    spread = ratio + (sums["part"] - ratio * sums["base"]) / sums["base"].mean()
    frame = pd.DataFrame(
        {"value": spread.to_numpy()}, index=pd.Index(sums.index, name=WORLD if in_worlds else "seed")
    )
    row = mean_with_interval(frame).loc["value"]
    if not cost:
        return Answer(float(ratio), float(row["low"]), float(row["high"]))
    return Answer(_turned(ratio), _turned(row["high"]), _turned(row["low"]))


def _turned(jobs_per_euro: float) -> float:
    """Return money per job; infinite where money brings none, NaN where unknown."""
    if np.isnan(jobs_per_euro):
        return float("nan")
    return float(1.0 / jobs_per_euro) if jobs_per_euro > 0 else float("inf")


def sign_of(answer: Answer) -> int:
    """Return 1 or -1 where the interval leaves out zero, 0 where the sign is open."""
    low, high = (answer.value if np.isnan(bound) else bound for bound in (answer.low, answer.high))
    return int(low > 0) - int(high < 0)


def judge(published: Published, answer: Answer) -> tuple[str, str]:
    """Return the verdict and the key of its reason, empty where it is inside."""
    if published.sign_only:
        return _judge_sign(published, sign_of(answer))
    low, high = published.span
    if np.isinf(answer.value):
        return OUTSIDE, "none"
    if low <= answer.value <= high:
        return INSIDE, ""
    return OUTSIDE, "below" if answer.value < low else "above"


def _judge_sign(published, sign):
    wanted = int(np.sign(published.estimate))
    if not wanted:
        return CANNOT, "contradictory"
    if sign == wanted:
        return INSIDE, ""
    return OUTSIDE, "against" if sign == -wanted else "open"


def reason(key: str, language: str) -> str:
    """Return the words of a reason in `de` or `en`; empty for none."""
    return _REASONS[key][language == "de"] if key else ""
