"""The real model with every effect of policy switched off: a search over it finds nothing."""

from dataclasses import fields

import pytest

from ruhrsim.common.sourced import records
from ruhrsim.common.toml_text import toml_lines
from ruhrsim.model.parameters import Parameters
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.search import find, read_search

POLICY = (
    "theme_support",
    "cooperation",
    "cluster_management",
    "joint_marketing",
    "location_subsidy",
    "talent_retention",
)
SEARCH = """
based_on = "nothing_works.toml"
scale = 0.01
[size]
points = 8
first_worlds = 1
keep = 4
worlds = 2
batches = 1
batch = 4
[final]
members = 3
worlds = 8
seeds = 1
[information]
worlds = 0
[themes]
choices = ["agreed", "own"]
[cooperation]
level = [0.5, 0.5]
[instruments.cluster_management]
most_meur = 20
theme = "all"
[instruments.joint_marketing]
most_meur = 20
[instruments.location_subsidy]
most_meur = 20
[instruments.talent_retention]
most_meur = 20
"""


def effects_off():
    """Return the values at which instruments and money for themes do nothing, by group and name."""
    groups = Parameters()
    return {
        group.name: {
            name: record.off
            for name, record in records(getattr(groups, group.name)).items()
            if record.off is not None
        }
        for group in fields(groups)
        if group.name in POLICY
    }


@pytest.mark.slow
def test_with_all_effects_off_the_search_finds_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    base = read_scenario("status_quo").to_dict() | {"name": "nothing_works", "years": 4}
    base["parameters"] = effects_off()
    (tmp_path / "nothing_works.toml").write_text("\n".join(toml_lines(base)), encoding="utf-8")
    (tmp_path / "off.toml").write_text(SEARCH, encoding="utf-8")
    found = find(read_search("off.toml"), tmp_path / "off", workers=1)
    assert found.facts.findings_en[0].startswith("The search found nothing")
    assert abs(found.differences()[:, :, 0]).max() < 0.05  # points of unemployment, in any single world
