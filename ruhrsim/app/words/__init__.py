"""All words of the app, German and English side by side, one file a page."""

from ruhrsim.app.place import here
from ruhrsim.app.words import compare, editor, evidence, explore, find, frame, share, workshop, worlds
from ruhrsim.common.number_format import check_language

PAGES = {
    "frame": frame.WORDS,
    "compare": compare.WORDS,
    "editor": editor.WORDS,
    "find": find.WORDS,
    "share": share.WORDS,
    "evidence": evidence.WORDS,
    "explore": explore.WORDS,
    "workshop": workshop.WORDS,
}


def text(key: str, language: str, covers: str = "luck", **facts) -> str:
    """Return a text by `page.key` in `de` or `en`, filled with facts.

    Args:
        key: Page and name.
        language: `de` or `en`.
        covers: What intervals cover, `luck` or `assumptions`, see `Comparison.uncertainty`.
        facts: What the text names.
    """
    page, name = key.split(".", 1)
    return _placed(pick(_pairs(page, covers)[name], language), language).format(**facts)


def words(page: str, language: str, covers: str = "luck") -> dict[str, str]:
    """Return all texts of a page as they are, for parts that fill them in the browser; see `text`."""
    return {key: _placed(pick(pair, language), language) for key, pair in _pairs(page, covers).items()}


def _placed(words: str, language: str) -> str:
    """Fill in the region and the number of its towns, which are the same everywhere on a server."""
    if "{place}" in words:
        words = words.replace("{place}", here().name(language))
    return words.replace("{n_towns}", str(len(here().town_names()))) if "{n_towns}" in words else words


def _pairs(page: str, covers: str) -> dict[str, tuple[str, str]]:
    return PAGES[page] | (worlds.WORDS.get(page, {}) if covers == "assumptions" else {})


def pick(pair: tuple[str, str], language: str) -> str:
    """Return the German or the English half of a pair."""
    return pair[0] if check_language(language) == "de" else pair[1]
