"""What a visitor chooses: aims and their weights, strategies to put side by side, and the money."""

from ruhrsim.app.state import MOST_PICKED, Sought
from ruhrsim.app.views.found import Found
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.search.aims import AIMS
from ruhrsim.search.stored import FoundSearch


def aim_rows(found: Found) -> list[dict]:
    """Return the chosen aims with their weights and what share of all weights that is."""
    whole = sum(found.sought.weights.values())
    return [
        {
            "key": key,
            "label": AIMS[key].label(found.language),
            "weight": weight,
            "share": found.say("share", share=found.written(100 * weight / whole if whole else 0, 0)),
        }
        for key, weight in found.sought.weights.items()
    ]


def picked_ones(found: Found) -> list[dict]:
    """Return the strategies that the visitor picked."""
    keys = {one.key: row for row, one in enumerate(found.search.strategies)}
    rows = [keys[key] for key in found.sought.picked if key in keys]
    return [
        {"key": found.search.strategies[row].key, "title": found.title(row), "look": place}
        for place, row in enumerate(rows, start=1)
    ]


def strategy_options(found: Found) -> list[dict]:
    """Return the strategies that may be put side by side, the best first, those beyond the limit left out."""
    return [
        {"value": found.search.strategies[row].key, "label": found.title(row)}
        for row in found.order()
        if row > 0 and found.search.strategies[row].key not in found.sought.picked
    ]


def picked(sought: Sought, key: str) -> Sought | None:
    """Return what is sought with a strategy picked, or no longer picked; None where no more fit."""
    if key in sought.picked:
        return sought.but(picked=tuple(other for other in sought.picked if other != key))
    if len(sought.picked) >= MOST_PICKED:
        return None
    return sought.but(picked=(*sought.picked, key), on_map=key)


def budgets(searches: dict[str, FoundSearch], language: str) -> list[dict]:
    """Return the stored searches as options: their money, and their title where two have the same."""
    facts = [one.facts for one in searches.values()]
    amounts = [
        text(
            "find.budget_option",
            language,
            eur=format_number(one.eur_per_head_year, 0, language),
            meur=format_number(one.budget_meur, 0, language),
        )
        for one in facts
    ]
    return [
        {
            "value": name,
            "label": amount
            if amounts.count(amount) == 1
            else text("find.budget_named", language, amount=amount, title=one.title(language)),
        }
        for name, amount, one in zip(searches, amounts, facts, strict=True)
    ]
