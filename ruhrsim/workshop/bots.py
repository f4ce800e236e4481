"""Simple teams that play by themselves, to see whether the rules hold a real dilemma.

    selfish       pays nothing and spends all on subsidies for firms that come: of the single choices the one
                  that pays a team most while the others cooperate
    cooperative   pays the full pot and keeps to its agreed strengths
    tit_for_tat   pays what the others paid on average in the round before; begins with the full pot;
                  where teams talk, it matches what the others say now
    imitator      does what the team with most points did in the round before; begins like today

`ALONE` has choices that differ from cooperative in one thing only, to see what drives the pay-offs.

In a game with contracts all but selfish teams sign, selfish ones only if most others have; who has signed
for more than it wants to pay shares out the rest as before.
"""

from collections.abc import Callable

from ruhrsim.workshop.decisions import TownDecision
from ruhrsim.workshop.game import POT_TODAY, Game
from ruhrsim.workshop.region import FULL_POT
from ruhrsim.workshop.strengths import agreed_points

FULL = round(100 * FULL_POT)


def selfish(game: Game, team: str, points: dict[str, float]) -> TownDecision:
    """Take what can be had."""
    return TownDecision(subsidy=100)


def cooperative(game: Game, team: str, points: dict[str, float]) -> TownDecision:
    """Pay in full and keep to the agreed strengths."""
    return TownDecision(pot=FULL, themes=agreed_points(team))


def tit_for_tat(game: Game, team: str, points: dict[str, float]) -> TownDecision:
    """Pay as the others do."""
    said = game.open if game.stage == "negotiate" else game.past[-1] if game.past else {}
    others = [made.pot for player, made in said.items() if player in game.settings.teams and player != team]
    pot = round(sum(others) / len(others)) if others else FULL
    return TownDecision(pot=min(pot, FULL), themes=agreed_points(team))


def imitator(game: Game, team: str, points: dict[str, float]) -> TownDecision:
    """Do what the best team did, with its own strengths instead of theirs."""
    if not (points and game.past):
        return TownDecision(pot=POT_TODAY)
    best = game.past[-1][max(points, key=points.get)]
    return best.model_copy(update={"themes": agreed_points(team)}) if best.themes else best


def lead_teams(game: Game, points: dict[str, float]) -> Game:
    """Let the computer sign and decide for the teams that it leads, right before the stage ends.

    Args:
        game: A game in which teams decide.
        points: Points of the round before by team, empty in the first.
    """
    if game.stage == "negotiate" and game.settings.treatment == "binding":
        game = _sign_with_people(game)
    return _all_decide(game, game.led, points)


def _sign_with_people(game):
    willing = [team for team, kind in game.led.items() if kind != "selfish"]
    for team in willing:
        game = game.sign(team)
    if 2 * len(game.contract.signers) > len(game.settings.teams):
        for team in game.led:
            game = game.sign(team)
    return game


BOTS: dict[str, Callable[[Game, str, dict[str, float]], TownDecision]] = {
    "selfish": selfish,
    "cooperative": cooperative,
    "tit_for_tat": tit_for_tat,
    "imitator": imitator,
}
"""Ways to play, each a function of the game, the own team and the points of the round before."""


def _instead(**uses: int) -> Callable[[Game, str, dict[str, float]], TownDecision]:
    return lambda game, team, points: TownDecision(**({"pot": FULL} | uses), themes=agreed_points(team))


REST = 100 - FULL
ALONE = {
    "keeps_all": _instead(pot=0),
    "poaches": _instead(subsidy=REST),
    "cuts_tax": _instead(tax=REST),
    "buys_land": _instead(land=REST),
    "pays_university": _instead(university=REST),
    "all_themes": lambda game, team, points: TownDecision(pot=FULL),
}
"""Like cooperative, but: nothing into the pot, or the rest into one use, or into all six themes alike."""


def play_round(game: Game, kinds: dict[str, str], points: dict[str, float]) -> Game:
    """Let all teams decide, sign and talk as their kinds do, and close the round.

    Args:
        game: A game in which teams decide.
        kinds: Kind of each team.
        points: Points of the round before by team, empty in the first.
    """
    game = _all_decide(game, kinds, points).advance()
    if game.stage == "negotiate":
        game = _all_decide(_sign(game, kinds), kinds, points).advance()
    return game


def _all_decide(game, kinds, points):
    seen = game
    for team, kind in kinds.items():
        decision = (BOTS | ALONE)[kind](seen, team, points)
        if team in game.contract.signers:
            decision = decision.paying(game.contract.pot)
        game = game.decide(team, decision.model_dump())
    return game


def _sign(game, kinds):
    if game.settings.treatment != "binding":
        return game
    willing = [team for team, kind in kinds.items() if kind != "selfish"]
    for team in kinds if 2 * len(willing) > len(kinds) else willing:
        game = game.sign(team)
    return game
