"""Treatments that several questions share: what is done, in which towns, how strongly.

Doses that no source gives are assumed and marked so; the questions divide by the dose wherever the
study does.
"""

import numpy as np

from ruhrsim.effects.courses import Course
from ruhrsim.effects.lab import Lab
from ruhrsim.regions.sectors import N_THEMES, THEMES, sector_index

CLOSED_SHARE = 0.03
"""Part of a town's jobs that a closing plant takes (Gathmann, Helm, Schönberg 2020)."""
PUBLIC_SHARE = 0.03
"""Part of a town's jobs that come as public jobs; assumed, as large as a closure."""
GRANT_EUR_PER_JOB = 50.0
"""Grants a year for each job in the town; assumed: large enough to be seen, far from using up the town."""
GRANT_YEARS = 5
SUPPORT_YEARS = 20
"""Two decades of support (von Ehrlich, Seidel 2018)."""
CLUSTER_EUR = 1e6
"""Money of a cluster office a year; assumed."""
INSTITUTE_EUR = 2e7
"""Money of an institute a year; assumed, jobs are counted per million."""
CENTRE_EUR = 1e7
"""Money of a start-up centre a year; assumed, start-ups are counted per euro."""
MARKETING_EUR = 1e7
"""Money of the region's marketing a year; assumed, only the sign counts."""
BROADBAND_EUR_PER_HEAD = 20.0
"""Digital money per resident and year over five years; assumed."""
BROWNFIELD_EUR = 1e7
"""Money for sites a year and town; assumed, jobs are counted per euro."""
SUBSIDY_EUR_PER_JOB = 50.0
"""Subsidies a year for each job of a favoured town; assumed, jobs are counted per job."""
AID_EUR_PER_GRADUATE = 5000.0
"""Aid for each graduate of a cohort; assumed: of the order of a year's scholarship."""
TAX_SHARE = 0.1
"""Part by which the multiplier falls; assumed, elasticities are per cent."""
COLLEGE_TOWNS = ("Gelsenkirchen", "Bottrop", "Hamm", "Mülheim an der Ruhr")
"""Towns whose only university is one of applied sciences founded in recent decades."""


def closure(lab: Lab, town: str) -> tuple[Course, float]:
    """Close a plant with 3 % of a town's jobs in its larger industry; return course and jobs closed."""
    jobs = CLOSED_SHARE * lab.jobs_in(town)
    return lab.treated(shock=[closure_shock(lab, town)]), jobs


def closure_shock(lab: Lab, town: str) -> dict:
    """Return the closure of a plant with 3 % of a town's jobs."""
    return lab.shock(
        "plant_closure", town=town, jobs=CLOSED_SHARE * lab.jobs_in(town), sector=lab.plant_sector(town)
    )


def public_jobs(lab: Lab, town: str) -> Course:
    """Let public jobs come to a town."""
    jobs = PUBLIC_SHARE * lab.jobs_in(town)
    return lab.treated(shock=[lab.shock("plant_opening", town=town, jobs=jobs, sector="public_education")])


def grant(lab: Lab, town: str) -> tuple[Course, float]:
    """Pay investment grants in a town for five years; return course and money in all."""
    course = lab.treated(
        policy=[lab.policy("investment_grant", GRANT_EUR_PER_JOB * lab.jobs_in(town), GRANT_YEARS, [town])]
    )
    return course, paid(lab, course, GRANT_YEARS)


def long_support(lab: Lab, town: str, instruments) -> Course:
    """Support a town for two decades, by investment grants once there are any, until then a cluster office."""
    eur = GRANT_EUR_PER_JOB * lab.jobs_in(town)
    if "investment_grant" in instruments:
        return lab.treated(policy=[lab.policy("investment_grant", eur, SUPPORT_YEARS, [town])])
    return lab.treated(
        policy=[lab.policy("cluster_management", eur, SUPPORT_YEARS, [town], theme="new_industry")]
    )


def cluster_office(lab: Lab, town: str) -> tuple[Course, int]:
    """Give a town a cluster office for its strongest theme; return course and the theme's index."""
    theme = strongest_theme(lab.start_jobs, lab.town(town))
    policy = lab.policy("cluster_management", CLUSTER_EUR, 5, [town], theme=THEMES[theme])
    return lab.treated(policy=[policy]), theme


def strongest_theme(jobs: np.ndarray, town: int) -> int:
    """Return the theme with the highest location quotient in a town.

    Args:
        jobs: Jobs, shape (n_towns, n_sectors).
        town: Index of the town.
    """
    return int(np.argmax(quotients(jobs)[town]))


def quotients(jobs: np.ndarray) -> np.ndarray:
    """Return location quotients of the themes against the region, shape (n_towns, n_themes)."""
    share = jobs / jobs.sum(axis=1, keepdims=True)
    return (share / (jobs.sum(axis=0) / jobs.sum()))[:, :N_THEMES]


def institute(lab: Lab, town: str) -> Course:
    """Found a research institute of the town's strongest theme."""
    theme = THEMES[strongest_theme(lab.start_jobs, lab.town(town))]
    return lab.treated(
        policy=[lab.policy("research_institute", INSTITUTE_EUR, lab.years, [town], theme=theme)]
    )


def one_theme(lab: Lab, town: str, theme: str) -> Course:
    """Let a town put all its theme money into one theme."""
    own = {
        "kind": "custom",
        "weights": {theme: 1.0},
        "eur_per_head_year": lab.base.strategy.eur_per_head_year,
    }
    return lab.treated(strategy={"towns": {town: own}})


def act_as_one(lab: Lab) -> tuple[Course, Course]:
    """Let all towns act as one, and each for itself; return both courses."""
    return (
        lab.treated(strategy={"cooperation": {"all": 1.0}}),
        lab.treated(strategy={"cooperation": {"all": 0.0}}),
    )


def transfer(lab: Lab, town: str) -> tuple[Course, Course, float]:
    """Close a plant without and with a transfer company of a year for all; return courses and participants."""
    alone, people = closure(lab, town)
    money = people * lab.parameters.transfer_company.eur_per_place
    helped = lab.treated(
        shock=[closure_shock(lab, town)], policy=[lab.policy("transfer_company", money, 1, [town])]
    )
    return alone, helped, people


def no_college(lab: Lab, town: str) -> Course:
    """Take away all places to study in a town."""
    return lab.treated(shock=[lab.shock("university_funding", towns=[town], share=1.0, over_years=0.0)])


def lower_tax(lab: Lab, town: str) -> Course:
    """Lower a town's trade tax multiplier by a tenth."""
    points = TAX_SHARE * lab.baseline.tax[0, lab.town(town)]
    money = points * lab.parameters.trade_tax.revenue_per_point * lab.jobs_in(town)
    return lab.treated(policy=[lab.policy("trade_tax", money, lab.years, [town])])


def sites(lab: Lab, town: str) -> tuple[Course, float]:
    """Prepare brownfields in a town for five years; return course and money in all."""
    course = lab.treated(policy=[lab.policy("brownfield", BROWNFIELD_EUR, 5, [town])])
    return course, paid(lab, course, 5)


def favoured(lab: Lab, town: str) -> Course:
    """Subsidise firms that settle in a town."""
    eur = SUBSIDY_EUR_PER_JOB * lab.jobs_in(town)
    return lab.treated(policy=[lab.policy("location_subsidy", eur, lab.years, [town])])


def broadband(lab: Lab, town: str) -> Course:
    """Pay for a digital city in a town for five years."""
    eur = BROADBAND_EUR_PER_HEAD * lab.population[lab.town(town)]
    return lab.treated(policy=[lab.policy("digital_city", eur, 5, [town])])


def paid(lab: Lab, course: Course, years: int) -> float:
    """Return the money granted beyond the usual in the first years of a treatment, EUR."""
    return float(lab.flow_change(course, "granted_eur", range(1, years + 1)).sum())


def industry() -> list[int]:
    """Return the sectors of manufacturing."""
    return [sector_index("legacy_industry"), sector_index("new_industry")]
