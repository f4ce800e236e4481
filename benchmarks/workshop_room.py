"""Play the planning game with real browsers: `python benchmarks/workshop_room.py game|alone|crash|offline|crowd`.

Needs Playwright and Chromium (`--chromium`), and writes pictures into `--shots`.

    game       3 rounds with 8 phones and a facilitator, start to debriefing, in German and English
    alone      3 rounds by one phone against the computer, start to debriefing
    crash      the server is killed in the middle of a round and started again: nothing is lost
    offline    one phone loses its network for 60 s, goes on editing, and is heard afterwards
    crowd      40 browsers: from a decision to the facilitator, from `next` to all phones; memory
"""

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from ruhrsim.workshop.game import REVEALS

PHONE, LAPTOP, PROJECTOR = (390, 844), (1280, 900), (1440, 900)
_SHOWN = {"moves": ".ws-lines", "region": ".ws-outcome", "ranking": ".ws-ranking"}
"""What the projector shows at each step of a result after the first."""
PATIENCE = 240_000


class Server:
    """A server of its own; `kill` is as hard as pulling the plug."""

    def __init__(self, folder: Path, port: int):
        self.folder, self.port = folder, port
        self.url = f"http://localhost:{port}/workshop"

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = (self.folder / "server.log").open("a")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "ruhrsim",
                "app",
                "--no-browser",
                "--port",
                str(self.port),
                "--rooms",
                str(self.folder / "rooms.sqlite"),
            ],
            stdout=log,
            stderr=log,
        )
        for _ in range(600):
            time.sleep(0.5)
            try:
                urllib.request.urlopen(f"http://localhost:{self.port}/readyz", timeout=5)
            except (urllib.error.URLError, OSError):
                continue
            return
        raise TimeoutError(
            f"the server on port {self.port} does not answer; see {self.folder / 'server.log'}"
        )

    def kill(self) -> None:
        """End it without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def memory_mb(self) -> float:
        """Return the server's own resident memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Cable:
    """A wire between browser and server that can be cut."""

    def __init__(self, port: int, to: int):
        self.to, self.whole, self._pairs = to, True, []
        self._door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Break all lines and let nobody through."""
        self.whole = False
        for end in self._pairs:
            end.close()
        self._pairs.clear()

    def mend(self) -> None:
        """Let everybody through again."""
        self.whole = True

    def _serve(self):
        while True:
            near, _ = self._door.accept()
            if not self.whole:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.to))
            self._pairs += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    @staticmethod
    def _carry(one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class Table:
    """Browsers around a room.

    Args:
        browser: Playwright's browser.
        url: Address of the start page.
        shots: Folder for pictures.
    """

    def __init__(self, browser, url: str, shots: Path):
        self.browser, self.url, self.shots = browser, url, shots
        self.faults: list[str] = []
        self.pages: list[Page] = []

    def open(self, size, address: str, wait: str) -> Page:
        """Open a browser of its own."""
        page = self.browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        self.pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.faults.append(str(error)[:200]))
        page.on(
            "response",
            lambda got: self.faults.append(f"{got.status} {got.url}") if got.status >= 400 else None,
        )
        page.goto(address, timeout=PATIENCE)
        page.wait_for_selector(wait)
        return page

    def create(
        self, language: str, treatment: str, teams: int, rounds: int = 3, roles: int = 0
    ) -> tuple[Page, str]:
        """Create a room and return the facilitator's page and the code."""
        lead = self.open(LAPTOP, f"{self.url}?lang={language}", ".ws-start")
        self.shot(lead, f"{language}-0-start")
        lead.check(f"input[value={treatment}]")
        boxes = lead.query_selector_all(".ws-checks input")
        for number, box in enumerate(boxes[:15]):
            box.set_checked(number < teams)
        for box in boxes[15 : 15 + roles]:
            box.check()
        lead.select_option(".ws-fields select >> nth=0", str(rounds))
        lead.select_option(".ws-fields select >> nth=1", language)
        lead.click(".ws-create button[type=submit]")
        return lead, lead.inner_text(".ws-code")

    def sit(self, code: str, language: str) -> Page:
        """Take the next free seat on a phone."""
        phone = self.open(PHONE, f"{self.url}?room={code}&lang={language}", ".ws-seat")
        phone.click(".ws-seat:not([disabled])")
        phone.wait_for_selector(".ws-decision")
        return phone

    def shot(self, page: Page, name: str, whole: bool = True) -> None:
        """Take a picture."""
        page.screenshot(path=str(self.shots / f"{name}.png"), full_page=whole)

    def shot_all(self) -> None:
        """Take a picture of every page, to see where a scene has stopped."""
        for number, page in enumerate(self.pages):
            self.shot(page, f"stopped-{number}", whole=False)


def decide(phone: Page, presses: dict[str, int], agreed: bool = False) -> None:
    """Press plus (or minus) so often at each use, and send."""
    for use, times in presses.items():
        button = f".ws-steps:has(#ws-{use}) button >> nth={int(times > 0)}"
        for _ in range(abs(times)):
            phone.click(button)
    if agreed:
        phone.click(".ws-points .rs-small >> nth=0")
    phone.click(".ws-send button")
    phone.wait_for_selector(".ws-state-sent")


def play_game(table: Table, server: Server, language: str, treatment: str) -> None:
    """Play 3 rounds with 8 phones; the second phone sends nothing in round 2."""
    begun = time.time()
    lead, code = table.create(language, treatment, teams=7, roles=1)
    table.shot(lead, f"{language}-1-lead")
    screen = table.open(PROJECTOR, f"{table.url}?room={code}&as=screen&lang={language}", ".ws-screen")
    phones = [table.sit(code, language) for _ in range(8)]
    table.shot(phones[0], f"{language}-2-player")
    table.shot(phones[7], f"{language}-2-role")
    for number in range(1, 4):
        lead.click(".ws-row[role=group] button >> nth=0")
        for seat, phone in enumerate(phones):
            if seat == 7:
                phone.click(".ws-point button >> nth=1")
                phone.click(".ws-send button")
            elif (seat, number) != (1, 2):
                decide(phone, {"pot": 2} if seat % 2 else {"subsidy": 3, "pot": -2}, agreed=seat % 3 == 0)
        table.shot(phones[0], f"{language}-3-sent-{number}", whole=False)
        table.shot(screen, f"{language}-3-screen-{number}")
        lead.wait_for_timeout(500)
        table.shot(lead, f"{language}-3-lead-{number}")
        lead.click(".ws-next")
        if number == 2:
            table.shot(lead, f"{language}-4-asks", whole=False)
            lead.click(".ws-ask button >> nth=0")
        for phone in phones:
            phone.wait_for_selector(".ws-stage-negotiate")
        if treatment == "binding":
            phones[0].click(".ws-contract button")
            phones[0].wait_for_selector(".ws-contract strong")
            table.shot(phones[0], f"{language}-4-contract-{number}", whole=False)
        began = time.time()
        lead.click(".ws-next:not([disabled])")
        if number == 2:
            lead.click(".ws-ask button >> nth=0")
        phones[0].wait_for_selector(".ws-computing")
        table.shot(phones[0], f"{language}-4-computing-{number}", whole=False)
        for phone in phones:
            phone.wait_for_selector(".ws-later")
        print(f"{language} round {number}: results on all phones after {time.time() - began:.1f} s")
        table.shot(phones[0], f"{language}-5-first-{number}", whole=False)
        reveal(table, lead, screen, f"{language}-5-screen-{number}")
        for page in (lead, *phones):
            page.wait_for_selector(".ws-ranking")
        phones[0].wait_for_selector(".ws-sentence")
        print(f"{language} round {number}: causes after {time.time() - began:.1f} s")
        table.shot(phones[0], f"{language}-5-result-{number}")
        lead.click(".ws-next:not([disabled])")
    for page, name in ((phones[0], "player"), (lead, "lead"), (screen, "screen"), (phones[7], "role")):
        page.wait_for_selector(".ws-debrief table")
        page.wait_for_timeout(500)
        table.shot(page, f"{language}-6-debrief-{name}")
    for kind in (0, 1):
        with lead.expect_download() as got:
            lead.click(f".ws-files button >> nth={kind}")
        got.value.save_as(
            table.shots / f"{language}-{got.value.suggested_filename.split('.')[-1]}"
            f".{got.value.suggested_filename.split('.')[-1]}"
        )
    assert not table.faults, table.faults
    log = (server.folder / "server.log").read_text()
    assert not any(page.url.split("#")[1] in log for page in (lead, *phones)), "a secret is in the log"
    print(f"{language}: start to debriefing in {time.time() - begun:.0f} s, code {code}")


def reveal(table: Table, lead: Page, screen: Page, name: str) -> None:
    """Show the result step by step, to the standing; a page that is behind would press the button before."""
    lead.wait_for_selector(".ws-stage-results")
    lead.wait_for_selector(".ws-next:not([disabled])")
    screen.wait_for_selector(".ws-reveal-pot")
    table.shot(screen, f"{name}-pot")
    for step in REVEALS[1:]:
        title, label = screen.inner_text("h1"), lead.inner_text(".ws-next")
        lead.click(".ws-next:not([disabled])")
        for page, part, before in ((screen, "h1", title), (lead, ".ws-next", label)):
            page.wait_for_function(
                "([part, before]) => document.querySelector(part).innerText !== before", arg=[part, before]
            )
        screen.wait_for_selector(_SHOWN[step])
        screen.wait_for_timeout(500)
        table.shot(screen, f"{name}-{step}")
        height = screen.evaluate("document.documentElement.scrollHeight")
        assert height <= PROJECTOR[1], f"step '{step}' is {height} px high; the projector has {PROJECTOR[1]}"


def play_alone(table: Table, language: str) -> None:
    """Play 3 rounds on one phone, the computer leads the other teams."""
    begun = time.time()
    phone = table.open(PHONE, f"{table.url}?lang={language}", ".ws-start")
    phone.click(".ws-alone button")
    for number in range(1, 4):
        phone.wait_for_selector(".ws-decision .ws-bar")
        phone.click(".ws-steps:has(#ws-pot) button >> nth=1")
        table.shot(phone, f"{language}-alone-{number}-decide", whole=False)
        began = time.time()
        phone.click(".ws-send button")
        phone.wait_for_selector(".ws-outcome .rs-card")
        print(f"{language} alone, round {number}: result after {time.time() - began:.1f} s")
        phone.wait_for_selector(".ws-sentence")
        table.shot(phone, f"{language}-alone-{number}-result")
        phone.click(".ws-send button")
    phone.wait_for_selector(".ws-debrief table")
    table.shot(phone, f"{language}-alone-debrief")
    assert not table.faults, table.faults
    print(f"{language} alone: start to debriefing in {time.time() - begun:.0f} s")


def crash(table: Table, server: Server) -> None:
    """Kill the server in the middle of a round and start it again."""
    lead, code = table.create("de", "talk", teams=3)
    phones = [table.sit(code, "de") for _ in range(2)]
    decide(phones[0], {"pot": 3})
    phones[1].click(".ws-steps:has(#ws-land) button >> nth=1")
    for page in (lead, *phones):
        page.evaluate("window.before = true")
    server.kill()
    phones[1].click(".ws-steps:has(#ws-land) button >> nth=1")
    phones[1].wait_for_selector(".ws-lost")
    table.shot(phones[1], "crash-lost", whole=False)
    server.start()
    began = time.time()
    for page, sign in ((phones[0], ".ws-state-sent"), (phones[1], ".ws-state-changed"), (lead, ".ws-next")):
        page.wait_for_function(f"!window.before && document.querySelector('{sign}')")
    print(f"crash: all pages back {time.time() - began:.1f} s after the server")
    assert phones[0].input_value("#ws-pot") == "27", phones[0].input_value("#ws-pot")
    assert phones[1].input_value("#ws-land") == "10", phones[1].input_value("#ws-land")
    phones[1].click(".ws-send button")
    phones[1].wait_for_selector(".ws-state-sent")
    lead.wait_for_function("document.querySelector('.ws-decided').innerText.startsWith('2')")
    lead.click(".ws-next")
    lead.wait_for_function("document.querySelector('.ws-next').innerText.includes('rechnen')")
    lead.click(".ws-next")
    lead.wait_for_selector(".ws-computing")
    server.kill()
    server.start()
    lead.wait_for_selector(".ws-stage-results")
    print("crash: killed while the model ran; the result came after the restart")


def offline(table: Table, port: int, cable: Cable, seconds: float) -> None:
    """Cut one phone's network; it goes on editing and is heard afterwards."""
    lead, code = table.create("en", "talk", teams=3)
    through = Table(table.browser, f"http://localhost:{port}/workshop", table.shots)
    phone = through.sit(code, "en")
    phone.context.set_offline(True)
    cable.cut()
    phone.wait_for_selector(".ws-lost")
    phone.click(".ws-steps:has(#ws-subsidy) button >> nth=1")
    phone.click(".ws-send button")
    table.shot(phone, "offline-lost", whole=False)
    time.sleep(seconds)
    assert lead.inner_text(".ws-decided").startswith("0")
    cable.mend()
    phone.context.set_offline(False)
    began = time.time()
    lead.wait_for_function("document.querySelector('.ws-decided').innerText.startsWith('1')")
    phone.wait_for_selector(".ws-state-sent")
    assert phone.input_value("#ws-subsidy") == "5"
    print(
        f"offline: cut for {seconds:.0f} s; what was sent meanwhile arrived {time.time() - began:.1f} s after"
    )


def crowd(table: Table, server: Server, number: int) -> None:
    """Sit 40 browsers round one room: 19 seats, the rest as second devices of teams."""
    before = server.memory_mb()
    lead, code = table.create("de", "no_talk", teams=15, roles=4)
    phones = [table.sit(code, "de") for _ in range(19)]
    while len(phones) < number:
        phones.append(table.open(PHONE, phones[len(phones) - 19].url, ".ws-decision"))
    print(f"crowd: {number} players in; server {before:.0f} MB before, {server.memory_mb():.0f} MB now")
    heard = []
    for seat, phone in enumerate(phones[:19]):
        began = time.time()
        phone.click(".ws-point button >> nth=1")
        phone.click(".ws-send button")
        lead.wait_for_function(
            f"document.querySelector('.ws-decided').innerText.startsWith('{seat + 1} ')", polling=20
        )
        heard.append(time.time() - began)
    _print("decision to facilitator (two clicks)", heard)
    for phone in phones:
        phone.evaluate("""() => { window.seen = 0; const look = () => { if (document.querySelector('.ws-stage-results'))
                          window.seen = Date.now(); else setTimeout(look, 20); }; look(); }""")
    began = time.time()
    lead.click(".ws-next")
    for phone in phones:
        phone.wait_for_function("window.seen > 0")
    _print("next to all phones", [phone.evaluate("window.seen") / 1000 - began for phone in phones])
    for phone in phones:
        phone.wait_for_selector(".ws-later")
    print(
        f"crowd: results on all phones {time.time() - began:.1f} s after next; server {server.memory_mb():.0f} MB"
    )
    screen = table.open(PROJECTOR, f"{table.url}?room={code}&as=screen&lang=de", ".ws-screen")
    reveal(table, lead, screen, "crowd-screen")


def _print(what: str, seconds: list[float]) -> None:
    deciles = statistics.quantiles(seconds, n=10)
    print(
        f"crowd: {what}: median {statistics.median(seconds):.2f} s, p90 {deciles[-1]:.2f} s, n {len(seconds)}"
    )


def main() -> None:
    """Run one of the scenes."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("scene", choices=("game", "alone", "crash", "offline", "crowd"))
    ask.add_argument("--folder", type=Path, required=True, help="for rooms and the server's log")
    ask.add_argument("--shots", type=Path, required=True)
    ask.add_argument("--port", type=int, default=8940)
    ask.add_argument("--players", type=int, default=40)
    ask.add_argument("--cut", type=float, default=60.0, help="seconds without network")
    ask.add_argument("--language", choices=("de", "en"), action="append")
    ask.add_argument("--chromium", default="/usr/bin/chromium")
    wanted = ask.parse_args()
    for folder in (wanted.folder, wanted.shots):
        folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PYTHONPATH", ".")
    server = Server(wanted.folder, wanted.port)
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=wanted.chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            table = Table(browser, server.url, wanted.shots)
            try:
                _play(wanted, table, server)
            except BaseException:
                table.shot_all()
                raise
    finally:
        server.kill()


def _play(wanted: argparse.Namespace, table: Table, server: Server) -> None:
    if wanted.scene == "game":
        for language in wanted.language or ("de", "en"):
            play_game(table, server, language, {"de": "talk", "en": "binding"}[language])
    elif wanted.scene == "alone":
        for language in wanted.language or ("de", "en"):
            play_alone(table, language)
    elif wanted.scene == "crash":
        crash(table, server)
    elif wanted.scene == "offline":
        offline(table, wanted.port + 1, Cable(wanted.port + 1, wanted.port), wanted.cut)
    else:
        crowd(table, server, wanted.players)


if __name__ == "__main__":
    main()
