"""Accounts, towns, mechanisms and cost: closed on a tiny run, and worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.cost import cost_per_unit, judge, literature, who_paid
from ruhrsim.analysis.explain import (
    ACCOUNTS,
    balance_accounts,
    explain,
    job_moves,
    join,
    town_differences,
    write_explanation,
    zero_sum,
    zero_sum_share,
)
from ruhrsim.analysis.mechanisms import MECHANISMS, contributions, variants, without
from ruhrsim.common.sourced import records
from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.model.parameters import Parameters, check_overrides
from ruhrsim.runs.compare import run
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import read_scenario

A, B = (read_scenario(name).model_copy(update={"years": 1}) for name in ("status_quo", "cluster_focus"))
TOWNS = ("05911000", "05913000")
END_JOBS = {A.name: (100.0, 110.0), B.name: (103.0, 115.0)}
"""Jobs at the end of two runs: differences 3 and 5."""


def toy_region(scenario, seed, jobs, spent=0.0, rate=10.0):
    """One run of a year in which only the last quarter moves: all new jobs are hires from outside."""
    table = pd.DataFrame(0.0, index=range(5), columns=[*REGION_INDICATORS, *ACCOUNT_INDICATORS])
    table["jobs"], table["commuters_in"], table["unemployment_rate"] = 90.0, 20.0, rate
    table.loc[4, ["jobs", "commuters_in", "hires_outside"]] = jobs, jobs - 70.0, jobs - 90.0
    table.loc[1:, "spent_land"] = spent
    return table.assign(scenario=scenario.name, seed=seed, quarter=range(5))


def toy_towns(scenario, seed, jobs):
    """Bochum has 60 jobs in every run, Dortmund the rest; the start year has other numbers."""
    rows = [
        {
            "scenario": scenario.name,
            "seed": seed,
            "year": year,
            "ags": ags,
            "jobs": number,
            "unemployed": 5.0,
            "unemployment_rate": 5.0,
            "spent_themes": 2.0 + (scenario is B),
        }
        for year, part in ((scenario.start, 1.0), (scenario.start + 1, jobs))
        for ags, number in zip(TOWNS, (60.0, part - 60.0), strict=True)
    ]
    return pd.DataFrame(rows)


def toy(spent=None, scenarios=(A, B), rates=(10.0, 10.0), jobs=None):
    """Return a comparison of two seeds."""
    spent, jobs = spent or (0.0, 0.0), jobs or [END_JOBS[s.name] for s in scenarios]
    region = [
        toy_region(s, seed, jobs[i][seed], spent[i], rates[i])
        for i, s in enumerate(scenarios)
        for seed in (0, 1)
    ]
    towns = [toy_towns(s, seed, jobs[i][seed]) for i, s in enumerate(scenarios) for seed in (0, 1)]
    return Comparison(
        pd.concat(region, ignore_index=True),
        pd.concat(towns, ignore_index=True),
        tuple(scenarios),
        (0, 1),
        0.05,
    )


@pytest.fixture(scope="module")
def tiny():
    """A year of both scenarios on two seeds at a small scale."""
    results = {(s, seed): run(s, seed, scale=0.01) for s in (A, B) for seed in (0, 1)}
    region, towns = (
        pd.concat(
            [
                getattr(result, table).assign(scenario=s.name, seed=seed)
                for (s, seed), result in results.items()
            ],
            ignore_index=True,
        )
        for table in ("region", "towns")
    )
    return Comparison(region, towns, (A, B), (0, 1), 0.01)


def test_every_account_closes_to_rounding(tiny):
    residual = balance_accounts(tiny).query("item == 'residual'")
    assert residual["account"].tolist() == list(ACCOUNTS)
    assert residual[["first", "second", "difference"]].abs().to_numpy().max() < 1e-6


def test_every_account_closes_in_every_run_and_quarter(tiny):
    for account in ACCOUNTS.values():
        for _, table in tiny.region.groupby(["scenario", "seed"]):
            kinds = {key: (REGION_INDICATORS | ACCOUNT_INDICATORS)[key].kind for key in account.signs()}
            items = sum(
                sign * (table[key] if kinds[key] == "flow" else table[key].diff())
                for key, sign in account.signs().items()
            )
            assert (table[account.stock].diff() - items).abs().max() < 1e-6


def test_the_accounts_speak_of_something(tiny):
    accounts = balance_accounts(tiny).set_index(["account", "item"])
    for item in ("hires_unemployed", "hires_graduates", "hires_outside"):
        assert accounts.loc[("jobs", item), "first"] > 0
    for item in ("quits", "retired_jobs", "layoffs", "jobs_closed"):
        assert accounts.loc[("jobs", item), "first"] < 0


def test_money_of_the_payers_is_all_the_money(tiny):
    assert (
        tiny.region[["spent_towns", "spent_land", "spent_eu"]].sum(axis=1, min_count=1)
        - tiny.region["money_spent"]
    ).abs().max() < 1e-6


def test_a_known_difference_is_put_down_to_its_flow():
    accounts = balance_accounts(toy()).set_index(["account", "item"])
    assert accounts.loc[("jobs", "hires_outside"), ["first", "second", "difference"]].tolist() == [
        15.0,
        19.0,
        4.0,
    ]
    assert accounts.loc[("jobs", "change"), "difference"] == 4.0
    assert accounts.loc[("unemployed_by_stocks", "commuters_in"), "difference"] == 4.0
    assert accounts.loc[("unemployed_by_stocks", "change"), "difference"] == 0.0
    # Student's 95 % quantile with one degree of freedom is 6.313752; the differences 3 and 5 have sd √2.
    assert accounts.loc[("jobs", "change"), "low"] == pytest.approx(4.0 - 6.313752, abs=1e-5)


def test_the_residual_shows_what_no_flow_explains():
    comparison = toy()
    comparison.region.loc[comparison.region["scenario"] == B.name, "hires_outside"] = 0.0
    accounts = balance_accounts(comparison).set_index(["account", "item"])
    assert accounts.loc[("jobs", "residual"), ["first", "second"]].tolist() == [0.0, 19.0]


def test_towns_are_compared_at_the_end():
    towns = town_differences(toy()).set_index(["indicator", "name"])
    assert towns.loc[("jobs", "Bochum"), "difference"] == 0.0
    assert towns.loc[("jobs", "Dortmund"), ["first", "second", "difference"]].tolist() == [45.0, 49.0, 4.0]


def test_money_of_towns_is_summed_over_the_years():
    towns = town_differences(toy()).set_index(["indicator", "name"])
    assert towns.loc[("spent_themes", "Bochum"), ["first", "second"]].tolist() == [4.0, 6.0]


def test_moves_by_hand():
    """Three jobs change town in the last quarter of B, nothing else moves."""
    comparison = toy()
    moving = (comparison.region["scenario"] == B.name) & (comparison.region["quarter"] == 4)
    comparison.region.loc[moving, "jobs_moved_within"] = 3.0
    table = job_moves(comparison).set_index("flow")
    assert table.index.tolist() == ["jobs_moved_within", "jobs_settled", "jobs_departed"]
    assert table["difference"].tolist() == [3.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("differences", "share"),
    [
        ([3.0, 1.0], 0.0),
        ([-3.0, -1.0], 0.0),
        ([2.0, -2.0], 1.0),
        ([3.0, -1.0, 0.0], 0.5),
        ([-3.0, 1.0], 0.5),
    ],
)
def test_zero_sum_share_by_hand(differences, share):
    assert zero_sum_share(np.array(differences)) == share


def test_without_any_difference_there_is_no_share():
    assert np.isnan(zero_sum_share(np.zeros(3)))


def test_clear_towns_have_a_share_of_their_own():
    towns = pd.DataFrame(
        {
            "indicator": "jobs",
            "difference": [4.0, -1.0, -1.0],
            "low": [3.0, -1.5, -2.0],
            "high": [5.0, -0.5, 1.0],
        }
    )
    table = zero_sum(towns).set_index("towns")
    assert table.loc["all", ["count", "gained", "lost"]].tolist() == [3, 4.0, -2.0]
    assert table.loc["all", "share"] == pytest.approx(1.0 - 2.0 / 6.0)
    assert table.loc["clear", "share"] == pytest.approx(1.0 - 3.0 / 5.0)


@pytest.mark.parametrize("mechanism", MECHANISMS.values(), ids=lambda mechanism: mechanism.name)
def test_mechanisms_name_parameters_that_can_be_switched_off(mechanism):
    for parameter in mechanism.parameters:
        group, name = parameter.split(".")
        record = records(getattr(Parameters(), group))[name]
        assert record.off is not None, f"{parameter} has no value at which it does nothing"
    assert check_overrides(mechanism.overrides()) == []
    assert Parameters().with_overrides(mechanism.overrides()) != Parameters()


def test_no_parameter_belongs_to_two_mechanisms():
    named = [parameter for mechanism in MECHANISMS.values() for parameter in mechanism.parameters]
    assert len(named) == len(set(named))


def test_without_keeps_everything_else():
    scenario = A.model_copy(update={"parameters": {"firm_growth": {"youth": 0.2}, "land": {"severe": 0.5}}})
    off = without(scenario, MECHANISMS["localisation"])
    assert off.parameters == {"firm_growth": {"youth": 0.2, "localisation": 0.0}, "land": {"severe": 0.5}}
    assert scenario.parameters["firm_growth"] == {"youth": 0.2}
    assert (off.strategy, off.years) == (scenario.strategy, scenario.years)


def test_every_variant_is_a_scenario_of_its_own():
    chosen = [A, B, *variants((A, B), MECHANISMS.values())]
    assert len({scenario.fingerprint() for scenario in chosen}) == 2 + 2 * len(MECHANISMS)
    assert len({scenario.name for scenario in chosen}) == len(chosen)
    assert type(A).model_validate(chosen[-1].to_dict()) == chosen[-1]


def test_a_contribution_is_a_difference_of_differences():
    off = variants((A, B), [MECHANISMS["visibility"]])
    # With it: 3 and 5 jobs, -0.5 points; without it: 1 and 2 jobs, -0.25 points.
    comparison = join(
        toy(rates=(10.0, 9.5)), toy(scenarios=off, rates=(10.0, 9.75), jobs=[(100.0, 110.0), (101.0, 112.0)])
    )
    table = contributions(comparison).set_index(["mechanism", "indicator"])
    assert table.loc[("visibility", "jobs"), ["difference", "without", "contribution"]].tolist() == [
        4.0,
        1.5,
        2.5,
    ]
    assert table.loc[("visibility", "unemployment_rate"), "contribution"] == pytest.approx(-0.25)
    # Contributions 2 and 3: sd √½.
    assert table.loc[("visibility", "jobs"), "high"] == pytest.approx(2.5 + 6.313752 * 0.5, abs=1e-5)


def test_without_variants_there_are_no_contributions():
    assert contributions(toy()).empty


@pytest.mark.parametrize(
    ("money", "effect", "verdict"),
    [
        (0.0, (4.0, 3.0, 5.0), "equal_money"),
        (0.9, (4.0, 3.0, 5.0), "equal_money"),
        (50.0, (4.0, -1.0, 9.0), "unclear"),
        (50.0, (4.0, 3.0, 5.0), "cost"),
        (-50.0, (-4.0, -5.0, -3.0), "saving"),
        (-50.0, (4.0, 3.0, 5.0), "better_for_less"),
        (50.0, (-4.0, -5.0, -3.0), "worse_for_more"),
        (50.0, (4.0, np.nan, np.nan), "cost"),
    ],
)
def test_what_a_ratio_means(money, effect, verdict):
    assert judge(money, 1000.0, *effect) == verdict


def test_cost_by_hand():
    jobs = [(100.0, 110.0), (104.0, 114.0)]
    table = cost_per_unit(toy(spent=(1.0, 1.5), jobs=jobs)).set_index("unit")
    # 2 million more for 4 jobs in every run, which stand for one quarter.
    assert table.loc["end_jobs", ["money_eur", "effect", "eur_per_unit"]].tolist() == [2e6, 4.0, 5e5]
    assert table.loc["job_years", "eur_per_unit"] == 2e6
    assert table.loc["start_ups", "verdict"] == "unclear"
    assert np.isnan(table.loc["start_ups", "eur_per_unit"])


def test_who_paid_by_hand():
    table = who_paid(toy(spent=(1.0, 1.5))).set_index("payer")
    assert table.loc["land", ["first", "second", "difference"]].tolist() == [4.0, 6.0, 2.0]
    assert table.loc[["towns", "eu", "themes"], "second"].tolist() == [0.0, 0.0, 0.0]


def test_documented_costs_say_how_firm_they_are():
    table = literature().set_index("instrument_id")
    assert table.loc["GRW", "cost_per_unit"] == 16875
    assert table.loc["COSTJOB_LIT", "cost_unit"] == "USD per job"
    assert table["verification"].notna().all()


def test_every_table_is_written(tiny, tmp_path):
    write_explanation(tiny, tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(vars(explain(tiny))) - {"mechanisms"}
    assert len(pd.read_csv(tmp_path / "towns.csv")) == 4 * 53
