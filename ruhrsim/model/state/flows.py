"""What happened in a quarter: the flows that explain the change of stocks."""

from dataclasses import dataclass

import numpy as np

from ruhrsim.model.state.levers import N_PAYERS


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
        spent_eur: Programme money spent by payer, shape (3, n_towns).
        themes_eur: Of the towns' money, that for the themes of their strategies.
        granted_eur: Programme money granted by payer, same shape.
    """

    start_ups: np.ndarray
    corporate_spin_offs: np.ndarray
    university_spin_offs: np.ndarray
    closures: np.ndarray
    departures: np.ndarray
    settlements: np.ndarray
    moves_out: np.ndarray
    moves_in: np.ndarray
    jobs_moved: np.ndarray
    jobs_settled: np.ndarray
    lost_jobs: np.ndarray
    closed_jobs: np.ndarray
    quits: np.ndarray
    retired_jobs: np.ndarray
    layoffs: np.ndarray
    hires: np.ndarray
    hired: np.ndarray
    separations: np.ndarray
    graduate_hires: np.ndarray
    vacancies: np.ndarray
    entrants: np.ndarray
    retired: np.ndarray
    retired_unemployed: np.ndarray
    graduates_settled: np.ndarray
    graduates_left: np.ndarray
    migrants: np.ndarray
    other_change: np.ndarray
    spent_eur: np.ndarray
    themes_eur: np.ndarray
    granted_eur: np.ndarray

    @classmethod
    def none(cls, n_towns: int, n_sectors: int) -> "Flows":
        """Return the flows of a quarter in which nothing has happened yet."""
        towns, cells = (n_towns,), (n_towns, n_sectors)
        workplaces, payers = (n_towns + 1, n_sectors), (N_PAYERS, n_towns)
        zeros = np.zeros
        return cls(
            start_ups=zeros(towns),
            corporate_spin_offs=zeros(towns),
            university_spin_offs=zeros(towns),
            closures=zeros(towns),
            departures=zeros(towns),
            settlements=zeros(towns),
            moves_out=zeros(towns),
            moves_in=zeros(towns),
            jobs_moved=zeros(towns),
            jobs_settled=zeros(towns),
            lost_jobs=zeros(cells),
            closed_jobs=zeros(towns),
            quits=zeros(towns),
            retired_jobs=zeros(towns),
            layoffs=zeros(cells),
            hires=zeros(workplaces),
            hired=zeros(towns),
            separations=zeros(towns),
            graduate_hires=zeros(workplaces),
            vacancies=zeros(cells),
            entrants=zeros(towns),
            retired=zeros(towns),
            retired_unemployed=zeros(towns),
            graduates_settled=zeros(towns),
            graduates_left=zeros(towns),
            migrants=zeros(towns),
            other_change=zeros(towns),
            spent_eur=zeros(payers),
            themes_eur=zeros(towns),
            granted_eur=zeros(payers),
        )
