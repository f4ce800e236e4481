"""Files to take away: every figure in the CSV, one page as PDF, the same for the same room."""

import csv
import io

import pytest
from matplotlib.table import Table
from matplotlib.text import Text
from workshop_table import SETTINGS, open_hub

from ruhrsim.app.workshop.takeaway import as_csv, as_pdf, pages
from ruhrsim.workshop.outcomes import COURSES


@pytest.fixture
def over(tmp_path):
    hub = open_hub(tmp_path)
    code, secret = hub.rooms.create(SETTINGS, "de")
    token = hub.claim(code, "05911")
    hub.act(code, token, lambda game, who: game.decide(who, {"pot": 30, "land": 20}))
    for _ in range(3):
        hub.lead(code, secret, lambda game: game.advance())
    return hub.news(code).room


def test_the_csv_has_choices_and_results_of_all_courses(over):
    rows = list(csv.DictReader(io.StringIO(as_csv(over, "en").decode("utf-8-sig"))))
    bochum = next(row for row in rows if row["player"] == "05911" and row["course"] == "played")
    assert (bochum["pot_percent"], bochum["land_percent"], bochum["own_percent"], bochum["points"]) == (
        "30",
        "20",
        "50",
        "3.21",
    )
    assert {row["course"] for row in rows} == {
        "played",
        "full_cooperation",
        "full_competition",
        "agreed_strengths",
        "best_found",
    }
    land = next(row for row in rows if row["player"] == "land")
    assert (land["name"], land["points"]) == ("Land and EU", "")


def texts_on(page):
    cells = [cell.get_text() for table in page.findobj(Table) for cell in table.get_celld().values()]
    return [found.get_text() for found in (*page.findobj(Text), *cells)]


def test_the_handout_keeps_intervals_and_shows_what_everybody_chose(over):
    results, chosen = pages(over, "en")
    assert texts_on(results).count("+3.2 ± 1.0") == 3 * (1 + len(COURSES))
    told = texts_on(chosen)
    assert [told.count(percent) for percent in ("30", "20", "50")] == [1, 1, 1]
    assert "Round 1: Quiet years: nothing special happens." in told
    assert any("Land and EU: nothing\nRegional agency: nothing" in text for text in told)


def test_before_the_last_round_is_over_the_handout_tells_no_choice(tmp_path):
    hub = open_hub(tmp_path)
    code, secret = hub.rooms.create(SETTINGS | {"rounds": 2}, "de")
    for _ in range(2):
        hub.lead(code, secret, lambda game: game.advance())
    assert len(pages(hub.news(code).room, "de")) == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pdf_is_the_same_for_the_same_room(over, language):
    first = as_pdf(over, language)
    assert first.startswith(b"%PDF")
    assert first == as_pdf(over, language)
