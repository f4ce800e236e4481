"""Entry: counts and sizes by hand, inheritance, pairing."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT, LOCAL, firms

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes import firm_entry
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.state.firms import CORPORATE_SPIN_OFF, START_UP
from ruhrsim.regions.sectors import FIELDS, N_SECTORS, SECTORS

P = FirmEntry()
MANY = make_slots(np.arange(100_000))


def clusters(**changes):
    """Surroundings of two towns as they are at the start."""
    start = {
        "young_share": np.zeros((2, N_SECTORS)),
        "investor_pool": np.ones(N_SECTORS),
        "research": np.ones((2, N_SECTORS)),
        "digital_readiness": np.full(2, 0.4),
    }
    return SimpleNamespace(**(start | changes))


def boost(p=P, **changes):
    return firm_entry.founding_boost(clusters(**changes), 0.4, np.ones((2, N_SECTORS)), p)


def found(expected, weight=1.0, quarter=1, p=P):
    return firm_entry.found_by_population(expected, weight, quarter, p, Draws(1))


def born(p=P):
    """Return many new firms of one cell."""
    cells, size = np.full(len(MANY), INDUSTRY), np.full(len(MANY), 3.0)
    return firm_entry.new_firms(MANY, cells, size, 3, START_UP, p, Draws(1))


def test_the_start_has_no_boost():
    assert boost() == pytest.approx(1.0)


def test_mentors_by_hand():
    young = np.zeros((2, N_SECTORS))
    young[0, IT] = 0.05
    raised = boost(replace(P, young_effect=2.0), young_share=young)
    assert raised[0, IT] == pytest.approx(np.exp(0.1))
    assert np.delete(raised.ravel(), IT) == pytest.approx(1.0)


def test_a_doubled_pool_of_investors_by_hand():
    raised = boost(replace(P, pool_effect=0.5), investor_pool=np.full(N_SECTORS, 2.0))
    assert raised == pytest.approx(np.sqrt(2.0))


def test_research_by_hand():
    raised = boost(replace(P, research_effect=0.2), research=np.full((2, N_SECTORS), 2.1))
    assert raised == pytest.approx(2.0**0.2)


def test_digital_readiness_raises_digital_sectors_only():
    raised = boost(replace(P, digital_effect=0.5), digital_readiness=np.array([0.6, 0.4]))
    digital = [SECTORS.index("cyber_ai"), SECTORS.index("smart_city")]
    assert raised[0, digital] == pytest.approx(np.exp(0.1))
    assert np.delete(raised[0], digital) == pytest.approx(1.0)
    assert raised[1] == pytest.approx(1.0)


def test_switched_off_effects_do_nothing():
    off = replace(P, young_effect=0.0, pool_effect=0.0, research_effect=0.0, digital_effect=0.0)
    moved = boost(
        off,
        young_share=np.ones((2, N_SECTORS)),
        investor_pool=np.full(N_SECTORS, 3.0),
        research=np.full((2, N_SECTORS), 5.0),
        digital_readiness=np.ones(2),
    )
    assert moved == pytest.approx(1.0)


def test_whole_expectations_are_met_exactly():
    expected = np.zeros((2, N_SECTORS))
    expected[0, IT], expected[1, LOCAL] = 3.0, 2.0
    new = found(expected)
    assert np.bincount(new["cell"], minlength=2 * N_SECTORS).reshape(2, -1) == pytest.approx(expected)


def test_a_weighted_row_stands_for_several_foundations():
    new = found(np.full((2, N_SECTORS), 40.0), weight=20.0)
    assert len(new["slot"]) == 2 * 2 * N_SECTORS
    assert (new["weight"] == 20.0).all()


def test_more_expected_foundations_keep_those_there_were():
    few = found(np.full((2, N_SECTORS), 10.4))
    more = found(np.full((2, N_SECTORS), 13.9))
    assert set(few["slot"].tolist()) < set(more["slot"].tolist())


def test_every_foundation_is_a_firm_of_its_own():
    slots = [found(np.full((2, N_SECTORS), 50.0), quarter=quarter)["slot"] for quarter in (1, 2)]
    assert len(np.unique(np.concatenate(slots))) == 2 * 2 * N_SECTORS * 50


def test_spin_offs_grow_with_employees_weight_and_productivity_by_hand():
    three = firms(weight=np.array([1.0, 5.0, 1.0]))
    three.productivity[:] = [0.0, 0.0, np.log(2.0)]
    counts = firm_entry.spin_off_counts(three, replace(P, corporate_spinoff_rate=0.004))
    assert counts == pytest.approx([0.04, 0.04, 0.8])


def parents(n=20_000, size=200.0):
    return firms(towns=[1] * n, sectors=[IT] * n, employees=[size] * n)


def children(rate, firms_there=None):
    """Return the corporate spin-offs of a quarter."""
    p = replace(P, corporate_spinoff_rate=rate)
    return firm_entry.found_by_firms(firms_there or parents(), 1.0, 1, p, Draws(1))


def test_the_rate_of_corporate_spin_offs_is_met():
    new = children(0.002)
    expected = 20_000 * 200.0 * 0.002 / 4
    assert len(new["slot"]) == pytest.approx(expected, abs=4 * np.sqrt(expected))


def test_a_higher_rate_adds_children_and_loses_none():
    few, more = (set(children(rate)["slot"].tolist()) for rate in (0.001, 0.002))
    assert few < more


def test_a_giant_has_several_children_a_quarter():
    new = children(0.001, parents(1, 40_000.0))
    assert len(np.unique(new["slot"])) == len(new["slot"]) == 10


def test_without_a_rate_no_firm_has_children():
    assert len(children(0.0)["slot"]) == 0


def test_children_stay_in_town_and_sector_and_know_their_parent():
    new = firm_entry.found_by_firms(parents(), 1.0, 1, P, Draws(1))
    assert (new["cell"] == N_SECTORS + IT).all()
    assert new["origin"] == CORPORATE_SPIN_OFF
    assert (new["parent"] > 0).all()


def test_children_inherit_their_part_of_the_parents_productivity():
    gifted = parents()
    gifted.productivity[:] = 0.8
    new = firm_entry.found_by_firms(gifted, 1.0, 1, replace(P, inheritance=0.5), Draws(1))
    error = P.productivity_sd / np.sqrt(len(new["slot"]))
    assert new["productivity"].mean() == pytest.approx(0.4, abs=4 * error)


def test_full_inheritance_leaves_no_luck():
    gifted = parents()
    gifted.productivity[:] = 0.3
    new = firm_entry.found_by_firms(gifted, 1.0, 1, replace(P, inheritance=1.0), Draws(1))
    assert new["productivity"] == pytest.approx(0.3)


def test_inheritance_keeps_the_spread_of_productivity():
    spread = parents()
    spread.productivity[:] = P.productivity_sd * Draws(2).normal("parent", spread.slot)
    new = firm_entry.found_by_firms(spread, 1.0, 1, replace(P, inheritance=0.6), Draws(1))
    error = P.productivity_sd / np.sqrt(2 * len(new["slot"]))
    assert new["productivity"].std() == pytest.approx(P.productivity_sd, abs=4 * error)


def test_entrants_have_no_staff_yet_and_want_what_they_want():
    new = born()
    assert new["employees"] == 0.0
    assert np.exp(new["log_target"]) == pytest.approx(3.0)


def test_entrants_spread_around_the_mean_productivity():
    luck = born(replace(P, productivity_sd=0.2))["productivity"]
    error = 0.2 / np.sqrt(len(luck))
    assert luck.mean() == pytest.approx(0.0, abs=4 * error)
    assert luck.std() == pytest.approx(0.2, abs=4 * error)


def test_mean_wanted_size_is_met():
    size = firm_entry.founder_size(1.25, MANY, Draws(1))
    assert size.min() >= 1.0
    assert size.mean() == pytest.approx(1.25, rel=0.01)


def test_no_founder_wants_more_than_a_hundred_times_the_mean():
    assert firm_entry.founder_size(4.0, MANY, Draws(1)).max() == pytest.approx(400.0)


def test_copies_are_numbered_within_their_item():
    assert firm_entry.order_within(np.array([2, 0, 3])).tolist() == [0, 1, 0, 1, 2]


def test_fields_belong_to_the_sector():
    sector = np.arange(10_000) % N_SECTORS
    fields = firm_entry.draw_fields(sector, make_slots(np.arange(10_000)), Draws(1))
    themes = np.array([SECTORS.index(theme) for theme in FIELDS.values()])
    assert (themes[fields[fields >= 0]] == sector[fields >= 0]).all()
    assert set(sector[fields < 0]) == set(range(N_SECTORS)) - set(themes)


def test_every_field_is_drawn():
    sector = np.arange(10_000) % N_SECTORS
    fields = firm_entry.draw_fields(sector, make_slots(np.arange(10_000)), Draws(1))
    assert set(fields[fields >= 0]) == set(range(len(FIELDS)))
