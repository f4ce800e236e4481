"""Fronts: what is not beaten in everything, how well a front does, and which of its members tell most.

All functions take losses, shape (n_points, n_aims): less is better. The hypervolume is that of the part of the
space which the points beat, up to a reference point (Zitzler, Thiele 1999); it is exact for any number of aims.
"""

import numpy as np


def not_dominated(losses: np.ndarray) -> np.ndarray:
    """Return which points no other one beats in one aim without losing in another; boolean, shape (n_points,)."""
    no_worse = (losses[:, None, :] <= losses[None, :, :]).all(axis=2)
    better = (losses[:, None, :] < losses[None, :, :]).any(axis=2)
    return ~(no_worse & better).any(axis=0)


def ranks(losses: np.ndarray) -> np.ndarray:
    """Return the rank of each point: 0 on the front, 1 on the front without these, and so on; shape (n_points,)."""
    found = np.full(len(losses), -1)
    rank = 0
    while (found < 0).any():
        left = np.flatnonzero(found < 0)
        found[left[not_dominated(losses[left])]] = rank
        rank += 1
    return found


def crowding(losses: np.ndarray) -> np.ndarray:
    """Return how far apart each point's neighbours on a front lie, infinite at its ends; shape (n_points,).

    Source: Deb et al. (2002), NSGA-II.
    """
    distance = np.zeros(len(losses))
    for column in losses.T:
        order = np.argsort(column, kind="stable")
        span = column[order[-1]] - column[order[0]]
        distance[order[[0, -1]]] = np.inf
        if span > 0 and len(order) > 2:
            distance[order[1:-1]] += (column[order[2:]] - column[order[:-2]]) / span
    return distance


def best_first(losses: np.ndarray) -> np.ndarray:
    """Return the numbers of all points: by rank, within a rank the loneliest first; shape (n_points,)."""
    rank, lonely = ranks(losses), np.zeros(len(losses))
    for each in np.unique(rank):
        rows = np.flatnonzero(rank == each)
        lonely[rows] = crowding(losses[rows])
    return np.lexsort((np.arange(len(losses)), -lonely, rank))


def spread_out(losses: np.ndarray, most: int) -> np.ndarray:
    """Return at most so many members of a front, its ends and then the loneliest, in rising order of the first aim."""
    chosen = np.flatnonzero(not_dominated(losses))
    while len(chosen) > most:
        distance = crowding(losses[chosen])
        chosen = np.delete(chosen, int(np.argmin(distance)))
    return chosen[np.argsort(losses[chosen, 0], kind="stable")]


def hypervolume(losses: np.ndarray, reference: np.ndarray) -> float:
    """Return the volume that points beat.

    Args:
        losses: Points, shape (n_points, n_aims).
        reference: Losses beyond which nothing counts, shape (n_aims,).
    """
    inside = losses[(losses < reference).all(axis=1)]
    if not len(inside):
        return 0.0
    return _volume(np.unique(inside[not_dominated(inside)], axis=0), reference)


def _volume(points: np.ndarray, reference: np.ndarray) -> float:
    """Cut the space into slices along the last aim, each with the front of the points that reach it."""
    if points.shape[1] == 1:
        return float(reference[0] - points.min())
    order = np.argsort(points[:, -1], kind="stable")
    points = points[order]
    edges = np.append(points[:, -1], reference[-1])
    total = 0.0
    for number, depth in enumerate(np.diff(edges), start=1):
        if depth > 0:
            slab = points[:number, :-1]
            total += float(depth) * _volume(slab[not_dominated(slab)], reference[:-1])
    return total
