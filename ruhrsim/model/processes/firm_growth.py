"""Growth: the size that firms want.

The log of wanted size follows, in each quarter of length dt,

    Δ ln T = [ growth_s + anchor + β_rv·RV + β_prod·(π - π̄_s + outside·e_s)
               + youth · exp(-age / youth_years) + growth lever ] · dt
             + Δ level + Δ o + compensation + adapt · (ln e + gap - ln T) + b·Laplace + ln(1 - b²)
    wanted = β_loc·loc + β_urb·urb + β_it·IT (new industry) - β_land·use_s·scarcity - β_lab·tightness
             + cooperation + trade tax + skills
    level  = level + (wanted - level) · (1 - exp(-dt / adjustment_years))

with all surroundings measured against the start. Cluster mass, density, land and wages change the
level of what firms want, as the elasticities of productivity and of labour demand say, not its growth
for ever; firms adjust within about a year. `anchor` shares out demand: it pulls each sector's jobs
towards its demand (local services towards the income of the people in reach, the public sector
towards population). The noise is Laplace, smaller for large firms, corrected so that its mean in
levels is zero; there is no mean reversion in size. `compensation` replaces the net loss by exits and
entries of the start state, so that neutral conditions change nothing on average. Firms that could not
fill their places lower their wish a little (`adapt`).

Source: field's stylised facts (tent-shaped growth rates, Gibrat with size-dependent variance:
Stanley et al. 1996); parameters below.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.firms import Firms
from ruhrsim.regions.sectors import N_SECTORS

# Firms without staff have no size yet; anything positive keeps the logarithm finite.
_NOBODY = 1e-300
_JUDGEMENT = "own judgement, no value in the tables; wide range"


@dataclass(frozen=True)
class FirmGrowth:
    """What moves the size that firms want."""

    localisation: float = sourced(
        0.05,
        unit="elasticity",
        low=0.0,
        high=0.1,
        status="assumed",
        off=0.0,
        source="localisation_elasticity 0.05 of productivity (programme_parameters.csv, from memory, unverified) "
        "with an elasticity of labour demand of one",
        meaning="Rise of wanted size with own-sector mass in reach.",
    )
    related_variety: float = sourced(
        0.1,
        unit="1/year",
        low=0.0,
        high=0.3,
        status="assumed",
        off=0.0,
        source="sign: Frenken, van Oort, Verburg 2007; Brachert, Kubis, Titze 2013; size own judgement",
        meaning="Growth from jobs in related sectors in reach.",
    )
    urbanisation: float = sourced(
        0.04,
        unit="elasticity",
        low=0.0,
        high=0.064,
        status="assumed",
        off=0.0,
        source="agglomeration_elasticity_density 0.04 of productivity (programme_parameters.csv, from memory, "
        "unverified) with an elasticity of labour demand of one",
        meaning="Rise of wanted size with all jobs in reach.",
    )
    it_meets_industry: float = sourced(
        0.02,
        unit="elasticity",
        low=0.0,
        high=0.06,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Rise of what new industry wants with IT jobs in reach.",
    )
    productivity: float = sourced(
        0.05,
        unit="1/year per log point",
        low=0.0,
        high=0.15,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Growth from productivity above the sector's mean.",
    )
    land: float = sourced(
        0.01,
        unit="elasticity",
        low=0.0,
        high=0.03,
        status="assumed",
        off=0.0,
        source="no value found; small, since a shortage of land that belongs to the start leaks into every level",
        meaning="Fall of wanted size with scarcer land, for the part of a sector that stands on commercial land.",
    )
    tightness: float = sourced(
        0.03,
        unit="elasticity",
        low=0.0,
        high=0.1,
        status="assumed",
        off=0.0,
        source="wage curve elasticity -0.02 to -0.04 (wage_curve_elasticity in programme_parameters.csv) with an "
        "elasticity of labour demand of one",
        meaning="Fall of wanted size with a tighter labour market.",
    )
    anchor_export: float = sourced(
        0.012,
        unit="1/year",
        low=0.0,
        high=0.03,
        status="estimated",
        off=0.0,
        source="von Ehrlich, Seidel 2018 (working-paper abstract): half of the effect of two decades of transfers on "
        "income grew to 0.5 log points, 0.4 were left 16 to 24 years later: 0.9 to 1.4 % a year; Kline, Moretti 2014",
        meaning="Speed at which jobs of the sectors that sell beyond the region are pulled to demand.",
    )
    anchor_local: float = sourced(
        0.5,
        unit="1/year",
        low=0.1,
        high=1.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Speed at which local services and the public sector follow income and population.",
    )
    noise: float = sourced(
        0.12,
        unit="Laplace scale per quarter",
        low=0.03,
        high=0.2,
        status="calibrated",
        off=0.0,
        source="set with youth so that the size classes of the start stay as they are in neutral runs",
        meaning="Scale of the quarterly growth noise of a firm with one employee.",
    )
    noise_size_elasticity: float = sourced(
        0.2,
        unit="elasticity",
        low=0.1,
        high=0.25,
        status="estimated",
        source="Stanley et al. 1996, Nature 379: 0.15-0.2",
        meaning="Fall of the noise with log size.",
    )
    youth: float = sourced(
        0.07,
        unit="1/year",
        low=0.0,
        high=0.3,
        status="calibrated",
        off=0.0,
        source="sign: young firms that survive grow faster (Haltiwanger, Jarmin, Miranda 2013); size set so that "
        "the size classes of the start stay as they are in neutral runs",
        meaning="Additional growth of a newborn firm.",
    )
    youth_years: float = sourced(
        15.0,
        unit="years",
        low=3.0,
        high=20.0,
        status="calibrated",
        source="as youth",
        meaning="Time in which the additional growth of youth falls to a third.",
    )
    adjustment_years: float = sourced(
        1.0,
        unit="years",
        low=0.5,
        high=3.0,
        status="assumed",
        source="own judgement: wages and rents are renegotiated about once a year; without the lag tightness and "
        "wishes swing from quarter to quarter",
        meaning="Time in which two thirds of a change of surroundings reach what firms want.",
    )
    adapt: float = sourced(
        0.02,
        unit="share per quarter",
        low=0.005,
        high=0.5,
        status="assumed",
        off=0.0,
        source="own judgement: with people out of work a place stays wanted for years; 0.25, found necessary for "
        "stability in a prototype, let wishes follow labour supply, so that every shock healed within a few years",
        meaning="How fast the wish follows what could be filled.",
    )


def noise_scale(employees: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the Laplace scale of quarterly growth noise, shape of `employees`."""
    scale = np.maximum(employees, 1.0)
    np.power(scale, -p.noise_size_elasticity, out=scale)
    scale *= p.noise
    return scale


def youth_growth(age_years: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the additional growth of young firms, 1/year, shape of `age_years`."""
    return p.youth * np.exp(-age_years / p.youth_years)


def adapt_wishes(wish: np.ndarray, employees: np.ndarray, gap: np.ndarray | float, p: FirmGrowth) -> None:
    """Let firms adapt the log of wanted size to what they could fill, in place, before growth and noise.

    Args:
        wish: Log of wanted size, shape (n,); changes.
        employees: Employees of each, shape (n,).
        gap: Log of wanted over actual size at rest, one number or one for each firm.
        p: Parameters.
    """
    resting = np.maximum(employees, _NOBODY)
    np.log(resting, out=resting)
    resting += gap
    kernels().adapt(wish, resting, employees, float(p.adapt))


@cache
def _sector_of_cell(n_towns: int) -> np.ndarray:
    return np.arange(n_towns * N_SECTORS) % N_SECTORS


def sector_means(firms: Firms, n_towns: int) -> np.ndarray:
    """Return mean log productivity of each sector's jobs, shape (n_sectors,)."""
    sectors = _sector_of_cell(n_towns)
    return kernels().group_means(
        firms.cell, sectors, N_SECTORS, firms.weight, firms.employees, firms.productivity
    )


def grow_wishes(
    firms: Firms,
    drift: np.ndarray,
    compensation: np.ndarray,
    gap: np.ndarray,
    quarter: int,
    p: FirmGrowth,
    draws: Draws,
) -> None:
    """Move the wanted size of all firms on by one quarter, in place.

    Args:
        firms: Firms; `log_target` changes.
        drift: Drift by town and sector, 1/year, shape (n_towns, n_sectors).
        compensation: Growth per quarter that replaces the start's net loss by exits and entries,
            shape (n_towns, n_sectors).
        gap: Log of wanted over actual size of a firm at rest by sector, shape (n_sectors,).
        quarter: Current quarter.
        p: Parameters.
        draws: Random numbers.
    """
    step_of = (drift * DT + compensation).ravel()
    mean_of = (np.zeros_like(drift) + sector_means(firms, len(drift))).ravel()
    gap_of = (np.zeros_like(drift) + gap).ravel()
    for rows in firms.blocks():
        employees, youth = firms.employees[rows], youth_growth((quarter - firms.born[rows]) / 4.0, p)
        adapt_wishes(firms.log_target[rows], employees, gap_of[firms.cell[rows]], p)
        kernels().grow(
            firms.log_target[rows],
            firms.cell[rows],
            firms.productivity[rows],
            mean_of,
            step_of,
            float(p.productivity),
            youth,
            DT,
            _noise(draws.laplace("firm_growth", firms.slot[rows]), employees, p),
        )


def _noise(laplace: np.ndarray, employees: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Noise of mean zero in levels, out of Laplace variates, which are used up."""
    scale = noise_scale(employees, p)
    laplace *= scale
    np.square(scale, out=scale)
    laplace += np.log1p(np.negative(scale, out=scale), out=scale)
    return laplace
