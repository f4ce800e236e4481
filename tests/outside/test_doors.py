"""Every door: no input gives anything but success or a refusal in plain words."""

import pytest
from hypothesis import HealthCheck, given, settings

from hostile_inputs import changed, doors, refused

NAMES = (
    "observed Kreise", "observed towns", "scenario", "experiment", "points", "upload", "link", "state in a link",
    "posterior", "SQL", "manifest of a sweep", "experiments of a sweep", "part of a sweep",
    "manifest of a comparison", "table of a comparison", "worlds of a comparison",
)  # fmt: skip


@pytest.fixture(scope="module")
def all_doors(tmp_path_factory):
    return doors(tmp_path_factory.mktemp("doors"))


def try_door(name, all_doors, tmp_path, examples):
    door, good = all_doors[name]
    path = tmp_path / ("points.csv" if name == "points" else "input.toml")
    path.write_bytes(good)
    assert refused(door, path) is None, "the good content is taken"

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(content=changed(good))
    def try_once(content):
        path.write_bytes(content)
        message = refused(door, path)
        assert message is None or message.strip()

    try_once()


def test_every_door_has_its_test(all_doors):
    assert set(NAMES) == set(all_doors)


@pytest.mark.parametrize("name", NAMES)
def test_no_input_surprises_a_door(name, all_doors, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try_door(name, all_doors, tmp_path, 40)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_inputs_surprise_no_door(name, all_doors, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try_door(name, all_doors, tmp_path, 10_000)
