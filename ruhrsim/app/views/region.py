"""The region's answer: briefing, cards, courses over time."""

from dataclasses import asdict

import numpy as np

from ruhrsim.analysis.paired import summarise
from ruhrsim.analysis.split import split
from ruhrsim.app.views.looks import difference, honest, looks, number, written, written_difference
from ruhrsim.app.words import text
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.plots.bands import difference_band, level_band, runs_over_time
from ruhrsim.plots.lines import difference_unit
from ruhrsim.report.answer import agreement
from ruhrsim.report.briefing import PEOPLE, briefing
from ruhrsim.runs.results import Comparison


NO_BRIEFING = {
    "asked": "",
    "findings": [],
    "money": "",
    "differs": False,
    "luck": "",
    "familiar": "",
    "matters": "",
}
"""What stands where the briefing will stand."""


def briefing_rows(
    comparison: Comparison, language: str, final: bool, corners: Comparison | None = None
) -> dict:
    """Return the briefing as plain values.

    Args:
        comparison: The runs.
        language: `de` or `en`.
        final: Whether the last run is in.
        corners: Runs of all four corners of the main question, if they are there.
    """
    told = briefing(comparison, language, final, split(corners) if corners is not None else None)
    styles = looks(comparison.scenarios, language)[1:]
    return {
        "asked": told.asked,
        "findings": [style | asdict(f) for style, f in zip(styles, told.findings, strict=True)],
        "money": told.money,
        "differs": told.money_differs,
        "luck": told.luck,
        "familiar": told.familiar,
        "matters": told.matters,
    }


def cards(comparison: Comparison, language: str, final: bool = True) -> list[dict]:
    """Return a card for each headline indicator; before the last run (`final`) without verdicts."""
    summary, styles = summarise(comparison), looks(comparison.scenarios, language)
    shown = honest(summary, len(comparison.seeds)).set_index(["scenario", "indicator"])
    return [_card(comparison, shown, key, styles, language, final) for key in HEADLINE]


def split_bars(corners: Comparison, language: str) -> list[dict]:
    """Return what sharing out themes and acting together add, as a table of bars in people."""
    parts = split(corners)
    rows = parts[(parts["indicator"] == PEOPLE) & (parts["part"] != "total")]
    return [
        {
            "name": "split",
            "label": text("compare.split", language),
            "reach": float(rows[["difference", "low", "high"]].abs().max().max()) or 1.0,
            "rows": [_split_row(row, language) for _, row in rows.iterrows()],
        }
    ]


def _split_row(row, language: str) -> dict:
    clear = not row["includes_zero"]
    return {
        "label": text(f"compare.split_{row['part']}", language),
        "total": False,
        "value": written_difference(row["difference"], row["low"], row["high"], 0, language),
        "clear": clear,
        "verdict": "" if clear else text("compare.unclear", language),
        **{
            key: number(row[name]) for key, name in (("mean", "difference"), ("low", "low"), ("high", "high"))
        },
    }


def _card(comparison: Comparison, summary, key: str, styles: list[dict], language: str, final: bool) -> dict:
    indicator = REGION_INDICATORS[key]
    rows = []
    for style in styles[1:]:
        row = summary.loc[(style["name"], key)]
        rows.append(
            style
            | difference(row["difference"], row["low"], row["high"], indicator, language, final)
            | {"worlds": agreement(row, indicator, language) if final else ""}
        )
    reach = max(
        (abs(bound) for row in rows for bound in (row["low"], row["high"], row["mean"]) if bound is not None),
        default=0.0,
    )
    return {
        "key": key,
        "label": indicator.label(language),
        "unit": indicator.unit(language),
        "definition": indicator.definition(language),
        "difference_unit": difference_unit(indicator, language),
        "level": written(summary.loc[(comparison.baseline.name, key), "value"], indicator, language),
        "rows": rows,
        "reach": reach or 1.0,
    }


def courses(comparison: Comparison, key: str, language: str) -> dict:
    """Return an indicator's levels and differences over time, each with its band."""
    styles = looks(comparison.scenarios, language)
    runs = [runs_over_time(comparison.region, key, s.name) for s in comparison.scenarios]
    indicator = REGION_INDICATORS[key]
    levels = [style | _band(level_band(r)) for style, r in zip(styles, runs, strict=True)]
    bands = [honest(difference_band(r, runs[0]), len(comparison.seeds)) for r in runs[1:]]
    changes = [style | _band(band) for style, band in zip(styles[1:], bands, strict=True)]
    return {
        "label": indicator.label(language),
        "unit": indicator.unit(language),
        "difference_unit": difference_unit(indicator, language),
        "decimals": indicator.decimals,
        "levels": levels,
        "differences": changes,
    }


def _band(band) -> dict:
    """Return a band by year, to spare the wire three quarters out of four."""
    yearly = band[np.isclose(band.index % 1.0, 0.0)]
    return {
        "years": [int(round(year)) for year in yearly.index],
        **{name: [number(value) for value in yearly[name]] for name in ("mean", "low", "high")},
    }
