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
        "band_note": (
            "Flächen: 90 % der Welten (oben mit der ersten Strategie).",
            "Bands: 90 % of the worlds (above with the first strategy).",
        ),
        "covers_note": (
            "Jeder Lauf in einer plausiblen Welt, dieselbe für alle Strategien; was Sie festlegen, gilt in jeder.",
            "Each run in a plausible world, the same for all strategies; what you set holds in every one.",
        ),
        "cards_note": (
            "Große Zahl: Wert mit „{baseline}“, im Mittel der plausiblen Welten. Darunter, was jede andere "
            "Strategie daran ändert, in Klammern, wo 90 % der Welten liegen (waagerechter Strich), und in wie "
            "vielen Welten die Richtung dieselbe ist. Erreicht der Strich die Null (senkrechte Linie), ist der "
            "Unterschied unklar.",
            "Large figure: value with “{baseline}”, mean of the plausible worlds. Below it, what each other "
            "strategy changes, in brackets where 90 % of the worlds lie (horizontal bar), and in how many worlds "
            "the direction is the same. If the bar reaches zero (vertical line), the difference is unclear.",
        ),
        "ranking_note": (
            "Alle {n_towns}, größter Wert zuerst; grau und „unklar“: Die Richtung hängt an Annahmen oder Zufall.",
            "All {n_towns}, largest first; grey and “unclear”: the direction depends on assumptions or luck.",
        ),
        "unclear_legend": (
            "schraffiert: Richtung hängt an Annahmen oder Zufall",
            "hatched: direction depends on assumptions or luck",
        ),
        "why_note": (
            "Was jeder Posten in {years} Jahren zum Unterschied beiträgt, Welt für Welt mit demselben Zufall: Plus "
            "hebt die Zahl, Minus senkt sie. Mehr Kündigungen senken die Zahl der Arbeitsplätze, darum steht dort "
            "ein Minus. Grau: unklar.",
            "What each item adds to the difference in {years} years, world by world on the same luck: plus raises "
            "the number, minus lowers it. More quits lower the number of jobs, so they carry a minus. Grey: "
            "unclear.",
        ),
        "mechanisms_note": (
            "Gerechnet mit den festen Annahmen der Strategien, das Intervall umfasst hier nur den Zufall. Jeder "
            "Mechanismus wird einmal abgeschaltet; sein Beitrag ist, was dann am Unterschied fehlt. Mechanismen "
            "beeinflussen sich gegenseitig, darum ergeben die Beiträge zusammen nicht den ganzen Unterschied. Von "
            "zehn ohne jede Wirkung sieht im Mittel einer zufällig klar aus.",
            "Computed with the fixed assumptions of the strategies; here the interval covers luck alone. Each "
            "mechanism is switched off once; it contributes what is then missing from the difference. Mechanisms "
            "influence each other, so the contributions need not add up. Of ten without any effect, one looks clear"
            " by chance on average.",
        ),
        "why_nothing": (
            "Bei keinem einzelnen Posten ist die Richtung in fast allen Welten dieselbe.",
            "For no single item is the direction the same in nearly all worlds.",
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
        "downloads_note": (
            "Aus {runs} plausiblen Welten. Karte und Blatt zeigen Kennzahl, Jahr und Strategie, die unter "
            "„Vergleichen“ gewählt sind.",
            "From {runs} plausible worlds. Map and one-pager show the indicator, year and strategy chosen under "
            "“Compare”.",
        ),
    },
}
"""By page and key: German, English."""
