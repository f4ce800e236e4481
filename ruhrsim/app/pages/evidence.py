"""Evidence: limits, tests, parameters, sources, the protocol of the model."""

import solara

from ruhrsim.app import parts
from ruhrsim.app.views import evidence
from ruhrsim.app.words import words


@solara.component
def Evidence(language: str):
    """Show the page."""
    named = words("evidence", language)
    rows = solara.use_memo(lambda: evidence.parameters(language), [language])
    checks = solara.use_memo(lambda: evidence.checks(language), [language])
    parts.Words(words=named["title"], tag="h1")
    parts.Words(words=named["lead"])
    parts.Prose(title=named["limits"], ident="limits-title", lines=evidence.limits(language))
    parts.Words(words=named["checks"], tag="h2")
    parts.Words(words=named["whole_report"], href=f"evidence/{language}")
    parts.Tables(tables=checks)
    parts.ParameterTable(words=named, counts=evidence.counts(language), rows=rows)
    parts.Words(words=named["sources"], tag="h2")
    parts.Tables(tables=[evidence.sources(language)])
    parts.Prose(title=named["odd"], ident="odd-title", summary=named["odd_open"], html=evidence.odd())
