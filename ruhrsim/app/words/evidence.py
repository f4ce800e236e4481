"""Words of the page that shows what the answers stand on."""

WORDS = {
    "title": ("Worauf die Antworten stehen", "What the answers stand on"),
    "lead": ("Die meisten Zahlen sind Annahmen mit Spannweite und Grund. Hier stehen alle, dazu die Prüfungen, soweit "
             "es sie gibt, und die Grenzen.",
             "Most numbers are assumptions with a range and a reason. Here are all of them, the tests as far as they "
             "exist, and the limits."),
    "limits": ("Was das Modell kann und was nicht", "What the model can and cannot say"),
    "checks": ("Prüfungen", "Tests"),
    "no_checks": ("Auf diesem Server liegen noch keine Prüfergebnisse. Sie entstehen mit den Befehlen "
                  "„ruhrsim validate“, „ruhrsim hindcast“ und „ruhrsim claims“ im Ordner results.",
                  "There are no test results on this server yet. The commands “ruhrsim validate”, “ruhrsim hindcast” "
                  "and “ruhrsim claims” write them into the folder results."),
    "check_validation": ("Muster der Wirklichkeit", "Patterns of the real region"),
    "check_hindcast": ("Rückrechnung", "Hindcast"),
    "check_claims": ("Behauptungen", "Claims"),
    "rows_shown": ("{shown} von {all} Zeilen", "{shown} of {all} rows"),
    "parameters": ("Alle Parameter", "All parameters"),
    "counts": ("{all} Parameter: {measured} gemessen, {estimated} geschätzt, {calibrated} kalibriert, {assumed} "
               "angenommen.",
               "{all} parameters: {measured} measured, {estimated} estimated, {calibrated} calibrated, {assumed} "
               "assumed."),
    "search": ("Suchen", "Search"),
    "status_filter": ("Stand", "Status"),
    "all": ("alle", "all"),
    "found": ("{n} gefunden", "{n} found"),
    "parameter": ("Parameter", "Parameter"), "meaning": ("Bedeutung", "Meaning"), "value": ("Wert", "Value"),
    "range": ("Spannweite", "Range"), "status": ("Stand", "Status"), "source": ("Quelle", "Source"),
    "measured": ("gemessen", "measured"), "estimated": ("geschätzt", "estimated"),
    "calibrated": ("kalibriert", "calibrated"), "assumed": ("angenommen", "assumed"),
    "sources": ("Datenquellen", "Data sources"),
    "file": ("Tabelle", "Table"), "publisher": ("Herausgeber", "Publisher"), "year": ("Jahre", "Years"),
    "licence": ("Lizenz", "Licence"),
    "odd": ("Das Modell im Einzelnen (ODD-Protokoll, englisch)", "The model in detail (ODD protocol)"),
    "odd_open": ("Protokoll lesen", "Read the protocol"),
}
