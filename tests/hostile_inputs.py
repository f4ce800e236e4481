"""Hostile inputs for every door: good files with bytes changed, and what has broken readers before."""

import base64
import json
import shutil
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from ruhrsim.analysis.observed import ObservedError, read_observed
from ruhrsim.analysis.posterior import SHIPPED, PosteriorError, read_posterior
from ruhrsim.app.choices import read_upload
from ruhrsim.app.links import LinkError, decode
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import QueryError, ScenarioError
from ruhrsim.outside.shown import OutsideError
from ruhrsim.runs.catalogue import find_result, list_results, query
from ruhrsim.runs.compare import SettingsError
from ruhrsim.runs.store import load_comparison, save_comparison
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.sweeps import load_sweep, run_sweep
from ruhrsim.sweeps.experiment import read_experiment
from ruhrsim.sweeps.files import read_points
from stand_in import Synchronous, make_experiment, simulate
from synthetic import in_worlds, make_comparison

REFUSALS = (
    ScenarioError, SettingsError, FolderError, QueryError, OutsideError, ObservedError, PosteriorError, LinkError,
)  # fmt: skip
"""Errors that end a command in plain lines and exit code 2."""

NASTY = [
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\r", b"\n\n", b"\x1b[31m", b"PK\x03\x04", b"\x1f\x8b",
    b"\xfd7zXZ\0",
    b"BZh9", b"<html>", b'"', b"'", b"'''", b"[", b"[[", b"{", b"}" b"=", b",", b";", b"\t", b"inf", b"nan", b"-0",
    b"1e999",
    b"9" * 30, b"9" * 5000, b"12,8", b"32.411", b"1.234,5", b"2023-12-31", b"\xc3", b"\xed\xa0\x80", b"\\ud800",
    b"true", b"null", b"../", b"/dev/stdin", b"$x$", b"[/b]", b"=1+1", "\u202e".encode(), "\u0661".encode(),
    b"[" * 3000,
    b"a." * 200, b"None", b"con", b"# ", b"sep=;\n", b"based_on = 1\n", b"years = 0\n",
]  # fmt: skip


def changed(good: bytes) -> st.SearchStrategy[bytes]:
    """Return a good file with some pieces of it replaced, or bytes that never were one."""
    piece = st.one_of(st.sampled_from(NASTY), st.binary(max_size=6))
    edit = st.tuples(st.integers(0, len(good)), st.integers(0, 12), piece)

    def apply(edits):
        content = good
        for at, gone, put in edits:
            content = content[:at] + put + content[at + gone :]
        return content

    edited = st.lists(edit, min_size=0, max_size=4).map(apply)
    recoded = edited.map(lambda content: content.decode("utf-8", "replace").encode("utf-16"))
    return st.one_of(edited, edited, edited, recoded, st.binary(max_size=60))


def refused(door: Callable[[Path], object], content: Path) -> str | None:
    """Return the message with which a door refuses, None if it takes the content; anything else is raised."""
    try:
        door(content)
    except REFUSALS as error:
        return str(error)
    return None


def _scenario(path: Path) -> None:
    read_scenario(path)


def _experiment(path: Path) -> None:
    read_experiment(path)


def _points(path: Path) -> None:
    read_points(path.name, path.parent)


def _read_observed(path: Path) -> None:
    read_observed(path, 2007, 2008, 2025)


def _upload(path: Path) -> None:
    read_upload(path.read_bytes().decode("utf-8", "surrogateescape"), "upload")


def _link(path: Path) -> None:
    decode(path.read_bytes().decode("latin-1"))


def _packed_link(path: Path) -> None:
    decode(base64.urlsafe_b64encode(zlib.compress(path.read_bytes())).decode().rstrip("="))


def _posterior(path: Path) -> None:
    read_posterior(path)


def _in_folder(made: Path, name: str, ask: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return a door that takes the content as one file of a stored result."""

    def door(path: Path) -> None:
        folder = path.parent / "folder" / "made"
        if not folder.exists():
            shutil.copytree(made, folder)
        good = (made / name).read_bytes()
        (folder / name).write_bytes(path.read_bytes())
        try:
            list_results(folder.parent)
            ask(folder)
        finally:
            (folder / name).write_bytes(good)

    return door


def _read_sweep(folder: Path) -> None:
    sweep = load_sweep(find_result(folder.parent, "made"))
    _ = (sweep.experiment, sweep.experiments, sweep.outcomes, sweep.runs, sweep.failures)


def _ask(folder: Path) -> None:
    query(folder, "SELECT count(*) FROM joined")


def _sql(made: Path) -> Callable[[Path], None]:
    return lambda path: query(made, path.read_bytes().decode("utf-8", "replace"))


SCENARIO = b"""name = "mine"
title_en = "Mine"
based_on = "status_quo"
years = 20
[strategy]
kind = "focus"
cooperation = 0.5
[strategy.towns."Bochum"]
kind = "spread"
[parameters.theme_support]
returns = 0.8
[[policy]]
instrument = "digital_hub"
from = 2026
to = 2030
eur_per_year = 1000000
towns = ["Bochum", "Essen"]
[[shock]]
kind = "plant_closure"
quarter = "2030Q1"
town = "Bochum"
sector = "new_industry"
jobs = 1000
"""
EXPERIMENT = b"""name = "tiny"
scenarios = ["status_quo", "cluster_focus"]
runs = 2
years = 1
scale = 0.02
indicators = ["jobs", "unemployment_rate"]
thresholds = {jobs = 1.0}
record_years = [2026]
[sampler]
kind = "latin_hypercube"
points = 3
[levers]
"strategy.cooperation" = {values = [0.1, 0.5]}
[uncertainties]
"theme_support.returns" = {}
"land.renewal" = {low = 0.0, high = 0.01}
"""
OBSERVED = b"year,kreis_ags,unemployment_rate_pct\n2021,05112,12.4\n2021,05113,10.8\n2022,05911,9.1\n2023,Bochum,9.5\n"
TOWNS = b"year;ags;unemployed_annual_avg\n2021;05112000;32411\n2021;5113000;34059\n2022;Bochum;18207\n"
POINTS = b"theme_support.returns,land.renewal\n0.8,0.005\n,0.01\n1.0,\n"
STATE = json.dumps(
    {
        "language": "de",
        "chosen": ["status_quo", "own_1"],
        "own": [{"name": "own_1", "based_on": "status_quo", "changes": {"strategy": {"kind": "focus"}}}],
        "town": "05112000",
        "year": 2040,
    }
).encode()
LINK = base64.urlsafe_b64encode(zlib.compress(STATE)).rstrip(b"=")
SQL = b"SELECT scenario, avg(unemployment_rate) FROM joined WHERE year > 2025 GROUP BY 1 ORDER BY 1"


def doors(folder: Path) -> dict[str, tuple[Callable[[Path], object], bytes]]:
    """Return every door by name, each with a good content; stored results are made in `folder`."""
    sweep, compared = folder / "sweep", folder / "compared"
    run_sweep(make_experiment(folder), sweep, executor=Synchronous(), simulate=simulate)
    save_comparison(_in_two_worlds(), compared)
    part = next((sweep / "outcomes").iterdir()).name
    found = {
        "observed Kreise": (_read_observed, OBSERVED),
        "observed towns": (_read_observed, TOWNS),
        "scenario": (_scenario, SCENARIO),
        "experiment": (_experiment, EXPERIMENT),
        "points": (_points, POINTS),
        "upload": (_upload, SCENARIO),
        "link": (_link, LINK),
        "state in a link": (_packed_link, STATE),
        "posterior": (_posterior, _short_posterior()),
        "SQL": (_sql(sweep), SQL),
    }
    files = {
        "manifest of a sweep": (sweep, "manifest.json", _read_sweep),
        "experiments of a sweep": (sweep, "experiments.parquet", _read_sweep),
        "part of a sweep": (sweep, f"outcomes/{part}", _ask),
        "manifest of a comparison": (compared, "manifest.json", load_comparison),
        "table of a comparison": (compared, "region.parquet", load_comparison),
        "worlds of a comparison": (compared, "worlds.csv", load_comparison),
    }
    for name, (made, file, ask) in files.items():
        found[name] = (_in_folder(made, file, ask), (made / file).read_bytes())
    return found


def _short_posterior() -> bytes:
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    content["sample"], content["weights"] = content["sample"][:3], content["weights"][:3]
    return json.dumps(content | {"manifest": {}, "diagnostics": {}}).encode()


def _in_two_worlds():
    worlds = ({"theme_support": {"returns": 0.8}}, {"theme_support": {"returns": 0.9}})
    return replace(in_worlds(make_comparison(seeds=2, years=1)), worlds=worlds)
