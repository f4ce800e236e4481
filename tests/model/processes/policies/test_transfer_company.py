"""Transfer company: places and help by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.transfer_company import TransferCompany, TransferCompanyEffect

P = TransferCompanyEffect(eur_per_place=10_000.0, effect=0.3)


def test_help_by_hand():
    """EUR 10 million are 1,000 places for 10,000 unemployed."""
    levers = pull(ask(TransferCompany), [1e7, 0.0], P)
    assert levers.search_help == pytest.approx([0.03, 0.0])
    assert moved(levers) == {"search_help"}


def test_nobody_has_two_places():
    levers = pull(ask(TransferCompany), [1e12, 1e12], P, unemployed=np.array([10_000.0, 0.0]))
    assert levers.search_help == pytest.approx(0.3)


def test_it_can_be_switched_off():
    assert not moved(pull(ask(TransferCompany), [1e6, 1e6], replace(P, effect=0.0)))
