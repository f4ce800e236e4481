"""A region's folder to start from: commented tables of three invented towns that run as they are."""

from pathlib import Path

from ruhrsim.regions.prepared_tables import OTHER_FILES, OUTSIDE, TABLES, Table
from ruhrsim.regions.region import SETTINGS
from ruhrsim.regions.sectors import FIELDS, SECTOR_LIST, THEMES

_SETTINGS = """\
# A region. Write your own names, themes and start years, then fill in the tables beside this file.
# Check it with: ruhrsim region check {name}
name_de = "{name}"
name_en = "{name}"

# Themes that strategies may be about, some or all of these six (their sectors are in jobs.csv):
# {themes}
themes = [{quoted}]

# Must stand beside maps, if you add boundaries.geojson (features with the properties ags and name).
attribution = ""

# Area of conditions_history.csv that is the labour market outside: Deutschland, Westdeutschland (Länder 01-10),
# NRW ohne Metropole Ruhr, or one of your own table of that name.
outside_area = "Deutschland"

# One table for each start year, with rows of that year in the tables. The last one is the default.
[start.2025]
output_meur = 500      # gross domestic product, EUR million; without it other cities can't be ranked by theme
leaving_share = 0.1    # employed residents who work outside; only where there is no commuters.csv

# Sizes that are the Ruhr's (1.88 million jobs) unless you state yours; ruhrsim region check names them.
[start.2025.parameters.relocation]
settlements = 0.4
visibility_half = 320

[start.2025.parameters.land]
planned_ha = 6.7

# Year and origin of each figure, in words, for whoever reads your results.
[start.2025.figures]
population = "invented"
"""
_TOWNS = """\
key,name,district,district_name,latitude,longitude,area_km2
001,Firsttown,1,North,51.50,7.00,60
002,Secondtown,1,North,51.52,7.10,30
003,Thirdtown,2,South,51.42,7.05,20
"""
_FIGURES = """\
start,key,population,working_age_population,labour_force,unemployed,employed_residents,land_used_ha,land_free_ha,land_preparing_ha,trade_tax_multiplier,income_tax_eur
2025,001,12000,7700,6000,480,4900,120,10,12,480,5200000
2025,002,6000,3850,3000,150,2600,60,6,5,450,2900000
2025,003,3000,1900,1500,60,1300,30,3,2,430,1500000
"""
_JOBS = """\
start,key,cyber_ai,green_tech,new_industry,logistics,smart_city,health,legacy_industry,business_services,local_services,public_education
2025,001,120,300,900,500,150,1000,300,700,1600,600
2025,002,40,100,500,300,50,300,0,200,700,200
2025,003,10,50,200,60,20,150,0,60,300,90
"""
_EXAMPLES = {"towns.csv": _TOWNS, "figures.csv": _FIGURES, "jobs.csv": _JOBS}
_README = """\
# {name}

A region for RuhrSim. Three tables are needed: towns.csv, figures.csv and jobs.csv. The others may be left out;
`ruhrsim region check {name}` tells what is taken instead. Their first lines are below: copy one into a file of
that name and add rows.

{tables}
Other files that are read if they are there: {others}.

The ten sectors of jobs.csv (the first six are themes):

{sectors}
"""


def write_template(folder: Path) -> None:
    """Write a new folder with a commented region.toml, the three tables that are needed, and a README.

    Raises:
        OSError: The folder is there already, or can't be written.
    """
    folder.mkdir(parents=True)
    name = folder.name
    themes = ", ".join(THEMES)
    quoted = ", ".join(f'"{theme}"' for theme in THEMES)
    text = _SETTINGS.format(name=name, themes=themes, quoted=quoted)
    (folder / SETTINGS).write_text(text, encoding="utf-8")
    for table in TABLES:
        if table.file in _EXAMPLES:
            (folder / table.file).write_text(_comments(table) + _EXAMPLES[table.file], encoding="utf-8")
    optional = "\n".join(_described(table) for table in TABLES if table.otherwise)
    others = ", ".join(file for file, otherwise in OTHER_FILES.items() if otherwise)
    sectors = "\n".join(f"- `{s.key}`: {s.label_en}{_fields(s.key)}" for s in SECTOR_LIST)
    readme = _README.format(name=name, tables=optional, others=others, sectors=sectors)
    (folder / "README.md").write_text(readme, encoding="utf-8")


def _comments(table: Table) -> str:
    lines = [table.meaning, *(f"{column.name}: {column.meaning}" for column in table.columns)]
    return "".join(f"# {line}\n" for line in lines)


def _described(table: Table) -> str:
    header = ",".join(column.name for column in table.columns)
    meanings = "\n".join(f"- `{column.name}`: {column.meaning}" for column in table.columns)
    outside = f" Everything outside the region is `{OUTSIDE}`." if table.file == "commuters.csv" else ""
    return (
        f"## {table.file}\n\n{table.meaning} Without it: {table.otherwise}.{outside}\n\n"
        f"```\n{header}\n```\n\n{meanings}\n"
    )


def _fields(sector: str) -> str:
    fields = [field for field, theme in FIELDS.items() if theme == sector]
    return f" (candidate fields: {', '.join(fields)})" if fields else ""
