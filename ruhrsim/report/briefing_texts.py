"""Words of the briefing, German and English."""

from ruhrsim.common.number_format import check_language

TEXTS = {
    "asked": (
        "{region}, verglichen mit „{baseline}“ (rund {level} Arbeitslose), Mittel der Jahresenden {first} bis {last}:",
        "{region}, against “{baseline}” (about {level} unemployed), mean of the ends of {first} to {last}:",
    ),
    "asked_one": (
        "{region}, „{baseline}“: rund {level} Arbeitslose, im Mittel der Jahresenden {first} bis {last}. Was eine "
        "Strategie bewirkt, zeigt erst der Vergleich mit einer zweiten.",
        "{region}, “{baseline}”: about {level} unemployed, mean of the ends of {first} to {last}. What a strategy "
        "does shows only beside a second one.",
    ),
    "finding": ("{sure}. {verdict}", "{sure}. {verdict}"),
    "so_far": ("bisher {sure}; es wird noch gerechnet.", "so far {sure}; still computing."),
    "one_run": (
        "ein einziger Lauf zeigt nicht, ob die Strategien sich unterscheiden.",
        "a single run cannot show whether the strategies differ.",
    ),
    "people_fewer": (
        "rund {size} weniger von {level} Arbeitslosen",
        "about {size} fewer of {level} unemployed",
    ),
    "people_more": (
        "rund {size} Arbeitslose mehr, zu {level} hinzu",
        "about {size} more unemployed on top of {level}",
    ),
    "people_none": ("gleich viele Arbeitslose", "just as many unemployed"),
    "unemployed": ("Arbeitslose", "unemployed"),
    "fewer": ("rund {size} weniger", "about {size} fewer"),
    "more": ("rund {size} mehr", "about {size} more"),
    "none": ("gleich viele", "just as many"),
    "span_fewer": ("{near} bis {far} weniger", "{near} to {far} fewer"),
    "span_more": ("{near} bis {far} mehr", "{near} to {far} more"),
    "span_both": ("{far} weniger bis {near} mehr", "{far} fewer to {near} more"),
    "interval": ("90-%-Intervall: {span}", "90 % interval: {span}"),
    "worlds_fewer": (
        "weniger in {k} von {n} plausiblen Welten (90 % der Welten: {span})",
        "fewer in {k} of {n} plausible worlds (90 % of worlds: {span})",
    ),
    "worlds_more": (
        "mehr in {k} von {n} plausiblen Welten (90 % der Welten: {span})",
        "more in {k} of {n} plausible worlds (90 % of worlds: {span})",
    ),
    "clear_luck": ("Klar: mehr als Zufall.", "Clear: more than luck."),
    "unclear_luck": ("Unklar: Das kann Zufall sein.", "Unclear: it may be luck."),
    "clear_assumptions": (
        "Klar: in fast allen Welten dieselbe Richtung.",
        "Clear: the same direction in nearly all worlds.",
    ),
    "unclear_assumptions": (
        "Unklar: Die Richtung hängt an Annahmen und Zufall.",
        "Unclear: the direction depends on assumptions and luck.",
    ),
    "clear": ("klar", "clear"),
    "unclear": ("unklar", "unclear"),
    "amount": ("{change} (90 %: {span})", "{change} (90 %: {span})"),
    "split": (
        "Von „{neither}“ zu „{both}“: {total}. Davon durch abgestimmte Themen {themes}; durch gemeinsames Handeln "
        "{together} – das beruht auf einer Annahme.",
        "From “{neither}” to “{both}”: {total}. Of it by sharing out themes {themes}; by acting together {together} – "
        "that rests on an assumption.",
    ),
    "cooperation": (
        "Achtung: Die Strategien unterscheiden sich auch darin, wie weit die Städte gemeinsam handeln ({listed}). Was "
        "das bewirkt, ist eine Annahme, und von ihr kann der größte Teil des Unterschieds kommen.",
        "Mind: the strategies also differ in how far towns act together ({listed}). What that does is an assumption, "
        "and most of the difference may come from it.",
    ),
    "luck": (
        "Klar sind {clear} von {n} Vergleichen; auch wenn keine Strategie etwas bewirkte, sähen durch Zufall rund "
        "{expected} von {n} klar aus.",
        "{clear} of {n} comparisons are clear; even if no strategy did anything, luck would make about {expected} of "
        "{n} look so.",
    ),
    "luck_hardly": (
        "Klar sind {clear} von {n} Vergleichen; wenn keine Strategie etwas bewirkte, sähe durch Zufall kaum einer "
        "klar aus.",
        "{clear} of {n} comparisons are clear; if no strategy did anything, luck would make hardly one look so.",
    ),
    "money": ("Gleich viel Geld: {eur} Mio. € im Jahr.", "Same money: EUR {eur} million a year."),
    "money_one": ("Geld: {eur} Mio. € im Jahr.", "Money: EUR {eur} million a year."),
    "money_differs": (
        "Achtung, ungleich viel Geld (Mio. € im Jahr): {listed}. Ein Teil des Unterschieds ist gekauft.",
        "Mind that money differs (EUR million a year): {listed}. Part of the difference is bought.",
    ),
    "familiar_share": (
        "Zum Vergleich: Das Ende des Opel-Werks Bochum 2014 kostete rund {jobs} Arbeitsplätze (Quellen: {low} bis "
        "{high}); der größte Unterschied hier sind {percent} % davon.",
        "For scale: the end of Opel's Bochum plant in 2014 cost about {jobs} jobs (sources: {low} to {high}); the "
        "largest difference here is {percent} % of that.",
    ),
    "familiar_times": (
        "Zum Vergleich: Das Ende des Opel-Werks Bochum 2014 kostete rund {jobs} Arbeitsplätze (Quellen: {low} bis "
        "{high}); der größte Unterschied hier ist rund {times}-mal so groß.",
        "For scale: the end of Opel's Bochum plant in 2014 cost about {jobs} jobs (sources: {low} to {high}); the "
        "largest difference here is about {times} times that.",
    ),
    "under_one": ("weniger als 1", "less than 1"),
}
"""Each entry: German, English."""


def text(key: str, language: str, **facts) -> str:
    """Return a text in a language, filled with facts."""
    return TEXTS[key][check_language(language) != "de"].format(**facts)
