"""Energy price: energy-hungry sectors lose demand to places where energy is cheaper.

    D_s falls by depth · weight_s at once and comes back over `recovery_years`

Costs are not modelled; the fall of demand stands for what higher costs do to sales. The weights
are assumptions: steel, refining and chemicals use most energy for each job.
"""

from typing import Annotated, Literal

from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock, Weight, by_sector, dent
from ruhrsim.model.state.conditions import Conditions


class EnergyPrice(DatedShock):
    """Energy becomes dear."""

    kind: Literal["energy_price"] = "energy_price"
    depth: Annotated[float, Field(gt=0, lt=0.9, description="Share of demand that goes at weight 1.")]
    recovery_years: Annotated[float, Field(ge=0.25, le=50, multiple_of=0.25)] = 5.0
    legacy_industry: Weight = 1.0
    new_industry: Weight = 0.4
    green_tech: Weight = 0.3

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Lower demand of the energy-hungry sectors."""
        weights = by_sector({s: getattr(self, s) for s in ("legacy_industry", "new_industry", "green_tech")})
        dent(conditions, self.depth * weights, self.recovery_years, since)
