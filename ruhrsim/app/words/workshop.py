"""Words of the planning game."""

WORDS = {
    "title": ("Planspiel", "Planning game"),
    "back_to_app": ("Zur Anwendung", "To the app"),
    "claim": ("Städte entscheiden, die Region lebt damit", "Towns decide, the region lives with it"),
    "lost": (
        "Verbindung unterbrochen. Ihre Eingaben bleiben hier; es geht weiter, sobald das Netz wieder da ist.",
        "Connection lost. What you entered stays here; it goes on when the network is back.",
    ),
    "if_then": ("Wenn-dann-Rechnung, keine Prognose.", "If-then, not a forecast."),
    "connecting": ("Einen Moment …", "One moment …"),
    # start
    "join": ("Mitspielen", "Join a game"),
    "join_help": ("Der Code steht auf dem Beamer.", "The code is on the projector."),
    "code": ("Raumcode", "Room code"),
    "enter": ("Beitreten", "Join"),
    "no_room": (
        "Diesen Raum gibt es nicht. Prüfen Sie die fünf Zeichen.",
        "There is no such room. Check its five characters.",
    ),
    "practise": ("Allein üben", "Practise alone"),
    "practise_help": (
        "Zehn Minuten, drei Runden, eine Stadt: Die fünf anderen Teams spielt der Computer, nach denselben Regeln.",
        "Ten minutes, three rounds, one town: the computer plays the five other teams, by the same rules.",
    ),
    "practise_button": ("Los", "Start"),
    "create": ("Raum anlegen (Moderation)", "Create a room (facilitator)"),
    "create_button": ("Raum anlegen", "Create room"),
    "rounds": ("Runden zu je vier Jahren", "Rounds of four years each"),
    "length_note": ("etwa {minutes} Minuten mit Auswertung", "about {minutes} minutes with debriefing"),
    "teams": ("Teams: {n} gewählt, mindestens 2", "Teams: {n} chosen, 2 at least"),
    "teams_note": (
        "Wer nicht gespielt wird, macht weiter wie heute.",
        "Towns that nobody plays go on as today.",
    ),
    "roles": ("Rollen ohne Stadt", "Roles without a town"),
    "treatment": ("Variante", "Treatment"),
    "no_talk_help": ("Alle entscheiden verdeckt, niemand redet.", "All decide in secret, nobody talks."),
    "talk_help": (
        "Nach der ersten Wahl reden die Teams und dürfen ändern. Zusagen binden nicht.",
        "After the first choice teams talk and may change it. Promises don't bind.",
    ),
    "binding_help": (
        "Die Teams können einen Vertrag über den gemeinsamen Topf unterschreiben, der bindet.",
        "Teams can sign a contract about the common pot, and it binds.",
    ),
    "eu_condition_help": (
        "EU-Geld gibt es nur für Themen, die zur vereinbarten Liste passen.",
        "EU money comes only for themes that fit the agreed list.",
    ),
    "language": ("Sprache", "Language"),
    "minutes": ("Minuten zum Entscheiden und Verhandeln (Uhr)", "Minutes to decide and negotiate (clock)"),
    "seed": ("Zufall (Nummer)", "Luck (number)"),
    "seed_note": (
        "Gleiche Nummer, gleicher Zufall und gleiche Karten.",
        "Same number, same luck and same cards.",
    ),
    "refused": ("So geht es nicht. Prüfen Sie Ihre Angaben.", "That can't be. Check what you entered."),
    "full": (
        "Auf diesem Server ist kein Raum mehr frei, oder Sie haben in dieser Stunde schon viele angelegt. "
        "Löschen Sie einen alten; Räume, an denen seit 30 Tagen nichts geschah, gehen von selbst.",
        "This server has no room left, or you have made many this hour. Delete an old one; rooms in which "
        "nothing has happened for 30 days go by themselves.",
    ),
    # join
    "seat": ("Wen spielen Sie?", "Whom do you play?"),
    "seat_note": (
        "Ein Platz gehört dem Gerät, das ihn zuerst nimmt. Vergebene Plätze gibt die Moderation neu aus.",
        "A seat belongs to the device that takes it first. The facilitator gives taken seats anew.",
    ),
    "taken": ("vergeben", "taken"),
    "seat_gone": (
        "Dieser Platz ist gerade vergeben worden. Nehmen Sie einen anderen.",
        "This seat has just been taken. Choose another one.",
    ),
    "bad_link": (
        "Dieser Link gilt nicht mehr. Nehmen Sie einen freien Platz oder bitten Sie die Moderation um einen "
        "neuen Link.",
        "This link is not valid any more. Take a free seat or ask the facilitator for a new link.",
    ),
    "bad_lead": (
        "Diese Seite gehört der Moderation; der Link ist unvollständig oder gilt nicht mehr.",
        "This page is the facilitator's; the link is incomplete or not valid any more.",
    ),
    "recovery": ("Wiederherstellungscode", "Recovery code"),
    "recovery_keep": (
        "Jetzt aufschreiben: Damit kommen Sie von jedem Gerät zurück. Er wird nur einmal gezeigt.",
        "Write it down now: it brings you back from any device. It is shown only once.",
    ),
    "new_recovery": ("Neuen Wiederherstellungscode zeigen", "Show a new recovery code"),
    "recovery_ask": ("Wiederherstellungscode", "Recovery code"),
    "recover": ("Moderation übernehmen", "Take the lead again"),
    "recovery_note": (
        "Er stand beim Anlegen des Raums neben dem Raumcode. Ein anderes Gerät, das noch moderiert, verliert "
        "seinen Zugang.",
        "It stood beside the room code when the room was created. Another device that still leads loses its "
        "access.",
    ),
    "no_recovery": (
        "Dieser Code passt nicht. Prüfen Sie die zwölf Zeichen.",
        "This code does not fit. Check its twelve characters.",
    ),
    "led": ("Von diesem Browser aus moderiert", "Led from this browser"),
    "lead_again": ("Raum {code} weiter moderieren", "Lead room {code} again"),
    "one_seat": (
        "Dieses Telefon hat schon einen Platz. Wer einen anderen will, gibt ihn erst zurück.",
        "This phone has a seat already. Give it back before you take another one.",
    ),
    "leave": ("Platz zurückgeben", "Give the seat back"),
    "leave_note": (
        "Falschen Platz genommen? Zurückgegeben ist er für andere frei; Ihre Wahl bleibt gesendet.",
        "The wrong seat? Given back, it is free for others; what you have sent stays.",
    ),
    "locked_note": (
        "Der Raum ist geschlossen: Die Moderation nimmt niemanden mehr auf.",
        "The room is locked: the facilitator lets nobody in any more.",
    ),
    "locked_here": (
        "Geschlossen: Freie Plätze nimmt niemand mehr; wer sitzt, spielt weiter.",
        "Locked: nobody takes a free seat any more; those who sit play on.",
    ),
    "lock_room": ("Raum schließen", "Lock room"),
    "unlock_room": ("Raum öffnen", "Open room"),
    "free_seat": ("Platz freigeben", "Free seat"),
    "here": ("{n} von {all} Plätzen besetzt", "{n} of {all} seats taken"),
    "next_asks": (
        "Noch nicht gesendet haben: {names}. Ohne Wahl gilt die letzte, am Anfang etwa „wie heute“.",
        "These have not sent a choice: {names}. Without one the last choice counts, at first about “as today”.",
    ),
    "go_on_all_the_same": ("Trotzdem weiter", "Go on all the same"),
    "wait_for_them": ("Noch warten", "Wait"),
    "remembered": ("Weiter als {name}", "Go on as {name}"),
    "watch": ("Nur zuschauen (Beamerbild)", "Only watch (projector view)"),
    # rounds
    "round": ("Runde {n} von {all} · {first}–{last}", "Round {n} of {all} · {first}–{last}"),
    "stage_decide": ("Verdeckt entscheiden", "Decide in secret"),
    "stage_negotiate": ("Verhandeln", "Negotiate"),
    "stage_results": ("Ergebnis", "Result"),
    "stage_debrief": ("Auswertung", "Debriefing"),
    "do_decide": (
        "Verteilen Sie, was Sie haben, für vier Jahre. Niemand sieht Ihre Wahl.",
        "Share out what you have for four years. Nobody sees your choice.",
    ),
    "do_negotiate": (
        "Reden Sie mit den anderen. Sie dürfen Ihre Wahl noch ändern.",
        "Talk with the others. You may still change your choice.",
    ),
    "do_results": (
        "So stehen Sie da, verglichen mit einer Region, in der niemand etwas Besonderes tut.",
        "This is where you stand, compared with a region in which nobody does anything special.",
    ),
    "do_computing": (
        "Die Runde ist geschlossen, das Modell rechnet die Jahre durch.",
        "The round is closed; the model goes through the years.",
    ),
    "lead_decide": (
        "Lesen Sie die Karte vor, starten Sie die Uhr. „Weiter“, wenn alle entschieden haben oder die Zeit "
        "um ist.",
        "Read the card, start the clock. “Next” when all have decided or time is up.",
    ),
    "lead_negotiate": (
        "Die Teams reden und dürfen ihre Wahl ändern. „Weiter“ schließt die Runde.",
        "Teams talk and may change their choice. “Next” closes the round.",
    ),
    "lead_debrief": (
        "Reden Sie anhand dieser Fragen über das Spiel. Das Beamerbild zeigt allen, was mit anderer Wahl "
        "herausgekommen wäre.",
        "Talk about the game along these questions. The projector shows all what other choices would have "
        "brought.",
    ),
    "after_round": ("Stand nach Runde {n}", "After round {n}"),
    "do_debrief": (
        "Das Spiel ist aus. Was hätten alle mit anderer Wahl bekommen?",
        "The game is over. What would everybody have got with other choices?",
    ),
    "have_decided": ("{n} von {all} haben entschieden", "{n} of {all} have decided"),
    "missing": ("Es fehlen noch: {names}.", "Not decided yet: {names}."),
    "computing": ("Das Modell rechnet: {done} von {total} Läufen", "The model runs: {done} of {total} runs"),
    "computing_soon": ("Das Modell rechnet gleich …", "The model starts in a moment …"),
    "failed": ("Die Rechnung ist gescheitert.", "The computation failed."),
    "again": ("Noch einmal rechnen", "Compute again"),
    "card": ("Karte der Runde", "Card of the round"),
    "time_up": ("Zeit ist um", "Time is up"),
    "time_left": ("noch", "left"),
    "paused": ("angehalten", "paused"),
    # player
    "briefing": ("Ihre Lage", "Your situation"),
    "budget": ("Budget: {amount} im Jahr", "Budget: {amount} a year"),
    "million": ("{n} Mio. €", "€{n} m"),
    "per_year": ("im Jahr", "a year"),
    "full_budget": (
        "100 % sind verteilt; nehmen Sie erst anderswo etwas weg.",
        "100% are spent; take something away elsewhere first.",
    ),
    "pot": ("Gemeinsamer Topf", "Common pot"),
    "pot_help": (
        "Die Städte zählen für Firmen mehr als eine Region. Nützt auch denen, die nicht einzahlen. "
        "Heute etwa 12 %, voll bei 25 %, wenn alle zahlen.",
        "Towns count more as one region for firms. Helps those who don't pay, too. About 12% today, full at "
        "25% if all pay.",
    ),
    "tax": ("Gewerbesteuer senken", "Lower trade tax"),
    "tax_help": (
        "Zieht Firmen an, die umziehen. Kostet Einnahmen; andere können nachziehen.",
        "Attracts firms on the move. Costs revenue; others may follow.",
    ),
    "subsidy": ("Zuschüsse für Ansiedlungen", "Subsidies for settlements"),
    "subsidy_help": (
        "Zieht Firmen an, auch vom Nachbarn. Was der verliert, gewinnt die Region nicht.",
        "Attracts firms, the neighbour's too. What the neighbour loses the region does not gain.",
    ),
    "land": ("Gewerbeflächen", "Commercial land"),
    "land_help": (
        "Schafft Platz, das meiste erst nach vier Jahren: in der nächsten Runde.",
        "Makes room, most of it only after four years: in the next round.",
    ),
    "university": ("Hochschule", "University"),
    "university_help": (
        "Mehr Ausgründungen, oder Absolventen, die bleiben. Wirkt spät.",
        "More spin-offs, or graduates who stay. Works late.",
    ),
    "own": ("Eigene Themen", "Own themes"),
    "own_help": (
        "Der Rest. Punkte sagen, in welche Themen; dünn verteilt wirkt weniger.",
        "The rest. Points say into which themes; spread thin it does less.",
    ),
    "points_for_themes": ("Punkte für Ihre Themen", "Points for your themes"),
    "on_list": ("vereinbart", "agreed"),
    "all_alike": ("Ohne Punkte: alle Themen gleich.", "Without points: all themes alike."),
    "take_list": ("Wie vereinbart", "As agreed"),
    "clear": ("Alle gleich", "All alike"),
    "role_points_land": (
        "Punkte für die Teams: danach teilt sich Ihr Geld",
        "Points for teams: your money follows them",
    ),
    "role_points_agency": (
        "Punkte für die Themen: danach teilt sich die Werbung",
        "Points for themes: marketing money follows them",
    ),
    "role_points_university": (
        "Punkte für die Teams: danach teilt sich Ihr Geld",
        "Points for teams: your money follows them",
    ),
    "role_points_firm": (
        "Punkte für die Teams: danach teilen sich die Arbeitsplätze",
        "Points for teams: the jobs follow them",
    ),
    "less": ("weniger", "less"),
    "more": ("mehr", "more"),
    "send": ("Wahl senden", "Send choice"),
    "resend": ("Änderung senden", "Send change"),
    "sending": ("Wird gesendet …", "Sending …"),
    "sent": (
        "Gesendet. Sie dürfen ändern, bis die Runde schließt.",
        "Sent. You may change it until the round closes.",
    ),
    "unsent": ("Noch nicht gesendet", "Not sent yet"),
    "changed": ("Geändert, noch nicht gesendet", "Changed, not sent yet"),
    "idle_first": (
        "Wer nicht sendet, macht etwa weiter wie heute.",
        "Who sends nothing goes on about as today.",
    ),
    "idle_role": ("Wer nichts sendet, verteilt nichts.", "Who sends nothing gives nothing."),
    "idle_later": (
        "Wer nicht sendet, wiederholt die letzte Wahl.",
        "Who sends nothing repeats the last choice.",
    ),
    "idle_signed": (
        "Wer nicht sendet, zahlt, was der Vertrag verlangt, und bleibt sonst bei der letzten Wahl.",
        "Who sends nothing pays what the contract asks and keeps the last choice otherwise.",
    ),
    "not_taken": (
        "Nicht angenommen: die Runde ist schon weiter, oder Ihr Vertrag verlangt mehr für den Topf.",
        "That was not accepted: the round has gone on, or your contract asks for more for the pot.",
    ),
    "contract": ("Vertrag", "Contract"),
    "contract_offer": (
        "Wer unterschreibt, zahlt in dieser Runde mindestens {pot} % in den Topf. Unterschrieben: {n} "
        "von {all}.",
        "Who signs pays {pot}% into the pot at least in this round. Signed: {n} of {all}.",
    ),
    "sign": ("Unterschreiben", "Sign"),
    "signed": ("Sie haben unterschrieben.", "You have signed."),
    "signed_send": (
        "Es gilt Ihre letzte Wahl, mit mindestens {pot} % für den Topf; Sie dürfen eine neue senden.",
        "Your last choice counts, with {pot}% for the pot at least; you may send a new one.",
    ),
    "second_device": ("Zweites Gerät für dieses Team", "Second device for this team"),
    "second_device_note": (
        "Wer diesen Code hat, entscheidet für Ihr Team. Zeigen Sie ihn nur dort.",
        "Who has this code decides for your team. Show it to nobody else.",
    ),
    # results
    "points": ("Punkte", "points"),
    "your_result": ("Ihr Ergebnis", "Your result"),
    "not_clear": ("vom Zufall nicht zu unterscheiden", "can't be told from chance"),
    "better": ("besser als heute", "better than today"),
    "worse": ("schlechter als heute", "worse than today"),
    "unemployment": ("Arbeitslosenquote", "Unemployment rate"),
    "jobs": ("Arbeitsplätze gegenüber heute", "jobs against today"),
    "tax_won": (
        "{n} Mio. € Gewerbesteuer im Jahr gegenüber heute",
        "{n} million euros of trade tax a year against today",
    ),
    "pp": ("Prozentpunkte", "percentage points"),
    "region": ("Region", "Region"),
    "ranking": ("Rangliste", "Ranking"),
    "ranking_note": (
        "Punkte: einer für 0,01 Prozentpunkte weniger Arbeitslosigkeit, für einen Arbeitsplatz mehr je "
        "1.000 Erwerbspersonen, für einen Euro mehr Gewerbesteuer je Kopf und Jahr als in der Region wie "
        "heute. Eine Runde zählt, was in ihren vier Jahren dazukam; die Runden summieren sich zum Stand. "
        "± ist das 90-%-Intervall des Zufalls.",
        "Points: one for 0.01 percentage points less unemployment, for a job more per 1,000 of the labour "
        "force, for a euro more of trade tax a head and year than in the region as today. A round counts "
        "what its four years added; rounds add up to the standing. ± is the 90% interval of chance.",
    ),
    "ranks_note": (
        "In Klammern: diese Runde. Teams, deren Abstand Zufall sein kann, teilen sich den Rang.",
        "In brackets: this round. Those whom chance may have ordered share a rank.",
    ),
    "points_here": ("Punkte in dieser Runde", "points in this round"),
    "standing": ("Stand aus allen Runden: {total}", "Standing over all rounds: {total}"),
    "because": ("Warum?", "Why?"),
    "region_later": (
        "Wer umgezogen ist, was die Region davon hat und wie alle stehen, zeigt gleich der Beamer.",
        "Who has moved, what the region has of it and how all stand: the projector shows it in a moment.",
    ),
    "ranking_later": (
        "Die Rangliste zeigt gleich die Moderation.",
        "The facilitator will show the ranking in a moment.",
    ),
    "lead_reveal_pot": (
        "Was liegt im Topf, und wie viel Fläche ist noch da? Fragen Sie, wer sie zuerst braucht.",
        "What is in the pot, and how much land is left? Ask who needs it first.",
    ),
    "lead_reveal_moves": (
        "Diese Arbeitsplätze sind nicht neu, sie haben die Stadt gewechselt. Wer hat sie geholt, und womit?",
        "These jobs are not new, they have changed town. Who won them, and by what?",
    ),
    "lead_reveal_region": (
        "Hat die Region gewonnen? Wie viele haben das erwartet?",
        "Has the region won? How many expected it?",
    ),
    "lead_reveal_ranking": (
        "Zwei Minuten zum Lesen auf dem Telefon, dann reden: Was hat überrascht, und warum kam es so?",
        "Two minutes to read on the phones, then talk: what was a surprise, and why did it come like this?",
    ),
    "reveal_pot": ("Der gemeinsame Topf", "The common pot"),
    "reveal_moves": ("Wer ist umgezogen?", "Who has moved?"),
    "reveal_region": ("Die Region", "The region"),
    "reveal_ranking": ("Der Stand", "The standing"),
    "next_shown": ("Zeigen: {step}", "Show: {step}"),
    "pot_paid": (
        "{n} Mio. € im Jahr im Topf (wie heute: {today} Mio. €)",
        "€{n} m a year in the pot (as today: €{today} m)",
    ),
    "pot_secret": (
        "Wer wie viel gezahlt hat, bleibt bis zur Auswertung geheim.",
        "Who paid how much stays secret until the debriefing.",
    ),
    "land_title": ("Was allen gemeinsam ausgeht", "What all are running out of"),
    "land_left": (
        "{left} von {start} ha Gewerbefläche in der Region sind noch frei",
        "{left} of {start} ha of commercial land in the region are still free",
    ),
    "jobs_moved": ("{jobs} Arbeitsplätze: {one} → {other}", "{jobs} jobs: {one} → {other}"),
    "moves_none": (
        "Keine Umzüge, die sich klar vom Zufall abheben.",
        "No moves that stand out from chance.",
    ),
    "moves_note": (
        "Netto und mehr als in der Region wie heute, im Mittel über acht Läufe; nur was sich klar vom Zufall abhebt.",
        "Net and beyond the region as today, the mean of eight runs; only what stands out from chance.",
    ),
    "expects": ("Was erwarten Sie für Ihre Stadt?", "What do you expect for your town?"),
    "expects_better": ("besser als heute", "better than today"),
    "expects_same": ("etwa wie heute", "about as today"),
    "expects_worse": ("schlechter als heute", "worse than today"),
    "came_better": ("besser als heute", "better than today"),
    "came_same": ("vom Zufall nicht zu unterscheiden", "no different from chance"),
    "came_worse": ("schlechter als heute", "worse than today"),
    "expected": ("Erwartet und gekommen (Teams)", "Expected and come true (teams)"),
    "expected_said": ("erwartet", "expected"),
    "expected_came": ("gekommen", "came"),
    "expected_and_came": ("Erwartet: {said}. Gekommen: {came}.", "You expected: {said}. It came: {came}."),
    "did_you_know": ("Zum Lesen: {fact}", "To read: {fact}"),
    "goal": ("Ihr Ziel:", "Your goal:"),
    "goal_line": (
        "weniger Arbeitslose, mehr Arbeitsplätze, mehr Gewerbesteuer als „wie heute“.",
        "fewer unemployed, more jobs, more trade tax than “as today”.",
    ),
    "pot_short": ("Topf", "Pot"),
    "tax_short": ("Steuern", "Tax"),
    "subsidy_short": ("Zuschüsse", "Subsidies"),
    "land_short": ("Flächen", "Land"),
    "university_short": ("Hochschule", "University"),
    "own_short": ("Themen", "Themes"),
    "own_rest": ("der Rest", "the rest"),
    "contract_later": (
        "Vertrag: mindestens {pot} % in den Topf. Unterschrieben wird in der Verhandlung.",
        "Contract: {pot}% into the pot at least. It is signed in the negotiation.",
    ),
    "help_on": ("Was bewirkt was?", "What does what?"),
    "help_off": ("Erklärungen ausblenden", "Hide explanations"),
    "computer": ("Computer", "computer"),
    "computer_all": ("Freie Plätze spielt der Computer", "The computer plays free seats"),
    "computer_on": ("Computer spielt", "Let the computer play"),
    "computer_off": ("Computer aus", "Stop the computer"),
    "play_again": ("Noch einmal spielen", "Play again"),
    "play_again_note": (
        "Gleiche Teams, gleiche Plätze, anderer Zufall und andere Karten. Nehmen Sie die Ergebnisse vorher mit.",
        "Same teams, same seats, other luck and cards. Take the results away first.",
    ),
    "because_soon": (
        "Warum es so kam, wird gerade ausgerechnet …",
        "Why it came like this is being worked out …",
    ),
    "because_note": (
        "Jede Ursache ist auf demselben Zufall gerechnet: mit ihr und ohne sie. Blass: vom Zufall nicht zu "
        "unterscheiden. Die Balken addieren sich zu Ihren Punkten.",
        "Each cause is worked out on the same luck, with it and without it. Faint: can't be told from "
        "chance. The bars add up to your points.",
    ),
    "by_goal": ("Wofür es Punkte gab", "What the points are for"),
    "by_cause": ("Woher sie kommen", "Where they come from"),
    "goal_unemployment": ("Arbeitslosigkeit", "Unemployment"),
    "goal_jobs": ("Arbeitsplätze", "Jobs"),
    "goal_tax": ("Gewerbesteuer", "Trade tax"),
    "cause_earlier": ("Frühere Runden", "Earlier rounds"),
    "cause_pot": ("Gemeinsamer Topf (alle)", "Common pot (all)"),
    "cause_own": ("Eigene Themen", "Own themes"),
    "cause_land": ("Eigene Gewerbeflächen", "Own commercial land"),
    "cause_poach": ("Eigene Zuschüsse, Steuern", "Own subsidies, tax"),
    "cause_university": ("Hochschule", "University"),
    "cause_others": ("Was die anderen taten", "What the others did"),
    "because_most": (
        "Am meisten brachte: {cause} ({points} Punkte).",
        "What brought most: {cause} ({points} points).",
    ),
    "because_least": (
        "Am meisten kostete: {cause} ({points} Punkte).",
        "What cost most: {cause} ({points} points).",
    ),
    "because_nothing_clear": (
        "Nichts von dem, was Sie taten, hebt sich in dieser Runde klar vom Zufall ab.",
        "Nothing of what you did stands out from chance in this round.",
    ),
    "because_others_gain": (
        "Was die anderen taten, brachte {points} Punkte.",
        "What the others did brought {points} points.",
    ),
    "because_others_cost": (
        "Was die anderen taten, kostete {points} Punkte.",
        "What the others did cost {points} points.",
    ),
    "because_others_unclear": (
        "Was die anderen taten, ist vom Zufall nicht zu unterscheiden.",
        "What the others did can't be told from chance.",
    ),
    "jobs_went": (
        "{name} gewann {jobs} Arbeitsplätze von Ihnen.",
        "{jobs} jobs moved to {name}.",
    ),
    "jobs_came": (
        "{name} gab {jobs} Arbeitsplätze an Sie ab.",
        "{jobs} jobs came from {name}.",
    ),
    "cooperation": (
        "Die Städte zählten zu {percent} % als eine Region (heute 50 %).",
        "Towns counted {percent}% as one region (50% today).",
    ),
    "course": (
        "Arbeitslosenquote der Region gegenüber „wie heute“",
        "Unemployment rate of the region against “as today”",
    ),
    "course_played": ("Ihr Spiel", "Your game"),
    "course_today": ("Region wie heute", "Region as today"),
    "map": ("Karte", "Map"),
    "map_change": (
        "Arbeitslosenquote gegenüber heute (Prozentpunkte)",
        "Unemployment rate against today (percentage points)",
    ),
    "map_level": ("Arbeitslosenquote (%)", "Unemployment rate (%)"),
    "show_change": ("Änderung", "Change"),
    "show_level": ("Quote", "Rate"),
    "so_far": ("Bisher", "So far"),
    "round_short": ("Runde {n}", "Round {n}"),
    "your_choices": ("Ihre Wahl", "Your choices"),
    # facilitator
    "lead": ("Moderation", "Facilitator"),
    "keep_link": (
        "Diese Adresse ist Ihr Schlüssel: nicht zeigen, nicht weitergeben, als Lesezeichen sichern. Auf den "
        "Beamer gehört das Beamerbild.",
        "This address is your key: don't show it, don't pass it on, keep it as a bookmark. The projector "
        "view belongs on the projector.",
    ),
    "open_screen": ("Beamerbild öffnen", "Open projector view"),
    "join_here": ("Mitspielen unter", "Join at"),
    "not_reachable": (
        "Telefone erreichen diesen Server nicht: mit „ruhrsim app --host 0.0.0.0“ neu starten.",
        "Phones can't reach this server: start it anew with “ruhrsim app --host 0.0.0.0”.",
    ),
    "next_negotiate": ("Weiter: Verhandlung", "Next: negotiation"),
    "next_results": ("Weiter: Runde schließen und rechnen", "Next: close the round and run the model"),
    "next_decide": ("Weiter: nächste Runde", "Next: next round"),
    "next_debrief": ("Weiter: Auswertung", "Next: debriefing"),
    "undo": ("Zurück", "Back"),
    "undo_help": ("nimmt den letzten Schritt zurück", "takes the last step back"),
    "clock": ("Uhr", "Clock"),
    "clock_start": ("Uhr starten", "Start clock"),
    "clock_go_on": ("Weiterlaufen", "Go on"),
    "clock_pause": ("Anhalten", "Pause"),
    "clock_reset": ("Zurücksetzen", "Reset"),
    "seats": ("Plätze", "Seats"),
    "free": ("frei", "free"),
    "seated": ("besetzt", "taken"),
    "decided": ("entschieden", "decided"),
    "open": ("offen", "open"),
    "has_signed": ("unterschrieben", "signed"),
    "reseat": ("Platz neu vergeben", "Give seat anew"),
    "reseat_done": (
        "Neuer Zugang für {name}; der alte gilt nicht mehr. Nur diesem Team zeigen:",
        "New access for {name}; the old one is void. Show it to this team only:",
    ),
    "hide": ("Ausblenden", "Hide"),
    "propose": ("Vertrag vorschlagen", "Propose a contract"),
    "propose_note": (
        "Anteil des Budgets für den Topf. Ein neuer Vorschlag löscht alle Unterschriften.",
        "Share of the budget for the pot. A new proposal voids all signatures.",
    ),
    "propose_button": ("{pot} % vorschlagen", "Propose {pot}%"),
    "take_away": ("Mitnehmen", "Take away"),
    "csv": ("Alle Zahlen (CSV)", "All figures (CSV)"),
    "pdf": ("Handzettel der Ergebnisse (PDF)", "Handout of the results (PDF)"),
    "close_room": ("Raum löschen", "Delete room"),
    "close_sure": (
        "Wirklich löschen? Alle Ergebnisse dieses Raums sind dann weg.",
        "Really delete? All results of this room will be gone.",
    ),
    "yes_delete": ("Ja, löschen", "Yes, delete"),
    "no_delete": ("Nein", "No"),
    "done_there": ("Der Raum ist gelöscht.", "The room is deleted."),
    # debrief
    "debrief_table": (
        "Gleicher Zufall, andere Wahl: Punkte am Ende",
        "Same luck, other choices: points at the end",
    ),
    "course_full_cooperation": ("Alle zahlen voll", "All pay in full"),
    "course_full_competition": ("Alle werben ab", "All poach"),
    "course_agreed_strengths": ("Vereinbarte Stärken", "Agreed strengths"),
    "course_best_found": ("Bestes einer Suche", "Best a search found"),
    "percent": ("{n} %", "{n}%"),
    "best_does": (
        "„Bestes einer Suche“: alle Teams gleich, {rounds}; der Rest in vereinbarte Themen.",
        "“Best a search found”: all teams alike, {rounds}; the rest into agreed themes.",
    ),
    "best_status": (
        "Gefunden unter {courses} Verläufen, geprüft auf anderem Zufall ({luck} Spiele): Region {best} Punkte, "
        "vereinbarte Stärken {agreed}, Unterschied {gain}. Es kann bessere geben.",
        "Found among {courses} courses, judged on other luck ({luck} games): region {best} points, agreed "
        "strengths {agreed}, difference {gain}. There may be better ones.",
    ),
    "bold_better": ("Fett: klar besser als in Ihrem Spiel.", "Bold: clearly better than in your game."),
    "found": ("Was Ihr Spiel gezeigt hat", "What your game showed"),
    "found_region": (
        "Für die Region, verglichen mit Ihrem Spiel: „Alle zahlen voll“ {together} Punkte, "
        "„Alle werben ab“ {apart} Punkte.",
        "For the region, against your game: “all pay in full” {together} points, “all poach” {apart} points.",
    ),
    "found_teams": (
        "Wenn alle voll zahlen, stehen klar besser da als in Ihrem Spiel: {better}. Klar schlechter: "
        "{worse}.",
        "If all pay in full, clearly better off than in your game: {better}. Clearly worse off: {worse}.",
    ),
    "found_riders": (
        "Weniger als im Schnitt ({mean} %) in den Topf gezahlt und trotzdem klar besser als bei „Alle "
        "zahlen voll“: {names}.",
        "Paid less than the average ({mean}%) into the pot and still did clearly better than if all pay "
        "in full: {names}.",
    ),
    "found_no_riders": (
        "Kein Team, das weniger als im Schnitt ({mean} %) in den Topf zahlte, stand klar besser da als "
        "bei „Alle zahlen voll“: wenig zu zahlen hat sich in diesem Spiel nicht nachweislich gelohnt.",
        "No team that paid less than the average ({mean}%) into the pot did clearly better than if "
        "all pay in full: paying little did not demonstrably pay in this game.",
    ),
    "found_race": (
        "Wenn alle abwerben, stehen {worse} von {all} Teams klar schlechter und {better} klar besser da, "
        "als wenn alle voll zahlen.",
        "If all poach, {worse} of {all} teams are clearly worse off and {better} clearly better off than "
        "if all pay in full.",
    ),
    "found_clear": (
        "„Klar“ heißt: der Unterschied ist größer als sein 90-%-Intervall bei gleichem Zufall.",
        "“Clearly” means: the difference is larger than its 90% interval on the same luck.",
    ),
    "nobody": ("niemand", "nobody"),
    "nothing": ("nichts", "nothing"),
    "who_paid": (
        "Was alle gewählt haben (Prozent des Budgets)",
        "What everybody chose (percent of the budget)",
    ),
    "team": ("Team", "Team"),
    "question": (
        "Was hätte Ihre Stadt bei voller Zusammenarbeit bekommen, und warum kam es anders?",
        "What would your town have got under full cooperation, and why did it come differently?",
    ),
    "handout_title": ("Planspiel Ruhr: was herauskam", "Planning game Ruhr: what came of it"),
    "handout_note": (
        "Punkte gegen eine Region, in der niemand etwas Besonderes tut, gleicher Zufall, gleiche "
        "Ereignisse; Mittel aus {runs} Läufen, ± 90-%-Intervall. Wenn-dann-Rechnung, keine Prognose.",
        "Points against a region in which nobody does anything special, same luck, same events; means of "
        "{runs} runs, ± 90% interval. If-then, not a forecast.",
    ),
}
