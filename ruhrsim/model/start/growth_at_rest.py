"""Growth at rest: the spread of wishes and the expected staffing of the start, for `steady_state`.

The steady state must hold what `firm_growth` does on average, before a single quarter is run.
"""

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes.firm_growth import FirmGrowth, noise_scale

_SETTLING_QUARTERS = 8


def settling_noise(employees: np.ndarray, slots: np.ndarray, p: FirmGrowth, draws: Draws) -> np.ndarray:
    """Return two years of growth noise of each firm as its jobs have seen it, shape (8, n_firms).

    Jobs of today are more often in firms that grew. Growth noise weighted by the size that it leads to
    has the density of the Laplace noise times e^x: the sides have means b / (1 - b) and b / (1 + b)
    and the chances (1 + b) / 2 and (1 - b) / 2.
    """
    scale = noise_scale(employees, p)
    noise = np.empty((_SETTLING_QUARTERS, len(employees)))
    for past in range(_SETTLING_QUARTERS):
        luck = draws.uniform(f"settle_{past}", slots)
        up = 2.0 * luck > 1.0 - scale
        rest = np.where(up, (1.0 - luck) / (1.0 + scale), luck / (1.0 - scale))
        noise[past] = np.log(2.0 * rest) * np.where(up, -scale / (1.0 - scale), scale / (1.0 + scale))
    return noise


def settle_wishes(
    employees: np.ndarray,
    noise: np.ndarray,
    gap: np.ndarray | float,
    separation: float,
    fill: float,
    p: FirmGrowth,
) -> np.ndarray:
    """Return the log of wanted size at the start, spread as two years of noise leave it, shape (n_firms,).

    Firms that laid off want just what they have, firms that found nobody want more than the gap at
    rest; a start without this spread would post too few vacancies in its first quarters.

    Args:
        employees: Employees at the start, shape (n_firms,).
        noise: Growth noise of the firms' last quarters, shape (n_quarters, n_firms).
        gap: Log of wanted over actual size of a firm at rest, shape (n_firms,) or one number.
        separation: Share of workers who leave of themselves in a quarter.
        fill: Share of vacancies that firms fill in a quarter.
        p: Parameters.
    """
    ahead, scale = np.zeros(len(employees)) + gap, noise_scale(employees, p)
    correction = np.log1p(-scale * scale)
    for swing in noise:
        ahead += p.adapt * (gap - ahead) + swing + correction
        wish, left = np.exp(ahead), 1.0 - separation
        ahead -= np.log(np.minimum(wish, left) + fill * np.maximum(wish - left, 0.0))
    return np.log(employees) + ahead


def lasting_wish(gap: float, separation: float, fill: float, p: FirmGrowth) -> float:
    """Return the part of an entrant's first wish that is left when it has found its staff.

    Until then its wish adapts to what it could fill.

    Args:
        gap: Log of wanted over actual size of a firm at rest.
        separation: Share of workers who leave of themselves in a quarter.
        fill: Share of vacancies that firms fill in a quarter.
        p: Parameters.
    """
    wish, staff = 1.0, fill
    for _ in range(_SETTLING_QUARTERS):
        wish *= (staff * np.exp(gap) / wish) ** p.adapt
        left = staff * (1.0 - separation)
        staff = min(left, wish) + fill * max(wish - left, 0.0)
    return wish


def expected_staffing(
    employees: np.ndarray, log_target: np.ndarray, separation: float, p: FirmGrowth
) -> tuple[np.ndarray, np.ndarray]:
    """Return expected vacancies and layoffs of one establishment, in closed form over the Laplace noise.

    With T the wanted size, e the staff left after separations, b the noise scale,
    T' = T (1 - b²) and k = ln(e / T') < 0:

        E[(T' e^x - e)+] = T' [ (1 - e^(k (1 + b) / b)) / (2 (1 + b)) + 1 / (2 (1 - b)) ] - e (1 - e^(k / b) / 2)

    Args:
        employees: Employees before separations, shape (n,).
        log_target: Log of wanted size before the noise, shape (n,).
        separation: Share of workers who leave of themselves in a quarter.
        p: Parameters.
    """
    b = np.maximum(noise_scale(employees, p), 1e-6)
    wanted = np.exp(log_target) * (1.0 - b * b)
    left = employees * (1.0 - separation)
    k = np.minimum(np.log(left / wanted), 0.0)
    above = (1.0 - np.exp(k * (1.0 + b) / b)) / (2.0 * (1.0 + b)) + 1.0 / (2.0 * (1.0 - b))
    vacancies = wanted * above - left * (1.0 - 0.5 * np.exp(k / b))
    layoffs = vacancies - (np.exp(log_target) - left)
    return vacancies, np.maximum(layoffs, 0.0)
