"""Every shipped scenario, damaged in many ways: all faults at once, each with file, key, value and way out."""

import pytest
from damage import DAMAGES, MESSAGES, SHIPPED, damaged

from ruhrsim.scenarios.scenario import ScenarioError, read_scenario


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def faults(folder, name, damages):
    """Return the faults of a damaged scenario, after making sure that reading wrote nothing."""
    file = folder / "damaged.toml"
    file.write_text(damaged(name, damages), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_scenario("damaged.toml")
    assert list(folder.iterdir()) == [file]
    return caught.value.faults


def told(found, parts):
    """Return how many faults name all parts."""
    return sum(all(part in fault for part in parts) for fault in found)


@pytest.mark.parametrize("name", SHIPPED)
def test_undamaged_it_is_good(folder, name):
    (folder / "copy.toml").write_text(damaged(name, []), encoding="utf-8")
    assert read_scenario("copy.toml").strategy == read_scenario(SHIPPED[name]).strategy


@pytest.mark.parametrize("name", SHIPPED)
def test_all_damages_are_told_at_once(folder, name):
    found = faults(folder, name, DAMAGES.values())
    assert all(fault.startswith("damaged.toml: ") for fault in found)
    assert [told(found, parts) for parts in MESSAGES] == [1] * len(MESSAGES)
    assert len(found) == len(MESSAGES)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_each_damage_is_told_by_itself_and_nothing_else(folder, name, damage):
    found, messages = faults(folder, name, [DAMAGES[damage]]), DAMAGES[damage].messages()
    assert all(fault.startswith("damaged.toml: ") for fault in found)
    assert [told(found, parts) for parts in messages] == [1] * len(messages)
    assert len(found) == len(messages)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_slip_of_the_pen_is_told_with_its_line(folder, name):
    text = SHIPPED[name].read_text(encoding="utf-8")
    (folder / "damaged.toml").write_text(text + "\n[strategy\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"damaged.toml: not valid TOML: .*line \d+.*; mend that line"):
        read_scenario("damaged.toml")
