"""What `ruhrsim compare` does unless told otherwise; imported where a second of imports would show."""

SCENARIOS = ("status_quo", "spread_alone", "focus_together")
"""Carry on as before; compete on everything, each town for itself; share out strengths, towns together."""
CORNERS = ("spread_alone", "spread_together", "focus_alone", "focus_together")
"""The two questions in it, themes shared out or not, alone or together, each with both answers to the other."""
RUNS = 20
SCALE = 0.05
SEED = 0
RESULTS = "results"
REGION, REGION_FILE = "ruhr", "region.toml"
"""Key of the region that is meant where none is named, whose tables every other one falls back on; file of a region."""
