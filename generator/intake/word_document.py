"""A Word document -> its lines: what a reader sees, with the numbers that Word itself counts, and no text that is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

DIGITS = "零一二三四五六七八九"
CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
LINE_ENDS = {qn("w:br"), qn("w:cr")}
UNSEEN = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
TEXT_LEVEL = 9
"""The outline level of body text."""


@dataclass(frozen=True)
class WordLine:
    """A paragraph, or a row of a table."""

    text: str
    bold: bool = False
    heading: bool = False
    """Whether its style, or its level in the outline, says so."""
    cells: tuple[str, ...] = ()
    """Of a row."""
    table: int = 0
    """Which table it stands in, from 1; 0 for none."""


def read_lines(file: Path) -> list[WordLine]:
    """The lines of ``file``; raises what python-docx raises for what is no Word document."""
    document = docx.Document(str(file))
    numbers = _Numbers.of(document)
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    tables = 0
    lines = []
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tbl"):
            tables += 1
            rows = (tuple(_text(cell) for cell in row.iter(qn("w:tc"))) for row in block.iter(qn("w:tr")))
            lines += [WordLine("", cells=cells, table=tables) for cells in rows]
            continue
        text = numbers.before(block) + _text(block)
        style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = names.get(style.get(qn("w:val")), "") if style is not None else ""
        heading = name.startswith(("heading", "标题", "title")) or _outline_level(block) < TEXT_LEVEL
        lines.append(WordLine(text, _is_bold(block), heading))
    return lines


def _blocks(body: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables in order, those in content controls too."""
    for child in body:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag not in UNSEEN:
            yield from _blocks(child)


def _text(element: BaseOxmlElement) -> str:
    """The text below ``element`` that shows."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in LINE_ENDS:
        return "\n"
    if element.tag == qn("w:tab"):
        return " " if element.getparent().tag == qn("w:r") else ""
    return "".join(_text(child) for child in element if child.tag not in UNSEEN)


def _is_bold(paragraph: BaseOxmlElement) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if _text(run).strip()]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(qn("w:val")) not in ("0", "false") for mark in marks)


def _outline_level(paragraph: BaseOxmlElement) -> int:
    level = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = level.get(qn("w:val"), "") if level is not None else ""
    return int(value) if value.isdigit() else TEXT_LEVEL


@dataclass
class _Numbers:
    """The numbers that Word counts: 一、 and （一） of lists and headings."""

    formats: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    """By list and level: how its number is written, the text around it, and where it begins."""
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, document: docx.document.Document) -> _Numbers:
        """Those of ``document``; none where it has no lists."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls()
        levels = {}
        for abstract in root.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                values = [_value(level, name) for name in ("w:numFmt", "w:lvlText", "w:start")]
                key = abstract.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))
                levels[key] = (values[0], values[1], int(values[2]) if values[2].isdigit() else 1)
        formats = {}
        for number in root.iter(qn("w:num")):
            meant = _value(number, "w:abstractNumId")
            formats |= {(number.get(qn("w:numId")), at): kind for (of, at), kind in levels.items() if of == meant}
        return cls(formats)

    def before(self, paragraph: BaseOxmlElement) -> str:
        """What Word writes before ``paragraph``; empty for bullets and for what is no list."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        of, at = _value(properties, "w:numId"), _value(properties, "w:ilvl") or "0"
        written, around, start = self.formats.get((of, at), ("bullet", "", 1))
        if written in ("bullet", "none") or not at.isdigit():
            return ""
        counts = self.counts[of]
        counts[int(at)] = counts.get(int(at), start - 1) + 1
        for deeper in [each for each in counts if each > int(at)]:
            del counts[deeper]
        for level, count in counts.items():
            kind = self.formats.get((of, str(level)), (written, "", 1))[0]
            around = around.replace(f"%{level + 1}", _in_chinese(count) if kind in CHINESE else str(count))
        return around if "%" not in around else ""


def _value(element: BaseOxmlElement, name: str) -> str:
    found = element.find(qn(name))
    return found.get(qn("w:val"), "") if found is not None else ""


def _in_chinese(number: int) -> str:
    """1 to 99 in characters: 十二."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones or not tens else "")
