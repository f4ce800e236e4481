"""The rules with one Mesa agent for each firm, as Mesa's examples are written."""

import math

import mesa
import numpy as np
import rules


class _Firm(mesa.Agent):
    def __init__(self, model, log_size, age):
        super().__init__(model)
        self.log_size = log_size
        self.age = age

    def step(self):
        random = self.model.random
        centred = random.random() - 0.5
        laplace = -math.copysign(math.log1p(-2.0 * abs(centred)), centred)
        size = max(self.log_size, 0.0)
        self.log_size += rules.DRIFT * rules.DT
        self.log_size += rules.NOISE * math.exp(-rules.NOISE_ELASTICITY * size) * laplace
        self.age += rules.DT
        young = (rules.HAZARD_NEW - rules.HAZARD_OLD) * math.exp(-self.age / rules.SETTLING)
        hazard = (rules.HAZARD_OLD + young) * math.exp(-rules.SIZE_ELASTICITY * max(self.log_size, 0.0))
        if random.random() < -math.expm1(-hazard * rules.DT):
            self.remove()


class Engine(mesa.Model):
    """Firms as agents.

    Args:
        n: Firms at the start.
        seed: Luck.
    """

    def __init__(self, n: int, seed: int):
        super().__init__(rng=seed)
        self.n = n
        for log_size, age in zip(*(values.tolist() for values in rules.start(n)), strict=True):
            _Firm(self, log_size, age)

    def advance(self) -> int:
        """Run a quarter and return the firms that took part."""
        taking_part = len(self.agents)
        self.agents.do("step")
        for _ in range(rules.entrants(self.n, self.random.random())):
            _Firm(self, 0.0, 0.0)
        return taking_part

    def living(self) -> tuple[np.ndarray, np.ndarray]:
        """Return log sizes and ages."""
        return np.array(self.agents.get("log_size")), np.array(self.agents.get("age"))
