"""What decides a claim: known rank correlations, Holm by hand, candidates that exist and are drawn."""

import numpy as np
import pytest

from ruhrsim.analysis.claim_drivers import CANDIDATES, drivers, holm
from ruhrsim.analysis.claim_runs import World, claim_worlds
from ruhrsim.analysis.claims import CLAIMS
from ruhrsim.model.parameters import Parameters

C1 = next(claim for claim in CLAIMS if claim.key == "C1")


def world(returns, minimum):
    """Return a world in which sharing out gains with the returns to size alone."""
    overrides = {"theme_support": {"returns": returns, "minimum_eur": minimum}}
    spread, focus = {"jobs": 0.0, "rate": 10.0}, {"jobs": returns**3, "rate": 9.0}
    runs = {
        name: {key: np.array([value]) for key, value in named.items()}
        for name, named in (("compete_on_everything", spread), ("cluster_focus", focus))
    }
    return World(Parameters().with_overrides(overrides), (1,), runs)


def test_what_moves_a_claim_comes_first():
    minima = [3e6, 1e6, 2e6, 0.0, 5e6, 4e6]
    worlds = [world(0.7 + 0.1 * n, minimum) for n, minimum in enumerate(minima)]
    table = drivers(worlds, [C1])
    jobs = table[table["part"] == "jobs"].set_index("parameter")
    assert jobs.index[0] == "theme_support.returns"
    assert jobs["correlation"].iloc[0] == 1.0
    assert jobs.loc["theme_support.response", "correlation"] == 0.0
    assert set(table[table["part"] == "rate"]["correlation"]) == {0.0}


def test_holm_by_hand():
    assert holm(np.array([0.01, 0.04, 0.03])) == pytest.approx([0.03, 0.06, 0.06])


def test_candidates_are_numbers_that_differ_between_worlds():
    worlds = [Parameters().with_overrides(overrides) for overrides in claim_worlds(2)]
    assert CANDIDATES.keys() == {claim.key for claim in CLAIMS}
    for name in {name for names in CANDIDATES.values() for name in names}:
        group, parameter = name.split(".")
        first, second = (getattr(getattr(one, group), parameter) for one in worlds)
        assert first != second, name
