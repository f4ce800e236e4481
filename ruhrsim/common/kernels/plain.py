"""The passes in NumPy; `compiled` has the same functions with the same results."""

import numpy as np

ENGINE = "numpy"
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_BITS_DROPPED = np.uint64(11)
_TO_UNIT = 2.0**-53
# Large enough to spare calls, small enough to stay in the cache of a core.
_BLOCK = 16384


def mix64(values: np.ndarray) -> np.ndarray:
    """Scramble unsigned 64-bit integers, shape (n,)."""
    mixed = np.empty_like(values)
    spare = np.empty(min(len(values), _BLOCK), np.uint64)
    for start in range(0, len(values), _BLOCK):
        block = mixed[start : start + _BLOCK]
        np.add(values[start : start + _BLOCK], _GOLDEN, out=block)
        _finish(block, spare[: len(block)])
    return mixed


def uniforms(slots: np.ndarray, key: np.uint64) -> np.ndarray:
    """Return uniforms strictly between 0 and 1, shape (n,), from slots and the key of a decision."""
    made = np.empty(len(slots))
    mixed, spare = np.empty((2, min(len(slots), _BLOCK)), np.uint64)
    for start in range(0, len(slots), _BLOCK):
        block = made[start : start + _BLOCK]
        bits = mixed[: len(block)]
        np.bitwise_xor(slots[start : start + _BLOCK], key, out=bits)
        bits += _GOLDEN
        _finish(bits, spare[: len(block)])
        bits >>= _BITS_DROPPED
        # 53 bits fit into signed integers, which turn into floats faster than unsigned ones.
        block[:] = bits.view(np.int64)
        block += 0.5
        block *= _TO_UNIT
    return made


def rows_below(slots: np.ndarray, key: np.uint64, bound: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows whose uniforms lie below a bound, in rising order, and these uniforms."""
    luck = uniforms(slots, key)
    rows = (luck < bound).nonzero()[0]
    return rows, luck[rows]


def rows_due(
    slots: np.ndarray, key: np.uint64, weight: np.ndarray, size: np.ndarray, factor: float
) -> np.ndarray:
    """Return the rows in which weight · size · factor and the uniform reach one together, in rising order."""
    expected = weight * size
    expected *= factor
    expected += uniforms(slots, key)
    return (expected >= 1.0).nonzero()[0]


def laplace(slots: np.ndarray, key: np.uint64) -> np.ndarray:
    """Return Laplace variates of mean 0 and scale 1, shape (n,), from slots and the key of a decision."""
    variates = uniforms(slots, key)
    variates -= 0.5
    sign = np.sign(variates)
    np.abs(variates, out=variates)
    variates *= -2.0
    np.log1p(variates, out=variates)
    variates *= np.negative(sign, out=sign)
    return variates


def add_by_group(sums: np.ndarray, group: np.ndarray, weight: np.ndarray, values: np.ndarray) -> None:
    """Add weight times values to the sums of their groups, in place and in the order of rows."""
    np.add.at(sums, group, weight * values)


def add_stock(
    stock: np.ndarray,
    cell: np.ndarray,
    weight: np.ndarray,
    employees: np.ndarray,
    born: np.ndarray,
    quarter: float,
    years: float,
    grown: float,
) -> None:
    """Add firms and their jobs to a stock by kind and cell, in place.

    The kinds are firms, jobs, jobs in firms under an age, and jobs in those of them that have grown.
    """
    jobs, young = weight * employees, (quarter - born) / 4.0 < years
    of_young = (young & (employees >= grown)).nonzero()[0]
    np.add.at(stock[0], cell, weight)
    np.add.at(stock[1], cell, jobs)
    np.add.at(stock[2], cell, jobs * young)
    np.add.at(stock[3], cell[of_young], jobs[of_young])


def move_productivity(
    productivity: np.ndarray,
    drift: np.ndarray,
    cell: np.ndarray,
    noise: np.ndarray,
    spread: float,
    catch_up: float,
    dt: float,
) -> None:
    """Add (drift[cell] - catch_up · productivity) · dt + spread · noise to productivity, in place."""
    change = drift[cell]
    change -= catch_up * productivity
    change *= dt
    noise *= spread
    change += noise
    productivity += change


def adapt(wish: np.ndarray, resting: np.ndarray, employees: np.ndarray, pace: float) -> None:
    """Move wishes towards where they rest, in place; firms without employees keep theirs."""
    change = resting - wish
    change *= employees > 0.0
    change *= pace
    wish += change


def grow(
    wish: np.ndarray,
    cell: np.ndarray,
    productivity: np.ndarray,
    mean_of: np.ndarray,
    step_of: np.ndarray,
    slope: float,
    youth: np.ndarray,
    dt: float,
    noise: np.ndarray,
) -> None:
    """Let wishes grow, in place.

    Δ wish = step_of[cell] + (slope · (productivity - mean_of[cell]) + youth) · dt + noise
    """
    own = productivity - mean_of[cell]
    own *= slope
    own += youth
    own *= dt
    wish += np.add(step_of[cell], own, out=own)
    wish += noise


def staff(
    wish: np.ndarray,
    employees: np.ndarray,
    staying: float,
    weight: np.ndarray,
    cell: np.ndarray,
    vacancies: np.ndarray,
    layoffs: np.ndarray,
) -> None:
    """Let workers leave, lay off the surplus over the wish, and turn wishes into vacancies, all in place.

    Vacancies and layoffs are added up by cell.
    """
    employees *= staying
    wish -= employees
    surplus = np.maximum(-wish, 0.0)
    np.maximum(wish, 0.0, out=wish)
    employees -= surplus
    surplus *= weight
    np.add.at(layoffs, cell, surplus)
    np.add.at(vacancies, cell, weight * wish)


def fill(employees: np.ndarray, vacancies: np.ndarray, filled: np.ndarray, cell: np.ndarray) -> None:
    """Add filled[cell] · vacancies to employees, in place."""
    hires = filled[cell]
    hires *= vacancies
    employees += hires


def group_means(
    cell: np.ndarray,
    group_of: np.ndarray,
    n_groups: int,
    weight: np.ndarray,
    size: np.ndarray,
    values: np.ndarray,
) -> np.ndarray:
    """Return means of values by the groups of cells, weighted by weight times size, shape (n_groups,)."""
    group, total = group_of[cell], weight * size
    sums = np.bincount(group, total * values, n_groups)
    return sums / np.maximum(np.bincount(group, total, n_groups), 1e-9)


def draw_rows(
    group: np.ndarray,
    sums: np.ndarray,
    weight: np.ndarray,
    size: np.ndarray,
    asked: np.ndarray,
    uniforms: np.ndarray,
) -> np.ndarray:
    """Draw rows of groups in proportion to weight times size, -1 where the group has none.

    Args:
        group: Group of each row, shape (n_rows,).
        sums: Weight times size of each group, added up in the order of rows, shape (n_groups,).
        weight, size: Factors of the odds of each row, shape (n_rows,).
        asked: The group to draw from, shape (n_draws,).
        uniforms: Luck of each draw, shape (n_draws,).
    """
    rows, first = _by_group(size.nonzero()[0], group, len(sums))
    draws, first_draw = _by_group(np.arange(len(asked)), asked, len(sums))
    odds, thresholds, drawn = (
        weight[rows] * size[rows],
        (uniforms * sums[asked])[draws],
        np.full(len(asked), -1),
    )
    for g in np.unique(asked).tolist():
        here, there = slice(first_draw[g], first_draw[g + 1]), slice(first[g], first[g + 1])
        of_group = rows[there]
        if len(of_group):
            places = odds[there].cumsum().searchsorted(thresholds[here], side="right")
            drawn[draws[here]] = of_group[np.minimum(places, len(of_group) - 1)]
    return drawn


def _by_group(items: np.ndarray, group: np.ndarray, n: int) -> tuple[np.ndarray, list[int]]:
    """Sort items by their group; return them, and where each of the n groups begins."""
    items = items[np.argsort(group[items].astype(np.int16), kind="stable")]
    return items, np.concatenate([[0], np.cumsum(np.bincount(group[items], minlength=n))]).tolist()


def pick(cumulated: np.ndarray, rows: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Count, for each row of a table of rising sums, the entries below a threshold, shape of `rows`."""
    return (cumulated[rows] < thresholds[:, None]).sum(axis=1)


def hire(employed: np.ndarray, search: np.ndarray, searchers: np.ndarray, ratio: np.ndarray) -> np.ndarray:
    """Add hires to `employed` in place and return them by workplace and sector.

    hires[i, j, s] = search[i, j] · searchers[i, s] · ratio[j, s]
    """
    hires = search[:, :, None] * searchers[:, None, :] * ratio
    employed += hires
    return hires.sum(axis=0)


def end_jobs(employed: np.ndarray, to_unemployment: np.ndarray, retiring: np.ndarray) -> np.ndarray:
    """Take shares (by workplace and sector) off `employed` in place; return the unemployed by home and sector."""
    losing = (employed * to_unemployment).sum(axis=1)
    employed *= 1.0 - to_unemployment - retiring
    return losing


def _finish(mixed: np.ndarray, spare: np.ndarray) -> None:
    """Scramble in place with the help of an array of the same shape."""
    np.right_shift(mixed, np.uint64(30), out=spare)
    mixed ^= spare
    mixed *= _FIRST
    np.right_shift(mixed, np.uint64(27), out=spare)
    mixed ^= spare
    mixed *= _SECOND
    np.right_shift(mixed, np.uint64(31), out=spare)
    mixed ^= spare
