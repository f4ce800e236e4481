"""The press claims C1 to C11 as tests stated before they are run.

Each claim is one number worked out in a plausible world from paired runs with the same luck, signed
so that more than `threshold` supports it. It holds if it does so in at least four worlds of five,
fails if in at most one of five, and is mixed in between. None of them is wired in: each mechanism
behind a claim can be switched off, and ranges include zero.
"""

from collections.abc import Callable
from concurrent.futures import as_completed
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.claim_variants import STRENGTHS, YEARS, variant_scenario, variants
from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.policies.digital_hub import DigitalHub
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Step
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.runs.compare import run
from ruhrsim.runs.executors import processes
from ruhrsim.runs.results import RunResult

HOLDS, FAILS = 0.8, 0.2
WORLDS, SCALE = 8, 0.02
_REGION = ("unemployment_rate", "jobs", "theme_jobs", "start_ups", "firms_moved_in")
_TOWNS = ("ags", "start_ups", "firms_moved_in")
_HUB = {"from": 2026, "to": 2028, "eur_per_year": 1_000_000.0}


@dataclass(frozen=True)
class World:
    """One plausible world: its parameters, its luck, and the runs of each variant in it."""

    parameters: Parameters
    seed: int
    runs: dict[str, RunResult]

    def end(self, variant: str, indicator: str) -> float:
        """Return an indicator of the region at the end."""
        return float(self.runs[variant].region[indicator].iloc[-1])

    def yearly(self, variant: str, indicator: str) -> np.ndarray:
        """Return sums over the quarters of each year, shape (n_years,)."""
        return self.runs[variant].region[indicator].to_numpy()[1:].reshape(-1, 4).sum(axis=1)


@dataclass(frozen=True)
class Claim:
    """One claim as a test.

    Args:
        key: C1 to C11.
        en: The claim in English.
        de: The claim in German.
        measure_en: What is measured, and in which unit.
        measure_de: The same in German.
        needs: Variants that are run.
        effect: Works the number out in a world.
        threshold: The number has to be above it.
    """

    key: str
    en: str
    de: str
    measure_en: str
    measure_de: str
    needs: tuple[str, ...]
    effect: Callable[[World], float]
    threshold: float = 0.0


def _focus_beats_spread(world):
    """Return points of unemployment saved, or what the worse of the two indicators says in its sign."""
    rate = world.end("compete_on_everything", "unemployment_rate") - world.end(
        "cluster_focus", "unemployment_rate"
    )
    jobs = world.end("cluster_focus", "jobs") - world.end("compete_on_everything", "jobs")
    return rate if jobs > 0.0 else -abs(rate)


def _seven_beats_others(world):
    jobs = {n: world.end(f"strengths_{n}", "jobs") for n in STRENGTHS}
    return jobs[7] - max(jobs[n] for n in STRENGTHS if n != 7)


def _seen_together(world):
    alone, together = (
        world.yearly(name, "firms_moved_in").sum() for name in ("focus_alone", "focus_together")
    )
    return 100.0 * (together / alone - 1.0)


def _university_share(run):
    towns, table = set(_university_towns()), run.towns.dropna(subset=["start_ups"])
    arrivals = (table.start_ups + table.firms_moved_in).groupby(table.ags).sum()
    return arrivals[arrivals.index.isin(towns)].sum() / arrivals.sum()


def _university_towns():
    region = read_region_start(2025)
    return region.ags[np.unique(region.universities["town"].to_numpy())]


def _firms_follow_talent(world):
    return 100.0 * (_university_share(world.runs["status_quo"]) - _university_share(world.runs["no_talent"]))


def _hub_carries_itself(world):
    earned = DigitalHub.model_validate(_HUB).income_per_million(world.seed, world.parameters.digital_hub)
    return 100.0 * (earned / 1e6 - 1.0)


def _effect_outlives_money(world):
    effect = world.yearly("short_breath", "start_ups") - world.yearly("status_quo", "start_ups")
    return float(effect[-3:].mean() - effect[4:7].mean())


def _recovers_like_pittsburgh(world):
    rate = world.runs["pittsburgh"].region.unemployment_rate.to_numpy()
    return 100.0 * (rate.max() - rate[-1]) / rate.max()


def _locked_in(world):
    """Return the smaller of two shares of theme jobs: lost to lock-in, and saved by moving between sectors."""
    free, locked = (world.end(name, "theme_jobs") for name in ("focus_without_lock_in", "cluster_focus"))
    rigid, mobile = (world.end(name, "jobs") for name in ("bust_rigid", "bust_mobile"))
    return 100.0 * min(free / locked - 1.0, mobile / rigid - 1.0)


def _land_first(world):
    with_land = world.end("focus_with_land", "jobs") - world.end("status_quo_with_land", "jobs")
    without = world.end("cluster_focus", "jobs") - world.end("status_quo", "jobs")
    return with_land - 1.25 * without


def _efre_favours_focus(world):
    with_efre = world.end("focus_with_efre", "jobs") - world.end("spread_with_efre", "jobs")
    without = world.end("cluster_focus", "jobs") - world.end("compete_on_everything", "jobs")
    return with_efre - without


CLAIMS = (
    Claim(
        "C1",
        "Sharing out specialisations beats everyone competing on everything.",
        "Stärken aufzuteilen ist besser, als überall alles zu versuchen.",
        "points of unemployment saved after 20 years; negative also where jobs are fewer",
        "eingesparte Punkte Arbeitslosigkeit nach 20 Jahren; negativ auch bei weniger Arbeitsplätzen",
        ("compete_on_everything", "cluster_focus"),
        _focus_beats_spread,
    ),
    Claim(
        "C2",
        "Six to eight strengths carry the region through crises.",
        "Sechs bis acht Stärken tragen die Region durch Krisen.",
        "jobs with seven strengths less those with the best of one, three or twelve, after two fields went bust",
        "Arbeitsplätze mit sieben Stärken gegen die beste Zahl aus einer, drei oder zwölf, nach Einbruch zweier Felder",
        tuple(f"strengths_{n}" for n in STRENGTHS),
        _seven_beats_others,
    ),
    Claim(
        "C3",
        "A single town is too small to be seen; together the region is.",
        "Eine Stadt allein wird nicht gesehen, die Region gemeinsam schon.",
        "% more firms from outside if towns act as one rather than alone (has to be above 5)",
        "% mehr Firmen von außen, wenn Städte gemeinsam statt allein handeln (muss über 5 liegen)",
        ("focus_alone", "focus_together"),
        _seen_together,
        5.0,
    ),
    Claim(
        "C4",
        "Firms go where the talent is.",
        "Firmen gehen dorthin, wo die Talente sind.",
        "points of share of university towns in start-ups and settlements that talent explains (has to be above 1)",
        "Punkte Anteil der Hochschulstädte an Gründungen und Ansiedlungen, den Talente erklären (muss über 1 liegen)",
        ("status_quo", "no_talent"),
        _firms_follow_talent,
        1.0,
    ),
    Claim(
        "C5",
        "A hub paid for three years can carry itself afterwards.",
        "Ein drei Jahre bezahlter Hub trägt sich danach selbst.",
        "% by which fees exceed the cost",
        "% , um die Einnahmen die Kosten übersteigen",
        (),
        _hub_carries_itself,
    ),
    Claim(
        "C7",
        "Founders become mentors: the dynamics reinforce themselves.",
        "Aus Gründern werden Mentoren: Die Dynamik verstärkt sich selbst.",
        "start-ups a year that four years of money bring in years 18 to 20, less those in years 5 to 7",
        "Gründungen je Jahr durch vier Jahre Geld in den Jahren 18 bis 20 gegen die Jahre 5 bis 7",
        ("status_quo", "short_breath"),
        _effect_outlives_money,
    ),
    Claim(
        "C8",
        "An old industrial region can fall from 18 % to 4 % unemployment.",
        "Eine alte Industrieregion kann von 18 auf 4 % Arbeitslosigkeit sinken.",
        "% of peak unemployment gone 20 years after the start, with the answer of Pittsburgh (has to be above 50)",
        "% der höchsten Arbeitslosigkeit nach 20 Jahren abgebaut, mit Pittsburghs Antwort (muss über 50 liegen)",
        ("pittsburgh", "pittsburgh_without_answer"),
        _recovers_like_pittsburgh,
        50.0,
    ),
    Claim(
        "C9",
        "Standing still in a cluster locks in; moving to neighbouring themes helps.",
        "Stillstand im Cluster macht unbeweglich; Wechsel in Nachbarthemen hilft.",
        "% of theme jobs lost to lock-in and % of jobs saved by mobility after a bust, the smaller (above 0.1)",
        "% der Themenjobs durch Lock-in verloren und % der Jobs durch Mobilität gerettet, der kleinere Wert (über 0,1)",
        ("cluster_focus", "focus_without_lock_in", "bust_rigid", "bust_mobile"),
        _locked_in,
        0.1,
    ),
    Claim(
        "C10",
        "Without land policy the other instruments fizzle.",
        "Ohne Flächenpolitik verpuffen die anderen Instrumente.",
        "jobs that focus brings with much new land, less 1.25 times those without",
        "Arbeitsplätze durch Schwerpunkte mit viel neuer Fläche, minus das 1,25-Fache ohne",
        ("status_quo", "cluster_focus", "status_quo_with_land", "focus_with_land"),
        _land_first,
    ),
    Claim(
        "C11",
        "EU money tied to a strategy changes which strategy pays.",
        "EU-Geld mit Strategiebindung ändert, welche Strategie sich lohnt.",
        "jobs by which EU money widens the lead of focus over spread",
        "Arbeitsplätze, um die EU-Geld den Vorsprung der Schwerpunkte vergrößert",
        ("compete_on_everything", "cluster_focus", "spread_with_efre", "focus_with_efre"),
        _efre_favours_focus,
    ),
)
"""C6 is followed on the site itself, see `analysis.natural_experiment`."""


@dataclass(frozen=True)
class Way:
    """How the runs of a world are made; every way but the usual one asks whether verdicts hang on it.

    Args:
        first_seed: Luck of the first world; the others follow it.
        scale: Share of establishments simulated.
        steps: Steps of a quarter, in the model's order or another.
        without: Overrides of parameters by group and name, on top of the world's.
    """

    first_seed: int = 1
    scale: float = SCALE
    steps: tuple[Step, ...] = QUARTER
    without: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()

    def play(self, variant: str, world: dict, number: int, years: int) -> RunResult:
        """Run a variant in the world of this number, and return what claims read."""
        changed = {group: world.get(group, {}) | dict(values) for group, values in self.without}
        scenario = variant_scenario(variant, world | changed, years)
        whole = run(scenario, self.first_seed + number, self.scale, steps=self.steps)
        return RunResult(whole.region[list(_REGION)], whole.towns[list(_TOWNS)])


def run_worlds(
    worlds: list[dict],
    claims=CLAIMS,
    way: Way = Way(),
    workers: int = 1,
    years: int = YEARS,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[World]:
    """Run every variant that the claims need in every world, all variants of a world with the same luck."""
    needed = [name for name in variants() if any(name in claim.needs for claim in claims)]
    found: list[dict] = [{} for _ in worlds]
    with processes(workers) as pool:
        futures = {
            pool.submit(way.play, name, world, number, years): (number, name)
            for number, world in enumerate(worlds)
            for name in needed
        }
        for done, future in enumerate(as_completed(futures), start=1):
            number, name = futures[future]
            found[number][name] = future.result()
            progress(done, len(futures))
    return [
        World(Parameters().with_overrides(world), way.first_seed + number, runs)
        for number, (world, runs) in enumerate(zip(worlds, found, strict=True))
    ]


def judge(worlds: list[World], claims=CLAIMS) -> pd.DataFrame:
    """Return one row a claim: median effect, 90 % of worlds, share of worlds that support it, verdict."""
    rows = []
    for claim in claims:
        effects = np.array([claim.effect(world) for world in worlds])
        rows.append(
            row_of(
                claim.key, claim.en, claim.de, claim.measure_en, claim.measure_de, effects, claim.threshold
            )
        )
    return pd.DataFrame(rows)


def row_of(key, en, de, measure_en, measure_de, effects, threshold) -> dict:
    """Return the row of a claim from its effects over worlds."""
    low, high = np.quantile(effects, INTERVAL)
    share = float(np.mean(effects > threshold))
    return {
        "claim": key,
        "verdict": verdict_of(share),
        "share": round(share, 3),
        "median": round(float(np.median(effects)), 4),
        "p5": round(float(low), 4),
        "p95": round(float(high), 4),
        "threshold": threshold,
        "worlds": len(effects),
        "en": en,
        "de": de,
        "measure_en": measure_en,
        "measure_de": measure_de,
    }


def verdict_of(share: float) -> str:
    """Return `holds`, `mixed` or `fails` for the share of worlds that support a claim."""
    return "holds" if share >= HOLDS else "fails" if share <= FAILS else "mixed"
