"""The model in other regions than the Ruhr: five invented towns, the 15 districts, and a start in 2026."""

import filecmp
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from regions_made import FIVETON, copy_of

from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.fields import ranked_fields
from ruhrsim.model.processes.strategies import agreed_themes, portfolio
from ruhrsim.model.start.districts import write_districts
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions import region as regions
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import FIELDS, N_SECTORS, N_THEMES, SECTORS
from ruhrsim.runs.compare import SettingsError, compare, read_scenarios, run
from ruhrsim.scenarios.scenario import read_scenario, scenario_from_dict

THEMES = np.array([True, False, False, True, False, True])
JOBS = np.array([[100.0, 50.0, 50.0, 200.0, 50.0, 300.0, 50.0, 100.0, 100.0, 100.0]])


def of_kind(kind, **more):
    return SimpleNamespace(kind=kind, weights=None, **more)


def test_spread_shares_money_over_the_themes_of_the_region():
    weights = portfolio(of_kind("spread"), JOBS, np.ones((1, 6)), np.zeros(N_SECTORS), THEMES)
    assert weights[0, :N_THEMES] == pytest.approx([1 / 3, 0, 0, 1 / 3, 0, 1 / 3])


def test_status_quo_follows_jobs_in_the_themes_of_the_region_and_two_other_sectors():
    weights = portfolio(of_kind("status_quo"), JOBS, np.ones((1, 6)), np.zeros(N_SECTORS), THEMES)
    # 100 + 200 + 300 in themes, 50 in legacy industry, 100 in business services: 750.
    assert weights[0] == pytest.approx(np.array([100, 0, 0, 200, 0, 300, 50, 100, 0, 0]) / 750)


def test_hype_chases_only_themes_of_the_region():
    trend = np.array([0.01, 0.09, 0.0, 0.02, 0.0, 0.015, 0, 0, 0, 0])
    weights = portfolio(of_kind("hype"), JOBS, np.ones((1, 6)), trend, THEMES)
    assert weights[0].argmax() == 3


def test_agreed_themes_and_fields_are_those_of_the_region():
    quotients = np.array(
        [[1.0, 9.0, 9.0, 2.0, 9.0, 0.5, 1, 1, 1, 1], [2.0, 9.0, 9.0, 1.0, 9.0, 0.7, 1, 1, 1, 1]]
    )
    agreed = agreed_themes(quotients, 1, THEMES)
    assert agreed.tolist() == [[False, False, False, True, False, False], [True] + [False] * 5]
    assert agreed_themes(quotients, 6, THEMES).sum() == 2 * 3
    fields = np.array(list(FIELDS.values()))[ranked_fields(JOBS, THEMES)]
    assert set(fields) == {"cyber_ai", "logistics", "health"}


@pytest.mark.parametrize(
    "name", ["status_quo", "cluster_focus", "adaptive_towns", "n_strengths", "hype_chasing"]
)
def test_five_towns_run_and_their_money_goes_to_their_themes(name):
    model = RuhrModel(name, seed=3, scale=0.2, region=FIVETON)
    model.run_for(8)
    assert model.n_towns == 5
    spent = model.carried.choices.portfolios[:, :N_THEMES].sum(axis=0)
    assert (spent[~THEMES] == 0.0).all()
    assert (spent[THEMES] > 0.0).any()
    table = model.recorder.region_table().iloc[1:]
    assert np.isfinite(table[["unemployment_rate", "jobs", "firms", "population", "closures"]]).all().all()
    assert table["rank_as_one"].notna().all()


def test_the_accounts_of_five_towns_hold():
    model = RuhrModel("status_quo", seed=1, scale=0.2, region=FIVETON)
    before = model.firms.weight.sum()
    model.run_for(1)
    flows = model.recorder.region_table().iloc[1]
    change = model.firms.weight.sum() - before
    inflow = flows["start_ups"] + flows["university_spin_offs"] + flows["corporate_spin_offs"]
    assert np.isfinite(change)
    assert inflow > 0.0
    assert model.jobs.sum() == pytest.approx((model.firms.weight * model.firms.employees).sum())


def test_a_region_states_sizes_of_its_own_beyond_the_ruhrs_ranges():
    model = RuhrModel("status_quo", scale=0.2, region=FIVETON)
    assert model.parameters.relocation.settlements == 1.6
    assert Parameters().relocation.settlements == 77.0


def test_towns_shocks_and_themes_are_checked_against_the_region():
    content = {
        "name": "wrong",
        "region": str(FIVETON),
        "strategy": {
            "kind": "custom",
            "weights": {"green_tech": 0.5, "it_security": 0.5},
            "towns": {"Bochum": {"kind": "spread"}},
        },
        "policy": [
            {
                "instrument": "cluster_management",
                "theme": "smart_city",
                "from": 2026,
                "to": 2030,
                "eur_per_year": 1e5,
            }
        ],
        "shock": [{"kind": "documented_events"}, {"kind": "coal_exit", "from": 2030, "to": 2035}],
    }
    with pytest.raises(ScenarioError) as caught:
        scenario_from_dict(content)
    faults = caught.value.faults
    for part in (
        "'green_tech' is not of the region's themes; choose from cyber_ai, logistics, health",
        "town 'Bochum' is not one of the 5 municipalities",
        "theme 'smart_city' is not of the region's themes",
        "holds no change of jobs; leave the shock out",
        "Bergkamen, Lünen, Werne, where its power stations stand",
    ):
        assert sum(part in fault for fault in faults) == 1, faults
    assert len(faults) == 5


def test_a_scenario_of_the_ruhr_is_what_it_was_and_that_of_another_region_names_it():
    ruhr, five = read_scenario("status_quo"), read_scenario("status_quo", FIVETON)
    assert "region" not in ruhr.to_dict()
    assert five.to_dict()["region"] == str(FIVETON)
    assert scenario_from_dict(five.to_dict()) == five
    assert five.fingerprint() != ruhr.fingerprint()


def test_scenarios_of_two_regions_do_not_stand_side_by_side():
    with pytest.raises(SettingsError, match="scenarios are about different regions"):
        read_scenarios([read_scenario("status_quo"), read_scenario("cluster_focus", FIVETON)])


def test_processes_run_the_region_they_are_told():
    few = compare(["status_quo", "cluster_focus"], runs=2, years=1, scale=0.1, workers=2, region=FIVETON)
    assert sorted(few.towns["ags"].unique()) == ["0101", "0102", "0201", "0202", "0203"]
    alone = run("status_quo", seed=1, scale=0.1, years=1, region=FIVETON)
    second = few.region[(few.region["scenario"] == "status_quo") & (few.region["seed"] == 1)]
    assert second["jobs"].tolist() == alone.region["jobs"].tolist()


def test_ruhr_kreise_is_up_to_date(tmp_path):
    """After a change of the Ruhr: ruhrsim region districts ruhrsim/regions/ruhr_kreise."""
    write_districts(read_region(), tmp_path / "ruhr_kreise")
    shipped = read_region("ruhr_kreise").folder
    names = {path.name for path in shipped.iterdir()}
    assert names == {path.name for path in (tmp_path / "ruhr_kreise").iterdir()}
    for name in sorted(names):
        if name.endswith(".csv"):
            old, new = (pd.read_csv(folder / name) for folder in (shipped, tmp_path / "ruhr_kreise"))
            pd.testing.assert_frame_equal(old, new, rtol=1e-9, check_dtype=False)
        else:
            assert filecmp.cmp(shipped / name, tmp_path / "ruhr_kreise" / name, shallow=False), name


@pytest.mark.parametrize("year", [2007, 2016, 2025])
def test_districts_hold_what_their_towns_hold(year):
    towns, districts = read_region_start(year), read_region_start(year, "ruhr_kreise")
    for name in (
        "population",
        "unemployed",
        "labour_force",
        "land_free_ha",
        "income_tax_eur",
        "jobs",
        "establishments",
    ):
        assert getattr(districts, name).sum() == pytest.approx(getattr(towns, name).sum()), name
    essen = towns.names.tolist().index("Essen"), districts.names.tolist().index("Essen")
    assert districts.jobs[essen[1]] == pytest.approx(towns.jobs[essen[0]])
    assert districts.commuters[:-1, -1].sum() == pytest.approx(towns.commuters[:-1, -1].sum())


def test_fifteen_districts_go_where_fifty_three_towns_go():
    """Bounds of docs/your_region.md: stocks within 1 %, unemployment within 0.3 points."""
    ends = []
    for region in ("ruhr", "ruhr_kreise"):
        runs = [run("status_quo", seed, 0.02, 2, region=region).region.iloc[-1] for seed in (0, 1)]
        stocks = ["unemployment_rate", "jobs", "population", "labour_force", "commuters_in", "commuters_out"]
        ends.append(pd.DataFrame(runs)[stocks].astype(float).mean())
    towns, districts = ends
    assert abs(districts["unemployment_rate"] - towns["unemployment_rate"]) < 0.3
    rest = (districts / towns - 1.0).drop("unemployment_rate")
    assert (rest.abs() < 0.01).all(), rest
    assert not districts.equals(towns)


def made_up_2026(folder):
    """Add made-up rows of 2026 to two tables and a start year to region.toml; return the files touched."""
    for file in ("unemployment_history.csv", "employment_history.csv"):
        table = pd.read_csv(folder / file, dtype=str)
        newest = table[table["year"] == "2025"].assign(year="2026")
        pd.concat([table, newest]).to_csv(folder / file, index=False)
    settings = (folder / "region.toml").read_text(encoding="utf-8")
    begin = settings.index("[start.2025]")
    added = settings[begin:].replace("start.2025", "start.2026")
    added = added.replace('"Kreis 2025, split"', '"made up for a test"')
    (folder / "region.toml").write_text(settings + "\n" + added, encoding="utf-8")
    return ["unemployment_history.csv", "employment_history.csv", "region.toml"]


def test_a_start_in_2026_by_data_alone(tmp_path):
    folder = copy_of("ruhr", tmp_path / "ruhr")
    made_up_2026(folder)
    scenario = scenario_from_dict(
        {"name": "later", "region": str(folder), "start": 2026, "years": 10, "strategy": {"kind": "focus"}}
    )
    model = RuhrModel(scenario, seed=1, scale=0.01)
    model.run_for(4)
    table = model.recorder.region_table()
    assert table["period"].tolist() == ["2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    assert table["jobs"].iloc[0] == pytest.approx(read_region_start(2025).jobs.sum(), rel=1e-6)


def test_a_copy_of_the_ruhr_reads_its_own_tables_only(tmp_path, monkeypatch):
    folder = copy_of("ruhr", tmp_path / "ruhr")
    expected = read_region_start(2016)
    copied = read_region(folder)

    def refuse(self, file):
        assert self is copied, f"{file} was read from {self.key}"
        return original(self, file)

    original = regions.Region.table
    monkeypatch.setattr(regions.Region, "table", refuse)
    start = read_region_start(2016, copied)
    assert np.array_equal(start.jobs, expected.jobs)
    assert np.array_equal(start.commuters, expected.commuters)
    assert np.array_equal(start.establishments, expected.establishments)
    assert start.universities.equals(expected.universities)


def test_the_sectors_are_the_same_ten_everywhere():
    assert read_region_start(2025, FIVETON).jobs.shape[1] == len(SECTORS) == 10
