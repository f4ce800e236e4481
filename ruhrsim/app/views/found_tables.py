"""Strategies side by side: what they change, and where the money goes."""

from ruhrsim.app.state import AIMS_TO_CHOOSE
from ruhrsim.app.views.found import RATE, Found, cooperation_of
from ruhrsim.common.number_format import format_number

_LEAST_MEUR = 0.1


def side_by_side(found: Found) -> list[dict]:
    """Return tables of the strategies side by side: what they change, and where the money goes."""
    beside = found.beside()
    if not beside:
        return []
    heads = [found.title(row) for row in beside]
    rows = []
    for key in AIMS_TO_CHOOSE:
        rows.append([found.long_label(key), *(_cell(found, row, key) for row in beside)])
        if key == RATE:
            rows.append([found.say("cooperation_row"), *(_part(found, row) for row in beside)])
    rows.append(
        [found.say("money_row"), *(found.say("meur", value=found.written(found.meur(r), 1)) for r in beside)]
    )
    rows.append([found.say("worst_row"), *(_points(found, row) for row in beside)])
    hectares = [found.written(found.search.strategies[row].land_ha, 0) for row in beside]
    rows.append([found.say("land_row"), *(found.say("hectares", value=each) for each in hectares)])
    tables = [
        {
            "title": found.say("side_changes"),
            "note": found.say("side_note"),
            "head": [found.say("measure"), *heads],
            "rows": rows,
            "open": True,
        }
    ]
    return tables + _where(found, beside, heads)


def _cell(found: Found, row: int, key: str) -> str:
    told = found.say("lost", where=found.where_lost(row, key))
    return f"{found.with_span(key, found.of(row, key))}; {told}"


def _part(found: Found, row: int) -> str:
    part = found.resting(found.search.strategies[row].key)
    if part is None:
        return found.say("not_computed")
    return found.with_interval(RATE, part["part"], part["low"], part["high"])


def _points(found: Found, row: int) -> str:
    one = found.search.strategies[row]
    points = format_number(one.worst_town, 2, found.language, sign=True)
    return found.say("points", value=points, town=one.worst_town_name)


def _where(found: Found, beside: list[int], heads: list[str]) -> list[dict]:
    """Return where the money of those side by side goes, by lever."""
    strategies = [found.search.strategies[row] for row in beside]
    labels, rows = found.lever_labels(), []
    for name in found.search.lever_names:
        amounts = [one.levers.get(name) for one in strategies]
        if name.endswith(".meur") and any((amount or 0.0) >= _LEAST_MEUR for amount in amounts):
            cells = ["–" if amount is None else found.written(amount, 1) for amount in amounts]
            rows.append([_capital(labels[name]), *cells])
    levels = (f"{found.written(100 * cooperation_of(one), 0)} %" for one in strategies)
    rows.append([found.say("cooperation_level"), *levels])
    rows.append([found.say("means"), *(one.words(found.language) for one in strategies)])
    return [
        {
            "title": found.say("where"),
            "note": found.say("where_note"),
            "head": [found.say("instrument"), *heads],
            "rows": rows,
            "open": True,
        }
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
