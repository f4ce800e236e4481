"""Loss of a university's funding: places to study go in the towns named.

    study_places[m] = 1 - share · min(1, quarters since the shock / over)
    untrained[m] = stay · (1 - study_places[m])

Graduates and students fall with the places. Of those who would have settled as graduates, `stay`
enter the region's labour force without a degree and the others go elsewhere; the default of a half
is assumed, the plausible range is all of 0 to 1. Research is left as it is.
"""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock, Weight
from ruhrsim.model.start.university_start import students_by_town
from ruhrsim.model.state.conditions import Conditions


class UniversityFunding(DatedShock):
    """Universities lose places to study."""

    kind: Literal["university_funding"] = "university_funding"
    towns: Annotated[tuple[str, ...], Field(min_length=1)]
    share: Annotated[float, Field(gt=0, le=1, description="Share of the places that goes.")]
    over_years: Annotated[
        float, Field(ge=0, le=20, multiple_of=0.25, description="Years until the whole share is gone.")
    ] = 4.0
    stay: Annotated[
        Weight, Field(description="Share of the missing graduates who stay untrained; assumed.")
    ] = 0.5

    def check(self, jobs: np.ndarray, towns: list[str]) -> None:
        """Make sure that there are universities.

        Raises:
            ValueError: A town has none that recruits in the region.
        """
        students = students_by_town(2025)
        without = [town for town in self.towns if not students[towns.index(town)]]
        if without:
            having = ", ".join(town for town, number in zip(towns, students, strict=True) if number)
            raise ValueError(
                f"university_funding: no university in {', '.join(without)}; choose from {having}"
            )

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Take places away, for good."""
        if since >= 0:
            gone = self.share * min(1.0, (since + 1) / max(4.0 * self.over_years, 1.0))
            lost = gone * np.isin(towns, self.towns) * conditions.study_places
            conditions.study_places -= lost
            conditions.untrained += self.stay * lost
