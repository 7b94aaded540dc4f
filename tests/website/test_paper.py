"""The report on paper: a PDF in each language, tagged, with bookmarks, in its language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.website.paper import print_report


@pytest.mark.slow
@pytest.mark.site
def test_each_pdf_is_tagged_has_bookmarks_and_says_its_language(site: Path, tmp_path: Path) -> None:
    files = print_report(site, tmp_path / "pdf")
    for file, lang in zip(files, (b"zh-CN", b"en"), strict=True):
        content = file.read_bytes()
        assert b"/StructTreeRoot" in content
        assert b"/MarkInfo" in content
        assert b"/Lang (" + lang + b")" in content
        assert content.count(b"/Title") > 20  # a bookmark for each part and section
        assert 20 < len(re.findall(rb"/Type\s*/Page\b", content)) < 60


def test_a_missing_site_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="run make site"):
        print_report(tmp_path, tmp_path / "pdf")
    assert not (tmp_path / "pdf").exists()
