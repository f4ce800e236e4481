"""Find a strategy: what a stored search answers, on one made up by hand, and what can be done with it."""

import json
from dataclasses import replace

import numpy as np
import pytest
from app_screen import opened
from made_searches import WORLDS, make_found, store

from ruhrsim.app import choices, links, preview
from ruhrsim.app.pages import find
from ruhrsim.app.pages.find import taken
from ruhrsim.app.state import AIMS_TO_CHOOSE, AppState, Own, Sought
from ruhrsim.app.views import (
    found_cards,
    found_charts,
    found_choices,
    found_details,
    found_searches,
    found_tables,
)
from ruhrsim.app.views.found import Found
from ruhrsim.app.views.found_choices import budgets, picked
from ruhrsim.app.views.found_searches import stored, usual
from ruhrsim.app.words import text
from ruhrsim.search.aims import AIMS

KEY = "strategies_20_found_0"
JOBS = {"jobs": 100}


@pytest.fixture(scope="module")
def search():
    return make_found()


@pytest.fixture
def searches(search, monkeypatch):
    """Let the server have two searches."""
    both = {"strategies_5": make_found("strategies_5", 5.0), "strategies_20": search}
    monkeypatch.setattr(find, "stored", lambda: (both, []))
    return both


def keys(found):
    return [found.search.strategies[row].key for row in found.order()]


def in_worlds(differences):
    lost = (differences > 0).sum()
    return f"in {lost or 'none'} of {len(differences)} worlds"


# ----- which strategies -----


def test_weights_decide_what_is_best(search):
    assert keys(Found(search, Sought(weights=JOBS), "en"))[0] == f"{KEY}1"
    assert keys(Found(search, Sought(weights={"town_inequality": 1}), "en"))[0] == f"{KEY}4"
    assert keys(Found(search, Sought(weights={"jobs": 0, "town_inequality": 1}), "en"))[0] == f"{KEY}4"


def test_the_best_in_bad_worlds_need_not_be_the_best_on_average(search):
    values = search.values.copy()
    jobs = list(AIMS).index("jobs")
    values[1, :5, jobs] -= 6000.0  # fails in a quarter of the worlds; on average still better than the second
    values[1, 5:, jobs] += 2500.0
    risky = replace(search, values=values)
    assert keys(Found(risky, Sought(weights=JOBS), "en"))[0] == f"{KEY}1"
    careful = keys(Found(risky, Sought(weights=JOBS, judged="tenth_percentile"), "en"))
    assert careful[0] == f"{KEY}2"


def test_who_spends_more_is_left_out(search):
    assert "subsidy_race" in [one.key for one in search.strategies]
    assert "subsidy_race" not in keys(Found(search, Sought(), "en"))
    assert "cluster_focus" in keys(Found(search, Sought(), "en"))


def test_other_money_than_carrying_on_is_told(search):
    assert "costs" not in " ".join(Found(search, Sought(weights=JOBS), "en").headline())
    dear = Found(make_found("mine", 50.0), Sought(weights={"town_inequality": 1}), "en")
    assert dear.headline()[0].startswith("Best for these aims: “Found strategy 4”")
    assert "It costs EUR 258 million a year; “Carry on as before” costs 103." in dear.headline()


def test_nobody_beyond_the_limit_is_offered(search):
    found = Found(search, Sought(worst_town=0.1), "en")
    assert set(keys(found)) == {"status_quo", f"{KEY}2", "cluster_focus"}
    assert {option["value"] for option in found_choices.strategy_options(found)} == {
        f"{KEY}2",
        "cluster_focus",
    }
    assert "2 of 6 strategies keep to the money and the limit." in found.headline()


def test_without_weight_nothing_is_best(search):
    found = Found(search, Sought(weights={"jobs": 0}), "en")
    assert found.headline() == [text("find.no_weight", "en")]
    assert found_cards.cards(found) == []
    assert found_charts.atlas(found) is None


# ----- what is said -----


def test_the_headline_is_in_people_and_says_how_often_it_fails(search):
    found = Found(search, Sought(weights={"unemployment_rate": 100}), "en")
    values = found.differences[found.order()[0], :, 0]
    fewer = round(-values.mean() * 26_000, -1)
    line = found.headline()[0]
    assert f"about {fewer:,.0f} fewer unemployed than" in line
    assert line.endswith(f"more {in_worlds(values)}.")


def with_jobs(search, *, first, others):
    """Return the search with these differences in jobs to carrying on, by world: of the first, of all others."""
    values, jobs = search.values.copy(), list(AIMS).index("jobs")
    values[1:, :, jobs] = values[0, :, jobs] + others
    values[1, :, jobs] = values[0, :, jobs] + first
    return replace(search, values=values)


def test_where_nothing_counts_the_page_says_so(search):
    worse = with_jobs(search, first=-1.0, others=-1.0)
    assert "keine der 5 Strategien besser" in Found(worse, Sought(weights=JOBS), "de").headline()[0]
    up_and_down = np.resize([2000.0, -1990.0], WORLDS)
    lucky = Found(with_jobs(search, first=up_and_down, others=-1.0), Sought(weights=JOBS), "en").headline()
    assert "Best for these aims: “Found strategy 1”" in lucky[0]
    assert lucky[1] == text("find.best_unclear", "en")


def test_what_the_search_claimed_is_nowhere(search):
    boast = [one.model_copy(update={"claimed": {"unemployment_rate": -7.654}}) for one in search.strategies]
    proud = replace(search, strategies=tuple(boast))
    for language in ("de", "en"):
        one, other = (Found(each, Sought(), language) for each in (proud, search))
        assert (one.headline(), found_cards.cards(one)) == (other.headline(), found_cards.cards(other))
        assert found_tables.side_by_side(one) == found_tables.side_by_side(other)
        assert found_details.tables(one) == found_details.tables(other)


def test_twins_cannot_be_told_apart(search):
    values = search.values.copy()
    values[2] = values[1]
    found = Found(replace(search, values=values), Sought(weights=JOBS), "en")
    assert found.headline()[1].startswith("One of the 4 others can't be told")
    values[1, :, list(AIMS).index("jobs")] += 5000.0
    apart = Found(replace(search, values=values), Sought(weights=JOBS), "en")
    assert apart.headline()[1] == "It can be told from all 4 others in the mean of the worlds."


def test_a_card_tells_people_first_with_span_and_worlds_lost(search):
    card = found_cards.cards(Found(search, Sought(weights={"town_inequality": 1}), "de"))[0]
    assert [figure["label"] for figure in card["figures"]] == [
        "Arbeitslose",
        "Arbeitsplätze",
        "Ungleichheit zwischen den Städten",
    ]
    values = search.differences()[4, :, 0]
    low, high = np.quantile(values, (0.05, 0.95))
    written = [
        f"{round(bound * 26_000, -1):+,.0f}".replace(",", ".").replace("-", "−") for bound in (low, high)
    ]
    assert f"({written[0]} bis {written[1]})" in card["figures"][0]["value"]
    assert f"{(values > 0).sum()} von {WORLDS} Welten schlechter" in card["figures"][0]["told"]
    assert "in keiner von 20 Welten schlechter" in card["figures"][2]["told"]
    assert card["figures"][2]["tone"] == "good"


def test_what_is_unclear_on_average_is_called_so(search):
    values = search.values.copy()
    values[1, ::2, 0], values[1, 1::2, 0] = 9.1, 8.899
    card = found_cards.cards(Found(replace(search, values=values), Sought(weights=JOBS), "en"))[0]
    assert card["figures"][0]["tone"] == "unclear"
    assert "mean unclear" in card["figures"][0]["told"]


def test_how_much_rests_on_cooperation_is_told_or_that_it_was_not_computed(search):
    second = search.strategies[2].scenario
    more = second | {"strategy": second["strategy"] | {"cooperation": {"all": 0.9}}}
    strategies = list(search.strategies)
    strategies[2] = strategies[2].model_copy(update={"scenario": more})
    found = Found(replace(search, strategies=tuple(strategies)), Sought(weights=JOBS), "en")
    cards = {card["key"]: card for card in found_cards.cards(found)}
    assert cards[f"{KEY}1"]["notes"][0].startswith("Of this, −780 (−1,300 to −260) rest on the assumption")
    assert cards[f"{KEY}2"]["notes"][0].startswith(
        "It relies on other cooperation than today (90 % instead of 50 %)"
    )


def test_cooperation_as_today_rests_on_nothing(search):
    today = search.strategies[0].scenario["strategy"]
    same = [
        one.model_copy(update={"scenario": one.scenario | {"strategy": today}}) for one in search.strategies
    ]
    found = Found(replace(search, strategies=tuple(same), tables={}), Sought(weights=JOBS), "en")
    assert all(
        "Cooperation stays about as today (50 %)" in card["notes"][0] for card in found_cards.cards(found)
    )


@pytest.mark.parametrize(
    ("judged", "said"), [("regret", "behind the best"), ("tenth_percentile", "at least")]
)
def test_other_ways_to_judge_are_written_out(judged, said, search):
    card = found_cards.cards(Found(search, Sought(weights=JOBS, judged=judged), "en"))[0]
    assert said in card["figures"][1]["told"]
    assert said not in card["figures"][0]["told"]


def test_a_search_of_another_model_says_so(search):
    assert Found(search, Sought(), "en").warnings() == []
    old = replace(search, facts=search.facts.model_copy(update={"answers": "0123"}))
    assert Found(old, Sought(), "en").warnings() == [text("find.outdated", "en")]


# ----- charts and tables -----


def test_up_is_better_on_every_axis(search):
    chart = found_charts.parallel(Found(search, Sought(), "en"))
    assert [axis["key"] for axis in chart["axes"]] == list(AIMS_TO_CHOOSE)
    assert len(chart["lines"]) == 6  # who spends more is not drawn
    means = search.differences().mean(axis=1)
    rows = [row for row, one in enumerate(search.strategies) if one.key != "subsidy_race"]
    for place, key in enumerate(AIMS_TO_CHOOSE):
        losses = means[rows, list(AIMS).index(key)] * AIMS[key].sign
        at = np.array([line["at"][place] for line in chart["lines"]])
        assert at[np.argmin(losses)] == 1
        assert at[np.argmax(losses)] == 0
    json.dumps(chart, allow_nan=False)


def test_those_picked_stand_out(search):
    chart = found_charts.parallel(Found(search, Sought(picked=(f"{KEY}4", "cluster_focus")), "en"))
    assert [group["name"] for group in chart["strategies"]][1] == "Found strategy 4"
    assert [group["colour"] for group in chart["strategies"]] == [0, 1, 2, "rest"]
    assert chart["marked"] == [0, 1, 2]
    assert sorted(line["strategy"] for line in chart["lines"]) == [0, 1, 2, 3, 3, 3]


def test_the_map_shows_the_towns_of_the_one_wanted(search):
    sought = Sought(picked=(f"{KEY}4", f"{KEY}1"))
    assert Found(search, sought, "en").on_map() == 4
    found = Found(search, sought.but(on_map=f"{KEY}1"), "en")
    atlas = found_charts.atlas(found)
    assert found.on_map() == 1
    assert len(atlas["ags"]) == 53
    assert atlas["values"][0][atlas["ags"].index("05911000")] == pytest.approx(0.12)
    assert Found(search, sought.but(on_map="elsewhere"), "en").on_map() == 4


def test_towns_that_the_region_does_not_have_are_not_drawn(search):
    towns = tuple(f"{name} (old)" for name in search.facts.towns)
    other = replace(search, facts=search.facts.model_copy(update={"towns": towns}))
    assert found_charts.atlas(Found(other, Sought(), "en")) is None


def test_side_by_side_holds_every_aim_and_where_the_money_goes(search):
    found = Found(search, Sought(picked=(f"{KEY}1", "cluster_focus")), "en")
    changes, money = found_tables.side_by_side(found)
    assert changes["head"] == ["Measure", "Found strategy 1", choices.shipped()["cluster_focus"].title("en")]
    assert {len(row) for row in (*changes["rows"], *money["rows"])} == {3}
    assert len([row for row in changes["rows"] if "worse" in row[1]]) == len(AIMS_TO_CHOOSE)
    assert {row[2] for row in money["rows"][:-2]} == {"–"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_panels_are_in_words(language, search):
    tables = found_details.tables(Found(search, Sought(), language))
    assert len(tables) == 7
    cells = [cell for table in tables for row in table["rows"] for cell in row]
    assert all(isinstance(cell, str) and cell and "nan" not in cell.lower() for cell in cells)
    assert not [cell for cell in cells if "cooperation.gain" in cell or "firm_exit" in cell]


def test_where_no_lever_tells_the_page_says_so(search):
    lines = found_details.lever_lines(Found(search, Sought(), "en"))
    assert "2 of 3 levers count" in lines[0]
    assert "no lever counts" in lines[1]


def test_more_of_a_lever_helps_whichever_way_an_aim_goes():
    assert found_details._helps("unemployment_rate", -1.0)
    assert found_details._helps("jobs", 1.0)
    assert not found_details._helps("jobs", -1.0)


def test_a_plan_that_switches_is_told_as_differences_of_the_aim(search):
    tables = {t["title"]: t for t in found_details.tables(Found(search, Sought(), "en"))}
    people = tables["A plan that switches (Unemployed)"]["rows"][-1]
    assert people[2] == "−390 (−650 to −130)"
    jobs = tables["A plan that switches (Jobs)"]["rows"][-1]
    assert jobs[2].startswith("−450")  # a loss of jobs is a negative difference


def test_a_search_without_tables_shows_what_it_has(search):
    found = Found(replace(search, tables={}), Sought(), "de")
    assert found_details.lever_lines(found) == []
    assert [table["title"] for table in found_details.tables(found)] == ["Wie gesucht wurde"]
    assert "nicht gerechnet" in found_tables.side_by_side(found)[0]["rows"][1]


# ----- stored ones -----


def test_own_searches_are_found_beside_those_that_ship(search, tmp_path, monkeypatch):
    monkeypatch.setattr(found_searches, "stored_searches", list)
    assert stored(tmp_path) == ({}, [])
    store(make_found("mine", 50.0), tmp_path)
    store(search, tmp_path)
    found, faults = stored(tmp_path)
    assert (list(found), faults) == (["strategies_20", "mine"], [])
    assert usual(found) == "strategies_20"
    (tmp_path / "searches" / "mine" / "found" / "values.csv").write_text("x\n1\n", encoding="utf-8")
    (tmp_path / "searches" / "mine" / "found" / "found.json").touch()
    found, faults = stored(tmp_path)
    assert list(found) == ["strategies_20"]
    assert "differs from its checksum" in faults[0]


def test_searches_of_another_region_are_left_out(search, tmp_path, monkeypatch):
    monkeypatch.setattr(found_searches, "stored_searches", list)
    store(replace(search, facts=search.facts.model_copy(update={"region": "elsewhere"})), tmp_path)
    assert stored(tmp_path) == ({}, [])


def test_the_same_money_twice_is_told_apart_by_titles(search):
    options = budgets({"a": search, "b": search}, "de")
    assert options[0]["label"] == "20 € (103 Mio. € im Jahr): Was tun mit 20 Euro je Kopf?"
    assert budgets({"a": search}, "en")[0]["label"] == "EUR 20 (EUR 103 million a year)"


# ----- taking one over -----


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_found_strategy_is_taken_over_as_it_is(number, search):
    one = search.strategies[number]
    state, wrong = taken(AppState(), search, one.key, "editor")
    assert wrong == ()
    assert (state.tab, state.editing, state.chosen[-1]) == ("editor", "own_1", "own_1")
    built = choices.build(state.own[0]).to_dict()
    for key in ("strategy", "parameters", "policy", "shock", "start", "years"):
        assert built[key] == one.scenario[key], key
    assert choices.chosen(state)[1] == []  # its budget covers it
    assert links.decode(links.encode(state)) == state


def test_comparing_puts_it_among_the_compared_once(search):
    state, _ = taken(AppState(), search, f"{KEY}1", "compare")
    again, _ = taken(state, search, f"{KEY}1", "compare")
    assert (again.tab, again.second) == ("compare", "own_1")
    assert len(again.own) == 1
    assert state.own[0].title == "Gefundene Strategie 1 (20 €)"


def test_a_shipped_strategy_is_compared_as_it_ships(search):
    state, _ = taken(AppState(), search, "cluster_focus", "compare")
    assert state.own == ()
    assert state.chosen[-1] == "cluster_focus"
    edited, _ = taken(AppState(), search, "cluster_focus", "editor")
    assert edited.own[0].based_on == "cluster_focus"


def test_no_more_own_strategies_than_fit(search):
    own = tuple(Own(name=f"own_{n}", based_on="status_quo") for n in (1, 2, 3))
    for key in (f"{KEY}1", "cluster_focus"):
        state, wrong = taken(AppState(own=own), search, key, "editor")
        assert wrong == (text("find.own_full", "de", n=3),)
        assert state.tab == "compare"


def test_a_strategy_that_the_search_has_not_is_refused(search):
    assert taken(AppState(), search, "nothing", "editor") == (AppState(), ("nothing",))


def test_a_search_on_another_baseline_cannot_be_opened_here(search):
    other = search.strategies[0].model_copy(update={"key": "mine"})
    state, wrong = taken(
        AppState(), replace(search, strategies=(other, *search.strategies[1:])), f"{KEY}1", "editor"
    )
    assert (state, len(wrong)) == (AppState(), 1)


def test_picking_stops_at_four():
    sought = Sought()
    for key in "abcd":
        sought = picked(sought, key)
    assert sought.picked == tuple("abcd")
    assert picked(sought, "e") is None
    assert picked(sought, "a").picked == tuple("bcd")


# ----- state and page -----


def test_what_is_sought_stands_in_the_link():
    sought = Sought(
        search="strategies_50", weights={"jobs": 70, "graduates_kept": 30}, judged="regret", worst_town=0.2,
        picked=("strategies_50_found_01", "cluster_focus"), on_map="cluster_focus",
    )  # fmt: skip
    state = AppState(tab="find", sought=sought)
    assert links.decode(links.encode(state)) == state


def test_a_link_to_this_page_says_what_it_is_about():
    told = preview.about(AppState(tab="find", language="en"))
    assert told == {"title": "Find a strategy", "description": text("find.lead", "en")}


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": {}},
        {"weights": {"jobs": 101}},
        {"weights": {"jobs": True}},
        {"weights": {"cost": 50}},
        {"weights": dict.fromkeys(AIMS_TO_CHOOSE[:4], 10)},
        {"worst_town": -1.0},
        {"worst_town": float("nan")},
        {"judged": "luck"},
        {"picked": ("a", "b", "c", "d", "e")},
        {"search": "../../etc"},
        {"more": 1},
    ],
)
def test_a_link_cannot_ask_for_what_cannot_be(wrong):
    with pytest.raises(ValueError, match="validation error"):
        Sought().but(**wrong)


def wishes(screen):
    return screen.part("aims", "choices", "most")


def cards(screen):
    return screen.part("cards", "picked", "options")


def test_sliders_and_choices_change_what_is_best(queue, searches, monkeypatch):
    with opened(AppState(tab="find", language="en"), monkeypatch) as screen:
        screen.do(wishes(screen), "weigh", {"aim": "unemployment_rate", "weight": 0})
        screen.wait(lambda: cards(screen).cards[0]["key"] == f"{KEY}4")
        screen.do(wishes(screen), "add", "jobs")
        screen.do(wishes(screen), "drop", "town_inequality")
        screen.wait(lambda: cards(screen).cards[0]["key"] == f"{KEY}1")
        screen.do(wishes(screen), "choose", {"key": "worst_town", "value": "0.1"})
        screen.wait(lambda: cards(screen).cards[0]["key"] == f"{KEY}2")
        screen.do(wishes(screen), "choose", {"key": "search", "value": "strategies_5"})
        screen.wait(lambda: cards(screen).cards[0]["key"] == "strategies_5_found_02")
        assert queue.asked  # what is chosen elsewhere; nothing is computed for this page


def test_one_is_picked_shown_on_the_map_and_opened_in_the_editor(queue, searches, monkeypatch):
    with opened(AppState(tab="find", language="en"), monkeypatch) as screen:
        screen.do(cards(screen), "pick", f"{KEY}4")
        screen.wait(lambda: [one["key"] for one in cards(screen).picked] == [f"{KEY}4"])
        atlas = screen.part("atlas", "shapes")
        screen.wait(lambda: atlas.second == f"{KEY}4")
        screen.do(cards(screen), "edit", f"{KEY}4")
        drafts = screen.part("drafts", "bases")
        assert [draft["title"] for draft in drafts.drafts] == ["Found strategy 4 (20 €)"]


def test_comparing_leads_to_the_comparison(queue, searches, monkeypatch):
    with opened(AppState(tab="find", language="en"), monkeypatch) as screen:
        screen.do(cards(screen), "compare", f"{KEY}1")
        chosen = screen.part("scenarios", "groups", "most")
        screen.wait(lambda: [s["name"] for s in chosen.scenarios][-1] == "own_1")


def test_what_a_browser_invents_changes_nothing_here(queue, searches, monkeypatch):
    with opened(AppState(tab="find", language="en"), monkeypatch) as screen:
        before = cards(screen).cards
        screen.do(wishes(screen), "weigh", {"aim": "jobs", "weight": 5})
        screen.do(wishes(screen), "weigh", {"aim": "unemployment_rate", "weight": "much"})
        screen.do(wishes(screen), "add", "<script>")
        screen.do(wishes(screen), "choose", {"key": "worst_town", "value": "soon"})
        screen.do(wishes(screen), "choose", {"key": "judged", "value": ["x"]})
        screen.do(wishes(screen), "choose", {"key": "search", "value": "../../etc"})
        screen.do(screen.part("atlas", "shapes"), "choose_second", "<script>")
        screen.do(cards(screen), "pick", "<script>")
        assert cards(screen).cards == before
        screen.do(cards(screen), "edit", "nothing")
        screen.wait(lambda: [p for p in screen.parts("lines", "tone") if p.lines == ["nothing"]])


def test_without_a_search_the_page_says_so_in_one_sentence(queue, monkeypatch):
    monkeypatch.setattr(find, "stored", lambda: ({}, []))
    with opened(AppState(tab="find", language="de"), monkeypatch) as screen:
        screen.wait(lambda: [p for p in screen.parts("tag", "words") if p.words == text("find.none", "de")])
        assert not screen.parts("aims", "choices")


def test_a_link_to_a_search_that_is_gone_shows_the_usual_one(queue, searches, monkeypatch):
    with opened(AppState(tab="find", sought=Sought(search="gone", picked=("gone",))), monkeypatch) as screen:
        assert wishes(screen).choices[0]["value"] == "strategies_20"
        assert cards(screen).picked == []
