"""What a report says where runs happen in plausible worlds: what intervals cover, and how many worlds agree."""

import pandas as pd
import pytest
from synthetic import in_worlds, make_comparison

from ruhrsim.analysis.paired import summarise
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.report.answer import agreement, answer_sentence, chance_sentence
from ruhrsim.report.page import build_page
from ruhrsim.report.texts import LIMITS, TEXTS, limits, text
from ruhrsim.report.world_texts import WORLD_TEXTS

LUCK = make_comparison(years=2, seeds=20, effect=1.0)
WORLDS = in_worlds(LUCK)


def names_in(text_):
    """Return the names in braces of a text."""
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text_) if name}


def indexed(comparison):
    return summarise(comparison).set_index(["scenario", "indicator"])


def test_each_text_for_worlds_stands_for_one_of_the_others():
    assert set(WORLD_TEXTS) <= set(TEXTS)
    for key, (german, english) in WORLD_TEXTS.items():
        assert names_in(german) == names_in(english), key


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ("günstiger in 20 von 20 Welten", "90-%-Intervall")),
        ("en", ("better in 20 of 20 worlds", "90 % interval")),
    ],
)
def test_the_answer_tells_how_many_worlds_agree(language, parts):
    told = answer_sentence(WORLDS, indexed(WORLDS), language)
    assert all(part in told for part in parts)
    assert parts[0] not in answer_sentence(LUCK, indexed(LUCK), language)


@pytest.mark.parametrize(("language", "part"), [("de", "durch Zufall rund"), ("en", "chance alone would be")])
def test_false_alarms_by_chance_are_expected_only_where_intervals_cover_chance_alone(language, part):
    assert part in chance_sentence(LUCK, indexed(LUCK), language)
    assert part not in chance_sentence(WORLDS, indexed(WORLDS), language)


@pytest.mark.parametrize(
    ("higher", "lower", "key", "told"),
    [
        (3, 17, "unemployment_rate", "better in 17 of 20 worlds"),
        (17, 3, "unemployment_rate", "worse in 17 of 20 worlds"),
        (17, 3, "jobs", "better in 17 of 20 worlds"),
        (3, 17, "theme_jobs", "lower in 17 of 20 worlds"),
        (10, 10, "theme_jobs", "higher in 10 of 20 worlds"),
        (0, 0, "jobs", "same in 20 worlds"),
    ],
)
def test_agreement_is_that_of_most_worlds(higher, lower, key, told):
    row = pd.Series({"low": -1.0, "n": 20, "worlds_higher": higher, "worlds_lower": lower})
    assert agreement(row, REGION_INDICATORS[key], "en") == told


def test_without_worlds_or_without_an_interval_there_is_no_agreement():
    row = pd.Series({"low": float("nan"), "n": 1, "worlds_higher": 1, "worlds_lower": 0})
    assert agreement(row, REGION_INDICATORS["jobs"], "en") == ""
    assert agreement(row.drop(["worlds_higher", "worlds_lower"]), REGION_INDICATORS["jobs"], "en") == ""


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_says_what_its_intervals_cover(language):
    luck, worlds = (build_page(comparison, [], language) for comparison in (LUCK, WORLDS))
    assert text("method_covers_value", language) in luck
    assert text("covers", language) in luck
    assert text("covers", language, "assumptions", runs=20) in worlds
    assert text("covers", language) not in worlds
    assert "--uncertainty assumptions --runs" not in luck
    assert "--uncertainty assumptions</code>" in worlds
    assert "worlds=numbered_worlds(0, 20))" in worlds
    assert "numbered_worlds" not in luck


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_limits_follow(language):
    luck, worlds = limits(language, "luck"), limits(language, "assumptions")
    assert len(luck) == len(worlds) == len(LIMITS)
    assert sum(a != b for a, b in zip(luck, worlds, strict=True)) == 1
