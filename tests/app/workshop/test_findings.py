"""What a game showed: sentences that follow the figures and call nothing clear that is not."""

import pytest

from ruhrsim.app.workshop.views.findings import findings
from ruhrsim.workshop.game import new_game
from ruhrsim.workshop.outcomes import REGION

BOCHUM, DUISBURG, DORTMUND = TEAMS = ["05911", "05112", "05913"]


def played(*pots):
    game = new_game({"teams": TEAMS, "rounds": 1, "treatment": "no_talk"})
    for team, pot in zip(TEAMS, pots, strict=True):
        game = game.decide(team, {"pot": pot})
    return game.advance()


def kept(together, apart=(0.0, 0.0, 0.0), race=(0.0, 0.0, 0.0), half=1.0):
    def gaps(values):
        return {
            player: {"gap": value, "half": half}
            for player, value in zip([*TEAMS, REGION], [*values, -5.3], strict=True)
        }

    return {
        "gaps": {
            "played": {"full_cooperation": gaps(together), "full_competition": gaps(apart)},
            "full_competition": {"full_cooperation": gaps(race)},
        }
    }


def test_gains_and_losses_are_named_only_if_clear():
    told = findings(kept((-3.0, 0.9, 2.0)), played(25, 25, 25), "en")
    assert "clearly better off than in your game: Bochum. Clearly worse off: Dortmund." in told[1]
    assert "“all pay in full” +5.3 ± 1.0 points" in told[0]


@pytest.mark.parametrize(
    ("together", "told"), [((0.0, 4.0, 4.0), "Duisburg."), ((0.0, 0.5, 4.0), "Kein Team")]
)
def test_riders_paid_little_and_did_clearly_better(together, told):
    sentence = findings(kept(together), played(25, 5, 30), "de")[2]
    assert "Schnitt (20 %)" in sentence
    assert told in sentence
    assert "Dortmund" not in sentence


def test_if_all_pay_alike_nobody_rides():
    assert len(findings(kept((4.0, 4.0, 4.0)), played(20, 20, 20), "de")) == 4


def test_the_race_is_counted():
    told = findings(kept((0, 0, 0), race=(-9.0, -0.5, 3.0)), played(0, 0, 0), "en")
    assert "1 of 3 teams are clearly worse off and 1 clearly better off" in told[-2]


def test_without_intervals_nothing_is_clear():
    told = findings(kept((-9.0, 9.0, 9.0), half=None), played(25, 5, 30), "en")
    assert "your game: nobody. Clearly worse off: nobody." in told[1]
