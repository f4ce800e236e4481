"""The report of a study: figures as files and one self-contained HTML page in German or English."""

from pathlib import Path

import pandas as pd

from ruhrsim.common.number_format import check_language
from ruhrsim.report.page import build_page
from ruhrsim.report.pictures import draw_pictures
from ruhrsim.runs.results import Comparison


def write_report(
    comparison: Comparison, directory: Path, language: str, parts: pd.DataFrame | None = None
) -> Path:
    """Write `figures/*.svg` and `report.html` into a folder.

    Args:
        comparison: Any number of scenarios and seeds; the first scenario is the baseline.
        directory: An existing folder.
        language: `de` or `en`.
        parts: What the difference between competing and sharing out is made of, as `analysis.split.split`
            gives it.

    Returns:
        The path of the page.

    Raises:
        ValueError: The language is unknown.
    """
    check_language(language)
    directory = Path(directory)
    pictures = draw_pictures(comparison, directory / "figures", language)
    path = directory / "report.html"
    path.write_text(build_page(comparison, pictures, language, parts), encoding="utf-8")
    return path
