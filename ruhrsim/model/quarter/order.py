"""The quarter as it runs: its steps in their order."""

from ruhrsim.model.quarter import firms, labour, outside, surroundings, towns
from ruhrsim.model.quarter.records import Step

QUARTER: tuple[Step, ...] = (
    outside.update_conditions,
    towns.decide,
    towns.act,
    labour.train_graduates,
    firms.close,
    firms.grow,
    firms.found,
    firms.move,
    firms.settle,
    labour.end_jobs,
    labour.fill_vacancies,
    labour.spin_off,
    firms.count,
    surroundings.use_land,
    surroundings.migrate,
    surroundings.measure,
)
"""Steps of a quarter; `RuhrModel(steps=...)` takes any other order, with steps of your own."""
