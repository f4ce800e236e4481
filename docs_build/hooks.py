"""What MkDocs does for this site beside turning Markdown into HTML.

- Files of the project that are pages (`PAGES`) are read where they stand; nothing is copied.
- Links out of the folder of pages are led back (`outside_links`).
- Requests `<!-- from the code: NAME -->` and `<!-- from the README: HEADING -->` are answered (`code_pages`,
  `licences`).
- Formulas of the model's description are typeset (`equations`).
- German pages say that they are German.
"""

import re
from pathlib import Path

from code_pages import PARTS, filled, with_sections
from equations import typeset_blocks
from licences import licences
from mkdocs.structure.files import File
from outside_links import led_back

import ruhrsim
from ruhrsim.app.manual import MARK

ROOT = Path(__file__).parents[1]
PAGES = {
    "ruhrsim/ODD.md": "model/odd.md",
    "experiments/README.md": "how_to/sweeps.md",
    "benchmarks/README.md": "reference/benchmarks.md",
    "CHANGELOG.md": "reference/changelog.md",
    "CONTRIBUTING.md": "tutorials/contributing.md",
    "ruhrsim/workshop_kit/en/facilitator.md": "how_to/facilitate.md",
    "ruhrsim/workshop_kit/en/handout.md": "how_to/handout.md",
    "ruhrsim/workshop_kit/de/facilitator.md": "de/leitfaden.md",
    "ruhrsim/workshop_kit/de/handout.md": "de/handzettel.md",
}
"""Pages that stand elsewhere in the project: file and page."""
README_TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
README = {
    "README.md": "how_to/install.md",
    "README.md#where-a-change-goes": "extending.md#where-a-change-goes",
    "README.md#your-own-question": "how_to/scenario.md",
}
"""Where links to the README lead: it is no page itself."""


def on_files(files, config):
    """Add the pages that stand elsewhere."""
    for source, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    files.append(File.generated(config, MARK, content=f"{ruhrsim.__version__}\n"))
    return files


def on_post_build(config):
    """Drop the page for wrong addresses: it looks for its styles at the root of a server."""
    (Path(config.site_dir) / "404.html").unlink()


def on_page_markdown(markdown, page, config, files):
    """Make of a text what its page shows."""
    page_of = {f"docs/{file.src_uri}": file.src_uri for file in files.documentation_pages()}
    page_of |= README | PAGES
    at = page.file.src_uri
    source = next((source for source, target in PAGES.items() if target == at), f"docs/{at}")
    text = led_back(with_sections(markdown, README_TEXT), source, at, page_of, ROOT)
    text = filled(text, PARTS | {"licences": licences})
    return typeset_blocks(text) if at == "model/odd.md" else text


def on_post_page(output, page, config):
    """Tell browsers and screen readers which language a page is in."""
    german = page.file.src_uri.startswith("de/")
    return re.sub(r'<html lang="en"', '<html lang="de"', output, count=1) if german else output
