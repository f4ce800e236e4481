"""The course of a game: who may decide what and when. Every change gives a new, complete `Game`.

The stages in their order:

    decide  →  negotiate (except without talk)  →  results  →  decide ...  →  debrief
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ruhrsim.common.errors import explain
from ruhrsim.regions.sectors import THEMES
from ruhrsim.workshop.decisions import RoleDecision, TownDecision
from ruhrsim.workshop.events import DECK, draw_events
from ruhrsim.workshop.teams import ROLES, all_teams

YEARS_A_ROUND, _LARGEST_SEED = 4, 10**6
FIRST_YEAR = 2026
POT_TODAY = 12
"""Percent that towns are assumed to spend on joint work already, rounded down; see region.TODAY."""
TREATMENTS = {
    "no_talk": ("Ohne Absprache", "No talk"),
    "talk": ("Mit Gespräch", "Talk"),
    "binding": ("Bindender Vertrag", "Binding contract"),
    "eu_condition": ("EU-Bedingung", "EU condition"),
}
"""What a game teaches, with German and English names."""
Stage = Literal["decide", "negotiate", "results", "debrief"]
REVEALS = ("pot", "moves", "region", "ranking")
"""Steps in which a result is shown to the room."""
KINDS = ("cooperative", "selfish", "tit_for_tat", "imitator")
"""Ways in which the computer leads a team; see `bots`."""


class RuleError(ValueError):
    """A move that the rules don't allow; the message says what would be."""


class Settings(BaseModel):
    """What the facilitator chooses before the first round.

    Args:
        teams: Keys of the districts that are played; the others go on as today.
        roles: Roles without a town that are played.
        rounds: Rounds of four years.
        treatment: One of `TREATMENTS`.
        seed: Luck of the game; the same seed, the same luck in every treatment.
        eur_per_head_year: Budget of every town, EUR per resident and year.
        events: Card of each round; drawn if left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    teams: Annotated[tuple[Literal[tuple(all_teams())], ...], Field(min_length=2)]
    roles: tuple[Literal[tuple(ROLES)], ...] = ()
    rounds: int = Field(3, ge=1, le=8)
    treatment: Literal[tuple(TREATMENTS)] = "talk"
    seed: int = Field(0, ge=0, le=_LARGEST_SEED)
    eur_per_head_year: float = Field(20.0, ge=1, le=100)
    events: tuple[Literal[tuple(DECK)], ...] = ()

    @model_validator(mode="after")
    def _a_card_for_each_round(self):
        if len(set(self.teams)) < len(self.teams) or len(set(self.roles)) < len(self.roles):
            raise ValueError("a team or role is named twice; name each once")
        if self.events and len(self.events) < self.rounds:
            raise ValueError(f"{len(self.events)} events for {self.rounds} rounds; give one for each round")
        return self

    def cards(self) -> tuple[str, ...]:
        """Return the card of each round."""
        return self.events or draw_events(self.rounds, self.seed)


class Contract(BaseModel):
    """A binding contract of one round.

    Args:
        pot: Percent of the budget that signers owe to the pot.
        signers: Teams that have signed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pot: Annotated[int, Field(ge=0, le=50)] = 25
    signers: frozenset[str] = frozenset()


class Game(BaseModel):
    """A game at one moment.

    Args:
        settings: Chosen before the first round.
        stage: Where the round stands.
        past: Decisions of the rounds played, by team and role.
        open: Decisions of this round so far.
        contract: Contract of this round, in the treatment `binding`.
        shown: Steps of the result that the room has seen besides the first.
        led: Teams that the computer leads, each with its way.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    settings: Settings
    stage: Stage = "decide"
    past: tuple[dict[str, TownDecision | RoleDecision], ...] = ()
    open: dict[str, TownDecision | RoleDecision] = {}
    contract: Contract = Contract()
    shown: int = Field(0, ge=0, lt=len(REVEALS))
    led: dict[str, Literal[KINDS]] = {}

    @property
    def revealed(self) -> tuple[str, ...]:
        """Steps of the last result that the room has seen; all once the game goes on."""
        return REVEALS[: self.shown + 1] if self.stage == "results" else REVEALS

    @property
    def round(self) -> int:
        """Number of the round that is played or was played last, from 1."""
        return len(self.past) + (self.stage in ("decide", "negotiate"))

    @property
    def players(self) -> tuple[str, ...]:
        """Teams and roles."""
        return (*self.settings.teams, *self.settings.roles)

    def waiting_for(self) -> tuple[str, ...]:
        """Return the players who have not decided in this round; the computer always does."""
        return tuple(player for player in self.players if player not in self.open and player not in self.led)

    def decide(self, player: str, decision: dict) -> Self:
        """Note a player's decision; it may be changed until the round closes.

        Args:
            player: A team or role of this game.
            decision: Fields of a `TownDecision` or `RoleDecision`.

        Raises:
            RuleError: It is not their move, the decision can't be, or breaks a contract they signed.
        """
        self._must_be("decide", "negotiate")
        if player not in self.players:
            raise RuleError(f"'{player}' does not play in this game")
        checked = _checked(player, decision, self.settings)
        if player in self.contract.signers:
            self._must_keep_contract(checked)
        return self.model_copy(update={"open": {**self.open, player: checked}})

    def sign(self, team: str) -> Self:
        """Let a team sign this round's contract; what it chose stays, as far as the contract allows.

        Raises:
            RuleError: There is no contract to sign now.
        """
        self._must_be("negotiate")
        if self.settings.treatment != "binding":
            raise RuleError(
                "there is no binding contract in this game; the facilitator chooses the treatment"
            )
        if team not in self.settings.teams:
            raise RuleError(f"'{team}' is no team of this game and can't sign")
        contract = self.contract.model_copy(update={"signers": self.contract.signers | {team}})
        chosen = self.open.get(team)
        kept = {**self.open, team: chosen.paying(contract.pot)} if chosen else self.open
        return self.model_copy(update={"contract": contract, "open": kept})

    def propose(self, pot: int) -> Self:
        """Set what a contract of this round asks for; signatures under another number are void.

        Raises:
            RuleError: Not now, or not from 0 to 50.
        """
        self._must_be("decide", "negotiate")
        if type(pot) is not int or not 0 <= pot <= 50:
            raise RuleError(f"a contract over {pot} percent can't be; choose 0 to 50")
        return self.model_copy(update={"contract": Contract(pot=pot)})

    def reveal(self) -> Self:
        """Show the room the next step of the result.

        Raises:
            RuleError: There is no result to show, or all of it is shown.
        """
        self._must_be("results")
        if self.shown == len(REVEALS) - 1:
            raise RuleError("all of the result is shown; go on to the next round")
        return self.model_copy(update={"shown": self.shown + 1})

    def led_by(self, team: str, kind: str | None) -> Self:
        """Let the computer lead a team, or give it back to people.

        Args:
            team: A team of this game.
            kind: One of `KINDS`, None for people.

        Raises:
            RuleError: There is no such team or kind.
        """
        if team not in self.settings.teams:
            raise RuleError(f"the computer can't play '{team}'; choose from {', '.join(self.settings.teams)}")
        if kind is not None and kind not in KINDS:
            raise RuleError(f"the computer can't play '{kind}'; choose from {', '.join(KINDS)}")
        others = {player: how for player, how in self.led.items() if player != team}
        return self.model_copy(update={"led": others if kind is None else {**others, team: kind}})

    def again(self, treatment: str) -> Self:
        """Return a new game of the same teams, with other luck and cards.

        Raises:
            RuleError: The treatment is not known.
        """
        settings = self.settings.model_dump() | {"treatment": treatment, "events": ()}
        settings["seed"] = (self.settings.seed + 1) % _LARGEST_SEED
        return new_game(settings).model_copy(update={"led": self.led})

    def advance(self) -> Self:
        """Go on: to the negotiation, to the results, to the next round or to the debriefing.

        Players who have not decided repeat their last decision, or go on about as today.

        Raises:
            RuleError: The game is over.
        """
        self._must_be("decide", "negotiate", "results")
        if self.stage == "decide" and self.settings.treatment != "no_talk":
            return self.model_copy(update={"stage": "negotiate"})
        if self.stage in ("decide", "negotiate"):
            return self.model_copy(
                update={"stage": "results", "past": (*self.past, self._closed()), "open": {}, "shown": 0}
            )
        over = len(self.past) == self.settings.rounds
        return self.model_copy(update={"stage": "debrief" if over else "decide", "contract": Contract()})

    def with_choices_of(self, newer: Self) -> Self:
        """Return this game with what has been chosen since, as far as it still fits.

        Args:
            newer: The game some steps later, before they were taken back.
        """
        if len(newer.past) != len(self.past):
            return self
        game = self
        if newer.contract.pot == self.contract.pot and self.stage != "results":
            game = game.model_copy(update={"contract": newer.contract})
        if self.stage == "results":
            # They wait for the next round, whose beginning was taken back.
            return game.model_copy(update={"open": newer.open})
        for player, choice in newer.open.items():
            if player not in game.contract.signers or choice.pot >= game.contract.pot:
                game = game.model_copy(update={"open": {**game.open, player: choice}})
        return game

    def _closed(self):
        return {player: self.open.get(player) or self.idle(player) for player in self.players}

    def idle(self, player: str) -> TownDecision | RoleDecision:
        """Return what counts for a player who does not decide: the last decision, or as today; signers pay."""
        nothing = RoleDecision() if player in self.settings.roles else TownDecision(pot=POT_TODAY)
        last = self.past[-1][player] if self.past else nothing
        if isinstance(last, TownDecision):
            last = last.model_copy(update={"expects": ""})
        return last.paying(self.contract.pot) if player in self.contract.signers else last

    def _must_be(self, *stages: str) -> None:
        if self.stage not in stages:
            raise RuleError(f"that can't be done now: the round is at '{self.stage}'")

    def _must_keep_contract(self, decision: TownDecision) -> None:
        if decision.pot < self.contract.pot:
            raise RuleError(
                f"you signed for {self.contract.pot} percent to the pot, not {decision.pot}; "
                f"raise it to {self.contract.pot}"
            )


def new_game(settings: dict) -> Game:
    """Return a game before its first round.

    Raises:
        RuleError: The settings can't be; all faults at once.
    """
    return Game(settings=_valid(Settings, settings))


def _checked(player: str, decision: dict, settings: Settings) -> TownDecision | RoleDecision:
    if player in settings.teams:
        return _valid(TownDecision, decision)
    checked = _valid(RoleDecision, decision)
    known = THEMES if player == "agency" else settings.teams
    unknown = [key for key in checked.points if key not in known]
    if unknown:
        raise RuleError(f"points for '{unknown[0]}' can't be given; choose from {', '.join(known)}")
    return checked


def _valid(kind: type[BaseModel], content: dict):
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        raise RuleError("; ".join(explain(e, list(kind.model_fields)) for e in error.errors())) from None
