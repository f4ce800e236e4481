"""Common random numbers: one uniform for each (seed, quarter, decision, slot).

An agent keeps its slot for life, so it draws the same luck in every scenario, however many
other agents live or die around it. The generator is a keyed integer hash (the finaliser of
splitmix64), not a sequence: nothing depends on the order or the number of draws.

Source: Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators.
"""

import hashlib

import numpy as np

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_TO_UNIT = 2.0**-53


def mix64(values: np.ndarray) -> np.ndarray:
    """Scramble unsigned 64-bit integers; equal inputs give equal outputs."""
    with np.errstate(over="ignore"):
        mixed = values + _GOLDEN
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
        return mixed ^ (mixed >> np.uint64(31))


def make_slots(*parts) -> np.ndarray:
    """Make lifelong slots from what an agent is: quarter, kind, place, order, parent.

    Args:
        parts: Non-negative integers or integer arrays that broadcast together.

    Returns:
        Slots, unsigned 64 bit, shape of the broadcast parts.
    """
    slots = np.zeros(np.broadcast_shapes(*(np.shape(part) for part in parts)), dtype=np.uint64)
    for part in parts:
        slots = mix64(slots ^ np.asarray(part).astype(np.uint64))
    return slots


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
        key = _decision_key(self.seed, self.quarter, decision)
        bits = mix64(slots ^ key) >> np.uint64(11)
        return (bits.astype(np.float64) + 0.5) * _TO_UNIT

    def laplace(self, decision: str, slots: np.ndarray) -> np.ndarray:
        """Return Laplace variates of mean 0 and scale 1, shape of `slots`."""
        centred = self.uniform(decision, slots) - 0.5
        return -np.sign(centred) * np.log1p(-2.0 * np.abs(centred))

    def normal(self, decision: str, slots: np.ndarray) -> np.ndarray:
        """Return standard normal variates, shape of `slots`, by the Box-Muller transform."""
        radius = np.sqrt(-2.0 * np.log(self.uniform(decision, slots)))
        return radius * np.cos(2.0 * np.pi * self.uniform(f"{decision}/angle", slots))

    def whole(self, decision: str, slots: np.ndarray, expected: np.ndarray) -> np.ndarray:
        """Round expected counts to whole numbers whose mean is the expected count, shape of `slots`."""
        return np.floor(expected + self.uniform(decision, slots)).astype(np.int64)
