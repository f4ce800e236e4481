"""The briefing: the few sentences that head the app, the report and the command line, the same in all of them.

In people, rounded to two digits that count; the tables beside hold the digits. No verdict is spoken before the
last run.
"""

from dataclasses import dataclass
from math import floor, isfinite, log10

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from ruhrsim.analysis.paired import CONFIDENCE, FEWEST_RANKED, summarise, years_compared
from ruhrsim.common import defaults
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import HEADLINE
from ruhrsim.regions.tables import read_shocks
from ruhrsim.report.briefing_texts import text
from ruhrsim.regions.region import read_region
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import read_scenario

PEOPLE = "unemployed"
_MONEY = "money_spent"
_MONEY_TOLERANCE = 0.01
"""Share by which money may differ and still be called the same; assumed."""
_FAMILIAR = "opel_bochum_2014"


@dataclass(frozen=True)
class Finding:
    """What a strategy changes.

    Args:
        name: The scenario.
        title: Its title.
        head: In people.
        sure: How sure that is.
        short: The same in a few words.
        tone: `good`, `bad`, `unclear`, or `open` before the last run.
    """

    name: str
    title: str
    head: str
    sure: str
    short: str
    tone: str

    @property
    def sentence(self) -> str:
        """Both in one sentence."""
        return f"{self.head}; {self.sure}"


@dataclass(frozen=True)
class Briefing:
    """The answer in a few sentences.

    Args:
        asked: What was compared with what, over which years.
        findings: One a strategy besides the first.
        familiar: A familiar quantity beside the largest difference, empty where there is none.
        matters: What the difference between competing and sharing out is made of; without those runs, that
            strategies differ in how far towns act together, if they do.
        luck: How many comparisons look clear, and how many luck alone would make so.
        money: What the strategies cost.
        money_differs: Whether they cost more than a little more or less than the first.
    """

    asked: str
    findings: tuple[Finding, ...]
    familiar: str
    matters: str
    luck: str
    money: str
    money_differs: bool

    def sentences(self) -> list[str]:
        """Return all sentences in the order of reading."""
        found = [finding.sentence for finding in self.findings]
        rest = (self.matters, self.luck, self.money, self.familiar)
        return [self.asked, *found, *filter(None, rest)]


def briefing(
    comparison: Comparison, language: str, final: bool = True, parts: pd.DataFrame | None = None
) -> Briefing:
    """Return the briefing on a comparison.

    Args:
        comparison: The runs.
        language: `de` or `en`.
        final: Whether the last run is in; before that, nothing is called clear or unclear.
        parts: Output of `analysis.split.split`, where its runs are there.
    """
    summary = summarise(comparison).set_index(["scenario", "indicator"])
    others = comparison.scenarios[1:]
    findings = tuple(_finding(comparison, other, summary, final, language) for other in others)
    differs, money = _money(comparison, summary, language)
    return Briefing(
        _asked(comparison, summary, language),
        findings,
        _familiar(comparison, summary, language),
        _matters(comparison, parts, language),
        _luck(comparison, summary, language) if final and others and len(comparison.seeds) > 1 else "",
        money,
        differs,
    )


def split_sentence(parts: pd.DataFrame, language: str) -> str:
    """Return what sharing out themes and acting together add to the difference, in people.

    Args:
        parts: Output of `analysis.split.split`.
        language: `de` or `en`.
    """
    people = parts[parts["indicator"] == PEOPLE].set_index("part")
    written = {part: _amount(row, language) for part, row in people.iterrows()}
    neither, both = (
        read_scenario(name).title(language) for name in (defaults.CORNERS[0], defaults.CORNERS[-1])
    )
    return text("split", language, neither=neither, both=both, **written)


def about(value: float, language: str) -> str:
    """Write the size of a number of people, rounded to two digits that count."""
    size = abs(float(value))
    digits = 0 if size < 1 else 1 - floor(log10(size))
    return format_number(round(size, min(0, digits)), 0, language)


def change(value: float, language: str) -> str:
    """Write a change of people in words, as in `about 100 fewer`."""
    return text(_direction(value), language, size=about(value, language))


def span(low: float, high: float, language: str) -> str:
    """Write an interval of changes of people in words, as in `30 to 400 fewer`."""
    sizes = [about(low, language), about(high, language)]
    if low >= 0:
        return text("span_more", language, near=sizes[0], far=sizes[1])
    if high <= 0:
        return text("span_fewer", language, near=sizes[1], far=sizes[0])
    return text("span_both", language, far=sizes[0], near=sizes[1])


def chance_of_looking_clear(n: int, covers: str) -> float:
    """Return how probable it is that n runs look clear where nothing differs but luck, even to both sides.

    Args:
        n: Runs, at least 2.
        covers: `luck` or `assumptions`: what the interval covers, see `analysis.paired`.
    """
    if covers == "luck":
        return 1.0 - CONFIDENCE
    if n >= FEWEST_RANKED:
        return 2.0 ** (1 - n)
    return float(2.0 * stdtr(n - 1, -stdtrit(n - 1, (1.0 + CONFIDENCE) / 2.0) * np.sqrt(n + 1.0)))


def _asked(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    first, last = years_compared(comparison)
    level = about(summary.loc[(comparison.baseline.name, PEOPLE), "value"], language)
    facts = {
        "region": read_region(comparison.baseline.region).name(language),
        "baseline": comparison.baseline.title(language),
        "level": level,
        "first": first,
        "last": last,
    }
    return text("asked" if len(comparison.scenarios) > 1 else "asked_one", language, **facts)


def _finding(comparison, scenario, summary, final: bool, language: str) -> Finding:
    row = summary.loc[(scenario.name, PEOPLE)]
    level = about(summary.loc[(comparison.baseline.name, PEOPLE), "value"], language)
    title = scenario.title(language)
    changed = f"{change(row['difference'], language)} {text('unemployed', language)}"
    people = text(
        f"people_{_direction(row['difference'])}",
        language,
        size=about(row["difference"], language),
        level=level,
    )
    head = f"{title}: {people}"
    if not isfinite(row["low"]):
        return Finding(scenario.name, title, head, text("one_run", language), changed, "open")
    sure = _sure(row, comparison.uncertainty, language)
    if not final:
        return Finding(scenario.name, title, head, text("so_far", language, sure=sure), changed, "open")
    tone = "unclear" if row["includes_zero"] else "good" if row["difference"] < 0 else "bad"
    said = "unclear" if tone == "unclear" else "clear"
    verdict = text(f"{said}_{comparison.uncertainty}", language)
    sure = text("finding", language, sure=sure, verdict=verdict)
    return Finding(scenario.name, title, head, sure, f"{changed} · {text(said, language)}", tone)


def _direction(value: float) -> str:
    return "none" if round(abs(value)) == 0 else "fewer" if value < 0 else "more"


def _sure(row: pd.Series, covers: str, language: str) -> str:
    written = span(row["low"], row["high"], language)
    if covers == "luck":
        return text("interval", language, span=written)
    fewer, more, n = int(row["worlds_lower"]), int(row["worlds_higher"]), int(row["n"])
    side = "fewer" if fewer >= more else "more"
    return text(f"worlds_{side}", language, k=max(fewer, more), n=n, span=written)


def _amount(row: pd.Series, language: str) -> str:
    changed = change(row["difference"], language)
    if not isfinite(row["low"]):
        return changed
    return text("amount", language, change=changed, span=span(row["low"], row["high"], language))


def _matters(comparison: Comparison, parts: pd.DataFrame | None, language: str) -> str:
    """Return what the difference is made of, or, where strategies act together unequally, that this is assumed."""
    if parts is not None:
        return split_sentence(parts, language)
    shares = {s.title(language): s.strategy.cooperation.all for s in comparison.scenarios}
    if len(set(shares.values())) == 1:
        return ""
    listed = "; ".join(
        f"{title} {format_number(100.0 * share, 0, language)} %" for title, share in shares.items()
    )
    return text("cooperation", language, listed=listed)


def _luck(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    rows = summary.loc[[s.name for s in comparison.scenarios[1:]]]
    rows = rows[rows.index.get_level_values("indicator").isin(HEADLINE)].dropna(subset=["includes_zero"])
    expected = len(rows) * chance_of_looking_clear(len(comparison.seeds), comparison.uncertainty)
    return text(
        "luck" if expected >= 0.5 else "luck_hardly",
        language,
        clear=int((~rows["includes_zero"].astype(bool)).sum()),
        n=len(rows),
        expected=format_number(expected, 0, language),
    )


def _money(comparison: Comparison, summary: pd.DataFrame, language: str) -> tuple[bool, str]:
    spent = {s.title(language): summary.loc[(s.name, _MONEY), "value"] for s in comparison.scenarios}
    first, *others = spent.values()
    differs = any(abs(value - first) > _MONEY_TOLERANCE * max(first, 1.0) for value in others)
    if not differs:
        return False, text(
            "money" if others else "money_one", language, eur=format_number(first, 0, language)
        )
    listed = "; ".join(f"{title} {format_number(value, 0, language)}" for title, value in spent.items())
    return True, text("money_differs", language, listed=listed)


def _familiar(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    sizes = [abs(summary.loc[(s.name, PEOPLE), "difference"]) for s in comparison.scenarios[1:]]
    if not sizes:
        return ""
    event = read_shocks().set_index("event_id").loc[_FAMILIAR]
    jobs, low, high = (abs(float(event[key])) for key in ("jobs_change", "jobs_high", "jobs_low"))
    share = max(sizes) / jobs
    facts = {
        name: format_number(value, 0, language)
        for name, value in (("jobs", jobs), ("low", low), ("high", high))
    }
    if share >= 1.5:
        return text("familiar_times", language, times=format_number(share, 0, language), **facts)
    percent = text("under_one", language) if share < 0.01 else format_number(100.0 * share, 0, language)
    return text("familiar_share", language, percent=percent, **facts)
