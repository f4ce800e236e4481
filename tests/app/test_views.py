"""What the screen shows, against numbers worked out another way."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.explain import ACCOUNTS
from ruhrsim.analysis.paired import mean_with_interval, summarise
from ruhrsim.app import money
from ruhrsim.app.state import TOWN_KEYS
from ruhrsim.app.views import reasons, region, towns
from ruhrsim.app.views.looks import difference, honest, number, verdict
from ruhrsim.app.words import PAGES
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.bands import town_differences
from ruhrsim.scenarios.scenario import read_scenario


def test_cards_agree_with_the_summary(comparison):
    cards = region.cards(comparison, "en")
    summary = honest(summarise(comparison), 2).set_index(["scenario", "indicator"])
    for card in cards:
        for row in card["rows"]:
            expected = summary.loc[(row["name"], card["key"])]
            assert row["mean"] == expected["difference"]
            assert row["low"] == number(expected["low"])


@pytest.mark.parametrize(
    ("low", "high", "better", "word", "tone"),
    [
        (-2, -1, "lower", "lower, favourable", "good"),
        (1, 2, "lower", "higher, unfavourable", "bad"),
        (1, 2, None, "higher", "plain"),
        (-1, 1, "lower", "unclear", "unclear"),
        (0, 0, "lower", "same in these runs", "unclear"),
        (float("nan"), float("nan"), "lower", "too few runs for an interval", "unclear"),
    ],
)
def test_intervals_in_words(low, high, better, word, tone):
    assert verdict(low, high, better, "en") == (word, tone)


def test_two_runs_that_happen_to_agree_are_no_certainty():
    runs = pd.DataFrame({"alike": [1.0, 1.0], "apart": [1.0, 2.0], "still": [0.0, 0.0]})
    band = honest(mean_with_interval(runs), 2)
    assert list(band["low"].isna()) == [True, False, False]
    jobs = REGION_INDICATORS["jobs"]
    told = difference(*band.loc["alike", ["difference", "low", "high"]], jobs, "de")
    assert (told["value"], told["verdict"], told["tone"]) == (
        "+1",
        "zu wenige Läufe für ein Intervall",
        "unclear",
    )
    # Student's 0.95 quantile with one degree of freedom is 6.3138; 1.5 ± 6.3138 · 0.7071 / √2.
    assert band.loc["apart", "high"] == pytest.approx(1.5 + 6.3138 * 0.5, rel=1e-4)
    assert difference(*band.loc["still", ["difference", "low", "high"]], jobs, "de")["value"] == "0"


def test_five_runs_that_agree_are_believed():
    runs = pd.DataFrame({"alike": [1.0] * 5})
    assert list(honest(mean_with_interval(runs), 5)["low"]) == [1.0]


def test_the_map_agrees_with_the_figures(comparison):
    atlas = towns.atlas(comparison, "unemployment_rate", "focus_together", "difference", "en")
    expected = town_differences(comparison.towns, "unemployment_rate", "focus_together", "status_quo")
    assert atlas["ags"] == list(expected.index)
    np.testing.assert_allclose(atlas["values"][-1], expected["mean"])
    assert atlas["clear"][-1] == list(expected["clear"])
    assert atlas["values"][0] == [0.0] * 53


def test_the_own_town_agrees_with_the_map(comparison):
    rows = {row["key"]: row for row in towns.town_rows(comparison, "05911000", 2045, "en")}
    assert list(rows) == list(TOWN_KEYS)
    atlas = towns.atlas(comparison, "jobs", "focus_together", "difference", "en")
    at = atlas["ags"].index("05911000")
    assert rows["jobs"]["cells"][1]["mean"] == pytest.approx(atlas["values"][-1][at])
    level = towns.atlas(comparison, "jobs", "status_quo", "level", "en")["values"][-1]
    assert rows["jobs"]["rank"] == sorted(level, reverse=True).index(level[at]) + 1


def test_outlines_share_their_borders():
    shapes = towns.shapes()
    assert len(shapes["towns"]) == 53
    assert all(town["path"].startswith("M") and town["path"].endswith("z") for town in shapes["towns"])


def test_flows_add_up_to_the_change(comparison):
    two = reasons.pair(comparison, "focus_together")
    for account in reasons.flows(two, "en"):
        *items, change = account["rows"]
        assert change["total"]
        assert sum(item["mean"] for item in items) == pytest.approx(change["mean"], abs=1e-3)


def test_reasons_in_a_sentence_name_what_is_clear():
    rows = [
        {"label": label, "value": value, "mean": mean, "clear": clear, "verdict": "" if clear else "unclear"}
        for label, value, mean, clear in (
            ("Hires: more", "+9 (+8 to +10)", 9, True),
            ("Quits", "−7 (−20 to +6)", -7, False),
            ("Closures: more", "−2 (−3 to −1)", -2, True),
            ("Together", "0 (−1 to +1)", 0, False),
        )
    ]
    assert reasons.why_sentence({"rows": rows}, "en") == (
        "Jobs at the end: 0 (−1 to +1), unclear. What raises them most: Hires: more (+9). "
        "What lowers them most: Closures: more (−2)."
    )
    unclear = [row | {"clear": False} for row in rows]
    assert reasons.why_sentence({"rows": unclear}, "en").endswith("No single item can be told from chance.")


def test_flows_say_whether_there_is_more_or_less(comparison):
    """A loss that lowers the stock is one of which there is more."""
    for account in reasons.flows(reasons.pair(comparison, "focus_together"), "en"):
        signs = ACCOUNTS[account["name"]].signs()
        for row, sign in zip(account["rows"], signs.values(), strict=False):
            if row["clear"]:
                assert row["label"].endswith("more" if row["mean"] * sign > 0 else "fewer")


def test_courses_have_every_year(comparison):
    course = region.courses(comparison, "jobs", "de")
    assert course["levels"][0]["years"] == list(range(2025, 2046))
    assert course["differences"][0]["mean"][0] == 0.0


def test_who_pays_by_hand():
    scenario = read_scenario("joint_region")
    bill = money.bill(scenario)
    assert bill.themes[0] == pytest.approx(19 * bill.residents)
    assert bill.paid["towns"][0] == 5_162_812
    assert bill.per_head() == pytest.approx(20.0, abs=1e-4)
    assert money.faults(scenario, 20.0, "en") == []
    assert "Does not add up" in money.faults(scenario, 19.9, "en")[0]
    assert money.fitting_theme_money(scenario, 15.0) == pytest.approx(14.0, abs=0.1)


def test_every_text_is_there_twice():
    for page, texts in PAGES.items():
        for key, pair in texts.items():
            assert len(pair) == 2, f"{page}.{key}"
            assert all(pair), f"{page}.{key}"


def test_every_headline_has_a_card(comparison):
    assert {card["key"] for card in region.cards(comparison, "de")} <= set(REGION_INDICATORS)
