"""Land: use, release, brownfield and the scarcity that firms feel.

Purpose: keep commercial land as an account. Only a part of each sector's jobs stands on
commercial land; the land that a weighted job needs is set town by town so that the start meets the
statistics and moves with what happens: firms that lose jobs give up part of their land, firms that
need more than is free are squeezed. Freed land becomes brownfield in preparation, which takes
years; severely restricted land waits for policy. Besides, firms exchange old sites for new ones, so
that the take-up is at least the observed one; most of what they leave is brownfield, ready only years
later. As long as there is planned land, it makes up for the free land that is used up:

    used + free + in preparation + restricted = total
    exchanged  = renewal · used · dt - taken by growth,   at least 0; its sum over the region is shared out
                 by it times free / free at the start, at most what is free
    short     += taken + brownfield_share · exchanged - (1 - brownfield_share) · given up - made ready
    developed  = short,   at least 0, at most what is planned; short falls by it

Source: regional land monitoring in programme_parameters.csv and event_brownfields.csv.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import SECTORS

_JUDGEMENT = "own judgement, no value in the tables; wide range"


def _use(value: float, sector: str) -> Any:
    return sourced(
        value,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning=f"Part of the jobs in {sector} that stand on commercial land.",
    )


@dataclass(frozen=True)
class LandUse:
    """Commercial land."""

    use_cyber_ai: float = _use(0.2, "cyber security/AI")
    use_green_tech: float = _use(0.6, "green technology")
    use_new_industry: float = _use(0.95, "new industry")
    use_logistics: float = _use(0.95, "logistics")
    use_smart_city: float = _use(0.3, "smart city")
    use_health: float = _use(0.05, "health")
    use_legacy_industry: float = _use(1.0, "legacy industry")
    use_business_services: float = _use(0.2, "business services")
    use_local_services: float = _use(0.2, "local services")
    use_public_education: float = _use(0.0, "the public sector")
    brownfield_share: float = sourced(
        0.7,
        unit="share",
        low=0.5,
        high=0.9,
        status="measured",
        source="share_settlement_on_brownfield 0.66-0.70 of land taken up; what is given up is taken to be like it",
        meaning="Part of freed land that needs preparation before it can be used again.",
    )
    preparation_years: float = sourced(
        10.0,
        unit="years",
        low=5.0,
        high=20.0,
        status="estimated",
        source="brownfield_redevelopment_time 5-20 years (Mark 51°7, Phoenix-Ost, logport I, Westerholt)",
        meaning="Mean time from freed land to land ready for use.",
    )
    severe: float = sourced(
        0.61,
        unit="share",
        low=0.4,
        high=0.75,
        status="measured",
        source="61 % of secured commercial land severely restricted (coal_firms_share_brownfield_restricted)",
        meaning="Part of the secured land that only policy can make ready.",
    )
    vacating: float = sourced(
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source="own judgement: firms that shrink mostly keep their sites; land a job fell 8 % in 2014-2021 while "
        "jobs grew, so land follows jobs only in part",
        meaning="Part of the land of lost jobs that is given up.",
    )
    renewal: float = sourced(
        0.0105,
        unit="1/year",
        low=0.0,
        high=0.02,
        status="estimated",
        off=0.0,
        source="185-204 ha taken up a year (event_brownfields.csv gfm5_2021, gfm6_2023) on 18,264 ha in use",
        meaning="Land taken up each year, part of the used land; what growth does not take firms exchange for "
        "old sites.",
    )

    planned_ha: float = sourced(
        1260.0,
        unit="ha",
        low=800.0,
        high=1260.0,
        status="measured",
        off=0.0,
        source="24 regional cooperation sites, in force since November 2021 (regional association of the Ruhr); "
        "from 2025 on",
        meaning="Land of sites that the regional plan names and that are still to be developed.",
    )

    def use(self) -> np.ndarray:
        """Return the parts of jobs on commercial land, shape (n_sectors,), to be read only."""
        return self._use

    @cached_property
    def _use(self) -> Any:
        return np.array([getattr(self, f"use_{sector}") for sector in SECTORS])


def start_land(
    used_ha: np.ndarray, free_ha: np.ndarray, secured_ha: np.ndarray, jobs: np.ndarray, p: LandUse
) -> Land:
    """Return the land account of the start, with the land a job needs set so that it is met.

    Args:
        used_ha: Commercial land in use, shape (n_towns,).
        free_ha: Free without restriction.
        secured_ha: Secured but restricted.
        jobs: Jobs, shape (n_towns, n_sectors).
        p: Parameters.
    """
    restricted = np.minimum(p.severe * (free_ha + secured_ha), secured_ha)
    return Land(
        used_ha=used_ha.copy(),
        free_ha=free_ha.copy(),
        preparing_ha=secured_ha - restricted,
        restricted_ha=restricted,
        planned_ha=p.planned_ha * used_ha / used_ha.sum(),
        short_ha=np.zeros_like(free_ha),
        usual_free_ha=free_ha.copy(),
        ha_per_demand=used_ha / (jobs @ p.use()),
        total_ha=used_ha + free_ha + secured_ha,
    )


def update_land(
    land: Land, jobs: np.ndarray, levers: Levers, p: LandUse, held_ha: np.ndarray | float = 0.0
) -> np.ndarray:
    """Move the land account on by one quarter, in place; return the free land taken up, shape (n_towns,).

    Args:
        land: The account.
        jobs: Jobs, shape (n_towns, n_sectors).
        levers: Levers; release and additional preparation.
        p: Parameters.
        held_ha: Land in preparation that becomes ready by dates of its own, shape (n_towns,) or 0.
    """
    _release(land, levers.land_release_ha * DT)
    _develop_together(land, levers.cooperation_site_ha * DT)
    ready = _prepare(land, p.preparation_years, levers.brownfield_ha * DT, held_ha)
    usual = p.renewal * DT * land.used_ha
    demand = jobs @ p.use()
    more = land.ha_per_demand * demand - land.used_ha
    taken = np.minimum(np.maximum(more, 0.0), land.free_ha)
    freed = p.vacating * np.maximum(-more, 0.0)
    land.free_ha += (1.0 - p.brownfield_share) * freed - taken
    land.preparing_ha += p.brownfield_share * freed
    land.used_ha = land.used_ha + taken - freed
    land.ha_per_demand = land.used_ha / np.maximum(demand, 1e-12)
    exchanged = _renew(land, np.maximum(usual - taken, 0.0), p)
    land.short_ha = land.short_ha + taken - (1.0 - p.brownfield_share) * freed - ready
    land.short_ha += p.brownfield_share * exchanged
    _develop(land, np.clip(land.short_ha, 0.0, land.planned_ha))
    return taken + exchanged


def scarcity(land: Land, free_start: np.ndarray, p: LandUse) -> np.ndarray:
    """Return log scarcity of free land against the start times the sector's use, (n_towns, n_sectors)."""
    return np.log((free_start + 1.0) / (land.free_ha + 1.0))[:, None] * p.use()


def _renew(land: Land, hectares: np.ndarray, p: LandUse) -> np.ndarray:
    # Firms go where land is: who has more of it than usual draws exchange from the others.
    drawn = hectares * (land.free_ha + 1.0) / (land.usual_free_ha + 1.0)
    exchanged = np.minimum(drawn * hectares.sum() / max(drawn.sum(), 1e-12), land.free_ha)
    land.free_ha -= p.brownfield_share * exchanged
    land.preparing_ha += p.brownfield_share * exchanged
    return exchanged


def _release(land: Land, hectares: np.ndarray) -> None:
    land.free_ha += hectares
    land.total_ha += hectares


def _develop(land: Land, hectares: np.ndarray) -> None:
    _release(land, hectares)
    land.planned_ha = land.planned_ha - hectares
    land.short_ha = land.short_ha - hectares


def _develop_together(land: Land, hectares: np.ndarray) -> None:
    """Make planned land ready in the towns that share it, wherever in the region it is planned."""
    planned, asked = land.planned_ha.sum(), hectares.sum()
    if asked > 0.0 and planned > 0.0:
        made = hectares * min(1.0, planned / asked)
        _release(land, made)
        land.planned_ha = land.planned_ha * (1.0 - made.sum() / planned)


def _prepare(land: Land, years: float, additional: np.ndarray, held: np.ndarray | float) -> np.ndarray:
    done = np.maximum(land.preparing_ha - held, 0.0) * -np.expm1(-DT / years)
    lifted = np.minimum(additional, land.restricted_ha)
    land.preparing_ha -= done
    land.restricted_ha -= lifted
    land.free_ha += done + lifted
    return done
