"""`ruhrsim sweep`: runs, tells beforehand, goes on, and says plainly what went wrong."""

import json

import pytest
from stand_in import Synchronous, make_experiment, simulate, simulate_with_faults

from ruhrsim.sweeps import load_sweep


@pytest.fixture
def sweep(command, tmp_path, monkeypatch):
    """Return `ruhrsim sweep try.toml` with arguments, on the model of one line in this process."""
    make_experiment(tmp_path)
    use(monkeypatch, simulate)
    monkeypatch.setattr("ruhrsim.runs.executors.processes", lambda workers: Synchronous())
    return lambda *arguments: command("sweep", "try.toml", *arguments)


def use(monkeypatch, simulate):
    for function in ("run.run_sweep", "estimate.estimate"):
        monkeypatch.setitem(get(function).__kwdefaults__ or {}, "simulate", simulate)
    monkeypatch.setattr(get("estimate.estimate"), "__defaults__", (simulate,))


def get(name):
    from importlib import import_module

    module, function = name.split(".")
    return getattr(import_module(f"ruhrsim.sweeps.{module}"), function)


def test_a_sweep_says_what_it_ran_and_where_the_tables_are(sweep, tmp_path):
    result = sweep()
    assert result.exit_code == 0, result.stderr
    assert "24 runs: 12 experiments × 2 seeds" in result.stdout
    assert "results/try" in result.stdout.replace("\\", "/")
    assert len(load_sweep(tmp_path / "results" / "try").outcomes) == 24


def test_quick_goes_to_a_folder_of_its_own(sweep, tmp_path):
    assert sweep("--quick").exit_code == 0
    assert load_sweep(tmp_path / "results" / "try_quick").experiment.years == 1
    assert not (tmp_path / "results" / "try").exists()


def test_a_dry_run_tells_runs_time_and_disk_and_runs_nothing(sweep, tmp_path):
    result = sweep("--dry-run", "--workers", 2)
    assert result.exit_code == 0
    assert "24 of 2 years (3 worlds × 2 settings × 2 scenarios × 2 seeds); 0 are there" in result.stdout
    for part in ("Time:", "with 2 workers", "Disk:", "MB in results"):
        assert part in result.stdout
    assert not (tmp_path / "results").exists()


def test_a_dry_run_of_a_sweep_that_was_stopped_tells_what_is_left(sweep, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        use(patch, interrupt_at(20))
        sweep()
    found = json.loads(sweep("--dry-run", "--json", "--workers", 2).stdout)
    assert (found["runs"], found["done"]) == (24, 20)
    assert found["seconds"] == pytest.approx(4 * found["run_seconds"] / 2)
    assert found["size"] / 24 == pytest.approx(size_of(tmp_path / "results" / "try") / 20, rel=0.2)
    sweep()
    assert json.loads(sweep("--dry-run", "--json").stdout)["seconds"] == 0


def size_of(folder):
    return sum(file.stat().st_size for table in ("outcomes", "runs") for file in (folder / table).iterdir())


def test_json_is_all_there_is_on_stdout(sweep):
    assert json.loads(sweep("--json").stdout) == {
        "results": "results/try",
        "experiments": 12,
        "seeds": 2,
        "runs": 24,
        "failed": 0,
    }


def test_failed_runs_are_counted_and_the_way_to_them_is_told(sweep, monkeypatch, command):
    use(monkeypatch, simulate_with_faults)
    result = sweep()
    assert result.exit_code == 0
    assert "6 of 24 runs failed; see why with: ruhrsim results query try" in result.stderr
    answer = command("results", "query", "try", "SELECT experiment, seed, error FROM failures")
    assert answer.stdout.count("ZeroDivisionError: no firms left") == 6


def test_a_changed_experiment_is_told_and_fresh_starts_anew(sweep, tmp_path):
    sweep()
    make_experiment(tmp_path, extra="scale = 0.1")
    result = sweep()
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2  # the label of the bar, then the message
    assert "another definition (scale)" in result.stderr
    assert sweep("--fresh").exit_code == 0
    assert load_sweep(tmp_path / "results" / "try").experiment.scale == 0.1


def test_fresh_removes_nothing_but_sweeps(sweep, tmp_path):
    (tmp_path / "results" / "try").mkdir(parents=True)
    (tmp_path / "results" / "try" / "thesis.txt").write_text("mine")
    result = sweep("--fresh")
    assert result.exit_code == 2
    assert "no sweep in" in result.stderr
    assert (tmp_path / "results" / "try" / "thesis.txt").exists()


def test_an_interruption_says_what_is_kept_and_the_same_command_goes_on(sweep, monkeypatch):
    with monkeypatch.context() as patch:
        use(patch, interrupt_at(5))
        result = sweep()
    assert result.exit_code == 130
    assert "stopped; 5 of 24 runs are kept in results/try, the same command goes on" in result.stderr
    assert "24 runs" in sweep().stdout


def interrupt_at(number):
    calls = iter(range(number))

    def simulate_until(scenario, seed, scale, indicators=()):
        if next(calls, None) is None:
            raise KeyboardInterrupt
        return simulate(scenario, seed, scale)

    return simulate_until


def test_lost_workers_end_with_what_is_kept(sweep, monkeypatch):
    faults = [None, None, *[RuntimeError("out of memory")] * 4]
    monkeypatch.setattr("ruhrsim.runs.executors.processes", lambda workers: Synchronous(faults))
    result = sweep()
    assert result.exit_code == 1
    assert "out of memory; 2 of 24 runs are kept in results/try, the same command goes on" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["sweep", "coperation"], "unknown experiment 'coperation'; did you mean 'cooperation'?"),
        (["sweep", "cooperation", "--workers", "0"], "workers = 0: choose 1 or more"),
        (["results", "show", "nothing"], "no result 'nothing' in results; there is none to choose from"),
        (["results", "query", "nothing", "SELECT 1"], "no result 'nothing'"),
        (["results", "export", "nothing", "--to", "a.csv"], "no result 'nothing'"),
    ],
)
def test_bad_input_is_one_plain_message_and_nothing_is_written(command, tmp_path, arguments, part):
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert part in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_cluster_without_its_extra_is_one_line(sweep, monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    result = sweep("--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "pip install 'ruhrsim[cluster]'" in result.stderr
    assert not (tmp_path / "results").exists()


def test_fresh_leaves_a_sweep_alone_that_another_command_works_on(sweep, tmp_path):
    from ruhrsim.sweeps.lock import alone_in

    sweep()
    folder = tmp_path / "results" / "try"
    with alone_in(folder):
        result = sweep("--fresh")
    assert result.exit_code == 2
    assert "another command is at work" in result.stderr
    assert load_sweep(folder).experiment.name == "try"
