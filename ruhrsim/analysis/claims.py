"""The press claims C1 to C11 as tests stated before they are run.

A claim has one part or several. Each part is a number worked out from what the runs of a world gave on
average over its seeds, all variants with the same luck, signed so that more than `threshold` supports it.
A part holds if it does so in at least four worlds of five, fails if in at most one of five, and is mixed in
between; the claim is judged by that deciding part which the fewest worlds support. Parts that do not decide
are told beside it.

Every test can come out both ways: `analysis.claim_witnesses` names for each claim a world in which it
holds and one in which it fails. None is wired in: each mechanism behind a claim can be switched off.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ruhrsim.analysis.claim_runs import World
from ruhrsim.analysis.claim_variants import PUSH_EUR, STRENGTHS
from ruhrsim.analysis.natural_experiment import JOBS_LOST
from ruhrsim.model.processes.policies.digital_hub import DigitalHub

_HUB = {"from": 2026, "to": 2028, "eur_per_year": 1_000_000.0}
_SEVEN = 7
_LASTS_AT_MOST = 0.75
"""Part of an effect that may stay if it fizzles; a half lost is more than scarce land can do at its strongest."""


@dataclass(frozen=True)
class Part:
    """One number of a claim.

    Args:
        key: Key of the part inside the claim.
        en: What is measured, and in which unit.
        de: The same in German.
        needs: Variants that are run.
        effect: Works the number out in a world, from means over its seeds.
        threshold: The number has to be above it.
        decides: Whether the verdict hangs on it.
    """

    key: str
    en: str
    de: str
    needs: tuple[str, ...]
    effect: Callable[[World], float]
    threshold: float = 0.0
    decides: bool = True


@dataclass(frozen=True)
class Claim:
    """One claim as a test.

    Args:
        key: C1 to C11.
        en: The claim in English.
        de: The claim in German.
        parts: Its numbers; at least one decides.
    """

    key: str
    en: str
    de: str
    parts: tuple[Part, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the variants that its parts need, each once."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.needs))


def _difference(first: str, second: str, name: str = "jobs") -> Callable[[World], float]:
    """Return what the first variant has more than the second."""
    return lambda world: world.mean(first, name) - world.mean(second, name)


def between(first: str, second: str, name: str = "jobs") -> dict:
    """Return what a part needs that is the difference between two variants, the first less the second."""
    return {"needs": (first, second), "effect": _difference(first, second, name)}


def _seen_together(world: World) -> float:
    alone, together = (world.mean(name, "settled") for name in ("focus_alone", "focus_together"))
    return 100.0 * (together / alone - 1.0)


def _hub_carries_itself(world: World) -> float:
    hub, p = DigitalHub.model_validate(_HUB), world.parameters.digital_hub
    earned = sum(hub.income_per_million(seed, p) for seed in world.seeds) / len(world.seeds)
    return 100.0 * (earned / 1e6 - 1.0)


def _founded_again(world: World) -> float:
    """Return start-ups beyond those that the money paid for, for each of these."""
    paid = PUSH_EUR / world.parameters.start_up_centre.cost_per_start_up
    return _difference("push", "status_quo", "founded")(world) / paid - 1.0


def _later_less_early(world: World) -> float:
    late, early = (
        _difference("push", "status_quo", name)(world) for name in ("founded_late", "founded_early")
    )
    return late - early


def _rise_gone(world: World) -> float:
    peak, start, end = (
        world.mean("pittsburgh_answer", name) for name in ("rate_peak", "rate_start", "rate_end")
    )
    return 100.0 * (peak - end) / (peak - start)


_BUNDLE = ("status_quo", "bundle", "nothing_without_land", "bundle_without_land")


def _lost_without_land(name: str) -> Callable[[World], float]:
    """Return three quarters of what the instruments bring with land policy less what they bring without."""
    with_land, without = (
        _difference("bundle", "status_quo", name),
        _difference("bundle_without_land", "nothing_without_land", name),
    )
    return lambda world: _LASTS_AT_MOST * with_land(world) - without(world)


_EFRE = ("compete_on_everything", "cluster_focus", "spread_with_efre", "focus_with_efre")
_LEAD = _difference("cluster_focus", "compete_on_everything")
_LEAD_WITH_EFRE = _difference("focus_with_efre", "spread_with_efre")


def _another_pays(world: World) -> float:
    """Return the lead with EU money of the strategy that is behind without it."""
    lead = _LEAD_WITH_EFRE(world)
    return -lead if _LEAD(world) > 0.0 else lead


CLAIMS = (
    Claim(
        "C1",
        "Sharing out specialisations beats everyone competing on everything.",
        "Stärken aufzuteilen ist besser, als überall alles zu versuchen.",
        (
            Part(
                "jobs",
                "jobs that sharing out has more than competing on everything, years 16 to 20",
                "Arbeitsplätze, die das Aufteilen mehr hat als „alle machen alles“, Jahre 16 bis 20",
                **between("cluster_focus", "compete_on_everything"),
            ),
            Part(
                "rate",
                "points of unemployment by which sharing out is lower, years 16 to 20",
                "Punkte Arbeitslosigkeit, um die das Aufteilen niedriger liegt, Jahre 16 bis 20",
                **between("compete_on_everything", "cluster_focus", "rate"),
            ),
        ),
    ),
    Claim(
        "C2",
        "Six to eight strengths carry the region through crises.",
        "Sechs bis acht Stärken tragen die Region durch Krisen.",
        tuple(
            Part(
                f"against_{n}",
                f"jobs that seven strengths have more than {word}, 2030 to 2045, two fields going bust",
                f"Arbeitsplätze, die sieben Stärken mehr haben als {wort}, 2030 bis 2045 mit Einbruch zweier Felder",
                **between(f"strengths_{_SEVEN}", f"strengths_{n}", "jobs_in_crises"),
            )
            for n, word, wort in zip(
                [n for n in STRENGTHS if n != _SEVEN],
                ("one", "three", "twelve"),
                ("eine", "drei", "zwölf"),
                strict=True,
            )
        ),
    ),
    Claim(
        "C3",
        "A single town is too small to be seen; together the region is.",
        "Eine Stadt allein wird nicht gesehen, die Region gemeinsam schon.",
        (
            Part(
                "settled",
                "% more firms from outside in 20 years if towns act as one rather than alone (has to be above 5)",
                "% mehr Firmen von außen in 20 Jahren, wenn Städte gemeinsam statt allein handeln (muss über 5 liegen)",
                ("focus_alone", "focus_together"),
                _seen_together,
                5.0,
            ),
            Part(
                "jobs",
                "jobs that acting as one has more than acting alone, without cooperation's assumed gain",
                "Arbeitsplätze, die gemeinsames Handeln mehr hat, ohne den angenommenen Gewinn durch Zusammenarbeit",
                **between("focus_together_without_gain", "focus_alone_without_gain"),
                decides=False,
            ),
        ),
    ),
    Claim(
        "C4",
        "Firms go where the talent is.",
        "Firmen gehen dorthin, wo die Talente sind.",
        (
            Part(
                "against_subsidies",
                "firms founded in or come to four university towns in 20 years, EUR 20 million a year for institutes "
                "and graduates rather than for subsidies",
                "in vier Hochschulstädten gegründete oder zugezogene Firmen in 20 Jahren, 20 Mio. € im Jahr für "
                "Institute und Absolventen statt für Ansiedlungszuschüsse",
                **between("money_for_talent", "money_for_subsidies", "arrived"),
            ),
            Part(
                "against_land",
                "the same against EUR 20 million a year for commercial land",
                "dasselbe gegen 20 Mio. € im Jahr für Gewerbeflächen",
                **between("money_for_talent", "money_for_land", "arrived"),
            ),
            Part(
                "against_nothing",
                "the same against no such money",
                "dasselbe gegen gar kein solches Geld",
                **between("money_for_talent", "status_quo", "arrived"),
                decides=False,
            ),
        ),
    ),
    Claim(
        "C5",
        "A hub paid for three years can carry itself afterwards.",
        "Ein drei Jahre bezahlter Hub trägt sich danach selbst.",
        (
            Part(
                "fees",
                "% by which fees exceed the cost",
                "% , um die Einnahmen die Kosten übersteigen",
                (),
                _hub_carries_itself,
            ),
        ),
    ),
    Claim(
        "C6",
        "A closed plant's site can hold more jobs ten years later.",
        "Eine stillgelegte Werksfläche kann zehn Jahre später mehr Arbeitsplätze tragen.",
        (
            Part(
                "gross",
                "jobs on Mark 51°7 at the end of 2024 beyond the 3,300 that closed, gross",
                "Arbeitsplätze auf Mark 51°7 Ende 2024 über die 3.300 geschlossenen hinaus, brutto",
                ("bochum_after_opel",),
                lambda world: world.mean("bochum_after_opel", "site_jobs") - JOBS_LOST,
            ),
            Part(
                "new_to_town",
                "the same without jobs that moved there from Bochum",
                "dasselbe ohne die, die aus Bochum dorthin zogen",
                ("bochum_after_opel",),
                lambda world: world.mean("bochum_after_opel", "site_jobs_new") - JOBS_LOST,
                decides=False,
            ),
            Part(
                "net",
                "jobs in Bochum at the end of 2024, closure and reuse against the plant that stays",
                "Arbeitsplätze in Bochum Ende 2024, Schließung und Nachnutzung gegen das Werk, das bleibt",
                **between("bochum_after_opel", "bochum_without_opel", "town_jobs"),
                decides=False,
            ),
        ),
    ),
    Claim(
        "C7",
        "Founders become mentors: the dynamics reinforce themselves.",
        "Aus Gründern werden Mentoren: Die Dynamik verstärkt sich selbst.",
        (
            Part(
                "again",
                "further start-ups in 20 years for each one that four years of money paid for (has to be above 1)",
                "weitere Gründungen in 20 Jahren auf jede, die vier Jahre Geld bezahlt haben (muss über 1 liegen)",
                ("status_quo", "push"),
                _founded_again,
                1.0,
            ),
            Part(
                "growing",
                "start-ups a year by that money in years 18 to 20, less those in years 5 to 7",
                "Gründungen je Jahr durch dieses Geld in den Jahren 18 bis 20 gegen die Jahre 5 bis 7",
                ("status_quo", "push"),
                _later_less_early,
                decides=False,
            ),
        ),
    ),
    Claim(
        "C8",
        "An old industrial region can fall from 18 % to 4 % unemployment.",
        "Eine alte Industrieregion kann von 18 auf 4 % Arbeitslosigkeit sinken.",
        (
            Part(
                "recovered",
                "% of the rise gone in 2045 after a shock in all of Pittsburgh's shares in 2027, with its "
                "answer (above 100: lower than before, as in Pittsburgh after seven years)",
                "% des Anstiegs bis 2045 abgebaut, nach einem Schock in allen Anteilen Pittsburghs 2027, mit dessen "
                "Antwort (über 100: niedriger als zuvor, wie in Pittsburgh nach sieben Jahren)",
                ("pittsburgh_answer",),
                _rise_gone,
                100.0,
            ),
            Part(
                "answer",
                "points of unemployment by which Pittsburgh's answer is lower than the shock alone, years 16 to 20",
                "Punkte Arbeitslosigkeit, um die Pittsburghs Antwort unter dem bloßen Schock liegt, Jahre 16 bis 20",
                **between("pittsburgh_no_answer", "pittsburgh_answer", "rate"),
                decides=False,
            ),
        ),
    ),
    Claim(
        "C9",
        "Standing still in a cluster locks in; moving to neighbouring themes helps.",
        "Stillstand im Cluster macht unbeweglich; Wechsel in Nachbarthemen hilft.",
        (
            Part(
                "moving",
                "jobs, years 16 to 20, if all towns leave new industry after its bust for its two nearest themes "
                "rather than stay",
                "Arbeitsplätze, Jahre 16 bis 20, wenn alle Städte nach dem Einbruch der Neuen Industrie in deren zwei "
                "nächste Themen wechseln statt zu bleiben",
                **between("moved_near", "stood_still"),
            ),
            Part(
                "to_neighbours",
                "the same if they leave for its two nearest rather than its two most distant themes",
                "dasselbe bei Wechsel in die zwei nächsten statt in die zwei fernsten Themen",
                **between("moved_near", "moved_far"),
            ),
        ),
    ),
    Claim(
        "C10",
        "Without land policy the other instruments fizzle.",
        "Ohne Flächenpolitik verpuffen die anderen Instrumente.",
        (
            Part(
                "settled",
                "firms from outside in 20 years: three quarters of those that grants, subsidies and start-up centres "
                "bring with the planned sites, less those they bring without",
                "Firmen von außen in 20 Jahren: drei Viertel derer, die Förderung, Zuschüsse und Gründungszentren mit "
                "den geplanten Flächen bringen, minus derer ohne sie",
                _BUNDLE,
                _lost_without_land("settled"),
            ),
            Part(
                "jobs",
                "the same in jobs, years 16 to 20",
                "dasselbe in Arbeitsplätzen, Jahre 16 bis 20",
                _BUNDLE,
                _lost_without_land("jobs"),
                decides=False,
            ),
        ),
    ),
    Claim(
        "C11",
        "EU money tied to a strategy changes which strategy pays.",
        "EU-Geld mit Strategiebindung ändert, welche Strategie sich lohnt.",
        (
            Part(
                "another",
                "jobs, years 16 to 20, by which the strategy that is behind without EU money leads with money that "
                "only agreed themes get",
                "Arbeitsplätze, Jahre 16 bis 20, um die mit EU-Geld nur für vereinbarte Themen die Strategie führt, "
                "die ohne es zurückliegt",
                _EFRE,
                _another_pays,
            ),
            Part(
                "favours_focus",
                "jobs by which that money widens the lead of sharing out",
                "Arbeitsplätze, um die dieses Geld den Vorsprung des Aufteilens vergrößert",
                _EFRE,
                lambda world: _LEAD_WITH_EFRE(world) - _LEAD(world),
                decides=False,
            ),
        ),
    ),
)
"""The claims in order."""


def variants_needed(claims=CLAIMS) -> set[str]:
    """Return the variants that the claims need."""
    return {name for claim in claims for name in claim.needs}
