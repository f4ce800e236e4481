"""The output of the districts, from the table of their gross domestic product by resident."""

import numpy as np

from ruhrsim.model.start.geography import by_kreis
from ruhrsim.regions.region import Region
from ruhrsim.regions.tables import read_output, read_population

RIVALS_YEAR = 2021
"""Year of the rivals' residents and of all output."""


def district_output(region: Region | None = None) -> np.ndarray:
    """Return the gross domestic product of the 15 Kreise in 2021, EUR million, shape (15,)."""
    output = read_output(region).query("year == @RIVALS_YEAR")
    residents = read_population(region).query("year == @RIVALS_YEAR and level == 'kreis'")
    per_head = by_kreis(output, "inkar_gdp_1000eur_per_inhabitant", region=region)
    return per_head * by_kreis(residents, "population", key="ags", region=region) / 1e3
