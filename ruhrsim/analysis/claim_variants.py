"""The scenarios that decide the claims, as changes to shipped ones.

All start at the end of 2025 and run for twenty years, but for those of the site of Opel in Bochum, which
start at the end of 2007 and end in 2024, ten years after the closure.
"""

from copy import deepcopy

import numpy as np

from ruhrsim.analysis import recovery
from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes.fields import ranked_fields
from ruhrsim.model.processes.strategies import share_out
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import FIELDS, N_THEMES, THEMES
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict

YEARS = 20
STRENGTHS = (1, 3, 7, 12)
UNIVERSITY_TOWNS = ("Bochum", "Dortmund", "Duisburg", "Essen")
"""Where the talent of C4 is; the towns of the shipped scenario `long_breath`."""
SITES = ("bochum_after_opel", "bochum_without_opel")
"""Variants that start in 2007; the first follows the site."""
_LOTS = 31
_FOREVER = {"from": 2026, "to": 2045}
_EFRE = {"instrument": "efre_match", "eur_per_year": 66_800_000, "hard": True} | _FOREVER
_FOR_TALENT = 20_000_000
_PUSH_YEARS = {"from": 2026, "to": 2029}
PUSH_EUR = 504_000_000
"""Money of C7 in four years: four times that of `short_breath`, so that what follows stands out from luck."""
_BUST = {"kind": "theme_bust", "quarter": "2030Q1", "theme": "new_industry", "depth": 0.3}
_MOVES_ON = 2031
_NEIGHBOURS = {"smart_city": 0.5, "cyber_ai": 0.5}
"""The two themes most related to new industry, see theme_relatedness.csv."""
_STRANGERS = {"logistics": 0.5, "health": 0.5}
"""The two themes least related to it."""
_BUNDLE = [
    {"instrument": "investment_grant", "eur_per_year": 50_000_000} | _FOREVER,
    {"instrument": "location_subsidy", "eur_per_year": 10_000_000} | _FOREVER,
    {"instrument": "start_up_centre", "eur_per_year": 4_200_000, "towns": list(UNIVERSITY_TOWNS)} | _FOREVER,
]
"""Instruments other than land, at the sizes of docs/strategies.md."""
_PUSH = {
    "instrument": "start_up_centre",
    "eur_per_year": PUSH_EUR / 4,
    "towns": list(UNIVERSITY_TOWNS),
} | _PUSH_YEARS
_NO_LAND_POLICY = {"land": {"planned_ha": 0.0}}
_NO_GAIN = {"cooperation": {"gain": 0.0}}


def _busts() -> list[dict]:
    """Return busts of the two fields on which the region agrees first."""
    first = ranked_fields(read_region_start(2025).jobs)[:2]
    names = list(FIELDS)
    return [
        {"kind": "field_bust", "quarter": quarter, "field": names[field], "depth": 0.5}
        for field, quarter in zip(first, ("2030Q1", "2034Q1"), strict=True)
    ]


def _by_lot(seed: int) -> dict:
    """Return two themes for each town by lot, about as many towns to each theme; another seed draws others."""
    names = read_region_start(2025).names
    slots = make_slots(_LOTS, np.arange(len(names) * N_THEMES, dtype=np.uint64))
    drawn = share_out(Draws(seed).uniform("themes_by_lot", slots).reshape(-1, N_THEMES), 2)
    return {
        name: {"kind": "custom", "weights": {THEMES[theme]: 0.5 for theme in np.flatnonzero(row)}}
        for name, row in zip(names, drawn, strict=True)
    }


def _in_university_towns(*policies: tuple[str, dict]) -> dict:
    """Return carrying on with the money of C4 spread over these instruments."""
    each = _FOR_TALENT / len(policies)
    return {
        "base": "status_quo",
        "policy": [
            {"instrument": name, "eur_per_year": each, "towns": list(UNIVERSITY_TOWNS)} | keys | _FOREVER
            for name, keys in policies
        ],
    }


def _moved_on(weights: dict[str, float]) -> dict:
    """Return towns all on new industry that leave it for other themes the year after its bust."""
    phase = {"from": _MOVES_ON, "kind": "custom", "weights": weights}
    return {"base": "same_focus", "shock": [_BUST], "strategy": {"phases": [phase]}}


def variants(seed: int = 1) -> dict[str, dict]:
    """Return for each variant its base scenario and what is added or changed; lots are drawn by the seed."""
    plain = {name: {"base": name} for name in _PLAIN}
    strengths = {
        f"strengths_{n}": {"base": "n_strengths", "strategy": {"n_strengths": n}, "shock": _busts()}
        for n in STRENGTHS
    }
    without_gain = {f"{name}_without_gain": {"base": name, "parameters": _NO_GAIN} for name in CORNERS}
    return (
        plain
        | strengths
        | without_gain
        | {
            "themes_by_lot": {"base": "cluster_focus", "strategy": {"towns": _by_lot(seed)}},
            "money_for_talent": _in_university_towns(
                ("research_institute", {"theme": "cyber_ai"}), ("talent_retention", {})
            ),
            "money_for_subsidies": _in_university_towns(("location_subsidy", {})),
            "money_for_land": _in_university_towns(("land_release", {})),
            "push": {"base": "status_quo", "policy": [_PUSH]},
            "pittsburgh_answer": {"condition": "answer"},
            "pittsburgh_no_answer": {"condition": "shock"},
            "stood_still": {"base": "same_focus", "shock": [_BUST]},
            "moved_near": _moved_on(_NEIGHBOURS),
            "moved_far": _moved_on(_STRANGERS),
            "bundle": {"base": "status_quo", "policy": _BUNDLE},
            "nothing_without_land": {"base": "status_quo", "parameters": _NO_LAND_POLICY},
            "bundle_without_land": {
                "base": "status_quo",
                "policy": _BUNDLE,
                "parameters": _NO_LAND_POLICY,
            },
            "spread_with_efre": {"base": "compete_on_everything", "policy": [_EFRE]},
            "focus_with_efre": {"base": "cluster_focus", "policy": [_EFRE]},
        }
    )


CORNERS = ("spread_alone", "spread_together", "focus_alone", "focus_together")
"""The 2x2 of what towns fund and whether they act together."""
_PLAIN = ("status_quo", "compete_on_everything", "cluster_focus", *CORNERS, *SITES)


def variant_scenario(
    name: str, world: dict[str, dict[str, float]], years: int = YEARS, seed: int = 1
) -> Scenario:
    """Return a variant in a world.

    Args:
        name: Name of the variant.
        world: Overrides of parameters; what the variant itself sets comes last.
        years: Horizon; variants of a site keep their own.
        seed: Luck of the run, by which lots are drawn.
    """
    change = variants(seed)[name]
    content = _base(change) | {"name": name}
    if name not in SITES:
        content["years"] = years
    content["strategy"] = content["strategy"] | change.get("strategy", {})
    for kind in ("policy", "shock"):
        content[kind] = [*content[kind], *change.get(kind, [])]
    content["parameters"] = _merged(world, content["parameters"], change.get("parameters", {}))
    return scenario_from_dict(content, name)


def _base(change: dict) -> dict:
    if "condition" in change:
        return recovery.scenario_of(change["condition"], YEARS).to_dict()
    return read_scenario(change["base"]).to_dict()


def _merged(*overrides) -> dict:
    merged = {}
    for values in overrides:
        for group, named in values.items():
            merged[group] = merged.get(group, {}) | deepcopy(named)
    return merged
