"""RuhrSim: an agent-based simulation of the 53 municipalities of Germany's Ruhr area.

    from ruhrsim import RuhrModel, compare, read_scenario
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "RuhrModel": "model",
    "Scenario": "scenario",
    "ScenarioError": "faults",
    "list_scenarios": "scenario_files",
    "read_scenario": "scenario",
    "Parameters": "parameters",
    "parameter_table": "parameters",
    "HEADLINE": "indicators",
    "REGION_INDICATORS": "indicators",
    "TOWN_INDICATORS": "indicators",
    "Comparison": "results",
    "RunResult": "results",
    "compare": "ensemble",
    "run": "ensemble",
    "load_comparison": "store",
    "save_comparison": "store",
    "read_experiment": "experiment",
    "with_values": "factors",
    "run_sweep": "sweep",
    "load_sweep": "sweep",
    "repeat_run": "sweep",
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
