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
        "Unterschiede zu „{baseline}“, Mittel der Jahresenden {first} bis {end}, 90-%-Intervall",
        "Differences to “{baseline}”, mean of the ends of {first} to {end}, 90 % interval",
    ),
    "page_indicator": ("Kennzahl", "Indicator"),
    "preview": (
        "{strategies}. Was wäre, wenn: eine Simulation von {n_towns} Kommunen, mit Ungewissheit.",
        "{strategies}. What if: a simulation of {n_towns} municipalities, with its uncertainty.",
    ),
    "preview_picture": (
        "Alles machen oder Stärken aufteilen?\nStrategien im Vergleich,\nin Menschen und Euro",
        "Compete on everything\nor share out strengths?\nCompared in people and euros",
    ),
    "preview_game": ("RuhrSim: das Planspiel", "RuhrSim: the planning game"),
    "preview_game_words": (
        "Jedes Team regiert eine Stadt des Ruhrgebiets: zusammenarbeiten oder abwerben?",
        "Each team governs a town of the Ruhr: work together or poach?",
    ),
    "page_dated": (
        "Stand {day}. Modellrechnung: was wäre, wenn. {n} Läufe je Strategie.",
        "As of {day}. A model's answer to what would be if. {n} runs of each strategy.",
    ),
    "page_courses_alt": (
        "{label} bis {end}: Verlauf jeder Strategie und Unterschied zur ersten, mit Bändern",
        "{label} to {end}: course of each strategy and difference to the first, with bands",
    ),
    "page_map_alt": ("Karte der Kommunen", "Map of the towns"),
    "page_strategies": ("Die Strategien", "The strategies"),
    "page_again": ("Nachrechnen", "Reproduce"),
    "page_link": ("Link, der diesen Vergleich wiederherstellt", "Link that restores this comparison"),
    "page_sources": (
        "Daten: Statistik der Bundesagentur für Arbeit, Statistische Ämter, BBSR u. a.; Karte {attribution}. Alle "
        "Quellen mit Lizenz stehen im Bericht.",
        "Data: Federal Employment Agency, statistical offices, BBSR and others; map {attribution}. All sources with "
        "licence stand in the report.",
    ),
    "page_limits": ("Was das Modell nicht kann", "What the model cannot say"),
    "page_foot": (
        "RuhrSim {version} · {runs} Läufe je Szenario, Maßstab {scale}, Zufall ab {seed} · {attribution}",
        "RuhrSim {version} · {runs} runs of each scenario, scale {scale}, seeds from {seed} · {attribution}",
    ),
}
