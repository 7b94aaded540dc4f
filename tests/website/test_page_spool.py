"""Texts that wait on the disk: each comes back once, whole, in any order."""

from __future__ import annotations

from generator.website.page_spool import PageSpool


def test_each_text_comes_back_once_in_any_order() -> None:
    spool = PageSpool()
    texts = {"a.md": "报告 Report", "b.md": "", "c/d.md": "𠀀\n\r\n" * 1000, "e.md": "a lone \ud800"}
    for path, text in texts.items():
        spool.put(path, text)
    assert spool.take("c/d.md") == texts["c/d.md"]
    spool.put("f.md", "later")
    assert {path: spool.take(path) for path in ("e.md", "b.md", "f.md", "a.md")} == {
        "e.md": texts["e.md"],
        "b.md": "",
        "f.md": "later",
        "a.md": texts["a.md"],
    }
    assert [spool.take(path) for path in (*texts, "f.md", "never.md")] == [None] * 6
