"""All parameters of the model, gathered from the processes that use them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, make_dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from ruhrsim.common.sourced import records
from ruhrsim.model.processes.conditions import OutsideConditions
from ruhrsim.model.processes.cooperation import CooperationEffect
from ruhrsim.model.processes.education import Education
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.processes.firm_exit import FirmExit
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.model.processes.firm_links import FirmLinks
from ruhrsim.model.processes.graduate_choice import GraduateChoice
from ruhrsim.model.processes.imitation import ImitationPace
from ruhrsim.model.processes.labour_matching import LabourMatching
from ruhrsim.model.processes.land import LandUse
from ruhrsim.model.processes.location_factors import LocationFactors
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.built_jobs import BuiltJobs
from ruhrsim.model.processes.policies.theme_support import ThemeSupport
from ruhrsim.model.processes.policies.trade_tax import TradeTaxEffect
from ruhrsim.model.processes.population import PopulationChange
from ruhrsim.model.processes.relocation import Relocation
from ruhrsim.model.processes.sites import SiteUse
from ruhrsim.model.processes.skills import Skills
from ruhrsim.model.processes.spillovers import Spillovers
from ruhrsim.model.processes.tax_game import TownCompetition
from ruhrsim.model.start.estimates import START_ESTIMATES
from ruhrsim.regions.region import Region, read_region

_LARGER = 1_000.0
"""Times its range that a region's own size may be; beyond, it is a slip (assumed)."""


@dataclass(frozen=True)
class _ProcessParameters:
    """One group of parameters for each process; `Parameters` adds one for each instrument."""

    conditions: OutsideConditions = field(default_factory=OutsideConditions)
    theme_support: ThemeSupport = field(default_factory=ThemeSupport)
    built_jobs: BuiltJobs = field(default_factory=BuiltJobs)
    cooperation: CooperationEffect = field(default_factory=CooperationEffect)
    location_factors: LocationFactors = field(default_factory=LocationFactors)
    imitation: ImitationPace = field(default_factory=ImitationPace)
    tax_game: TownCompetition = field(default_factory=TownCompetition)
    education: Education = field(default_factory=Education)
    spillovers: Spillovers = field(default_factory=Spillovers)
    skills: Skills = field(default_factory=Skills)
    firm_growth: FirmGrowth = field(default_factory=FirmGrowth)
    firm_links: FirmLinks = field(default_factory=FirmLinks)
    firm_exit: FirmExit = field(default_factory=FirmExit)
    firm_entry: FirmEntry = field(default_factory=FirmEntry)
    relocation: Relocation = field(default_factory=Relocation)
    land: LandUse = field(default_factory=LandUse)
    sites: SiteUse = field(default_factory=SiteUse)
    labour_matching: LabourMatching = field(default_factory=LabourMatching)
    graduate_choice: GraduateChoice = field(default_factory=GraduateChoice)
    population: PopulationChange = field(default_factory=PopulationChange)

    def of_instrument(self, name: str) -> Any:
        """Return the parameters of an instrument, its `effect`; the same as the attribute of its name."""
        return getattr(self, name)

    def with_overrides(self, overrides: Mapping[str, Mapping[str, float]], ranges: bool = True) -> Self:
        """Return parameters with some values replaced.

        Args:
            overrides: Values by group and name.
            ranges: Whether values must lie in their range, which is the Ruhr's.

        Raises:
            ValueError: A group or name is unknown, or a value leaves its range; all faults at once.
        """
        faults = check_overrides(overrides, ranges)
        if faults:
            raise ValueError("; ".join(faults))
        return replace(
            self, **{name: replace(getattr(self, name), **values) for name, values in overrides.items()}
        )


if TYPE_CHECKING:

    @dataclass(frozen=True)
    class Parameters(_ProcessParameters):
        """One group of parameters for each process and each instrument; see `of_instrument` for the latter."""

        trade_tax: TradeTaxEffect = field(default_factory=TradeTaxEffect)

else:
    Parameters = make_dataclass(
        "Parameters",
        [(name, kind.effect, field(default_factory=kind.effect)) for name, kind in INSTRUMENTS.items()],
        bases=(_ProcessParameters,),
        frozen=True,
        module=__name__,
    )
    Parameters.__doc__ = (
        "One group of parameters for each process and each instrument, with unit, range and source."
    )


def start_parameters(
    start: int, overrides: Mapping[str, Mapping[str, float]], region: Region | str | None = None
) -> Parameters:
    """Return the parameters of a scenario: its overrides on top of what belongs to its start year.

    Args:
        start: Start year.
        overrides: Values by group and name.
        region: Region whose `region.toml` says what belongs to the start year; the Ruhr if none is given.

    Raises:
        ValueError: As `Parameters.with_overrides`.
    """
    return Parameters().with_overrides(start_defaults(start, region), ranges=False).with_overrides(overrides)


def start_defaults(start: int, region: Region | str | None = None) -> dict[str, dict[str, float]]:
    """Return the values that belong to a start year where they differ from the defaults, the outlook's."""
    return read_region(region).start(start).parameters


def check_overrides(overrides: Mapping[str, Mapping[str, float]], ranges: bool = True) -> list[str]:
    """Return what is wrong with overrides, one full message for each fault; empty if nothing is.

    Args:
        overrides: Values by group and name.
        ranges: Whether values must lie in their range; a region's own need not, as sizes differ, but none is
            negative whose range is not, and none is beyond a thousand times its range.
    """
    groups = {f.name: f.default_factory for f in fields(Parameters)}
    faults = []
    for group, values in overrides.items():
        if group not in groups:
            faults.append(f"unknown parameter group '{group}'{_hint(group, groups)}")
        elif not isinstance(values, dict):
            faults.append(f"parameters.{group} must be a table of names and values, not {values!r}")
        else:
            known = records(groups[group])
            faults += filter(
                None, (_check(group, name, value, known, ranges) for name, value in values.items())
            )
    return faults


def parameter_rows() -> list[dict[str, Any]]:
    """Return one row for each parameter: group, name, value, unit, low, high, status, source, meaning, off.

    Groups whose name begins with `start_` are assumptions behind the start state; a scenario can't
    change them.
    """
    defaults = vars(Parameters()) | {name: group() for name, group in START_ESTIMATES.items()}
    return [
        {"group": name, "name": parameter, "value": getattr(group, parameter)} | vars(record)
        for name, group in defaults.items()
        for parameter, record in records(group).items()
    ]


def parameter_table() -> pd.DataFrame:
    """Return `parameter_rows` as a pandas DataFrame."""
    return pd.DataFrame(parameter_rows())


def _check(group: str, name: str, value: object, known: Mapping[str, Any], ranges: bool) -> str | None:
    if name not in known:
        return f"unknown parameter '{group}.{name}'{_hint(name, known)}"
    record = known[name]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return f"parameters.{group}.{name} must be a number, not {value!r}"
    if ranges and not record.low <= value <= record.high and value != record.off:
        return (
            f"parameters.{group}.{name} = {value} lies outside its range {record.low} to {record.high} "
            f"({record.unit}); choose a value inside it"
        )
    low, high = (0.0 if record.low >= 0.0 else -math.inf), _LARGER * max(abs(record.low), abs(record.high))
    if not ranges and not low <= value <= high:
        span = f"{high:,g} or less" if value > high else f"{low:g} or more"
        return f"parameters.{group}.{name} = {value} is no size of a region ({record.unit}); choose {span}"
    return None


def _hint(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; choose from {', '.join(known)}"
