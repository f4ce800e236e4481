"""Labour market: identities, rest, bounds."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.processes import labour_matching
from ruhrsim.model.processes.labour_matching import LabourMatching, Market
from ruhrsim.model.state.labour import Labour
from ruhrsim.regions.sectors import N_SECTORS
from small import IT, firms

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
        np.array([[50.0, 70.0]]), np.array([[8.0, 4.0]]), market, np.ones((2, 2)), 0.01, np.ones(1), p
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
        np.array([[60.0, 60.0]]), np.array([[5.0, 5.0]]), market, np.ones((2, 2)), 0.0, np.ones(1), p
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


def test_the_long_term_unemployed_find_work_more_seldom_by_hand():
    """Half of their search: where a fifth of the others finds work, a tenth of them does."""
    labour, p = world(), replace(P, long_term_search=0.5)
    made, vacancies, _ = market(labour)
    labour.long_term = 0.4 * labour.unemployed
    short, long_term, force = (
        labour.unemployed - labour.long_term,
        labour.long_term.copy(),
        labour.labour_force(),
    )
    labour_matching.match_workers(labour, made, vacancies, 0.0, NO_HELP, p)
    found = 1.0 - (labour.unemployed - labour.long_term) / short
    assert 1.0 - labour.long_term / long_term == pytest.approx(0.5 * found)
    assert found.min() > 0.0
    assert labour.labour_force() == pytest.approx(force, rel=1e-12)


def test_with_alike_search_duration_plays_no_role():
    """Switched off, hires are those without any long-term unemployed."""
    p, hires = replace(P, long_term_search=1.0), []
    for share in (0.0, 0.6):
        labour = world()
        made, vacancies, _ = market(labour)
        labour.long_term = share * labour.unemployed
        hires.append(labour_matching.match_workers(labour, made, vacancies, 0.0, NO_HELP, p))
    assert hires[1] == pytest.approx(hires[0], rel=1e-12)


def test_as_many_pass_a_year_as_leave_long_term_unemployment_by_hand():
    """Of 40 a tenth retires and a fifth of the rest finds work (half of 0.4): 28.8 are left, 11.2 of 71.2 follow."""
    town = Market(
        search=np.array([[1.0, 0.0], [0.0, 0.0]]),
        skill=np.eye(1),
        efficiency=np.full((2, 1), 0.4),
        outside_searchers=np.zeros(1),
        vacancies=np.ones((2, 1)),
        commuting=np.array([[1.0, 0.0]]),
    )
    p = replace(P, unemployment_elasticity=1.0, long_term_search=0.5)
    unemployed, long_term = np.array([[100.0]]), np.array([[40.0]])
    share = labour_matching.becoming_long_term(
        unemployed, long_term, unemployed, town, np.ones((2, 1)), 0.1, p
    )
    assert share == pytest.approx(np.array([[11.2 / 71.2]]))


def staffed():
    """Return labour of one town and its only two firms, of 60 and 40 people in IT, which want 70 and 30."""
    two = firms(towns=[0, 0], sectors=[IT, IT], employees=[60.0, 40.0])
    two.log_target[:] = np.log([70.0, 30.0])
    employed = np.zeros((2, 2, N_SECTORS))
    employed[0, 0, IT] = 100.0
    return Labour(employed, np.full((1, N_SECTORS), 1.0), np.zeros(1)), two


def separate(labour, two, lost=0.0, early=0.0, moving=0.0):
    jobs = np.zeros((1, N_SECTORS))
    jobs[0, IT] = 1.0
    return labour_matching.separate_workers(labour, two, lost * jobs, early * jobs, 0.0, 0.0, moving)


def test_direct_moves_leave_their_firm_but_not_their_town_by_hand():
    """A tenth leaves: 54 and 36 are left; one firm wants 16 more, the other lays off 6."""
    labour, two = staffed()
    wanted, vacancies, layoffs, _ = separate(labour, two, moving=0.1)
    assert two.employees == pytest.approx([54.0, 30.0])
    assert wanted == pytest.approx([16.0, 0.0])
    assert (vacancies[0, IT], layoffs[0, IT]) == pytest.approx((16.0, 6.0))
    leaving = 0.1 * np.eye(1, N_SECTORS, IT) * 100.0
    moved = labour_matching.move_directly(two, leaving, vacancies)
    assert moved.sum() == pytest.approx(10.0)
    labour_matching.staff_firms(two, wanted, moved / np.maximum(vacancies, 1e-300))
    assert two.employees == pytest.approx([64.0, 30.0])
    assert labour.jobs()[0, IT] == pytest.approx(two.employees.sum())
    assert labour.unemployed.sum() == pytest.approx(N_SECTORS + 6.0)


def test_who_finds_no_place_stays_where_he_was():
    labour, two = staffed()
    two.log_target[:] = np.log([56.0, 36.0])
    wanted, vacancies, _, _ = separate(labour, two, moving=0.1)
    moved = labour_matching.move_directly(two, 10.0 * np.eye(1, N_SECTORS, IT), vacancies)
    assert moved.sum() == pytest.approx(2.0)
    labour_matching.staff_firms(two, wanted, moved / np.maximum(vacancies, 1e-300))
    assert two.employees.sum() == pytest.approx(100.0)
    assert labour.jobs()[0, IT] == pytest.approx(100.0)
    assert labour.unemployed.sum() == pytest.approx(N_SECTORS)


def test_some_of_a_closed_plant_leave_the_labour_force_by_hand():
    """Of 40 who lose their jobs 6 retire and 34 become unemployed."""
    labour, two = staffed()
    two.employees[1], two.log_target[:] = 0.0, np.log([60.0, 1e-9])
    force = labour.labour_force()
    *_, retired = separate(labour, two, lost=40.0, early=6.0)
    assert retired == pytest.approx([6.0])
    assert labour.unemployed.sum() == pytest.approx(N_SECTORS + 34.0)
    assert labour.labour_force() == pytest.approx(force - 6.0)
