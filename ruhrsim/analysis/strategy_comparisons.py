"""Pairs of strategies in the worlds of the claims: how large the difference is, and in how many worlds it is positive.

Each pair has the same money for each head and the same luck. Themes by strength are those of `cluster_focus`;
by lot each town draws two themes, about as many towns to each theme. Acting together and alone comes with
cooperation's assumed gain and without it.
"""

from ruhrsim.analysis.claims import Claim, Part, between

_PAIRS = (
    (
        "strength",
        "Two themes a town by strength rather than by lot",
        "Zwei Themen je Stadt nach Stärke statt nach Los",
        "cluster_focus",
        "themes_by_lot",
    ),
    (
        "sharing_out",
        "Two themes a town by strength rather than all six themes",
        "Zwei Themen je Stadt nach Stärke statt aller sechs Themen",
        "cluster_focus",
        "compete_on_everything",
    ),
    (
        "lots",
        "Two themes a town by lot rather than all six themes",
        "Zwei Themen je Stadt nach Los statt aller sechs Themen",
        "themes_by_lot",
        "compete_on_everything",
    ),
    (
        "focus_alone",
        "Focus rather than spread, each town alone",
        "Schwerpunkte statt alles, jede Stadt für sich",
        "focus_alone",
        "spread_alone",
    ),
    (
        "focus_together",
        "Focus rather than spread, all together",
        "Schwerpunkte statt alles, alle gemeinsam",
        "focus_together",
        "spread_together",
    ),
    (
        "together_spread",
        "Together rather than alone, with spread",
        "Gemeinsam statt allein, bei „alles“",
        "spread_together",
        "spread_alone",
    ),
    (
        "together_focus",
        "Together rather than alone, with focus",
        "Gemeinsam statt allein, bei Schwerpunkten",
        "focus_together",
        "focus_alone",
    ),
    (
        "together_spread_without_gain",
        "The same with spread, without cooperation's assumed gain",
        "Dasselbe bei „alles“, ohne den angenommenen Gewinn durch Zusammenarbeit",
        "spread_together_without_gain",
        "spread_alone_without_gain",
    ),
    (
        "together_focus_without_gain",
        "The same with focus, without cooperation's assumed gain",
        "Dasselbe bei Schwerpunkten, ohne den angenommenen Gewinn durch Zusammenarbeit",
        "focus_together_without_gain",
        "focus_alone_without_gain",
    ),
)


def _comparison(key: str, en: str, de: str, first: str, second: str) -> Claim:
    return Claim(
        key,
        en,
        de,
        (
            Part(
                "jobs",
                "more jobs, years 16 to 20",
                "mehr Arbeitsplätze, Jahre 16 bis 20",
                **between(first, second),
            ),
            Part(
                "rate",
                "points less unemployment, years 16 to 20",
                "Punkte weniger Arbeitslosigkeit, Jahre 16 bis 20",
                **between(second, first, "rate"),
            ),
        ),
    )


_AGAINST_CARRYING_ON = {
    "spread_alone": ("All six themes, each town alone", "Alle sechs Themen, jede Stadt für sich"),
    "focus_alone": ("Two themes a town, each alone", "Zwei Themen je Stadt, jede für sich"),
    "compete_on_everything": ("All six themes, as today", "Alle sechs Themen, wie heute"),
    "themes_by_lot": ("Two themes a town by lot, as today", "Zwei Themen je Stadt nach Los, wie heute"),
    "cluster_focus": (
        "Two themes a town by strength, as today",
        "Zwei Themen je Stadt nach Stärke, wie heute",
    ),
    "spread_together": ("All six themes, together", "Alle sechs Themen, gemeinsam"),
    "focus_together": ("Two themes a town, together", "Zwei Themen je Stadt, gemeinsam"),
}
"""Strategies against carrying on: as today means half cooperation."""

COMPARISONS = tuple(
    [_comparison(*pair) for pair in _PAIRS]
    + [
        _comparison(
            f"{name}_against_status_quo",
            f"{en}, against carrying on",
            f"{de}, gegen „weiter wie bisher“",
            name,
            "status_quo",
        )
        for name, (en, de) in _AGAINST_CARRYING_ON.items()
    ]
)
"""Each pair as a claim that the first strategy is better, to be judged as claims are."""
