"""The patterns that a model of the region should show: what each is, its target and its source."""

from dataclasses import dataclass

from ruhrsim.analysis.pattern_measures import observed_towns


@dataclass(frozen=True)
class Pattern:
    """One pattern and its target.

    Args:
        key: Name of the measure.
        en: What it is, in English.
        de: The same in German.
        low: Lowest value of the target.
        high: Highest value of the target.
        source: Where the target comes from.
        origin: `set` or `free`.
        reason: Likely reason where it fails, in English.
        reason_de: The same in German.
    """

    key: str
    en: str
    de: str
    low: float
    high: float
    source: str
    origin: str
    reason: str = ""
    reason_de: str = ""


def patterns() -> tuple[Pattern, ...]:
    """Return the patterns, those of firms first."""
    seen = observed_towns()
    return (
        Pattern(
            "micro_share",
            "establishments under 10 employees, 2016, %",
            "Betriebe unter 10 Beschäftigten 2016, %",
            86.3,
            88.3,
            "kreis_indicators.csv: 87.3 in 2016, mean of the Kreise",
            "set",
        ),
        Pattern(
            "large_share",
            "establishments of 250 and more, 2016, %",
            "Betriebe ab 250 Beschäftigten 2016, %",
            0.42,
            0.56,
            "kreis_indicators.csv: 0.49 in 2016, mean of the Kreise",
            "set",
            "the share rose from 0.39 in 2007; the model keeps sizes as they were at its start",
            "der Anteil stieg von 0,39 im Jahr 2007; das Modell hält die Größen wie am Start",
        ),
        Pattern(
            "survival_1y",
            "start-ups alive after a year, share",
            "Gründungen nach einem Jahr am Markt, Anteil",
            0.74,
            0.78,
            "IfM Bonn: 0.776 (cohort 2015), 0.74 to 0.78",
            "set",
        ),
        Pattern(
            "survival_5y",
            "start-ups alive after five years, share",
            "Gründungen nach fünf Jahren am Markt, Anteil",
            0.371,
            0.47,
            "IfM Bonn: 0.371 of all, 0.466 of those with staff at birth (cohort 2015)",
            "set",
            "survivors grow and become productive, both of which lower the hazard more than the survival table, "
            "used for the start, allows for",
            "Überlebende wachsen und werden produktiver; ihr Risiko sinkt mehr als in der Überlebenstafel des Starts",
        ),
        Pattern(
            "growth_tent",
            "growth rates are a tent: mean absolute over standard deviation",
            "Wachstumsraten bilden ein Zelt: mittlere absolute zu Standardabweichung",
            0.55,
            0.76,
            "0.71 for a Laplace, 0.80 for a normal distribution; Stanley et al. 1996",
            "set",
        ),
        Pattern(
            "size_variance",
            "spread of growth falls with size, elasticity",
            "Streuung des Wachstums sinkt mit der Größe, Elastizität",
            -0.25,
            -0.1,
            "Stanley et al. 1996: -0.15 to -0.2",
            "set",
        ),
        Pattern(
            "entry_exit",
            "foundations and closures go together over towns, correlation",
            "Gründungen und Schließungen über die Städte, Korrelation",
            0.1,
            1.0,
            "positive everywhere in the literature (Fritsch, Brixy, Falck)",
            "free",
        ),
        Pattern(
            "foundations_in_range",
            "Kreise with 23 to 127 foundations a year and 10,000 residents, share",
            "Kreise mit 23 bis 127 Gründungen je Jahr und 10.000 Einwohner, Anteil",
            0.9,
            1.0,
            "IfM Bonn: range over German districts 2019",
            "free",
        ),
        Pattern(
            "beveridge",
            "vacancies and unemployed over the years, correlation of logs",
            "Stellen und Arbeitslose über die Jahre, Korrelation der Logarithmen",
            -1.0,
            -0.5,
            "Beveridge curve; -0.9 in the tables 2012-2016",
            "free",
            "part of the cycle enters as easier search without more vacancies, and vacancies move little",
            "ein Teil der Konjunktur wirkt als leichtere Suche ohne mehr Stellen, und Stellen schwanken wenig",
        ),
        Pattern(
            "wage_curve",
            "labour cost and unemployment of a town, elasticity",
            "Arbeitskosten und Arbeitslosigkeit einer Stadt, Elastizität",
            -0.04,
            -0.02,
            "Baltagi, Blien, Wolf 2009: -0.02 to -0.04",
            "free",
        ),
        Pattern(
            "turnover",
            "separations and hires a quarter per unemployed, share",
            "Zu- und Abgänge je Quartal und Arbeitslosem, Anteil",
            0.5,
            0.9,
            "at least 0.5, found necessary by a labour prototype",
            "free",
            "half as many people pass through unemployment as in the prototype: the flow is that of the statistics, "
            "0.5 to 1.0 % a month",
            "nur halb so viele werden arbeitslos wie im Prototyp: der Fluss ist der der Statistik, "
            "0,5 bis 1,0 % im Monat",
        ),
        Pattern(
            "town_persistence",
            "unemployment of towns 2007 and 2016, rank correlation",
            "Arbeitslosigkeit der Städte 2007 und 2016, Rangkorrelation",
            seen["town_persistence"] - 0.02,
            seen["town_persistence"] + 0.02,
            "unemployment_municipality.csv",
            "free",
            "towns keep their efficiency of search for ever; the drift of gaps is added to forecasts, not to the model",
            "Städte behalten die Effizienz ihrer Suche; die Drift liegt in der Vorhersage, nicht im Modell",
        ),
        Pattern(
            "town_dispersion",
            "change of towns' unemployment 2007-2016, spread of logs",
            "Änderung der Arbeitslosigkeit der Städte, Streuung der Logarithmen",
            0.9 * seen["town_dispersion"],
            1.1 * seen["town_dispersion"],
            "unemployment_municipality.csv",
            "free",
            "most of how towns drift apart is not explained by anything in the tables; as town_persistence",
            "wie Städte auseinanderdriften, erklärt das meiste in den Tabellen nicht; siehe Rangkorrelation",
        ),
        Pattern(
            "moran",
            "unemployment of neighbouring towns 2016, Moran's I",
            "Arbeitslosigkeit benachbarter Städte 2016, Morans I",
            seen["moran"] - 0.1,
            seen["moran"] + 0.1,
            "unemployment_municipality.csv; towns with a common border",
            "set",
        ),
        Pattern(
            "commuters_common",
            "commuters between Kreise 2016 against 2023, common part",
            "Pendler zwischen Kreisen 2016 gegen 2023, gemeinsamer Teil",
            0.9,
            1.0,
            "commuters_2023.csv; the start uses the same table",
            "set",
        ),
        Pattern(
            "graduates_kept",
            "graduates who stay, %",
            "Absolventen, die bleiben, %",
            72.0,
            74.0,
            "surveys of two universities: 74 and 72",
            "set",
        ),
        Pattern(
            "lead_markets_error",
            "employees of three lead markets 2015, typical error of logs",
            "Beschäftigte dreier Leitmärkte 2015, typischer Fehler der Logarithmen",
            0.0,
            0.1,
            "programme_parameters.csv: digital, logistics, health",
            "set",
        ),
        Pattern(
            "jobs_growth",
            "growth of jobs 2007-2016, log",
            "Wachstum der Arbeitsplätze 2007-2016, Logarithmus",
            0.106,
            0.126,
            "employment_history.csv: 1.488 to 1.671 million",
            "free",
            "76,000 self-employed, civil servants and others became employees in social insurance; in the model "
            "others in work follow the labour force",
            "76.000 Selbstständige und andere sind nun sozialversichert; im Modell folgen sie den Erwerbspersonen",
        ),
    )
