"""RuhrSim: an agent-based simulation of the 53 municipalities of Germany's Ruhr area.

The first names to know:

    from ruhrsim import RuhrModel, compare, read_scenario
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruhrsim.analysis.paired import summarise as summarise
    from ruhrsim.analysis.plausible import numbered_worlds as numbered_worlds
    from ruhrsim.common.errors import ScenarioError as ScenarioError
    from ruhrsim.model.indicators import HEADLINE as HEADLINE
    from ruhrsim.model.indicators import REGION_INDICATORS as REGION_INDICATORS
    from ruhrsim.model.indicators import TOWN_INDICATORS as TOWN_INDICATORS
    from ruhrsim.model.model import RuhrModel as RuhrModel
    from ruhrsim.model.parameters import Parameters as Parameters
    from ruhrsim.model.parameters import parameter_table as parameter_table
    from ruhrsim.runs.compare import compare as compare
    from ruhrsim.runs.compare import run as run
    from ruhrsim.runs.results import Comparison as Comparison
    from ruhrsim.runs.results import RunResult as RunResult
    from ruhrsim.runs.store import load_comparison as load_comparison
    from ruhrsim.runs.store import save_comparison as save_comparison
    from ruhrsim.scenarios.factors import with_values as with_values
    from ruhrsim.scenarios.files import list_scenarios as list_scenarios
    from ruhrsim.scenarios.scenario import Scenario as Scenario
    from ruhrsim.scenarios.scenario import read_scenario as read_scenario
    from ruhrsim.sweeps import load_sweep as load_sweep
    from ruhrsim.sweeps import repeat_run as repeat_run
    from ruhrsim.sweeps import run_sweep as run_sweep
    from ruhrsim.sweeps.experiment import read_experiment as read_experiment

__version__ = "0.2.0"

_HOMES = {
    "RuhrModel": "model.model",
    "Scenario": "scenarios.scenario",
    "ScenarioError": "common.errors",
    "list_scenarios": "scenarios.files",
    "read_scenario": "scenarios.scenario",
    "Parameters": "model.parameters",
    "parameter_table": "model.parameters",
    "HEADLINE": "model.indicators",
    "REGION_INDICATORS": "model.indicators",
    "TOWN_INDICATORS": "model.indicators",
    "Comparison": "runs.results",
    "RunResult": "runs.results",
    "compare": "runs.compare",
    "run": "runs.compare",
    "load_comparison": "runs.store",
    "save_comparison": "runs.store",
    "read_experiment": "sweeps.experiment",
    "with_values": "scenarios.factors",
    "run_sweep": "sweeps",
    "load_sweep": "sweeps",
    "repeat_run": "sweeps",
    "summarise": "analysis.paired",
    "numbered_worlds": "analysis.plausible",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str):
    # Only on first use: pandas and Mesa cost a second that `ruhrsim --help` must not pay.
    if name not in _HOMES:
        raise AttributeError(f"module 'ruhrsim' has no attribute '{name}'; it offers {', '.join(_HOMES)}")
    return getattr(import_module(f"ruhrsim.{_HOMES[name]}"), name)


def __dir__():
    return sorted([*globals(), *_HOMES])
