"""What the build prepares: words of Chinese, their readings, traditional characters; who is found by which alias."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import jieba
import pytest

from generator.checks.synonyms import check_synonyms
from generator.errors import ReportError
from generator.pages.views.context import Context
from generator.project.glossary import Forms, load_glossary
from generator.project.labels import report_labels
from generator.project.paths import HOME
from generator.project.report_file import load_report
from generator.project.synonyms import load_synonyms
from generator.website.search.aliases import Alias, Mentions, all_aliases
from generator.website.search.records import Records
from generator.website.search.words import BREAK, HAN, LONGEST, Segmenter, readings, traditional_forms

ROOT = HOME


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(["棚改", "安置房", "豫事办", "5G基站", "一"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("棚改安置房", "棚改|安置房"),
        ("“豫事办”App", "“豫事办”App"),
        ("PM2.5浓度下降", "PM2.5浓度|下降"),
        ("metro lines", "metro lines"),
        ("a|b", "a｜b"),
        ("", ""),
    ],
)
def test_chinese_is_cut_into_words_and_the_rest_is_unchanged(segmenter, text, words):
    assert segmenter.cut(text) == words


def test_the_term_base_is_the_dictionary():
    assert Segmenter([]).cut("豫事办") != "豫事办" == Segmenter(["豫事办"]).cut("豫事办")


def test_readings_are_without_tones_and_by_word():
    assert readings(["重庆|长大", "校长", "绿色"]) == {
        "校长": "xiao zhang",
        "绿色": "lv se",
        "重庆": "chong qing",
        "长大": "zhang da",
    }


def test_a_given_reading_comes_before_the_dictionary_s():
    given = {"重渡沟": "Chóngdùgōu", "乐亭": "Làotíng", "绿色": "no pinyin of it", "西安": "Xī'ān"}
    assert readings(["重渡沟|乐亭|绿色|西安"], given=given) == {
        "乐亭": "lao ting",
        "绿色": "lv se",
        "西安": "xi an",
        "重渡沟": "chong du gou",
    }


def test_rare_signs_are_words_too(segmenter):
    assert segmenter.cut("𬭚和𫘝") == "𬭚|和|𫘝"


def test_a_sign_in_use_keeps_its_simplified_form():
    assert "乾干" in traditional_forms(["乾隆的干部"])


def test_only_characters_in_use_are_mapped():
    assert traditional_forms(["停车"]) == "車车"
    assert "產产" in traditional_forms(["产"])


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        ("社区养老服务设施", "", {0}),
        ("", "two nurseries and a school", {1}),
        ("", "The nurserymen", set()),
        ("", "", set()),
    ],
)
def test_mentions_are_found_within_longer_words_and_in_any_number(chinese, english, found):
    aliases = (
        Alias("care", {"zh": ("养老服务",), "en": ("elderly care",)}, {"zh": (), "en": ()}),
        Alias("nursery", {"zh": ("托儿所",), "en": ("nursery",)}, {"zh": (), "en": ()}),
    )
    assert Mentions(aliases).find([chinese], [english]) == found


def write_synonyms(root: Path, text: str) -> None:
    (root / "data").mkdir()
    (root / "data/synonyms.yaml").write_text(text, encoding="utf-8")


def test_synonyms_are_read(tmp_path):
    write_synonyms(
        tmp_path, "topics: []\ngroups:\n  - id: lift\n    finds: {zh: [电梯]}\n    words: {en: [elevator]}\n"
    )
    assert load_synonyms(tmp_path).groups[0].words == Forms(en=("elevator",))
    assert load_synonyms(tmp_path / "none").groups == ()


def test_words_of_one_item_are_read_and_stand_in_its_row(tmp_path):
    report = load_report(ROOT / "data/targets.yaml").report
    item = report.items[0]
    write_synonyms(tmp_path, f"items:\n  - {{id: {item.id}, words: {{zh: [产值], en: [output, wealth]}}}}\n")
    synonyms = load_synonyms(tmp_path)
    glossary = load_glossary(ROOT)[0]
    for language, words in (("zh", "产值"), ("en", "output; wealth")):
        context = Context(report, glossary, language, report_labels(language, report.heading))
        rows = Records(context, Mentions(all_aliases(glossary, synonyms)), Segmenter([]), synonyms).rows()
        assert [row["i"] for row in rows if "w" in row] == [item.id]
        assert rows[0]["w"] == words


def test_a_wrong_key_is_reported_with_its_line(tmp_path):
    write_synonyms(tmp_path, "topics: []\ngroups: []\nwords: []\n")
    with pytest.raises(ReportError) as caught:
        load_synonyms(tmp_path)
    assert "data/synonyms.yaml:3: the file" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("topics:\n  - {id: housing, words: {zh: [房]}}\n", None, None),
        ("topics:\n  - {id: housing, words: {zh: [房]}}\n  - {id: house, words: {zh: [房]}}\n", 3, "house"),
        ("topics:\n  - {id: housing}\n", 2, "nothing"),
        ("items:\n  - {id: metro, words: {en: [tube]}}\n  - {id: metre, words: {en: [tube]}}\n", 3, "metre"),
        ("- a\n", 1, "no keys"),
        ("words: []\n", 1, "the key words"),
    ],
)
def test_a_check_of_synonyms_reports_all_with_their_lines(
    tmp_path: Path, text: str, line: int | None, found: str | None
) -> None:
    write_synonyms(tmp_path, text)
    problems = check_synonyms(tmp_path, ["housing", "jobs"], ["metro"])
    assert [(each.line, each.found) for each in problems] == ([(line, found)] if line else [])


def test_the_real_synonyms_are_clean() -> None:
    report = load_report(ROOT / "data/targets.yaml").report
    assert check_synonyms(ROOT, [topic.id for topic in report.topics], report.by_id) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_term_leads_to_the_glossary_only_where_it_is_listed(language):
    glossary = load_glossary(ROOT)[0]
    report = load_report(ROOT / "data/targets.yaml").report
    mentions = Mentions(all_aliases(glossary, load_synonyms(ROOT)))
    context = Context(report, glossary, language, report_labels(language, report.heading))
    rows = list(Records(context, mentions, Segmenter([]))._terms())
    assert len(rows) == len(mentions.aliases)
    assert [row["a"] for row in rows] == [[position] for position in range(len(rows))]
    listed = [term.id for term in glossary.terms if term.is_listed(language)]
    assert [row["i"] for row in rows if row["k"] == "term"] == listed
    assert "metro" not in listed


def test_words_are_cut_as_by_the_whole_dictionary():
    terms = ["养老服务设施", "城市大脑", "风口产业"]
    whole = jieba.Tokenizer()
    whole.initialize()
    for term in sorted(terms):
        whole.add_word(term)
    texts = [item.phrase for item in load_report(ROOT / "data/targets.yaml").report.items]
    texts += ["研究生命起源", "南京市长江大桥", "结合成分子时", "建成城市大脑和社区养老服务设施"]
    segmenter = Segmenter(terms)
    for text in texts:
        expected = HAN.sub(lambda run: BREAK.join(whole.cut(run[0], HMM=False)), text)
        assert segmenter.cut(text) == expected, text
    assert max(map(len, segmenter._dictionary)) <= LONGEST


def test_jieba_comes_without_a_warning_whatever_python_warns_of(tmp_path):
    code = "from generator.website.search.words import Segmenter; print(Segmenter(['a']).cut('停车难'))"
    # Its modules are compiled anew, which is when Python warns of them.
    fresh = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, env=fresh, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "停车难", "")
