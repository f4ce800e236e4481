"""The server says where it is only when somebody can go there."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

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


STOPPED = """
import signal, sys, uvicorn
from ruhrsim.app import server
async def nothing(scope, receive, send): pass
signal.signal(signal.SIGTERM, server._stop)
config = uvicorn.Config(nothing, port=int(sys.argv[1]), lifespan="off", log_level="critical")
try:
    server.until_interrupted(config, lambda: print("ready", flush=True))
finally:
    print("ended in order", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_every_way_to_stop_ends_in_order(port, number):
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, str(port)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.communicate(timeout=30)[0] == "ended in order\n"
        assert process.returncode == 0
