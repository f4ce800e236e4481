"""Stored sweeps on the screen, on a sweep made up by hand."""

import pandas as pd
import pytest

from ruhrsim.app.views import sweeps

LEVELS = pd.DataFrame({"a": [10.0, 10.0, 10.0, 10.0], "b": [9.0, 9.5, 10.5, 12.0]}).rename_axis(index="world",
                                                                                                  columns="strategy")
FOUND = sweeps.Worlds(("Titel", "Title"), LEVELS, pd.DataFrame({"f": [0.0, 1.0, 2.0, 3.0]}), ["unemployment_rate"],
                      [2045])


def test_robustness_by_hand():
    table = sweeps.robustness(FOUND, "unemployment_rate", "en")
    first, second = table["rows"]
    assert first[3:] == ["0.375", "1.000"]   # b is better by 1 and 0.5 in two of four worlds
    assert second[2] == "50 %"
    assert second[3:] == ["0.625", "2.000"]  # and worse by 0.5 and 2 in the others


def test_tipping_changes_its_sign():
    table = sweeps.tipping(FOUND, "unemployment_rate", "f", "b", "en")
    assert [row["mean"] for row in table["rows"]] == pytest.approx([-0.75, 1.25])


def test_lines_lie_between_their_axes():
    chart = sweeps.parallel(FOUND, "unemployment_rate", "en")
    assert [axis["key"] for axis in chart["axes"]] == ["f", "outcome"]
    assert len(chart["lines"]) == 8
    assert all(0 <= part <= 1 for line in chart["lines"] for part in line["at"])


def test_nothing_stored(tmp_path):
    assert sweeps.stored(tmp_path) == []
