"""Ways to search compared on this problem: Gaussian process, NSGA-II (pymoo) and Latin hypercube.

    python benchmarks/searches.py results/searches/strategies_20               # on a model of a finished search
    python benchmarks/searches.py results/searches/strategies_20 --real 50     # NSGA-II on the model itself

Needs pymoo (`pip install pymoo`), which no part of RuhrSim does. Every way gets the same strategies to evaluate in all
worlds of the search, none races, so what the race saves comes on top. On the model of the search, evaluations carry
the noise that its fit found; the front is chosen by what was evaluated, and its hypervolume is that of what is true
there. The model is a Gaussian process of the same kind as the search uses, which favours it: so NSGA-II can be run on
RuhrSim itself, with its runs kept in FOLDER/rival, and be compared with the search at the same number of runs.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.stats.qmc import LatinHypercube
from threadpoolctl import threadpool_limits

from ruhrsim.search import engine
from ruhrsim.search.archive import Archive
from ruhrsim.search.folder import read_search_manifest
from ruhrsim.search.fronts import best_first, hypervolume, not_dominated
from ruhrsim.search.problem import Problem, problem_from_dict
from ruhrsim.search.runs import Pool, Request, Runner, simulate
from ruhrsim.search.surrogate import Surrogate, propose

EVALUATIONS = (64, 128)
STARTS = 3
FIRST, BATCH, POPULATION = 32, 8, 16

Evaluate = Callable[[np.ndarray], np.ndarray]
"""From points to losses with, last, how far the worst-off town is worse off, shape (n, n_aims + 1)."""


def latin_hypercube(problem: Problem, evaluate: Evaluate, n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return points spread evenly, and what came of them."""
    points = LatinHypercube(len(problem.levers), rng=np.random.default_rng(seed)).random(n)
    return points, evaluate(points)


def gaussian_process(
    problem: Problem, evaluate: Evaluate, n: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of a search as RuhrSim does it, without its race."""
    points, found = latin_hypercube(problem, evaluate, FIRST, seed)
    limit = problem.file.limits.worst_town_points
    while len(points) < n:
        rng = np.random.default_rng([seed, len(points)])
        surrogate = Surrogate(engine.decoded(problem, points), found, np.zeros_like(found))
        broken = limit is not None and found[:, -1:] > limit
        order = best_first(np.where(broken, 1e6 + found[:, -1:], found[:, :-1]))
        more = propose(surrogate, points[order], lambda x: engine.decoded(problem, x), BATCH, limit, rng)
        points, found = np.vstack([points, more]), np.vstack([found, evaluate(more)])
    return points, found


def nsga2(problem: Problem, evaluate: Evaluate, n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of pymoo's NSGA-II, by ask and tell."""
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.evaluator import Evaluator
    from pymoo.core.problem import Problem as Asked
    from pymoo.operators.sampling.lhs import LHS
    from pymoo.problems.static import StaticProblem

    limit = problem.file.limits.worst_town_points
    asked = Asked(
        n_var=len(problem.levers),
        n_obj=len(problem.file.aims),
        n_ieq_constr=0 if limit is None else 1,
        xl=0.0,
        xu=1.0,
    )
    algorithm = NSGA2(pop_size=POPULATION, sampling=LHS())
    algorithm.setup(asked, termination=("n_eval", n), seed=seed, verbose=False)
    points, found = np.empty((0, len(problem.levers))), np.empty((0, len(problem.file.aims) + 1))
    while algorithm.has_next():
        infills = algorithm.ask()
        here = infills.get("X")
        values = evaluate(here)
        told = {"F": values[:, :-1]} | ({} if limit is None else {"G": values[:, -1:] - limit})
        Evaluator().eval(StaticProblem(asked, **told), infills)
        algorithm.tell(infills=infills)
        points, found = np.vstack([points, here]), np.vstack([found, values])
    return points, found


WAYS = {"Latin hypercube": latin_hypercube, "NSGA-II (pymoo)": nsga2, "Gaussian process": gaussian_process}


def searched(folder: Path) -> engine.Evaluated:
    """Return a finished search, from its archive alone."""
    problem = problem_from_dict(read_search_manifest(folder)["search"])
    return engine.seek(problem, _runner(problem, folder))


def _runner(problem: Problem, folder: Path) -> Runner:
    return Runner(Archive(folder), problem.file.scale, Pool(1), simulate, lambda *each: None, 0)


def emulated(found: engine.Evaluated, seed: int) -> tuple[Evaluate, Evaluate]:
    """Return a model of a search: what is true there, and what an evaluation with noise shows."""
    losses, doubt = found.estimates()
    model = Surrogate(found.inputs, losses, doubt)
    noise = np.array([np.sqrt(kernel.k2.noise_level) for kernel in model.kernels]) * model.unit
    rng = np.random.default_rng(seed)

    def true(points: np.ndarray) -> np.ndarray:
        return model.predict(engine.decoded(found.problem, points))[0] * model.unit + model.level

    def seen(points: np.ndarray) -> np.ndarray:
        values = true(points)
        return values + noise * rng.standard_normal(values.shape)

    return true, seen


def volume(found: engine.Evaluated, seen: np.ndarray, true: np.ndarray) -> float:
    """Return the hypervolume of what is true of the points that look best."""
    limit = found.problem.file.limits.worst_town_points
    rows = np.flatnonzero(seen[:, -1] <= limit) if limit is not None else np.arange(len(seen))
    if not len(rows):
        return 0.0
    front = rows[not_dominated(seen[rows, :-1])]
    return hypervolume(true[front, :-1] / found.unit, found.reference() / found.unit)


def on_the_model_of_the_search(found: engine.Evaluated) -> None:
    """Print hypervolumes of all ways after so many evaluations, mean and range over starts."""
    print(f"{'Hypervolume after evaluations':32s}" + "".join(f"{n:>24d}" for n in EVALUATIONS))
    for name, way in WAYS.items():
        reached = np.zeros((STARTS, len(EVALUATIONS)))
        for seed in range(STARTS):
            true, seen = emulated(found, seed)
            points, values = way(found.problem, seen, max(EVALUATIONS), seed)
            truth = true(points)
            reached[seed] = [volume(found, values[:n], truth[:n]) for n in EVALUATIONS]
        cells = [f"{each.mean():10.2f} ({each.min():.2f}-{each.max():.2f})" for each in reached.T]
        print(f"{name:32s}" + "".join(f"{cell:>24s}" for cell in cells), flush=True)


def on_the_model_itself(found: engine.Evaluated, folder: Path, n: int) -> None:
    """Print what NSGA-II reaches with n strategies in all worlds of the search, generation by generation."""
    problem = found.problem
    (folder / "rival").mkdir(exist_ok=True)
    runner, kept = _runner(problem, folder / "rival"), _runner(problem, folder)
    worlds = engine.search_worlds(problem)
    carry = kept.run([Request(problem.base, world, world) for world in worlds])
    rival = replace(engine._nothing(problem), unit=found.unit)

    def evaluate(points: np.ndarray) -> np.ndarray:
        before = len(rival.points)
        engine.add(rival, points, carry, worlds, runner)
        print(f"{len(rival.points) * len(worlds):6d} runs: hypervolume {rival.hypervolume():.2f}", flush=True)
        return np.column_stack([rival.judged(), rival.worst_off()])[before:]

    nsga2(problem, evaluate, n, problem.file.seed)


def main() -> None:
    """Compare ways to search."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of a finished search")
    parser.add_argument(
        "--real", type=int, default=0, help="strategies that NSGA-II evaluates on the model itself"
    )
    options = parser.parse_args()
    found = searched(options.folder)
    size = found.problem.file.size
    runs = [
        size.points * size.first_worlds
        + size.keep * (size.worlds - size.first_worlds)
        + n * size.batch * size.worlds
        for n in range(size.batches + 1)
    ]
    print("The search:", ", ".join(f"{n} runs {v:.2f}" for n, v in zip(runs, found.course, strict=True)))
    if options.real:
        on_the_model_itself(found, options.folder, options.real)
        return
    with threadpool_limits(1):
        on_the_model_of_the_search(found)


if __name__ == "__main__":
    main()
