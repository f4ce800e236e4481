"""Many visitors who move sliders for minutes: how long they wait, what the server's memory does, what goes wrong.

    python benchmarks/app_soak.py --folder FOLDER                 20 visitors, 5 minutes, one browser beside them
    python benchmarks/app_soak.py --folder FOLDER --minutes 2 --no-browser

Twenty browsers on the server's own cores would measure browsers. So the visitors speak the protocol of a page
without drawing it: each opens the editor with a draft of its own, moves one of two sliders, thinks for 8 to 12
seconds and moves again, and reads the labels that a page would show. One real page beside them tells what a person
sees. The server is started here, with a log in FOLDER; it forgets visitors who left after 20 seconds, not 30 minutes.
Needs the extras `app` and `browser`, and a Chromium unless `--no-browser`.
"""

import argparse
import asyncio
import json
import math
import os
import random
import shutil
import time
import uuid
from pathlib import Path

import psutil
from app_latency import FIRST_SHOWN, LADDER, WATCH
from playwright.async_api import async_playwright
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from workshop_room import Server

from ruhrsim.app import links
from ruhrsim.app.state import AppState, Own

THINKING_S = (8.0, 12.0)
FORGOTTEN_AFTER_S = 20
RUNGS = {"first picture": 0, "sketch of 20 years": 1, "full answer": 3}
SLIDERS = ("cooperation.all", "cooperation.neighbours")


def draft(number: int) -> AppState:
    """Return a visitor's editor; every visitor has other theme money, so nobody finds another's answer."""
    money = {"strategy": {"eur_per_head_year": 20.0 - 0.25 * number}}
    own = Own(name="own_1", title=f"{number}", based_on="cluster_focus", budget=20.0, changes=money)
    return AppState(tab="editor", own=(own,), editing="own_1", chosen=("status_quo", "own_1"), second="own_1")


class Visitor:
    """A page without a browser.

    Args:
        number: Tells visitors apart.
    """

    def __init__(self, number: int):
        self.number, self._luck = number, random.Random(number)
        self._control, self._slider = uuid.uuid4().hex, None
        self._stage, self._outdated, self._fresh = "", True, False
        self._asked: tuple[str, float] | None = None
        self._standing: dict[str, float] = {}
        self.ready, self.lost, self.bytes = asyncio.Event(), False, 0
        self._start, self._shown = 0.0, {}

    async def open(self, port: int) -> None:
        """Open the editor and wait for its first answer."""
        address = f"ws://127.0.0.1:{port}/jupyter/api/kernels/{uuid.uuid4()}/channels?session_id={uuid.uuid4()}"
        cookie = {"Cookie": f"solara-session-id={uuid.uuid4()}"}
        self._wire = await connect(address, additional_headers=cookie, max_size=None, open_timeout=60)
        self._listening = asyncio.create_task(self._listen())
        await self._send("comm_open", {"comm_id": self._control, "target_name": "solara.control", "data": {}})
        path = f"/?s={links.encode(draft(self.number))}"
        await self._tell(self._control, {"method": "run", "args": {
            "path": path, "dark": False, "themes": {"light": {}, "dark": {}}, "appName": None}})
        await asyncio.wait_for(self.ready.wait(), 120)

    async def move(self) -> None:
        """Move a slider to another place."""
        key = self._luck.choice(SLIDERS)
        value = self._luck.choice([v for v in range(0, 105, 5) if not math.isclose(v, self._standing[key])])
        self._asked, self._fresh, self._start, self._shown = (key, value), False, time.perf_counter(), {}
        await self._tell(self._slider, {"method": "custom", "content": {
            "event": "set", "data": {"key": key, "value": value}}})

    async def shown(self) -> list[float]:
        """Return seconds from the last move to each rung, infinite where it was not reached."""
        return [min((at for stage, at in self._shown.items() if LADDER.index(stage) >= rung), default=math.inf)
                for rung in RUNGS.values()]

    async def close(self) -> None:
        """Leave without a word."""
        self._listening.cancel()
        await self._wire.close()

    async def _send(self, kind: str, content: dict) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self._control, "username": "",
                  "date": "2026-01-01T00:00:00Z", "version": "5.2"}
        await self._wire.send(json.dumps({"channel": "shell", "header": header, "content": content, "buffers": [],
                                          "parent_header": {}, "metadata": {}}))

    async def _tell(self, widget: str, data: dict) -> None:
        await self._send("comm_msg", {"comm_id": widget, "data": data})

    async def _listen(self) -> None:
        try:
            async for text in self._wire:
                self.bytes += len(text)
                content = json.loads(text)["content"] if isinstance(text, str) else {}
                self._read(content.get("comm_id"), (content.get("data") or {}).get("state") or {})
        except ConnectionClosed:
            pass
        self.lost = True

    def _read(self, widget: str, state: dict) -> None:
        """Take in what a page would draw: the slider's place, the stage of the answer, its numbers."""
        if state.get("ident") == "group-cooperation":
            self._slider = widget
        self._stage = state.get("stage", self._stage)
        self._outdated = state.get("outdated", self._outdated)
        if widget == self._slider and "cards" in state:
            self._standing = {control["key"]: control["value"] for control in state["cards"][0]["controls"]}
        elif "rows" in state or "outdated" in state:
            self._fresh |= self._answers_the_move() and not self._outdated
        if self._fresh and not self._outdated and self._stage in LADDER:
            self.ready.set()
            self._shown.setdefault(self._stage, time.perf_counter() - self._start)

    def _answers_the_move(self) -> bool:
        # What comes before the page shows the slider where it was moved to belongs to the move before.
        return self._asked is None or math.isclose(self._standing[self._asked[0]], self._asked[1])


class Person:
    """A real page whose slider is dragged; has what a `Visitor` has."""

    def __init__(self, browser):
        self._browser, self._right, self.lost, self.faults, self.bytes = browser, True, False, [], 0

    async def open(self, port: int) -> None:
        """Open the editor and wait for its first answer."""
        context = await self._browser.new_context(viewport={"width": 1440, "height": 900})
        self._page = await context.new_page()
        self._page.on("pageerror", lambda error: self.faults.append(str(error)))
        await self._page.goto(f"http://127.0.0.1:{port}/?s={links.encode(draft(50))}", timeout=120_000)
        await self._page.wait_for_selector(".rs-quick", timeout=120_000)
        await self._page.evaluate(WATCH)

    async def move(self) -> None:
        """Drag the slider within half a second and let go; time counts from there."""
        slider = self._page.locator(f"[id='f-{SLIDERS[0]}']")
        await slider.scroll_into_view_if_needed()
        box = await slider.bounding_box()
        self._right = not self._right
        places = [random.uniform(0.05, 0.45) + 0.5 * (self._right ^ back) for back in (True, False)]
        for step in range(6):
            share = places[0] + (places[1] - places[0]) * step / 5
            await self._page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            if step == 0:
                await self._page.mouse.down()
            await asyncio.sleep(0.1)
        self._start = await self._page.evaluate("performance.now()")
        await self._page.mouse.up()

    async def shown(self) -> list[float]:
        """Return seconds from the last move to each rung, infinite where it was not reached."""
        return [await self._page.evaluate(f"(asked) => {{ try {{ return ({FIRST_SHOWN})(asked) / 1000; }} "
                                          "catch { return Infinity; } }", [self._start, LADDER[rung:]])
                for rung in RUNGS.values()]

    async def close(self) -> None:
        """Close the page."""
        await self._page.context.close()


async def stay(visitor: Visitor | Person, until: float) -> list[list[float]]:
    """Move the visitor's slider again and again; return the seconds of each move."""
    luck, moves = random.Random(id(visitor)), []
    await asyncio.sleep(luck.uniform(0, THINKING_S[1]))
    while time.monotonic() < until and not visitor.lost:
        await visitor.move()
        await asyncio.sleep(luck.uniform(*THINKING_S))
        moves.append(await visitor.shown())
    return moves


def memory(server: psutil.Process) -> tuple[float, float, float]:
    """Return memory, MB: server and workers resident; the same with shared pages counted once; the server alone."""
    found = [p.memory_full_info() for p in [server, *server.children(recursive=True)]]
    return sum(f.rss for f in found) / 1e6, sum(f.pss for f in found) / 1e6, found[0].pss / 1e6


async def watch(server: psutil.Process, peak: list[float]) -> None:
    """Keep the highest memory seen in `peak`."""
    while True:
        peak[:] = map(max, peak, await asyncio.to_thread(memory, server))
        await asyncio.sleep(5)


def report(who: str, moves: list[list[float]]) -> None:
    """Print how long visitors waited."""
    for name, seconds in zip(RUNGS, zip(*moves, strict=True), strict=True):
        ranked = sorted(seconds)
        median, p90 = (f"{ranked[int(share * (len(ranked) - 1))]:.2f}" for share in (0.5, 0.9))
        seen = sum(map(math.isfinite, ranked)) / len(ranked)
        print(f"{who:<10}{name:<20}{len(ranked):>6} moves, median {median:>6} s, p90 {p90:>6} s, "
              f"before the next move {seen:.0%}")


async def soak(server: Server, port: int, visitors: int, minutes: float, chromium: str | None) -> None:
    """Let visitors come, stay and leave; print everything."""
    process = psutil.Process(server.process.pid)
    await asyncio.sleep(FORGOTTEN_AFTER_S)
    say_memory("before", memory(process))
    crowd = [Visitor(number) for number in range(visitors)]
    async with async_playwright() as starter:
        browser = chromium and await starter.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        everyone = [*crowd, *([Person(browser)] if browser else [])]
        start = time.monotonic()
        for visitor in everyone:
            await visitor.open(port)
        print(f"all {len(everyone)} there after {time.monotonic() - start:.0f} s; load {os.getloadavg()[0]:.1f}")
        peak, until = [0.0, 0.0, 0.0], time.monotonic() + 60 * minutes
        watching = asyncio.create_task(watch(process, peak))
        moves = await asyncio.gather(*(stay(visitor, until) for visitor in everyone))
        watching.cancel()
        report("visitors", [move for own in moves[:visitors] for move in own])
        if browser:
            report("browser", moves[-1])
        print(f"lost: {sum(visitor.lost for visitor in everyone)}; page errors: "
              f"{sum(len(getattr(visitor, 'faults', ())) for visitor in everyone)}; kB a move: "
              f"{sum(v.bytes for v in crowd) / 1e3 / sum(map(len, moves[:visitors])):.0f}; "
              f"load {os.getloadavg()[0]:.1f}")
        for visitor in everyone:
            await visitor.close()
    say_memory("peak", peak)
    await asyncio.sleep(3 * FORGOTTEN_AFTER_S)
    say_memory("after", memory(process))
    log = (server.folder / "server.log").read_text()
    print(f"server's log: {len(log.splitlines())} lines, {log.count('Traceback')} tracebacks")


def say_memory(when: str, found: tuple[float, float, float]) -> None:
    """Print memory."""
    print(f"memory {when}: {found[0]:.0f} MB resident, {found[1]:.0f} MB with shared pages counted once, "
          f"{found[2]:.0f} MB of it the server without its workers", flush=True)


def main() -> None:
    """Start a server and measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, required=True, help="for the server's log and rooms")
    ask.add_argument("--visitors", type=int, default=20)
    ask.add_argument("--minutes", type=float, default=5.0)
    ask.add_argument("--port", type=int, default=8941)
    ask.add_argument("--browser", action=argparse.BooleanOptionalAction, default=True)
    wanted = ask.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ["SOLARA_KERNEL_CULL_TIMEOUT"] = f"{FORGOTTEN_AFTER_S}s"
    server = Server(wanted.folder, wanted.port)
    server.start()
    try:
        asyncio.run(soak(server, wanted.port, wanted.visitors, wanted.minutes,
                         shutil.which("chromium") if wanted.browser else None))
    finally:
        server.kill()


if __name__ == "__main__":
    main()
