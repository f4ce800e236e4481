"""The server says where it is only when somebody can go there."""

import socket
import threading

import pytest

uvicorn = pytest.importorskip("uvicorn")
from ruhrsim.app.server import until_interrupted  # noqa: E402


async def nothing(scope, receive, send):
    """Answer nothing."""


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def serve(port, welcome):
    until_interrupted(uvicorn.Config(nothing, port=port, lifespan="off", log_level="critical"), welcome)


def test_the_address_is_told_when_the_server_listens(port):
    reached, told = [], threading.Event()

    def welcome():
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            reached.append(port)
        told.set()

    threading.Thread(target=serve, args=(port, welcome), daemon=True).start()
    assert told.wait(20)
    assert reached == [port]


def test_a_taken_address_is_not_told(port):
    told = []
    with socket.create_server(("127.0.0.1", port)), pytest.raises(SystemExit):
        serve(port, lambda: told.append(port))
    assert told == []
