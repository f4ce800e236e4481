"""The app at another region than the Ruhr, in a process of its own: the region is named once at the start."""

import json
import subprocess
import sys

import pytest

from regions_made import FIVETON
from ruhrsim.app.place import here, use_region
from ruhrsim.common.errors import RegionError

SCRIPT = """
import json, sys
from ruhrsim.app.place import use_region
use_region(sys.argv[1])
from ruhrsim.app import choices
from ruhrsim.app.state import AppState
from ruhrsim.app.views import portfolio, towns
from ruhrsim.app.words import text
scenarios = choices.shipped()
print(json.dumps({
    "towns": list(towns.town_names().values()),
    "drawn": [town["name"] for town in towns.shapes()["towns"]],
    "scenarios": sorted(scenarios),
    "regions": sorted({scenario.region for scenario in scenarios.values()}),
    "chosen": [scenario.name for scenario in choices.chosen(AppState())[0]],
    "shares": portfolio.shares(scenarios["cluster_focus"])["Dorf"],
    "claim": text("frame.claim", "en"),
}))
"""


def test_towns_scenarios_and_words_are_those_of_the_region():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(FIVETON)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["towns"] == told["drawn"] == ["Ahausen", "Beeck", "Ceberg", "Dorf", "Ehrental"]
    assert told["regions"] == [str(FIVETON)]
    assert told["chosen"] == ["status_quo", "spread_alone", "focus_together"]
    assert "joint_region" in told["scenarios"]
    assert "digital_hub" not in told["scenarios"]
    assert [share > 0.0 for share in told["shares"]][1:3] == [False, False]
    assert sum(told["shares"]) == pytest.approx(1.0, abs=1e-3)
    assert told["claim"].startswith("5 towns")


def test_an_unknown_region_is_refused_and_the_ruhr_stays():
    with pytest.raises(RegionError, match="no region 'nowhere'"):
        use_region("nowhere")
    assert here().key == "ruhr"
