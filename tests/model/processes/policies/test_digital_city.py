"""Digital city: euros a head by hand."""

import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.digital_city import DigitalCity, DigitalCityEffect


def test_euros_a_head_by_hand():
    levers = pull(ask(DigitalCity), [6e6, 1e6], DigitalCityEffect(weight=0.5))
    assert levers.digital_eur_per_head == pytest.approx([10.0, 5.0])
    assert moved(levers) == {"digital_eur_per_head"}
