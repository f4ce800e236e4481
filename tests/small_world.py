"""Two towns as an instrument of policy sees them, for tests by hand."""

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes.policies.instrument import World
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

TOWNS = ["Bochum", "Herne"]
YEARS = {"from": 2026, "to": 2027}


def world(quarter=1, seed=1, **changes):
    """Return a world: Bochum has 300,000 residents, Herne 100,000.

    Bochum has all 40,000 students, at two sites, who found 40 firms a year.

    Each town has 10,000 jobs and 100 young firms in every sector, 10,000 unemployed, and spends EUR 20
    a head evenly on the six themes. Bochum is strongest in the first two themes, Herne in the next two.
    """
    quotients = np.ones((2, N_SECTORS))
    quotients[0, :2], quotients[1, 2:4] = 2.0, 2.0
    even = np.array([1.0 / N_THEMES] * N_THEMES + [0.0] * (N_SECTORS - N_THEMES))
    population = np.array([300_000.0, 100_000.0])
    draws = Draws(seed)
    draws.quarter = quarter
    return World(
        **(
            {
                "quarter": quarter,
                "town_names": TOWNS,
                "jobs": np.full((2, N_SECTORS), 10_000.0),
                "young_firms": np.full((2, N_SECTORS), 100.0),
                "population": population,
                "unemployed": np.full(2, 10_000.0),
                "quotients": quotients,
                "portfolio": np.tile(even, (2, 1)),
                "budget_eur": 20.0 * population,
                "sites": np.array([0, 0]),
                "students": np.array([30_000.0, 10_000.0]),
                "graduates": np.array([4_000.0, 1_000.0]),
                "spin_offs": np.array([30.0, 10.0]),
                "draws": draws,
            }
            | changes
        )
    )


def ask(kind, eur_per_year=1e6, **keys):
    """Return an instrument of two years, as the keys of its table say."""
    return kind.model_validate(YEARS | {"eur_per_year": eur_per_year} | keys)


def neutral():
    """Return neutral levers of the two towns and two sites."""
    return Levers.neutral(2, N_SECTORS, 2)


def moved(levers):
    """Return the names of the levers that are not neutral."""
    rest = neutral()
    return {name for name, value in vars(levers).items() if not np.array_equal(value, getattr(rest, name))}


def pull(instrument, money, p=None, **changes):
    """Return the levers after one pull with this money, EUR a year by town."""
    levers = neutral()
    instrument.pull(levers, world(**changes), np.array(money, dtype=float), p or instrument.effect())
    return levers
