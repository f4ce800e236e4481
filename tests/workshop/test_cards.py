"""Role cards: who has one, and that their figures are those of the start state."""

import numpy as np
import pytest

from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.workshop.cards import all_cards, role_card, team_card, town_cards, worth_reading
from ruhrsim.workshop.game import FIRST_YEAR
from ruhrsim.workshop.teams import ROLES, all_teams


@pytest.fixture(scope="module")
def start():
    return read_region_start(FIRST_YEAR - 1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_more_than_twenty_towns_have_a_card(language):
    cities = [team.name for team in all_teams().values() if len(team.towns) == 1]
    towns = [card.name for card in town_cards(language)]
    assert len({*cities, *towns}) == len(cities) + len(towns) > 20


def test_a_towns_figures_are_those_of_the_start_state(start):
    card = next(card for card in town_cards("en") if card.name == "Moers")
    (row,) = np.flatnonzero(start.names == "Moers")
    rate = 100 * start.unemployed[row] / start.labour_force[row]
    assert f"{start.population[row]:,.0f} people, unemployment rate {rate:.1f}%" in card.lines[1]
    assert card.lines[2].startswith(f"{start.jobs[row].sum():,.0f} jobs")


def test_a_town_with_more_jobs_than_its_district_is_asked_to_give():
    card = next(card for card in town_cards("en") if card.name == "Unna")
    assert "it is their turn" in card.conflict


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_card_says_what_is_estimated_or_assumed(language):
    words = {"de": ("eschätzt", "angenommen", "letzte"), "en": ("stimated", "assumed", "latest")}[language]
    assert all(any(word in card.status for word in words) for card in all_cards(language))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_figures(role):
    assert sum(any(sign.isdigit() for sign in line) for line in role_card(role, "de").lines) >= 2


def test_what_is_worth_reading_is_a_fact_of_the_town_and_another_each_time():
    team = all_teams()["05911"]
    told = {worth_reading(team, number, "de") for number in range(6)}
    assert len(told) == 6
    assert all(one.removeprefix("Bochum: ").rstrip(".") in team_card(team, "de").lines for one in told)
