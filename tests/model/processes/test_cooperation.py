"""Cooperation: how far towns work together, what firms gain and when, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.processes.cooperation import CooperationEffect, JointRegion, intensity
from ruhrsim.regions.sectors import SECTORS

P = CooperationEffect(gain=0.02, years=5.0)
DISTANCE = np.array([[0.0, 15.0, 30.0], [15.0, 0.0, 15.0], [30.0, 15.0, 0.0]])
NONE, ALL = np.zeros((3, 3)), 1.0 - np.eye(3)
PUBLIC = SECTORS.index("public_education")


def region(p=P, weights=ALL, present=NONE):
    return JointRegion(p, DISTANCE, 15.0, weights, present)


def level(joint, quarters):
    for _ in range(quarters):
        joint.update()
    return joint.level()


def test_intensity_weighs_partners_by_distance():
    near = np.array([[0.0, 3.0, 1.0], [3.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
    with_second = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    assert intensity(near, with_second) == pytest.approx([0.75, 0.75, 0.0])
    assert intensity(near, 0.4) == pytest.approx(0.4)


def test_nothing_is_gained_at_once_and_two_thirds_after_five_years():
    joint = region()
    assert not joint.level().any()
    assert level(joint, 20)[:, 0] == pytest.approx(0.02 * (1.0 - np.exp(-1.0)))
    assert level(joint, 400)[:, 0] == pytest.approx(0.02)


def test_the_public_sector_wants_no_more():
    assert not level(region(), 20)[:, PUBLIC].any()


def test_cooperation_as_today_changes_nothing():
    assert not level(region(weights=0.5 * ALL, present=0.5 * ALL), 20).any()


def test_towns_that_stop_lose_it_again():
    joint = region(weights=NONE, present=ALL)
    assert level(joint, 400)[:, 0] == pytest.approx(-0.02)


def test_the_gain_can_be_none():
    assert not level(region(replace(P, gain=0.0)), 40).any()
