"""The planning game in Chromium, scene by scene: whole games, a killed server, a lost network."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]
SCENES = ["game --language de", "game --language en", "alone --language de", "crash", "offline --cut 10"]
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("scene", SCENES)
def test_scene(scene, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shots = os.environ.get("RUHRSIM_SHOTS", tmp_path / "shots")
    playing = subprocess.Popen(
        [
            sys.executable,
            ROOT / "benchmarks" / "workshop_room.py",
            *scene.split(),
            "--port",
            str(port),
            "--folder",
            tmp_path,
            "--shots",
            shots,
            "--chromium",
            CHROMIUM,
        ],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    try:
        assert playing.wait(timeout=900) == 0
    finally:
        end_all(playing.pid)


def end_all(group):
    """End a scene with its server and browsers, whatever became of it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
