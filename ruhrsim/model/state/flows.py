"""What happened in a quarter: the flows that explain the change of stocks."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

import numpy as np

from ruhrsim.model.state.levers import N_PAYERS


def _towns() -> Any:
    return field(metadata={"by": "towns"})


def _cells() -> Any:
    return field(metadata={"by": "cells"})


def _workplaces() -> Any:
    return field(metadata={"by": "workplaces"})


def _payers() -> Any:
    return field(metadata={"by": "payers"})


@dataclass
class Flows:
    """Flows of one quarter, arrays of shape (n_towns,) unless said otherwise.

    Args:
        start_ups: Firms founded, all kinds.
        corporate_spin_offs: Of these, out of existing firms.
        university_spin_offs: Of these, by graduates.
        closures: Firms closed.
        departures: Firms that left the region.
        settlements: Firms settled from outside.
        moves_out: Firms that left for another town of the region.
        moves_in: Firms that came from another town of the region.
        jobs_moved: Jobs of firms that came from another town of the region.
        jobs_settled: Jobs that firms settled from outside aim for; they have no staff yet.
        lost_jobs: Jobs of firms that closed or left, shape (n_towns, n_sectors).
        closed_jobs: Of these, jobs of firms and plants that closed, by workplace.
        quits: Workers who left their job of themselves, by workplace.
        retired_jobs: Workers who retired, by workplace.
        layoffs: Jobs cut by living firms, shape (n_towns, n_sectors).
        hires: Hires out of unemployment by workplace, outside last, shape (n_towns + 1, n_sectors).
        hired: Unemployed who found work, inside or outside the region, by home.
        separations: Residents who lost or left work and became unemployed, by home.
        graduate_hires: Graduates hired by workplace, outside last, shape (n_towns + 1, n_sectors).
        vacancies: Vacancies before matching, shape (n_towns, n_sectors).
        entrants: People who entered the labour force other than as graduates.
        retired: People who retired, employed or not.
        retired_unemployed: Of these, the unemployed.
        graduates_settled: Graduates who found work or founded a firm, by home.
        graduates_left: Graduates who left the region, by home.
        migrants: Net in-migration of labour force.
        other_change: Change of others in work besides founders.
        land_taken_ha: Free commercial land taken up, exchanged sites included, hectares.
        spent_eur: Programme money spent by payer, shape (3, n_towns).
        themes_eur: Of the towns' money, that for the themes of their strategies.
        granted_eur: Programme money granted by payer, same shape.
    """

    start_ups: np.ndarray = _towns()
    corporate_spin_offs: np.ndarray = _towns()
    university_spin_offs: np.ndarray = _towns()
    closures: np.ndarray = _towns()
    departures: np.ndarray = _towns()
    settlements: np.ndarray = _towns()
    moves_out: np.ndarray = _towns()
    moves_in: np.ndarray = _towns()
    jobs_moved: np.ndarray = _towns()
    jobs_settled: np.ndarray = _towns()
    lost_jobs: np.ndarray = _cells()
    closed_jobs: np.ndarray = _towns()
    quits: np.ndarray = _towns()
    retired_jobs: np.ndarray = _towns()
    layoffs: np.ndarray = _cells()
    hires: np.ndarray = _workplaces()
    hired: np.ndarray = _towns()
    separations: np.ndarray = _towns()
    graduate_hires: np.ndarray = _workplaces()
    vacancies: np.ndarray = _cells()
    entrants: np.ndarray = _towns()
    retired: np.ndarray = _towns()
    retired_unemployed: np.ndarray = _towns()
    graduates_settled: np.ndarray = _towns()
    graduates_left: np.ndarray = _towns()
    migrants: np.ndarray = _towns()
    other_change: np.ndarray = _towns()
    land_taken_ha: np.ndarray = _towns()
    spent_eur: np.ndarray = _payers()
    themes_eur: np.ndarray = _towns()
    granted_eur: np.ndarray = _payers()

    @classmethod
    def none(cls, n_towns: int, n_sectors: int) -> "Flows":
        """Return the flows of a quarter in which nothing has happened yet: zeros of the right shapes."""
        return cls(*map(np.zeros, _shapes(n_towns, n_sectors)))


@cache
def _shapes(n_towns: int, n_sectors: int) -> list[tuple[int, ...]]:
    by = {
        "towns": (n_towns,),
        "cells": (n_towns, n_sectors),
        "workplaces": (n_towns + 1, n_sectors),
        "payers": (N_PAYERS, n_towns),
    }
    return [by[flow.metadata["by"]] for flow in fields(Flows)]
