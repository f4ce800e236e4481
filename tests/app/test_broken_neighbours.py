"""One bad file among the scenarios spoils nothing: the app starts and says which."""

from pathlib import Path

import pytest

from ruhrsim.app import choices


@pytest.fixture
def anew():
    choices.shipped.cache_clear()
    choices.faulty.cache_clear()
    yield
    choices.shipped.cache_clear()
    choices.faulty.cache_clear()


def test_half_a_scenario_is_left_out_and_told(tmp_path, monkeypatch, anew):
    monkeypatch.chdir(tmp_path)
    Path("scenarios").mkdir()
    Path("scenarios/half.toml").write_text('name = "half"\nbased_on = \n[strat')
    Path("scenarios/._mine.toml").write_bytes(b"\0\5\x16\7")
    Path("scenarios/mine.toml").write_text('name = "mine"\nbased_on = "status_quo"\n')
    assert "mine" in choices.shipped()
    assert "half" not in choices.shipped()
    hidden, half = choices.faulty()
    assert "._mine.toml is hidden" in hidden
    assert "half.toml: not valid TOML" in half
