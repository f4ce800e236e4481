"""What the outside world does this quarter."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Conditions:
    """The world outside the region's control.

    Args:
        trend: Growth of demand of each sector in the country, 1/year, shape (n_sectors,).
        demand_growth: Growth of demand in this quarter, cycle and shocks included, 1/year, shape (n_sectors,).
        demand_level: Demand relative to the start by sector, shape (n_sectors,).
        usual_demand: The same without the plants that shocks closed or opened, shape (n_sectors,).
        placed: Jobs of plants that shocks opened less those they closed so far, grown with demand since,
            shape (n_towns, n_sectors).
        field_growth: What befalls single fields beyond their theme, 1/year, shape (n_fields,).
        outside_unemployment: Log of the outside unemployment rate relative to the start.
        closures: Jobs that documented or scenario shocks close this quarter, shape (n_towns, n_sectors).
        openings: Jobs that new establishments want this quarter, shape (n_towns, n_sectors).
        study_places: Places at the universities of each town relative to the start, shape (n_towns,).
        untrained: Share of the start's places whose people work without a degree, shape (n_towns,).
    """

    trend: np.ndarray
    demand_growth: np.ndarray
    demand_level: np.ndarray
    usual_demand: np.ndarray
    placed: np.ndarray
    field_growth: np.ndarray
    outside_unemployment: float
    closures: np.ndarray
    openings: np.ndarray
    study_places: np.ndarray
    untrained: np.ndarray
