"""A model of three lines in place of the real one, for tests of what runs it."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS, TOWN_INDICATORS

LIFT = {"status_quo": 0.0, "spread": 1.0, "focus": -1.0}


class FakeModel:
    """Every indicator is seed + lift of the strategy + quarter, so all answers are known by hand."""

    runs = 0

    def __init__(self, scenario, seed=0, scale=0.05, steps=()):
        type(self).runs += 1
        self.start, self.value = scenario.start, seed + LIFT[scenario.strategy.kind]
        self.recorder = SimpleNamespace(region_table=self._region, town_table=self._towns)

    def run_for(self, quarters):
        self.quarters = quarters

    def _region(self):
        quarter = np.arange(self.quarters + 1)
        periods = [f"{self.start + (q + 3) // 4}Q{(q + 3) % 4 + 1}" for q in quarter]
        return pd.DataFrame(
            {
                "quarter": quarter,
                "period": periods,
                **dict.fromkeys(REGION_INDICATORS | ACCOUNT_INDICATORS, self.value + quarter),
            }
        )

    def _towns(self):
        years = np.arange(self.start, self.start + self.quarters // 4 + 1)
        return pd.DataFrame({"year": years, "ags": "05911000", **dict.fromkeys(TOWN_INDICATORS, self.value)})


@pytest.fixture
def fake_model(monkeypatch):
    """Put the fake model in place; processes would not see it, so run it in threads or in one go."""
    monkeypatch.setattr("ruhrsim.runs.compare.RuhrModel", FakeModel)
    monkeypatch.setattr(FakeModel, "runs", 0)
    return FakeModel


@pytest.fixture
def fake_comparison(fake_model):
    """Three strategies on three seeds for two years, from the fake model."""
    from concurrent.futures import ThreadPoolExecutor

    from ruhrsim.runs.compare import compare

    with ThreadPoolExecutor(2) as threads:
        return compare(runs=3, years=2, executor=threads)
