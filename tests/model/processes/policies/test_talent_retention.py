"""Talent retention: odds of staying by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.talent_retention import TalentRetention, TalentRetentionEffect

P = TalentRetentionEffect(effect=0.1, eur_per_graduate=3000.0)


def test_log_odds_by_hand():
    """EUR 3 million pay for 1,000 of 4,000 graduates in Bochum and for all 1,000 in Herne."""
    levers = pull(ask(TalentRetention), [3e6, 3e6], P)
    assert levers.retention == pytest.approx([0.025, 0.1])
    assert moved(levers) == {"retention"}


def test_two_in_a_hundred_change_their_choice_at_full_coverage():
    odds = np.exp(np.log(0.73 / 0.27) + pull(ask(TalentRetention), [1e9, 1e9]).retention)
    assert odds / (1.0 + odds) - 0.73 == pytest.approx(0.02, abs=0.001)


def test_nobody_is_paid_for_twice():
    assert pull(ask(TalentRetention), [1e12, 1e12], P).retention == pytest.approx(0.1)


def test_it_can_be_switched_off():
    assert not moved(pull(ask(TalentRetention), [1e6, 1e6], replace(P, effect=0.0)))
