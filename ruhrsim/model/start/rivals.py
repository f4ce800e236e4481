"""Rivals: how large the cities are beside which the region is seen from outside.

Residents and output (2021) of nine German cities are sourced. Their jobs are not, least of all by
theme, so a rank in a theme is an illustration: every rival has as many jobs in it for each euro of
output as the region has at its start, times an assumed factor of a wide range.

    jobs[c, s] = theme_factor · output[c] · Σ_m L[m, s] / Σ_d output[d]

A rank is one more than the number of rivals that are larger. The rivals stay as they were: a rank
tells scenarios apart, its course tells nothing about the others' future.

Source: external_regions.csv; gdp_history.csv, which gives Essen's and Dortmund's output of 2021
within 0.1 % of the list that the rivals' output is from. Students are not compared: the table has
one university each of two rivals only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.regions.sectors import N_THEMES


@dataclass(frozen=True)
class RivalEstimate:
    """What the tables do not say about the cities outside."""

    theme_factor: float = sourced(
        1.0,
        unit="1",
        low=0.5,
        high=2.0,
        status="assumed",
        source="own judgement: no jobs of other cities by theme in the tables; the same mix as here for want of any",
        meaning="Jobs of other cities in a theme over those that the region would have with their output.",
    )


@dataclass(frozen=True, eq=False)
class Rivals:
    """The cities outside with sourced residents and output; Münster has neither and is left out.

    Args:
        names: Names, length n.
        residents: Residents, shape (n,).
        output_meur: Gross domestic product, EUR million, shape (n,).
        theme_jobs: Jobs by theme, illustrative, shape (n, n_themes).
    """

    names: tuple[str, ...]
    residents: np.ndarray
    output_meur: np.ndarray
    theme_jobs: np.ndarray


def read_rivals(start: RegionStart, p: RivalEstimate = RivalEstimate()) -> Rivals:
    """Return the rivals of the region.

    Where the region's own output is not known, they have no jobs by theme.

    Args:
        start: A `RegionStart`: its jobs, its output and the regions outside.
        p: Assumptions.
    """
    table = start.external_regions
    table = table[~table["imputed"]]
    residents = table["population"].to_numpy(float)
    output = residents * table["gdp_per_head_eur"].to_numpy(float) / 1e6
    jobs = start.jobs[:, :N_THEMES].sum(axis=0)
    per_output = jobs / start.output_meur if start.output_meur else np.zeros_like(jobs)
    return Rivals(tuple(table["name"]), residents, output, p.theme_factor * np.outer(output, per_output))


def rank_among(mass: np.ndarray | Sequence[np.ndarray] | float, others: np.ndarray) -> np.ndarray:
    """Return the rank of each mass among others, 1 for the largest; equals share the better rank.

    Args:
        mass: One or more masses, any shape.
        others: Masses of the others, shape (n,), or (n, n_kinds) where the last axis of `mass` is the kind.
    """
    mass = np.asarray(mass)
    if others.ndim == 1:
        return 1 + (mass[..., None] < others).sum(axis=-1)
    return 1 + (mass[..., None, :] < others).sum(axis=-2)


def largest_together(mass: np.ndarray, cooperation: np.ndarray) -> np.ndarray:
    """Return the largest mass that any town shows together with those it cooperates with.

        max_m (mass[m] + Σ_j cooperation[m, j] · mass[j])

    Args:
        mass: Masses of the towns, shape (n_towns, ...).
        cooperation: Weights of cooperation, zero on the diagonal, shape (n_towns, n_towns).
    """
    return (mass + cooperation @ mass).max(axis=0)
