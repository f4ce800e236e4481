"""What lies in a results folder: sweeps and comparisons, asked in SQL by DuckDB without loading them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ruhrsim.common.atomic_files import FolderError, UnreadableError, readable, whole_file
from ruhrsim.common.errors import QueryError, way_out
from ruhrsim.outside.files import is_file, named
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import shown
from ruhrsim.runs.store import check_stored
from ruhrsim.sweeps.parts import foreign_files, intact_files, part_files, span

if TYPE_CHECKING:
    import duckdb
    import pyarrow

_MANIFEST = "manifest.json"
_TYPES = {
    "outcomes": "experiment BIGINT, seed BIGINT, year BIGINT",
    "failures": "experiment BIGINT, seed BIGINT, scenario VARCHAR, inputs VARCHAR, error VARCHAR, "
    "traceback VARCHAR",
    "runs": "experiment BIGINT, seed BIGINT, status VARCHAR, seconds DOUBLE",
}
"""Tables of a sweep that come in parts, with the columns that they have without any part."""
_WHOLE = ("experiments", "region", "towns")
"""Tables that are one file in the folder of a result."""
_ORDER = ("scenario", "experiment", "seed", "quarter", "year", "ags")


def list_results(root: Path) -> pd.DataFrame:
    """Return one row for each result.

    Args:
        root: Folder of the results.

    Returns:
        Columns `name`, `kind` (sweep, comparison, or damaged where it can't be read), `title`, `runs`, `of` (runs in
        all), `failed`, `mb`, `created`.
    """
    rows = [_describe_if_readable(file.parent) for file in _manifests(root)]
    return pd.DataFrame(rows, columns=["name", "kind", "title", "runs", "of", "failed", "mb", "created"])


def find_result(root: Path, name: str) -> Path:
    """Return the folder of a result, by its name or path.

    Raises:
        FolderError: There is none; names the nearest and all known ones.
    """
    for folder in (Path(root) / name, Path(name)):
        if is_file(folder / _MANIFEST):
            return folder
    known = [file.parent.name for file in _manifests(root)]
    raise FolderError(f"no result {shown(name)} in {named(root)}{way_out(name[:200], known)}")


def foreign(folder: Path) -> list[Path]:
    """Return files beside and among the tables of a result that are not its own, such as copies of synced folders."""
    beside = [
        *(file for file in folder.glob("*.parquet") if file.stem not in _WHOLE),
        *(file for file in folder.glob("*manifest*.json") if file.name != _MANIFEST),
    ]
    return sorted(set(beside)) + foreign_files(folder)


def _manifests(root: Path) -> list[Path]:
    try:
        files = sorted(Path(root).glob(f"*/{_MANIFEST}"))
    except (OSError, ValueError) as error:
        raise FolderError(f"can't read {named(root)} ({getattr(error, 'strerror', error)})") from error
    return [file for file in files if not file.parent.name.startswith(".")]


def describe(folder: Path) -> dict[str, Any]:
    """Return what a result is: name, kind, title, runs, size and date.

    Raises:
        FolderError: It can't be read.
    """
    with readable(folder):
        manifest = read_json(folder / _MANIFEST)
        facts = (
            _describe_sweep(folder, manifest) if "experiment" in manifest else _describe_comparison(manifest)
        )
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return (
        {"name": folder.name}
        | facts
        | {"mb": round(size / 1e6, 2), "created": str(manifest.get("created", ""))}
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
    with _database(tables) as database:
        try:
            # Whoever asks sees these tables and nothing else of this machine, and can't change that.
            database.execute("SET enable_external_access=false; SET lock_configuration=true")
            answer = database.sql(sql)
            return pd.DataFrame() if answer is None else answer.df()
        except duckdb.Error as error:
            raise QueryError(_plain(error, tables)) from None
        except (UnicodeError, OverflowError, MemoryError) as error:
            raise QueryError(f"{type(error).__name__}: {error}; ask for less, in plain text") from None


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


def _copy(tables: dict[str, object], table: str, file: Path, kind: str) -> int:
    import duckdb

    with _database(tables) as database, whole_file(file, "choose another place with --to") as fresh:
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


def _tables(folder: Path) -> dict[str, object]:
    """Return the PyArrow tables and data sets of a result by name.

    Raises:
        QueryError: One of them is damaged.
    """
    files = {name: [folder / f"{name}.parquet"] for name in _WHOLE if is_file(folder / f"{name}.parquet")}
    names = [*files, *_TYPES, "joined"] if "experiments" in files else list(files)
    try:
        return _opened(folder, files)
    except UnreadableError as error:
        raise QueryError(f"{error} (tables: {', '.join(names)})") from error


def _opened(folder: Path, files: dict[str, list[Path]]) -> dict[str, object]:
    from pyarrow import dataset

    with readable(folder / _MANIFEST):
        check_stored(folder, read_json(folder / _MANIFEST), [f"{name}.parquet" for name in _WHOLE])
    if "experiments" in files:
        files = {"experiments": files["experiments"]} | {name: intact_files(folder, name) for name in _TYPES}
    tables = {}
    for name, found in files.items():
        with readable(found[0] if found else folder):
            tables[name] = dataset.dataset([str(file) for file in found]) if found else _empty(name)
    return tables | ({"joined": None} if "experiments" in files else {})


def _empty(table: str) -> "pyarrow.Table":
    """Return a table of a sweep without any part."""
    import pyarrow as pa

    kinds = {"BIGINT": pa.int64(), "DOUBLE": pa.float64(), "VARCHAR": pa.string()}
    columns = (column.split() for column in _TYPES[table].split(", "))
    return pa.schema([(name, kinds[kind]) for name, kind in columns]).empty_table()


@contextmanager
def _database(tables: dict[str, object]) -> "Iterator[duckdb.DuckDBPyConnection]":
    """Yield a database in memory that sees the tables of a result."""
    import duckdb

    with duckdb.connect(config={"python_enable_replacements": False}) as database:
        try:
            for name, table in tables.items():
                if table is not None:
                    database.register(name, table)
            if "joined" in tables:
                database.execute(
                    "CREATE VIEW joined AS SELECT * FROM experiments JOIN outcomes USING (experiment)"
                )
        except duckdb.Error as error:
            raise QueryError(_plain(error, tables)) from None
        yield database


def _plain(error: Exception, tables: dict[str, object]) -> str:
    what = " ".join(str(error).split("\n\n")[0].split())
    return f"{what} (tables: {', '.join(tables)})"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
