"""What the sweep engine costs: `python benchmarks/sweeps.py [efficiency|overhead|memory]`.

Machines differ and are shared, so read ratios within one session:

    efficiency   200 runs of the model by one process and by two, in turns: time of one / (2 × time of two);
                 bare is the same for two processes that only run the model, without any sweep: what the machine gives
    overhead     processor time that a chunk of one run costs beside the model's own
    memory       peak memory of the parent process at 200 and at 2,000 runs of a stand-in for the model
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.sweeps import run_sweep
from ruhrsim.sweeps.chunk import run_chunk, simulate
from ruhrsim.sweeps.experiment import read_experiment
from ruhrsim.sweeps.plan import begin, made_by

_FILE = """
scenarios = ["status_quo", "cluster_focus"]
years = {years}
scale = 0.02
runs = {runs}
[sampler]
kind = "latin_hypercube"
points = {points}
[uncertainties]
"theme_support.*" = {{}}
"""


def make(folder: Path, runs: int, points: int, years: int):
    """Return an experiment of `2 × points × runs` runs."""
    file = folder / "measured.toml"
    file.write_text(_FILE.format(runs=runs, points=points, years=years), encoding="utf-8")
    return read_experiment(file)


def measure_efficiency(rounds: int = 3) -> None:
    """Print wall time of 200 runs by one and by two processes, start-up included, and what the machine gives."""
    sweeps, bare = [], []
    for number in range(rounds):
        # The order changes so that a load that grows or fades favours nobody.
        order = (1, 2) if number % 2 else (2, 1)
        found = {workers: _time_sweep(workers) for workers in order}
        alone = {workers: _time_bare(workers) for workers in order}
        sweeps.append(found[1] / (2 * found[2]))
        bare.append(alone[1] / (2 * alone[2]))
        print(
            f"one process {found[1]:6.1f} s, two {found[2]:6.1f} s, efficiency {sweeps[-1]:.2f}; "
            f"bare {alone[1]:6.1f} s, {alone[2]:6.1f} s, {bare[-1]:.2f}",
            flush=True,
        )
    print(
        f"median {statistics.median(sweeps):.2f}, bare {statistics.median(bare):.2f}, "
        f"of what the machine gives {statistics.median(sweeps) / statistics.median(bare):.2f}"
    )


def _time_sweep(workers: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        experiment = make(Path(folder), runs=10, points=10, years=10)
        began = time.perf_counter()
        run_sweep(experiment, Path(folder) / "out", workers=workers)
        return time.perf_counter() - began


def _time_bare(workers: int) -> float:
    """Return the time of 200 runs by so many processes that know nothing of each other."""
    code = (
        "from ruhrsim.runs.compare import run\n"
        f"for seed in range({200 // workers}): run('cluster_focus', seed, 0.02, years=10)"
    )
    began = time.perf_counter()
    for process in [subprocess.Popen([sys.executable, "-c", code]) for _ in range(workers)]:
        process.wait()
    return time.perf_counter() - began


def measure_overhead(runs: int = 40) -> None:
    """Print processor time of chunks of one run against that of the model alone."""
    with tempfile.TemporaryDirectory() as folder:
        experiment = make(Path(folder), runs=runs, points=1, years=10)
        plan = begin(experiment, Path(folder) / "out")
        where, by = str(plan.folder), made_by(plan)
        run_chunk(where, by, 0, 1, simulate)
        alone, chunk, rest = [], [], []
        for number in range(1, runs):
            experiment_number, seed = plan.run_of(number)
            alone.append(
                _cpu(lambda e=experiment_number, s=seed: simulate(plan.scenario(e), s, experiment.scale))
            )
            chunk.append(_cpu(lambda n=number: run_chunk(where, by, n, n + 1, simulate)))
            rest.append(_cpu(lambda n=number: run_chunk(where, by, n, n + 1, stand_in)))
        extra = statistics.median(rest)
    print(
        f"model alone {1e3 * statistics.median(alone):.1f} ms, in a chunk {1e3 * statistics.median(chunk):.1f} ms; "
        f"a chunk of a stand-in {1e3 * extra:.1f} ms, {100 * extra / statistics.median(alone):.1f} % of the model"
    )


def _cpu(call) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def stand_in(scenario, seed: int, scale: float) -> pd.DataFrame:
    """Return a table of the model's shape at almost no cost."""
    value = np.arange(4.0 * scenario.years + 1) + seed
    return pd.DataFrame(dict.fromkeys(REGION_INDICATORS | ACCOUNT_INDICATORS, value))


def measure_memory() -> None:
    """Print the parent's peak memory by number of runs, each in a process of its own."""
    for runs in (10, 100):
        code = (
            f"import sys; sys.path.insert(0, 'benchmarks'); import sweeps; sweeps.sweep_and_tell_peak({runs})"
        )
        told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        found = json.loads(told.splitlines()[-1])
        print(
            f"{found['runs']:6,} runs: peak of the parent {found['peak']:.1f} MB, of its own {found['grown']:.2f} MB"
        )


def sweep_and_tell_peak(seeds: int) -> None:
    """Run 20 experiments with so many seeds and print runs and peak memory as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        experiment = make(Path(folder), runs=seeds, points=10, years=4)
        before = _peak()
        run_sweep(experiment, Path(folder) / "out", workers=2, simulate=stand_in)
    print(json.dumps({"runs": 20 * seeds, "peak": _peak(), "grown": _peak() - before}))


def _peak() -> float:
    # Not getrusage: its peak begins with that of the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


if __name__ == "__main__":
    measures = {"efficiency": measure_efficiency, "overhead": measure_overhead, "memory": measure_memory}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", choices=[*measures, []], default=list(measures))
    for what in parser.parse_args().what:
        print(what)
        measures[what]()
