"""What `region.toml` may say: names, themes, and for each start year where its figures come from."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ruhrsim.regions.sectors import THEMES

Year = Annotated[int, Field(ge=1950, le=2075)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[Number, Field(ge=0, lt=1)]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StartYear(_Settings):
    """What a prepared region says about a start year beside its tables.

    Args:
        figures: Year and origin of each quantity, in words, by quantity.
        parameters: Values of the model's parameters that belong to this start, by group and name.
        output_meur: Gross domestic product of the region, EUR million, at most 1e8; without it rivals have no
            jobs by theme.
        leaving_share: Part of employed residents who work outside the region; only without commuters.csv.
    """

    figures: dict[str, str] = {}
    parameters: dict[str, dict[str, Number]] = {}
    output_meur: Annotated[Number, Field(gt=0, le=1e8)] | None = None
    leaving_share: Share = 0.1


class LegacyJobs(_Settings):
    """Employees of legacy industry in the region at a start, with the plausible range and its source."""

    value: Annotated[Number, Field(ge=0, le=1e8)]
    low: Annotated[Number, Field(ge=0, le=1e8)]
    high: Annotated[Number, Field(ge=0, le=1e8)]
    status: Literal["measured", "estimated", "assumed"]
    source: str


class EstimatedYear(_Settings):
    """Years and rows of the published tables behind a start year of an estimated region.

    Unemployed, rates and employees are those of the start year itself, by Kreis.

    Args:
        population: `municipalities` as that table has it, or `between` the nearest municipal dates,
            scaled to the Kreis figure of the start year.
        municipal_labour: Year of the towns' unemployed and residents aged 15-64.
        occupations: Year of employment_by_occupation_area.csv.
        value_added: Year of gva_sector_shares.csv.
        duisburg_sectors: Year of employment_sector_duisburg.csv.
        class_shares: Year of kreis_indicators.csv.
        five_cities: Year of establishments_5cities.csv.
        trade_tax: Year of trade_tax_rates.csv.
        income_tax: Year of income_tax_municipality.csv.
        long_term_unemployed: Year of kreis_indicators.csv with the share of long-term unemployed.
        land_balance: Row of event_brownfields.csv with the regional balance of commercial land.
        legacy_jobs: Employees of legacy industry.
        students: Season of hei_region_totals.csv whose students scale today's sites; today's if left out.
        figures, parameters: As in `StartYear`.
    """

    population: Literal["municipalities", "between"]
    municipal_labour: Year
    occupations: Year
    value_added: Year
    duisburg_sectors: Year
    class_shares: Year
    five_cities: Year
    trade_tax: Year
    income_tax: Year
    long_term_unemployed: Year
    land_balance: str
    legacy_jobs: LegacyJobs
    students: str | None = None
    figures: dict[str, str] = {}
    parameters: dict[str, dict[str, Number]] = {}


class Settings(_Settings):
    """What `region.toml` says of any region.

    Args:
        name_de, name_en: Names.
        themes: Themes that the region's strategies are about, some or all of the six.
        attribution: Must stand beside every picture of the boundaries.
        outside_area: Area of conditions_history.csv that is the outside labour market; the folder's own
            table, or the one of the Ruhr, which has Germany, West Germany and two parts of NRW.
        default_start: Start year of scenarios that name none; the last one if left out.
    """

    name_de: Annotated[str, Field(min_length=1)]
    name_en: Annotated[str, Field(min_length=1)]
    themes: Annotated[tuple[Literal[THEMES], ...], Field(min_length=1)] = THEMES  # type: ignore[valid-type]
    attribution: str = ""
    outside_area: str = "Deutschland"
    default_start: Year | None = None


class PreparedSettings(Settings):
    """`region.toml` of a region whose tables hold the start as the model takes it.

    Args:
        start: Start years.
    """

    start: Annotated[dict[Year, StartYear], Field(min_length=1)]


class EstimatedSettings(Settings):
    """`region.toml` of a region whose start is estimated from published tables.

    Args:
        estimate: Which estimate; there is the Ruhr's only.
        start: Start years.
    """

    estimate: Literal["ruhr"]
    start: Annotated[dict[Year, EstimatedYear], Field(min_length=1)]
