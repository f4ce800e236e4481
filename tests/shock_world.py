"""A quiet country for shocks to strike: two towns, no cycle."""

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes.conditions import OutsideConditions
from ruhrsim.regions.sectors import N_SECTORS, SECTORS
from ruhrsim.regions.tables import read_municipalities

TOWNS = ["Bochum", "Herne"]
ALL_TOWNS = read_municipalities()["name"].tolist()
NEUTRAL = OutsideConditions(outside_sd=0.0)
IN_2027 = {
    "coal_exit": {"from": 2027, "to": 2028, "legacy_run_off": 0.5},
    "documented_events": {},
    "energy_price": {"quarter": "2027Q1", "depth": 0.3},
    "field_bust": {"quarter": "2027Q1", "field": "care_and_clinics", "depth": 0.3},
    "pandemic": {"quarter": "2027Q1"},
    "plant_closure": {"quarter": "2027Q1", "town": "Bochum", "sector": "new_industry", "jobs": 3000},
    "plant_opening": {"quarter": "2027Q1", "town": "Bochum", "sector": "new_industry", "jobs": 3000},
    "recession": {"quarter": "2027Q1", "depth": 0.1},
    "theme_bust": {"quarter": "2027Q1", "theme": "health", "depth": 0.3},
    "university_funding": {"quarter": "2027Q1", "towns": ["Bochum"], "share": 0.5, "over_years": 0.0},
}
"""Each shock as it is tried in a whole run: in 2027, or by documented dates."""


def conditions(towns=2):
    """Return conditions of a start with 1,000 jobs in every town and sector."""
    return outside.start_conditions(NEUTRAL, np.full((towns, N_SECTORS), 1000.0), 0.0)


def struck(shock, since, towns=ALL_TOWNS):
    """Return the conditions of one quarter in which the shock has struck."""
    world = conditions(len(towns))
    shock.strike(world, towns, since)
    return world


def log_demand(shock, quarters, towns=ALL_TOWNS):
    """Return the log of demand beyond its trend by sector, some quarters after the shock began."""
    world = conditions(len(towns))
    for since in range(quarters + 1):
        world.demand_growth[:] = world.trend
        shock.strike(world, towns, since)
        outside.settle_demand(world)
    beyond = np.log(world.demand_level) - world.trend * (quarters + 1) / 4.0
    return dict(zip(SECTORS, beyond, strict=True))
