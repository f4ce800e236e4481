"""Research institute: research money by hand."""

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.research_institute import ResearchInstitute, ResearchInstituteEffect
from ruhrsim.regions.sectors import sector_index


def test_research_money_by_hand():
    levers = pull(
        ask(ResearchInstitute, theme="cyber_ai"),
        [4e6, 0.0],
        ResearchInstituteEffect(weight=0.5, own_jobs=0.0),
    )
    assert levers.research_eur[0, sector_index("cyber_ai")] == pytest.approx(2e6)
    assert levers.research_eur.sum() == pytest.approx(2e6)
    assert moved(levers) == {"research_eur"}


def test_staff_by_hand():
    levers = pull(
        ask(ResearchInstitute, theme="cyber_ai"), [4e6, 0.0], ResearchInstituteEffect(own_jobs=11.0)
    )
    assert levers.jobs_paid[:, sector_index("public_education")] == pytest.approx([44.0, 0.0])
    assert levers.jobs_paid.sum() == pytest.approx(44.0)
