"""Recorder: Theil index by hand, periods, flows of the year."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from small_sites import site

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.model.measures import theil_index
from ruhrsim.model.recorder import Recorder
from ruhrsim.model.start.rivals import Rivals
from ruhrsim.model.state.flows import Flows
from ruhrsim.model.state.labour import Labour
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

ONES = np.ones(2)
RIVALS = Rivals(
    ("A", "B"),
    residents=np.array([900.0, 1000.0]),
    output_meur=ONES,
    theme_jobs=np.outer([40.0, 50.0], np.ones(N_THEMES)),
)
NO_FIRMS = dict.fromkeys(
    ("site", "weight", "employees", "brought", "came_from", "cell"), np.zeros(0, dtype=int)
)
PER_TOWN = (
    "start_ups",
    "university_spin_offs",
    "corporate_spin_offs",
    "closures",
    "departures",
    "settlements",
    "moves_in",
    "jobs_moved",
    "jobs_settled",
    "entrants",
    "migrants",
    "quits",
    "retired_jobs",
    "retired_early",
    "separations",
    "retired_unemployed",
)


def world(quarter=1, start_ups=1.0, settled=3.0, left=1.0):
    """Return the records of a model of two towns that stands still."""
    here, everywhere = np.ones((2, N_SECTORS)), np.ones((3, N_SECTORS))
    flows = replace(
        Flows.none(2, N_SECTORS),
        **dict.fromkeys(PER_TOWN, start_ups * ONES),
        vacancies=here,
        direct_moves=here,
        layoffs=here,
        lost_jobs=here,
        closed_jobs=3.0 * ONES,
        hires=2.0 * everywhere,
        graduate_hires=everywhere,
        hired=np.array([15.0, 25.0]),
        themes_eur=1e6 * ONES,
        spent_eur=1e6 * np.arange(6.0).reshape(3, 2),
        graduates_settled=settled * ONES,
        graduates_left=left * ONES,
    )
    labour = Labour(np.full((3, 3, N_SECTORS), 10.0), np.array([[10.0], [30.0]]), np.array([90.0, 70.0]))
    start = SimpleNamespace(
        jobs=np.array([[3.0], [1.0]]),
        cooperation=np.zeros((2, 2)),
        rivals=RIVALS,
        people=SimpleNamespace(income_tax_per_worker=np.array([1000.0, 2000.0])),
        tables=SimpleNamespace(trade_tax_multiplier=np.array([410.0, 500.0])),
    )
    carried = SimpleNamespace(
        jobs=np.full((2, N_SECTORS), 30.0),
        stock=SimpleNamespace(firms=here),
        marketed=np.full((2, N_THEMES), 45.0),
        choices=SimpleNamespace(diversity=2.0),
        agreements=SimpleNamespace(cooperation=np.array([[0.0, 0.5], [0.5, 0.0]])),
    )
    firms = SimpleNamespace(**NO_FIRMS)
    region = SimpleNamespace(
        labour=labour,
        population=np.array([500.0, 700.0]),
        land=SimpleNamespace(free_ha=np.array([2.0, 3.0])),
    )
    levers = SimpleNamespace(trade_tax_change=np.array([-10.0, 0.0]))
    trade_tax = SimpleNamespace(revenue_per_point=4.0)
    context = SimpleNamespace(follow_sites=True, start=start, parameters=SimpleNamespace(trade_tax=trade_tax))
    now = SimpleNamespace(number=quarter, flows=flows, levers=levers)
    return SimpleNamespace(
        region=region, carried=carried, now=now, context=context, firms=firms, sites=site()
    )


def recorded(quarters, **changes):
    """Return a recorder that has seen the start and some quarters."""
    recorder = Recorder(2025, ["05911000", "05913000"])
    for quarter in range(quarters + 1):
        recorder.observe(world(quarter, **changes))
    return recorder


def test_theil_of_equal_towns_is_zero():
    assert theil_index(np.full(4, 7.0), np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(0.0, abs=1e-15)


def test_theil_of_two_towns_by_hand():
    by_hand = 0.5 * 0.5 * np.log(0.5) + 0.5 * 1.5 * np.log(1.5)
    assert theil_index(np.array([5.0, 15.0]), ONES) == pytest.approx(by_hand)


def test_theil_with_weights_by_hand():
    relative = np.array([4.0, 16.0]) / 7.0
    by_hand = 0.75 * relative[0] * np.log(relative[0]) + 0.25 * relative[1] * np.log(relative[1])
    assert theil_index(np.array([4.0, 16.0]), np.array([3.0, 1.0])) == pytest.approx(by_hand)


def test_theil_knows_no_unit():
    values, weights = np.array([3.0, 5.0, 9.0]), np.array([1.0, 1.0, 2.0])
    assert theil_index(10.0 * values, 5.0 * weights) == pytest.approx(theil_index(values, weights))


def test_theil_grows_with_the_gap():
    gaps = [theil_index(np.array([10.0 - gap, 10.0 + gap]), ONES) for gap in (1.0, 3.0, 6.0)]
    assert gaps[0] < gaps[1] < gaps[2]


def test_a_split_town_changes_no_inequality():
    whole = theil_index(np.array([5.0, 15.0]), np.array([1.0, 2.0]))
    assert theil_index(np.array([5.0, 15.0, 15.0]), np.array([1.0, 1.0, 1.0])) == pytest.approx(whole)


def test_periods_begin_at_the_end_of_the_start_year():
    table = recorded(5).region_table()
    assert table.period.tolist() == ["2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1"]
    assert table.quarter.tolist() == [0, 1, 2, 3, 4, 5]


def test_tables_have_every_indicator():
    recorder = recorded(4)
    assert recorder.region_table().columns.tolist() == [
        "quarter",
        "period",
        *REGION_INDICATORS,
        *ACCOUNT_INDICATORS,
    ]
    assert recorder.town_table().columns.tolist() == ["year", "ags", *TOWN_INDICATORS]


def test_flows_and_shares_have_no_value_at_the_start():
    start = recorded(1).region_table().iloc[0]
    measures = REGION_INDICATORS | ACCOUNT_INDICATORS
    empty = {key for key, indicator in measures.items() if indicator.kind != "level"}
    empty |= {"vacancies"}
    assert set(start.index[start.isna()]) == empty


def test_unemployment_rate_by_hand():
    row = recorded(1).region_table().iloc[1]
    assert row.labour_force == pytest.approx(2 * 300.0 + 40.0 + 160.0)
    assert row.unemployment_rate == pytest.approx(100.0 * 40.0 / 800.0)


def test_sums_over_towns_and_themes_by_hand():
    row = recorded(1).region_table().iloc[1]
    assert (row.jobs, row.theme_jobs) == pytest.approx((600.0, 60.0 * N_THEMES))
    assert (row.population, row.land_free_ha, row.start_ups) == pytest.approx((1200.0, 5.0, 2.0))
    assert (row.commuters_in, row.commuters_out) == pytest.approx((30.0 * N_SECTORS, 20.0 * N_SECTORS))


def test_accounts_by_hand():
    row = recorded(1).region_table().iloc[1]
    # 40 residents found work, 20 of them outside; 40 people were hired here besides graduates.
    assert (row.hires_unemployed, row.hires_outside) == pytest.approx((20.0, 20.0))
    assert (row.hires_graduates, row.layoffs) == pytest.approx((20.0, 20.0))
    assert (row.jobs_closed, row.jobs_departed) == pytest.approx((6.0, 14.0))
    assert (row.spent_towns, row.spent_land, row.spent_eu) == pytest.approx((1.0, 5.0, 9.0))
    assert (row.hired, row.other_employed) == pytest.approx((40.0, 160.0))


def test_ranks_by_hand():
    row = recorded(1).region_table().iloc[1]
    # 1,200 residents in all; 700 + 500 / 2 = 950 together; 700 alone; among 900 and 1,000.
    assert (row.rank_as_one, row.rank_together, row.rank_of_largest_town) == (1.0, 2.0, 3.0)
    # 60 jobs in each theme, 45 marketed, 30 in the largest town; among 40 and 50.
    assert (row.theme_rank_as_one, row.theme_rank_together, row.theme_rank_of_largest_town) == (1.0, 2.0, 3.0)


def test_the_rank_in_themes_is_their_mean():
    model = world()
    model.carried.marketed[:, :2] = 39.0
    recorder = Recorder(2025, ["05911000", "05913000"])
    recorder.observe(model)
    assert recorder.region_table().theme_rank_together[0] == pytest.approx((2 * 3.0 + 4 * 2.0) / 6)


def test_before_the_first_quarter_towns_cooperate_as_they_do_today():
    model = world()
    model.now.number = 0
    recorder = Recorder(2025, ["05911000", "05913000"])
    recorder.observe(model)
    assert recorder.region_table().rank_together[0] == 3.0


def test_the_game_between_towns_by_hand():
    row = recorded(1).region_table().iloc[1]
    assert (row.jobs_moved_within, row.jobs_settled, row.spent_themes) == pytest.approx((2.0, 2.0, 2.0))
    assert row.trade_tax_multiplier == pytest.approx(425.0)
    # 4 EUR · (400 + 500) · 300 jobs, and 390 and 370 residents in work.
    assert row.tax_revenue == pytest.approx((4.0 * 900.0 * 300.0 + 390.0 * 1000.0 + 370.0 * 2000.0) / 1e6)
    assert row.portfolio_diversity == pytest.approx(2.0)


def test_graduates_kept_by_hand():
    assert recorded(1, settled=3.0, left=1.0).region_table().graduates_kept[1] == pytest.approx(75.0)


def test_without_graduates_the_share_is_unknown():
    assert np.isnan(recorded(1, settled=0.0, left=0.0).region_table().graduates_kept[1])


def test_town_flows_are_those_of_the_year():
    table = recorded(8, start_ups=2.0).town_table()
    assert table.year.tolist() == [2025, 2025, 2026, 2026, 2027, 2027]
    assert table.start_ups[:2].isna().all()
    assert table.start_ups[2:].tolist() == [8.0] * 4


def test_an_unfinished_year_is_not_shown():
    assert recorded(7).town_table().year.max() == 2026


def test_a_sweep_records_the_same_numbers_of_what_it_asks_for():
    asked, some = ("start_ups", "spent_towns", "jobs"), Recorder(2025, ["05911000", "05913000"])
    some.keep_only(asked)
    for quarter in range(5):
        some.observe(world(quarter))
    pd.testing.assert_frame_equal(
        some.region_table(), recorded(4).region_table()[["quarter", "period", *asked]]
    )
    with pytest.raises(ValueError, match="towns are not recorded after keep_only"):
        some.town_table()
