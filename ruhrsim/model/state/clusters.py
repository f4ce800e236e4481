"""Clusters: what a firm finds around it, by town and sector."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Clusters:
    """Surroundings of firms; shapes (n_towns, n_sectors) unless said otherwise.

    Args:
        localisation: Log of own-sector mass in reach, relative to the start.
        related_variety: Jobs in related sectors in reach as a share of all, change since the start.
        urbanisation: Log of all jobs in reach, relative to the start, shape (n_towns,).
        it_reach: Log of IT jobs in reach, relative to the start, shape (n_towns,).
        variety: Cognitive variety of the firms, 0 (all alike) to 1.
        edge: Log productivity that the region's firms of a sector have won or lost against the world outside by
            their variety since the start, shape (n_sectors,).
        young_share: Share of jobs in firms under ten years, change since the start.
        research: Research strength; the region's mean per sector is 1 at the start.
        digital_readiness: Digital readiness of the town administration and nets, 0 to 1, shape (n_towns,).
        skilled: Skilled share of each town relative to the start, shape (n_towns,).
        investor_pool: Money of past successes looking for start-ups, relative to the start, shape (n_sectors,).
    """

    localisation: np.ndarray
    related_variety: np.ndarray
    urbanisation: np.ndarray
    it_reach: np.ndarray
    variety: np.ndarray
    edge: np.ndarray
    young_share: np.ndarray
    research: np.ndarray
    digital_readiness: np.ndarray
    skilled: np.ndarray
    investor_pool: np.ndarray
