"""START HERE: the model is built from tables and a scenario, then steps quarter by quarter.

Where things are
    quarter/order.py     QUARTER: the steps of a quarter in their order. Read it first; it is a list of functions.
    quarter/records.py   the five records that steps read and write, each field with shape and unit:
                             Context   scenario, parameters, draws, sample, start; a run does not change it
                             Start     how the region began; read-only arrays, context.start
                             Region    firms, graduates, labour, land, population, clusters, sites, ties
                             Carried   what a quarter leaves for the next: jobs, stock, level, tightness,
                                       utility, surroundings, agreements, choices, policies at work
                             Quarter   number, levers, conditions, flows; new each quarter
    quarter/*.py         the steps: they hand processes what they touch, and book what happened in flows
    processes/           one mechanism a file, with its equations and parameters; knows none of the records
    state/               what the records hold: columns of agents, stocks, levers, conditions, flows
    start/build.py       build: tables and scenario -> the records, a chain of functions
    start/agreements.py  what towns agree under a strategy or one of its phases
    recorder.py          the observer that every model has: tables of indicators

A step is a function `step(region, carried, quarter, context) -> None` that moves the records in place:

    def count(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
        carried.stock = region.firms.stock(quarter.number, context.start.n_towns)
        carried.jobs = carried.stock.jobs

Where a number goes
    known at the start and never changed        a field of Start, worked out in start/build.py
    belongs to agents or stocks of the region   Region
    needed by the next quarter                  Carried
    happens in one quarter                      Quarter.flows (booked), Quarter.levers (policy)
Nothing else is set on the model: `model.context`, `model.region`, `model.carried`, `model.now` are the records;
the shorter names below (`model.firms`, `model.jobs`, ...) only look into them.

To change the order or to add a step, pass `steps`:

    RuhrModel("status_quo", seed=1, steps=(*QUARTER, my_step))
"""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import mesa
import numpy as np
from mesa.agentset import AbstractAgentSet

from ruhrsim.common.draws import Draws, fresh_seed, whole_seed
from ruhrsim.model import branching, saved
from ruhrsim.model.collected import Collected
from ruhrsim.model.observers import Observer
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes import graduate_choice
from ruhrsim.model.quarter import towns
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region, Start, Step, new_quarter
from ruhrsim.model.recorder import Recorder
from ruhrsim.model.start import build as start
from ruhrsim.model.start.firm_sizes import DENSEST
from ruhrsim.model.start.steady_state import SteadyState
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.model.state.firms import Firms, Stock
from ruhrsim.model.state.flows import Flows
from ruhrsim.model.state.graduates import Graduates
from ruhrsim.model.state.labour import Labour
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.levers import Levers
from ruhrsim.model.state.municipalities import Municipality
from ruhrsim.model.state.sites import Sites
from ruhrsim.model.state.universities import University
from ruhrsim.regions.region import Region as Place
from ruhrsim.scenarios.scenario import Scenario, in_region, read_scenario

_STATE = ("region", "carried", "now", "recorder")
"""Records that change."""


class RuhrModel(mesa.Model[Any, Any]):
    """The municipalities of a region with their firms, graduates and universities.

    Args:
        scenario: A `Scenario` or the name or path of one.
        seed: Luck of the run; the same seed gives the same luck in every scenario. None draws a fresh one,
            see `model.seed`.
        scale: Part of the smallest establishments that is simulated, 1.0 for all of them; up to 5.0 for
            a denser sample of the same region, five rows of a fifth each for one establishment.
        follow_sites: Whether firms take plots on documented brownfields, for `recorder.site_table()`; a
            record beside everything else, on which no other result depends.
        steps: Steps of a quarter in their order.
        observers: What else looks at the model at its start and after each quarter, such as `FirmPanel()`.
        region: Region instead of the scenario's own: the name of one that ships, or its folder.
        rng: As Mesa has it, instead of `seed`: a seed, or a NumPy generator from which one is drawn.

    Attributes:
        context: Scenario, parameters, luck, sample and start.
        region: Agents and stocks as they stand.
        carried: What the last quarter left for the next.
        now: The last quarter: levers, conditions, flows.
        order: Steps of a quarter.
        recorder: Indicators so far, the first of the observers.
        observers: What looks at the model at its start and after each quarter.
        datacollector: The indicators as Mesa's tools read them.

    Raises:
        ScenarioError: The scenario is unknown or faulty.
        ValueError: The scale is not above 0 and at most 5, or the seed is no whole number of 0 or more.
    """

    context: Context
    region: Region
    carried: Carried
    now: Quarter
    order: tuple[Step, ...]
    recorder: Recorder
    observers: tuple[Observer, ...]
    datacollector: mesa.DataCollector

    def __init__(
        self,
        scenario: Scenario | str | Path = "status_quo",
        seed: int | np.integer | None = None,
        scale: float = 0.05,
        follow_sites: bool = False,
        steps: Sequence[Step] = QUARTER,
        observers: Sequence[Observer] = (),
        region: str | Path | Place | None = None,
        rng: int | np.integer | np.random.Generator | None = None,
    ):
        luck = _seed_of(seed, rng)
        super().__init__(rng=luck)
        if not 0.0 < scale <= DENSEST:
            raise ValueError(
                f"scale {scale} can't be simulated; choose 1 for the whole region, less for a sample of it, "
                f"at most {DENSEST:g}"
            )
        question = scenario if isinstance(scenario, Scenario) else read_scenario(scenario, region)
        question = in_region(question, region)
        built = start.build(question, Draws(luck), scale, follow_sites)
        built.quarter.levers = built.quarter.levers.closed()
        recorder = Recorder(question.start, built.context.start.tables.ags)
        self._hold(built, recorder, steps, observers)
        self._observe()

    def _hold(
        self, built: start.Built, recorder: Recorder, steps: Sequence[Step], observers: Sequence[Observer]
    ) -> None:
        self.context, self.region = built.context, built.region
        self.carried, self.now = built.carried, built.quarter
        self.order, self.recorder = tuple(steps), recorder
        self.observers = (recorder, *observers)
        self.datacollector = Collected(recorder)
        tables = self.start.tables
        for index, (ags, name) in enumerate(zip(tables.ags, tables.names, strict=True)):
            Municipality(self, index, ags, name)
        for index in range(len(self.start.universities.town)):
            University(self, index)

    def step(self) -> None:
        """Run one quarter: its steps in their order.

        Raises:
            ValueError: The model has reached its last year.
        """
        if self.time <= self.quarter:
            return  # Mesa's clock catches up with a model that goes on
        if self.quarter == 4 * start.LONGEST_YEARS:
            raise ValueError(f"the model ends {start.LONGEST_YEARS} years after its start; build a new one")
        self.now = new_quarter(self.quarter + 1, self.start, self.now.conditions)
        self.context.draws.quarter = self.quarter
        for step in self.order:
            step(self.region, self.carried, self.now, self.context)
        self.now.levers = self.now.levers.closed()
        self._observe()

    def _observe(self) -> None:
        for observer in self.observers:
            observer.observe(self)

    def branch(self, scenario: Scenario | str | Path, observers: Sequence[Observer] = ()) -> "RuhrModel":
        """Return a model that goes on from here under the policy of another scenario, on the same luck.

        It is bit for bit the run of a scenario that changes to the other's policy now; that scenario is its
        `question`. This model goes on unharmed. Programmes that both scenarios have go on, others of this one
        end and fade.

        Args:
            scenario: Whose strategy and programmes hold from now on; a `Scenario`, its name or path.
            observers: What else looks at the new model from now on.

        Raises:
            ScenarioError: The scenarios differ in more than policy.
            ValueError: The model does not stand at the end of a year.
        """
        if self.quarter % 4:
            raise ValueError(
                f"the model stands in quarter {self.quarter}, within a year, and towns decide once a year; "
                f"branch after {4 - self.quarter % 4} more quarters"
            )
        other = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
        built = branching.branched(self.context, self.region, self.carried, self.now, other)
        return self._going_on(built, deepcopy(self.recorder), self.order, observers)

    def save(self, path: str | Path) -> None:
        """Save the model in one file; observers besides the recorder are left out.

        Raises:
            FolderError: The file can't be written.
        """
        settings = {
            "scenario": self.question.to_dict(),
            "seed": self.seed,
            "scale": self.scale,
            "follow_sites": self.context.follow_sites,
            "quarter": self.quarter,
            "steps": saved.names_of(self.order),
        }
        saved.write(path, settings, {name: getattr(self, name) for name in _STATE})

    @classmethod
    def load(
        cls, path: str | Path, steps: Sequence[Step] = QUARTER, observers: Sequence[Observer] = ()
    ) -> "RuhrModel":
        """Return a saved model, which goes on as the one that was saved would have.

        Args:
            path: A file that `save` wrote.
            steps: The steps that it was run with.
            observers: What else looks at the model from now on.

        Raises:
            SavedModelError: The file holds no model, is damaged, or was saved by other code or steps.
        """
        manifest, tree, state = saved.read(path)
        with saved.damage_told(path):
            saved.check_steps(path, manifest, steps)
            scenario, seed = saved.scenario_of(manifest), manifest["seed"]
            model = cls(scenario, seed, manifest["scale"], manifest["follow_sites"], steps)
            number = manifest["quarter"]
            built = branching.standing_at(number, model.context, model.region, model.carried, model.now)
            for name in _STATE:
                state.restored(tree[name], getattr(model, name))
        return cls._going_on(built, model.recorder, steps, observers)

    @classmethod
    def _going_on(
        cls, built: start.Built, recorder: Recorder, steps: Sequence[Step], observers: Sequence[Observer]
    ) -> "RuhrModel":
        built.quarter.levers = built.quarter.levers.closed()
        model = cls.__new__(cls)
        mesa.Model.__init__(model, rng=built.context.draws.seed)
        model._hold(built, recorder, steps, observers)
        if model.quarter:
            model.run_for(model.quarter)
        return model

    def employers(self) -> np.ndarray:
        """Return the slot of the firm that each graduate works for or founded, 0 without one, (n_graduates,).

        Nobody in the model asks, so it is drawn when you do; nobody has a firm before the first quarter.
        """
        if not self.quarter:
            return np.zeros(len(self.graduates), np.uint64)
        now, region = self.now, self.region
        return graduate_choice.employers(
            region.graduates, now.hired, region.firms, now.flows.vacancies, now.number, self.context.draws
        )

    @property
    def municipalities(self) -> AbstractAgentSet[Municipality]:
        """The towns, a Mesa AgentSet in the order of their keys."""
        return self.agents_by_type[Municipality]

    @property
    def universities(self) -> AbstractAgentSet[University]:
        """The university sites, a Mesa AgentSet."""
        return self.agents_by_type[University]

    @property
    def question(self) -> Scenario:
        """The scenario that is run."""
        return self.context.scenario

    @question.setter
    def question(self, scenario: object) -> None:
        """Refuse a change: a run has one scenario.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError(
            "a model keeps its scenario; continue under another one with model.branch(scenario), or build a new "
            "RuhrModel(scenario)"
        )

    @property
    def seed(self) -> int:
        """Luck of the run; `RuhrModel(scenario, seed=model.seed)` repeats it."""
        return self.context.draws.seed

    @property
    def parameters(self) -> Parameters:
        """Parameters of all processes."""
        return self.context.parameters

    @property
    def start(self) -> Start:
        """How the region began; read-only arrays."""
        return self.context.start

    @property
    def steady(self) -> SteadyState:
        """Flows that leave the start as it is; read-only arrays."""
        return self.context.start.steady

    @property
    def scale(self) -> float:
        """Part of the smallest establishments that is simulated."""
        return self.context.scale

    @property
    def quarter(self) -> int:
        """Quarters since the start."""
        return self.now.number

    @property
    def firms(self) -> Firms:
        """Establishments as columns."""
        return self.region.firms

    @property
    def graduates(self) -> Graduates:
        """Graduates as columns."""
        return self.region.graduates

    @property
    def labour(self) -> Labour:
        """Worker stocks by home, workplace and sector."""
        return self.region.labour

    @property
    def population(self) -> np.ndarray:
        """Residents, shape (n_towns,)."""
        return self.region.population

    @property
    def land(self) -> Land:
        """Commercial land of the towns, hectares."""
        return self.region.land

    @property
    def clusters(self) -> Clusters:
        """What firms find around them."""
        return self.region.clusters

    @property
    def sites(self) -> Sites:
        """Documented brownfields as columns."""
        return self.region.sites

    @property
    def stock(self) -> Stock:
        """Firms and their jobs by town and sector."""
        return self.carried.stock

    @property
    def jobs(self) -> np.ndarray:
        """Employees by workplace and sector, shape (n_towns, n_sectors)."""
        return self.carried.jobs

    @property
    def cooperation(self) -> np.ndarray:
        """Who works with whom, 0 to 1, shape (n_towns, n_towns)."""
        return self.carried.agreements.cooperation

    @property
    def levers(self) -> Levers:
        """What policy pulled in the last quarter, read-only; the next quarter begins with neutral levers.

        To pull them yourself, add a step behind `towns.act`, or an instrument under `[[policy]]`.
        """
        return self.now.levers

    @property
    def conditions(self) -> Conditions:
        """What the outside world did in the last quarter."""
        return self.now.conditions

    @property
    def flows(self) -> Flows:
        """What happened in the last quarter."""
        return self.now.flows

    @property
    def n_towns(self) -> int:
        """Number of towns."""
        return self.start.n_towns

    @property
    def town_names(self) -> list[str]:
        """Names of the towns, in their order."""
        return self.start.town_names

    @property
    def unemployment_rate(self) -> float:
        """Unemployed as a percentage of the region's labour force."""
        return 100.0 * float(self.labour.unemployed.sum() / self.labour.labour_force().sum())

    @property
    def aim_now(self) -> np.ndarray:
        """Part of each theme's money that is aimed at a field, shape (n_towns, n_fields)."""
        return towns.aim_now(self.carried, self.now)

    @property
    def tax_now(self) -> np.ndarray:
        """Trade tax multiplier of each town, percent, shape (n_towns,)."""
        return self.start.tables.trade_tax_multiplier + self.levers.trade_tax_change

    @property
    def study_places(self) -> np.ndarray:
        """Places at each university site relative to the start, shape (n_universities,)."""
        return towns.study_places(self.now, self.context)


def _seed_of(seed: object, rng: object) -> int:
    """Return the seed that is meant, a fresh one if none is."""
    if seed is not None and rng is not None:
        raise ValueError("give either seed or rng, not both: they mean the same luck")
    if isinstance(rng, np.random.Generator):
        return fresh_seed(rng)
    meant = rng if seed is None else seed
    return fresh_seed() if meant is None else whole_seed(meant)
