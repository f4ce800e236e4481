"""Each estimate finds the effect that was planted."""

import numpy as np
import pytest

from planted_effects import PlantedLab
from ruhrsim.effects import estimates
from ruhrsim.effects.lab import BEFORE, TOWNS
from ruhrsim.effects.treatments import SUPPORT_YEARS, strongest_theme
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES, THEMES, sector_index

PUBLIC, LOCAL = sector_index("public_education"), sector_index("local_services")
AFTER = slice(BEFORE + 1, None)


def answer(parts):
    part, base = parts
    return part / base


def town_of(lab, changes):
    for entry in (*changes.get("shock", ()), *changes.get("policy", ())):
        if "town" in entry or "towns" in entry:
            return lab.town(entry.get("town") or entry["towns"][0])
    raise AssertionError(changes)


def closing(lab, per_job_elsewhere=0.5, unemployed_share=0.4):
    """A closure takes its jobs, and local services of another town per job, and makes residents unemployed."""

    def effect(course, changes):
        (shock,) = changes["shock"]
        town, sector = lab.town(shock["town"]), sector_index(shock["sector"])
        course.jobs[AFTER, town, sector] -= shock["jobs"]
        course.jobs[AFTER, lab.town("Herne"), LOCAL] -= per_job_elsewhere * shock["jobs"]
        course.unemployed[AFTER, town] += unemployed_share * shock["jobs"]
        if "policy" in changes:
            course.unemployed[BEFORE + 3, town] -= 0.07 * shock["jobs"]
            course.unemployed[BEFORE + 1, town] -= 0.02 * shock["jobs"]

    lab.effect = effect
    return lab


def test_closures():
    lab = closing(PlantedLab(5))
    assert answer(estimates.closure_lost(lab, 4)) == pytest.approx(1.5)
    assert answer(estimates.closure_absorbed(lab, 1)) == pytest.approx(-0.5)
    assert answer(estimates.untreated_sectors(lab, 5)) == pytest.approx(5.0)
    assert answer(estimates.moved_or_commuting(lab, 2)) == pytest.approx(0.6)
    assert estimates.closure_lost(lab, 0) == pytest.approx((0.0, 0.03 * sum(map(lab.jobs_in, TOWNS))))


def test_the_largest_gain_of_a_transfer_company_counts():
    assert answer(estimates.transfer_gain(closing(PlantedLab(5)), 5)) == pytest.approx(7.0)


def test_grants_cost_what_was_planted():
    lab = PlantedLab(5)

    def effect(course, changes):
        (policy,) = changes["policy"]
        town = town_of(lab, changes)
        course.flows["granted_eur"][AFTER, town] += policy["eur_per_year"]
        jobs = 5 * policy["eur_per_year"] / 20000.0
        course.jobs[AFTER, town, LOCAL] += jobs
        course.jobs[AFTER, lab.town("Herne"), LOCAL] -= jobs / 4

    lab.effect = effect
    assert 1.0 / answer(estimates.grant_jobs_in_town(lab, 5)) == pytest.approx(20000.0)
    assert 1.0 / answer(estimates.grant_jobs_in_region(lab, 5)) == pytest.approx(20000.0 / 0.75)
    assert answer(estimates.grant_percent_of_town(lab, 5)) == pytest.approx(100 * 50.0 * 5 / 20000.0)
    neighbours = sum(lab.start_jobs.sum() - lab.jobs_in(town) for town in TOWNS)
    lost = sum(lab.jobs_in(town) for town in TOWNS) * 50.0 * 5 / 20000.0 / 4
    assert answer(estimates.grant_percent_of_neighbours(lab, 5)) == pytest.approx(-100 * lost / neighbours)


def test_private_jobs_per_public_job():
    lab = PlantedLab(20)

    def effect(course, changes):
        town = town_of(lab, changes)
        course.jobs[AFTER, town, PUBLIC] += 100.0
        course.jobs[AFTER, town, LOCAL] += 80.0

    lab.effect = effect
    assert answer(estimates.private_per_public(lab, 20)) == pytest.approx(0.8)


def test_an_institute_has_eleven_jobs_a_million():
    lab = PlantedLab(3)

    def effect(course, changes):
        (policy,) = changes["policy"]
        course.jobs[AFTER, town_of(lab, changes), PUBLIC] += 11.0 * policy["eur_per_year"] / 1e6

    lab.effect = effect
    assert answer(estimates.institute_jobs(lab, 3)) == pytest.approx(11.0)


def test_what_is_left_of_support():
    lab = PlantedLab(36)

    def effect(course, changes):
        town = town_of(lab, changes)
        course.jobs[BEFORE + SUPPORT_YEARS, town, LOCAL] += 100.0
        course.jobs[BEFORE + SUPPORT_YEARS + 16, town, LOCAL] += 80.0

    lab.effect = effect
    assert answer(estimates.support_left(lab, 16)) == pytest.approx(0.8)


def test_clusters_of_supported_firms_and_others():
    lab = PlantedLab(5)

    def effect(course, changes):
        town, theme = town_of(lab, changes), sector_index(changes["policy"][0]["theme"])
        course.jobs[AFTER, town, theme] *= 1.02
        course.jobs[AFTER, lab.town("Herne"), LOCAL] -= 10.0

    lab.effect = effect
    assert answer(estimates.supported_firms(lab, 5)) == pytest.approx(2.0)
    jobs = lab.start_jobs
    rest = sum(jobs.sum() - jobs[lab.town(town), strongest_theme(jobs, lab.town(town))] for town in TOWNS)
    assert answer(estimates.beyond_supported(lab, 5)) == pytest.approx(-100.0 * 60.0 / rest)


def test_money_that_meets_what_is_there():
    lab = PlantedLab(5)
    rows = [lab.town(town) for town in TOWNS]
    low, _, _ = estimates.thirds(estimates.density(lab.start_jobs)[rows])

    def effect(course, changes):
        ((town, own),) = changes["strategy"]["towns"].items()
        theme = THEMES.index(next(iter(own["weights"])))
        if not low[TOWNS.index(town), theme]:
            course.jobs[AFTER, lab.town(town), theme] += 3.0 * 20.0 * lab.population[lab.town(town)] / 1e6

    lab.effect = effect
    assert answer(estimates.relatedness_gradient(lab, 5)) == pytest.approx(3.0 / 2.0)
    assert estimates.theme_responses(lab, 5)[low] == pytest.approx(0.0)


def test_thirds_and_density():
    low, middle, high = estimates.thirds(np.array([[5.0, 1.0, 9.0], [2.0, 7.0, 3.0]]))
    assert low.tolist() == [[False, True, False], [True, False, False]]
    assert middle.tolist() == [[True, False, False], [False, False, True]]
    assert high.tolist() == [[False, False, True], [False, True, False]]
    alike = np.outer([1.0, 3.0], np.arange(1.0, N_SECTORS + 1.0))
    assert estimates.density(alike) == pytest.approx(np.ones((2, N_THEMES)))


def test_cooperation():
    lab = PlantedLab(10)

    def effect(course, changes):
        if changes["strategy"]["cooperation"]["all"] == 1.0:
            course.wanted[AFTER] *= 1.02
            course.unemployed[AFTER] -= 600.0

    lab.effect = effect
    assert answer(estimates.cooperation_wanted(lab, 10)) == pytest.approx(2.0)
    assert answer(estimates.cooperation_unemployment(lab, 5)) == pytest.approx(-1.0)


def test_marketing_and_broadband():
    lab = PlantedLab(5)

    def effect(course, changes):
        course.flows["settlements"][AFTER] *= 1.1
        course.jobs[AFTER] *= 1.005

    lab.effect = effect
    assert answer(estimates.marketing_settlements(lab, 5)) == pytest.approx(10.0)
    assert answer(estimates.broadband_percent(lab, 5)) == pytest.approx(0.5)
    region = lab.start_jobs.sum() * len(TOWNS) / sum(map(lab.jobs_in, TOWNS))
    assert answer(estimates.net_of_favoured(lab, 5)) == pytest.approx(0.5 * region)


def test_an_accelerator_lowers_the_hazard_by_its_effect():
    lab = PlantedLab(0)
    assert answer(estimates.incubated_hazard(lab, 10)) == pytest.approx(
        -100.0 * lab.parameters.accelerator.effect
    )


def test_money_per_start_up():
    lab = PlantedLab(5)

    def effect(course, changes):
        (policy,) = changes["policy"]
        course.flows["spin_offs"][BEFORE + 3 : BEFORE + 6, town_of(lab, changes)] += (
            policy["eur_per_year"] / 225000.0
        )

    lab.effect = effect
    assert 1.0 / answer(estimates.spin_offs_per_euro(lab, range(3, 6))) == pytest.approx(225000.0)


def test_graduates_who_change_their_choice():
    lab = PlantedLab(5)

    def effect(course, changes):
        assert changes["policy"][0]["eur_per_year"] == pytest.approx(5000.0 * 200.0 * len(lab.names))
        course.flows["stayed"][AFTER] += 4.0
        course.flows["left"][AFTER] -= 4.0

    lab.effect = effect
    assert answer(estimates.graduates_changed(lab, range(3, 6))) == pytest.approx(2.0)


def test_a_college_is_the_mirror_of_its_loss():
    lab = PlantedLab(10)

    def effect(course, changes):
        town = town_of(lab, changes)
        course.jobs[AFTER, town] *= 0.99
        course.flows["start_ups"][AFTER, town] *= 0.95

    lab.effect = effect
    assert answer(estimates.college_percent(lab, 10)) == pytest.approx(1.0)
    assert answer(estimates.college_start_ups(lab, 5)) == pytest.approx(5.0)


def test_taxes_as_an_elasticity():
    lab = PlantedLab(5)

    def effect(course, changes):
        town = town_of(lab, changes)
        course.tax[AFTER, town] *= 0.9
        course.jobs[AFTER, town, :PUBLIC] *= 0.9**-0.45
        course.jobs[AFTER, town, PUBLIC] *= 5.0

    lab.effect = effect
    assert PUBLIC == N_SECTORS - 1
    assert answer(estimates.tax_elasticity(lab, 5)) == pytest.approx(-0.45)


def test_gross_jobs_on_prepared_sites():
    lab = PlantedLab(10)

    def effect(course, changes):
        town = town_of(lab, changes)
        course.flows["granted_eur"][BEFORE + 1 : BEFORE + 6, town] += 1e7
        course.flows["land_taken_ha"][BEFORE + 4, town] += 10.0

    lab.effect = effect
    assert 1.0 / answer(estimates.site_jobs_gross(lab, 10)) == pytest.approx(5e7 / 360.0)


def test_the_labour_market_and_land_without_treatment():
    lab = PlantedLab(5)
    assert answer(estimates.jobs_per_hectare(lab, 5)) == pytest.approx(36.0)
    assert answer(estimates.separations_a_month(lab, 5)) == pytest.approx(100.0 * 100.0 / 12.0 / 50000.0)
    lab.flat.flows["filled"][:] = 100.0 * (1.0 - np.exp(-1.0))
    assert answer(estimates.vacancy_days(lab, 5)) == pytest.approx(365.25 / 4.0)
    lab.flat.free_ha[1] = 4.0
    assert answer(estimates.free_land(lab, 1)) == pytest.approx(4.0 * len(lab.names))
    assert answer(estimates.wage_parameter(lab, 1)) == -lab.parameters.firm_growth.tightness
