"""The search itself: a first design, a race, then batches that a model of the outcome proposes.

The search is a function of its definition and of the outcomes of its runs, so that a stopped one goes on by
beginning anew with all finished runs at hand: it proposes the same, finds them in the archive, and computes the
rest. The same seed gives the same front, bit for bit, in any number of processes.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.stats.qmc import LatinHypercube

from ruhrsim.analysis.plausible import BLOCK
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.search.aims import AIMS, loss, statistic
from ruhrsim.search.fronts import best_first, hypervolume, not_dominated
from ruhrsim.search.problem import Problem
from ruhrsim.search.runs import Outcome, Request, Runner
from ruhrsim.search.surrogate import Surrogate, propose

_FAR = 1e6
_FEWEST_FULL = 4


@dataclass
class Evaluated:
    """Points and what came of them.

    Args:
        problem: What is searched.
        points: Shape (n_points, n_levers).
        inputs: Decoded levers, shape (n_points, n_features).
        aims: Differences to carrying on, shape (n_points, n_worlds, n_aims); NaN where a world was not met.
        towns: Differences of towns' unemployment rates, points, shape (n_points, n_worlds, n_towns).
        unit: Spread of each aim in the first design, shape (n_own_aims,); the measure of the hypervolume.
        course: Hypervolume after the first design and after each batch.
    """

    problem: Problem
    points: np.ndarray
    inputs: np.ndarray
    aims: np.ndarray
    towns: np.ndarray
    unit: np.ndarray = field(default_factory=lambda: np.empty(0))
    course: list[float] = field(default_factory=list)

    @property
    def full(self) -> np.ndarray:
        """Which points have met all worlds, boolean, shape (n_points,)."""
        return ~np.isnan(self.aims[:, :, 0]).any(axis=1)

    def judged(self, worlds: slice = slice(None)) -> np.ndarray:
        """Return losses of all points by the aims of the search, shape (n_points, n_own_aims).

        A regret is counted against the best of these points and of carrying on.
        """
        found = []
        for key, how in self.problem.file.aims.items():
            differences = self.aims[:, worlds, list(AIMS).index(key)]
            better = AIMS[key].better
            losses = differences if better == "lower" else -differences
            best = np.fmin.reduce(losses, axis=0, initial=0.0)
            found.append(loss(how, statistic(how, differences, better, best), better))
        return np.stack(found, axis=1)

    def carrying_on(self) -> np.ndarray:
        """Return the losses of carrying on, shape (n_own_aims,): zero, or its regret."""
        found = []
        for key, how in self.problem.file.aims.items():
            differences = self.aims[self.full][:, :, list(AIMS).index(key)]
            losses = differences if AIMS[key].better == "lower" else -differences
            best = np.fmin.reduce(losses, axis=0, initial=0.0)
            found.append(float(-best.mean()) if how == "regret" else 0.0)
        return np.array(found)

    def worst_off(self, worlds: slice = slice(None)) -> np.ndarray:
        """Return how much higher the rate of the town that loses most ends, points, shape (n_points,)."""
        return np.nanmean(self.towns[:, worlds], axis=1).max(axis=1)

    def allowed(self) -> np.ndarray:
        """Return which points keep the side condition on towns, boolean, shape (n_points,)."""
        limit = self.problem.file.limits.worst_town_points
        return np.ones(len(self.points), dtype=bool) if limit is None else self.worst_off() <= limit

    def reference(self) -> np.ndarray:
        """Return the losses up to which the hypervolume counts: carrying on, one unit worse in each aim."""
        return self.carrying_on() + self.unit

    def hypervolume(self) -> float:
        """Return the volume that points which met all worlds beat, in units of the first design's spread."""
        rows = self.full & self.allowed()
        if not rows.any() or not self.unit.all():
            return 0.0
        return hypervolume(self.judged()[rows] / self.unit, self.reference() / self.unit)

    def front(self) -> np.ndarray:
        """Return the numbers of the points that met all worlds, keep the side condition and are not beaten."""
        rows = np.flatnonzero(self.full & self.allowed())
        return rows[not_dominated(self.judged()[rows])]

    def order(self) -> np.ndarray:
        """Return the numbers of all points, the best first; those that break the side condition last."""
        losses = self.estimates()[0]
        return best_first(np.where(self.allowed()[:, None], losses, _FAR + self.worst_off()[:, None]))

    def estimates(self) -> tuple[np.ndarray, np.ndarray]:
        """Return losses over all worlds and the doubt about them.

        What the first worlds told of points that met no other is brought to the measure of all worlds by a line
        through the points that met all.

        Returns:
            Losses with the worst-off town last, and the variance of what the line leaves open; both of shape
            (n_points, n_own_aims + 1).
        """
        first = slice(0, self.problem.file.size.first_worlds)
        whole = np.column_stack([self.judged(), self.worst_off()])
        doubt, full = np.zeros_like(whole), self.full
        if full.all() or full.sum() < _FEWEST_FULL:
            return whole, doubt
        early = np.column_stack([self.judged(first), self.worst_off(first)])
        for column in range(whole.shape[1]):
            x, y = early[full, column], whole[full, column]
            slope = np.cov(x, y)[0, 1] / x.var(ddof=1) if x.var() > 0 else 0.0
            line = y.mean() + slope * (early[:, column] - x.mean())
            whole[~full, column] = line[~full]
            doubt[~full, column] = np.var(y - line[full])
        return whole, doubt


def seek(problem: Problem, runner: Runner) -> Evaluated:
    """Search, and return all that was evaluated.

    Args:
        problem: What is searched.
        runner: Computes runs, or finds them in its archive.
    """
    size, worlds = problem.file.size, search_worlds(problem)
    carry = runner.run([Request(problem.base, world, world) for world in worlds])
    found = _nothing(problem)
    design = LatinHypercube(len(problem.levers), rng=np.random.default_rng(problem.file.seed))
    add(found, design.random(size.points), carry, worlds[: size.first_worlds], runner)
    kept = np.sort(found.order()[: size.keep])
    complete(found, kept, carry, worlds, runner)
    found.unit = found.judged()[found.full].std(axis=0)
    _take_stock(found, runner)
    for number in range(size.batches):
        add(found, next_batch(found, number), carry, worlds, runner)
        _take_stock(found, runner)
    return found


def _take_stock(found: Evaluated, runner: Runner) -> None:
    found.course.append(found.hypervolume())
    runner.say(f"hypervolume {found.course[-1]:.2f}")


def next_batch(found: Evaluated, number: int) -> np.ndarray:
    """Return the points of a batch, shape (batch, n_levers)."""
    from threadpoolctl import threadpool_limits

    file = found.problem.file
    rng = np.random.default_rng([file.seed, number])
    losses, doubt = found.estimates()
    # The order of sums, and so the last bits, must not depend on the machine's cores.
    with threadpool_limits(1):
        return propose(
            Surrogate(found.inputs, losses, doubt),
            found.points[found.order()],
            lambda points: decoded(found.problem, points),
            file.size.batch,
            file.limits.worst_town_points,
            rng,
        )


def search_worlds(problem: Problem) -> list[int]:
    """Return the numbers of the worlds of the search."""
    return list(range(problem.file.seed, problem.file.seed + problem.file.size.worlds))


def fresh_worlds(problem: Problem, n: int, after: int = 0) -> list[int]:
    """Return the numbers of worlds that the search has not met, in whole blocks.

    Args:
        problem: What was searched.
        n: How many.
        after: How many fresh ones are taken already.
    """
    used = problem.file.seed + problem.file.size.worlds
    first = -(-used // BLOCK) * BLOCK + -(-after // BLOCK) * BLOCK
    return list(range(first, first + n))


def decoded(problem: Problem, points: np.ndarray) -> np.ndarray:
    """Return decoded levers of points, shape (n_points, n_features)."""
    return np.array([list(problem.features(point).values()) for point in points])


def scenarios_of(problem: Problem, points: np.ndarray) -> list[Scenario]:
    """Return the scenarios that points mean."""
    return [problem.scenario(problem.decide(point), "searched") for point in points]


def add(
    found: Evaluated, points: np.ndarray, carry: list[Outcome], worlds: list[int], runner: Runner
) -> None:
    """Evaluate new points in some worlds, the first of the search, and append them."""
    rows = np.arange(len(found.points), len(found.points) + len(points))
    found.points = np.vstack([found.points, points])
    found.inputs = np.vstack([found.inputs, decoded(found.problem, points)])
    n_worlds = found.aims.shape[1]
    found.aims = np.vstack([found.aims, np.full((len(points), n_worlds, len(AIMS)), np.nan)])
    blank = np.full((len(points), n_worlds, len(carry[0].towns)), np.nan)
    found.towns = np.vstack([found.towns, blank]) if len(found.towns) else blank
    complete(found, rows, carry, worlds, runner)


def complete(
    found: Evaluated, rows: np.ndarray, carry: list[Outcome], worlds: list[int], runner: Runner
) -> None:
    """Evaluate points in those of some worlds, the first of the search, that they have not met."""
    asked = [
        (row, number, Request(scenario, world, world))
        for row, scenario in zip(rows, scenarios_of(found.problem, found.points[rows]), strict=True)
        for number, world in enumerate(worlds)
        if np.isnan(found.aims[row, number, 0])
    ]
    outcomes = runner.run([request for _, _, request in asked])
    for (row, number, _), outcome in zip(asked, outcomes, strict=True):
        found.aims[row, number] = outcome.aims - carry[number].aims
        found.towns[row, number] = outcome.towns - carry[number].towns


def _nothing(problem: Problem) -> Evaluated:
    n_levers, n_features = len(problem.levers), len(problem.feature_names())
    worlds = problem.file.size.worlds
    return Evaluated(
        problem,
        np.empty((0, n_levers)),
        np.empty((0, n_features)),
        np.empty((0, worlds, len(AIMS))),
        np.empty((0, worlds, 0)),
    )
