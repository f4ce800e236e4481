"""Scenarios are read, merged and checked; every fault names file, key, value and the way out."""

import pickle

import pytest

from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.digital_hub import DigitalHub
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.processes.shocks.theme_bust import ThemeBust
from ruhrsim.scenarios.files import list_scenarios
from ruhrsim.scenarios.scenario import Cooperation, read_scenario, scenario_from_dict

SHIPPED = ("cluster_focus", "compete_on_everything", "status_quo")


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Return a function that writes scenarios/<name>.toml in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()

    def write(name, text):
        path = tmp_path / "scenarios" / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(name) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(name)
    return caught.value.faults


@pytest.mark.parametrize("name", list_scenarios())
def test_every_shipped_scenario_loads_with_words_in_both_languages(name):
    scenario = read_scenario(name)
    assert scenario.name == name
    assert all((scenario.title_de, scenario.title_en, scenario.description_de, scenario.description_en))


def test_strategies_have_equal_money_and_cooperation():
    scenarios = [read_scenario(name) for name in SHIPPED]
    assert len({(s.strategy.eur_per_head_year, s.strategy.cooperation.all) for s in scenarios}) == 1
    assert len({(s.start, s.years) for s in scenarios}) == 1
    assert {s.strategy.kind for s in scenarios} == {"spread", "focus", "status_quo"}


def test_a_name_is_looked_up_as_path_then_in_scenarios_then_in_the_package(write):
    assert read_scenario("cluster_focus").years == 20
    path = write("cluster_focus", 'based_on = "status_quo"\nyears = 7')
    assert read_scenario("cluster_focus").years == 7
    assert read_scenario(path).years == 7


def test_overrides_merge_tables_and_replace_lists_and_words(write):
    write(
        "base",
        'years = 9\ntitle_en = "Base"\n[strategy]\nkind = "spread"\ncooperation = 0.9\n'
        '[[shock]]\nkind = "theme_bust"\nquarter = "2030Q1"\ntheme = "health"\ndepth = 0.2',
    )
    write("child", 'based_on = "base"\nshock = []\n[strategy]\nkind = "focus"')
    child = read_scenario("child")
    assert (child.name, child.title_en, child.years) == ("child", "child", 9)
    assert (child.strategy.kind, child.strategy.cooperation.all) == ("focus", 0.9)
    assert child.shock == ()
    assert len(read_scenario("base").shock) == 1


def test_weights_are_replaced_and_leave_with_their_kind(write):
    write("base", '[strategy]\nkind = "custom"\n[strategy.weights]\nhealth = 0.4\nlogistics = 0.6')
    write("other", 'based_on = "base"\n[strategy.weights]\nhealth = 1.0')
    write("spread", 'based_on = "base"\n[strategy]\nkind = "spread"')
    assert read_scenario("other").strategy.weights == {"health": 1.0}
    assert read_scenario("spread").strategy.weights is None


def test_all_faults_of_a_file_are_told_at_once(write):
    write(
        "bad",
        """
name = "not a folder"
years = -3
start = 2024
strategi = 1
[strategy]
kind = "focsu"
themes_per_town = true
eur_per_head_year = "20"
[parameters.firm_entri]
x = 1
[[policy]]
instrument = "digital_hub"
from = 2026
to = 2027
eur_per_year = -1
towns = ["Bochm", "Essen"]
[[policy]]
instrument = "digitalhub"
[[shock]]
kind = "theme_bust"
quarter = "2020Q1"
theme = "health"
depth = 0.2
""",
    )
    faults = faults_of("bad")
    assert all(fault.startswith("scenarios/bad.toml: ") for fault in faults)
    for part in (
        "name = 'not a folder'",
        "years = -3: choose 1 or more",
        "start: 2024 is no start year of the region; choose from 2007, 2016, 2025",
        "unknown key 'strategi'; did you mean 'strategy'?",
        "kind = 'focsu' is not known; did you mean 'focus'?",
        "themes_per_town = True: write a whole",
        "eur_per_head_year = '20': write a number",
        "'firm_entri'",
        "[[policy]] number 1: digital_hub: eur_per_year = -1: choose 0",
        "did you mean 'Bochum'?",
        "number 2: instrument = 'digitalhub' is not known; did you mean 'digital_hub'?",
        "quarter = '2020Q1' is never reached",
    ):
        assert sum(part in fault for fault in faults) == 1, part
    assert len(faults) == 12


def test_a_base_is_looked_up_beside_its_file_first(write, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "base.toml").write_text('years = 4\n[strategy]\nkind = "spread"')
    (tmp_path / "mine" / "by_name.toml").write_text('based_on = "base"')
    (tmp_path / "mine" / "by_path.toml").write_text('based_on = "base.toml"')
    assert {read_scenario(tmp_path / "mine" / f"{name}.toml").years for name in ("by_name", "by_path")} == {4}


def test_a_parameter_out_of_range_is_a_fault(write):
    write("bad", 'based_on = "status_quo"\n[parameters.firm_entry]\ncorporate_spinoff_rate = 99.0')
    (fault,) = faults_of("bad")
    assert fault.startswith("scenarios/bad.toml: ")
    assert "corporate_spinoff_rate = 99.0" in fault


def test_a_fault_of_a_base_names_the_base(write):
    write("base", '[strategy]\nkind = "spread"\neur_per_head_year = 999.0')
    write("child", 'based_on = "base"\nyears = 0')
    files = [fault.split(":")[0] for fault in faults_of("child")]
    assert files == ["scenarios/child.toml", "scenarios/base.toml"]


@pytest.mark.parametrize(
    "cooperation", ["3.0", "{all = 3.0}", "{groups = [{towns = ['Essen', 'Herne'], level = 2.0}]}"]
)
def test_one_fault_of_cooperation_is_told_once(write, cooperation):
    write("bad", f'[strategy]\nkind = "spread"\ncooperation = {cooperation}')
    assert len(faults_of("bad")) == 1


COOPERATION = """
[strategy]
kind = "spread"
[strategy.cooperation]
all = 0.2
neighbours = 0.4
free_riders = ["Herne"]
groups = [{towns = ["Bochum", "Essen"], level = 0.9}]
[strategy.towns.Witten]
kind = "focus"
themes_per_town = 1
eur_per_head_year = 35.0
"""


def test_cooperation_may_be_a_table(write):
    write("table", COOPERATION)
    alliances = read_scenario("table").strategy.cooperation
    assert (alliances.all, alliances.neighbours, alliances.free_riders) == (0.2, 0.4, ("Herne",))
    (group,) = alliances.groups
    assert (group.towns, group.level) == (("Bochum", "Essen"), 0.9)


def test_cooperation_as_a_number_is_that_of_all():
    strategy = {"kind": "spread", "cooperation": 0.7}
    assert scenario_from_dict({"name": "all", "strategy": strategy}).strategy.cooperation == Cooperation(
        all=0.7
    )


def test_a_town_has_its_own_strategy_or_the_common_one(write):
    write("towns", COOPERATION)
    strategy = read_scenario("towns").strategy
    own = strategy.of("Witten")
    assert (own.kind, own.themes_per_town, own.eur_per_head_year) == ("focus", 1, 35.0)
    assert strategy.of("Bochum") is strategy


def test_a_table_of_cooperation_survives_the_way_through_a_manifest(write):
    write("table", COOPERATION)
    scenario = read_scenario("table")
    assert scenario_from_dict(scenario.to_dict()) == scenario


def test_unknown_towns_of_a_strategy_are_faults(write):
    write("bad", COOPERATION.replace("Essen", "Esen").replace("Herne", "Hernee").replace("Witten", "Wittn"))
    faults = faults_of("bad")
    assert all(fault.startswith("scenarios/bad.toml: ") for fault in faults)
    for wrong, right in (("Esen", "Essen"), ("Hernee", "Herne"), ("Wittn", "Witten")):
        assert (
            sum(f"town '{wrong}'" in fault and f"did you mean '{right}'?" in fault for fault in faults) == 1
        )
    assert len(faults) == 3


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[strategy.cooperation]\nall = 1.5", "all = 1.5: choose 1"),
        ("[strategy.cooperation]\nneighbours = -0.1", "neighbours = -0.1: choose 0"),
        ('[strategy.cooperation]\ngroups = [{towns = ["Essen"], level = 0.5}]', "towns = ['Essen']"),
        ('[strategy.cooperation]\ngroups = [{towns = ["Essen", "Herne"]}]', "level' is missing"),
        ('[strategy.towns.Witten]\nkind = "focsu"', "kind = 'focsu' is not known; did you mean 'focus'?"),
        ('[strategy.towns.Witten]\nkind = "custom"', "needs a table [strategy.weights]"),
        ('[strategy.towns.Witten]\nkind = "focus"\ncooperation = 1.0', "unknown key"),
    ],
)
def test_faults_of_alliances_and_towns_name_the_way_out(write, text, part):
    write("bad", f'[strategy]\nkind = "spread"\n{text}')
    assert any(part in fault for fault in faults_of("bad"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('[strategy\nkind = "spread"', "not valid TOML"),
        ('based_on = "statusquo"', "did you mean 'status_quo'?"),
        ("based_on = 3", "based_on = 3 is not a text"),
        ('based_on = "bad"', "goes round in a circle (bad → bad)"),
        ("years = 3", "'strategy' is missing"),
        ('[strategy]\nkind = "custom"', "needs a table [strategy.weights]"),
        ('[strategy]\nkind = "custom"\nweights = {health = 0.5}', "weights sum to 0.5; make them sum to 1"),
        ('[strategy]\nkind = "spread"\nweights = {health = 1.0}', "weights do nothing with kind 'spread'"),
        ('based_on = "status_quo"\n[[shock]]\nkind = ["theme_bust"]', "kind = ['theme_bust'] is not known"),
        ('policy = 3\n[strategy]\nkind = "spread"', "policy = 3: write it as a list"),
    ],
)
def test_single_faults_name_the_file_and_the_way_out(write, text, part):
    write("bad", text)
    (fault,) = faults_of("bad")
    assert fault.startswith("scenarios/bad.toml: ")
    assert part in fault


def test_a_file_that_is_not_utf_8_is_a_fault(write):
    write("bad", "").write_bytes(b'title_de = "St\xe4rken"')
    assert "not UTF-8" in faults_of("bad")[0]


def test_unknown_names_bring_the_nearest_and_all_known_ones(write):
    (fault,) = faults_of("cluster_fokus")
    assert "did you mean 'cluster_focus'?" in fault
    assert all(name in fault for name in SHIPPED)


def test_scenarios_are_values():
    one, two = read_scenario("status_quo"), read_scenario("status_quo")
    assert one == two
    assert {one: 1}[two] == 1
    assert pickle.loads(pickle.dumps(one)).fingerprint() == one.fingerprint()
    assert scenario_from_dict(one.to_dict()) == one
    assert one.fingerprint() != read_scenario("cluster_focus").fingerprint()


def test_errors_survive_the_way_back_from_a_process():
    error = pickle.loads(pickle.dumps(ScenarioError(["one", "two"])))
    assert error.faults == ["one", "two"]


def test_closures_that_together_exceed_the_sector_are_told_before_anything_runs(write):
    closure = '[[shock]]\nkind = "plant_closure"\nquarter = "2030Q1"\ntown = "Bochum"\n'
    write("twice", 'based_on = "status_quo"\n' + 2 * (closure + 'sector = "cyber_ai"\njobs = 3000\n'))
    (fault,) = faults_of("twice")
    assert "[[shock]] number 2" in fault
    assert "left there" in fault


def test_towns_adapt_by_a_word_or_a_table(write):
    write("yes", 'based_on = "status_quo"\n[strategy]\nadaptive = true')
    write("no", 'based_on = "yes"\n[strategy]\nadaptive = false')
    write("table", 'based_on = "yes"\n[strategy.adaptive]\npeers = "size"\ntowns = ["Bochum"]')
    assert read_scenario("status_quo").strategy.adaptive is None
    assert read_scenario("no").strategy.adaptive is None
    yes, table = (read_scenario(name).strategy.adaptive for name in ("yes", "table"))
    assert (yes.peers, yes.success, yes.towns) == ("neighbours", "unemployment", None)
    assert (table.peers, table.towns) == ("size", ("Bochum",))


@pytest.mark.parametrize("name", ["adaptive_towns", "subsidy_game"])
def test_tables_of_the_strategy_come_back_from_a_manifest(name):
    scenario = read_scenario(name)
    assert scenario_from_dict(scenario.to_dict()) == scenario


def test_all_faults_of_adapting_and_competing_towns_are_told_at_once(write):
    write(
        "bad",
        """based_on = "status_quo"
[strategy.adaptive]
peers = "neighbour"
sucess = "jobs"
towns = ["Bochm"]
[strategy.competition]
kind = "subsidy"
stake = 1.5
first_mover = "Essen"
first_movers = ["Hernee"]
""",
    )
    faults = faults_of("bad")
    for part in (
        "strategy.adaptive.peers = 'neighbour' is not known; did you mean 'neighbours'?",
        "unknown key 'strategy.adaptive.sucess'; did you mean 'success'?",
        "town 'Bochm' is not one of the 53 municipalities; did you mean 'Bochum'?",
        "strategy.competition.kind = 'subsidy' is not known; did you mean 'location_subsidy'?",
        "strategy.competition.stake = 1.5: choose 1.0 or less",
        "unknown key 'strategy.competition.first_mover'; did you mean 'first_movers'?",
        "did you mean 'Herne'?",
    ):
        assert sum(part in fault for fault in faults) == 1, (part, faults)
    assert len(faults) == 7
    assert all(fault.startswith("scenarios/bad.toml: ") for fault in faults)


def test_a_game_needs_its_kind_and_someone_who_begins(write):
    write("bad", 'based_on = "status_quo"\n[strategy.competition]\nstake = 0.1')
    assert {fault.split(": ")[1] for fault in faults_of("bad")} == {
        "'strategy.competition.kind' is missing; add it",
        "'strategy.competition.first_movers' is missing; add it",
    }


def test_games_go_on_through_all_phases(write):
    write(
        "both",
        'based_on = "subsidy_game"\n[strategy]\nadaptive = true\n'
        '[[strategy.phases]]\nfrom = 2030\nkind = "spread"',
    )
    strategy = read_scenario("both").strategy
    assert strategy.adaptive is not None
    assert strategy.competition is not None
    assert [phase.kind for phase in strategy.phases] == ["spread"]


def test_instruments_and_shocks_are_records_of_their_own_kind():
    hub = {
        "instrument": "digital_hub",
        "from": 2026,
        "to": 2028,
        "eur_per_year": 1_000_000,
        "towns": ["Essen"],
    }
    bust = {"kind": "theme_bust", "quarter": "2030Q1", "theme": "health", "depth": 0.2}
    content = read_scenario("status_quo").to_dict() | {"policy": [hub], "shock": [bust]}
    scenario = scenario_from_dict(content)
    assert scenario.policies == (DigitalHub(from_=2026, to=2028, eur_per_year=1_000_000.0, towns=("Essen",)),)
    assert scenario.shocks == (ThemeBust(quarter="2030Q1", theme="health", depth=0.2),)
    assert scenario.to_dict()["policy"] == [hub], "what was written is kept as it was"


@pytest.mark.parametrize("registry", [INSTRUMENTS, SHOCKS])
def test_the_name_of_a_kind_is_no_key_of_it_that_a_message_offers(registry):
    table, label = ("policy", "instrument") if registry is INSTRUMENTS else ("shock", "kind")
    content = read_scenario("status_quo").to_dict()
    for name in registry:
        with pytest.raises(ScenarioError) as caught:
            scenario_from_dict(content | {table: [{label: name, "instrumnt": 1}]})
        told = next(fault for fault in caught.value.faults if "unknown key" in fault)
        assert f"{name}: unknown key 'instrumnt'" in told
        assert label not in told.split("choose from ")[1].split(", ")
