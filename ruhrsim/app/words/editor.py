"""Words of the page on which a strategy is built."""

WORDS = {
    "evaluation": (
        "Studien fanden {found}, das Modell sagt {model} – {verdict}. Gefragt war: {question}",
        "Evaluations found {found}, the model says {model} – {verdict}. The question: {question}",
    ),
    "evaluation_unasked": (
        "Studien fanden {found}; eine Antwort des Modells liegt nicht vor. Gefragt war: {question}",
        "Evaluations found {found}; there is no answer of the model yet. The question: {question}",
    ),
    "found_more": ("nur die Richtung: mehr", "only a direction: more"),
    "no_evaluation": (
        "Zu diesem Instrument steht keine Studie in den Tabellen.",
        "The tables hold no evaluation of this instrument.",
    ),
    "instruments_note": (
        "Unter jedem Instrument steht, was Studien fanden und was das Modell auf dieselbe Frage sagt (Klammer: "
        "sein Intervall). † Die Quelle wurde nicht nachgelesen.",
        "Below each instrument stands what evaluations found and what the model says to the same question (brackets: "
        "its interval). † The source was not re-read.",
    ),
    "title": ("Eine Strategie bauen", "Build a strategy"),
    "lead": (
        "Beginnen Sie mit einer mitgelieferten Strategie und ändern Sie, was Sie wissen wollen. Nach jeder "
        "Änderung folgt erst eine Skizze, dann die volle Antwort.",
        "Begin with a shipped strategy and change what you want to know. After every change you get "
        "a sketch first, then the full answer.",
    ),
    "begin": ("Neue Strategie auf Grundlage von", "New strategy based on"),
    "begin_button": ("Strategie anlegen", "Create strategy"),
    "yours": ("Ihre Strategien", "Your strategies"),
    "editing": ("wird bearbeitet", "being edited"),
    "edit": ("Bearbeiten", "Edit"),
    "delete": ("Löschen", "Delete"),
    "name": ("Titel", "Title"),
    "default_title": ("Meine Strategie {n}", "My strategy {n}"),
    "based_on": ("Grundlage: {title}", "Basis: {title}"),
    "too_many": (
        "Mehr als {n} eigene Strategien passen nicht in einen Link; löschen Sie eine.",
        "More than {n} own strategies don't fit into a link; delete one.",
    ),
    "kept": (
        "Ihre Strategien stehen im Link dieser Seite und bleiben in diesem Browser gespeichert, bis Sie seine Daten "
        "löschen. Als Datei gibt es sie unter „Teilen“.",
        "Your strategies stand in the link of this page and stay in this browser until you delete its data. "
        "As files they are under “Share”.",
    ),
    "restore": (
        "Eigene Strategien vom letzten Besuch zurückholen",
        "Bring back own strategies of the last visit",
    ),
    "strategy": ("Strategie der Städte", "Strategy of the towns"),
    "cooperation": ("Zusammenarbeit", "Cooperation"),
    "instruments": ("Instrumente mit Laufzeit und Geld", "Instruments with years and money"),
    "shocks": ("Schocks", "Shocks"),
    "assumptions": ("Annahmen über die Welt (keine Politik)", "Assumptions about the world (not policy)"),
    "assumptions_note": (
        "Diese Größen kann niemand beschließen. Wer sie ändert, prüft, wie sehr eine Antwort an "
        "Annahmen hängt. Sie gelten nur für diese Strategie, nicht für den Vergleichsmaßstab.",
        "Nobody can decide these. Change them to see how much an answer hangs on assumptions. They "
        "hold for this strategy only, not for the baseline.",
    ),
    "portfolio": ("Wer macht was? {n_towns} Städte × 6 Themen", "Who does what? {n_towns} towns × 6 themes"),
    "portfolio_note": (
        "Klicken Sie Felder an: Das Geld einer Stadt verteilt sich gleichmäßig auf ihre gewählten "
        "Themen. Grau: folgt noch der Strategie oben. Pfeiltasten bewegen, Eingabe schaltet um.",
        "Click cells: a town's money is spread evenly over the themes chosen for it. Grey: still "
        "follows the strategy above. Arrow keys move, Enter toggles.",
    ),
    "portfolio_fill": ("alle", "all"),
    "portfolio_reset": ("Eigene Verteilung verwerfen", "Drop own allocation"),
    "portfolio_cell": ("{town}, {theme}: {share}", "{town}, {theme}: {share}"),
    "chosen_cell": ("gewählt", "chosen"),
    "empty_cell": ("nicht gewählt", "not chosen"),
    "budget": ("Wer zahlt, und geht es auf?", "Who pays, and does it add up?"),
    "budget_note": (
        "Geld je Jahr im teuersten Jahr der Städte ({year}), Mio. €. Die Linie ist ihr Budget.",
        "Money a year in the towns' dearest year ({year}), EUR million. The line is their budget.",
    ),
    "budget_themes": ("Städte: Themen", "Towns: themes"),
    "budget_towns": ("Städte: Instrumente", "Towns: instruments"),
    "budget_land": ("Land und Bund", "Land and federation"),
    "budget_eu": ("EU", "EU"),
    "budget_limit": ("Budget der Städte", "Budget of the towns"),
    "budget_over": (
        "Geht nicht auf: Die Städte gäben {year} {spent} Mio. € aus, {over} Mio. € mehr als ihr Budget "
        "von {limit} Mio. €. Weniger Themengeld, kleinere Instrumente oder ein größeres Budget wählen.",
        "Does not add up: in {year} the towns would spend EUR {spent} million, {over} million more than "
        "their budget of {limit} million. Choose less theme money, smaller instruments or a larger "
        "budget.",
    ),
    "budget_match": (
        "Die EU bietet {offered} Mio. € im Jahr, die Städte geben aber nur {own} Mio. € für Themen aus; "
        "mehr kann sie nicht dazulegen.",
        "The EU offers EUR {offered} million a year, but the towns spend only {own} million on themes; "
        "it cannot add more than that.",
    ),
    "theme_money_left": (
        "Für Themen bleiben {eur} € je Kopf. Ist das Budget ausgeschöpft, folgt dieser Betrag den "
        "Instrumenten der Städte.",
        "EUR {eur} a head are left for themes. Where the budget is used up, this amount follows the "
        "instruments of the towns.",
    ),
    "portfolio_open": ("Tabelle zeigen", "Show the table"),
    "budget_fits": (
        "Geht auf: {left} Mio. € bleiben den Städten im Jahr {year}.",
        "Adds up: in {year} EUR {left} million are left to the towns.",
    ),
    "budget_unequal": (
        "Achtung: nicht dasselbe Geld wie im Vergleichsmaßstab ({own} statt {base} € je Kopf).",
        "Mind: not the same money as the baseline ({own} instead of {base} EUR a head).",
    ),
    "fit_button": ("Themengeld passend senken", "Lower theme money to fit"),
    "quick": ("Was sich ändert", "What changes"),
    "quick_note": (
        "„{title}“ gegenüber „{baseline}“, {first} bis {last}",
        "“{title}” against “{baseline}”, {first} to {last}",
    ),
    "quick_missing": (
        "Diese Strategie steht nicht im Vergleich.",
        "This strategy is not among those compared.",
    ),
    "quick_add": ("In den Vergleich nehmen", "Take into the comparison"),
    "to_compare": ("Alles ansehen", "See everything"),
    "kind": ("Wie verteilt jede Stadt ihr Geld?", "How does each town spread its money?"),
    "kind_spread": ("auf alle sechs Themen gleich", "evenly over all six themes"),
    "kind_focus": ("auf die für sie vereinbarten Themen", "on the themes agreed for it"),
    "kind_status_quo": ("wie ihre Wirtschaft heute", "like its economy of today"),
    "kind_hype": (
        "auf das Thema, das im Land am schnellsten wächst",
        "on the theme growing fastest in the country",
    ),
    "kind_custom": ("nach eigenen Gewichten", "by own weights"),
    "kind_help": (
        "Die Regel gilt für alle Städte, die unten keine eigene Verteilung haben.",
        "The rule holds for all towns without an allocation of their own below.",
    ),
    "themes_per_town": ("Themen je Stadt", "Themes per town"),
    "themes_per_town_help": (
        "Wie viele vereinbarte Themen jede Stadt bekommt; gilt nur für vereinbarte Themen.",
        "How many agreed themes each town gets; holds for agreed themes only.",
    ),
    "n_strengths": ("Stärken der ganzen Region", "Strengths of the whole region"),
    "n_strengths_help": (
        "Ganze Themen, oder so viele einzelne Felder, auf die sich die Region einigt.",
        "Whole themes, or so many single fields on which the region agrees.",
    ),
    "whole_themes": ("ganze Themen", "whole themes"),
    "refused_quick": ("Wird berechnet, sobald das Geld aufgeht.", "Computed as soon as the money adds up."),
    "field": ("Feld", "Field"),
    "eur_per_head_year": ("Geld für Themen", "Money for themes"),
    "eur_per_head_year_help": (
        "Was alle Städte je Einwohner und Jahr für Themen ausgeben.",
        "What all towns spend on themes per resident and year.",
    ),
    "envelope": ("Budget der Städte", "Budget of the towns"),
    "envelope_help": (
        "Themen und Instrumente der Städte zusammen dürfen in keinem Jahr mehr kosten. Gleiches Budget "
        "macht den Vergleich gerecht.",
        "Themes and instruments of the towns together may not cost more in any year. An equal budget "
        "makes the comparison fair.",
    ),
    "all": ("Zusammenarbeit aller Städte", "Cooperation of all towns"),
    "all_help": (
        "0 %: jede für sich; 100 %: Programme wirken über Grenzen hinweg, als wäre die Region eine Stadt. Was "
        "Betriebe dadurch gewinnen, ist eine Annahme (0 bis 3 % nach Jahren); Abstimmung kostet sofort.",
        "0 %: each for itself; 100 %: programmes work across borders as if the region were one town. What firms "
        "gain by it is an assumption (0 to 3 % after years); agreeing costs at once.",
    ),
    "neighbours": ("Zusammenarbeit der Nachbarn", "Cooperation of neighbours"),
    "neighbours_help": (
        "Zusätzlich zwischen Städten mit gemeinsamer Grenze; es gilt der höhere Wert.",
        "In addition between towns with a common border; the higher value holds.",
    ),
    "percent": ("%", "%"),
    "eur_head": ("€ je Kopf und Jahr", "EUR per head and year"),
    "eur_million": ("Mio. € im Jahr", "EUR million a year"),
    "themes": ("Themen", "themes"),
    "years_unit": ("Jahre", "years"),
    "jobs_unit": ("Arbeitsplätze", "jobs"),
    "quarters_unit": ("Quartale", "quarters"),
    "from": ("von", "from"),
    "to": ("bis", "to"),
    "theme": ("Thema", "Theme"),
    "no_theme": ("alle Themen", "all themes"),
    "who": ("Welche Städte?", "Which towns?"),
    "who_all": ("alle {n_towns}", "all {n_towns}"),
    "who_some": ("{n}: {towns}", "{n}: {towns}"),
    "who_every": ("alle {n_towns} (nichts einzeln angekreuzt)", "all {n_towns} (none ticked)"),
    "independent_cities": ("Kreisfreie Städte", "Cities that are no part of a Kreis"),
    "find": ("suchen", "search"),
    "undo": ("Rückgängig", "Undo"),
    "typed": ("{label}, Zahl", "{label}, number"),
    "hard": ("nur, was zur Strategie passt", "only what fits the strategy"),
    "quarter": ("Beginn", "Start"),
    "town": ("Stadt", "Town"),
    "sector": ("Branche", "Sector"),
    "jobs": ("Arbeitsplätze", "Jobs"),
    "depth": ("Tiefe", "Depth"),
    "share": ("Anteil", "Share"),
    "recovery_years": ("Erholung", "Recovery"),
    "over_years": ("verteilt über", "spread over"),
    "stop_quarters": ("Stillstand", "Standstill"),
    "elsewhere": ("Tiefe anderswo", "Depth elsewhere"),
    "stay": ("davon bleiben ohne Abschluss", "of them stay without a degree"),
    "power_plants": ("Kraftwerke", "Power plants"),
    "legacy_run_off": ("Auslauf der Altindustrie", "Legacy run-off"),
    "pass_through": ("Verlust je Stelle im Bergbau", "Loss per mining job"),
    "add_instrument": ("Instrument hinzufügen", "Add an instrument"),
    "add_button": ("Hinzufügen", "Add"),
    "add_shock": ("Schock hinzufügen", "Add a shock"),
    "add_assumption": ("Annahme ändern", "Change an assumption"),
    "choose": ("– wählen –", "– choose –"),
    "remove": ("Entfernen", "Remove"),
    "reset": ("Zurücksetzen", "Reset"),
    "paid_by": ("zahlt: {payer}", "paid by: {payer}"),
    "range": ("möglich {low} bis {high}", "possible {low} to {high}"),
    "source": ("Quelle", "Source"),
    "status": ("Stand", "Status"),
    "base_value": ("Grundlage: {value}", "basis: {value}"),
    "status_measured": ("gemessen", "measured"),
    "status_estimated": ("geschätzt", "estimated"),
    "status_calibrated": ("kalibriert", "calibrated"),
    "status_assumed": ("angenommen", "assumed"),
    "status_choice": ("Ihre Entscheidung", "your choice"),
    "size_known": ("Größe eines wirklichen Programms", "size of a real programme"),
    "size_guess": ("Größe geschätzt", "size is a guess"),
    "link_too_long": (
        "Die Strategie ist zu groß für einen Link; die letzte Änderung wurde nicht übernommen.",
        "The strategy is too large for a link; the last change was not taken.",
    ),
    "refused": ("Diese Änderung ist nicht möglich:", "This change is not possible:"),
}

INSTRUMENTS = {
    "accelerator": (
        ("Accelerator", "Accelerator"),
        (
            "Beratung junger Technologiebetriebe; Evaluationen finden nicht, dass sie seltener schließen.",
            "Advice to young technology firms; evaluations don't find that they close less often.",
        ),
    ),
    "brownfield": (
        ("Brachflächen aufbereiten", "Prepare brownfields"),
        ("Schwer eingeschränkte Flächen werden nutzbar.", "Severely restricted land becomes usable."),
    ),
    "cluster_management": (
        ("Clustermanagement", "Cluster management"),
        (
            "Betriebe eines Themas wachsen etwas; Evaluationen finden kaum Stellen.",
            "Firms of one theme grow a little; evaluations find hardly any jobs.",
        ),
    ),
    "cooperation_site": (
        ("Regionaler Kooperationsstandort", "Regional cooperation site"),
        (
            "Große Flächen des Regionalplans, die mindestens zwei Städte gemeinsam entwickeln und teilen.",
            "Large plots of the regional plan that at least two towns develop together and share.",
        ),
    ),
    "digital_city": (
        ("Digitale Stadt", "Digital city"),
        (
            "Die Stadt wird digitaler, das bringt Gründungen.",
            "The town becomes more digital, which brings start-ups.",
        ),
    ),
    "digital_hub": (
        ("Digital-Hub", "Digital hub"),
        (
            "Gründungen in digitalen Themen; der Hub nimmt auch selbst Gebühren ein.",
            "Start-ups in digital themes; the hub also earns fees of its own.",
        ),
    ),
    "efre_match": (
        ("EFRE-Förderung", "EFRE funding"),
        (
            "Die EU legt zum Themengeld der Städte dazu, öfter für vereinbarte Themen.",
            "The EU adds to the towns' theme money, more often for agreed themes.",
        ),
    ),
    "investment_grant": (
        ("Investitionszuschuss (GRW)", "Investment grant (GRW)"),
        (
            "Betriebe, die über die Region hinaus verkaufen, investieren und schaffen Stellen, die bleiben.",
            "Firms that sell beyond the region invest and create jobs that last.",
        ),
    ),
    "joint_marketing": (
        ("Gemeinsames Standortmarketing", "Joint marketing"),
        ("Betriebe von außen siedeln sich an.", "Firms settle from outside."),
    ),
    "just_transition": (
        ("Just Transition Fund", "Just Transition Fund"),
        (
            "Vor allem Brachflächen, etwas Hilfe für grüne Technik und neue Industrie.",
            "Mostly brownfields, some support for green technology and new industry.",
        ),
    ),
    "land_release": (
        ("Gewerbeflächen ausweisen", "Release commercial land"),
        ("Neue Gewerbeflächen.", "New commercial land."),
    ),
    "location_subsidy": (
        ("Ansiedlungszuschüsse", "Location subsidies"),
        (
            "Wandernde Betriebe kommen, auch aus Nachbarstädten.",
            "Firms on the move come, from the neighbours too.",
        ),
    ),
    "research_institute": (
        ("Forschungsinstitut", "Research institute"),
        (
            "Mehr Forschungsstärke in einem Thema und eigene Beschäftigte, solange gezahlt wird.",
            "More research strength in one theme, and staff of its own as long as it is paid.",
        ),
    ),
    "start_up_centre": (
        ("Gründungszentrum der Hochschule", "University start-up centre"),
        (
            "Mehr Absolventen gründen; wirkt nur in Städten mit Hochschule.",
            "More graduates found firms; works only in towns with a university.",
        ),
    ),
    "talent_retention": (
        ("Talente halten", "Talent retention"),
        ("Mehr Absolventen bleiben in der Region.", "More graduates stay in the region."),
    ),
    "trade_tax": (
        ("Gewerbesteuer senken", "Lower the trade tax"),
        (
            "Der Hebesatz sinkt; das Geld ist die entgangene Einnahme.",
            "The multiplier falls; the money is the revenue given up.",
        ),
    ),
    "transfer_company": (
        ("Transfergesellschaft", "Transfer company"),
        (
            "Arbeitslose suchen nach einigen Jahren mit mehr Erfolg.",
            "The unemployed search with more success after some years.",
        ),
    ),
}
SHOCKS = {
    "plant_closure": (
        ("Werksschließung", "Plant closure"),
        (
            "Arbeitsplätze einer Branche in einer Stadt fallen in einem Quartal weg.",
            "Jobs of one sector in one town go in one quarter.",
        ),
    ),
    "plant_opening": (
        ("Werkseröffnung", "Plant opening"),
        ("Ein Betrieb von außen öffnet in einer Stadt.", "A plant from outside opens in a town."),
    ),
    "field_bust": (
        ("Einbruch eines Feldes", "Bust of a field"),
        ("Die Nachfrage nach einem einzelnen Feld fällt.", "Demand for a single field falls."),
    ),
    "recession": (
        ("Rezession", "Recession"),
        ("Die Nachfrage fällt überall und erholt sich.", "Demand falls everywhere and recovers."),
    ),
    "theme_bust": (
        ("Einbruch eines Themas", "Bust of a theme"),
        ("Die Nachfrage nach einem Thema fällt.", "Demand for one theme falls."),
    ),
    "coal_exit": (
        ("Kohleausstieg", "Coal exit"),
        (
            "Kohlekraftwerke schließen, die Altindustrie läuft aus.",
            "Coal-fired power stations close, legacy industry runs off.",
        ),
    ),
    "energy_price": (
        ("Energiepreis", "Energy price"),
        (
            "Energiehungrige Branchen verlieren Nachfrage und erholen sich.",
            "Energy-hungry sectors lose demand and recover.",
        ),
    ),
    "pandemic": (
        ("Pandemie", "Pandemic"),
        ("Die Nachfrage stockt, am meisten bei lokalen Diensten.", "Demand stops, worst in local services."),
    ),
    "university_funding": (
        ("Kürzung an Hochschulen", "University cuts"),
        ("Hochschulen verlieren Studienplätze.", "Universities lose places."),
    ),
    "documented_events": (
        ("Dokumentierte Ereignisse", "Documented events"),
        ("Bekannte Schließungen und Eröffnungen.", "Known closures and openings."),
    ),
}

UNITS_DE = {
    "share": "Anteil",
    "share a year": "Anteil im Jahr",
    "share per quarter": "Anteil im Quartal",
    "probability": "Wahrscheinlichkeit",
    "elasticity": "Elastizität",
    "jobs per job": "Stellen je Stelle",
    "residents": "Einwohner",
    "exponent": "Exponent",
    "1/year": "1/Jahr",
    "1/year per share": "1/Jahr je Anteil",
    "1/year per log point": "1/Jahr je Logpunkt",
    "1/km": "1/km",
    "1 per share": "je Anteil",
    "1 per log point": "je Logpunkt",
    "1 per unit of readiness": "je Einheit Reife",
    "1 per employee and year": "je Beschäftigten und Jahr",
    "1 per EUR a head": "je € und Kopf",
    "1 per EUR million a year": "je Mio. € im Jahr",
    "log points": "Logpunkte",
    "log points per year": "Logpunkte im Jahr",
    "log odds": "Log-Chancen",
    "log odds per log point": "Log-Chancen je Logpunkt",
    "Laplace scale per quarter": "Laplace-Skala im Quartal",
    "utility": "Nutzen",
    "utility per log point": "Nutzen je Logpunkt",
    "utility per point": "Nutzen je Punkt",
    "utility per 100 EUR a job and year": "Nutzen je 100 € je Stelle und Jahr",
    "EUR": "€",
    "EUR a year": "€ im Jahr",
    "EUR a month": "€ im Monat",
    "EUR a hectare": "€ je Hektar",
    "EUR per head and year": "€ je Kopf und Jahr",
    "EUR per job, point and year": "€ je Stelle, Punkt und Jahr",
    "desks for each EUR million a year": "Schreibtische je Mio. € im Jahr",
    "contracts for each EUR million": "Aufträge je Mio. €",
    "firms for each EUR million": "Betriebe je Mio. €",
    "jobs for each EUR million": "Stellen je Mio. €",
    "jobs for each EUR million a year": "Stellen je Mio. € im Jahr",
    "years": "Jahre",
    "km": "km",
    "ha": "ha",
    "ha/job": "ha je Stelle",
    "employees": "Beschäftigte",
    "jobs": "Stellen",
    "persons": "Personen",
    "towns": "Städte",
    "themes": "Themen",
    "establishments a year": "Betriebe im Jahr",
}
