"""Equations of the ODD that no formula of a file holds are held here; those of files in tests/test_complete.py."""

import re
from pathlib import Path

import numpy as np
import pytest

from ruhrsim.model.processes import labour_matching, spillovers
from ruhrsim.model.state.labour import Labour

ODD = (Path(__file__).parents[1] / "ruhrsim" / "ODD.md").read_text(encoding="utf-8")


def test_the_constant_of_the_investor_pool_is_that_of_the_equation():
    """No parameter, so that the worlds drawn over parameters stay as they are; hence held to its formula here."""
    told = re.search(
        r"pool = pool \+ pool_memory · \[\(grown \+ (\d+)\) / \(grown at the start \+ (\d+)\)", ODD
    )
    assert {float(number) for number in told.groups()} == {spillovers._USUAL_GROWN}


def test_who_works_outside_loses_work_as_often_as_the_region_does_in_the_mean(monkeypatch):
    """ODD 7.9: quits + (layoffs + jobs of closed and departed firms) / jobs in the region, 0.02 + 10 / 100."""
    employed = np.array([[[60.0], [50.0]], [[40.0], [0.0]]])
    labour = Labour(employed, np.array([[0.0]]), np.array([0.0]))
    nothing = (np.zeros(0), np.zeros((1, 1)), np.array([[6.0]]))
    monkeypatch.setattr(labour_matching, "_vacancies_and_layoffs", lambda *_: nothing)
    labour_matching.separate_workers(
        labour, None, np.array([[4.0]]), np.zeros((1, 1)), quits=0.02, retiring=0.0, moving=0.0
    )
    assert labour.employed[0, 1, 0] == pytest.approx(50.0 * (1.0 - 0.12))
