"""Trade tax: points of the multiplier by hand."""

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.trade_tax import TradeTax, TradeTaxEffect

P = TradeTaxEffect(revenue_per_point=4.0)


def test_points_by_hand():
    """100,000 jobs at EUR 4 a point: EUR 4 million buy 10 points."""
    levers = pull(ask(TradeTax), [4e6, 0.0], P)
    assert levers.trade_tax_change == pytest.approx([-10.0, 0.0])
    assert moved(levers) == {"trade_tax_change"}


def test_no_multiplier_falls_by_more_than_200_points():
    assert pull(ask(TradeTax), [1e12, 0.0], P).trade_tax_change[0] == -200.0
