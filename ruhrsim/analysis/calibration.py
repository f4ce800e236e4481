"""Calibration on 2007-2016 by simulated moments: many runs, an emulator, a weighted sample.

optuna spreads the parameter sets evenly over their documented ranges (a scrambled Sobol sequence)
and keeps every run, so that an interrupted calibration goes on. An emulator takes their luck
out. Parameter sets from the ranges are then weighted by how likely the world of 2008-2016
would be: log unemployment of the 15 Kreise year by year, with the drift of places as covariance,
and the moments of the region below. Nothing after 2016 enters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ruhrsim.analysis.drift import Drift, log_likelihood, precision
from ruhrsim.analysis.emulator import PlacesEmulator, fit_places
from ruhrsim.analysis.history import LAST_LEARNT, districts, learnt_history
from ruhrsim.analysis.past_runs import EVENTS, play_all
from ruhrsim.common.sourced import records
from ruhrsim.model.parameters import Parameters

CALIBRATED = (
    "labour_matching.cyclic_search",
    "labour_matching.outside_elasticity",
    "labour_matching.quits",
    "conditions.start_lead",
    "conditions.export_shock_muting",
    "conditions.cycle_demand",
    "conditions.demand_gap",
    f"{EVENTS}.pass_through",
)
"""Few, and such as the years after 2007 may tell something about."""
MOMENTS = {"graduates_kept": (73.0, 2.0), "moves_per_firm": (0.0028, 0.0006), "separations": (0.75, 0.15)}
"""Target and standard error: 72-74 % of graduates stay (two surveys), 0.28 % of Dortmund's firms move out a year
(programme_parameters.csv); 0.5 to 1.0 % of the employed become unemployed in a month (`separations` of
published_effects.csv, a row to fit)."""
START = 2007
CANDIDATES, _CHUNK = 2**16, 64


@dataclass(frozen=True)
class Design:
    """Runs of the model at parameters spread over their ranges.

    Args:
        parameters: Names.
        ranges: Lowest and highest value of each, shape (n_parameters, 2).
        unit: Parameters of the runs scaled to 0..1, shape (n_runs, n_parameters).
        log_points: Log unemployment of the Kreise, shape (n_runs, n_years, 15).
        moments: Moments, one array of shape (n_runs,) each.
    """

    parameters: tuple[str, ...]
    ranges: np.ndarray
    unit: np.ndarray
    log_points: np.ndarray
    moments: dict[str, np.ndarray]


@dataclass(frozen=True)
class Target:
    """What the years taught.

    Args:
        log_points: Log unemployment of the Kreise, shape (n_years, 15); NaN counts for nothing.
        moments: Target and standard error by name.
    """

    log_points: np.ndarray
    moments: dict[str, tuple[float, float]]


def parameter_ranges(names=CALIBRATED) -> np.ndarray:
    """Return the documented ranges, shape (n, 2); the share of mining jobs that is lost has all of 0 to 1."""
    groups = Parameters()
    found = []
    for name in names:
        group, parameter = name.split(".")
        record = None if group == EVENTS else records(getattr(groups, group))[parameter]
        found.append((record.low, record.high) if record else (0.0, 1.0))
    return np.array(found)


def known_target() -> Target:
    """Return the target of the tables for 2008-2016."""
    known = learnt_history(districts(START), START).loc[START + 1 :]
    return Target(np.log(known.to_numpy()), MOMENTS)


def run_design(
    trials: int,
    seed: int,
    scale: float,
    workers: int,
    storage: Path,
    names: tuple[str, ...] = CALIBRATED,
    last: int = LAST_LEARNT,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Design:
    """Run the model at parameters spread over their ranges; runs kept in `storage` are not made again.

    Args:
        trials: Runs in all; the Sobol sequence is most even at powers of two.
        seed: Seed of the sequence; run n has the luck of seed · 100,000 + n.
        scale: Share of establishments simulated.
        workers: Processes.
        storage: File in which optuna keeps the runs.
        names: Parameters.
        last: Last year.
        progress: Called with runs done and runs in all.
    """
    ranges, study = parameter_ranges(names), _open_study(storage, names, seed, scale, last)
    while len(_finished(study)) < trials:
        done = len(_finished(study))
        asked = [study.ask(_distributions(names, ranges)) for _ in range(min(_CHUNK, trials - done))]
        jobs = [(trial.params, seed * 100_000 + trial.number) for trial in asked]
        runs = play_all(jobs, START, last, scale, workers, lambda n, _, done=done: progress(done + n, trials))
        for trial, run in zip(asked, runs, strict=True):
            trial.set_user_attr("log_points", np.round(np.log(run.districts), 6).tolist())
            trial.set_user_attr("moments", run.moments)
            study.tell(trial, float(np.mean(run.districts)))
    return _as_design(_finished(study)[:trials], names, ranges)


def weigh(
    design: Design, target: Target, drift: Drift, candidates: int = CANDIDATES
) -> tuple[np.ndarray, np.ndarray, PlacesEmulator]:
    """Return parameter sets from the ranges (scaled to 0..1), their weights and the emulator.

    Args:
        design: Runs.
        target: What the years taught; years and Kreise with NaN count for nothing.
        drift: Variances of the drift, the covariance of the errors.
        candidates: Parameter sets to weigh, a power of two.
    """
    from scipy.stats import qmc

    moments = np.array([design.moments[name] for name in target.moments]).reshape(-1, len(design.unit)).T
    emulator = fit_places(design.unit, design.log_points, moments)
    unit = qmc.Sobol(design.unit.shape[1], rng=np.random.default_rng(1)).random(candidates)
    log_weight = log_posterior(emulator.predict(unit), target, drift)
    weights = np.exp(log_weight - log_weight.max())
    return unit, weights / weights.sum(), emulator


def log_posterior(outcomes: np.ndarray, target: Target, drift: Drift) -> np.ndarray:
    """Return the log likelihood of expected outcomes, up to a constant, shape (n,).

    Args:
        outcomes: Log unemployment, then the target's moments, shape (n, n_years · 15 + n_moments).
        target: What the years taught.
        drift: Variances of the drift.
    """
    years, n = target.log_points.shape
    known = np.isfinite(target.log_points).ravel()
    weights = np.linalg.inv(np.linalg.inv(precision(years, districts(START), drift))[np.ix_(known, known)])
    total = np.zeros(len(outcomes))
    for part in np.array_split(np.arange(len(outcomes)), max(1, len(outcomes) // 4096)):
        error = target.log_points.ravel()[known] - outcomes[part][:, : years * n][:, known]
        total[part] = log_likelihood(error, weights)
    for index, (value, error) in enumerate(target.moments.values()):
        total += -0.5 * ((outcomes[:, years * n + index] - value) / error) ** 2
    return total


def _distributions(names, ranges):
    from optuna.distributions import FloatDistribution

    return {name: FloatDistribution(*map(float, r)) for name, r in zip(names, ranges, strict=True)}


def _open_study(storage, names, seed, scale, last):
    import optuna
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    storage.parent.mkdir(parents=True, exist_ok=True)
    sampler = optuna.samplers.QMCSampler(
        qmc_type="sobol",
        scramble=True,
        seed=seed,
        warn_independent_sampling=False,
        warn_asynchronous_seeding=False,
    )
    return optuna.create_study(
        study_name=f"{','.join(names)} seed {seed} scale {scale} to {last}",
        storage=JournalStorage(JournalFileBackend(str(storage))),
        sampler=sampler,
        load_if_exists=True,
    )


def _finished(study):
    from optuna.trial import TrialState

    return study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))


def _as_design(trials, names, ranges) -> Design:
    values = np.array([[trial.params[name] for name in names] for trial in trials])
    return Design(
        names,
        ranges,
        (values - ranges[:, 0]) / (ranges[:, 1] - ranges[:, 0]),
        np.array([trial.user_attrs["log_points"] for trial in trials]),
        {
            key: np.array([t.user_attrs["moments"][key] for t in trials])
            for key in trials[0].user_attrs["moments"]
        },
    )
