"""From a file to levers, and from a point to a scenario whose money is what the budget says."""

from pathlib import Path

import numpy as np
import pytest

from ruhrsim.common.errors import ExperimentError
from ruhrsim.scenarios.scenario import scenario_from_dict
from ruhrsim.search import list_searches, read_search
from ruhrsim.search.limits import hectares, saturation_meur
from ruhrsim.search.problem import problem_from_dict

PHASES = """
[groups]
north = ["Duisburg", "Bottrop"]
[themes]
choices = ["own", "agreed"]
money = [0.5, 2.0]
phases = [2036]
[cooperation]
level = [0.0, 1.0]
price = 0.1
[instruments.investment_grant]
most_meur = 20
towns = ["all", "north"]
periods = [[2026, 2030], [2031, 2045]]
"""


def read(folder, text, name="trial"):
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return read_search(file)


@pytest.fixture(scope="module")
def problem(tmp_path_factory):
    return read(tmp_path_factory.mktemp("search"), PHASES)


def spent(problem, scenario, year):
    """Return the money of a year by the residents of the start, EUR million."""
    strategy = scenario.strategy
    begun = [phase for phase in strategy.phases if phase.from_ <= year]
    now = begun[-1] if begun else strategy
    residents = dict(zip(problem.region.names.tolist(), problem.region.population.tolist(), strict=True))
    themes = sum(now.of(town).eur_per_head_year * people for town, people in residents.items()) / 1e6
    return themes, sum(t["eur_per_year"] for t in scenario.policy if t["from"] <= year <= t["to"]) / 1e6


@pytest.mark.parametrize("name", list_searches())
def test_every_shipped_search_is_read_and_decodes(name):
    problem = read_search(name)
    for point in np.random.default_rng(0).random((5, len(problem.levers))):
        scenario = problem.scenario(problem.decide(point), "trial")
        assert scenario_from_dict(scenario.to_dict()) == scenario
        assert list(problem.features(point)) == problem.feature_names()


def test_money_is_equal_in_every_year(problem):
    for point in np.random.default_rng(1).random((20, len(problem.levers))):
        decision = problem.decide(point)
        scenario = problem.scenario(decision, "trial")
        for year in (2026, 2030, 2031, 2036, 2045):
            themes, programmes = spent(problem, scenario, year)
            phase = [one for one in decision.phases if one.from_ <= year][-1]
            agreed_on = programmes / (1 - problem.agreeing_share(phase))
            assert themes + agreed_on == pytest.approx(problem.budget_meur, rel=1e-6)


def test_cooperation_beyond_today_costs_its_price_of_every_instrument(problem):
    point = np.full(len(problem.levers), 0.9)
    decision = problem.decide(point)
    (one,) = decision.programmes
    granted = problem.scenario(decision, "trial").policy[0]["eur_per_year"]
    assert granted == pytest.approx(1e6 * one.meur * (1 - 0.1 * (0.9 - 0.5)), abs=0.01)


def test_towns_of_a_group_get_its_money(problem):
    keys = [lever.key for lever in problem.levers]
    point = np.full(len(keys), 0.2)
    point[keys.index("themes.north.money")] = 1.0
    scenario = problem.scenario(problem.decide(point), "trial")
    north, other = (scenario.strategy.of(town).eur_per_head_year for town in ("Duisburg", "Essen"))
    assert north == pytest.approx(2 * other)


def test_a_phase_decides_anew(problem):
    keys = [lever.key for lever in problem.levers]
    point = np.full(len(keys), 0.5)
    point[keys.index("cooperation")], point[keys.index("2036.cooperation")] = 0.2, 0.8
    scenario = problem.scenario(problem.decide(point), "trial")
    levels = [scenario.strategy.cooperation.all, *(p.cooperation.all for p in scenario.strategy.phases)]
    assert levels[0] == pytest.approx(0.2)
    assert levels[-1] == pytest.approx(0.8)
    assert [p.from_ for p in scenario.strategy.phases][-1] == 2036


def test_a_quarter_of_a_lever_means_doing_without(problem):
    keys = [lever.key for lever in problem.levers]
    point = np.full(len(keys), 0.5)
    point[keys.index("investment_grant.meur")] = 0.25
    assert problem.decide(point).programmes == ()


def test_no_more_land_than_allowed_is_made_ready(tmp_path):
    text = '[limits]\nland_ha = 100\n[themes]\nchoices = ["present"]\n[instruments.land_release]\nmost_meur = 20\n'
    problem = read(tmp_path, text)
    (one,) = problem.decide(np.ones(len(problem.levers))).programmes
    assert hectares(one.instrument, one.meur, one.years) == pytest.approx(100)


def test_no_instrument_takes_more_than_its_share(tmp_path):
    text = "[limits]\ninstrument_share = 0.1\n[instruments.digital_city]\nmost_meur = 90\n"
    problem = read(tmp_path, text)
    (one,) = problem.decide(np.ones(len(problem.levers))).programmes
    assert one.meur == pytest.approx(0.1 * problem.budget_meur)


def test_money_beyond_what_the_model_can_use_is_not_spent(tmp_path):
    towns = ("Marl",)
    most = saturation_meur("talent_retention", 2025, "ruhr", towns, 20)
    text = '[groups]\none = ["Marl"]\n[instruments.talent_retention]\nmost_meur = 900\ntowns = ["one"]\n'
    problem = read(tmp_path, text)
    (one,) = problem.decide(np.ones(len(problem.levers))).programmes
    assert one.meur == pytest.approx(most)


def test_a_search_comes_back_from_a_manifest(problem):
    assert problem_from_dict(problem.to_dict()).fingerprint() == problem.fingerprint()


def test_how_the_front_is_judged_anew_may_change_in_the_same_folder(tmp_path):
    one, two = (read(tmp_path, PHASES + f"[final]\nseeds = {n}\n") for n in (1, 2))
    assert one.fingerprint() == two.fingerprint()


FAULTS = {
    "aims = { unemployment = 'mean', jobs = 'mean' }": "unknown aim 'unemployment'; did you mean 'unemployment_rate'",
    "aims = { jobs = 'mean' }": "aims: 1; choose two or three",
    "aims = { jobs = 'median', unemployment_rate = 'mean' }": "'median' is not known",
    "based_on = 'nothing'": "based_on: unknown scenario 'nothing'",
    "eur_per_head_year = -1": "eur_per_head_year = -1",
    "colour = 'blue'": "unknown key 'colour'",
    "[groups]\na = ['Bochum', 'Bochem']": "town 'Bochem' is not one of the 53 municipalities; did you mean 'Bochum'",
    "[groups]\na = ['Bochum']\nb = ['Bochum']": "groups.b: Bochum is already in a",
    "[groups]\nothers = ['Bochum']": "groups.others: the name is taken",
    "[instruments.vouchers]\nmost_meur = 1": "unknown instrument 'vouchers'; ",
    "[instruments.digital_hub]\nmost_meur = 1\ntowns = ['north']": "unknown group 'north'; ",
    "[instruments.research_institute]\nmost_meur = 1": "a theme is missing",
    "[instruments.digital_hub]\nmost_meur = 1\ntheme = 'health'": "theme = 'health' does nothing here",
    "[instruments.digital_hub]\nmost_meur = 1\nperiods = [[2020, 2050]]": "[2020, 2050] is no span from 2026 to 2045",
    "[instruments.efre_match]\nmost_meur = 1": "what towns win is not known beforehand",
    "[groups]\nm = ['Marl']\n[instruments.start_up_centre]\nmost_meur = 1\ntowns = ['m']": "none has a university",
    "[themes]\nphases = [2050]": "2050 begins no phase; choose from 2027 to 2045",
    "[themes]\nmoney = [2.0, 1.0]": "money = [2.0, 1.0]: write least and most",
    "[size]\npoints = 64\nkeep = 16": "keep at least half",
    "[information]\nworlds = 10": "information.worlds = 10: too few to tell anything; choose 0 or 20 or more",
    "[information]\nswitch = 2060": "information.switch = 2060",
    "[final]\nbeside = ['nowhere']": "final.beside: unknown scenario 'nowhere'",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_names_the_thing_and_the_way_out(tmp_path, text):
    with pytest.raises(ExperimentError) as error:
        read(tmp_path, text)
    assert FAULTS[text] in str(error.value)


def test_all_faults_are_told_at_once(tmp_path):
    text = (
        "colour = 1\neur_per_head_year = 'much'\naims = { jobs = 'mean' }\n[groups]\na = ['Bochem']\n"
        "[instruments.vouchers]\nmost_meur = 1\n[themes]\nphases = [2050]\n"
    )
    with pytest.raises(ExperimentError) as error:
        read(tmp_path, text)
    for part in ("colour", "eur_per_head_year", "aims: 1", "Bochem", "vouchers", "2050"):
        assert part in str(error.value)


def test_an_unknown_search_brings_the_known_ones():
    with pytest.raises(ExperimentError, match="strategies_20"):
        read_search("strategies_2")


def test_no_toml_is_told_with_its_line(tmp_path):
    file = Path(tmp_path / "a.toml")
    file.write_text("aims = [", encoding="utf-8")
    with pytest.raises(ExperimentError, match="not valid TOML"):
        read_search(file)


FIVE_EUROS = """
eur_per_head_year = 5
[final]
beside = ["BESIDE"]
[cooperation]
level = [0, 1]
"""


def test_scenarios_beside_have_the_money_of_the_search(tmp_path):
    problem = read(tmp_path, FIVE_EUROS.replace("BESIDE", "cluster_focus"))
    assert [one.strategy.eur_per_head_year for one in (problem.base, *problem.beside)] == [5.0, 5.0]


def test_a_scenario_that_divides_other_money_is_told(tmp_path):
    with pytest.raises(ExperimentError, match="'joint_region' divides EUR 20 a head and year itself.* has 5"):
        read(tmp_path, FIVE_EUROS.replace("BESIDE", "joint_region"))
