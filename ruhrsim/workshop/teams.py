"""Teams: the 15 districts of the region that people can play, and roles without a town."""

from dataclasses import dataclass
from functools import cache

from ruhrsim.regions.tables import read_municipalities

ROLES = {
    "land": ("Land und EU", "Land and EU"),
    "agency": ("Regionalagentur", "Regional agency"),
    "university": ("Hochschulverbund", "Universities"),
    "firm": ("Großunternehmen", "Large firm"),
}
"""Roles without a town, with German and English names."""
_FIRST = ("05913", "05113", "05112", "05911", "05513", "05914", "05119", "05915", "05117", "05916", "05512")


@dataclass(frozen=True)
class Team:
    """A district (Kreis or kreisfreie Stadt) that people play.

    Args:
        key: Its official key, 5 digits.
        name: Its name, the same in German and English.
        towns: Names of its municipalities.
        population: Residents at the start.
    """

    key: str
    name: str
    towns: tuple[str, ...]
    population: int


@cache
def all_teams() -> dict[str, Team]:
    """Return the 15 districts by key, the larger cities first, then the Kreise."""
    table = read_municipalities()
    groups = {str(key): group for key, group in table.groupby("kreis_ags")}
    order = [*_FIRST, *(key for key in groups if key not in _FIRST)]
    return {
        key: Team(
            key,
            str(groups[key]["kreis"].iloc[0]),
            tuple(groups[key]["name"]),
            int(groups[key]["population"].sum()),
        )
        for key in order
    }


@cache
def towns_by_key() -> dict[str, str]:
    """Return the names of the 53 towns by municipality key (`ags`)."""
    table = read_municipalities()
    return dict(zip(table["ags"], table["name"], strict=True))


def first_teams(number: int) -> tuple[str, ...]:
    """Return the keys of so many teams, cities first.

    Raises:
        ValueError: There are not so many districts, or fewer than two are asked for.
    """
    if not 2 <= number <= len(all_teams()):
        raise ValueError(f"{number} teams can't play; choose 2 to {len(all_teams())}")
    return tuple(all_teams())[:number]
