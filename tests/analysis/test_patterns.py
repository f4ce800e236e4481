"""Patterns: measures by hand, verdicts, the shipped table, one short run."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.pattern_measures import _size_variance, commuters_common, measure_patterns, morans_i
from ruhrsim.analysis.pattern_targets import Pattern, patterns
from ruhrsim.analysis.patterns import judge, verdict_of
from ruhrsim.analysis.stored import read_evidence
from ruhrsim.model.start.region_start import read_region_start

TARGET = Pattern("x", "x", "x", 1.0, 2.0, "", "free", "because", "weil")


def test_morans_i_of_a_line_by_hand():
    """1, 1, -1, -1 on a line: products 1, -1, 1 over three pairs, squares sum to 4."""
    assert morans_i(np.array([1.0, 1.0, -1.0, -1.0]), nx.path_graph(4)) == pytest.approx(
        4.0 / 3.0 * 1.0 / 4.0
    )


def test_commuters_of_the_start_are_nearly_those_of_2023():
    region = read_region_start(2025)
    assert commuters_common(region.commuters, region.kreis) > 0.9
    assert commuters_common(np.ones((54, 54)), region.kreis) < 0.75


def test_a_spread_that_halves_with_each_fourfold_size():
    size = np.repeat(4.0 ** np.arange(4), 200)
    growth = np.tile(np.linspace(-1.0, 1.0, 200), 4) / np.sqrt(size)
    assert _size_variance(size, growth) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("median", "low", "high", "verdict"),
    [(1.5, 0.0, 3.0, "holds"), (0.9, 0.5, 1.1, "mixed"), (0.9, 0.8, 0.95, "fails"), (3.0, 2.5, 4.0, "fails")],
)
def test_verdicts(median, low, high, verdict):
    assert verdict_of(median, low, high, TARGET) == verdict


def test_judge_keeps_the_reason_of_failures_only():
    middle = {pattern.key: [(pattern.low + pattern.high) / 2.0] * 3 for pattern in patterns()}
    table = judge(pd.DataFrame(middle | {"jobs_growth": [0.0, 0.0, 0.0]}))
    assert set(table.verdict) == {"holds", "fails"}
    assert table.set_index("key").verdict["jobs_growth"] == "fails"
    assert (table[table.verdict == "holds"].reason == "").all()


def test_every_pattern_has_both_languages_a_source_and_an_order_of_bounds():
    for pattern in patterns():
        assert pattern.en
        assert pattern.de
        assert pattern.source
        assert pattern.low < pattern.high
        assert bool(pattern.reason) == bool(pattern.reason_de)


def test_the_shipped_table_has_every_pattern_and_shows_its_failures():
    table = read_evidence("patterns")
    assert list(table.key) == [pattern.key for pattern in patterns()]
    assert len(table) >= 10
    failed = table[table.verdict != "holds"]
    assert len(failed) > 0
    assert (failed.reason != "").all()


def test_unknown_evidence_names_the_known():
    with pytest.raises(ValueError, match="unknown evidence 'weather'; choose from .*patterns"):
        read_evidence("weather")


@pytest.mark.slow
def test_a_run_measures_every_pattern():
    found = measure_patterns({}, 1, 0.01)
    assert set(found) == {pattern.key for pattern in patterns()}
    assert all(np.isfinite(value) for value in found.values())
