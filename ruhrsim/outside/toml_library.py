"""TOML files of a kind, given by path or by name: in a folder where one works, or among those that ship."""

from dataclasses import dataclass
from pathlib import Path

from ruhrsim.common.errors import ExperimentError, way_out
from ruhrsim.outside.files import is_file
from ruhrsim.outside.shown import shown

_PACKAGE = Path(__file__).parents[1]
_LONGEST_SHOWN = 200


@dataclass(frozen=True)
class TomlLibrary:
    """Files of a kind.

    Args:
        kind: What a file is, in the singular: `experiment`.
        folder: Name of their folder, where one works and in the project: `experiments`.
    """

    kind: str
    folder: str

    def find(self, name_or_path: str | Path) -> Path:
        """Return a file, looked up as a path, in the folder where one works, among those that ship.

        Raises:
            ExperimentError: There is none; names the nearest and all known ones.
        """
        given = str(name_or_path)
        for candidate in (Path(name_or_path), *(folder / f"{given}.toml" for folder in self._folders())):
            if is_file(candidate):
                return candidate
        known = way_out(given[:_LONGEST_SHOWN], self.names())
        raise ExperimentError(
            [f"unknown {self.kind} {shown(given)}{known}, or give the path of a .toml file"]
        )

    def names(self) -> list[str]:
        """Return the names of the files where one works and of those that ship, sorted; hidden ones left out."""
        files = (file for folder in self._folders() for file in folder.glob("*.toml"))
        return sorted({file.stem for file in files if not file.name.startswith(".")})

    def _folders(self) -> tuple[Path, Path]:
        shipped = _PACKAGE / f"shipped_{self.folder}"
        return Path(self.folder), shipped if shipped.is_dir() else _PACKAGE.parent / self.folder
