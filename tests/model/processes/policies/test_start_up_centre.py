"""Start-up centre: factor on founding by hand, towns without a university."""

import numpy as np
import pytest
from pydantic import ValidationError
from small_world import ask, moved, pull, world

from ruhrsim.model.processes.policies.start_up_centre import StartUpCentre, StartUpCentreEffect

P = StartUpCentreEffect(cost_per_start_up=200_000.0)


def test_factor_by_hand():
    """Graduates found 40 firms a year; EUR 2 million add 10."""
    levers = pull(ask(StartUpCentre), [2e6, 0.0], P)
    assert levers.spin_off_factor == pytest.approx([1.25, 1.25])
    assert moved(levers) == {"spin_off_factor"}


def test_a_town_without_university_is_no_division_by_zero():
    assert np.isfinite(pull(ask(StartUpCentre), [2e6, 1e6], P).spin_off_factor).all()


def test_without_usual_start_ups_there_is_nothing_to_raise():
    assert not moved(pull(ask(StartUpCentre), [2e6, 0.0], P, spin_offs=np.zeros(2)))


def test_money_is_not_lost_where_all_students_are_gone():
    assert ask(StartUpCentre).shares(world(students=np.zeros(2)), P) == pytest.approx([1.0, 0.0])


def test_money_follows_students_and_none_is_lost():
    three = world(sites=np.array([0, 1]))
    assert ask(StartUpCentre).shares(three, P) == pytest.approx([0.75, 0.25])
    assert ask(StartUpCentre, towns=["Bochum", "Herne"]).shares(world(), P) == pytest.approx([1.0, 0.0])


def test_towns_without_university_are_refused():
    values = {"from": 2026, "to": 2030, "eur_per_year": 1e6, "towns": ["Herne"]}
    with pytest.raises(ValidationError, match="Herne: none has a university .* name one of Bochum"):
        StartUpCentre.model_validate(values, context={"university_towns": {"Bochum", "Essen"}})
    assert StartUpCentre.model_validate(values, context={"university_towns": {"Herne"}}).towns == ("Herne",)


def test_a_university_that_is_not_there_yet_is_refused_when_the_money_is_to_be_shared_out():
    with pytest.raises(ValueError, match="Hamm: none has a university"):
        ask(StartUpCentre, towns=["Hamm"]).shares(world(), P)
