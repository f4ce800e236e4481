"""Sites in the land account and firms on their plots: by hand, then in a whole history."""

from dataclasses import replace

import numpy as np
import pytest
from small import INDUSTRY, firms
from small_sites import site

from ruhrsim.common.draws import Draws
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes import sites as site_use
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.processes.land import LandUse
from ruhrsim.model.processes.shocks.openings import open_firms, opening_slots
from ruhrsim.model.processes.sites import SiteUse
from ruhrsim.model.start import site_start
from ruhrsim.model.state import sites as site_state
from ruhrsim.model.state.firms import FirmsOnSites
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS, sector_index
from ruhrsim.scenarios.scenario import read_scenario, scenario_from_dict

P = SiteUse(in_account=1.0, ha_per_job=0.05, smallest_plot_ha=0.1)
BESIDE = replace(P, in_account=0.0)
USE = np.ones(N_SECTORS)
QUARTER, TAKE_UP = 10, np.array([10.0, 0.0])


class Luck:
    """The same uniform for everyone, or one for each slot from 1 on."""

    def __init__(self, *values):
        self.values = np.array(values)

    def uniform(self, decision, slots):
        return self.values[(slots.astype(int) - 1) % len(self.values)]


def account(used=100.0, free=30.0, preparing=0.0):
    """Return two towns; the first as asked with a demand of 100, the second with 50 ha in use."""
    pair = [np.array(values) for values in ((used, 50.0), (free, 0.0), (preparing, 0.0), (0.0, 0.0))]
    nothing = np.zeros(2)
    return Land(
        *pair,
        planned_ha=nothing,
        short_ha=nothing,
        usual_free_ha=np.array([free, 0.0]),
        ha_per_demand=np.array([used / 100.0, 1.0]),
        total_ha=sum(pair),
    )


def closures(jobs):
    lost = np.zeros((2, N_SECTORS))
    lost[0, INDUSTRY] = jobs
    return lost


def movers(*employees):
    """Return firms that came from town 1 to town 0 this quarter."""
    there = firms(towns=(1,) * len(employees), sectors=(INDUSTRY,) * len(employees), employees=employees)
    rows = np.arange(len(employees))
    there.change_address(rows, QUARTER)
    there.cell[rows] = INDUSTRY
    return there


def settle(there, sites, *luck, renewal=0.0, p=P):
    site_use.take_plots(there, sites, account(), TAKE_UP, QUARTER, renewal, USE, p, Luck(*luck))
    return there


def test_a_plant_leaves_with_its_land_and_other_firms_keep_theirs():
    """20 of 100 ha go with 30 of 100 jobs, so that 80 ha remain for 70 and nobody takes free land instead."""
    land, works = account(), site(others=10.0, plots=20.0)
    works.others_ha[:] = 20.0
    site_use.change_states(works, land, closures(30.0), 2, USE, P)
    assert (land.used_ha[0], land.preparing_ha[0]) == pytest.approx((80.0, 20.0))
    assert (works.others_ha[0], works.preparing_ha[0]) == (0.0, 20.0)
    jobs = closures(70.0) + closures(0.0)
    jobs[1, INDUSTRY] = 50.0
    still = replace(LandUse(), use_new_industry=1.0, renewal=0.0)
    taken = land_use.update_land(
        land, jobs, Levers.neutral(2, N_SECTORS, 1), still, site_use.held_ha(works, 2, P)
    )
    assert taken == pytest.approx([0.0, 0.0])
    assert land.preparing_ha[0] == pytest.approx(20.0)


def test_plots_become_free_land_in_their_quarters():
    land, works = account(preparing=12.0), site(preparing=10.0)
    for quarter in (5, 6, 7):
        site_use.change_states(works, land, closures(0.0), quarter, USE, P)
    assert (land.preparing_ha[0], land.free_ha[0]) == pytest.approx((7.0, 35.0))
    assert (works.preparing_ha[0], works.free_ha[0]) == pytest.approx((5.0, 5.0))


def test_beside_the_account_a_site_changes_and_the_account_does_not():
    land, works = account(), site(others=10.0)
    for quarter in range(2, 8):
        site_use.change_states(works, land, closures(30.0), quarter, USE, BESIDE)
    same = account()
    assert all(np.array_equal(getattr(land, name), getattr(same, name)) for name in vars(same))
    assert works.free_ha[0] == pytest.approx(5.0)


@pytest.mark.parametrize(("luck", "taken"), [(0.24, 5.0), (0.26, 0.0)])
def test_a_site_gets_its_share_of_the_land_taken_up(luck, taken):
    """10 of the 40 ha on offer stand on the site; one mover needs 100 · 0.05 ha, less than the 10 ha taken up."""
    works = site()
    there = settle(movers(100.0), works, luck)
    assert works.taken_ha[0] == pytest.approx(taken)
    assert there.site[0] == (0 if taken else -1)


def test_more_need_than_the_town_takes_up_lowers_the_chance():
    """Two movers need 5 and 15 ha, the town takes up 10: the chance is a quarter of a half."""
    works = site()
    assert settle(movers(100.0, 300.0), works, 0.124, 1.0).site.tolist() == [0, -1]
    assert settle(movers(100.0, 300.0), site(), 0.126, 1.0).site.tolist() == [-1, -1]


def test_pull_weighs_the_hectares_of_the_site():
    """Pull 3: 3 · 10 / (40 + 2 · 10) = 0.5."""
    assert settle(movers(100.0), site(), 0.49, p=replace(P, pull=3.0)).site.tolist() == [0]
    assert settle(movers(100.0), site(), 0.51, p=replace(P, pull=3.0)).site.tolist() == [-1]


def test_a_mover_keeps_where_it_came_from_and_an_exchange_comes_from_the_town():
    there = settle(movers(100.0), site(), 0.1)
    assert (there.came_from[0], there.brought[0], there.moved[0]) == (1, 100.0, QUARTER)
    local = settle(firms(towns=(0,), sectors=(INDUSTRY,), employees=(100.0,)), site(), 0.01, renewal=0.4)
    assert (local.came_from[0], local.brought[0], local.site[0]) == (0, 100.0, 0)


def test_firms_that_stay_exchange_their_place_at_the_pace_of_renewal():
    """0.4 a year is a tenth a quarter, a quarter of that comes to the site."""
    stay = {"towns": (0,), "sectors": (INDUSTRY,), "employees": (100.0,)}
    assert settle(firms(**stay), site(), 0.024, renewal=0.4).site.tolist() == [0]
    assert settle(firms(**stay), site(), 0.026, renewal=0.4).site.tolist() == [-1]


def test_new_firms_plan_for_the_size_they_want():
    new = firms(towns=(0,), sectors=(INDUSTRY,), employees=(40.0,), born=float(QUARTER))
    new.employees[:] = 0.0
    works = site()
    assert settle(new, works, 0.1).plot_ha[0] == pytest.approx(2.0)
    assert (new.came_from[0], new.brought[0]) == (-1, 0.0)


def test_a_firm_below_the_smallest_plot_rents_elsewhere():
    assert settle(movers(1.9), site(), 0.0).site.tolist() == [-1]


def test_the_luckier_firm_gets_the_last_plot():
    works = site(preparing=4.0)
    there = settle(movers(100.0, 100.0), works, 0.05, 0.04)
    assert there.site.tolist() == [-1, 0]
    assert works.free_ha[0] == pytest.approx(1.0)


def test_a_site_without_free_plots_takes_nobody():
    assert settle(movers(100.0), site(taken=0.0, preparing=10.0), 0.0).site.tolist() == [-1]


def test_a_firm_that_moves_on_leaves_its_plot():
    works = site()
    there = settle(movers(100.0), works, 0.1)
    there.change_address(np.array([0]), QUARTER + 1)
    assert site_use.taken_ha(there, works)[0] == 0.0


def test_sites_are_cut_to_the_land_of_their_towns():
    """20 ha in preparation, but the town has 4 in preparation and 8 restricted."""
    works, land = site(preparing=20.0, plots=20.0), account(preparing=4.0)
    land.restricted_ha[0] = 8.0
    site_start._cut(works, land)
    assert (works.plots_ha[0], works.preparing_ha[0], works.cut_ha[0]) == pytest.approx((12.0, 12.0, 8.0))


@pytest.fixture(scope="module")
def history():
    """Bochum after Opel, quarter by quarter: model at the end and what held in each quarter."""
    model = RuhrModel("bochum_after_opel", seed=2, scale=0.02, follow_sites=True)
    rows = []
    for _ in range(4 * model.question.years):
        model.step()
        land, sites, there = model.land, model.sites, model.firms.site >= 0
        rows.append(
            {
                "total": land.used_ha + land.free_ha + land.preparing_ha + land.restricted_ha - land.total_ha,
                "least": min(
                    kind.min() for kind in (land.used_ha, land.free_ha, land.preparing_ha, land.restricted_ha)
                ),
                "plots": sites.others_ha
                + sites.preparing_ha
                + sites.taken_ha
                + sites.free_ha
                - sites.plots_ha,
                "held": land.preparing_ha - sites.by_town(sites.preparing_ha, model.n_towns),
                "taken": sites.taken_ha - site_use.taken_ha(model.firms, sites),
                "astray": model.firms.municipality[there] - sites.town[model.firms.site[there]],
            }
        )
    return model, rows


def test_land_and_plots_add_up_in_every_quarter(history):
    for row in history[1]:
        assert row["total"] == pytest.approx(0.0, abs=1e-6)
        assert row["plots"] == pytest.approx(0.0, abs=1e-6)
        assert row["least"] >= -1e-9


def test_the_land_of_sites_is_inside_the_account(history):
    assert min(row["held"].min() for row in history[1]) > -1e-6


def test_occupants_stand_in_the_town_of_their_site_and_on_its_plots(history):
    for row in history[1]:
        assert not row["astray"].any()
        assert row["taken"] == pytest.approx(0.0)


def test_mark_51_7_goes_through_its_states(history):
    table = history[0].recorder.site_table().set_index(["site", "year"]).loc["mark517"]
    assert table["state"][[2013, 2014, 2015, 2016]].tolist() == [
        "in use",
        "closed",
        "in preparation",
        "marketed",
    ]
    assert (table["jobs"].loc[:2015] == 0.0).all()
    assert (table["jobs_new_region"] <= table["jobs_new_town"] + 1e-9).all()
    assert (table["jobs_new_town"] <= table["jobs"] + 1e-9).all()


def test_the_parcel_centre_stands_on_the_site(history):
    """It opens in the first quarter of 2020, the 49th, in logistics in Bochum."""
    model = history[0]
    cell = model.town_names.index("Bochum") * N_SECTORS + sector_index("logistics")
    centre = model.firms.slot == opening_slots(49, np.array([cell]))
    assert model.firms.site[centre].tolist() == [0]
    assert 0.0 < model.firms.plot_ha[centre][0] <= 600 * 0.0278 + 1e-9


@pytest.mark.parametrize(("jobs", "plot"), [(100.0, 5.0), (300.0, 10.0)])
def test_a_documented_opening_takes_its_plot_or_what_is_left(jobs, plot):
    openings = np.zeros((2, N_SECTORS))
    openings[0, INDUSTRY] = jobs
    works = site()
    works.openings = {QUARTER: {INDUSTRY: 0}}
    opened = FirmsOnSites(**open_firms(openings, QUARTER, FirmEntry(), Draws(1)))
    settle(opened, works, 1.0)
    assert opened.plot_ha[0] == pytest.approx(plot)


def with_sites(name, seed=3, quarters=44, follow=True, **parameters):
    """Return tables and firms of the first years of a scenario with other numbers for the sites."""
    content = read_scenario("hindcast").to_dict() | {"name": name, "parameters": {"sites": parameters}}
    model = RuhrModel(scenario_from_dict(content, name), seed=seed, scale=0.02, follow_sites=follow)
    model.run_for(quarters)
    return model


def test_sites_beside_the_account_move_no_result():
    first, second = with_sites("first"), with_sites("second", pull=5.0, ha_per_job=0.01, commercial_share=1.0)
    assert first.recorder.region_table().equals(second.recorder.region_table())
    assert first.recorder.town_table().equals(second.recorder.town_table())
    assert not first.recorder.site_table().equals(second.recorder.site_table())


@pytest.mark.parametrize("in_account", [0.0, 1.0])
def test_who_takes_which_plot_moves_no_result(in_account):
    first, second = (
        with_sites("one", quarters=24, follow=follow, in_account=in_account) for follow in (True, False)
    )
    assert first.recorder.region_table().equals(second.recorder.region_table())
    assert first.recorder.town_table().equals(second.recorder.town_table())
    assert (first.firms.site >= 0).any()
    with pytest.raises(ValueError, match="follow_sites=True"):
        second.recorder.site_table()


@pytest.mark.slow
def test_another_site_elsewhere_changes_nobodys_luck(monkeypatch):
    """Without the sites of other towns, the same firms stand on Mark 51°7."""
    whole = with_sites("whole", quarters=60)
    only = tuple(known for known in site_state.documented_sites() if known.key == "mark517")
    monkeypatch.setattr(site_state, "documented_sites", lambda region: only)
    monkeypatch.setattr(site_start, "OPENED_ON", {"dhl_bochum_2020": "mark517"})
    alone = with_sites("alone", quarters=60)
    assert len(alone.sites) == 1
    assert sorted(alone.firms.slot[alone.firms.site == 0]) == sorted(whole.firms.slot[whole.firms.site == 0])
    assert (alone.firms.site == 0).sum() > 1


def test_same_seed_same_occupants():
    first, second = with_sites("first"), with_sites("first")
    assert first.recorder.site_table().equals(second.recorder.site_table())


def test_without_the_closure_nothing_stands_on_the_site():
    model = RuhrModel("bochum_without_opel", seed=3, scale=0.02, follow_sites=True)
    model.run_for(52)
    mark = model.recorder.site_table().query("site == 'mark517'")
    assert set(mark["state"]) == {"in use"}
    assert (mark["jobs"] == 0.0).all()
