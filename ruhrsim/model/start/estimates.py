"""The assumptions behind the start state, gathered from the files that make them."""

from ruhrsim.model.start.commuting_estimate import CommutingEstimate
from ruhrsim.model.start.establishments import EstablishmentEstimate
from ruhrsim.model.start.firm_sizes import FirmSizeEstimate
from ruhrsim.model.start.geography import GeographyEstimate
from ruhrsim.model.start.legacy_industry import LegacyEstimate
from ruhrsim.model.start.relatedness import RelatednessEstimate
from ruhrsim.model.start.rivals import RivalEstimate
from ruhrsim.model.start.sector_estimate import SectorEstimate
from ruhrsim.model.start.university_start import UniversityEstimate

START_ESTIMATES = {
    "start_geography": GeographyEstimate,
    "start_commuting": CommutingEstimate,
    "start_sectors": SectorEstimate,
    "start_legacy_industry": LegacyEstimate,
    "start_establishments": EstablishmentEstimate,
    "start_firm_sizes": FirmSizeEstimate,
    "start_universities": UniversityEstimate,
    "start_relatedness": RelatednessEstimate,
    "start_rivals": RivalEstimate,
}
"""Assumptions behind the start state, by group; for the table of parameters, fixed in a scenario."""
