"""Visitors of the app: pages without a browser, which speak the protocol of a page, and a real page."""

import asyncio
import json
import math
import random
import time
import uuid

from app_latency import FIRST_SHOWN, LADDER, WATCH
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from ruhrsim.app import links
from ruhrsim.app.state import AppState, Own

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
        self._start, self._shown, self._last_sent = 0.0, {}, ""

    async def open(self, port: int) -> None:
        """Open the editor and wait for its first answer."""
        address = (
            f"ws://127.0.0.1:{port}/jupyter/api/kernels/{uuid.uuid4()}/channels?session_id={uuid.uuid4()}"
        )
        cookie = {"Cookie": f"solara-session-id={uuid.uuid4()}"}
        self._wire = await connect(address, additional_headers=cookie, max_size=None, open_timeout=60)
        self._listening = asyncio.create_task(self._listen())
        await self._send("comm_open", {"comm_id": self._control, "target_name": "solara.control", "data": {}})
        path = f"/?s={links.encode(draft(self.number))}"
        await self._tell(
            self._control,
            {
                "method": "run",
                "args": {"path": path, "dark": False, "themes": {"light": {}, "dark": {}}, "appName": None},
            },
        )
        await asyncio.wait_for(self.ready.wait(), 120)

    async def move(self) -> None:
        """Move a slider to another place."""
        key = self._luck.choice(SLIDERS)
        value = self._luck.choice([v for v in range(0, 105, 5) if not math.isclose(v, self._standing[key])])
        self._asked, self._fresh, self._start, self._shown = (key, value), False, time.perf_counter(), {}
        await self._tell(
            self._slider,
            {"method": "custom", "content": {"event": "set", "data": {"key": key, "value": value}}},
        )

    async def shown(self) -> list[float]:
        """Return seconds from the last move to each rung, infinite where it was not reached."""
        return [
            min((at for stage, at in self._shown.items() if LADDER.index(stage) >= rung), default=math.inf)
            for rung in RUNGS.values()
        ]

    async def close(self) -> None:
        """Leave without a word."""
        self._listening.cancel()
        await self._wire.close()

    async def _send(self, kind: str, content: dict) -> None:
        self._last_sent = uuid.uuid4().hex
        header = {
            "msg_id": self._last_sent,
            "msg_type": kind,
            "session": self._control,
            "username": "",
            "date": "2026-01-01T00:00:00Z",
            "version": "5.2",
        }
        await self._wire.send(
            json.dumps(
                {
                    "channel": "shell",
                    "header": header,
                    "content": content,
                    "buffers": [],
                    "parent_header": {},
                    "metadata": {},
                }
            )
        )

    async def _tell(self, widget: str, data: dict) -> None:
        await self._send("comm_msg", {"comm_id": widget, "data": data})

    async def _listen(self) -> None:
        try:
            async for text in self._wire:
                self.bytes += len(text)
                self._hear(json.loads(text) if isinstance(text, str) else {"content": {}})
        except ConnectionClosed:
            pass
        self.lost = True

    def _hear(self, message: dict) -> None:
        content = message["content"]
        self._read(content.get("comm_id"), (content.get("data") or {}).get("state") or {})
        # All that the move changes at once is drawn now; an answer that was known may look like the one before.
        drawn = (
            content.get("execution_state") == "idle" and message["parent_header"]["msg_id"] == self._last_sent
        )
        self._look(drawn)

    def _read(self, widget: str, state: dict) -> None:
        """Take in what a page would draw: the slider's place, the stage of the answer, its numbers."""
        if state.get("ident") == "group-cooperation":
            self._slider = widget
        self._stage = state.get("stage", self._stage)
        self._outdated = state.get("outdated", self._outdated)
        if widget == self._slider and "cards" in state:
            self._standing = {control["key"]: control["value"] for control in state["cards"][0]["controls"]}
        self._look("rows" in state or "outdated" in state)

    def _look(self, drawn: bool) -> None:
        self._fresh |= drawn and self._answers_the_move() and not self._outdated
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
            if step < 5:
                await asyncio.sleep(0.1)
        self._start = await self._page.evaluate("performance.now()")
        await self._page.mouse.up()

    async def shown(self) -> list[float]:
        """Return seconds from the last move to each rung, infinite where it was not reached."""
        return [
            await self._page.evaluate(
                f"(asked) => {{ try {{ return ({FIRST_SHOWN})(asked) / 1000; }} "
                "catch { return Infinity; } }",
                [self._start, LADDER[rung:]],
            )
            for rung in RUNGS.values()
        ]

    async def close(self) -> None:
        """Close the page."""
        await self._page.context.close()
