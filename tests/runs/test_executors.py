"""Executors: processes end with their parent, and a missing cluster is told in one line."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ruhrsim.common.errors import ClusterError
from ruhrsim.runs import executors

PARENT = """
    import os, time
    from ruhrsim.runs import executors

    if __name__ == "__main__":
        with executors.processes(2) as pool:
            print(pool.submit(os.getpid).result(), flush=True)
            pool.submit(time.sleep, 600).result()
"""


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended and that nobody waited for is still listed.
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_linear_algebra_gets_one_thread_and_the_environment_comes_back(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    with executors.processes(1) as pool:
        assert pool.submit(os.getenv, "OMP_NUM_THREADS").result() == "1"
    assert os.environ["OMP_NUM_THREADS"] == "3"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT), encoding="utf-8")
    root = str(Path(executors.__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root}
    )
    worker = int(parent.stdout.readline())
    assert is_alive(worker)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 30
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(worker)


@pytest.mark.parametrize(
    ("address", "package"), [("tcp://127.0.0.1:1", "distributed"), ("slurm", "dask_jobqueue")]
)
def test_a_missing_extra_is_one_line_with_the_way_out(monkeypatch, address, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ClusterError, match=r"pip install 'ruhrsim\[cluster\]'"), executors.cluster(address):
        pass


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "_TIMEOUT", 0.5)
    with (
        pytest.raises(ClusterError, match="no Dask scheduler answers at 'tcp://127.0.0.1:1'"),
        executors.cluster("tcp://127.0.0.1:1"),
    ):
        pass


def test_slurm_without_a_description_of_jobs_is_told(monkeypatch):
    pytest.importorskip("dask_jobqueue")
    with pytest.raises(ClusterError, match="dask-jobqueue can't describe a job"), executors.cluster("slurm"):
        pass
