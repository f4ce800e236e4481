"""The stored searches of a server: those that ship, and own ones in its results."""

from functools import lru_cache
from pathlib import Path

from ruhrsim.app.place import here
from ruhrsim.common import defaults
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.search.stored import FoundSearch, read_found, stored_searches

_OWN, _FOLDER = "searches", "found"
_USUAL_EUR = 20.0


def stored(results: Path | None = None) -> tuple[dict[str, FoundSearch], list[str]]:
    """Return the stored searches of the server's region by name, and one line for each that can't be read.

    Args:
        results: Where own searches lie, in `searches/<name>`; those that ship come after them, in rising order
            of the money.
    """
    root = (results or Path(defaults.RESULTS)) / _OWN
    own = (
        sorted(file.parents[1].name for file in root.glob(f"*/{_FOLDER}/found.json")) if root.is_dir() else []
    )
    places = {name: str(root / name) for name in own}
    places |= {name: name for name in stored_searches() if name not in places}
    found, faults = {}, []
    for name, place in places.items():
        try:
            one = _read(place, _changed(place))
        except FolderError as error:
            faults.append(str(error))
            continue
        if one.facts.region == here().key:
            found[name] = one
    return dict(sorted(found.items(), key=lambda pair: pair[1].facts.eur_per_head_year)), faults


def _changed(place: str) -> float:
    file = Path(place) / _FOLDER / "found.json"
    return file.stat().st_mtime if file.is_file() else 0.0


@lru_cache(maxsize=16)
def _read(place: str, changed: float) -> FoundSearch:
    """Read a search; `changed` makes one that was searched again be read again."""
    return read_found(place)


def usual(searches: dict[str, FoundSearch]) -> str:
    """Return the search to begin with: that of the money that all shipped strategies have, else the first."""
    return min(searches, key=lambda name: abs(searches[name].facts.eur_per_head_year - _USUAL_EUR))
