"""All words of the report that are no numbers: German and English side by side."""

from ruhrsim.common.number_format import check_language
from ruhrsim.report.world_texts import WORLD_TEXTS

TEXTS = {
    # Title and answer
    "title": (
        "{region} bis {end}: {years} Jahre im Modell",
        "{region} to {end}: {years} years in a model",
    ),
    "kicker": (
        "RuhrSim · agentenbasierte Simulation von {n_towns} Städten und Gemeinden: {region}",
        "RuhrSim · agent-based simulation of {n_towns} towns and cities: {region}",
    ),
    "answer": (
        "Gegenüber „{baseline}“ ist die Arbeitslosenquote der Region im Mittel der Jahresenden {first} bis {end} im "
        "Modell {clauses}.",
        "Against “{baseline}”, the region's unemployment rate in the model, mean of the ends of {first} to {end}, is "
        "{clauses}.",
    ),
    "clause_lower": (
        "mit „{title}“ um {size} Prozentpunkte niedriger (90-%-Intervall {interval})",
        "{size} percentage points lower with “{title}” (90 % interval {interval})",
    ),
    "clause_higher": (
        "mit „{title}“ um {size} Prozentpunkte höher (90-%-Intervall {interval})",
        "{size} percentage points higher with “{title}” (90 % interval {interval})",
    ),
    "clause_unclear": (
        "mit „{title}“ nicht erkennbar anders (das 90-%-Intervall {interval} enthält null)",
        "not discernibly different with “{title}” (the 90 % interval {interval} includes zero)",
    ),
    "clause_same": ("mit „{title}“ in diesen Läufen gleich", "the same in these runs with “{title}”"),
    "answer_one_run": (
        "Ein einziger Lauf je Szenario kann nicht zeigen, ob sich die Szenarien "
        "unterscheiden: Ohne Wiederholung gibt es kein Intervall.",
        "A single run of each scenario cannot show whether the scenarios differ: without"
        " repetition there is no interval.",
    ),
    "answer_level": (
        "Im Szenario „{title}“ liegt die Arbeitslosenquote der Region Ende {end} im Mittel"
        " der Läufe bei {last} % (Ende {start}: {first} %; 90 % der Läufe enden zwischen "
        "{low} und {high} %).",
        "In the scenario “{title}” the region's unemployment rate at the end of {end} is "
        "{last} % in the mean of the runs (end of {start}: {first} %; 90 % of the runs end"
        " between {low} and {high} %).",
    ),
    "answer_level_one_run": (
        "Im Szenario „{title}“ liegt die Arbeitslosenquote der Region Ende {end} "
        "bei {last} % (Ende {start}: {first} %); ein einzelner Lauf zeigt die "
        "Streuung nicht.",
        "In the scenario “{title}” the region's unemployment rate at the end of "
        "{end} is {last} % (end of {start}: {first} %); a single run does not show"
        " the spread.",
    ),
    "answer_alone": (
        "Ein Szenario allein sagt nichts über die Wirkung einer Strategie; dafür braucht "
        "es den Vergleich mit einem zweiten.",
        "One scenario alone says nothing about the effect of a strategy; that takes a "
        "comparison with a second one.",
    ),
    "chance": (
        "Bei {clear} von {n} Vergleichen ({indicators} Leitgrößen, Szenarien: {scenarios}) "
        "enthält das 90-%-Intervall die Null nicht. Auch wenn keine Strategie irgendetwas "
        "bewirkte, wären durch Zufall rund {expected} solche Fälle zu erwarten.",
        "In {clear} of {n} comparisons ({indicators} headline indicators, scenarios: "
        "{scenarios}) the 90 % interval excludes zero. Even if no strategy had any effect, "
        "chance alone would be expected to produce about {expected} such cases.",
    ),
    "chance_none": (
        "Bei keinem der {n} Vergleiche ({indicators} Leitgrößen, Szenarien: {scenarios}) "
        "ist ein Unterschied erkennbar: Jedes 90-%-Intervall enthält null.",
        "There is no discernible difference in any of the {n} comparisons ({indicators} "
        "headline indicators, scenarios: {scenarios}): every 90 % interval includes zero.",
    ),
    "size": (
        "Zum Vergleich: Von Lauf zu Lauf streut die Arbeitslosenquote in einem Szenario um {spread} Punkte.",
        "For comparison: from run to run, the unemployment rate of one scenario spreads by {spread} points.",
    ),
    "covers": (
        "Die Intervalle umfassen nur den Zufall, bei festen Annahmen. Wie weit sie mit anderen plausiblen "
        "Annahmen wären, zeigt derselbe Befehl mit --uncertainty assumptions.",
        "The intervals cover luck alone, with assumptions fixed. How wide they would be with other plausible "
        "assumptions is shown by the same command with --uncertainty assumptions.",
    ),
    "agree_better": ("günstiger in {n} von {all} Welten", "better in {n} of {all} worlds"),
    "agree_worse": ("ungünstiger in {n} von {all} Welten", "worse in {n} of {all} worlds"),
    "agree_higher": ("höher in {n} von {all} Welten", "higher in {n} of {all} worlds"),
    "agree_lower": ("niedriger in {n} von {all} Welten", "lower in {n} of {all} worlds"),
    "agree_same": ("gleich in {all} Welten", "same in {all} worlds"),
    "finding_clear": ("Erkennbare Unterschiede", "Discernible differences"),
    "finding_unclear": (
        "Kein Unterschied erkennbar (Intervall enthält null)",
        "No discernible difference (interval includes zero)",
    ),
    "nothing": ("keine", "none"),
    # Words in tables
    "lower": ("niedriger", "lower"),
    "higher": ("höher", "higher"),
    "better": ("günstig", "favourable"),
    "worse": ("ungünstig", "unfavourable"),
    "unclear": ("unklar: Intervall enthält null", "unclear: interval includes zero"),
    "no_interval": ("ein Lauf: kein Intervall", "one run: no interval"),
    # Headings
    "contents": ("Inhalt", "Contents"),
    "scenarios": ("Die Szenarien", "The scenarios"),
    "headline": ("Die wichtigsten Ergebnisse", "Headline results"),
    "courses": ("Der Weg dorthin", "The way there"),
    "maps": ("Die {n_towns} Städte und Gemeinden auf der Karte", "The {n_towns} towns and cities on the map"),
    "districts": ("Kreise und kreisfreie Städte", "Districts and independent cities"),
    "towns": ("Gewinner und Verlierer unter den Städten", "Winners and losers among the towns"),
    "limits": ("Was das Modell kann und was nicht", "What the model can and cannot say"),
    "method": ("Verfahren und Wiederholung", "Method and how to repeat it"),
    "indicators": ("Die Kennzahlen", "The indicators"),
    "sources": ("Datenquellen", "Data sources"),
    # Headline table
    "baseline": ("Vergleichsmaßstab", "baseline"),
    "headline_caption": (
        "Niveau im ersten Szenario und gepaarte Unterschiede dazu, mit 90-%-Intervall",
        "Level in the first scenario and paired differences to it, with 90 % intervals",
    ),
    "headline_caption_alone": (
        "Niveau und Streuung der Läufe",
        "Level and spread of the runs",
    ),
    "indicator": ("Kennzahl", "Indicator"),
    "level": ("Niveau", "Level"),
    "level_spread": ("Niveau ± Streuung der Läufe", "Level ± spread of the runs"),
    "difference": ("Unterschied", "Difference"),
    "headline_note": (
        "Bestände stehen für das Mittel der Jahresenden {first} bis {end}, „je Jahr“ für das Mittel von {from_year}"
        " bis {end}, Gehaltene Absolventen für das Mittel über alle Quartale.",
        "Stocks are means of the ends of {first} to {end}, “a year” is the mean of {from_year} to {end}, "
        "graduates kept the mean over all quarters.",
    ),
    "paired_note": (
        "Jeder Lauf eines Szenarios wird mit dem Lauf des Vergleichsmaßstabs verglichen, "
        "der denselben Zufall erlebt (gepaart).",
        "Each run of a scenario is compared with the run of the baseline that meets the same luck (paired).",
    ),
    "spread_note": (
        "Die Streuung ist die Standardabweichung des Niveaus über {runs} Läufe: Sie zeigt, "
        "wie weit mögliche Verläufe auseinanderliegen.",
        "The spread is the standard deviation of the level over {runs} runs: it shows how "
        "far possible courses lie apart.",
    ),
    # Pictures
    "courses_note": (
        "Links das Niveau: Die Linie ist das Mittel aus {runs} Läufen, in der Fläche "
        "liegen 90 % der Läufe. Rechts der gepaarte Unterschied zum ersten Szenario: Die "
        "Fläche ist das 90-%-Intervall; wo sie die Nulllinie einschließt, ist kein "
        "Unterschied erkennbar. Größen „je Jahr“ sind die Summe der letzten vier Quartale,"
        " Gehaltene Absolventen deren Mittel.",
        "On the left the level: the line is the mean of {runs} runs, the band holds 90 % "
        "of them. On the right the paired difference to the first scenario: the band is "
        "the 90 % interval; where it includes the zero line, no difference is discernible."
        " Measures “a year” are the sum of the last four quarters, graduates kept their "
        "mean.",
    ),
    "courses_note_alone": (
        "Die Linie ist das Mittel aus {runs} Läufen, in der Fläche liegen 90 % der "
        "Läufe. Größen „je Jahr“ sind die Summe der letzten vier Quartale, Gehaltene"
        " Absolventen deren Mittel.",
        "The line is the mean of {runs} runs, the band holds 90 % of them. Measures "
        "“a year” are the sum of the last four quarters, graduates kept their mean.",
    ),
    "courses_one_run": (
        "Hier lief jedes Szenario nur einmal: Es gibt keine Flächen und keine "
        "Intervalle, und jeder Unterschied kann Zufall sein.",
        "Here each scenario ran only once: there are no bands and no intervals, and any"
        " difference may be chance.",
    ),
    "caption_level": (
        "Niveau in allen Szenarien. Linie: Mittel der Läufe; Fläche: 90 % der Läufe.",
        "Level in all scenarios. Line: mean of the runs; band: 90 % of the runs.",
    ),
    "caption_difference": (
        "Gepaarter Unterschied zum ersten Szenario. Fläche: 90-%-Intervall; enthält "
        "sie die Nulllinie, ist kein Unterschied erkennbar.",
        "Paired difference to the first scenario. Band: 90 % interval; where it "
        "includes the zero line, no difference is discernible.",
    ),
    "caption_level_one_run": (
        "Niveau in einem einzigen Lauf, ohne Streuung.",
        "Level in a single run, without spread.",
    ),
    "caption_difference_one_run": (
        "Unterschied in einem einzigen Lauf, ohne Intervall: kann Zufall sein.",
        "Difference in a single run, without interval: may be chance.",
    ),
    "caption_level_map": (
        "Je dunkler, desto höher die Arbeitslosenquote (Mittel der Läufe).",
        "The darker, the higher the unemployment rate (mean of the runs).",
    ),
    "caption_difference_map": (
        "Blau: Quote niedriger als im ersten Szenario; orange: höher. Grau "
        "schraffiert: Das 90-%-Intervall enthält null, ein Unterschied ist nicht"
        " erkennbar. Alle Karten der Unterschiede haben dieselbe Farbskala.",
        "Blue: rate lower than in the first scenario; orange: higher. Grey and "
        "hatched: the 90 % interval includes zero, no difference is discernible."
        " All difference maps share one colour scale.",
    ),
    "caption_difference_map_one_run": (
        "Blau: Quote niedriger als im ersten Szenario; orange: höher. "
        "Schraffiert: ein einziger Lauf, also kein Intervall; jeder "
        "Unterschied kann Zufall sein.",
        "Blue: rate lower than in the first scenario; orange: higher. "
        "Hatched: a single run, so no interval; any difference may be "
        "chance.",
    ),
    "caption_districts": (
        "Alle Felder haben dieselbe Skala. Linie: Mittel der Läufe; Fläche: 90 % der "
        "Läufe. Die Quote eines Kreises fasst Arbeitslose und Erwerbspersonen seiner "
        "Städte zusammen.",
        "All panels share one scale. Line: mean of the runs; band: 90 % of the runs. "
        "A district's rate adds up the unemployed and the labour force of its towns.",
    ),
    "caption_districts_one_run": (
        "Alle Felder haben dieselbe Skala. Ein einziger Lauf, ohne Streuung. "
        "Die Quote eines Kreises fasst Arbeitslose und Erwerbspersonen seiner"
        " Städte zusammen.",
        "All panels share one scale. A single run, without spread. A "
        "district's rate adds up the unemployed and the labour force of its "
        "towns.",
    ),
    "alt_level": (
        "Liniendiagramm: {label} ({unit}), Ende {start} bis Ende {end}. {courses}.",
        "Line chart: {label} ({unit}), end of {start} to end of {end}. {courses}.",
    ),
    "alt_course": ("von {first} auf {last}", "from {first} to {last}"),
    "alt_difference": (
        "Liniendiagramm: {label}, Unterschied zu „{baseline}“ ({unit}) mit "
        "90-%-Intervall. Stand Ende {end}: {ends}.",
        "Line chart: {label}, difference to “{baseline}” ({unit}) with 90 % interval. At"
        " the end of {end}: {ends}.",
    ),
    "alt_map": (
        "Karte der {n_towns} Städte und Gemeinden: Arbeitslosenquote Ende {end} im Szenario "
        "„{scenario}“, von {low} bis {high} %. {attribution}",
        "Map of the {n_towns} towns and cities: unemployment rate at the end of {end} in the scenario "
        "“{scenario}”, from {low} to {high} %. {attribution}",
    ),
    "alt_difference_map": (
        "Karte: Arbeitslosenquote, Mittel der letzten Jahre bis {end}, „{scenario}“ gegenüber „{baseline}“. "
        "Erkennbar niedriger in {lower} Städten, erkennbar höher in {higher}, ohne "
        "erkennbaren Unterschied in {unclear}. {attribution}",
        "Map: unemployment rate, mean of the last years to {end}, “{scenario}” against "
        "“{baseline}”. Discernibly lower in {lower} towns, discernibly higher in "
        "{higher}, no discernible difference in {unclear}. {attribution}",
    ),
    "alt_districts": (
        "Fünfzehn kleine Liniendiagramme: Arbeitslosenquote der Kreise und kreisfreien "
        "Städte in allen Szenarien, Ende {start} bis Ende {end}.",
        "Fifteen small line charts: unemployment rate of the districts and independent "
        "cities in all scenarios, end of {start} to end of {end}.",
    ),
    "boundaries": ("Grenzen", "Boundaries"),
    # Towns
    "towns_count": (
        "Städte und Gemeinden mit erkennbar niedrigerer Quote: {lower}; mit erkennbar "
        "höherer: {higher}; ohne erkennbaren Unterschied: {unclear}. Von den erkennbaren ist "
        "im Mittel höchstens einer von zehn Zufall (Benjamini und Hochberg).",
        "Towns with a discernibly lower rate: {lower}; with a discernibly higher rate: "
        "{higher}; with no discernible difference: {unclear}. Of those discernible, at "
        "most one in ten is chance on average (Benjamini and Hochberg).",
    ),
    "towns_note": (
        "Geordnet nach dem mittleren Unterschied der Arbeitslosenquote der letzten Jahre bis {end} gegenüber "
        "dem ersten Szenario. Die Spitzen einer Rangliste sind im Mittel überschätzt: Dort "
        "landet auch, wer Glück oder Pech hatte.",
        "Ordered by the mean difference in the unemployment rate of the last years to {end} against"
        " the first scenario. The tops of a ranking are overestimated on average: luck, good"
        " or bad, lands there too.",
    ),
    "towns_alone": (
        "Gewinner und Verlierer zeigt erst der Vergleich mit einem zweiten Szenario.",
        "Winners and losers only show in a comparison with a second scenario.",
    ),
    "winners": ("Quote am weitesten unter dem ersten Szenario", "Rate furthest below the first scenario"),
    "losers": ("Quote am weitesten über dem ersten Szenario", "Rate furthest above the first scenario"),
    "town": ("Stadt oder Gemeinde", "Town"),
    "town_level": ("Quote im ersten Szenario, %", "Rate in the first scenario, %"),
    "rate_difference": ("Unterschied der Quote, Prozentpunkte", "Difference in the rate, percentage points"),
    "jobs_difference": ("Unterschied bei Arbeitsplätzen", "Difference in jobs"),
    "no_town": ("keine Stadt oder Gemeinde", "no town"),
    "all_towns": (
        "Alle {n_towns} Städte und Gemeinden von A bis Z",
        "All {n_towns} towns and cities from A to Z",
    ),
    "all_towns_caption": (
        "Arbeitslosenquote, Mittel der letzten Jahre bis {end}: Niveau im ersten Szenario (%), Unterschiede "
        "der anderen (Prozentpunkte, 90-%-Intervall)",
        "Unemployment rate, mean of the last years to {end}: level in the first scenario (%), "
        "differences of the others (percentage points, 90 % intervals)",
    ),
    # Rank among other regions
    "ranks": ("Der Rang unter anderen Regionen", "The rank among other regions"),
    "ranks_note": (
        "Von außen zählt die Masse. {region} steht neben {others} (Stand {year}). Drei Ränge stehen "
        "nebeneinander: die Region als Ganzes / die Städte so weit verbunden, wie sie im Szenario "
        "zusammenarbeiten / die größte Stadt allein. Die anderen sind einzelne Städte ohne ihr Umland; das "
        "schmeichelt der Region als Ganzem. Münster fehlt, weil belegte Zahlen fehlen. Wo "
        "„illustrativ“ steht, sind die Arbeitsplätze der anderen nach Themen nicht belegt, sondern aus "
        "ihrer Wirtschaftsleistung abgeleitet; die Spanne zeigt, was diese Annahme offen lässt.",
        "Seen from outside, mass counts. {region} is compared with {others} (as of {year}). Three ranks "
        "stand side by side: the region as one / the towns together as far as they cooperate in the "
        "scenario / the largest town alone. The others are single cities without their surroundings, which "
        "flatters the region as one. Münster is left out for want of sourced figures. Where it "
        "says “illustrative”, the others' jobs by theme are not sourced but derived from their output; "
        "the span shows what this assumption leaves open.",
    ),
    "ranks_caption": (
        "Rang unter {n}: als Ganzes / im Verbund / größte Stadt allein; 1 ist der größte",
        "Rank among {n}: as one / together / largest town alone; 1 is the largest",
    ),
    "ranks_by": ("Rang nach", "Rank by"),
    "ranks_sourced": ("{year}, belegt", "{year}, sourced"),
    "ranks_illustrative": ("{year}, illustrativ", "{year}, illustrative"),
    "ranks_towns": ("Jede Stadt und Gemeinde allein", "Each town alone"),
    "ranks_towns_caption": (
        "Einwohner Ende {end} im ersten Szenario (Mittel der Läufe) und Rang neben den anderen Regionen",
        "Residents at the end of {end} in the first scenario (mean of the runs) and rank beside "
        "the other regions",
    ),
    "ranks_residents": ("Einwohner", "Residents"),
    "ranks_rank": ("Rang", "Rank"),
    # Method
    "method_intro": (
        "Firmen, Hochschulen, Absolventinnen und Absolventen, Beschäftigte und Arbeitslose"
        " der {n_towns} Städte gehen vierteljährlich ihre Wege; alle Szenarien erleben denselben "
        "Zufall.",
        "Firms, universities, graduates, employees and unemployed of the {n_towns} towns go their"
        " ways quarter by quarter; all scenarios meet the same luck.",
    ),
    "method_caption": ("Einstellungen und Versionen", "Settings and versions"),
    "method_scale": ("Anteil simulierter Betriebe", "Share of establishments simulated"),
    "method_covers": ("Intervalle umfassen", "Intervals cover"),
    "method_covers_value": ("nur Zufall", "luck alone"),
    "method_runs": ("Läufe je Szenario", "Runs of each scenario"),
    "method_seeds": ("Startwerte des Zufalls", "Seeds"),
    "method_years": ("Jahre", "Years"),
    "method_version": ("Programm", "Program"),
    "method_code": ("Kennung von Code / Daten", "Fingerprint of code / data"),
    "method_packages": ("Pakete", "Packages"),
    "setting": ("Einstellung", "Setting"),
    "value": ("Wert", "Value"),
    "repeat_command": ("Derselbe Bericht mit einem Befehl", "The same report with one command"),
    "repeat_python": ("Dasselbe in Python", "The same in Python"),
    "repeat_note": (
        "Gleiche Versionen und gleiche Startwerte geben dieselben Zahlen. Eigene "
        "Szenariodateien stehen vollständig in manifest.json im Ergebnisordner; dort liegen"
        " auch alle Tabellen und Bilder.",
        "The same versions and seeds give the same numbers. Scenario files of your own "
        "stand in full in manifest.json in the result folder, beside all tables and "
        "pictures.",
    ),
    # Indicators and sources
    "indicators_caption": ("Was jede Kennzahl misst", "What each indicator measures"),
    "unit": ("Einheit", "Unit"),
    "definition": ("Definition", "Definition"),
    "sources_note": (
        "Startzustand und Parameter beruhen auf diesen Tabellen (Titel wie im Paket, auf Englisch).",
        "The start state and the parameters rest on these tables.",
    ),
    "sources_caption": ("Tabellen mit echten Daten", "Tables of real data"),
    "sources_all": ("Alle {n} Tabellen", "All {n} tables"),
    "source_title": ("Tabelle", "Table"),
    "publisher": ("Herausgeber", "Publisher"),
    "year": ("Jahr", "Year"),
    "licence": ("Lizenz", "Licence"),
    "limit_uncertainty": (
        "Die Intervalle zeigen nur den Zufall im Modell, bei festen Parametern. Viele Parameter sind "
        "geschätzt oder angenommen; andere plausible Werte können Unterschiede vergrößern, verkleinern "
        "oder umkehren.",
        "The intervals show only the chance within the model, with parameters fixed. Many parameters are "
        "estimated or assumed; other plausible values can enlarge, shrink or reverse a difference.",
    ),
    "scroll": ("Tabelle, seitlich verschiebbar", "Table, scrolls sideways"),
}
"""Each entry: German, English; names in braces are filled in by `text`."""

LIMITS = (
    (
        "Ein Wenn-dann, keine Vorhersage: Das Modell zeigt, was aus den Annahmen folgt. Alterung und "
        "Konjunktur in Deutschland kommen von außen und sind unsicher.",
        "If-then, not a forecast: the model shows what follows from its assumptions. Ageing and the "
        "national economy come from outside and are uncertain.",
    ),
    (
        "Das Niveau der Arbeitslosenquote bleibt durch eine Annahme nahe am Ausgangswert. Aussagekräftig "
        "sind die Unterschiede zwischen den Szenarien, nicht das Niveau im Endjahr.",
        "The level of the unemployment rate is held near the start by an assumption. What carries meaning "
        "is the differences between scenarios, not the level in the last year.",
    ),
    (
        "Die Wirkung von Strategien ist klein gegenüber der Spannweite möglicher Entwicklungen. Darum "
        "zählen Intervalle und Spannweiten mehr als das Vorzeichen eines einzelnen Ergebnisses.",
        "The effects of strategies are small against the spread of possible worlds. So intervals and "
        "ranges count for more than the sign of a single result.",
    ),
    TEXTS["limit_uncertainty"],
    (
        "Nicht abgebildet sind Stadtteile sowie Löhne und Preise in voller Breite. Von der Dauer der "
        "Arbeitslosigkeit kennt das Modell nur das erste Jahr und die Zeit danach.",
        "Not modelled are quarters within towns, nor wages and prices in full. Of unemployment's duration the "
        "model knows only the first year and what comes after it.",
    ),
    (
        "Beschäftigte nach Stadt und Branche sind nicht veröffentlicht, sondern geschätzt; die sechs "
        "Themen sind eine eigene Abgrenzung.",
        "Employment by town and sector is not published but estimated; the six themes are a delimitation "
        "of our own.",
    ),
)
"""What a reader must know before using a number; design of the model, limits."""


def text(key: str, language: str, covers: str = "luck", **facts) -> str:
    """Return a text in `de` or `en`, filled with facts.

    Args:
        key: A key of `TEXTS`.
        language: `de` or `en`.
        covers: What intervals cover, `luck` or `assumptions`, see `Comparison.uncertainty`.
        facts: What the text names.
    """
    return in_language(_texts(covers)[key], language).format(**facts)


def limits(language: str, covers: str) -> list[str]:
    """Return `LIMITS` in `de` or `en`, for what intervals cover."""
    known = _texts(covers)["limit_uncertainty"]
    return [
        in_language(known if limit == TEXTS["limit_uncertainty"] else limit, language) for limit in LIMITS
    ]


def _texts(covers: str) -> dict[str, tuple[str, str]]:
    return TEXTS | WORLD_TEXTS if covers == "assumptions" else TEXTS


def in_language(pair: tuple[str, str], language: str) -> str:
    """Return the German or the English half of a pair."""
    return pair[0] if check_language(language) == "de" else pair[1]
