"""One page with every test of the model, in German or English, from stored tables alone."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ruhrsim.analysis import instruments, recovery
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.common.number_format import format_number
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.effects.stored import read_answers
from ruhrsim.effects.verdicts import CANNOT, INSIDE, OUTSIDE
from ruhrsim.effects.words import write_model, write_published, write_verdict
from ruhrsim.plots.evidence import closure_figure, kreise_figure
from ruhrsim.plots.patterns import draw_patterns
from ruhrsim.plots.style import save_figure
from ruhrsim.report.evidence_texts import EVIDENCE_TEXTS, FORECASTS, SETTING_TITLES
from ruhrsim.report.pictures import Picture
from ruhrsim.report.texts import LIMITS, in_language

_RULES = ("persistence", "gap_kept", "ratio_kept", "linear_answer", "gap_trend")
_LATER, _FROM_2016 = "kreise_2023_2025_from_2007", "kreise_2023_2025_from_2016"
_SAMPLE = "kreise_2008_2016_from_2007"
_COURSE = ("peak", "after_seven", "end", "gone_seven", "half_years", "cost_meur")
_WHERE_TO = (*recovery.SOURCES, "unemployed")
_OBSERVED = ("peak", "after_seven", "gone_seven", "jobs", "unemployed")
_BEYOND_CHANCE = 0.1


class EvidencePage:
    """Words and numbers of the page.

    Args:
        tables: Tables of all parts by name, see `analysis.evidence.TABLES`, with `calibration` and `claim_notes`.
        made: For each part when and with what it was run: `part`, `date`, `code`.
        language: `de` or `en`.
    """

    def __init__(self, tables: dict[str, pd.DataFrame], made: list[dict], language: str):
        self.tables, self.made, self.language = tables, made, language

    def text(self, key: str, **facts) -> str:
        """Return a text in the page's language, filled with facts."""
        return in_language(EVIDENCE_TEXTS[key], self.language).format(**facts)

    def number(self, value, decimals: int = 2, sign: bool = False) -> str:
        """Return a number as the language writes it, a dash for none."""
        return format_number(float(value), decimals, self.language, sign) if value != "" else "–"

    def round(self, value) -> str:
        """Return a number with about three digits that count."""
        size = abs(float(value))
        decimals = 0 if size >= 100 or not size else 1 if size >= 10 else 2 if size >= 0.1 else 3
        return self.number(value, decimals)

    def span(self, row, low: str, high: str) -> str:
        """Return two numbers of a row as a range."""
        return f"{self.round(row[low])} {'bis' if self.language == 'de' else 'to'} {self.round(row[high])}"

    def in_short(self) -> list[str]:
        """Return the answer in sentences."""
        scores = self.tables["hindcast_scores"].set_index("setting")["coverage90"]
        percent = {
            key: self.number(100 * scores[name], 0) for key, name in (("inside", _SAMPLE), ("after", _LATER))
        }
        return [
            self.text("short_hindcast", **self._against_rules(_LATER)),
            self.text(
                "short_later_ahead" if self._ahead(_FROM_2016) else "short_later",
                **self._against_rules(_FROM_2016),
            ),
            self.text("short_coverage", **percent),
            self.text("short_patterns", n=len(self.tables["patterns"]), **self._verdicts("patterns")),
            self.text("short_claims", **self._verdicts("claims")),
        ]

    def _against_rules(self, setting: str) -> dict[str, str]:
        errors = self.tables["hindcast"].set_index("forecast")[setting]
        best = errors[list(_RULES)].astype(float).idxmin()
        return {
            "rmse": self.number(errors["model"]),
            "best": self.number(errors[best]),
            "best_name": in_language(FORECASTS[best], self.language),
        }

    def _ahead(self, setting: str) -> bool:
        errors = self.tables["hindcast"].set_index("forecast")[setting]
        return bool(errors["model"] < errors[list(_RULES)].astype(float).min())

    def _verdicts(self, table: str) -> dict[str, int]:
        found = Counter(self.tables[table]["verdict"])
        return {verdict: found[verdict] for verdict in ("holds", "mixed", "fails")}

    def hindcast(self) -> dict:
        """Return head and rows of the errors of all forecasts."""
        table, names = self.tables["hindcast"].set_index("forecast"), list(SETTING_TITLES)
        rows = [
            {
                "label": in_language(FORECASTS[key], self.language),
                "strong": key == "model",
                "cells": [self.number(table.loc[key, name]) for name in names],
            }
            for key in table.index
        ]
        scores = self.tables["hindcast_scores"].set_index("setting")
        rows += [
            {
                "label": self.text(key),
                "strong": False,
                "cells": [self._score(key, scores.loc[n]) for n in names],
            }
            for key in ("coverage90", "bias", "crps", "rank_correlation")
        ]
        return {
            "head": [in_language(title, self.language) for title in SETTING_TITLES.values()],
            "rows": rows,
        }

    def _score(self, key: str, row) -> str:
        if key == "coverage90":
            return self.number(100.0 * row[key], 0) + " %"
        return self.number(row[key], 2, sign=key == "bias")

    def places(self) -> list[dict]:
        """Return for each Kreis our error and that of the best simple rule, in sample and later."""
        table = self.tables["hindcast_places"].set_index(["setting", "key"])
        return [
            {
                "label": table.loc[(_SAMPLE, key), "name"],
                "cells": [
                    cell for setting in (_SAMPLE, _LATER) for cell in self._place(table.loc[(setting, key)])
                ],
            }
            for key in table.loc[_SAMPLE].index
        ]

    def _place(self, row) -> list[str]:
        best = row[list(_RULES)].astype(float)
        return [
            self.number(row["rmse"]),
            f"{self.number(best.min())} ({in_language(FORECASTS[best.idxmin()], self.language)})",
            self.number(row["bias"], sign=True),
        ]

    def calibration(self) -> list[dict]:
        """Return each calibrated number with its range, what was found, and found again."""
        return [
            {
                "label": row["parameter"],
                "cells": [
                    self.span(row, "low", "high"),
                    f"{self.round(row['mean'])} ± {self.round(row['sd'])}",
                    f"{self.round(row['mean_repeat'])} ± {self.round(row['sd_repeat'])}",
                    self.number(row["apart_in_sd"]),
                ],
            }
            for row in self.tables["calibration"].to_dict("records")
        ]

    def patterns(self) -> list[dict]:
        """Return each pattern with target, finding, verdict and reason."""
        reason = "reason_de" if self.language == "de" else "reason"
        return [
            {
                "label": row[self.language],
                "verdict": row["verdict"],
                "verdict_word": self.text(f"pattern_{row['verdict']}"),
                "reason": row[reason],
                "cells": [
                    self.span(row, "low", "high"),
                    self.round(row["median"]),
                    self.span(row, "p5", "p95"),
                ],
            }
            for row in self.tables["patterns"].to_dict("records")
        ]

    def recovery(self) -> list[dict]:
        """Return course and whereabouts of the unemployed: title, head and rows of each, Pittsburgh itself last."""
        return [
            {
                "title": self.text(title),
                "head": [self.text(key) for key in keys],
                "rows": self._conditions(keys),
            }
            for title, keys in (("course", _COURSE), ("where_to", _WHERE_TO))
        ]

    def _conditions(self, keys) -> list[dict]:
        rows = [
            {"label": row[self.language], "cells": [self._recovered(key, row[key]) for key in keys]}
            for row in self.tables["recovery"].to_dict("records")
        ]
        record = recovery.observed()
        return [
            *rows,
            {
                "label": self.text("pittsburgh_row"),
                "cells": [self._recovered(key, record[key]) if key in _OBSERVED else "–" for key in keys],
            },
        ]

    def pittsburgh(self) -> str:
        """Return in a sentence what the tables say of Pittsburgh itself."""
        record = recovery.observed()
        return self.text(
            "pittsburgh_note",
            force=self.number(record["labour_force"], 0),
            **{key: self.number(record[key], 1) for key in ("start", "peak", "end")},
            **{key: self.number(record[key], 0) for key in ("unemployed", "jobs")},
        )

    def _recovered(self, key: str, value) -> str:
        return self.number(value, 1 if key in ("peak", "after_seven", "end", "half_years") else 0)

    def effects(self) -> list[dict]:
        """Return each published effect with its range, the model's answer and the verdict."""
        rows = read_answers(self.tables["effects"]).to_dict("records")
        return [
            {
                "label": row["id"],
                "asked": QUESTIONS[row["id"]].text(self.language),
                "cells": [
                    write(row, self.language) for write in (write_published, write_model, write_verdict)
                ],
            }
            for row in rows
        ]

    def effects_lead(self) -> str:
        """Return in a sentence how many effects are inside the published range."""
        found = Counter(self.tables["effects"]["verdict"])
        return self.text("effects_lead", inside=found[INSIDE], outside=found[OUTSIDE], cannot=found[CANNOT])

    def instruments_lead(self) -> str:
        """Return in a sentence how instruments were compared."""
        row = self.tables["instruments"].iloc[0]
        return self.text(
            "instruments_lead",
            millions=self.number(instruments.EUR_PER_YEAR / 1e6, 0),
            first=instruments.FIRST,
            last=instruments.LAST,
            worlds=row["worlds"],
            seeds=row["seeds"],
        )

    def instruments(self) -> list[dict]:
        """Return each instrument with its effects, the most jobs first."""
        table = self.tables["instruments"].set_index(["instrument", "outcome", "after"])
        at_end, later = instruments.AFTER
        return [
            {
                "label": name,
                "cells": [
                    *(self._effect(table.loc[(name, *key)]) for key in (("jobs", at_end), ("jobs", later))),
                    self._effect(table.loc[(name, "unemployed", at_end)]),
                    "{worlds_higher}/{worlds}".format(**table.loc[(name, "jobs", at_end)]),
                ],
            }
            for name in dict.fromkeys(name for name, *_ in table.index)
        ]

    def _effect(self, row) -> str:
        return f"{self.number(row['effect'], 0, sign=True)} ({self.span(row, 'low', 'high')})"

    def claims(self) -> list[dict]:
        """Return each claim with its verdict, numbers, finding and the other ways of computing it."""
        notes = self.tables["claim_notes"].set_index("claim")[self.language]
        return [
            self._claim(row) | {"note": notes.get(row["claim"], "")}
            for row in self.tables["claims"].to_dict("records")
        ]

    def _claim(self, row: dict) -> dict:
        parts, ways = (self._of_claim(name, row) for name in ("claims_parts", "claims_robustness"))
        return {
            "key": row["claim"],
            "statement": row[self.language],
            "measure": row[f"measure_{self.language}"],
            "threshold": self.round(row["threshold"]),
            "parts": [self._part(part) for part in parts],
            "drivers": self._drivers(row),
            "ways": [self._way(way) for way in ways],
            **self._numbers(row),
            **self._certainty(row),
        }

    def _of_claim(self, name: str, row: dict) -> list[dict]:
        table = self.tables[name]
        return table[table["claim"] == row["claim"]].to_dict("records")

    def _drivers(self, row: dict) -> str:
        """Return the numbers with which that of a claim moves beyond chance, strongest first."""
        clear = [
            one
            for one in self._of_claim("claims_drivers", row)
            if one["part"] == row["part"] and one["p"] < _BEYOND_CHANCE
        ]
        told = [f"{one['parameter']} ({self.number(one['correlation'], sign=True)})" for one in clear]
        return ", ".join(told) or self.text("no_drivers")

    def _part(self, part: dict) -> dict:
        told = "" if part["decides"] else f" ({self.text('told_beside')})"
        return {
            "label": part[f"measure_{self.language}"] + told,
            **self._numbers(part),
            **self._certainty(part),
        }

    def _certainty(self, row: dict) -> dict:
        """Return the interval of the share of worlds, and how many worlds are clear."""
        low, high, for_it, against = (
            self.number(100.0 * row[key], 0)
            for key in ("share_low", "share_high", "clear_for", "clear_against")
        )
        to = "bis" if self.language == "de" else "to"
        return {
            "share_span": f"{low} {to} {high} %",
            "clear": self.text("clear", for_it=for_it, against=against),
        }

    def _numbers(self, row: dict) -> dict:
        share = self.number(100.0 * row["share"], 0)
        return {
            "verdict_word": self.text(row["verdict"]),
            "median": self.round(row["median"]),
            "span": self.span(row, "p5", "p95"),
            "share": f"{share} % ({row['worlds']})",
        }

    def _way(self, way: dict) -> dict:
        carrier = MECHANISMS[way["carrier"]].label(self.language) if way["carrier"] else ""
        return {"label": self.text(f"way_{way['way']}", carrier=carrier)} | self._numbers(way)

    def limits(self) -> list[str]:
        """Return what a reader must know before using a number."""
        return [in_language(limit, self.language) for limit in LIMITS]


def write_evidence_page(
    tables: dict[str, pd.DataFrame], made: list[dict], folder: Path, language: str
) -> Path:
    """Write figures and `report_<language>.html` into a folder; return the page.

    Args:
        tables: Tables of all parts by name.
        made: When and with what each part was run.
        folder: An existing folder.
        language: `de` or `en`.
    """
    page = EvidencePage(tables, made, language)
    environment = Environment(
        loader=PackageLoader("ruhrsim.report", "."),
        undefined=StrictUndefined,
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = page.text
    html = environment.get_template("evidence.html.j2").render(
        page=page,
        language=language,
        elsewhere=page.number(100.0 * recovery.jobs_lost_elsewhere(), 1),
        pictures=_draw(tables, folder, page),
        style=_style(),
    )
    path = folder / f"report_{language}.html"
    path.write_text(html, encoding="utf-8")
    return path


def _draw(tables, folder: Path, page: EvidencePage) -> dict[str, Picture]:
    kreise = save_figure(
        kreise_figure(tables["hindcast_kreise"], page.language), folder / f"kreise_{page.language}"
    )
    closure = save_figure(
        closure_figure(tables["opel_bochum"], page.language), folder / f"closure_{page.language}"
    )
    patterns = folder / f"patterns_{page.language}.svg"
    draw_patterns(tables["patterns"], patterns, page.language)
    return {
        "kreise": Picture("evidence", "kreise", page.text("kreise_alt"), kreise[1]),
        "closure": Picture("evidence", "closure", page.text("closure_figure"), closure[1]),
        "patterns": Picture("evidence", "patterns", page.text("patterns_alt"), patterns),
    }


def _style() -> str:
    return (files("ruhrsim.report") / "page.css").read_text(encoding="utf-8")
