"""Parts of the screen: Vue components that take plain values, already in words, and report events."""

import solara


@solara.component_vue("header.vue")
def Header(
    words,
    tabs,
    hrefs,
    current,
    towns,
    town,
    language,
    theme,
    title,
    search,
    event_choose_tab,
    event_choose_town,
    event_choose_language,
    event_choose_theme,
    event_went,
):
    """Show the head of every page; keep the browser's address, language and theme in step."""


@solara.component_vue("tour.vue")
def Tour(words, stops):
    """Offer a tour of the page: one stop after the other, each at its part of the page."""


@solara.component_vue("status.vue")
def Status(message, ahead, stage, share, label):
    """Show how far the answer is."""


@solara.component_vue("notice.vue")
def Notice(title, lines, tone="bad", seek=False):
    """Show what went wrong, one line a fault; nothing without lines; `seek` brings it into view."""


@solara.component_vue("chosen.vue")
def Chosen(words, scenarios, groups, most, event_add, event_drop, event_lead, event_edit):
    """Show the chosen scenarios, the baseline first."""


@solara.component_vue("covers.vue")
def Covers(words, covers, event_choose):
    """Let the visitor choose what intervals cover: `luck` or `assumptions`."""


@solara.component_vue("briefing.vue")
def BriefingBlock(words, asked, findings, money, differs, luck, familiar, matters, outdated):
    """Show the briefing."""


@solara.component_vue("levers.vue")
def Levers(levers):
    """Show what instruments do as bars with intervals; behind each name what evaluations found."""


@solara.component_vue("tabs.vue")
def Tabs(label, tabs, current, event_choose):
    """Show which panel is open, and let the visitor open another."""


@solara.component_vue("outlook.vue")
def Outlook(
    words,
    title,
    unit,
    difference_title,
    note,
    observed,
    start,
    levels,
    differences,
    decimals,
    indicator,
    indicators,
    place,
    town,
    language,
    event_choose_place,
    event_choose_indicator,
):
    """Show observed years running into the outlook, and below it how strategies differ on the way."""


@solara.component_vue("ranking.vue")
def Ranking(words, title, atlas, names, town, year, language, event_choose_town):
    """Show all towns in order, to be searched and sorted."""


@solara.component_vue("answer.vue")
def AnswerCards(words, heading, cards, indicator, outdated, event_choose):
    """Show a card for each headline indicator."""


@solara.component_vue("chart.vue")
def Chart(words, title, unit, series, decimals, zero, first, language):
    """Show courses over time with their bands.

    Args:
        zero: Whether the values are differences.
        first: Position of the first series among the chosen scenarios.
    """


@solara.component_vue("atlas.vue")
def Atlas(
    words,
    shapes,
    atlas,
    scenarios,
    second,
    show,
    town,
    year,
    language,
    event_choose_town,
    event_choose_year,
    event_choose_second,
    event_choose_show,
):
    """Show map and years of the towns."""


@solara.component_vue("town.vue")
def Town(words, title, caption, rows, scenarios, event_unpin):
    """Show the visitor's own town."""


@solara.component_vue("bars.vue")
def Bars(tables, head, figure):
    """Show tables of differences, each row with a bar."""


@solara.component_vue("payers.vue")
def Payers(words, note, money, costs):
    """Show who pays and what an additional unit costs."""


@solara.component_vue("button.vue")
def Button(label, event_press, disabled=False):
    """Show a button."""


@solara.component_vue("words.vue")
def Words(words, tag="p", look="", ident="", href=""):
    """Show a line of text under a tag, `h1` to `h4` or `p`, or as a link to a page of its own."""


@solara.component_vue("drafts.vue")
def Drafts(
    words,
    drafts,
    editing,
    bases,
    start,
    most,
    kept,
    event_begin,
    event_edit,
    event_rename,
    event_remove,
    event_restore,
):
    """Show the visitor's own scenarios and begin new ones; the browser keeps them (`kept`) for the next visit."""


@solara.component_vue("controls.vue")
def Controls(
    words,
    title,
    ident,
    cards,
    language,
    event_set,
    note="",
    options=(),
    add_label="",
    event_add=None,
    event_remove=None,
):
    """Show a group of controls, on cards where they belong to one entry each."""


@solara.component_vue("matrix.vue")
def Matrix(words, matrix, language, event_paint, event_reset):
    """Show which town works on which theme."""


@solara.component_vue("budget.vue")
def Budget(words, bar, fault, note, warnings, event_fit):
    """Show who pays and whether it adds up."""


@solara.component_vue("quick.vue")
def Quick(note, rows, outdated):
    """Show differences in a few lines."""


@solara.component_vue("strip.vue")
def Strip(rows):
    """Show the most important lines at the foot of narrow screens, where the panel beside is out of sight."""


@solara.component_vue("share.vue")
def Share(words, search, files, note, command, code, largest, file, event_want, event_taken, event_upload):
    """Show link, downloads, code and upload; `file` is handed to the browser when it changes."""


@solara.component_vue("parameters.vue")
def ParameterTable(words, counts, rows):
    """Show all parameters, to be searched."""


@solara.component_vue("tables.vue")
def Tables(tables):
    """Show tables, folded away where there are many."""


@solara.component_vue("prose.vue")
def Prose(title, ident, lines=(), summary="", html=""):
    """Show a list of sentences, or a document of our own as HTML."""


@solara.component_vue("parallel.vue")
def Parallel(words, chart, language):
    """Show all worlds of a sweep as lines across its factors."""


@solara.component_vue("wishes.vue")
def Wishes(words, aims, options, most, choices, event_weigh, event_add, event_drop, event_choose):
    """Let the visitor say what counts: aims with weights, and choices among options, each with a note."""


@solara.component_vue("found.vue")
def FoundStrategies(words, cards, picked, options, most, event_pick, event_edit, event_compare):
    """Show the best strategies, each with what it does and what it changes, and which are picked."""


@solara.component_vue("pickers.vue")
def Pickers(pickers, event_pick):
    """Show selections side by side."""
