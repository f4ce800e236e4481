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

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ruhrsim.regions.tables import read_municipalities, read_universities
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict
from ruhrsim.workshop.decisions import RoleDecision, TownDecision
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import FIRST_YEAR, YEARS_A_ROUND, Game, Settings
from ruhrsim.workshop.teams import all_teams

type Counted = Mapping[str, Collection[str]]
"""Uses that count, by player."""
FULL_POT = 0.25
"""Part of all budgets at which the towns count as one region."""
TODAY = 0.5
"""Cooperation of the start state, which towns that nobody plays keep up."""
LAND_EUR, AGENCY_EUR, UNIVERSITY_EUR, FIRM_JOBS = 1e7, 2e6, 3e6, 800.0
EU_EUR = 2e7


def scenario_of(game: Game, name: str = "workshop", counted: Counted | None = None) -> Scenario:
    """Return the scenario of the rounds played so far.

    Args:
        game: A game with at least one round played.
        name: Name of the scenario.
        counted: What counts of the last round, by player: its uses (those of `USES` and `own`), `role` for a role;
            for all else it is as today. Everything by default.
    """
    content = read_scenario("status_quo").to_dict()
    content |= {
        "name": name,
        "title_de": "Planspiel",
        "title_en": "Planning game",
        "years": YEARS_A_ROUND * len(game.past),
    }
    rounds = [(number, _Round(game.settings, decisions)) for number, decisions in enumerate(game.past)]
    if counted is not None:
        rounds[-1] = (len(rounds) - 1, _Round(game.settings, game.past[-1], counted))
    phases = [_phase(made, number) for number, made in rounds]
    first = {key: value for key, value in phases[0].items() if key != "from"}
    content["strategy"] = content["strategy"] | first | {"phases": phases[1:]}
    content["policy"] = [entry for number, made in rounds for entry in _policies(made, number)]
    content["shock"] = [entry for number, made in rounds for entry in _shocks(made, number)]
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
    others = all_budgets_eur(settings) - sum(played.values())
    return others * FULL_POT * TODAY + sum(
        budget * pot_share(decisions[team]) for team, budget in played.items()
    )


def _per_head(settings):
    return settings.eur_per_head_year / (1.0 - FULL_POT * TODAY)


def all_budgets_eur(settings: Settings) -> float:
    """Return the budgets of all towns, played or not, EUR a year."""
    return _per_head(settings) * float(read_municipalities()["population"].sum())


def cooperation_of(settings: Settings, decisions: dict) -> float:
    """Return how far the towns count as one region in a round, 0 to 1."""
    return min(1.0, pot_eur(settings, decisions) / (FULL_POT * all_budgets_eur(settings)))


def pot_share(decision: TownDecision | None) -> float:
    """Return the share of its budget that a team pays; without a decision as much as today."""
    return FULL_POT * TODAY if decision is None else decision.pot / 100.0


def years_of(number: int) -> tuple[int, int]:
    """Return first and last year of a round, counted from 0."""
    first = FIRST_YEAR + YEARS_A_ROUND * number
    return first, first + YEARS_A_ROUND - 1


@dataclass(frozen=True)
class _Round:
    """What players decided in a round, and what of it counts."""

    settings: Settings
    decisions: dict
    counted: Counted | None = None

    def teams_by(self, use: str) -> dict:
        """Return the decisions of the teams whose decision about this use counts."""
        return {
            team: self.decisions[team]
            for team in self.settings.teams
            if self.decisions[team] is not None and self.counts(team, use)
        }

    def counts(self, player: str, use: str) -> bool:
        return self.counted is None or use in self.counted.get(player, ())

    def of_role(self, role: str) -> dict[str, float]:
        """Return the shares of a role, empty if nobody plays it or it doesn't count."""
        plays = role in self.settings.roles and self.counts(role, "role")
        return self.decisions[role].shares() if plays else {}

    def pot(self) -> dict:
        """Return the decision of each team about the pot, None where it is as today."""
        return dict.fromkeys(self.settings.teams) | self.teams_by("pot")


def _phase(made: _Round, number):
    settings = made.settings
    towns = {
        town: {
            "kind": "custom",
            "weights": decision.weights(),
            "eur_per_head_year": _per_head(settings) * decision.own / 100.0,
        }
        for team, decision in made.teams_by("own").items()
        for town in all_teams()[team].towns
    }
    riders = [
        town
        for team, decision in made.teams_by("pot").items()
        if decision.pot == 0
        for town in all_teams()[team].towns
    ]
    alliance = {"all": cooperation_of(settings, made.pot()), "free_riders": riders}
    return {
        "from": years_of(number)[0],
        "kind": "status_quo",
        "cooperation": alliance,
        "towns": towns,
        "eur_per_head_year": settings.eur_per_head_year,
    }


def _policies(made: _Round, number):
    (first, last), settings = years_of(number), made.settings
    entries = [entry for team in settings.teams for entry in _own_policies(made, team)]
    beyond = pot_eur(settings, made.pot()) - FULL_POT * TODAY * all_budgets_eur(settings)
    entries += [{"instrument": "joint_marketing", "eur_per_year": max(beyond, 0.0)}]
    entries += _role_policies(made)
    if settings.treatment == "eu_condition":
        entries.append({"instrument": "efre_match", "eur_per_year": EU_EUR, "hard": True})
    dated = [{"from": first, "to": last} | entry for entry in entries if entry["eur_per_year"] > 0]
    return dated + DECK[settings.cards()[number]].policies(first, last)


def _own_policies(made: _Round, team):
    decision = made.decisions[team]
    if decision is None:
        return []
    budget, towns = budget_eur(made.settings, team), list(all_teams()[team].towns)
    instruments = {
        "tax": "trade_tax",
        "subsidy": "location_subsidy",
        "land": "land_release",
        "university": _university_instrument(team),
    }
    return [
        {"instrument": name, "eur_per_year": budget * getattr(decision, use) / 100.0, "towns": towns}
        for use, name in instruments.items()
        if made.counts(team, use)
    ]


def _university_instrument(team):
    """Towns with a university pay for its start-up centre, the others for keeping graduates."""
    sites = set(read_universities()["municipality"])
    return "start_up_centre" if sites & set(all_teams()[team].towns) else "talent_retention"


def _role_policies(made: _Round):
    shares = {role: made.of_role(role) for role in made.settings.roles}
    towns = {team: list(all_teams()[team].towns) for team in made.settings.teams}
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


def _shocks(made: _Round, number):
    first, _ = years_of(number)
    return DECK[made.settings.cards()[number]].shocks(first) + [
        {
            "kind": "plant_opening",
            "quarter": f"{first}Q3",
            "town": all_teams()[team].towns[0],
            "sector": "new_industry",
            "jobs": FIRM_JOBS * share,
        }
        for team, share in made.of_role("firm").items()
    ]
