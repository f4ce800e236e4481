"""Measures of the region and its towns: each with label, unit and definition."""

from dataclasses import dataclass


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
        ),
        Indicator(
            "rank_as_one", "Rang der Region als Ganzes", "Rank of the region as one",
            "Rang", "rank",
            "Rang nach Einwohnern neben neun deutschen Großstädten (Stand 2021), wenn die Region als eine gilt; "
            "1 ist die größte.",
            "Rank by residents beside nine large German cities (as of 2021) if the region counts as one; 1 is the "
            "largest.",
            "level", "lower", 1,
        ),
        Indicator(
            "rank_together", "Rang im Verbund", "Rank of the towns together",
            "Rang", "rank",
            "Ebenso für die Stadt, die mit ihren Partnern zusammen die meisten Einwohner zeigt; Partner zählen so "
            "weit, wie sie zusammenarbeiten.",
            "The same for the town that shows most residents with its partners; partners count as far as they "
            "cooperate.",
            "level", "lower", 1,
        ),
        Indicator(
            "rank_of_largest_town", "Rang der größten Stadt allein", "Rank of the largest town alone",
            "Rang", "rank",
            "Ebenso für die größte Stadt der Region, jede für sich.",
            "The same for the region's largest town by itself.",
            "level", "lower", 1,
        ),
        Indicator(
            "theme_rank_as_one", "Themenrang der Region als Ganzes", "Theme rank of the region as one",
            "Rang", "rank",
            "Rang nach Arbeitsplätzen, gemittelt über die sechs Themen; illustrativ: Die Themen der anderen Städte "
            "sind nicht belegt, sondern aus ihrer Wirtschaftsleistung abgeleitet.",
            "Rank by jobs, mean of the six themes; illustrative: the other cities' themes are not sourced but "
            "derived from their output.",
            "level", "lower", 1,
        ),
        Indicator(
            "theme_rank_together", "Themenrang im Verbund", "Theme rank of the towns together",
            "Rang", "rank",
            "Ebenso für die Masse, mit der jedes Thema außen beworben wird; illustrativ.",
            "The same for the mass with which each theme is marketed outside; illustrative.",
            "level", "lower", 1,
        ),
        Indicator(
            "theme_rank_of_largest_town", "Themenrang der stärksten Stadt allein",
            "Theme rank of the strongest town alone",
            "Rang", "rank",
            "Ebenso für die Stadt mit den meisten Arbeitsplätzen im Thema, jede für sich; illustrativ.",
            "The same for the town with most jobs in the theme, by itself; illustrative.",
            "level", "lower", 1,
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
        ),
    )
}
"""Indicators of the region, recorded every quarter; the order is the order of columns."""

ACCOUNT_INDICATORS = {
    i.key: i
    for i in (
        Indicator(
            "start_ups_by_people", "Gründungen durch Personen", "Start-ups by people",
            "Betriebe", "establishments",
            "Gegründete Betriebe ohne Ausgründungen aus Hochschulen und Unternehmen.",
            "Establishments founded, without university and corporate spin-offs.",
            "flow", None,
        ),
        Indicator(
            "hires_unemployed", "Einstellungen von Arbeitslosen der Region", "Hires of the region's unemployed",
            "Personen", "persons",
            "In der Region eingestellte Arbeitslose, die in der Region wohnen.",
            "Unemployed residents of the region hired at a workplace in the region.",
            "flow", None,
        ),
        Indicator(
            "hires_graduates", "Einstellungen von Absolventen", "Hires of graduates",
            "Personen", "persons",
            "In der Region eingestellte Absolventinnen und Absolventen.",
            "Graduates hired at a workplace in the region.",
            "flow", None,
        ),
        Indicator(
            "hires_outside", "Einstellungen von außerhalb", "Hires from outside",
            "Personen", "persons",
            "In der Region Eingestellte, die außerhalb wohnen.",
            "People from outside hired at a workplace in the region.",
            "flow", None,
        ),
        Indicator(
            "quits", "Kündigungen durch Beschäftigte", "Quits",
            "Personen", "persons",
            "Beschäftigte in der Region, die von sich aus gingen.",
            "Workers in the region who left of themselves.",
            "flow", None,
        ),
        Indicator(
            "retired_jobs", "Verrentungen aus Arbeit", "Retirements from work",
            "Personen", "persons",
            "Beschäftigte in der Region, die in Rente gingen.",
            "Workers in the region who retired.",
            "flow", None,
        ),
        Indicator(
            "layoffs", "Stellenabbau bestehender Betriebe", "Layoffs of living firms",
            "Personen", "persons",
            "Von bestehenden Betrieben abgebaute Stellen.",
            "Jobs cut by firms that go on.",
            "flow", None,
        ),
        Indicator(
            "jobs_closed", "Stellen geschlossener Betriebe", "Jobs of closed firms",
            "Personen", "persons",
            "Stellen geschlossener Betriebe und Werke, Schocks eingeschlossen.",
            "Jobs of firms and plants that closed, shocks included.",
            "flow", None,
        ),
        Indicator(
            "jobs_departed", "Stellen weggezogener Betriebe", "Jobs of firms that left",
            "Personen", "persons",
            "Stellen von Betrieben, die die Region verließen.",
            "Jobs of firms that left the region.",
            "flow", None,
        ),
        Indicator(
            "separations", "Arbeitsplatzverluste der Einwohner", "Job losses of residents",
            "Personen", "persons",
            "Einwohner, die Arbeit inner- oder außerhalb der Region verloren oder aufgaben und arbeitslos wurden.",
            "Residents who lost or left work inside or outside the region and became unemployed.",
            "flow", None,
        ),
        Indicator(
            "entrants", "Neue Erwerbspersonen", "Entrants to the labour force",
            "Personen", "persons",
            "Neue Erwerbspersonen außer Absolventen.",
            "Entrants to the labour force besides graduates.",
            "flow", None,
        ),
        Indicator(
            "migrants", "Zuzug von Erwerbspersonen, netto", "Net in-migration of labour force",
            "Personen", "persons",
            "Zugezogene abzüglich weggezogener Erwerbspersonen.",
            "Labour force that moved in less labour force that moved out.",
            "flow", None,
        ),
        Indicator(
            "hired", "Arbeitsaufnahmen von Arbeitslosen", "Unemployed who found work",
            "Personen", "persons",
            "Arbeitslose, die inner- oder außerhalb der Region Arbeit fanden.",
            "Unemployed who found work inside or outside the region.",
            "flow", None,
        ),
        Indicator(
            "retired_unemployed", "Verrentungen von Arbeitslosen", "Retirements of unemployed",
            "Personen", "persons",
            "Arbeitslose, die in Rente gingen.",
            "Unemployed who retired.",
            "flow", None,
        ),
        Indicator(
            "other_employed", "Selbständige, Beamte und andere", "Self-employed, civil servants and others",
            "Personen", "persons",
            "Erwerbstätige ohne sozialversicherungspflichtige Beschäftigung.",
            "People in work who are not employees in social insurance.",
            "level", None,
        ),
        Indicator(
            "spent_towns", "Geld der Städte", "Money of the towns",
            "Mio. €", "EUR million",
            "Von Städten ausgegebenes Geld.",
            "Money spent by towns.",
            "flow", None, 1,
        ),
        Indicator(
            "spent_land", "Geld von Land und Bund", "Money of Land and federation",
            "Mio. €", "EUR million",
            "Von Land und Bund ausgegebenes Geld.",
            "Money spent by Land and federation.",
            "flow", None, 1,
        ),
        Indicator(
            "spent_eu", "Geld der EU", "Money of the EU",
            "Mio. €", "EUR million",
            "Von der EU ausgegebenes Geld.",
            "Money spent by the EU.",
            "flow", None, 1,
        ),
        Indicator(
            "spent_themes", "Geld der Städte, davon für Themen", "Money of the towns, of it for themes",
            "Mio. €", "EUR million",
            "Vom Geld der Städte das, was ihre Strategie auf Themen verteilt; nicht Steuersenkungen und Zuschüsse.",
            "That part of the towns' money which their strategies spread over themes; no tax cuts and subsidies.",
            "flow", None, 1,
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
