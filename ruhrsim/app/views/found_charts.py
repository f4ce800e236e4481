"""Charts of a stored search: lines over all aims, and the towns under one strategy."""

import numpy as np

from ruhrsim.app.place import here
from ruhrsim.app.state import AIMS_TO_CHOOSE
from ruhrsim.app.views.found import RATE, Found
from ruhrsim.app.views.looks import number
from ruhrsim.search.aims import AIMS


def parallel(found: Found) -> dict:
    """Return axes (aims, better is up) and a line for each affordable strategy, see `parts.Parallel`."""
    rows, beside = np.flatnonzero(found.affordable()), found.beside()
    means = found.differences.mean(axis=1)
    axes = [_axis(found, key, means[rows, list(AIMS).index(key)]) for key in AIMS_TO_CHOOSE]
    drawn = [0, *beside]
    groups = [{"name": found.title(row), "colour": place} for place, row in enumerate(drawn)]
    groups.append({"name": found.say("rest"), "colour": "rest"})
    lines = [
        {
            "strategy": drawn.index(row) if row in drawn else len(drawn),
            "at": [axis["at"][place] for axis in axes],
        }
        for place, row in enumerate(rows.tolist())
    ]
    return {
        "axes": [{key: axis[key] for key in ("key", "label", "low", "high")} for axis in axes],
        "legend": [
            f"{axis['label']}: {found.long_label(axis['key'])}" for axis in axes if found.unit(axis["key"])
        ],
        "strategies": groups,
        "lines": lines,
        "marked": list(range(len(drawn))),
        "note": found.say("lines_shown"),
    }


def _axis(found: Found, key: str, values: np.ndarray) -> dict:
    low, high = float(values.min()), float(values.max())
    worse, better = (high, low) if AIMS[key].better == "lower" else (low, high)
    span = better - worse
    return {
        "key": key,
        "label": found.say(f"axis_{key}"),
        "low": found.amount(key, worse),
        "high": found.amount(key, better),
        "at": [round(float((value - worse) / span), 4) if span else 0.5 for value in values],
    }


def atlas(found: Found) -> dict | None:
    """Return the towns' differences under the strategy on the map, see `parts.Atlas`; None without any to show."""
    row = found.on_map()
    if row is None:
        return None
    one, aim = found.search.strategies[row], AIMS[RATE]
    names = dict(zip(here().towns()["name"], here().towns()["ags"], strict=True))
    values = {
        names[t]: v
        for t, v in zip(found.search.facts.towns, found.search.towns[row], strict=True)
        if t in names
    }
    if not values:
        return None
    return {
        "key": RATE,
        "differ": True,
        "final": True,
        "years": [found.search.facts.last],
        "ags": list(values),
        "values": [[number(value) for value in values.values()]],
        "clear": [[True] * len(values)],
        "limits": [float(min(values.values())), float(max(values.values()))],
        "label": aim.label(found.language),
        "better": aim.better,
        "unit": aim.unit(found.language),
        "decimals": 2,
        "counted": found.say("map_note", town=found.worst(one)),
    }
