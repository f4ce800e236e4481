"""Experiments: one question each, read from TOML and checked whole before anything runs.

An experiment crosses scenarios with levers (what somebody decides) and with worlds (sampled points of
what nobody knows). Every scenario meets the same worlds and the same seeds.
"""

from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from ruhrsim.common.errors import ExperimentError, ScenarioError, explain, way_out
from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.outside.files import named
from ruhrsim.outside.limits import LONGEST_KEY, name_faults
from ruhrsim.outside.shown import counted, first_of, shown
from ruhrsim.regions.region import Region
from ruhrsim.runs.compare import SettingsError, check_settings, read_scenarios
from ruhrsim.scenarios.factors import Factor, resolve, value_faults
from ruhrsim.scenarios.files import load_toml
from ruhrsim.scenarios.scenario import Scenario, read_scenario
from ruhrsim.sweeps.files import find_experiment, list_experiments, read_points
from ruhrsim.sweeps.records import (
    MOST_RUNS,
    Experiment,
    ExperimentFile,
    Questions,
    Quick,
    Replications,
    Sampler,
    experiment_from_dict,
)

__all__ = [
    "Experiment",
    "ExperimentError",
    "experiment_from_dict",
    "find_experiment",
    "list_experiments",
    "read_experiment",
]

_MEASURES = REGION_INDICATORS | ACCOUNT_INDICATORS
_INDICATORS = tuple(_MEASURES)
_INNER: dict[str, type[BaseModel]] = {
    "sampler": Sampler,
    "replications": Replications,
    "quick": Quick,
    "levers": Factor,
    "uncertainties": Factor,
}


def read_experiment(
    name_or_path: str | Path, quick: bool = False, region: str | Path | Region | None = None
) -> Experiment:
    """Read an experiment file and check it.

    Args:
        name_or_path: Looked up as a path, then in `./experiments`, then among those that ship.
        quick: Take the small size of the file's table `[quick]`.
        region: Region instead of the scenarios' own: one that ships, by name, or a folder.

    Raises:
        ExperimentError: Not found or faulty; all faults at once.
    """
    path = find_experiment(name_or_path)
    try:
        content = {"name": path.stem} | load_toml(path)
    except ScenarioError as error:
        raise ExperimentError(error.faults) from None
    file, faults = _as_far_as_readable(content)
    if quick and "quick" not in content and file.quick is None:
        faults.append("--quick needs a table [quick] with fewer points, runs or years; add one")
    full = _complete(file, False, path, faults, region=region)
    small = _complete(_small(file), True, path, faults, "[quick] ", region) if file.quick else None
    if faults:
        raise ExperimentError(counted([f"{named(path)}: {fault}" for fault in dict.fromkeys(faults)]))
    wanted = small if quick else full
    # Whatever can't be completed has left a fault.
    assert wanted is not None
    return wanted


def _as_far_as_readable(content: dict[str, Any]) -> tuple[ExperimentFile, list[str]]:
    """Return what pydantic can read, without the faulty keys, and the faults of these."""
    try:
        return ExperimentFile.model_validate(content), []
    except ValidationError as error:
        found = error.errors()
        for fault in found:
            _drop(content, fault["loc"])
        faults = list(dict.fromkeys(explain(fault, _known_keys(fault["loc"])) for fault in found[:200]))
        return ExperimentFile.model_validate({"name": "faulty"} | content), faults


def _drop(content: dict[str, Any], loc: tuple[Any, ...]) -> None:
    if loc[0] in ("levers", "uncertainties") and isinstance(content.get(loc[0]), dict) and len(loc) > 1:
        content[loc[0]].pop(loc[1], None)
    else:
        content.pop(loc[0], None)


def _known_keys(loc: tuple[Any, ...]) -> list[str]:
    record = _INNER.get(loc[0], ExperimentFile) if len(loc) > 1 else ExperimentFile
    return list(record.model_fields)


def _small(file: ExperimentFile) -> ExperimentFile:
    """Return the file with what `[quick]` changes."""
    given: dict[str, Any] = {key: value for key, value in file.quick or () if value is not None}
    steps: dict[str, Any] = {key: given.pop(key) for key in ("points", "levels") if key in given}
    levers = file.levers | given.pop("levers")
    if "years" in given:
        given.setdefault("record_years", None)
    return file.model_copy(
        update=given | {"sampler": file.sampler.model_copy(update=steps), "levers": levers}
    )


def _complete(
    file: ExperimentFile,
    quick: bool,
    path: Path,
    faults: list[str],
    where: str = "",
    region: str | Path | Region | None = None,
) -> Experiment | None:
    """Spell an experiment out; what is wrong with it and not told yet is added to `faults`."""
    scenarios, found = _read(lambda: read_scenarios(file.scenarios, file.years, region), ())
    found += _read(lambda: check_settings(runs=file.runs, scale=file.scale, seed=file.seed), None)[1]
    levers, unknown = resolve(file.levers)
    uncertainties, more = resolve(file.uncertainties, taken=levers)
    worlds, unreadable = _read(lambda: _list_of_worlds(file, path), {})
    listed, others = resolve(_as_factors(worlds), taken=levers)
    found += [*unknown, *more, *unreadable, *others]
    found += _value_faults(levers | uncertainties | listed, scenarios or _readable(file.scenarios, region))
    found += _indicator_faults(file) + _lever_faults(levers) + _year_faults(file, scenarios)
    found += _word_faults(file) + _double_faults(file)
    if not any(fault.startswith("sampler") for fault in faults):
        found += _sampler_faults(file.sampler, uncertainties)
    if not found:
        found += _size_faults(file, levers, uncertainties, worlds)
    faults += [where + fault for fault in found if fault not in faults]
    if faults:
        return None
    end = scenarios[0].start + scenarios[0].years
    spelt_out = {
        "scenarios": scenarios,
        "years": scenarios[0].years,
        "record_years": file.record_years or (end,),
        "levers": levers,
        "uncertainties": uncertainties,
        "worlds": worlds,
        "quick": quick,
    }
    return Experiment(**{key: getattr(file, key) for key in Questions.model_fields} | spelt_out)


def _read(read: Callable[..., Any], otherwise: Any) -> tuple[Any, list[str]]:
    """Return what `read` returns, or `otherwise` and its faults."""
    try:
        return read(), []
    except (ScenarioError, SettingsError) as error:
        return otherwise, list(error.faults)


def _readable(names: tuple[str, ...], region: str | Path | Region | None) -> tuple[Scenario, ...]:
    found = (_read(lambda name=name: read_scenario(name, region), None)[0] for name in names)
    return tuple(scenario for scenario in found if scenario)


def _list_of_worlds(file: ExperimentFile, path: Path) -> dict[str, tuple[float | None, ...]]:
    return read_points(file.sampler.file, path.parent) if file.sampler.file else {}


def _as_factors(worlds: dict[str, tuple[float | None, ...]]) -> dict[str, Factor]:
    values = {
        name: tuple(dict.fromkeys(x for x in column if x is not None)) for name, column in worlds.items()
    }
    return {name: Factor(values=found) for name, found in values.items() if found}


def _value_faults(factors: dict[str, Factor], scenarios: tuple[Scenario, ...]) -> list[str]:
    return [
        fault for name, factor in factors.items() for fault in value_faults(name, factor.ends(), scenarios)
    ]


def _year_faults(file: ExperimentFile, scenarios: tuple[Scenario, ...]) -> list[str]:
    if not scenarios:
        return []
    first, last = scenarios[0].start, scenarios[0].start + scenarios[0].years
    return [
        f"record_years: {year} is never reached; choose from {first} to {last}"
        for year in file.record_years or ()
        if not first <= year <= last
    ]


def _indicator_faults(file: ExperimentFile) -> list[str]:
    faults = [
        f"unknown indicator '{key}'{way_out(key, _INDICATORS)}"
        for key in file.indicators
        if key not in _INDICATORS
    ]
    faults += [
        f"thresholds.{key}: is not stored or has no better and worse; name one of indicators"
        for key in file.thresholds
        if key not in file.indicators or not _MEASURES[key].better
    ]
    rule = file.replications
    if rule and rule.indicator not in file.indicators:
        faults.append(f"replications.indicator = '{rule.indicator}' is not stored; name one of indicators")
    if rule and not 2 <= file.runs <= rule.most:
        faults.append(
            f"runs = {file.runs}: replications begin with runs; choose from 2 to most = {rule.most}"
        )
    return faults


def _word_faults(file: ExperimentFile) -> list[str]:
    titles = {"title_de": file.title_de, "title_en": file.title_en}
    return name_faults(file.name) + [
        f"{key} has {len(title):,} characters; write at most {LONGEST_KEY}"
        for key, title in titles.items()
        if len(title) > LONGEST_KEY
    ]


def _double_faults(file: ExperimentFile) -> list[str]:
    lists = {"indicators": file.indicators, "record_years": file.record_years or ()}
    doubles = {
        key: [each for each in dict.fromkeys(listed) if listed.count(each) > 1]
        for key, listed in lists.items()
    }
    return [
        f"{key}: {first_of(map(shown, double))} stands there twice; take one out"
        for key, double in doubles.items()
        if double
    ]


def _size_faults(
    file: ExperimentFile, levers: dict[str, Any], uncertainties: dict[str, Any], worlds: dict[str, Any]
) -> list[str]:
    """Return a fault for more runs than any sweep can have, before a point is drawn."""
    sampler, dimensions = file.sampler, len(uncertainties)
    points = {
        "list": len(next(iter(worlds.values()), (None,))),
        "grid": prod(_steps(factor, sampler.levels) for factor in uncertainties.values()),
        "latin_hypercube": sampler.points or 1,
        "sobol": (sampler.points or 1) * (2 * dimensions + 2),
        "morris": (sampler.points or 1) * (dimensions + 1),
    }[sampler.kind]
    settings = prod(_steps(factor, None) for factor in levers.values())
    runs = points * settings * len(file.scenarios) * file.runs
    if runs <= MOST_RUNS:
        return []
    return [
        f"{runs:,} runs ({points:,} worlds × {settings:,} settings × {len(file.scenarios)} scenarios × "
        f"{file.runs} seeds); choose fewer, {MOST_RUNS:,} at most"
    ]


def _steps(factor: Factor, levels: int | None) -> int:
    return len(factor.values) if factor.values is not None else factor.levels or levels or 1


def _lever_faults(levers: dict[str, Factor]) -> list[str]:
    return [
        f"lever '{name}' is a range; write values, or levels beside low and high"
        for name, factor in levers.items()
        if factor.is_range and factor.levels is None
    ]


def _sampler_faults(sampler: Sampler, uncertainties: dict[str, Factor]) -> list[str]:
    if sampler.kind == "list":
        return ["a list brings its own uncertainties; take the table out"] if uncertainties else []
    if sampler.kind == "grid":
        return [
            f"'{name}' is a range; a grid needs levels, beside it or in [sampler], or values"
            for name, factor in uncertainties.items()
            if factor.is_range and not (factor.levels or sampler.levels)
        ]
    if not uncertainties:
        return [f"{sampler.kind} has nothing to sample; write a table [uncertainties]"]
    if sampler.kind == "latin_hypercube":
        return []
    if sampler.second_order and sampler.kind == "sobol" and len(uncertainties) < 2:
        return ["sampler.second_order = true needs two uncertainties or more; leave it out"]
    return [
        f"'{name}' is a list of values; {sampler.kind} needs ranges, take it as a lever"
        for name, factor in uncertainties.items()
        if not factor.is_range
    ]
