"""Bust of a field: demand of one field inside a theme falls at once and recovers late."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.shocks.shock import DatedShock
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import FIELDS


class FieldBust(DatedShock):
    """Demand of one field falls; its theme loses that field's share."""

    kind: Literal["field_bust"] = "field_bust"
    field: Literal[tuple(FIELDS)]  # type: ignore[valid-type]
    depth: Annotated[float, Field(gt=0, lt=0.9, description="Share of the field's demand that goes.")]
    recovery_years: Annotated[float, Field(ge=0.25, le=50, multiple_of=0.25)] = 50.0

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Lower the field's demand in the quarter of the shock, give it back evenly afterwards."""
        fall, field = -np.log1p(-self.depth), list(FIELDS).index(self.field)
        if since == 0:
            conditions.field_growth[field] -= fall / DT
        elif 0 < since <= 4 * self.recovery_years:
            conditions.field_growth[field] += fall / self.recovery_years
