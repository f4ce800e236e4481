"""The app in Chromium behind a proxy that shows it under a path of another site."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]

PATH, PATIENCE = "/ruhrsim", 180_000


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


async def copy(reader, writer):
    """Pass bytes on until one side ends."""
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


def proxied(port):
    """Return what serves one connection as nginx does with `location /ruhrsim/` and a slash behind the target."""

    async def handle(reader, writer):
        first, rest = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)
        if PATH.encode() + b"/" not in first:
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            writer.close()
            return
        if b"upgrade: websocket" not in rest.lower():
            lines = [line for line in rest.split(b"\r\n") if not line.lower().startswith(b"connection:")]
            rest = b"\r\n".join([b"Connection: close", *lines])
        from_app, to_app = await asyncio.open_connection("127.0.0.1", port)
        to_app.write(first.replace(PATH.encode(), b"", 1) + b"\r\n" + rest)
        await asyncio.gather(copy(reader, to_app), copy(from_app, writer))

    return handle


@pytest.fixture
def address(tmp_path):
    """Start the app and the proxy before it."""
    inner, outer = free_port(), free_port()
    command = [
        "app",
        "--port",
        str(inner),
        "--no-browser",
        "--path",
        PATH,
        "--rooms",
        str(tmp_path / "rooms.sqlite"),
    ]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    process = subprocess.Popen([sys.executable, "-m", "ruhrsim", *command], env=environment, cwd=tmp_path)
    for _ in range(240):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", inner)) == 0:
                break
        time.sleep(0.5)
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    serving = asyncio.start_server(proxied(inner), "127.0.0.1", outer)
    asyncio.run_coroutine_threadsafe(serving, loop).result(10)
    yield f"http://127.0.0.1:{outer}{PATH}/"
    process.terminate()
    assert process.wait(30) == 0
    loop.call_soon_threadsafe(loop.stop)


def test_the_app_the_game_and_the_report_work_under_a_path(address):
    with playwright.sync_playwright() as starter:
        browser = starter.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page, faults = browser.new_page(), []
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(address)
        page.wait_for_selector(".rs-stage-full, .rs-stage-partial", timeout=PATIENCE)
        page.goto(f"{address}workshop?lang=en")
        page.wait_for_selector(".ws-brand", timeout=PATIENCE)
        page.goto(f"{address}evidence/en", timeout=PATIENCE)
        assert "RuhrSim" in page.title()
        assert faults == []
        browser.close()
