"""Links that leave the folder of pages: to files of the project that are pages elsewhere, or no pages at all.

The same text is read in a repository, where `../ruhrsim/ODD.md` is a file beside it, and on the site, where it
is a page. What is no page of the site is named by its path, since a site that is read without a network has no
repository to point at.
"""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")


def led_back(text: str, source: str, page: str, pages: Mapping[str, str], root: Path) -> str:
    """Return a page with its links to files of the project led to pages, or written as paths.

    Args:
        text: Markdown as it stands in the project.
        source: File that holds it, from the root of the project.
        page: Page that it becomes, from the root of the site.
        pages: Page of each file that is one, both from their roots; `file#anchor` leads elsewhere than its file.
        root: Root of the project.

    Raises:
        FileNotFoundError: A link leads to no file of the project.
    """

    def led(found: re.Match) -> str:
        words, (target, _, anchor) = found[1], found[2].partition("#")
        if not target or re.match(r"[a-z]+:", found[2]):
            return found[0]
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        place = pages.get(f"{file}#{anchor}") or (
            file in pages and "#".join(filter(None, (pages[file], anchor)))
        )
        if place:
            return f"[{words}]({posixpath.relpath(place, posixpath.dirname(page) or '.')})"
        if not (root / file).exists():
            raise FileNotFoundError(f"{source} links to {target}, and there is no {file}")
        path = f"`{file}`"
        return path if _is_name_of(words, file) else f"{words} ({path})"

    return _LINK.sub(led, text)


def _is_name_of(words: str, file: str) -> bool:
    """Tell whether a link's words are its file, so that the path says it all."""
    return file.endswith(words.strip("`"))
