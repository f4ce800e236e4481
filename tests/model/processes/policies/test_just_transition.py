"""Just Transition: land and two themes by hand."""

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.just_transition import JustTransition, JustTransitionEffect
from ruhrsim.regions.sectors import sector_index

P = JustTransitionEffect(land=0.75, eur_per_ha=1.5e6)
SUPPORTED = [sector_index("green_tech"), sector_index("new_industry")]


def test_land_and_themes_by_hand():
    levers = pull(ask(JustTransition), [4e6, 0.0], P)
    assert levers.brownfield_ha == pytest.approx([2.0, 0.0])
    assert levers.theme_money[0, SUPPORTED] == pytest.approx(5e5)
    assert moved(levers) == {"brownfield_ha", "theme_money"}


def test_every_euro_is_used_once():
    levers = pull(ask(JustTransition), [4e6, 1e6], P)
    assert levers.brownfield_ha.sum() * 1.5e6 + levers.theme_money.sum() == pytest.approx(5e6)
