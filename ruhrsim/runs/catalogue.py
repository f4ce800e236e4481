"""What lies in a results folder: sweeps and comparisons, asked in SQL by DuckDB without loading them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ruhrsim.common.atomic_files import FolderError, UnreadableError, readable, whole_file
from ruhrsim.common.errors import QueryError, way_out
from ruhrsim.sweeps.parts import part_files, span

if TYPE_CHECKING:
    import duckdb

_MANIFEST = "manifest.json"
_TYPES = {
    "outcomes": "experiment BIGINT, seed BIGINT, year BIGINT",
    "failures": "experiment BIGINT, seed BIGINT, scenario VARCHAR, inputs VARCHAR, error VARCHAR, "
    "traceback VARCHAR",
    "runs": "experiment BIGINT, seed BIGINT, status VARCHAR, seconds DOUBLE",
}
"""Tables of a sweep that come in parts, with the columns that they have without any part."""
_ORDER = ("scenario", "experiment", "seed", "quarter", "year", "ags")


def list_results(root: Path) -> pd.DataFrame:
    """Return one row for each result.

    Args:
        root: Folder of the results.

    Returns:
        Columns `name`, `kind` (sweep, comparison, or damaged where it can't be read), `title`, `runs`, `of` (runs in
        all), `failed`, `mb`, `created`.
    """
    rows = [_describe_if_readable(file.parent) for file in sorted(Path(root).glob(f"*/{_MANIFEST}"))]
    return pd.DataFrame(rows, columns=["name", "kind", "title", "runs", "of", "failed", "mb", "created"])


def find_result(root: Path, name: str) -> Path:
    """Return the folder of a result, by its name or path.

    Raises:
        FolderError: There is none; names the nearest and all known ones.
    """
    for folder in (Path(root) / name, Path(name)):
        if (folder / _MANIFEST).is_file():
            return folder
    known = [file.parent.name for file in sorted(Path(root).glob(f"*/{_MANIFEST}"))]
    raise FolderError(f"no result '{name}' in {root}{way_out(name, known)}")


def describe(folder: Path) -> dict[str, Any]:
    """Return what a result is: name, kind, title, runs, size and date.

    Raises:
        FolderError: It can't be read.
    """
    with readable(folder):
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        facts = (
            _describe_sweep(folder, manifest) if "experiment" in manifest else _describe_comparison(manifest)
        )
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return (
        {"name": folder.name} | facts | {"mb": round(size / 1e6, 2), "created": manifest.get("created", "")}
    )


def _describe_if_readable(folder: Path) -> dict[str, Any]:
    try:
        return describe(folder)
    except UnreadableError:
        return {
            "name": folder.name,
            "kind": "damaged",
            "title": "",
            "runs": 0,
            "of": 0,
            "failed": 0,
            "mb": 0.0,
            "created": "",
        }


def query(folder: Path, sql: str) -> pd.DataFrame:
    """Return the answer to a question in SQL.

    A sweep has the tables `experiments`, `outcomes`, `failures`, `runs` and `joined` (outcomes with their
    factors); a comparison has `region` and `towns`. Names with a dot stand in double quotes.

    Raises:
        QueryError: The SQL is wrong.
    """
    import duckdb

    tables = _tables(folder)
    with duckdb.connect() as database:
        try:
            _open(database, tables)
            answer = database.sql(sql)
            return pd.DataFrame() if answer is None else answer.df()
        except duckdb.Error as error:
            raise QueryError(_plain(error, tables)) from None


def export(folder: Path, file: Path, table: str | None = None) -> int:
    """Write a table of a result to one file and return the number of its rows.

    Args:
        folder: Folder of the result.
        file: Ends in .csv or .parquet.
        table: By default `joined` for a sweep, `region` for a comparison.

    Raises:
        QueryError: There is no such table or no such format.
        FolderError: The file can't be written.
    """
    tables, kind = _tables(folder), file.suffix.lstrip(".").lower()
    table = table or ("joined" if "joined" in tables else next(iter(tables)))
    if table not in tables:
        raise QueryError(f"{folder.name} has no table '{table}'{way_out(table, list(tables))}")
    if kind not in ("csv", "parquet"):
        raise QueryError(f"{file.name}: files end in .csv or .parquet; choose one of them")
    return _copy(tables, table, file, kind)


def _copy(tables: dict[str, str], table: str, file: Path, kind: str) -> int:
    import duckdb

    with duckdb.connect() as database, whole_file(file, "choose another place with --to") as fresh:
        try:
            _open(database, tables)
        except duckdb.Error as error:
            raise QueryError(_plain(error, tables)) from None
        columns = [column[0] for column in database.execute(f"DESCRIBE {table}").fetchall()]
        order = ", ".join(key for key in _ORDER if key in columns)
        chosen = f"SELECT * FROM {table} ORDER BY {order}"
        try:
            database.execute(f"COPY ({chosen}) TO {_quoted(fresh)} (FORMAT {kind})")
        except duckdb.IOException as error:
            raise OSError(None, str(error).splitlines()[0]) from None
        return database.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]


def _describe_sweep(folder: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    import pyarrow.parquet as pq

    experiment = manifest["experiment"]
    spans = [span(file) for file in part_files(folder, "outcomes")]
    failed = sum(pq.read_metadata(file).num_rows for file in part_files(folder, "failures"))
    total = pq.read_metadata(folder / "experiments.parquet").num_rows * len(manifest["seeds"])
    return {
        "kind": "sweep",
        "title": experiment["title_en"],
        "failed": failed,
        "of": total,
        "runs": sum(last - first for first, last in spans),
    }


def _describe_comparison(manifest: dict[str, Any]) -> dict[str, Any]:
    names = [scenario["name"] for scenario in manifest.get("scenarios", [])]
    runs = len(names) * len(manifest.get("seeds", []))
    kind = "comparison" if names else "other"
    return {"kind": kind, "title": ", ".join(names), "failed": 0, "of": runs, "runs": runs}


def _tables(folder: Path) -> dict[str, str]:
    """Return the SQL behind each table of a result."""
    tables = {
        file.stem: f"SELECT * FROM read_parquet({_quoted(file)})" for file in sorted(folder.glob("*.parquet"))
    }
    if "experiments" not in tables:
        return tables
    tables |= {name: _parts(folder, name) for name in _TYPES}
    return tables | {"joined": "SELECT * FROM experiments JOIN outcomes USING (experiment)"}


def _parts(folder: Path, table: str) -> str:
    files = part_files(folder, table)
    if files:
        return f"SELECT * FROM read_parquet([{', '.join(_quoted(file) for file in files)}])"
    columns = (column.split() for column in _TYPES[table].split(", "))
    return f"SELECT {', '.join(f'NULL::{kind} AS {name}' for name, kind in columns)} WHERE false"


def _open(database: "duckdb.DuckDBPyConnection", tables: dict[str, str]) -> None:
    for name, sql in tables.items():
        database.execute(f'CREATE VIEW "{name}" AS {sql}')


def _plain(error: Exception, tables: dict[str, str]) -> str:
    what = " ".join(str(error).split("\n\n")[0].split())
    return f"{what} (tables: {', '.join(tables)})"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
