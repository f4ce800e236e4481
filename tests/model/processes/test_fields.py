"""Candidate fields: agreed and shared out by hand, money shifted but not made, booms and busts."""

from dataclasses import replace

import numpy as np
import pytest
from shock_world import ALL_TOWNS, conditions
from small import IT, firms

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes import fields
from ruhrsim.model.processes.firm_entry import draw_aimed_fields, draw_fields
from ruhrsim.model.processes.policies.theme_support import ThemeSupport
from ruhrsim.model.processes.shocks import FieldBust
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import FIELDS, N_FIELDS, N_SECTORS, N_THEMES, THEMES

JOBS = np.tile(1000.0 * np.arange(1.0, N_SECTORS + 1.0), (2, 1))
P = replace(ThemeSupport(), delay_years=1e-9)
KEYS = list(FIELDS)


def test_fields_are_agreed_in_turn_from_the_largest_theme_on():
    ranked = [KEYS[field] for field in fields.ranked_fields(JOBS)]
    firsts = ["digital_health", "smart_home", "logistics_it", "smart_production", "hydrogen", "it_security"]
    assert ranked[:8] == [*firsts, "medical_technology", "urban_services"]
    assert sorted(ranked) == sorted(KEYS)


def test_the_strongest_town_gets_its_field_first():
    quotients = np.ones((2, N_SECTORS))
    quotients[0, THEMES.index("health")] = 3.0
    agreed = fields.agreed_fields(quotients, JOBS, n_strengths=2, per_town=np.array([1, 1]))
    assert [KEYS[f] for f in agreed.argmax(axis=1)] == ["digital_health", "smart_home"]


@pytest.mark.parametrize("n", range(1, N_FIELDS + 1))
def test_towns_get_agreed_fields_only_and_never_more_than_there_are(n):
    luck = np.exp(np.random.default_rng(n).normal(size=(53, N_SECTORS)))
    jobs = np.tile(JOBS[0], (53, 1))
    agreed = fields.agreed_fields(luck, jobs, n, np.full(53, 3))
    assert set(np.flatnonzero(agreed.any(axis=0))) <= set(fields.ranked_fields(jobs)[:n])
    assert (agreed.sum(axis=1) == min(n, 3)).all()


def test_aim_by_hand():
    weights, evenly = np.zeros((1, N_FIELDS)), np.zeros((1, N_THEMES))
    weights[0, [0, 2]], evenly[0, 0] = [0.3, 0.2], 0.1
    aim = fields.aim_of(weights, evenly)[0]
    assert aim[[0, 1, 2, 3]] == pytest.approx([0.75, 0.0, 1.0, 0.0])


def shifted(aim_of_first, effect=1e6):
    levers, aim = Levers.neutral(2, N_SECTORS, 1), np.zeros((2, N_FIELDS))
    aim[:, 0] = aim_of_first
    fields.FieldSupport(P, 2).move_levers(levers, aim, np.full((2, N_SECTORS), effect), JOBS)
    return levers


def test_support_of_a_field_by_hand():
    """Cyber security has 1,000 jobs in two fields; all its money goes to the first of them."""
    jobs_a_year = 1e6 * (1.0 - P.deadweight) * P.share_growth / P.cost_per_job
    growth = shifted(1.0).field_growth[0]
    assert growth[:2] == pytest.approx([jobs_a_year / 2 / 500.0, -jobs_a_year / 2 / 500.0])
    assert growth[2:] == pytest.approx(0.0)


def test_aimed_money_makes_no_additional_jobs_in_the_theme():
    assert fields.by_theme(shifted(0.6).field_growth) == pytest.approx(0.0)


def test_without_aim_nothing_moves():
    levers = shifted(0.0)
    assert not levers.field_growth.any()
    assert fields.founding_chances(levers, np.ones((2, N_SECTORS))) is None


def test_start_ups_follow_the_aim_by_hand():
    levers = Levers.neutral(2, N_SECTORS, 1)
    levers.field_start_ups[:, 0] = 3.0
    chances = fields.founding_chances(levers, np.full((2, N_SECTORS), 10.0))
    assert chances[0, :2] == pytest.approx([6.5 / 10.0, 3.5 / 10.0])
    assert chances[0, 2:5] == pytest.approx(1.0 / 3.0)


def test_aimed_fields_are_drawn_as_often_as_they_should():
    chances = 1.0 / fields.FIELDS_IN[fields.THEME_OF] * np.ones((1, N_FIELDS))
    chances[0, 2:5] = [0.6, 0.0, 0.4]
    slots = make_slots(np.arange(20_000))
    green = draw_aimed_fields(np.full(20_000, THEMES.index("green_tech")), slots, chances, Draws(1))
    share = np.bincount(green, minlength=5)[2:5] / 20_000
    assert share == pytest.approx([0.6, 0.0, 0.4], abs=0.02)


def test_equal_chances_draw_what_is_drawn_without_an_aim():
    cells, slots = np.tile(np.arange(N_SECTORS), 500), make_slots(np.arange(500 * N_SECTORS))
    chances = 1.0 / fields.FIELDS_IN[fields.THEME_OF] * np.ones((1, N_FIELDS))
    same = draw_aimed_fields(cells, slots, chances, Draws(1)) == draw_fields(cells, slots, Draws(1))
    assert same.all()


def test_only_firms_of_the_field_grow():
    some = firms(sectors=(IT, IT, N_SECTORS - 1), employees=(1.0, 1.0, 1.0))
    some.field[:] = [0, 1, -1]
    growth = np.zeros((2, N_FIELDS))
    growth[:, 1] = 0.4
    fields.grow_fields(some, growth)
    assert some.log_target == pytest.approx([0.0, 0.1, 0.0])


def test_a_bust_of_a_field_by_hand():
    """Half of the first field's demand goes: its firm halves, its theme loses the field's share."""
    world, some = conditions(len(ALL_TOWNS)), firms(sectors=(IT, IT, IT), employees=(10.0, 30.0, 60.0))
    some.field[:] = [0, 0, 1]
    FieldBust(quarter="2026Q1", field="it_security", depth=0.5).strike(world, ALL_TOWNS, 0)
    fields.carry_demand(world, some)
    fields.grow_fields(some, np.tile(world.field_growth, (2, 1)))
    assert np.exp(some.log_target) == pytest.approx([5.0, 15.0, 60.0])
    assert world.demand_level[:2] == pytest.approx([0.8, 1.0])


def test_a_bust_comes_back_in_full_and_not_beyond():
    bust, world = FieldBust(quarter="2026Q1", field="hydrogen", depth=0.4, recovery_years=2.0), conditions(1)
    growth = np.zeros(N_FIELDS)
    for since in range(-2, 20):
        world.field_growth[:] = 0.0
        bust.strike(world, ALL_TOWNS, since)
        growth += world.field_growth
    assert growth == pytest.approx(0.0, abs=1e-12)
