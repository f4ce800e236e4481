"""Many alike agents as one array per attribute."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, get_args, get_origin

import numpy as np

type Column[T: np.generic] = np.ndarray[tuple[int], np.dtype[T]]
"""One attribute of all agents of a table, shape (len(table),)."""

_SPARE = 1024
_BLOCK = 16384


class Columns:
    """A growing and shrinking table of agents, one NumPy array per attribute.

    Each attribute annotated as a `Column` is an array of shape `(len(self),)`:

        class Firms(Columns):
            employees: Column[np.float64]

    Rows of agents that go are filled from the end, so the living always stand in rows `0..len-1` and the
    cost of a change is that of the rows it touches. Row numbers are not identities: slots are.
    """

    SCHEMA: ClassVar[dict[str, type[np.generic]]] = {}
    """Attributes and their types, as annotated."""
    DEFAULTS: ClassVar[Mapping[str, float]] = {}
    """Values of the attributes that new rows need not be given."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        columns = [(name, hint) for name, hint in cls.__annotations__.items() if _is_column(hint)]
        cls.SCHEMA = cls.SCHEMA | {name: get_args(hint)[0] for name, hint in columns}

    def __init__(self, **columns: np.ndarray | float):
        self._n, self._room = 0, _SPARE
        self._store = {name: np.empty(_SPARE, dtype) for name, dtype in self.SCHEMA.items()}
        self._refresh()
        self.add(**columns)

    def __len__(self) -> int:
        return self._n

    def __setattr__(self, name: str, value: object) -> None:
        if name in self.SCHEMA:
            # `firms.employees += x` has changed the array in place already and assigns it to itself.
            if value is not self.__dict__[name]:
                self._store[name][: self._n] = value
        else:
            super().__setattr__(name, value)

    def blocks(self) -> Iterator[slice]:
        """Yield slices of rows so short that what is worked out for them stays in the cache of a core.

        New arrays of a whole column's length cost more than the arithmetic in them.
        """
        for start in range(0, self._n, _BLOCK):
            yield slice(start, min(start + _BLOCK, self._n))

    def add(self, **columns: np.ndarray | float) -> None:
        """Append agents; every attribute without a default must be given.

        Args:
            columns: Arrays of one common length, or scalars.

        Raises:
            ValueError: An attribute is missing or unknown.
        """
        columns = {**self.DEFAULTS, **columns}
        if columns.keys() != self.SCHEMA.keys():
            wrong = ", ".join(sorted(columns.keys() ^ self.SCHEMA.keys()))
            raise ValueError(f"{type(self).__name__} got missing or unknown attributes: {wrong}")
        n = _length(columns)
        if not n:
            return
        start, self._n = self._n, self._n + n
        self._grow()
        for name, values in columns.items():
            self._store[name][start : self._n] = values
        self._refresh()

    def remove(self, rows: np.ndarray) -> None:
        """Drop the agents in some rows, each named once and in rising order."""
        if not len(rows):
            return
        kept = self._n - len(rows)
        staying = np.ones(len(rows), dtype=bool)
        n_holes = np.searchsorted(rows, kept)
        staying[rows[n_holes:] - kept] = False
        holes, fillers = rows[:n_holes], kept + staying.nonzero()[0]
        for store in self._store.values():
            store[holes] = store[fillers]
        self._n = kept
        self._refresh()

    def _grow(self) -> None:
        if self._n <= self._room:
            return
        self._room = 2 * self._n
        for name, store in self._store.items():
            larger = np.empty(self._room, store.dtype)
            larger[: len(store)] = store
            self._store[name] = larger

    def _refresh(self) -> None:
        self.__dict__.update({name: store[: self._n] for name, store in self._store.items()})


def _is_column(hint: object) -> bool:
    origin: object = get_origin(hint)
    return origin is Column


def _length(columns: Mapping[str, object]) -> int:
    """Return the common length of the arrays among the columns; scalars fit any length."""
    for values in columns.values():
        if isinstance(values, np.ndarray) and values.ndim:
            return len(values)
    raise ValueError("only scalars given; at least one attribute must be an array")
