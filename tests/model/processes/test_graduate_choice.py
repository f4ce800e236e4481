"""Graduates' choices: odds by hand, pairing, jobs never beyond vacancies."""

from dataclasses import replace

import numpy as np
import pytest
from small import INDUSTRY, IT, firms

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes import graduate_choice
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.processes.graduate_choice import FIT, GraduateChoice
from ruhrsim.model.state.firms import UNIVERSITY_SPIN_OFF
from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT, SEARCHING, Graduates
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.regions.subjects import SUBJECTS

P = GraduateChoice()
ALL_DECIDE = replace(P, decide=1.0)
N = 40_000
COMMUTING = np.array([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1]])
USUAL = np.ones((2, len(SUBJECTS)))


def graduates(n=N, home=0, subject=0, weight=1.0):
    """Return searching graduates of one site, home and subject."""
    return Graduates(
        slot=make_slots(7, np.arange(n)),
        weight=np.full(n, weight),
        university=np.zeros(n),
        subject=np.full(n, subject),
        home=np.full(n, home),
        status=np.full(n, SEARCHING),
        graduated=np.zeros(n),
    )


def decided(p=ALL_DECIDE, reach=USUAL, founding=0.0, retention=0.0, outside=0.0):
    """Return the statuses after one quarter."""
    people = graduates()
    graduate_choice.decide(people, reach, np.array([founding]), np.full(2, retention), outside, p, Draws(1))
    return people.status.copy()


def share(status, kind=EMPLOYED):
    return (status == kind).mean()


ERROR = 4 * 0.5 / np.sqrt(N)


def test_at_the_start_the_measured_share_stays():
    assert share(decided()) == pytest.approx(P.stay, abs=ERROR)


def test_only_some_decide_each_quarter():
    assert share(decided(replace(P, decide=0.4)), SEARCHING) == pytest.approx(0.6, abs=ERROR)


def test_doubled_vacancies_by_hand():
    odds = P.stay / (1.0 - P.stay) * 2.0**0.5
    status = decided(replace(ALL_DECIDE, vacancies=0.5), reach=2.0 * USUAL)
    assert share(status) == pytest.approx(odds / (1.0 + odds), abs=ERROR)


def test_unemployment_outside_keeps_graduates_here_by_hand():
    odds = P.stay / (1.0 - P.stay) * np.exp(0.2 * 0.5)
    status = decided(replace(ALL_DECIDE, outside_pull=0.2), outside=0.5)
    assert share(status) == pytest.approx(odds / (1.0 + odds), abs=ERROR)


def test_switched_off_influences_change_nobody():
    off = replace(ALL_DECIDE, vacancies=0.0, outside_pull=0.0)
    assert np.array_equal(decided(off), decided(off, reach=5.0 * USUAL, outside=-1.0))


def test_retention_keeps_all_who_would_have_stayed_and_more():
    usual, kept = decided(), decided(retention=0.5)
    assert (kept[usual == EMPLOYED] == EMPLOYED).all()
    assert share(kept) > share(usual) + ERROR


def test_a_higher_chance_of_founding_keeps_the_founders_there_were():
    few, more = decided(founding=0.02), decided(founding=0.05)
    assert (more[few == FOUNDER] == FOUNDER).all()
    assert share(more, FOUNDER) == pytest.approx(0.05, abs=0.005)


def chance(start_ups=(20.0, 10.0), living=(0.0, 0.0), years=0.0, factor=(1.0, 1.0), p=P):
    """Return the chance of founding at two sites with a thousand graduates each."""
    sites = (np.array(values) for values in (start_ups, (1e3, 1e3), living))
    return graduate_choice.founding_chance(*sites, years, np.array(factor), p)


def test_founding_chance_of_the_start_by_hand():
    assert chance(factor=(1.0, 2.0), p=replace(P, spin_offs=1.5)) == pytest.approx([0.03, 0.03])


def test_mentors_by_hand():
    p = replace(P, spin_offs=1.0, mentors=0.5, mentor_years=6.0)
    expected = [0.01, 0.01 * np.sqrt(151.0 / 61.0)]
    assert chance(living=(0.0, 90.0), start_ups=(10.0, 10.0), p=p) == pytest.approx(expected)


def test_mentors_of_the_years_before_fade_by_hand():
    p = replace(P, spin_offs=1.0, mentors=0.5, mentor_years=6.0)
    expected = [0.02 * np.sqrt((120.0 / np.e + 1.0) / 121.0), 0.01 * np.sqrt((60.0 / np.e + 1.0) / 61.0)]
    assert chance(years=6.0, p=p) == pytest.approx(expected)


def test_a_site_whose_spin_offs_die_out_founds_less():
    assert (chance(years=20.0) < chance(years=0.0)).all()


def test_mentors_can_be_switched_off():
    off = replace(P, mentors=0.0)
    assert chance(living=(0.0, 500.0), years=7.0, p=off) == pytest.approx(chance(p=off))


def test_at_most_half_of_a_site_found_firms():
    assert chance(start_ups=(1e4, 1e4), living=(1e9, 1e9)) == pytest.approx(0.5)


def vacancies(first=1e6, second=1e6, outside=1e6):
    table = np.zeros((3, N_SECTORS))
    table[:, INDUSTRY] = [first, second, outside]
    return table


START = graduate_choice.fitting_vacancies(vacancies())


def hired(table, n=N, weight=1.0):
    people = graduates(n, weight=weight)
    people.status[:] = EMPLOYED
    rows, workplace, sector = graduate_choice.choose_jobs(people, table, START, COMMUTING, Draws(1))
    return people, rows, workplace, sector


def test_where_vacancies_are_alike_graduates_work_where_people_commute():
    _, _, workplace, sector = hired(vacancies())
    assert np.bincount(workplace) / N == pytest.approx(COMMUTING[0], abs=ERROR)
    assert (sector == INDUSTRY).all()


def test_graduates_go_where_vacancies_are():
    """Eight times the vacancies in the second town: shares 8, 8 and 1 of 17."""
    _, _, drawn, _ = hired(vacancies(second=8e6))
    assert np.bincount(drawn) / N == pytest.approx([8 / 17, 8 / 17, 1 / 17], abs=ERROR)


def test_a_place_that_always_had_many_vacancies_draws_no_more_than_commuting_says():
    """Commuting holds the size of a workplace already; only what has changed since the start moves people."""
    people, table = graduates(), vacancies(second=8e6)
    people.status[:] = EMPLOYED
    start = graduate_choice.fitting_vacancies(table)
    _, workplace, _ = graduate_choice.choose_jobs(people, table, start, COMMUTING, Draws(1))
    assert np.bincount(workplace) / N == pytest.approx(COMMUTING[0], abs=ERROR)


def test_reach_of_the_start_is_one():
    assert graduate_choice.reach_of_jobs(START, START, COMMUTING) == pytest.approx(1.0)


def test_reach_counts_workplaces_by_commuting_by_hand():
    """Three times the vacancies in the second town, half of them outside."""
    now = graduate_choice.fitting_vacancies(vacancies(second=3e6, outside=5e5))
    reach = graduate_choice.reach_of_jobs(now, START, COMMUTING)
    assert reach[0] == pytest.approx(0.8 + 0.1 * 3.0 + 0.1 * 0.5)
    assert reach[1] == pytest.approx(0.2 + 0.7 * 3.0 + 0.1 * 0.5)


def test_sectors_follow_the_fit_of_the_subject():
    table = vacancies(second=0.0, outside=0.0)
    table[0, IT] = table[0, INDUSTRY]
    _, _, _, sector = hired(table)
    fit = FIT[SUBJECTS.index("engineering")]
    assert (sector == INDUSTRY).mean() == pytest.approx(fit[INDUSTRY] / (fit[INDUSTRY] + fit[IT]), abs=ERROR)


def test_no_more_graduates_than_nine_in_ten_vacancies_on_average():
    people, rows, _, _ = hired(vacancies(first=1000.0, second=0.0, outside=0.0))
    assert len(rows) == pytest.approx(900.0, abs=4 * np.sqrt(900.0))
    assert (people.status == SEARCHING).sum() == N - len(rows)


def test_expected_hires_add_up_to_those_who_stay():
    deciding = np.full((2, len(SUBJECTS)), 10.0)
    expected = graduate_choice.expected_hires(deciding, vacancies(), COMMUTING, 0.7)
    assert expected.sum(axis=(1, 2)) == pytest.approx(0.7 * 10.0 * len(SUBJECTS))


def test_expected_hires_follow_commuting_then_the_fit_of_the_subject():
    deciding, table = np.zeros((2, len(SUBJECTS))), vacancies(first=5e6)
    deciding[0, SUBJECTS.index("engineering")] = 10.0
    table[1, IT] = 3.0 * table[1, INDUSTRY]
    expected = graduate_choice.expected_hires(deciding, table, COMMUTING, 0.7)
    assert expected[0].sum(axis=1) == pytest.approx(7.0 * COMMUTING[0])
    fit = FIT[SUBJECTS.index("engineering")]
    share = fit[INDUSTRY] / (fit[INDUSTRY] + 3.0 * fit[IT])
    assert expected[0, 1, [INDUSTRY, IT]] == pytest.approx([0.7 * share, 0.7 * (1.0 - share)])
    assert expected[1].sum() == 0.0


def employers(wanted, workplace, sector=INDUSTRY, n=10_000):
    there = firms()
    vacancies = there.by_cell(wanted, 2)
    return graduate_choice.pick_employers(
        there,
        np.array(wanted),
        vacancies,
        np.full(n, workplace),
        np.full(n, sector),
        make_slots(np.arange(n)),
        Draws(1),
    )


def test_employers_are_in_the_right_town_and_sector():
    assert set(employers([1.0, 1.0, 1.0], workplace=1).tolist()) == {3}


def test_outside_the_region_there_is_no_employer():
    assert set(employers([1.0, 1.0, 1.0], workplace=2).tolist()) == {0}


def test_employers_are_drawn_in_proportion_to_vacancies():
    pair = firms(towns=[0, 0], sectors=[IT, IT], employees=[5.0, 5.0], weight=np.array([1.0, 3.0]))
    n, wanted = 20_000, np.array([2.0, 1.0])
    slots = graduate_choice.pick_employers(
        pair,
        wanted,
        pair.by_cell(wanted, 1),
        np.zeros(n, int),
        np.full(n, IT),
        make_slots(np.arange(n)),
        Draws(1),
    )
    assert (slots == 2).mean() == pytest.approx(0.6, abs=4 * 0.5 / np.sqrt(n))


def test_founders_found_where_they_live_and_one_firm_each():
    people = graduates(6, home=1, weight=20.0)
    people.status[:] = [FOUNDER, LEFT, EMPLOYED, FOUNDER, SEARCHING, LEFT]
    new = graduate_choice.found_firms(people, 5, P, FirmEntry(), Draws(1))
    assert (new["cell"] // N_SECTORS == 1).all()
    assert new["weight"].tolist() == [20.0, 20.0]
    assert new["origin"] == UNIVERSITY_SPIN_OFF
    assert new["parent"].tolist() == people.slot[[0, 3]].tolist()
    assert graduate_choice.spin_off_slots(5, people.slot[[0, 3]]).tolist() == new["slot"].tolist()
