"""Skills: the stock of graduates, what it does to entry and to the mix of sectors, by hand."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from ruhrsim.model.processes import skills
from ruhrsim.model.processes.skills import Skills
from ruhrsim.regions.sectors import N_SECTORS, SECTORS, sector_index

P = Skills(entry=0.3, shift=0.2, working_years=35.0)
JOBS = np.vstack([np.full(N_SECTORS, 100.0), 100.0 * np.arange(1.0, N_SECTORS + 1.0)])
IT, PUBLIC, LOCAL = (sector_index(s) for s in ("cyber_ai", "public_education", "local_services"))


def skilled_after(settled, quarters, usual=(10.0, 10.0)):
    clusters = SimpleNamespace(skilled=np.ones(2))
    for _ in range(quarters):
        skills.update_skilled(clusters, np.array(settled), np.array(usual), P)
    return clusters.skilled


def test_as_many_graduates_as_usual_change_nothing():
    skilled = skilled_after([10.0, 10.0], 80)
    assert (skilled == 1.0).all()
    assert not skills.wanted_level(skilled, JOBS, P).any()
    assert (skills.entry_factor(skilled, P) == 1.0).all()


def test_the_stock_turns_over_in_a_working_life():
    skilled = skilled_after([20.0, 0.0], 140)
    assert skilled == pytest.approx([2.0 - np.exp(-1.0), np.exp(-1.0)])


def test_a_town_where_no_graduates_live_keeps_its_share():
    assert skilled_after([0.0, 10.0], 40, usual=(0.0, 10.0)) == pytest.approx(1.0)


def test_high_technology_takes_in_the_graduates_and_jobs_stay_as_many():
    skilled = np.array([1.2, 0.9])
    level = skills.wanted_level(skilled, JOBS, P)
    share = 3.0 / 9.0
    assert level[0, IT] == pytest.approx(0.2 * np.log(1.2) * (1.0 - share))
    assert level[0, LOCAL] == pytest.approx(-0.2 * np.log(1.2) * share)
    assert (level * JOBS).sum(axis=1) == pytest.approx(0.0, abs=1e-9)
    assert not level[:, PUBLIC].any()


def test_knowledge_firms_are_founded_where_skills_are():
    factor = skills.entry_factor(np.array([1.2, 0.9]), P)
    assert factor[:, IT] == pytest.approx([1.2**0.3, 0.9**0.3])
    assert (factor[:, SECTORS.index("logistics")] == 1.0).all()


def test_it_can_be_switched_off():
    off, skilled = replace(P, entry=0.0, shift=0.0), np.array([1.5, 0.5])
    assert not skills.wanted_level(skilled, JOBS, off).any()
    assert (skills.entry_factor(skilled, off) == 1.0).all()
