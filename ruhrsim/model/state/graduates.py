"""Graduates: one row for each simulated graduate until the choice is made."""

import numpy as np

from ruhrsim.model.state.columns import Column, Columns

STATUSES = ("searching", "employed", "founder", "left")
SEARCHING, EMPLOYED, FOUNDER, LEFT = range(len(STATUSES))


class Graduates(Columns):
    """Graduates as columns; each row stands for `weight` alike graduates.

    A graduate searches until employed, founder or gone. Those who have decided stay visible for
    the quarter of their decision, then `tally_decided` moves them into `decided`.

    Attributes, each of shape `(len(graduates),)`:
        slot: Identity for life.
        weight: Graduates that the row stands for.
        university: Index of the university site.
        subject: Index of the subject group.
        home: Municipality index of residence.
        status: Index in `STATUSES`.
        graduated: Quarter of the degree.

    `decided` has shape `(len(STATUSES),)`: graduates who decided in earlier quarters.
    """

    slot: Column[np.uint64]
    weight: Column[np.float64]
    university: Column[np.int16]
    subject: Column[np.int8]
    home: Column[np.int64]
    status: Column[np.int8]
    graduated: Column[np.float64]

    def __init__(self, **columns: np.ndarray | float):
        self.decided = np.zeros(len(STATUSES))
        super().__init__(**columns)

    @classmethod
    def none_yet(cls) -> "Graduates":
        """Return the empty table."""
        return cls(**{name: np.empty(0, dtype) for name, dtype in cls.SCHEMA.items()})

    def count(self) -> np.ndarray:
        """Graduates ever, by status, shape `(len(STATUSES),)`."""
        return self.decided + np.bincount(self.status, self.weight, minlength=len(STATUSES))

    def by_home(self, n_towns: int) -> np.ndarray:
        """Graduates in the table by status and home, shape (len(STATUSES), n_towns)."""
        group = self.status * np.int64(n_towns) + self.home
        return np.bincount(group, self.weight, len(STATUSES) * n_towns).reshape(-1, n_towns)

    def tally_decided(self) -> None:
        """Drop the rows of those who have decided and count them in `decided`."""
        gone = (self.status != SEARCHING).nonzero()[0]
        self.decided += np.bincount(self.status[gone], self.weight[gone], minlength=len(STATUSES))
        self.remove(gone)
