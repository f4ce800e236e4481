"""Population: the trend, ageing, and migration that answers to unemployment.

    net migration rate = -η · [ (u_m - u_m0) - (u_out - u_out0) ]

Entrants to the labour force replace the retiring of the start, grow with the trend and leave out
those who come in as graduates. Migrants move as residents and as unemployed.

Source: parameters below; the ageing of the labour force is a named uncertainty (design).
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT

_MOST_LEAVE = 0.2


@dataclass(frozen=True)
class PopulationChange:
    """Population and labour force."""

    population_trend: float = sourced(
        -0.001,
        unit="1/year",
        low=-0.006,
        high=0.004,
        status="assumed",
        source="population_history.csv 2013-2023 without the census breaks: about stable, slightly rising with "
        "refugees; own judgement for the outlook",
        meaning="Growth of population without the answer to unemployment.",
    )
    labour_force_trend: float = sourced(
        -0.003,
        unit="1/year",
        low=-0.01,
        high=0.004,
        status="assumed",
        source="ageing: residents 15-64 fell 0.26 % a year 2012-2021 (conditions_history.csv)",
        meaning="Growth of the labour force without the answer to unemployment.",
    )
    retirement: float = sourced(
        0.025,
        unit="1/year",
        low=0.015,
        high=0.035,
        status="assumed",
        source="own judgement: a working life of about 40 years",
        meaning="Part of the labour force that retires.",
    )
    early_retirement: float = sourced(
        0.15,
        unit="share",
        low=0.0,
        high=0.31,
        status="assumed",
        off=0.0,
        source="half of what a transfer company in Bochum had: 31 % retired early (from memory, unverified); a third "
        "of employees are 50 and older (from memory, unverified), and Gathmann, Helm, Schönberg 2020 find lasting "
        "losses for them only",
        meaning="Workers of a plant that a shock closes who leave the labour force for good.",
    )
    residents_per_migrant: float = sourced(
        1.3,
        unit="residents",
        low=1.0,
        high=2.1,
        status="assumed",
        source="own judgement: people who move for work are young and often alone; the region has 2.1 residents for "
        "each of its labour force",
        meaning="Residents who move with each of the labour force.",
    )
    migration: float = sourced(
        0.1,
        unit="1/year per share",
        low=0.05,
        high=0.5,
        status="assumed",
        off=0.0,
        source="sign and speed: migration and commuting take most of a shock to a West German district within a few "
        "years (IAB discussion of regional unemployment dynamics, read as an excerpt); size judged: 0.2 would take "
        "more than one resident for each job of a closed plant in ten years",
        meaning="Net out-migration for each unit by which unemployment rises above the outside.",
    )


def entrants(
    labour_force_start: np.ndarray, graduates_start: np.ndarray, quarter: int, p: PopulationChange
) -> np.ndarray:
    """Return those who enter the labour force this quarter other than as graduates, shape (n_towns,).

    They make the labour force follow its trend as long as graduates stay as they did at the start.

    Args:
        labour_force_start: Employees and unemployed at the start by home, shape (n_towns,).
        graduates_start: Graduates who settle in a quarter at the start by home, shape (n_towns,).
        quarter: Quarters since the start.
        p: Parameters.
    """
    growth = np.exp(p.labour_force_trend * DT * quarter)
    rate = retirement_share(p) + p.labour_force_trend * DT
    return np.maximum(rate * labour_force_start * growth - graduates_start, 0.0)


def retirement_share(p: PopulationChange) -> float:
    """Part of the labour force that retires in a quarter."""
    return -np.expm1(-p.retirement * DT)


def migration_rate(
    unemployment: np.ndarray, unemployment_start: np.ndarray, outside_change: float, p: PopulationChange
) -> np.ndarray:
    """Return net in-migration this quarter as a share of the labour force, shape (n_towns,).

    Migrants come out of the unemployed, so that at most a fifth of them leave in a quarter.

    Args:
        unemployment: Unemployed as a share of the labour force, shape (n_towns,).
        unemployment_start: The same at the start.
        outside_change: Change of the outside rate since the start, share.
        p: Parameters.
    """
    rate = -p.migration * DT * ((unemployment - unemployment_start) - outside_change)
    return np.clip(rate, -_MOST_LEAVE * unemployment, _MOST_LEAVE * unemployment)


def change_population(population: np.ndarray, migrants: np.ndarray, p: PopulationChange) -> None:
    """Move population on by one quarter, in place.

    Args:
        population: Residents, shape (n_towns,).
        migrants: Net in-migration of labour force, shape (n_towns,).
        p: Parameters.
    """
    population *= np.exp(p.population_trend * DT)
    population += p.residents_per_migrant * migrants
