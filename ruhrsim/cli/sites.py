"""`ruhrsim sites`: brownfields from the end of the old plant to their occupants."""

import json
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Runs, Scale, Seed, Workers, Years
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults


def sites(
    scenario: Annotated[str, typer.Argument(help="Name or file.")],
    site: Annotated[
        str | None, typer.Option(show_default=False, help="Follow this one year by year, such as mark517.")
    ] = None,
    runs: Runs = defaults.RUNS,
    years: Years = None,
    scale: Scale = defaults.SCALE,
    seed: Seed = defaults.SEED,
    workers: Workers = None,
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Follow brownfield sites: state, land, firms, jobs new to the town and new to the region; writes no files."""
    from ruhrsim.analysis.sites import follow_sites, summarise_sites
    from ruhrsim.cli.progress import run_progress

    with plain_faults():
        _check(site)
        with run_progress(f"{runs} runs") as counter:
            table = follow_sites(scenario, runs, years, scale, seed, workers, counter)
    if site:
        table = table[table["site"] == site]
    _print(scenario, site, summarise_sites(table), lang, as_json)


def _check(site: str | None) -> None:
    """End the command if there is no such site."""
    from ruhrsim.common.errors import way_out
    from ruhrsim.model.state.sites import documented_sites

    known = [documented.key for documented in documented_sites()]
    if site is not None and site not in known:
        end(f"unknown site '{site}'{way_out(site, known)}", BAD_INPUT)


def _print(scenario: str, site: str | None, summary, language: Language, as_json: bool) -> None:
    from ruhrsim.cli.site_tables import print_site, print_sites

    if as_json:
        # pandas writes NaN as null; json.dumps would write NaN, which is no JSON.
        rows = json.loads(summary.to_json(orient="records", double_precision=15))
        echo_json(json.dumps({"scenario": scenario, "sites": rows}, indent=2, ensure_ascii=False))
    elif site:
        print_site(summary, language.value)
    else:
        print_sites(summary, language.value)
