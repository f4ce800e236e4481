"""Results of a room to take away: all figures as CSV, a handout as PDF."""

import csv
import io
import textwrap
from collections.abc import Callable

from ruhrsim.app.workshop.views.findings import findings
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.decisions import USES, RoleDecision
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import TREATMENTS
from ruhrsim.workshop.outcomes import COURSES, REGION, RUNS
from ruhrsim.workshop.rooms import Room

TYPES = {"csv": "text/csv;charset=utf-8", "pdf": "application/pdf"}
_SIZES = ("points", "half", "unemployment_rate", "rate_change", "jobs_change", "tax_change")
_A4, _LETTERS, _ROW = (8.27, 11.69), 118, 0.065


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
    """Return one page: ranking, the region's course and the debriefing, as far as there are results."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    figure = Figure(figsize=_A4)
    FigureCanvasPdf(figure)
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
    out = io.BytesIO()
    # Without a date the same room gives the same file.
    figure.savefig(
        out, format="pdf", metadata={"CreationDate": None, "Title": say("handout_title", language)}
    )
    return out.getvalue()


def _about(room: Room, number: int, language: str) -> str:
    cards = [DECK[card].title(language) for card in room.game.settings.cards()[:number]]
    lines = [f"{say('round_short', language, n=n)}: {card}" for n, card in enumerate(cards, start=1)]
    return "\n".join([TREATMENTS[room.game.settings.treatment][language == "en"], *lines])


def _draw_ranking(axes, result: dict, language: str) -> None:
    rows = list(result["players"].items())[::-1]
    values, halves = [row["points"] for _, row in rows], [row["half"] or 0.0 for _, row in rows]
    colours = [
        "#1c2126" if key == REGION else "#0072B2" if row["points"] >= 0 else "#D55E00" for key, row in rows
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
    course = result["course"]
    axes.plot(course["years"], course["today"], "--", color="#555", label=say("course_today", language))
    axes.plot(course["years"], course["played"], color="#1c2126", lw=2, label=say("course_played", language))
    for name, colour in zip(COURSES, ("#0072B2", "#D55E00", "#009E73"), strict=True):
        if debrief:
            axes.plot(
                debrief["years"],
                debrief[name]["course"],
                color=colour,
                lw=1.2,
                label=say(f"course_{name}", language),
            )
    axes.set_title(f"{say('course', language)} (%)", loc="left", size=11, weight="bold")
    axes.yaxis.set_major_formatter(lambda value, _: format_number(value, 1, language))
    axes.legend(fontsize=7, frameon=False)
    _plain(axes)


def _draw_debrief(axes, debrief: dict, language: str) -> None:
    names = ("played", *COURSES)
    players = [key for key in debrief["played"]["players"] if key != REGION] + [REGION]
    cells = [
        [format_number(debrief[name]["players"][key]["points"], 0, language, sign=True) for name in names]
        for key in players
    ]
    axes.axis("off")
    axes.set_title(say("debrief_table", language), loc="left", size=11, weight="bold")
    height = min(1.0, _ROW * (len(cells) + 1))
    table = axes.table(
        cells,
        rowLabels=[name_of(key, language) for key in players],
        bbox=(0, 1 - height, 1, height),
        colLabels=[say(f"course_{name}", language) for name in names],
        cellLoc="right",
    )
    table.auto_set_font_size(False)
    table.set_fontsize(7.5)


def _plain(axes) -> None:
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


KINDS: dict[str, Callable[[Room, str], bytes]] = {"csv": as_csv, "pdf": as_pdf}
"""Kinds of files, each a function of room and language."""
