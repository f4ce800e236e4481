"""Files to take away, opened as their readers do."""

import io

import pandas as pd
import pytest

from ruhrsim.analysis.paired import summarise
from ruhrsim.app import one_pager, takeaway
from ruhrsim.plots import difference_map, level_map

ENGLISH = takeaway.Choice("focus_together", "jobs", "en", "difference", 2035, "05512000")
GERMAN = takeaway.Choice("focus_together", "jobs", "de", "level", 2035, "05512000")


def words(figure) -> list[str]:
    """Return all texts of a figure and its axes."""
    return [text.get_text() for part in (figure, *figure.axes) for text in part.texts]


def test_a_german_spreadsheet_reads_its_numbers(comparison):
    _, _, content = takeaway.make("summary", comparison, GERMAN)
    read = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
    expected = summarise(comparison)
    assert read["difference"].tolist() == pytest.approx(expected["difference"].tolist(), nan_ok=True)
    jobs = read[read["indicator"] == "jobs"].iloc[0]
    assert (jobs["label"], jobs["unit"]) == ("Arbeitsplätze", "Beschäftigte")


def test_an_english_table_says_what_its_keys_mean(comparison):
    _, _, content = takeaway.make("summary", comparison, ENGLISH)
    read = pd.read_csv(io.BytesIO(content))
    focus = read[(read["scenario"] == "focus_together") & (read["indicator"] == "jobs")].iloc[0]
    assert (focus["scenario_title"], focus["label"]) == ("Share out strengths, together", "Jobs")


def test_the_map_shows_what_the_screen_showed(comparison):
    towns = comparison.towns[comparison.towns["year"] <= 2035]
    baseline, _, focus = comparison.scenarios
    assert (
        words(difference_map(towns, focus, baseline, "en", "jobs"))[0]
        == "Jobs: difference, mean of 2031–2035"
    )
    assert words(level_map(towns, focus, "de", "jobs"))[0] == "Arbeitsplätze Ende 2035"
    drawn = {choice.show: takeaway.make("map_svg", comparison, choice)[2] for choice in (ENGLISH, GERMAN)}
    assert drawn["difference"] != drawn["level"]


def test_the_page_for_a_committee_names_the_own_town(comparison):
    baseline, _, focus = comparison.scenarios
    chart = difference_map(comparison.towns, focus, baseline, "de")
    told = words(one_pager.draw(comparison, "focus_together", "de", chart, "05512000"))
    assert any(line.startswith("Meine Stadt Bottrop: Arbeitslosenquote Ende 2045") for line in told)
    untold = words(one_pager.draw(comparison, "focus_together", "de", chart))
    assert not any(line.startswith("Meine Stadt") for line in untold)
