"""Who pays for a scenario year by year, and whether it adds up.

The towns pay for themes (EUR per head) and for their instruments; both together must stay within
the budget that the visitor gives them. Land, federation and EU pay on top.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.app.place import here
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.model.processes.policies.efre_match import EfreMatch
from ruhrsim.scenarios.scenario import Scenario

_TOLERANCE = 0.002
_MILLION = 1e6


@dataclass(frozen=True)
class Bill:
    """Money of a scenario by year.

    Args:
        years: The years of the horizon.
        themes: What towns spend on themes, EUR by year.
        paid: What each payer spends on instruments, EUR by year, arrays by payer.
        residents: Residents at the start.
    """

    years: np.ndarray
    themes: np.ndarray
    paid: dict[str, np.ndarray]
    residents: float

    def towns(self) -> np.ndarray:
        """Return what the towns spend in all, EUR by year."""
        return self.themes + self.paid["towns"]

    def dearest(self) -> int:
        """Return the position of the year in which the towns spend most."""
        return int(np.argmax(self.towns()))

    def per_head(self) -> float:
        """Return what the towns spend per resident in their dearest year, EUR."""
        return float(self.towns().max() / self.residents)


def bill(scenario: Scenario) -> Bill:
    """Return who pays what in each year of a scenario."""
    residents = _residents()
    years = np.arange(scenario.start + 1, scenario.start + scenario.years + 1)
    in_force = [_in_force(scenario, year) for year in years]
    each = {
        id(strategy): _theme_money(strategy, residents) for strategy in {id(s): s for s in in_force}.values()
    }
    themes = np.array([each[id(strategy)] for strategy in in_force])
    paid = {payer: np.zeros(len(years)) for payer in ("towns", "land", "eu")}
    for policy in scenario.policies:
        running = (years >= policy.from_) & (years <= policy.to)
        paid[policy.payer] += policy.eur_per_year * running
    return Bill(years, themes, paid, float(sum(residents.values())))


@cache
def _residents() -> dict[str, float]:
    table = here().towns()
    return dict(zip(table["name"], table["population"], strict=True))


def _in_force(scenario: Scenario, year: int):
    begun = [phase for phase in scenario.strategy.phases if phase.from_ <= year]
    return begun[-1] if begun else scenario.strategy


def _theme_money(strategy, residents: dict[str, float]) -> float:
    return float(sum(strategy.of(town).eur_per_head_year * number for town, number in residents.items()))


def start_budget(scenario: Scenario) -> float:
    """Return the budget per head that just covers a scenario as it ships, EUR rounded up to a tenth."""
    return float(np.ceil(10 * bill(scenario).per_head() * (1 - 1e-6)) / 10)


def faults(scenario: Scenario, budget: float, language: str) -> list[str]:
    """Return in words what does not add up; empty if all does."""
    found = bill(scenario)
    limit, spent = budget * found.residents, float(found.towns().max())
    if spent <= limit * (1 + _TOLERANCE):
        return []
    return [
        text(
            "editor.budget_over",
            language,
            year=found.years[found.dearest()],
            spent=_millions(spent, language),
            over=_millions(spent - limit, language),
            limit=_millions(limit, language),
        )
    ]


def warnings(scenario: Scenario, budget: float, baseline: Scenario, language: str) -> list[str]:
    """Return in words what adds up but deserves a look."""
    found, lines = bill(scenario), []
    offered = max((p.eur_per_year for p in scenario.policies if isinstance(p, EfreMatch)), default=0.0)
    if offered > found.themes.max():
        lines.append(
            text(
                "editor.budget_match",
                language,
                offered=_millions(offered, language),
                own=_millions(found.themes.max(), language),
            )
        )
    own, base = found.per_head(), bill(baseline).per_head()
    if abs(own - base) > _TOLERANCE * max(base, 1.0):
        lines.append(
            text(
                "editor.budget_unequal",
                language,
                own=format_number(own, 1, language),
                base=format_number(base, 1, language),
            )
        )
    return lines


def fitting_theme_money(scenario: Scenario, budget: float) -> float:
    """Return the theme money per head that leaves room for the towns' instruments, EUR."""
    found = bill(scenario)
    left = budget - float(found.paid["towns"].max()) / found.residents
    return float(max(0.0, np.floor(10 * left) / 10))


def bar(scenario: Scenario, budget: float, language: str) -> dict:
    """Return the parts of the budget bar in the towns' dearest year, EUR million."""
    found = bill(scenario)
    at = found.dearest()
    amounts = {
        "themes": float(found.themes[at]),
        **{payer: float(found.paid[payer][at]) for payer in found.paid},
    }
    limit = budget * found.residents
    parts = [
        {
            "key": key,
            "label": text(f"editor.budget_{key}", language),
            "amount": amount / _MILLION,
            "written": _millions(amount, language),
        }
        for key, amount in amounts.items()
    ]
    return {
        "parts": parts,
        "limit": limit / _MILLION,
        "limit_written": _millions(limit, language),
        "year": int(found.years[at]),
        "left": _millions(limit - float(found.towns()[at]), language),
    }


def _millions(eur: float, language: str) -> str:
    return format_number(eur / _MILLION, 1, language)
