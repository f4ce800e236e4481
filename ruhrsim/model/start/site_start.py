"""Sites at the start: what is documented, the events to come, and the land that towns have for them."""

from collections.abc import Sequence

import numpy as np

from ruhrsim.model.processes.shocks.documented_events import SECTOR_OF, DocumentedEvents, Event
from ruhrsim.model.processes.shocks.shock import Shock, quarters_to
from ruhrsim.model.processes.sites import SiteUse
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.sites import OPENED_ON, Sites, read_sites
from ruhrsim.regions.region import Region
from ruhrsim.regions.sectors import N_SECTORS, sector_index


def start_sites(
    start: int,
    towns: list[str],
    shocks: Sequence[Shock],
    land: Land,
    preparation_years: float,
    p: SiteUse,
    region: Region | None = None,
) -> Sites:
    """Return the sites of the start, cut to the land that the towns have; moves restricted land to prepared.

    Args:
        start: Start year.
        towns: Names of the towns.
        shocks: Shocks of the scenario; documented closures free sites, documented openings stand on them.
        land: Land account of the start; land of sites in preparation leaves the restricted one.
        preparation_years: Time of preparation where the table doesn't say.
        p: Parameters.
        region: Region that documents them; the Ruhr if none is given.
    """
    events = _events_to_come(start, shocks)
    played = {event.key: quarter for quarter, event in events}
    sites = read_sites(start, towns, played, p.commercial_share, preparation_years, region)
    sites.openings = _openings(events, sites.key.tolist(), towns)
    _cut(sites, land)
    missing = p.in_account * sites.by_town(sites.preparing_ha, len(towns)) - land.preparing_ha
    lifted = np.clip(missing, 0.0, land.restricted_ha)
    land.restricted_ha -= lifted
    land.preparing_ha += lifted
    return sites


def _events_to_come(start: int, shocks: Sequence[Shock]) -> list[tuple[int, Event]]:
    """Documented events that are played, each with its quarter counted from the start."""
    events = [event for shock in shocks if isinstance(shock, DocumentedEvents) for event in shock.played()]
    dated = [(quarters_to(start, event.year) + event.quarter - 1, event) for event in events]
    return [(quarter, event) for quarter, event in dated if quarter > 0]


def _openings(
    events: Sequence[tuple[int, Event]], keys: Sequence[str], towns: Sequence[str]
) -> dict[int, dict[int, int]]:
    openings: dict[int, dict[int, int]] = {}
    for quarter, event in events:
        if OPENED_ON.get(event.key) in keys:
            cell = towns.index(event.town) * N_SECTORS + sector_index(SECTOR_OF[event.word])
            openings.setdefault(quarter, {})[cell] = keys.index(OPENED_ON[event.key])
    return openings


def _cut(sites: Sites, land: Land) -> None:
    """Cut sites to the land that their towns have in use and not yet ready."""
    plots = sites.plots_ha
    sites.others_ha = sites.others_ha * _room(sites, sites.others_ha, land.used_ha)
    waiting = land.preparing_ha + land.restricted_ha
    sites.preparing_ha = sites.preparing_ha * _room(sites, sites.preparing_ha, waiting)
    sites.plots_ha = sites.others_ha + sites.preparing_ha
    sites.cut_ha = plots - sites.plots_ha


def _room(sites: Sites, hectares: np.ndarray, there: np.ndarray) -> np.ndarray:
    asked = sites.by_town(hectares, len(there))
    return np.minimum(there / np.maximum(asked, 1e-12), 1.0)[sites.town]
