"""Plausible worlds: inside every range, centred on defaults, calibrated numbers as found together."""

import numpy as np
import pytest

from ruhrsim.analysis.plausible import plausible_worlds, uncertain_parameters
from ruhrsim.analysis.posterior import read_posterior
from ruhrsim.model.parameters import Parameters, check_overrides

WORLDS = plausible_worlds(16, read_posterior())


def test_every_world_keeps_to_the_ranges():
    assert not [fault for world in WORLDS for fault in check_overrides(world)]


def test_measured_numbers_and_those_of_the_hindcast_alone_stay():
    names = uncertain_parameters()
    assert ("labour_matching", "cyclic_search") not in names
    assert ("digital_hub", "customers") not in names
    assert len(names) > 100


def test_a_parameter_is_spread_over_the_worlds():
    values = [world["theme_support"]["minimum_eur"] for world in WORLDS]
    assert len(set(values)) == len(WORLDS)
    assert min(values) < Parameters().theme_support.minimum_eur < max(values)


def test_calibrated_numbers_come_from_one_draw():
    draws = {
        draw["labour_matching.quits"]: draw["conditions.cycle_demand"] for draw in read_posterior().draws(16)
    }
    for world in WORLDS:
        assert draws[world["labour_matching"]["quits"]] == world["conditions"]["cycle_demand"]


def test_the_triangle_has_its_mean():
    many = plausible_worlds(400, read_posterior())
    values = [world["relocation"]["talent"] for world in many]
    from ruhrsim.common.sourced import records

    record, default = records(Parameters().relocation)["talent"], Parameters().relocation.talent
    assert np.mean(values) == pytest.approx((record.low + record.high + default) / 3.0, rel=0.01)
