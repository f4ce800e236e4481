"""The shipped table of published effects, one record a row."""

from dataclasses import dataclass

import pandas as pd

from ruhrsim.regions.tables import read_published_effects

POINT_TOLERANCE = 0.1
"""Where a source gives one number and no range, the model may differ by this share; assumed."""


_UNITS_DE = {
    "jobs per job": "Arbeitsplätze je Arbeitsplatz",
    "share": "Anteil",
    "EUR": "Euro",
    "USD": "US-Dollar",
    "jobs per 10 jobs": "Arbeitsplätze je zehn",
    "%": "%",
    "points": "Punkte",
    "jobs per EUR million a year": "Arbeitsplätze je Mio. Euro im Jahr",
    "sign and shape": "Vorzeichen und Gestalt",
    "sign": "Vorzeichen",
    "% of hazard": "% des Risikos",
    "% of cohort": "% des Jahrgangs",
    "elasticity": "Elastizität",
    "jobs per ha": "Arbeitsplätze je ha",
    "% a month": "% im Monat",
    "days": "Tage",
    "ha": "ha",
}


def unit_in(unit: str, language: str) -> str:
    """Return a unit of the table in `de` or `en`."""
    return _UNITS_DE[unit] if language == "de" else unit


@dataclass(frozen=True)
class Published:
    """One published effect.

    Args:
        id: Name of the row.
        mechanism, treatment, outcome: What the study is about, what was done, what was measured.
        estimate, low, high: The finding and its range, in `unit`.
        unit: Unit of the three; one that begins with `sign` means that only the sign is known.
        horizon_years: Years from treatment to measurement.
        country_period, source: Where, when and by whom.
        verified: How far the source was re-read: `excerpt`, `abstract`, `derived` or `memory`.
        use: `fit` may set parameters, `check` only tests them, `context` is shown beside.
        before: What the model said before effects were tested; text, for the record.
        note: What a reader has to know.
    """

    id: str
    mechanism: str
    treatment: str
    outcome: str
    estimate: float
    low: float
    high: float
    unit: str
    horizon_years: int
    country_period: str
    source: str
    verified: str
    use: str
    before: str
    note: str

    @property
    def sign_only(self) -> bool:
        """Whether the study tells no more than a sign."""
        return self.unit.startswith("sign")

    @property
    def span(self) -> tuple[float, float]:
        """Return the range in which an answer counts as inside."""
        if self.low < self.high:
            return self.low, self.high
        margin = POINT_TOLERANCE * abs(self.estimate)
        return self.low - margin, self.high + margin


def read_published() -> dict[str, Published]:
    """Return every published effect by its id, in the order of the table."""
    table = read_published_effects()
    texts = table.select_dtypes(exclude="number").columns
    rows = table.assign(**{name: table[name].where(table[name].notna(), "") for name in texts})
    return {row["id"]: Published(**row) for row in pd.DataFrame(rows).to_dict("records")}
