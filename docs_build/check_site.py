"""Check the built site: every link leads to a file and an anchor, and nothing is loaded from elsewhere.

python docs_build/check_site.py site
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
_LOADING_RELATIONS = ("stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch")


class _Page(HTMLParser):
    """Links, anchors and loaded files of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Take note of an element."""
        given = dict(attrs)
        self.anchors |= {given[key] for key in ("id", "name") if given.get(key)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        relations = (given.get("rel") or "").split()
        loads = tag != "link" or any(relation in _LOADING_RELATIONS for relation in relations)
        target = given.get(_LOADING.get(tag, ""))
        if target and loads:
            self.loaded.append(target)


def faults(site: Path) -> list[str]:
    """Return one line for each link that leads nowhere and each file that is loaded from elsewhere.

    Args:
        site: Folder of the built site.
    """
    pages = {file.resolve(): _Page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))}
    found = [] if pages else [f"{site} holds no page"]
    for file, page in pages.items():
        where = file.relative_to(site.resolve())
        for target in page.loaded:
            if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
                found.append(f"{where}: loads {target} from elsewhere")
            elif not urlsplit(target).scheme and not _file(file, target).is_file():
                found.append(f"{where}: loads {target}, which is not there")
        for target in page.links:
            parts = urlsplit(target)
            if parts.scheme or target.startswith("//"):
                continue
            if target.startswith("/"):
                found.append(f"{where}: links to {target}, which holds on a server's root only")
                continue
            there = _file(file, target)
            if not there.is_file():
                found.append(f"{where}: links to {target}, which is not there")
            elif parts.fragment and there in pages and unquote(parts.fragment) not in pages[there].anchors:
                found.append(f"{where}: links to {target}, where there is no such place")
    return found


def _file(page: Path, target: str) -> Path:
    path = unquote(urlsplit(target).path)
    if not path:
        return page
    there = (page.parent / path).resolve()
    return there / "index.html" if there.is_dir() else there


if __name__ == "__main__":
    told = faults(Path(sys.argv[1]))
    print("\n".join(told[:50]) or "every link leads somewhere, nothing is loaded from elsewhere")
    if len(told) > 50:
        print(f"... and {len(told) - 50} more")
    sys.exit(bool(told))
