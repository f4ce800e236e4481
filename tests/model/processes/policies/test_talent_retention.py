"""Talent retention: odds of staying by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.talent_retention import TalentRetention, TalentRetentionEffect

P = TalentRetentionEffect(effect=0.1, eur_per_head=1.0)


def test_log_odds_by_hand():
    """EUR 1 a head in Bochum, EUR 3 a head in Herne."""
    levers = pull(ask(TalentRetention), [3e5, 3e5], P)
    assert levers.retention == pytest.approx([0.1 * np.log(2.0), 0.1 * np.log(4.0)])
    assert moved(levers) == {"retention"}


def test_it_can_be_switched_off():
    assert not moved(pull(ask(TalentRetention), [1e6, 1e6], replace(P, effect=0.0)))
