"""Every indicator has all that it needs; what one lacks is told by its name, here and in no other test."""

import numpy as np
import pytest

from ruhrsim.model.indicators import (
    ACCOUNT_INDICATORS,
    HEADLINE,
    REGION_INDICATORS,
    TOWN_INDICATORS,
    Indicator,
)
from ruhrsim.model.measures import Seen
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.recorder import measure_region

ALL = REGION_INDICATORS | ACCOUNT_INDICATORS
WORDS = ("label_de", "label_en", "unit_de", "unit_en", "definition_de", "definition_en")


@pytest.fixture(scope="module")
def seen():
    model = RuhrModel("status_quo", seed=1, scale=0.005)
    model.step()
    return Seen(model.region, model.carried, model.now, model.context)


def lacking(one: Indicator, seen: Seen) -> list[str]:
    """Return what an indicator lacks."""
    found = [f"has no {word}" for word in WORDS if not getattr(one, word)]
    found += [f"kind = {one.kind}: choose level, flow or share"] * (
        one.kind not in ("level", "flow", "share")
    )
    if one.measure is None:
        return [*found, "has no measure"]
    shape = np.shape(one.now(seen))
    if shape not in ((), (53,)):
        found.append(f"measure gives an array of shape {shape}; one number or one for each town is wanted")
    if one.key in TOWN_INDICATORS and np.shape(one.by_town(seen)) != (53,):
        found.append("stands in TOWN_INDICATORS; `measure` or `of_towns` must give one number for each town")
    return found


@pytest.mark.parametrize("key", ALL)
def test_an_indicator_lacks_nothing(key, seen):
    assert not lacking(ALL[key], seen), f"indicator '{key}' {'; '.join(lacking(ALL[key], seen))}"


def test_what_is_lacking_is_named(seen):
    bare = Indicator("new", "Neu", "", "", "persons", "d", "d", "flow", None)
    assert lacking(bare, seen) == ["has no label_en", "has no unit_de", "has no measure"]
    wide = Indicator(
        "jobs", "a", "a", "a", "a", "d", "d", "stock", None, measure=lambda s: s.carried.jobs, of_towns=np.sum
    )
    told = "; ".join(lacking(wide, seen))
    assert "kind = stock" in told
    assert "shape (53, " in told


def test_a_new_indicator_stops_nothing(seen):
    bare = Indicator("new", "Neu", "New", "", "", "", "", "level", None)
    assert np.isnan(measure_region(seen, {"new": bare})["new"])


def test_lists_name_known_indicators():
    assert set(HEADLINE) <= set(REGION_INDICATORS)
    assert set(TOWN_INDICATORS) <= set(ALL)
    assert all(key == one.key for key, one in ALL.items())


def test_figures_of_towns_are_added_up(seen):
    found = measure_region(seen)
    assert found["jobs"] == pytest.approx(seen.carried.jobs.sum())
    assert found["start_ups"] == pytest.approx(seen.flows.start_ups.sum())
    assert all(np.ndim(value) == 0 for value in found.values())


def test_words_are_those_of_the_language():
    jobs = REGION_INDICATORS["jobs"]
    assert (jobs.label("de"), jobs.unit("de")) == ("Arbeitsplätze", "Beschäftigte")
    assert (jobs.label("en"), jobs.unit("en")) == ("Jobs", "employees")
    assert jobs.definition("de") == jobs.definition_de != jobs.definition("en")
