"""Mechanisms of the model, switched off one at a time with the same luck.

For scenarios A and B, an indicator x and a mechanism m, run by run r:

    C_mr = (x_Br - x_Ar) - (x_Br without m - x_Ar without m)

is what m adds to the difference between the two. Mechanisms act through each other, so the
contributions need not add up to the difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval, run_summary
from ruhrsim.common.sourced import records
from ruhrsim.model.parameters import Parameters
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import Scenario

EXPLAINED = ("unemployment_rate", "jobs")
"""Indicators whose difference is put down to mechanisms."""


@dataclass(frozen=True)
class Mechanism:
    """One mechanism that can be switched off.

    Args:
        name: Key in tables and in the names of scenarios.
        label_de: German label.
        label_en: English label.
        parameters: The parameters, as `group.name`, that are put to their `off` value.
    """

    name: str
    label_de: str
    label_en: str
    parameters: tuple[str, ...]

    def label(self, language: str) -> str:
        """Return the label in `de` or `en`."""
        return self.label_de if language == "de" else self.label_en

    def overrides(self) -> dict[str, dict]:
        """Return the `off` values by group and parameter, as a scenario writes them."""
        values = {}
        for parameter in self.parameters:
            group, name = parameter.split(".")
            values.setdefault(group, {})[name] = records(getattr(Parameters(), group))[name].off
        return values


MECHANISMS = {
    m.name: m
    for m in (
        Mechanism(
            "direct_support",
            "Geld für Wachstum und Gründungen",
            "money for growth and start-ups",
            ("theme_support.deadweight",),
        ),
        Mechanism(
            "support_threshold",
            "Mindestgröße von Programmen",
            "minimum size of programmes",
            ("theme_support.minimum_eur",),
        ),
        Mechanism(
            "returns", "Ertrag der Programmgröße", "returns to programme size", ("theme_support.returns",)
        ),
        Mechanism("localisation", "Nähe gleicher Betriebe", "localisation", ("firm_growth.localisation",)),
        Mechanism(
            "related_variety", "verwandte Vielfalt", "related variety", ("firm_growth.related_variety",)
        ),
        Mechanism("urbanisation", "Vorteile der Größe", "urbanisation", ("firm_growth.urbanisation",)),
        Mechanism(
            "it_meets_industry",
            "IT trifft Industrie",
            "IT meets industry",
            ("firm_growth.it_meets_industry",),
        ),
        Mechanism(
            "lock_in",
            "Lock-in und Innovation der Cluster",
            "lock-in and innovation of clusters",
            ("spillovers.innovation",),
        ),
        Mechanism(
            "local_multiplier", "lokaler Multiplikator", "local multiplier", ("firm_links.local_multiplier",)
        ),
        Mechanism(
            "supplier_links",
            "Aufträge zwischen Branchen der Region",
            "orders between sectors of the region",
            ("firm_links.regional_share",),
        ),
        Mechanism(
            "crowding_out",
            "Grenze der Nachfrage nach Exporten",
            "limit of demand for exports",
            ("firm_growth.anchor_export",),
        ),
        Mechanism(
            "wage_answer",
            "Antwort der Löhne auf Knappheit",
            "wage answer to tightness",
            ("firm_growth.tightness",),
        ),
        Mechanism(
            "land",
            "Knappheit von Gewerbefläche",
            "scarcity of commercial land",
            ("firm_growth.land", "relocation.land"),
        ),
        Mechanism("relocation", "Umzüge von Betrieben", "relocation of firms", ("relocation.move_rate",)),
        Mechanism(
            "cluster_pull",
            "Cluster ziehen Ansiedlungen an",
            "clusters pull settlers",
            ("relocation.cluster",),
        ),
        Mechanism(
            "visibility", "Sichtbarkeit von außen", "visibility from outside", ("relocation.visibility",)
        ),
        Mechanism(
            "marketing",
            "Marketing",
            "marketing",
            (
                "relocation.marketing_effect",
                "theme_support.attraction",
                "joint_marketing.settlements_per_million",
            ),
        ),
        Mechanism(
            "spin_offs",
            "Ausgründungen aus Unternehmen",
            "corporate spin-offs",
            ("firm_entry.corporate_spinoff_rate",),
        ),
        Mechanism(
            "university_spin_offs",
            "Ausgründungen aus Hochschulen",
            "university spin-offs",
            ("graduate_choice.spin_offs",),
        ),
        Mechanism(
            "mentors_investors",
            "Mentoren und Investoren",
            "mentors and investors",
            ("firm_entry.young_effect", "firm_entry.pool_effect", "graduate_choice.mentors"),
        ),
        Mechanism(
            "research",
            "Forschung",
            "research",
            ("firm_entry.research_effect", "relocation.talent", "spillovers.research_gain"),
        ),
        Mechanism(
            "inheritance",
            "Vererbung von Produktivität",
            "inheritance of productivity",
            ("firm_entry.inheritance",),
        ),
        Mechanism(
            "graduates_follow_jobs",
            "Absolventen folgen Stellen",
            "graduates follow jobs",
            ("graduate_choice.vacancies",),
        ),
        Mechanism("migration", "Wanderung", "migration", ("population.migration",)),
        Mechanism(
            "direct_moves",
            "Wechsel von Betrieb zu Betrieb",
            "moves from firm to firm",
            ("labour_matching.direct_moves",),
        ),
        Mechanism(
            "duration",
            "Suche Langzeitarbeitsloser",
            "search of the long-term unemployed",
            ("labour_matching.long_term_search",),
        ),
        Mechanism(
            "early_retirement",
            "Vorruhestand nach Schließungen",
            "early retirement after closures",
            ("population.early_retirement",),
        ),
        Mechanism(
            "imitation",
            "Städte ahmen Erfolgreiche nach",
            "towns imitate the successful",
            ("imitation.chance", "imitation.experiment"),
        ),
        Mechanism(
            "bidding",
            "Städte überbieten einander",
            "towns answer each other's bids",
            ("tax_game.slope", "tax_game.value_per_job"),
        ),
        Mechanism(
            "money_pulls_firms",
            "Steuern und Zuschüsse lenken Firmen",
            "taxes and subsidies steer firms",
            (
                "relocation.tax",
                "location_subsidy.utility",
                "location_factors.jobs_elasticity",
                "location_factors.entry_elasticity",
            ),
        ),
        Mechanism(
            "money_meets_strength",
            "Geld trifft auf Stärke",
            "money meets strength",
            ("theme_support.response",),
        ),
        Mechanism(
            "lasting_support", "Gefördertes bleibt", "what support builds lasts", ("built_jobs.lasting",)
        ),
        Mechanism(
            "cooperation_gain",
            "Gewinn durch Zusammenarbeit",
            "gain by cooperation",
            ("cooperation.gain",),
        ),
        Mechanism(
            "joint_projects",
            "gemeinsame Projekte und ihr Preis",
            "joint projects and their price",
            ("cooperation.joint_gain", "cooperation.price"),
        ),
        Mechanism(
            "skills", "Hochschulabschlüsse am Ort", "skills of the town", ("skills.entry", "skills.shift")
        ),
        Mechanism("planned_land", "geplante Gewerbeflächen", "planned commercial land", ("land.planned_ha",)),
    )
}
"""Mechanisms by name, in the order of tables."""


def without(scenario: Scenario, mechanism: Mechanism) -> Scenario:
    """Return the scenario with a mechanism switched off, under a name of its own."""
    parameters = {group: dict(values) for group, values in scenario.parameters.items()}
    for group, values in mechanism.overrides().items():
        parameters[group] = parameters.get(group, {}) | values
    titles = {
        "title_de": f"{scenario.title_de}, ohne: {mechanism.label_de}",
        "title_en": f"{scenario.title_en}, without: {mechanism.label_en}",
    }
    name = _name_without(scenario, mechanism)
    return scenario.model_copy(update={"name": name, "parameters": parameters} | titles)


def variants(scenarios: Iterable[Scenario], mechanisms: Iterable[Mechanism]) -> list[Scenario]:
    """Return every scenario without each mechanism, one mechanism at a time."""
    return [without(scenario, mechanism) for mechanism in mechanisms for scenario in scenarios]


def contributions(comparison: Comparison) -> pd.DataFrame:
    """Return what each mechanism adds to the difference between the first two scenarios.

    Mechanisms that the comparison has not run are left out.

    Returns:
        One row per mechanism and indicator of `EXPLAINED`: `mechanism`, `indicator`, `difference` (all
        mechanisms at work), `without` (this one switched off), `contribution` with its 90 % interval
        `low` and `high`, and `n` (runs).
    """
    runs = run_summary(comparison.region, comparison.years)[list(EXPLAINED)]
    first, second = comparison.scenarios[:2]
    whole = runs.loc[second.name] - runs.loc[first.name]
    names = {scenario.name for scenario in comparison.scenarios}
    tables = [
        _contribution(m, whole, runs.loc[_name_without(second, m)] - runs.loc[_name_without(first, m)])
        for m in MECHANISMS.values()
        if _name_without(first, m) in names
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _contribution(mechanism: Mechanism, whole: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    interval = mean_with_interval(whole - rest).rename(columns={"difference": "contribution"})
    table = pd.DataFrame({"mechanism": mechanism.name, "difference": whole.mean(), "without": rest.mean()})
    return table.join(interval).assign(n=len(whole)).rename_axis("indicator").reset_index()


def _name_without(scenario: Scenario, mechanism: Mechanism) -> str:
    return f"{scenario.name}--without-{mechanism.name}"
