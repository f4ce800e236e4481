"""Words of the page that finds a strategy among those that searches stored."""

WORDS = {
    "title": ("Strategie finden", "Find a strategy"),
    "lead": (
        "Was zählt für Sie, und wie viel Geld ist da? Gespeicherte Suchen antworten sofort, ohne dass gerechnet "
        "wird.",
        "What counts for you, and how much money is there? Stored searches answer at once, without computing.",
    ),
    "none": (
        "Auf diesem Server liegt noch keine Suche. „ruhrsim search strategies_20“ rechnet eine und legt sie in den "
        "Ordner results/searches; danach steht sie hier.",
        "There is no search on this server yet. “ruhrsim search strategies_20” computes one into the folder "
        "results/searches; after that it is shown here.",
    ),
    "unreadable": (
        "Diese gespeicherten Suchen können nicht gelesen werden:",
        "These stored searches can't be read:",
    ),
    "wishes": ("Was zählt", "What counts"),
    "weight": ("Gewicht von „{label}“, 0 bis 100", "Weight of “{label}”, 0 to 100"),
    "share": ("{share} %", "{share} %"),
    "drop": ("Entfernen", "Remove"),
    "add_aim": ("Ziel hinzufügen", "Add an aim"),
    "choose": ("– wählen –", "– choose –"),
    "add_button": ("Hinzufügen", "Add"),
    "most_aims": (
        "Höchstens {n} Ziele: Bei mehr sagt „am besten“ wenig.",
        "At most {n} aims: with more, “best” says little.",
    ),
    "budget": ("Geld je Kopf und Jahr", "Money a head and year"),
    "budget_option": ("{eur} € ({meur} Mio. € im Jahr)", "EUR {eur} (EUR {meur} million a year)"),
    "budget_named": ("{amount}: {title}", "{amount}: {title}"),
    "judged": ("Beurteilt nach", "Judged by"),
    "judged_mean": ("Mittel aller Welten", "mean of all worlds"),
    "judged_tenth_percentile": ("auch wenn es schlecht läuft", "even if things go badly"),
    "judged_regret": ("wenig Bedauern in jeder Welt", "little regret in every world"),
    "judged_mean_note": (
        "Was im Mittel der plausiblen Welten herauskommt.",
        "What comes out in the mean of the plausible worlds.",
    ),
    "judged_tenth_percentile_note": (
        "Was in neun von zehn Welten mindestens erreicht wird (zehntes Perzentil).",
        "What is reached at least in nine of ten worlds (tenth percentile).",
    ),
    "judged_regret_note": (
        "Wie weit eine Strategie in jeder Welt hinter der dort besten bleibt, im Mittel.",
        "How far a strategy stays behind the best one of each world, in the mean.",
    ),
    "limit": ("Grenze für jede Stadt", "Limit for every town"),
    "limit_none": ("ohne Grenze", "no limit"),
    "limit_points": (
        "keine Stadt mehr als {points} Punkte schlechter",
        "no town worse off by more than {points} points",
    ),
    "limit_note": (
        "Arbeitslosenquote Ende {last} gegenüber „{baseline}“, Mittel der Welten. Die höchste von {n} Abweichungen "
        "ist schon durch Zufall größer als null.",
        "Unemployment rate at the end of {last} against “{baseline}”, mean of the worlds. Chance alone puts the "
        "highest of {n} deviations above zero.",
    ),
    "searched_limit": (
        "Die Suche selbst ließ höchstens {points} Punkte zu.",
        "The search itself allowed {points} points at most.",
    ),
    "no_weight": (
        "Alle Gewichte stehen auf null: Geben Sie mindestens einem Ziel Gewicht.",
        "All weights are zero: give at least one aim a weight.",
    ),
    "best": (
        "Am besten für diese Ziele: „{title}“, Ende {last} im Mittel etwa {people} als mit „{baseline}“; "
        "mehr {where}.",
        "Best for these aims: “{title}”, at the end of {last} on average about {people} than with “{baseline}”; "
        "more {where}.",
    ),
    "fewer": ("{n} Arbeitslose weniger", "{n} fewer unemployed"),
    "more": ("{n} Arbeitslose mehr", "{n} more unemployed"),
    "best_none": (
        "Für diese Ziele und innerhalb dieser Grenze ist keine der {n} Strategien besser als „{baseline}“.",
        "For these aims and within this limit none of the {n} strategies is better than “{baseline}”.",
    ),
    "best_unclear": (
        "Bei keinem der gewählten Ziele ist das von Zufall zu unterscheiden.",
        "In none of the chosen aims can this be told from chance.",
    ),
    "tied": (
        "{tied} der {others} anderen sind im Mittel der Welten nicht davon zu unterscheiden.",
        "{tied} of the {others} others can't be told from it in the mean of the worlds.",
    ),
    "tied_one": (
        "Eine der {others} anderen ist im Mittel der Welten nicht davon zu unterscheiden.",
        "One of the {others} others can't be told from it in the mean of the worlds.",
    ),
    "tied_none": (
        "Von allen {others} anderen ist sie im Mittel der Welten zu unterscheiden.",
        "It can be told from all {others} others in the mean of the worlds.",
    ),
    "within": (
        "{n} von {all} Strategien halten Geld und Grenze ein.",
        "{n} of {all} strategies keep to the money and the limit.",
    ),
    "curse": (
        "Alle Zahlen stammen aus {worlds} neuen Welten mit neuem Zufall; was die Suche selbst ihren Funden zusprach, "
        "steht nicht hier, denn das Beste von vielen hat auch Glück gehabt.",
        "All figures come from {worlds} fresh worlds with fresh luck; what the search itself credited to its finds "
        "is not shown, for the best of many has been lucky as well.",
    ),
    "outdated": (
        "Seit dieser Suche hat sich das Modell geändert: „Vergleichen“ kann andere Zahlen zeigen.",
        "The model has changed since this search: “Compare” may show other figures.",
    ),
    "strategies": ("Die besten Strategien dafür", "The best strategies for this"),
    "figures_note": (
        "Unterschied zu „{baseline}“ Ende {last}: Mittel, in Klammern wo 90 % der {worlds} Welten liegen.",
        "Difference to “{baseline}” at the end of {last}: mean, in brackets where 90 % of the {worlds} worlds lie.",
    ),
    "kind_found": ("gefunden", "found"),
    "kind_shipped": ("mitgeliefert", "shipped"),
    "kind_carry_on": ("Vergleichsfall", "baseline"),
    "unemployed": ("Arbeitslose", "Unemployed"),
    "lost": ("{where} schlechter", "worse {where}"),
    "in_worlds": ("in {n} von {worlds} Welten", "in {n} of {worlds} worlds"),
    "in_no_world": ("in keiner von {worlds} Welten", "in none of {worlds} worlds"),
    "mean_unclear": ("Mittel unklar", "mean unclear"),
    "at_least": ("in neun von zehn Welten mindestens {value}", "in nine of ten worlds at least {value}"),
    "behind": (
        "im Mittel {value} hinter der jeweils besten",
        "{value} behind the best of each world in the mean",
    ),
    "means": ("Das heißt", "What it means"),
    "rests": (
        "Davon beruhen {part} auf der Annahme, was Zusammenarbeit bringt; mit Zusammenarbeit wie heute bleiben "
        "{as_today}.",
        "Of this, {part} rest on the assumption of what cooperation brings; with cooperation as today {as_today} "
        "remain.",
    ),
    "rests_unknown": (
        "Sie setzt auf andere Zusammenarbeit als heute ({level} % statt {today} %); wie viel darauf beruht, ist für "
        "diese Strategie nicht gerechnet.",
        "It relies on other cooperation than today ({level} % instead of {today} %); how much rests on it was not "
        "computed for this strategy.",
    ),
    "rests_nothing": (
        "Die Zusammenarbeit bleibt etwa wie heute ({level} %): Von der Annahme, was mehr davon bringt, hängt hier "
        "wenig ab.",
        "Cooperation stays about as today ({level} %): little here depends on the assumption of what more of it "
        "brings.",
    ),
    "worst": (
        "Ungünstigste Veränderung einer Stadt: {town}, {points} Punkte.",
        "Least favourable change of a town: {town}, {points} points.",
    ),
    "other_money": (
        "Sie kostet {meur} Mio. € im Jahr; „{baseline}“ kostet {base}.",
        "It costs EUR {meur} million a year; “{baseline}” costs {base}.",
    ),
    "all_words": ("Alles, was sie bezahlt", "All that it pays for"),
    "pick": ("Nebeneinanderstellen", "Put side by side"),
    "edit": ("Im Editor öffnen", "Open in the editor"),
    "compare": ("Vergleichen", "Compare"),
    "others": ("Weitere Strategie nebeneinanderstellen", "Put another strategy side by side"),
    "full": (
        "{n} Strategien stehen nebeneinander, mehr passen nicht. Nehmen Sie zuerst eine heraus.",
        "{n} strategies stand side by side, no more fit. Take one out first.",
    ),
    "own_full": (
        "Sie haben schon {n} eigene Strategien. Löschen Sie im Editor eine, dann lässt sich diese übernehmen.",
        "You have {n} own strategies already. Delete one in the editor, then this one can be taken over.",
    ),
    "too_long": (
        "Diese Strategie passt nicht mehr in den Link. Löschen Sie im Editor eine eigene.",
        "This strategy does not fit into the link any more. Delete one of your own in the editor.",
    ),
    "not_here": (
        "Diese Strategie lässt sich hier nicht öffnen:",
        "This strategy can't be opened here:",
    ),
    "parallel": ("Alle Ziele auf einen Blick", "All aims at a glance"),
    "parallel_note": (
        "Jede Linie ist eine Strategie; oben ist auf jeder Achse besser. Farbig: die nebeneinanderstehenden.",
        "Each line is a strategy; up is better on every axis. Coloured: those side by side.",
    ),
    "highlight": ("Hervorheben", "Highlight"),
    "all": ("alle", "all"),
    "rest": ("übrige", "others"),
    "axes": ("Achsen von links nach rechts", "Axes from left to right"),
    "lines_shown": (
        "Unterschiede zu „{baseline}“, Mittel aus {worlds} Welten.",
        "Differences to “{baseline}”, means of {worlds} worlds.",
    ),
    "axis_unemployment_rate": ("Arbeitslose", "Unemployed"),
    "axis_jobs": ("Arbeitsplätze", "Jobs"),
    "axis_town_inequality": ("Ungleichheit", "Inequality"),
    "axis_worst_town": ("Schwächste Stadt", "Worst-off town"),
    "axis_graduates_kept": ("Absolventen", "Graduates"),
    "axis_tax_revenue": ("Steuerkraft", "Tax base"),
    "map_difference": (
        "{label} Ende {year}: Unterschied zum Vergleichsfall",
        "{label} at the end of {year}: difference to the baseline",
    ),
    "map_note": (
        "Mittel aus {worlds} Welten; was davon Zufall ist, ist für einzelne Städte nicht geprüft. {town}",
        "Means of {worlds} worlds; how much is chance was not tested for single towns. {town}",
    ),
    "measure": ("Kennzahl", "Measure"),
    "instrument": ("Instrument", "Instrument"),
    "rest_of_search": ("Mehr aus dieser Suche", "More from this search"),
    "side": ("Nebeneinander", "Side by side"),
    "side_changes": ("Was sie ändern", "What they change"),
    "side_note": (
        "Ihre Auswahl, ohne Auswahl die ersten drei. Unterschiede zu „{baseline}“ Ende {last}, in Klammern 90 % der "
        "Welten.",
        "Your selection, without one the first three. Differences to “{baseline}” at the end of {last}, in brackets "
        "90 % of the worlds.",
    ),
    "money_row": ("Geld im Jahr", "Money a year"),
    "meur": ("{value} Mio. €", "EUR {value} million"),
    "worst_row": ("Ungünstigste Veränderung einer Stadt", "Least favourable change of a town"),
    "points": ("{value} Punkte ({town})", "{value} points ({town})"),
    "land_row": ("Neue Flächen, alle Jahre", "New land, all years"),
    "hectares": ("{value} ha", "{value} ha"),
    "cooperation_row": ("davon durch Zusammenarbeit (Annahme)", "of it by cooperation (assumption)"),
    "not_computed": ("nicht gerechnet", "not computed"),
    "where": ("Wohin das Geld geht", "Where the money goes"),
    "where_note": (
        "Mio. € im Jahr, im Mittel der Jahre; was Instrumente übrig lassen, geht in Themen. Bei mitgelieferten "
        "Strategien steht „–“: Was sie tun, sagt ihre Beschreibung.",
        "EUR million a year, in the mean over the years; what instruments leave goes to themes. For shipped "
        "strategies it says “–”: their description tells what they do.",
    ),
    "cooperation_level": ("Zusammenarbeit der Städte", "Cooperation between towns"),
    "levers": ("Welche Hebel zählen", "Which levers count"),
    "levers_note": (
        "Anteil der Unterschiede zwischen Strategien, der mit einem Hebel geht; ein Hebel zählt nur, wenn er mehr "
        "erklärt, als der beste von allen bei gewürfelten Ergebnissen erreicht.",
        "Share of the differences between strategies that goes with a lever; a lever counts only if it explains "
        "more than the best of all reaches on shuffled outcomes.",
    ),
    "levers_none": (
        "Für „{label}“ zählt kein Hebel erkennbar: Was sich unterscheidet, kann Zufall sein.",
        "For “{label}” no lever counts that can be told: what differs may be chance.",
    ),
    "levers_some": (
        "Für „{label}“ zählen {n} von {all} Hebeln: {named}.",
        "For “{label}” {n} of {all} levers count: {named}.",
    ),
    "more_helps": ("„{label}“ hilft", "“{label}” helps"),
    "more_harms": ("„{label}“ schadet", "“{label}” harms"),
    "helps": ("hilft", "helps"),
    "harms": ("schadet", "harms"),
    "lever": ("Hebel", "Lever"),
    "aim": ("Ziel", "Aim"),
    "score": ("Anteil", "Share"),
    "chance": ("durch Zufall bis", "by chance up to"),
    "more_of_it": ("Mehr davon", "More of it"),
    "tells_not": ("nicht von Zufall zu unterscheiden", "can't be told from chance"),
    "information": ("Was zuerst klären", "What to find out first"),
    "information_note": (
        "Was es für die Wahl zwischen den besten Strategien wert wäre, eine unsichere Zahl vorher zu kennen. Zufall "
        "allein zeigt bis {chance}; alles zu wissen wäre {everything} wert.",
        "What it would be worth for the choice between the best strategies to know an uncertain number beforehand. "
        "Chance alone shows up to {chance}; to know everything would be worth {everything}.",
    ),
    "information_none": (
        "Keine einzelne Zahl ist erkennbar etwas wert.",
        "No single number is worth anything that can be told.",
    ),
    "number": ("Unsichere Zahl", "Uncertain number"),
    "worth": ("Wert, sie zu kennen", "Worth of knowing it"),
    "signposts": ("Woran man merkt, dass es schiefgeht", "Signposts that it goes wrong"),
    "signposts_note": (
        "In welchen Welten eine Strategie schlechter ist als „{baseline}“ oder als die beste der anderen, und welche "
        "Kennzahl es unterwegs zeigt.",
        "In which worlds a strategy does worse than “{baseline}” or than the best of the others, and which figure "
        "shows it on the way.",
    ),
    "strategy": ("Strategie", "Strategy"),
    "against": ("Verglichen mit", "Against"),
    "loses": ("Verliert in", "Loses in"),
    "of_worlds": ("{share} % von {worlds} Welten", "{share} % of {worlds} worlds"),
    "loses_where": ("Vor allem wo", "Mostly where"),
    "no_rule": ("keine einfache Regel", "no simple rule"),
    "rule_above": ("{label} über {value}", "{label} above {value}"),
    "rule_below": ("{label} unter {value}", "{label} below {value}"),
    "and": (" und ", " and "),
    "watch": ("Zu beobachten", "To watch"),
    "no_watch": ("keine Kennzahl zeigt es vorher", "no figure shows it beforehand"),
    "watch_above": ("{label} über {value} {unit}", "{label} above {value} {unit}"),
    "watch_below": ("{label} unter {value} {unit}", "{label} below {value} {unit}"),
    "watch_change": ("{label} seit Beginn", "{label} since the start"),
    "switch": ("Ein Plan, der umschaltet", "A plan that switches"),
    "switch_note": (
        "{year} von „{first}“ zu „{second}“, wo der Wegweiser es zeigt ({changes} % der Welten): {watch}. Unterschied "
        "zum ersten Plan ohne Wechsel, in Klammern das 90-%-Intervall des Mittels.",
        "From “{first}” to “{second}” in {year} where the signpost shows ({changes} % of the worlds): {watch}. "
        "Difference to the first plan without a change, in brackets the 90 % interval of the mean.",
    ),
    "plan": ("Plan", "Plan"),
    "plan_first": ("der erste, immer", "the first one, always"),
    "plan_second": ("der zweite, immer", "the second one, always"),
    "plan_change always": ("immer wechseln", "change always"),
    "plan_change at the signpost": (
        "wechseln, wenn der Wegweiser es zeigt",
        "change where the signpost shows",
    ),
    "to_baseline": ("Unterschied zum Vergleichsfall", "Difference to the baseline"),
    "to_first": ("Unterschied zum ersten Plan", "Difference to the first plan"),
    "made": ("Wie gesucht wurde", "How the search was made"),
    "made_note": (
        "Eigene Ziele, Hebel oder Beträge: „ruhrsim search DATEI“ rechnet eine längere Suche; was sie findet, "
        "erscheint aus dem Ordner results/searches hier. Diese lässt sich mit „ruhrsim search {name}“ nachrechnen.",
        "Aims, levers or amounts of your own: “ruhrsim search FILE” computes a longer search; what it finds shows up "
        "here from the folder results/searches. This one can be computed again with “ruhrsim search {name}”.",
    ),
    "fact": ("Angabe", "Fact"),
    "value": ("Wert", "Value"),
    "fact_question": ("Frage", "Question"),
    "fact_aims": ("Ziele der Suche", "Aims of the search"),
    "fact_evaluations": ("Strategien durchgerechnet", "Strategies evaluated"),
    "fact_runs": ("Läufe der Suche", "Runs of the search"),
    "fact_minutes": ("Dauer, Minuten", "Time, minutes"),
    "fact_worlds": ("Neue Welten für die Zahlen hier", "Fresh worlds for the figures here"),
    "fact_seeds": ("Läufe je Strategie und Welt", "Runs of each strategy and world"),
    "fact_scale": ("Maßstab", "Scale"),
    "fact_made_on": ("Datum", "Date"),
}
"""By key: German, English."""
