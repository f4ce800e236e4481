"""Files to take away, opened as their readers do."""

import io
from dataclasses import replace

import pandas as pd
import pytest

from ruhrsim.analysis.paired import summarise
from ruhrsim.app import committee, takeaway
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
    told = committee.words(comparison, "focus_together", "de", "05512000")
    assert told["town"].startswith("Meine Stadt Bottrop: Arbeitslosenquote Ende 2045")
    assert committee.words(comparison, "focus_together", "de")["town"] == ""


def test_the_page_for_a_committee_names_a_link_that_others_can_open(comparison):
    def link(address):
        return committee.words(comparison, "focus_together", "de", link=address)["link"]

    assert link("https://ruhrsim.example/?s=abc") == "https://ruhrsim.example/?s=abc"
    assert [
        link(a) for a in ("http://localhost:8765/?s=abc", "javascript:alert(1)", "https://" + "x" * 9000)
    ] == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_for_a_committee_is_a_tagged_pdf_the_same_twice(comparison, language):
    choice = takeaway.Choice("focus_together", "jobs", language, "difference", 2035, "05512000")
    name, media, content = takeaway.make("pdf", comparison, choice)
    assert (name, media, content[:5]) == ("ruhrsim.pdf", "application/pdf", b"%PDF-")
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    assert takeaway.make("pdf", comparison, choice)[2] == content


def test_titles_are_no_markup_and_signs_without_a_glyph_are_no_error(comparison):
    first, *others = comparison.scenarios
    odd = first.model_copy(update={"title_en": "#panic() $x$ *b* 😀 = @ref", "description_en": "\\ ] [ #let"})
    changed = replace(comparison, scenarios=(odd, *others))
    told = committee.words(changed, "focus_together", "en")
    assert told["strategies"][0]["title"].startswith("#panic()")
    page = committee.pdf(changed, "focus_together", "en", level_map(comparison.towns, first, "en"))
    assert page.startswith(b"%PDF-")
