"""Naive forecasts: what a rule of one line would have said, given the rate outside.

With u the points of a place and o those outside (`history.outside`), 0 the start and t a later year,

    persistence    u_0
    gap kept       u_0 + (o_t - o_0)
    ratio kept     u_0 · o_t / o_0                        the gap kept in logs
    linear answer  u_0 + b (o_t - o_0)                    b by least squares through the start on 2007-2016
    gap trend      u_0 + (o_t - o_0) + s (t - 0)          s the same for the trend of u - o

The ratio is a harder rival than the gap:
rates in the Ruhr are twice those outside and move about in proportion.
"""

import numpy as np

from ruhrsim.analysis.history import Places, learnt_history, outside

NAIVE = ("persistence", "gap_kept", "ratio_kept", "linear_answer", "gap_trend")


def naive_forecasts(places: Places, start: int, years) -> dict[str, np.ndarray]:
    """Return each naive forecast, in points, shape (n_years, n_places).

    Args:
        places: Kreise or towns.
        start: Year from which the forecast starts.
        years: Years to forecast.
    """
    learnt = learnt_history(places, start)
    begin, at_start = learnt.loc[start].to_numpy(), outside(places, start, [start])
    change = (outside(places, start, years) - at_start)[:, None]
    abroad = outside(places, start, learnt.index)
    elapsed = (np.asarray(list(years), dtype=float) - start)[:, None]
    return {
        "persistence": begin + 0.0 * change,
        "gap_kept": begin + change,
        "ratio_kept": begin * (1.0 + change / at_start),
        "linear_answer": begin + change * _answers(learnt, abroad),
        "gap_trend": begin + change + elapsed * _gap_trends(learnt, abroad),
    }


def _answers(learnt, abroad):
    """Return the answer of each place to one point outside, through the first year, shape (n_places,)."""
    change = abroad - abroad[0]
    return change @ (learnt - learnt.iloc[0]).to_numpy() / (change @ change)


def _gap_trends(learnt, abroad):
    """Return the yearly trend of each place's gap to outside, through the first year, points."""
    gap = learnt.to_numpy() - abroad[:, None]
    elapsed = learnt.index.to_numpy(dtype=float) - learnt.index[0]
    return elapsed @ (gap - gap[0]) / (elapsed @ elapsed)
