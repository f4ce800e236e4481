"""Explore stored sweeps: all worlds, robustness, tipping; answers to levers where nothing is uncertain."""

import solara

from ruhrsim.app import parts
from ruhrsim.app.views import sweeps, worlds
from ruhrsim.app.words import text, words
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.indicators import REGION_INDICATORS


@solara.component
def Explore(language: str):
    """Show the page."""
    named = words("explore", language)
    known = solara.use_memo(worlds.stored, [])
    titles = solara.use_memo(lambda: worlds.titles(known, language), [language])
    picked, set_picked = solara.use_state({})
    parts.Words(words=named["title"], tag="h1")
    parts.Words(words=named["lead"])
    if not known:
        parts.Words(words=named["none"], look="rs-soft")
        return
    name = picked.get("sweep") if picked.get("sweep") in known else worlds.usual(known)

    def pick(event):
        set_picked(lambda now: now | {str(event["key"]): str(event["value"])})

    parts.Pickers(pickers=[_picker("sweep", named["choose"], name, titles)], event_pick=pick)
    try:
        found = worlds.open_worlds(
            known[name], picked.get("indicator", "unemployment_rate"), int(picked.get("year") or 0)
        )
    except (FolderError, ScenarioError, ValueError, KeyError, IndexError, OSError) as error:
        parts.Notice(title=named["unreadable"], lines=[str(error)])
        return
    parts.Words(words=text("explore.name_note", language, name=name), look="rs-soft")
    Opened(found, picked, pick, language)


def _picker(key: str, label: str, value, options) -> dict:
    return {
        "key": key,
        "label": label,
        "value": str(value),
        "options": [{"value": str(v), "label": w} for v, w in options],
    }


def _chosen(picked: dict, key: str, known: list, otherwise):
    return next((value for value in known if str(value) == picked.get(key)), otherwise)


@solara.component
def Opened(found: worlds.Worlds, picked: dict, pick, language: str):
    """Show one sweep."""
    named, half = words("explore", language), 0 if language == "de" else 1
    usual = "unemployment_rate" if "unemployment_rate" in found.indicators else found.indicators[0]
    indicator = _chosen(picked, "indicator", found.indicators, usual)
    year = _chosen(picked, "year", found.years, found.years[-1])
    parts.Words(words=found.title[half], tag="h2")
    parts.Words(words=found.question[half])
    parts.Pickers(
        pickers=[
            _picker(
                "indicator",
                named["indicator"],
                indicator,
                [(k, REGION_INDICATORS[k].label(language)) for k in found.indicators],
            ),
            _picker("year", named["year"], year, [(y, str(y)) for y in found.years]),
        ],
        event_pick=pick,
    )
    if sweeps.comparable(found):
        parts.Parallel(words=named, chart=sweeps.parallel(found, indicator, language), language=language)
        parts.Tables(tables=[sweeps.robustness(found, indicator, language)])
        Tipping(found, indicator, picked, pick, language)
    elif sweeps.answers_to_levers(found):
        parts.Words(words=named["response"], tag="h2")
        parts.Words(
            words=text(
                "explore.response_note",
                language,
                runs=len(found.levels),
                levers=", ".join(worlds.factor_label(lever, language) for lever in found.levers()),
            ),
            look="rs-soft",
        )
        parts.Bars(
            tables=sweeps.responses(found, indicator, language),
            head=named["lever_value"],
            figure=named["difference"],
        )
    elif found.mechanisms is not None:
        strategy, baseline = found.mechanisms.iloc[0][["strategy", "baseline"]]
        parts.Words(words=text("compare.mechanisms", language), tag="h2")
        parts.Words(
            words=text(
                "explore.ablation_note",
                language,
                strategy=worlds.scenario_label(strategy, language),
                baseline=worlds.scenario_label(baseline, language),
            ),
            look="rs-soft",
        )
        parts.Bars(
            tables=[sweeps.ablated(found, indicator, language)],
            head=text("compare.mechanism", language),
            figure=text("compare.contribution", language),
        )
    else:
        parts.Words(words=named["few"], look="rs-soft")


@solara.component
def Tipping(found: worlds.Worlds, indicator: str, picked: dict, pick, language: str):
    """Show where a strategy's difference changes its sign along one factor."""
    named, names, factors = words("explore", language), list(found.levels), list(found.factors)
    strategy, factor = (
        _chosen(picked, "strategy", names[1:], names[-1]),
        _chosen(picked, "factor", factors, factors[0]),
    )
    label, label_of = worlds.factor_label(factor, language), worlds.strategy_label
    parts.Words(words=named["tipping"], tag="h2")
    parts.Pickers(
        pickers=[
            _picker(
                "factor", named["factor"], factor, [(f, worlds.factor_label(f, language)) for f in factors]
            ),
            _picker(
                "strategy",
                named["strategy"],
                strategy,
                [(n, label_of(found, n, language)) for n in names[1:]],
            ),
        ],
        event_pick=pick,
    )
    parts.Words(
        words=text(
            "explore.tipping_note",
            language,
            strategy=label_of(found, strategy, language),
            baseline=label_of(found, names[0], language),
            factor=label,
            worlds=len(found.levels),
        ),
        look="rs-soft",
    )
    parts.Bars(
        tables=[sweeps.tipping(found, indicator, factor, strategy, language)],
        head=named["value_range"],
        figure=named["difference"],
    )
