"""The passes compiled with numba; kept on disk after the first use."""

import numpy as np
from numba import njit

ENGINE = "numba"
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_TO_UNIT = 2.0**-53


@njit(cache=True)
def _mix(value):
    mixed = value + _GOLDEN
    mixed = (mixed ^ (mixed >> _S30)) * _FIRST
    mixed = (mixed ^ (mixed >> _S27)) * _SECOND
    return mixed ^ (mixed >> _S31)


@njit(cache=True)
def mix64(values):
    """Scramble unsigned 64-bit integers, shape (n,)."""
    mixed = np.empty_like(values)
    for i in range(len(values)):
        mixed[i] = _mix(values[i])
    return mixed


@njit(cache=True)
def uniforms(slots, key):
    """Return uniforms strictly between 0 and 1, shape (n,), from slots and the key of a decision."""
    made = np.empty(len(slots))
    for i in range(len(slots)):
        made[i] = (np.float64(_mix(slots[i] ^ key) >> _S11) + 0.5) * _TO_UNIT
    return made
