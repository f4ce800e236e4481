"""The passes in NumPy; `compiled` has the same functions with the same results."""

import numpy as np

ENGINE = "numpy"
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_BITS_DROPPED = np.uint64(11)
_TO_UNIT = 2.0**-53
# Large enough to spare calls, small enough to stay in the cache of a core.
_BLOCK = 16384


def mix64(values: np.ndarray) -> np.ndarray:
    """Scramble unsigned 64-bit integers, shape (n,)."""
    mixed = np.empty_like(values)
    spare = np.empty(min(len(values), _BLOCK), np.uint64)
    for start in range(0, len(values), _BLOCK):
        block = mixed[start : start + _BLOCK]
        np.add(values[start : start + _BLOCK], _GOLDEN, out=block)
        _finish(block, spare[: len(block)])
    return mixed


def uniforms(slots: np.ndarray, key: np.uint64) -> np.ndarray:
    """Return uniforms strictly between 0 and 1, shape (n,), from slots and the key of a decision."""
    made = np.empty(len(slots))
    mixed, spare = np.empty((2, min(len(slots), _BLOCK)), np.uint64)
    for start in range(0, len(slots), _BLOCK):
        block = made[start : start + _BLOCK]
        bits = mixed[: len(block)]
        np.bitwise_xor(slots[start : start + _BLOCK], key, out=bits)
        bits += _GOLDEN
        _finish(bits, spare[: len(block)])
        bits >>= _BITS_DROPPED
        # 53 bits fit into signed integers, which turn into floats faster than unsigned ones.
        block[:] = bits.view(np.int64)
        block += 0.5
        block *= _TO_UNIT
    return made


def _finish(mixed, spare):
    """Scramble in place with the help of an array of the same shape."""
    np.right_shift(mixed, np.uint64(30), out=spare)
    mixed ^= spare
    mixed *= _FIRST
    np.right_shift(mixed, np.uint64(27), out=spare)
    mixed ^= spare
    mixed *= _SECOND
    np.right_shift(mixed, np.uint64(31), out=spare)
    mixed ^= spare
