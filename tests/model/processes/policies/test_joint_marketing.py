"""Joint marketing: firms won for one theme or all, by hand."""

from dataclasses import replace

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.joint_marketing import JointMarketing, JointMarketingEffect
from ruhrsim.regions.sectors import N_THEMES, sector_index

P = JointMarketingEffect(settlements_per_million=3.0)
HEALTH = sector_index("health")


def test_one_theme_by_hand():
    levers = pull(ask(JointMarketing, theme="health"), [2e6, 0.0], P)
    assert levers.settlements[0, HEALTH] == pytest.approx(6.0)
    assert levers.settlements.sum() == pytest.approx(6.0)
    assert moved(levers) == {"settlements"}


def test_without_a_theme_all_six_share_the_firms():
    levers = pull(ask(JointMarketing), [6e6, 0.0], P)
    assert levers.settlements[0, :N_THEMES] == pytest.approx(3.0)
    assert levers.settlements.sum() == pytest.approx(18.0)


def test_it_can_be_switched_off():
    assert not moved(pull(ask(JointMarketing), [1e6, 1e6], replace(P, settlements_per_million=0.0)))
