"""Words of the page that compares strategies."""

WORDS = {
    "title": ("{place}: Strategien vergleichen", "{place}: compare strategies"),
    "chosen": ("Strategien", "Strategies"),
    "what_is_it": ("Info", "Info"),
    "region": ("{place}", "{place}"),
    "own_town": ("meine Stadt", "my town"),
    "place": ("Verlauf von", "Course of"),
    "observed_label": ("beobachtet", "observed"),
    "outlook_label": ("Ausblick", "outlook"),
    "observed": (
        "Beobachtet: Jahresmittel (Bundesagentur für Arbeit). Ausblick: Jahresende im Modell.",
        "Observed: annual means (Federal Employment Agency). Outlook: end of year in the model.",
    ),
    "observed_gap": (
        "Beobachtet: Jahresmittel (Bundesagentur für Arbeit); grau: {years} fehlen in den Tabellen. Ausblick: "
        "Jahresende im Modell.",
        "Observed: annual means (Federal Employment Agency); grey: {years} are missing in the tables. Outlook: end "
        "of year in the model.",
    ),
    "band_note": (
        "Flächen: oben 90 % der Läufe der ersten Strategie, unten 90-%-Intervalle.",
        "Bands: above 90 % of the first strategy's runs, below 90 % intervals.",
    ),
    "panels": ("Einzelheiten", "Details"),
    "panel_indicators": ("Alle Kennzahlen", "All indicators"),
    "panel_towns": ("Alle Städte", "All towns"),
    "panel_why": ("Warum?", "Why?"),
    "panel_levers": ("Was bewirkt wie viel?", "What does how much?"),
    "levers": (
        "Zusätzliche Arbeitsplätze Ende {last} für {millions} Mio. Euro im Jahr",
        "Additional jobs at the end of {last} for EUR {millions} million a year",
    ),
    "levers_lead": (
        "Jedes Instrument allein, {first} bis {last}, zusätzlich zu „Weiter wie bisher“, bei gleichem Zufall: Mittel "
        "über {worlds} plausible Welten mit je {seeds} Läufen; in Klammern das 90-%-Intervall dieses Mittels. Hinter "
        "jedem Namen steht, was Ende {end} davon übrig ist und was Evaluationen fanden.",
        "Each instrument alone, {first} to {last}, on top of “Carry on as before”, with the same luck: mean over "
        "{worlds} plausible worlds with {seeds} runs each; in brackets the 90 % interval of that mean. Behind each "
        "name stands what is left of it at the end of {end}, and what evaluations found.",
    ),
    "levers_note": (
        "„Größe angenommen“: keine Evaluation fand, wie viel dieses Instrument bewirkt; seine Zahl folgt aus einer "
        "Annahme. Gleiches Geld heißt nicht gleiche Eignung: manche Instrumente sind so groß nie gewesen, andere "
        "wirken erst in größerem Umfang. Wie Evaluationen ausfallen, ist ein besserer Rat als diese Reihenfolge. † Die "
        "Quelle wurde nicht nachgelesen.",
        "“Size assumed”: no evaluation found how much this instrument does; its figure follows from an assumption. The "
        "same money does not suit all: some instruments have never been as large, others work only when larger. "
        "What evaluations found is better advice than this order. † The source was not re-read.",
    ),
    "lever_assumed": ("Größe angenommen", "size assumed"),
    "lever_value": ("{mean} ({low} bis {high}{unclear})", "{mean} ({low} to {high}{unclear})"),
    "lever_line": (
        "Ende {last} mehr Arbeitsplätze in {higher} von {worlds} Welten; Arbeitslose: {unemployed}. Ende {end}, zehn "
        "Jahre nach dem letzten Geld: {later} Arbeitsplätze.",
        "At the end of {last} more jobs in {higher} of {worlds} worlds; unemployed: {unemployed}. At the end of {end}, "
        "ten years after the last money: {later} jobs.",
    ),
    "panel_money": ("Wer zahlt?", "Who pays?"),
    "panel_my_town": ("Meine Stadt", "My town"),
    "counted": (
        "Höher in {higher}, niedriger in {lower} Kommunen; bei {rest} nicht vom Zufall zu trennen. Von den gefärbten "
        "ist im Mittel höchstens eine von zehn Zufall.",
        "Higher in {higher}, lower in {lower} towns; {rest} cannot be told from chance. Of those coloured, at most one "
        "in ten is chance on average.",
    ),
    "so_far": ("bisher", "so far"),
    "counted_later": (
        "Gefärbt wird erst nach dem letzten Lauf.",
        "Towns are coloured only after the last run.",
    ),
    "counted_none": (
        "In keiner der {n} Kommunen ist der Unterschied vom Zufall zu trennen.",
        "In none of the {n} towns can the difference be told from chance.",
    ),
    "search_town": ("Suchen", "Search"),
    "search_town_hint": ("Name der Stadt", "Name of the town"),
    "search_nothing": ("Keine Stadt heißt so.", "No town has this name."),
    "sort_by": ("Ordnen", "Sort"),
    "sort_down": ("größter Wert zuerst", "largest first"),
    "sort_up": ("kleinster Wert zuerst", "smallest first"),
    "sort_name": ("nach Namen", "by name"),
    "ranking_level": ("{label}, Ende {year}: „{second}“", "{label}, end of {year}: “{second}”"),
    "ranking_difference": (
        "{label}: „{second}“ gegenüber „{first}“, Mittel der fünf Jahre bis {year}",
        "{label}: “{second}” against “{first}”, mean of the five years to {year}",
    ),
    "split": (
        "Was am meisten bewegt: Arbeitslose, von „jede für sich“ zu „gemeinsam“",
        "What moves it most: unemployed, from “each alone” to “together”",
    ),
    "split_themes": ("abgestimmte Themen", "sharing out themes"),
    "split_together": ("gemeinsames Handeln (Annahme)", "acting together (assumed)"),
    "why_alone": (
        "Warum sich Strategien unterscheiden, zeigt erst eine zweite.",
        "Why strategies differ shows only with a second one.",
    ),
    "baseline": ("Vergleichsmaßstab", "Baseline"),
    "make_baseline": ("Als Maßstab", "As baseline"),
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
        "Alle Annahmen stehen fest; die meisten sind eigenes Urteil.",
        "All assumptions are fixed; most are our own judgement.",
    ),
    "answer": ("Die Antwort", "The answer"),
    "cards": (
        "Die wichtigsten Kennzahlen, Bestände im Mittel der Jahresenden {first} bis {last}",
        "Headline indicators, stocks as means of the ends of {first} to {last}",
    ),
    "cards_note": (
        "Große Zahl: Wert mit „{baseline}“. Darunter, was jede andere Strategie daran ändert, und in "
        "Klammern, wo der Unterschied mit 90 % Sicherheit liegt (waagerechter Strich). Erreicht der "
        "Strich die Null (senkrechte Linie), ist der Unterschied unklar.",
        "Large figure: value with “{baseline}”. Below it, what each other strategy changes, and in brackets "
        "where the difference lies with 90 % confidence (horizontal bar). If the bar reaches zero (vertical "
        "line), the difference is unclear.",
    ),
    "show_indicator": ("Im Diagramm zeigen", "Show in the chart"),
    "shown": ("✓ im Diagramm", "✓ in the chart"),
    "meaning": ("Was heißt das?", "What is this?"),
    "higher": ("höher", "higher"),
    "lower": ("niedriger", "lower"),
    "same": ("in diesen Läufen gleich", "same in these runs"),
    "unclear": ("unklar", "unclear"),
    "too_few": ("zu wenige Läufe für ein Intervall", "too few runs for an interval"),
    "better": ("günstig", "favourable"),
    "worse": ("ungünstig", "unfavourable"),
    "indicator": ("Kennzahl", "Indicator"),
    "difference_chart": (
        "Unterschied zu „{baseline}“",
        "Difference to “{baseline}”",
    ),
    "as_table": ("Als Tabelle", "As a table"),
    "year": ("Jahr", "Year"),
    "low": ("unten", "low"),
    "high": ("oben", "high"),
    "mean": ("Mittel", "mean"),
    "map_level": ("{label}, Ende {year}", "{label}, end of {year}"),
    "map_difference": ("{label}: Unterschied {from}–{year}", "{label}: difference {from}–{year}"),
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
    "map_help": (
        "Stadt anklicken; Tastatur: Tabulator, Pfeiltasten, Eingabe.",
        "Click a town; by keyboard: Tab, arrow keys, Enter.",
    ),
    "unclear_legend": (
        "schraffiert: kein Unterschied erkennbar",
        "hatched: no discernible difference",
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
        "Ende {year}: Wert im Vergleichsmaßstab, Platz (1 = höchster Wert); Unterschiede im Mittel der fünf Jahre "
        "bis dahin",
        "End of {year}: value in the baseline, rank (1 = highest value); differences: mean of the five years to "
        "then",
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
        "„{second}“ im Mittel der letzten fünf Jahre: {difference}, {verdict}.",
        "My town {town}: {label} at the end of {end} {level} {unit} (rank {rank} of {n_towns}). Difference with "
        "“{second}”, mean of the last five years: {difference}, {verdict}.",
    ),
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
