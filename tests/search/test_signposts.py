"""Where a strategy loses, what shows it, and whether switching pays, on planted worlds."""

import numpy as np

from ruhrsim.search.runs import SIGNALS
from ruhrsim.search.signposts import signpost, switching

WORLDS = 200


def worlds():
    rng = np.random.default_rng(2)
    numbers = {f"land.number_{n}": rng.random(WORLDS) for n in range(8)}
    signals = rng.normal(size=(WORLDS, len(SIGNALS)))
    return rng, numbers, signals


def test_a_planted_rule_and_what_shows_it_are_found():
    rng, numbers, signals = worlds()
    losses = np.where(numbers["land.number_3"] > 0.7, 1.0, -1.0) + 0.1 * rng.normal(size=WORLDS)
    signals[:, SIGNALS.index("start_ups")] = -losses + 0.3 * rng.normal(size=WORLDS)
    found = signpost("mine", "carrying on", "jobs", losses, numbers, signals, 0)
    assert found.result == "found"
    assert "land.number_3 above 0.6" in found.rule or "land.number_3 above 0.7" in found.rule
    assert found.signal == "start_ups"
    assert not found.above
    assert found.right > 0.7


def test_losses_by_chance_have_no_rule_and_no_signpost():
    rng, numbers, signals = worlds()
    found = signpost("mine", "carrying on", "jobs", rng.normal(size=WORLDS), numbers, signals, 0)
    assert found.result in ("not_dense", "chance")
    assert found.rule == ""
    assert found.signal == "" or found.chance > 0.01


def test_a_strategy_that_never_loses_needs_none():
    _, numbers, signals = worlds()
    found = signpost("mine", "carrying on", "jobs", np.full(WORLDS, -1.0), numbers, signals, 0)
    assert (found.result, found.lost, found.signal) == ("never", 0.0, "")


def test_a_plan_that_changes_at_a_true_signpost_beats_both_of_its_parts():
    rng, _, signals = worlds()
    bad = rng.random(WORLDS) < 0.4
    signals[:, 1] = np.where(bad, -2.0, 2.0)
    first, second = np.where(bad, 1.0, -1.0), np.full(WORLDS, -0.3)
    told, table = switching(first, second, np.full(WORLDS, -0.5), signals)
    means = table.set_index("plan")["difference"]
    assert told["signal"] == SIGNALS[1]
    assert means["change at the signpost"] < min(means["first"], means["second"], means["change always"])


def test_a_signpost_that_means_nothing_gains_nothing_on_other_worlds():
    rng, _, signals = worlds()
    first = rng.normal(size=WORLDS)
    told, table = switching(first, rng.normal(size=WORLDS), rng.normal(size=WORLDS), signals)
    row = table.set_index("plan").loc["change at the signpost"]
    assert row["to_first_low"] < 0.0 < row["to_first_high"] or row["to_first"] >= 0
