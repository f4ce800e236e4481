"""Claims: verdicts by hand on made-up runs, every variant a good scenario, the shipped table complete."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.claim_variants import variant_scenario, variants
from ruhrsim.analysis.claims import CLAIMS, Way, World, judge, run_worlds, verdict_of
from ruhrsim.analysis.stored import read_evidence
from ruhrsim.model.parameters import Parameters
from ruhrsim.runs.results import RunResult

BY_KEY = {claim.key: claim for claim in CLAIMS}


def made_up(**ends):
    """Return a run of 20 years whose indicators stay at these values."""
    region = pd.DataFrame({name: np.full(81, float(value)) for name, value in ends.items()})
    return RunResult(region, pd.DataFrame())


def world(**runs):
    return World(Parameters(), 1, runs)


def effect(key, **runs):
    return BY_KEY[key].effect(world(**runs))


def test_focus_has_to_win_on_unemployment_and_jobs():
    spread = made_up(unemployment_rate=10.0, jobs=1000)
    better = made_up(unemployment_rate=9.8, jobs=1100)
    fewer_jobs = made_up(unemployment_rate=9.8, jobs=900)
    assert effect("C1", compete_on_everything=spread, cluster_focus=better) == pytest.approx(0.2)
    assert effect("C1", compete_on_everything=spread, cluster_focus=fewer_jobs) == pytest.approx(-0.2)


def test_seven_strengths_have_to_beat_the_best_other_number():
    runs = {f"strengths_{n}": made_up(jobs=jobs) for n, jobs in ((1, 90), (3, 105), (7, 100), (12, 95))}
    assert effect("C2", **runs) == pytest.approx(-5.0)


def test_settlements_together_against_alone_in_percent():
    runs = {"focus_alone": made_up(firms_moved_in=10), "focus_together": made_up(firms_moved_in=11)}
    assert effect("C3", **runs) == pytest.approx(10.0)


def test_a_default_hub_does_not_carry_itself():
    assert effect("C5") < 0.0


def test_an_effect_that_stays_the_same_does_not_reinforce_itself():
    runs = {"status_quo": made_up(start_ups=100), "short_breath": made_up(start_ups=120)}
    assert effect("C7", **runs) == pytest.approx(0.0)


def test_a_fall_from_eighteen_to_four_in_percent_of_the_peak():
    run = made_up(unemployment_rate=4.0)
    run.region.loc[10, "unemployment_rate"] = 18.0
    assert effect("C8", pittsburgh=run) == pytest.approx(77.8, abs=0.1)


def test_both_parts_of_lock_in_have_to_show():
    runs = {
        "focus_without_lock_in": made_up(theme_jobs=102),
        "cluster_focus": made_up(theme_jobs=100),
        "bust_rigid": made_up(jobs=1000),
        "bust_mobile": made_up(jobs=1005),
    }
    assert effect("C9", **runs) == pytest.approx(0.5)


def test_differences_of_differences():
    runs = {
        "status_quo": made_up(jobs=100),
        "cluster_focus": made_up(jobs=110),
        "status_quo_with_land": made_up(jobs=200),
        "focus_with_land": made_up(jobs=220),
        "compete_on_everything": made_up(jobs=105),
        "spread_with_efre": made_up(jobs=115),
        "focus_with_efre": made_up(jobs=121),
    }
    assert effect("C10", **runs) == pytest.approx(20.0 - 12.5)
    assert effect("C11", **runs) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("share", "verdict"), [(1.0, "holds"), (0.8, "holds"), (0.5, "mixed"), (0.2, "fails")]
)
def test_verdicts(share, verdict):
    assert verdict_of(share) == verdict


@pytest.mark.parametrize("name", variants())
def test_every_variant_is_a_good_scenario(name):
    scenario = variant_scenario(name, {"labour_matching": {"quits": 0.03}})
    assert (scenario.start, scenario.years) == (2025, 20)
    assert scenario.parameters["labour_matching"]["quits"] == 0.03


def test_every_claim_needs_known_variants():
    assert {name for claim in CLAIMS for name in claim.needs} <= variants().keys()


def test_pittsburgh_without_an_answer_keeps_the_shock():
    with_it, without = (variant_scenario(name, {}) for name in ("pittsburgh", "pittsburgh_without_answer"))
    assert without.shock == with_it.shock
    assert not without.policy
    assert without.strategy.kind == "status_quo"


def test_the_shipped_table_has_every_claim_in_order():
    table = read_evidence("claims")
    assert list(table.claim) == [f"C{number}" for number in range(1, 12)]
    assert set(table.verdict) <= {"holds", "mixed", "fails"}
    for row in table.itertuples():
        assert row.verdict == verdict_of(row.share)


@pytest.mark.slow
def test_worlds_run_only_what_the_claims_need():
    (found,) = run_worlds([{}], [BY_KEY["C1"]], Way(scale=0.01), 1, years=1)
    assert set(found.runs) == {"compete_on_everything", "cluster_focus"}
    assert judge([found], [BY_KEY["C1"]]).worlds[0] == 1
