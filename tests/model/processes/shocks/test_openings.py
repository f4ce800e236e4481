"""Openings: new establishments where conditions ask for them."""

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.processes.shocks.openings import open_firms
from ruhrsim.model.state.firms import SETTLED, Firms
from ruhrsim.regions.sectors import N_SECTORS, SECTORS, sector_index


def test_one_establishment_for_each_town_and_sector_wants_the_jobs_and_has_no_staff():
    openings = np.zeros((2, N_SECTORS))
    openings[1, sector_index("logistics")], openings[0, sector_index("cyber_ai")] = 2000.0, 230.0
    firms = Firms(**open_firms(openings, 8, FirmEntry(), Draws(1)))
    assert [SECTORS[sector] for sector in firms.sector] == ["cyber_ai", "logistics"]
    assert firms.municipality.tolist() == [0, 1]
    assert np.allclose(np.exp(firms.log_target), [230.0, 2000.0])
    assert firms.employees.tolist() == [0.0, 0.0]
    assert firms.origin.tolist() == [SETTLED, SETTLED]


def test_no_openings_no_firms():
    assert len(open_firms(np.zeros((2, N_SECTORS)), 8, FirmEntry(), Draws(1))["slot"]) == 0
