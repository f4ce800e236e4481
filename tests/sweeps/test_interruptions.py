"""With the real model: kill -9 again and again, a lost process, a killed Dask worker; nothing is lost."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

import ruhrsim
from ruhrsim.sweeps import load_sweep, repeat_run, run_sweep
from ruhrsim.sweeps.experiment import read_experiment
from ruhrsim.sweeps.parts import OUTCOMES, part_files

pytestmark = pytest.mark.slow
FILE = """
scenarios = ["status_quo", "cluster_focus"]
years = 1
scale = 0.005
runs = {runs}
[sampler]
kind = "latin_hypercube"
points = 5
[levers]
"strategy.cooperation" = {{ values = [0.0, 0.5, 1.0] }}
[uncertainties]
"theme_support.returns" = {{}}
"firm_exit.*" = {{}}
"""
KILLS = 20


@pytest.fixture
def file(tmp_path):
    return lambda runs: write(tmp_path / f"short{runs}.toml", FILE.format(runs=runs))


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def begin(file, results):
    environment = os.environ | {"PYTHONPATH": str(Path(ruhrsim.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-m", "ruhrsim", "sweep", file, "--workers", "2", "--results", results],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(folder):
    return len(part_files(folder, OUTCOMES))


def wait_for(condition, process=None, seconds=600):
    end = time.monotonic() + seconds
    while not condition() and (process is None or process.poll() is None) and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


def assert_same(one, other):
    for table in ("experiments", "outcomes", "failures"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table), check_exact=True)


def test_twenty_random_kills_change_nothing(file, tmp_path):
    luck, path = random.Random(1), file(10)
    undisturbed = run_sweep(read_experiment(path), tmp_path / "undisturbed", workers=2)
    assert len(undisturbed.runs) == 300
    folder = tmp_path / "results" / "short10"
    for _ in range(KILLS):
        process, aim = begin(path, tmp_path / "results"), finished(folder) + luck.randint(1, 12)
        wait_for(lambda aim=aim: finished(folder) >= aim, process)
        time.sleep(luck.uniform(0.0, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert 0 < finished(folder) < 300
    process = begin(path, tmp_path / "results")
    assert process.communicate()[1].strip() == "short10: runs of 1 years"
    assert process.returncode == 0
    assert_same(load_sweep(folder), undisturbed)
    assert not list(folder.rglob("*.new-*"))


def test_a_killed_process_is_replaced(file, tmp_path):
    path = file(2)
    undisturbed = run_sweep(read_experiment(path), tmp_path / "undisturbed", workers=2)
    process = begin(path, tmp_path / "results")
    folder = tmp_path / "results" / "short2"
    wait_for(lambda: finished(folder) >= 5, process)
    victim = workers_of(process.pid)[0]
    os.kill(victim, signal.SIGKILL)
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert_same(load_sweep(folder), undisturbed)


def workers_of(pid):
    """Return processes that the fork server of a command started."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(rest[1]), []).append(int(stat.parent.name))
    return [worker for server in children.get(pid, []) for worker in children.get(server, [])]


def test_a_killed_dask_worker_changes_nothing(file, tmp_path):
    distributed = pytest.importorskip("distributed")
    experiment = read_experiment(file(2))
    undisturbed = run_sweep(experiment, tmp_path / "undisturbed", workers=2)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())
        killer = threading.Thread(target=kill_after, args=(tmp_path / "out", 10, pids[0]))
        killer.start()
        sweep = run_sweep(experiment, tmp_path / "out", executor=client.get_executor(pure=False))
        killer.join()
        assert pids[0] not in client.run(os.getpid).values()
    assert_same(sweep, undisturbed)


def kill_after(folder, parts, pid):
    wait_for(lambda: finished(folder) >= parts)
    os.kill(pid, signal.SIGKILL)


def test_the_command_runs_on_a_dask_scheduler(file, tmp_path):
    distributed = pytest.importorskip("distributed")
    path = file(1)
    undisturbed = run_sweep(read_experiment(path), tmp_path / "undisturbed", workers=2)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "ruhrsim",
                "sweep",
                path,
                "--results",
                tmp_path / "results",
                "--cluster",
                cluster.scheduler_address,
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONPATH": str(Path(ruhrsim.__file__).parents[1])},
        )
    assert_same(load_sweep(tmp_path / "results" / "short1"), undisturbed)


SBATCH = """#!/bin/sh
copy="{folder}/job$$.sh"; cat "$1" > "$copy"
setsid nohup sh "$copy" > "$copy.log" 2>&1 &
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/sh
for job in "$@"; do kill -TERM -"$job"; done
"""


@pytest.mark.skipif(not shutil.which("setsid"), reason="plays a SLURM of two shell scripts")
def test_the_command_runs_in_slurm_jobs(file, tmp_path):
    pytest.importorskip("dask_jobqueue")
    for name, text in (("sbatch", SBATCH.format(folder=tmp_path)), ("scancel", SCANCEL)):
        write(tmp_path / name, text).chmod(0o755)
    path = file(1)
    undisturbed = run_sweep(read_experiment(path), tmp_path / "undisturbed", workers=2)
    jobs = {
        "DASK_JOBQUEUE__SLURM__CORES": "1",
        "DASK_JOBQUEUE__SLURM__PROCESSES": "1",
        "DASK_JOBQUEUE__SLURM__MEMORY": "1GB",
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(ruhrsim.__file__).parents[1]),
    }
    subprocess.run(
        [
            sys.executable,
            "-m",
            "ruhrsim",
            "sweep",
            path,
            "--results",
            tmp_path / "results",
            "--cluster",
            "slurm",
            "--workers",
            "2",
        ],
        check=True,
        capture_output=True,
        env=os.environ | jobs,
    )
    assert_same(load_sweep(tmp_path / "results" / "short1"), undisturbed)


def test_a_run_of_the_model_is_repeated_from_its_manifest_bit_for_bit(file, tmp_path):
    sweep = run_sweep(read_experiment(file(1)), tmp_path / "out", workers=2)
    outcomes = sweep.outcomes
    row = outcomes[(outcomes["experiment"] == 17) & (outcomes["seed"] == 0)].reset_index(drop=True)
    pd.testing.assert_frame_equal(repeat_run(tmp_path / "out", 17, 0), row, check_exact=True)
