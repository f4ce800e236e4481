"""The tutorial notebook runs from the experiment file to the figure."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "experiments" / "tutorial.ipynb"


def read():
    import nbformat

    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_ships_without_outputs():
    cells = [cell for cell in read().cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in cells)


def test_it_asks_in_sql_for_tables_that_a_sweep_has():
    asked = [re.findall(r"FROM (\w+)", cell.source) for cell in read().cells]
    assert {table for tables in asked for table in tables} == {"joined"}


@pytest.mark.slow
def test_it_runs(tmp_path, monkeypatch):
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = NotebookClient(
        read(), timeout=1800, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    outputs = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert any("cluster_focus" in output.get("data", {}).get("text/plain", "") for output in outputs)
    assert (tmp_path / "results" / "my_experiment" / "manifest.json").is_file()
