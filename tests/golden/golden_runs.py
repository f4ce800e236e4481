"""Golden runs: what every state array and table of the shipped scenarios was when last agreed upon.

`make golden` runs all of them again, prints what moved, and stores them; `test_golden.py` compares.

    hash[run, quarter], hash[run, array]     equal to the last bit on the kind of processor that stored them
    summary[run, quarter, array]             Σ w x over a few quarters, w by position; compared with a
                                             tolerance on other processors, whose log, exp and power differ
                                             in last digits
"""

import argparse
import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path

import numpy as np

import ruhrsim
from ruhrsim.common import kernels
from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.files import list_scenarios

FILE = Path(__file__).with_name("golden.npz")
ANSWERS = Path(ruhrsim.__file__).with_name("evidence") / "answers.txt"
"""Ships what `answers` returns, so that stored evidence knows whether the model still answers as it did."""
SEEDS, SCALES, QUARTERS = (0, 1, 2), (0.01, 0.03), 12
ASKED = ("status_quo", "spread_alone", "focus_together", "hindcast", "bochum_after_opel")
"""Scenarios whose runs `answers` looks at: those of the main job and of the past; a new scenario moves nothing."""
SUMMARISED = (0, 1, 2, 4, 12)
"""Quarters of which summaries are kept, for the first seed."""
TOLERANCE = 1e-9

RECORDS = {
    "firms": "firms",
    "graduates": "graduates",
    "labour": "labour",
    "land": "land",
    "clusters": "clusters",
    "conditions": "conditions",
    "levers": "levers",
    "flows": "flows",
    "support": "carried.policies.support",
    "field_support": "carried.policies.field_support",
    "surroundings": "carried.surroundings",
    "joint_region": "carried.joint_region",
    "job_stock": "carried.policies.job_stock",
    "links": "carried.links",
    "sites": "sites",
    "ties": "region.ties",
    "imitation": "carried.policies.imitation",
    "game": "carried.policies.game",
    "attraction": "start.attraction",
    "steady": "start.steady",
    "market": "start.steady.market",
    "hired_graduates": "now.hired",
    "stock": "stock",
}
"""Records of the model, by name here: every array in them is watched."""
ARRAYS = {
    "population": "population",
    "jobs": "jobs",
    "level": "carried.level",
    "tightness": "carried.tightness",
    "utility": "carried.utility",
    "marketed": "carried.marketed",
    "portfolios": "carried.choices.portfolios",
    "eur_per_head": "carried.choices.eur_per_head",
    "cooperation": "cooperation",
    "cooperation_start": "start.cooperation",
    "paying": "carried.agreements.paying",
    "agreed": "carried.agreements.themes",
    "aim": "carried.agreements.aim",
    "quotients": "start.quotients",
    "outside_path": "start.outside.path",
    "entrant_mix": "start.entrant_mix",
    "research_start": "start.research",
    "seen_start": "start.seen",
    "tightness_start": "start.tightness",
    "employed_start": "start.people.employed",
    "graduate_homes": "start.universities.homes",
    "graduates_per_year": "start.universities.graduates_per_year",
    "income_tax_per_worker": "start.people.income_tax_per_worker",
}
"""Arrays that stand in no record above, by name here."""


@dataclass(frozen=True)
class Run:
    """One golden run: which scenario, on which luck, in which sample."""

    scenario: str
    seed: int
    scale: float

    def __str__(self) -> str:
        return f"{self.scenario} (seed {self.seed}, scale {self.scale:g})"


def all_runs() -> list[Run]:
    """Return every golden run, in the order of storage."""
    names = sorted(list_scenarios())
    return [Run(name, seed, scale) for name in names for seed in SEEDS for scale in SCALES]


def arrays(model: RuhrModel) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the name and content of every array of the model's state.

    Flows, portfolios, money per head and graduates hired are zeros before the first quarter, of the shape that
    they have later; the stored runs are older and hold nothing for them then.
    """
    for name, path in RECORDS.items():
        record = None if name == "hired_graduates" and not model.quarter else _found(model, path)
        for field in _fields(record):
            value = getattr(record, field)
            if isinstance(value, np.ndarray) and value.dtype.kind != "U":
                value = np.zeros(0) if name == "flows" and not model.quarter else value
                yield f"{name}.{field.lstrip('_')}", value
    for name, path in ARRAYS.items():
        value = _found(model, path)
        if not model.quarter and name in ("portfolios", "eur_per_head"):
            value = value[:, :0] if name == "portfolios" else None
        if value is not None:
            yield name, value
    for index, programme in enumerate(model.carried.policies.programmes):
        yield f"programmes.{index}.money", programme.money
        yield f"programmes.{index}.earned", programme.earned


def _found(model, path):
    try:
        return attrgetter(path)(model)
    except AttributeError:
        return None


def _fields(record):
    if record is None:
        return ()
    if hasattr(record, "SCHEMA"):
        others = [name for name in vars(record) if not name.startswith("_") and name not in record.SCHEMA]
        return (*record.SCHEMA, *others)
    if hasattr(record, "_fields"):
        return record._fields
    if is_dataclass(record):
        return tuple(field.name for field in fields(record))
    slots = getattr(type(record), "__slots__", ())
    return tuple(dict.fromkeys((*slots, *getattr(record, "__dict__", ()))))


@dataclass
class Trace:
    """What one run left.

    Args:
        quarters: Hash of all arrays and of the region's row after each quarter, shape (QUARTERS + 1,).
        arrays: Hash of each array over all quarters, by name; tables by column.
        summaries: Weighted sum of each array after the quarters of `SUMMARISED`, by name.
    """

    quarters: np.ndarray
    arrays: dict[str, int]
    summaries: dict[str, list[float]]


def trace(run: Run) -> Trace:
    """Run one golden run with the engine in use and return what it left."""
    model = RuhrModel(run.scenario, seed=run.seed, scale=run.scale)
    over_time: dict[str, hashlib.blake2b] = {}
    summaries: dict[str, list[float]] = {}
    quarters = []
    for quarter in range(QUARTERS + 1):
        if quarter:
            model.step()
        whole = hashlib.blake2b(digest_size=8)
        for name, value in arrays(model):
            digest = _digest(value)
            whole.update(name.encode() + digest)
            over_time.setdefault(name, hashlib.blake2b(digest_size=8)).update(digest)
            if quarter in SUMMARISED and run.seed == SEEDS[0]:
                summaries.setdefault(name, []).append(summary(value))
        quarters.append(_number(whole.digest()))
    hashes = {name: _number(whole.digest()) for name, whole in over_time.items()}
    for table, frame in (("region", model.recorder.region_table()), ("towns", model.recorder.town_table())):
        for column in frame.select_dtypes("number"):
            hashes[f"{table}_table.{column}"] = _number(_digest(frame[column].to_numpy(float)))
    return Trace(np.array(quarters, np.uint64), hashes, summaries)


def _digest(value: np.ndarray) -> bytes:
    value = np.ascontiguousarray(value)
    head = f"{value.dtype.str}{value.shape}".encode()
    return hashlib.blake2b(head + value.tobytes(), digest_size=8).digest()


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "little")


def summary(value: np.ndarray) -> float:
    """Return a weighted sum that also notices places exchanged; weights between 1 and 2 by position."""
    flat = np.nan_to_num(np.asarray(value, dtype=float).ravel(), posinf=0.0, neginf=0.0)
    weights = 1.0 + np.modf(np.arange(1, len(flat) + 1) * 0.6180339887498949)[0]
    return float((flat * weights).sum())


def fingerprint() -> int:
    """Return a hash of what this processor makes of logarithms, powers and the like."""
    x = np.linspace(0.013, 9.7, 4099)
    results = [np.log(x), np.exp(-x), np.power(x, -0.2), np.log1p(x), np.cos(x), np.expm1(-x)]
    table = np.outer(x[:64], x[-53:])
    digest = hashlib.blake2b(_digest(np.array(results)) + _digest(table @ table.T), digest_size=8)
    return _number(digest.digest())


def run_all(runs: list[Run], engine: str, workers: int = 2) -> list[Trace]:
    """Run golden runs in processes; the result does not depend on their number."""
    with ProcessPoolExecutor(workers, get_context("spawn"), _use_engine, (engine,)) as pool:
        return list(pool.map(trace, runs, chunksize=len(SEEDS) * len(SCALES)))


def _use_engine(name: str) -> None:
    kernels.engine(name).__enter__()


@dataclass(frozen=True)
class Golden:
    """The stored runs; see the head of this file."""

    processor: int
    runs: list[Run]
    traces: list[Trace]


def save(runs: list[Run], traces: list[Trace]) -> None:
    """Store golden runs."""
    names = sorted({name for one in traces for name in one.arrays})
    hashes = np.array([[one.arrays.get(name, 0) for name in names] for one in traces], np.uint64)
    kept = [one for one, run in zip(traces, runs, strict=True) if run.seed == SEEDS[0]]
    summed = sorted({name for one in kept for name in one.summaries})
    lines = [[_padded(one.summaries.get(name, [])) for name in summed] for one in kept]
    np.savez_compressed(
        FILE,
        processor=np.array(fingerprint(), np.uint64),
        runs=np.array([(run.scenario, str(run.seed), str(run.scale)) for run in runs]),
        quarters=np.array([one.quarters for one in traces]),
        names=np.array(names),
        hashes=hashes,
        summed=np.array(summed),
        summaries=np.array(lines),
    )


def answers(golden: Golden) -> str:
    """Return a hash of jobs and unemployed in the runs of `ASKED`: the same while nothing moves."""
    digest = hashlib.sha256()
    for run, trace in zip(golden.runs, golden.traces, strict=True):
        if run.scenario in ASKED:
            digest.update(f"{run} {trace.arrays['jobs']} {trace.arrays['labour.unemployed']}\n".encode())
    return digest.hexdigest()[:16]


def _padded(found):
    """Put blanks before what came into being after the start."""
    return [np.nan] * (len(SUMMARISED) - len(found)) + found


def load() -> Golden:
    """Return the stored golden runs."""
    with np.load(FILE) as stored:
        runs = [Run(name, int(seed), float(scale)) for name, seed, scale in stored["runs"]]
        names, summed = stored["names"].tolist(), stored["summed"].tolist()
        lines = iter(stored["summaries"])
        traces = [
            Trace(
                quarters,
                {name: int(value) for name, value in zip(names, row, strict=True) if value},
                _summaries(summed, next(lines)) if run.seed == SEEDS[0] else {},
            )
            for run, quarters, row in zip(runs, stored["quarters"], stored["hashes"], strict=True)
        ]
        return Golden(int(stored["processor"]), runs, traces)


def _summaries(names, lines):
    found = {name: line[~np.isnan(line)].tolist() for name, line in zip(names, lines, strict=True)}
    return {name: line for name, line in found.items() if line}


def moved_arrays(old: Trace, new: Trace) -> list[str]:
    """Return the names of arrays and columns that differ, come or go."""
    names = old.arrays.keys() | new.arrays.keys()
    return sorted(name for name in names if old.arrays.get(name) != new.arrays.get(name))


def first_quarter(old: Trace, new: Trace) -> int | None:
    """Return the first quarter in which anything differs, None if nothing does."""
    differing = np.flatnonzero(old.quarters != new.quarters)
    return int(differing[0]) if len(differing) else None


def largest_change(old: Trace, new: Trace, name: str) -> float:
    """Return the largest relative change of an array's summary over the quarters summarised."""
    before, after = old.summaries.get(name, []), new.summaries.get(name, [])
    if len(before) != len(after):
        return np.inf
    before, after = np.array(before), np.array(after)
    if not len(before) or np.array_equal(before, after):
        return 0.0
    return float((np.abs(after - before) / np.maximum(np.abs(before), 1e-12)).max())


def what_moved(golden: Golden, runs: list[Run], traces: list[Trace]) -> list[str]:
    """Return lines that tell what differs from the stored runs, worst first; none if nothing does."""
    stored = dict(zip(golden.runs, golden.traces, strict=True))
    lines = [f"{run}: not stored" for run in runs if run not in stored]
    lines += [f"{run}: stored, but no longer run" for run in golden.runs if run not in set(runs)]
    moved: dict[str, list] = {}
    begins, scenarios = [], set()
    for run, new in zip(runs, traces, strict=True):
        old = stored.get(run)
        if old is None:
            continue
        names = moved_arrays(old, new)
        if names:
            scenarios.add(run.scenario)
            quarter = first_quarter(old, new)
            begins.append((QUARTERS + 1 if quarter is None else quarter, str(run)))
        for name in names:
            change = largest_change(old, new, name) if run.seed == SEEDS[0] else 0.0
            moved.setdefault(name, []).append((change, run.scenario))
    if begins:
        quarter, run = min(begins)
        lines.append(f"{len(scenarios)} scenarios moved, first in quarter {quarter} of {run}")
    ranked = sorted(moved.items(), key=lambda item: -max(item[1])[0])
    lines += [
        f"  {name}: in {len(found)} runs, largest relative change {max(found)[0]:.2g} ({max(found)[1]})"
        for name, found in ranked
    ]
    return lines


def compare(golden: Golden, runs: list[Run], traces: list[Trace], processor: int) -> tuple[str, list[str]]:
    """Compare runs with the stored ones in the way that fits this processor.

    Returns:
        What was compared, `hashes` or `summaries`; lines that tell what moved, none if nothing did.
    """
    if processor == golden.processor:
        return "hashes", what_moved(golden, runs, traces)
    stored, lines = dict(zip(golden.runs, golden.traces, strict=True)), []
    for run, new in zip(runs, traces, strict=True):
        old = stored.get(run)
        if old is None:
            lines.append(f"{run}: not stored")
            continue
        far = {name: largest_change(old, new, name) for name in old.summaries.keys() | new.summaries.keys()}
        lines += [f"{run}: {name} by {change:.2g}" for name, change in far.items() if change > TOLERANCE]
    return "summaries", sorted(lines)


def check(seeds: int) -> None:
    """Compare the runs of the first seeds with the stored ones; exit with 1 and what moved if they differ."""
    golden = load()
    kept = {run for run in golden.runs if run.seed in SEEDS[:seeds]}
    pairs = [(run, one) for run, one in zip(golden.runs, golden.traces, strict=True) if run in kept]
    runs = [run for run in all_runs() if run.seed in SEEDS[:seeds]]
    stored = Golden(golden.processor, [run for run, _ in pairs], [one for _, one in pairs])
    compared, moved = compare(stored, runs, run_all(runs, "numpy"), fingerprint())
    print(f"compared {compared} of {len(runs)} runs", *moved, sep="\n")
    raise SystemExit(bool(moved))


def renew() -> None:
    """Run all golden runs again, print what moved, store them."""
    runs = all_runs()
    traces = run_all(runs, "numba")
    other = run_all(runs, "numpy")
    for run, ours, theirs in zip(runs, traces, other, strict=True):
        if names := moved_arrays(ours, theirs):
            raise SystemExit(f"{run}: the engines differ in {', '.join(names[:8])}; nothing is stored")
    if FILE.exists():
        print("\n".join(what_moved(load(), runs, traces)) or "nothing moved")
    save(runs, traces)
    ANSWERS.write_text(answers(load()) + "\n", encoding="utf-8")
    print(f"{len(runs)} golden runs stored; a renewal needs its reason in CHANGELOG.md")


def main() -> None:
    """Renew the stored runs, or with `--check` only compare."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="compare and change nothing")
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many seeds to compare")
    asked = parser.parse_args()
    check(asked.seeds) if asked.check else renew()


if __name__ == "__main__":
    main()
