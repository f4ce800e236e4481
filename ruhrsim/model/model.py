"""START HERE: the model is built from tables and a scenario, then steps quarter by quarter."""

import mesa
import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import fields, graduate_choice, labour_matching, population
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes import sites as site_use
from ruhrsim.model.quarter import firms, labour, towns
from ruhrsim.model.recorder import Recorder
from ruhrsim.model.start import build as start
from ruhrsim.model.start.firm_sizes import DENSEST
from ruhrsim.model.state.flows import Flows
from ruhrsim.model.state.municipalities import Municipality
from ruhrsim.model.state.universities import University
from ruhrsim.scenarios.scenario import Scenario, in_region, read_scenario


class RuhrModel(mesa.Model):
    """The municipalities of a region with their firms, graduates and universities.

    Args:
        scenario: A `Scenario` or the name or path of one.
        seed: Luck of the run; the same seed gives the same luck in every scenario.
        scale: Part of the smallest establishments that is simulated, 1.0 for all of them; up to 5.0 for
            a denser sample of the same region, five rows of a fifth each for one establishment.
        follow_sites: Whether firms take plots on documented brownfields, for `recorder.site_table()`; a
            record beside everything else, on which no other result depends.
        region: Region instead of the scenario's own: the name of one that ships, or its folder.

    Attributes:
        firms, graduates: Agents as columns.
        municipalities, universities: Mesa agents.
        labour: Worker stocks by home, workplace and sector.
        stock: Firms and their jobs by town and sector.
        jobs: Employees by workplace and sector, shape (n_towns, n_sectors).
        sites: Documented brownfields as columns.
        flows: What happened in the last quarter.
        recorder: Indicators so far.

    Raises:
        ScenarioError: The scenario is unknown or faulty.
        ValueError: The scale is not above 0 and at most 5.
    """

    def __init__(
        self,
        scenario="status_quo",
        seed: int = 0,
        scale: float = 0.05,
        follow_sites: bool = False,
        region=None,
    ):
        super().__init__(rng=seed)
        if not 0.0 < scale <= DENSEST:
            raise ValueError(
                f"scale {scale} can't be simulated; choose 1 for the whole region, less for a sample of it, "
                f"at most {DENSEST:g}"
            )
        self.draws, self.scale, self.quarter = Draws(seed), scale, 0
        self.follow_sites = follow_sites
        question = scenario if isinstance(scenario, Scenario) else read_scenario(scenario, region)
        start.build(self, in_region(question, region))
        self.flows = Flows()
        self.recorder = Recorder(self.question.start, self.region.ags)
        towns.start_levers(self)
        self.recorder.record(self)

    @property
    def municipalities(self):
        """The 53 towns, a Mesa AgentSet in the order of their keys."""
        return self.agents_by_type[Municipality]

    @property
    def universities(self):
        """The university sites, a Mesa AgentSet."""
        return self.agents_by_type[University]

    @property
    def unemployment_rate(self) -> float:
        """Unemployed as a percentage of the region's labour force."""
        return 100.0 * float(self.labour.unemployed.sum() / self.labour.labour_force().sum())

    @property
    def aim_now(self) -> np.ndarray:
        """Part of each theme's money that is aimed at a field, shape (n_towns, n_fields)."""
        return self.imitation.aim if self.imitation and self.quarter else self.aim

    @property
    def tax_now(self) -> np.ndarray:
        """Trade tax multiplier of each town, percent, shape (n_towns,)."""
        return self.trade_tax_multiplier + self.levers.trade_tax_change

    @property
    def study_places(self) -> np.ndarray:
        """Places at each university site relative to the start, shape (n_universities,)."""
        return self.conditions.study_places[self.university_towns]

    def employers(self) -> np.ndarray:
        """Return the slot of the firm that each graduate works for or founded, 0 without one, (n_graduates,).

        Nobody in the model asks, so it is drawn when you do; nobody has a firm before the first quarter.
        """
        if not self.quarter:
            return np.zeros(len(self.graduates), np.uint64)
        return graduate_choice.employers(
            self.graduates, self.hired_graduates, self.firms, self.flows.vacancies, self.quarter, self.draws
        )

    def step(self) -> None:
        """Run one quarter.

        Raises:
            ValueError: The model has reached its last year.
        """
        if self.quarter == 4 * start.LONGEST_YEARS:
            raise ValueError(f"the model ends {start.LONGEST_YEARS} years after its start; build a new one")
        self.quarter += 1
        self.draws.quarter = self.quarter
        self.flows = Flows()
        self._update_conditions()
        towns.decide_and_act(self)
        labour.train_graduates(self)
        self.let_firms_act()
        labour.run_labour_market(self)
        self._count_firms()
        self._use_land()
        self._change_population()
        self._measure()
        self.recorder.record(self)

    def let_firms_act(self) -> None:
        """Let firms close, grow, be founded, move and settle; a model of another order has its own."""
        firms.close_firms(self)
        firms.grow_firms(self)
        firms.found_firms(self)
        firms.move_firms(self)
        firms.settle_firms(self)

    def _update_conditions(self):
        p = self.parameters
        outside.update_conditions(
            self.conditions,
            self.outside_path[self.quarter],
            self.jobs,
            p.population.labour_force_trend,
            p.conditions,
        )
        for shock in self.shocks:
            shock.strike(
                self.conditions,
                self.town_names,
                self.quarter - shock.quarters_since_start(self.question.start),
            )
        outside.settle_demand(self.conditions)
        fields.carry_demand(self.conditions, self.firms)

    def _count_firms(self):
        self.stock = self.firms.stock(self.quarter, self.n_towns)
        self.jobs = self.stock.jobs

    def _use_land(self):
        p, sites, use = self.parameters, self.sites, self.parameters.land.use()
        site_use.change_states(sites, self.land, self.conditions.closures, self.quarter, use, p.sites)
        held_ha = site_use.held_ha(sites, self.n_towns, p.sites)
        take_up = land_use.update_land(self.land, self.jobs, self.levers, p.land, held_ha)
        if self.follow_sites:
            site_use.take_plots(
                self.firms, sites, self.land, take_up, self.quarter, p.land.renewal, use, p.sites, self.draws
            )

    def _change_population(self):
        p, people = self.parameters.population, self.labour
        force, unemployed = people.labour_force(), people.unemployed.sum(axis=1)
        outside_change = self.outside_rate_start * np.expm1(self.conditions.outside_unemployment)
        rate = population.migration_rate(unemployed / force, self.unemployment_start, outside_change, p)
        self.flows.migrants = rate * force
        people.unemployed += self.flows.migrants[:, None] * people.unemployed_mix()
        population.change_population(self.population, rate, p)

    def _measure(self):
        """Bring what processes read at the start of the next quarter up to date."""
        self.surroundings.update(self.clusters, self.stock, self.levers)
        unemployed = self.labour.unemployed.sum(axis=1)
        now = labour_matching.tightness(self.flows.vacancies, unemployed, self.steady.market.commuting)
        self.tightness = now - self.tightness_start
