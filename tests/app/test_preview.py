"""What messengers show of a link: title and strategies in its language, a picture, and nobody's markup."""

import asyncio

import pytest

pytest.importorskip("starlette")
from ruhrsim.app import links, preview
from ruhrsim.app.state import AppState, Own

PAGE = b"<html><head><title>x</title></head><body>here</body></html>"


def asked(path="/", query=b"", body=PAGE, **headers):
    """Return the headers and the body of an answer, and the headers that the app was asked with."""
    seen, sent = [], []

    async def app(scope, receive, send):
        seen.extend(scope["headers"])
        length = (b"content-length", str(len(body)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": body[:20], "more_body": True})
        await send({"type": "http.response.body", "body": body[20:]})

    async def send(message):
        sent.append(message)

    given = {"host": "ruhrsim.example", "accept-encoding": "gzip"} | headers
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query,
        "scheme": "http",
        "headers": [(key.encode(), value.encode()) for key, value in given.items()],
    }
    asyncio.run(preview.LinkPreview(app)(scope, None, send))
    answered = b"".join(message.get("body", b"") for message in sent[1:])
    return dict(sent[0]["headers"]), answered.decode(), dict(seen)


def test_a_link_tells_its_strategies_in_its_language():
    state = AppState(language="en", chosen=("status_quo", "joint_region"))
    headers, page, seen = asked(query=b"s=" + links.encode(state).encode(), **{"x-forwarded-proto": "https"})
    assert 'og:description" content="Carry on as before · One region. What if' in page
    assert 'og:image" content="https://ruhrsim.example/preview/en.png"' in page
    assert int(headers[b"content-length"]) == len(page.encode())
    assert b"accept-encoding" not in seen
    assert page.endswith("<body>here</body></html>")


def test_titles_of_visitors_are_no_markup():
    own = Own(name="mine", title='"><script>alert(1)</script>', based_on="status_quo")
    state = AppState(language="en", own=(own,), chosen=("status_quo", "mine"))
    _, page, _ = asked(query=b"s=" + links.encode(state).encode())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("query", [b"s=broken", b"s=" + b"A" * 20_000, b"\xff&s=\xfe"])
def test_a_broken_link_shows_the_start_page(query):
    _, page, _ = asked(query=query)
    assert 'og:title" content="Ruhrgebiet: Strategien vergleichen"' in page


def test_other_answers_stay_as_they_are():
    headers, page, seen = asked(path="/static/main.js")
    assert page.encode() == PAGE
    assert b"accept-encoding" in seen
    assert int(headers[b"content-length"]) == len(PAGE)


def test_the_game_has_its_own_words():
    _, page, _ = asked(path="/workshop", **{"accept-language": "en"})
    assert 'og:title" content="RuhrSim: the planning game"' in page


def test_the_picture_is_as_large_as_messengers_want():
    content = preview.picture("de")
    assert content.startswith(b"\x89PNG")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630)
