"""Joint marketing: one theme or all, by hand."""

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.joint_marketing import JointMarketing, JointMarketingEffect
from ruhrsim.regions.sectors import N_THEMES, sector_index

P = JointMarketingEffect(reach=3.0)
HEALTH = sector_index("health")


def test_one_theme_by_hand():
    levers = pull(ask(JointMarketing, theme="health"), [2e6, 0.0], P)
    assert levers.marketing[0, HEALTH] == pytest.approx(6e6)
    assert levers.marketing.sum() == pytest.approx(6e6)
    assert moved(levers) == {"marketing"}


def test_without_a_theme_all_six_share_the_money():
    levers = pull(ask(JointMarketing), [6e6, 0.0], P)
    assert levers.marketing[0, :N_THEMES] == pytest.approx(3e6)
    assert levers.marketing.sum() == pytest.approx(18e6)
