"""Words of the page that opens stored sweeps."""

WORDS = {
    "title": ("Ergebnisse vieler Welten erkunden", "Explore results over many worlds"),
    "lead": (
        "Niemand kennt alle Werte, von denen die Antwort abhängt. Eine Untersuchung rechnet die Strategien "
        "darum in vielen möglichen Welten durch, jede mit anderen Werten.",
        "Nobody knows all the values that the answer depends on. So a study computes the strategies in many "
        "possible worlds, each with other values.",
    ),
    "none": (
        "Auf diesem Server liegt noch keine Untersuchung. „ruhrsim sweep“ schreibt eine in den Ordner results.",
        "There is no study on this server yet. “ruhrsim sweep” writes one into the folder results.",
    ),
    "unreadable": ("Diese Untersuchung kann nicht gelesen werden:", "This study can't be read:"),
    "choose": ("Untersuchung", "Study"),
    "indicator": ("Kennzahl", "Indicator"),
    "year": ("Jahr", "Year"),
    "factor": ("Annahme", "Assumption"),
    "parallel": ("Alle Welten auf einen Blick", "All worlds at a glance"),
    "parallel_note": (
        "Jede Linie ist eine Welt mit einer Strategie; rechts steht, was herauskommt. Wählen Sie eine "
        "Strategie, um ihre Linien hervorzuheben.",
        "Each line is a world with a strategy; on the right stands what comes out. Choose a strategy to "
        "bring out its lines.",
    ),
    "highlight": ("Hervorheben", "Highlight"),
    "all": ("alle", "all"),
    "lines_shown": (
        "{worlds} Welten. Gezeigt sind {shown} von {all} Linien und von {factors} Annahmen die {axes}, die am "
        "stärksten mit dem Ergebnis einhergehen.",
        "{worlds} worlds. Shown are {shown} of {all} lines, and of {factors} assumptions the {axes} that go most "
        "with the result.",
    ),
    "axes": ("Annahmen von links nach rechts", "Assumptions from left to right"),
    "name_note": ("Name für „ruhrsim analyse“: {name}", "Name for “ruhrsim analyse”: {name}"),
    "robustness": ("Wie verlässlich ist jede Strategie?", "How robust is each strategy?"),
    "robustness_note": (
        "Gegenüber „{baseline}“ in denselben {worlds} Welten mit demselben Zufall. Bedauern: wie weit eine "
        "Strategie in einer Welt hinter der besten bleibt.",
        "Against “{baseline}” in the same {worlds} worlds on the same luck. Regret: how far a strategy stays "
        "behind the best in a world.",
    ),
    "strategy": ("Strategie", "Strategy"),
    "mean": ("Mittlerer Unterschied", "Mean difference"),
    "better_share": ("Welten, in denen sie besser ist", "Worlds in which it is better"),
    "higher_share": ("Welten, in denen der Wert höher ist", "Worlds in which the value is higher"),
    "regret_mean": ("Bedauern, Mittel", "Regret, mean"),
    "regret_worst": ("Bedauern, schlimmste Welt", "Regret, worst world"),
    "tipping": ("Wo kippt das Ergebnis?", "Where does the result tip?"),
    "tipping_note": (
        "Unterschied von „{strategy}“ zu „{baseline}“ in {worlds} Welten, wenn diese Annahme größer wird: {factor}. "
        "Ein Wechsel des Vorzeichens ist ein Kipppunkt.",
        "Difference of “{strategy}” to “{baseline}” in {worlds} worlds as this assumption grows: {factor}. "
        "A change of sign is a tipping point.",
    ),
    "value_range": ("Wert der Annahme", "Value of the assumption"),
    "difference": ("Unterschied", "Difference"),
    "response": ("Was bewirkt die Entscheidung?", "What does the decision do?"),
    "response_note": (
        "In dieser Untersuchung ist nichts unsicher, nur eines wird entschieden: {levers}. Darum gibt es "
        "hier keine Welten und keine Kipppunkte, sondern den Unterschied zur ersten Wahl; Mittel und "
        "Intervall aus {runs} Läufen mit demselben Zufall.",
        "Nothing is uncertain in this study; one thing is decided: {levers}. So there are no worlds and "
        "no tipping points here, but the difference to the first choice; mean and interval of {runs} "
        "runs on the same luck.",
    ),
    "response_of": (
        "{scenario}: Unterschied zu {first} ({unit})",
        "{scenario}: difference to {first} ({unit})",
    ),
    "ablation_note": (
        "Hier ist in jeder Welt ein Mechanismus abgeschaltet. Was fehlt dann am Unterschied von "
        "„{strategy}“ zu „{baseline}“? Mechanismen beeinflussen sich gegenseitig, darum ergeben die "
        "Beiträge zusammen nicht den ganzen Unterschied.",
        "Here each world has one mechanism switched off. What is then missing from the difference of "
        "“{strategy}” to “{baseline}”? Mechanisms influence each other, so the contributions "
        "need not add up.",
    ),
    "lever_value": ("Entscheidung", "Decision"),
    "few": (
        "Diese Untersuchung hat zu wenige Welten oder nur eine Strategie: Verlässlichkeit und Kipppunkte lassen "
        "sich daraus nicht ablesen. „ruhrsim analyse“ nennt, welche Auswertungen sie zulässt.",
        "This study has too few worlds or only one strategy: it says nothing about robustness and tipping points. "
        "“ruhrsim analyse” tells which analyses it allows.",
    ),
}
