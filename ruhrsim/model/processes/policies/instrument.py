"""What every dated instrument has: years, money, towns, who pays, and a pull on the levers.

An instrument file holds a record of sourced parameters (`effect`) and one class with `pull`. All
the rest is the same for all and stands here: money is granted in the years named, spread over the
towns, starts to work with a delay and fades after its end, and is booked to those who pay. Programmes
of one kind act as one, on the sum of their money: a programme cut into pieces does what the whole does.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Protocol, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from ruhrsim.common.draws import Draws
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.levers import PAYERS, Levers

_FADED = 0.01


def delay(value: float, low: float, high: float, source: str) -> Any:
    """Return the parameter `delay_years` that every instrument has."""
    return sourced(
        value,
        unit="years",
        low=low,
        high=high,
        status="assumed",
        source=source,
        meaning="Time until two thirds of the effect are there, and until it fades after the end.",
    )


class Effect(Protocol):
    """Parameters of an instrument: what a euro achieves, and how soon."""

    @property
    def delay_years(self) -> float:
        """Time until two thirds of the effect are there, years."""


@dataclass(frozen=True)
class World:
    """What an instrument may know of the region when it acts.

    Args:
        quarter: Quarters since the start.
        town_names: Names of the towns.
        jobs: Jobs by town and sector, shape (n_towns, n_sectors).
        young_firms: Firms under five years, shape (n_towns, n_sectors).
        population: Residents, shape (n_towns,).
        unemployed: Unemployed by home, shape (n_towns,).
        quotients: Location quotients at the start, shape (n_towns, n_sectors).
        portfolio: Weights of each town's strategy over sectors, shape (n_towns, n_sectors).
        budget_eur: Strategy money of each town, EUR a year, shape (n_towns,).
        sites: Municipality index of each university site, shape (n_universities,).
        students: Students at each site, shape (n_universities,).
        graduates: Graduates a year by home, shape (n_towns,).
        spin_offs: Usual start-ups of graduates of each site a year, same shape.
        draws: Random numbers.
    """

    quarter: int
    town_names: list[str]
    jobs: np.ndarray
    young_firms: np.ndarray
    population: np.ndarray
    unemployed: np.ndarray
    quotients: np.ndarray
    portfolio: np.ndarray
    budget_eur: np.ndarray
    sites: np.ndarray
    students: np.ndarray
    graduates: np.ndarray
    spin_offs: np.ndarray
    draws: Draws


class Instrument(BaseModel):
    """A dated instrument: the keys of a `[[policy]]` table.

    Args:
        instrument: Name in a scenario; each class gives its own, as `Literal["name"] = "name"`.
        from_: First year (`from` in a file).
        to: Last year, included.
        eur_per_year: Money granted a year, all towns together.
        towns: Names of the towns that get it; all if left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)
    effect: ClassVar[type[Effect]]
    payer: ClassVar[str] = "towns"

    instrument: str
    from_: int = Field(alias="from", ge=2008, le=2075)
    to: int = Field(ge=2008, le=2075)
    eur_per_year: float = Field(ge=0, allow_inf_nan=False)
    towns: Annotated[tuple[str, ...], Strict(False), Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.to < self.from_:
            raise ValueError(f"to = {self.to} lies before from = {self.from_}; exchange them")
        return self

    def chosen(self, world: World) -> np.ndarray:
        """Return which towns get money; boolean, shape (n_towns,)."""
        return np.array([self.towns is None or name in self.towns for name in world.town_names])

    def shares(self, world: World, p: Any) -> np.ndarray:
        """Return each town's part of `eur_per_year`, by residents of the towns named, shape (n_towns,).

        What the shares leave of one is neither granted nor spent.
        """
        residents = self.chosen(world) * world.population
        return residents / residents.sum()

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: Any) -> None:
        """Move levers, in place.

        Args:
            levers: Levers of the quarter.
            world: What the instrument may know.
            money: Money that works by now, EUR a year, shape (n_towns,).
            p: Parameters of the instrument, an `effect`.
        """
        raise NotImplementedError

    def most(self, world: World, p: Any) -> np.ndarray | float:
        """Return what all programmes of the kind can grant together, EUR a year, by town or for each; no limit here."""
        return np.inf

    def kind(self) -> tuple[Hashable, ...]:
        """Return what makes two programmes one: the instrument and all of its keys but years, money and towns."""
        own = self.model_dump(exclude={"from_", "to", "eur_per_year", "towns"})
        return type(self).__name__, *own.items()

    def earn(self, world: World, money: np.ndarray, p: Any) -> np.ndarray:
        """Return what the instrument earns by itself, EUR a year, shape (n_towns,); nothing by default.

        Income works like money granted, but nobody grants it: it is booked to no payer.
        """
        return np.zeros_like(money)


class Programme:
    """An instrument at work: its money builds up, acts, and fades after the last year.

    Args:
        instrument: What the scenario asks for.
        p: Parameters of the instrument; `delay_years` is read here.
        start_year: The start state is the end of this year.
        n_towns: Number of towns.

    Attributes:
        money: Money that works by now, EUR a year, shape (n_towns,).
        earned: Income of the last quarter, EUR a year, shape (n_towns,).
    """

    def __init__(self, instrument: Instrument, p: Effect, start_year: int, n_towns: int):
        self.instrument, self.p = instrument, p
        self.first = 4 * (instrument.from_ - start_year - 1) + 1
        self.last = 4 * (instrument.to - start_year)
        self.money, self.earned = np.zeros(n_towns), np.zeros(n_towns)

    def asked(self, world: World) -> np.ndarray:
        """Return what the programme would grant this quarter, EUR a year, shape (n_towns,)."""
        running = self.first <= world.quarter <= self.last
        return self.instrument.eur_per_year * self.instrument.shares(world, self.p) * running

    def spend(self, granted: np.ndarray, levers: Levers, world: World) -> None:
        """Book what is granted, EUR a year, shape (n_towns,), and let money build up or fade for one quarter."""
        self.earned = self.instrument.earn(world, self.money, self.p)
        self.money += (granted + self.earned - self.money) * -np.expm1(-DT / self.p.delay_years)
        if world.quarter > self.last and self.money.sum() < _FADED * self.instrument.eur_per_year:
            self.money[:] = 0.0
        levers.granted_eur[PAYERS.index(self.instrument.payer)] += granted * DT
        levers.spent_eur[PAYERS.index(self.instrument.payer)] += granted * DT


def act_together(programmes: list[Programme], levers: Levers, world: World) -> None:
    """Let programmes grant, spend and pull for one quarter, those of one kind together; levers change in place."""
    kinds: dict[tuple[Hashable, ...], list[Programme]] = {}
    for programme in programmes:
        kinds.setdefault(programme.instrument.kind(), []).append(programme)
    for alike in kinds.values():
        _act_as_one(alike, levers, world)


def _act_as_one(alike: Sequence[Programme], levers: Levers, world: World) -> None:
    instrument, p = alike[0].instrument, alike[0].p
    asked = [programme.asked(world) for programme in alike]
    most = np.broadcast_to(instrument.most(world, p), asked[0].shape)
    granted = np.divide(most, sum(asked), out=np.ones_like(asked[0]), where=sum(asked) > most)
    for programme, eur in zip(alike, asked, strict=True):
        programme.spend(granted * eur, levers, world)
    money = sum((programme.money for programme in alike), np.zeros_like(alike[0].money))
    if money.any():
        instrument.pull(levers, world, money, p)
