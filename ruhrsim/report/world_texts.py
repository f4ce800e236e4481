"""Words of the report where runs happen in plausible worlds, in place of those in `texts.TEXTS`."""

WORLD_TEXTS = {
    "clause_lower": (
        "mit „{title}“ um {size} Prozentpunkte niedriger (90-%-Intervall {interval}; {agreement})",
        "{size} percentage points lower with “{title}” (90 % interval {interval}; {agreement})",
    ),
    "clause_higher": (
        "mit „{title}“ um {size} Prozentpunkte höher (90-%-Intervall {interval}; {agreement})",
        "{size} percentage points higher with “{title}” (90 % interval {interval}; {agreement})",
    ),
    "clause_unclear": (
        "mit „{title}“ je nach Annahmen und Zufall niedriger oder höher (90-%-Intervall {interval}; "
        "{agreement})",
        "lower or higher with “{title}”, depending on assumptions and luck (90 % interval {interval}; "
        "{agreement})",
    ),
    "covers": (
        "Die Intervalle umfassen Zufall und Annahmen: Jeder der {runs} Läufe eines Szenarios findet in einer "
        "eigenen plausiblen Welt statt. Darin liegt jede unsichere Zahl des Modells irgendwo in ihrer Spanne, "
        "meist nahe am Standardwert; kalibrierte Zahlen stehen so beieinander, wie sie zu den Jahren 2007 bis "
        "2016 passen. Alle Szenarien erleben dieselben Welten mit demselben Zufall. In einem Intervall liegen "
        "90 % der plausiblen Welten; mehr Läufe machen es nicht schmaler. Was ein Szenario selbst festlegt, "
        "gilt in jeder Welt.",
        "The intervals cover luck and assumptions: each of the {runs} runs of a scenario happens in a plausible "
        "world of its own. There every uncertain number of the model lies somewhere in its range, most often "
        "near its default; calibrated numbers stand together as they fit the years 2007 to 2016. All scenarios "
        "meet the same worlds with the same luck. An interval holds 90 % of the plausible worlds; more runs do "
        "not narrow it. What a scenario states itself holds in every world.",
    ),
    "chance": (
        "Bei {clear} von {n} Vergleichen ({indicators} Leitgrößen, Szenarien: {scenarios}) schließt das "
        "90-%-Intervall die Null aus: Die Richtung ist in fast allen plausiblen Welten dieselbe.",
        "In {clear} of {n} comparisons ({indicators} headline indicators, scenarios: {scenarios}) the 90 % "
        "interval excludes zero: the direction is the same in nearly all plausible worlds.",
    ),
    "chance_none": (
        "Bei keinem der {n} Vergleiche ({indicators} Leitgrößen, Szenarien: {scenarios}) ist die Richtung "
        "in fast allen plausiblen Welten dieselbe: Jedes 90-%-Intervall enthält null.",
        "In none of the {n} comparisons ({indicators} headline indicators, scenarios: {scenarios}) is the "
        "direction the same in nearly all plausible worlds: every 90 % interval includes zero.",
    ),
    "size": (
        "Zum Vergleich: Von Welt zu Welt streut die Arbeitslosenquote in einem Szenario um {spread} Punkte.",
        "For comparison: from world to world, the unemployment rate of one scenario spreads by {spread} points.",
    ),
    "finding_clear": (
        "In fast allen plausiblen Welten dieselbe Richtung",
        "The same direction in nearly all plausible worlds",
    ),
    "finding_unclear": (
        "Richtung hängt an Annahmen oder Zufall (Intervall enthält null)",
        "Direction depends on assumptions or luck (interval includes zero)",
    ),
    "headline_caption": (
        "Niveau im ersten Szenario und gepaarte Unterschiede dazu: Mittel über "
        "die plausiblen Welten und 90-%-Intervall (Zufall und Annahmen)",
        "Level in the first scenario and paired differences to it: mean over "
        "plausible worlds and 90 % interval (luck and assumptions)",
    ),
    "paired_note": (
        "Jeder Lauf eines Szenarios wird mit dem Lauf des Vergleichsmaßstabs in derselben Welt und mit "
        "demselben Zufall verglichen (gepaart).",
        "Each run of a scenario is compared with the run of the baseline in the same world with the same "
        "luck (paired).",
    ),
    "spread_note": (
        "Die Streuung ist die Standardabweichung des Niveaus über {runs} plausible Welten: Sie zeigt, wie "
        "wenig das Niveau bekannt ist.",
        "The spread is the standard deviation of the level over {runs} plausible worlds: it shows how "
        "little the level is known.",
    ),
    "courses_note": (
        "Links das Niveau: Die Linie ist das Mittel aus {runs} plausiblen Welten, in der Fläche liegen "
        "90 % von ihnen. Rechts der gepaarte Unterschied zum ersten Szenario: Die Fläche ist das "
        "90-%-Intervall, das Zufall und Annahmen umfasst; wo sie die Nulllinie einschließt, hängt die "
        "Richtung an Annahmen oder Zufall. Größen „je Jahr“ sind die Summe der letzten vier Quartale, "
        "Gehaltene Absolventen deren Mittel.",
        "On the left the level: the line is the mean of {runs} plausible worlds, the band holds 90 % of "
        "them. On the right the paired difference to the first scenario: the band is the 90 % interval, "
        "which covers luck and assumptions; where it includes the zero line, the direction depends on "
        "assumptions or luck. Measures “a year” are the sum of the last four quarters, graduates kept "
        "their mean.",
    ),
    "caption_difference": (
        "Gepaarter Unterschied zum ersten Szenario. Fläche: 90-%-Intervall über plausible Welten; "
        "enthält sie die Nulllinie, hängt die Richtung an Annahmen oder Zufall.",
        "Paired difference to the first scenario. Band: 90 % interval over plausible worlds; where "
        "it includes the zero line, the direction depends on assumptions or luck.",
    ),
    "towns_count": (
        "Städte und Gemeinden mit niedrigerer Quote in fast allen plausiblen Welten: {lower}; mit höherer: "
        "{higher}; Richtung hängt an Annahmen oder Zufall: {unclear}.",
        "Towns with a lower rate in nearly all plausible worlds: {lower}; with a higher rate: {higher}; "
        "direction depends on assumptions or luck: {unclear}.",
    ),
    "method_intro": (
        "Firmen, Hochschulen, Absolventinnen und Absolventen, Beschäftigte und Arbeitslose der {n_towns} Städte "
        "gehen vierteljährlich ihre Wege; alle Szenarien erleben dieselben Welten mit demselben Zufall.",
        "Firms, universities, graduates, employees and unemployed of the {n_towns} towns go their ways quarter "
        "by quarter; all scenarios meet the same worlds with the same luck.",
    ),
    "method_covers_value": (
        "Zufall und Annahmen ({runs} plausible Welten; ihre Zahlen stehen in worlds.csv)",
        "luck and assumptions ({runs} plausible worlds; their numbers are in worlds.csv)",
    ),
    "limit_uncertainty": (
        "Die Intervalle umfassen Zufall und die Zahlen des Modells in ihren Spannen, nicht seine "
        "Gestalt: Was kein Mechanismus abbildet, fehlt in jeder Welt. Die meisten Spannen sind "
        "eigenes Urteil.",
        "The intervals cover luck and the model's numbers within their ranges, not its form: what "
        "no mechanism depicts is missing in every world. Most ranges are our own judgement.",
    ),
}
"""Each entry: German, English, as in `TEXTS`."""
