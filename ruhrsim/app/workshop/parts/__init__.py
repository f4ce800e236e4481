"""Parts of the game's pages: Vue components that take plain values, already in words, and report events."""

import solara


@solara.component_vue("door.vue")
def Door(words, search, secret, room, kind, remember, language, title, event_bring, event_choose_language):
    """Show the head of every page; bring the secret of the address, keep the address in step.

    Args:
        secret: Written into the address's fragment if not empty.
        kind: As what the visitor is here, see `Place`.
        remember: Whether this browser may keep the secret for a second visit of the same room.
    """


@solara.component_vue("start.vue")
def Start(words, options, language, fault, led, event_create, event_enter, event_practise):
    """Show how to join and the form for a new room."""


@solara.component_vue("join.vue")
def Join(words, seats, fault, remembered, locked, screen, event_claim, event_resume, event_leave):
    """Show the seats of a room."""


@solara.component_vue("recover.vue")
def Recover(words, fault, event_recover):
    """Ask a facilitator without a secret for the recovery code."""


@solara.component_vue("head.vue")
def Head(words, view, name):
    """Show where the round stands, its card, the clock and the result in the making."""


@solara.component_vue("decision.vue")
def Decision(
    words,
    form,
    opened,
    decided,
    idle,
    contract,
    receipt,
    place,
    store,
    language,
    event_send,
    event_sign,
):
    """Show what a player decides; what is entered stays in the browser until the server has it.

    Args:
        place: The round; it goes with a decision, so that one that was long on its way counts for no other.
        store: Where the browser keeps what is entered.
    """


@solara.component_vue("outcome.vue")
def Outcome(words, own, region, cooperation, note):
    """Show one player's result and the region's."""


@solara.component_vue("town.vue")
def Town(words, name, shapes, own, figures):
    """Show a team's town on a small map with three figures, and the goal of the game."""


@solara.component_vue("reveal.vue")
def Reveal(words, told):
    """Show what was paid into the pot, how far towns were one region, and how much land is left."""


@solara.component_vue("expected.vue")
def Expected(words, rows):
    """Show how many teams expected what, and how many came to it."""


@solara.component_vue("because.vue")
def Because(words, title, told):
    """Show points by goal and by cause as bars, and what they mean in two sentences."""


@solara.component_vue("ranking.vue")
def Ranking(words, rows, me, language, note):
    """Show points of all teams with intervals."""


@solara.component_vue("townmap.vue")
def TownMap(words, shapes, found, attribution, language):
    """Show all towns, coloured by change or rate."""


@solara.component_vue("briefing.vue")
def Briefing(words, lines, so_far, begin):
    """Show a player's situation and its earlier rounds."""


@solara.component_vue("seat.vue")
def Seat(words, qr, event_leave):
    """Show the code for a second device, and how to give the seat back."""


@solara.component_vue("lead.vue")
def Lead(
    words, view, ask, event_go_on, event_go_back, event_clock, event_propose, event_again, event_play_again
):
    """Show the facilitator's buttons; `ask` is what to be sure of before going on, empty if nothing."""


@solara.component_vue("address.vue")
def Address(words, view, screen, recovery, sure, event_ask_delete, event_remove, event_new_recovery):
    """Show how phones join, the way to the projector view, the recovery code, and how to delete the room."""


@solara.component_vue("lines.vue")
def Lines(lines, note):
    """Show sentences, large."""


@solara.component_vue("onward.vue")
def Onward(number, label, event_go):
    """Show the button that goes on, with the number of the round that it goes on from."""


@solara.component_vue("legend.vue")
def Legend(series):
    """Show what the lines of a chart are."""


@solara.component_vue("seats.vue")
def Seats(
    words,
    seats,
    opened,
    locked,
    fresh,
    title,
    event_reseat,
    event_free,
    event_computer,
    event_lock,
    event_hide,
):
    """Show who has decided, and the new access of a seat given anew; free seats, lock the room."""


@solara.component_vue("screen.vue")
def Screen(words, view):
    """Show code, QR code and who has decided, large."""


@solara.component_vue("debrief.vue")
def Debrief(words, heads, rows, findings, best, me):
    """Show points on all courses, what the best one found is, and what the game showed."""


@solara.component_vue("choices.vue")
def Choices(words, chosen):
    """Show what everybody chose in each round."""


@solara.component_vue("files.vue")
def Files(words, file, event_want):
    """Hand out files; `file` is given to the browser when it changes."""
