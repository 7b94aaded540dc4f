"""The source text: paragraphs, the figures and dates in them, and the fingerprint."""

from datetime import date
from fractions import Fraction

import pytest

from generator.errors import Problem, ReportError
from generator.project.source import digest, find_figures, format_fingerprint, load_fingerprint, load_source
from generator.report.model import Comparator
from tests.minimal import MINIMAL

FINGERPRINT = "data/source.yaml"

# text -> what is found in it: words, number, upper number, unit, comparator
FIGURES = {
    "没有数字": [],
    "增长4.8%": [("4.8%", Fraction("4.8"), None, "%", "exactly")],
    "投放1.6亿元": [("1.6亿元", 160_000_000, None, "元", "exactly")],
    "投资1.2万亿元": [("1.2万亿元", 1_200_000_000_000, None, "元", "exactly")],
    "１０亿元": [("１０亿元", 1_000_000_000, None, "元", "exactly")],
    "降低0.5个百分点": [("0.5个百分点", Fraction("0.5"), None, "个百分点", "exactly")],
    "300个": [("300个", 300, None, "个", "exactly")],
    "500强": [],
    # comparators before and after
    "8万人以上": [("8万人以上", 80_000, None, "人", "at_least")],
    "不低于60亿元": [("不低于60亿元", 6_000_000_000, None, "元", "at_least")],
    "不少于3次": [("不少于3次", 3, None, "次", "at_least")],
    "超60亿元": [("超60亿元", 6_000_000_000, None, "元", "more_than")],
    "超过60亿元": [("超过60亿元", 6_000_000_000, None, "元", "more_than")],
    "突破1000亿元": [("突破1000亿元", 100_000_000_000, None, "元", "more_than")],
    "3%以内": [("3%以内", 3, None, "%", "at_most")],
    "5.5%以下": [("5.5%以下", Fraction("5.5"), None, "%", "at_most")],
    "不超过5%": [("不超过5%", 5, None, "%", "at_most")],
    "6%左右": [("6%左右", 6, None, "%", "about")],
    "达到7%": [("7%", 7, None, "%", "exactly")],
    # ranks
    "全国前45位": [("前45位", 45, None, "位", "at_most")],
    "目前45位": [("45位", 45, None, "位", "exactly")],
    "目前3个": [("3个", 3, None, "个", "exactly")],
    # ranges
    "7个—10个": [("7个—10个", 7, 10, "个", "between")],
    "7-10个": [("7-10个", 7, 10, "个", "between")],
    "3至5万人": [("3至5万人", 30_000, 50_000, "人", "between")],
    "7–10个": [("7–10个", 7, 10, "个", "between")],
    "5至6%": [("5至6%", 5, 6, "%", "between")],
    "5~6%": [("5~6%", 5, 6, "%", "between")],
    # numbers in words count where they count something
    "八大工程": [("八大", 8, None, "个", "exactly")],
    "三类企业": [("三类", 3, None, "类", "exactly")],
    "十二项任务": [("十二项", 12, None, "项", "exactly")],
    "第三类": [],
    "三分之一以上": [("三分之一以上", Fraction(100, 3), None, "%", "at_least")],
    "超过一半": [("超过一半", 50, None, "%", "more_than")],
    "“八大工程”": [],
    "“十四五”八大": [("八大", 8, None, "个", "exactly")],
    "“136”": [],
    "二十大": [],
    "一个": [],
    "6大产业": [("6大", 6, None, "个", "exactly")],
    # parts of names are no figures, and neither are list numbers
    "PM2.5": [],
    "5G基站": [],
    "1、2号线": [],
    "一、2022年工作": [],
    # but the figure that a name holds may be an item's
    "15分钟“生活圈”": [("15分钟", 15, None, "分钟", "exactly")],
    # what the words around it give
    "高于全国4.3个和2.3个百分点": [("4.3个", Fraction("4.3"), None, "个百分点", "exactly"), ("2.3个百分点", Fraction("2.3"), None, "个百分点", "exactly")],
    "15.3和16.8万元": [("15.3", 153_000, None, "元", "exactly"), ("16.8万元", 168_000, None, "元", "exactly")],
    "居全省第一": [("第一", 1, None, "位", "exactly")],
    "事故0起": [("0起", 0, None, "起", "exactly")],
    # a number too long to be one cannot hide
    "1" * 19: [("1" * 19, int("1" * 19), None, "", "exactly")],
    "零分之一": [],
    # several
    "2家入500强，3家": [("2家", 2, None, "家", "exactly"), ("3家", 3, None, "家", "exactly")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_finds_figures(text, expected):
    found = find_figures(text)
    assert [(f.text, f.value, f.value_max, f.unit, f.comparator.value) for f in found] == expected
    assert [text[f.start : f.end] for f in found] == [f.text for f in found]


DATES = {
    "1月底前": [("1月底前", date(2022, 1, 31))],
    "2月底前": [("2月底前", date(2022, 2, 28))],
    "3月底前开工": [("3月底前", date(2022, 3, 31))],
    "6月底前": [("6月底前", date(2022, 6, 30))],
    "10月底前": [("10月底前", date(2022, 10, 31))],
    "12月底前": [("12月底前", date(2022, 12, 31))],
    "上半年完成": [("上半年", date(2022, 6, 30))],
    "下半年完成": [("下半年", date(2022, 12, 31))],
    "年底前": [("年底前", date(2022, 12, 31))],
    "2023年底前": [("2023年底前", date(2023, 12, 31))],
    "2024年2月底前": [("2024年2月底前", date(2024, 2, 29))],
    "明年6月底前": [("明年6月底前", date(2023, 6, 30))],
    "2022年6月30日前": [("2022年6月30日前", date(2022, 6, 30))],
    "到2025年建成": [("到2025年", date(2025, 12, 31))],
    "第三季度完成": [("第三季度", date(2022, 9, 30))],
    "年内新增": [("年内", date(2022, 12, 31))],
    "9月25日举办": [("9月25日", date(2022, 9, 25))],
    "2021年增长": [],
    "6月底前建成3个": [("6月底前", date(2022, 6, 30)), ("3个", None)],
    "全年": [],
    "牡丹文化节前": [],
    "6月底": [("6月底", date(2022, 6, 30))],
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_finds_dates(text, expected):
    assert [(f.text, f.deadline(2022)) for f in find_figures(text)] == expected


def test_paragraphs_are_lines_that_hold_text(tmp_path):
    file = tmp_path / "source.txt"
    file.write_text("\n  一  \n\n\u3000二\r\n \t\n三", encoding="utf-8")
    source = load_source(file)
    assert [(p.number, p.text) for p in source.paragraphs] == [(1, "一"), (2, "二"), (3, "三")]
    assert source.origin == "text"


def test_paragraphs_are_counted_from_one():
    source = load_source(MINIMAL / "source.txt")
    assert source.get(1).text == "某市2022年政府工作报告"
    assert source.get(8).text == "晚报"
    assert source.get(0) is source.get(9) is source.get(-1) is None


def test_digest_is_the_start_of_sha_256():
    assert digest("") == "e3b0c44298fc1c14"
    assert digest("晚报") != digest("晚报 ")


def test_fingerprint_holds_digests_and_figures_but_no_text():
    text = format_fingerprint(load_source(MINIMAL / "source.txt"))
    assert text == (MINIMAL / FINGERPRINT).read_text(encoding="utf-8")
    assert ENTRY in text
    assert "生产总值" not in text


@pytest.mark.parametrize(
    "texts", [list(FIGURES), list(DATES), ["".join(FIGURES)]], ids=["figures", "dates", "together"]
)
def test_fingerprint_gives_back_what_the_text_holds(tmp_path, texts):
    file, fingerprint = tmp_path / "source.txt", tmp_path / "source.yaml"
    file.write_text("\n".join(texts), encoding="utf-8")
    source = load_source(file)
    fingerprint.write_text(format_fingerprint(source), encoding="utf-8")
    known = load_fingerprint(fingerprint)

    def bare(paragraph):
        return [(f.text, f.value, f.value_max, f.unit, f.comparator, f.day, f.named) for f in paragraph.found]

    assert known.origin == "fingerprint"
    assert [p.text for p in known.paragraphs] == [None] * len(texts)
    assert [(p.number, p.digest, bare(p)) for p in known.paragraphs] == [
        (p.number, p.digest, bare(p)) for p in source.paragraphs
    ]


def test_fingerprint_tells_what_a_figure_alone_would_not(tmp_path):
    file = tmp_path / "source.txt"
    file.write_text("高于全国4.3个和2.3个百分点，构建15分钟“生活圈”，到2025年建成", encoding="utf-8")
    assert (
        'figures: [{text: "4.3个", value: "43/10", unit: "个百分点"}, "2.3个百分点", '
        '{text: "15分钟", value: "15", unit: "分钟", named: true}, "到2025年"]}\n'
    ) in format_fingerprint(load_source(file))


ENTRY = '  - {number: 3, digest: ca32d46d93f768ac, figures: ["4.8%", "5447.1亿元"]}\n'
DAMAGED = {
    "no paragraphs": ("paragraphs:\n", "others:\n"),
    "paragraph left out": (ENTRY, ""),
    "number that is none": ("{number: 3,", "{number: x,"),
    "no number": ("{number: 3, ", "{"),
    "no digest": (" digest: ca32d46d93f768ac,", ""),
    "digest cut": ("ca32d46d93f768ac", "ca32d46d"),
    "no figures": (', figures: ["4.8%", "5447.1亿元"]}', "}"),
    "figure that is none": ('"4.8%"', '"many"'),
    "figure without a number": ('"4.8%"', '{text: "4.8%", unit: "%"}'),
    "figure that is a date too": ('"4.8%"', '{text: "4.8%", value: "24/5", month: 6}'),
    "number that is none in a figure": ('"4.8%"', '{text: "4.8%", value: "4.8 or so"}'),
    "comparator that is none": ('"4.8%"', '{text: "4.8%", value: "24/5", comparator: near}'),
    "key that is none": ('"4.8%"', '{text: "4.8%", value: "24/5", colour: red}'),
    "two figures in one": ('"4.8%", "5447.1亿元"', '"4.8%, 5447.1亿元"'),
    "text for a paragraph": (ENTRY, "  - text\n"),
}


@pytest.mark.parametrize("change", DAMAGED.values(), ids=DAMAGED)
def test_damaged_fingerprint_is_reported(project, change):
    project.change(*change, FINGERPRINT)
    with pytest.raises(ReportError) as reported:
        load_fingerprint(project.root / FINGERPRINT, FINGERPRINT)
    fix = "write it again: python -m generator fingerprint"
    assert reported.value.problems == (
        Problem(FINGERPRINT, 1, "the fingerprint", "damaged", "one entry a paragraph", fix),
    )


def test_repeated_key_in_the_fingerprint_is_reported(project):
    project.change("{number: 3,", "{number: 3, number: 3,", FINGERPRINT)
    with pytest.raises(ReportError) as reported:
        load_fingerprint(project.root / FINGERPRINT, FINGERPRINT)
    assert [(each.line, each.found) for each in reported.value.problems] == [(6, "the key number again")]


def test_comparators_are_those_of_the_model():
    found = [f.comparator for text in FIGURES for f in find_figures(text)]
    assert set(found) == set(Comparator)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "nothing"),
        (" \n\u3000\n", "nothing"),
        ("<!DOCTYPE html>\n<p>一</p>", "a web page"),
        ("{\\rtf1 一}", "rich text"),
    ],
)
def test_what_is_no_plain_text_is_told_once(tmp_path, text, found):
    file = tmp_path / "source.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_source(file)
    (problem,) = caught.value.problems
    assert (problem.line, problem.what, problem.found) == (1, "the source text", found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_paragraphs_are_lines_however_they_end(tmp_path, end):
    file = tmp_path / "source.txt"
    file.write_bytes(end.join(["一", "", "\u3000\u3000二", "三"]).encode())
    assert [each.text for each in load_source(file).paragraphs] == ["一", "二", "三"]
