"""Factors: names are spelt out, values reach their place in a scenario, faults are told."""

import numpy as np
import pytest

from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.scenarios.factors import Factor, resolve, value_faults, with_values
from ruhrsim.scenarios.scenario import read_scenario

BASE = read_scenario("status_quo")
HUB = read_scenario("digital_hub")


def ranges_of(group):
    return {
        f"{row['group']}.{row['name']}": (row["low"], row["high"])
        for row in parameter_rows()
        if row["group"] == group
    }


def test_a_parameter_takes_the_range_of_its_record():
    found, faults = resolve({"theme_support.returns": Factor()})
    assert (found["theme_support.returns"].low, found["theme_support.returns"].high) == (0.7, 1.2)
    assert faults == []


def test_a_pattern_stands_for_all_parameters_of_a_group():
    found, faults = resolve({"firm_exit.*": Factor()})
    assert {name: (factor.low, factor.high) for name, factor in found.items()} == ranges_of("firm_exit")
    assert faults == []


def test_a_full_name_goes_before_a_pattern_and_levers_before_uncertainties():
    full = Factor(low=0.8, high=0.9)
    given = {"theme_support.*": Factor(), "theme_support.returns": full}
    found, _ = resolve(given, taken=("theme_support.attraction",))
    assert found["theme_support.returns"] == full
    assert set(found) == ranges_of("theme_support").keys() - {"theme_support.attraction"}


def test_a_range_of_whole_numbers_becomes_values():
    found, _ = resolve({"strategy.themes_per_town": Factor(low=1, high=3)})
    assert found["strategy.themes_per_town"].values == (1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("name", "factor", "part"),
    [
        ("theme_support.retruns", Factor(), "did you mean 'theme_support.returns'?"),
        ("strategy", Factor(values=(1.0,)), "unknown factor 'strategy'"),
        ("strategy.kind", Factor(values=(1.0,)), "unknown factor 'strategy.kind'"),
        ("strategy.coop", Factor(values=(1.0,)), "choose from strategy.themes_per_town, "),
        ("policy.digital_hub.money", Factor(values=(1.0,)), "policy.digital_hub.eur_per_year"),
        ("policy.vouchers.eur", Factor(values=(1.0,)), "policy.digital_hub.<key>"),
        ("shock.theme_bust.deep", Factor(values=(1.0,)), "shock.theme_bust.depth"),
        ("firm_growth.lnad", Factor(), "choose from firm_growth."),
        ("wages", Factor(), "or a parameter that ruhrsim parameters lists"),
        ("strategy.weights", Factor(values=(1.0,)), "unknown factor 'strategy.weights'"),
        (
            "policy.vouchers.eur_per_year",
            Factor(values=(1.0,)),
            "unknown factor 'policy.vouchers.eur_per_year'",
        ),
        ("firm_groth.*", Factor(), "did you mean 'firm_growth'?"),
        ("firm_growth.*", Factor(low=0.0, high=1.0), "take their own ranges"),
        ("strategy.cooperation", Factor(), "has no range of its own"),
    ],
)
def test_what_can_not_be_is_told(name, factor, part):
    (fault,) = resolve({name: factor})[1]
    assert part in fault


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ({"low": 1.0}, "half a range"),
        ({"low": 2.0, "high": 1.0}, "exchange them"),
        ({"values": (1.0,), "low": 0.0, "high": 1.0}, "values and a range"),
        ({"values": (1.0, 1.0)}, "twice"),
    ],
)
def test_a_factor_is_values_or_a_range(content, part):
    with pytest.raises(ValueError, match=part):
        Factor(**content)


def test_values_reach_strategy_parameters_instruments_and_shocks():
    changed = with_values(
        HUB,
        {
            "strategy.cooperation": 0.25,
            "strategy.themes_per_town": 3.0,
            "theme_support.returns": 0.8,
            "policy.digital_hub.eur_per_year": 5e5,
        },
    )
    assert changed.strategy.cooperation.all == 0.25
    assert changed.strategy.themes_per_town == 3
    assert changed.parameters == {"theme_support": {"returns": 0.8}}
    assert [policy["eur_per_year"] for policy in changed.policy] == [5e5]
    bust = with_values(read_scenario("theme_bust"), {"shock.theme_bust.depth": 0.1})
    assert bust.shock[0]["depth"] == 0.1


def test_no_value_changes_nothing():
    assert with_values(HUB, {}) == HUB
    assert (
        with_values(HUB, {}, name="hub_again").model_copy(
            update={"name": HUB.name, "title_de": HUB.title_de, "title_en": HUB.title_en}
        )
        == HUB
    )
    assert with_values(BASE, {"policy.digital_hub.eur_per_year": 1.0}) == BASE
    assert with_values(BASE, {"strategy.n_strengths": 3.0}) == BASE


def test_a_value_that_can_not_be_is_told():
    assert "lies outside its range" in value_faults("theme_support.returns", (0.8, 7.0), (BASE,))[0]
    assert "strategy.cooperation = 2" in value_faults("strategy.cooperation", (0.0, 2.0), (BASE,))[0]
    assert (
        "no scenario has a [[policy]]" in value_faults("policy.digital_hub.eur_per_year", (1.0,), (BASE,))[0]
    )
    assert value_faults("policy.digital_hub.eur_per_year", (1.0,), (BASE, HUB)) == []
    assert 'no scenario has kind = "focus"' in value_faults("strategy.n_strengths", (1.0,), (BASE,))[0]
    assert value_faults("strategy.n_strengths", (1.0,), (BASE, read_scenario("cluster_focus"))) == []
    with pytest.raises(ScenarioError):
        with_values(BASE, {"strategy.cooperation": 2.0})


def test_shares_of_ranges_and_values():
    np.testing.assert_allclose(Factor(low=2.0, high=6.0).at(np.array([0.0, 0.25, 1.0])), [2.0, 3.0, 6.0])
    np.testing.assert_allclose(
        Factor(values=(5.0, 7.0)).at(np.array([0.0, 0.49, 0.5, 1.0])), [5.0, 5.0, 7.0, 7.0]
    )
    np.testing.assert_allclose(Factor(low=0.0, high=1.0, levels=3).steps(), [0.0, 0.5, 1.0])


@pytest.mark.parametrize("row", parameter_rows(), ids=lambda row: f"{row['group']}.{row['name']}")
def test_the_ends_of_every_range_stay_inside_it(row):
    ends = Factor(low=row["low"], high=row["high"]).at(np.array([0.0, 1.0]))
    assert (ends >= row["low"]).all()
    assert (ends <= row["high"]).all()
    np.testing.assert_allclose(ends, [row["low"], row["high"]])
