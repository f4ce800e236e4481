"""Searches whose answer is known: a planted front, one on which nothing counts, and a run that takes a moment."""

import time

import numpy as np

from ruhrsim.search.aims import AIMS
from ruhrsim.search.files import read_search
from ruhrsim.search.runs import SIGNALS, Outcome

FILE = """
title_de = "Probe"
title_en = "Trial"
eur_per_head_year = 20.0
seed = 3
aims = {{ unemployment_rate = "mean", town_inequality = "mean" }}
{extra}
[limits]
instrument_share = 1.0
{limits}
[size]
points = 12
first_worlds = 1
keep = 6
worlds = 2
batches = {batches}
batch = 4
[final]
members = 4
worlds = 20
seeds = 1
beside = [{beside}]
[information]
strategies = 2
worlds = {information}
switch = 2031
[themes]
choices = ["present"]
[cooperation]
level = [0.5, 0.5]
[instruments.joint_marketing]
most_meur = 40
[instruments.land_release]
most_meur = 40
{tables}
"""


def make_search(folder, extra="", limits="", batches=4, beside="", information=0, tables=""):
    """Return a search with two instruments: joint marketing trades one aim for the other, land harms both."""
    file = folder / "trial.toml"
    file.write_text(
        FILE.format(
            extra=extra, limits=limits, batches=batches, beside=beside, information=information, tables=tables
        ),
        encoding="utf-8",
    )
    return read_search(file)


def money(scenario, instrument):
    """Return what an instrument gets as a share of its cap."""
    return sum(t["eur_per_year"] for t in scenario.policy if t["instrument"] == instrument) / 40e6


def outcome(seed, first, second, lost=0.0):
    """Return an outcome with these two aims; worlds and luck shift all strategies alike."""
    luck = np.random.default_rng(seed).normal(size=2)
    aims = dict.fromkeys(AIMS, 0.0) | {"unemployment_rate": 10 + luck[0] + first, "jobs": 1e6 - 1000 * first}
    aims |= {"town_inequality": 50 + luck[1] + second, "worst_town": 15.0 + lost, "cost": 2065.0}
    return Outcome(
        np.array(list(aims.values())), np.full(53, 10 + luck[0]) + lost, np.full(len(SIGNALS), luck[0])
    )


def planted(scenario, seed, scale, signal_year=None):
    """Money of x for marketing and y for land: losses (1 - x)² + y² - 1 and x² + y²; the front has y = 0."""
    x, y = money(scenario, "joint_marketing"), money(scenario, "land_release")
    return outcome(seed, (1 - x) ** 2 + y**2 - 1, x**2 + y**2, lost=x)


def flat(scenario, seed, scale, signal_year=None):
    """Nothing counts, but every strategy has luck of its own."""
    own = int(1e6 * (money(scenario, "joint_marketing") + 2 * money(scenario, "land_release")))
    luck = np.random.default_rng([seed, own]).normal(size=2)
    return outcome(seed, *(0.1 * luck))


def slow(scenario, seed, scale, signal_year=None):
    """The planted one, in a twentieth of a second."""
    time.sleep(0.05)
    return planted(scenario, seed, scale, signal_year)


class SameProcess:
    """An executor that computes on the spot."""

    def __init__(self, most=None):
        self.calls, self.most = 0, most

    def submit(self, call, *arguments):
        from concurrent.futures import Future

        if self.most is not None and self.calls >= self.most:
            raise KeyboardInterrupt
        self.calls += 1
        future = Future()
        future.set_result(call(*arguments))
        return future
