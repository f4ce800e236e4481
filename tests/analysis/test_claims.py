"""Claims: verdicts by hand on made-up runs, every variant a good scenario, both answers possible, the shipped table."""

from collections import Counter

import numpy as np
import pytest

from ruhrsim.analysis.claim_runs import RunLog, Way, World, claim_worlds, run_worlds
from ruhrsim.analysis.claim_variants import SITES, variant_scenario, variants
from ruhrsim.analysis.claim_verdicts import judge, judge_parts, share_interval, verdict_of, verdicts
from ruhrsim.analysis.claim_witnesses import WITNESSES
from ruhrsim.analysis.claims import CLAIMS, variants_needed
from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.analysis.stored import read_evidence
from ruhrsim.analysis.strategy_comparisons import COMPARISONS
from ruhrsim.model.parameters import Parameters

BY_KEY = {claim.key: claim for claim in CLAIMS}


def world(**runs):
    """Return a world of as many seeds as the numbers given for each variant and name."""
    read = {
        variant: {name: np.atleast_1d(np.array(values, dtype=float)) for name, values in named.items()}
        for variant, named in runs.items()
    }
    n = max((len(values) for named in read.values() for values in named.values()), default=1)
    return World(Parameters(), tuple(range(1, n + 1)), read)


def effects(key, **runs):
    """Return the number of each part in a made-up world."""
    return {part.key: part.effect(world(**runs)) for part in BY_KEY[key].parts}


def test_sharing_out_has_to_win_on_jobs_and_on_unemployment():
    found = effects(
        "C1",
        compete_on_everything={"jobs": 1000, "rate": 10.0},
        cluster_focus={"jobs": 1100, "rate": 10.2},
    )
    assert found == {"jobs": pytest.approx(100.0), "rate": pytest.approx(-0.2)}


def test_seven_strengths_are_compared_with_each_other_number():
    runs = {f"strengths_{n}": {"jobs_in_crises": jobs} for n, jobs in ((1, 90), (3, 105), (7, 100), (12, 95))}
    assert effects("C2", **runs) == {"against_1": 10.0, "against_3": -5.0, "against_12": 5.0}


def test_settlements_together_against_alone_in_percent_of_the_means():
    found = effects(
        "C3",
        focus_alone={"settled": [5, 15]},
        focus_together={"settled": [10, 12]},
        focus_alone_without_gain={"jobs": 100},
        focus_together_without_gain={"jobs": 90},
    )
    assert found == {"settled": pytest.approx(10.0), "jobs": -10.0}


def test_money_for_talent_is_compared_with_the_same_money_for_something_else():
    found = effects(
        "C4",
        money_for_talent={"arrived": 120},
        money_for_subsidies={"arrived": 130},
        money_for_land={"arrived": 110},
        status_quo={"arrived": 100},
    )
    assert found == {"against_subsidies": -10.0, "against_land": 10.0, "against_nothing": 20.0}


def test_a_default_hub_does_not_carry_itself():
    assert effects("C5")["fees"] < 0.0


def test_a_site_is_counted_gross_and_net():
    found = effects(
        "C6",
        bochum_after_opel={"site_jobs": 4000, "site_jobs_new": 3000, "town_jobs": 99_000},
        bochum_without_opel={"town_jobs": 100_000},
    )
    assert found == {"gross": 700.0, "new_to_town": -300.0, "net": -1000.0}


def test_start_ups_beyond_those_that_money_paid_for():
    paid = 504_000_000 / Parameters().start_up_centre.cost_per_start_up
    usual = {"founded": 1000.0, "founded_early": 50.0, "founded_late": 50.0}
    more = {"founded": 1000.0 + 2.5 * paid, "founded_early": 90.0, "founded_late": 60.0}
    found = effects("C7", status_quo=usual, push=more)
    assert found == {"again": pytest.approx(1.5), "growing": pytest.approx(-30.0)}


def test_a_fall_below_the_start_is_more_than_all_of_the_rise():
    answer = {"rate_peak": 18.2, "rate_start": 6.1, "rate_end": 5.2, "rate": 5.2}
    found = effects("C8", pittsburgh_answer=answer, pittsburgh_no_answer={"rate": 5.5})
    assert found == {"recovered": pytest.approx(107.4, abs=0.1), "answer": pytest.approx(0.3)}


def test_moving_on_is_compared_with_standing_still_and_with_moving_far():
    found = effects("C9", stood_still={"jobs": 90}, moved_near={"jobs": 100}, moved_far={"jobs": 105})
    assert found == {"moving": 10.0, "to_neighbours": -5.0}


def test_instruments_fizzle_if_less_than_three_quarters_of_their_effect_stay():
    runs = {
        "status_quo": {"settled": 100, "jobs": 0},
        "bundle": {"settled": 140, "jobs": 40},
        "nothing_without_land": {"settled": 80, "jobs": 0},
        "bundle_without_land": {"settled": 105, "jobs": 40},
    }
    assert effects("C10", **runs) == {"settled": 5.0, "jobs": -10.0}


@pytest.mark.parametrize(
    ("spread", "focus", "spread_with", "focus_with", "another"),
    [(100, 90, 100, 110, 10), (90, 100, 120, 90, 30), (90, 100, 90, 120, -30), (100, 90, 110, 90, -20)],
)
def test_another_strategy_pays_if_the_one_behind_comes_to_lead(
    spread, focus, spread_with, focus_with, another
):
    found = effects(
        "C11",
        compete_on_everything={"jobs": spread},
        cluster_focus={"jobs": focus},
        spread_with_efre={"jobs": spread_with},
        focus_with_efre={"jobs": focus_with},
    )
    assert found["another"] == another


@pytest.mark.parametrize(
    ("share", "verdict"), [(1.0, "holds"), (0.8, "holds"), (0.5, "mixed"), (0.2, "fails")]
)
def test_verdicts(share, verdict):
    assert verdict_of(share) == verdict


def made_up(jobs):
    """Return a world in which sharing out has this many jobs more, by seed, and a lower rate."""
    spread, focus = (
        {"jobs": np.zeros(len(jobs)), "rate": np.full(len(jobs), 1.0)},
        {"jobs": np.array(jobs), "rate": np.zeros(len(jobs))},
    )
    return world(compete_on_everything=spread, cluster_focus=focus)


def test_a_world_counts_by_the_mean_of_its_seeds():
    worlds = [made_up([10, -1]), made_up([-10, 1]), made_up([5, 5.1]), made_up([-5, -5.1])]
    row = judge_parts(worlds, [BY_KEY["C1"]]).set_index("part").loc["jobs"]
    assert (row.share, row.worlds, row.seeds, row.verdict) == (0.5, 4, 2, "mixed")
    assert (row.clear_for, row.clear_against) == (0.25, 0.25)


def test_the_part_with_the_fewest_worlds_decides():
    worlds = [made_up([10, 10]), made_up([-10, -10])]
    row = judge(worlds, [BY_KEY["C1"]]).iloc[0]
    assert (row["part"], row["share"], row["verdict"]) == ("jobs", 0.5, "mixed")


def test_parts_told_beside_do_not_decide():
    table = judge_parts(
        [
            world(
                focus_alone={"settled": 1.0},
                focus_together={"settled": 2.0},
                focus_alone_without_gain={"jobs": 1.0},
                focus_together_without_gain={"jobs": 0.0},
            )
        ],
        [BY_KEY["C3"]],
    )
    assert list(table["verdict"]) == ["holds", "fails"]
    assert verdicts(table)["verdict"].tolist() == ["holds"]


def test_interval_of_a_share_is_wilsons():
    # z = 1.6449: (0.5 ± z sqrt(0.25 / 20 + z² / 1600)) with the middle pulled to one half.
    low, high = share_interval(0.5, 20)
    assert (low, high) == (pytest.approx(0.3274, abs=1e-3), pytest.approx(0.6726, abs=1e-3))
    assert share_interval(1.0, 64)[1] == 1.0


@pytest.mark.parametrize("name", variants())
def test_every_variant_is_a_good_scenario(name):
    scenario = variant_scenario(name, {"labour_matching": {"quits": 0.03}})
    assert (scenario.start, scenario.years) == ((2007, 17) if name in SITES else (2025, 20))
    assert scenario.parameters["labour_matching"]["quits"] == 0.03


def test_every_claim_needs_known_variants():
    assert variants_needed() <= variants().keys()


def test_money_of_each_choice_is_the_same():
    names = ("money_for_talent", "money_for_subsidies", "money_for_land")
    sums = {sum(p["eur_per_year"] for p in variant_scenario(name, {}).policy) for name in names}
    assert sums == {20_000_000}


def test_lots_give_two_themes_to_each_town_and_as_many_towns_to_each_theme():
    first, again, other = (variant_scenario("themes_by_lot", {}, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    themes = [theme for town in first.strategy.towns.values() for theme in town.weights]
    assert len(themes) == 2 * 53
    assert set(Counter(themes).values()) == {17, 18}


def test_strategies_are_compared_by_known_variants():
    assert variants_needed(COMPARISONS) <= variants().keys()
    assert len({claim.key for claim in COMPARISONS}) == len(COMPARISONS)


def test_pittsburgh_without_an_answer_keeps_the_shock():
    with_it, without = (variant_scenario(f"pittsburgh_{name}", {}) for name in ("answer", "no_answer"))
    assert without.shock == with_it.shock
    assert {shock["kind"] for shock in without.shock} == {"recession", "theme_bust", "coal_exit"}
    assert not without.policy
    assert without.strategy.kind == "status_quo"


def test_worlds_are_those_of_a_comparison_but_for_three_measured_numbers():
    usual, asked = numbered_worlds(0, 2), claim_worlds(2)
    for world_, drawn in zip(usual, asked, strict=True):
        hub, sites = drawn["digital_hub"], drawn["sites"]
        apart = {"digital_hub": {"desk_fee", "customers"}, "sites": {"ha_per_job"}}
        for group, names in apart.items():
            assert drawn[group].keys() - world_[group].keys() == names
        assert 50.0 <= hub["desk_fee"] <= 150.0
        assert 0.0077 <= sites["ha_per_job"] <= 0.053
        for group in world_:
            assert {k: v for k, v in drawn[group].items() if k not in apart.get(group, ())} == world_[group]


def test_every_claim_has_two_witnesses():
    assert WITNESSES.keys() == BY_KEY.keys()


def test_a_hub_carries_itself_in_one_world_and_not_in_the_other():
    witness, (part,) = WITNESSES["C5"], BY_KEY["C5"].parts
    numbers = [
        part.effect(World(Parameters().with_overrides(overrides), tuple(range(1, 9)), {}))
        for overrides in (witness.holds, witness.fails)
    ]
    assert numbers[0] > part.threshold > numbers[1]


@pytest.mark.slow
@pytest.mark.parametrize("key", BY_KEY)
def test_every_claim_holds_in_one_world_and_fails_in_another(key):
    claim, witness = BY_KEY[key], WITNESSES[key]
    worlds = run_worlds([dict(witness.holds), dict(witness.fails)], claim.needs)
    rows = [judge([one], [claim]).iloc[0] for one in worlds]
    assert [row["verdict"] for row in rows] == ["holds", "fails"]


def test_the_shipped_table_has_every_claim_in_order():
    table = read_evidence("claims")
    assert list(table.claim) == [f"C{number}" for number in range(1, 12)]
    assert set(table.verdict) <= {"holds", "mixed", "fails"}
    for row in table.itertuples():
        assert row.verdict == verdict_of(row.share)


def test_a_log_goes_on_where_it_stopped_and_starts_anew_for_another_way(tmp_path):
    file = tmp_path / "runs.jsonl"
    RunLog(file, Way(), 20).add((0, 1, "status_quo"), {"jobs": 5.0})
    assert RunLog(file, Way(), 20).found == {(0, 1, "status_quo"): {"jobs": 5.0}}
    assert RunLog(file, Way(scale=0.05), 20).found == {}
    assert RunLog(file, Way(), 20).found == {}


def test_a_line_cut_off_by_an_interruption_is_run_again(tmp_path):
    log = RunLog(tmp_path / "runs.jsonl", Way(), 20)
    log.add((0, 0, "status_quo"), {"jobs": 5.0})
    with log.file.open("a", encoding="utf-8") as lines:
        lines.write('[0, 1, "status_quo", {"jo')
    again = RunLog(log.file, Way(), 20)
    assert set(again.found) == {(0, 0, "status_quo")}
    again.add((0, 1, "status_quo"), {"jobs": 6.0})
    assert RunLog(log.file, Way(), 20).found[0, 1, "status_quo"] == {"jobs": 6.0}


@pytest.mark.slow
def test_only_missing_runs_are_made(tmp_path):
    log = RunLog(tmp_path / "runs.jsonl", Way(scale=0.01), 1)
    kept = {"jobs": 7.0, "rate": 1.0}
    for seed in range(2):
        log.add((0, seed, "cluster_focus"), kept)
    log.add((0, 0, "compete_on_everything"), {"jobs": 3.0, "rate": 1.0})
    told = []
    (found,) = run_worlds(
        [{}],
        BY_KEY["C1"].needs,
        2,
        Way(scale=0.01),
        years=1,
        log=log,
        progress=lambda *counts: told.append(counts),
    )
    assert told == [(3, 4), (4, 4)]
    assert found.mean("cluster_focus", "jobs") == 7.0
    assert found.runs["compete_on_everything"]["jobs"][1] > 1000.0
