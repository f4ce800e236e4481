"""What policy does this quarter. Levers start neutral every step; instruments move them."""

from dataclasses import dataclass

import numpy as np

from ruhrsim.regions.sectors import N_FIELDS

PAYERS = ("towns", "land", "eu")
"""Who may pay: the towns, the Land with the federation, the EU."""
N_PAYERS = len(PAYERS)


@dataclass
class Levers:
    """Everything that policy can pull; neutral until an instrument moves it.

    Args:
        growth: Addition to the growth of wanted size, 1/year, shape (n_towns, n_sectors).
        field_growth: Shift of growth between the fields of a theme, 1/year, shape (n_towns, n_fields).
        field_start_ups: Supported start-ups aimed at a field, a year, shape (n_towns, n_fields).
        start_ups: Additional start-ups a year, shape (n_towns, n_sectors).
        young_exit_factor: Multiplies the hazard of firms under five years, shape (n_towns, n_sectors).
        theme_money: Money for themes on top of the towns' own, EUR a year, shape (n_towns, n_sectors).
        search_help: Gain of search by the unemployed, share, by home, shape (n_towns,).
        attraction: Addition to the utility of a town for moving firms, shape (n_towns, n_sectors).
        marketing: EUR a year for a theme beyond the usual, which also market it, shape (n_towns, n_sectors).
        spin_off_factor: Multiplies graduates' chance of founding, by university, shape (n_universities,).
        retention: Addition to the log odds that a graduate stays, by home, shape (n_towns,).
        land_release_ha: Commercial land released a year, shape (n_towns,).
        brownfield_ha: Severely restricted land and brownfield made ready, ha a year, shape (n_towns,).
        digital_eur_per_head: Digital-city money per head and year, shape (n_towns,).
        research_eur: Research money a year, shape (n_towns, n_sectors).
        trade_tax_change: Change of the trade tax multiplier, percentage points, shape (n_towns,).
        granted_eur: Money granted this quarter by payer (towns, Land, EU) and town, shape (3, n_towns).
        spent_eur: Money spent this quarter, same shape.
    """

    growth: np.ndarray
    field_growth: np.ndarray
    field_start_ups: np.ndarray
    start_ups: np.ndarray
    young_exit_factor: np.ndarray
    theme_money: np.ndarray
    search_help: np.ndarray
    attraction: np.ndarray
    marketing: np.ndarray
    spin_off_factor: np.ndarray
    retention: np.ndarray
    land_release_ha: np.ndarray
    brownfield_ha: np.ndarray
    digital_eur_per_head: np.ndarray
    research_eur: np.ndarray
    trade_tax_change: np.ndarray
    granted_eur: np.ndarray
    spent_eur: np.ndarray

    def closed(self) -> "Levers":
        """Return the levers as they were pulled; nobody can move them any more."""
        for array in vars(self).values():
            array.setflags(write=False)
        past = object.__new__(PastLevers)
        vars(past).update(vars(self))
        return past

    @classmethod
    def neutral(cls, n_towns: int, n_sectors: int, n_universities: int) -> "Levers":
        """Return levers that change nothing."""
        cells, towns = (n_towns, n_sectors), (n_towns,)
        zeros, ones = np.zeros, np.ones
        return cls(
            growth=zeros(cells),
            field_growth=zeros((n_towns, N_FIELDS)),
            field_start_ups=zeros((n_towns, N_FIELDS)),
            start_ups=zeros(cells),
            attraction=zeros(cells),
            young_exit_factor=ones(cells),
            theme_money=zeros(cells),
            search_help=zeros(towns),
            marketing=zeros(cells),
            spin_off_factor=ones(n_universities),
            retention=zeros(towns),
            land_release_ha=zeros(towns),
            brownfield_ha=zeros(towns),
            digital_eur_per_head=zeros(towns),
            research_eur=zeros(cells),
            trade_tax_change=zeros(towns),
            granted_eur=zeros((N_PAYERS, n_towns)),
            spent_eur=zeros((N_PAYERS, n_towns)),
        )


class PastLevers(Levers):
    """Levers of a quarter that is over: read-only, for the next quarter begins with neutral ones."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse a change.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError(
            f"levers.{name}: this quarter is over and the next begins with neutral levers; pull them in a step "
            "of your own, RuhrModel(steps=...), or by an instrument under [[policy]]"
        )
