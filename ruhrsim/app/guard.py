"""What stands between the server and whoever calls it: names, origins, headers, and bounds by visitor.

A visitor is a browser (its cookie), or an address where no cookie comes. Every page costs about 40 MB, so pages
are counted by visitor, by address and in all; pages whose tab is gone are closed first. Nothing here knows what
the app shows.
"""

import asyncio
import ipaddress
import os
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from ruhrsim.app.allowance import Allowance

VISITOR_PAGES, ADDRESS_PAGES, ALL_PAGES = 20, 80, 100
LARGEST_MESSAGE = 1_000_000
"""Bytes of a message or request: an upload of 64 kB fits easily."""
_NEW_PAGES_A_MINUTE, _MESSAGES, _MESSAGES_S = 120, 3_000, 10.0
_IDLE_S = 6 * 3600.0
_COOKIES = ("solara-session-id", "solara-session-id-lax")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_EVERYWHERE = ("0.0.0.0", "::", "")
_CLOSED = ("/resourcez", "/_solara/api/evict")
_NOT_OURS = (b"script-name", b"x-script-name", b"x-forwarded-host")
"""Headers by which a caller could tell the server where it lives."""
_SOCKET, _CLOSE = "/jupyter/api/kernels/", "/_solara/api/close/"
HEADERS = {
    # Vue compiles its templates in the browser, so scripts may be evaluated; all of them come from here.
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
_FULL = (
    "<!doctype html><meta charset=utf-8><title>RuhrSim</title><p lang=de>Es sind zu viele Seiten offen. Bitte "
    "schließen Sie andere Tabs mit RuhrSim und laden Sie diese Seite neu.</p><p lang=en>Too many pages are open. "
    "Please close other tabs with RuhrSim and load this page again.</p>"
)


@dataclass
class _Page:
    visitor: str
    address: str
    connections: int = 0
    left: float = field(default_factory=time.monotonic)


class Guard:
    """An ASGI app around another one.

    Args:
        app: The app.
        host: Address that the server listens on.
        names: Further names under which browsers reach it, such as that of a proxy.
        lives: Tells whether a page, by its id, is still kept.
        close: Closes a page that nobody looks at; called in a thread.
        most: Pages by visitor, by address, and in all.
        idle_s: Seconds without any message after which a page is closed.
    """

    def __init__(
        self,
        app,
        host: str,
        names: Iterable[str] = (),
        lives: Callable[[str], bool] = lambda page: False,
        close: Callable[[str], None] = lambda page: None,
        most: tuple[int, int, int] = (VISITOR_PAGES, ADDRESS_PAGES, ALL_PAGES),
        idle_s: float = _IDLE_S,
    ):
        self.app, self.host, self.lives, self.close = app, host, lives, close
        self.most, self.idle_s = most, idle_s
        self.names = {name.lower() for name in (*_LOCAL, *own_names(host), *names)}
        self.pages: dict[str, _Page] = {}
        self._new = Allowance(_NEW_PAGES_A_MINUTE, 60.0)

    async def __call__(self, scope, receive, send) -> None:
        """Answer one request or serve one connection."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {key: value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(scope, send, *refusal)
            return
        kept = [pair for pair in scope["headers"] if pair[0] not in _NOT_OURS]
        scope = scope | {"headers": kept}
        if scope["type"] == "websocket":
            await self._serve_page(scope, headers, receive, send)
        else:
            await self._answer(scope, headers, receive, send)

    def _refusal(self, scope, headers: dict[bytes, str]) -> tuple[int, str] | None:
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        if not self.is_ours(host):
            return 400, "unknown host; whoever runs this server can add it: ruhrsim app --address NAME"
        asks_only = scope["type"] == "http" and scope["method"] in ("GET", "HEAD", "OPTIONS")
        if origin is not None and not asks_only and not self.is_same(origin, host):
            return 403, "another site asks"
        if scope["path"].startswith(_CLOSED):
            return 404, "not here"
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or len(length) > 12 or int(length) > LARGEST_MESSAGE:
            return 413, "too large"
        return None

    def is_ours(self, host: str) -> bool:
        """Tell whether a Host header names this server."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        return name in self.names or (self.host in _EVERYWHERE and _is_address(name))

    def is_same(self, origin: str, host: str) -> bool:
        """Tell whether an Origin header is this server's own."""
        try:
            asking, asked = urlsplit(origin), urlsplit(f"//{host}")
            ports = asking.port, asked.port
        except ValueError:
            return False
        if asking.scheme not in ("http", "https") or asking.hostname != asked.hostname:
            return False
        # Proxies may leave the port out of Host.
        return ports[1] is None or ports[1] == (ports[0] or {"http": 80, "https": 443}[asking.scheme])

    async def _answer(self, scope, headers, receive, send) -> None:
        visitor, address = _visitor(headers, scope)
        if scope["path"].startswith(_CLOSE):
            page = self.pages.get(scope["path"].removeprefix(_CLOSE))
            if page is None or page.visitor != visitor or b"session_id=" not in scope["query_string"]:
                await _refuse(scope, send, 403, "not your page")
                return
        if scope["path"] in ("/", "/workshop") and not self._has_room(visitor, address):
            await _refuse(scope, send, 503, _FULL)
            return
        await self.app(scope, receive, _with_headers(send))

    async def _serve_page(self, scope, headers, receive, send) -> None:
        visitor, address = _visitor(headers, scope)
        key = scope["path"].removeprefix(_SOCKET).partition("/")[0]
        known = parse_qs(scope["query_string"].decode("latin-1")).get("session_id", [""])[0]
        if not (scope["path"].startswith(_SOCKET) and 0 < len(key) <= 100 and 0 < len(known) <= 100):
            await _refuse(scope, send, 404, "no page")
            return
        page = self.pages.get(key)
        if page is not None and page.visitor != visitor:
            await _refuse(scope, send, 403, "not your page")
            return
        if page is None:
            await self._make_room(visitor, address)
            if not self._has_room(visitor, address) or not self._new.take(address):
                await _refuse(scope, send, 503, "too many pages")
                return
            page = self.pages.setdefault(key, _Page(visitor, address))
        page.connections += 1
        try:
            await self.app(scope, self._bounded(receive, send), send)
        finally:
            page.connections -= 1
            page.left = time.monotonic()

    def _bounded(self, receive, send):
        """Return a `receive` that ends the connection of a page that is silent too long or talks too much."""
        began, told = time.monotonic(), 0

        async def bounded():
            nonlocal began, told
            try:
                message = await asyncio.wait_for(receive(), self.idle_s)
            except TimeoutError:
                return await _end(send)
            now = time.monotonic()
            if now - began > _MESSAGES_S:
                began, told = now, 0
            told += 1
            return message if told <= _MESSAGES else await _end(send)

        return bounded

    def _has_room(self, visitor: str, address: str) -> bool:
        """Tell whether a visitor may open a page, those whose tab is gone not counted."""
        pages = [page for key, page in self.pages.items() if page.connections]
        mine = sum(page.visitor == visitor for page in pages)
        here = sum(page.address == address for page in pages)
        return mine < self.most[0] and here < self.most[1] and len(pages) < self.most[2]

    async def _make_room(self, visitor: str, address: str) -> None:
        """Close pages whose tab is gone, the oldest first, until one more has room."""
        for key in [key for key, page in self.pages.items() if not page.connections and not self.lives(key)]:
            del self.pages[key]
        gone = sorted((page.left, key) for key, page in self.pages.items() if not page.connections)
        for _, key in gone:
            page = self.pages.get(key)
            mine = sum(other.visitor == visitor for other in self.pages.values())
            here = sum(other.address == address for other in self.pages.values())
            full = len(self.pages) >= self.most[2]
            if page is None or page.connections:
                continue
            if (
                full
                or (mine >= self.most[0] and page.visitor == visitor)
                or (here >= self.most[1] and page.address == address)
            ):
                del self.pages[key]
                await asyncio.to_thread(self.close, key)


def own_names(host: str) -> list[str]:
    """Return the names of this machine that a server on `host` answers to."""
    if host not in _EVERYWHERE:
        return [host]
    name = socket.gethostname()
    return [name, name.partition(".")[0], f"{name.partition('.')[0]}.local", socket.getfqdn()]


def most_pages() -> tuple[int, int, int]:
    """Return the bounds of pages; `RUHRSIM_MOST_PAGES` sets that of all.

    Raises:
        ValueError: It is no whole number of at least 1.
    """
    given = os.environ.get("RUHRSIM_MOST_PAGES", str(ALL_PAGES))
    if not given.isascii() or not given.isdecimal() or not 0 < len(given) < 7 or int(given) < 1:
        raise ValueError(f"RUHRSIM_MOST_PAGES = {given[:40]!r}: write a whole number from 1 to 999999")
    return VISITOR_PAGES, max(ADDRESS_PAGES, int(given) * 4 // 5), int(given)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _visitor(headers: dict[bytes, str], scope) -> tuple[str, str]:
    """Return who calls and from where."""
    address = (scope.get("client") or ("unknown", 0))[0]
    try:
        cookies = SimpleCookie(headers.get(b"cookie", "")[:8000])
    except CookieError:
        cookies = {}
    given = next((cookies[name].value for name in _COOKIES if name in cookies), "")
    return (given[:100] or f"address {address}"), address


def _with_headers(send):
    async def sending(message):
        if message["type"] == "http.response.start":
            found = [(key, _first_party(key, value)) for key, value in message.get("headers", [])]
            there = {key.lower() for key, _ in found}
            added = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in there]
            message = message | {"headers": [*found, *added]}
        await send(message)

    return sending


def _first_party(key: bytes, value: bytes) -> bytes:
    """Return a header; a cookie goes to no other site."""
    if key.lower() != b"set-cookie":
        return value
    return value.replace(b"SameSite=none", b"SameSite=lax").replace(b"samesite=none", b"samesite=lax")


async def _refuse(scope, send, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "" if words == _FULL else words})
        return
    kind = b"text/html; charset=utf-8" if words == _FULL else b"text/plain; charset=utf-8"
    start = {"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]}
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": words.encode()})


async def _end(send) -> dict:
    await send({"type": "websocket.close", "code": 1001})
    return {"type": "websocket.disconnect", "code": 1001}
