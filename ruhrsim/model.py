"""START HERE: the model is built from tables and a scenario, then steps quarter by quarter."""

import mesa
import numpy as np

from ruhrsim import agreements, start
from ruhrsim.draws import Draws
from ruhrsim.inputs.sectors import N_SECTORS, N_THEMES
from ruhrsim.processes import conditions as outside
from ruhrsim.processes import (
    education,
    fields,
    firm_entry,
    firm_exit,
    firm_growth,
    graduate_choice,
    labour_matching,
    population,
    relocation,
    spillovers,
)
from ruhrsim.processes import land as land_use
from ruhrsim.processes import sites as site_use
from ruhrsim.processes.imitation import distinct_portfolios, with_fields
from ruhrsim.processes.policies.instrument import World
from ruhrsim.processes.shocks.openings import open_firms
from ruhrsim.processes.strategies import portfolios
from ruhrsim.recorder import Recorder
from ruhrsim.state.flows import Flows
from ruhrsim.state.firm_sizes import DENSEST
from ruhrsim.state.firms import UNIVERSITY_SPIN_OFF
from ruhrsim.state.graduates import EMPLOYED, FOUNDER, LEFT
from ruhrsim.state.levers import Levers
from ruhrsim.state.municipalities import Municipality
from ruhrsim.state.universities import University


class RuhrModel(mesa.Model):
    """The 53 municipalities with their firms, graduates and universities.

    Args:
        scenario: A `Scenario` or the name or path of one.
        seed: Luck of the run; the same seed gives the same luck in every scenario.
        scale: Part of the smallest establishments that is simulated, 1.0 for all of them; up to 5.0 for
            a denser sample of the same region, five rows of a fifth each for one establishment.

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

    def __init__(self, scenario="status_quo", seed: int = 0, scale: float = 0.05):
        super().__init__(rng=seed)
        if not 0.0 < scale <= DENSEST:
            raise ValueError(
                f"scale {scale} can't be simulated; choose 1 for the whole region, less for a sample of it, "
                f"at most {DENSEST:g}"
            )
        self.draws, self.scale, self.quarter = Draws(seed), scale, 0
        start.build(self, scenario)
        self.flows = Flows()
        self.recorder = Recorder(self.question.start, self.region.ags)
        self._start_levers()
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
        self._decide_and_act()
        self._train_graduates()
        self._close_firms()
        self._grow_firms()
        self._found_firms()
        self._move_firms()
        self._settle_firms()
        self._run_labour_market()
        self._count_firms()
        self._use_land()
        self._change_population()
        self._measure()
        self.recorder.record(self)

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

    def _decide_and_act(self):
        self._start_levers()
        if self.quarter % 4 == 1:
            self._begin_phase()
            self._choose_portfolios()
        weights, budget = self.portfolios, self.eur_per_head * self.population
        if self.game:
            budget = budget - self.game.pay(self.quarter, budget, self.jobs, self.utility)
        actors = [*self.programmes, *filter(None, [self.game])]
        if actors:
            world = self._world(weights, budget)
            for actor in actors:
                actor.act(self.levers, world)
        self.support.move_levers(self.levers, budget, weights, self.jobs)
        self.field_support.move_levers(self.levers, self.aim_now, self.support.effect, self.jobs)
        self.flows.themes_eur = budget * weights.sum(axis=1) * outside.DT
        self.flows.granted_eur, self.flows.spent_eur = self.levers.granted_eur, self.levers.spent_eur

    def _begin_phase(self):
        year = self.question.start + 1 + self.quarter // 4
        for phase in self.question.strategy.phases:
            if phase.from_ == year:
                agreements.begin_phase(self, phase)

    def _choose_portfolios(self):
        strategies = [town.strategy for town in self.municipalities]
        weights = portfolios(strategies, self.jobs_start, self.agreed, self.conditions.trend)
        if self.imitation:
            unemployed = self.labour.unemployed.sum(axis=1) / self.labour.labour_force()
            self.imitation.adapt(weights, self.aim, 100.0 * unemployed, self.jobs.sum(axis=1), self.draws)
            weights = self.imitation.weights
        self.municipalities.do("decide", weights)
        self.portfolios = np.array([town.portfolio for town in self.municipalities])
        self.portfolio_diversity = distinct_portfolios(with_fields(self.portfolios, self.aim_now))
        self.eur_per_head = np.array([strategy.eur_per_head_year for strategy in strategies])

    def _world(self, portfolio, budget) -> World:
        return World(
            quarter=self.quarter,
            town_names=self.town_names,
            jobs=self.jobs,
            population=self.population,
            young_firms=firm_exit.young_firms(self.firms, self.quarter, self.n_towns),
            students=self.students * self._study_places(),
            spin_offs=self.parameters.graduate_choice.spin_offs
            * self.start_ups_of_sites
            * self._study_places(),
            unemployed=self.labour.unemployed.sum(axis=1),
            quotients=self.quotients,
            portfolio=portfolio,
            budget_eur=budget,
            sites=self.university_towns,
            draws=self.draws,
        )

    def _study_places(self):
        """Places at each university site relative to the start, shape (n_universities,)."""
        return self.conditions.study_places[self.university_towns]

    def _untrained(self):
        """Share of the start's graduates of each home who work without a degree, shape (n_towns,)."""
        per_year = self.graduates_per_year.sum(axis=1)
        untrained = self.conditions.untrained[self.university_towns]
        return self.graduate_homes.T @ (per_year * untrained) / (self.graduate_homes.T @ per_year)

    def _train_graduates(self):
        self.graduates.tally_decided()
        expected = education.graduates_of_quarter(
            self.graduates_per_year * self._study_places()[:, None], self.quarter, self.parameters.education
        )
        self.graduates.add(
            **education.new_graduates(
                expected, self.graduate_homes, self.thin_weight, self.quarter, self.draws
            )
        )

    def _close_firms(self):
        p, firms = self.parameters.firm_exit, self.firms
        self.flows.lost_jobs = np.zeros_like(self.jobs)
        shut = self._close_plants() if self.conditions.closures.any() else ()
        self.conditions.demand_level *= 1.0 - self.conditions.closures.sum(axis=0) / self.jobs.sum(axis=0)
        closing = firm_exit.closing_firms(firms, self.quarter, self.levers.young_exit_factor, p, self.draws)
        if len(shut):
            closing = np.union1d(closing, shut)
        self.flows.closures = firms.count(closing, self.n_towns).sum(axis=1)
        self._drop_firms(closing)
        self.flows.closed_jobs = self.flows.lost_jobs.sum(axis=1)

    def _close_plants(self):
        """Close and cut the plants of the quarter; return the rows of firms that close as a whole."""
        firms = self.firms
        shut, cut = firm_exit.close_plants(firms, self.conditions.closures)
        self.flows.lost_jobs += firms.by_cell(cut * ~shut, self.n_towns)
        firms.log_target += np.log1p(-np.where(shut, 0.0, cut / np.maximum(firms.employees, 1e-12)))
        firms.employees -= np.where(shut, 0.0, cut)
        return np.flatnonzero(shut)

    def _grow_firms(self):
        p, rest = self.parameters.firm_growth, self.rest
        spillovers.update_productivity(
            self.firms,
            self.clusters,
            self.parameters.firm_entry.productivity_sd,
            self.parameters.spillovers,
            self.draws,
        )
        scarcity = land_use.scarcity(self.land, self.free_land_start, self.parameters.land)
        income, residents = self._against_trend()
        anchor = firm_growth.demand_anchor(
            p, self.jobs, self.jobs_start, self.conditions.demand_level, income, residents
        )
        before = self.level
        wanted = firm_growth.wanted_level(p, self.clusters, scarcity, self.tightness)
        self.level = firm_growth.adjusted_level(before, wanted, p)
        drift = firm_growth.growth_drift(p, self.conditions, self.clusters, anchor, self.levers)
        step = rest.compensation + self.level - before
        firm_growth.grow_wishes(self.firms, drift, step, rest.gap, self.quarter, p, self.draws)
        fields.grow_fields(self.firms, self.levers.field_growth + self.conditions.field_growth)
        firm_growth.split_heavy_rows(self.firms, self.scale, self.quarter)

    def _against_trend(self):
        """Employed residents in reach and population, each relative to its start and trend."""
        p, years = self.parameters.population, (self.quarter - 1) * outside.DT
        in_reach = self.rest.market.commuting[:, :-1] @ self.labour.employed_residents()
        return (
            in_reach / self.residents_in_reach_start * np.exp(-p.labour_force_trend * years),
            self.population / self.population_start * np.exp(-p.population_trend * years),
        )

    def _found_firms(self):
        p = self.parameters.firm_entry
        boost = firm_entry.founding_boost(
            self.clusters, self.parameters.spillovers.digital_start, self.research_start, p
        )
        growth = self.labour.labour_force() / self.labour_force_start
        expected = (self.rest.foundations * growth[:, None] * boost + self.levers.start_ups) * outside.DT
        aimed = fields.founding_chances(self.levers, expected / outside.DT)
        people = firm_entry.found_by_population(
            np.maximum(expected, 0.0), self.thin_weight, self.quarter, p, self.draws, aimed
        )
        firms = firm_entry.found_by_firms(self.firms, self.thin_weight, self.quarter, p, self.draws)
        self.flows.corporate_spin_offs = self._add_firms(firms)
        self.flows.start_ups = self._add_firms(people) + self.flows.corporate_spin_offs

    def _move_firms(self):
        p, firms = self.parameters.relocation, self.firms
        self.utility = self.attraction.utility(
            self.clusters, self.research_start, self.land.free_ha, self.levers
        )
        movers = relocation.choose_movers(firms, p, self.draws)
        towns = relocation.choose_destinations(firms, movers, self.utility, self.attraction, self.draws)
        (origin, sector), staying = np.divmod(firms.cell[movers], N_SECTORS), towns < self.n_towns
        weight = firms.weight[movers]
        self.flows.moves_out = np.bincount(origin[staying], weight[staying], self.n_towns)
        self.flows.moves_in = np.bincount(towns[staying], weight[staying], self.n_towns)
        self.flows.departures = np.bincount(origin[~staying], weight[~staying], self.n_towns)
        inside = movers[staying]
        jobs = firms.weight[inside] * firms.employees[inside]
        self.flows.jobs_moved = np.bincount(towns[staying], jobs, self.n_towns)
        self.labour.move_jobs(origin[staying], towns[staying], sector[staying], jobs)
        relocation.relocate(firms, inside, towns[staying], self.quarter)
        self._drop_firms(movers[~staying])

    def _settle_firms(self):
        p = self.parameters.relocation
        themes = self.jobs[:, :N_THEMES]
        self.marketed = relocation.marketed_mass(themes, self._marketing(), self.cooperation, p)
        seen = relocation.visibility(self.marketed, p)
        settlers = relocation.settle_from_outside(
            self.utility,
            seen - self.seen_start,
            self.attraction,
            self.small_weight,
            self.quarter,
            p,
            self.parameters.firm_entry,
            self.draws,
        )
        self.flows.settlements, self.flows.jobs_settled = self._add_firms(settlers), self._wanted_jobs(settlers)
        if self.conditions.openings.any():
            opened = open_firms(self.conditions.openings, self.quarter, self.parameters.firm_entry, self.draws)
            self.flows.jobs_settled = self.flows.jobs_settled + self._wanted_jobs(opened)
            self.flows.settlements = self.flows.settlements + self._add_firms(opened)

    def _run_labour_market(self):
        p, flows, rest = self.parameters.labour_matching, self.flows, self.rest
        retiring = population.retirement_share(self.parameters.population)
        self._enter_and_retire(retiring)
        wanted = self._separate(retiring)
        change = self.conditions.outside_unemployment
        abroad = rest.vacancies[-1] * np.exp(-p.outside_elasticity * change)
        vacancies = np.vstack([flows.vacancies, abroad])
        flows.graduate_hires = self._place_graduates(vacancies, wanted)
        open_ = np.maximum(vacancies - flows.graduate_hires, 0.0)
        searching = self.labour.unemployed.sum(axis=1)
        help_ = labour_matching.help_with_cycle(self.levers.search_help, change, p)
        flows.hires = labour_matching.match_workers(self.labour, rest.market, open_, change, help_, p)
        flows.hired = searching - self.labour.unemployed.sum(axis=1)
        hired = (flows.hires + flows.graduate_hires)[:-1]
        labour_matching.staff_firms(self.firms, wanted, hired / np.maximum(flows.vacancies, 1e-300))
        self._found_out_of_university()

    def _enter_and_retire(self, retiring):
        labour = self.labour
        force = self.labour_force_start - self.other_employed_start
        settled = (self.rest.graduates_settled - self.rest.founders) * (1.0 - self._untrained())
        self.flows.entrants = population.entrants(force, settled, self.quarter, self.parameters.population)
        self.flows.retired = self.flows.retired_unemployed = retiring * labour.unemployed.sum(axis=1)
        labour.unemployed *= 1.0 - retiring
        labour.unemployed += self.flows.entrants[:, None] * self.entrant_mix

    def _separate(self, retiring):
        """End jobs, book why, post vacancies and return those of each establishment."""
        labour, flows, quits = self.labour, self.flows, self.parameters.labour_matching.quits
        staying, before = (labour.jobs() - flows.lost_jobs).sum(axis=1), labour.unemployed.sum(axis=1)
        wanted, flows.vacancies, flows.layoffs, retired = labour_matching.separate_workers(
            labour, self.firms, flows.lost_jobs, quits, retiring
        )
        flows.retired = flows.retired + retired
        flows.quits, flows.retired_jobs = quits * staying, retiring * staying
        flows.separations = labour.unemployed.sum(axis=1) - before
        return wanted

    def _place_graduates(self, vacancies, wanted):
        p, rest, graduates = self.parameters.graduate_choice, self.rest, self.graduates
        fitting = graduate_choice.fitting_vacancies(vacancies)
        reach = graduate_choice.reach_of_jobs(fitting, rest.fitting, rest.market.commuting)
        founding = graduate_choice.founding_chance(
            self.start_ups_of_sites,
            self.graduates_per_year.sum(axis=1),
            self.ties.mentors() * self.thin_weight,
            self.quarter * outside.DT,
            self.levers.spin_off_factor,
            p,
        )
        graduate_choice.decide(
            graduates,
            reach,
            founding,
            self.levers.retention,
            self.conditions.outside_unemployment,
            p,
            self.draws,
        )
        rows, workplace, sector = graduate_choice.choose_jobs(
            graduates, vacancies, rest.fitting, rest.market.commuting, self.draws
        )
        graduates.employer[rows] = graduate_choice.pick_employers(
            self.firms, wanted, self.flows.vacancies, workplace, sector, graduates.slot[rows], self.draws
        )
        weight, home = graduates.weight[rows], graduates.home[rows]
        np.add.at(self.labour.employed, (home, workplace, sector), weight)
        hires = np.bincount(workplace * N_SECTORS + sector, weight, minlength=vacancies.size)
        return hires.reshape(vacancies.shape)

    def _found_out_of_university(self):
        p, graduates = self.parameters.graduate_choice, self.graduates
        firms = graduate_choice.found_firms(
            graduates, self.quarter, p, self.parameters.firm_entry, self.draws
        )
        self.ties.add(graduates.university[graduates.status == FOUNDER], firms["slot"])
        self.flows.university_spin_offs = self._add_firms(firms)
        self.flows.start_ups = self.flows.start_ups + self.flows.university_spin_offs
        by_status = graduates.by_home(self.n_towns)
        self.flows.graduates_settled = by_status[FOUNDER] + by_status[EMPLOYED]
        self.flows.graduates_left = by_status[LEFT]
        self._change_other_employed(by_status[FOUNDER])

    def _change_other_employed(self, founders):
        p = self.parameters.population
        usual = self.other_employed_start * np.exp(p.labour_force_trend * outside.DT * self.quarter)
        renewal = population.retirement_share(p) * (usual - self.labour.other_employed)
        trend = usual * np.expm1(p.labour_force_trend * outside.DT)
        self.flows.other_change = renewal + trend - self.rest.founders
        self.labour.other_employed += self.flows.other_change + founders

    def _count_firms(self):
        self.stock = self.firms.stock(self.quarter, self.n_towns)
        self.jobs = self.stock.jobs

    def _use_land(self):
        p, sites, use = self.parameters, self.sites, self.parameters.land.use()
        site_use.change_states(sites, self.land, self.conditions.closures, self.quarter, use, p.sites)
        held_ha = site_use.held_ha(sites, self.n_towns, p.sites)
        take_up = land_use.update_land(self.land, self.jobs, self.levers, p.land, held_ha)
        site_use.take_plots(
            self.firms, sites, self.land, take_up, self.quarter, p.land.renewal, use, p.sites, self.draws
        )

    def _change_population(self):
        p, labour = self.parameters.population, self.labour
        force, unemployed = labour.labour_force(), labour.unemployed.sum(axis=1)
        outside_change = self.outside_rate_start * np.expm1(self.conditions.outside_unemployment)
        rate = population.migration_rate(unemployed / force, self.unemployment_start, outside_change, p)
        self.flows.migrants = rate * force
        labour.unemployed += self.flows.migrants[:, None] * labour.unemployed_mix()
        population.change_population(self.population, rate, p)

    def _measure(self):
        """Bring what processes read at the start of the next quarter up to date."""
        self.surroundings.update(self.clusters, self.stock, self.levers)
        unemployed = self.labour.unemployed.sum(axis=1)
        now = labour_matching.tightness(self.flows.vacancies, unemployed, self.rest.market.commuting)
        self.tightness = now - self.tightness_start

    def _start_levers(self):
        self.levers = Levers.neutral(self.n_towns, N_SECTORS, len(self.students))

    def _marketing(self):
        """Theme money beyond the usual, in the jobs for which the region's usual theme money stands."""
        usual_per_job = self.support.usual[:, :N_THEMES].sum() / self.jobs_start[:, :N_THEMES].sum()
        return self.levers.marketing[:, :N_THEMES] / max(usual_per_job, 1.0)

    def _add_firms(self, columns) -> np.ndarray:
        """Add firms and return their weighted number by town."""
        self.firms.add(**columns)
        return np.bincount(columns["cell"] // N_SECTORS, columns["weight"], self.n_towns)

    def _wanted_jobs(self, columns) -> np.ndarray:
        """Jobs that new firms aim for by town, shape (n_towns,)."""
        jobs = columns["weight"] * np.exp(columns["log_target"])
        return np.bincount(columns["cell"] // N_SECTORS, jobs, self.n_towns)

    def _drop_firms(self, rows):
        """Remove firms; their workers lose their jobs in the labour market of the quarter."""
        firms = self.firms
        self.flows.lost_jobs = self.flows.lost_jobs + firms.jobs_of(rows, self.n_towns)
        self.ties.drop(firms.slot[rows[firms.origin[rows] == UNIVERSITY_SPIN_OFF]])
        firms.remove(rows)
