"""Parts of the game's pages: Vue components that take plain values, already in words, and report events."""

import solara


@solara.component_vue("door.vue")
def Door(words, search, secret, room, remember, language, title, event_bring, event_choose_language):
    """Show the head of every page; bring the secret of the address, keep the address in step.

    Args:
        secret: Written into the address's fragment if not empty.
        remember: Whether this browser may keep the secret for a second visit of the same room.
    """


@solara.component_vue("start.vue")
def Start(words, options, language, fault, event_create, event_enter):
    """Show how to join and the form for a new room."""


@solara.component_vue("join.vue")
def Join(words, seats, fault, remembered, screen, event_claim, event_resume):
    """Show the seats of a room."""


@solara.component_vue("head.vue")
def Head(words, view, name, now):
    """Show where the round stands, its card, the clock and the result in the making."""


@solara.component_vue("decision.vue")
def Decision(words, form, opened, decided, idle, contract, receipt, store, language, event_send, event_sign):
    """Show what a player decides; what is entered stays in the browser until the server has it."""


@solara.component_vue("outcome.vue")
def Outcome(words, own, region, cooperation, note):
    """Show one player's result and the region's."""


@solara.component_vue("ranking.vue")
def Ranking(words, rows, me, language, note):
    """Show points of all teams with intervals."""


@solara.component_vue("townmap.vue")
def TownMap(words, shapes, found, attribution, language):
    """Show all towns, coloured by change or rate."""


@solara.component_vue("briefing.vue")
def Briefing(words, lines, so_far, begin, qr):
    """Show a player's situation, its earlier rounds and the code for a second device."""


@solara.component_vue("lead.vue")
def Lead(words, view, event_go_on, event_go_back, event_clock, event_propose, event_again):
    """Show the facilitator's buttons."""


@solara.component_vue("address.vue")
def Address(words, view, screen, sure, event_ask_delete, event_remove):
    """Show how phones join, the way to the projector view, and how to delete the room."""


@solara.component_vue("legend.vue")
def Legend(series):
    """Show what the lines of a chart are."""


@solara.component_vue("seats.vue")
def Seats(words, seats, opened, fresh, title, event_reseat, event_hide):
    """Show who has decided, and the new access of a seat given anew."""


@solara.component_vue("screen.vue")
def Screen(words, view):
    """Show code, QR code and who has decided, large."""


@solara.component_vue("debrief.vue")
def Debrief(words, heads, rows, findings, me):
    """Show points on all courses and what the game showed."""


@solara.component_vue("choices.vue")
def Choices(words, chosen):
    """Show what everybody chose in each round."""


@solara.component_vue("files.vue")
def Files(words, file, event_want):
    """Hand out files; `file` is given to the browser when it changes."""
