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
import math
import os
import random
import shutil
import time
from pathlib import Path

import psutil
from app_visitors import RUNGS, Person, Visitor
from playwright.async_api import async_playwright
from workshop_room import Server

THINKING_S = (8.0, 12.0)
FORGOTTEN_AFTER_S = 20


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
        print(
            f"{who:<10}{name:<20}{len(ranked):>6} moves, median {median:>6} s, p90 {p90:>6} s, "
            f"before the next move {seen:.0%}"
        )


async def soak(server: Server, port: int, asked: argparse.Namespace, chromium: str | None) -> None:
    """Let visitors come, stay and leave, once or in several rounds; print everything."""
    process = psutil.Process(server.process.pid)
    await asyncio.sleep(FORGOTTEN_AFTER_S)
    say_memory("before", memory(process))
    for number in range(1, asked.rounds + 1):
        peak = [0.0, 0.0, 0.0]
        watching = asyncio.create_task(watch(process, peak))
        await come_and_go(port, asked.visitors, asked.minutes, chromium)
        watching.cancel()
        say_memory(f"at the peak of round {number}", peak)
        await asyncio.sleep(3 * FORGOTTEN_AFTER_S)
        say_memory(f"after round {number}", memory(process))
    log = (server.folder / "server.log").read_text()
    print(f"server's log: {len(log.splitlines())} lines, {log.count('Traceback')} tracebacks")


async def come_and_go(port: int, visitors: int, minutes: float, chromium: str | None) -> None:
    """Let visitors come, move sliders for some minutes, and leave; print how long they waited."""
    crowd = [Visitor(number) for number in range(visitors)]
    async with async_playwright() as starter:
        browser = chromium and await starter.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        everyone = [*crowd, *([Person(browser)] if browser else [])]
        start = time.monotonic()
        for visitor in everyone:
            await visitor.open(port)
        print(f"all {len(everyone)} there after {time.monotonic() - start:.0f} s; {loaded()}")
        until = time.monotonic() + 60 * minutes
        moves = await asyncio.gather(*(stay(visitor, until) for visitor in everyone))
        report("visitors", [move for own in moves[:visitors] for move in own])
        if browser:
            report("browser", moves[-1])
        faults = sum(len(getattr(visitor, "faults", ())) for visitor in everyone)
        each = sum(visitor.bytes for visitor in crowd) / 1e3 / sum(map(len, moves[:visitors]))
        print(f"lost: {sum(visitor.lost for visitor in everyone)}; page errors: {faults}; ", end="")
        print(f"kB a move: {each:.0f}; {loaded()}")
        for visitor in everyone:
            await visitor.close()


def loaded() -> str:
    """Return how busy the machine is, visitors and server included."""
    return f"load of the machine {os.getloadavg()[0]:.1f}"


def say_memory(when: str, found: tuple[float, float, float]) -> None:
    """Print memory."""
    print(
        f"memory {when}: {found[0]:.0f} MB resident, {found[1]:.0f} MB with shared pages counted once, "
        f"{found[2]:.0f} MB of it the server without its workers",
        flush=True,
    )


def main() -> None:
    """Start a server and measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, required=True, help="for the server's log and rooms")
    ask.add_argument("--visitors", type=int, default=20)
    ask.add_argument("--minutes", type=float, default=5.0)
    ask.add_argument(
        "--rounds", type=int, default=1, help="how often they come: a leak grows from round to round"
    )
    ask.add_argument("--port", type=int, default=8941)
    ask.add_argument("--browser", action=argparse.BooleanOptionalAction, default=True)
    wanted = ask.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ["SOLARA_KERNEL_CULL_TIMEOUT"] = f"{FORGOTTEN_AFTER_S}s"
    server = Server(wanted.folder, wanted.port)
    server.start()
    try:
        asyncio.run(soak(server, wanted.port, wanted, shutil.which("chromium") if wanted.browser else None))
    finally:
        server.kill()


if __name__ == "__main__":
    main()
