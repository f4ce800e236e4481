"""How each study measures: for one world and seed two numbers, whose sums over seeds are divided.

Every function takes a `Lab` and returns (part, base). An estimate is Σ part / Σ base over the seeds
of a world and, inside the function, over the towns treated in turn; so a town counts by its size. For
costs the part is jobs and the base money, and the answer is turned round at the end.
"""

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.effects import treatments
from ruhrsim.effects.lab import BEFORE, TOWNS, Lab
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.instrument import World as InstrumentWorld
from ruhrsim.model.start.relatedness import read_relatedness
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES, THEMES, sector_index

Parts = tuple[float, float]
_DAYS_A_QUARTER, _MONTHS_A_YEAR = 365.25 / 4.0, 12.0
_PUBLIC = sector_index("public_education")


def closure_lost(lab: Lab, year: int) -> Parts:
    """Return regional jobs lost so many years after plants closed, and jobs closed."""
    lost = closed = 0.0
    for town in TOWNS:
        course, jobs = treatments.closure(lab, town)
        lost -= float(lab.change(course, "jobs", year).sum())
        closed += jobs
    return lost, closed


def closure_absorbed(lab: Lab, year: int) -> Parts:
    """Return jobs that others in the region made up for, and jobs closed."""
    lost, closed = closure_lost(lab, year)
    return closed - lost, closed


def untreated_sectors(lab: Lab, year: int) -> Parts:
    """Return jobs lost in all other sectors of the region for ten in manufacturing, and jobs lost there."""
    other = own = 0.0
    for town in TOWNS:
        course, _ = treatments.closure(lab, town)
        change = lab.change(course, "jobs", year).sum(axis=0)
        lost = -float(change[treatments.industry()].sum())
        own += lost
        other += -float(change.sum()) - lost
    return 10.0 * other, own


def moved_or_commuting(lab: Lab, year: int) -> Parts:
    """Return jobs lost in the town that are no unemployment of its residents, and jobs lost in the town.

    Jobs here are employed residents plus those who commute in less those who commute out, and
    residents at work are the labour force less the unemployed: what does not become unemployment
    left the town's labour force or its balance of commuters.
    """
    elsewhere = lost = 0.0
    for name in TOWNS:
        town, (course, _) = lab.town(name), treatments.closure(lab, name)
        gone = -float(lab.change(course, "jobs", year)[town].sum())
        lost += gone
        elsewhere += gone - float(lab.change(course, "unemployed", year)[town])
    return elsewhere, lost


def transfer_gain(lab: Lab, years: int) -> Parts:
    """Return the largest change of employment at the end of one of the years, in points per participant."""
    gain, people = np.zeros(years), 0.0
    for town in TOWNS:
        alone, helped, participants = treatments.transfer(lab, town)
        for year in range(1, years + 1):
            gain[year - 1] += float((alone.unemployed - helped.unemployed)[BEFORE + year].sum())
        people += participants
    return 100.0 * float(gain[np.argmax(np.abs(gain))]), people


def grant_jobs_in_town(lab: Lab, year: int) -> Parts:
    """Return additional jobs in the town, and public money."""
    return _grants(lab, lambda change, town: float(change[town].sum()), year)


def grant_jobs_in_region(lab: Lab, year: int) -> Parts:
    """Return additional jobs in the region, and public money."""
    return _grants(lab, lambda change, town: float(change.sum()), year)


def _grants(lab, count, year):
    jobs = money = 0.0
    for town in TOWNS:
        course, paid = treatments.grant(lab, town)
        jobs += count(lab.change(course, "jobs", year), lab.town(town))
        money += paid
    return jobs, money


def grant_percent_of_town(lab: Lab, year: int) -> Parts:
    """Return additional jobs in the town, in per cent of its jobs."""
    return _percent(
        lab, lambda town: treatments.grant(lab, town)[0], year, lambda change, town: change[town].sum()
    )


def grant_percent_of_neighbours(lab: Lab, year: int) -> Parts:
    """Return the change of jobs in all other towns of the region, in per cent of theirs."""
    change = base = 0.0
    for name in TOWNS:
        course, _ = treatments.grant(lab, name)
        others = np.arange(len(lab.names)) != lab.town(name)
        change += float(lab.change(course, "jobs", year)[others].sum())
        base += float(lab.baseline.jobs[BEFORE + year][others].sum())
    return 100.0 * change, base


def private_per_public(lab: Lab, years: int) -> Parts:
    """Return job-years in private sectors of the town, and job-years in public ones, over all years."""
    private = public = 0.0
    for name in TOWNS:
        course = treatments.public_jobs(lab, name)
        for year in range(1, years + 1):
            change = lab.change(course, "jobs", year)[lab.town(name)]
            public += float(change[_PUBLIC])
            private += float(change.sum() - change[_PUBLIC])
    return private, public


def institute_jobs(lab: Lab, year: int) -> Parts:
    """Return jobs in the institute's theme and the public sector of the town, and EUR million a year."""
    jobs = 0.0
    for name in TOWNS:
        town, course = lab.town(name), treatments.institute(lab, name)
        change = lab.change(course, "jobs", year)[town]
        jobs += float(change[treatments.strongest_theme(lab.start_jobs, town)] + change[_PUBLIC])
    return jobs, len(TOWNS) * treatments.INSTITUTE_EUR / 1e6


def support_left(lab: Lab, years: int) -> Parts:
    """Return additional jobs in the town so many years after support ended, and at its end."""
    left = there = 0.0
    for name in TOWNS:
        town, course = lab.town(name), treatments.long_support(lab, name, INSTRUMENTS)
        left += float(lab.change(course, "jobs", treatments.SUPPORT_YEARS + years)[town].sum())
        there += float(lab.change(course, "jobs", treatments.SUPPORT_YEARS)[town].sum())
    return left, there


def supported_firms(lab: Lab, year: int) -> Parts:
    """Return the change of jobs in the supported theme of the town, in per cent of its jobs."""
    change = base = 0.0
    for name in TOWNS:
        town, (course, theme) = lab.town(name), treatments.cluster_office(lab, name)
        change += float(lab.change(course, "jobs", year)[town, theme])
        base += float(lab.baseline.jobs[BEFORE + year][town, theme])
    return 100.0 * change, base


def beyond_supported(lab: Lab, year: int) -> Parts:
    """Return the change of all the region's other jobs, in per cent of them."""
    change = base = 0.0
    for name in TOWNS:
        town, (course, theme) = lab.town(name), treatments.cluster_office(lab, name)
        change += _all_but(lab.change(course, "jobs", year), town, theme)
        base += _all_but(lab.baseline.jobs[BEFORE + year], town, theme)
    return 100.0 * change, base


def _all_but(jobs, town, theme) -> float:
    return float(jobs.sum() - jobs[town, theme])


def relatedness_gradient(lab: Lab, year: int) -> Parts:
    """Return how much more money does for themes of medium and high relatedness, against money in any theme.

    A theme's response in a town is its jobs when all the town's money goes into it less its mean jobs when
    all goes into one of the others, per EUR million a year. Pairs of town and theme are cut into thirds
    by `density`; the part is the mean response of the two upper thirds less that of the lowest, the
    base the mean response of all.
    """
    response = theme_responses(lab, year)
    low, middle, high = thirds(density(lab.start_jobs)[[lab.town(name) for name in TOWNS]])
    upper = response[middle | high].mean()
    return float(upper - response[low].mean()), float(response.mean())


def theme_responses(lab: Lab, year: int) -> np.ndarray:
    """Return jobs per EUR million a year that money for a theme gives it, shape (towns treated, n_themes)."""
    response = np.zeros((len(TOWNS), N_THEMES))
    for row, name in enumerate(TOWNS):
        town = lab.town(name)
        jobs = np.array(
            [treatments.one_theme(lab, name, theme).jobs[BEFORE + year, town, :N_THEMES] for theme in THEMES]
        )
        own = np.diag(jobs)
        others = (jobs.sum(axis=0) - own) / (N_THEMES - 1)
        budget = lab.base.strategy.eur_per_head_year * lab.population[town] / 1e6
        response[row] = (own - others) / budget
    return response


def density(jobs: np.ndarray) -> np.ndarray:
    """Return relatedness density: location quotients of a town weighted by relatedness to a theme, own theme included.

    Args:
        jobs: Jobs, shape (n_towns, n_sectors).

    Returns:
        Shape (n_towns, n_themes).
    """
    share = jobs / jobs.sum(axis=1, keepdims=True)
    quotients = share / (jobs.sum(axis=0) / jobs.sum())
    weights = read_relatedness()[:, :N_THEMES]
    return quotients @ weights / weights.sum(axis=0)


def thirds(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return three masks that cut values into thirds, lowest first."""
    rank = np.argsort(np.argsort(values, axis=None, kind="stable")).reshape(values.shape)
    third = rank * 3 // values.size
    return third == 0, third == 1, third == 2


def cooperation_wanted(lab: Lab, year: int) -> Parts:
    """Return how much more firms want when towns act as one than each for itself, in per cent."""
    together, alone = treatments.act_as_one(lab)
    return 100.0 * float((together.wanted - alone.wanted)[BEFORE + year]), float(alone.wanted[BEFORE + year])


def cooperation_unemployment(lab: Lab, year: int) -> Parts:
    """Return the change of the region's unemployment rate when towns act as one, points."""
    together, alone = treatments.act_as_one(lab)
    rates = [
        course.unemployed[BEFORE + year].sum() / course.labour_force[BEFORE + year].sum()
        for course in (together, alone)
    ]
    return 100.0 * float(rates[0] - rates[1]), 1.0


def marketing_settlements(lab: Lab, years: int) -> Parts:
    """Return additional firms from outside, in per cent of the usual."""
    course = lab.treated(policy=[lab.policy("joint_marketing", treatments.MARKETING_EUR, years)])
    usual = lab.baseline.flows["settlements"][BEFORE + 1 : BEFORE + years + 1].sum()
    return 100.0 * float(lab.flow_change(course, "settlements", range(1, years + 1)).sum()), float(usual)


def incubated_hazard(lab: Lab, years: int) -> Parts:
    """Return the change of a young firm's hazard of closing with a full place in an accelerator, in per cent."""
    instrument, p = INSTRUMENTS["accelerator"], lab.parameters.accelerator
    n_towns = len(lab.names)
    levers = Levers.neutral(n_towns, N_SECTORS, 1)
    young, zeros = np.ones((n_towns, N_SECTORS)), np.zeros(n_towns)
    world = InstrumentWorld(
        quarter=1,
        town_names=lab.names,
        jobs=lab.start_jobs,
        young_firms=young,
        population=lab.population,
        unemployed=zeros,
        quotients=young,
        portfolio=young,
        budget_eur=zeros,
        sites=np.zeros(1, int),
        students=np.ones(1),
        spin_offs=np.ones(1),
        draws=Draws(lab.seed),
    )
    enough = np.full(n_towns, 1e12)
    instrument(**{"from": lab.first, "to": lab.first, "eur_per_year": 1e12}).pull(levers, world, enough, p)
    return 100.0 * float(levers.young_exit_factor.min() - 1.0), 1.0


def spin_offs_per_euro(lab: Lab, years: range) -> Parts:
    """Return additional start-ups out of universities in some years, and the money of these years."""
    firms = 0.0
    towns = ("Duisburg", "Essen", "Dortmund", "Bochum")
    for town in towns:
        policy = lab.policy("start_up_centre", treatments.CENTRE_EUR, lab.years, [town])
        firms += float(lab.flow_change(lab.treated(policy=[policy]), "spin_offs", years).sum())
    return firms, len(towns) * len(years) * treatments.CENTRE_EUR


def graduates_changed(lab: Lab, years: range) -> Parts:
    """Return points of a cohort that stay because of aid, over some years."""
    base = lab.baseline
    decided = base.flows["stayed"] + base.flows["left"]
    a_year = float(decided[BEFORE + 1 :].sum(axis=1).mean())
    course = lab.treated(
        policy=[lab.policy("talent_retention", treatments.AID_EUR_PER_GRADUATE * a_year, lab.years)]
    )
    rows = [BEFORE + year for year in years]
    more = _kept(course, rows) - _kept(base, rows)
    return 100.0 * more, 1.0


def _kept(course, rows) -> float:
    stayed, left = course.flows["stayed"][rows].sum(), course.flows["left"][rows].sum()
    return float(stayed / (stayed + left))


def broadband_percent(lab: Lab, year: int) -> Parts:
    """Return additional jobs at the place, in per cent."""
    return _percent(
        lab, lambda town: treatments.broadband(lab, town), year, lambda change, town: change[town].sum()
    )


def _percent(lab, treat, year, count):
    change = base = 0.0
    for name in TOWNS:
        town = lab.town(name)
        change += float(count(lab.change(treat(name), "jobs", year), town))
        base += float(lab.baseline.jobs[BEFORE + year, town].sum())
    return 100.0 * change, base


def college_percent(lab: Lab, year: int) -> Parts:
    """Return what a college adds to the town's jobs, in per cent: the loss without it, with the sign turned."""
    change = base = 0.0
    for name in treatments.COLLEGE_TOWNS:
        town = lab.town(name)
        change -= float(lab.change(treatments.no_college(lab, name), "jobs", year)[town].sum())
        base += float(lab.baseline.jobs[BEFORE + year, town].sum())
    return 100.0 * change, base


def college_start_ups(lab: Lab, years: int) -> Parts:
    """Return what a college adds to the town's start-ups, in per cent: the loss without it, with the sign turned."""
    change = base = 0.0
    for name in treatments.COLLEGE_TOWNS:
        town, course = lab.town(name), treatments.no_college(lab, name)
        change -= float(lab.flow_change(course, "start_ups", range(1, years + 1))[town])
        base += float(lab.baseline.flows["start_ups"][BEFORE + 1 : BEFORE + years + 1, town].sum())
    return 100.0 * change, base


def tax_elasticity(lab: Lab, year: int) -> Parts:
    """Return the log change of a town's jobs outside the public sector, and that of its multiplier."""
    jobs = tax = 0.0
    private = np.arange(N_SECTORS) != _PUBLIC
    for name in TOWNS:
        town, course = lab.town(name), treatments.lower_tax(lab, name)
        there, usual = (table.jobs[BEFORE + year, town, private].sum() for table in (course, lab.baseline))
        jobs += float(np.log(there / usual))
        tax += float(np.log(course.tax[BEFORE + year, town] / lab.baseline.tax[BEFORE + year, town]))
    return jobs, tax


def site_jobs_gross(lab: Lab, years: int) -> Parts:
    """Return jobs on land that was taken up because sites were prepared, and public money.

    Jobs are counted where they stand, moved from nearby or not: hectares taken up times the jobs that
    stand on a hectare in the town.
    """
    jobs = money = 0.0
    for name in TOWNS:
        town, (course, paid) = lab.town(name), treatments.sites(lab, name)
        hectares = float(lab.flow_change(course, "land_taken_ha", range(1, years + 1))[town])
        jobs += hectares * float(
            course.land_jobs[BEFORE + years, town] / course.used_ha[BEFORE + years, town]
        )
        money += paid
    return jobs, money


def jobs_per_hectare(lab: Lab, year: int) -> Parts:
    """Return jobs that stand on commercial land, and hectares in use."""
    return (
        float(lab.baseline.land_jobs[BEFORE + year].sum()),
        float(lab.baseline.used_ha[BEFORE + year].sum()),
    )


def net_of_favoured(lab: Lab, year: int) -> Parts:
    """Return net jobs of the region, in per cent of the favoured town's jobs."""
    return _percent(lab, lambda town: treatments.favoured(lab, town), year, lambda change, town: change.sum())


def wage_parameter(lab: Lab, year: int) -> Parts:
    """Return the elasticity that stands for wages: of wanted size to tightness, with the sign turned."""
    return -float(lab.parameters.firm_growth.tightness), 1.0


def separations_a_month(lab: Lab, years: int) -> Parts:
    """Return those who become unemployed in a month in per cent, and employed residents, over years."""
    rows = slice(BEFORE + 1, BEFORE + years + 1)
    flows = lab.baseline.flows["separations"][rows].sum() / _MONTHS_A_YEAR
    return 100.0 * float(flows), float(lab.baseline.employed[rows].sum())


def vacancy_days(lab: Lab, years: int) -> Parts:
    """Return the mean days until a vacancy is filled.

    A part f of the vacancies is filled within a quarter; with a constant rate the mean time is
    91.3 days / -ln(1 - f).
    """
    rows = slice(BEFORE + 1, BEFORE + years + 1)
    filled, posted = (lab.baseline.flows[key][rows].sum() for key in ("filled", "vacancies"))
    return _DAYS_A_QUARTER / -float(np.log1p(-filled / posted)), 1.0


def free_land(lab: Lab, year: int) -> Parts:
    """Return free commercial land so many years after the start, ha: the start has to be at rest."""
    return float(lab.baseline.free_ha[year].sum()), 1.0
