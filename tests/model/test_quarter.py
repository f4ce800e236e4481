"""The quarter as data: its order, steps of one's own, observers, and what refuses to be moved."""

import re
from pathlib import Path

import numpy as np
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.observers import FirmPanel
from ruhrsim.model.quarter import firms, labour, towns
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.regions.sectors import N_SECTORS

ODD = Path(__file__).parents[2] / "ruhrsim" / "ODD.md"


def built(name="status_quo", seed=3, **settings):
    return RuhrModel(name, seed=seed, scale=0.01, **settings)


def test_the_quarter_reads_as_a_table_of_contents():
    assert len(QUARTER) <= 16
    assert all(step.__doc__ and len(step.__doc__.splitlines()) == 1 for step in QUARTER)
    rooms = [step.__module__.rpartition(".")[2] for step in QUARTER]
    assert list(dict.fromkeys(rooms)) == ["outside", "towns", "labour", "firms", "surroundings"]


def test_the_odd_lists_the_steps_in_their_order():
    listed = re.search(
        r"`outside` \(1\).*?behind\.\n\n(.*?)\n\nInside", ODD.read_text(encoding="utf-8"), re.DOTALL
    )[1]
    begun = re.findall(r"^\d+\. \*\*(.*?)\*\*", listed, re.MULTILINE)
    assert begun[:5] == ["Conditions.", "Decide and act.", "Degrees.", "Closing.", "Growth."]
    assert [step.__name__ for step in QUARTER[:6]] == [
        "update_conditions", "decide", "act", "train_graduates", "close", "grow",
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [(firms.close, firms.grow), (firms.move, firms.grow)])
def test_two_steps_swapped_change_numbers(first, second):
    place = {first: second, second: first}
    usual, other = built(), built(steps=[place.get(step, step) for step in QUARTER])
    usual.run_for(4)
    other.run_for(4)
    assert usual.carried.jobs.sum() != other.carried.jobs.sum()
    assert usual.carried.jobs.sum() == pytest.approx(other.carried.jobs.sum(), rel=0.02)


def help_the_search(region, carried, quarter, context):
    """Let the unemployed of the first town search better by half."""
    quarter.levers.search_help[0] += 0.5


def test_a_step_of_ones_own_does_what_it_says():
    behind = QUARTER.index(towns.act) + 1
    usual, helped = built(), built(steps=(*QUARTER[:behind], help_the_search, *QUARTER[behind:]))
    usual.run_for(2)
    helped.run_for(2)
    assert helped.levers.search_help[0] == usual.levers.search_help[0] + 0.5
    fall = (usual.labour.unemployed - helped.labour.unemployed).sum(axis=1)
    assert fall[0] > 0.01 * usual.labour.unemployed[0].sum()
    assert fall[0] > fall[1:].max()


def test_without_steps_nothing_happens_but_time_passes():
    model = built(steps=())
    before = model.region.labour.unemployed.copy()
    model.step()
    assert model.quarter == 1
    assert np.array_equal(model.region.labour.unemployed, before)


def test_a_model_holds_its_records_and_nothing_else():
    model = built("subsidy_game")
    mesas = set(vars(type("Empty", (RuhrModel.__mro__[1],), {})()))
    own = {"context", "region", "carried", "now", "order", "recorder", "observers", "datacollector"}
    assert set(vars(model)) - mesas == own
    model.run_for(5)
    assert set(vars(model)) - mesas == own


def test_records_keep_their_shapes_from_the_start():
    model = built()
    before = {name: np.shape(getattr(model.carried.choices, name)) for name in ("portfolios", "eur_per_head")}
    assert before == {"portfolios": (53, N_SECTORS), "eur_per_head": (53,)}
    assert not len(model.now.hired.rows)
    model.step()
    assert {name: np.shape(getattr(model.carried.choices, name)) for name in before} == before
    assert len(model.now.hired.rows)


class Counter:
    """Counts what it sees."""

    def __init__(self):
        self.seen = []

    def observe(self, model):
        self.seen.append((model.quarter, len(model.firms)))


def test_observers_see_the_start_and_every_quarter_and_change_nothing():
    counter = Counter()
    alone, watched = built(), built(observers=(counter, FirmPanel()))
    alone.run_for(3)
    watched.run_for(3)
    assert [quarter for quarter, _ in counter.seen] == [0, 1, 2, 3]
    assert counter.seen[-1][1] == len(watched.firms)
    assert watched.recorder.region_table().equals(alone.recorder.region_table())


def test_a_panel_of_firms_counts_as_the_tables_do(tmp_path):
    panel = FirmPanel(every=4)
    model = built(observers=(panel,))
    model.run_for(9)
    table = panel.table()
    assert table["quarter"].unique().tolist() == [0, 4, 8]
    assert not table.duplicated(["quarter", "slot"]).any()
    last = table[table["quarter"] == 8]
    jobs = (last["weight"] * last["employees"]).groupby(last["ags"]).sum()
    towns_of = model.recorder.town_table().query("year == 2027").set_index("ags")["jobs"]
    assert jobs[towns_of.index].to_numpy() == pytest.approx(towns_of.to_numpy())
    founded = last[last["origin"] == "start_up"]
    assert founded["age_years"].max() <= 2.0
    assert (last["field"] == "").any()
    panel.save(tmp_path / "firms.parquet")
    assert len(__import__("pandas").read_parquet(tmp_path / "firms.parquet")) == len(table)


def test_a_panel_tells_what_it_lacks():
    with pytest.raises(ValueError, match="every = 0: choose 1 or more"):
        FirmPanel(every=0)
    with pytest.raises(ValueError, match=r"RuhrModel\(observers=\(panel,\)\)"):
        FirmPanel().table()


def test_starts_are_shared_and_read_only():
    a, b = built(), built("cluster_focus")
    assert a.steady is b.steady
    for change in (
        lambda: a.steady.foundations.__imul__(0.5),
        lambda: a.start.research.__iadd__(1.0),
        lambda: a.start.people.population.__iadd__(1.0),
        lambda: a.steady.market.commuting.fill(0.0),
        lambda: a.start.attraction.base.__iadd__(1.0),
    ):
        with pytest.raises(ValueError, match="read-only"):
            change()


def test_what_looks_like_a_change_of_policy_is_refused_with_the_way_out():
    model = built()
    model.step()
    with pytest.raises(
        AttributeError, match=r"Duisburg follows from the scenario; .*model\.branch\(scenario\)"
    ):
        model.municipalities[0].strategy = "spread"
    with pytest.raises(AttributeError, match=r"keeps its scenario; .*model\.branch\(scenario\)"):
        model.question = "cluster_focus"
    with pytest.raises(AttributeError, match=r"levers\.growth: this quarter is over.*RuhrModel\(steps="):
        model.levers.growth = model.levers.growth + 1.0
    with pytest.raises(ValueError, match="read-only"):
        model.levers.growth[:] = 1.0


def test_labour_runs_in_three_steps_that_need_each_other():
    without = tuple(step for step in QUARTER if step is not labour.fill_vacancies)
    model = built(steps=without)
    model.step()
    assert not len(model.now.hired.rows)
    assert model.flows.layoffs.shape == (53, N_SECTORS)
