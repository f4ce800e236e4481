"""The same rules for firms in RuhrSim's columns, as plain Mesa agents and with Starsim, in one session.

Each engine runs in a process of its own, so that none warms up or slows down another. Its time counts
only if its firms look like ours after five years (see `rules.faults`). Time is processor time, which
other people's work disturbs less; the engines take turns and the fastest turn counts.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import rules

HERE = Path(__file__).parent
GATE = {"n": 20_000, "quarters": 20}
SIZES = {"columns": 180_000, "columns, NumPy alone": 180_000, "mesa": 20_000, "starsim": 180_000}
QUARTERS, TURNS = 12, 3


def compare(starsim_python: str | None, turns: int = TURNS) -> list[dict]:
    """Return one row an engine: agent-steps a second and how many times slower than ours, or the faults."""
    pythons = {name: sys.executable for name in SIZES if name != "starsim"}
    if starsim_python:
        pythons["starsim"] = starsim_python
    ours = _run(pythons["columns"], "columns", **GATE)["described"]
    found = {
        name: rules.faults(ours, _run(python, name, **GATE)["described"]) for name, python in pythons.items()
    }
    rates = dict.fromkeys(pythons, 0.0)
    for _ in range(turns):
        for name, python in pythons.items():
            rates[name] = max(rates[name], _run(python, name, n=SIZES[name], quarters=QUARTERS)["rate"])
    return [
        {"engine": name, "faults": found[name], "rate": rate, "slower": rates["columns"] / rate}
        for name, rate in rates.items()
    ]


def measure(name: str, n: int, quarters: int) -> None:
    """Run an engine in this process after a warm-up; print rate and statistics as JSON."""
    engine = importlib.import_module(f"engine_{name.split(',')[0]}").Engine
    warm = engine(2_000, seed=1)
    for _ in range(3):
        warm.advance()
    run, steps = engine(n, seed=7), 0
    begin = time.process_time()
    for _ in range(quarters):
        steps += run.advance()
    seconds = time.process_time() - begin
    print(json.dumps({"rate": steps / seconds, "described": rules.describe(*run.living())}))


def _run(python, name, n, quarters):
    code = f"import peers; peers.measure({name!r}, {n}, {quarters})"
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    settings = {
        "PYTHONPATH": paths,
        "RUHRSIM_ENGINE": "numpy" if "NumPy" in name else "",
        "OMP_NUM_THREADS": "1",
    }
    done = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, env=os.environ | settings, cwd=HERE
    )
    if done.returncode:
        raise RuntimeError(f"the engine '{name}' failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def show(rows: list[dict]) -> None:
    """Print the table."""
    print(f"{'engine':22} {'agent-steps a second':>21} {'times slower':>13}")
    for row in rows:
        if row["faults"]:
            print(
                f"{row['engine']:22} other firms than ours, so its time doesn't count: {'; '.join(row['faults'])}"
            )
        else:
            print(f"{row['engine']:22} {row['rate']:21,.0f} {row['slower']:13.1f}")
