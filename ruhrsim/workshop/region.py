"""From decisions to a scenario: every game is a scenario with phases, instruments and shocks.

    budget      residents of the team's towns · EUR per head of the settings / (1 - FULL_POT · TODAY):
                theme money of today and what towns are assumed to spend on joint work already
    pot         towns count as one region by

                    cooperation = min(1, money in the pot / (FULL_POT · budgets of all towns)),

                where towns that nobody plays pay FULL_POT · TODAY of theirs; what is in the pot
                beyond today's money markets all themes together
    tax, subsidy, land, university    the instruments of these names, in the team's own towns
    own themes  the rest, by the weights of the team's points

Roles move money or jobs of their own: the Land brownfield money, the agency marketing money by
theme, the universities start-up centres, the large firm a plant. Their sizes are guesses.
"""

from ruhrsim.regions.tables import read_municipalities, read_universities
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict
from ruhrsim.workshop.decisions import RoleDecision, TownDecision
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import FIRST_YEAR, YEARS_A_ROUND, Game, Settings
from ruhrsim.workshop.teams import all_teams

FULL_POT = 0.25
"""Part of all budgets at which the towns count as one region."""
TODAY = 0.5
"""Cooperation of the start state, which towns that nobody plays keep up."""
LAND_EUR, AGENCY_EUR, UNIVERSITY_EUR, FIRM_JOBS = 1e7, 2e6, 3e6, 800.0
EU_EUR = 2e7


def scenario_of(game: Game, name: str = "workshop") -> Scenario:
    """Return the scenario of the rounds played so far.

    Args:
        game: A game with at least one round played.
        name: Name of the scenario.
    """
    content = read_scenario("status_quo").to_dict()
    content |= {
        "name": name,
        "title_de": "Planspiel",
        "title_en": "Planning game",
        "years": YEARS_A_ROUND * len(game.past),
    }
    phases = [_phase(game.settings, decisions, number) for number, decisions in enumerate(game.past)]
    first = {key: value for key, value in phases[0].items() if key != "from"}
    content["strategy"] = content["strategy"] | first | {"phases": phases[1:]}
    rounds = list(enumerate(game.past))
    content["policy"] = [
        entry for number, decisions in rounds for entry in _policies(game.settings, decisions, number)
    ]
    content["shock"] = [
        entry for number, decisions in rounds for entry in _shocks(game.settings, decisions, number)
    ]
    return scenario_from_dict(content, name)


def as_today(settings: Settings, rounds: int) -> Scenario:
    """Return the scenario in which no team does anything special, events included."""
    nobody = {
        player: RoleDecision() if player in settings.roles else None
        for player in (*settings.teams, *settings.roles)
    }
    game = Game(settings=settings).model_copy(update={"past": (nobody,) * rounds})
    return scenario_of(game, "as_today")


def budget_eur(settings: Settings, team: str) -> float:
    """Return a team's budget, EUR a year."""
    return _per_head(settings) * all_teams()[team].population


def pot_eur(settings: Settings, decisions: dict) -> float:
    """Return the money in the pot, EUR a year, that of towns that nobody plays included."""
    played = {team: budget_eur(settings, team) for team in settings.teams}
    others = _all_budgets(settings) - sum(played.values())
    return others * FULL_POT * TODAY + sum(
        budget * pot_share(decisions[team]) for team, budget in played.items()
    )


def _per_head(settings):
    return settings.eur_per_head_year / (1.0 - FULL_POT * TODAY)


def _all_budgets(settings):
    return _per_head(settings) * float(read_municipalities()["population"].sum())


def cooperation_of(settings: Settings, decisions: dict) -> float:
    """Return how far the towns count as one region in a round, 0 to 1."""
    return min(1.0, pot_eur(settings, decisions) / (FULL_POT * _all_budgets(settings)))


def pot_share(decision: TownDecision | None) -> float:
    """Return the share of its budget that a team pays; without a decision as much as today."""
    return FULL_POT * TODAY if decision is None else decision.pot / 100.0


def years_of(number: int) -> tuple[int, int]:
    """Return first and last year of a round, counted from 0."""
    first = FIRST_YEAR + YEARS_A_ROUND * number
    return first, first + YEARS_A_ROUND - 1


def _phase(settings, decisions, number):
    played = {team: decisions[team] for team in settings.teams if decisions[team] is not None}
    towns = {
        town: {
            "kind": "custom",
            "weights": decision.weights(),
            "eur_per_head_year": _per_head(settings) * decision.own / 100.0,
        }
        for team, decision in played.items()
        for town in all_teams()[team].towns
    }
    riders = [
        town for team, decision in played.items() if decision.pot == 0 for town in all_teams()[team].towns
    ]
    alliance = {"all": cooperation_of(settings, decisions), "free_riders": riders}
    return {
        "from": years_of(number)[0],
        "kind": "status_quo",
        "cooperation": alliance,
        "towns": towns,
        "eur_per_head_year": settings.eur_per_head_year,
    }


def _policies(settings, decisions, number):
    first, last = years_of(number)
    entries = [
        entry
        for team in settings.teams
        if decisions[team] is not None
        for entry in _own_policies(settings, team, decisions[team])
    ]
    beyond = pot_eur(settings, decisions) - FULL_POT * TODAY * _all_budgets(settings)
    entries += [{"instrument": "joint_marketing", "eur_per_year": max(beyond, 0.0)}]
    entries += _role_policies(settings, decisions)
    if settings.treatment == "eu_condition":
        entries.append({"instrument": "efre_match", "eur_per_year": EU_EUR, "hard": True})
    dated = [{"from": first, "to": last} | entry for entry in entries if entry["eur_per_year"] > 0]
    return dated + DECK[settings.cards()[number]].policies(first, last)


def _own_policies(settings, team, decision):
    budget, towns = budget_eur(settings, team), list(all_teams()[team].towns)
    uses = {
        "trade_tax": decision.tax,
        "location_subsidy": decision.subsidy,
        "land_release": decision.land,
        _university_instrument(team): decision.university,
    }
    return [
        {"instrument": name, "eur_per_year": budget * share / 100.0, "towns": towns}
        for name, share in uses.items()
    ]


def _university_instrument(team):
    """Towns with a university pay for its start-up centre, the others for keeping graduates."""
    sites = set(read_universities()["municipality"])
    return "start_up_centre" if sites & set(all_teams()[team].towns) else "talent_retention"


def _role_policies(settings, decisions):
    shares = {role: decisions[role].shares() for role in settings.roles}
    towns = {team: list(all_teams()[team].towns) for team in settings.teams}
    return [
        *(
            {"instrument": "brownfield", "eur_per_year": LAND_EUR * share, "towns": towns[team]}
            for team, share in shares.get("land", {}).items()
        ),
        *(
            {
                "instrument": _university_instrument(team),
                "eur_per_year": UNIVERSITY_EUR * share,
                "towns": towns[team],
            }
            for team, share in shares.get("university", {}).items()
        ),
        *(
            {"instrument": "joint_marketing", "eur_per_year": AGENCY_EUR * share, "theme": theme}
            for theme, share in shares.get("agency", {}).items()
        ),
    ]


def _shocks(settings, decisions, number):
    first, _ = years_of(number)
    plants = decisions["firm"].shares() if "firm" in settings.roles else {}
    return DECK[settings.cards()[number]].shocks(first) + [
        {
            "kind": "plant_opening",
            "quarter": f"{first}Q3",
            "town": all_teams()[team].towns[0],
            "sector": "new_industry",
            "jobs": FIRM_JOBS * share,
        }
        for team, share in plants.items()
    ]
