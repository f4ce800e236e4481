"""Growth: the size that firms want.

The log of wanted size follows, in each quarter of length dt,

    Δ ln T = [ trend_s + anchor + β_rv·RV + β_prod·(π - π̄_s) + youth(age) + lever ] · dt + Δ level
               + compensation + adapt · (ln e + gap - ln T) + noise
    level  = β_loc·loc + β_urb·urb + β_it·IT (new industry) - β_land·scarcity - β_lab·tightness

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

import numpy as np

from ruhrsim.draws import make_slots
from ruhrsim.inputs.sectors import N_SECTORS, SECTORS
from ruhrsim.inputs.sourced import sourced
from ruhrsim.kernels import kernels
from ruhrsim.processes.conditions import DT

_LOCAL, _PUBLIC = SECTORS.index("local_services"), SECTORS.index("public_education")
_NEW_INDUSTRY = SECTORS.index("new_industry")
_SETTLING_QUARTERS = 8
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
        0.02,
        unit="elasticity",
        low=0.0,
        high=0.1,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
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
        0.05,
        unit="1/year",
        low=0.0,
        high=0.2,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
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
    local_multiplier: float = sourced(
        0.6,
        unit="elasticity",
        low=0.0,
        high=1.5,
        status="assumed",
        off=0.0,
        source="own judgement between none and the local multiplier 1.5-5 of high-tech jobs "
        "(programme_parameters.csv local_multiplier_hightech)",
        meaning="Growth of local services with the employed residents in reach.",
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
        0.10,
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
    selection: float = sourced(
        -0.005,
        unit="1/year",
        low=-0.01,
        high=0.0,
        status="calibrated",
        off=0.0,
        source="set so that jobs stay within a percent over 20 years of neutral runs: firms that grow close less "
        "often, which the expected flows of the start leave out",
        meaning="Growth taken off all firms for the selection of the growing.",
    )
    adapt: float = sourced(
        0.25,
        unit="share per quarter",
        low=0.05,
        high=0.5,
        status="assumed",
        source="a quarter of unfilled vacancies expires (found necessary for stability in a prototype)",
        meaning="How fast the wish follows what could be filled.",
    )


def wanted_level(p: FirmGrowth, clusters, scarcity, tightness) -> np.ndarray:
    """Return what surroundings add to the log of wanted size since the start, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        clusters: Surroundings of firms.
        scarcity: Log scarcity of land against the start, times the sector's use of it, (n_towns, n_sectors).
        tightness: Log tightness of the labour market against the start, shape (n_towns,).
    """
    level = p.localisation * clusters.localisation - p.land * scarcity
    level += (p.urbanisation * clusters.urbanisation - p.tightness * tightness)[:, None]
    level[:, _NEW_INDUSTRY] += p.it_meets_industry * clusters.it_reach
    return level


def adjusted_level(before: np.ndarray, level: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the level that has reached firms by now, on its way from `before` to `level`."""
    return before + (level - before) * -np.expm1(-DT / p.adjustment_years)


def growth_drift(p: FirmGrowth, conditions, clusters, anchor, levers) -> np.ndarray:
    """Return the drift of wanted size by town and sector, 1/year, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        conditions: Conditions of the quarter.
        clusters: Surroundings of firms.
        anchor: Pull towards demand, 1/year, shape (n_towns, n_sectors).
        levers: Levers of the quarter.
    """
    related = p.related_variety * clusters.related_variety
    return conditions.demand_growth + anchor + levers.growth + related + p.selection


def demand_anchor(p: FirmGrowth, jobs, jobs_start, demand_level, local_income, population) -> np.ndarray:
    """Return the pull of each town's sectors towards demand, 1/year, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        jobs: Jobs now, shape (n_towns, n_sectors).
        jobs_start: Jobs at the start.
        demand_level: Demand relative to the start, shape (n_sectors,).
        local_income: Employed residents in reach relative to start and trend, shape (n_towns,).
        population: Residents relative to start and trend, shape (n_towns,).
    """
    excess = np.log(jobs.sum(axis=0) / jobs_start.sum(axis=0)) - np.log(demand_level)
    pull = np.tile(-p.anchor_export * excess, (len(jobs), 1))
    relative = np.log(np.maximum(jobs, 1.0) / np.maximum(jobs_start, 1.0))
    shift = np.log(demand_level)
    local = shift[_LOCAL] + p.local_multiplier * np.log(local_income)
    pull[:, _LOCAL] = p.anchor_local * (local - relative[:, _LOCAL])
    pull[:, _PUBLIC] = p.anchor_local * (shift[_PUBLIC] + np.log(population) - relative[:, _PUBLIC])
    return pull


def noise_scale(employees: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the Laplace scale of quarterly growth noise, shape of `employees`."""
    return p.noise * np.maximum(employees, 1.0) ** -p.noise_size_elasticity


def youth_growth(age_years: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the additional growth of young firms, 1/year, shape of `age_years`."""
    return p.youth * np.exp(-age_years / p.youth_years)


def settling_noise(employees, slots, p: FirmGrowth, draws) -> np.ndarray:
    """Return two years of growth noise of each firm, shape (8, n_firms)."""
    scale = noise_scale(employees, p)
    noise = np.empty((_SETTLING_QUARTERS, len(employees)))
    for past in range(_SETTLING_QUARTERS):
        np.multiply(scale, draws.laplace(f"settle_{past}", slots), out=noise[past])
    return noise


def settle_wishes(
    employees, noise: np.ndarray, gap: float, separation: float, fill: float, p: FirmGrowth
) -> np.ndarray:
    """Return the log of wanted size at the start, spread as two years of noise leave it, shape (n_firms,).

    Firms that laid off want just what they have, firms that found nobody want more than the gap at
    rest; a start without this spread would post too few vacancies in its first quarters.

    Args:
        employees: Employees at the start, shape (n_firms,).
        noise: Growth noise of the firms' last quarters, shape (n_quarters, n_firms).
        gap: Log of wanted over actual size of a firm at rest.
        separation: Share of workers who leave of themselves in a quarter.
        fill: Share of vacancies that each firm fills in a quarter, shape (n_firms,).
        p: Parameters.
    """
    ahead, scale = np.full(len(employees), gap), noise_scale(employees, p)
    correction = np.log1p(-scale * scale)
    for swing in noise:
        ahead += p.adapt * (gap - ahead) + swing + correction
        wish, left = np.exp(ahead), 1.0 - separation
        ahead -= np.log(np.minimum(wish, left) + fill * np.maximum(wish - left, 0.0))
    return np.log(employees) + ahead


def adapt_wishes(wish: np.ndarray, employees, gap: float, p: FirmGrowth) -> None:
    """Let firms adapt the log of wanted size to what they could fill, in place, before growth and noise."""
    log_size = np.maximum(employees, _NOBODY)
    np.log(log_size, out=log_size)
    kernels().adapt(wish, log_size, employees, float(gap), float(p.adapt))


def sector_means(firms) -> np.ndarray:
    """Return mean log productivity of each sector's jobs, shape (n_sectors,)."""
    return kernels().group_means(
        firms.cell, N_SECTORS, firms.weight, firms.employees, firms.productivity
    )


def grow_wishes(firms, drift, compensation, gap: float, quarter: int, p: FirmGrowth, draws) -> None:
    """Move the wanted size of all firms on by one quarter, in place.

    Args:
        firms: Firms; `log_target` changes.
        drift: Drift by town and sector, 1/year, shape (n_towns, n_sectors).
        compensation: Growth per quarter that replaces the start's net loss by exits and entries,
            shape (n_towns, n_sectors).
        gap: Log of wanted over actual size of a firm at rest.
        quarter: Current quarter.
        p: Parameters.
        draws: Random numbers.
    """
    step_of, mean_of = (drift * DT + compensation).ravel(), np.tile(sector_means(firms), len(drift))
    for rows in firms.blocks():
        employees, youth = firms.employees[rows], youth_growth((quarter - firms.born[rows]) / 4.0, p)
        adapt_wishes(firms.log_target[rows], employees, gap, p)
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


def _noise(laplace, employees, p):
    """Noise of mean zero in levels, out of Laplace variates, which are used up."""
    scale = noise_scale(employees, p)
    laplace *= scale
    np.square(scale, out=scale)
    laplace += np.log1p(np.negative(scale, out=scale), out=scale)
    return laplace


def expected_staffing(
    employees, log_target, separation: float, p: FirmGrowth
) -> tuple[np.ndarray, np.ndarray]:
    """Return expected vacancies and layoffs of one establishment, in closed form over the Laplace noise.

    With T the wanted size, e the staff left after separations, b the noise scale,
    T' = T (1 - b²) and k = ln(e / T') < 0:

        E[(T' e^x - e)+] = T' [ (1 - e^(k (1 + b) / b)) / (2 (1 + b)) + 1 / (2 (1 - b)) ] - e (1 - e^(k / b) / 2)

    Args:
        employees: Employees before separations, shape (n,).
        log_target: Log of wanted size before the noise, shape (n,).
        separation: Share of workers who leave of themselves in a quarter.
        p: Parameters.
    """
    b = np.maximum(noise_scale(employees, p), 1e-6)
    wanted = np.exp(log_target) * (1.0 - b * b)
    left = employees * (1.0 - separation)
    k = np.minimum(np.log(left / wanted), 0.0)
    above = (1.0 - np.exp(k * (1.0 + b) / b)) / (2.0 * (1.0 + b)) + 1.0 / (2.0 * (1.0 - b))
    vacancies = wanted * above - left * (1.0 - 0.5 * np.exp(k / b))
    layoffs = vacancies - (np.exp(log_target) - left)
    return vacancies, np.maximum(layoffs, 0.0)


def split_heavy_rows(firms, base_rate: float, quarter: int) -> None:
    """Split rows that outgrew the weight of their size class, so that large firms stay single.

    A row of more than 60 employees may stand for at most 1/(10 · base_rate) establishments, one of
    more than 300 for one; heavier rows become several of equal weight that grow apart from now on.
    Beyond scale 1 no row may stand for more than 1/base_rate establishments.
    """
    single = min(1.0, 1.0 / base_rate)
    heavy = np.flatnonzero(firms.employees > 60.0)
    allowed = np.where(firms.employees[heavy] > 300.0, single, max(single, 0.1 / base_rate))
    too_heavy = firms.weight[heavy] > allowed * 1.0001
    heavy, allowed = heavy[too_heavy], allowed[too_heavy]
    if not len(heavy):
        return
    pieces = np.ceil(firms.weight[heavy] / allowed).astype(int)
    firms.weight[heavy] /= pieces
    copies = np.repeat(heavy, pieces - 1)
    order = np.concatenate([np.arange(1, n) for n in pieces])
    columns = {name: getattr(firms, name)[copies] for name in firms.SCHEMA}
    columns["slot"] = make_slots(quarter, firms.slot[copies], order)
    firms.add(**columns)
