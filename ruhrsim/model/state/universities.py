"""Universities: the sites that train graduates for the region, as Mesa agents."""

from typing import Any

import mesa
import numpy as np

from ruhrsim.regions.subjects import SUBJECTS


class University(mesa.Agent[Any]):
    """One university site.

    Args:
        model: The `RuhrModel` it belongs to.
        index: Row in every array with a university axis.

    Attributes:
        key: Short key of the site, as in the table of universities.
        name: Name of the university.
        town: Municipality index of the site.
        students: Students at the site.
        graduates_per_year: Graduates a year.
        subject_shares: Shares of the subject groups, shape (n_subjects,), summing to 1.
    """

    def __init__(self, model: Any, index: int):
        super().__init__(model)
        self.index = index
        row = model.start.tables.universities.iloc[index]
        self.key, self.name, self.town = str(row["hei_id"]), str(row["name"]), int(row["town"])
        self.students, self.graduates_per_year = float(row["students"]), float(row["graduates_per_year"])
        self.subject_shares = np.array([row[f"share_{subject}"] for subject in SUBJECTS], dtype=float)

    @property
    def research_strength(self) -> np.ndarray:
        """Research strength of the site's town by sector, shape (n_sectors,), region's mean 1 at the start."""
        return self.model.clusters.research[self.town]

    @property
    def living_spin_offs(self) -> int:
        """Rows of living firms founded by graduates of this site since the start."""
        return self.model.region.ties.spin_offs_of(self.index)
