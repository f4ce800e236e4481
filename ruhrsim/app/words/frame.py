"""Words around every page: header, navigation, state of the answer."""

WORDS = {
    "brand": ("RuhrSim", "RuhrSim"),
    "claim": (
        "{n_towns} Städte, eine Frage: alle gegen alle oder Stärken teilen?",
        "{n_towns} towns, one question: all against all, or share out strengths?",
    ),
    "skip": ("Zum Inhalt springen", "Skip to content"),
    "pages": ("Seiten", "Pages"),
    "compare": ("Vergleichen", "Compare"),
    "editor": ("Strategie bauen", "Build a strategy"),
    "find": ("Strategie finden", "Find a strategy"),
    "share": ("Teilen", "Share"),
    "evidence": ("Belege", "Evidence"),
    "explore": ("Erkunden", "Explore"),
    "workshop": ("Planspiel", "Planning game"),
    "my_town": ("Meine Stadt", "My town"),
    "no_town": ("– Stadt wählen –", "– choose a town –"),
    "language": ("Sprache", "Language"),
    "tour": ("Rundgang in fünf Schritten", "Tour in five steps"),
    "tour_on": ("Weiter", "Next"),
    "tour_back": ("Zurück", "Back"),
    "tour_end": ("Beenden", "End"),
    "tour_answer": ("Die Antwort", "The answer"),
    "tour_answer_words": (
        "Hier steht in Menschen und Euro, was die Strategien unterscheidet, und in wie vielen von zwanzig möglichen "
        "Welten es so kommt. „Nicht zu unterscheiden“ ist auch ein Ergebnis.",
        "Here stands, in people and euros, what sets the strategies apart, and in how many of twenty plausible worlds "
        "it comes so. “Can't be told apart” is a result, too.",
    ),
    "tour_strategies": ("Die Strategien", "The strategies"),
    "tour_strategies_words": (
        "Zwei bis vier Strategien stehen nebeneinander, alle mit demselben Geld und demselben Zufall. Tauschen Sie "
        "eine aus, oder bauen Sie aus einer eine eigene.",
        "Two to four strategies stand side by side, all with the same money and the same luck. Exchange one, or build "
        "your own from one.",
    ),
    "tour_course": ("Der Verlauf", "The course"),
    "tour_course_words": (
        "Links, was beobachtet ist; rechts, was das Modell unter seinen Annahmen erwartet. Die Bänder halten neun von "
        "zehn möglichen Welten. Es ist ein Wenn-dann, keine Vorhersage.",
        "On the left what was observed, on the right what the model expects under its assumptions. The bands hold "
        "nine of ten plausible worlds. It is an if-then, not a forecast.",
    ),
    "tour_map": ("Die Karte", "The map"),
    "tour_map_words": (
        "Wo die Strategien sich unterscheiden. Farbe hat nur, was über den Zufall hinausgeht. Klicken Sie Ihre Stadt "
        "an, oder wählen Sie sie oben.",
        "Where the strategies differ. Only what goes beyond chance has a colour. Click your town, or choose it at "
        "the top.",
    ),
    "tour_panels": ("Mehr dazu", "More about it"),
    "tour_panels_words": (
        "Warum es so kommt, was jedes Instrument für dasselbe Geld bewirkt und was Evaluationen fanden, wer zahlt, "
        "alle Städte. Unter „Teilen“ gibt es ein Blatt für den Ausschuss und den Link zu genau dieser Seite.",
        "Why it comes so, what each instrument does for the same money and what evaluations found, who pays, all "
        "towns. “Share” has a page for a committee and the link to exactly this page.",
    ),
    "theme": ("Darstellung", "Appearance"),
    "theme_auto": ("automatisch", "automatic"),
    "theme_light": ("hell", "light"),
    "theme_dark": ("dunkel", "dark"),
    "broken_link": (
        "Dieser Link ist unvollständig oder fehlerhaft. Hier steht die Startseite; bitten Sie um einen "
        "neuen Link.",
        "This link is incomplete or broken. This is the start page; ask for a new link.",
    ),
    "faulty_scenarios": (
        "Diese Strategien können nicht berechnet werden:",
        "These strategies cannot be computed:",
    ),
    "stage_waiting": ("Wird berechnet …", "Computing …"),
    "stage_glimpse": (
        "Erster Blick bis Ende {end} aus {runs} Läufen in kleinem Maßstab: weite Intervalle. "
        "Die übrigen Jahre folgen gleich.",
        "First glimpse until the end of {end} from {runs} runs at a small scale: wide intervals. "
        "The other years follow at once.",
    ),
    "stage_sketch": (
        "Skizze aus {runs} Läufen in kleinem Maßstab: weite Intervalle, wird gerade genauer.",
        "Sketch from {runs} runs at a small scale: wide intervals, being refined.",
    ),
    "stage_partial": (
        "Zwischenstand aus {runs} von {all} Läufen, wird genauer.",
        "So far {runs} of {all} runs, being refined.",
    ),
    "stage_full": (
        "Mittel aus {runs} Läufen je Strategie, alle mit demselben Zufall.",
        "Mean of {runs} runs of each strategy, all on the same luck.",
    ),
    "stage_exact": (
        "Mittel aus {runs} Läufen je Strategie, alle mit demselben Zufall; rechnet weiter bis {all}.",
        "Mean of {runs} runs of each strategy, all on the same luck; computing on to {all}.",
    ),
    "stage_busy": (
        "Der Server ist ausgelastet. Bitte versuchen Sie es in einer Minute noch einmal.",
        "The server is busy. Please try again in a minute.",
    ),
    "stage_failed": (
        "Die Berechnung ist gescheitert. Bitte ändern Sie eine Einstellung.",
        "The computation failed. Please change a setting.",
    ),
    "stage_outdated": (
        "Noch die vorige Antwort; die neue wird berechnet …",
        "Still the previous answer; the new one is being computed …",
    ),
    "ahead": ("Läufe anderer vor Ihnen: {n}", "runs of others before yours: {n}"),
    "progress": ("Fortschritt der Berechnung", "Progress of the computation"),
    "if_then": (
        "Wenn-dann-Rechnung, keine Prognose. Die Intervalle zeigen nur den Zufall im Modell.",
        "If-then, not a forecast. The intervals show only the chance within the model.",
    ),
    "foot": (
        "RuhrSim {version} · Grenzen: {attribution} · rechnet nur auf diesem Server und sendet nichts weiter",
        "RuhrSim {version} · Boundaries: {attribution} · computes on this server only and sends nothing on",
    ),
    "help": ("Hilfe", "Help"),
    "value": ("Wert", "Value"),
    "imprint": ("Impressum", "Imprint"),
    "privacy": ("Datenschutz", "Privacy"),
    "accessibility": ("Barrierefreiheit", "Accessibility"),
}
