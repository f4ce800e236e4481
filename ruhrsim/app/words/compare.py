"""Words of the page that compares strategies."""

WORDS = {
    "title": ("Strategien für das Ruhrgebiet vergleichen", "Compare strategies for the Ruhr"),
    "intro_title": ("In drei Schritten", "In three steps"),
    "intro_1": (
        "Wählen Sie zwei bis vier Strategien. Die erste ist der Maßstab, an dem die anderen gemessen werden.",
        "Choose two to four strategies. The first is the baseline, against which the others are held.",
    ),
    "intro_2": (
        "Lesen Sie, was sich gegenüber der ersten ändert. „Unklar“ heißt: Der Unterschied ist so klein, dass "
        "er auch Zufall sein kann.",
        "Read what changes against the first. “Unclear” means: the difference is so small that it may be "
        "chance.",
    ),
    "intro_3": (
        "Wählen Sie oben Ihre Stadt, ändern Sie ein Instrument und senden Sie den Link weiter.",
        "Choose your town above, change an instrument and send the link on.",
    ),
    "intro_close": ("Verstanden", "Got it"),
    "chosen": ("Diese Strategien stehen nebeneinander", "These strategies stand side by side"),
    "baseline": ("Vergleichsmaßstab", "Baseline"),
    "make_baseline": ("Als Maßstab nehmen", "Take as baseline"),
    "remove": ("Entfernen", "Remove"),
    "add": ("Strategie hinzufügen", "Add a strategy"),
    "add_button": ("Hinzufügen", "Add"),
    "add_hint": ("– wählen –", "– choose –"),
    "own_scenarios": ("Eigene", "Own"),
    "shipped": ("Mitgeliefert", "Shipped"),
    "edit": ("Ändern", "Edit"),
    "covers": ("Intervall umfasst", "Interval covers"),
    "covers_luck": ("nur Zufall", "luck only"),
    "covers_assumptions": ("Zufall und Annahmen", "luck and assumptions"),
    "covers_note": (
        "Alle Annahmen des Modells stehen fest. Die meisten sind eigenes Urteil: Mit „Zufall und Annahmen“ "
        "sehen Sie, wie weit die Antwort davon abhängt.",
        "All assumptions of the model are fixed. Most are our own judgement: “luck and assumptions” shows "
        "how far the answer depends on them.",
    ),
    "answer": ("Die Antwort", "The answer"),
    "cards": ("Die wichtigsten Kennzahlen Ende {end}", "Headline indicators at the end of {end}"),
    "cards_note": (
        "Große Zahl: Wert mit „{baseline}“. Darunter, was jede andere Strategie daran ändert, und in "
        "Klammern, wo der Unterschied mit 90 % Sicherheit liegt (waagerechter Strich). Erreicht der "
        "Strich die Null (senkrechte Linie), ist der Unterschied unklar.",
        "Large figure: value with “{baseline}”. Below it, what each other strategy changes, and in brackets "
        "where the difference lies with 90 % confidence (horizontal bar). If the bar reaches zero (vertical "
        "line), the difference is unclear.",
    ),
    "show_indicator": ("Unten zeigen", "Show below"),
    "shown": ("✓ wird unten gezeigt", "✓ shown below"),
    "meaning": ("Was heißt das?", "What is this?"),
    "higher": ("höher", "higher"),
    "lower": ("niedriger", "lower"),
    "same": ("in diesen Läufen gleich", "same in these runs"),
    "unclear": ("unklar", "unclear"),
    "too_few": ("zu wenige Läufe für ein Intervall", "too few runs for an interval"),
    "better": ("günstig", "favourable"),
    "worse": ("ungünstig", "unfavourable"),
    "course": ("Der Weg dorthin", "The way there"),
    "indicator": ("Kennzahl", "Indicator"),
    "level_chart": (
        "Wert: Mittel der Läufe; in der Fläche liegen 90 % der Läufe",
        "Value: mean of the runs; the band holds 90 % of the runs",
    ),
    "difference_chart": (
        "Unterschied zu „{baseline}“ mit 90-%-Intervall",
        "Difference to “{baseline}” with 90 % interval",
    ),
    "as_table": ("Als Tabelle", "As a table"),
    "year": ("Jahr", "Year"),
    "low": ("unten", "low"),
    "high": ("oben", "high"),
    "mean": ("Mittel", "mean"),
    "map": ("Die {n_towns} Städte und Gemeinden", "The {n_towns} towns and cities"),
    "map_level": ("{label}, Ende {year}: „{second}“", "{label}, end of {year}: “{second}”"),
    "map_difference": (
        "{label}, Ende {year}: „{second}“ gegenüber „{first}“",
        "{label}, end of {year}: “{second}” against “{first}”",
    ),
    "show": ("Karte zeigt", "Map shows"),
    "show_level": ("Wert", "Value"),
    "show_difference": ("Unterschied", "Difference"),
    "second": ("Strategie auf der Karte", "Strategy on the map"),
    "play": ("Abspielen", "Play"),
    "pause": ("Anhalten", "Pause"),
    "ranking": ("Rangfolge", "Ranking"),
    "ranking_note": (
        "Alle {n_towns}, größter Wert zuerst; grau und „unklar“: vom Zufall nicht zu trennen.",
        "All {n_towns}, largest first; grey and “unclear”: cannot be told from chance.",
    ),
    "ranking_keys": ("Pfeiltasten bewegen, Eingabe wählt.", "Arrow keys move, Enter chooses."),
    "choose_town": ("Als meine Stadt wählen", "Choose as my town"),
    "map_help": (
        "Klicken oder tippen Sie auf Ihre Stadt. Mit der Tastatur: Tabulator bis zur Karte, Pfeiltasten "
        "bewegen, Eingabe wählt.",
        "Click or tap on your town. By keyboard: Tab to the map, arrow keys move, Enter chooses.",
    ),
    "unclear_legend": (
        "grau schraffiert: kein Unterschied erkennbar",
        "grey and hatched: no discernible difference",
    ),
    "no_data": ("kein Wert", "no value"),
    "my_town": ("Meine Stadt: {town}", "My town: {town}"),
    "my_town_none": ("Meine Stadt", "My town"),
    "no_town": (
        "Noch keine Stadt gewählt. Wählen Sie oben „Meine Stadt“ oder klicken Sie auf die Karte.",
        "No town chosen yet. Choose “My town” above or click on the map.",
    ),
    "town_rank": ("Platz {rank} von {n_towns}", "rank {rank} of {n_towns}"),
    "unpin": ("Stadt abwählen", "Unselect the town"),
    "town_caption": (
        "Ende {year}: Wert im Vergleichsmaßstab, Platz (1 = höchster Wert) und Unterschied jeder Strategie",
        "End of {year}: value in the baseline, rank (1 = highest value) and difference of each strategy",
    ),
    "level": ("Wert", "Value"),
    "rank": ("Platz", "Rank"),
    "why": ("Warum? „{second}“ gegenüber „{first}“", "Why? “{second}” against “{first}”"),
    "why_total": ("Arbeitsplätze am Ende: {size}.", "Jobs at the end: {size}."),
    "why_up": ("Am stärksten erhöht sie: {items}.", "What raises them most: {items}."),
    "why_down": ("Am stärksten verringert sie: {items}.", "What lowers them most: {items}."),
    "why_nothing": (
        "Kein einzelner Posten ist vom Zufall zu trennen.",
        "No single item can be told from chance.",
    ),
    "why_note": (
        "Was jeder Posten in {years} Jahren zum Unterschied beiträgt, Lauf für Lauf mit demselben Zufall: "
        "Plus hebt die Zahl, Minus senkt sie. Mehr Kündigungen senken die Zahl der Arbeitsplätze, darum steht "
        "dort ein Minus. Grau: unklar.",
        "What each item adds to the difference in {years} years, run by run on the same luck: plus raises "
        "the number, minus lowers it. More quits lower the number of jobs, so they carry a minus. Grey: "
        "unclear.",
    ),
    "more": ("mehr", "more"),
    "fewer": ("weniger", "fewer"),
    "contribution_to_difference": ("Beitrag zum Unterschied", "Adds to the difference"),
    "why_stale": (
        "Die Gründe erscheinen, sobald eine volle Antwort da ist.",
        "Reasons appear as soon as there is a full answer.",
    ),
    "account_jobs": ("Arbeitsplätze", "Jobs"),
    "account_unemployed": ("Arbeitslose", "Unemployed"),
    "account_unemployed_by_stocks": ("Wohin die Arbeitsplätze gingen", "Where the jobs went"),
    "account_firms": ("Betriebe", "Establishments"),
    "item": ("Posten", "Item"),
    "change": ("Zusammen", "Together"),
    "residual": ("Rest", "Residual"),
    "difference": ("Unterschied", "Difference"),
    "mechanisms": ("Welche Mechanismen tragen dazu bei?", "Which mechanisms contribute?"),
    "mechanisms_note": (
        "Jeder Mechanismus wird einmal abgeschaltet, mit demselben Zufall; sein Beitrag ist, was dann "
        "am Unterschied fehlt. Mechanismen beeinflussen sich gegenseitig, darum ergeben die Beiträge "
        "zusammen nicht den ganzen Unterschied. Von zehn ohne jede Wirkung sieht im Mittel einer "
        "zufällig klar aus.",
        "Each mechanism is switched off once, on the same luck; it contributes what is then missing "
        "from the difference. Mechanisms influence each other, so the contributions need not add up. "
        "Of ten without any effect, one looks clear by chance on average.",
    ),
    "mechanisms_start": (
        "Mechanismen berechnen (dauert einige Minuten)",
        "Compute mechanisms (takes a few minutes)",
    ),
    "mechanisms_clear": ("{n} von {all} klar", "{n} of {all} clear"),
    "mechanisms_running": (
        "Mechanismen werden berechnet: {done} von {total} Läufen. Lesen Sie inzwischen weiter.",
        "Computing mechanisms: {done} of {total} runs. You can read on meanwhile.",
    ),
    "mechanisms_partial": (
        "Zwischenstand: {done} von {total} Läufen, weite Intervalle.",
        "So far {done} of {total} runs, wide intervals.",
    ),
    "pinned": (
        "Meine Stadt {town}: {label} Ende {end} {level} {unit} (Platz {rank} von {n_towns}). Unterschied mit "
        "„{second}“: {difference}, {verdict}.",
        "My town {town}: {label} at the end of {end} {level} {unit} (rank {rank} of {n_towns}). Difference with "
        "“{second}”: {difference}, {verdict}.",
    ),
    "to_town": ("Alles zu {town}", "All about {town}"),
    "mechanism": ("Mechanismus", "Mechanism"),
    "contribution": ("Beitrag", "Contribution"),
    "who_pays": ("Wer zahlt?", "Who pays?"),
    "who_pays_note": (
        "Ausgegebenes Geld über {years} Jahre, Mio. €, nicht abgezinst.",
        "Money spent over {years} years, EUR million, not discounted.",
    ),
    "payer_towns": ("Städte", "Towns"),
    "payer_land": ("Land und Bund", "Land and federation"),
    "payer_eu": ("EU", "EU"),
    "payer": ("Zahler", "Payer"),
    "total": ("Zusammen", "Together"),
    "cost": ("Was kostet es?", "What does it cost?"),
    "unit_end_jobs": ("Arbeitsplatz am Ende", "job at the end"),
    "unit_job_years": ("Arbeitsplatzjahr", "job-year"),
    "unit_start_ups": ("Gründung", "start-up"),
    "per_unit": ("€ je Einheit", "EUR a unit"),
    "unit": ("Einheit", "Unit"),
    "effect": ("zusätzlich", "additional"),
    "equal_money": ("nicht definiert: gleich viel Geld", "not defined: money is equal"),
    "unclear_effect": ("nicht definiert: Wirkung unklar", "not defined: effect unclear"),
    "saving": ("gespart je verlorener Einheit", "saved for each unit lost"),
    "better_for_less": ("mehr für weniger Geld", "more for less money"),
    "worse_for_more": ("weniger für mehr Geld", "less for more money"),
    "zero_sum": (
        "Von den Arbeitsplätzen, die Städte gewinnen oder verlieren, wechseln {share} % nur die Stadt "
        "({gained} gewonnen, {lost} verloren; zufällige Unterschiede zählen mit).",
        "Of the jobs that towns win or lose, {share} % only change town ({gained} won, {lost} lost; chance "
        "differences count as changes).",
    ),
}
