"""Scripts made small: the same names for pages and other files, a fault reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.website.scripts import minify_scripts


def test_scripts_of_both_languages_get_small_and_keep_what_others_use(tmp_path: Path) -> None:
    script = "/* Says why. */\nconst shared = (() => {\n  const longName = document.title;\n  return longName + longName;\n})();\n"
    module = "export function search(query) {\n  return query.trim();\n}\n"
    for language in ("", "en"):
        (tmp_path / language / "assets/search").mkdir(parents=True)
        (tmp_path / language / "assets/a.js").write_text(script, encoding="utf-8")
        (tmp_path / language / "assets/search/b.js").write_text(module, encoding="utf-8")
    minify_scripts(tmp_path)
    for language in ("", "en"):
        small = (tmp_path / language / "assets/a.js").read_text(encoding="utf-8")
        assert "const shared=" in small
        assert "longName" not in small
        assert "why" not in small
        assert "search" in (tmp_path / language / "assets/search/b.js").read_text(encoding="utf-8")


def test_a_fault_is_reported_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.js").write_text("let a = 1;\nlet = ;\n", encoding="utf-8")
    with pytest.raises(ReportError, match=r"a\.js:2"):
        minify_scripts(tmp_path)
    assert (tmp_path / "assets/a.js").read_text(encoding="utf-8").startswith("let a")
