"""What `ruhrsim compare` does unless told otherwise; imported where a second of imports would show."""

SCENARIOS = ("status_quo", "compete_on_everything", "cluster_focus")
RUNS = 20
SCALE = 0.05
SEED = 0
RESULTS = "results"
