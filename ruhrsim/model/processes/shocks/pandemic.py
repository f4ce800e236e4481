"""Pandemic: a short stop of demand, worst for local services.

    D falls by depth (local services) or depth · elsewhere (the others), stays down for
    `stop_quarters` and comes back over `recovery_years`; health and the public sector go on

Depth means jobs wanted, not turnover: short-time work kept many jobs in 2020. A hindcast holds that
stop in its outside conditions already.

Source: which sectors, own judgement; the default depth is set so that the year's unemployment
rises as it did outside in 2020, by about one point (regions/outside_rate.py, NRW without the Ruhr: 5.7
to 6.6 % of the labour force).
"""

from typing import Annotated, Literal

from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock, Weight, by_sector, dent
from ruhrsim.model.state.conditions import Conditions


class Pandemic(DatedShock):
    """Customers stay at home for a while."""

    kind: Literal["pandemic"] = "pandemic"
    depth: Annotated[
        float, Field(gt=0, lt=0.9, description="Share of local services' jobs wanted that goes.")
    ] = 0.08
    elsewhere: Weight = 0.3
    stop_quarters: Annotated[int, Field(ge=0, le=12, description="Quarters at the bottom.")] = 2
    recovery_years: Annotated[float, Field(ge=0.25, le=20, multiple_of=0.25)] = 1.5

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Stop demand, give it back evenly after the stop."""
        hit = {"local_services": self.depth, "health": 0.0, "public_education": 0.0}
        depth = by_sector(hit, others=self.depth * self.elsewhere)
        dent(conditions, depth, self.recovery_years, since, pause=self.stop_quarters)
