"""The rules as a Starsim module; agents are Starsim's people, who age, die and are added by Starsim."""

import numpy as np
import rules
import starsim as ss

_QUARTERS = 400


class _Firms(ss.Module):
    def __init__(self, n):
        super().__init__(name="firms")
        self.n = n
        self.define_states(ss.FloatArr("log_size", default=0.0), ss.FloatArr("years", default=0.0))
        self.growth, self.exit = ss.random(name="growth"), ss.random(name="exit")
        self.founding = np.random.default_rng(1)

    def init_post(self):
        """Give the firms of the start their sizes and ages."""
        super().init_post()
        self.log_size[:], self.years[:] = rules.start(self.n)

    def step(self):
        """Run a quarter for all firms."""
        uids = self.sim.people.auids
        log_size = self.log_size[uids]
        centred = self.growth.rvs(uids) - 0.5
        laplace = -np.sign(centred) * np.log1p(-2.0 * np.abs(centred))
        scale = rules.NOISE * np.exp(-rules.NOISE_ELASTICITY * np.maximum(log_size, 0.0))
        log_size = log_size + rules.DRIFT * rules.DT + scale * laplace
        years = self.years[uids] + rules.DT
        self.log_size[uids], self.years[uids] = log_size, years
        closing = self.exit.rvs(uids) < rules.closing_chance(log_size, years)
        self.sim.people.request_death(uids[closing])
        self.sim.people.grow(rules.entrants(self.n, self.founding.random()))


class Engine:
    """Firms as Starsim's people.

    Args:
        n: Firms at the start.
        seed: Luck.
    """

    def __init__(self, n: int, seed: int):
        self.sim = ss.Sim(
            n_agents=n,
            modules=[_Firms(n)],
            start=2000,
            stop=2000 + _QUARTERS // 4,
            dt=ss.years(rules.DT),
            rand_seed=seed,
            verbose=0,
        )
        self.sim.init()

    def advance(self) -> int:
        """Run a quarter and return the firms that took part."""
        taking_part = len(self.sim.people)
        self.sim.run_one_step()
        return taking_part

    def living(self) -> tuple[np.ndarray, np.ndarray]:
        """Return log sizes and ages."""
        firms = next(module for module in self.sim.modules if module.name == "firms")
        uids = self.sim.people.auids
        return np.asarray(firms.log_size[uids]), np.asarray(firms.years[uids])
