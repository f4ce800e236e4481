"""Time and memory of one run by scale: `python benchmarks/scales.py [--years 20] [SCALE ...]`.

Each scale runs in a process of its own, after one quarter to warm up. Machines differ, so compare
ratios within one table: time for each row and quarter, and the exponent of time against rows.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import time

SCALES = (0.05, 0.2, 1.0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scales", nargs="*", type=float, default=SCALES)
    parser.add_argument("--years", type=int, default=20)
    options = parser.parse_args()
    print(f"{'scale':>6} {'rows':>8} {'build s':>8} {'run s':>7} {'ns a row and quarter':>21}", end=" ")
    print(f"{'peak MB':>8} {'exponent':>9}")
    before = None
    for scale in options.scales:
        before = _print_row(scale, _measure_apart(scale, options.years), before, options.years)


def _print_row(scale, row, before, years):
    each = 1e9 * row["run"] / (row["rows"] * 4 * years)
    exponent = math.log(row["run"] / before["run"]) / math.log(row["rows"] / before["rows"]) if before else math.nan
    print(f"{scale:6g} {row['rows']:8,} {row['build']:8.2f} {row['run']:7.2f} {each:21.0f}", end=" ")
    print(f"{row['peak']:8.0f} {exponent:9.2f}")
    return row


def _measure_apart(scale, years):
    code = f"import sys; sys.path.insert(0, 'benchmarks'); import scales; scales.measure({scale}, {years})"
    return json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def measure(scale: float, years: int) -> None:
    """Run once in this process and print rows, seconds and peak memory as JSON."""
    from ruhrsim import RuhrModel

    RuhrModel("status_quo", seed=0, scale=0.02).run_for(1)
    begin = time.perf_counter()
    model = RuhrModel("status_quo", seed=1, scale=scale)
    built = time.perf_counter()
    model.run_for(4 * years)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": len(model.firms), "build": built - begin, "run": done - built, "peak": peak}))


if __name__ == "__main__":
    main()
