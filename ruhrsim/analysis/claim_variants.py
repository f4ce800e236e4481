"""The scenarios that decide the claims, as changes to shipped ones; all start at the end of 2025."""

from copy import deepcopy

from ruhrsim.model.processes.fields import ranked_fields
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import FIELDS
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict

YEARS = 20
STRENGTHS = (1, 3, 7, 12)
_LAND = {"instrument": "land_release", "from": 2026, "to": 2045, "eur_per_year": 40_000_000}
_EFRE = {"instrument": "efre_match", "from": 2026, "to": 2045, "eur_per_year": 66_800_000}
_BUST = {"kind": "theme_bust", "quarter": "2030Q1", "theme": "new_industry", "depth": 0.3}
_NO_TALENT = {
    "relocation": {"talent": 0.0},
    "firm_entry": {"research_effect": 0.0},
    "graduate_choice": {"spin_offs": 0.0},
}


def _busts() -> list[dict]:
    """Return busts of the two fields on which the region agrees first."""
    first = ranked_fields(read_region_start(2025).jobs)[:2]
    names = list(FIELDS)
    return [
        {"kind": "field_bust", "quarter": quarter, "field": names[field], "depth": 0.5}
        for field, quarter in zip(first, ("2030Q1", "2034Q1"), strict=True)
    ]


def variants() -> dict[str, dict]:
    """Return for each variant its base scenario and what is added or changed."""
    plain = {name: {"base": name} for name in _PLAIN}
    strengths = {
        f"strengths_{n}": {"base": "n_strengths", "strategy": {"n_strengths": n}, "shock": _busts()}
        for n in STRENGTHS
    }
    return (
        plain
        | strengths
        | {
            "no_talent": {"base": "status_quo", "parameters": _NO_TALENT},
            "pittsburgh_without_answer": {"base": "pittsburgh", "like": "status_quo"},
            "focus_without_lock_in": {
                "base": "cluster_focus",
                "parameters": {"spillovers": {"variety_decay": 0.0}},
            },
            "bust_rigid": {
                "base": "cluster_focus",
                "shock": [_BUST],
                "parameters": {"labour_matching": {"skill_mobility": 0.1}},
            },
            "bust_mobile": {
                "base": "cluster_focus",
                "shock": [_BUST],
                "parameters": {"labour_matching": {"skill_mobility": 0.8}},
            },
            "status_quo_with_land": {"base": "status_quo", "policy": [_LAND]},
            "focus_with_land": {"base": "cluster_focus", "policy": [_LAND]},
            "spread_with_efre": {"base": "compete_on_everything", "policy": [_EFRE]},
            "focus_with_efre": {"base": "cluster_focus", "policy": [_EFRE]},
        }
    )


_PLAIN = (
    "status_quo",
    "compete_on_everything",
    "cluster_focus",
    "spread_alone",
    "spread_together",
    "focus_alone",
    "focus_together",
    "same_focus",
    "short_breath",
    "pittsburgh",
)


def variant_scenario(name: str, world: dict[str, dict[str, float]], years: int = YEARS) -> Scenario:
    """Return a variant in a world.

    Args:
        name: Name of the variant.
        world: Overrides of parameters; what the variant itself sets comes last.
        years: Horizon.
    """
    change = variants()[name]
    content = read_scenario(change["base"]).to_dict() | {"name": name, "years": years}
    if "like" in change:
        content |= {"strategy": read_scenario(change["like"]).to_dict()["strategy"], "policy": []}
    content["strategy"] |= change.get("strategy", {})
    for kind in ("policy", "shock"):
        content[kind] = [*content[kind], *change.get(kind, [])]
    content["parameters"] = _merged(content["parameters"], world, change.get("parameters", {}))
    return scenario_from_dict(content, name)


def _merged(*overrides) -> dict:
    merged = {}
    for values in overrides:
        for group, named in values.items():
            merged[group] = merged.get(group, {}) | deepcopy(named)
    return merged
