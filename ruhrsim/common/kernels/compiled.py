"""The passes compiled with numba; kept on disk after the first use."""

import numpy as np
from numba import njit

ENGINE = "numba"
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_TO_UNIT = 2.0**-53
_BLOCK = 1024


@njit(cache=True)
def _mix(value):
    mixed = value + _GOLDEN
    mixed = (mixed ^ (mixed >> _S30)) * _FIRST
    mixed = (mixed ^ (mixed >> _S27)) * _SECOND
    return mixed ^ (mixed >> _S31)


# Passes that fill a given array: to hand a new one from numba to Python costs more than to make it in Python.
def mix64(values):
    """Scramble unsigned 64-bit integers, shape (n,)."""
    mixed = np.empty_like(values)
    _mix_into(mixed, values)
    return mixed


@njit(cache=True)
def _mix_into(mixed, values):
    for i in range(len(values)):
        mixed[i] = _mix(values[i])


def uniforms(slots, key):
    """Return uniforms strictly between 0 and 1, shape (n,), from slots and the key of a decision."""
    made = np.empty(len(slots))
    _draw_into(made, slots, key)
    return made


@njit(cache=True)
def _draw_into(made, slots, key):
    for i in range(len(slots)):
        made[i] = (np.float64(_mix(slots[i] ^ key) >> _S11) + 0.5) * _TO_UNIT


@njit(cache=True)
def rows_below(slots, key, bound):
    """Return the rows whose uniforms lie below a bound, in rising order, and these uniforms."""
    rows, luck, n = np.empty(len(slots), np.int64), np.empty(len(slots)), 0
    # Short blocks are drawn as a whole, which the processor does several at a time; no branch in the choice.
    block = np.empty(_BLOCK)
    for start in range(0, len(slots), _BLOCK):
        part = slots[start : start + _BLOCK]
        _draw_into(block, part, key)
        for i in range(len(part)):
            rows[n], luck[n] = start + i, block[i]
            n += block[i] < bound
    return rows[:n].copy(), luck[:n].copy()


@njit(cache=True)
def rows_due(slots, key, weight, size, factor):
    """Return the rows in which weight · size · factor and the uniform reach one together, in rising order."""
    rows, n, block = np.empty(len(slots), np.int64), 0, np.empty(_BLOCK)
    for start in range(0, len(slots), _BLOCK):
        part = slots[start : start + _BLOCK]
        _draw_into(block, part, key)
        for i in range(len(part)):
            rows[n] = start + i
            n += weight[start + i] * size[start + i] * factor + block[i] >= 1.0
    return rows[:n].copy()


def laplace(slots, key):
    """Return Laplace variates of mean 0 and scale 1, shape (n,), from slots and the key of a decision."""
    variates, sign = _laplace_parts(slots, key)
    np.log1p(variates, out=variates)
    variates *= sign
    return variates


@njit(cache=True)
def _laplace_parts(slots, key):
    inside, sign = np.empty(len(slots)), np.empty(len(slots))
    for i in range(len(slots)):
        centred = (np.float64(_mix(slots[i] ^ key) >> _S11) + 0.5) * _TO_UNIT - 0.5
        inside[i], sign[i] = -2.0 * abs(centred), (centred < 0.0) - (centred > 0.0)
    return inside, sign


@njit(cache=True)
def add_by_group(sums, group, weight, values):
    """Add weight times values to the sums of their groups, in place and in the order of rows."""
    for i in range(len(group)):
        sums[group[i]] += weight[i] * values[i]


@njit(cache=True)
def add_stock(stock, cell, weight, employees, born, quarter, years, grown):
    """Add firms and their jobs to a stock by kind and cell, in place; see `plain.add_stock`."""
    for i in range(len(cell)):
        c, jobs = cell[i], weight[i] * employees[i]
        # No branch: whether a firm is young is hard to guess, and adding nothing changes nothing.
        young = (quarter - born[i]) / 4.0 < years
        stock[0, c] += weight[i]
        stock[1, c] += jobs
        stock[2, c] += jobs * young
        stock[3, c] += jobs * (young & (employees[i] >= grown))


@njit(cache=True)
def move_productivity(productivity, drift, cell, noise, spread, catch_up, dt):
    """Add (drift[cell] - catch_up · productivity) · dt + spread · noise to productivity, in place."""
    for i in range(len(productivity)):
        productivity[i] += (drift[cell[i]] - catch_up * productivity[i]) * dt + noise[i] * spread


@njit(cache=True)
def adapt(wish, resting, employees, pace):
    """Move wishes towards where they rest, in place; firms without employees keep theirs."""
    for i in range(len(wish)):
        if employees[i] > 0.0:
            wish[i] += (resting[i] - wish[i]) * pace


@njit(cache=True)
def grow(wish, cell, productivity, mean_of, step_of, slope, youth, dt, noise):
    """Let wishes grow, in place; see `plain.grow`."""
    for i in range(len(wish)):
        own = ((productivity[i] - mean_of[cell[i]]) * slope + youth[i]) * dt
        wish[i] = wish[i] + (step_of[cell[i]] + own) + noise[i]


@njit(cache=True)
def staff(wish, employees, staying, weight, cell, vacancies, layoffs):
    """Let workers leave, lay off and post vacancies, all in place; see `plain.staff`."""
    for i in range(len(wish)):
        there = employees[i] * staying
        missing = wish[i] - there
        surplus = max(-missing, 0.0)
        wish[i], employees[i] = max(missing, 0.0), there - surplus
        vacancies[cell[i]] += wish[i] * weight[i]
        layoffs[cell[i]] += surplus * weight[i]


@njit(cache=True)
def fill(employees, vacancies, filled, cell):
    """Add filled[cell] · vacancies to employees, in place."""
    for i in range(len(employees)):
        employees[i] += filled[cell[i]] * vacancies[i]


@njit(cache=True)
def group_means(cell, group_of, n_groups, weight, size, values):
    """Return means of values by the groups of cells, weighted by weight times size, shape (n_groups,)."""
    sums, totals = np.zeros(n_groups), np.zeros(n_groups)
    for i in range(len(cell)):
        group, total = group_of[cell[i]], weight[i] * size[i]
        totals[group] += total
        sums[group] += total * values[i]
    return sums / np.maximum(totals, 1e-9)


@njit(cache=True)
def draw_rows(group, sums, weight, size, asked, uniforms):
    """Draw rows of groups in proportion to weight times size, -1 where the group has none."""
    n = len(sums)
    thresholds = uniforms * sums[asked]
    first, draws = _sorted_within(asked, n, thresholds)
    drawn, due, running = np.full(len(asked), -1), np.full(n, np.inf), np.zeros(n)
    for g in range(n):
        if first[g] < first[g + 1] and sums[g] > 0.0:
            due[g] = thresholds[draws[first[g]]]
    for i in range(len(group)):
        g = group[i]
        running[g] += weight[i] * size[i]
        while due[g] < running[g]:
            drawn[draws[first[g]]] = i
            first[g] += 1
            more = first[g] < len(draws) and asked[draws[first[g]]] == g
            due[g] = thresholds[draws[first[g]]] if more else np.inf
    return drawn


@njit(cache=True)
def _sorted_within(group, n, values):
    """Sort items by group and by value in a group; return where groups begin and the items in order."""
    first = np.zeros(n + 1, np.int64)
    for i in range(len(group)):
        first[group[i] + 1] += 1
    for g in range(n):
        first[g + 1] += first[g]
    order, place = np.empty(len(group), np.int64), first.copy()
    for i in np.argsort(values):
        order[place[group[i]]] = i
        place[group[i]] += 1
    return first, order


@njit(cache=True)
def pick(cumulated, rows, thresholds):
    """Count, for each row of a table of rising sums, the entries below a threshold, shape of `rows`."""
    picked = np.empty(len(rows), np.int64)
    for i in range(len(rows)):
        low, high = 0, cumulated.shape[1]
        while low < high:
            middle = (low + high) // 2
            if cumulated[rows[i], middle] < thresholds[i]:
                low = middle + 1
            else:
                high = middle
        picked[i] = low
    return picked


@njit(cache=True)
def hire(employed, search, searchers, ratio):
    """Add hires to `employed` in place and return them by workplace and sector; see `plain.hire`."""
    homes, workplaces, sectors = employed.shape
    sums = np.zeros((workplaces, sectors))
    for i in range(homes):
        for j in range(workplaces):
            for s in range(sectors):
                hires = search[i, j] * searchers[i, s] * ratio[j, s]
                employed[i, j, s] += hires
                sums[j, s] += hires
    return sums


@njit(cache=True)
def end_jobs(employed, to_unemployment, retiring):
    """Take shares off `employed` in place; return the unemployed by home and sector; see `plain.end_jobs`."""
    homes, workplaces, sectors = employed.shape
    losing = np.zeros((homes, sectors))
    staying = 1.0 - to_unemployment - retiring
    for i in range(homes):
        for j in range(workplaces):
            for s in range(sectors):
                losing[i, s] += employed[i, j, s] * to_unemployment[j, s]
                employed[i, j, s] *= staying[j, s]
    return losing
