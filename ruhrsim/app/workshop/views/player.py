"""What one player may know."""

from ruhrsim.app.workshop.room_hub import News
from ruhrsim.app.workshop.views import results
from ruhrsim.app.workshop.views.because import because_of
from ruhrsim.app.workshop.views.reveal import came_to
from ruhrsim.app.workshop.views.heading import heading, is_open, name_of, say
from ruhrsim.regions.sectors import SECTOR_LIST, THEMES
from ruhrsim.workshop.cards import key_figures, role_card, team_card
from ruhrsim.workshop.decisions import EXPECTATIONS, USES, RoleDecision
from ruhrsim.workshop.game import Game
from ruhrsim.workshop.outcomes import REGION
from ruhrsim.workshop.region import budget_eur
from ruhrsim.workshop.strengths import agreed_points
from ruhrsim.workshop.teams import all_teams, towns_by_key


def player_view(news: News, player: str, language: str) -> dict:
    """Return the page of a player: its own choice, nobody else's."""
    game = news.room.game
    team = player in game.settings.teams
    card = team_card(all_teams()[player], language) if team else role_card(player, language)
    return heading(news, language) | {
        "key": player,
        "name": name_of(player, language),
        "briefing": list(card.lines),
        "town": _town(player, language) if team else None,
        "form": _town_form(game, player, language) if team else _role_form(game, player, language),
        "decided": player in game.open,
        "contract": _contract(game, player, language) if team else None,
        "idle": say(_idle(game, player, team), language),
        "result": _result(news, player, language),
        "debrief": _debrief(news, player, language),
        "so_far": _so_far(news, player, language),
    }


def _town(team: str, language: str) -> dict:
    """Return a team's town in one picture."""
    towns = all_teams()[team].towns
    return {
        "name": name_of(team, language),
        "own": [ags for ags, name in towns_by_key().items() if name in towns],
        "figures": key_figures(all_teams()[team], language),
    }


def _idle(game: Game, player: str, team: bool) -> str:
    if player in game.contract.signers:
        return "idle_signed"
    return "idle_later" if game.past else "idle_first" if team else "idle_role"


def _town_form(game: Game, team: str, language: str) -> dict:
    now = game.open.get(team) or game.idle(team)
    uses = [
        {
            "key": use,
            "label": say(use, language),
            "short": say(f"{use}_short", language),
            "help": say(f"{use}_help", language),
        }
        for use in USES
    ]
    agreed = agreed_points(team)
    targets = [{"key": theme, "label": label, "agreed": theme in agreed} for theme, label in themes(language)]
    return {
        "kind": "town",
        "budget": budget_eur(game.settings, team),
        "uses": uses,
        "targets": targets,
        "floor": game.contract.pot if team in game.contract.signers else 0,
        "agreed": agreed,
        "values": {use: getattr(now, use) for use in USES},
        "expectations": [{"key": what, "label": say(f"expects_{what}", language)} for what in EXPECTATIONS],
        "expects": now.expects,
        "points": dict(now.themes),
    }


def _role_form(game: Game, role: str, language: str) -> dict:
    now = game.open.get(role) or game.idle(role)
    targets = (
        themes(language) if role == "agency" else [(t, name_of(t, language)) for t in game.settings.teams]
    )
    return {
        "kind": "role",
        "title": say(f"role_points_{role}", language),
        "targets": [{"key": key, "label": label, "agreed": False} for key, label in targets],
        "points": dict(now.points) if isinstance(now, RoleDecision) else {},
    }


def themes(language: str) -> list[tuple[str, str]]:
    """Return the six themes, each with its key and its name."""
    return [(sector.key, sector.label(language)) for sector in SECTOR_LIST if sector.key in THEMES]


def _contract(game: Game, team: str, language: str) -> dict | None:
    if game.settings.treatment != "binding" or not is_open(game):
        return None
    contract = game.contract
    return {
        "offer": say(
            "contract_offer",
            language,
            pot=contract.pot,
            n=len(contract.signers),
            all=len(game.settings.teams),
        ),
        "signed": team in contract.signers,
        "open": game.stage == "negotiate",
        "later": say("contract_later", language, pot=contract.pot),
        "again": say("signed_send", language, pot=contract.pot),
    }


def _result(news: News, player: str, language: str) -> dict | None:
    found = None if is_open(news.room.game) else results.last_result(news)
    if found is None:
        return None
    own = found["players"].get(player)
    return {
        "own": own and results.player_lines(own, language),
        "region": results.player_lines(found["players"][REGION], language)
        if "region" in news.room.game.revealed
        else None,
        "ranking": results.ranking(found, language) if "ranking" in news.room.game.revealed else [],
        "expected": _expected(news.room.game, found, player, language),
        "cooperation": results.cooperation_line(found, language),
        "because": because_of(news, player, language),
    }


def _expected(game: Game, found: dict, player: str, language: str) -> str:
    """Return what a team expected beside what it came to, empty if it didn't say."""
    made = game.past[-1][player]
    if isinstance(made, RoleDecision) or not made.expects:
        return ""
    came = came_to(found["players"][player])
    return say(
        "expected_and_came",
        language,
        said=say(f"expects_{made.expects}", language),
        came=say(f"came_{came}", language),
    )


def _so_far(news: News, player: str, language: str) -> list[dict]:
    """Return the player's own choices and points of the rounds closed."""
    game, rows = news.room.game, []
    for number, decisions in enumerate(game.past, start=1):
        made, kept = decisions[player], news.room.outcomes.get(str(number), {}).get("players", {}).get(player)
        spent = (
            []
            if isinstance(made, RoleDecision)
            else [
                f"{say(use, language)} {say('percent', language, n=getattr(made, use))}"
                for use in (*USES, "own")
                if getattr(made, use)
            ]
        )
        rows.append(
            {
                "round": say("round_short", language, n=number),
                "choices": spent,
                "points": results.points(kept, language) if kept else "",
            }
        )
    return rows


def _debrief(news: News, player: str, language: str) -> dict | None:
    found = results.debrief(news, language)
    if found is None:
        return None
    rows = [row for row in found["rows"] if row["key"] == player or row["region"]]
    question = [say("question", language)] if player in news.room.game.settings.teams else []
    return {
        "heads": found["heads"],
        "rows": rows,
        "best": found["best"],
        "findings": [*found["findings"], *question],
    }
