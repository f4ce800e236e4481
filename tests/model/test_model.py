"""The model as a whole: identities in every quarter, rest, pairing, Mesa habits."""

import mesa
import numpy as np
import pandas as pd
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT, SEARCHING
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.scenarios.scenario import list_scenarios, read_scenario, scenario_from_dict

SCALE = 0.02
SCENARIOS = list_scenarios()


def weighted(firms):
    return firms.weight.sum()


def regional_force(model):
    return model.labour.labour_force()


@pytest.fixture(scope="module", params=SCENARIOS)
def history(request):
    """Every quarter of three years of a shipped scenario: the stocks before and after, and the flows."""
    model = RuhrModel(request.param, seed=3, scale=SCALE)
    rows = []
    for _ in range(12):
        before = {
            "firms": weighted(model.firms),
            "force": regional_force(model),
            "unemployed": model.labour.unemployed.sum(axis=1),
            "graduates": model.graduates.count().sum(),
        }
        model.step()
        rows.append(
            (
                before,
                model.flows,
                {
                    "firms": weighted(model.firms),
                    "force": regional_force(model),
                    "labour_jobs": model.labour.jobs(),
                    "firm_jobs": model.firms.by_cell(model.firms.employees, 53),
                    "unemployed": model.labour.unemployed.copy(),
                    "long_term": model.labour.long_term.copy(),
                    "graduates": model.graduates.count(),
                    "land": [
                        getattr(model.land, f"{kind}_ha").copy()
                        for kind in ("used", "free", "preparing", "restricted", "total")
                    ],
                    "employed": model.labour.employed.copy(),
                },
            )
        )
    return rows


def test_firms_are_those_before_plus_entries_less_exits(history):
    for before, flows, after in history:
        change = (flows.start_ups + flows.settlements - flows.closures - flows.departures).sum()
        assert after["firms"] == pytest.approx(before["firms"] + change, rel=1e-9)


def test_moves_within_the_region_neither_make_nor_lose_firms(history):
    for _, flows, _ in history:
        assert flows.moves_in.sum() == pytest.approx(flows.moves_out.sum(), rel=1e-12)


def test_employees_in_firms_are_workers_by_workplace_and_sector(history):
    for _, _, after in history:
        assert after["labour_jobs"] == pytest.approx(after["firm_jobs"], rel=1e-9, abs=1e-6)


def test_the_labour_force_balances_town_by_town(history):
    for before, flows, after in history:
        change = (
            flows.entrants - flows.retired + flows.graduates_settled + flows.migrants + flows.other_change
        )
        assert after["force"] == pytest.approx(before["force"] + change, rel=1e-9)


def test_every_graduate_has_exactly_one_status(history):
    for before, _, after in history:
        assert after["graduates"].sum() >= before["graduates"]
        assert (after["graduates"] >= 0.0).all()


def test_land_adds_up_and_is_never_negative(history):
    for _, _, after in history:
        *kinds, total = after["land"]
        assert sum(kinds) == pytest.approx(total, rel=1e-9)
        assert min(kind.min() for kind in kinds) >= -1e-9


def test_money_spent_stays_within_money_granted(history):
    for _, flows, _ in history:
        assert (flows.spent_eur <= flows.granted_eur * (1.0 + 1e-12)).all()


def test_the_unemployed_balance_town_by_town(history):
    for before, flows, after in history:
        change = flows.separations - flows.hired + flows.entrants - flows.retired_unemployed + flows.migrants
        assert after["unemployed"].sum(axis=1) == pytest.approx(before["unemployed"] + change, rel=1e-9)


def test_the_long_term_unemployed_are_part_of_the_unemployed(history):
    for _, _, after in history:
        assert after["long_term"].min() >= 0.0
        assert (after["long_term"] <= after["unemployed"] * (1.0 + 1e-12)).all()


def test_vacancies_are_filled_by_movers_graduates_and_the_unemployed_in_this_order(history):
    for _, flows, _ in history:
        moved, graduates = flows.direct_moves, flows.graduate_hires[:-1]
        left = np.maximum(flows.vacancies - moved - graduates, 0.0)
        assert moved.min() >= 0.0
        assert (moved <= flows.vacancies).all()
        assert (flows.hires[:-1] <= left * (1.0 + 1e-9) + 1e-9).all()


def test_no_stock_of_people_is_negative(history):
    for _, _, after in history:
        assert after["employed"].min() >= -1e-9
        assert after["unemployed"].min() >= 0.0


def test_graduates_ever_are_the_degrees_so_far():
    model = RuhrModel("status_quo", seed=1, scale=SCALE)
    searching = model.graduates.count().sum()
    model.run_for(8)
    count = model.graduates.count()
    assert count.sum() - searching == pytest.approx(
        2 * model.start.universities.graduates_per_year.sum(), rel=0.02
    )
    assert count[[EMPLOYED, LEFT]].min() > 0
    assert count[SEARCHING] < count.sum() / 4
    assert count[FOUNDER] < 0.05 * count.sum()


def test_employers_are_firms_of_the_workplace_and_founders_own_their_firm():
    model = RuhrModel("status_quo", seed=1, scale=SCALE)
    assert not model.employers().any()
    while not (model.graduates.status == FOUNDER).any():
        model.step()
    graduates, hired, employers = model.graduates, model.now.hired, model.employers()
    inside = hired.workplace < model.n_towns
    cell_of = dict(zip(model.firms.slot.tolist(), model.firms.cell.tolist(), strict=True))
    found = [cell_of[slot] for slot in employers[hired.rows[inside]].tolist()]
    assert found == (hired.workplace * N_SECTORS + hired.sector)[inside].tolist()
    assert not employers[hired.rows[~inside]].any()
    assert not employers[np.isin(graduates.status, (SEARCHING, LEFT))].any()
    parents = dict(zip(model.firms.slot.tolist(), model.firms.parent.tolist(), strict=True))
    founders = graduates.status == FOUNDER
    assert [parents[slot] for slot in employers[founders].tolist()] == graduates.slot[founders].tolist()
    assert np.array_equal(model.employers(), employers)


def test_same_seed_gives_the_same_run_bit_for_bit():
    tables = []
    for _ in range(2):
        model = RuhrModel("cluster_focus", seed=7, scale=SCALE)
        model.run_for(8)
        tables.append((model.recorder.region_table(), model.recorder.town_table()))
    pd.testing.assert_frame_equal(tables[0][0], tables[1][0], check_exact=True)
    pd.testing.assert_frame_equal(tables[0][1], tables[1][1], check_exact=True)


def test_another_seed_gives_another_run():
    rates = [RuhrModel("status_quo", seed=seed, scale=SCALE) for seed in (1, 2)]
    for model in rates:
        model.run_for(4)
    assert rates[0].unemployment_rate != rates[1].unemployment_rate


def test_an_entrant_is_the_same_firm_in_every_scenario():
    a, b = (RuhrModel(name, seed=4, scale=SCALE) for name in ("status_quo", "cluster_focus"))
    a.run_for(8)
    b.run_for(8)
    new_a, new_b = (set(m.firms.slot[m.firms.born > 0].tolist()) for m in (a, b))
    assert len(new_a & new_b) > 0.9 * min(len(new_a), len(new_b))


def test_slots_stay_unique():
    model = RuhrModel("status_quo", seed=2, scale=SCALE)
    model.run_for(40)
    assert len(np.unique(model.firms.slot)) == len(model.firms)


def test_the_start_is_at_rest():
    """In the first year of five seeds the region moves by less than its own luck."""
    rates = []
    for seed in range(5):
        model = RuhrModel("status_quo", seed=seed, scale=SCALE)
        start = model.unemployment_rate
        model.run_for(4)
        rates.append(model.unemployment_rate - start)
    assert abs(np.mean(rates)) < 0.35


@pytest.fixture(scope="module")
def alliance():
    """Bochum and Herne work together, Essen profits without paying, Witten goes its own way."""
    strategy = {
        "kind": "spread",
        "towns": {"Witten": {"kind": "focus", "themes_per_town": 3, "eur_per_head_year": 35.0}},
        "cooperation": {
            "all": 0.25,
            "groups": [{"towns": ["Bochum", "Herne"], "level": 1.0}],
            "free_riders": ["Essen"],
        },
    }
    model = RuhrModel(scenario_from_dict({"name": "alliance", "strategy": strategy}), seed=1, scale=SCALE)
    model.step()
    return model


def towns(model, *names):
    return [model.town_names.index(name) for name in names]


def test_a_group_of_a_scenario_cooperates_in_the_model(alliance):
    bochum, herne, essen = towns(alliance, "Bochum", "Herne", "Essen")
    assert alliance.cooperation[bochum, herne] == alliance.cooperation[herne, bochum] == 1.0
    assert alliance.cooperation[bochum, essen] == alliance.cooperation[herne, essen] == 0.25


def test_a_free_rider_profits_from_the_others_and_adds_nothing(alliance):
    """Its column of the programmes that towns will add up is empty; all the rest is as without free-riders."""
    (essen,), n = towns(alliance, "Essen"), alliance.n_towns
    joint, others = alliance.carried.policies.support.joint_ahead, np.arange(n) != essen
    assert (joint[:, essen] == 0.0).all()
    assert (joint[essen, others] > 0.0).all()
    near = np.exp(-alliance.start.tables.distance_km / alliance.parameters.spillovers.reach_km)
    expected = near * alliance.cooperation
    assert joint[:, others] == pytest.approx(expected[:, others])


def test_a_free_rider_is_still_part_of_the_clusters_around_it(alliance):
    (essen,) = towns(alliance, "Essen")
    assert (np.delete(alliance.cooperation[:, essen], essen) == 0.25).all()


def test_each_town_decides_by_its_own_strategy(alliance):
    bochum, witten = (alliance.municipalities[town] for town in towns(alliance, "Bochum", "Witten"))
    assert (bochum.name, witten.name) == ("Bochum", "Witten")
    assert (bochum.strategy.kind, witten.strategy.kind) == ("spread", "focus")
    assert bochum.portfolio[:6] == pytest.approx(1 / 6)
    assert np.sort(witten.portfolio)[-3:] == pytest.approx(1 / 3)
    assert witten.budget_eur_per_year == pytest.approx(35.0 * witten.population)
    assert bochum.budget_eur_per_year == pytest.approx(20.0 * bochum.population)


def test_mesa_habits():
    model = RuhrModel("status_quo", seed=1, scale=SCALE)
    collector = mesa.DataCollector(
        model_reporters={"rate": "unemployment_rate", "firms": lambda m: len(m.firms)}
    )
    collector.collect(model)
    model.step()
    collector.collect(model)
    table = collector.get_model_vars_dataframe()
    assert model.time == 1
    assert len(table) == 2
    assert table.rate.iloc[1] == pytest.approx(model.recorder.region_table().unemployment_rate.iloc[1])


def test_agents_show_their_own_numbers():
    model = RuhrModel("status_quo", seed=1, scale=SCALE)
    assert len(model.municipalities) == 53
    assert sum(town.population for town in model.municipalities) == pytest.approx(5_162_812)
    bochum = next(town for town in model.municipalities if town.name == "Bochum")
    assert bochum.unemployment_rate == pytest.approx(9.22, abs=0.1)
    assert bochum.jobs.sum() == pytest.approx(model.jobs[bochum.index].sum())
    assert {site.town for site in model.universities} >= {bochum.index}


@pytest.mark.parametrize("scale", [0.0, -1.0, 7.0])
def test_impossible_scales_are_refused(scale):
    with pytest.raises(ValueError, match="scale"):
        RuhrModel("status_quo", seed=1, scale=scale)


def test_a_switched_off_mechanism_does_nothing():
    off = read_scenario("status_quo").model_copy(
        update={"parameters": {"relocation": {"move_rate": 0.0}, "graduate_choice": {"spin_offs": 0.0}}}
    )
    model = RuhrModel(off, seed=1, scale=SCALE)
    model.run_for(8)
    table = model.recorder.region_table()
    assert table.firms_moved_within.sum() == 0.0
    assert table.university_spin_offs.sum() == 0.0


def gaps(model):
    """Step once and return the largest gap of each account: firms, jobs, labour force (relative), land, money."""
    firms, force = weighted(model.firms), regional_force(model).copy()
    model.step()
    flows, land = model.flows, model.land
    entries = (flows.start_ups + flows.settlements - flows.closures - flows.departures).sum()
    people = flows.entrants - flows.retired + flows.graduates_settled + flows.migrants + flows.other_change
    jobs = model.labour.jobs() - model.firms.by_cell(model.firms.employees, 53)
    kinds = land.used_ha + land.free_ha + land.preparing_ha + land.restricted_ha
    return [
        abs(weighted(model.firms) - firms - entries) / firms,
        abs(jobs).max() / model.jobs.max(),
        (abs(regional_force(model) - force - people) / force).max(),
        (abs(kinds - land.total_ha) / kinds).max(),
        (flows.spent_eur - flows.granted_eur).max() / max(flows.granted_eur.sum(), 1.0),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_accounts_hold_in_every_quarter_of_the_whole_horizon(name):
    model = RuhrModel(name, seed=5, scale=SCALE)
    worst = np.max([gaps(model) for _ in range(4 * model.question.years)], axis=0)
    assert (worst < 1e-9).all(), worst


def test_towns_and_universities_are_agents_of_the_model_with_the_figures_of_its_tables():
    model = RuhrModel("status_quo", seed=3, scale=SCALE)
    model.run_for(4)
    counted = {kind.__name__: len(agents) for kind, agents in model.agents_by_type.items()}
    assert counted == {"Municipality": 53, "University": len(model.start.tables.universities)}
    table = model.recorder.town_table().query("year == 2026").set_index("ags")
    for town in model.municipalities:
        assert town.unemployment_rate == pytest.approx(table.unemployment_rate[town.ags])
        assert town.unemployed == pytest.approx(table.unemployed[town.ags])
