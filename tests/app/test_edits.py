"""What the editor's controls do to a draft."""

import pytest

from ruhrsim.app import choices, drafts, money
from ruhrsim.app.pages.editor import begun, kept, restored
from ruhrsim.app.pages.edits import edited
from ruhrsim.app.state import AppState
from ruhrsim.app.views import controls, portfolio
from ruhrsim.model.processes.policies import INSTRUMENTS

EMPTY = drafts.begin(choices.shipped()["status_quo"], 1, "x")


def cards(draft, table):
    return controls.entry_cards(draft, choices.build(draft), table, "de")


@pytest.mark.parametrize(
    ("table", "name"),
    [*(("policy", name) for name in INSTRUMENTS), *(("shock", name) for name in controls.OFFERED_SHOCKS)],
)
def test_every_instrument_and_shock_can_be_added_and_set(table, name):
    draft = edited(EMPTY, ("add", table, name))
    built = choices.build(draft)
    assert len(getattr(built, table)) == 1
    for control in cards(draft, table)[0]["controls"]:
        value = control["chosen" if control["type"] == "towns" else "value"]
        same = edited(draft, ("set", {"key": control["key"], "value": value}))
        before, after = getattr(built, table)[0], getattr(choices.build(same), table)[0]
        assert {key: after[key] for key in before} == before, control["key"]
    emptied = edited(draft, ("remove", {"table": table, "number": 0}))
    assert not getattr(choices.build(emptied), table)


@pytest.mark.parametrize("name", choices.shipped())
def test_every_shipped_scenario_can_be_a_basis(name):
    draft = drafts.begin(choices.shipped()[name], 1, "x")
    built = choices.build(draft)
    assert built.strategy == choices.shipped()[name].strategy
    for group in (
        controls.strategy_controls(draft, built, built, "de"),
        controls.assumption_controls(draft, built, "de"),
        *(card["controls"] for table in ("policy", "shock") for card in cards(draft, table)),
    ):
        for control in group:
            if control["type"] == "range":
                assert control["low"] <= control["value"] <= control["high"], control["key"]


def test_painting_spreads_a_towns_money_evenly():
    draft = edited(EMPTY, ("paint", {"towns": ["Bochum"], "theme": "health", "on": False}))
    shares = portfolio.shares(choices.build(draft))
    assert shares["Bochum"] == [0.2, 0.2, 0.2, 0.2, 0.2, 0.0]
    assert shares["Essen"] == portfolio.shares(choices.build(EMPTY))["Essen"]
    back = edited(draft, ("unpaint",))
    assert choices.build(back).strategy.towns == {}


def test_the_last_theme_stays():
    draft = EMPTY
    for theme in ("cyber_ai", "green_tech", "new_industry", "logistics", "smart_city", "health"):
        draft = edited(draft, ("paint", {"towns": ["Bochum"], "theme": theme, "on": False}))
    assert sum(portfolio.shares(choices.build(draft))["Bochum"]) == pytest.approx(1.0)


def test_theme_money_reaches_painted_towns():
    draft = edited(EMPTY, ("paint", {"towns": ["Bochum"], "theme": "health", "on": False}))
    draft = edited(draft, ("set", {"key": "strategy.eur_per_head_year", "value": 10}))
    strategy = choices.build(draft).strategy
    assert strategy.of("Bochum").eur_per_head_year == strategy.of("Essen").eur_per_head_year == 10


def test_an_assumption_is_set_and_reset():
    draft = edited(EMPTY, ("set", {"key": "parameters.theme_support.returns", "value": 1.1}))
    assert choices.build(draft).parameters["theme_support"]["returns"] == 1.1
    reset = edited(draft, ("set", {"key": "parameters.theme_support.returns", "value": None}))
    assert choices.build(reset).fingerprint() == choices.build(EMPTY).fingerprint()


def test_years_keep_their_order():
    draft = edited(
        edited(EMPTY, ("add", "policy", "land_release")), ("set", {"key": "policy.0.from", "value": 2040})
    )
    assert choices.build(draft).policy[0]["to"] == 2040
    assert edited(draft, ("set", {"key": "policy.9.from", "value": 2030})) == draft


def test_theme_money_follows_the_instruments_of_the_towns():
    dearer = edited(
        edited(EMPTY, ("add", "policy", "talent_retention")),
        ("set", {"key": "policy.0.eur_per_year", "value": 20.0}),
    )
    residents = 5_164_000
    assert choices.build(dearer).strategy.eur_per_head_year == pytest.approx(20 - 20e6 / residents, abs=0.15)
    assert not money.faults(choices.build(dearer), dearer.budget, "de")
    without = edited(dearer, ("remove", {"table": "policy", "number": 0}))
    assert choices.build(without).strategy.eur_per_head_year == 20.0


def test_money_to_spare_stays_where_it_is():
    spare = edited(EMPTY, ("set", {"key": "strategy.eur_per_head_year", "value": 10.0}))
    changed = edited(spare, ("add", "policy", "talent_retention"))
    assert choices.build(changed).strategy.eur_per_head_year == 10.0


def test_more_than_all_money_is_refused():
    poor = edited(EMPTY, ("set", {"key": "budget", "value": 0.5}))
    changed = edited(poor, ("add", "policy", "talent_retention"))
    assert money.faults(choices.build(changed), changed.budget, "de")


SIX = ["Bochum", "Dortmund", "Duisburg", "Essen", "Gelsenkirchen", "Mülheim an der Ruhr"]


def with_hub():
    return edited(EMPTY, ("add", "policy", "digital_hub"))


def hub(own):
    return choices.build(own).policy[-1]


def key(own):
    return f"policy.{len(choices.build(own).policy) - 1}.towns"


def test_an_instrument_goes_to_any_number_of_towns():
    draft = with_hub()
    draft = edited(draft, ("set", {"key": key(draft), "value": list(reversed(SIX))}))
    assert sorted(hub(draft)["towns"]) == SIX
    draft = edited(draft, ("set", {"key": key(draft), "value": []}))
    assert not hub(draft).get("towns")


@pytest.mark.parametrize("value", ["all", ["Köln"], [None], {"Bochum": 1}, ["Bochum", ["Essen"]]])
def test_what_is_no_list_of_towns_is_refused(value):
    draft = with_hub()
    with pytest.raises((ValueError, TypeError)):
        edited(draft, ("set", {"key": key(draft), "value": value}))


def test_towns_stand_once_under_their_kreis_or_as_independent_cities():
    groups = controls.town_groups("de")
    assert groups[0]["name"] == "Kreisfreie Städte"
    assert len(groups[0]["towns"]) == 11
    assert [group["name"] for group in groups[1:]] == [
        "Ennepe-Ruhr-Kreis",
        "Kreis Recklinghausen",
        "Kreis Unna",
        "Kreis Wesel",
    ]
    assert sum(len(group["towns"]) for group in groups) == 53


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_assumptions_have_the_same_words(language):
    labels = [controls.assumption_label(name, language) for name in controls.assumption_rows()]
    assert not {label for label in labels if labels.count(label) > 1}


def test_a_browser_brings_own_scenarios_back():
    state = begun(AppState(language="en"), "cluster_focus")
    text = kept(state)
    again = restored(AppState(), text)
    assert (again.own, again.editing, again.tab) == (state.own, "own_1", "editor")
    assert again.language == "de"
    assert again.chosen[-1] == "own_1"


def test_what_a_browser_kept_replaces_nothing():
    begun_now = begun(AppState(), "cluster_focus")
    assert kept(AppState()) == ""
    assert restored(begun_now, kept(begun(AppState(), "status_quo"))) is begun_now
    for damaged in ("nonsense", "", kept(begun_now)[:-5]):
        assert restored(AppState(), damaged) == AppState()
