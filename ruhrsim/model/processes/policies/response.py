"""Response: what a euro meets. Money needs firms and people who can use it, yet where a town is
strongest much would happen without it.

    density[m, s]  = Σ_s'≠s φ[s', s] · LQ[m, s'] / Σ_s'≠s φ[s', s]          related sectors, own one left out
    strength[m, s] = LQ[m, s]^(1 - related) · density[m, s]^related
    x              = strength / (1 + strength)                               capability, one half at the region's mix
    R[m, s]        = x · (1 - deadweight · (1 + slope · (2x - 1)))           capability times additionality

LQ is the location quotient of the town's jobs of the start, shrunk towards 1 in small towns (see
strategies); φ is relatedness. R is scaled so that today's money in today's mix has the effect it has
without it. With the slope at one, R rises and levels off at a deadweight of a third and is a hump with
its peak at the region's mix at a half. The weight takes R to the power of itself; at 0 all money works alike.

Source: signs and shape only. Balland et al. 2019 and Mewes and Broekel 2020 (entry and growth rise with
relatedness); Uhlbach, Balland and Scherngell 2022 (support works most at medium relatedness). How steep
it is nobody has measured.
"""

import numpy as np


def relatedness_density(quotients: np.ndarray, relatedness: np.ndarray) -> np.ndarray:
    """Return the mean quotient of related sectors, the own one left out, shape of `quotients`.

    Args:
        quotients: Location quotients, shape (n_towns, n_sectors).
        relatedness: Relatedness between 0 and 1, symmetric, shape (n_sectors, n_sectors).
    """
    weights = relatedness - np.diag(np.diag(relatedness))
    return quotients @ weights / weights.sum(axis=0)


def strength(quotients: np.ndarray, relatedness: np.ndarray, related: float) -> np.ndarray:
    """Return own strength mixed with that of related sectors, as a quotient, shape of `quotients`."""
    return quotients ** (1.0 - related) * relatedness_density(quotients, relatedness) ** related


def response(strength: np.ndarray, deadweight: float, slope: float, weight: float) -> np.ndarray:
    """Return what a euro does where strength is as given, in proportion, shape of `strength`.

    Args:
        strength: Quotient, 1 where the town is like the region.
        deadweight: Part of what is supported that would exist anyway where strength is 1, 0 to 1.
        slope: How far deadweight rises with strength, 0 to 1.
        weight: How much of it counts; at 0 a euro does the same everywhere.
    """
    capable = strength / (1.0 + strength)
    additional = np.maximum(1.0 - deadweight * (1.0 + slope * (2.0 * capable - 1.0)), 0.0)
    return (capable * additional) ** weight
