"""What each page may know: a hidden choice is nowhere in what is sent to others."""

import json

import pytest
from workshop_table import SETTINGS, open_hub

from ruhrsim.app.workshop.places import Place, place_of
from ruhrsim.app.workshop.server_settings import ServerSettings, base_address, use_settings
from ruhrsim.app.workshop.views.player import player_view
from ruhrsim.app.workshop.views.results import debrief
from ruhrsim.app.workshop.views.reveal import reveal_view
from ruhrsim.app.workshop.views.room import join_view, lead_view, screen_view

ORIGIN = "http://192.168.0.7:8765"
HIDDEN = {"pot": 37, "subsidy": 41, "themes": {"health": 9}}


@pytest.fixture
def hub(tmp_path):
    return open_hub(tmp_path)


@pytest.fixture
def room(hub):
    return hub.rooms.create(SETTINGS, "de")


def decide(hub, code, player="05911", decision=None):
    token = hub.claim(code, player)
    hub.act(code, token, lambda game, who: game.decide(who, decision or HIDDEN))
    return token


def numbers_in(value):
    if isinstance(value, dict):
        return set().union(*map(numbers_in, value.values()), set())
    if isinstance(value, list | tuple):
        return set().union(*map(numbers_in, value), set())
    return {value} if isinstance(value, int | float) and not isinstance(value, bool) else set()


def everybody(news):
    return [
        player_view(news, "05112", "de"),
        player_view(news, "land", "de"),
        join_view(news, "de"),
        lead_view(news, "de", ORIGIN),
        screen_view(news, "de", ORIGIN),
    ]


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_nobody_else_is_told_a_choice_before_the_debriefing(hub, room, steps):
    code, secret = room
    decide(hub, code)
    for _ in range(steps):
        hub.lead(code, secret, lambda game: game.advance())
    for view in everybody(hub.news(code)):
        assert not numbers_in(view) & {37, 41}
        told = {key: view[key] for key in view if key not in ("qr", "briefing", "code", "address", "clock")}
        assert "37" not in json.dumps(told)


def test_the_player_itself_sees_its_choice(hub, room):
    decide(hub, room[0])
    form = player_view(hub.news(room[0]), "05911", "en")["form"]
    assert (form["values"]["pot"], form["values"]["subsidy"], form["points"]) == (37, 41, {"health": 9})


def test_the_facilitator_sees_who_sits_and_has_not_decided(hub, room):
    code, _ = room
    assert lead_view(hub.news(code), "de", ORIGIN)["missing"] == ""
    hub.claim(code, "05112")
    decide(hub, code)
    assert lead_view(hub.news(code), "de", ORIGIN)["missing"] == "Es fehlen noch: Duisburg."


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_facilitator_has_the_questions_of_the_script_in_the_debriefing(hub, room, language):
    code, secret = room
    assert lead_view(hub.news(code), language, ORIGIN)["questions"] == []
    for _ in range(3):
        hub.lead(code, secret, lambda game: game.advance())
    questions = lead_view(hub.news(code), language, ORIGIN)["questions"]
    assert len(questions) == 8
    assert all(question.endswith(("?", ")")) for question in questions)


def test_the_projector_shows_who_is_here(hub, room):
    hub.claim(room[0], "05112")
    view = screen_view(hub.news(room[0]), "de", ORIGIN)
    assert [player["taken"] for player in view["players"]] == [False, True, False, False]
    assert view["here"] == "1 von 4 Plätzen besetzt"


def test_after_the_last_round_all_choices_are_told(hub, room):
    code, secret = room
    decide(hub, code)
    for _ in range(3):
        hub.lead(code, secret, lambda game: game.advance())
    told = debrief(hub.news(code), "en")
    assert told["choices"]["rows"][0]["rounds"] == [[37, 0, 41, 0, 0, 22]]
    assert told["heads"][0] == "Your game"
    assert told["rows"][0]["better"] == [False, True, True, True, True]
    assert "There may be better ones." in told["best"][1]


def test_no_secret_is_in_a_view_of_others(hub, room):
    code, secret = room
    token = decide(hub, code)
    for view in [*everybody(hub.news(code)), player_view(hub.news(code), "05911", "de")]:
        assert secret not in json.dumps(view)
        assert token not in json.dumps(view)


def test_signing_raises_the_floor(hub, room):
    code, secret = room
    token = decide(hub, code, decision={"pot": 5, "land": 95})
    assert not player_view(hub.news(code), "05911", "de")["contract"]["open"]
    hub.lead(code, secret, lambda game: game.advance())
    assert player_view(hub.news(code), "05911", "de")["contract"]["open"]
    hub.act(code, token, lambda game, who: game.sign(who))
    view = player_view(hub.news(code), "05911", "de")
    assert view["form"]["floor"] == view["form"]["values"]["pot"] == 25
    assert view["decided"]
    assert view["contract"]["signed"]
    assert "zahlt, was der Vertrag verlangt" in view["idle"]


def test_the_agency_gives_points_to_themes_and_the_land_to_teams(hub, room):
    news = hub.news(room[0])
    assert [t["key"] for t in player_view(news, "land", "de")["form"]["targets"]] == SETTINGS["teams"]
    assert len(player_view(news, "agency", "de")["form"]["targets"]) == 6


@pytest.mark.parametrize(
    "place", [Place(), Place(room="ABCDE"), Place(room="AB2DE", kind="lead", language="en")]
)
def test_a_place_survives_its_address(place):
    assert place_of(place.search()) == place


@pytest.mark.parametrize(
    "search",
    [
        "room=<script>",
        "room=ABCDEF",
        "as=admin&room=ABCDE",
        "room=ABCDE&lang=fr",
        "room=" + "A" * 100_000,
        "&".join(f"x{n}=1" for n in range(1000)),
        "room=%00%ff",
        "room=ABCD%0A",
        None,
        "=&=&&=",
    ],
)
def test_what_is_no_address_opens_the_start_page(search):
    assert place_of(search) == Place()


def test_phones_get_the_address_that_reaches_the_server():
    assert base_address(ORIGIN) == (ORIGIN, True)
    assert base_address("javascript:alert(1)") == ("http://localhost:8765", False)
    use_settings(ServerSettings(host="0.0.0.0", port=9000))
    try:
        address, reachable = base_address("http://localhost:9000")
    finally:
        use_settings(ServerSettings())
    assert reachable == (not address.startswith("http://localhost"))
    assert address.endswith(":9000")


def test_an_address_behind_a_proxy_keeps_its_path():
    use_settings(ServerSettings(path="/ruhrsim"))
    try:
        assert base_address("https://city.example") == ("https://city.example/ruhrsim", True)
    finally:
        use_settings(ServerSettings())


def closed(hub, code, secret, decision=None):
    """Play a round to its result, one team sending a decision; return the news."""
    if decision:
        decide(hub, code, decision=decision)
    while hub.news(code).room.game.stage != "results":
        hub.lead(code, secret, lambda game: game.advance())
    return hub.news(code)


@pytest.mark.parametrize(("treatment", "told"), [("binding", [37, 12]), ("talk", []), ("no_talk", [])])
def test_who_paid_is_shown_only_where_contracts_are_open(hub, treatment, told):
    code, secret = hub.rooms.create(SETTINGS | {"treatment": treatment}, "en")
    pot = reveal_view(closed(hub, code, secret, HIDDEN), "en")["pot"]
    assert [payer["percent"] for payer in pot["payers"]] == told
    assert bool(pot["secret"]) == (told == [])
    assert pot["land"]["words"] == "205 of 352 ha of commercial land in the region are still free"


def test_a_later_step_is_in_no_message_before_its_turn(hub, room):
    news = closed(hub, *room)
    assert set(reveal_view(news, "en")) == {"step", "title", "number", "pot"}
    hub.go_on(*room)
    moves = reveal_view(hub.news(room[0]), "en")["moves"]
    assert moves["lines"] == ["300 jobs: Bochum → Duisburg"]
    (arrow,) = moves["map"]["arrows"]
    assert arrow["from"][0] > arrow["to"][0], "Duisburg lies west of Bochum"


def test_a_team_reads_why_from_its_phone_alone(hub, room):
    why = player_view(closed(hub, *room), "05911", "en")["result"]["because"]
    assert why["sentences"] == [
        "What brought most: Common pot (all) (+2.0 points).",
        "What the others did brought 0.8 points. 300 jobs moved to Duisburg.",
    ]
    assert [(bar["written"], bar["clear"]) for bar in why["causes"]] == [
        ("+2.0", True),
        ("+0.4", False),
        ("+0.8", True),
    ]
    other = player_view(hub.news(room[0]), "05112", "de")["result"]["because"]
    assert other["sentences"][1].endswith("Bochum gab 300 Arbeitsplätze an Sie ab.")


def test_what_was_expected_stands_beside_what_came(hub, room):
    code, secret = room
    token = decide(hub, code, decision={"pot": 5, "expects": "worse"})
    hub.claim(code, "05112")
    news = closed(hub, code, secret)
    assert token
    assert player_view(news, "05911", "en")["result"]["expected"] == (
        "You expected: worse than today. It came: better than today."
    )
    assert player_view(news, "05112", "en")["result"]["expected"] == ""
    for _ in range(2):
        hub.go_on(code, secret)
    table = reveal_view(hub.news(code), "en")["region"]["expected"]
    assert [(row["said"], row["came"]) for row in table] == [(0, 2), (0, 0), (1, 0)]


def test_something_worth_reading_is_told_while_the_model_runs(tmp_path):
    hub = open_hub(tmp_path, lambda *work: None)
    code, secret = hub.rooms.create(SETTINGS, "de")
    assert player_view(hub.news(code), "05911", "de")["fact"] == ""
    for _ in range(2):
        hub.lead(code, secret, lambda game: game.advance())
    assert screen_view(hub.news(code), "de", ORIGIN)["fact"].startswith("Zum Lesen: ")


def test_a_phone_tells_of_the_region_when_the_room_has_seen_it(hub, room):
    news = closed(hub, *room)
    assert player_view(news, "05911", "en")["result"]["region"] is None
    hub.go_on(*room)
    hub.go_on(*room)
    assert player_view(hub.news(room[0]), "05911", "en")["result"]["region"]["points"]
