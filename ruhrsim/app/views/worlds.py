"""Stored sweeps opened for the screen: which there are, their strategies and worlds, in words."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from ruhrsim.analysis.ablation import ablation
from ruhrsim.analysis.worlds import AnalysisError
from ruhrsim.app import choices
from ruhrsim.app.views.controls import assumption_label, assumption_rows
from ruhrsim.app.words import text
from ruhrsim.common import defaults
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.runs.catalogue import list_results
from ruhrsim.sweeps.store import load_sweep

_LABELS = ("experiment", "world", "scenario")
_SHIPPED = "experiments"
_FIRST = "focus_or_spread"
_DIGITS = 3


@dataclass(frozen=True, eq=False)
class Worlds:
    """One indicator of a sweep in one year.

    Args:
        title: What the sweep is called, German and English.
        question: What it asks, German and English.
        levels: Mean over seeds, one row a world, one column a strategy; the first is the baseline. A
            sweep of a single world has one row a seed instead.
        strategies: Scenario and levers of each strategy, indexed like the columns of `levels`.
        factors: Value of each factor, one row a world.
        indicators: Keys that the sweep stored.
        years: Years that the sweep stored.
        mechanisms: What each mechanism adds (see `ablation`), if that is what the sweep is made for.
    """

    title: tuple[str, str]
    question: tuple[str, str]
    levels: pd.DataFrame
    strategies: pd.DataFrame
    factors: pd.DataFrame
    indicators: list[str]
    years: list[int]
    mechanisms: pd.DataFrame | None = None

    def levers(self) -> list[str]:
        """Return the keys that somebody decides."""
        return [key for key in self.strategies if key != "scenario"]


def stored(results: Path | None = None) -> dict[str, Path]:
    """Return the folders of the sweeps by name: those in the results folder, then those that ship with the project."""
    root, found = results or Path(defaults.RESULTS), {}
    for folder in (root, root / _SHIPPED):
        table = list_results(folder)
        found = {name: folder / name for name in table.loc[table["kind"] == "sweep", "name"]} | found
    return found


def usual(folders: dict[str, Path]) -> str:
    """Return the sweep to begin with: the one on focus or spread, which the product is about, else the first."""
    return next((name for name in folders if name.startswith(_FIRST)), next(iter(folders)))


def titles(folders: dict[str, Path], language: str) -> list[tuple[str, str]]:
    """Return name and title of each sweep; its name where it can't be read, and beside it where two share a title."""
    named = []
    for name, folder in folders.items():
        try:
            asked = load_sweep(folder).experiment
            title = asked.title_de if language == "de" else asked.title_en
        except (OSError, ValueError, KeyError):
            title = name
        named.append((name, title))
    shared = Counter(title for _, title in named)
    return [(name, title if shared[title] == 1 else f"{title} ({name})") for name, title in named]


def open_worlds(folder: Path, indicator: str, year: int) -> Worlds:
    """Open a sweep.

    Args:
        folder: Where it lies.
        indicator: Key; another one is taken if the sweep does not have it.
        year: Likewise.

    Raises:
        FolderError: It can't be read.
    """
    experiments, outcomes, asked = _tables(folder)
    keys = [key for key in outcomes if key in REGION_INDICATORS]
    years = sorted(int(y) for y in outcomes["year"].unique())
    key = indicator if indicator in keys else keys[0]
    shown = year if year in years else years[-1]
    then = outcomes[outcomes["year"] == shown]
    varied = [c for c in experiments if c not in _LABELS and experiments[c].nunique() > 1]
    names, strategies, uncertain = _strategies(experiments, varied)
    runs = then.merge(experiments[["experiment", "world"]].assign(strategy=names), on="experiment")
    row = "world" if experiments["world"].nunique() > 1 else "seed"
    levels = (
        runs.groupby([row, "strategy"], sort=False)[key].mean().unstack()[list(strategies.index)].dropna()
    )
    factors = _filled(experiments.drop_duplicates("world").set_index("world")[uncertain].astype(float))
    return Worlds(
        (asked.title_de, asked.title_en),
        (asked.question_de, asked.question_en),
        levels,
        strategies,
        factors.loc[levels.index] if row == "world" else factors.iloc[:0],
        keys,
        years,
        None if varied else _mechanisms(experiments, outcomes, key, shown),
    )


def _filled(factors: pd.DataFrame) -> pd.DataFrame:
    """Put a parameter's own value where a world leaves it as it is; drop factors of which that is not known."""
    usual = {key: assumption_rows()[key]["value"] for key in factors if key in assumption_rows()}
    return factors.fillna(usual).dropna(axis="columns")


def _mechanisms(
    experiments: pd.DataFrame, outcomes: pd.DataFrame, indicator: str, year: int
) -> pd.DataFrame | None:
    try:
        return ablation(experiments, outcomes, indicator, year=year)
    except AnalysisError:
        return None


@lru_cache(maxsize=4)
def _tables(folder: Path):
    sweep = load_sweep(folder)
    return sweep.experiments, sweep.outcomes, sweep.experiment


def _strategies(experiments: pd.DataFrame, varied: list[str]) -> tuple[pd.Series, pd.DataFrame, list[str]]:
    """Return each experiment's strategy (scenario and levers), all strategies, and the factors between worlds."""
    within = (
        experiments.groupby(["scenario", "world"])[varied].nunique().max()
        if varied
        else pd.Series(dtype=float)
    )
    levers = [key for key in varied if within[key] > 1]
    names = experiments["scenario"].astype(str)
    for lever in levers:
        names = names + f", {lever} = " + experiments[lever].map(lambda v: f"{v:g}")
    table = experiments[["scenario", *levers]].assign(strategy=names).drop_duplicates("strategy")
    return names, table.set_index("strategy"), [key for key in varied if key not in levers]


def strategy_label(found: Worlds, name: str, language: str) -> str:
    """Return a strategy in words: the scenario's title, and what somebody decides."""
    row = found.strategies.loc[name]
    decided = [
        f"{factor_label(lever, language)}: {written(row[lever], language)}" for lever in found.levers()
    ]
    return ", ".join([scenario_label(row["scenario"], language), *decided])


def scenario_label(name: str, language: str) -> str:
    """Return a scenario's title, its name where it does not ship."""
    known = choices.shipped()
    return known[name].title(language) if name in known else name


def factor_label(key: str, language: str) -> str:
    """Return what a factor means in a few words; its name where the model no longer has it."""
    name = key.removeprefix("parameters.")
    if name in assumption_rows():
        return assumption_label(name, language)
    words = {
        "strategy.n_strengths": "editor.n_strengths",
        "strategy.cooperation": "editor.cooperation",
        "strategy.themes_per_town": "editor.themes_per_town",
        "strategy.eur_per_head_year": "editor.eur_per_head_year",
    }
    if key in words:
        return text(words[key], language)
    # Sweeps of older versions name parameters that are gone.
    gone = "nicht mehr im Modell" if language == "de" else "no longer in the model"
    return f"{name.replace('.', ': ').replace('_', ' ')} ({gone})"


def written(value: float, language: str) -> str:
    """Write a factor's value with three significant digits."""
    if not value:
        return "0"
    digits = max(0, _DIGITS - 1 - int(f"{value:e}".split("e")[1]))
    rounded = float(f"{value:.{_DIGITS}g}")
    return format_number(rounded, 0 if rounded == int(rounded) else digits, language)
