"""Share and take away: link, files, code, upload."""

import base64

import solara

from ruhrsim.app import choices, drafts, frame, links, parts, takeaway
from ruhrsim.report.page import command
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.editor import compared
from ruhrsim.app.state import MOST_OWN, AppState
from ruhrsim.app.subscriptions import AnswerReader
from ruhrsim.app.words import text, words
from ruhrsim.common.errors import ScenarioError


@solara.component
def Share(state: PageState, reader: AnswerReader):
    """Show the page."""
    now, language, (answer, _) = state.value, state.value.language, reader.read()
    named = words("share", language)
    file, set_file = solara.use_state(None)
    faults, set_faults = solara.use_state(())
    taken, set_taken = solara.use_state("")
    comparison = answer.comparison if answer.stage in ("full", "partial") else None

    def want(asked):
        asked = asked if isinstance(asked, dict) else {"key": asked}
        set_file(_file(str(asked.get("key", "")), comparison, now, str(asked.get("address", ""))))

    def upload(sent):
        own, wrong = _upload(state.value, sent)
        set_faults(tuple(wrong))
        set_taken(own.title if own else "")
        if own:
            state.value = compared(drafts.put(state.value, own), own.name)

    parts.Words(words=named["title"], tag="h1")
    parts.Share(
        words=named,
        search=frame.search_of(now.but(tab="compare")),
        files=_files(comparison, language),
        note=_note(comparison, language),
        command=command(comparison, language) if comparison else "",
        code=takeaway.code(comparison) if comparison else "",
        largest=choices.LARGEST_UPLOAD,
        file=file,
        event_want=want,
        event_taken=lambda *_: set_file(None),
        event_upload=upload,
    )
    # Below the field for uploads, where the eye is.
    parts.Notice(title=named["upload_bad"], lines=list(faults), seek=True)
    parts.Notice(
        title=named["upload_good"].format(title=taken), lines=[""] if taken else [], tone="good", seek=True
    )


def _note(comparison, language: str) -> str:
    if comparison is None:
        return ""
    return text("share.downloads_note", language, comparison.uncertainty, runs=len(comparison.seeds))


def _files(comparison, language: str) -> list[dict]:
    if comparison is None:
        return []
    files = [
        {"key": key, "label": text(f"share.file_{key}", language), "group": _group(key)}
        for key in takeaway.kinds(comparison)
    ]
    return files + [
        {
            "key": f"scenario:{s.name}",
            "group": "scenarios",
            "label": text("share.file_scenario", language, title=s.title(language)),
        }
        for s in comparison.scenarios
    ]


def _group(key: str) -> str:
    return (
        "paper"
        if takeaway.KINDS[key][1].startswith("application/pdf")
        else ("pictures" if takeaway.KINDS[key][1].startswith("image/") else "tables")
    )


def _file(key: str, comparison, now: AppState, link: str = "") -> dict | None:
    if comparison is None:
        return None
    if key.startswith("scenario:"):
        found = next((s for s in comparison.scenarios if s.name == key.split(":", 1)[1]), None)
        if found is None:
            return None
        name, media, content = (
            f"{found.name}.toml",
            "application/toml",
            takeaway.scenario_file(found).encode(),
        )
    elif key in takeaway.kinds(comparison):
        choice = takeaway.Choice(
            now.second, now.town_indicator(), now.language, now.show, now.year, now.town, link
        )
        name, media, content = takeaway.make(key, comparison, choice)
    else:
        return None
    return {"name": name, "media": media, "content": base64.b64encode(content).decode()}


def _upload(state: AppState, sent):
    """Return the own scenario of an uploaded file and no faults, or None and all its faults."""
    try:
        name, body = str(sent["name"])[:60], sent["text"]
        if not isinstance(body, str):
            raise ScenarioError([f"{name}: larger than {choices.LARGEST_UPLOAD // 1000} kB, or no text"])
        own = choices.read_upload(body, name.rsplit(".", 1)[0] or "upload")
        if own.name in choices.shipped():
            own = own.model_copy(update={"name": f"{own.name[:50]}_upload"})
        if state.own_named(own.name) is None and len(state.own) >= MOST_OWN:
            raise ScenarioError([text("editor.too_many", state.language, n=MOST_OWN)])
        links.encode(drafts.put(state, own))
        return own, []
    except ScenarioError as error:
        return None, error.faults
    except (links.LinkTooLong, ValueError, KeyError, TypeError) as error:
        return None, [str(error)]
