"""Passes over many agents: compiled where numba is installed, otherwise NumPy, to the last bit the same.

Only whole numbers and the four basic operations are compiled, in the order in which NumPy does them;
logarithms and powers stay with NumPy, whose last digits a compiler need not share. numba is
imported when the first model is built, so that nothing else waits for it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

ENGINES = ("numba", "numpy")
_SETTING = "RUHRSIM_ENGINE"
_active: ModuleType | None = None


def kernels() -> ModuleType:
    """Return the module of passes in use.

    Raises:
        ValueError: The environment variable RUHRSIM_ENGINE names no engine.
        ModuleNotFoundError: It asks for numba, which is not installed.
    """
    global _active
    if _active is None:
        _active = _module(os.environ.get(_SETTING) or _default())
    return _active


@contextmanager
def engine(name: str) -> Iterator[None]:
    """Use one engine inside the block, for tests and measurements."""
    global _active
    before, _active = _active, _module(name)
    try:
        yield
    finally:
        _active = before


def _default() -> str:
    return "numba" if find_spec("numba") else "numpy"


def _module(name: str) -> ModuleType:
    if name not in ENGINES:
        raise ValueError(f"{_SETTING} = {name!r} is no engine; choose from {', '.join(ENGINES)}")
    return import_module(f"ruhrsim.common.kernels.{'compiled' if name == 'numba' else 'plain'}")
