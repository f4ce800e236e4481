"""Events that befall the region in a round, drawn openly from the deck: nobody is surprised later on.

Sizes are guesses of the order of documented cases (ruhrsim/regions/ruhr/event_shocks.csv,
programme_instruments.csv); a facilitator may leave events out.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Event:
    """One card of the deck.

    Args:
        title_de, title_en: What is read out.
        shocks: Entries for `[[shock]]`, given the first year of the round.
        policies: Entries for `[[policy]]`, given the first and the last year of the round.
    """

    title_de: str
    title_en: str
    shocks: Callable[[int], list[dict]] = lambda first: []
    policies: Callable[[int, int], list[dict]] = lambda first, last: []

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en


DECK = {
    "quiet": Event("Ruhige Jahre: nichts Besonderes geschieht.", "Quiet years: nothing special happens."),
    "steel": Event(
        "In Duisburg schließt ein Stahlwerk mit 4.000 Arbeitsplätzen.",
        "A steelworks with 4,000 jobs closes in Duisburg.",
        shocks=lambda first: [
            {
                "kind": "plant_closure",
                "quarter": f"{first + 1}Q1",
                "town": "Duisburg",
                "sector": "legacy_industry",
                "jobs": 4000,
            }
        ],
    ),
    "bust": Event(
        "Die Nachfrage nach Cybersicherheit und KI bricht um ein Viertel ein.",
        "Demand for cyber security and AI falls by a quarter.",
        shocks=lambda first: [
            {"kind": "theme_bust", "quarter": f"{first + 1}Q1", "theme": "cyber_ai", "depth": 0.25}
        ],
    ),
    "energy": Event(
        "Energie wird teuer: die Industrie verliert Aufträge.",
        "Energy becomes dear: industry loses orders.",
        shocks=lambda first: [{"kind": "energy_price", "quarter": f"{first + 1}Q1", "depth": 0.15}],
    ),
    "eu_call": Event(
        "EU-Aufruf: 20 Mio. Euro im Jahr für Themen, die zur vereinbarten Liste passen.",
        "EU call: 20 million euros a year for themes that fit the agreed list.",
        policies=lambda first, last: [
            {"instrument": "efre_match", "from": first, "to": last, "eur_per_year": 2e7}
        ],
    ),
    "land_programme": Event(
        "Landesprogramm: 15 Mio. Euro im Jahr für Brachflächen in allen Städten.",
        "Land programme: 15 million euros a year for brownfields in all towns.",
        policies=lambda first, last: [
            {"instrument": "brownfield", "from": first, "to": last, "eur_per_year": 1.5e7}
        ],
    ),
}
"""Cards by key."""


def draw_events(rounds: int, seed: int) -> tuple[str, ...]:
    """Draw a card for each round, without repeats; the first round is quiet.

    Args:
        rounds: Rounds of the game.
        seed: The game's seed; the same deck order for all treatments.
    """
    cards = [key for key in DECK if key != "quiet"]
    order = np.random.default_rng(seed).permutation(len(cards))
    return ("quiet", *(cards[index] for index in order))[:rounds]
