"""A stored comparison is repeated to the last digit, or refused with what has changed."""

import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from ruhrsim.common.versions import ChangedVersionError
from ruhrsim.runs.repeat import moved_columns, repeat_comparison
from ruhrsim.runs.store import ChangedVersionWarning, load_comparison, save_comparison


@pytest.fixture
def stored(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare")
    return tmp_path / "compare"


def test_a_comparison_comes_out_the_same(stored, fake_comparison):
    with ThreadPoolExecutor(2) as threads, warnings.catch_warnings():
        warnings.simplefilter("error", ChangedVersionWarning)
        again = repeat_comparison(stored, executor=threads)
    pd.testing.assert_frame_equal(again.region, fake_comparison.region, check_exact=True)
    pd.testing.assert_frame_equal(again.towns, fake_comparison.towns, check_exact=True)


@pytest.mark.parametrize("what", ["code", "data"])
def test_other_code_or_data_is_refused_when_repeated_and_told_when_loaded(stored, monkeypatch, what):
    monkeypatch.setattr(f"ruhrsim.common.versions.{what}_version", lambda *region: "another")
    with pytest.raises(ChangedVersionError, match=f"compare was made with another {what} .* → another"):
        repeat_comparison(stored)
    with pytest.warns(ChangedVersionWarning, match=f"another {what}"):
        load_comparison(stored)
    with ThreadPoolExecutor(2) as threads, pytest.warns(ChangedVersionWarning):
        assert len(repeat_comparison(stored, executor=threads, insist=True).region) == 81


def test_other_packages_are_named(stored, monkeypatch):
    monkeypatch.setattr("ruhrsim.common.versions.package_versions", lambda: {"numpy": "0.1"})
    with pytest.raises(ChangedVersionError, match=r"numpy \d.* → 0\.1"):
        repeat_comparison(stored)


def test_what_moved_is_named_with_its_largest_relative_change():
    before = pd.DataFrame({"jobs": [1.0, 2.0], "rate": [0.0, np.nan], "period": ["a", "b"]})
    assert moved_columns(before, before.copy()) == {}
    assert moved_columns(before, before.assign(jobs=[1.0, 2.5])) == {"jobs": 0.25}
    assert moved_columns(before, before.assign(rate=[0.0, 1.0])) == {"rate": np.inf}
    assert moved_columns(before, before.assign(more=1)) == {"more": np.inf}
    assert moved_columns(before, before.head(1)) == dict.fromkeys(before, np.inf)
