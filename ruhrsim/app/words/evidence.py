"""Words of the page that shows what the answers stand on."""

WORDS = {
    "title": ("Worauf die Antworten stehen", "What the answers stand on"),
    "lead": (
        "Die meisten Zahlen sind Annahmen mit Spannweite und Grund. Hier stehen alle, dazu die Prüfungen, soweit "
        "es sie gibt, und die Grenzen.",
        "Most numbers are assumptions with a range and a reason. Here are all of them, the tests as far as they "
        "exist, and the limits.",
    ),
    "limits": ("Was das Modell kann und was nicht", "What the model can and cannot say"),
    "checks": ("Prüfungen", "Tests"),
    "whole_report": (
        "Alle Prüfungen in einem Bericht, mit Bildern und jedem Kreis",
        "All tests in one report, with figures and every Kreis",
    ),
    "check_validation": ("Muster der Wirklichkeit", "Patterns of the real region"),
    "check_hindcast": ("Rückrechnung", "Hindcast"),
    "check_claims": ("Behauptungen der Presse", "Claims of the press"),
    "note_validation": (
        "Zielbereich aus der Statistik gegen den Median des Modells mit 90-%-Bereich.",
        "Target range from the statistics against the model's median with its 90 % range.",
    ),
    "note_hindcast": (
        "Typischer Fehler (RMSE) in Punkten, Start Ende 2007 oder 2016, Bedingungen außerhalb bekannt. "
        "Alle Regeln lesen dieselbe Quote außerhalb wie das Modell. „ruhrsim hindcast“ rechnet neu.",
        "Typical error (RMSE) in points, start at the end of 2007 or 2016, conditions outside known. "
        "All rules read the same rate outside as the model. “ruhrsim hindcast” runs it again.",
    ),
    "note_claims": (
        "Plausible Welten, jede mit dem Mittel aus acht Läufen; gilt, wenn vier von fünf Welten zustimmen (in Klammern "
        "das 90-%-Intervall des Anteils). Ein Urteil sagt, was aus den Annahmen des Modells folgt, nicht was wahr ist.",
        "Plausible worlds, each with its mean over eight runs; a claim holds if four of five support it (in brackets "
        "the 90 % interval of the share). A verdict says what follows from the model's assumptions, not what is true.",
    ),
    "head_validation": (
        "Muster | Ziel | Modell | 90 % | Urteil | vermuteter Grund",
        "Pattern | Target | Model | 90 % | Verdict | likely reason",
    ),
    "head_hindcast": ("Vorhersage", "Forecast"),
    "head_claims": (
        "Behauptung | Urteil | Welten | Median | 90 % der Welten | Maß",
        "Claim | Verdict | Worlds | Median | 90 % of worlds | Measure",
    ),
    "holds": ("gilt", "holds"),
    "mixed": ("teils", "mixed"),
    "fails": ("gilt nicht", "fails"),
    "parameters": ("Alle Parameter", "All parameters"),
    "counts": (
        "{all} Parameter: {measured} gemessen, {estimated} geschätzt, {calibrated} kalibriert, {assumed} "
        "angenommen.",
        "{all} parameters: {measured} measured, {estimated} estimated, {calibrated} calibrated, {assumed} "
        "assumed.",
    ),
    "search": ("Suchen", "Search"),
    "status_filter": ("Stand", "Status"),
    "all": ("alle", "all"),
    "found": ("{n} gefunden", "{n} found"),
    "parameter": ("Parameter", "Parameter"),
    "meaning": ("Bedeutung", "Meaning"),
    "value": ("Wert", "Value"),
    "range": ("Spannweite", "Range"),
    "status": ("Stand", "Status"),
    "source": ("Quelle", "Source"),
    "measured": ("gemessen", "measured"),
    "estimated": ("geschätzt", "estimated"),
    "calibrated": ("kalibriert", "calibrated"),
    "assumed": ("angenommen", "assumed"),
    "sources": ("Datenquellen", "Data sources"),
    "file": ("Tabelle", "Table"),
    "publisher": ("Herausgeber", "Publisher"),
    "year": ("Jahre", "Years"),
    "licence": ("Lizenz", "Licence"),
    "odd": ("Das Modell im Einzelnen (ODD-Protokoll, englisch)", "The model in detail (ODD protocol)"),
    "odd_open": ("Protokoll lesen", "Read the protocol"),
}
