"""A bilingual file (TMX, XLIFF, PO, TSV) -> its pairs of Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ReportError, shorten
from generator.files import read_text

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
"""Chinese characters: they show which of two languages is the Chinese one."""
KINDS = "TMX, XLIFF, PO, or a TSV file whose first line names zh and en"


@dataclass(frozen=True)
class Pair:
    """One text in both languages."""

    number: int
    """Which one of its file, from 1; a header is not counted."""
    zh: str
    en: str


def read_pairs(path: Path) -> list[Pair]:
    """Every pair of the file at ``path``; texts that have one language only are counted and left out.

    Raises ReportError for a file that is of no known kind, is broken, is not UTF-8, or has no pair.
    """
    name = path.as_posix()
    text = read_text(path, name)
    pairs = [pair for pair in _reader_of(text, name)(text, name) if pair.zh.strip() and pair.en.strip()]
    if not pairs:
        raise _problem(
            name, 1, "the file", "no pair", "texts in Chinese and English", "check that both languages are in the file"
        )
    return pairs


def _problem(name: str, line: int, what: str, found: str, expected: str, fix: str) -> ReportError:
    return ReportError([Problem(name, line, what, found, expected, fix)])


def _reader_of(text: str, name: str) -> Callable[[str, str], Iterator[Pair]]:
    """The reader of the kind of file that the content shows."""
    start = text[:4000].lstrip()
    if start.startswith("<"):
        root = re.search(r"<(?![?!])(?:\w+:)?(\w+)", start)
        if root and root[1] == "tmx":
            return _read_tmx
        if root and root[1] == "xliff":
            return _read_xliff
    elif re.search(r'^msgid\s+"', text, re.MULTILINE):
        return _read_po
    elif {"zh", "en"} <= set(_header(start.partition("\n")[0])):
        return _read_tsv
    found = shorten(start.partition("\n")[0]) if start else "an empty file"
    raise _problem(name, 1, "the kind of file", found, KINDS, "export the texts in one of these formats")


def _cells(line: str) -> list[str]:
    """The cells of one line of TSV; quotation marks around a whole cell, as spreadsheets write them, left out."""
    cells = line.rstrip("\r\n").split("\t")
    return [
        cell[1:-1].replace('""', '"') if re.fullmatch(r'"(?:[^"]|"")*"', cell) and len(cell) > 1 else cell
        for cell in cells
    ]


def _header(line: str) -> list[str]:
    """The languages that the columns name: ``zh``, ``ZH-CN``, ``zh_Hans`` and 中文 are one."""
    return [{"中文": "zh", "英文": "en"}.get(cell.strip(), _language(cell.strip())) for cell in _cells(line)]


def _read_tsv(text: str, name: str) -> Iterator[Pair]:
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip())
    header = _header(lines[at])
    zh, en = header.index("zh"), header.index("en")
    pairs, problems = [], []
    for n, line in enumerate(lines[at + 1 :], at + 2):
        if not line.strip():
            continue
        cells = _cells(line)
        if len(cells) <= max(zh, en):
            found = f"{len(cells)} column" + "s" * (len(cells) != 1)
            fix = "separate the columns by tabs, and write each pair on one line"
            problems.append(Problem(name, n, "the row", found, f"{len(header)} columns, as in the first line", fix))
            continue
        pairs.append(Pair(len(pairs) + 1, cells[zh], cells[en]))
    if problems:
        raise ReportError(problems)
    yield from pairs


def _parse(store: Callable, text: str, name: str, kind: str):
    """The file as translate-toolkit reads it."""
    try:
        return store(text.encode("utf-8"))
    except ReportError:
        raise
    except Exception as error:  # The toolkit lets errors of lxml, of its own and of Python through.
        named = re.search(r"on line (\d+)", str(error))
        line = getattr(error, "lineno", None) or (int(named[1]) if named else 0)
        found = shorten(str(error).partition("\n")[0] or type(error).__name__, 100)
        raise _problem(name, line, kind, found, f"a well-formed {kind} file", "export it again") from None


def _read_tmx(text: str, name: str) -> Iterator[Pair]:
    from translate.misc.xml_helpers import getXMLlang
    from translate.storage import tmx

    store = _parse(tmx.tmxfile.parsestring, text, name, "TMX")
    for number, unit in enumerate(store.units, 1):
        texts = {}
        for node in unit.getlanguageNodes():
            texts.setdefault(_language(getXMLlang(node)), str(unit.getNodeText(node) or ""))
        yield Pair(number, texts.get("zh", ""), texts.get("en", ""))


def _language(code: str | None) -> str:
    """The code of zh-CN, ZH_hans, en-US … without country and script."""
    base = re.split("[-_]", (code or "").lower())[0]
    return {"zho": "zh", "chi": "zh", "cmn": "zh", "cn": "zh", "eng": "en"}.get(base, base)


def _read_xliff(text: str, name: str) -> Iterator[Pair]:
    from translate.storage import xliff, xliff2

    second = re.search(r'<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*["\']2', text[:4000])
    store = _parse((xliff2.Xliff2File if second else xliff.xlifffile).parsestring, text, name, "XLIFF")
    yield from _order([(str(unit.source or ""), str(unit.target or "")) for unit in store.units])


def _read_po(text: str, name: str) -> Iterator[Pair]:
    from translate.storage import pypo

    store = _parse(pypo.pofile.parsestring, text, name, "PO")
    units = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete()]
    yield from _order([(str(unit.source or ""), str(unit.target or "")) for unit in units])


def _order(units: list[tuple[str, str]]) -> Iterator[Pair]:
    """Pairs of sources and targets, in whichever direction the file translates."""
    chinese_first = sum(bool(HAN.search(source)) - bool(HAN.search(target)) for source, target in units) >= 0
    for number, (source, target) in enumerate(units, 1):
        yield Pair(number, source, target) if chinese_first else Pair(number, target, source)
