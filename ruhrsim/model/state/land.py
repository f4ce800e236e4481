"""Commercial land of the towns: used, free, in preparation, restricted."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Land:
    """Commercial land in hectares by municipality, arrays of shape (n_towns,).

    Args:
        used_ha: Built on and in use.
        free_ha: Available at once and without restriction.
        preparing_ha: Brownfield and lightly restricted land in preparation.
        restricted_ha: Severely restricted; moves only by policy.
        planned_ha: Land of the sites that the regional plan names, not yet developed and not in the total.
        short_ha: Free land used up and not yet made up for by what became ready; below 0 what is ahead.
        ha_per_demand: Hectares for each unit of weighted jobs; set so that the start is met.
        usual_free_ha: Free land of the start.
        total_ha: Sum of the first four; changes only by release of new land.
    """

    used_ha: np.ndarray
    free_ha: np.ndarray
    preparing_ha: np.ndarray
    restricted_ha: np.ndarray
    planned_ha: np.ndarray
    short_ha: np.ndarray
    ha_per_demand: np.ndarray
    usual_free_ha: np.ndarray
    total_ha: np.ndarray
