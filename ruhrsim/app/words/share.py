"""Words of the page on which results are shared and taken away."""

WORDS = {
    "title": ("Teilen und mitnehmen", "Share and take away"),
    "link": ("Link, der alles wiederherstellt", "Link that restores everything"),
    "link_note": (
        "Strategien, eigene Änderungen, Stadt, Jahr und Sprache stehen im Link selbst. Der Server speichert "
        "nichts.",
        "Strategies, own changes, town, year and language stand in the link itself. The server stores "
        "nothing.",
    ),
    "link_here": (
        "Diese Adresse gilt nur auf diesem Rechner. Für andere brauchen Sie RuhrSim auf einem gemeinsamen "
        "Server, oder Sie schicken das Blatt für die Sitzung (PDF).",
        "This address works on this computer only. For others you need RuhrSim on a shared server, or send "
        "the one-pager (PDF).",
    ),
    "mail": ("Per E-Mail senden", "Send by e-mail"),
    "mail_subject": ("{place}: Strategien im Vergleich (RuhrSim)", "{place}: strategies compared (RuhrSim)"),
    "group_paper": ("Für die Sitzung", "For a committee"),
    "group_pictures": ("Bilder für Vorlagen und Berichte", "Pictures for papers and reports"),
    "group_tables": ("Tabellen zum Weiterrechnen", "Tables for further work"),
    "group_scenarios": ("Strategien als Datei", "Strategies as files"),
    "copy": ("Link kopieren", "Copy link"),
    "copied": ("Kopiert", "Copied"),
    "link_label": ("Adresse", "Address"),
    "downloads": ("Ergebnisse herunterladen", "Download results"),
    "downloads_note": (
        "Aus {runs} Läufen je Strategie. Karte und Blatt zeigen Kennzahl, Jahr und Strategie, die unter "
        "„Vergleichen“ gewählt sind.",
        "From {runs} runs of each strategy. Map and one-pager show the indicator, year and strategy "
        "chosen under “Compare”.",
    ),
    "not_ready": (
        "Herunterladen geht, sobald mehr als eine Skizze da ist.",
        "Downloads are ready as soon as there is more than a sketch.",
    ),
    "preparing": ("Wird vorbereitet …", "Being prepared …"),
    "file_pdf": ("Blatt für die Sitzung (PDF)", "One-pager for a committee (PDF)"),
    "file_summary": ("Kennzahlen und Unterschiede (CSV)", "Indicators and differences (CSV)"),
    "file_towns": ("Alle Städte und Jahre, Mittelwerte (CSV)", "All towns and years, means (CSV)"),
    "file_worlds": ("Annahmen jeder plausiblen Welt (CSV)", "Assumptions of each plausible world (CSV)"),
    "file_region_parquet": ("Alle Läufe der Region (Parquet)", "All runs of the region (Parquet)"),
    "file_towns_parquet": ("Alle Läufe der Städte (Parquet)", "All runs of the towns (Parquet)"),
    "file_lines_png": ("Verläufe (PNG)", "Courses (PNG)"),
    "file_lines_svg": ("Verläufe (SVG)", "Courses (SVG)"),
    "file_map_png": ("Karte (PNG)", "Map (PNG)"),
    "file_map_svg": ("Karte (SVG)", "Map (SVG)"),
    "file_scenario": ("„{title}“ (TOML)", "“{title}” (TOML)"),
    "python": ("In Python wiederholen", "Reproduce in Python"),
    "python_note": (
        "Eigene Strategien vorher herunterladen und in den Ordner scenarios legen. Derselbe Zufall, "
        "dieselben Ergebnisse.",
        "Download own strategies first and put them into the folder scenarios. Same seeds, same figures.",
    ),
    "command": ("Befehl", "Command"),
    "code": ("Python", "Python"),
    "upload": ("Szenario-Datei hochladen", "Upload a scenario file"),
    "upload_note": (
        "Eine TOML-Datei bis 64 kB, wie „ruhrsim scenarios new“ sie schreibt. Alle Fehler werden auf "
        "einmal genannt (auf Englisch, mit Ausweg).",
        "A TOML file up to 64 kB, as “ruhrsim scenarios new” writes it. All faults are told at once, each "
        "with the way out.",
    ),
    "choose_file": ("Datei wählen", "Choose a file"),
    "or_drop": ("oder hierher ziehen", "or drop it here"),
    "upload_bad": ("Die Datei wurde nicht übernommen:", "The file was not taken:"),
    "upload_good": ("„{title}“ steht jetzt im Vergleich.", "“{title}” is now among those compared."),
    "page_title": ("{place}: Strategien bis {end}", "{place}: strategies to {end}"),
    "page_table": (
        "Unterschiede zu „{baseline}“ Ende {end}, 90-%-Intervall",
        "Differences to “{baseline}” at the end of {end}, 90 % interval",
    ),
    "page_indicator": ("Kennzahl", "Indicator"),
    "page_limits": ("Was das Modell nicht kann", "What the model cannot say"),
    "page_foot": (
        "RuhrSim {version} · {runs} Läufe je Szenario, Maßstab {scale}, Zufall ab {seed} · {attribution}",
        "RuhrSim {version} · {runs} runs of each scenario, scale {scale}, seeds from {seed} · {attribution}",
    ),
}
