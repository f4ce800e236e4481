"""How fast the app answers: medians and 90th percentiles in a real browser.

    python benchmarks/app_latency.py

Needs the extras `app` and `browser` and a Chromium. The app must run: `ruhrsim app --no-browser`.
"""

import argparse
import os
import random
import shutil
import statistics
import time
from functools import partial

from playwright.sync_api import Page, sync_playwright

from ruhrsim.app import links
from ruhrsim.app.engine import FULL as FULLY
from ruhrsim.app.engine import GLIMPSE
from ruhrsim.app.engine import SKETCH as SKETCHED
from ruhrsim.app.state import AppState, Own
from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.scenario import read_scenario

READY, FULL = ".rs-cards", ".rs-stage-full"
SKETCH = ".rs-stage-glimpse, .rs-stage-sketch, .rs-stage-partial, .rs-stage-full"
DRAFT = Own(name="own_1", title="x", based_on="cluster_focus", budget=20.0)
EDITOR = AppState(tab="editor", own=(DRAFT,), editing="own_1", chosen=("status_quo", "own_1"), second="own_1")
MOVE = """([value]) => { const e = document.getElementById("f-cooperation.all"); e.value = value;
    e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); }"""
WATCH = """() => { window.stages = []; new MutationObserver(() => {
    const shown = document.querySelector("[class*=rs-stage-]");
    const stage = shown ? shown.className.match(/rs-stage-([a-z]+)/)[1] : "";
    // An answer from the cache may follow one of the same stage: then only its numbers change.
    const told = stage + (document.querySelector(".rs-quick") || {}).textContent;
    if (window.told !== told) { window.told = told; window.stages.push([performance.now(), stage]); } })
    .observe(document.body, {subtree: true, childList: true, attributes: true}); }"""
LADDER = ["glimpse", "sketch", "partial", "full"]
FIRST_SHOWN = """([start, wanted]) =>
    window.stages.find(([at, stage]) => at > start && wanted.includes(stage))[0] - start"""
SHOWN_SINCE = "([start, wanted]) => window.stages.some(([at, stage]) => at > start && wanted.includes(stage))"
WAIT_MS = 60_000
# The slider moves in steps of five from 50; a move to where it stands asks for nothing.
STEPS = [value for value in range(0, 105, 5) if value != 50]


def timed(action, page: Page, selector: str) -> float:
    """Return the seconds from an action to what should then be there."""
    start = time.perf_counter()
    action()
    page.wait_for_selector(selector, state="attached", timeout=WAIT_MS)
    return time.perf_counter() - start


def fresh(browser, address: str, state: AppState, selector: str) -> tuple[Page, float]:
    """Open the app in a new tab; return it and the seconds until it was there."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    return page, timed(lambda: page.goto(f"{address}/?s={links.encode(state)}"), page, selector)


def move_slider(page: Page, value: int) -> list[float]:
    """Move the slider of cooperation; return seconds to the glimpse, to the sketch and to the full answer."""
    start = page.evaluate("performance.now()")
    page.evaluate(MOVE, [value])
    page.wait_for_function(SHOWN_SINCE, arg=[start, ["full"]], timeout=WAIT_MS)
    return [page.evaluate(FIRST_SHOWN, [start, LADDER[i:]]) / 1000 for i in (0, 1, 3)]


def table(browser, address: str, times: int) -> dict[str, list[float]]:
    """Return the seconds of every task, `times` each."""
    found: dict[str, list[float]] = {
        name: []
        for name in (
            "page ready",
            "slider to glimpse",
            "slider to sketch",
            "slider to full",
            "map click",
            "language switch",
            "link restore",
        )
    }
    for _ in range(times):
        page, seconds = fresh(browser, address, AppState(), READY)
        found["page ready"].append(seconds)
        page.context.close()
        page, seconds = fresh(browser, address, AppState(town="05911000", language="en", year=2035), READY)
        found["link restore"].append(seconds)
        page.context.close()
    page, _ = fresh(browser, address, EDITOR, FULL)
    page.evaluate(WATCH)
    for value in random.Random(0).sample(STEPS, times):
        for name, seconds in zip(("glimpse", "sketch", "full"), move_slider(page, value), strict=True):
            found[f"slider to {name}"].append(seconds)
    page.context.close()
    page, _ = fresh(browser, address, AppState(), FULL)
    for ags in ["05911000", "05913000"] * (times // 2):
        town = page.locator(f".rs-map path[data-ags='{ags}']")
        click = partial(town.dispatch_event, "click")
        found["map click"].append(timed(click, page, f".rs-map path[data-ags='{ags}'].rs-pinned"))
    for language in ["en", "de"] * (times // 2):
        click = page.locator(f".rs-tools button[lang={language}]").click
        found["language switch"].append(timed(click, page, f"html[lang={language}] .rs-cards"))
    page.context.close()
    return found


def work() -> dict[str, float]:
    """Return the processor seconds of one run of each effort, the model being warm: what no machine load changes."""
    scenario, found = read_scenario("cluster_focus"), {}
    for name, effort in {"(warm)": SKETCHED, "glimpse": GLIMPSE, "sketch": SKETCHED, "full": FULLY}.items():
        start = time.process_time()
        RuhrModel(scenario, seed=1, scale=effort.scale).run_for(4 * (effort.years or scenario.years))
        found[name] = time.process_time() - start
    del found["(warm)"]
    return found


def p90(values: list[float]) -> float:
    """Return the 90th percentile."""
    return sorted(values)[min(len(values) - 1, int(0.9 * len(values)))]


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--address", default="http://127.0.0.1:8765")
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    with sync_playwright() as starter:
        browser = starter.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        print("processor seconds of one run: " + ", ".join(f"{name} {s:.2f}" for name, s in work().items()))
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        print(f"{'task':<20}{'median, s':>12}{'p90, s':>10}")
        for name, values in table(browser, asked.address, asked.times).items():
            print(f"{name:<20}{statistics.median(values):>12.2f}{p90(values):>10.2f}")


if __name__ == "__main__":
    main()
