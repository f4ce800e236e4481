import time

import numpy as np
import pytest
from small import IT, firms

from ruhrsim.common.draws import Draws
from ruhrsim.model.start.establishments import LOW, SIZE_CLASSES
from ruhrsim.model.start.firm_sizes import draw_firms, split_heavy_rows
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.region import read_region

SCALES = (0.02, 0.05, 0.2, 1.0)


@pytest.fixture(params=read_region().start_years, scope="module")
def start(request):
    return read_region_start(request.param)


@pytest.fixture(scope="module")
def outlook():
    return read_region_start(2025)


@pytest.mark.parametrize("scale", SCALES)
def test_employees_add_up_in_every_cell(start, scale):
    firms = draw_firms(start, scale, Draws(7))
    sums = np.bincount(firms["cell"], firms["weight"] * firms["employees"], minlength=530)
    assert sums == pytest.approx(start.jobs.ravel(), rel=1e-9)
    assert (firms["employees"] >= 0.5).all()


def test_weighted_establishments_do_not_depend_on_the_scale(outlook):
    for scale in SCALES:
        firms = draw_firms(outlook, scale, Draws(7))
        size_class = np.digitize(firms["employees"], LOW[1:])
        counts = np.bincount(size_class, firms["weight"])
        assert counts == pytest.approx(outlook.establishments.sum(axis=(0, 1)), rel=1e-9)


def test_large_establishments_stand_one_by_one_and_the_others_in_tiers(outlook):
    firms = draw_firms(outlook, 0.05, Draws(7))
    size_class = np.digitize(firms["employees"], LOW[1:])
    assert (firms["weight"][size_class == 3] == 1.0).all()
    means = [firms["weight"][size_class == c].mean() for c in range(len(SIZE_CLASSES))]
    assert means == pytest.approx([20, 20 / 3, 2, 1], rel=0.25)


def test_at_full_scale_every_row_is_one_establishment(outlook):
    firms = draw_firms(outlook, 1.0, Draws(7))
    assert (firms["weight"] == 1.0).all()
    assert len(firms["cell"]) == outlook.establishments.sum()


def test_a_dense_region_has_five_rows_of_a_fifth_for_each_establishment(outlook):
    firms = draw_firms(outlook, 5.0, Draws(7))
    assert firms["weight"] == pytest.approx(0.2)
    assert len(firms["cell"]) == 5 * outlook.establishments.sum()
    sums = np.bincount(firms["cell"], firms["weight"] * firms["employees"], minlength=530)
    assert sums == pytest.approx(outlook.jobs.ravel(), rel=1e-9)


def test_slots_are_unique_and_shared_between_scales(outlook):
    small, large = (draw_firms(outlook, scale, Draws(7))["slot"] for scale in (0.05, 0.2))
    assert len(np.unique(small)) == len(small)
    assert np.isin(small, large).all()


def test_same_seed_same_firms_other_seed_other_firms(outlook):
    first, again, other = (draw_firms(outlook, 0.05, Draws(seed)) for seed in (1, 1, 2))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert not np.array_equal(first["employees"], other["employees"])
    assert np.array_equal(first["slot"], other["slot"])


def test_sizes_in_the_upper_tail_follow_a_power_law(outlook):
    """Rank over size of establishments from 10 to 1,000 employees falls with a slope near -1.1."""
    sizes = np.sort(draw_firms(outlook, 1.0, Draws(7))["employees"])[::-1]
    chosen = (sizes > 10) & (sizes < 1000)
    rank = np.arange(1, len(sizes) + 1)[chosen]
    slope = np.polyfit(np.log(sizes[chosen]), np.log(rank), 1)[0]
    assert -1.5 < slope < -0.8


def test_scale_out_of_range_names_the_way_out(outlook):
    for scale in (0.0, -1.0, 5.5):
        with pytest.raises(ValueError, match="choose a number above 0 and at most 5"):
            draw_firms(outlook, scale, Draws(1))


@pytest.mark.slow
def test_drawing_is_fast(outlook):
    draw_firms(outlook, 0.05, Draws(1))
    begun = time.perf_counter()
    draw_firms(outlook, 0.05, Draws(1))
    assert time.perf_counter() - begun < 0.3


def test_heavy_rows_split_without_changing_the_region():
    heavy = firms(employees=(400.0, 70.0, 5.0), weight=np.array([6.0, 20.0, 20.0]))
    split_heavy_rows(heavy, 0.05, 1)
    assert (heavy.weight * heavy.employees).sum() == pytest.approx(6 * 400 + 20 * 70 + 20 * 5)
    assert heavy.weight.sum() == pytest.approx(46.0)
    assert heavy.weight[heavy.employees == 400.0].max() == pytest.approx(1.0)
    assert heavy.weight[heavy.employees == 70.0].max() == pytest.approx(2.0)
    assert len(np.unique(heavy.slot)) == len(heavy)


def test_a_row_that_splits_twice_has_children_of_its_own_each_time():
    heavy = firms(towns=[0], sectors=[IT], employees=[70.0], weight=20.0)
    split_heavy_rows(heavy, 0.05, 1)
    heavy.employees[:] = 400.0
    split_heavy_rows(heavy, 0.05, 2)
    assert len(np.unique(heavy.slot)) == len(heavy) == 20
