"""Patterns measured on one run of the past: firms, flows and towns watched from 2007 to 2016."""

from dataclasses import dataclass, field

import numpy as np

from ruhrsim.analysis.history import districts, history, towns
from ruhrsim.analysis.past_runs import past_scenario
from ruhrsim.model.model import RuhrModel
from ruhrsim.regions.sectors import sector_index
from ruhrsim.regions.tables import read_commuters

FIRST, LAST = 2007, 2016
_QUARTERS = 4 * (LAST - FIRST)
_LEAD_MARKETS = {"cyber_ai": 46_900.0, "logistics": 94_402.0, "health": 302_000.0}
"""Employees of the region's lead markets in 2014/15, programme_parameters.csv."""
_LEAD_MARKETS_AFTER = 32


@dataclass
class _Watched:
    entries: np.ndarray
    exits: np.ndarray
    cohort: dict[int, float] = field(default_factory=dict)
    alive: dict[int, float] = field(default_factory=dict)
    sizes: dict[int, float] = field(default_factory=dict)
    growth: list = field(default_factory=list)
    vacancies: list = field(default_factory=list)
    unemployed: list = field(default_factory=list)
    tightness: list = field(default_factory=list)
    town_rates: list = field(default_factory=list)
    turnover: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    start_ups: list = field(default_factory=list)
    theme_jobs: np.ndarray | None = None


def measure_patterns(draw: dict[str, float], seed: int, scale: float) -> dict[str, float]:
    """Run the past once and return each pattern's value by name.

    Args:
        draw: Parameters.
        seed: Luck.
        scale: Share of establishments simulated.
    """
    model = RuhrModel(past_scenario(FIRST, LAST, draw), seed=seed, scale=scale)
    jobs, points = model.jobs.sum(), towns(FIRST)
    watched = _Watched(np.zeros(model.n_towns), np.zeros(model.n_towns))
    begin = model.labour.unemployed.sum(axis=1) / points.persons_per_point
    for quarter in range(1, _QUARTERS + 1):
        before = model.labour.unemployed.sum()
        model.step()
        _watch(model, watched, quarter, before)
    end = model.labour.unemployed.sum(axis=1) / points.persons_per_point
    return (
        _of_firms(model, watched)
        | _of_towns(model, begin, end)
        | _of_market(model, watched)
        | {
            "jobs_growth": float(np.log(model.jobs.sum() / jobs)),
            "graduates_kept": float(np.mean(watched.kept)),
            "foundations_in_range": _foundations_in_range(model, watched),
            "lead_markets_error": _lead_markets_error(watched.theme_jobs),
        }
    )


def _watch(model, watched, quarter, unemployed_before):
    flows, firms = model.flows, model.firms
    watched.entries += flows.start_ups + flows.settlements
    watched.exits += flows.closures + flows.departures
    if quarter <= 4:
        new = firms.born == quarter
        watched.cohort |= dict(zip(firms.slot[new].tolist(), firms.weight[new].tolist(), strict=True))
    for age in (4, 20):
        if quarter == age + 4:
            watched.alive[age] = _weight_alive(firms, watched.cohort)
    if quarter in (_QUARTERS - 4, _QUARTERS):
        _watch_growth(firms, watched)
    watched.vacancies.append(flows.vacancies.sum())
    watched.unemployed.append(model.labour.unemployed.sum())
    watched.turnover.append((flows.separations.sum() + flows.hired.sum()) / unemployed_before)
    if quarter % 4 == 0:
        watched.tightness.append(model.carried.tightness.copy())
        watched.town_rates.append(model.labour.unemployed.sum(axis=1) / model.labour.labour_force())
    decided = flows.graduates_settled.sum() + flows.graduates_left.sum()
    watched.kept.append(100.0 * flows.graduates_settled.sum() / decided)
    watched.start_ups.append(flows.start_ups)
    if quarter == _LEAD_MARKETS_AFTER:
        watched.theme_jobs = model.jobs.sum(axis=0)


def _weight_alive(firms, cohort) -> float:
    there = set(firms.slot.tolist())
    return sum(weight for slot, weight in cohort.items() if slot in there) / sum(cohort.values())


def _watch_growth(firms, watched):
    sizes = dict(zip(firms.slot.tolist(), firms.employees.tolist(), strict=True))
    both = [(size, sizes[slot]) for slot, size in watched.sizes.items() if slot in sizes]
    watched.growth = [(first, np.log(later / first)) for first, later in both if first >= 2.0 and later > 0.0]
    watched.sizes = sizes


def _of_firms(model, watched) -> dict[str, float]:
    firms, (size, growth) = model.firms, np.array(watched.growth).T
    share = {"micro_share": firms.employees < 10.0, "large_share": firms.employees >= 250.0}
    found = {
        name: 100.0 * float(firms.weight[chosen].sum() / firms.weight.sum()) for name, chosen in share.items()
    }
    stock = firms.by_cell(1.0, model.n_towns).sum(axis=1)
    steps = growth[size >= 5.0] - np.median(growth[size >= 5.0])
    return found | {
        "survival_1y": watched.alive[4],
        "survival_5y": watched.alive[20],
        "growth_tent": float(np.abs(steps).mean() / steps.std()),
        "size_variance": _size_variance(size, growth),
        "entry_exit": float(np.corrcoef(watched.entries / stock, watched.exits / stock)[0, 1]),
    }


def _size_variance(size, growth) -> float:
    """Return the slope of the log spread of growth on log size, over classes of doubled size."""
    classes = np.floor(np.log2(size)).astype(int)
    usable = [c for c in np.unique(classes) if (classes == c).sum() >= 30]
    spread = [np.log(np.abs(growth[classes == c] - np.median(growth[classes == c])).mean()) for c in usable]
    return float(np.polyfit(np.array(usable) * np.log(2.0), spread, 1)[0])


def _of_towns(model, begin, end) -> dict[str, float]:
    from scipy.stats import spearmanr

    homes = model.labour.employed.sum(axis=2)
    return {
        "town_persistence": float(spearmanr(begin, end).statistic),
        "moran": morans_i(end, model.start.tables.adjacency),
        "town_dispersion": float(np.log(end / begin).std()),
        "commuters_common": commuters_common(homes, model.start.tables.kreis),
    }


def _of_market(model, watched) -> dict[str, float]:
    rates, tight = np.log(np.array(watched.town_rates)), np.array(watched.tightness)
    rates, tight = rates - rates.mean(axis=0), tight - tight.mean(axis=0)
    slope = float((rates * tight).sum() / (rates * rates).sum())
    year = np.arange(_QUARTERS) // 4
    yearly = [np.log(np.bincount(year, series)) for series in (watched.vacancies, watched.unemployed)]
    return {
        "beveridge": float(np.corrcoef(*yearly)[0, 1]),
        "wage_curve": model.parameters.firm_growth.tightness * slope,
        "turnover": float(np.mean(watched.turnover)),
    }


def _foundations_in_range(model, watched) -> float:
    """Return the share of Kreise whose foundations lie between 23 and 127 a year and 10,000 residents 15-64."""
    kreis, years = model.start.tables.kreis, len(watched.start_ups) / 4.0
    founded = np.bincount(kreis, np.sum(watched.start_ups, axis=0)) / years
    rate = 1e4 * founded / np.bincount(kreis, model.start.tables.working_age_population)
    return float(np.mean((rate >= 23.0) & (rate <= 127.0)))


def _lead_markets_error(theme_jobs) -> float:
    """Return the root mean squared log error of the lead markets' employees."""
    error = [np.log(theme_jobs[sector_index(name)] / jobs) for name, jobs in _LEAD_MARKETS.items()]
    return float(np.sqrt(np.mean(np.square(error))))


def morans_i(values: np.ndarray, neighbours) -> float:
    """Return Moran's I over a graph of neighbours, each pair with weight one.

        I = n / Σ w · Σ_ij w_ij (x_i - x̄)(x_j - x̄) / Σ_i (x_i - x̄)²

    Args:
        values: One a town, shape (n_towns,).
        neighbours: Graph whose nodes are 0 to n - 1.
    """
    apart = values - values.mean()
    pairs = np.array(neighbours.edges)
    return float(len(values) / len(pairs) * (apart[pairs[:, 0]] @ apart[pairs[:, 1]]) / (apart @ apart))


def commuters_common(employed: np.ndarray, kreis: np.ndarray) -> float:
    """Return the common part of commuters between Kreise, model against June 2023, both as shares.

        CPC = Σ min(T, T̂),   Σ T = Σ T̂ = 1,   without those who work where they live

    Args:
        employed: Employees by home and workplace, the world outside last, shape (54, 54).
        kreis: Kreis of each town, shape (53,).
    """
    modelled = np.zeros((15, 15))
    np.add.at(modelled, (kreis[:, None], kreis[None]), employed[:-1, :-1])
    table = read_commuters().query("home_kreis_ags != 'OUTSIDE' and work_kreis_ags != 'OUTSIDE'")
    wide = table.pivot_table(
        index="home_kreis_ags", columns="work_kreis_ags", values="commuters", fill_value=0.0
    )
    keys = list(districts(FIRST).keys)
    observed = wide.reindex(index=keys, columns=keys, fill_value=0.0).to_numpy(dtype=float).copy()
    for flows in (modelled, observed):
        np.fill_diagonal(flows, 0.0)
        flows /= flows.sum()
    return float(np.minimum(modelled, observed).sum())


def observed_towns() -> dict[str, float]:
    """Return the town patterns of the tables, 2007 to 2016."""
    from scipy.stats import spearmanr

    from ruhrsim.model.start.region_start import read_region_start

    known = history(towns(FIRST))
    begin, end = known.loc[FIRST].to_numpy(), known.loc[LAST].to_numpy()
    return {
        "town_persistence": float(spearmanr(begin, end).statistic),
        "moran": morans_i(end, read_region_start(FIRST).adjacency),
        "town_dispersion": float(np.log(end / begin).std()),
    }
