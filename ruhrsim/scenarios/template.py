"""A commented scenario file to start from: examples of all that it may hold, switched off."""

import textwrap
from collections.abc import Iterable

from ruhrsim.common.sourced import records
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.processes.strategies import STRATEGIES
from ruhrsim.scenarios.scenario import Scenario

_FILE = """\
# Question: what do you want to know?
# Check the file with `ruhrsim scenarios check {name}`, then run `ruhrsim compare {base} {name}`.
# Lines that begin with # do nothing; take the # away from the examples that you want to use.
name = "{name}"
title_de = "{name}"
title_en = "{name}"
description_de = "Ein Satz, der sagt, was geschieht."
description_en = "One sentence that says what happens."
based_on = "{base}"           # everything below is a change to it; its other settings stay
#years = {years}

#[strategy]
{strategies}
#kind = "focus"
#themes_per_town = 2          # for focus only
#n_strengths = 7              # for focus: agree on so many fields instead of whole themes
#eur_per_head_year = 20.0     # compare strategies at equal money, instruments that towns pay included
#cooperation = 0.5            # 0 = each for itself, 1 = one region
#adaptive = true              # towns move their money towards what their most successful neighbour does

# A game between towns with their own money: cuts of the trade tax, or subsidies to firms that come.
#[strategy.competition]
#kind = "location_subsidy"    # or "trade_tax"
#rule = "best_response"       # or "react": follow the neighbours in part
#stake = 0.25                 # share of its programme money that a town can bid at most
#first_movers = ["Dortmund"]

# From a later year on; keys that are not given stay as they are.
#[[strategy.phases]]
#from = {first}
#cooperation = 1.0

# Any parameter inside its range; `ruhrsim parameters` lists them with unit, range and source.
#[parameters.firm_entry]
#corporate_spinoff_rate = {spin_offs}   # {meaning}

{instruments}
#[[policy]]
#instrument = "digital_hub"
#from = {first}
#to = {last}
#eur_per_year = 1_000_000     # all towns together
#towns = ["Bochum", "Essen"]  # all if left out

{shocks}
#[[shock]]
#kind = "plant_closure"
#quarter = "{first}Q1"
#town = "Bochum"
#sector = "new_industry"
#jobs = 1000
"""


def scenario_template(name: str, based_on: str, base: Scenario) -> str:
    """Return the text of a new scenario file.

    Args:
        name: Name of the new scenario.
        based_on: Name or file of what it is based on.
        base: The same, read; its start and horizon set the dates of the examples.
    """
    return _FILE.format(
        name=name,
        base=based_on,
        years=base.years,
        first=base.start + 1,
        last=base.start + min(base.years, 3),
        spin_offs=Parameters().firm_entry.corporate_spinoff_rate,
        meaning=records(Parameters().firm_entry)["corporate_spinoff_rate"].meaning,
        strategies=_choices("Kinds", STRATEGIES),
        instruments=_choices("Instruments", INSTRUMENTS),
        shocks=_choices("Shocks", SHOCKS),
    )


def _choices(heading: str, names: Iterable[str]) -> str:
    text = f"{heading}: {', '.join(names)}."
    return textwrap.fill(text, 100, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
