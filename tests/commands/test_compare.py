"""``compare``: every kind of file, its findings in both formats, and files that are none."""

import json

import pytest

from generator.checks.bilingual_files import Pair, read_pairs
from generator.cli import main

ROWS = [
    ("收入80亿元。", "Revenue was 8 billion yuan."),
    ("今年增长8%左右。", "It grows by about 8% in 2015."),
    ("新建12所“好”学校。", 'They built 13 "good" schools.'),
]
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
srclang="en-US" datatype="plaintext"/><body>
{}
</body></tmx>"""
XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="x" source-language="zh-CN" target-language="en" datatype="plaintext"><body>
{}
</body></file></xliff>"""
XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN" trgLang="en"><file id="f">
{}
</file></xliff>"""
PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

{}"""


def escape(text: str) -> str:
    return text.replace('"', '\\"')


def write_tmx(rows, zh="zh-CN", en="en-US") -> str:
    units = (
        f'<tu><tuv xml:lang="{en}"><seg>{e}</seg></tuv><tuv xml:lang="{zh}"><seg>{z}</seg></tuv></tu>' for z, e in rows
    )
    return TMX.format("\n".join(units))


def write_xliff(rows) -> str:
    units = (
        f'<trans-unit id="{n}"><source>{z}</source><target>{e}</target></trans-unit>' for n, (z, e) in enumerate(rows)
    )
    return XLIFF.format("\n".join(units))


def write_xliff_2(rows) -> str:
    units = (
        f'<unit id="u{n}"><segment><source>{z}</source><target>{e}</target></segment></unit>'
        for n, (z, e) in enumerate(rows)
    )
    return XLIFF_2.format("\n".join(units))


def write_po(rows) -> str:
    return PO.format("\n".join(f'msgid "{escape(z)}"\nmsgstr "{escape(e)}"\n' for z, e in rows))


def write_po_from_english(rows) -> str:
    return PO.format("\n".join(f'msgid "{escape(e)}"\nmsgstr "{escape(z)}"\n' for z, e in rows))


def write_tsv(rows) -> str:
    return "key\tzh\ten\tnote\n" + "".join(f"{n}\t{z}\t{e}\t\n" for n, (z, e) in enumerate(rows))


def write_quoted_tsv(rows) -> str:
    """As spreadsheets write it: a cell with quotation marks is quoted."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if '"' in text else text

    return "\ufeffen\tzh\r\n" + "".join(f"{cell(e)}\t{cell(z)}\r\n" for z, e in rows)


WRITERS = [write_tmx, write_xliff, write_xliff_2, write_po, write_po_from_english, write_tsv, write_quoted_tsv]


@pytest.fixture
def file(tmp_path):
    """Writes a file's content and returns its path; its name says nothing about its kind."""

    def write(content: str | bytes, name: str = "pairs.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_every_kind_gives_the_same_pairs(file, writer):
    assert read_pairs(file(writer(ROWS))) == [Pair(n, *row) for n, row in enumerate(ROWS, 1)]


def test_languages_by_any_code(file):
    assert read_pairs(file(write_tmx(ROWS, "zh_Hans", "EN"))) == read_pairs(file(write_tmx(ROWS)))


def test_a_pair_without_one_language_is_counted_and_left_out(file):
    rows = [("收入80亿元。", ""), *ROWS]
    assert [pair.number for pair in read_pairs(file(write_po(rows)))] == [2, 3, 4]


def test_json(file, capsys):
    assert main(["compare", str(file(write_tsv(ROWS))), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"n": 3, "code": "parity-number", "language": "en", "found": "13", "expected": "12所"}
    ]


def test_text(file, capsys):
    assert main(["compare", str(file(write_tsv(ROWS)))]) == 1
    out = capsys.readouterr().out
    assert out.startswith("3: [parity-number] en: found")
    assert out.endswith("1 finding in 3 pairs\n")


def test_no_finding(file, capsys):
    path = file(write_tmx(ROWS[:2]))
    assert main(["compare", str(path)]) == 0
    assert capsys.readouterr().out == "0 findings in 2 pairs\n"
    assert main(["compare", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_year(file, capsys):
    path = str(file(write_tsv(ROWS[:2])))
    assert main(["compare", path, "--year", "2015"]) == 0
    assert main(["compare", path, "--year", "2014"]) == 1
    with pytest.raises(SystemExit) as left:
        main(["compare", path, "--year", "soon"])
    assert left.value.code == 2


BROKEN = [
    ("", 1, "the kind of file", "an empty file"),
    ("收入80亿元。\n", 1, "the kind of file", "收入80亿元。"),
    ("chinese\tenglish\n收入\tRevenue\n", 1, "the kind of file", "chinese\\u0009english"),
    ("<html><body>收入</body></html>", 1, "the kind of file", "<html><body>收入</body></html>"),
    ("zh\ten\n", 1, "the file", "no pair"),
    ("zh\ten\n收入\t\n", 1, "the file", "no pair"),
    (write_tmx([]), 1, "the file", "no pair"),
    (write_tmx(ROWS, "de", "fr"), 1, "the file", "no pair"),
    ("zh\ten\n收入\tRevenue\n\n支出\n", 4, "the row", "1 column"),
    ("zh\ten\n收入\tRevenue\n".encode("gb18030"), 2, "the text", "the byte 0xca"),
    (write_tmx(ROWS)[:-20], 6, "TMX", None),
    (write_xliff(ROWS).replace("</body>", ""), 7, "XLIFF", None),
    ('msgid "收入\nmsgstr "Revenue"\n', 1, "PO", None),
]


@pytest.mark.parametrize(
    ("content", "line", "what", "found"), BROKEN, ids=[f"{n}-{row[2]}" for n, row in enumerate(BROKEN)]
)
def test_broken_files(file, capsys, content, line, what, found):
    path = file(content)
    assert main(["compare", str(path)]) == 1
    error = capsys.readouterr().err
    head, *rest = error.splitlines()
    assert head == f"{path.as_posix()}:{line}: {what}"
    assert [row.split()[0] for row in rest[:3]] == ["found", "expected", "fix"]
    if found:
        assert rest[0] == f"  found     {found}"


def test_every_short_row_is_reported(file, capsys):
    assert main(["compare", str(file("zh\ten\n收入\n支出\n"))]) == 1
    assert "2 problems" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.tmx", "."])
def test_no_such_file(tmp_path, capsys, name):
    assert main(["compare", str(tmp_path / name)]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_entities_are_not_expanded(file, capsys):
    bomb = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = write_tmx([("收入80亿元。&b;", "Revenue was 8 billion yuan.")]).replace("<tmx ", bomb + "<tmx ", 1)
    main(["compare", str(file(content))])
    assert "haha" not in capsys.readouterr().out


def test_signs_that_look_like_others_are_no_difference(tmp_path, capsys):
    file = tmp_path / "pairs.tsv"
    file.write_text("zh\ten\n新建⽔库⼗座、学校1\u200b8所\t10 reservoirs and 18 schools\n", encoding="utf-8")
    assert main(["compare", str(file)]) == 0


@pytest.mark.parametrize("header", ["zh\ten", "ZH-CN\ten-US", "zh_Hans\tEN", "中文\t英文", '"zh"\t"en"'])
def test_a_table_may_name_its_languages_as_programs_do(tmp_path, capsys, header):
    file = tmp_path / "pairs.tsv"
    file.write_text(f"{header}\n建8所\t9 schools\n", encoding="utf-8-sig")
    assert main(["compare", str(file)]) == 1
    assert "found 9; expected 8所" in capsys.readouterr().out
