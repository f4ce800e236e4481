"""Why the strategies differ and who pays: panels of the page that compares."""

import solara

from ruhrsim.analysis.mechanisms import MECHANISMS, variants
from ruhrsim.app import parts
from ruhrsim.app.engine import Answer, Effort
from ruhrsim.app.page_state import PageState
from ruhrsim.app.subscriptions import use_answer, use_subscription
from ruhrsim.app.views import reasons
from ruhrsim.app.words import text, words

_MECHANISM_EFFORT = Effort(runs=4, scale=0.02, steps=(2, 3))
_PATIENT = 5


@solara.component
def Reasons(state: PageState, answer: Answer, owner: str, version):
    """Show flows, and mechanisms on demand."""
    now, language = state.value, state.value.language
    comparison = answer.comparison
    names = [s.name for s in comparison.scenarios]
    if len(names) == 1:
        parts.Words(words=text("compare.why_alone", language), look="rs-soft")
        return
    second = now.second if now.second in names[1:] else names[-1]
    Why(comparison, second, answer.stage in ("full", "partial"), owner, language, version)


@solara.component
def Spending(state: PageState, answer: Answer, version):
    """Show who pays and what it costs, as soon as there is more than a sketch."""
    language = state.value.language
    if answer.stage in ("full", "partial"):
        Money(answer.comparison, state.value.second, language, version)
    else:
        parts.Words(words=text("compare.why_stale", language), look="rs-soft")


@solara.component
def Why(comparison, second: str, firm: bool, owner: str, language: str, version):
    """Show why one scenario differs from the baseline; a sketch has no reasons."""
    two = solara.use_memo(lambda: reasons.pair(comparison, second), (*version, second))
    parts.Words(
        words=text(
            "compare.why",
            language,
            second=two.scenarios[1].title(language),
            first=two.baseline.title(language),
        ),
        tag="h2",
    )
    if not firm:
        parts.Words(words=text("compare.why_stale", language), look="rs-soft")
        return
    Flows(two, language, (*version, second))
    Mechanisms(two, owner, language)


@solara.component
def Flows(two, language: str, version):
    """Show what changed the stocks differently."""
    named = words("compare", language)
    tables = solara.use_memo(lambda: reasons.flows(two, language), version)
    sentence = solara.use_memo(lambda: reasons.towns_sentence(two, language), version)
    parts.Words(words=reasons.why_sentence(tables[0], language, two.uncertainty), look="rs-sentence")
    parts.Words(words=text("compare.why_note", language, two.uncertainty, years=two.years), look="rs-soft")
    parts.Bars(tables=tables, head=named["item"], figure=named["contribution_to_difference"])
    parts.Words(words=sentence)


@solara.component
def Mechanisms(two, owner: str, language: str):
    """Show what each mechanism contributes, computed when asked for."""
    named, key = words("compare", language, two.uncertainty), tuple(s.fingerprint() for s in two.scenarios)
    asked, set_asked = solara.use_state(None)
    wanted = asked == key
    all_ = solara.use_memo(lambda: (*two.scenarios, *variants(two.scenarios, MECHANISMS.values())), [key])
    subscription, received = use_subscription(owner)
    found, outdated = use_answer(
        all_, subscription, received, wanted, sketches=(), full=_MECHANISM_EFFORT, urgency=_PATIENT
    ).read()
    parts.Words(words=named["mechanisms"], tag="h3")
    if not wanted:
        parts.Button(label=named["mechanisms_start"], event_press=lambda *_: set_asked(key))
        return
    there = found.comparison is not None and not outdated
    if found.stage != "full" or outdated:
        key = "mechanisms_partial" if there else "mechanisms_running"
        message = (
            named[key].format(done=found.done, total=found.total)
            if found.total > 1
            else (text("frame.stage_waiting", language))
        )
        with solara.Div(classes=["rs-inline"]):
            parts.Status(
                message=message,
                ahead="",
                stage=found.stage,
                share=found.done / max(1, found.total),
                label=named["mechanisms"],
            )
    if there:
        parts.Words(words=named["mechanisms_note"], look="rs-soft")
        parts.Bars(
            tables=reasons.mechanisms(found.comparison, language),
            head=named["mechanism"],
            figure=named["contribution"],
        )


@solara.component
def Money(comparison, second: str, language: str, version):
    """Show who pays and what it costs."""
    several = len(comparison.scenarios) > 1
    money = solara.use_memo(lambda: reasons.payers(comparison, language), version)
    costs = solara.use_memo(
        lambda: reasons.costs(reasons.pair(comparison, second), language) if several else [],
        (*version, second),
    )
    parts.Payers(
        words=words("compare", language),
        money=money,
        costs=costs,
        note=text("compare.who_pays_note", language, years=comparison.years),
    )
