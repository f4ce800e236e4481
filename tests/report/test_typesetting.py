"""PDFs by Typst, and what is said without it."""

import pytest

from ruhrsim.report import typesetting
from ruhrsim.report.typesetting import TypesetterError, printable, typeset


def test_without_typst_the_way_out_is_said(monkeypatch):
    monkeypatch.setattr(typesetting, "can_typeset", lambda: False)
    with pytest.raises(TypesetterError, match=r"pip install 'ruhrsim\[kit\]'"):
        typeset(b"text")


def test_the_same_source_at_the_same_time_is_the_same_file():
    pytest.importorskip("typst")
    once, again, later = (typeset(b"text", timestamp=time) for time in (0, 0, 86_400))
    assert once == again != later


def test_signs_without_a_glyph_become_question_marks_at_any_depth():
    assert printable({"a": ["x\u6f22\n", 3], "b": None}) == {"a": ["x?\n", 3], "b": None}
