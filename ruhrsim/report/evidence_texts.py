"""Words of the evidence report: German and English side by side."""

from ruhrsim.analysis.hindcast import REFERENCE

EVIDENCE_TEXTS = {
    "title": ("Wie weit man RuhrSim trauen kann", "How far RuhrSim can be trusted"),
    "kicker": (
        "RuhrSim · alle Prüfungen des Modells auf einer Seite",
        "RuhrSim · every test of the model on one page",
    ),
    "contents": ("Inhalt", "Contents"),
    "scroll": ("Tabelle, seitlich verschiebbar", "Table, scrolls sideways"),
    "short_hindcast": (
        "Ab Ende 2007 gestartet und nur mit der Lage außerhalb versorgt, liegt das Modell in den Kreisen 2023–2025 "
        "typischerweise um {rmse} Punkte daneben; die beste einfache Regel um {best} ({best_name}).",
        "Started at the end of 2007 and told only the world outside, the model is typically off by {rmse} points in "
        "the Kreise in 2023-2025; the best simple rule by {best} ({best_name}).",
    ),
    "short_later": (
        "Ab Ende 2016 gestartet verliert es: {rmse} Punkte gegen {best} ({best_name}).",
        "Started at the end of 2016 it loses: {rmse} points against {best} ({best_name}).",
    ),
    "short_later_ahead": (
        "Ab Ende 2016 gestartet liegt es vorn: {rmse} Punkte gegen {best} ({best_name}).",
        "Started at the end of 2016 it is ahead: {rmse} points against {best} ({best_name}).",
    ),
    "short_coverage": (
        "Im 90-%-Intervall lagen {inside} % der Beobachtungen der Kreise bis 2016 und {after} % danach.",
        "The 90 % interval held {inside} % of the observations of the Kreise up to 2016 and {after} % later on.",
    ),
    "short_patterns": (
        "{holds} von {n} Mustern der Statistik trifft das Modell, {mixed} teils, {fails} nicht.",
        "The model meets {holds} of {n} patterns of the statistics, {mixed} in part, {fails} not.",
    ),
    "short_claims": (
        "Von elf Behauptungen der Presse gelten {holds}, {mixed} bleiben offen, {fails} gelten nicht.",
        "Of eleven claims of the press {holds} hold, {mixed} are mixed, {fails} fail.",
    ),
    "hindcast": ("Rückrechnung", "Hindcast"),
    "hindcast_lead": (
        "Das Modell kennt die Region bis zum Start und danach nur die Arbeitslosenquote außerhalb (NRW ohne "
        "Ruhrgebiet) sowie die dokumentierten Schließungen. Jahre bis 2016 gehören zur Stichprobe, kein späteres "
        "Jahr hat etwas gelehrt.",
        "The model knows the region up to the start, then only the unemployment rate outside (NRW without the Ruhr) "
        "and the documented closures. Years up to 2016 are in sample, no later year taught anything.",
    ),
    "hindcast_table": (
        "Typischer Fehler (RMSE): Punkte der Arbeitslosenquote; Städte: Arbeitslose je 100 Einwohner "
        "von 15 bis 64",
        "Typical error (RMSE): points of the unemployment rate; towns: unemployed per 100 residents "
        "aged 15-64",
    ),
    "forecast": ("Vorhersage", "Forecast"),
    "coverage90": ("im 90-%-Intervall", "inside the 90 % interval"),
    "bias": ("mittlerer Fehler", "mean error"),
    "crps": ("CRPS (Güte der ganzen Verteilung)", "CRPS (quality of the whole distribution)"),
    "rank_correlation": ("Rangkorrelation der Orte", "rank correlation of places"),
    "kreise_figure": (
        "Arbeitslosenquote der Kreise in %, Vorhersage ab Ende 2007 und was kam; 2017–2022 sind in den "
        "Tabellen nicht enthalten",
        "Unemployment rate of the Kreise in %, forecast from the end of 2007 and what came; 2017-2022 "
        "are not in the tables",
    ),
    "kreise_alt": (
        "Fünfzehn kleine Diagramme, eines je Kreis; die Zahlen stehen in der Tabelle darunter.",
        "Fifteen small charts, one for each Kreis; the table below holds the figures.",
    ),
    "places_table": (
        "Jeder Kreis: Fehler 2008–2016 und 2023–2025, Start Ende 2007",
        "Each Kreis: error in 2008-2016 and 2023-2025, start at the end of 2007",
    ),
    "place": ("Kreis", "Kreis"),
    "ours": ("RuhrSim", "RuhrSim"),
    "best_rule": ("beste einfache Regel", "best simple rule"),
    "sample": ("2008–2016", "2008-2016"),
    "later": ("2023–2025", "2023-2025"),
    "calibration": ("Kalibrierung", "Calibration"),
    "calibration_lead": (
        "Acht Zahlen wurden an 2007–2016 gemessen, innerhalb ihrer dokumentierten Spannen. Eine zweite Kalibrierung "
        "aus anderem Zufall muss im Rahmen der eigenen Unsicherheit dasselbe sagen. Wo Mittel und Streuung die Spanne "
        "füllen, haben die Daten nichts gelehrt.",
        "Eight numbers were fitted to 2007-2016, inside their documented ranges. A second calibration with other "
        "luck has to agree within its own uncertainty. Where mean and spread fill the range, the data taught nothing.",
    ),
    "parameter": ("Parameter", "Parameter"),
    "range": ("Spanne", "Range"),
    "found": ("gefunden", "found"),
    "repeated": ("wiederholt", "repeated"),
    "apart": ("Abstand in Streuungen", "apart, in spreads"),
    "patterns": ("Muster der Wirklichkeit", "Patterns of the real region"),
    "patterns_alt": (
        "Jedes Muster gegen sein Ziel; die Zahlen stehen in der Tabelle.",
        "Each pattern against its target; the table holds the figures.",
    ),
    "pattern": ("Muster", "Pattern"),
    "target": ("Ziel", "Target"),
    "model": ("Modell", "Model"),
    "runs90": ("90 % der Läufe", "90 % of runs"),
    "verdict": ("Urteil", "Verdict"),
    "reason": ("vermuteter Grund", "likely reason"),
    "closure": ("Natürliches Experiment: Opel in Bochum", "A natural experiment: Opel in Bochum"),
    "closure_lead": (
        "Bochum mit und ohne die Schließung im Dezember 2014 (3.300 Arbeitsplätze), sonst gleicher Zufall. "
        "Dokumentiert ist: Von 2.600 Menschen in der Transfergesellschaft hatten 35 % nach zwei Jahren Arbeit, 31 % "
        "waren vorzeitig im Ruhestand. Im Modell scheiden 15 % (angenommen) dauerhaft aus dem Erwerbsleben aus.",
        "Bochum with and without the closure of December 2014 (3,300 jobs), all other luck the same. On record: of "
        "2,600 people in the transfer company 35 % were in work after two years and 31 % had retired early. The "
        "model lets 15 % (assumed) leave the labour force for good.",
    ),
    "closure_figure": (
        "Anstieg der Arbeitslosenquote in Bochum durch die Schließung",
        "Rise of Bochum's unemployment rate through the closure",
    ),
    "recovery": ("Pittsburgh an der Ruhr", "Pittsburgh on the Ruhr"),
    "recovery_lead": (
        "Ein Schock so tief wie der von Pittsburgh (Industrie nach dessen Anteilen, dazu {elsewhere} % der übrigen "
        "Arbeitsplätze), dann je eine Bedingung mehr bei gleichem Zufall. Zu lesen ist der Anteil des Anstiegs, der "
        "verschwindet, und wohin die Arbeitslosen in sieben Jahren gingen (Tausend). Erwerbsbeteiligung antwortet im "
        "Modell nicht auf Arbeitslosigkeit; US-Befragung und deutsche Registrierung sind nicht vergleichbar.",
        "A shock as deep as Pittsburgh's (industry by its shares, and {elsewhere} % of the other jobs), then one "
        "condition more at a time with the same luck. Read the part of the rise that goes away, and where the "
        "unemployed went in seven years (thousand). Participation does not answer to unemployment in the model; US "
        "survey rates and German registered rates are not comparable.",
    ),
    "course": ("Verlauf der Arbeitslosenquote", "Course of the unemployment rate"),
    "where_to": (
        "Um wie viele Tausend die Arbeitslosen in sieben Jahren nach der Spitze sanken, und wodurch",
        "By how many thousand the unemployed fell in the seven years after the peak, and through what",
    ),
    "condition": ("Bedingung", "Condition"),
    "peak": ("Spitze, %", "peak, %"),
    "after_seven": ("nach 7 Jahren, %", "after 7 years, %"),
    "end": ("nach 20 Jahren, %", "after 20 years, %"),
    "gone_seven": ("Anstieg weg nach 7 Jahren, %", "rise gone after 7 years, %"),
    "half_years": ("Jahre bis zur Hälfte", "years to half"),
    "jobs": ("Arbeitsplätze", "jobs"),
    "migration": ("Fortzug", "moved away"),
    "ageing": ("Alterung", "ageing"),
    "commuting": ("Pendeln", "commuting"),
    "others": ("Selbständige u. a.", "self-employed etc."),
    "unemployed": ("zusammen", "together"),
    "cost_meur": ("Geld, Mio. €", "money, EUR million"),
    "pittsburgh_row": (
        "Pittsburgh, Januar 1983 bis 1990 (abgeleitet)",
        "Pittsburgh, January 1983 to 1990 (derived)",
    ),
    "pittsburgh_note": (
        "Pittsburgh: 1979 {start} %, Januar 1983 {peak} % (ein unbereinigter Monat), 1990 {end} %. Vom Rückgang um "
        "{unemployed} Tsd. Arbeitslose stehen {jobs} Tsd. für mehr Beschäftigte und {force} Tsd. für weniger "
        "Erwerbspersonen (Fortzug, Alterung und Beteiligung zusammen). Schon 1990 war Pittsburgh unter seinem Stand "
        "von 1979; Wasserstoff und Cybersicherheit können das nicht erklären.",
        "Pittsburgh: {start} % in 1979, {peak} % in January 1983 (one unadjusted month), {end} % in 1990. Of "
        "{unemployed} thousand fewer unemployed {jobs} thousand are more people in work and {force} thousand a "
        "smaller labour force (out-migration, ageing and participation together). Pittsburgh was below its rate of "
        "1979 as early as 1990, which hydrogen and cyber security cannot explain.",
    ),
    "effects": ("Veröffentlichte Wirkungen", "Published effects"),
    "effects_lead": (
        "Was Evaluationen und natürliche Experimente fanden, dem Modell so gestellt, wie die Studie die Welt fragte: "
        "{inside} innerhalb des veröffentlichten Bereichs, {outside} außerhalb, {cannot} nicht zu fragen. Jede Prüfung "
        "stand fest, bevor gerechnet wurde. Quellen: regions/ruhr/published_effects.csv.",
        "What evaluations and natural experiments found, put to the model as the study put it to the world: {inside} "
        "inside the published range, {outside} outside, {cannot} cannot be asked. Each test was stated before the "
        "runs. Sources: regions/ruhr/published_effects.csv.",
    ),
    "effect": ("Wirkung", "Effect"),
    "published": ("veröffentlicht", "published"),
    "model90": ("Modell (90 % der Welten)", "model (90 % of worlds)"),
    "asked": ("Gefragt wird", "What is asked"),
    "instruments": ("Instrumente mit gleichem Geld", "Instruments with the same money"),
    "instruments_lead": (
        "Jedes allein mit {millions} Mio. Euro im Jahr von {first} bis {last}, zusätzlich zu „Weiter wie bisher“, bei "
        "gleichem Zufall: Mittel über {worlds} plausible Welten mit je {seeds} Läufen und 90-%-Intervall des Mittels.",
        "Each alone with EUR {millions} million a year from {first} to {last}, on top of “Carry on as before”, with "
        "the same luck: mean over {worlds} plausible worlds with {seeds} runs each, and 90 % interval of the mean.",
    ),
    "instrument": ("Instrument", "Instrument"),
    "jobs_at_end": ("Arbeitsplätze nach 10 Jahren", "Jobs after 10 years"),
    "jobs_later": ("Arbeitsplätze nach 20 Jahren", "Jobs after 20 years"),
    "unemployed_at_end": ("Arbeitslose nach 10 Jahren", "Unemployed after 10 years"),
    "worlds_more": ("Welten mit mehr Arbeitsplätzen", "Worlds with more jobs"),
    "claims": ("Behauptungen der Presse", "Claims of the press"),
    "claims_lead": (
        "Jede ist eine Prüfung, die vor dem Rechnen feststand und so oder so ausgehen kann, in {worlds} "
        "plausiblen Welten: kalibrierte Zahlen aus der Stichprobe, alle übrigen aus ihren Spannen, alles "
        "zugleich. Jede Welt zählt mit dem Mittel aus {seeds} Läufen, alle Varianten mit demselben Zufall. Eine "
        "Behauptung gilt, wenn vier von fünf Welten zustimmen, und gilt nicht, wenn es höchstens eine von fünf "
        "tut; hat sie mehrere Teile, entscheidet der mit der geringsten Zustimmung. Hinter dem Anteil der Welten "
        "steht sein 90-%-Intervall. Ein Urteil sagt, was aus den Annahmen folgt, nicht was wahr ist.",
        "Each is a test stated before it was run that can come out both ways, in {worlds} plausible worlds: "
        "calibrated numbers from the sample, all others drawn from their ranges, all at once. Each world counts "
        "with its mean over {seeds} runs, all variants on the same luck. A claim holds if four worlds of five "
        "support it and fails if at most one of five does; of several parts the one with least support decides. "
        "Beside the share of worlds stands its 90 % interval. A verdict says what follows from the assumptions, "
        "not what is true.",
    ),
    "parts": ("Teile der Prüfung", "Parts of the test"),
    "told_beside": ("zusätzlich, entscheidet nicht", "told beside, does not decide"),
    "drivers": (
        "Womit sich die Zahl zwischen den Welten ändert (Rangkorrelation)",
        "What the number moves with between worlds (rank correlation)",
    ),
    "no_drivers": (
        "keiner der vorab genannten Parameter hebt sich vom Zufall ab",
        "none of the parameters named before stands out from chance",
    ),
    "clear": (
        "je Welt eindeutig: {for_it} % dafür, {against} % dagegen",
        "clear by themselves: {for_it} % for it, {against} % against",
    ),
    "claim": ("Behauptung", "Claim"),
    "worlds": ("Welten, die zustimmen", "worlds that agree"),
    "median": ("Median", "Median"),
    "worlds90": ("90 % der Welten", "90 % of worlds"),
    "measure": ("Maß", "Measure"),
    "threshold": ("Schwelle", "Threshold"),
    "finding": ("Befund", "What came out"),
    "ways": ("Hängt das Urteil am Rechenweg?", "Does the verdict hang on how it was computed?"),
    "way": ("Rechenweg", "Way"),
    "way_usual": ("wie üblich", "as usual"),
    "way_luck": ("anderer Zufall", "other luck"),
    "way_scale": ("größerer Maßstab (0,05)", "larger scale (0.05)"),
    "way_order": ("andere Reihenfolge: Wachstum zuletzt", "other order: growth last"),
    "way_without": ("ohne: {carrier}", "without: {carrier}"),
    "no_ways": (
        "Nicht auf anderen Wegen gerechnet; siehe Maß.",
        "Not computed in other ways; see the measure.",
    ),
    "holds": ("gilt", "holds"),
    "mixed": ("offen", "mixed"),
    "fails": ("gilt nicht", "fails"),
    "pattern_holds": ("trifft zu", "holds"),
    "pattern_mixed": ("teils", "mixed"),
    "pattern_fails": ("trifft nicht zu", "fails"),
    "limits": ("Was das Modell kann und was nicht", "What the model can and cannot say"),
    "made": ("Wie dieser Bericht entstand", "How this report was made"),
    "made_lead": (
        "„ruhrsim evidence --rerun“ rechnet alle Prüfungen neu, „ruhrsim evidence claims --rerun“ eine; "
        "Tabellen liegen als CSV daneben. Quellen aller Daten: regions/ruhr/sources.csv.",
        "“ruhrsim evidence --rerun” runs all tests again, “ruhrsim evidence claims --rerun” one of them; the "
        "tables lie beside it as CSV. Sources of all data: regions/ruhr/sources.csv.",
    ),
    "part": ("Prüfung", "Test"),
    "date": ("gerechnet am", "run on"),
    "code": ("Stand von Code und Daten", "code and data"),
}
"""Texts by key: German, English."""

FORECASTS = {
    "model": ("RuhrSim", "RuhrSim"),
    "persistence": ("keine Änderung", "no change (persistence)"),
    "gap_kept": ("Abstand nach außen bleibt, in Punkten", "gap to outside kept in points"),
    "ratio_kept": ("Abstand nach außen bleibt, als Verhältnis", "gap to outside kept as a ratio"),
    "linear_answer": ("lineare Antwort, angepasst an 2007–2016", "linear answer, fitted on 2007-2016"),
    "gap_trend": (
        "linearer Trend des Abstands, angepasst an 2007–2016",
        "linear trend of the gap, fitted on 2007-2016",
    ),
    REFERENCE: ("Arbeitsmarkt aus zehn Zeilen", "labour market of ten lines"),
}
"""Names of forecasts: German, English."""

SETTING_TITLES = {
    "kreise_2008_2016_from_2007": ("Kreise 2008–2016 ab 2007", "Kreise 2008-2016 from 2007"),
    "kreise_2023_2025_from_2007": ("Kreise 2023–2025 ab 2007", "Kreise 2023-2025 from 2007"),
    "kreise_2023_2025_from_2016": ("Kreise 2023–2025 ab 2016", "Kreise 2023-2025 from 2016"),
    "towns_2008_2016_from_2007": ("Städte 2008–2016 ab 2007", "towns 2008-2016 from 2007"),
    "towns_2021_from_2007": ("Städte 2021 ab 2007", "towns 2021 from 2007"),
    "towns_2021_from_2016": ("Städte 2021 ab 2016", "towns 2021 from 2016"),
}
"""Titles of the settings of hindcasts: German, English."""
