"""Commuters between the 53 towns, estimated by iterative proportional fitting.

The published matrix of June 2023 knows 15 Kreise and the outside. Its blocks, scaled to the
start year's margins, are split over towns by a gravity kernel:

    flow_ij ∝ block_kl · employed_i · jobs_j · exp(-decay · distance_ij) · (own_town_factor if i = j)

and fitted until rows (employed residents), columns (jobs) and Kreis blocks hold together.
Flows inside a Kreis are employed residents minus out-commuters of 2023. Flows to and from the
outside keep their 2023 ratio to employed residents, the balance is exact.

Uncertainty: the blocks reproduce the published matrix by construction (only the scaling moves
them), so `commuting_fit` of the fitted matrix is no test of the kernel; that of
`gravity_prediction`, which sees margins and distances alone, is. Inside a Kreis and for years
other than 2023 nothing is published to test against.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.geography import kreis_keys, sum_to_kreis, town_kreis
from ruhrsim.model.start.labour_start import kreis_employment
from ruhrsim.regions.region import Region
from ruhrsim.regions.tables import read_commuters

_SWEEPS = 500
_PRECISION = 1e-13


@dataclass(frozen=True)
class CommutingEstimate:
    """Gravity of commuting between towns."""

    distance_decay: float = sourced(
        0.09,
        unit="1/km",
        low=0.06,
        high=0.12,
        status="estimated",
        source="grid search: highest common part of commuters of the pure gravity model against "
        "commuters_2023.csv; literature 0.05-0.1 (programme_parameters.csv, from memory)",
        meaning="Fall of commuting with road distance, exponential.",
    )
    own_town_factor: float = sourced(
        5.0,
        unit="1",
        low=1.0,
        high=9.0,
        status="estimated",
        off=1.0,
        source="grid search as for distance_decay; without it the model keeps a tenth of the residents "
        "of a town at work there, against half in the ten towns that are a Kreis of their own",
        meaning="How much more people work in their own town than its distance alone would say.",
    )


@cache
def published_blocks(region: Region | None = None) -> np.ndarray:
    """Return commuters of June 2023 between the Kreise, last index = outside, shape (16, 16)."""
    order = [*kreis_keys(region), "OUTSIDE"]
    table = read_commuters(region).pivot_table(
        index="home_kreis_ags", columns="work_kreis_ags", values="commuters"
    )
    blocks = table.reindex(index=order, columns=order).fillna(0.0).to_numpy(copy=True)
    inside = kreis_employment(2023, "residence", region) - blocks[:-1].sum(axis=1)
    blocks[np.arange(len(inside)), np.arange(len(inside))] = inside
    return blocks


def estimate_commuters(
    employed: np.ndarray,
    jobs: np.ndarray,
    distance_km: np.ndarray,
    region: Region | None = None,
    p: CommutingEstimate = CommutingEstimate(),
) -> np.ndarray:
    """Return commuters by home and workplace, index 53 = outside, shape (54, 54).

    Args:
        employed: Employed residents of the towns, shape (53,).
        jobs: Employees at workplace of the towns, shape (53,).
        distance_km: Distances between towns, shape (53, 53).
    """
    blocks = scaled_blocks(sum_to_kreis(employed, region), sum_to_kreis(jobs, region), region)
    group = np.append(town_kreis(region), len(blocks) - 1)
    rows, columns = np.append(employed, blocks[-1].sum()), np.append(jobs, blocks[:, -1].sum())
    seed = rows[:, None] * columns[None, :] * _with_outside(_kernel(distance_km, p))
    return _fit(seed, rows, columns, group, blocks)


def scaled_blocks(employed: np.ndarray, jobs: np.ndarray, region: Region | None = None) -> np.ndarray:
    """Return the Kreis matrix fitted to another year's margins, shape (16, 16).

    Commuters out of the region keep their share in employed residents; commuters into it are
    what the margins leave.
    """
    blocks = published_blocks(region)
    leaving = blocks[:, -1].sum() * employed.sum() / blocks[:-1].sum()
    entering = leaving + jobs.sum() - employed.sum()
    return _fit(blocks, np.append(employed, entering), np.append(jobs, leaving))


def gravity_commuters(
    employed: np.ndarray,
    jobs: np.ndarray,
    distance_km: np.ndarray,
    leaving_share: float,
    p: CommutingEstimate = CommutingEstimate(),
) -> np.ndarray:
    """Return commuters of a region without a published matrix, last index = outside, (n + 1, n + 1).

    So many residents leave as the share says, more where the region has fewer jobs than that leaves;
    those who come in fill the other jobs. Distance plays no role for either.

    Args:
        employed: Employed residents of the towns, shape (n,).
        jobs: Employees at workplace of the towns, shape (n,).
        distance_km: Distances between towns, shape (n, n).
        leaving_share: Part of employed residents who work outside.
        p: Parameters.
    """
    leaving = max(leaving_share * employed.sum(), employed.sum() - jobs.sum())
    entering = leaving + jobs.sum() - employed.sum()
    rows, columns = np.append(employed, entering), np.append(jobs, leaving)
    seed = rows[:, None] * columns[None, :] * _with_outside(_kernel(distance_km, p))
    return _fit(seed, rows, columns)


def fit_commuters(flows: np.ndarray, employed: np.ndarray, jobs: np.ndarray) -> np.ndarray:
    """Return given commuters scaled to employed residents and jobs, last index = outside, (n + 1, n + 1).

    Those who leave keep their share in residents, those who come in are what the margins leave.

    Args:
        flows: Commuters by home and workplace, same shape.
        employed: Employed residents of the towns, shape (n,).
        jobs: Employees at workplace of the towns, shape (n,).
    """
    leaving = flows[:-1, -1].sum() * employed.sum() / flows[:-1].sum()
    leaving = max(leaving, employed.sum() - jobs.sum())
    entering = leaving + jobs.sum() - employed.sum()
    return _fit(flows, np.append(employed, entering), np.append(jobs, leaving))


def gravity_prediction(
    employed: np.ndarray,
    jobs: np.ndarray,
    distance_km: np.ndarray,
    p: CommutingEstimate = CommutingEstimate(),
) -> np.ndarray:
    """Predict commuters inside the region from margins and distance alone, shape (n, n).

    The margins are those of flows inside the region, so `employed` and `jobs` must have one sum.
    """
    return _fit(employed[:, None] * jobs[None, :] * _kernel(distance_km, p), employed, jobs)


def commuting_fit(flows: np.ndarray, between_only: bool = False) -> dict[str, float]:
    """Compare commuters between towns with the published Kreis matrix of 2023.

    Both matrices are brought to one total, since the start years differ.

    Args:
        flows: Commuters between the 53 towns, shape (53, 53).
        between_only: Leave out the flows inside a Kreis, the easiest and largest ones.

    Returns:
        `r2` (squared correlation of the cells) and `cpc` (common part of commuters, 0 to 1).
    """
    published = published_blocks()[:-1, :-1]
    model = sum_to_kreis(sum_to_kreis(flows).T).T
    chosen = ~np.eye(len(published), dtype=bool) if between_only else np.ones_like(published, dtype=bool)
    model, published = model[chosen] / model[chosen].sum(), published[chosen] / published[chosen].sum()
    return {
        "r2": float(np.corrcoef(model, published)[0, 1] ** 2),
        "cpc": float(np.minimum(model, published).sum()),
    }


def _kernel(distance_km: np.ndarray, p: CommutingEstimate) -> np.ndarray:
    own_town = np.where(np.eye(len(distance_km), dtype=bool), p.own_town_factor, 1.0)
    return own_town * np.exp(-p.distance_decay * distance_km)


def _with_outside(kernel: np.ndarray) -> np.ndarray:
    widened = np.ones((len(kernel) + 1, len(kernel) + 1))
    widened[:-1, :-1] = kernel
    widened[-1, -1] = 0.0
    return widened


def _fit(
    flows: np.ndarray,
    rows: np.ndarray,
    columns: np.ndarray,
    group: np.ndarray | None = None,
    blocks: np.ndarray | None = None,
) -> np.ndarray:
    """Scale rows, columns and (if given) blocks in turn until the rows hold after the columns."""
    for _ in range(_SWEEPS):
        flows = flows * _ratio(rows, flows.sum(axis=1))[:, None]
        if blocks is not None and group is not None:
            flows = flows * _ratio(blocks, _sum_blocks(flows, group))[np.ix_(group, group)]
        flows = flows * _ratio(columns, flows.sum(axis=0))[None, :]
        if np.allclose(flows.sum(axis=1), rows, rtol=_PRECISION, atol=0.0):
            break
    return flows


def _sum_blocks(flows: np.ndarray, group: np.ndarray) -> np.ndarray:
    member = group[:, None] == np.arange(group.max() + 1)
    return member.T @ flows @ member


def _ratio(target: np.ndarray, current: np.ndarray) -> np.ndarray:
    return np.divide(target, current, out=np.zeros_like(current), where=current > 0.0)
