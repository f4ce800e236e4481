"""Many comparisons: chance alone colours hardly anything, what is there is found."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.many import discoveries, p_values
from ruhrsim.runs.results import WORLD


def test_p_values_by_luck_are_students():
    runs = pd.DataFrame({"a": [1.0, 3.0, 5.0], "still": [0.0, 0.0, 0.0]})
    # t = 3 / (2 / √3) = 2.598 with 2 degrees of freedom: p = 1 - t / √(t² + 2).
    t = 3 / (2 / np.sqrt(3))
    assert p_values(runs) == pytest.approx([1 - t / np.sqrt(t**2 + 2), 1.0])


def test_p_values_over_worlds_are_of_the_sign_test():
    worlds = pd.DataFrame({"a": [1.0] * 5, "b": [1.0, 1.0, 1.0, 1.0, -1.0], "still": [0.0] * 5})
    worlds.index.name = WORLD
    assert p_values(worlds) == pytest.approx([2 / 32, 2 * 6 / 32, 1.0])


def test_a_single_run_tells_nothing_apart():
    assert not discoveries(pd.DataFrame({"a": [5.0], "b": [-5.0]})).any()


def test_chance_alone_colours_no_map_in_nine_of_ten():
    """Where nothing differs, Benjamini and Hochberg find anything at all in at most a tenth of the maps."""
    rng = np.random.default_rng(3)
    maps = [pd.DataFrame(rng.normal(size=(20, 53))) for _ in range(300)]
    coloured = sum(discoveries(one).any() for one in maps)
    alone = sum((p_values(one) < 0.1).any() for one in maps)
    assert coloured < 0.14 * len(maps)
    assert alone > 0.9 * len(maps)


def test_what_is_there_is_found():
    rng = np.random.default_rng(4)
    runs = pd.DataFrame(rng.normal(size=(20, 53)))
    runs.loc[:, :9] += 2.0
    assert discoveries(runs)[:10].all()
