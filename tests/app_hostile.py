"""Input as a hostile or unlucky browser sends it: mutated, cut, swollen."""

import base64
import json
import random
import zlib

from ruhrsim.app import links
from ruhrsim.app.state import AppState, Own

STRANGE = [
    None,
    True,
    -1,
    0,
    1e308,
    float("inf"),
    "",
    "x" * 5000,
    "../../etc/passwd",
    "<script>alert(1)</script>",
    [],
    {},
    [[[]]],
    {"a": {"b": {"c": 1}}},
    "05911000",
    ["status_quo"] * 9,
    "２０２５",
    "\x00",
    2**70,
]
GOOD = AppState(
    own=(
        Own(
            name="own_1",
            title="Meins",
            based_on="bochum_path",
            budget=21.0,
            changes={
                "strategy": {
                    "cooperation": {"all": 0.8},
                    "towns": {"Bochum": {"kind": "custom", "weights": {"health": 1.0}}},
                },
                "parameters": {"firm_growth": {"localisation": 0.06}},
                "policy": [
                    {"instrument": "talent_retention", "from": 2026, "to": 2030, "eur_per_year": 5_000_000}
                ],
                "shock": [{"kind": "recession", "quarter": "2030Q1", "depth": 0.1}],
            },
        ),
    ),
    chosen=("status_quo", "own_1"),
    second="own_1",
    town="05911000",
    year=2040,
    tab="editor",
    editing="own_1",
)


def mutated_links(number: int):
    """Yield links with a byte changed, a value replaced by something strange, or the end cut off."""
    luck, text = random.Random(1), links.encode(GOOD)
    for i in range(number):
        way = i % 4
        if way == 0:
            at = luck.randrange(len(text))
            yield text[:at] + luck.choice("abcXYZ019-_=%&\x00ü") + text[at + 1 :]
        elif way == 1:
            yield text[: luck.randrange(len(text))]
        else:
            yield packed(mutated(GOOD.model_dump(mode="json"), luck))


def packed(content) -> str:
    """Return any content packed like a link."""
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode())).decode().rstrip("=")


def mutated(content, luck: random.Random):
    """Return content with one value, anywhere inside, replaced or renamed."""
    copy = json.loads(json.dumps(content))
    place, key = luck.choice(list(_places(copy)))
    if isinstance(place, dict) and luck.random() < 0.2:
        place[str(luck.choice(STRANGE))[:50]] = place.pop(key)
    else:
        place[key] = luck.choice(STRANGE)
    return copy


def _places(value):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _places(inner)
