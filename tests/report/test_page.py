"""The page: complete, honest, self-contained, in the language asked for."""

import re
from html.parser import HTMLParser

import pytest
from synthetic import make_comparison

from ruhrsim.analysis.paired import summarise
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.plots.bands import runs_over_time
from ruhrsim.regions.boundaries import attribution, read_boundaries
from ruhrsim.report import write_report
from ruhrsim.report.answer import answer_sentence, chance_sentence
from ruhrsim.report.pictures import draw_pictures
from ruhrsim.report.texts import LIMITS, TEXTS

LINKS = ("src", "href", "srcset", "data", "action", "poster")


class Page(HTMLParser):
    """Collects what the tests ask for: tags with attributes, text by tag, in order."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.words, self._open = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        self.words.append((tuple(self._open), data.strip()))

    def attributes(self, tag: str) -> list[dict]:
        """Return the attributes of all tags of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, tag: str | None = None) -> str:
        """Return all text, or that inside a kind of tag; styles don't count."""
        return " ".join(
            word
            for inside, word in self.words
            if word and "style" not in inside and (tag is None or tag in inside)
        )


def write(folder, language, **settings):
    """Write a report on made-up runs; return the parsed page and its folder."""
    path = write_report(make_comparison(**({"years": 2, "seeds": 4} | settings)), folder, language)
    return Page(path.read_text(encoding="utf-8")), folder


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """Return a German page on three scenarios, with a strong effect."""
    return write(tmp_path_factory.mktemp("german"), "de", effect=1.0)


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """Return an English page on a single run of three scenarios."""
    return write(tmp_path_factory.mktemp("english"), "en", seeds=1)


def sentence(language, **settings):
    """Return the answer on made-up runs."""
    comparison = make_comparison(**({"years": 2, "seeds": 4} | settings))
    return answer_sentence(comparison, summarise(comparison).set_index(["scenario", "indicator"]), language)


def test_nothing_is_fetched_from_elsewhere(german, english):
    for page, _ in (german, english):
        for tag, attributes in page.tags:
            for name in LINKS:
                value = attributes.get(name) or "#"
                assert value.startswith(("#", "data:")), f"<{tag} {name}={value[:60]}>"
        assert "script" not in dict(page.tags)


def test_styles_fetch_nothing(german):
    style = "".join(word for inside, word in german[0].words if "style" in inside)
    assert style
    assert not re.search(r"url\(|@import|https?:", style)


def test_language_and_headings(german, english):
    for (page, _), language in ((german, "de"), (english, "en")):
        assert page.attributes("html")[0]["lang"] == language
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_contents_link_to_sections(german):
    page, _ = german
    ids = {attributes.get("id") for attributes in page.attributes("section")}
    assert {link["href"][1:] for link in page.attributes("a")} == ids


def test_every_picture_has_words(german):
    page, _ = german
    pictures = page.attributes("img")
    assert len(pictures) == 2 * len(HEADLINE) + 3 + 1
    assert all(len(picture["alt"]) > 40 for picture in pictures)
    assert all(picture["src"].startswith("data:image/svg+xml;base64,") for picture in pictures)


def test_tables_have_captions_and_scopes(german):
    page, _ = german
    assert len(page.attributes("caption")) == len(page.attributes("table")) >= 8
    assert all(cell.get("scope") in ("col", "row") for cell in page.attributes("th"))


def test_ranks_say_which_are_sourced(german, english):
    for (page, _), words in (
        (german, ("2021, belegt", "2025, illustrativ", "Städteregion Aachen")),
        (english, ("2021, sourced", "2025, illustrative", "Frankfurt am Main")),
    ):
        assert all(word in page.text("section") for word in words)
        # Of 5.11 million residents spread alike, half of all others count beside each town's own.
        assert page.text("td").count("1 / 2 / 10") == 3


def test_german_page_is_german(german):
    page, _ = german
    headings = " ".join(page.text(f"h{level}") for level in (1, 2, 3))
    english_headings = [TEXTS[key][1] for key in ("headline", "courses", "maps", "towns", "limits", "method")]
    english_headings += [REGION_INDICATORS[key].label_en for key in HEADLINE]
    assert not [heading for heading in english_headings if heading in headings]
    numbers = " ".join(word for inside, word in page.words if "td" in inside and "span" in inside)
    assert re.search(r"\d,\d", numbers)
    assert not re.search(r"\d\.\d{1,2}\b", numbers)


def test_english_page_is_english(english):
    page, _ = english
    assert "Unemployment rate" in page.text("h3")
    assert "Arbeitslosenquote" not in page.text("main")


def test_attribution_on_page_and_in_every_map(german):
    page, _ = german
    assert page.text("figcaption").count(attribution()) == 3
    assert attribution() in page.text("p")
    maps = [picture for picture in page.attributes("img") if "Karte" in picture["alt"]]
    assert len(maps) == 3
    assert all(attribution() in picture["alt"] for picture in maps)


def test_every_town_is_listed(german):
    listed = german[0].text("th")
    assert all(boundary.name in listed for boundary in read_boundaries().values())


def test_limits_definitions_and_repetition_are_there(german):
    text = german[0].text()
    assert all(limit in text for limit, _ in LIMITS)
    assert all(indicator.definition_de in text for indicator in REGION_INDICATORS.values())
    assert (
        "ruhrsim compare status_quo compete_on_everything cluster_focus --runs 4 --years 2 --scale 0.05 "
        "--seed 0 --lang de"
    ) in text


def test_python_code_is_python(german):
    code = next(word for inside, word in german[0].words if "code" in inside and "import" in word)
    compile(code, "report", "exec")


def test_figures_are_files_too(german):
    _, folder = german
    names = {path.name for path in (folder / "figures").iterdir()}
    for stem in (
        "level_jobs",
        "difference_jobs",
        "level_map_status_quo",
        "difference_map_cluster_focus",
        "districts_unemployment_rate",
    ):
        assert f"{stem}.svg" in names


def test_no_machine_paths(german):
    page, folder = german
    assert str(folder) not in (folder / "report.html").read_text(encoding="utf-8")


def test_without_effect_the_answer_says_that_zero_is_included():
    assert sentence("de").count("enthält null") == 2
    assert sentence("en").count("includes zero") == 2
    assert "lower" not in sentence("en")


def test_a_strong_effect_is_named_with_its_interval():
    answer = sentence("de", effect=1.0)
    assert re.search(r"mit „Stärken aufteilen“ um 0,7\d+ Prozentpunkte niedriger \(90-%-Intervall −", answer)
    assert "mit „Alle machen alles“ nicht erkennbar anders" in answer


def test_a_harmful_effect_is_named_too():
    assert "percentage points higher with “Share out strengths”" in sentence("en", effect=-1.0)


def test_chance_is_counted_by_hand():
    comparison = make_comparison(years=2, seeds=4)
    summary = summarise(comparison).set_index(["scenario", "indicator"])
    summary["includes_zero"] = summary["includes_zero"].fillna(True)
    summary.loc[:, "includes_zero"] = True
    assert "any of the 16 comparisons" in chance_sentence(comparison, summary, "en")
    summary.loc[("cluster_focus", "jobs"), "includes_zero"] = False
    assert chance_sentence(comparison, summary, "en").startswith("In 1 of 16 comparisons")
    assert "about 1.6 such cases" in chance_sentence(comparison, summary, "en")


def test_a_single_scenario_claims_no_effect(tmp_path):
    page, folder = write(tmp_path, "de", scenarios=1)
    assert len(page.attributes("img")) == len(HEADLINE) + 2
    assert "sagt nichts über die Wirkung" in page.text("header")
    assert "Unterschied" not in page.text("table")
    assert "ruhrsim run status_quo" in page.text("code")
    assert not list((folder / "figures").glob("difference_*"))


def test_a_single_run_has_no_interval_and_says_so(english):
    page, _ = english
    assert "A single run of each scenario cannot show" in page.text("header")
    assert "one run: no interval" in page.text("td")
    assert "includes zero" not in page.text("td")


def test_every_text_has_both_languages():
    for key, (german, english) in TEXTS.items():
        assert german, key
        assert english, key
        assert set(re.findall(r"\{\w+\}", german)) == set(re.findall(r"\{\w+\}", english)), key


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(ValueError, match="choose from de, en"):
        write_report(make_comparison(seeds=1, years=1), tmp_path, "fr")


def test_each_series_of_the_figures_is_cut_out_of_the_table_once(tmp_path, monkeypatch):
    cut = []

    def notice(region, key, scenario):
        cut.append((key, scenario))
        return runs_over_time(region, key, scenario)

    comparison = make_comparison(seeds=2, years=1)
    monkeypatch.setattr("ruhrsim.plots.bands.runs_over_time", notice)
    draw_pictures(comparison, tmp_path, "en")
    assert sorted(cut) == sorted((key, s.name) for key in HEADLINE for s in comparison.scenarios)
