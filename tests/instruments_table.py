"""Prints the table of docs/strategies.md: each instrument alone for ten years at its size, and what it moves.

    python tests/instruments_table.py            # 20 pairs of runs each, scale 0.05: some minutes

Means of paired runs with 90 % intervals (Student's t); "unclear" where zero lies inside, "none" where not a single run
differs.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from scipy.stats import t
from ten_years import CASES, ten_years

PAIRS = 20
WORKERS = os.cpu_count() or 1
OUTCOMES = {
    "digital_readiness": ("readiness, 0 to 1", 3),
    "firms": ("establishments", 0),
    "firms_moved_in": ("firms moved in, a year", 1),
    "graduates_kept": ("graduates kept, %", 2),
    "jobs": ("jobs", 0),
    "jobs_there": ("jobs of the theme there", 0),
    "land_ready_ha": ("usable land, ha", 0),
    "start_ups": ("start-ups a year", 1),
    "theme_jobs": ("jobs in the six themes", 0),
    "unemployment_rate": ("unemployment rate, points", 4),
    "university_spin_offs": ("university spin-offs a year", 1),
}
"""Words and decimals of what instruments are meant to move."""


def cell(differences: np.ndarray, decimals: int) -> str:
    """Return mean and 90 % interval of paired differences in words."""
    if not differences.any():
        return "none"
    mean = differences.mean()
    half = t.ppf(0.95, len(differences) - 1) * differences.std(ddof=1) / np.sqrt(len(differences))
    low, high = mean - half, mean + half
    mean_words, low_words, high_words = (_signed(value, decimals) for value in (mean, low, high))
    words = f"{mean_words} ({low_words} to {high_words})"
    return words if low > 0 or high < 0 else f"{words}, unclear"


def _signed(value: float, decimals: int) -> str:
    words = f"{value:+,.{decimals}f}".replace("-", "−")
    return words if any(digit in words for digit in "123456789") else f"{0:.{decimals}f}"


def main() -> None:
    """Run all instruments and print the table."""
    asked = [(name, seed, 1.0) for name in (None, *CASES) for seed in range(PAIRS)]
    found = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        for done, (key, run) in enumerate(zip(asked, pool.map(ten_years, asked), strict=True), start=1):
            found[key[:2]] = run["outcome"]
            print(f"\r{done} of {len(asked)} runs", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print("| Instrument | Meant to move | by | Jobs in the region | Unemployment rate, points |")
    print("|---|---|---:|---:|---:|")
    for name, case in CASES.items():

        def differences(outcome: str, name: str = name) -> np.ndarray:
            return np.array(
                [found[name, seed][name][outcome] - found[None, seed][name][outcome] for seed in range(PAIRS)]
            )

        words, decimals = OUTCOMES[case.outcome]
        cells = (
            cell(differences(case.outcome), decimals),
            cell(differences("jobs"), 0),
            cell(differences("unemployment_rate"), 4),
        )
        print(f"| {name} | {words} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
