"""Accelerator: coverage and hazard by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.accelerator import Accelerator, AcceleratorEffect
from ruhrsim.regions.sectors import sector_index

P = AcceleratorEffect(eur_per_firm=50_000.0, effect=0.3)
TECHNOLOGY = [sector_index(s) for s in ("cyber_ai", "green_tech", "new_industry", "smart_city", "health")]


def test_hazard_of_the_covered_part_by_hand():
    """EUR 5 million for 500 young firms at 50,000 each cover a fifth of them."""
    levers = pull(ask(Accelerator), [5e6, 0.0], P)
    assert levers.young_exit_factor[0, TECHNOLOGY] == pytest.approx(1.0 - 0.3 * 0.2)
    assert (levers.young_exit_factor[1] == 1.0).all()
    assert moved(levers) == {"young_exit_factor"}


def test_other_sectors_are_left_alone():
    others = np.setdiff1d(np.arange(10), TECHNOLOGY)
    assert (pull(ask(Accelerator), [5e6, 5e6], P).young_exit_factor[:, others] == 1.0).all()


def test_no_more_than_all_firms_are_covered():
    assert pull(ask(Accelerator), [1e12, 0.0], P).young_exit_factor[0, 0] == pytest.approx(0.7)


def test_a_town_without_young_firms_stays_finite():
    levers = pull(ask(Accelerator), [1e6, 1e6], P, young_firms=np.zeros((2, 10)))
    assert np.isfinite(levers.young_exit_factor).all()


def test_it_can_be_switched_off():
    assert not moved(pull(ask(Accelerator), [1e6, 1e6], replace(P, effect=0.0)))
