"""One reader for each real table in `regions/ruhr/`; `sources.csv` says where each comes from.

Every reader returns a pandas DataFrame as published, gaps included: `ags` and the other keys are
text, a blank is NaN. Tables are read once and shared, so copy before you change one.
"""

from functools import cache
from pathlib import Path

import pandas as pd

from ruhrsim.regions.boundaries import read_boundaries

DATA = Path(__file__).parent / "ruhr"
_KEYS = (
    "ags",
    "ags_a",
    "ags_b",
    "kreis_ags",
    "home_kreis_ags",
    "work_kreis_ags",
    "wz2008",
    "wz2008_division",
)


@cache
def read_table(file: str) -> pd.DataFrame:
    """Read one table by file name; prefer the named readers below.

    Raises:
        ValueError: There is no such table; the message lists the known ones.
    """
    if not (DATA / file).is_file():
        known = ", ".join(sorted(path.name for path in DATA.glob("*.csv")))
        raise ValueError(f"unknown table '{file}'; choose from {known}")
    return pd.read_csv(DATA / file, dtype=dict.fromkeys(_KEYS, "str"))


def read_sources() -> pd.DataFrame:
    """Read what each file is: title, publisher, years, licence, note."""
    return read_table("sources.csv")


def read_source_codes() -> pd.DataFrame:
    """Read the codes S1-S14 of the source columns: publisher, mirror, licence."""
    return read_table("source_codes.csv")


def read_municipalities() -> pd.DataFrame:
    """Read the 53 municipalities sorted by `ags`: population 2023, area_km2, centre, employees 2021."""
    return read_table("municipalities.csv").sort_values("ags", ignore_index=True)


def read_adjacency() -> pd.DataFrame:
    """Read pairs of neighbouring municipalities with `shared_border_km`."""
    return read_table("adjacency.csv")


def read_population() -> pd.DataFrame:
    """Read population: municipalities at 15 dates, Kreise annually 1990-2024 (column `level`)."""
    return read_table("population_history.csv")


def read_unemployment() -> pd.DataFrame:
    """Read unemployed (annual average) and rate in % by Kreis; 2017-2022 are absent on purpose."""
    return read_table("unemployment_history.csv")


def read_municipal_unemployment() -> pd.DataFrame:
    """Read unemployed (annual average) and residents 15-64 by municipality, 1998-2016 and 2021."""
    return read_table("unemployment_municipality.csv")


def read_employment() -> pd.DataFrame:
    """Read employees on 30 June: Kreise at workplace and residence 1997-2025, municipalities 2020-2021."""
    return read_table("employment_history.csv")


def read_occupations() -> pd.DataFrame:
    """Read employees at workplace by occupational area and Kreis, 2013-2025."""
    return read_table("employment_by_occupation_area.csv")


def read_value_added_shares() -> pd.DataFrame:
    """Read shares of gross value added by broad sector in %, by Kreis, 2000-2021."""
    return read_table("gva_sector_shares.csv")


def read_output() -> pd.DataFrame:
    """Read gross domestic product by Kreis: EUR million 2000-2019, 1000 EUR per inhabitant 1995-2021."""
    return read_table("gdp_history.csv")


def read_duisburg_sectors() -> pd.DataFrame:
    """Read Duisburg's employees by broad sector, 2008-2024."""
    return read_table("employment_sector_duisburg.csv")


def read_constituency_sectors() -> pd.DataFrame:
    """Read shares of employees by broad sector in %, 20 constituencies, 30 June 2016."""
    return read_table("sector_employment_wahlkreis_2016.csv")


def read_commuters() -> pd.DataFrame:
    """Read commuters between the 15 Kreise and from and to OUTSIDE, June 2023, rounded to 10."""
    return read_table("commuters_2023.csv")


def read_trade_tax() -> pd.DataFrame:
    """Read multipliers (Hebesätze) in %, 2021 and 2022."""
    return read_table("trade_tax_rates.csv")


def read_income_tax() -> pd.DataFrame:
    """Read the municipalities' share of income tax, EUR an inhabitant, 1998-2022."""
    return read_table("income_tax_municipality.csv")


def read_land_use() -> pd.DataFrame:
    """Read land by use in hectares, 2018."""
    return read_table("land_use_municipality.csv")


def read_establishments() -> pd.DataFrame:
    """Read establishments of five cities by size class (2019-2023) and WZ section (2006-2023)."""
    return read_table("establishments_5cities.csv")


def read_kreis_indicators() -> pd.DataFrame:
    """Read the shares of micro and large establishments in %, 15 Kreise, 2006-2022, in long form."""
    return read_table("kreis_indicators.csv")


def read_vacancies() -> pd.DataFrame:
    """Read reported vacancies by Kreis, annual average, 2012-2025."""
    return read_table("vacancies_history.csv")


def read_conditions() -> pd.DataFrame:
    """Read unemployed, residents 15-64 and employees at residence of the areas outside, 1995-2025."""
    return read_table("conditions_history.csv")


def read_universities() -> pd.DataFrame:
    """Read universities by site: students, graduates, founders; many gaps, derived columns marked."""
    return read_table("hei_universities.csv")


def read_institutes() -> pd.DataFrame:
    """Read research institutes by theme."""
    return read_table("hei_institutes.csv")


def read_university_totals() -> pd.DataFrame:
    """Read regional totals of students and graduates and field shares in %."""
    return read_table("hei_region_totals.csv")


def read_external_regions() -> pd.DataFrame:
    """Read regions outside: centre, population, GDP per head in EUR (2021), rents."""
    return read_table("external_regions.csv")


def read_shocks() -> pd.DataFrame:
    """Read documented closures, run-downs and openings; only `measure` flow is a change of jobs."""
    return read_table("event_shocks.csv")


def read_brownfields() -> pd.DataFrame:
    """Read brownfield sites and the regional balance of commercial land in hectares."""
    return read_table("event_brownfields.csv")


def read_programme_parameters() -> pd.DataFrame:
    """Read figures from literature and regional reports; `verification` says how firm each is."""
    return read_table("programme_parameters.csv").set_index("parameter", drop=False)


def read_programme_instruments() -> pd.DataFrame:
    """Read programmes and instruments with their money and results."""
    return read_table("programme_instruments.csv")


def read_theme_statements() -> pd.DataFrame:
    """Read the press statements on themes by municipality; blank means unknown, not absent."""
    return read_table("theme_specialisations.csv")


def read_city_profiles() -> pd.DataFrame:
    """Read camps and own themes of cities as the press named them."""
    return read_table("theme_city_profiles.csv")


def read_theme_mapping() -> pd.DataFrame:
    """Read the first, incomplete mapping of WZ 2008 divisions to the six themes."""
    return read_table("theme_wz_mapping.csv")


def read_sector_weights() -> pd.DataFrame:
    """Read the weights of each WZ 2008 division over the ten sectors; they sum to 1 (assumed)."""
    return read_table("wz_sector_weights.csv")


def read_size_profile() -> pd.DataFrame:
    """Read the shares of each sector's employees by size class of the establishment (assumed)."""
    return read_table("sector_size_profile.csv").set_index("sector")


def read_theme_relatedness() -> pd.DataFrame:
    """Read skill relatedness between themes in [-1, 1], a UK proxy; -1 means missing."""
    return read_table("theme_relatedness.csv")


def read_input_output() -> pd.DataFrame:
    """Read what six branches of Germany bought from each other in 1995, their output and people in work."""
    return read_table("input_output_germany_1995.csv").set_index("branch")


def read_pittsburgh_unemployment() -> pd.DataFrame:
    """Read unemployment of the Pittsburgh area, single months and annual means of a survey."""
    return read_table("pittsburgh_unemployment.csv")


def read_pittsburgh_structure() -> pd.DataFrame:
    """Read population, jobs and industry of the Pittsburgh area in single years."""
    return read_table("pittsburgh_structure.csv")


def read_published_effects() -> pd.DataFrame:
    """Read effects that evaluations found, one row each: estimate, range, unit, horizon, source, use."""
    return read_table("published_effects.csv")


READERS = {
    "sources.csv": read_sources,
    "source_codes.csv": read_source_codes,
    "municipalities.csv": read_municipalities,
    "municipalities.geojson": read_boundaries,
    "adjacency.csv": read_adjacency,
    "population_history.csv": read_population,
    "unemployment_history.csv": read_unemployment,
    "unemployment_municipality.csv": read_municipal_unemployment,
    "employment_history.csv": read_employment,
    "employment_by_occupation_area.csv": read_occupations,
    "gva_sector_shares.csv": read_value_added_shares,
    "gdp_history.csv": read_output,
    "employment_sector_duisburg.csv": read_duisburg_sectors,
    "sector_employment_wahlkreis_2016.csv": read_constituency_sectors,
    "commuters_2023.csv": read_commuters,
    "trade_tax_rates.csv": read_trade_tax,
    "income_tax_municipality.csv": read_income_tax,
    "land_use_municipality.csv": read_land_use,
    "establishments_5cities.csv": read_establishments,
    "kreis_indicators.csv": read_kreis_indicators,
    "vacancies_history.csv": read_vacancies,
    "conditions_history.csv": read_conditions,
    "hei_universities.csv": read_universities,
    "hei_institutes.csv": read_institutes,
    "hei_region_totals.csv": read_university_totals,
    "external_regions.csv": read_external_regions,
    "event_shocks.csv": read_shocks,
    "event_brownfields.csv": read_brownfields,
    "programme_parameters.csv": read_programme_parameters,
    "programme_instruments.csv": read_programme_instruments,
    "theme_specialisations.csv": read_theme_statements,
    "theme_city_profiles.csv": read_city_profiles,
    "theme_wz_mapping.csv": read_theme_mapping,
    "wz_sector_weights.csv": read_sector_weights,
    "sector_size_profile.csv": read_size_profile,
    "theme_relatedness.csv": read_theme_relatedness,
    "pittsburgh_unemployment.csv": read_pittsburgh_unemployment,
    "pittsburgh_structure.csv": read_pittsburgh_structure,
    "input_output_germany_1995.csv": read_input_output,
    "published_effects.csv": read_published_effects,
}
"""Reader of each file; a test keeps it equal to the folder and to `sources.csv`."""
