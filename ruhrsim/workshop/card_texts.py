"""Words of the role cards, German and English."""

WORDS = {
    "de": {
        "people": "{people} Menschen, Arbeitslosenquote {rate} % (Region {region_rate} %)",
        "jobs": "{jobs} Arbeitsplätze; stärker als in der Region: {strong}",
        "commuters": "{share} % der Beschäftigten, die hier wohnen, arbeiten anderswo",
        "land": "{land} ha Gewerbefläche sofort frei (Verteilung auf Städte geschätzt)",
        "tax": "Hebesatz der Gewerbesteuer {tax} %",
        "students": "{students} Studierende",
        "no_students": "keine Hochschule mit Präsenzstudium",
        "score": "So wird gezählt, verglichen mit heute: ein Punkt für 0,01 Prozentpunkte weniger Arbeitslosigkeit, "
        "für einen Arbeitsplatz mehr je 1.000 Erwerbspersonen, für einen Euro mehr Gewerbesteuer je Kopf "
        "und Jahr",
        "agreed": "Auf der Liste der Region stehen für Sie: {agreed}",
        "title": "Rollenkarten",
        "goal": "Ihr Ziel",
        "conflict": "Ihr Konflikt",
        "goal_high": "Bringen Sie Ihre Arbeitslosenquote näher an die der Region ({rate} %), ohne die Nachbarn "
        "zu verlieren.",
        "goal_low": "Ihre Quote ist niedriger als die der Region ({rate} %). Halten Sie das, und holen Sie "
        "Arbeitsplätze, die bleiben.",
        "conflict_commuters": "Die meisten, die hier wohnen, arbeiten anderswo. Neue Arbeitsplätze nebenan senken "
        "auch Ihre Quote – die Gewerbesteuer bekommt aber der Nachbar.",
        "conflict_land": "Sie haben je Arbeitsplatz weniger freie Fläche als die Region. Was Sie "
        "heute erschließen, hilft meist erst in der nächsten Runde; Zuschüsse wirken sofort, und der Nachbar merkt es.",
        "conflict_university": "Ihre Hochschule bildet für die ganze Region aus. Sie zahlen, andere ernten mit.",
        "conflict_alone": "Allein sind Sie zu klein, um gesehen zu werden. Wer aber in den Topf zahlt, dem fehlt "
        "das Geld für Eigenes.",
        "speaks": "Sie sprechen im Team {team} für eine von {n} Gemeinden: {people} % der Menschen, {jobs} % der "
        "Arbeitsplätze; das Team entscheidet gemeinsam",
        "conflict_worse_off": "Ihre Quote liegt deutlich über der des Kreises ({rate} %). Die anderen im Team fragen, "
        "warum gerade Ihre Sorgen zählen sollen.",
        "conflict_few_jobs": "Bei Ihnen kommen auf 100 Menschen {here} Arbeitsplätze, im Kreis {there}. Neue Betriebe "
        "nebenan geben Ihren Leuten Arbeit – die Gewerbesteuer bekommt der Nachbar.",
        "conflict_many_jobs": "Bei Ihnen kommen auf 100 Menschen {here} Arbeitsplätze, im Kreis {there}. Die anderen "
        "im Team finden, jetzt seien sie an der Reihe.",
        "status": "Stand Ende 2025 (Menschen 2023, Hebesatz 2022, Fläche 2023). Veröffentlicht: Menschen, "
        "Arbeitslose, Arbeitsplätze, Hebesatz. Geschätzt: Branchen, Pendler, Fläche je Stadt, zum Teil Studierende.",
        "town_status": "Stand Ende 2025 (Menschen 2023, Hebesatz 2022, Fläche 2023). Veröffentlicht: Menschen, "
        "Hebesatz. Geschätzt aus Kreiszahlen von 2025 und Gemeindezahlen von 2021: Arbeitslose, "
        "Arbeitsplätze; geschätzt auch Branchen, Pendler, Fläche, zum Teil Studierende.",
        "land_there": "{free} ha Gewerbefläche der Region sind sofort frei, weitere {restricted} ha sind gesichert, "
        "aber noch nicht nutzbar",
        "rates_apart": "Arbeitslosenquote: am höchsten in {high} ({high_rate} %), am niedrigsten in {low} "
        "({low_rate} %)",
        "land_status": "Das Budget ist eine Spielregel (angenommen). Flächen Ende 2023, veröffentlicht; Quoten 2025, "
        "in Kreisen auf die Gemeinden geschätzt.",
        "theme_jobs": "Arbeitsplätze in den sechs Themen in der ganzen Region: {jobs}",
        "agency_status": "Das Budget ist eine Spielregel (angenommen). Arbeitsplätze je Thema 2025 aus "
        "Berufen und Wertschöpfung geschätzt.",
        "students_there": "{students} Studierende in {towns} Städten; die meisten in {most}",
        "students_nowhere": "Ohne Hochschule mit Präsenzstudium: {teams}",
        "university_status": "Das Budget ist eine Spielregel (angenommen). Studierende: letzte veröffentlichte Zahlen, "
        "auf Standorte zum Teil geschätzt.",
        "jobs_there": "800 Arbeitsplätze sind {whole} % aller Arbeitsplätze der Region, für {small} wären es {share} %",
        "taxes_there": "Hebesätze der Gewerbesteuer in der Region: {tax} %",
        "firm_status": "Die Größe des Werks ist eine Spielregel (angenommen). Arbeitsplätze 2025, Hebesätze 2022, "
        "veröffentlicht.",
        "land_goal": "Das Geld soll dort wirken, wo die Region am meisten davon hat.",
        "land_conflict": "Jede Stadt hat gute Gründe, und Fläche hilft erst nach Jahren.",
        "agency_goal": "Die Region soll in wenigen Themen sichtbar werden.",
        "agency_conflict": "Wer ein Thema stärkt, lässt Städte leer ausgehen.",
        "university_goal": "Aus Forschung sollen Betriebe werden, die in der Region bleiben.",
        "university_conflict": "Die Städte mit Hochschule erwarten, dass Sie sie bevorzugen.",
        "firm_goal": "Ein Standort, an dem Sie zehn Jahre gut arbeiten.",
        "firm_conflict": "Wer das meiste bietet, muss nicht der Beste für Sie sein – oder für die Region.",
        "percent": "{n} %",
        "rate_label": "Arbeitslose (Region {region_rate} %)",
        "jobs_label": "Arbeitsplätze",
        "land_label": "Gewerbefläche frei",
        "towns": "Städte und Gemeinden",
        "land_role": "Sie verteilen 10 Mio. Euro im Jahr für Brachflächen auf die Teams. Sie wollen, dass die ganze "
        "Region vorankommt, und müssen es im Landtag vertreten.",
        "agency_role": "Sie verteilen 2 Mio. Euro im Jahr auf die Vermarktung der sechs Themen. Sie werden daran "
        "gemessen, ob die Region als eine gesehen wird.",
        "university_role": "Sie verteilen 3 Mio. Euro im Jahr auf Gründungszentren und das Halten von Absolventen. "
        "Sie wollen Partner, die bleiben.",
        "firm_role": "Sie bauen in jeder Runde ein Werk mit 800 Arbeitsplätzen und sagen vorher nicht, wo. Sie hören "
        "sich Angebote an.",
    },
    "en": {
        "people": "{people} people, unemployment rate {rate}% (region {region_rate}%)",
        "jobs": "{jobs} jobs; stronger than the region in: {strong}",
        "commuters": "{share}% of employees who live here work elsewhere",
        "land": "{land} ha of commercial land free at once (split over towns estimated)",
        "tax": "Trade tax multiplier {tax}%",
        "students": "{students} students",
        "no_students": "no university with teaching on site",
        "score": "How points are counted, against today: one for 0.01 percentage points less unemployment, for a job "
        "more per 1,000 of the labour force, for a euro more of trade tax a head and year",
        "agreed": "On the region's list for you: {agreed}",
        "title": "Role cards",
        "goal": "Your goal",
        "conflict": "Your conflict",
        "goal_high": "Bring your unemployment rate nearer to the region's ({rate}%) without losing your "
        "neighbours.",
        "goal_low": "Your rate is below the region's ({rate}%). Keep it there, and win jobs that stay.",
        "conflict_commuters": "Most who live here work elsewhere. New jobs next door lower your rate, too – but the "
        "trade tax goes to the neighbour.",
        "conflict_land": "You have less free land for each job than the region. What you open "
        "today helps mostly in the next round; subsidies work at once, and the neighbour notices.",
        "conflict_university": "Your university trains people for the whole region. You pay, others reap as well.",
        "conflict_alone": "Alone you are too small to be seen. But those who pay into the pot lack the money for "
        "plans of their own.",
        "speaks": "In the team {team} you speak for one of {n} municipalities: {people}% of the people, {jobs}% of "
        "the jobs; the team decides together",
        "conflict_worse_off": "Your rate is clearly above the district's ({rate}%). The others in your team ask why "
        "your worries should come first.",
        "conflict_few_jobs": "You have {here} jobs for 100 people, the district has {there}. New firms next door give "
        "your people work – but the trade tax goes to the neighbour.",
        "conflict_many_jobs": "You have {here} jobs for 100 people, the district has {there}. The others in your team "
        "think that it is their turn.",
        "status": "As at the end of 2025 (people 2023, multiplier 2022, land 2023). Published: people, unemployed, "
        "jobs, multiplier. Estimated: sectors, commuters, land by town, in part students.",
        "town_status": "As at the end of 2025 (people 2023, multiplier 2022, land 2023). Published: people, "
        "multiplier. Estimated from district figures of 2025 and municipal ones of 2021: unemployed, jobs; "
        "also estimated: sectors, commuters, land, in part students.",
        "land_there": "{free} ha of the region's commercial land are free at once, another {restricted} ha are secured "
        "but not usable yet",
        "rates_apart": "Unemployment rate: highest in {high} ({high_rate}%), lowest in {low} ({low_rate}%)",
        "land_status": "The budget is a rule of the game (assumed). Land at the end of 2023, published; rates of 2025, "
        "within districts estimated for the towns.",
        "theme_jobs": "Jobs in the six themes in the whole region: {jobs}",
        "agency_status": "The budget is a rule of the game (assumed). Jobs by theme in 2025 estimated from "
        "occupations and value added.",
        "students_there": "{students} students in {towns} towns; most in {most}",
        "students_nowhere": "Without a university with teaching on site: {teams}",
        "university_status": "The budget is a rule of the game (assumed). Students: latest published figures, in part "
        "estimated by site.",
        "jobs_there": "800 jobs are {whole}% of all jobs in the region; for {small} they would be {share}%",
        "taxes_there": "Trade tax multipliers in the region: {tax}%",
        "firm_status": "The size of the plant is a rule of the game (assumed). Jobs of 2025, multipliers of 2022, "
        "published.",
        "land_goal": "The money is to work where the region gains most.",
        "land_conflict": "Every town has good reasons, and land helps only after years.",
        "agency_goal": "The region is to be seen in a few themes.",
        "agency_conflict": "Who strengthens one theme leaves towns empty-handed.",
        "university_goal": "Research is to become firms that stay in the region.",
        "university_conflict": "Towns with a university expect you to prefer them.",
        "firm_goal": "A place where you can work well for ten years.",
        "firm_conflict": "The highest bidder need not be the best for you – or for the region.",
        "percent": "{n}%",
        "rate_label": "unemployed (region {region_rate}%)",
        "jobs_label": "jobs",
        "land_label": "land free for firms",
        "towns": "Towns",
        "land_role": "You share out 10 million euros a year for brownfields among the teams. You want the whole "
        "region to get on, and must answer for it in parliament.",
        "agency_role": "You share out 2 million euros a year for marketing over the six themes. You are judged by "
        "whether the region is seen as one.",
        "university_role": "You share out 3 million euros a year for start-up centres and for keeping graduates. "
        "You want partners who stay.",
        "firm_role": "You build a plant with 800 jobs in every round and don't say where before. You listen "
        "to offers.",
    },
}
"""Texts by language and key."""
