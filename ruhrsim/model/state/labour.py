"""Worker stocks: who lives where, works where, in which sector."""

from dataclasses import dataclass, field

import numpy as np

from ruhrsim.common.kernels import kernels


@dataclass
class Labour:
    """People in work and out of work.

    Args:
        employed: Employees by home, workplace and sector, shape (n_towns + 1, n_towns + 1, n_sectors);
            the last index of the first two axes is the world outside the region.
        unemployed: Registered unemployed by home and former sector, shape (n_towns, n_sectors).
        other_employed: Self-employed, civil servants and others by home, shape (n_towns,).
        long_term: Of the unemployed, those who are so for more than a year, shape of `unemployed`; none if left out.
    """

    employed: np.ndarray
    unemployed: np.ndarray
    other_employed: np.ndarray
    long_term: np.ndarray = field(default_factory=lambda: np.zeros(0))

    def __post_init__(self) -> None:
        if not self.long_term.size:
            self.long_term = np.zeros_like(self.unemployed)

    @property
    def n_towns(self) -> int:
        """Number of municipalities."""
        return len(self.other_employed)

    def employed_residents(self) -> np.ndarray:
        """Employees by home, shape (n_towns,)."""
        return self.employed[:-1].sum(axis=(1, 2))

    def in_work(self) -> np.ndarray:
        """Employees and others in work by home, shape (n_towns,)."""
        return self.employed_residents() + self.other_employed

    def labour_force(self) -> np.ndarray:
        """Employed residents, unemployed and others in work by home, shape (n_towns,)."""
        return self.employed_residents() + self.unemployed.sum(axis=1) + self.other_employed

    def employed_mix(self) -> np.ndarray:
        """Sectors among the employees of each home, shape (n_towns, n_sectors); rows sum to 1."""
        residents = self.employed[:-1].sum(axis=1)
        return residents / residents.sum(axis=1, keepdims=True)

    def unemployed_mix(self) -> np.ndarray:
        """Former sectors among the unemployed of each home, shape (n_towns, n_sectors); rows sum to 1."""
        return self.unemployed / self.unemployed.sum(axis=1, keepdims=True)

    def searching(self, long_term_search: float) -> np.ndarray:
        """Return the unemployed by how much they search, shape of `unemployed`.

        Args:
            long_term_search: Search of the long-term unemployed relative to that of the others.
        """
        return self.unemployed - (1.0 - long_term_search) * self.long_term

    def leave_unemployment(self, short_term: np.ndarray | float, long_term: np.ndarray | float) -> None:
        """Take shares of the short-term and the long-term unemployed out of unemployment, in place.

        Args:
            short_term, long_term: Share that leaves, by home and former sector or one for all.
        """
        self.unemployed -= short_term * (self.unemployed - self.long_term) + long_term * self.long_term
        self.long_term *= 1.0 - long_term

    def become_long_term(self, share: np.ndarray) -> None:
        """Let a share of the short-term unemployed pass a year without work, in place."""
        self.long_term += share * (self.unemployed - self.long_term)

    def migrate(self, people: np.ndarray) -> None:
        """Let unemployed move in or out, by home, in place.

        Newcomers take the mix of former sectors that is there, as short-term unemployed; those who leave
        are short- and long-term unemployed alike.

        Args:
            people: Net in-migration of labour force, shape (n_towns,).
        """
        before = self.unemployed.sum(axis=1)
        self.unemployed += people[:, None] * self.unemployed_mix()
        self.long_term *= np.minimum(1.0 + people / before, 1.0)[:, None]

    def jobs(self) -> np.ndarray:
        """Employees by workplace in the region and sector, shape (n_towns, n_sectors)."""
        return self.employed[:, :-1].sum(axis=0)

    def separate(self, to_unemployment: np.ndarray, retiring: np.ndarray) -> np.ndarray:
        """End jobs and return the retired by home, shape (n_towns,).

        Args:
            to_unemployment: Share of workers by workplace and sector who lose or leave their job,
                shape (n_towns + 1, n_sectors).
            retiring: Share who retire, same shape.
        """
        retired = (self.employed[:-1] * retiring).sum(axis=(1, 2))
        self.unemployed += kernels().end_jobs(self.employed, to_unemployment, retiring)[:-1]
        return retired

    def move_jobs(
        self, origin: np.ndarray, destination: np.ndarray, sector: np.ndarray, jobs: np.ndarray
    ) -> None:
        """Move jobs with their workers from one workplace to another; homes stay.

        Args:
            origin, destination: Municipality index of each move, shape (n_moves,).
            sector: Sector index of each move.
            jobs: Jobs moved.
        """
        there = self.employed[:, origin, sector]
        moved = there * (jobs / there.sum(axis=0))
        from_, to = (slice(None), origin, sector), (slice(None), destination, sector)
        np.subtract.at(self.employed, from_, moved)  # type: ignore[arg-type]  # NumPy's types know no slices
        np.add.at(self.employed, to, moved)  # type: ignore[arg-type]
