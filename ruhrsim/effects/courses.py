"""What a run leaves for the studies: its state at the end of each year and the flows of each year."""

from dataclasses import dataclass

import numpy as np

from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.scenario import Scenario

_QUARTERS = 4


@dataclass(frozen=True)
class Course:
    """One run, year by year; index 0 is the start, index t the end of year t (for flows, year t).

    Args:
        jobs: Jobs, shape (years + 1, n_towns, n_sectors).
        unemployed: Unemployed by home, shape (years + 1, n_towns).
        employed: Residents who are employees, shape (years + 1, n_towns).
        labour_force: Labour force by home, shape (years + 1, n_towns).
        wanted: Wanted size of all firms of the region, jobs, shape (years + 1,).
        free_ha: Free commercial land, shape (years + 1, n_towns).
        used_ha: Commercial land in use, shape (years + 1, n_towns).
        land_jobs: Jobs that stand on commercial land, shape (years + 1, n_towns).
        tax: Trade tax multiplier, percent, shape (years + 1, n_towns).
        flows: Flows of each year by name, shape (years + 1, n_towns), zero in year 0: `separations`,
            `vacancies`, `filled`, `start_ups`, `spin_offs`, `settlements`, `stayed`, `left`, `land_taken_ha`,
            `granted_eur`.
    """

    jobs: np.ndarray
    unemployed: np.ndarray
    employed: np.ndarray
    labour_force: np.ndarray
    wanted: np.ndarray
    free_ha: np.ndarray
    used_ha: np.ndarray
    land_jobs: np.ndarray
    tax: np.ndarray
    flows: dict[str, np.ndarray]

    @property
    def years(self) -> int:
        """Years that ran."""
        return len(self.wanted) - 1


def play(scenario: Scenario, seed: int, scale: float, years: int) -> Course:
    """Run the first `years` years of a scenario once and return its course."""
    model = RuhrModel(scenario, seed=seed, scale=scale)
    states, flows = [_state(model)], [_no_flows(model)]
    for _ in range(years):
        year = _no_flows(model)
        for _ in range(_QUARTERS):
            model.step()
            for name, values in _quarter_flows(model).items():
                year[name] += values
        states.append(_state(model))
        flows.append(year)
    return Course(
        **{key: np.array([state[key] for state in states]) for key in states[0]},
        flows={key: np.array([year[key] for year in flows]) for key in flows[0]},
    )


def _state(model) -> dict:
    labour, firms = model.labour, model.firms
    return {
        "jobs": model.jobs.copy(),
        "unemployed": labour.unemployed.sum(axis=1),
        "employed": labour.employed[:-1].sum(axis=(1, 2)),
        "labour_force": labour.labour_force(),
        "wanted": float(firms.weight @ np.exp(firms.log_target)),
        "free_ha": model.land.free_ha.copy(),
        "used_ha": model.land.used_ha.copy(),
        "land_jobs": model.jobs @ model.parameters.land.use(),
        "tax": np.array(model.tax_now, dtype=float),
    }


_FLOWS = (
    "separations",
    "vacancies",
    "filled",
    "start_ups",
    "spin_offs",
    "settlements",
    "stayed",
    "left",
    "land_taken_ha",
    "granted_eur",
)


def _no_flows(model) -> dict:
    return {name: np.zeros(model.n_towns) for name in _FLOWS}


def _quarter_flows(model) -> dict:
    flows = model.flows
    return {
        "separations": flows.separations,
        "vacancies": flows.vacancies.sum(axis=1),
        "filled": (flows.hires + flows.graduate_hires)[:-1].sum(axis=1),
        "start_ups": flows.start_ups,
        "spin_offs": flows.university_spin_offs,
        "settlements": flows.settlements,
        "stayed": flows.graduates_settled,
        "left": flows.graduates_left,
        "land_taken_ha": flows.land_taken_ha,
        "granted_eur": flows.granted_eur.sum(axis=0),
    }
