"""The region that this server is about: named once at its start, the Ruhr otherwise.

The planning game is played in the Ruhr at any server: its teams and cards are the Ruhr's towns.
"""

from ruhrsim.regions.region import Region, read_region, region_key

_named: list[Region] = []


def use_region(region: str | None) -> None:
    """Name the region; call it before anything else of the app is used.

    Raises:
        RegionError: There is no such region, or it is faulty; all faults at once.
    """
    _named[:] = [read_region(region_key(region))]


def here() -> Region:
    """Return the region of this server, as it was at its start."""
    return _named[0] if _named else read_region()
