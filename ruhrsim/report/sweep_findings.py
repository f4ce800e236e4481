"""What the analyses of sweeps say in plain sentences, never more than their numbers."""

import pandas as pd

from ruhrsim.analysis.discovery import Discovery
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.analysis.replications import seeds_needed
from ruhrsim.analysis.robustness import TOGETHER
from ruhrsim.analysis.tipping import Tipping
from ruhrsim.common.number_format import decimals_needed, format_interval, format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.lines import difference_unit
from ruhrsim.report.sweep_texts import text

_SHOWN = 3
_NOTABLE = 0.1
_SMALL = 1 / 3
_VAGUE = 0.5


class Findings:
    """Sentences about one indicator.

    Args:
        indicator: Key of the indicator.
        titles: Names of strategies as readers know them.
        language: `de` or `en`.
        label: What is spoken of; the indicator's own name by default.
    """

    def __init__(self, indicator: str, titles: dict[str, str], language: str, label: str = ""):
        self.measure, self.titles, self.language = REGION_INDICATORS[indicator], titles, language
        self.label = label or self.measure.label(language)

    def morris(self, table: pd.DataFrame) -> list[str]:
        """Tell which factors matter and how much the first does."""
        notable = table[table["mu_star"] >= _NOTABLE * table["mu_star"].iloc[0]]
        first = table.iloc[0]
        return [
            self._say(
                "morris",
                n=len(table),
                k=len(notable),
                names=self._listed(notable["factor"]),
                factor=first["factor"],
                effect=self._number(first["mu_star"]),
                interval=self._interval(first["low"], first["high"], sign=False),
                trajectories=first["trajectories"],
            )
        ]

    def sobol(self, table: pd.DataFrame) -> list[str]:
        """Tell which factor explains most, and what is left to interactions, if the points can tell."""
        first, alone = table.iloc[0], table["first"].clip(lower=0.0).sum()
        if first["total_high"] - first["total_low"] > _VAGUE:
            return [
                self._say(
                    "sobol_vague",
                    factor=first["factor"],
                    points=int(first["blocks"]),
                    interval=self._percents(first["total_low"], first["total_high"]),
                )
            ]
        return [
            self._say(
                "sobol",
                factor=first["factor"],
                share=self._percent(first["total"]),
                interval=self._percents(first["total_low"], first["total_high"]),
                others=self._listed(table["factor"][1:]),
                alone=self._percent(min(alone, 1.0)),
            )
        ]

    def replications(self, table: pd.DataFrame) -> list[str]:
        """Tell how wide the interval is with the seeds there are, and how many halve it."""
        there = table.dropna(subset="measured").groupby("strategy", sort=False).last().reset_index()
        widest = there.sort_values("width").iloc[-1]
        return [
            self._say(
                "replications",
                strategy=self._title(widest["strategy"]),
                seeds=int(widest["seeds"]),
                width=self._number(widest["width"]),
                needed=seeds_needed(widest["sd"], widest["width"] / 2),
            )
        ]

    def robustness(self, table: pd.DataFrame, baseline: str) -> list[str]:
        """Tell three things: who is least behind, who satisfies most often, and how small all this is."""
        rows = table[table["indicator"] == self.measure.key].set_index("strategy")
        others = rows.drop(index=baseline)
        return [
            self._regret(rows, baseline),
            self._satisficing(table, others, baseline),
            self._size(rows, others),
        ]

    def discovery(self, found: Discovery) -> list[str]:
        """Tell in how many worlds the strategy loses and where, or that no rule was found."""
        names = self._names(found)
        limits = self._say("and").join(self._limit(row) for row in found.box.itertuples())
        facts = {"share": self._percent(found.losses), "worlds": len(found.worlds), "limits": limits}
        if found.reason == "found":
            facts |= {"coverage": self._percent(found.coverage), "density": self._percent(found.density)}
        return [self._say(f"discovery_{found.reason}", **names, **facts)]

    def tipping(self, found: Tipping) -> list[str]:
        """Tell where the ranking flips, that it does not, or that the runs can't say."""
        facts = self._names(found) | {"parameter": found.parameter}
        if found.result == "flips":
            before = self._direction(found.bins["difference"].iloc[0])
            facts |= {
                "crossing": f"{found.crossing:.3g}",
                "before": before,
                "interval": f"{found.crossing_low:.3g} – {found.crossing_high:.3g}",
            }
        if found.result == "does_not_flip":
            clear = found.bins[(found.bins["low"] > 0) | (found.bins["high"] < 0)]
            facts |= {
                "direction": self._direction(clear["difference"].iloc[0]),
                "k": len(clear),
                "n": len(found.bins),
            }
        sentences = [self._say(f"tipping_{found.result}", **facts)]
        return sentences + ([self._say("tipping_more", n=found.crossings)] if found.crossings > 1 else [])

    def response(self, table: pd.DataFrame) -> list[str]:
        """Tell for each strategy at which value of the lever the difference is largest."""
        largest = table.loc[
            table.groupby("strategy", sort=False)["difference"].apply(lambda d: d.abs().idxmax())
        ]
        return [
            self._say(
                "response",
                strategy=self._title(row.strategy),
                lever=row.lever,
                value=f"{row.value:g}",
                reference=f"{row.reference:g}",
                difference=self._difference(row),
            )
            + self._mark(row)
            for row in largest.itertuples()
        ]

    def ablation(self, table: pd.DataFrame) -> list[str]:
        """Tell which mechanisms add most and how many chance alone would make look clear."""
        clear = table[(table["low"] > 0) | (table["high"] < 0)]
        parts = [
            f"{MECHANISMS[row.mechanism].label(self.language)} {self._difference(row, 'contribution')}"
            for row in clear.head(_SHOWN).itertuples()
        ]
        expected = format_number((1 - CONFIDENCE) * len(table), 1, self.language)
        whole = table.iloc[0]
        return [
            self._say(
                "ablation" if parts else "ablation_none",
                names="; ".join(parts),
                k=len(clear),
                n=len(table),
                expected=expected,
                whole=self._number(whole["difference"], sign=True),
                strategy=self._title(whole["strategy"]),
                baseline=self._title(whole["baseline"]),
            )
        ]

    def _regret(self, rows: pd.DataFrame, baseline: str) -> str:
        least, fairest = rows["mean_regret"].idxmin(), rows["max_regret"].idxmin()
        key = "regret_both" if least == fairest else "regret"
        # A baseline that is itself the best is held against the one furthest behind.
        other = baseline if baseline not in (least, fairest) else rows["mean_regret"].idxmax()
        return self._say(
            key,
            worlds=int(rows["worlds"].iloc[0]),
            least=self._title(least),
            mean=self._number(rows.loc[least, "mean_regret"]),
            fairest=self._title(fairest),
            worst=self._number(rows.loc[fairest, "max_regret"]),
            other=self._title(other),
            other_mean=self._number(rows.loc[other, "mean_regret"]),
            other_worst=self._number(rows.loc[other, "max_regret"]),
        )

    def _satisficing(self, table: pd.DataFrame, others: pd.DataFrame, baseline: str) -> str:
        together = table[table["indicator"] == TOGETHER].set_index("strategy")
        shares = together.loc[others.index] if len(together) else others
        most, least = shares["satisfied"].idxmax(), shares["satisfied"].idxmin()
        own = table["threshold"].notna().any()
        key = ("satisfied_threshold" if own else "satisfied") + ("_together" if len(together) else "")
        told = self._say(
            key,
            most=self._title(most),
            baseline=self._title(baseline),
            share=self._percent(shares.loc[most, "satisfied"]),
            interval=self._percents(*shares.loc[most, ["satisfied_low", "satisfied_high"]]),
        )
        rest = "alike" if shares["satisfied"].nunique() == 1 else "least"
        return told + self._say(
            rest, least=self._title(least), low_share=self._percent(shares.loc[least, "satisfied"])
        )

    def _size(self, rows: pd.DataFrame, others: pd.DataFrame) -> str:
        apart = rows["difference"].max() - rows["difference"].min()
        worlds = (rows["high"] - rows["low"]).mean()
        chance = others["chance"].mean()
        tail = self._say("size_chance", chance=self._number(chance)) if pd.notna(chance) else "."
        key = "size" if apart < _SMALL * worlds else "size_large"
        return self._say(key, apart=self._number(apart), worlds=self._number(worlds)) + tail

    def _limit(self, row) -> str:
        low, high = f"{row.low:.3g}", f"{row.high:.3g}"
        if row.low <= row.whole_low:
            return self._say("at_most", factor=row.factor, bound=high)
        if row.high >= row.whole_high:
            return self._say("at_least", factor=row.factor, bound=low)
        return self._say("between", factor=row.factor, low=low, high=high)

    def _direction(self, difference: float) -> str:
        return self._say("higher" if difference > 0 else "lower")

    def _mark(self, row) -> str:
        return self._say("unclear") if row.low <= 0 <= row.high else ""

    def _difference(self, row, key: str = "difference") -> str:
        decimals = decimals_needed(row.low, row.high, self.measure.decimals)
        value = format_number(getattr(row, key), decimals, self.language, sign=True)
        return f"{value} ({format_interval(row.low, row.high, decimals, self.language)})"

    def _number(self, value: float, sign: bool = False) -> str:
        decimals = decimals_needed(value, value, self.measure.decimals)
        return format_number(value, decimals, self.language, sign=sign)

    def _interval(self, low: float, high: float, sign: bool = True) -> str:
        decimals = decimals_needed(low, high, self.measure.decimals)
        if sign:
            return format_interval(low, high, decimals, self.language)
        return " – ".join(format_number(bound, decimals, self.language) for bound in (low, high))

    def _percent(self, share: float) -> str:
        return format_number(100 * share, 0, self.language)

    def _percents(self, low: float, high: float) -> str:
        return f"{self._percent(low)} – {self._percent(high)}"

    def _listed(self, names) -> str:
        shown = list(names)[:_SHOWN]
        return ", ".join(shown) + (", ..." if len(list(names)) > _SHOWN else "")

    def _names(self, found) -> dict[str, str]:
        return {"strategy": self._title(found.strategy), "baseline": self._title(found.baseline)}

    def _title(self, name: str) -> str:
        return self.titles.get(name, name)

    def _say(self, key: str, **facts) -> str:
        return text(
            key,
            self.language,
            indicator=self.label,
            unit=difference_unit(self.measure, self.language),
            **facts,
        )
