"""Time and memory of one run by scale, the share of each process, the sketch run, sweeps and start-up.

Every measurement runs in a process of its own on one thread, after a run to warm up.
"""

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
SCALES = (0.02, 0.1, 0.5, 1.0, 5.0)
SKETCH = {"scale": 0.01, "years": 20}
GLIMPSE_YEARS = 5
"""What the app shows first: the beginning of a sketch."""


def by_scale(scales, years: int, engine: str) -> list[dict]:
    """Return rows, seconds of building and running, and peak memory by scale."""
    return [{"scale": scale} | apart("run_once", engine, scale=scale, years=years) for scale in scales]


def run_once(scale: float, years: int) -> dict:
    """Run status_quo once in this process."""
    from ruhrsim import RuhrModel

    RuhrModel("status_quo", seed=0, scale=min(scale, 0.02)).run_for(4)
    begin = time.perf_counter(), time.process_time()
    model = RuhrModel("status_quo", seed=1, scale=scale)
    built = time.perf_counter()
    model.run_for(4 * years)
    model.recorder.region_table(), model.recorder.town_table()
    return {
        "rows": len(model.firms),
        "build": built - begin[0],
        "run": time.perf_counter() - built,
        "processor": time.process_time() - begin[1],
        "peak_mb": peak_mb(),
    }


def peak_mb() -> float:
    """Return the largest memory of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exponent(smaller: dict, larger: dict) -> float:
    """Return how fast processor time grows with rows between two rows of a table."""
    return math.log(larger["processor"] / smaller["processor"]) / math.log(larger["rows"] / smaller["rows"])


def shares(scale: float, years: int) -> dict[str, float]:
    """Return the part of a quarter that each process takes, recording included, in percent."""
    from ruhrsim import RuhrModel
    from ruhrsim.model.quarter.order import QUARTER

    spent: dict[str, float] = defaultdict(float)
    steps = [_timed(step, f"{step.__module__.rpartition('.')[2]}.{step.__name__}", spent) for step in QUARTER]
    RuhrModel("status_quo", seed=0, scale=scale).run_for(2)
    model = RuhrModel("status_quo", seed=1, scale=scale, steps=steps)
    model.recorder.observe = _timed(model.recorder.observe, "record", spent)
    model.run_for(4 * years)
    whole = sum(spent.values())
    return {name: 100.0 * seconds / whole for name, seconds in spent.items()}


def _timed(function, name, spent):
    def run(*args):
        begin = time.thread_time()
        function(*args)
        spent[name] += time.thread_time() - begin

    return run


def sketch(runs: int, years: int) -> dict:
    """Return median and ninth decile of sketch runs in ms: scenarios in turn, as a user moves a slider."""
    from ruhrsim import run

    scenarios = ("status_quo", "cluster_focus", "compete_on_everything")
    for seed in (0, 1):
        run(scenarios[0], seed, SKETCH["scale"], years)
    seconds, processor = [], []
    for index in range(runs):
        begin = time.perf_counter(), time.process_time()
        run(scenarios[index % 3], index % 2, SKETCH["scale"], years)
        seconds.append(1e3 * (time.perf_counter() - begin[0]))
        processor.append(1e3 * (time.process_time() - begin[1]))
    return {
        "median": statistics.median(seconds),
        "p90": statistics.quantiles(seconds, n=10)[-1],
        "processor_median": statistics.median(processor),
        "processor_least": min(processor),
    }


def sweep(runs: int, workers: int) -> dict:
    """Return runs a second of a comparison in parallel, starting the processes included."""
    from ruhrsim import compare

    begin = time.perf_counter()
    compare(["status_quo", "cluster_focus"], runs=runs, years=20, scale=0.02, workers=workers)
    return {"runs_per_second": 2 * runs / (time.perf_counter() - begin)}


def start_up(turns: int = 5) -> dict:
    """Return milliseconds of `ruhrsim --version`, of importing the model and of importing numba, least of a few."""
    commands = {
        "version": ["-m", "ruhrsim", "--version"],
        "import_model": ["-c", "import ruhrsim.model.model"],
        "import_numba": ["-c", "import ruhrsim.common.kernels.compiled"],
        "python": ["-c", "pass"],
    }
    return {name: min(_milliseconds(command) for _ in range(turns)) for name, command in commands.items()}


def cold_start() -> dict:
    """Return seconds of a first small run with no compiled passes on disk, and with them."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"NUMBA_CACHE_DIR": folder}
        command = ["-c", "from ruhrsim import RuhrModel; RuhrModel(scale=0.01).run_for(8)"]
        return {name: _milliseconds(command, settings) / 1e3 for name in ("nothing_compiled", "compiled")}


def _milliseconds(command, settings=None):
    begin = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=_environment(settings))
    return 1e3 * (time.perf_counter() - begin)


def apart(function: str, engine: str = "", **arguments) -> dict:
    """Call a function of this file in a process of its own."""
    code = f"import json, runs; print(json.dumps(runs.{function}(**{arguments!r})))"
    settings = _environment({"RUHRSIM_ENGINE": engine})
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=settings
    )
    return json.loads(done.stdout.splitlines()[-1])


def _environment(settings):
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return os.environ | one_thread | {"PYTHONPATH": paths} | (settings or {})
