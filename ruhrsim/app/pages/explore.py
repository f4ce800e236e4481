"""Explore stored sweeps: all worlds, robustness, tipping."""

import solara

from ruhrsim.app import parts
from ruhrsim.app.views import sweeps
from ruhrsim.app.words import text, words
from ruhrsim.faults import ScenarioError
from ruhrsim.folders import FolderError
from ruhrsim.indicators import REGION_INDICATORS


@solara.component
def Explore(language: str):
    """Show the page."""
    named = words("explore", language)
    known = solara.use_memo(sweeps.stored, [])
    picked, set_picked = solara.use_state({})
    parts.Words(words=named["title"], tag="h1")
    parts.Words(words=named["lead"])
    if not known:
        parts.Words(words=named["none"], look="rs-soft")
        return
    name = picked.get("sweep") if picked.get("sweep") in known else known[0]
    try:
        year = int(picked.get("year") or 0)
        found = sweeps.worlds(name, picked.get("indicator", "unemployment_rate"), year)
    except (FolderError, ScenarioError, ValueError, KeyError, IndexError, OSError) as error:
        parts.Notice(title=named["unreadable"], lines=[str(error)])
        return
    Opened(name, known, found, picked, set_picked, language)


@solara.component
def Opened(name: str, known: list[str], found: sweeps.Worlds, picked: dict, set_picked, language: str):
    """Show one sweep."""
    named = words("explore", language)
    indicator = picked.get("indicator") if picked.get("indicator") in found.indicators else found.indicators[0]
    if "unemployment_rate" in found.indicators and "indicator" not in picked:
        indicator = "unemployment_rate"
    names, factors = list(found.levels), list(found.factors)
    year = picked.get("year") if str(picked.get("year")) in map(str, found.years) else found.years[-1]
    strategy = picked.get("strategy") if picked.get("strategy") in names else names[-1]
    factor = picked.get("factor") if picked.get("factor") in factors else (factors or [""])[0]
    pickers = [("sweep", "choose", name, [(n, n) for n in known]),
               ("indicator", "indicator", indicator, [(k, REGION_INDICATORS[k].label(language))
                                                      for k in found.indicators]),
               ("year", "year", str(year), [(str(y), str(y)) for y in found.years]),
               ("strategy", "strategy", strategy, [(n, n) for n in names]),
               ("factor", "factor", factor, [(f, f) for f in factors])]
    parts.Pickers(pickers=[{"key": key, "label": named[label], "value": value,
                            "options": [{"value": v, "label": w} for v, w in options]}
                           for key, label, value, options in pickers],
                  event_pick=lambda e: set_picked(lambda now: now | {str(e["key"]): str(e["value"])}))
    parts.Words(words=found.title[0 if language == "de" else 1], tag="h2")
    if not sweeps.comparable(found):
        parts.Words(words=named["few"], look="rs-soft")
        return
    parts.Parallel(words=named, chart=sweeps.parallel(found, indicator, language), language=language)
    parts.Tables(tables=[sweeps.robustness(found, indicator, language)])
    parts.Words(words=named["tipping"], tag="h2")
    parts.Words(words=text("explore.tipping_note", language, strategy=strategy, baseline=names[0], factor=factor),
                look="rs-soft")
    parts.Bars(tables=[sweeps.tipping(found, indicator, factor, strategy, language)], head=named["value_range"],
               figure=named["difference"])
