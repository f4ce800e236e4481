"""Which levers tell, on outcomes that are planted."""

import numpy as np

from ruhrsim.search.lever_scores import lever_scores

NAMES = [f"lever_{n}" for n in range(12)]


def scores(outcome, noise=0.3, n=120):
    rng = np.random.default_rng(5)
    inputs = rng.random((n, len(NAMES)))
    return lever_scores(inputs, outcome(inputs) + noise * rng.normal(size=n), NAMES, seed=1).set_index(
        "lever"
    )


def test_the_levers_that_carry_the_outcome_tell_and_no_others():
    found = scores(lambda x: 3 * x[:, 2] - 2 * x[:, 5])
    assert set(found.index[found["tells"]]) == {"lever_2", "lever_5"}
    assert found.loc["lever_2", "slope"] > 0 > found.loc["lever_5", "slope"]


def test_a_lever_that_helps_only_in_the_middle_tells_too():
    found = scores(lambda x: 12 * (x[:, 4] - 0.5) ** 2, noise=0.1)
    assert found.loc["lever_4", "tells"]


def test_where_nothing_counts_no_lever_tells():
    assert not scores(lambda x: 0 * x[:, 0], noise=1.0)["tells"].any()


def test_an_outcome_that_never_changes_has_no_lever():
    found = scores(lambda x: 0 * x[:, 0], noise=0.0)
    assert (found["score"] == 0).all()
    assert not found["tells"].any()
