"""Words of all pages where intervals cover luck and assumptions, in place of those of the same page and key."""

WORDS = {
    "frame": {
        "stage_full": (
            "Mittel aus {runs} plausiblen Welten, in jeder alle Szenarien mit demselben Zufall.",
            "Mean of {runs} plausible worlds, all scenarios on the same luck in each.",
        ),
        "stage_exact": (
            "Mittel aus {runs} plausiblen Welten, in jeder alle Szenarien mit demselben Zufall; rechnet weiter bis "
            "{all}.",
            "Mean of {runs} plausible worlds, all scenarios on the same luck in each; computing on to {all}.",
        ),
        "if_then": (
            "Wenn-dann-Rechnung, keine Prognose. Intervalle umfassen Zufall und Annahmen.",
            "If-then, not a forecast. Intervals cover luck and assumptions.",
        ),
    },
    "compare": {
        "intro_2": (
            "Lesen Sie den Unterschied: „unklar“ heißt, die Richtung hängt an Annahmen oder Zufall.",
            "Read the difference: “unclear” means that the direction depends on assumptions or luck.",
        ),
        "covers_note": (
            "In jedem Lauf gelten andere Annahmen: eine plausible Welt, dieselbe für alle Strategien. Im Intervall "
            "liegen 90 % der Welten; mehr Läufe machen es nicht schmaler. Was Sie selbst festlegen, gilt in jeder "
            "Welt.",
            "Each run has other assumptions: a plausible world, the same for all strategies. The interval holds 90 "
            "% of the worlds; more runs do not narrow it. What you set yourself holds in every world.",
        ),
        "cards_note": (
            "Zahl: Niveau im Vergleichsmaßstab, im Mittel der Welten. Darunter der gepaarte Unterschied jeder "
            "Strategie mit 90-%-Intervall und in wie vielen plausiblen Welten die Richtung dieselbe ist; der Strich"
            " ist das Intervall, die senkrechte Linie die Null.",
            "Figure: level in the baseline, mean over worlds. Below it the paired difference of each strategy with "
            "its 90 % interval, and in how many plausible worlds the direction is the same; the bar is the "
            "interval, the vertical line is zero.",
        ),
        "level_chart": (
            "Niveau: Mittel der Welten, in der Fläche liegen 90 % von ihnen",
            "Level: mean over worlds; the band holds 90 % of them",
        ),
        "difference_chart": (
            "Unterschied zu „{baseline}“: in der Fläche liegen 90 % der Welten",
            "Difference to “{baseline}”: the band holds 90 % of the worlds",
        ),
        "ranking_note": (
            "Alle 53, größter Wert zuerst; grau und „unklar“: Die Richtung hängt an Annahmen oder Zufall.",
            "All 53, largest first; grey and “unclear”: the direction depends on assumptions or luck.",
        ),
        "unclear_legend": (
            "grau schraffiert: Richtung hängt an Annahmen oder Zufall",
            "grey and hatched: direction depends on assumptions or luck",
        ),
        "why_note": (
            "Was die Zahl über {years} Jahre anders verändert, Welt für Welt mit demselben Zufall. Balken: "
            "Unterschied, grau: unklar.",
            "What changes the number differently over {years} years, world by world on the same luck. Bars: "
            "difference, grey: unclear.",
        ),
        "mechanisms_note": (
            "Mit den festen Annahmen der Szenarien gerechnet, das Intervall umfasst nur den Zufall: Jeder "
            "Mechanismus wird einmal abgeschaltet. Sie wirken durcheinander hindurch und müssen sich nicht "
            "addieren. Einer von zehn wirkungslosen sieht zufällig klar aus.",
            "Computed with the fixed assumptions of the scenarios; the interval covers luck alone: each mechanism "
            "is switched off once. They act through each other and need not add up. One in ten without any effect "
            "looks clear by chance.",
        ),
    },
    "share": {
        "page_table": (
            "Unterschiede zu „{baseline}“ Ende {end}, 90-%-Intervall (Zufall und Annahmen)",
            "Differences to “{baseline}” at the end of {end}, 90 % interval (luck and assumptions)",
        ),
        "page_foot": (
            "RuhrSim {version} · {runs} plausible Welten, Maßstab {scale}, Zufall ab {seed} · {attribution}",
            "RuhrSim {version} · {runs} plausible worlds, scale {scale}, seeds from {seed} · {attribution}",
        ),
    },
}
"""By page and key: German, English."""
