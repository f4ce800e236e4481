"""Every published effect as a question to the model: its treatment, its estimate, its words.

A row is asked, or it says why it cannot be. Rows of one study share their runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ruhrsim.effects import estimates
from ruhrsim.effects.lab import Lab
from ruhrsim.model.processes.policies import INSTRUMENTS

Measure = Callable[[Lab], estimates.Parts]


@dataclass(frozen=True)
class Question:
    """How a published effect is asked.

    Args:
        study: Questions with the same study share their runs.
        years: Years that have to run after the treatment begins.
        measure: Part and base of the estimate, see `estimates`; None if it cannot be asked at all.
        en, de: What is done and measured, or why it cannot be asked.
        cost: The answer is base over part, money per job.
        instrument: Instrument that the treatment needs; until the model has it the row cannot be asked.
    """

    study: str
    years: int
    measure: Measure | None
    en: str
    de: str
    cost: bool = False
    instrument: str = ""

    def text(self, language: str) -> str:
        """Return what is done and measured in `de` or `en`."""
        return self.de if language == "de" else self.en

    def refusal(self, language: str) -> str:
        """Return why the row cannot be asked of the model as it stands; empty if it can be."""
        if self.measure is None:
            return self.text(language)
        if self.instrument and self.instrument not in INSTRUMENTS:
            return (
                f"das Instrument {self.instrument} gibt es noch nicht"
                if language == "de"
                else f"no such instrument yet: {self.instrument}"
            )
        return ""


def _closure(years, function, en, de):
    return Question("closure", years, partial(function, year=years), en, de)


def _grant(years, function, en, de, cost=False):
    return Question("grant", years, partial(function, year=years), en, de, cost, "investment_grant")


def _outside(en, de):
    return Question("", 0, None, en, de)


QUESTIONS: dict[str, Question] = {
    "mass_layoff_4y": _closure(
        4,
        estimates.closure_lost,
        "In six towns in turn a plant with 3 % of the jobs closes (legacy or new industry, whichever is larger there); "
        "jobs lost in the region per job closed.",
        "In sechs Städten nacheinander schließt ein Betrieb mit 3 % der Arbeitsplätze (Alt- oder neue Industrie, je "
        "nachdem, welche dort größer ist); verlorene Arbeitsplätze der Region je geschlossenem.",
    ),
    "mass_layoff_1y": _closure(
        1,
        estimates.closure_absorbed,
        "As above; part of the closed jobs that the region has made up for after a year.",
        "Wie oben; Teil der geschlossenen Arbeitsplätze, den die Region nach einem Jahr ausgeglichen hat.",
    ),
    "grw_job_local": _grant(
        5,
        estimates.grant_jobs_in_town,
        "Grants of EUR 50 per job and year (assumed) for five years, six towns in turn; money per additional job in "
        "the town.",
        "Zuschüsse von 50 Euro je Arbeitsplatz und Jahr (angenommen) über fünf Jahre, sechs Städte nacheinander; Geld "
        "je zusätzlichem Arbeitsplatz in der Stadt.",
        cost=True,
    ),
    "grw_job_east": _grant(
        5,
        estimates.grant_jobs_in_region,
        "As above, per additional job in the region; a dollar is taken for a euro (assumed).",
        "Wie oben, je zusätzlichem Arbeitsplatz in der Region; ein Dollar gilt als ein Euro (angenommen).",
        cost=True,
    ),
    "grw_spill": _closure(
        5,
        estimates.untreated_sectors,
        "A plant closes as above; jobs lost in all other sectors of the region for ten lost in industry.",
        "Ein Betrieb schließt wie oben; verlorene Arbeitsplätze aller anderen Branchen der Region je zehn in der "
        "Industrie.",
    ),
    "grw_rdd_zero": _grant(
        5,
        estimates.grant_percent_of_town,
        "Grants as above; additional jobs in the town, per cent.",
        "Zuschüsse wie oben; zusätzliche Arbeitsplätze in der Stadt in Prozent.",
    ),
    "public_jobs_bonn": Question(
        "public_jobs",
        20,
        partial(estimates.private_per_public, years=20),
        "Public jobs come, 3 % of the town's jobs (assumed), six towns in turn; job-years of private sectors of the "
        "town per job-year of public ones over twenty years.",
        "Öffentliche Arbeitsplätze kommen, 3 % der Arbeitsplätze der Stadt (angenommen), sechs Städte nacheinander; "
        "Beschäftigungsjahre privater Branchen der Stadt je öffentlichem über zwanzig Jahre.",
    ),
    "institute_staff": Question(
        "institute",
        3,
        partial(estimates.institute_jobs, year=3),
        "An institute of the town's strongest theme with EUR 20 million a year (assumed), six towns in turn; jobs in "
        "the theme and the public sector of the town per million a year.",
        "Ein Institut des stärksten Themas der Stadt mit 20 Mio. Euro im Jahr (angenommen), sechs Städte nacheinander; "
        "Arbeitsplätze im Thema und im öffentlichen Sektor der Stadt je Million im Jahr.",
    ),
    "temporary_support_lasts": Question(
        "long_support",
        36,
        partial(estimates.support_left, years=16),
        "EUR 50 per job and year (assumed) for twenty years, then none: by investment grants, until there are any by a "
        "cluster office of new industry; part of the town's additional jobs left 16 years after the end.",
        "50 Euro je Arbeitsplatz und Jahr (angenommen) zwanzig Jahre lang, dann nichts: als Investitionszuschuss, "
        "solange es den nicht gibt als Clustermanagement der neuen Industrie; Teil der zusätzlichen Arbeitsplätze der "
        "Stadt, der 16 Jahre nach dem Ende noch da ist.",
    ),
    "cluster_programme_jobs": Question(
        "cluster",
        5,
        partial(estimates.supported_firms, year=5),
        "A cluster office with EUR 1 million a year (assumed) for the town's strongest theme, six towns in turn; jobs "
        "in that theme of the town, per cent.",
        "Ein Clustermanagement mit 1 Mio. Euro im Jahr (angenommen) für das stärkste Thema der Stadt, sechs Städte "
        "nacheinander; Arbeitsplätze dieses Themas in der Stadt in Prozent.",
    ),
    "cluster_programme_region": Question(
        "cluster",
        5,
        partial(estimates.beyond_supported, year=5),
        "As above; all other jobs of the region, per cent.",
        "Wie oben; alle anderen Arbeitsplätze der Region in Prozent.",
    ),
    "cluster_programme_innovation": _outside(
        "the model has no innovations of single firms",
        "das Modell kennt keine Innovationen einzelner Betriebe",
    ),
    "relatedness_hump": Question(
        "themes",
        5,
        partial(estimates.relatedness_gradient, year=5),
        "Six towns put their money into each theme in turn; how much more jobs a euro brings in the two upper thirds "
        "of relatedness density (own theme included) than in the lowest, against the mean of all.",
        "Sechs Städte geben ihr Geld nacheinander in jedes Thema; wie viel mehr ein Euro in den zwei oberen Dritteln "
        "der Verwandtschaftsdichte (eigenes Thema eingeschlossen) bringt als im untersten, gemessen am Mittel aller.",
    ),
    "cooperation_income": Question(
        "cooperation",
        10,
        partial(estimates.cooperation_wanted, year=10),
        "All towns act as one against each for itself; wanted size of all firms, per cent, since the model turns "
        "productivity into wanted size one for one.",
        "Alle Städte handeln gemeinsam statt jede für sich; gewünschte Größe aller Betriebe in Prozent, denn das "
        "Modell setzt Produktivität eins zu eins in gewünschte Größe um.",
    ),
    "cooperation_unclear": Question(
        "cooperation",
        10,
        partial(estimates.cooperation_unemployment, year=5),
        "As above; the region's unemployment rate, points.",
        "Wie oben; Arbeitslosenquote der Region in Punkten.",
    ),
    "agency_fdi": Question(
        "marketing",
        5,
        partial(estimates.marketing_settlements, years=5),
        "Marketing of the region with EUR 10 million a year (assumed); additional firms from outside over five years, "
        "per cent.",
        "Marketing der Region mit 10 Mio. Euro im Jahr (angenommen); zusätzliche Ansiedlungen von außen in fünf Jahren "
        "in Prozent.",
    ),
    "incubator_survival": Question(
        "accelerator",
        0,
        partial(estimates.incubated_hazard, years=10),
        "An accelerator with money for all; change of a young technology firm's hazard of closing, read where the "
        "instrument acts (the model does not follow single participants).",
        "Ein Akzelerator mit Geld für alle; Änderung des Schließungsrisikos eines jungen Technologiebetriebs, "
        "abgelesen, wo das Instrument wirkt (das Modell verfolgt einzelne Teilnehmer nicht).",
    ),
    "exist_cost": Question(
        "start_up_centre",
        5,
        partial(estimates.spin_offs_per_euro, years=range(3, 6)),
        "A start-up centre with EUR 10 million a year (assumed), four university towns in turn; money per additional "
        "start-up out of universities in its third to fifth year.",
        "Ein Gründungszentrum mit 10 Mio. Euro im Jahr (angenommen), vier Hochschulstädte nacheinander; Geld je "
        "zusätzlicher Ausgründung im dritten bis fünften Jahr.",
        cost=True,
    ),
    "graduates_aid": Question(
        "graduates",
        5,
        partial(estimates.graduates_changed, years=range(3, 6)),
        "EUR 5,000 for each graduate of the region (assumed: of the order of a year's scholarship); graduates who stay "
        "because of it, points of the cohort, third to fifth year.",
        "5.000 Euro je Absolvent der Region (angenommen: etwa ein Stipendium für ein Jahr); Absolventen, die "
        "deshalb bleiben, Punkte des Jahrgangs, drittes bis fünftes Jahr.",
    ),
    "transfer_company": Question(
        "closure",
        5,
        partial(estimates.transfer_gain, years=5),
        "A plant closes as above, without and with a transfer company of a year for all who lost their job; fewer "
        "unemployed in the region per participant, the largest of five year-ends, points.",
        "Ein Betrieb schließt wie oben, ohne und mit einem Jahr Transfergesellschaft für alle Entlassenen; weniger "
        "Arbeitslose der Region je Teilnehmer, der größte Wert von fünf Jahresenden, Punkte.",
    ),
    "broadband_jobs": Question(
        "broadband",
        5,
        partial(estimates.broadband_percent, year=5),
        "Digital city with EUR 20 a head and year for five years (assumed), six towns in turn; jobs of the town, "
        "per cent.",
        "Digitale Stadt mit 20 Euro je Kopf und Jahr über fünf Jahre (angenommen), sechs Städte nacheinander; "
        "Arbeitsplätze der Stadt in Prozent.",
    ),
    "college_opening_jobs": Question(
        "college",
        10,
        partial(estimates.college_percent, year=10),
        "Asked in the mirror, since no instrument opens a college: four towns lose all places to study in turn; jobs "
        "of the town, per cent, sign turned.",
        "Im Spiegel gefragt, da kein Instrument eine Hochschule eröffnet: Vier Städte verlieren nacheinander alle "
        "Studienplätze; Arbeitsplätze der Stadt in Prozent, Vorzeichen gedreht.",
    ),
    "university_gdp": _outside(
        "the model knows no gross domestic product", "das Modell kennt kein Bruttoinlandsprodukt"
    ),
    "uas_profits": _outside("the model knows no profits", "das Modell kennt keine Gewinne"),
    "startups_near_universities": Question(
        "college",
        10,
        partial(estimates.college_start_ups, years=5),
        "As the opening of a college; start-ups of the town over five years, per cent (all of them: towns record no "
        "start-ups by sector).",
        "Wie die Eröffnung einer Hochschule; Gründungen der Stadt in fünf Jahren in Prozent (alle: nach Branchen "
        "zählen die Städte keine Gründungen).",
    ),
    "trade_tax_jobs": Question(
        "trade_tax",
        5,
        partial(estimates.tax_elasticity, year=5),
        "The multiplier falls by a tenth (assumed), six towns in turn; log change of jobs outside the public sector "
        "against that of the multiplier.",
        "Der Hebesatz sinkt um ein Zehntel (angenommen), sechs Städte nacheinander; Änderung (Logarithmus) der "
        "Arbeitsplätze außerhalb des öffentlichen Sektors gegen die des Hebesatzes.",
    ),
    "trade_tax_base": Question(
        "trade_tax",
        5,
        partial(estimates.tax_elasticity, year=3),
        "As above after three years; the model's tax base is its jobs times a constant, profits do not move by "
        "themselves.",
        "Wie oben nach drei Jahren; die Steuerbasis des Modells sind Arbeitsplätze mal einer Konstanten, Gewinne "
        "bewegen sich nicht für sich.",
    ),
    "brownfield_cost": Question(
        "sites",
        10,
        partial(estimates.site_jobs_gross, years=10),
        "EUR 10 million a year for brownfields over five years (assumed), six towns in turn; money per job on the "
        "land that was taken up because of it, wherever the job came from.",
        "10 Mio. Euro im Jahr für Brachflächen über fünf Jahre (angenommen), sechs Städte nacheinander; Geld je "
        "Arbeitsplatz auf den deshalb vergebenen Flächen, woher er auch kam.",
        cost=True,
    ),
    "land_jobs": Question(
        "baseline",
        5,
        partial(estimates.jobs_per_hectare, year=5),
        "No treatment; jobs that stand on commercial land per hectare in use.",
        "Ohne Maßnahme; Arbeitsplätze auf Gewerbeflächen je genutztem Hektar.",
    ),
    "displacement_zones": Question(
        "favoured",
        5,
        partial(estimates.net_of_favoured, year=5),
        "Location subsidies of EUR 50 per job and year (assumed), six towns in turn; net jobs of the region, per cent "
        "of the favoured town's jobs.",
        "Ansiedlungsprämien von 50 Euro je Arbeitsplatz und Jahr (angenommen), sechs Städte nacheinander; "
        "Arbeitsplätze der Region netto in Prozent derer der begünstigten Stadt.",
    ),
    "no_relocation_grw": _grant(
        5,
        estimates.grant_percent_of_neighbours,
        "Grants as above; jobs of all other towns of the region, per cent.",
        "Zuschüsse wie oben; Arbeitsplätze aller anderen Städte der Region in Prozent.",
    ),
    "wage_curve": Question(
        "baseline",
        0,
        partial(estimates.wage_parameter, year=1),
        "The model has no wages; shown is the parameter that stands for them: elasticity of wanted size to the "
        "tightness of the labour market (firm_growth.tightness), sign turned.",
        "Das Modell hat keine Löhne; gezeigt wird der Parameter, der für sie steht: Elastizität der gewünschten Größe "
        "zur Anspannung des Arbeitsmarkts (firm_growth.tightness), Vorzeichen gedreht.",
    ),
    "separations": Question(
        "baseline",
        5,
        partial(estimates.separations_a_month, years=5),
        "No treatment; residents who lose or leave work and become unemployed in a month, per cent of employed "
        "residents, mean of five years.",
        "Ohne Maßnahme; Einwohner, die im Monat aus Beschäftigung arbeitslos werden, in Prozent der Beschäftigten am "
        "Wohnort, Mittel aus fünf Jahren.",
    ),
    "vacancy_days": Question(
        "baseline",
        5,
        partial(estimates.vacancy_days, years=5),
        "No treatment; 91.3 days / -ln(1 - part of vacancies filled within a quarter), mean of five years.",
        "Ohne Maßnahme; 91,3 Tage / -ln(1 - Teil der Stellen, der im Quartal besetzt wird), Mittel aus fünf Jahren.",
    ),
    "district_adjustment": _closure(
        2,
        estimates.moved_or_commuting,
        "A plant closes as above; part of the town's lost jobs that is no unemployment of its residents after two "
        "years (they moved away or commute, or fewer commute in).",
        "Ein Betrieb schließt wie oben; Teil der verlorenen Arbeitsplätze der Stadt, der nach zwei Jahren keine "
        "Arbeitslosigkeit ihrer Einwohner ist (weggezogen, ausgependelt, weniger eingependelt).",
    ),
    "ruhr_land": Question(
        "baseline",
        5,
        partial(estimates.free_land, year=1),
        "No treatment; free commercial land a year after the start, which has to be at rest; within a tenth counts as "
        "inside (assumed).",
        "Ohne Maßnahme; freie Gewerbefläche ein Jahr nach dem Start, der in Ruhe sein soll; bis auf ein Zehntel gilt "
        "als innerhalb (angenommen).",
    ),
}
"""A question for every row of the table, in its order."""
