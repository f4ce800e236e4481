"""How much of an instrument makes sense: where the model itself has more money do nothing, and what land it makes.

Caps of a search file say how large programmes of a kind have ever been. These limits say beyond which sum the
model gives nothing more, at the default numbers and the start's towns; no search spends beyond either.
"""

from functools import lru_cache
from typing import Any

import numpy as np

from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes import education
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.just_transition import JustTransitionEffect
from ruhrsim.model.processes.policies.location_subsidy import MOST_PULL
from ruhrsim.model.processes.policies.trade_tax import MOST_POINTS
from ruhrsim.model.start.region_start import read_region_start

LAND = {
    "land_release": 1.0,
    "brownfield": 1.0,
    "cooperation_site": 1.0,
    "just_transition": JustTransitionEffect().land,
}
"""Instruments that make land ready, and the part of their money that does."""


@lru_cache(maxsize=1024)
def saturation_meur(instrument: str, start: int, region: str, towns: tuple[str, ...], years: int) -> float:
    """Return the money a year beyond which an instrument does nothing more, EUR million; infinite without an end.

    Args:
        instrument: Its name.
        start: Start year of the scenario.
        region: Its region.
        towns: Names of the towns that get it.
        years: Years in which it runs.
    """
    place = read_region_start(start, region)
    rows = np.isin(place.names, towns)
    effect: Any = INSTRUMENTS[instrument].effect()
    if instrument == "talent_retention":
        return _meur(effect.eur_per_graduate * _graduates(start, region)[rows].sum())
    if instrument == "transfer_company":
        return _meur(effect.eur_per_place * place.unemployed[rows].sum())
    if instrument == "trade_tax":
        return _meur(effect.revenue_per_point * place.jobs[rows].sum() * MOST_POINTS)
    if instrument == "location_subsidy":
        return _meur(100.0 * place.jobs[rows].sum() * MOST_PULL / effect.utility)
    if instrument == "cooperation_site":
        return _meur(Parameters().land.planned_ha * effect.eur_per_ha / years)
    return np.inf


def hectares(instrument: str, meur: float, years: int) -> float:
    """Return the land that money makes ready in all years at its default price, hectares; none where it makes none."""
    if instrument not in LAND:
        return 0.0
    effect: Any = INSTRUMENTS[instrument].effect()
    return float(LAND[instrument] * 1e6 * meur * years / effect.eur_per_ha)


@lru_cache
def _graduates(start: int, region: str) -> np.ndarray:
    """Return graduates a year by home, shape (n_towns,)."""
    place = read_region_start(start, region)
    sites = place.universities
    homes = education.home_shares(
        sites["town"].to_numpy(), place.distance_km, place.population, Parameters().education
    )
    return homes.T @ sites["graduates_per_year"].to_numpy(dtype=float)


def _meur(eur: float) -> float:
    return float(eur) / 1e6
