"""Cards of the best strategies: what each does, what it changes, how sure that is, and what it rests on."""

from ruhrsim.app.views.found import BEST, JOBS, RATE, Found, cooperation_of
from ruhrsim.search.aims import AIMS, statistic
from ruhrsim.search.stored import FOUND, FoundStrategy
from ruhrsim.search.front_table import t_interval

_AS_TODAY = 0.05
_FIRST_WORDS, _LAST_WORDS = 3, 2


def cards(found: Found) -> list[dict]:
    """Return the best strategies, each with what it does, what it changes and how sure that is."""
    beside = found.beside()
    rows = [row for row in found.order() if row > 0][:BEST]
    return [_card(found, row, beside) for row in rows]


def _card(found: Found, row: int, beside: list[int]) -> dict:
    one = found.search.strategies[row]
    keys = dict.fromkeys((RATE, JOBS, *found.sought.weights))
    return {
        "key": one.key,
        "title": found.title(row),
        "kind": "" if one.kind == FOUND else found.say(f"kind_{one.kind}"),
        "look": beside.index(row) + 1 if row in beside else 0,
        "picked": one.key in found.sought.picked,
        "figures": [_figure(found, row, key) for key in keys],
        "words": _brief(one.words(found.language)),
        "all_words": one.words(found.language),
        "notes": [note for note in (_rests(found, one), found.worst(one), found.money(row)) if note],
    }


def _figure(found: Found, row: int, key: str) -> dict:
    values = found.of(row, key)
    low, high = t_interval(values)
    clear = bool(low > 0 or high < 0)
    told = [found.say("lost", where=found.where_lost(row, key))]
    if not clear:
        told.append(found.say("mean_unclear"))
    if found.sought.weights.get(key) and found.sought.judged != "mean":
        told.append(_judged(found, row, key))
    good = float(values.mean()) * AIMS[key].sign < 0
    return {
        "label": found.label(key),
        "value": found.with_span(key, values),
        "unit": found.unit(key),
        "told": "; ".join(told),
        "tone": ("good" if good else "bad") if clear else "unclear",
    }


def _judged(found: Found, row: int, key: str) -> str:
    column, how = found.differences[:, :, list(AIMS).index(key)], found.sought.judged
    value = float(statistic(how, column, AIMS[key].better)[row])
    if how == "regret":
        return found.say("behind", value=found.amount(key, value, signed=False))
    return found.say("at_least", value=found.amount(key, value))


def _rests(found: Found, one: FoundStrategy) -> str:
    """Tell how much of what a strategy gains rests on cooperation."""
    row = found.resting(one.key)
    if row is not None:
        part = found.with_interval(RATE, row["part"], row["low"], row["high"])
        return found.say("rests", part=part, as_today=found.amount(RATE, row["as_today"]))
    today, level = cooperation_of(found.search.strategies[0]), cooperation_of(one)
    key = "rests_nothing" if abs(level - today) < _AS_TODAY else "rests_unknown"
    return found.say(key, level=found.written(100 * level, 0), today=found.written(100 * today, 0))


def _brief(words: str) -> str:
    """Return what a strategy does most: its largest programmes, and how themes and cooperation go on."""
    parts = words.split("; ")
    if len(parts) <= _FIRST_WORDS + _LAST_WORDS:
        return words
    return "; ".join([*parts[:_FIRST_WORDS], "…", *parts[-_LAST_WORDS:]])
