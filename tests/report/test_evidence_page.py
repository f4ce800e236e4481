"""The report of all tests: both languages, every claim on a sheet of its own, numbers from the tables alone."""

import re
from pathlib import Path

import pytest

from ruhrsim.analysis.claim_robustness import COLUMNS
from ruhrsim.analysis.claim_verdicts import verdicts
from ruhrsim.analysis.claims import CLAIMS
from ruhrsim.analysis.evidence import PARTS, SETTINGS, TABLES
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.stored import read_all_evidence, read_evidence, read_made
from ruhrsim.analysis.strategy_comparisons import COMPARISONS
from ruhrsim.report.evidence_page import EvidencePage, write_evidence_page
from ruhrsim.report.evidence_texts import EVIDENCE_TEXTS, FORECASTS, SETTING_TITLES


@pytest.fixture(scope="module", params=["de", "en"])
def html(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence")
    path = write_evidence_page(read_all_evidence(), read_made(), folder, request.param)
    return path.read_text(encoding="utf-8")


def page(language="en", **changed):
    return EvidencePage(read_all_evidence() | changed, read_made(), language)


def test_page_needs_nothing_from_elsewhere(html):
    outside = re.findall(r'(?:src|href)="(?!#|data:)([^"]+)"', html)
    assert outside == []
    assert html.count("data:image/svg+xml;base64,") == 3


def test_every_claim_has_a_sheet(html):
    assert re.findall(r'<article id="(C\d+)"', html) == [f"C{n}" for n in range(1, 12)]


def test_no_words_are_missing_or_left_open(html):
    text = re.sub(r"<style>.*?</style>|data:[^\"]+", "", html, flags=re.DOTALL)
    assert not re.search(r"[{}]|\bnan\b|None", text)


def test_every_text_has_both_languages():
    for texts in (EVIDENCE_TEXTS, FORECASTS, SETTING_TITLES):
        assert all(len(pair) == 2 and all(pair) for pair in texts.values())


def test_numbers_of_the_short_answer_come_from_the_tables():
    hindcast = read_evidence("hindcast")
    hindcast.loc[hindcast["forecast"] == "model", "kreise_2023_2025_from_2007"] = 7.77
    claims = read_evidence("claims").assign(verdict="fails")
    short = page(hindcast=hindcast, claims=claims).in_short()
    assert "7.77" in short[0]
    assert "0 hold, 0 are mixed, 11 fail" in short[-1]


def test_best_rule_is_the_one_with_the_least_error():
    hindcast = read_evidence("hindcast")
    hindcast.loc[hindcast["forecast"] == "gap_trend", "kreise_2023_2025_from_2016"] = 0.1
    assert "0.10 (linear trend of the gap" in page(hindcast=hindcast).in_short()[1]


@pytest.mark.parametrize(("error", "words"), [(0.05, "it is ahead: 0.05"), (9.0, "it loses: 9.00")])
def test_the_later_start_is_said_to_win_or_lose_as_the_table_has_it(error, words):
    hindcast = read_evidence("hindcast")
    hindcast.loc[hindcast["forecast"] == "model", "kreise_2023_2025_from_2016"] = error
    assert words in page(hindcast=hindcast).in_short()[1]


def test_german_has_decimal_commas():
    assert page("de").places()[0]["cells"][0].count(",") == 1
    assert page("de").round(1234.5) == "1.234"
    assert page("en").round(0) == "0"


def test_every_part_has_its_tables_and_its_date():
    shipped = read_all_evidence()
    run = {part for part, names in TABLES.items() if any(len(shipped[name]) for name in names)}
    assert set(PARTS) == set(TABLES)
    assert {row["part"] for row in read_made()} == run
    assert {name for names in TABLES.values() for name in names} <= set(read_all_evidence())


def test_shipped_hindcasts_are_the_settings():
    assert set(SETTINGS) == set(SETTING_TITLES) == set(read_evidence("hindcast_scores")["setting"])


def test_shipped_claims_in_other_ways_are_complete():
    table = read_evidence("claims_robustness")
    assert list(table.columns) == list(COLUMNS)
    for claim, rows in table.groupby("claim"):
        ways = list(rows["way"])
        assert ways[:4] == ["usual", "luck", "scale", "order"], claim
        assert ways[4:] == ["without"]
        assert rows["carrier"].iloc[-1] in MECHANISMS


def test_shipped_claims_have_all_their_parts():
    table = read_evidence("claims_parts")
    parts = {(claim.key, part.key): part.decides for claim in CLAIMS for part in claim.parts}
    assert dict(zip(zip(table["claim"], table["part"], strict=True), table["decides"], strict=True)) == parts
    chosen = verdicts(table).set_index("claim")["verdict"]
    assert chosen.to_dict() == read_evidence("claims").set_index("claim")["verdict"].to_dict()


def test_shipped_strategies_are_the_pairs_compared():
    assert list(dict.fromkeys(read_evidence("strategies")["claim"])) == [pair.key for pair in COMPARISONS]


def test_what_moves_a_claim_is_told_from_the_table():
    none = read_evidence("claims_drivers").assign(p=1.0)
    assert "none of the parameters" in page(claims_drivers=none).claims()[0]["drivers"]
    deciding = read_evidence("claims")["part"].iloc[0]
    first = none.index[(none["claim"] == "C1") & (none["part"] == deciding)][0]
    table = none.copy()
    table.loc[first, ["p", "correlation", "parameter"]] = [0.01, -0.7, "theme_support.returns"]
    assert page(claims_drivers=table).claims()[0]["drivers"] == "theme_support.returns (−0.70)"


def test_shipped_claims_have_a_finding_each():
    notes = read_evidence("claim_notes").set_index("claim")
    assert list(notes.index) == list(read_evidence("claims")["claim"])
    assert (notes[["de", "en"]] != "").all(axis=None)


def test_readme_tells_the_verdicts_of_the_table():
    told = re.sub(r"\s+", " ", (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8"))
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
    found = {verdict: numbers[n] for verdict, n in read_evidence("claims")["verdict"].value_counts().items()}
    assert (
        f"in {read_evidence('claims')['worlds'].max()} plausible worlds each, {found['holds']} holds" in told
    )
    assert f"{found['mixed']} are mixed" in told
    assert f"and {found['fails']} fail." in told
