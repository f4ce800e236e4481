"""This version against another in turns: `python benchmarks/against.py FOLDER [--turns N] [--report RESULT]`.

FOLDER is a checkout of the other version, such as one made by `git worktree add --detach FOLDER v0.2.0`.
Each measurement is a process of its own on one thread that tells its processor time, the two versions take
turns, and what is compared are medians: neighbours on the same machine slow both alike. Only names are used that
both versions have; what the other one can't do yet is left out.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
_RUN = """
from ruhrsim import RuhrModel
RuhrModel("status_quo", seed=0, scale=0.01).run_for(8)
began = time.process_time()
model = RuhrModel("cluster_focus", seed=1, scale={scale})
model.run_for(80)
model.recorder.region_table(), model.recorder.town_table()
"""
_SWEEP = """
import inspect
from ruhrsim import RuhrModel, read_scenario
from ruhrsim.sweeps.chunk import simulate
RuhrModel("status_quo", seed=0, scale=0.01).run_for(8)
question, asked = read_scenario("cluster_focus"), ("unemployment_rate", "jobs", "start_ups")
began = time.process_time()
for seed in range(3):
    simulate(*(question, seed, 0.02, asked)[: len(inspect.signature(simulate).parameters)])
"""
_REPORT = """
import tempfile
from pathlib import Path
from ruhrsim import load_comparison
from ruhrsim.report import write_report
comparison = load_comparison(Path({result!r}))
began = time.process_time()
with tempfile.TemporaryDirectory() as folder:
    write_report(comparison, Path(folder), "en")
"""
WORK = {
    "import, to hand out runs": "import ruhrsim.runs.compare",
    "import, to run the model": "import ruhrsim.model.model",
    "twenty years, scale 0.02": _RUN.format(scale=0.02),
    "twenty years, scale 0.05": _RUN.format(scale=0.05),
    "twenty years, scale 1": _RUN.format(scale=1.0),
    "three runs of a sweep, 0.02": _SWEEP,
}


def main() -> None:
    """Measure in turns and print medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("other", metavar="FOLDER", type=Path, help="checkout of the other version")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument(
        "--report", metavar="RESULT", type=Path, help="a result of ruhrsim compare to report on"
    )
    parser.add_argument("--only", metavar="WORDS", default="", help="what has these words in its name")
    options = parser.parse_args()
    work = WORK | ({"report": _REPORT.format(result=str(options.report.resolve()))} if options.report else {})
    print(f"{'processor seconds, median':30} {'other':>8} {'this':>8} {'ratio':>6}")
    for name, code in work.items():
        if options.only in name:
            other, this = in_turns(code, (options.other.resolve(), HERE), options.turns)
            print(f"{name:30} {other:8.2f} {this:8.2f} {this / other:6.2f}", flush=True)


def in_turns(code: str, versions: tuple[Path, ...], turns: int) -> list[float]:
    """Return the median processor seconds of a piece of work in each version."""
    seconds = [[processor_seconds(code, version) for version in versions] for _ in range(turns)]
    return [statistics.median(of_version) for of_version in zip(*seconds, strict=True)]


def processor_seconds(code: str, version: Path) -> float:
    """Return the processor seconds of a piece of work, from where it says that it begins."""
    whole = f"import time\nbegan = 0.0\n{code}\nprint()\nprint(time.process_time() - began)"
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    settings = os.environ | one_thread | {"PYTHONPATH": str(version)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", whole], check=True, capture_output=True, text=True, env=settings
    )
    return float(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
