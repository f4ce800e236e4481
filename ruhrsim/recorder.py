"""Recorder: which indicators are measured when, and the tables of one run."""

import numpy as np

from ruhrsim.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.inputs.sectors import N_THEMES
from ruhrsim.processes.imitation import distinct_portfolios, with_fields
from ruhrsim.state.levers import PAYERS
from ruhrsim.state.rivals import largest_together, rank_among
from ruhrsim.state.sites import STATES, measure_sites

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


def measure_towns(model) -> dict[str, np.ndarray]:
    """Measure every town indicator, each of shape (n_towns,); flows are those of the quarter."""
    unemployed = model.labour.unemployed.sum(axis=1)
    return {
        "unemployment_rate": 100.0 * unemployed / model.labour.labour_force(),
        "unemployed": unemployed,
        "jobs": model.jobs.sum(axis=1),
        "theme_jobs": model.jobs[:, :N_THEMES].sum(axis=1),
        "firms": model.stock.firms.sum(axis=1),
        "population": model.population.copy(),
        "start_ups": model.flows.start_ups,
        "firms_moved_in": model.flows.settlements,
        "land_free_ha": model.land.free_ha.copy(),
        "trade_tax_multiplier": model.tax_now,
        "money_spent": model.flows.spent_eur.sum(axis=0) / 1e6,
        "spent_themes": model.flows.themes_eur / 1e6,
    }


def measure_region(model, towns: dict[str, np.ndarray]) -> dict[str, float]:
    """Measure every indicator of the region; flows are those of the quarter."""
    labour, flows = model.labour, model.flows
    force = labour.labour_force()
    return {
        "unemployment_rate": 100.0 * towns["unemployed"].sum() / force.sum(),
        "unemployed": towns["unemployed"].sum(),
        "jobs": towns["jobs"].sum(),
        "theme_jobs": towns["theme_jobs"].sum(),
        "firms": towns["firms"].sum(),
        "start_ups": flows.start_ups.sum(),
        "university_spin_offs": flows.university_spin_offs.sum(),
        "corporate_spin_offs": flows.corporate_spin_offs.sum(),
        "closures": flows.closures.sum(),
        "firms_moved_within": flows.moves_in.sum(),
        "firms_moved_in": flows.settlements.sum(),
        "firms_moved_out": flows.departures.sum(),
        "jobs_moved_within": flows.jobs_moved.sum(),
        "jobs_settled": flows.jobs_settled.sum(),
        "graduates_kept": _kept(flows),
        "town_inequality": 1000.0 * theil_index(towns["unemployment_rate"], force),
        "labour_force": force.sum(),
        "population": towns["population"].sum(),
        "vacancies": flows.vacancies.sum(),
        "commuters_in": labour.employed[-1].sum(),
        "commuters_out": labour.employed[:-1, -1].sum(),
        "land_free_ha": towns["land_free_ha"].sum(),
        "money_spent": flows.spent_eur.sum() / 1e6,
        "trade_tax_multiplier": np.average(towns["trade_tax_multiplier"], weights=model.jobs_start.sum(axis=1)),
        "portfolio_diversity": _diversity(model),
    } | measure_ranks(model)


def measure_ranks(model) -> dict[str, float]:
    """Measure the rank among the rivals outside: by residents, and on average over the themes."""
    residents, themes = model.population, model.jobs[:, :N_THEMES]
    cooperation = model.cooperation if model.quarter else model.cooperation_start
    views = {
        "rank_as_one": (residents.sum(), themes.sum(axis=0)),
        "rank_together": (largest_together(residents, cooperation), model.marketed.max(axis=0)),
        "rank_of_largest_town": (residents.max(), themes.max(axis=0)),
    }
    ranks = {key: float(rank_among(mass, model.rivals.residents)) for key, (mass, _) in views.items()}
    return ranks | {f"theme_{key}": _mean_rank(mass, model.rivals) for key, (_, mass) in views.items()}


def _mean_rank(mass: np.ndarray, rivals) -> float:
    return float(np.mean([rank_among(m, jobs) for m, jobs in zip(mass, rivals.theme_jobs.T, strict=True)]))


def measure_accounts(model) -> dict[str, float]:
    """Measure what completes the accounts of the quarter: the flows between stocks, and who paid."""
    flows = model.flows
    hired_here = flows.hired.sum() - flows.hires[-1].sum()
    spin_offs = flows.university_spin_offs.sum() + flows.corporate_spin_offs.sum()
    paid = {f"spent_{who}": money.sum() / 1e6 for who, money in zip(PAYERS, flows.spent_eur, strict=True)}
    return paid | {
        "spent_themes": flows.themes_eur.sum() / 1e6,
        "start_ups_by_people": flows.start_ups.sum() - spin_offs,
        "hires_unemployed": hired_here,
        "hires_graduates": flows.graduate_hires[:-1].sum(),
        "hires_outside": flows.hires[:-1].sum() - hired_here,
        "quits": flows.quits.sum(),
        "retired_jobs": flows.retired_jobs.sum(),
        "layoffs": flows.layoffs.sum(),
        "jobs_closed": flows.closed_jobs.sum(),
        "jobs_departed": flows.lost_jobs.sum() - flows.closed_jobs.sum(),
        "separations": flows.separations.sum(),
        "entrants": flows.entrants.sum(),
        "migrants": flows.migrants.sum(),
        "hired": flows.hired.sum(),
        "retired_unemployed": flows.retired_unemployed.sum(),
    }


def _diversity(model) -> float:
    portfolios = model.portfolios
    return distinct_portfolios(with_fields(portfolios, model.aim_now)) if portfolios.size else np.nan


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
        quarter, towns = len(self._region), measure_towns(model)
        row = measure_region(model, towns)
        if quarter == 0:
            row = {
                key: np.nan if REGION_INDICATORS[key].kind != "level" else value for key, value in row.items()
            }
            row["vacancies"] = np.nan
        else:
            row |= measure_accounts(model)
        row["other_employed"] = model.labour.other_employed.sum()
        self._region.append({"quarter": quarter, "period": self._period(quarter)} | row)
        for flow in _TOWN_FLOWS:
            self._year_flows[flow] = self._year_flows.get(flow, 0.0) + towns[flow]
        if quarter % 4 == 0:
            self._close_year(quarter, towns)
            self._sites.append(self._measure_sites(model, quarter))

    def region_table(self):
        """Return one row a quarter and one column an indicator, as a DataFrame."""
        import pandas as pd

        return pd.DataFrame(self._region, columns=["quarter", "period", *REGION_INDICATORS, *ACCOUNT_INDICATORS])

    def town_table(self):
        """Return one row for each town and year, as a DataFrame; flows are those of the year."""
        import pandas as pd

        tables = [pd.DataFrame({"year": year, "ags": self.ags} | row) for year, row in self._towns]
        return pd.concat(tables, ignore_index=True)[["year", "ags", *TOWN_INDICATORS]]

    def site_table(self):
        """Return one row for each site and year (see `measure_sites`), as a DataFrame."""
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
