"""Keys that don't fit together: told beside any other fault, with the way out."""

import pytest

from ruhrsim.scenarios.checks import (
    begin_faults,
    choice_faults,
    horizon,
    quarter_faults,
    span_faults,
    strategy_faults,
    towns_named,
)
from ruhrsim.scenarios.scenario import ScenarioError, read_scenario, scenario_from_dict

HUB = {"instrument": "digital_hub", "from": 2026, "to": 2028, "eur_per_year": 1e6}
EXIT = {"kind": "coal_exit", "from": 2026, "to": 2035}
CLOSURE = {"kind": "plant_closure", "quarter": "2030Q1", "town": "Bochum", "sector": "cyber_ai", "jobs": 3000}


def faults(**changes):
    """Return the faults of `status_quo` with other keys; none if it is good."""
    content = read_scenario("status_quo").to_dict() | changes
    try:
        scenario_from_dict(content, "here")
    except ScenarioError as error:
        return error.faults
    return []


@pytest.mark.parametrize(
    ("content", "years"),
    [
        ({}, (2026, 2045)),
        ({"start": 2007, "years": 16}, (2008, 2023)),
        ({"start": 2024, "years": 3}, (2025, 2027)),
        ({"start": "2007", "years": -3}, (2026, 2045)),
        ({"start": [], "years": True}, (2026, 2045)),
    ],
)
def test_the_horizon_by_hand(content, years):
    assert horizon(content) == years


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        (2026, 2045, 0),
        (2020, 2026, 0),
        (2045, 2060, 0),
        (2020, 2025, 1),
        (2046, 2050, 1),
        (2030, 2029, 1),
        (2050, 2049, 2),
        ("2050", 2060, 0),
        (None, 2060, 0),
        (True, 2060, 0),
    ],
)
def test_years_of_an_entry_by_hand(begin, end, told):
    assert len(span_faults({"from": begin, "to": end}, 2026, 2045)) == told


def test_years_in_the_wrong_order_and_out_of_reach_are_two_faults():
    order, reach = span_faults({"from": 2050, "to": 2049}, 2026, 2045)
    assert order == "to = 2049 lies before from = 2050; exchange them"
    assert reach == "from = 2050, to = 2049: none of these years is reached; choose years from 2026 to 2045"


@pytest.mark.parametrize(
    ("quarter", "told"),
    [("2026Q1", 0), ("2045Q4", 0), ("2025Q4", 1), ("2046Q1", 1), ("2046Q5", 0), (2046, 0), (None, 0)],
)
def test_quarters_by_hand(quarter, told):
    assert len(quarter_faults({"quarter": quarter}, 2026, 2045)) == told


def test_a_shock_must_not_begin_before_the_start():
    assert begin_faults({"from": 2020, "to": 2030}, 2026, 2045) == [
        "from = 2020 lies before the first year; choose from 2026 to 2045"
    ]
    # What lies outside as a whole is told by `span_faults`.
    assert begin_faults({"from": 2020, "to": 2025}, 2026, 2045) == []
    assert begin_faults({"from": 2026, "to": 2060}, 2026, 2045) == []


@pytest.mark.parametrize(
    ("span", "count"),
    [({"from": 2030, "to": 2060}, 0), ({"from": 2046, "to": 2060}, 1), ({"from": 2010, "to": 2020}, 1)],
)
def test_instruments_outside_the_horizon_are_faults(span, count):
    found = faults(policy=[HUB, HUB | span])
    assert len(found) == count
    assert all(fault.startswith("here: [[policy]] number 2: digital_hub: from = ") for fault in found)
    assert all("choose years from 2026 to 2045" in fault for fault in found)


def test_an_instrument_may_have_begun_before_the_start():
    assert faults(policy=[HUB | {"from": 2020, "to": 2030}]) == []


@pytest.mark.parametrize(
    ("span", "part"),
    [
        ({"from": 2050, "to": 2060}, "none of these years is reached; choose years from 2026 to 2045"),
        ({"from": 2010, "to": 2020}, "none of these years is reached"),
        ({"from": 2020, "to": 2030}, "from = 2020 lies before the first year; choose from 2026 to 2045"),
        ({"from": 2035, "to": 2030}, "to = 2030 lies before from = 2035; exchange them"),
    ],
)
def test_years_of_a_coal_exit(span, part):
    (fault,) = faults(shock=[EXIT | span])
    assert fault.startswith("here: [[shock]] number 1: coal_exit: ")
    assert part in fault


def test_a_coal_exit_may_go_on_beyond_the_horizon():
    assert faults(shock=[EXIT | {"to": 2060}]) == []


def test_a_shorter_horizon_leaves_an_instrument_behind():
    assert (
        "none of these years is reached; choose years from 2026 to 2027"
        in faults(policy=[HUB | {"from": 2028}], years=2)[0]
    )


def test_documented_events_need_documented_years():
    (fault,) = faults(shock=[{"kind": "documented_events"}])
    assert "nothing is documented for 2026 to 2045, only for 2008 to 2025; choose an earlier start" in fault
    assert faults(shock=[{"kind": "documented_events"}], start=2007) == []


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        (
            {"policy": [HUB | {"towns": []}]},
            "digital_hub: towns is empty; name at least one of the municipalities or leave the key out",
        ),
        (
            {"shock": [{"kind": "university_funding", "quarter": "2030Q1", "share": 0.5, "towns": []}]},
            "university_funding: towns is empty; name at least one of the municipalities",
        ),
    ],
)
def test_no_town_at_all(changes, part):
    (fault,) = faults(**changes)
    assert fault.endswith(part)


@pytest.mark.parametrize(("towns", "given"), [([], "towns is empty; "), (["Essen"], "towns = ['Essen']: ")])
def test_a_group_needs_two(towns, given):
    (fault,) = faults(
        strategy={"kind": "spread", "cooperation": {"groups": [{"towns": towns, "level": 0.5}]}}
    )
    assert fault.endswith(f"{given}name at least two of the municipalities")


@pytest.mark.parametrize(
    ("choice", "keys"),
    [
        ({"kind": "focus", "n_strengths": 3}, set()),
        ({"kind": "custom", "weights": {"health": 1.0}}, set()),
        ({"kind": "custom"}, {"kind"}),
        ({"kind": "spread", "n_strengths": 3}, {"n_strengths"}),
        ({"kind": "spread", "n_strengths": 3, "weights": {"health": 0.5}}, {"n_strengths", "weights"}),
        ({"kind": "custom", "weights": {"health": 0.5}}, {"weights"}),
        ({"kind": "focsu", "n_strengths": 3}, set()),
        ({"kind": ["custom"], "weights": "all"}, set()),
        ({"kind": "custom", "weights": {"health": "0.5"}}, set()),
    ],
)
def test_keys_of_a_strategy_by_hand(choice, keys):
    assert choice_faults(choice).keys() == keys


def test_strategies_of_towns_and_phases_are_told_where_they_stand():
    half = {"kind": "custom", "weights": {"health": 0.5}}
    strategy = {**half, "towns": {"Witten": half}, "phases": [{"from": 2030, **half}, {"from": 2031}]}
    assert [fault.split(": ")[0] for _, fault in strategy_faults({"strategy": strategy})] == [
        "strategy",
        "strategy.towns.Witten",
        "strategy.phases.0",
    ]


def test_phases_out_of_order_and_out_of_reach():
    phases = [{"from": 2050}, {"from": 2030}, {"from": 2040, "to": 3}, "later"]
    reach, order = (fault for _, fault in strategy_faults({"strategy": {"kind": "focus", "phases": phases}}))
    assert reach == "strategy.phases: from = 2050 is never reached; choose from 2026 to 2045"
    assert "begin in [2050, 2030, 2040]" in order


def test_towns_are_found_wherever_a_strategy_names_them():
    cooperation = {"groups": [{"towns": ["A", 3]}, "B"], "free_riders": ["C"]}
    strategy = {"towns": {"D": {}}, "cooperation": cooperation, "phases": [{"towns": {"E": {}}}, 7]}
    assert [town for _, town in towns_named(strategy)] == ["D", "A", "C", "E"]


def test_no_fault_hides_another():
    """Faults of single keys, of keys together and against the start, all at once."""
    found = faults(
        years=0,
        strategy={"kind": "custom", "themes_per_town": 9, "weights": {"health": 0.5}},
        policy=[
            HUB | {"from": 2050, "to": 2049, "twons": ["Essen"]},
            HUB | {"instrument": "start_up_centre", "towns": ["Herne"], "eur_per_year": "much"},
        ],
        shock=[EXIT | {"from": 2050, "to": 2060, "power_plants": 3}, CLOSURE, CLOSURE],
    )
    parts = (
        "years = 0",
        "themes_per_town = 9",
        "weights sum to 0.5",
        "'twons'",
        "to = 2049 lies before",
        "from = 2050, to = 2049",
        "Herne: none has a university",
        "eur_per_year = 'much'",
        "power_plants = 3",
        "from = 2050, to = 2060",
        "[[shock]] number 3: plant_closure of 3,000 jobs",
    )
    assert [sum(part in fault for fault in found) for part in parts] == [1] * len(parts)
    assert len(found) == len(parts)


def test_a_fault_names_the_file_of_the_key_that_is_wrong(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.toml").write_text('[strategy]\nkind = "custom"\nweights = {health = 1.0}')
    (tmp_path / "child.toml").write_text(
        'based_on = "base.toml"\n[strategy]\nweights = {health = 0.5}\ncooperation = {free_riders = ["Esen"]}'
    )
    with pytest.raises(ScenarioError) as caught:
        read_scenario("child.toml")
    assert [fault.split(": ")[0] for fault in caught.value.faults] == ["child.toml", "child.toml"]
