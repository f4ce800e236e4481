"""Rivals: what is sourced, what is an illustration, and ranks by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.model.start.district_output import district_output
from ruhrsim.model.start.rivals import (
    RivalEstimate,
    largest_together,
    rank_among,
    read_rivals,
)
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.regions.tables import read_external_regions

REGION = read_region_start(2025)
RIVALS = read_rivals(REGION)


def of(name, values):
    return values[RIVALS.names.index(name)]


def test_rivals_are_the_regions_with_sourced_figures():
    assert set(RIVALS.names) == {
        "Düsseldorf",
        "Köln",
        "Berlin",
        "Hamburg",
        "München",
        "Städteregion Aachen",
        "Stuttgart",
        "Frankfurt am Main",
        "Bonn",
    }


def test_residents_and_output_are_those_of_the_table():
    assert of("Berlin", RIVALS.residents) == 3_670_786
    assert of("Berlin", RIVALS.output_meur) == pytest.approx(3.670786 * 45_074)


@pytest.mark.parametrize(("city", "row"), [("Essen", "ESS_ref"), ("Dortmund", "DO_ref")])
def test_output_here_and_there_is_of_one_kind(city, row):
    there = read_external_regions().set_index("region_id").loc[row]
    here = district_output()[REGION.kreis_names.tolist().index(city)]
    assert here == pytest.approx(there.population * there.gdp_per_head_eur_2021 / 1e6, rel=1e-3)


def test_output_of_a_kreis_by_hand():
    # Essen 2021: 46,790 EUR a head times 579,432 residents at the end of the year.
    assert district_output()[REGION.kreis_names.tolist().index("Essen")] == pytest.approx(27_111.6, rel=1e-4)
    assert district_output().shape == (15,)


def test_jobs_by_theme_follow_output():
    """A rival with the region's output would have its jobs in every theme, times the factor."""
    per_output = RIVALS.theme_jobs / RIVALS.output_meur[:, None]
    here = REGION.jobs[:, :6].sum(axis=0) / district_output().sum()
    assert per_output == pytest.approx(np.broadcast_to(here, per_output.shape))
    doubled = read_rivals(REGION, RivalEstimate(theme_factor=2.0))
    assert doubled.theme_jobs == pytest.approx(2.0 * RIVALS.theme_jobs)


def test_jobs_outside_the_themes_play_no_role():
    jobs = np.zeros((2, N_SECTORS))
    jobs[:, 6:] = 5.0
    assert not read_rivals(replace(REGION, jobs=jobs)).theme_jobs.any()


def test_ranks_by_hand():
    others = np.array([30.0, 10.0, 20.0])
    assert rank_among(25.0, others) == 2
    assert rank_among(np.array([31.0, 20.0, 1.0]), others).tolist() == [1, 2, 4]


def test_ranks_in_several_kinds_are_those_of_each_kind():
    others = np.array([[10.0, 1.0], [20.0, 2.0], [30.0, 3.0]])
    masses = np.array([[25.0, 0.5], [31.0, 2.0]])
    assert rank_among(masses, others).tolist() == [[2, 4], [1, 2]]


def test_the_largest_alliance_by_hand():
    cooperation = np.array([[0.0, 0.5, 0.0], [0.5, 0.0, 0.0], [0.0, 0.0, 0.0]])
    mass = np.array([[6.0, 1.0], [4.0, 2.0], [7.0, 9.0]])
    assert largest_together(mass, cooperation).tolist() == [8.0, 9.0]


@pytest.mark.parametrize(("level", "share"), [(0.0, 5.0 / 12.0), (1.0, 1.0)])
def test_alone_and_as_one_are_the_ends_of_cooperation(level, share):
    cooperation = level * (1.0 - np.eye(3))
    assert largest_together(np.array([3.0, 4.0, 5.0]), cooperation) == pytest.approx(12.0 * share)
