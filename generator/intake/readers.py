"""A file with a report's text -> its paragraphs: plain text in the usual encodings, a saved web page, or a Word document."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import MAX_BYTES
from generator.intake.wrapped_lines import join_wrapped, without_serials

KINDS = (".txt", ".html", ".htm", ".docx")
ENCODINGS = ("gb18030", "big5")
META = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
HAN = re.compile(r"[\u3400-\u9fff]")
COMMON = re.compile("[的和一在是了年有工市]")
LONG = 200
MARKDOWN = re.compile(r"(?:#{1,6}[ \t]+|[-*+][ \t]+(?=[\u4e00-\u9fff“*]))")
"""The mark of a heading or a list at the beginning of a line of Markdown."""
ENDLESS = 3000
"""Characters of a line that must be many paragraphs."""
NEXT = re.compile(
    r"(?<=[。！!；;：:])\s*(?=[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|第[一二三四五六七八九十]部分|[●◆■▲])"
    r"|(?<=[\u4e00-\u9fff\d)）])(?=[一二三四五六七八九十]、(?:(?:19|20)\d\d年|过去|今后))"
    r"|(?<=年工作回顾)(?=[\u4e00-\u9fff\d])|(?<=年(?:重点工作|工作安排|主要任务))(?=[\u4e00-\u9fff\d])"
    r"|(?=各位代表[：:])|(?<=各位代表[：:])"
)
"""Where paragraphs begin that were run together."""
INDENT = re.compile("[\u3000\xa0]{2,}")
SPREAD = re.compile(r"(?<=\d) ?[.．] (?=\d+ ?(?:[%％万亿元]|个百分点|公里|吨|亩))")
"""A decimal point with spaces around it, as newspapers set it: 6 . 5%."""
LEAST_HAN = 20
"""A text with fewer Chinese characters is no Chinese report."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))


@dataclass(frozen=True)
class Document:
    """The text of a report."""

    paragraphs: tuple[str, ...]
    headings: frozenset[int] = frozenset()
    """Numbers, from 0, of the paragraphs that the file itself marks as headings."""
    title: str = ""
    """As a web page calls itself; empty where nobody says."""
    published: date | None = None
    address: str = ""


def read_document(file: Path) -> Document:
    """The paragraphs of ``file``; raises ReportError where it cannot be read, or has no Chinese text."""
    raw = _read_bytes(file)
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise _refuse(file, f"a file of kind {kind or '(none)'}", f"one of {', '.join(KINDS)}", "save the text as .txt")
    if kind == ".docx":
        found = _read_docx(file)
    elif kind == ".txt":
        found = Document(_paragraphs(decode(raw, file)))
    else:
        found = _read_html(decode(raw, file), file)
    if sum(len(HAN.findall(each)) for each in found.paragraphs) < LEAST_HAN:
        shown = " ".join(found.paragraphs)[:60] or "nothing"
        raise _refuse(file, f"no Chinese text ({shown})", "the text of a report", "name the file that holds it")
    return found


def _refuse(file: Path, found: str, expected: str, fix: str) -> ReportError:
    return ReportError([Problem(str(file), 0, "the source text", found, expected, fix)])


def _read_bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise _refuse(file, f"{file.stat().st_size} bytes", f"at most {MAX_BYTES}", "name the report's text alone")
        raw = file.read_bytes()
    except OSError as error:
        raise _refuse(file, error.strerror or str(error), "a file that can be read", "check the path") from None
    if not raw.strip():
        raise _refuse(file, "an empty file", "the text of a report", "name the file that holds it")
    return raw


def decode(raw: bytes, file: Path) -> str:
    """``raw`` as text: by its byte order mark, by what a web page says of itself, else UTF-8, GB 18030 or Big5.

    GB 18030 takes nearly any bytes, so a text counts only where it has the characters that every Chinese text has.
    Raises ReportError where nothing fits.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _decode(raw, encoding) or _fail(raw, file)
    if raw[1:200:2].count(0) > 20 or raw[0:200:2].count(0) > 20:
        return _decode(raw, "utf-16-le" if raw[1:200:2].count(0) > 20 else "utf-16-be") or _fail(raw, file)
    if (text := _decode(raw, "utf-8-sig")) is not None:
        return text
    named = [match[1].decode().lower() for match in META.finditer(raw[:4096])]
    texts = [text for each in (*named, *ENCODINGS) if (text := _decode(raw, each)) is not None]
    for text in texts:
        han = len(HAN.findall(text[:20000]))
        if not han or len(COMMON.findall(text[:20000])) * 60 >= han:
            return text
    # UTF-16 without a byte order mark has no zeros where all is Chinese.
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decode(raw, encoding)
        if text and len(COMMON.findall(text[:20000])) * 60 >= len(text[:20000]):
            return text
    return _fail(raw, file)


def _decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _fail(raw: bytes, file: Path) -> str:
    raise _refuse(file, f"bytes that are no text ({raw[:8].hex(' ')} …)", "UTF-8 or GBK", "save the file as UTF-8")


def clean(text: str) -> str:
    """``text`` without what nobody sees, and with the usual characters for their compatibility forms."""
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE)).replace("\xa0", " ").replace("\u3000", " ")
    text = SPREAD.sub(".", text)
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    # \f and the separators end a line as well, in what comes out of other programs.
    lines = re.split(r"[\r\n\f\v\x85\u2028\u2029]+", text)
    lines = join_wrapped(without_serials(lines))
    # Paragraphs that were joined keep the two wide spaces with which each began.
    lines = [part for line in lines for part in _parts(line)]
    return tuple(cleaned for line in lines if (cleaned := clean(_without_marks(line))))


def _parts(line: str) -> list[str]:
    """``line`` as it is, or its paragraphs where it is so long that it must have several."""
    if len(line) > ENDLESS and not INDENT.search(line):
        return NEXT.split(line)
    return INDENT.split(line) if len(line) > LONG else [line]


def _without_marks(line: str) -> str:
    """``line`` without the marks of Markdown around it."""
    line = line.strip()
    if match := MARKDOWN.match(line):
        line = line[match.end() :]
    return line[2:-2] if len(line) > 4 and line.startswith("**") and line.endswith("**") else line


def _read_html(text: str, file: Path) -> Document:
    """The article of a web page, without its menus and footers."""
    import trafilatura
    from lxml.etree import LxmlError

    from generator.intake.web_page import article_lines, saved_address

    try:
        lines = article_lines(text)
    except (LxmlError, ValueError):
        lines = []
    if not lines:
        raise _refuse(file, "no article", "a page with the text of a report", "copy its text into a .txt file")
    marked = {clean(line.text) for line in lines if line.heading}
    paragraphs = _paragraphs("\n".join(line.text for line in lines))
    headings = (n for n, paragraph in enumerate(paragraphs) if paragraph in marked)
    about = trafilatura.extract_metadata(text)
    address = about.url or saved_address(text)
    return Document(paragraphs, frozenset(headings), clean(about.title or ""), _read_day(about.date), address)


def _read_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _read_docx(file: Path) -> Document:
    """The paragraphs of a Word document, of its tables row by row."""
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    from generator.intake.web_page import LONGEST_HEADING, SENTENCE_END, read_rows
    from generator.intake.word_document import read_lines

    try:
        lines = read_lines(file)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, LxmlError):
        fix = "open it in Word and save it again, or save its text as .txt"
        raise _refuse(file, "no Word document", "a .docx file that Word opens", fix) from None
    paragraphs: list[str] = []
    headings: set[int] = set()
    for table, group in groupby(lines, key=lambda line: line.table):
        if table:
            paragraphs += filter(None, map(clean, read_rows([list(map(clean, line.cells)) for line in group])))
            continue
        for line in group:
            for text in _paragraphs(line.text):
                short = 2 <= len(text) <= LONGEST_HEADING and not SENTENCE_END.search(text)
                if line.heading or (line.bold and short):
                    headings.add(len(paragraphs))
                paragraphs.append(text)
    return Document(tuple(paragraphs), frozenset(headings))
