"""Results are listed, asked in SQL and taken elsewhere; the files open in whatever reads Parquet."""

import json

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from stand_in import Synchronous, make_experiment, simulate, simulate_with_faults
from synthetic import make_comparison

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import QueryError
from ruhrsim.runs.catalogue import describe, export, find_result, list_results, query
from ruhrsim.runs.store import load_comparison, save_comparison
from ruhrsim.sweeps import load_sweep, run_sweep


@pytest.fixture
def root(tmp_path):
    """A results folder with a sweep, one with failures, and a comparison."""
    experiment = make_experiment(tmp_path, extra='title_en = "A try"')
    root = tmp_path / "results"
    run_sweep(experiment, root / "good", executor=Synchronous(), simulate=simulate)
    run_sweep(experiment, root / "bad", executor=Synchronous(), simulate=simulate_with_faults)
    save_comparison(make_comparison(seeds=2, years=1), root / "compare")
    (root / "notes").mkdir()
    return root


def test_sweeps_and_comparisons_are_listed(root):
    table = list_results(root).set_index("name")
    assert table.index.tolist() == ["bad", "compare", "good"]
    assert table["kind"].tolist() == ["sweep", "comparison", "sweep"]
    assert table["runs"].tolist() == table["of"].tolist() == [24, 6, 24]
    assert table["failed"].tolist() == [6, 0, 0]
    assert table.loc["good", "title"] == "A try"


def test_an_empty_folder_has_no_results(tmp_path):
    assert list_results(tmp_path / "none").empty


def test_a_result_is_found_by_name_and_path(root):
    assert find_result(root, "good") == root / "good"
    assert find_result(root, str(root / "good")) == root / "good"
    with pytest.raises(FolderError, match="did you mean 'good'\\? choose from bad, compare, good"):
        find_result(root, "goood")


def test_questions_in_sql(root):
    answer = query(
        root / "good",
        "SELECT scenario, avg(unemployment_rate) AS u FROM joined "
        'WHERE "strategy.cooperation" = 1 GROUP BY 1 ORDER BY 1',
    )
    # By hand: mean seed 0.5 + lift + 10 × mean returns 0.9 + cooperation 1 + quarter 8.
    assert answer.to_dict("records") == [
        {"scenario": "cluster_focus", "u": pytest.approx(17.5)},
        {"scenario": "status_quo", "u": pytest.approx(18.5)},
    ]
    assert query(root / "good", "SELECT count(*) AS n FROM failures")["n"].tolist() == [0]
    assert query(root / "bad", "SELECT DISTINCT error FROM failures")["error"].tolist() == [
        "ZeroDivisionError: no firms left"
    ]
    assert query(root / "bad", "SELECT count(*) AS n FROM runs WHERE status = 'done'")["n"].tolist() == [18]
    assert query(root / "compare", "SELECT count(DISTINCT ags) AS n FROM towns")["n"].tolist() == [53]


@pytest.mark.parametrize(
    "sql",
    ["SELEC 1", "SELECT nothing FROM outcomes", "SELECT * FROM elsewhere", "COPY outcomes TO 'none/a.csv'"],
)
def test_bad_sql_is_one_message_with_the_tables(root, sql):
    with pytest.raises(QueryError) as caught:
        query(root / "good", sql)
    assert len(str(caught.value).splitlines()) == 1
    assert "(tables: experiments, outcomes, failures, runs, joined)" in str(caught.value)


@pytest.mark.parametrize(("name", "read"), [("all.csv", pd.read_csv), ("all.parquet", pd.read_parquet)])
def test_the_export_holds_outcomes_with_their_factors(root, tmp_path, name, read):
    assert export(root / "good", tmp_path / name) == 24
    table = read(tmp_path / name)
    assert list(table.columns) == [
        "experiment",
        "world",
        "scenario",
        "strategy.cooperation",
        "theme_support.returns",
        "seed",
        "year",
        "unemployment_rate",
        "start_ups",
        "graduates_kept",
    ]
    assert export(root / "compare", tmp_path / name, "towns") == 2 * 6 * 53


def test_exports_that_can_not_be_are_told_and_leave_nothing(root, tmp_path):
    with pytest.raises(QueryError, match="files end in .csv or .parquet"):
        export(root / "good", tmp_path / "all.xlsx")
    with pytest.raises(QueryError, match="has no table 'outcome'; did you mean 'outcomes'?"):
        export(root / "good", tmp_path / "all.csv", "outcome")
    with pytest.raises(FolderError, match="choose another place with --to"):
        export(root / "good", tmp_path / "none" / "all.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"results", "try.toml"}


def test_tables_are_plain_parquet_for_any_reader(root):
    """R's arrow, Julia and others read int64, double and string; pandas' own notes are left out."""
    plain = {"int64", "double", "string"}
    files = sorted((root / "bad").rglob("*.parquet"))
    assert {file.parent.name for file in files} == {"bad", "outcomes", "failures", "runs"}
    for file in files:
        schema = pq.read_schema(file)
        assert {str(field.type).replace("large_", "") for field in schema} <= plain, file
        assert schema.metadata is None


def test_pandas_polars_and_duckdb_read_the_same(root):
    polars = pytest.importorskip("polars")
    for table in ("outcomes", "runs"):
        pattern = str(root / "good" / table / "*.parquet")
        mine = pd.concat(
            [pd.read_parquet(file) for file in sorted((root / "good" / table).glob("*.parquet"))]
        )
        theirs = polars.read_parquet(pattern)
        ducks = duckdb.sql(f"SELECT * FROM read_parquet('{pattern}')").fetchall()
        rows = sorted(mine.itertuples(index=False, name=None))
        assert sorted(theirs.rows()) == rows
        assert sorted(ducks) == rows


def cut(file):
    """Leave the first bytes only, as a full disk does."""
    file.write_bytes(file.read_bytes()[:20])


def rename_a_key(manifest):
    """Write a manifest as another version may have had it."""
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"sampler"', '"sampling"'), encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("damage", "file", "table"),
    [
        (cut, "manifest.json", "experiments"),
        (rename_a_key, "manifest.json", "experiment"),
        (cut, "experiments.parquet", "experiments"),
        (cut, "outcomes/000000000-000000024.parquet", "outcomes"),
    ],
)
def test_a_damaged_sweep_is_told_in_one_message(root, damage, file, table):
    damage(root / "good" / file)
    with pytest.raises(
        FolderError, match="it is damaged or of another version: put a good copy there"
    ) as caught:
        getattr(load_sweep(root / "good"), table)
    assert str(root / "good" / file.split("/")[0]) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("file", ["manifest.json", "region.parquet"])
def test_a_damaged_comparison_is_told_in_one_message(root, file):
    cut(root / "compare" / file)
    with pytest.raises(FolderError, match="it is damaged or of another version"):
        load_comparison(root / "compare")


@pytest.mark.parametrize("file", ["manifest.json", "experiments.parquet"])
def test_a_damaged_result_does_not_hide_the_others(root, file):
    cut(root / "good" / file)
    assert list_results(root).set_index("name")["kind"].to_dict() == {
        "bad": "sweep",
        "compare": "comparison",
        "good": "damaged",
    }


def test_a_damaged_table_is_not_exported(root, tmp_path):
    cut(root / "good" / "experiments.parquet")
    with pytest.raises(QueryError, match="tables: experiments, outcomes"):
        export(root / "good", tmp_path / "all.csv")
    assert not (tmp_path / "all.csv").exists()


def test_the_description_fits_a_sweep_that_was_stopped(tmp_path):
    def interrupt(done, total):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_sweep(
            make_experiment(tmp_path),
            tmp_path / "half",
            executor=Synchronous(),
            simulate=simulate,
            progress=interrupt,
        )
    facts = describe(tmp_path / "half")
    assert (facts["runs"], facts["of"]) == (5, 24)
    assert json.dumps(facts)
