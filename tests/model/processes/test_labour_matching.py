"""Labour market: identities, rest, bounds."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.processes import labour_matching
from ruhrsim.model.processes.labour_matching import LabourMatching, Market
from ruhrsim.model.state.labour import Labour

P = LabourMatching()
NO_HELP = np.zeros(2)
RELATED = np.array([[1.0, 0.5], [0.5, 1.0]])


def world():
    employed = np.array(
        [
            [[100.0, 40.0], [20.0, 30.0], [10.0, 5.0]],
            [[30.0, 10.0], [80.0, 60.0], [5.0, 5.0]],
            [[10.0, 5.0], [8.0, 2.0], [0.0, 0.0]],
        ]
    )
    return Labour(employed, np.array([[10.0, 8.0], [20.0, 10.0]]), np.array([15.0, 20.0]))


def market(labour):
    hires = 0.05 * labour.employed
    vacancies = hires.sum(axis=0) / 0.7
    skill = labour_matching.skill_matrix(RELATED, labour.jobs().sum(axis=0), 0.3)
    made = labour_matching.set_up_market(labour.employed, labour.unemployed, hires, vacancies, skill, P)
    return made, vacancies, hires


def test_skills_keep_shares_of_employment():
    employees = np.array([300.0, 100.0])
    skill = labour_matching.skill_matrix(RELATED, employees, 0.4)
    assert skill.sum(axis=1) == pytest.approx(1.0)
    assert employees @ skill == pytest.approx(employees)


def test_the_start_hires_what_it_needs_in_every_place_and_between_places():
    labour = world()
    made, vacancies, needed = market(labour)
    before = labour.employed.copy()
    hires = labour_matching.match_workers(labour, made, vacancies, 0.0, NO_HELP, P)
    assert hires == pytest.approx(needed.sum(axis=0), rel=1e-6)
    assert (labour.employed - before).sum(axis=2) == pytest.approx(needed.sum(axis=2), rel=1e-3)


def test_people_are_neither_made_nor_lost():
    labour = world()
    made, vacancies, _ = market(labour)
    residents = labour.labour_force()
    labour_matching.match_workers(labour, made, vacancies, 0.0, NO_HELP, P)
    assert labour.labour_force() == pytest.approx(residents, rel=1e-12)


def test_no_more_hires_than_vacancies_and_no_more_than_searchers():
    labour = world()
    made, vacancies, _ = market(labour)
    labour_matching.match_workers(labour, made, 100.0 * vacancies, 0.0, NO_HELP, P)
    assert (labour.unemployed >= 0.0).all()
    labour = world()
    hires = labour_matching.match_workers(labour, made, 1e-3 * vacancies, 0.0, NO_HELP, P)
    assert (hires <= 1e-3 * vacancies + 1e-12).all()


def test_at_most_98_percent_of_a_homes_searchers_of_a_sector_find_work():
    labour = world()
    made, vacancies, _ = market(labour)
    residents = labour.labour_force()
    labour_matching.match_workers(labour, made, 1e4 * vacancies, 0.0, NO_HELP, P)
    assert labour.unemployed == pytest.approx(0.02 * world().unemployed)
    assert labour.labour_force() == pytest.approx(residents, rel=1e-12)


def test_the_bound_of_one_sector_leaves_the_others_alone():
    """Ten thousand times the vacancies of the first sector exhaust its searchers and not those of the second."""
    labour = world()
    made, vacancies, _ = market(labour)
    own = Market(
        made.search, np.eye(2), made.efficiency, made.outside_searchers, made.vacancies, made.commuting
    )
    labour_matching.match_workers(labour, own, vacancies * [1e4, 1.0], 0.0, NO_HELP, P)
    left = labour.unemployed / world().unemployed
    assert left[:, 0] == pytest.approx(0.02)
    assert (left[:, 1] > 0.5).all()


def test_a_steady_mix_by_hand():
    """One town; alike vacancies: the sector that loses twice as many has twice as many unemployed."""
    market = Market(
        search=np.array([[1.0, 0.0], [0.0, 0.0]]),
        skill=np.eye(2),
        efficiency=np.full((2, 2), 0.5),
        outside_searchers=np.zeros(2),
        vacancies=np.ones((2, 2)),
        commuting=np.array([[1.0, 0.0]]),
    )
    p = replace(P, unemployment_elasticity=1.0)
    mix = labour_matching.steady_mix(
        np.array([[50.0, 70.0]]), np.array([[8.0, 4.0]]), market, np.ones((2, 2)), 0.01, p
    )
    assert mix == pytest.approx(np.array([[80.0, 40.0]]))


def test_a_sector_whose_people_find_work_sooner_has_fewer_unemployed_by_hand():
    """Half or a quarter leave: stocks in proportion to (5 · 0.5) / 0.5 and (5 · 0.75) / 0.25, so 1 to 3."""
    market = Market(
        search=np.array([[1.0, 0.0], [0.0, 0.0]]),
        skill=np.eye(2),
        efficiency=np.array([[0.5, 0.25], [0.0, 0.0]]),
        outside_searchers=np.zeros(2),
        vacancies=np.ones((2, 2)),
        commuting=np.array([[1.0, 0.0]]),
    )
    p = replace(P, unemployment_elasticity=1.0)
    mix = labour_matching.steady_mix(
        np.array([[60.0, 60.0]]), np.array([[5.0, 5.0]]), market, np.ones((2, 2)), 0.0, p
    )
    assert mix == pytest.approx(np.array([[30.0, 90.0]]))


def test_more_vacancies_more_hires():
    made, vacancies, _ = market(world())
    few = labour_matching.match_workers(world(), made, vacancies, 0.0, NO_HELP, P).sum()
    many = labour_matching.match_workers(world(), made, 1.2 * vacancies, 0.0, NO_HELP, P).sum()
    assert few < many < 1.2 * few


def test_separation_by_hand():
    labour = world()
    losing, retiring = np.full((3, 2), 0.1), np.full((3, 2), 0.02)
    retired = labour.separate(losing, retiring)
    assert retired == pytest.approx([0.02 * 205.0, 0.02 * 190.0])
    assert labour.unemployed.sum(axis=1) == pytest.approx([18.0 + 20.5, 30.0 + 19.0])


def test_moved_jobs_take_their_workers_along():
    labour = world()
    jobs = labour.jobs()
    labour.move_jobs(np.array([0, 0]), np.array([1, 1]), np.array([0, 0]), np.array([14.0, 7.0]))
    moved = jobs.copy()
    moved[0, 0] -= 21.0
    moved[1, 0] += 21.0
    assert labour.jobs() == pytest.approx(moved)
    assert labour.employed_residents() == pytest.approx(world().employed_residents())


def test_search_answers_to_the_cycle_by_hand():
    p = replace(LabourMatching(), cyclic_search=0.5)
    gained = labour_matching.help_with_cycle(np.array([0.0, 0.1]), np.log(0.64), p)
    assert gained == pytest.approx([0.25, 1.1 * 1.25 - 1.0])


def test_without_the_cycle_help_stays_as_it_is_to_the_last_bit():
    help_ = np.array([0.0, 0.1, 0.3])
    assert (labour_matching.help_with_cycle(help_, -0.2, LabourMatching()) == help_).all()
