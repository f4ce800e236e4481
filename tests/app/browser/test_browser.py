"""The app in Chromium: nothing leaves this machine, nothing fails, everybody can use it.

Screenshots go to the folder named by RUHRSIM_SHOTS, if it is set; else to pytest's own.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.resources import files
from pathlib import Path

import pytest

from ruhrsim.app import choices, links
from ruhrsim.app.page import ANSWERING
from ruhrsim.app.state import TABS, AppState, Own
from ruhrsim.app.words import text

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]

ANSWERED = ".rs-stage-full, .rs-stage-partial"
DRAFT = Own(name="own_1", title="Meins", based_on="bochum_path", budget=20.4)
PATIENCE = 180_000


@pytest.fixture(scope="module")
def address():
    """Start the app on a free port, in a folder without results of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "ruhrsim", "app", "--port", str(port), "--no-browser"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            break
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    yield url
    process.terminate()
    process.wait(30)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as starter:
        chromium = starter.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


class Visit:
    """One visitor's tab, and everything that went wrong in it."""

    def __init__(self, browser, width):
        self.faults = []
        self.context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on(
            "console", lambda m: self.faults.append(f"console: {m.text}") if m.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on(
            "response", lambda r: self.faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None
        )
        self.page.on("request", self._leaves)

    def _leaves(self, request):
        if not re.match(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:", request.url):
            self.faults.append(f"leaves this machine: {request.url}")

    def open(self, address, state):
        self.page.goto(f"{address}/?s={links.encode(state)}")
        self.page.wait_for_selector(ANSWERED if state.tab in ANSWERING else ".rs-app h1", state="attached")


@pytest.fixture
def visit(browser, request):
    visit = Visit(browser, getattr(request, "param", 1440))
    yield visit
    visit.context.close()
    assert visit.faults == []


def shot(visit, name, tmp_path):
    folder = Path(os.environ.get("RUHRSIM_SHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    visit.page.screenshot(path=folder / f"{name}.png", full_page=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("visit", [1440, 390], indirect=True)
@pytest.mark.parametrize("tab", TABS)
def test_page_is_sound_and_open_to_all(tab, visit, theme, address, tmp_path):
    language = "de" if theme == "light" else "en"
    width = visit.page.viewport_size["width"]
    own = {"own": (DRAFT,), "editing": "own_1", "chosen": ("status_quo", "own_1"), "second": "own_1"}
    visit.open(
        address,
        AppState(
            tab=tab, theme=theme, language=language, town="05911000", **(own if tab == "editor" else {})
        ),
    )
    visit.page.wait_for_timeout(500)
    shot(visit, f"{tab}_{language}_{theme}_{width}", tmp_path)
    assert visit.page.evaluate("document.documentElement.lang") == language
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    violations = visit.page.evaluate(
        "axe.run().then(result => result.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))]))"
    )
    assert violations == []


@pytest.mark.parametrize(("visit", "language"), [(1440, "de"), (390, "en")], indirect=["visit"])
def test_a_policymaker_in_five_tasks(visit, language, address, tmp_path):
    """Find my town; compare two strategies; find out why; change one instrument; send the result."""
    page, title = visit.page, {name: s.title(language) for name, s in choices.shipped().items()}

    def say(key, **facts):
        return text(key, language, **facts)

    # This browser asks for English; who wants German has a link that says so.
    page.goto(address + ("" if language == "en" else f"/?s={links.encode(AppState())}"))
    page.get_by_role("combobox", name=say("frame.my_town")).select_option(label="Herne")
    page.get_by_role("tab", name=say("compare.panel_my_town")).click()
    page.get_by_role("heading", name=say("compare.my_town", town="Herne")).wait_for()
    page.get_by_role("button", name=f"{say('compare.remove')}: {title['spread_alone']}").click()
    page.get_by_role("tab", name=say("compare.panel_why")).click()
    page.get_by_role(
        "heading", name=say("compare.why", first=title["status_quo"], second=title["focus_together"])
    ).wait_for()
    page.get_by_text(say("compare.why_total", size="").split(":")[0] + ":").wait_for()
    page.get_by_role("button", name=f"{say('compare.edit')}: {title['focus_together']}").click()
    page.get_by_label(say("editor.add_instrument")).select_option("talent_retention")
    page.get_by_text(
        "Für Themen bleiben 19,0 € je Kopf" if language == "de" else "EUR 19.0 a head"
    ).wait_for()
    page.get_by_text(say("editor.budget_fits", left="", year="").split(":")[0] + ":").wait_for()
    page.get_by_role("button", name=say("editor.to_compare")).click()
    page.get_by_role(
        "heading", name=say("compare.why", first=title["status_quo"], second=say("editor.default_title", n=1))
    ).wait_for()
    page.get_by_role("link", name=say("frame.share")).click()
    sent = page.get_by_label(say("share.link_label")).input_value()
    shot(visit, f"five_tasks_{language}", tmp_path)
    state, readable = links.from_search(sent.split("?", 1)[1])
    assert readable
    assert state.town == "05916000"
    assert state.chosen == ("status_quo", "focus_together", "own_1")
    page.goto(sent)
    page.get_by_role("tab", name=say("compare.panel_why"), selected=True).wait_for()
    page.get_by_role("combobox", name=say("frame.my_town")).wait_for()
    assert page.get_by_role("combobox", name=say("frame.my_town")).input_value() == "05916000"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("visit", [1440], indirect=True)
def test_the_answer_stands_above_the_fold(visit, language, address):
    """Briefing, strategies, chart, map and the way to all the rest fit on a screen of 1440 × 900."""
    visit.open(address, AppState(language=language))
    for part in (".rs-finding", ".rs-chosen li", ".rs-outlook svg", ".rs-map", ".rs-years", ".rs-tabs"):
        last = visit.page.locator(part).last
        last.wait_for()
        box = last.bounding_box()
        assert box["y"] + box["height"] <= 900, part


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_on_a_phone_the_sentence_comes_first_then_chart_then_map(visit, address):
    visit.open(address, AppState())
    parts = (".rs-findings", ".rs-outlook", ".rs-atlas", ".rs-chosen", ".rs-tabs")
    tops = [visit.page.locator(part).bounding_box()["y"] for part in parts]
    assert tops == sorted(tops)
    strip = visit.page.locator(".rs-strip").bounding_box()
    assert strip["y"] + strip["height"] == pytest.approx(900, abs=1)


def test_an_instrument_by_keyboard(visit, address):
    """Arrows move through the list without adding at every step; Enter adds."""
    page = visit.page
    visit.open(address, AppState(tab="editor", own=(DRAFT,), editing="own_1", chosen=("status_quo", "own_1")))
    cards = page.locator("[aria-labelledby=group-instruments] h3")
    before = cards.count()
    page.get_by_label("Instrument hinzufügen").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Hinzufügen").wait_for()
    assert cards.count() == before
    page.keyboard.press("Enter")
    cards.nth(before).wait_for()
    assert cards.count() == before + 1


@pytest.mark.parametrize("visit", [390], indirect=True)
def test_faults_of_an_upload_stand_where_the_visitor_is(visit, address):
    page = visit.page
    visit.open(address, AppState(tab="share"))
    faulty = {
        "name": "bad.toml",
        "mimeType": "text/plain",
        "buffer": b"[strategy]\nkind = 'fokus'\nmoney = 3\n",
    }
    page.get_by_label("Datei wählen").set_input_files(faulty)
    faults = page.locator(".rs-notice li")
    faults.first.wait_for()
    assert faults.count() == 2
    page.wait_for_function(
        "document.querySelector('.rs-notice li').getBoundingClientRect().top < innerHeight"
    )


def test_the_first_paint_is_ours(address):
    """Solara takes our words and colours for the time before the app is there."""
    page = urllib.request.urlopen(address, timeout=30).read().decode()
    assert "RuhrSim wird geladen" in page
    assert "prefers-color-scheme: dark" in page
    assert "Language and theme of the link" in page


def test_the_map_by_keyboard(visit, address):
    visit.open(address, AppState(town="05911000", panel="my_town"))
    first = visit.page.locator(".rs-map path[tabindex='0']")
    first.focus()
    visit.page.keyboard.press("ArrowRight")
    name = visit.page.evaluate("document.activeElement.getAttribute('aria-label')").split(":")[0]
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("heading", name=f"Meine Stadt: {name}").wait_for()


def test_going_back_restores_the_page_before(visit, address):
    visit.open(address, AppState())
    visit.page.get_by_role("link", name="Belege").click()
    visit.page.get_by_role("heading", name="Worauf die Antworten stehen").wait_for()
    visit.page.wait_for_url(re.compile(re.escape(links.encode(AppState(tab="evidence")))))
    visit.page.go_back()
    visit.page.get_by_role("heading", name="Strategien vergleichen").wait_for()


@pytest.mark.parametrize("visit", [1440, 390], indirect=True)
def test_the_tour_leads_through_the_page_by_keyboard(visit, address, tmp_path):
    visit.open(address, AppState())
    visit.page.wait_for_selector(".rs-atlas")
    begin = visit.page.get_by_role("button", name="Rundgang in fünf Schritten")
    begin.focus()
    visit.page.keyboard.press("Enter")
    seen = []
    for number in range(1, 6):
        visit.page.get_by_text(f"{number}/5 ·").wait_for()
        toured = visit.page.locator(".rs-toured")
        assert toured.count() == 1
        seen.append(toured.evaluate("p => p.className.split(' ')[0]"))
        if number == 2:
            shot(visit, f"tour_{visit.page.viewport_size['width']}", tmp_path)
        if number < 5:
            visit.page.get_by_role("button", name="Weiter", exact=True).click()
    assert len(set(seen)) == 5
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".rs-tour, .rs-toured").count() == 0
    assert begin.evaluate("b => b === document.activeElement")


def test_own_strategies_come_back_on_the_next_visit(visit, address):
    visit.open(address, AppState(tab="editor", own=(DRAFT,), editing=DRAFT.name))
    visit.page.wait_for_function("localStorage.getItem('ruhrsim-own')")
    other = DRAFT.model_copy(update={"title": "Aus einem Link"})
    visit.open(address, AppState(tab="editor", own=(other,), editing=other.name))
    visit.page.get_by_label("Titel").wait_for()
    visit.open(address, AppState(tab="editor"))
    visit.page.get_by_role("button", name="Eigene Strategien vom letzten Besuch zurückholen").click()
    title = visit.page.get_by_label("Titel")
    title.wait_for()
    assert title.input_value() == DRAFT.title


def test_files_come_down(visit, address):
    visit.open(address, AppState(tab="share", language="en"))
    for label, start in (
        ("One-pager for a committee (PDF)", b"%PDF"),
        ("Map (SVG)", b"<?xml"),
        ("Indicators and differences (CSV)", b"scenario,"),
        ("Courses (PNG)", b"\x89PNG"),
        ("All runs of the towns (Parquet)", b"PAR1"),
    ):
        with visit.page.expect_download() as coming:
            visit.page.get_by_role("button", name=label).click()
        assert Path(coming.value.path()).read_bytes().startswith(start)


def test_a_broken_link_opens_the_start_page(visit, address):
    visit.page.goto(f"{address}/?s=nonsense")
    visit.page.get_by_text("unvollständig oder fehlerhaft").wait_for()
    visit.page.wait_for_selector(ANSWERED, state="attached")


def test_a_picker_shows_what_the_sentence_tells(visit, address):
    visit.open(address, AppState(tab="explore"))
    if not visit.page.get_by_label("Untersuchung").count():
        pytest.skip("no sweeps here")
    visit.page.get_by_label("Untersuchung").select_option("robust_strategies_quick")
    told = visit.page.get_by_text(re.compile("^Unterschied von „Digitaler Hub“ zu"))
    told.wait_for()
    picker = visit.page.locator(".rs-controls label", has_text=re.compile(r"^\s*Strategie\s")).locator(
        "select"
    )
    assert picker.evaluate("p => p.selectedOptions[0].label") == "Digitaler Hub"


@pytest.mark.parametrize("visit", [1440, 390], indirect=True)
def test_every_stored_sweep_opens_and_fits(visit, address, tmp_path):
    """Those that ship with the project, if the tests run in its folder."""
    visit.open(address, AppState(tab="explore"))
    if not visit.page.get_by_label("Untersuchung").count():
        pytest.skip("no sweeps here")
    names = (
        visit.page.get_by_label("Untersuchung").locator("option").evaluate_all("all => all.map(o => o.value)")
    )
    for name in names:
        visit.page.get_by_label("Untersuchung").select_option(name)
        visit.page.wait_for_timeout(1500)
        shot(visit, f"sweep_{name}_{visit.page.viewport_size['width']}", tmp_path)
        assert visit.page.locator(".rs-notice").count() == 0, name
        assert visit.page.locator(".rs-bars table").count() > 0, name
        assert (
            visit.page.evaluate("document.documentElement.scrollWidth") <= visit.page.viewport_size["width"]
        )
