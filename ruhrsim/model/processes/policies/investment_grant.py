"""Investment grant (GRW): a part of the costs of firms that invest and sell beyond the region.

    jobs_built[m, s] += money[m] / cost_per_job · jobs[m, s] / Σ_exporting jobs[m]

over the sectors that sell beyond the region, or one theme if it is named. Rates are 10 to 25 % of the
investment; the cost per job is public money for an additional one and net of deadweight.

Source: Grunau, Hoffmann, Lemieux and Titze 2024 (EUR 25,000 an additional job at the plant, 20,000 in the
municipality with what follows there, lasting up to ten years); Siegloch, Wehrhöfer and Etzel 2025 (USD
19,000). North Rhine-Westphalia paid EUR 24-36 million a year until 2014, 92.5 million in 2020 and pays more
than 240 million a year in 2023-2027, all 33 Kreise and cities together (press and ministry); the Ruhr's part
is not published.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import THEMES, sector_index

_EXPORTING = [
    sector_index(s)
    for s in ("cyber_ai", "green_tech", "new_industry", "logistics", "legacy_industry", "business_services")
]


@dataclass(frozen=True)
class InvestmentGrantEffect:
    """What investment grants achieve."""

    cost_per_job: float = sourced(
        25000.0,
        unit="EUR",
        low=15000.0,
        high=45000.0,
        status="estimated",
        source="Grunau, Hoffmann, Lemieux and Titze 2024: EUR 25,000 an additional job at the plant (instrumented), "
        "net of deadweight; Siegloch, Wehrhöfer and Etzel 2025: USD 19,000 (15,000-30,000)",
        meaning="Public money for each additional job at the plants that get it.",
    )
    delay_years: float = delay(1.5, 0.5, 3.0, "own judgement: investment takes one to three years")


class InvestmentGrant(Instrument):
    """Grants to firms that invest in the towns named, in one theme or in all sectors that sell beyond the region."""

    instrument: Literal["investment_grant"] = "investment_grant"
    effect = InvestmentGrantEffect
    payer = "land"
    theme: Literal[THEMES] | None = None  # type: ignore[valid-type]

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: InvestmentGrantEffect) -> None:
        """Build jobs where firms invest."""
        sectors = [sector_index(self.theme)] if self.theme else _EXPORTING
        there = np.maximum(world.jobs[:, sectors], 1e-9)
        part = there / there.sum(axis=1, keepdims=True)
        levers.jobs_built[:, sectors] += (money / p.cost_per_job)[:, None] * part
