"""University sites that recruit in the region: students, graduates, founders, subjects.

Left out: the FernUniversität (its students live all over Germany), private universities with
nationwide seats (FOM, ISM, SRH, HBK) and administrative colleges (their students are civil
servants in training). Graduates are those of 2018 where published; the others are imputed so
that all recruiting sites add up to the regional total less an assumed number for the sites left
out. Subject shares are the region's (WS 2013/14) tilted towards the subjects that a site's
profile text names, these weighted by the root of their regional share: assumed. A start before
2018 takes students and graduates down in proportion to the region's students (earliest figure:
WS 2011/12) and leaves out sites founded later.

Uncertainty: the two totals (regional less left out) decide about a sixth of all graduates; the
split of Duisburg-Essen over its two towns and all subject shares are guesses.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.geography import town_keys
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.subjects import SUBJECTS
from ruhrsim.regions.tables import read_universities, read_university_totals

LEFT_OUT = ("FUH", "FOM", "ISM_DO", "SRH_HAM", "HSPV_GE", "HSBUND_BO", "HBK_ESSEN")
KEYWORDS = {
    "engineering": ("engineering", "mechanical", "energy", "raw materials", "hydrogen"),
    "informatics_natural_sciences": ("informatics", "IT security", "natural sciences", "environment"),
    "business_law": ("business", "law", "economics", "e-government"),
    "health": ("medicine", "health"),
    "humanities_other": (
        "humanities",
        "education",
        "teaching",
        "social work",
        "music",
        "design",
        "social sciences",
        "architecture",
        "psychology",
    ),
}
"""Words of a profile text that name a subject group."""


@dataclass(frozen=True)
class UniversityEstimate:
    """What the tables do not say about universities."""

    graduates_left_out: float = sourced(
        12_400.0,
        unit="1/year",
        low=8_000.0,
        high=16_000.0,
        status="assumed",
        source="FernUniversität about 3,900 and nationwide private and administrative seats about 8,500: "
        "what the regional total of 2018 (36,416) leaves beside the recruiting sites",
        meaning="Graduates in the regional total from sites that do not recruit in the region.",
    )
    essen_share_of_ude: float = sourced(
        0.6,
        unit="1",
        low=0.5,
        high=0.7,
        status="assumed",
        source="campus split of Universität Duisburg-Essen not published; Essen has medicine and teaching",
        meaning="Share of Duisburg-Essen's students and graduates in Essen.",
    )
    graduates_of_ude: float = sourced(
        6192.0,
        unit="1/year",
        low=5500.0,
        high=6900.0,
        status="measured",
        source="hei_universities.csv, note of UDE_E (RVR, examination year 2018)",
        meaning="Graduates of Duisburg-Essen, both towns together.",
    )
    graduates_without_figures: float = sourced(
        400.0,
        unit="1/year",
        low=150.0,
        high=700.0,
        status="assumed",
        source="mean of the other sites of universities of applied sciences in the region",
        meaning="Graduates of Südwestfalen's Hagen site, before scaling to the regional total.",
    )
    graduates_per_student: float = sourced(
        0.1255,
        unit="1/year",
        low=0.11,
        high=0.15,
        status="estimated",
        source="hei_universities.csv: FH Dortmund 1,848/14,892 and Westfälische HS 1,143/9,017",
        meaning="Graduates a year per student, for sites without a figure for one of the two.",
    )
    startups_per_student: float = sourced(
        0.0007,
        unit="1/year",
        low=0.0007,
        high=0.0043,
        status="measured",
        source="programme_parameters.csv spinoffs_per_10k_students_big (Gründungsradar 2018)",
        meaning="Start-ups a year per student of Duisburg-Essen, which publishes none.",
    )
    startups_before_centres: float = sourced(
        0.57,
        unit="1",
        low=0.4,
        high=1.0,
        status="estimated",
        source="hei_universities.csv: Bochum 24 a year before 2020, 42 in 2021",
        meaning="Start-ups before the start-up centres of 2019, relative to later.",
    )
    profile_weight: float = sourced(
        0.7,
        unit="1",
        low=0.4,
        high=0.95,
        status="assumed",
        source="subject shares by university not found; profile texts name the main subjects",
        meaning="Weight of the subjects named in a site's profile against the region's shares.",
    )
    health_share: float = sourced(
        0.04,
        unit="1",
        low=0.02,
        high=0.08,
        status="assumed",
        source="part of 'other' and natural sciences in hei_region_totals.csv; not published apart",
        meaning="Share of medicine and health among the region's students.",
    )


CENTRES_SINCE = 2019
"""Year in which the Exzellenz Start-up Centers and GUIDE began (hei_universities.csv)."""


def read_university_start(
    year: int, region: Region | None = None, p: UniversityEstimate = UniversityEstimate()
) -> pd.DataFrame:
    """Return one row per recruiting site.

    Columns: hei_id, name, town (index), students, graduates_per_year, imputed (graduates are not
    published for the site), startups_per_year, startup_centre, and `share_<subject>` for each of
    `SUBJECTS`, summing to 1.
    """
    region = read_region(region)
    table, size = read_universities(region), _size_factor(year, region)
    table = table[~table.hei_id.isin(LEFT_OUT)].reset_index(drop=True)
    graduates, imputed = _graduates(table, region, p)
    students = _students(table, p).fillna(graduates / p.graduates_per_student)
    sites = pd.DataFrame(
        {
            "hei_id": table.hei_id,
            "name": table.name,
            "town": np.searchsorted(town_keys(region), table.ags),
            "students": students * size,
            "graduates_per_year": graduates * size,
            "imputed": imputed,
            "startups_per_year": _startups(table, students, year, size, p),
            "startup_centre": table.startup_centre.notna() & (year >= CENTRES_SINCE),
        }
    )
    shares = pd.DataFrame(
        _subject_shares(table.profile_text, region, p), columns=[f"share_{s}" for s in SUBJECTS]
    )
    return sites.join(shares)[~(table.founded > year)].reset_index(drop=True)


def students_by_town(year: int, region: Region | None = None) -> np.ndarray:
    """Return students of the recruiting sites by town, shape (53,)."""
    sites = read_university_start(year, region)
    return np.bincount(sites.town, sites.students, minlength=len(town_keys(region)))


def _graduates(table: pd.DataFrame, region: Region, p: UniversityEstimate) -> tuple[pd.Series, pd.Series]:
    """Return graduates and whether they are imputed; the imputed ones close the gap to the total."""
    published = table.graduates.fillna(_split(table, p) * p.graduates_of_ude)
    guess = table.graduates_derived.fillna(p.graduates_without_figures).where(published.isna(), 0.0)
    totals = read_university_totals(region).query("indicator == 'graduates'").set_index("year").value
    gap = float(totals["2018"]) - p.graduates_left_out - published.sum()
    imputed = table.graduates.isna()
    return published.fillna(guess * gap / guess.sum()), imputed


def _students(table: pd.DataFrame, p: UniversityEstimate) -> pd.Series:
    return table.students.fillna(table.students_derived).fillna(_split(table, p) * table.students_hei_total)


def _split(table: pd.DataFrame, p: UniversityEstimate) -> pd.Series:
    return table.hei_id.map({"UDE_E": p.essen_share_of_ude, "UDE_DU": 1.0 - p.essen_share_of_ude})


def _size_factor(year: int, region: Region) -> float:
    """Students of the start's season relative to 2018/19, the year of the graduates; 1 where none is named."""
    season = region.published(year).students
    if season is None:
        return 1.0
    totals = read_university_totals(region)
    students = totals[totals.indicator.str.startswith("students at universities")].set_index("year").value
    return float(students[season] / students["WS 2018/19"])


def _startups(
    table: pd.DataFrame, students: pd.Series, year: int, size: float, p: UniversityEstimate
) -> pd.Series:
    published = table.startups_per_year.fillna(table.startups_derived)
    startups = published.fillna(students * p.startups_per_student)
    return startups * (1.0 if year >= CENTRES_SINCE else p.startups_before_centres) * size


def _subject_shares(profiles: pd.Series, region: Region, p: UniversityEstimate) -> np.ndarray:
    regional = _regional_shares(region, p)
    named = np.array([[any(word in text for word in KEYWORDS[s]) for s in SUBJECTS] for text in profiles])
    tilted = named * np.sqrt(regional)
    tilted = tilted / tilted.sum(axis=1, keepdims=True)
    return p.profile_weight * tilted + (1.0 - p.profile_weight) * regional


def _regional_shares(region: Region, p: UniversityEstimate) -> np.ndarray:
    """Shares of `SUBJECTS` in the region, WS 2013/14; health is taken out of 'other'."""
    totals = read_university_totals(region).query("year == 'WS 2013/14'")
    fields = totals[totals.indicator.str.startswith("field share of students")]
    share = fields.set_index(fields.indicator.str.split(": ").str[1].str.split(" ").str[0]).value / 100.0
    other = share["language"] + share["other"] - p.health_share
    shares = np.array([share["engineering"], share["mathematics"], share["law,"], p.health_share, other])
    return shares / shares.sum()
