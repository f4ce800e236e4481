"""Stored sweeps on the screen: all worlds as lines, robustness, tipping, answers to levers."""

from textwrap import wrap

import numpy as np
import pandas as pd

from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.app.views.looks import finer, many_looks, number, written_difference
from ruhrsim.app.views.worlds import Worlds, factor_label, scenario_label, strategy_label, written
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_difference, format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.lines import difference_unit

_MOST_LINES, _MOST_AXES, _BINS, _FEWEST_WORLDS = 240, 7, 6, 3
_AXIS_WIDTH = 22


def parallel(found: Worlds, indicator: str, language: str) -> dict:
    """Return axes (the factors that go most with the outcome, then the outcome) and lines for the screen."""
    columns = _strongest(found)
    table = found.levels.stack().rename("outcome").reset_index().join(found.factors[columns], on="world")
    shown = (
        table.iloc[np.unique(np.linspace(0, len(table) - 1, _MOST_LINES).astype(int))]
        if len(table)
        else table
    )
    axes = [*columns, "outcome"]
    spans = {axis: (float(table[axis].min()), float(table[axis].max())) for axis in axes}
    names, known = list(found.levels), REGION_INDICATORS[indicator]
    legend = [factor_label(key, language) for key in columns]
    return {
        "axes": [_axis(i, axis, spans[axis], known, language) for i, axis in enumerate(axes)],
        "legend": [
            f"{i}. {label} ({key})" for i, (label, key) in enumerate(zip(legend, columns, strict=True), 1)
        ],
        "strategies": [
            {"name": strategy_label(found, name, language)} | many_looks(i) for i, name in enumerate(names)
        ],
        "lines": [
            {"strategy": names.index(row["strategy"]), "at": [_part(row[a], *spans[a]) for a in axes]}
            for row in shown.to_dict("records")
        ],
        "note": text(
            "explore.lines_shown",
            language,
            shown=len(shown),
            all=len(table),
            worlds=len(found.levels),
            axes=len(columns),
            factors=found.factors.shape[1],
        ),
    }


def _axis(position: int, key: str, span: tuple[float, float], known, language: str) -> dict:
    if key != "outcome":
        return {
            "key": key,
            "label": str(position + 1),
            "name": wrap(factor_label(key, language), _AXIS_WIDTH, max_lines=3, placeholder=" …"),
            "low": written(span[0], language),
            "high": written(span[1], language),
        }
    return {
        "key": key,
        "label": known.label(language),
        "name": [],
        "low": format_number(span[0], known.decimals, language),
        "high": format_number(span[1], known.decimals, language),
    }


def _strongest(found: Worlds) -> list[str]:
    """Return the factors whose order goes most with that of the outcome, strongest first."""
    ranks, outcome = found.factors.rank(), found.levels.mean(axis=1).rank()
    return list(ranks.corrwith(outcome).abs().sort_values(ascending=False, kind="stable").index[:_MOST_AXES])


def _part(value: float, low: float, high: float) -> float:
    return round((value - low) / (high - low), 4) if high > low else 0.5


def robustness(found: Worlds, indicator: str, language: str) -> dict:
    """Return how each strategy does against the first over all worlds, as a table of words."""
    known, levels = REGION_INDICATORS[indicator], found.levels
    sign = -1.0 if known.better == "lower" else 1.0
    differences = levels.sub(levels.iloc[:, 0], axis=0)
    regrets = (sign * levels).max(axis=1).to_numpy()[:, None] - sign * levels
    band = mean_with_interval(differences)
    ahead = (sign * differences > 0).mean()
    head = (
        "strategy",
        "mean",
        "better_share" if known.better else "higher_share",
        "regret_mean",
        "regret_worst",
    )
    rows = [
        [
            strategy_label(found, name, language),
            "–" if i == 0 else format_difference(*band.loc[name], finer(known), language),
            "–" if i == 0 else f"{format_number(100 * ahead[name], 0, language)} %",
            format_number(regrets[name].mean(), known.decimals + 1, language),
            format_number(regrets[name].max(), known.decimals + 1, language),
        ]
        for i, name in enumerate(levels)
    ]
    kept = len(head) if known.better else 3
    first = strategy_label(found, levels.columns[0], language)
    return {
        "title": text("explore.robustness", language),
        "head": [_headed(key, known, language) for key in head[:kept]],
        "note": text("explore.robustness_note", language, baseline=first, worlds=len(levels)),
        "rows": [row[:kept] for row in rows],
    }


def _headed(key: str, known, language: str) -> str:
    unit = f" ({difference_unit(known, language)})" if key in ("mean", "regret_mean", "regret_worst") else ""
    return text(f"explore.{key}", language) + unit


def tipping(found: Worlds, indicator: str, factor: str, strategy: str, language: str) -> dict:
    """Return the paired difference of a strategy in bins of one factor, as a table with bars."""
    known = REGION_INDICATORS[indicator]
    differences = found.levels[strategy] - found.levels.iloc[:, 0]
    bins = pd.qcut(found.factors[factor], min(_BINS, len(differences) // 2 or 1), duplicates="drop")
    ends = [
        (span, f"{written(span.left, language)} – {written(span.right, language)}")
        for span in bins.cat.categories
    ]
    rows = [_bar(label, differences[bins == span], finer(known), language) for span, label in ends]
    return _bars(factor, f"{known.label(language)} ({difference_unit(known, language)})", rows)


def responses(found: Worlds, indicator: str, language: str) -> list[dict]:
    """Return how each scenario answers to what somebody decides: differences to its first choice, with bars."""
    known, tables = REGION_INDICATORS[indicator], []
    for scenario, group in found.strategies.groupby("scenario", sort=False):
        differences = found.levels[list(group.index)].sub(found.levels[group.index[0]], axis=0)
        labels = [
            ", ".join(written(value, language) for value in row) for row in group[found.levers()].to_numpy()
        ]
        rows = [
            _bar(label, differences[name], finer(known), language)
            for label, name in zip(labels[1:], group.index[1:], strict=True)
        ]
        tables.append(
            _bars(
                scenario,
                text(
                    "explore.response_of",
                    language,
                    unit=difference_unit(known, language),
                    scenario=scenario_label(scenario, language),
                    first=labels[0],
                ),
                rows,
            )
        )
    return tables


def ablated(found: Worlds, indicator: str, language: str) -> dict:
    """Return what each mechanism adds to the difference of two strategies, the largest first, with bars."""
    known, decimals = REGION_INDICATORS[indicator], finer(REGION_INDICATORS[indicator])
    rows = [
        {"label": MECHANISMS[row.mechanism].label(language), "total": False}
        | _figures(row.contribution, row.low, row.high, decimals, language)
        for row in found.mechanisms.itertuples()
    ]
    return _bars(indicator, f"{known.label(language)} ({difference_unit(known, language)})", rows)


def _bars(name: str, label: str, rows: list[dict]) -> dict:
    reach = max(
        (abs(bound) for row in rows for bound in (row["low"], row["high"], row["mean"]) if bound), default=1.0
    )
    return {"name": name, "label": label, "reach": reach, "rows": rows}


def _bar(label: str, values: pd.Series, decimals: int, language: str) -> dict:
    row = mean_with_interval(values.to_frame()).iloc[0]
    return {"label": label, "total": False} | _figures(
        row["difference"], row["low"], row["high"], decimals, language
    )


def _figures(mean: float, low: float, high: float, decimals: int, language: str) -> dict:
    clear = bool(low > 0 or high < 0)
    return {
        "value": written_difference(mean, low, high, decimals, language),
        "verdict": "" if clear else text("compare.same" if low == high == 0 else "compare.unclear", language),
        "clear": clear,
        "mean": number(mean),
        "low": number(low),
        "high": number(high),
    }


def comparable(found: Worlds) -> bool:
    """Return whether there are several strategies in enough worlds."""
    return len(found.levels) >= _FEWEST_WORLDS and found.levels.shape[1] > 1 and found.factors.shape[1] > 0


def answers_to_levers(found: Worlds) -> bool:
    """Return whether somebody decides something in this sweep, on more than one seed."""
    return bool(found.levers()) and len(found.levels) > 1
