"""Indicators of the region and its towns: each with label, unit, definition and measure."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from ruhrsim.model import measures
from ruhrsim.model.measures import Seen
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.regions.sectors import N_THEMES


@dataclass(frozen=True)
class Indicator:
    """One measure.

    Args:
        key: Column name in every result table.
        label_de: German label.
        label_en: English label.
        unit_de: Unit in German.
        unit_en: Unit in English.
        definition_de: What exactly is measured, one sentence, German.
        definition_en: The same in English.
        kind: `level` (read at the end of a period), `flow` (summed over a period; shown a year)
            or `share` (averaged over a period).
        better: `lower`, `higher`, or None where it is a matter of judgement.
        decimals: Digits to show.
        measure: Gives one number from the records of a model, or one for each town, which are added up.
        of_towns: Gives one number for each town, shape (n_towns,), where `measure` doesn't.
        at_start: Whether a level can be measured before the first quarter; flows and shares can't.
    """

    key: str
    label_de: str
    label_en: str
    unit_de: str
    unit_en: str
    definition_de: str
    definition_en: str
    kind: str
    better: str | None
    decimals: int = 0
    measure: Callable[[Seen], float | np.ndarray] | None = None
    of_towns: Callable[[Seen], np.ndarray] | None = None
    at_start: bool = True

    def now(self, seen: Seen) -> float | np.ndarray:
        """Measure the region: one number, or one for each town, which are to be added up."""
        return np.nan if self.measure is None else self.measure(seen)

    def by_town(self, seen: Seen) -> np.ndarray:
        """Measure each town, shape (n_towns,)."""
        return self.of_towns(seen) if self.of_towns else np.asarray(self.now(seen))

    def measured_at(self, quarter: int) -> bool:
        """Return whether there is something to measure in a quarter; 0 is the start."""
        return quarter > 0 or (self.kind == "level" and self.at_start)

    def label(self, language: str) -> str:
        """Return the label in `de` or `en`."""
        return self.label_de if language == "de" else self.label_en

    def unit(self, language: str) -> str:
        """Return the unit in `de` or `en`."""
        return self.unit_de if language == "de" else self.unit_en

    def definition(self, language: str) -> str:
        """Return the definition in `de` or `en`."""
        return self.definition_de if language == "de" else self.definition_en


REGION_INDICATORS = {
    i.key: i
    for i in (
        Indicator(
            "unemployment_rate",
            "Arbeitslosenquote",
            "Unemployment rate",
            "%",
            "%",
            "Registrierte Arbeitslose in Prozent aller zivilen Erwerbspersonen.",
            "Registered unemployed as a percentage of the whole civilian labour force.",
            "level",
            "lower",
            2,
            measure=lambda s: 100.0 * s.unemployed.sum() / s.labour_force.sum(),
            of_towns=lambda s: s.unemployment_rate,
        ),
        Indicator(
            "unemployed",
            "Arbeitslose",
            "Unemployed",
            "Personen",
            "persons",
            "Registrierte Arbeitslose mit Wohnort in der Region.",
            "Registered unemployed who live in the region.",
            "level",
            "lower",
            measure=lambda s: s.unemployed,
        ),
        Indicator(
            "jobs",
            "Arbeitsplätze",
            "Jobs",
            "Beschäftigte",
            "employees",
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort.",
            "Employees in social insurance at their workplace in the region.",
            "level",
            "higher",
            measure=lambda s: s.jobs,
        ),
        Indicator(
            "theme_jobs",
            "Arbeitsplätze in den sechs Themen",
            "Jobs in the six themes",
            "Beschäftigte",
            "employees",
            "Beschäftigte am Arbeitsort in den sechs Spezialisierungsthemen (geschätzte Abgrenzung).",
            "Employees at workplace in the six specialisation themes (estimated delimitation).",
            "level",
            None,
            measure=lambda s: s.carried.jobs[:, :N_THEMES].sum(axis=1),
        ),
        Indicator(
            "firms",
            "Betriebe",
            "Establishments",
            "Betriebe",
            "establishments",
            "Betriebe in der Region.",
            "Establishments in the region.",
            "level",
            None,
            measure=lambda s: s.carried.stock.firms.sum(axis=1),
        ),
        Indicator(
            "start_ups",
            "Gründungen",
            "Start-ups",
            "je Jahr",
            "a year",
            "Neu gegründete Betriebe, Ausgründungen aus Hochschulen und Unternehmen eingeschlossen.",
            "Newly founded establishments, university and corporate spin-offs included.",
            "flow",
            "higher",
            measure=lambda s: s.flows.start_ups,
        ),
        Indicator(
            "university_spin_offs",
            "Ausgründungen aus Hochschulen",
            "University spin-offs",
            "je Jahr",
            "a year",
            "Von Absolventinnen und Absolventen gegründete Betriebe.",
            "Establishments founded by graduates.",
            "flow",
            "higher",
            measure=lambda s: s.flows.university_spin_offs,
        ),
        Indicator(
            "corporate_spin_offs",
            "Ausgründungen aus Unternehmen",
            "Corporate spin-offs",
            "je Jahr",
            "a year",
            "Von Beschäftigten eines Betriebs gegründete Betriebe.",
            "Establishments founded out of an existing establishment.",
            "flow",
            "higher",
            measure=lambda s: s.flows.corporate_spin_offs,
        ),
        Indicator(
            "closures",
            "Schließungen",
            "Closures",
            "je Jahr",
            "a year",
            "Geschlossene Betriebe, ohne Wegzüge.",
            "Establishments closed, moves out not counted.",
            "flow",
            None,
            measure=lambda s: s.flows.closures,
        ),
        Indicator(
            "firms_moved_within",
            "Umzüge zwischen Städten der Region",
            "Firms moved within the region",
            "je Jahr",
            "a year",
            "Betriebe, die von einer Stadt der Region in eine andere zogen.",
            "Establishments that moved from one town of the region to another.",
            "flow",
            None,
            measure=lambda s: s.flows.moves_in,
        ),
        Indicator(
            "firms_moved_in",
            "Ansiedlungen von außen",
            "Firms moved into the region",
            "je Jahr",
            "a year",
            "Von außerhalb angesiedelte Betriebe.",
            "Establishments settled from outside the region.",
            "flow",
            "higher",
            measure=lambda s: s.flows.settlements,
        ),
        Indicator(
            "firms_moved_out",
            "Wegzüge aus der Region",
            "Firms moved out of the region",
            "je Jahr",
            "a year",
            "Betriebe, die die Region verließen.",
            "Establishments that left the region.",
            "flow",
            "lower",
            measure=lambda s: s.flows.departures,
        ),
        Indicator(
            "jobs_moved_within",
            "Arbeitsplätze, die die Stadt wechselten",
            "Jobs moved within the region",
            "je Jahr",
            "a year",
            "Arbeitsplätze von Betrieben, die von einer Stadt der Region in eine andere zogen.",
            "Jobs of establishments that moved from one town of the region to another.",
            "flow",
            None,
            measure=lambda s: s.flows.jobs_moved,
        ),
        Indicator(
            "jobs_settled",
            "Geplante Arbeitsplätze der Ansiedlungen",
            "Jobs planned by settlers",
            "je Jahr",
            "a year",
            "Arbeitsplätze, die von außerhalb angesiedelte Betriebe anfangs schaffen wollen.",
            "Jobs that establishments settled from outside want to create at first.",
            "flow",
            None,
            measure=lambda s: s.flows.jobs_settled,
        ),
        Indicator(
            "graduates_kept",
            "Gehaltene Absolventen",
            "Graduates kept",
            "%",
            "%",
            "Anteil der Absolventinnen und Absolventen, die blieben, an allen, die sich entschieden.",
            "Graduates who stayed as a percentage of all who decided.",
            "share",
            "higher",
            1,
            measure=measures.graduates_kept,
        ),
        Indicator(
            "town_inequality",
            "Ungleichheit zwischen den Städten",
            "Inequality between towns",
            "Theil-Index × 1000",
            "Theil index × 1000",
            "Theil-Index der Arbeitslosenquoten der 53 Städte, gewichtet mit den Erwerbspersonen.",
            "Theil index of the 53 towns' unemployment rates, weighted by labour force.",
            "level",
            "lower",
            1,
            measure=lambda s: 1000.0 * measures.theil_index(s.unemployment_rate, s.labour_force),
        ),
        Indicator(
            "labour_force",
            "Erwerbspersonen",
            "Labour force",
            "Personen",
            "persons",
            "Beschäftigte am Wohnort, Arbeitslose und übrige Erwerbstätige.",
            "Employees at residence, unemployed and others in work.",
            "level",
            None,
            measure=lambda s: s.labour_force,
        ),
        Indicator(
            "population",
            "Bevölkerung",
            "Population",
            "Personen",
            "persons",
            "Einwohnerinnen und Einwohner der 53 Städte.",
            "Residents of the 53 towns.",
            "level",
            None,
            measure=lambda s: s.region.population,
        ),
        Indicator(
            "vacancies",
            "Offene Stellen",
            "Vacancies",
            "Stellen",
            "vacancies",
            "Zu Beginn der Vermittlung im Quartal offene Stellen (alle, nicht nur gemeldete).",
            "Vacancies open when the quarter's matching begins (all, not only reported ones).",
            "level",
            None,
            measure=lambda s: s.flows.vacancies.sum(),
            at_start=False,
        ),
        Indicator(
            "commuters_in",
            "Einpendler",
            "Commuters into the region",
            "Beschäftigte",
            "employees",
            "Beschäftigte in der Region, die außerhalb wohnen.",
            "Employees in the region who live outside it.",
            "level",
            None,
            measure=lambda s: s.labour.employed[-1].sum(),
        ),
        Indicator(
            "commuters_out",
            "Auspendler",
            "Commuters out of the region",
            "Beschäftigte",
            "employees",
            "Beschäftigte mit Wohnort in der Region, die außerhalb arbeiten.",
            "Employees who live in the region and work outside it.",
            "level",
            None,
            measure=lambda s: s.labour.employed[:-1, -1].sum(),
        ),
        Indicator(
            "land_free_ha",
            "Freie Gewerbefläche",
            "Free commercial land",
            "ha",
            "ha",
            "Sofort verfügbare, nicht eingeschränkte Gewerbefläche.",
            "Commercial land available at once and without restriction.",
            "level",
            None,
            measure=lambda s: s.region.land.free_ha,
        ),
        Indicator(
            "money_spent",
            "Ausgegebenes Fördergeld",
            "Programme money spent",
            "Mio. € je Jahr",
            "EUR million a year",
            "Von Städten und Programmen ausgegebenes Geld.",
            "Money spent by towns and programmes.",
            "flow",
            None,
            1,
            measure=lambda s: s.flows.spent_eur.sum() / 1e6,
            of_towns=lambda s: s.flows.spent_eur.sum(axis=0) / 1e6,
        ),
        Indicator(
            "rank_as_one",
            "Rang der Region als Ganzes",
            "Rank of the region as one",
            "Rang",
            "rank",
            "Rang nach Einwohnern neben neun deutschen Großstädten (Stand 2021), wenn die Region als eine gilt; "
            "1 ist die größte.",
            "Rank by residents beside nine large German cities (as of 2021) if the region counts as one; 1 is the "
            "largest.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["rank_as_one"],
        ),
        Indicator(
            "rank_together",
            "Rang im Verbund",
            "Rank of the towns together",
            "Rang",
            "rank",
            "Ebenso für die Stadt, die mit ihren Partnern zusammen die meisten Einwohner zeigt; Partner zählen so "
            "weit, wie sie zusammenarbeiten.",
            "The same for the town that shows most residents with its partners; partners count as far as they "
            "cooperate.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["rank_together"],
        ),
        Indicator(
            "rank_of_largest_town",
            "Rang der größten Stadt allein",
            "Rank of the largest town alone",
            "Rang",
            "rank",
            "Ebenso für die größte Stadt der Region, jede für sich.",
            "The same for the region's largest town by itself.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["rank_of_largest_town"],
        ),
        Indicator(
            "theme_rank_as_one",
            "Themenrang der Region als Ganzes",
            "Theme rank of the region as one",
            "Rang",
            "rank",
            "Rang nach Arbeitsplätzen, gemittelt über die sechs Themen; illustrativ: Die Themen der anderen Städte "
            "sind nicht belegt, sondern aus ihrer Wirtschaftsleistung abgeleitet.",
            "Rank by jobs, mean of the six themes; illustrative: the other cities' themes are not sourced but "
            "derived from their output.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["theme_rank_as_one"],
        ),
        Indicator(
            "theme_rank_together",
            "Themenrang im Verbund",
            "Theme rank of the towns together",
            "Rang",
            "rank",
            "Ebenso für die Masse, mit der jedes Thema außen beworben wird; illustrativ.",
            "The same for the mass with which each theme is marketed outside; illustrative.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["theme_rank_together"],
        ),
        Indicator(
            "theme_rank_of_largest_town",
            "Themenrang der stärksten Stadt allein",
            "Theme rank of the strongest town alone",
            "Rang",
            "rank",
            "Ebenso für die Stadt mit den meisten Arbeitsplätzen im Thema, jede für sich; illustrativ.",
            "The same for the town with most jobs in the theme, by itself; illustrative.",
            "level",
            "lower",
            1,
            measure=lambda s: s.ranks["theme_rank_of_largest_town"],
        ),
        Indicator(
            "trade_tax_multiplier",
            "Hebesatz der Gewerbesteuer",
            "Trade tax multiplier",
            "%",
            "%",
            "Mittlerer Hebesatz der Städte, gewichtet mit den Arbeitsplätzen des Starts.",
            "Mean multiplier of the towns, weighted by the jobs of the start.",
            "level",
            None,
            2,
            measure=measures.mean_multiplier,
            of_towns=lambda s: s.trade_tax_multiplier,
        ),
        Indicator(
            "tax_revenue",
            "Gewerbe- und Einkommensteuer",
            "Trade and income tax",
            "Mio. € je Jahr",
            "EUR million a year",
            "Der Städte: Gewerbesteuer (je Arbeitsplatz angenommen) und Gemeindeanteil an der Einkommensteuer (je "
            "Erwerbstätigen wie am Anfang), aufs Jahr gerechnet, vor Umlagen und Finanzausgleich.",
            "Of the towns: trade tax (an assumed sum a job) and the towns' share of income tax (for each resident in "
            "work as at the start), at a year's rate, before levies and equalisation between towns.",
            "level",
            "higher",
            1,
            measure=measures.tax_revenue_meur,
        ),
        Indicator(
            "portfolio_diversity",
            "Verschiedene Portfolios",
            "Different portfolios",
            "Anzahl",
            "number",
            "Effektive Zahl verschiedener Portfolios der Städte: 1, wenn alle ihr Geld gleich verteilen.",
            "Effective number of different portfolios of towns: 1 if all spread their money alike.",
            "level",
            None,
            2,
            measure=lambda s: s.carried.choices.diversity,
        ),
    )
}
"""Indicators of the region, recorded every quarter; the order is the order of columns."""

ACCOUNT_INDICATORS = {
    i.key: i
    for i in (
        Indicator(
            "start_ups_by_people",
            "Gründungen durch Personen",
            "Start-ups by people",
            "Betriebe",
            "establishments",
            "Gegründete Betriebe ohne Ausgründungen aus Hochschulen und Unternehmen.",
            "Establishments founded, without university and corporate spin-offs.",
            "flow",
            None,
            measure=lambda s: s.flows.start_ups.sum() - measures.spin_offs(s),
        ),
        Indicator(
            "hires_unemployed",
            "Einstellungen von Arbeitslosen der Region",
            "Hires of the region's unemployed",
            "Personen",
            "persons",
            "In der Region eingestellte Arbeitslose, die in der Region wohnen.",
            "Unemployed residents of the region hired at a workplace in the region.",
            "flow",
            None,
            measure=measures.hires_unemployed,
        ),
        Indicator(
            "hires_graduates",
            "Einstellungen von Absolventen",
            "Hires of graduates",
            "Personen",
            "persons",
            "In der Region eingestellte Absolventinnen und Absolventen.",
            "Graduates hired at a workplace in the region.",
            "flow",
            None,
            measure=lambda s: s.flows.graduate_hires[:-1].sum(),
        ),
        Indicator(
            "hires_outside",
            "Einstellungen von außerhalb",
            "Hires from outside",
            "Personen",
            "persons",
            "In der Region Eingestellte, die außerhalb wohnen.",
            "People from outside hired at a workplace in the region.",
            "flow",
            None,
            measure=lambda s: s.flows.hires[:-1].sum() - measures.hires_unemployed(s),
        ),
        Indicator(
            "quits",
            "Kündigungen durch Beschäftigte",
            "Quits",
            "Personen",
            "persons",
            "Beschäftigte in der Region, die von sich aus gingen.",
            "Workers in the region who left of themselves.",
            "flow",
            None,
            measure=lambda s: s.flows.quits,
        ),
        Indicator(
            "retired_jobs",
            "Verrentungen aus Arbeit",
            "Retirements from work",
            "Personen",
            "persons",
            "Beschäftigte in der Region, die in Rente gingen.",
            "Workers in the region who retired.",
            "flow",
            None,
            measure=lambda s: s.flows.retired_jobs,
        ),
        Indicator(
            "layoffs",
            "Stellenabbau bestehender Betriebe",
            "Layoffs of living firms",
            "Personen",
            "persons",
            "Von bestehenden Betrieben abgebaute Stellen.",
            "Jobs cut by firms that go on.",
            "flow",
            None,
            measure=lambda s: s.flows.layoffs.sum(),
        ),
        Indicator(
            "jobs_closed",
            "Stellen geschlossener Betriebe",
            "Jobs of closed firms",
            "Personen",
            "persons",
            "Stellen geschlossener Betriebe und Werke, Schocks eingeschlossen.",
            "Jobs of firms and plants that closed, shocks included.",
            "flow",
            None,
            measure=lambda s: s.flows.closed_jobs,
        ),
        Indicator(
            "jobs_departed",
            "Stellen weggezogener Betriebe",
            "Jobs of firms that left",
            "Personen",
            "persons",
            "Stellen von Betrieben, die die Region verließen.",
            "Jobs of firms that left the region.",
            "flow",
            None,
            measure=lambda s: s.flows.lost_jobs.sum() - s.flows.closed_jobs.sum(),
        ),
        Indicator(
            "separations",
            "Arbeitsplatzverluste der Einwohner",
            "Job losses of residents",
            "Personen",
            "persons",
            "Einwohner, die Arbeit inner- oder außerhalb der Region verloren oder aufgaben und arbeitslos wurden.",
            "Residents who lost or left work inside or outside the region and became unemployed.",
            "flow",
            None,
            measure=lambda s: s.flows.separations,
        ),
        Indicator(
            "entrants",
            "Neue Erwerbspersonen",
            "Entrants to the labour force",
            "Personen",
            "persons",
            "Neue Erwerbspersonen außer Absolventen.",
            "Entrants to the labour force besides graduates.",
            "flow",
            None,
            measure=lambda s: s.flows.entrants,
        ),
        Indicator(
            "migrants",
            "Zuzug von Erwerbspersonen, netto",
            "Net in-migration of labour force",
            "Personen",
            "persons",
            "Zugezogene abzüglich weggezogener Erwerbspersonen.",
            "Labour force that moved in less labour force that moved out.",
            "flow",
            None,
            measure=lambda s: s.flows.migrants,
        ),
        Indicator(
            "hired",
            "Arbeitsaufnahmen von Arbeitslosen",
            "Unemployed who found work",
            "Personen",
            "persons",
            "Arbeitslose, die inner- oder außerhalb der Region Arbeit fanden.",
            "Unemployed who found work inside or outside the region.",
            "flow",
            None,
            measure=lambda s: s.flows.hired,
        ),
        Indicator(
            "retired_unemployed",
            "Verrentungen von Arbeitslosen",
            "Retirements of unemployed",
            "Personen",
            "persons",
            "Arbeitslose, die in Rente gingen.",
            "Unemployed who retired.",
            "flow",
            None,
            measure=lambda s: s.flows.retired_unemployed,
        ),
        Indicator(
            "other_employed",
            "Selbständige, Beamte und andere",
            "Self-employed, civil servants and others",
            "Personen",
            "persons",
            "Erwerbstätige ohne sozialversicherungspflichtige Beschäftigung.",
            "People in work who are not employees in social insurance.",
            "level",
            None,
            measure=lambda s: s.labour.other_employed.sum(),
        ),
        Indicator(
            "spent_towns",
            "Geld der Städte",
            "Money of the towns",
            "Mio. €",
            "EUR million",
            "Von Städten ausgegebenes Geld.",
            "Money spent by towns.",
            "flow",
            None,
            1,
            measure=partial(measures.spent_by, PAYERS.index("towns")),
        ),
        Indicator(
            "spent_land",
            "Geld von Land und Bund",
            "Money of Land and federation",
            "Mio. €",
            "EUR million",
            "Von Land und Bund ausgegebenes Geld.",
            "Money spent by Land and federation.",
            "flow",
            None,
            1,
            measure=partial(measures.spent_by, PAYERS.index("land")),
        ),
        Indicator(
            "spent_eu",
            "Geld der EU",
            "Money of the EU",
            "Mio. €",
            "EUR million",
            "Von der EU ausgegebenes Geld.",
            "Money spent by the EU.",
            "flow",
            None,
            1,
            measure=partial(measures.spent_by, PAYERS.index("eu")),
        ),
        Indicator(
            "spent_themes",
            "Geld der Städte, davon für Themen",
            "Money of the towns, of it for themes",
            "Mio. €",
            "EUR million",
            "Vom Geld der Städte das, was ihre Strategie auf Themen verteilt; nicht Steuersenkungen und Zuschüsse.",
            "That part of the towns' money which their strategies spread over themes; no tax cuts and subsidies.",
            "flow",
            None,
            1,
            measure=lambda s: s.flows.themes_eur.sum() / 1e6,
            of_towns=lambda s: s.flows.themes_eur / 1e6,
        ),
    )
}
"""Flows and stocks that complete the accounts of jobs, people and money; they follow in the region's table."""

HEADLINE = (
    "unemployment_rate",
    "jobs",
    "theme_jobs",
    "start_ups",
    "firms_moved_within",
    "firms_moved_in",
    "graduates_kept",
    "town_inequality",
)
"""The indicators of the table that a policymaker reads first."""

TOWN_INDICATORS = (
    "unemployment_rate",
    "unemployed",
    "jobs",
    "theme_jobs",
    "firms",
    "population",
    "start_ups",
    "firms_moved_in",
    "land_free_ha",
    "trade_tax_multiplier",
    "tax_revenue",
    "money_spent",
    "spent_themes",
)
"""Indicators recorded for each town at the end of each year."""
