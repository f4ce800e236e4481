"""Passes over many agents: compiled and plain ones give the same numbers, to the last bit."""

import subprocess
import sys

import numpy as np
import pytest

from ruhrsim.common import kernels
from ruhrsim.common.draws import make_slots
from ruhrsim.common.kernels import plain
from ruhrsim.model.model import RuhrModel

SLOTS = make_slots(3, np.arange(40_000))
KEY = np.uint64(12345678901234567)
LUCK = plain.uniforms(SLOTS, KEY)


@pytest.fixture(scope="module")
def compiled():
    pytest.importorskip("numba")
    from ruhrsim.common.kernels import compiled

    return compiled


def cells(n=40_000, groups=530):
    return (LUCK[:n] * groups).astype(np.int64)


def test_mixing_agrees(compiled):
    assert np.array_equal(compiled.mix64(SLOTS), plain.mix64(SLOTS))


def test_uniforms_agree_whatever_the_length(compiled):
    for n in (0, 1, 16_384, 16_385, 40_000):
        assert np.array_equal(compiled.uniforms(SLOTS[:n], KEY), plain.uniforms(SLOTS[:n], KEY))


def test_blocks_leave_no_seam():
    assert np.array_equal(plain.uniforms(SLOTS[16_000:17_000], KEY), LUCK[16_000:17_000])


def test_rows_below_a_bound_agree_with_their_uniforms(compiled):
    for bound in (0.0, 0.07, 1.0):
        ours, theirs = plain.rows_below(SLOTS, KEY, bound), compiled.rows_below(SLOTS, KEY, bound)
        assert np.array_equal(ours[0], np.flatnonzero(bound > LUCK))
        assert np.array_equal(ours[1], LUCK[ours[0]])
        assert all(np.array_equal(one, other) for one, other in zip(ours, theirs, strict=True))


def test_due_rows_agree_and_are_those_that_reach_one(compiled):
    arguments = (SLOTS, KEY, 1.0 + LUCK[::-1], 50.0 * LUCK, 0.01)
    rows = plain.rows_due(*arguments)
    assert np.array_equal(rows, np.flatnonzero((1.0 + LUCK[::-1]) * (50.0 * LUCK) * 0.01 + LUCK >= 1.0))
    assert np.array_equal(compiled.rows_due(*arguments), rows)


def test_sums_by_group_agree_and_count_everyone(compiled):
    sums = [np.zeros(530), np.zeros(530)]
    for module, found in zip((plain, compiled), sums, strict=True):
        module.add_by_group(found, cells(), 1.0 + LUCK, LUCK)
    assert np.array_equal(*sums)
    assert np.array_equal(sums[0], np.bincount(cells(), (1.0 + LUCK) * LUCK, 530))


def test_means_by_group_agree_with_a_mean_by_hand(compiled):
    columns = ([0, 10, 1], [1.0, 3.0, 1.0], [2.0, 2.0, 5.0], [0.0, 1.0, 7.0])
    cell, *others = (np.array(column) for column in columns)
    sector_of = np.arange(530) % 10
    arguments = (cell, sector_of, 10, *others)
    means = plain.group_means(*arguments)
    assert means[:3].tolist() == [0.75, 7.0, 0.0]
    assert np.array_equal(compiled.group_means(*arguments), means)
    many = (cells(), sector_of, 10, 1.0 + LUCK, LUCK[::-1].copy(), SLOTS.astype(float))
    assert np.array_equal(compiled.group_means(*many), plain.group_means(*many))


def test_draws_from_groups_agree(compiled):
    group, weight, size = cells(), 1.0 + LUCK, np.where(LUCK < 0.3, 0.0, LUCK[::-1])
    asked = (plain.uniforms(SLOTS[:5_000], np.uint64(9)) * 531).astype(np.int64)
    sums = np.bincount(group, weight * size, 531)
    arguments = (group, sums, weight, size, asked, plain.uniforms(SLOTS[:5_000], np.uint64(8)))
    drawn = plain.draw_rows(*arguments)
    assert np.array_equal(compiled.draw_rows(*arguments), drawn)
    assert np.array_equal(group[drawn[drawn >= 0]], asked[drawn >= 0])
    assert (size[drawn[drawn >= 0]] > 0.0).all()
    assert (drawn[asked == 530] == -1).all()


def test_picks_agree_with_counting_by_hand(compiled):
    table = np.array([[1.0, 3.0, 3.0, 6.0], [0.0, 0.0, 2.0, 2.0]])
    rows, thresholds = np.array([0, 0, 0, 1, 1]), np.array([0.5, 3.0, 5.0, 0.0, 1.5])
    assert plain.pick(table, rows, thresholds).tolist() == [0, 1, 3, 0, 2]
    assert np.array_equal(compiled.pick(table, rows, thresholds), plain.pick(table, rows, thresholds))


def test_hires_and_job_losses_agree_and_balance(compiled):
    shapes = {"search": (6, 5), "searchers": (6, 4), "ratio": (5, 4)}
    found, start = {}, plain.uniforms(SLOTS[:120], KEY).reshape(6, 5, 4)
    for module in (plain, compiled):
        employed = start.copy()
        parts = [plain.uniforms(SLOTS[: np.prod(shape)], KEY).reshape(shape) for shape in shapes.values()]
        hires = module.hire(employed, *parts)
        assert (employed - start).sum(axis=0) == pytest.approx(hires)
        losing = module.end_jobs(employed, 0.1 * parts[2], 0.05 * parts[2])
        found[module.ENGINE] = (employed, hires, losing)
    for ours, theirs in zip(*found.values(), strict=True):
        assert np.array_equal(ours, theirs)


def test_a_run_is_the_same_with_both(compiled):
    tables = []
    for name in kernels.ENGINES:
        with kernels.engine(name):
            model = RuhrModel("bochum_path", seed=3, scale=0.01)
            model.run_for(10)
            tables.append(model.recorder.region_table())
    assert tables[0].equals(tables[1])


def test_an_unknown_engine_names_the_way_out():
    with pytest.raises(ValueError, match="choose from numba, numpy"), kernels.engine("cuda"):
        pass


def test_numba_waits_until_a_model_needs_it():
    code = "import sys, ruhrsim.model.model; assert 'numba' not in sys.modules, 'numba is imported too early'"
    subprocess.run([sys.executable, "-c", code], check=True)


def firms_by_hand():
    """Columns of many firms: cell, weight, employees, wish and birth."""
    return cells(), 1.0 + LUCK, np.where(LUCK < 0.2, 0.0, 50.0 * LUCK[::-1]), 60.0 * LUCK, -40.0 + 80.0 * LUCK


def both(compiled, name, arguments, changed):
    """Call a pass of both modules on copies; return what each returned and what it changed."""
    found = []
    for module in (plain, compiled):
        own = [value.copy() if isinstance(value, np.ndarray) else value for value in arguments]
        found.append((getattr(module, name)(*own), *(own[place] for place in changed)))
    return found


def test_laplace_variates_agree(compiled):
    assert np.array_equal(compiled.laplace(SLOTS, KEY), plain.laplace(SLOTS, KEY))


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("add_stock", [0]),
        ("move_productivity", [0]),
        ("adapt", [0]),
        ("grow", [0]),
        ("staff", [0, 1, 5, 6]),
        ("fill", [0]),
    ],
)
def test_passes_over_firms_agree(compiled, name, changed):
    cell, weight, employees, wish, born = firms_by_hand()
    tables = LUCK[:530], LUCK[1000:1530]
    arguments = {
        "add_stock": (np.zeros((4, 530)), cell, weight, employees, born, 12.0, 10.0, 20.0),
        "move_productivity": (LUCK - 0.5, tables[0], cell, wish, 0.3, 0.05, 0.25),
        "adapt": (np.log(wish), np.log(np.maximum(employees, 1e-300)), employees, 0.25),
        "grow": (wish, cell, LUCK - 0.5, *tables, 0.05, LUCK[::-1].copy(), 0.25, LUCK - 0.5),
        "staff": (wish, employees, 0.95, weight, cell, np.zeros(530), np.zeros(530)),
        "fill": (employees, wish, tables[0], cell),
    }[name]
    ours, theirs = both(compiled, name, arguments, changed)
    for one, other in zip(ours, theirs, strict=True):
        assert one is other is None or np.array_equal(one, other)


def test_staffing_by_hand():
    wish, employees, vacancies, layoffs = (
        np.array([3.0, 10.0]),
        np.array([5.0, 10.0]),
        np.zeros(2),
        np.zeros(2),
    )
    plain.staff(wish, employees, 0.8, np.array([2.0, 1.0]), np.array([1, 0]), vacancies, layoffs)
    assert wish.tolist() == [0.0, 2.0]
    assert employees.tolist() == [3.0, 8.0]
    assert vacancies.tolist() == [2.0, 0.0]
    assert layoffs.tolist() == [0.0, 2.0]
