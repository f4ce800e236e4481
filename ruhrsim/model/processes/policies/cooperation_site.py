"""Regional cooperation site: large plots that at least two towns develop together and share.

    cooperation_site_ha[m] += money[m] / eur_per_ha

The land comes from the 24 sites that the regional plan names (see land.planned_ha) and no more than is left
of them. The towns named share money, land, jobs and trade tax alike. Plots are meant for firms that need
more than five hectares; the account of land knows no plot sizes, so that all firms find it there.

Source: regional association of the Ruhr: 24 sites with 1,260 ha, in force since November 2021, ten of them
on brownfields; costs as those of other land.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import field_validator

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class CooperationSiteEffect:
    """What a regional cooperation site costs."""

    eur_per_ha: float = sourced(
        1001700.0,
        unit="EUR a hectare",
        low=200000.0,
        high=3000000.0,
        status="assumed",
        source="ten of 24 sites at the cost of brownfield, fourteen at that of land release (brownfield.eur_per_ha, "
        "land_release.eur_per_ha)",
        meaning="Money for each hectare made ready.",
    )
    delay_years: float = delay(
        5.0, 3.0, 12.0, "own judgement: plans, agreement between towns and roads take years"
    )


class CooperationSite(Instrument):
    """A regional cooperation site of the towns named, at least two."""

    instrument: Literal["cooperation_site"] = "cooperation_site"
    effect = CooperationSiteEffect

    @field_validator("towns")
    @classmethod
    def _at_least_two_towns(cls, towns: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if towns is not None and len(set(towns)) < 2:
            raise ValueError(
                f"{', '.join(towns)}: a regional cooperation site needs at least two towns; name another one"
            )
        return towns

    def shares(self, world: World, p: CooperationSiteEffect) -> np.ndarray:
        """Return each town's part of the money: alike for all towns named, shape (n_towns,)."""
        partners = self.chosen(world)
        return partners / partners.sum()

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: CooperationSiteEffect) -> None:
        """Make planned land ready."""
        levers.cooperation_site_ha += money / p.eur_per_ha
