"""A lab whose courses are planted, so that every estimate is known by hand."""

from dataclasses import replace

import numpy as np

from ruhrsim.effects.courses import Course
from ruhrsim.effects.lab import BEFORE, Lab

FLOWS = (
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


def flat_course(lab: Lab) -> Course:
    """Return a course on which nothing changes; every flow is 100 a year in each town."""
    states = BEFORE + lab.years + 1
    towns, shape = len(lab.names), (states, len(lab.names))
    return Course(
        jobs=np.repeat(lab.start_jobs[None], states, axis=0),
        unemployed=np.full(shape, 1000.0),
        employed=np.full(shape, 50000.0),
        labour_force=np.full(shape, 60000.0),
        wanted=np.full(states, 2e6),
        free_ha=np.full(shape, 10.0),
        used_ha=np.full(shape, 300.0),
        land_jobs=np.full(shape, 300.0 * 36.0),
        tax=np.full((states, towns), 500.0),
        flows={name: np.full(shape, 100.0) for name in FLOWS},
    )


class PlantedLab(Lab):
    """A lab in which `effect(course, changes)` says what a treatment does to copies of the flat course."""

    def __init__(self, years, effect=None):
        super().__init__({}, seed=1, scale=0.05, years=years)
        self.effect = effect or (lambda course, changes: None)
        self.flat = flat_course(self)

    @property
    def baseline(self):
        return self.flat

    def treated(self, **changes):
        states = {key: value.copy() for key, value in vars(self.flat).items() if key != "flows"}
        course = replace(
            self.flat, **states, flows={key: value.copy() for key, value in self.flat.flows.items()}
        )
        self.effect(course, changes)
        return course


class RefusingLab(PlantedLab):
    """A lab that builds the scenario of each treatment, as the real one does, and runs nothing."""

    def __init__(self, years):
        super().__init__(years)
        self.scenarios = []

    def treated(self, **changes):
        self.scenarios.append(self.scenario(**changes))
        return super().treated(**changes)
