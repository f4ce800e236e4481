"""Finished runs as bytes: they take half the memory of their tables, and exactly what is counted."""

import pickle
from dataclasses import dataclass

import pandas as pd

from ruhrsim.runs.results import RunResult


@dataclass(frozen=True)
class PackedRun:
    """A `RunResult` whose tables are made anew whenever somebody looks at them.

    Args:
        packed_region: The table of the region.
        packed_towns: The table of the towns.
    """

    packed_region: bytes
    packed_towns: bytes

    @classmethod
    def of(cls, result: RunResult) -> "PackedRun":
        """Return a run packed."""
        return cls(*(pickle.dumps(table, pickle.HIGHEST_PROTOCOL) for table in (result.region, result.towns)))

    @property
    def region(self) -> pd.DataFrame:
        """The table of the region, as in `RunResult`."""
        return pickle.loads(self.packed_region)

    @property
    def towns(self) -> pd.DataFrame:
        """The table of the towns, as in `RunResult`."""
        return pickle.loads(self.packed_towns)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.packed_region) + len(self.packed_towns)
