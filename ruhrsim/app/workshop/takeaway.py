"""Results of a room to take away: all figures as CSV, a handout as PDF."""

import csv
import io
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING

from ruhrsim.app.workshop.views.findings import findings
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.app.workshop.views.player import themes
from ruhrsim.app.workshop.views.results import choices, points
from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.decisions import USES, RoleDecision
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import TREATMENTS
from ruhrsim.workshop.outcomes import COURSES, REGION, RUNS
from ruhrsim.workshop.rooms import Room

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TYPES = {"csv": "text/csv;charset=utf-8", "pdf": "application/pdf"}
_SIZES = (
    "points",
    "half",
    "total",
    "total_half",
    "unemployment_rate",
    "rate_change",
    "jobs_change",
    "tax_change",
)
_A4, _LETTERS, _ROW = (8.27, 11.69), 118, 0.065
_COLOURS = ("#1c2126", "#0072B2", "#D55E00", "#009E73", "#CC79A7")
_FOR_THE_LEGEND = 0.35
_FEW, _HEAD, _ROW_OF_PAGE = 10, 2.0, 0.0165


def as_csv(room: Room, language: str) -> bytes:
    """Return one row a round, course and player: what was chosen and what came of it."""
    out = io.StringIO()
    table = csv.writer(out)
    spent = [f"{use}_percent" for use in (*USES, "own")]
    table.writerow(["round", "card", "course", "player", "name", *spent, *_SIZES])
    for number, decisions in enumerate(room.game.past, start=1):
        kept = room.outcomes.get(str(number), {}).get("players", {})
        card = room.game.settings.cards()[number - 1]
        for player in (*room.game.players, REGION):
            table.writerow(
                [
                    number,
                    card,
                    "played",
                    player,
                    name_of(player, language),
                    *_spent(decisions.get(player)),
                    *(_sizes(kept.get(player))),
                ]
            )
    for course in COURSES:
        kept = room.outcomes.get("debrief", {}).get(course, {}).get("players", {})
        for player, row in kept.items():
            table.writerow(
                [
                    len(room.game.past),
                    "",
                    course,
                    player,
                    name_of(player, language),
                    *[""] * (len(USES) + 1),
                    *_sizes(row),
                ]
            )
    return ("\ufeff" + out.getvalue()).encode()


def _spent(decision) -> list:
    if decision is None or isinstance(decision, RoleDecision):
        return [""] * (len(USES) + 1)
    return [getattr(decision, use) for use in (*USES, "own")]


def _sizes(row: dict | None) -> list:
    return [""] * len(_SIZES) if row is None else [row[size] for size in _SIZES]


def as_pdf(room: Room, language: str) -> bytes:
    """Return the handout: results on one page, what everybody chose on the next, as far as there are results."""
    from matplotlib.backends.backend_pdf import PdfPages

    out = io.BytesIO()
    # Without a date the same room gives the same file.
    about = {"CreationDate": None, "Title": say("handout_title", language)}
    with PdfPages(out, metadata=about) as file:
        for page in pages(room, language):
            file.savefig(page)
    return out.getvalue()


def pages(room: Room, language: str) -> list["Figure"]:
    """Return the handout's pages: results, and after the last round what everybody chose."""
    over = "debrief" in room.outcomes
    rounds = list(range(len(room.game.past))) if over else []
    fit = 3 if len(room.game.players) <= _FEW else 2
    parts = [rounds[n : n + fit] for n in range(0, len(rounds), fit)]
    return [_results(room, language), *(_choices(room, numbers, language) for numbers in parts)]


def _results(room: Room, language: str) -> "Figure":
    from matplotlib.figure import Figure

    figure = Figure(figsize=_A4)
    number = max(int(key) for key in room.outcomes if key.isdigit())
    grid = figure.add_gridspec(
        3,
        1,
        left=0.22,
        right=0.94,
        top=0.875 - 0.016 * number,
        bottom=0.17,
        hspace=0.36,
        height_ratios=(1.2, 0.8, 1.5),
    )
    result, debrief = room.outcomes[str(number)], room.outcomes.get("debrief")
    figure.text(0.08, 0.955, say("handout_title", language), size=17, weight="bold")
    figure.text(0.08, 0.925, _about(room, number, language), size=9, va="top")
    _draw_ranking(figure.add_subplot(grid[0]), result, language)
    _draw_course(figure.add_subplot(grid[1]), result, debrief, language)
    if debrief:
        _draw_debrief(figure.add_subplot(grid[2]), debrief, language)
        found = [
            line for text in findings(debrief, room.game, language) for line in textwrap.wrap(text, _LETTERS)
        ]
        figure.text(0.08, 0.145, say("found", language), size=9, weight="bold", va="bottom")
        figure.text(0.08, 0.14, "\n".join(found), size=7.5, va="top")
    figure.text(0.08, 0.03, textwrap.fill(say("handout_note", language, runs=RUNS), _LETTERS), size=7.5)
    return figure


def _choices(room: Room, rounds: list[int], language: str) -> "Figure":
    from matplotlib.figure import Figure

    figure, game = Figure(figsize=_A4), room.game
    figure.text(0.08, 0.955, say("who_paid", language), size=15, weight="bold")
    shown, teams = choices(game, language), game.settings.teams
    heads = [textwrap.fill(use, 14) for use in shown["uses"]]
    height = _ROW_OF_PAGE * (len(teams) + _HEAD)
    top = 0.91
    for number in rounds:
        axes = figure.add_axes((0.25, top - height, 0.69, height))
        axes.axis("off")
        card = DECK[game.settings.cards()[number]].title(language)
        figure.text(0.08, top + 0.005, f"{shown['rounds'][number]}: {card}", size=10, weight="bold")
        _table(
            axes,
            [[str(percent) for percent in row["rounds"][number]] for row in shown["rows"]],
            [row["name"] for row in shown["rows"]],
            heads,
            (0, 0, 1, 1),
        )
        said = [_role_line(game, role, number, language) for role in game.settings.roles]
        figure.text(0.08, top - height - 0.008, "\n".join(said), size=7.5, va="top")
        top -= height + 0.045 + 0.012 * len(said)
    return figure


def _role_line(game, role: str, number: int, language: str) -> str:
    labels = dict(themes(language)) if role == "agency" else {}
    given = [
        f"{labels.get(key) or name_of(key, language)} {value}"
        for key, value in game.past[number][role].points.items()
        if value
    ]
    return f"{name_of(role, language)}: {', '.join(given) or say('nothing', language)}"


def _about(room: Room, number: int, language: str) -> str:
    cards = [DECK[card].title(language) for card in room.game.settings.cards()[:number]]
    lines = [f"{say('round_short', language, n=n)}: {card}" for n, card in enumerate(cards, start=1)]
    return "\n".join([TREATMENTS[room.game.settings.treatment][language == "en"], *lines])


def _draw_ranking(axes, result: dict, language: str) -> None:
    rows = list(result["players"].items())[::-1]
    values, halves = [row["total"] for _, row in rows], [row["total_half"] or 0.0 for _, row in rows]
    colours = [
        "#1c2126" if key == REGION else "#0072B2" if row["total"] >= 0 else "#D55E00" for key, row in rows
    ]
    axes.barh(
        [name_of(key, language) for key, _ in rows],
        values,
        xerr=halves,
        color=colours,
        error_kw={"ecolor": "#555", "lw": 0.8},
    )
    axes.axvline(0, color="black", lw=0.8)
    axes.set_title(
        f"{say('ranking', language)} ({say('points', language)})", loc="left", size=11, weight="bold"
    )
    _plain(axes)


def _draw_course(axes, result: dict, debrief: dict | None, language: str) -> None:
    told = {"played": result["course"]} | {name: debrief[name]["course"] for name in COURSES if debrief}
    axes.axhline(0, ls="--", color="#555", lw=1, label=say("course_today", language))
    for (name, course), colour in zip(told.items(), _COLOURS, strict=False):
        axes.errorbar(
            course["years"],
            course["mean"],
            yerr=[width or 0.0 for width in course["half"]],
            color=colour,
            lw=2 if name == "played" else 1.2,
            elinewidth=0.8,
            label=say(f"course_{name}", language),
        )
    axes.set_title(f"{say('course', language)} ({say('pp', language)})", loc="left", size=10, weight="bold")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.yaxis.set_major_formatter(lambda value, _: format_number(value, 2, language, sign=True))
    first, *_, last = told["played"]["years"]
    axes.set_xlim(right=last + _FOR_THE_LEGEND * (last - first))
    axes.legend(fontsize=7, frameon=False, loc="center right")
    _plain(axes)


def _draw_debrief(axes, debrief: dict, language: str) -> None:
    names = ("played", *COURSES)
    players = [key for key in debrief["played"]["players"] if key != REGION] + [REGION]
    cells = [[points(debrief[name]["players"][key], language) for name in names] for key in players]
    axes.axis("off")
    axes.set_title(say("debrief_table", language), loc="left", size=11, weight="bold")
    height = min(1.0, _ROW * (len(cells) + 1))
    _table(
        axes,
        cells,
        [name_of(key, language) for key in players],
        [say(f"course_{name}", language) for name in names],
        (0, 1 - height, 1, height),
    )


def _table(axes, cells: list, rows: list[str], columns: list[str], place: tuple) -> None:
    table = axes.table(cells, rowLabels=rows, bbox=place, colLabels=columns, cellLoc="right")
    table.auto_set_font_size(False)
    table.set_fontsize(7.5)
    if any("\n" in column for column in columns):
        for column in range(len(columns)):
            table[0, column].set_height(_HEAD * table[1, 0].get_height())


def _plain(axes) -> None:
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


KINDS: dict[str, Callable[[Room, str], bytes]] = {"csv": as_csv, "pdf": as_pdf}
"""Kinds of files, each a function of room and language."""
