"""Recorder: which indicators are measured when, and the tables of one run."""

import numpy as np

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.model.start.rivals import largest_together, rank_among
from ruhrsim.model.start.town_taxes import tax_revenue
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.model.state.sites import STATES, measure_sites
from ruhrsim.regions.sectors import N_THEMES

_SUMMED_LEVELS = ("unemployed", "jobs", "theme_jobs", "firms", "population", "land_free_ha", "tax_revenue")
_SUMMED_FLOWS = {
    "start_ups": "start_ups",
    "university_spin_offs": "university_spin_offs",
    "corporate_spin_offs": "corporate_spin_offs",
    "closures": "closures",
    "firms_moved_within": "moves_in",
    "firms_moved_in": "settlements",
    "firms_moved_out": "departures",
    "jobs_moved_within": "jobs_moved",
    "jobs_settled": "jobs_settled",
}
"""Flows behind indicators of the region that are sums over the towns."""
_SUMMED_ACCOUNTS = {
    "quits": "quits",
    "retired_jobs": "retired_jobs",
    "retired_early": "retired_early",
    "jobs_closed": "closed_jobs",
    "separations": "separations",
    "entrants": "entrants",
    "migrants": "migrants",
    "hired": "hired",
    "retired_unemployed": "retired_unemployed",
}
_VIEWS = ("rank_as_one", "rank_together", "rank_of_largest_town")
_TOWN_FLOWS = ("start_ups", "firms_moved_in", "money_spent", "spent_themes")


def theil_index(values: np.ndarray, weights: np.ndarray) -> float:
    """Return the Theil index of `values`, weighted; 0 means all equal.

        T = Σ w x/μ · ln(x/μ),   w summing to 1,   μ = Σ w x

    Args:
        values: Positive values, shape (n,).
        weights: Weights, shape (n,).
    """
    total = weights.sum()
    relative = values / ((values * weights).sum() / total)
    return float((relative * np.log(relative) * weights).sum() / total)


def measure_towns(model, force: np.ndarray) -> dict[str, np.ndarray]:
    """Measure every town indicator, each of shape (n_towns,); flows are those of the quarter.

    Args:
        model: A `RuhrModel`.
        force: Its labour force by town, shape (n_towns,).
    """
    unemployed = model.labour.unemployed.sum(axis=1)
    return {
        "unemployment_rate": 100.0 * unemployed / force,
        "unemployed": unemployed,
        "long_term_share": 100.0 * model.labour.long_term.sum(axis=1) / np.maximum(unemployed, 1e-9),
        "jobs": model.jobs.sum(axis=1),
        "theme_jobs": model.jobs[:, :N_THEMES].sum(axis=1),
        "firms": model.stock.firms.sum(axis=1),
        "population": model.population.copy(),
        "start_ups": model.flows.start_ups,
        "firms_moved_in": model.flows.settlements,
        "land_free_ha": model.land.free_ha.copy(),
        "trade_tax_multiplier": model.tax_now,
        "tax_revenue": _tax_revenue(model, force - unemployed) / 1e6,
        "money_spent": model.flows.spent_eur.sum(axis=0) / 1e6,
        "spent_themes": model.flows.themes_eur / 1e6,
    }


def _tax_revenue(model, in_work):
    per_point = model.parameters.trade_tax.revenue_per_point
    per_worker = model.start.people.income_tax_per_worker
    return tax_revenue(model.jobs.sum(axis=1), model.tax_now, in_work, per_point, per_worker)


def measure_levels(model, towns: dict[str, np.ndarray], force: np.ndarray) -> dict[str, float]:
    """Measure the indicators of the region that say how things stand; see `measure_towns`."""
    labour = model.labour
    sums = _sums({key: towns[key] for key in _SUMMED_LEVELS} | {"labour_force": force})
    return (
        sums
        | {
            "unemployment_rate": 100.0 * sums["unemployed"] / sums["labour_force"],
            "long_term_share": 100.0 * labour.long_term.sum() / max(sums["unemployed"], 1e-9),
            "town_inequality": 1000.0 * theil_index(towns["unemployment_rate"], force),
            "commuters_in": labour.employed[-1].sum(),
            "commuters_out": labour.employed[:-1, -1].sum(),
            "other_employed": labour.other_employed.sum(),
            "trade_tax_multiplier": np.average(
                towns["trade_tax_multiplier"], weights=model.start.jobs.sum(axis=1)
            ),
            "portfolio_diversity": model.carried.choices.diversity,
        }
        | measure_ranks(model)
    )


def measure_flows(model) -> dict[str, float]:
    """Measure what happened in the region in the quarter."""
    flows = model.flows
    return _sums({key: getattr(flows, flow) for key, flow in _SUMMED_FLOWS.items()}) | {
        "graduates_kept": _kept(flows),
        "vacancies": flows.vacancies.sum(),
        "money_spent": flows.spent_eur.sum() / 1e6,
    }


def _sums(of_towns: dict[str, np.ndarray]) -> dict[str, float]:
    """Sum figures of the towns over the region, all in one call."""
    return dict(zip(of_towns, np.array(list(of_towns.values())).sum(axis=1), strict=True))


def measure_ranks(model) -> dict[str, float]:
    """Measure the rank among the rivals outside: by residents, and on average over the themes."""
    residents, themes = model.population, model.jobs[:, :N_THEMES]
    cooperation = model.cooperation if model.quarter else model.start.cooperation
    people = [residents.sum(), largest_together(residents, cooperation), residents.max()]
    jobs = [themes.sum(axis=0), model.carried.marketed.max(axis=0), themes.max(axis=0)]
    ranks = rank_among(people, model.start.rivals.residents)
    of_themes = rank_among(jobs, model.start.rivals.theme_jobs).mean(axis=1)
    return {
        key: float(rank)
        for key, rank in zip(
            (*_VIEWS, *(f"theme_{view}" for view in _VIEWS)), (*ranks, *of_themes), strict=True
        )
    }


def measure_accounts(model) -> dict[str, float]:
    """Measure what completes the accounts of the quarter: the flows between stocks, and who paid."""
    flows = model.flows
    hired_here = flows.hired.sum() - flows.hires[-1].sum()
    spin_offs = flows.university_spin_offs.sum() + flows.corporate_spin_offs.sum()
    paid = {
        f"spent_{who}": money / 1e6 for who, money in zip(PAYERS, flows.spent_eur.sum(axis=1), strict=True)
    }
    booked = {key: getattr(flows, flow) for key, flow in _SUMMED_ACCOUNTS.items()}
    return (
        paid
        | _sums(booked)
        | {
            "spent_themes": flows.themes_eur.sum() / 1e6,
            "start_ups_by_people": flows.start_ups.sum() - spin_offs,
            "hires_unemployed": hired_here,
            "hires_graduates": flows.graduate_hires[:-1].sum(),
            "hires_outside": flows.hires[:-1].sum() - hired_here,
            "layoffs": flows.layoffs.sum(),
            "direct_moves": flows.direct_moves.sum(),
            "jobs_departed": flows.lost_jobs.sum() - flows.closed_jobs.sum(),
        }
    )


def _kept(flows) -> float:
    decided = flows.graduates_settled.sum() + flows.graduates_left.sum()
    return 100.0 * flows.graduates_settled.sum() / decided if decided else np.nan


class Recorder:
    """Keeps the indicators of the region every quarter and of the towns every year.

    Args:
        start_year: The start state is the end of this year.
        ags: Municipality keys, in the order of the towns.
    """

    def __init__(self, start_year: int, ags):
        self.start_year = start_year
        self.ags = list(ags)
        self._region: list[dict] = []
        self._towns: list[dict] = []
        self._year_flows: dict[str, np.ndarray] = {}
        self._sites: list[dict] = []

    def record(self, model) -> None:
        """Measure the model now; the first call is the start state."""
        quarter, force = len(self._region), model.labour.labour_force()
        towns = measure_towns(model, force)
        row = measure_levels(model, towns, force)
        if quarter:
            row |= measure_flows(model) | measure_accounts(model)
        self._region.append({"quarter": quarter, "period": self._period(quarter)} | row)
        for flow in _TOWN_FLOWS:
            self._year_flows[flow] = self._year_flows.get(flow, 0.0) + towns[flow]
        if quarter % 4 == 0:
            self._close_year(quarter, towns)
            if model.context.follow_sites:
                self._sites.append(self._measure_sites(model, quarter))

    def region_table(self):
        """Return one row a quarter and one column an indicator, as a DataFrame."""
        import pandas as pd

        return pd.DataFrame(
            self._region, columns=["quarter", "period", *REGION_INDICATORS, *ACCOUNT_INDICATORS]
        )

    def town_table(self):
        """Return one row for each town and year, as a DataFrame; flows are those of the year."""
        import pandas as pd

        tables = [pd.DataFrame({"year": year, "ags": self.ags} | row) for year, row in self._towns]
        return pd.concat(tables, ignore_index=True)[["year", "ags", *TOWN_INDICATORS]]

    def site_table(self):
        """Return one row for each site and year (see `measure_sites`), as a DataFrame.

        Raises:
            ValueError: The model does not follow sites.
        """
        if not self._sites:
            raise ValueError("this model does not follow sites; build it with follow_sites=True")
        import pandas as pd

        table = pd.concat([pd.DataFrame(rows) for rows in self._sites], ignore_index=True)
        return table.assign(state=np.array(STATES)[table["state"]])

    def _measure_sites(self, model, quarter):
        year = self.start_year + quarter // 4
        return {"year": year, "site": model.sites.key} | measure_sites(model.firms, model.sites, quarter)

    def _period(self, quarter: int) -> str:
        year, number = divmod(self.start_year * 4 + 3 + quarter, 4)
        return f"{year}Q{number + 1}"

    def _close_year(self, quarter, towns):
        flows = {
            key: value if quarter else np.full(len(self.ags), np.nan)
            for key, value in self._year_flows.items()
        }
        self._towns.append((self.start_year + quarter // 4, towns | flows))
        self._year_flows = {}
