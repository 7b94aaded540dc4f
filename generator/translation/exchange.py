"""The memory for other tools: TMX out, XLIFF out and back, by translate-toolkit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from translate.storage import tmx, xliff

from generator.errors import Problem, ReportError
from generator.project.translation_memory import Entry, Memory
from generator.project.translation_units import TranslationUnit


def format_tmx(memory: Memory) -> bytes:
    """What is reviewed, as TMX: Chinese to English."""
    store = tmx.tmxfile(sourcelanguage="zh-CN", targetlanguage="en")
    for entry in memory.reviewed.values():
        store.addtranslation(entry.zh, "zh-CN", entry.en, "en", comment=entry.path)
    return bytes(store)


def format_xliff(texts: Iterable[TranslationUnit], memory: Memory) -> bytes:
    """Every text, as XLIFF: what is reviewed as approved, drafts as translations that need review."""
    store = xliff.xlifffile(sourcelanguage="zh-CN", targetlanguage="en")
    store.switchfile("report", createifmissing=True)
    for text in texts:
        entry = memory.get(text.path, text.zh)
        unit = store.UnitClass(text.zh)
        store.addunit(unit)
        unit.setid(text.path)
        unit.target = (entry.en if entry else text.en) or ""
        unit.marktranslated() if entry and not entry.draft else unit.markfuzzy(True)
        unit.markapproved(bool(entry and not entry.draft))
    return bytes(store)


UNKNOWN, CHANGED, EMPTY = "no text has their address", "their Chinese has changed", "they have no English"
"""Why units of an XLIFF file are left out."""


def read_xliff(path: Path, texts: Iterable[TranslationUnit], memory: Memory) -> tuple[Entry, ...]:
    """What is new in an XLIFF file about ``texts``; see ``compare_xliff``."""
    return compare_xliff(path, texts, memory)[0]


def compare_xliff(
    path: Path, texts: Iterable[TranslationUnit], memory: Memory
) -> tuple[tuple[Entry, ...], Counter[str]]:
    """What is new in an XLIFF file about ``texts``, approved units as reviewed and others as drafts; and what is left out.

    Blanks in the Chinese do not count: some tools compress them. The second value counts the units that are left out,
    by reason. Raises ReportError where the file cannot be read.
    """
    present = {text.path: text for text in texts}
    try:
        units = xliff.xlifffile.parsestring(path.read_bytes()).units
    except OSError as error:
        found = error.strerror or str(error)
        problem = Problem(path.as_posix(), 0, "the file", found, "a file that can be read", "check the path")
        raise ReportError([problem]) from None
    # Where the root is another element, the toolkit looks for files of translations in vain.
    except (etree.XMLSyntaxError, ValueError, StopIteration, AttributeError) as error:
        line, found = getattr(error, "lineno", None) or 1, getattr(error, "msg", "") or "another kind of file"
        problem = Problem(path.as_posix(), line, "XLIFF", found, "an XLIFF file", "export it again")
        raise ReportError([problem]) from None
    fresh, left_out = [], Counter()
    for unit in units:
        text = present.get(unit.getid().rpartition("\x04")[2])
        changed = text is not None and "".join(str(unit.source).split()) != "".join(text.zh.split())
        if reason := UNKNOWN if text is None else CHANGED if changed else EMPTY if not unit.target else "":
            left_out[reason] += 1
            continue
        entry = Entry(text.path, text.zh, str(unit.target), not unit.isapproved())
        old = memory.get(text.path, text.zh)
        if old is None or (old.en, old.draft) != (entry.en, entry.draft):
            fresh.append(entry)
    return tuple(fresh), left_out
