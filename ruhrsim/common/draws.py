"""Common random numbers: one uniform for each (seed, quarter, decision, slot).

An agent keeps its slot for life, so it draws the same luck in every scenario, however many
other agents live or die around it. The generator is a keyed integer hash (the finaliser of
splitmix64), not a sequence: nothing depends on the order or the number of draws.

Source: Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators.
"""

import hashlib
import secrets
from functools import lru_cache
from typing import TypeGuard

import numpy as np

from ruhrsim.common.kernels import kernels

_ALL_BITS = (1 << 64) - 1
_FRESH_SEEDS = 1 << 31


def whole_seed(seed: object) -> int:
    """Return a seed as a Python integer; integers of NumPy are taken as well.

    Raises:
        ValueError: It is no whole number, or a negative one.
    """
    if not is_seed(seed):
        raise ValueError(f"seed = {seed!r}: choose a whole number, 0 or more")
    return int(seed)


def is_seed(seed: object) -> TypeGuard[int]:
    """Return whether something can be a seed: a whole number, of Python or NumPy, and not negative."""
    return isinstance(seed, int | np.integer) and not isinstance(seed, bool) and seed >= 0


def fresh_seed(rng: np.random.Generator | None = None) -> int:
    """Return a seed of fresh luck: from the operating system, or drawn from a generator."""
    return secrets.randbelow(_FRESH_SEEDS) if rng is None else int(rng.integers(_FRESH_SEEDS))


def mix64(values: np.ndarray) -> np.ndarray:
    """Scramble unsigned 64-bit integers; equal inputs give equal outputs."""
    return kernels().mix64(values) if np.ndim(values) == 1 else _mix_any(values)


def _mix_any(values):
    return kernels().mix64(values.ravel()).reshape(values.shape)


def make_slots(*parts) -> np.ndarray:
    """Make lifelong slots from what an agent is: quarter, kind, place, order, parent.

    Args:
        parts: Non-negative integers or integer arrays that broadcast together.

    Returns:
        Slots, unsigned 64 bit, shape of the broadcast parts.
    """
    slots = 0
    for part in parts:
        if isinstance(part, int) and isinstance(slots, int):
            slots = _mix_number(slots ^ part)
        else:
            before = np.uint64(slots) if isinstance(slots, int) else slots
            slots = mix64(np.asarray(part, dtype=np.uint64) ^ before)
    return np.uint64(slots) if isinstance(slots, int) else slots


@lru_cache(maxsize=64)
def numbered_slots(kind: int, n: int) -> np.ndarray:
    """Return the slots of `n` things of one kind, such as the cells of a table; shared, so read-only."""
    slots = make_slots(kind, np.arange(n, dtype=np.uint64))
    slots.setflags(write=False)
    return slots


@lru_cache(maxsize=1024)
def _mix_number(value: int) -> int:
    """Scramble one integer, as `mix64` does."""
    mixed = (value + 0x9E3779B97F4A7C15) & _ALL_BITS
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _ALL_BITS
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _ALL_BITS
    return mixed ^ (mixed >> 31)


@lru_cache(maxsize=16384)
def _decision_key(seed: int, quarter: int, decision: str) -> np.uint64:
    digest = hashlib.blake2b(f"{seed}/{quarter}/{decision}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


class Draws:
    """Uniforms and other variates by slot, for one seed.

    Args:
        seed: Any integer; the same seed gives the same luck in every scenario.
    """

    def __init__(self, seed: int):
        self.seed = seed
        self.quarter = 0

    def uniform(self, decision: str, slots: np.ndarray) -> np.ndarray:
        """Return uniforms strictly between 0 and 1, shape of `slots`, for this quarter's decision."""
        key = self._key(decision)
        if np.ndim(slots) == 1:
            return kernels().uniforms(slots, key)
        return kernels().uniforms(slots.ravel(), key).reshape(slots.shape)

    def below(self, decision: str, slots: np.ndarray, bound: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows whose uniforms lie below a bound, and these uniforms; for rare events."""
        return kernels().rows_below(slots, self._key(decision), float(bound))

    def due(self, decision: str, slots: np.ndarray, weight, size, factor: float) -> np.ndarray:
        """Return the rows in which weight times size times a factor and the uniform reach one together.

        No other row can come to one or more by `whole`; rows are in rising order.
        """
        return kernels().rows_due(slots, self._key(decision), weight, size, float(factor))

    def laplace(self, decision: str, slots: np.ndarray) -> np.ndarray:
        """Return Laplace variates of mean 0 and scale 1, shape of `slots`."""
        return kernels().laplace(slots, self._key(decision))

    def normal(self, decision: str, slots: np.ndarray) -> np.ndarray:
        """Return standard normal variates, shape of `slots`, by the Box-Muller transform."""
        radius = np.sqrt(-2.0 * np.log(self.uniform(decision, slots)))
        return radius * np.cos(2.0 * np.pi * self.uniform(f"{decision}/angle", slots))

    def whole(self, decision: str, slots: np.ndarray, expected: np.ndarray) -> np.ndarray:
        """Round expected counts to whole numbers whose mean is the expected count, shape of `slots`."""
        return np.floor(expected + self.uniform(decision, slots)).astype(np.int64)

    def _key(self, decision):
        return _decision_key(self.seed, self.quarter, decision)
