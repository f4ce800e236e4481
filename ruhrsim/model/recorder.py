"""Recorder: which indicators are measured when, and the tables of one run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS, TOWN_INDICATORS, Indicator
from ruhrsim.model.measures import Seen
from ruhrsim.model.state.sites import STATES, measure_sites

if TYPE_CHECKING:
    from ruhrsim.model.model import RuhrModel

_ALL = REGION_INDICATORS | ACCOUNT_INDICATORS
_YEAR = 4
_TOWN_FLOWS = tuple(key for key in TOWN_INDICATORS if _ALL[key].kind == "flow")


def measure_region(seen: Seen, indicators: dict[str, Indicator] = _ALL) -> dict[str, float]:
    """Measure the region; what can't be measured before the first quarter is left out there.

    Args:
        seen: The records of a model.
        indicators: What is measured, by key.
    """
    found = {key: one.now(seen) for key, one in indicators.items() if one.measured_at(seen.quarter.number)}
    by_town = {key: value for key, value in found.items() if np.ndim(value)}
    # Figures of towns are added up in one call.
    sums = np.array(list(by_town.values())).sum(axis=1).tolist() if by_town else []
    return found | dict(zip(by_town, sums, strict=True))


class Recorder:
    """Keeps the indicators of the region every quarter and of the towns every year.

    Args:
        start_year: The start state is the end of this year.
        ags: Municipality keys, in the order of the towns.
    """

    def __init__(self, start_year: int, ags: Sequence[str]):
        self.start_year = start_year
        self.ags = list(ags)
        self._region: list[dict[str, Any]] = []
        self._towns: list[tuple[int, dict[str, np.ndarray]]] = []
        self._year_flows: dict[str, np.ndarray] = {}
        self._sites: list[dict[str, Any]] = []

    def observe(self, model: "RuhrModel") -> None:
        """Measure the model now; the first call is the start state."""
        seen, quarter = Seen(model.region, model.carried, model.now, model.context), len(self._region)
        self._region.append({"quarter": quarter, "period": self._period(quarter)} | measure_region(seen))
        for key in _TOWN_FLOWS:
            flow = _ALL[key].by_town(seen)
            self._year_flows[key] = self._year_flows[key] + flow if key in self._year_flows else flow
        if quarter % _YEAR == 0:
            self._close_year(quarter, seen)
            if model.context.follow_sites:
                self._sites.append(self._measure_sites(model, quarter))

    @property
    def quarters(self) -> int:
        """Quarters observed, the start among them."""
        return len(self._region)

    def region_table(self) -> pd.DataFrame:
        """Return one row a quarter and one column an indicator, as a DataFrame."""
        return pd.DataFrame(
            self._region, columns=["quarter", "period", *REGION_INDICATORS, *ACCOUNT_INDICATORS]
        )

    def town_table(self) -> pd.DataFrame:
        """Return one row for each town and year, as a DataFrame; flows are those of the year."""
        tables = [pd.DataFrame({"year": year, "ags": self.ags} | row) for year, row in self._towns]
        return pd.concat(tables, ignore_index=True)[["year", "ags", *TOWN_INDICATORS]]

    def site_table(self) -> pd.DataFrame:
        """Return one row for each site and year (see `measure_sites`), as a DataFrame.

        Raises:
            ValueError: The model does not follow sites.
        """
        if not self._sites:
            raise ValueError("this model does not follow sites; build it with follow_sites=True")
        table = pd.concat([pd.DataFrame(rows) for rows in self._sites], ignore_index=True)
        return table.assign(state=np.array(STATES)[table["state"]])

    def _measure_sites(self, model: "RuhrModel", quarter: int) -> dict[str, Any]:
        year = self.start_year + quarter // _YEAR
        return {"year": year, "site": model.sites.key} | measure_sites(model.firms, model.sites, quarter)

    def _period(self, quarter: int) -> str:
        year, number = divmod(self.start_year * 4 + 3 + quarter, 4)
        return f"{year}Q{number + 1}"

    def _close_year(self, quarter: int, seen: Seen) -> None:
        row = {key: np.array(_ALL[key].by_town(seen)) for key in TOWN_INDICATORS if key not in _TOWN_FLOWS}
        blank = np.full(len(self.ags), np.nan)
        flows = {key: value if quarter else blank for key, value in self._year_flows.items()}
        self._towns.append((self.start_year + quarter // _YEAR, row | flows))
        self._year_flows = {}
