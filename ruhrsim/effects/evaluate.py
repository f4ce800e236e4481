"""Ask the model: all questions in worlds and seeds, in processes, kept as they finish."""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.common import defaults
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import ScenarioError, way_out
from ruhrsim.common.versions import code_version, data_version, package_versions
from ruhrsim.effects.lab import Lab
from ruhrsim.effects.published import Published, read_published
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.effects.verdicts import CANNOT, combine, judge, reason
from ruhrsim.outside.shown import shown
from ruhrsim.runs import executors
from ruhrsim.runs.compare import SettingsError, check_settings
from ruhrsim.runs.parameter_sets import World

SEEDS, MOST_WORLDS = 4, 10_000
EVIDENCE_WORLDS, EVIDENCE_SEEDS = 8, 1
"""Of the table that ships."""
_SEEDS_APART = 100
_FIRST_SEED = 1
_COLUMNS = (
    "id",
    "use",
    "verified",
    "unit",
    "low",
    "high",
    "model",
    "model_low",
    "model_high",
    "verdict",
    "why",
    "why_de",
    "before",
)
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Task:
    """One study in one world with one seed.

    Args:
        study: Name of the study.
        ids: Its rows that are asked, in order.
        number: Number of the plausible world, -1 for the default parameters.
        world: Its parameters.
        seed: Luck.
        scale: Share of establishments simulated.
    """

    study: str
    ids: tuple[str, ...]
    number: int
    world: World
    seed: int
    scale: float

    def run(self) -> dict:
        """Return for each row part and base, or why the scenario was refused."""
        lab = Lab(self.world, self.seed, self.scale, max(QUESTIONS[row].years for row in self.ids))
        found = {}
        for row in self.ids:
            try:
                found[row] = list(map(float, QUESTIONS[row].measure(lab)))
            except ScenarioError as error:
                found[row] = str(error)
        return found

    @property
    def key(self) -> str:
        """Return what tells the task from others made with the same code and data."""
        return json.dumps([self.ids, self.number, self.seed])


def choose(names: Sequence[str] | None) -> list[str]:
    """Return the rows named, all by default.

    Raises:
        SettingsError: One is unknown; all faults at once.
    """
    faults = [
        f"unknown effect '{name}'{way_out(name, list(QUESTIONS), 5)}"
        for name in names or ()
        if name not in QUESTIONS
    ]
    if faults:
        raise SettingsError(faults)
    return [row for row in QUESTIONS if not names or row in names]


def plan(rows: Sequence[str], worlds: int, seeds: int, scale: float) -> list[Task]:
    """Return all tasks, those of one world and seed together and the longest study first.

    Args:
        rows: Rows that can be asked.
        worlds: Plausible worlds; 0 for the default parameters.
        seeds: Seeds in each.
        scale: Share of establishments simulated.
    """
    studies: dict[str, list[str]] = {}
    for row in rows:
        studies.setdefault(QUESTIONS[row].study, []).append(row)
    order = sorted(studies, key=lambda study: -max(QUESTIONS[row].years for row in studies[study]))
    numbered = list(enumerate(numbered_worlds(0, worlds))) if worlds else [(-1, {})]
    return [
        Task(
            study,
            tuple(studies[study]),
            number,
            world,
            _FIRST_SEED + _SEEDS_APART * max(number, 0) + seed,
            scale,
        )
        for number, world in numbered
        for seed in range(seeds)
        for study in order
    ]


def evaluate(
    names: Sequence[str] | None = None,
    worlds: int = 0,
    seeds: int = SEEDS,
    scale: float = defaults.SCALE,
    workers: int | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    keep: Path | None = None,
) -> pd.DataFrame:
    """Ask the rows named and return published against model.

    Args:
        names: Ids of rows; all by default.
        worlds: Plausible worlds; 0 asks the default parameters, and intervals cover luck alone.
        seeds: Seeds in each world.
        scale: Share of establishments simulated.
        workers: Processes, one per core by default; the table does not depend on it.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with studies done and studies in all.
        keep: Folder where finished studies are kept and found again after an interruption.

    Returns:
        One row an effect: `id`, `use`, `verified`, `unit`, `low`, `high` (published), `model`, `model_low`,
        `model_high`, `verdict`, `why`, `why_de`, `before`.

    Raises:
        SettingsError: A row is unknown, or a setting can't be; all faults at once.
        FolderError: Finished studies can't be kept.
    """
    rows = choose(names)
    if not 0 <= worlds <= MOST_WORLDS:
        raise SettingsError(
            [f"worlds = {shown(worlds)}: choose from 0 (default parameters) to {MOST_WORLDS:,}"]
        )
    check_settings(runs=seeds, scale=scale, workers=workers)
    asked = [row for row in rows if not QUESTIONS[row].refusal("en")]
    tasks = plan(asked, worlds, seeds, scale)
    found = _finish(
        tasks,
        workers or os.cpu_count() or 1,
        executor,
        progress or (lambda done, total: None),
        _Kept(keep, scale),
    )
    published = read_published()
    return pd.DataFrame(
        [_row(published[row], tasks, found, worlds > 0) for row in rows], columns=list(_COLUMNS)
    )


def _row(effect: Published, tasks, found, in_worlds) -> dict:
    head = {
        "id": effect.id,
        "use": effect.use,
        "verified": effect.verified,
        "unit": effect.unit,
        "low": effect.low,
        "high": effect.high,
        "before": effect.before,
    }
    question = QUESTIONS[effect.id]
    if question.refusal("en"):
        return head | {"verdict": CANNOT, "why": question.refusal("en"), "why_de": question.refusal("de")}
    results = [
        (task, result[effect.id]) for task, result in zip(tasks, found, strict=True) if effect.id in result
    ]
    refused = [result for _, result in results if isinstance(result, str)]
    if refused:
        return head | {"verdict": CANNOT, "why": refused[0], "why_de": refused[0]}
    parts = pd.DataFrame(
        [
            {"world": task.number, "seed": task.seed, "part": part, "base": base}
            for task, (part, base) in results
        ]
    )
    answer = combine(parts, in_worlds, question.cost)
    verdict, key = judge(effect, answer)
    return head | {
        "model": _rounded(answer.value),
        "model_low": _rounded(answer.low),
        "model_high": _rounded(answer.high),
        "verdict": verdict,
        "why": reason(key, "en"),
        "why_de": reason(key, "de"),
    }


def _rounded(value: float) -> float:
    """Return a number with six digits that count, more than any interval here supports."""
    return float(f"{value:.6g}")


def _finish(tasks, workers, executor, progress, kept) -> list[dict]:
    """Return the result of every task in order, kept or computed."""
    done = kept.read()
    results = {task.key: done[task.key] for task in tasks if task.key in done}
    progress(len(results), len(tasks))
    open_ = [task for task in tasks if task.key not in results]
    if open_:
        with nullcontext(executor) if executor else executors.processes(min(workers, len(open_))) as pool:
            futures = {pool.submit(task.run): task for task in open_}
            try:
                for future in as_completed(futures):
                    task = futures[future]
                    results[task.key] = future.result()
                    kept.add(task, results[task.key])
                    progress(len(results), len(tasks))
            finally:
                for future in futures:
                    future.cancel()
    return [results[task.key] for task in tasks]


class _Kept:
    """Finished studies in a file of lines, one a study; another scale, code or data is another file."""

    def __init__(self, folder: Path | None, scale: float):
        self.file = folder / f"finished_{_made_by(scale)}.jsonl" if folder else None

    def read(self) -> dict[str, dict]:
        """Return results by key; what was cut off while being written is left out."""
        if not self.file or not self.file.is_file():
            return {}
        found = {}
        for line in self.file.read_text(encoding="utf-8").splitlines():
            try:
                key, result = json.loads(line)
            except ValueError:
                continue
            found[key] = result
        return found

    def add(self, task: Task, result: dict) -> None:
        """Keep a result.

        Raises:
            FolderError: It can't be written.
        """
        if not self.file:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps([task.key, result]) + "\n")
        except OSError as error:
            raise FolderError(
                f"can't write {self.file}: {error.strerror}; choose another folder with --results"
            ) from error


def forget(keep: Path, scale: float) -> None:
    """Remove what was kept of an evaluation that is complete."""
    _Kept(keep, scale).file.unlink(missing_ok=True)


def _made_by(scale: float) -> str:
    own = "".join(
        hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(Path(__file__).parent.glob("*.py"))
    )
    made_by = json.dumps([own, scale, code_version(), data_version(), package_versions()])
    return hashlib.sha256(made_by.encode()).hexdigest()[:16]
