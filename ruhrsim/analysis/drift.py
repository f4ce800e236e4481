"""How places drift away from what any model of the region explains, and what their past teaches of it.

The log of observed over modelled unemployment of place i in year h after the start is

    w_i(h) + e_i(h),   w a random walk from 0:   variance of w = h · (common + district + town)

`common` moves all places together, `district` each Kreis, `town` the towns of a Kreis against each
other; e is a year's noise, nothing of which is left a year later. The gaps of Kreise behave so:
no momentum, no correlation in space. The walk is part of every forecast, so that its interval
covers what the model does not know, and its covariance weighs the errors in calibration. Where
years are known, the walk's place in the last of them follows from them (Kalman filter).
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.analysis.history import LAST_LEARNT, Places
from ruhrsim.common.sourced import sourced

_GAPS = "unemployment_history.csv: logs of the rates 2007-2016 less 0.65 times the log of the rate outside; "
_TOWNS = (
    "unemployment_municipality.csv: logs of the towns' shares in the unemployed of their Kreis, 2007-2016; "
)


@dataclass(frozen=True)
class Drift:
    """Variances of the drift, logs squared."""

    common: float = sourced(
        0.0003,
        unit="log² a year",
        low=0.0001,
        high=0.0008,
        status="estimated",
        source=_GAPS
        + "mean squared changes of the mean of the Kreise over 1, 5 and 9 years 0.0003, 0.0008, 0.0000",
        meaning="Yearly variance of the drift that all places share.",
    )
    district: float = sourced(
        0.0005,
        unit="log² a year",
        low=0.0003,
        high=0.0008,
        status="estimated",
        source=_GAPS + "changes against the mean of the Kreise over 1, 5 and 9 years 0.0010, 0.0025, 0.0050",
        meaning="Yearly variance of the drift of each Kreis.",
    )
    district_noise: float = sourced(
        0.0004,
        unit="log²",
        low=0.0001,
        high=0.0008,
        status="estimated",
        source="as district; a change between two years holds the noise twice, less what is drift",
        meaning="Variance of a year's noise of each Kreis.",
    )
    town: float = sourced(
        0.0014,
        unit="log² a year",
        low=0.0008,
        high=0.002,
        status="estimated",
        source=_TOWNS + "changes over 1, 3 and 9 years 0.0021, 0.0053, 0.0128",
        meaning="Yearly variance of the drift of a town against its Kreis.",
    )
    town_noise: float = sourced(
        0.0004,
        unit="log²",
        low=0.0001,
        high=0.0008,
        status="estimated",
        source="as town",
        meaning="Variance of a year's noise of a town against its Kreis.",
    )

    def walk(self, places: Places) -> np.ndarray:
        """Return the covariance of a year's step of the walk, shape (n_places, n_places)."""
        return self.common + self._by_place(places, self.district, self.town)

    def noise(self, places: Places) -> np.ndarray:
        """Return the covariance of a year's noise, shape (n_places, n_places)."""
        return self._by_place(places, self.district_noise, self.town_noise)

    @staticmethod
    def _by_place(places, district, town):
        same = places.district[:, None] == places.district
        alone = same.sum(axis=1) == 1
        return district * same + np.diag(np.where(alone, 0.0, town))


def precision(n_years: int, places: Places, drift: Drift) -> np.ndarray:
    """Return the inverse covariance of residuals of years 1 to n, year by year, (n · places, n · places)."""
    years = np.arange(1, n_years + 1)
    covariance = np.kron(np.minimum.outer(years, years), drift.walk(places))
    return np.linalg.inv(covariance + np.kron(np.eye(n_years), drift.noise(places)))


def log_likelihood(residuals: np.ndarray, precision_: np.ndarray) -> np.ndarray:
    """Return the log likelihood of residuals, up to a constant, shape (n_runs,).

    Args:
        residuals: Log of observed over modelled, years 1, 2, ... after the start, (n_runs, n_years, n_places).
        precision_: As `precision` gives it.
    """
    flat = residuals.reshape(len(residuals), -1)
    return -0.5 * np.einsum("ij,ij->i", flat @ precision_, flat)


def learn(residuals: np.ndarray, places: Places, drift: Drift) -> tuple[np.ndarray, np.ndarray]:
    """Return where the walk stands after known years: mean, shape (n_runs, n_places), and covariance.

    Args:
        residuals: As in `log_likelihood`.
        places: Places.
        drift: Variances.
    """
    n = len(places.keys)
    mean, covariance = np.zeros((len(residuals), n)), np.zeros((n, n))
    for year in range(residuals.shape[1]):
        covariance = covariance + drift.walk(places)
        gain = covariance @ np.linalg.inv(covariance + drift.noise(places))
        mean = mean + (residuals[:, year] - mean) @ gain.T
        covariance = covariance - gain @ covariance
    return mean, covariance


def forecast(modelled, years, start: int, places: Places, known, copies: int, drift: Drift, draws):
    """Return draws of the forecast, in points, shape (n_runs · copies, n_years, n_places).

    Years up to the last that may be learnt from are forecast from the start alone; later ones with
    what the known years taught of each place.

    Args:
        modelled: Points by the model, (n_runs, n_years, n_places); years follow each other from start + 1.
        years: The years.
        start: Start year.
        places: Places.
        known: Known points from the start on, one row a year and one column a place, as a DataFrame.
        copies: Draws of the walk for each run.
        drift: Variances.
        draws: Random numbers.
    """
    years, n = np.asarray(list(years)), len(places.keys)
    learnt = known.loc[start + 1 : min(LAST_LEARNT, years[-1])].to_numpy()
    mean, covariance = learn(np.log(learnt) - np.log(modelled[:, : len(learnt)]), places, drift)
    slots = np.arange(2 * len(modelled) * copies * n, dtype=np.uint64)
    luck = draws.normal("drift", slots).reshape(2, len(modelled), copies, n)
    samples = np.empty((len(modelled), copies, len(years), n))
    for index, year in enumerate(years):
        taught = year > LAST_LEARNT and len(learnt) > 0
        since = year - max(start, LAST_LEARNT) if taught else year - start
        root = _root(covariance * taught + since * drift.walk(places))
        walk = luck[0] @ root.T + (mean[:, None] if taught else 0.0)
        noise = luck[1] @ _root(drift.noise(places)).T
        samples[:, :, index] = np.exp(np.log(modelled[:, None, index]) + walk + noise)
    return samples.reshape(-1, len(years), n)


def _root(covariance):
    return np.linalg.cholesky(covariance + 1e-12 * np.eye(len(covariance)))
