"""Candidate fields: a theme is several fields, and a strategy may aim its money at some of them.

Purpose: let the region agree on a number of strengths, and let single fields boom or bust. The
fields of a theme are alike at the start (each has the same share of its firms: no table counts
jobs by field), so that they differ only in who is supported and what befalls them.

Agreed strengths: fields are taken in turn from the themes with most jobs to that with fewest, first one
of each, then the second of each. Towns get them in the order of their theme's location quotient, as
themes are shared out (see strategies).

Aimed money shifts support between the fields of a theme, with the delay of theme support; the theme
as a whole gets what it would get anyway. With S[m, s] the support of theme s, a[m, f] the part of it
that is aimed at field f, and n the number of its fields:

    growth[m, f] = (a[m, f] - Σ_theme a / n) · S[m, s] · n / L[m, s]

Source: fields after the camps of the Digital ruhr:HUB and press reports (see regions/sectors.py); no
estimate of support by field is known, so no mechanism beyond the shift is assumed.
"""

import numpy as np

from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.policies.theme_support import ThemeSupport
from ruhrsim.model.processes.strategies import ALL_THEMES, share_out
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.model.state.firms import Firms
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import FIELDS, N_FIELDS, N_THEMES, THEMES

THEME_OF = np.array([THEMES.index(theme) for theme in FIELDS.values()])
"""Index of the theme of each field, shape (n_fields,)."""
FIELDS_IN = np.bincount(THEME_OF, minlength=N_THEMES)
"""Number of fields of each theme, shape (n_themes,)."""
_ORDER_IN_THEME = np.array([(THEME_OF[:field] == THEME_OF[field]).sum() for field in range(N_FIELDS)])
_MOST_GROWTH = 0.1


def ranked_fields(jobs: np.ndarray, themes: np.ndarray = ALL_THEMES) -> np.ndarray:
    """Return fields in the order in which the region agrees on them, shape (n_fields of its themes,).

    Args:
        jobs: Jobs at the start, shape (n_towns, n_sectors).
        themes: Themes of the region, boolean, shape (n_themes,).
    """
    size = jobs[:, :N_THEMES].sum(axis=0)
    ranked = np.lexsort((-size[THEME_OF], _ORDER_IN_THEME))
    return ranked[themes[THEME_OF[ranked]]]


def agreed_fields(
    quotients: np.ndarray,
    jobs: np.ndarray,
    n_strengths: int,
    per_town: np.ndarray | int,
    themes: np.ndarray = ALL_THEMES,
) -> np.ndarray:
    """Share the region's strengths out over the towns; boolean, shape (n_towns, n_fields).

    Args:
        quotients: Location quotients, shape (n_towns, n_sectors).
        jobs: Jobs at the start, same shape.
        n_strengths: Fields on which the region agrees.
        per_town: Fields that each town gets, at most all that are agreed; shape (n_towns,).
        themes: Themes of the region, boolean, shape (n_themes,).
    """
    strengths = ranked_fields(jobs, themes)[:n_strengths]
    agreed = np.zeros((len(quotients), N_FIELDS), dtype=bool)
    agreed[:, strengths] = share_out(quotients[:, THEME_OF[strengths]], np.minimum(per_town, len(strengths)))
    return agreed


def by_theme(values: np.ndarray) -> np.ndarray:
    """Sum values over the fields of each theme, shape (n_towns, n_themes)."""
    return np.stack([values[:, theme == THEME_OF].sum(axis=1) for theme in range(N_THEMES)], axis=1)


def aim_of(weights: np.ndarray, evenly: np.ndarray) -> np.ndarray:
    """Return the part of each theme's money that is aimed at a field, shape (n_towns, n_fields).

    Args:
        weights: Weight of each field in the town's portfolio, same shape.
        evenly: Weight of each theme that is for all its fields alike, shape (n_towns, n_themes).
    """
    total = (by_theme(weights) + evenly)[:, THEME_OF]
    return np.divide(weights, total, out=np.zeros(weights.shape), where=total > 0.0)


class FieldSupport:
    """Remembers where theme money is aimed and shifts the levers of fields.

    Args:
        p: Parameters of theme support; costs, deadweight and delay are the same.
        n_towns: Number of towns.
    """

    def __init__(self, p: ThemeSupport, n_towns: int):
        self.p = p
        self.aim = np.zeros((n_towns, N_FIELDS))

    def move_levers(self, levers: Levers, aim: np.ndarray, effect: np.ndarray, jobs: np.ndarray) -> None:
        """Shift support between fields for one quarter; levers change in place.

        Args:
            levers: Levers of the quarter.
            aim: Part of each theme's money aimed at the field, shape (n_towns, n_fields).
            effect: Theme money that works by now, EUR a year, shape (n_towns, n_sectors).
            jobs: Jobs, shape (n_towns, n_sectors).
        """
        self.aim += (aim - self.aim) * -np.expm1(-DT / self.p.delay_years)
        if not self.aim.any():
            return
        working = effect[:, THEME_OF] * (1.0 - self.p.deadweight)
        supported = working * self.p.share_growth / self.p.cost_per_job
        mean = by_theme(self.aim)[:, THEME_OF] / FIELDS_IN[THEME_OF]
        per_job = FIELDS_IN[THEME_OF] / np.maximum(jobs[:, THEME_OF], 1.0)
        shift = (self.aim - mean) * supported * per_job
        levers.field_growth += np.clip(shift, -_MOST_GROWTH, _MOST_GROWTH)
        levers.field_start_ups += self.aim * working * self.p.share_start_ups / self.p.cost_per_start_up


def founding_chances(levers: Levers, expected: np.ndarray) -> np.ndarray | None:
    """Return the chance that a start-up of a theme is in each of its fields, None where all are alike.

    Args:
        levers: Levers of the quarter.
        expected: Expected start-ups a year, shape (n_towns, n_sectors).

    Returns:
        Shape (n_towns, n_fields); the fields of a theme sum to one.
    """
    if not levers.field_start_ups.any():
        return None
    others = np.maximum(expected[:, :N_THEMES] - by_theme(levers.field_start_ups), 0.0) / FIELDS_IN
    rate = levers.field_start_ups + others[:, THEME_OF] + 1e-12
    return rate / by_theme(rate)[:, THEME_OF]


def grow_fields(firms: Firms, field_growth: np.ndarray) -> None:
    """Move the wanted size of firms by what befalls their field alone, in place.

    Args:
        firms: Firms; `log_target` changes.
        field_growth: Growth, 1/year, shape (n_towns, n_fields).
    """
    if field_growth.any():
        beyond = np.column_stack([field_growth, np.zeros(len(field_growth))])
        firms.log_target += beyond[firms.municipality, firms.field] * DT


def field_jobs(firms: Firms) -> np.ndarray:
    """Return the region's jobs in each field, shape (n_fields,)."""
    inside = firms.field >= 0
    jobs = (firms.weight * firms.employees)[inside]
    return np.bincount(firms.field[inside], jobs, minlength=N_FIELDS)


def carry_demand(conditions: Conditions, firms: Firms) -> None:
    """Carry what befell single fields into the level of demand of their themes, in place."""
    if not conditions.field_growth.any():
        return
    jobs = field_jobs(firms)
    change = np.bincount(THEME_OF, jobs * np.expm1(conditions.field_growth * DT), N_THEMES)
    conditions.demand_level[:N_THEMES] *= 1.0 + change / np.maximum(by_theme(jobs[None])[0], 1e-9)
