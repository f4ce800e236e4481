"""The region that this server is about: named once at its start, the Ruhr otherwise.

The planning game is played in the Ruhr at any server: its teams and cards are the Ruhr's towns.
"""

from ruhrsim.regions.region import DEFAULT_REGION, Region, read_region, region_key

_named = {"region": DEFAULT_REGION}


def use_region(region: str | None) -> None:
    """Name the region; call it before anything else of the app is used.

    Raises:
        RegionError: There is no such region, or it is faulty; all faults at once.
    """
    _named["region"] = read_region(region_key(region)).key


def here() -> Region:
    """Return the region of this server."""
    return read_region(_named["region"])
