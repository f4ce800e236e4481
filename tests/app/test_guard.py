"""The guard before the app: who may ask, what answers carry, how many pages each may open."""

import asyncio
import socket
import threading
import time
from types import SimpleNamespace

import pytest

pytest.importorskip("starlette")
from ruhrsim.app.allowance import Allowance
from ruhrsim.app.guard import HEADERS, Guard, most_pages
from ruhrsim.app.server import ServerError, check_secret, close_half_open

KERNEL = "/jupyter/api/kernels/{}/channels"


async def app(scope, receive, send):
    """Answer every request, and keep every page open until its visitor goes."""
    if scope["type"] == "http":
        cookie = (b"set-cookie", b"solara-session-id=x; SameSite=none; Secure")
        seen = b",".join(key for key, _ in scope["headers"])
        await send({"type": "http.response.start", "status": 200, "headers": [cookie]})
        await send({"type": "http.response.body", "body": seen})
        return
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


def scope_of(kind, path, headers, client, method="GET", query=b"session_id=page"):
    given = {"host": "localhost:8765"} | headers
    return {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query,
        "client": (client, 5000),
        "headers": [(key.encode(), value.encode()) for key, value in given.items() if value is not None],
    }


def ask(guard, path="/", headers=None, method="GET", client="127.0.0.1", **named):
    """Return status, headers and body of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.disconnect"}

    asyncio.run(guard(scope_of("http", path, headers or {}, client, method, **named), receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


class Visits:
    """Pages that stay open in one event loop."""

    def __init__(self, guard):
        self.guard, self.pages = guard, []

    async def open(self, page, cookie=None, client="127.0.0.1", origin=None, messages=()):
        """Return whether a page was opened; it stays open."""
        sent, waiting = asyncio.Queue(), asyncio.Queue()
        for message in messages:
            waiting.put_nowait(message)
        headers = {"cookie": f"solara-session-id={cookie}" if cookie else None, "origin": origin}
        scope = scope_of("websocket", KERNEL.format(page), headers, client)
        task = asyncio.create_task(self.guard(scope, waiting.get, sent.put))
        first = await sent.get()
        self.pages.append((task, waiting, sent))
        return first["type"] == "websocket.accept"

    async def leave(self, number):
        """Close a page's tab."""
        task, waiting, _ = self.pages[number]
        waiting.put_nowait({"type": "websocket.disconnect"})
        await task

    async def leave_all(self):
        """Close all tabs."""
        for number in range(len(self.pages)):
            await self.leave(number)


def test_only_own_names_are_served():
    guard = Guard(app, "127.0.0.1", ["ruhrsim.example.org"])
    for host in (
        "localhost",
        "127.0.0.1:8765",
        "[::1]:8765",
        "RUHRSIM.example.org",
        "ruhrsim.example.org:443",
    ):
        assert ask(guard, headers={"host": host})[0] == 200
    for host in ("evil.example", "", "localhost.evil.example", "[", "10.0.0.1", None):
        assert ask(guard, headers={"host": host})[0] == 400


def test_a_server_for_the_network_answers_to_addresses_and_to_its_own_name():
    guard = Guard(app, "0.0.0.0")
    for host in ("192.168.1.7:8765", "[fe80::1]", socket.gethostname(), "localhost"):
        assert ask(guard, headers={"host": host})[0] == 200
    assert ask(guard, headers={"host": "evil.example"})[0] == 400


@pytest.mark.parametrize(
    ("origin", "opens"),
    [
        (None, True),
        ("http://localhost:8765", True),
        ("http://localhost", False),
        ("http://localhost:3000", False),
        ("http://evil.example:8765", False),
        ("null", False),
        ("http://[", False),
        ("file://localhost:8765", False),
    ],
)
def test_no_other_site_opens_a_page_or_changes_anything(origin, opens):
    guard = Guard(app, "127.0.0.1")

    async def visit():
        visits = Visits(guard)
        found = await visits.open("a", "me", origin=origin)
        await visits.leave_all() if found else None
        return found

    assert asyncio.run(visit()) is opens
    status = ask(guard, "/anything", {"origin": origin}, "POST")[0]
    assert status == (200 if opens else 403)


def test_behind_a_proxy_the_port_may_be_missing_in_host():
    guard = Guard(app, "127.0.0.1", ["ruhrsim.example.org"])
    assert guard.is_same("https://ruhrsim.example.org", "ruhrsim.example.org")
    assert guard.is_same("https://ruhrsim.example.org:8443", "ruhrsim.example.org")
    assert guard.is_same("https://ruhrsim.example.org", "ruhrsim.example.org:443")
    assert not guard.is_same("https://example.org", "ruhrsim.example.org")


def test_every_answer_carries_the_headers_and_cookies_stay_here():
    guard = Guard(app, "127.0.0.1")
    for headers in ({}, {"host": "evil.example"}):
        _, found, _ = ask(guard, headers=headers)
        assert {
            key.decode(): value.decode() for key, value in found.items() if key.decode() in HEADERS
        } == HEADERS
    assert b"SameSite=lax" in ask(guard)[1][b"set-cookie"]
    for name in ("script-name", "x-script-name", "x-forwarded-host"):
        assert name.encode() not in ask(guard, headers={name: "/evil"})[2]


def test_what_is_closed_and_what_is_too_large():
    guard = Guard(app, "127.0.0.1")
    assert ask(guard, "/resourcez")[0] == ask(guard, "/_solara/api/evict/a", method="POST")[0] == 404
    for length in ("1000001", "9" * 5000, "-1", "x"):
        assert ask(guard, headers={"content-length": length})[0] == 413


def test_a_visitor_has_only_so_many_pages_and_may_close_some():
    closed = []
    guard = Guard(app, "127.0.0.1", lives=lambda page: True, close=closed.append, most=(3, 100, 100))

    async def visit():
        visits = Visits(guard)
        opened = [await visits.open(f"a{n}", "me") for n in range(5)]
        assert opened == [True, True, True, False, False]
        assert await visits.open("b", "another")
        assert ask_in_thread(guard, "me") == 503
        assert ask_in_thread(guard, "another") == 200
        await visits.leave(0)
        assert ask_in_thread(guard, "me") == 200
        assert await visits.open("a9", "me")
        assert closed == ["a0"], "the page whose tab is gone makes room"
        assert not await visits.open("a1", "thief"), "nobody joins another's page"

    asyncio.run(visit())


def ask_in_thread(guard, cookie):
    """Return the status of the start page, asked outside the running loop."""
    found = []
    headers = {"cookie": f"solara-session-id={cookie}"}
    thread = threading.Thread(target=lambda: found.append(ask(guard, headers=headers)[0]))
    thread.start()
    thread.join()
    return found[0]


def test_an_address_and_the_server_have_bounds_too():
    guard = Guard(app, "127.0.0.1", most=(20, 3, 5))

    async def visit():
        visits = Visits(guard)
        here = [await visits.open(f"a{n}", f"cookie {n}") for n in range(5)]
        there = [await visits.open(f"b{n}", f"cookie b{n}", client="10.0.0.2") for n in range(3)]
        assert (here, there) == ([True, True, True, False, False], [True, True, False])

    asyncio.run(visit())


def test_a_flood_of_new_pages_is_slowed_down():
    guard = Guard(app, "127.0.0.1", most=(10_000, 10_000, 10_000))

    async def visit():
        visits = Visits(guard)
        opened = [await visits.open(f"a{n}") for n in range(130)]
        assert opened.count(True) == 120

    asyncio.run(visit())


def test_a_silent_page_and_one_that_talks_too_much_are_ended():
    async def ended(guard, messages):
        visits = Visits(guard)
        await visits.open("a", "me", messages=messages)
        await asyncio.wait_for(visits.pages[0][0], 20)
        return visits.pages[0][2].get_nowait()["code"]

    said = [{"type": "websocket.receive", "text": "x"}]
    assert asyncio.run(ended(Guard(app, "127.0.0.1", idle_s=0.05), said)) == 1001
    assert asyncio.run(ended(Guard(app, "127.0.0.1"), said * 3001)) == 1001


def test_a_page_without_its_marks_is_none():
    guard = Guard(app, "127.0.0.1")
    for path, query in (
        (KERNEL.format("a"), b""),
        (KERNEL.format("a" * 200), b"session_id=b"),
        ("/other", b"session_id=b"),
    ):
        sent = []

        async def send(message, sent=sent):
            sent.append(message)

        asyncio.run(guard(scope_of("websocket", path, {}, "127.0.0.1", query=query), None, send))
        assert [message["type"] for message in sent] == ["websocket.close"]


def test_only_the_owner_closes_a_page():
    guard = Guard(app, "127.0.0.1")

    async def visit():
        await Visits(guard).open("a", "me")

    asyncio.run(visit())
    close = "/_solara/api/close/a"
    assert ask(guard, close, {"cookie": "solara-session-id=me"}, "POST")[0] == 200
    assert ask(guard, close, {"cookie": "solara-session-id=thief"}, "POST")[0] == 403
    assert ask(guard, close, {"cookie": "solara-session-id=me"}, "POST", query=b"")[0] == 403


def test_connections_that_ask_nothing_are_closed_after_a_while():
    aborted, silent = [], {}

    def connection(name, cycle):
        return SimpleNamespace(cycle=cycle, transport=SimpleNamespace(abort=lambda: aborted.append(name)))

    both = [connection("half", None), connection("whole", object()), SimpleNamespace()]
    close_half_open(both, silent, 0.0)
    close_half_open(both, silent, 19.0)
    assert aborted == []
    close_half_open(both, silent, 21.0)
    assert aborted == ["half"]
    close_half_open([], silent, 22.0)
    assert silent == {}


@pytest.mark.parametrize(
    "secret", ["change-this", "CHANGE-THIS-TO-SOMETHING-LONG", "short", "", "example-" * 4]
)
def test_a_secret_left_at_its_example_is_refused(secret):
    with pytest.raises(ServerError, match="openssl rand"):
        check_secret({"SOLARA_SESSION_SECRET_KEY": secret})
    check_secret({"SOLARA_SESSION_SECRET_KEY": "0123456789abcdef0123"})
    check_secret({})


def test_the_bound_of_pages_is_set_by_whoever_runs_the_server(monkeypatch):
    assert most_pages() == (20, 80, 100)
    monkeypatch.setenv("RUHRSIM_MOST_PAGES", "300")
    assert most_pages() == (20, 240, 300)
    for wrong in ("0", "-1", "x", "9" * 5000, ""):
        monkeypatch.setenv("RUHRSIM_MOST_PAGES", wrong)
        with pytest.raises(ValueError, match="RUHRSIM_MOST_PAGES"):
            most_pages()


def test_an_allowance_comes_back_with_time():
    allowance = Allowance(2, 60.0)
    assert [allowance.take("me", now) for now in (0.0, 1.0, 2.0, 61.0)] == [True, True, False, True]
    assert allowance.take("another", 2.0)


def test_the_oldest_page_goes_first():
    closed = []
    guard = Guard(app, "127.0.0.1", lives=lambda page: True, close=closed.append, most=(2, 9, 9))

    async def visit():
        visits = Visits(guard)
        for name in ("a", "b"):
            await visits.open(name, "me")
        await visits.leave(1)
        time.sleep(0.01)
        await visits.leave(0)
        assert await visits.open("c", "me")

    asyncio.run(visit())
    assert closed == ["b"]
