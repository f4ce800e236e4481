"""The briefing says no more than the summary, in words that fit."""

import re
from dataclasses import replace
from string import Formatter

import pytest

from ruhrsim.analysis.paired import summarise, years_compared
from ruhrsim.report.briefing import about, briefing, chance_of_looking_clear, change, span
from ruhrsim.report.briefing_texts import TEXTS
from synthetic import in_worlds, make_comparison


@pytest.fixture(scope="module")
def comparison():
    return make_comparison(seeds=20)


def shifted(comparison, by):
    """Return the comparison with `by` more unemployed in every run of its last strategy, and no other difference."""
    region = comparison.region.copy()
    first = region.loc[region["scenario"] == comparison.baseline.name, "unemployed"].to_numpy()
    for scenario in comparison.scenarios[1:]:
        region.loc[region["scenario"] == scenario.name, "unemployed"] = first
    last = region["scenario"] == comparison.scenarios[-1].name
    region.loc[last, "unemployed"] += by * (1.0 + 0.01 * region.loc[last, "seed"])
    return replace(comparison, region=region)


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (-1234.0, "en", "1,200"),
        (98_765.0, "de", "99.000"),
        (37.4, "en", "37"),
        (0.2, "en", "0"),
        (4.4, "de", "4"),
    ],
)
def test_people_are_rounded_to_two_digits_that_count(value, language, written):
    assert about(value, language) == written


def test_changes_and_spans_in_words():
    assert change(-104.0, "en") == "about 100 fewer"
    assert change(104.0, "de") == "rund 100 mehr"
    assert change(0.3, "en") == "just as many"
    assert span(-400.0, -30.0, "en") == "30 to 400 fewer"
    assert span(30.0, 400.0, "de") == "30 bis 400 mehr"
    assert span(-400.0, 30.0, "en") == "400 fewer to 30 more"


def test_a_clear_difference_is_called_so_and_judged(comparison):
    for by, tone, words in ((-2000.0, "good", "fewer of"), (2000.0, "bad", "more unemployed on top of")):
        same, found = briefing(shifted(comparison, by), "en").findings
        assert found.tone == tone
        assert words in found.head
        assert "Clear" in found.sure
        assert same.tone == "unclear"
        assert "just as many" in same.head


def test_verdicts_are_those_of_the_summary(comparison):
    for runs in (comparison, in_worlds(comparison)):
        summary = summarise(runs).set_index(["scenario", "indicator"])
        for finding in briefing(runs, "en").findings:
            unclear = summary.loc[(finding.name, "unemployed"), "includes_zero"]
            assert (finding.tone == "unclear") == unclear
            assert ("Unclear" in finding.sure) == unclear


def test_worlds_are_counted(comparison):
    found = briefing(in_worlds(shifted(comparison, -2000.0)), "de").findings[-1]
    assert "weniger in 20 von 20 plausiblen Welten" in found.sure


def test_nothing_is_called_clear_before_the_last_run(comparison):
    for language in ("de", "en"):
        told = briefing(shifted(comparison, -2000.0), language, final=False)
        assert {finding.tone for finding in told.findings} == {"open"}
        spoken = " ".join(told.sentences()).lower()
        assert not re.search(r"\b(un)?(clear|klar)\b", spoken)
        assert told.luck == ""


def test_one_run_has_no_verdict():
    told = briefing(make_comparison(seeds=1), "en")
    assert {finding.tone for finding in told.findings} == {"open"}
    assert "single run" in told.findings[0].sure


def test_one_scenario_has_a_level_only():
    told = briefing(make_comparison(scenarios=1), "en")
    assert told.findings == ()
    assert "second one" in told.asked


def test_unequal_money_is_warned_of(comparison):
    assert not briefing(comparison, "en").money_differs
    region = comparison.region.copy()
    region.loc[region["scenario"] == "cluster_focus", "money_spent"] *= 1.2
    told = briefing(replace(comparison, region=region), "en")
    assert told.money_differs
    assert told.money.startswith("Mind that money differs")


def test_unequal_cooperation_is_said_to_be_assumed(comparison):
    assert briefing(comparison, "en").matters == ""
    first, *others = comparison.scenarios
    alone = first.model_copy(
        update={
            "strategy": first.strategy.model_copy(
                update={"cooperation": first.strategy.cooperation.model_copy(update={"all": 0.0})}
            )
        }
    )
    assert "is an assumption" in briefing(replace(comparison, scenarios=(alone, *others)), "en").matters


def test_the_years_compared_are_the_last_five_or_all_there_are(comparison):
    assert years_compared(comparison) == (2041, 2045)
    assert years_compared(make_comparison(seeds=2, years=3)) == (2026, 2028)
    assert "2041 to 2045" in briefing(comparison, "en").asked


def test_luck_alone_makes_look_clear_what_it_should():
    assert chance_of_looking_clear(20, "luck") == pytest.approx(0.1)
    # Twenty worlds look clear if all point one way.
    assert chance_of_looking_clear(20, "assumptions") == 2.0**-19
    # Two worlds: t = 6.3138 · √3 with one degree of freedom; 1 - 2/π · arctan(t).
    assert chance_of_looking_clear(2, "assumptions") == pytest.approx(0.05805, abs=1e-4)


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_tell_the_same_facts(key):
    named = [sorted(name for _, name, _, _ in Formatter().parse(words) if name) for words in TEXTS[key]]
    assert named[0] == named[1]
