"""The page: answer, table, pictures, maps, towns, limits, method, words, sources."""

import json
import platform
import shlex
from importlib.resources import files

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ruhrsim import __version__
from ruhrsim.analysis.paired import summarise, years_compared
from ruhrsim.common.versions import code_version, data_version, package_versions
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.regions.boundaries import attribution
from ruhrsim.regions.region import DEFAULT_REGION
from ruhrsim.report.answer import answer_sentence, chance_sentence, findings, size_sentence
from ruhrsim.report.briefing import briefing
from ruhrsim.report.pictures import Picture
from ruhrsim.report.ranks import rank_contents
from ruhrsim.report.tables import headline_rows, region_facts, source_rows, town_rankings, town_rows
from ruhrsim.report.texts import limits, text
from ruhrsim.runs.results import Comparison

_PYTHON = """\
from pathlib import Path

from ruhrsim import {imported}
from ruhrsim.report import write_report

if __name__ == "__main__":
    comparison = compare({names}, runs={runs}, years={years},
                         scale={scale}, seed={seed}{worlds})
    comparison.region, comparison.towns  # pandas
    write_report(comparison, Path("."), "{language}")
"""


def build_page(
    comparison: Comparison, pictures: list[Picture], language: str, parts: pd.DataFrame | None = None
) -> str:
    """Return the report as one HTML page that needs nothing else.

    Args:
        comparison: The runs.
        pictures: Figures to carry inside the page.
        language: `de` or `en`.
        parts: See `write_report`.
    """
    environment = Environment(
        loader=PackageLoader("ruhrsim.report", "."),
        undefined=StrictUndefined,
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("page.html.j2")
    place = region_facts(comparison, language)
    return page.render(
        **_facts(comparison),
        **_contents(comparison, language, parts),
        **_grouped(pictures),
        language=language,
        t=lambda key, **facts: text(key, language, comparison.uncertainty, **(place | facts)),
        style=(files("ruhrsim.report") / "page.css").read_text(encoding="utf-8"),
    )


def _facts(comparison: Comparison) -> dict:
    start = comparison.baseline.start
    return {
        "start": start,
        "first": years_compared(comparison)[0],
        "end": start + comparison.years,
        "years": comparison.years,
        "runs": len(comparison.seeds),
        "scale": comparison.scale,
        "several": len(comparison.scenarios) > 1,
        "attribution": attribution(comparison.baseline.region),
    }


def _contents(comparison: Comparison, language: str, parts: pd.DataFrame | None) -> dict:
    summary = summarise(comparison).set_index(["scenario", "indicator"])
    compared = len(comparison.scenarios) > 1 and len(comparison.seeds) > 1
    return {
        "briefing": briefing(comparison, language, parts=parts),
        "answer": answer_sentence(comparison, summary, language),
        "chance": chance_sentence(comparison, summary, language) if compared else "",
        "size": size_sentence(comparison, summary, language),
        "findings": findings(comparison, summary, language) if compared else [],
        "scenarios": [
            {"title": s.title(language), "description": s.description(language)} for s in comparison.scenarios
        ],
        "headline": headline_rows(comparison, summary, language),
        **rank_contents(comparison, language),
        "rankings": town_rankings(comparison, language),
        "towns": town_rows(comparison, language),
        "limits": limits(language, comparison.uncertainty),
        "method": _method(comparison, language),
        "command": command(comparison, language),
        "python": _python(comparison, language),
        "sources": source_rows(comparison.baseline.region),
        "indicators": [
            {"label": i.label(language), "unit": i.unit(language), "definition": i.definition(language)}
            for i in REGION_INDICATORS.values()
        ],
    }


def _grouped(pictures: list[Picture]) -> dict:
    by_kind = {
        kind: [p for p in pictures if p.kind == kind]
        for kind in ("level", "difference", "level_map", "difference_map", "districts")
    }
    courses = [
        [p for p in pictures if p.kind in ("level", "difference") and p.subject == key] for key in HEADLINE
    ]
    return {
        "courses": list(zip((REGION_INDICATORS[key] for key in HEADLINE), courses, strict=True)),
        "maps": by_kind["level_map"] + by_kind["difference_map"],
        "districts": by_kind["districts"],
    }


def _method(comparison: Comparison, language: str) -> list[tuple[str, str]]:
    seeds = comparison.seeds
    shown_seeds = str(seeds[0]) if len(seeds) == 1 else f"{seeds[0]}–{seeds[-1]}"
    packages = ", ".join(f"{name} {number}" for name, number in package_versions().items())
    scale = f"{comparison.scale:g}".replace(".", "," if language == "de" else ".")
    return [
        (text("method_scale", language), scale),
        (
            text("method_covers", language),
            text("method_covers_value", language, comparison.uncertainty, runs=len(seeds)),
        ),
        (text("method_runs", language), str(len(seeds))),
        (text("method_seeds", language), shown_seeds),
        (text("method_years", language), str(comparison.years)),
        (text("method_version", language), f"RuhrSim {__version__}"),
        (text("method_code", language), f"{code_version()} / {data_version(comparison.baseline.region)}"),
        (text("method_packages", language), f"Python {platform.python_version()}, {packages}"),
    ]


def region_option(comparison: Comparison) -> list[str]:
    """Return the words of the command line that name the region, none for the Ruhr."""
    region = comparison.baseline.region
    return [] if region == DEFAULT_REGION else ["--region", region]


def command(comparison: Comparison, language: str) -> str:
    names = [scenario.name for scenario in comparison.scenarios]
    verb = "compare" if len(names) > 1 else "run"
    return shlex.join(
        [
            "ruhrsim",
            verb,
            *names,
            "--runs",
            str(len(comparison.seeds)),
            "--years",
            str(comparison.years),
            "--scale",
            f"{comparison.scale:g}",
            *region_option(comparison),
            "--seed",
            str(comparison.seeds[0]),
            "--lang",
            language,
            *uncertainty_option(comparison),
        ]
    )


def uncertainty_option(comparison: Comparison) -> list[str]:
    """Return the words of the command line that make intervals cover what they cover here."""
    return ["--uncertainty", comparison.uncertainty] if comparison.uncertainty != "luck" else []


def _python(comparison: Comparison, language: str) -> str:
    names = ", ".join(f'"{scenario.name}"' for scenario in comparison.scenarios)
    return _PYTHON.format(
        names=f"[{names}]",
        runs=len(comparison.seeds),
        years=comparison.years,
        scale=f"{comparison.scale:g}",
        seed=comparison.seeds[0],
        language=language,
        **python_worlds(comparison),
    )


def python_worlds(comparison: Comparison) -> dict[str, str]:
    """Return what Python has to import and to say beyond the usual for the same uncertainty and region."""
    region = comparison.baseline.region
    named = "" if region == DEFAULT_REGION else f",\n{' ' * 25}region={json.dumps(region)}"
    if comparison.uncertainty == "luck":
        return {"imported": "compare", "worlds": named}
    worlds = f"worlds=numbered_worlds({comparison.seeds[0]}, {len(comparison.seeds)})"
    return {"imported": "compare, numbered_worlds", "worlds": f",\n{' ' * 25}{worlds}{named}"}
