"""One reader for each real table in `regions/ruhr/`; `sources.csv` says where each comes from.

Every reader returns a pandas DataFrame as published, gaps included: `ags` and the other keys are
text, a blank is NaN. Tables are read once and shared, so copy before you change one. Another region
than the Ruhr can be given whose folder holds tables of the same form.
"""

import pandas as pd

from ruhrsim.regions.boundaries import read_boundaries
from ruhrsim.regions.region import DEFAULT_REGION, SHIPPED, Region, read_region

DATA = SHIPPED / DEFAULT_REGION


def read_table(file: str, region: Region | None = None) -> pd.DataFrame:
    """Read one table by file name, the Ruhr's if no region is given; prefer the named readers below.

    Raises:
        RegionError: There is no such table; the message lists the known ones.
    """
    return read_region(region).table(file)


def read_sources(region: Region | None = None) -> pd.DataFrame:
    """Read what each file is: title, publisher, years, licence, note."""
    return read_table("sources.csv", region)


def read_source_codes(region: Region | None = None) -> pd.DataFrame:
    """Read the codes S1-S14 of the source columns: publisher, mirror, licence."""
    return read_table("source_codes.csv", region)


def read_municipalities(region: Region | None = None) -> pd.DataFrame:
    """Read the 53 municipalities sorted by `ags`: population 2023, area_km2, centre, employees 2021."""
    return read_region(region).towns()


def read_adjacency(region: Region | None = None) -> pd.DataFrame:
    """Read pairs of neighbouring municipalities with `shared_border_km`."""
    return read_table("adjacency.csv", region)


def read_population(region: Region | None = None) -> pd.DataFrame:
    """Read population: municipalities at 15 dates, Kreise annually 1990-2024 (column `level`)."""
    return read_table("population_history.csv", region)


def read_unemployment(region: Region | None = None) -> pd.DataFrame:
    """Read unemployed (annual average) and rate in % by Kreis; 2017-2022 are absent on purpose."""
    return read_table("unemployment_history.csv", region)


def read_municipal_unemployment(region: Region | None = None) -> pd.DataFrame:
    """Read unemployed (annual average) and residents 15-64 by municipality, 1998-2016 and 2021."""
    return read_table("unemployment_municipality.csv", region)


def read_employment(region: Region | None = None) -> pd.DataFrame:
    """Read employees on 30 June: Kreise at workplace and residence 1997-2025, municipalities 2020-2021."""
    return read_table("employment_history.csv", region)


def read_occupations(region: Region | None = None) -> pd.DataFrame:
    """Read employees at workplace by occupational area and Kreis, 2013-2025."""
    return read_table("employment_by_occupation_area.csv", region)


def read_value_added_shares(region: Region | None = None) -> pd.DataFrame:
    """Read shares of gross value added by broad sector in %, by Kreis, 2000-2021."""
    return read_table("gva_sector_shares.csv", region)


def read_output(region: Region | None = None) -> pd.DataFrame:
    """Read gross domestic product by Kreis: EUR million 2000-2019, 1000 EUR per inhabitant 1995-2021."""
    return read_table("gdp_history.csv", region)


def read_duisburg_sectors(region: Region | None = None) -> pd.DataFrame:
    """Read Duisburg's employees by broad sector, 2008-2024."""
    return read_table("employment_sector_duisburg.csv", region)


def read_constituency_sectors(region: Region | None = None) -> pd.DataFrame:
    """Read shares of employees by broad sector in %, 20 constituencies, 30 June 2016."""
    return read_table("sector_employment_wahlkreis_2016.csv", region)


def read_commuters(region: Region | None = None) -> pd.DataFrame:
    """Read commuters between the 15 Kreise and from and to OUTSIDE, June 2023, rounded to 10."""
    return read_table("commuters_2023.csv", region)


def read_trade_tax(region: Region | None = None) -> pd.DataFrame:
    """Read multipliers (Hebesätze) in %, 2021 and 2022."""
    return read_table("trade_tax_rates.csv", region)


def read_income_tax(region: Region | None = None) -> pd.DataFrame:
    """Read the municipalities' share of income tax, EUR an inhabitant, 1998-2022."""
    return read_table("income_tax_municipality.csv", region)


def read_land_use(region: Region | None = None) -> pd.DataFrame:
    """Read land by use in hectares, 2018."""
    return read_table("land_use_municipality.csv", region)


def read_establishments(region: Region | None = None) -> pd.DataFrame:
    """Read establishments of five cities by size class (2019-2023) and WZ section (2006-2023)."""
    return read_table("establishments_5cities.csv", region)


def read_kreis_indicators(region: Region | None = None) -> pd.DataFrame:
    """Read the shares of micro and large establishments in %, 15 Kreise, 2006-2022, in long form."""
    return read_table("kreis_indicators.csv", region)


def read_vacancies(region: Region | None = None) -> pd.DataFrame:
    """Read reported vacancies by Kreis, annual average, 2012-2025."""
    return read_table("vacancies_history.csv", region)


def read_conditions(region: Region | None = None) -> pd.DataFrame:
    """Read unemployed, residents 15-64 and employees at residence of the areas outside, 1995-2025."""
    return read_table("conditions_history.csv", region)


def read_universities(region: Region | None = None) -> pd.DataFrame:
    """Read universities by site: students, graduates, founders; many gaps, derived columns marked."""
    return read_table("hei_universities.csv", region)


def read_institutes(region: Region | None = None) -> pd.DataFrame:
    """Read research institutes by theme."""
    return read_table("hei_institutes.csv", region)


def read_university_totals(region: Region | None = None) -> pd.DataFrame:
    """Read regional totals of students and graduates and field shares in %."""
    return read_table("hei_region_totals.csv", region)


def read_external_regions(region: Region | None = None) -> pd.DataFrame:
    """Read regions outside: centre, population, GDP per head in EUR (2021), rents."""
    return read_table("external_regions.csv", region)


def read_shocks(region: Region | None = None) -> pd.DataFrame:
    """Read documented closures, run-downs and openings; only `measure` flow is a change of jobs."""
    return read_table("event_shocks.csv", region)


def read_brownfields(region: Region | None = None) -> pd.DataFrame:
    """Read brownfield sites and the regional balance of commercial land in hectares."""
    return read_table("event_brownfields.csv", region)


def read_programme_parameters(region: Region | None = None) -> pd.DataFrame:
    """Read figures from literature and regional reports; `verification` says how firm each is."""
    return read_table("programme_parameters.csv", region).set_index("parameter", drop=False)


def read_programme_instruments(region: Region | None = None) -> pd.DataFrame:
    """Read programmes and instruments with their money and results."""
    return read_table("programme_instruments.csv", region)


def read_theme_statements(region: Region | None = None) -> pd.DataFrame:
    """Read the press statements on themes by municipality; blank means unknown, not absent."""
    return read_table("theme_specialisations.csv", region)


def read_city_profiles(region: Region | None = None) -> pd.DataFrame:
    """Read camps and own themes of cities as the press named them."""
    return read_table("theme_city_profiles.csv", region)


def read_theme_mapping(region: Region | None = None) -> pd.DataFrame:
    """Read the first, incomplete mapping of WZ 2008 divisions to the six themes."""
    return read_table("theme_wz_mapping.csv", region)


def read_sector_weights(region: Region | None = None) -> pd.DataFrame:
    """Read the weights of each WZ 2008 division over the ten sectors; they sum to 1 (assumed)."""
    return read_table("wz_sector_weights.csv", region)


def read_size_profile(region: Region | None = None) -> pd.DataFrame:
    """Read the shares of each sector's employees by size class of the establishment (assumed)."""
    return read_table("sector_size_profile.csv", region).set_index("sector")


def read_theme_relatedness(region: Region | None = None) -> pd.DataFrame:
    """Read skill relatedness between themes in [-1, 1], a UK proxy; -1 means missing."""
    return read_table("theme_relatedness.csv", region)


def read_input_output() -> pd.DataFrame:
    """Read what six branches of Germany bought from each other in 1995, their output and people in work."""
    return read_table("input_output_germany_1995.csv").set_index("branch")


def read_pittsburgh_unemployment(region: Region | None = None) -> pd.DataFrame:
    """Read unemployment of the Pittsburgh area, single months and annual means of a survey."""
    return read_table("pittsburgh_unemployment.csv", region)


def read_pittsburgh_structure(region: Region | None = None) -> pd.DataFrame:
    """Read population, jobs and industry of the Pittsburgh area in single years."""
    return read_table("pittsburgh_structure.csv", region)


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
