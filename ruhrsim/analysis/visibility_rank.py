"""Rank of the Ruhr among other regions: as one, together as far as its towns cooperate, each town alone.

Seen from outside a mass counts. Three ways to count it:

    as_one     Σ_m mass[m]
    together   max_m (mass[m] + Σ_j cooperation[m, j] · mass[j])
    alone      mass[m]

Residents and output of the others are sourced, jobs by theme are an illustration; see `state.rivals`.
The others are single cities (Aachen with its district), not the built-up areas around them: the
comparison flatters the region as one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.common.sourced import records
from ruhrsim.model.start.district_output import RIVALS_YEAR, district_output
from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.model.start.rivals import (
    RivalEstimate,
    largest_together,
    rank_among,
    read_rivals,
)
from ruhrsim.model.state.networks import cooperation_graph, cooperation_weights
from ruhrsim.regions.sectors import N_THEMES, SECTOR_LIST
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import Scenario

VIEWS = ("as_one", "together", "alone")


@dataclass(frozen=True)
class Mass:
    """What regions are ranked by.

    Args:
        key: Key in the table.
        label_de: German label.
        label_en: English label.
        sourced: Whether the others' mass stands in a source; if not, the rank is illustrative.
    """

    key: str
    label_de: str
    label_en: str
    sourced: bool

    def label(self, language: str) -> str:
        """Return the label in `de` or `en`."""
        return self.label_de if language == "de" else self.label_en


MASSES = {
    mass.key: mass
    for mass in (
        Mass("residents", "Einwohner", "Residents", True),
        Mass("output", "Bruttoinlandsprodukt", "Gross domestic product", True),
        Mass("theme_jobs", "Arbeitsplätze in den sechs Themen", "Jobs in the six themes", False),
        *(Mass(theme.key, theme.label_de, theme.label_en, False) for theme in SECTOR_LIST[:N_THEMES]),
    )
}
"""Masses by key, in the order of tables."""


@dataclass(frozen=True, eq=False)
class _Counted:
    """One mass: that of towns, and of the others as assumed and at both ends of the assumption."""

    key: str
    year: int
    towns: pd.Series
    others: np.ndarray
    spread: tuple[float, float]


def visibility_rank(comparison: Comparison, scenarios: tuple[Scenario, ...] = ()) -> pd.DataFrame:
    """Return the rank of the region among nine other German regions, 1 for the largest.

    Residents and jobs in the six themes are means over runs at the end; output is that of 2021,
    known for the region and for towns that are a Kreis of their own; single themes are those of the
    start, since runs don't keep them by town. Where the region's output is not known, residents alone
    are ranked; single themes are those of the region. Together means the cooperation at the end.

    Args:
        comparison: The runs.
        scenarios: Those to rank; all by default.

    Returns:
        One row per scenario, mass of `MASSES`, view of `VIEWS` and town: `scenario`, `measure`,
        `label` (sourced or illustrative), `year`, `view`, `town` (blank unless alone), `mass`
        (persons, EUR million or jobs), `rank`, `rank_best` and `rank_worst` (over the range of the
        assumption behind an illustration) and `of` (how many are ranked).
    """
    rows = [
        row for scenario in scenarios or comparison.scenarios for row in _scenario_rows(comparison, scenario)
    ]
    return pd.DataFrame(rows)


def shown_ranks(ranks: pd.DataFrame, scenario: str, key: str) -> str:
    """Return the ranks of one mass in one scenario as text: as one / together / best town alone.

    Args:
        ranks: Table of `visibility_rank`.
        scenario: Name of the scenario.
        key: One of `MASSES`.
    """
    rows = ranks[(ranks["scenario"] == scenario) & (ranks["measure"] == key)]
    first = rows.sort_values("mass", ascending=False, kind="stable").drop_duplicates("view").set_index("view")
    return " / ".join(_span(first.loc[view]) if view in first.index else "–" for view in VIEWS)


def largest_town(ranks: pd.DataFrame, scenario: str, key: str) -> str:
    """Return the town with the largest mass of its own; arguments as in `shown_ranks`."""
    rows = ranks[(ranks["scenario"] == scenario) & (ranks["measure"] == key) & (ranks["view"] == "alone")]
    if rows.empty:
        return "–"
    return str(rows.loc[rows["mass"].idxmax(), "town"])


def other_regions(scenario: Scenario) -> tuple[str, ...]:
    """Return the names of the regions that the region is ranked among, the largest first."""
    rivals = read_rivals(read_region_start(scenario.start, scenario.region))
    return tuple(rivals.names[i] for i in np.argsort(-rivals.residents))


def _span(row: pd.Series) -> str:
    best, worst = row["rank_best"], row["rank_worst"]
    return f"{best}" if best == worst else f"{best}–{worst}"


def _scenario_rows(comparison: Comparison, scenario: Scenario) -> Iterator[dict]:
    region = read_region_start(scenario.start, scenario.region)
    names = region.names.tolist()
    # Phases lie inside the horizon: the last one is that of the end.
    alliances = (scenario.strategy, *scenario.strategy.phases)[-1].cooperation
    cooperation = cooperation_weights(cooperation_graph(names, region.adjacency, alliances))
    for counted in _counted(comparison, scenario, region):
        fixed = {
            "scenario": scenario.name,
            "measure": counted.key,
            "year": counted.year,
            "label": "sourced" if MASSES[counted.key].sourced else "illustrative",
        }
        for view, town, mass in _views(counted, cooperation):
            yield fixed | {"view": view, "town": town, "mass": mass} | _ranks(mass, counted)


def _views(counted: _Counted, cooperation: np.ndarray) -> Iterator[tuple[str, str, float]]:
    towns = counted.towns
    yield "as_one", "", float(towns.sum())
    if counted.key != "output":
        yield "together", "", float(largest_together(towns.to_numpy(), cooperation))
        yield from (("alone", name, float(mass)) for name, mass in towns.items())
    else:
        yield from (("alone", name, float(mass)) for name, mass in towns.items() if name)


def _ranks(mass: float, counted: _Counted) -> dict[str, int]:
    best, worst = (int(rank_among(mass, counted.others * factor)) for factor in counted.spread)
    return {
        "rank": int(rank_among(mass, counted.others)),
        "rank_best": best,
        "rank_worst": worst,
        "of": 1 + len(counted.others),
    }


def _counted(comparison: Comparison, scenario: Scenario, region: RegionStart) -> Iterator[_Counted]:
    rivals, end = read_rivals(region), scenario.start + comparison.years
    certain, theme_factor = (1.0, 1.0), records(RivalEstimate)["theme_factor"]
    spread = (
        theme_factor.low / RivalEstimate().theme_factor,
        theme_factor.high / RivalEstimate().theme_factor,
    )
    at_end = _means_at_end(comparison, scenario, end, region)
    yield _Counted("residents", end, at_end["population"], rivals.residents, certain)
    if region.output_meur is None:
        return
    yield _Counted("output", RIVALS_YEAR, _output(region), rivals.output_meur, certain)
    yield _Counted("theme_jobs", end, at_end["theme_jobs"], rivals.theme_jobs.sum(axis=1), spread)
    for index in np.flatnonzero(region.themes):
        theme = SECTOR_LIST[index]
        jobs = pd.Series(region.jobs[:, index], index=region.names)
        yield _Counted(theme.key, scenario.start, jobs, rivals.theme_jobs[:, index], spread)


def _means_at_end(comparison: Comparison, scenario: Scenario, end: int, region: RegionStart) -> pd.DataFrame:
    towns = comparison.towns
    last = towns[(towns["scenario"] == scenario.name) & (towns["year"] == end)]
    means = last.groupby("ags")[["population", "theme_jobs"]].mean()
    return means.reindex(region.ags, fill_value=0.0).set_axis(region.names)


def _output(region: RegionStart) -> pd.Series:
    """Return output by Kreis, EUR million; the index is the town if it is one, otherwise blank.

    A prepared region tells it as a whole only.
    """
    if not region.source.estimated:
        return pd.Series([region.output_meur], index=[""])
    alone = np.bincount(region.kreis) == 1
    return pd.Series(district_output(region.source), index=np.where(alone, region.kreis_names, ""))
