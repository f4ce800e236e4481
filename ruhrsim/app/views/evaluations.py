"""What evaluations of an instrument found, beside what the model says to the same question."""

import math
from functools import lru_cache

from ruhrsim.app.words import text
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.effects.stored import read_answers
from ruhrsim.effects.words import write_model, write_published, write_verdict

ASKED_OF = {
    "investment_grant": ("grw_job_local",),
    "research_institute": ("institute_staff",),
    "cluster_management": ("cluster_programme_jobs", "cluster_programme_region"),
    "joint_marketing": ("agency_fdi",),
    "accelerator": ("incubator_survival",),
    "start_up_centre": ("exist_cost",),
    "talent_retention": ("graduates_aid",),
    "transfer_company": ("transfer_company",),
    "digital_city": ("broadband_jobs",),
    "trade_tax": ("trade_tax_jobs",),
    "brownfield": ("brownfield_cost",),
    "land_release": ("land_jobs",),
    "location_subsidy": ("displacement_zones",),
}
"""Published effects by the instrument that their question is asked with."""
UNREAD = ("memory",)
"""How far sources were read whose numbers carry a mark."""


def evaluations(instrument: str, language: str) -> list[str]:
    """Return one sentence for each published effect of an instrument; that there is none, if so.

    Args:
        instrument: Name of the instrument.
        language: `de` or `en`.
    """
    names = ASKED_OF.get(instrument, ())
    return [_sentence(name, language) for name in names] or [text("editor.no_evaluation", language)]


def has_a_size(instrument: str) -> bool:
    """Tell whether some evaluation found how much an instrument does, not only in which direction."""
    return any(_answers()[name]["unit"] != "sign" for name in ASKED_OF.get(instrument, ()))


@lru_cache
def _answers() -> dict[str, dict]:
    table = read_answers()
    return {row["id"]: row for row in table.to_dict("records")}


def _sentence(name: str, language: str) -> str:
    row = _answers()[name]
    # A range of signs, 0 to 2 around 1, is no number to show.
    found = text("editor.found_more", language) if row["unit"] == "sign" else write_published(row, language)
    found += " †" if row["verified"] in UNREAD else ""
    question = QUESTIONS[name].text(language)
    if math.isnan(row["model"]):
        return text("editor.evaluation_unasked", language, found=found, question=question)
    return text(
        "editor.evaluation",
        language,
        found=found,
        model=write_model(row, language),
        verdict=write_verdict(row, language),
        question=question,
    )
