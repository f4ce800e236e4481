"""Commands on damaged scenarios: exit code 2, one line for each fault, no traceback, nothing run or written."""

import pytest
from damage import DAMAGES, MESSAGES, SHIPPED, damaged

COMMANDS = {
    "show": ("scenarios", "show", "damaged.toml"),
    "new": ("scenarios", "new", "mine", "--based-on", "damaged.toml"),
    "run": ("run", "damaged.toml"),
    "compare": ("compare", "status_quo", "damaged.toml"),
    "explain": ("explain", "status_quo", "damaged.toml"),
}


@pytest.fixture
def refused(command, tmp_path, fake_model):
    """Return a function that runs a command on a damaged scenario and makes sure that it ends plainly."""

    def run(name, *arguments):
        file = tmp_path / "damaged.toml"
        file.write_text(damaged(name, DAMAGES.values()), encoding="utf-8")
        result = command(*arguments)
        assert result.exit_code == 2
        assert isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        assert result.stdout == ""
        assert list(tmp_path.iterdir()) == [file]
        assert fake_model.runs == 0
        return result.stderr.splitlines()

    return run


@pytest.mark.parametrize("name", SHIPPED)
def test_check_tells_all_faults(refused, name):
    lines = refused(name, "scenarios", "check", "damaged.toml")
    assert len(lines) == len(MESSAGES)
    assert all(line.startswith("ruhrsim: damaged.toml: ") for line in lines)


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_every_command_refuses_it(refused, arguments):
    assert len(refused("pittsburgh", *arguments)) == len(MESSAGES)
