"""The tables that follow brownfield sites."""

import math

import pandas as pd
from ruhrsim.cli.terminal import new_console
from rich.table import Table

from ruhrsim.analysis.sites import documented_jobs
from ruhrsim.common.number_format import format_number
from ruhrsim.model.state.sites import STATES, documented_sites

_WIDTH = 150
_COLUMNS = {"taken_ha": 1, "free_ha": 1, "firms": 1, "jobs": 0, "jobs_new_town": 0, "jobs_new_region": 0}
_PLOTS = ("taken_ha", "others_ha", "preparing_ha", "free_ha")
_SPREAD_OF = ("firms", "jobs", "jobs_new_town", "jobs_new_region")
_WORDS = {
    "en": {
        "year": "Year",
        "site": "Site",
        "state": "State",
        "taken_ha": "Taken, ha",
        "free_ha": "Free, ha",
        "firms": "Firms",
        "jobs": "Jobs, gross",
        "jobs_new_town": "... new to the town",
        "jobs_new_region": "... new to the region",
        "all": "Sites at the end of {year}, mean of {n} {runs}",
        "runs": ("run", "runs"),
        "unsure": {"plan": "planned", "announced": "announced"},
        "one": "{name}, {town}, {area} ha, {plots} ha of plots: mean of {n} {runs}",
        "to": "to",
        "states": dict(zip(STATES, STATES, strict=True)),
        "cut": "{name}: {cut} ha of its plots are left out, the town's land account has no room for them.",
        "assumed": "Not all dates documented, the others assumed: {names}.",
        "spread": "Nine runs in ten at the end of {year}:",
        "documented": "Documented: {jobs} jobs on {name}{year}, moves included.",
        "in": " in {year}",
        "legend": "Firms and jobs that came since the start. New to the town: less those that firms brought from "
        "another address in it; new to the region: less those brought from any town of the region. Below "
        "each mean its 90 % interval. It speaks of chance inside the model, not of whether it is right.",
    },
    "de": {
        "year": "Jahr",
        "site": "Fläche",
        "state": "Stand",
        "taken_ha": "Belegt, ha",
        "free_ha": "Frei, ha",
        "firms": "Betriebe",
        "jobs": "Arbeitsplätze, brutto",
        "jobs_new_town": "... neu in der Stadt",
        "jobs_new_region": "... neu in der Region",
        "all": "Flächen am Ende von {year}, Mittel aus {n} {runs}",
        "runs": ("Lauf", "Läufen"),
        "unsure": {"plan": "geplant", "announced": "angekündigt"},
        "one": "{name}, {town}, {area} ha, davon {plots} ha Baufelder: Mittel aus {n} {runs}",
        "to": "bis",
        "states": dict(
            zip(
                STATES,
                ("in Nutzung", "stillgelegt", "in Aufbereitung", "in Vermarktung", "belegt"),
                strict=True,
            )
        ),
        "cut": "{name}: {cut} ha der Baufelder fehlen, so viel Fläche hat das Flächenkonto der Stadt nicht.",
        "assumed": "Nicht alle Daten belegt, die übrigen angenommen: {names}.",
        "spread": "Neun von zehn Läufen am Ende von {year}:",
        "documented": "Dokumentiert: {jobs} Arbeitsplätze auf {name}{year}, Umzüge eingeschlossen.",
        "in": " im Jahr {year}",
        "legend": "Betriebe und Arbeitsplätze, die seit dem Start kamen. Neu in der Stadt: ohne die, die Betriebe von "
        "einer anderen Adresse der Stadt mitbrachten; neu in der Region: ohne die aus irgendeiner Stadt der "
        "Region. Unter jedem Mittel sein 90-%-Intervall. Es beschreibt den Zufall im Modell, nicht, ob das "
        "Modell stimmt.",
    },
}


def print_site(summary: pd.DataFrame, language: str) -> None:
    """Print one site year by year, what single runs say at the end, and what is documented."""
    words = _WORDS[language]
    (site,) = (known for known in documented_sites() if known.key == summary["site"].iloc[0])
    n = summary["n"].iloc[0]
    last = summary[summary["year"] == summary["year"].max()].set_index("measure")
    plots = last.loc[list(_PLOTS), "mean"].sum()
    area, plots = (format_number(hectares, 0, language) for hectares in (site.area_ha, plots))
    heading = words["one"].format(name=site.name, town=site.town, area=area, plots=plots, **_runs(n, words))
    console = _console()
    console.print(heading, style="bold")
    console.print(_table(summary, "year", words, language))
    if n > 1:
        console.print(words["spread"].format(year=summary["year"].max()), _spread(last, words, language))
    _print_rest(console, [site], last["mean"][["cut_ha"]].set_axis([site.key]), words, language)


def print_sites(summary: pd.DataFrame, language: str) -> None:
    """Print all sites at the end."""
    words, year = _WORDS[language], summary["year"].max()
    console = _console()
    console.print(words["all"].format(year=year, **_runs(summary["n"].iloc[0], words)), style="bold")
    names = {site.key: f"{_short(site)}, {site.town}\n({site.key})" for site in documented_sites()}
    last = summary[summary["year"] == year]
    console.print(_table(last.assign(site=last["site"].map(names)), "site", words, language))
    cut = last[last["measure"] == "cut_ha"].set_index("site")["mean"]
    _print_rest(console, documented_sites(), cut, words, language)


def _runs(n, words):
    return {"n": n, "runs": words["runs"][int(n > 1)]}


def _console():
    console = new_console()
    if not console.is_terminal:
        console.width = _WIDTH
    return console


def _short(site):
    return site.name.split(" (")[0]


def _print_rest(console, sites, cut, words, language):
    names = {site.key: _short(site) for site in sites}
    for key, hectares in cut[cut > 0.05].items():
        left_out = format_number(hectares, 0, language)
        console.print(words["cut"].format(name=names[key], cut=left_out))
    assumed = [_short(site) for site in sites if None in (site.closed, site.prepared, site.finished)]
    if assumed:
        console.print(words["assumed"].format(names=", ".join(assumed)))
    for row in documented_jobs(list(names)).itertuples():
        unsure = words["unsure"].get(row.year)
        year = f" ({unsure})" if unsure else words["in"].format(year=row.year)
        jobs = format_number(row.jobs, 0, language)
        console.print(words["documented"].format(jobs=jobs, name=names[row.site], year=year))
    console.print(words["legend"])


def _table(summary, label, words, language):
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(words[label])
    table.add_column(words["state"])
    for measure in _COLUMNS:
        table.add_column(words[measure], justify="right")
    for key, rows in summary.groupby(label, sort=False):
        cells = rows.set_index("measure")
        means = [
            _mean(cells.loc[measure], decimals, words, language) for measure, decimals in _COLUMNS.items()
        ]
        table.add_row(str(key), words["states"][cells["state"].iloc[0]], *means)
    return table


def _mean(row, decimals, words, language):
    mean = format_number(row["mean"], decimals, language)
    if not math.isfinite(row["low"]) or row["low"] == row["high"]:
        return mean
    return f"{mean}\n{_span(max(row['low'], 0.0), row['high'], decimals, words, language)}"


def _span(low, high, decimals, words, language):
    return f"{format_number(low, decimals, language)} {words['to']} {format_number(high, decimals, language)}"


def _spread(last, words, language):
    spans = (
        f"{words[measure].removeprefix('... ')} "
        f"{_span(last.loc[measure, 'from'], last.loc[measure, 'to'], 0, words, language)}"
        for measure in _SPREAD_OF
    )
    return ", ".join(spans) + "."
