"""Text as safe markup."""

import markdown
import pytest
from markupsafe import Markup

from generator.pages.markup import TermLinks, language_of, mark_language, markdown_text
from generator.project.glossary import load_glossary
from generator.project.paths import GLOSSARY

SPECIAL = [
    "*a* _b_ **c** __d__",
    "`code`",
    "[words](http://example.org) ![image](x.png)",
    "<b>bold</b> <script>alert(1)</script> &amp; & < >",
    "a {: #stolen .class } b",
    "# a",
    "1. a",
    "- a",
    "> a",
    "a | b",
    "http://example.org <http://example.org> a@example.org",
    "a\\*b",
    "$x$ ~~y~~ ^z^ ==m== :smile:",
    "\"quoted\" 'single'",
    "{{ 7 * 7 }} {% raw %}",
    "[^1]: note",
]


@pytest.mark.parametrize("text", SPECIAL)
@pytest.mark.parametrize("before", ["", "# ", "words "])
def test_markdown_shows_text_as_it_is(text, before):
    html = markdown.markdown(before + str(markdown_text(text)), extensions=["attr_list", "tables", "footnotes"])
    tag = "h1" if before == "# " else "p"
    shown = Markup(html).striptags()
    assert html.count("<") == 2, html
    assert html.startswith(f"<{tag}>")
    assert shown == (before.removeprefix("# ") + text).strip()


def test_a_line_break_cannot_begin_a_block():
    assert markdown_text("a\n# b") == "a &#35; b"


def test_plain_words_stay_as_they_are():
    assert markdown_text("中文 and English, 5%") == "中文 and English, 5%"


@pytest.fixture
def glossary(project):
    return load_glossary(project.root)[0]


def test_first_mention_on_a_page_is_linked(glossary):
    terms = TermLinks(glossary, "zh", "../../", "编者注")
    linked = '<a class="term" href="../../glossary/#old-estate" data-term="建成多年的小区。">老旧小区</a>'
    assert terms("改造老旧小区，再改老旧小区") == f"改造{linked}，再改老旧小区"
    assert terms("老旧小区") == "老旧小区"
    assert TermLinks(glossary, "zh", "../../", "编者注")("老旧小区") == linked


def test_the_words_of_the_text_are_unchanged(glossary):
    assert '">Old Estates</a>' in TermLinks(glossary, "en", "./", "Note")("Old Estates")


def test_english_names_a_programme_in_chinese_too(glossary):
    text = TermLinks(glossary, "en", "./", "Note")("The metro extension, the metro extension")
    assert text == (
        'The <a class="term" href="./glossary/#metro-plan" data-term="A plan for more metro." data-note="Note">metro extension</a>'
        ' (<span lang="zh-CN">地铁延伸</span>, <span lang="zh-Latn">dìtiě yánshēn</span>), the metro extension'
    )
    assert "<span" not in TermLinks(glossary, "zh", "./", "Note")("地铁延伸")


def test_a_definition_beyond_the_source_is_marked_as_a_note(glossary):
    assert "data-note" not in TermLinks(glossary, "en", "./", "Note")("old estates")
    assert 'data-note="Note"' in TermLinks(glossary, "en", "./", "Note")("metro extension")


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        ("kind: place", False, False),
        ("kind: term", True, True),
        ("kind: term\n    plain: [zh]", False, True),
        ("kind: term\n    plain: [en]", True, False),
        ("kind: programme\n    plain: [zh, en]", False, False),
    ],
)
def test_places_and_plain_words_are_not_linked(project, more, zh, en):
    project.change("kind: programme", more, GLOSSARY)
    glossary = load_glossary(project.root)[0]
    assert ("<a " in TermLinks(glossary, "zh", "./", "编者注")("地铁延伸")) is zh
    assert ("<a " in TermLinks(glossary, "en", "./", "Note")("metro extension")) is en


def test_english_names_a_plain_programme_in_chinese_all_the_same(project):
    project.change("kind: programme", "kind: programme\n    plain: [en]", GLOSSARY)
    text = TermLinks(load_glossary(project.root)[0], "en", "./", "Note")("A <metro extension>")
    chinese = '(<span lang="zh-CN">地铁延伸</span>, <span lang="zh-Latn">dìtiě yánshēn</span>)'
    assert text == f"A &lt;metro extension {chinese}&gt;"


CHINESE = [
    ("The 万 and 亿", 'The <span lang="zh-CN">万</span> and <span lang="zh-CN">亿</span>'),
    ("河滨（新区）地铁", '<span lang="zh-CN">河滨（新区）地铁</span>'),
    ("<河>", '&lt;<span lang="zh-CN">河</span>&gt;'),
    ("no Chinese, 5 %", "no Chinese, 5 %"),
]


@pytest.mark.parametrize(("text", "marked"), CHINESE)
def test_chinese_in_english_is_marked(text, marked):
    assert mark_language(text, "en") == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("用Excel打开", '用<span lang="en">Excel</span>打开'),
        ("类别at_least，<b>", '类别<span lang="en">at_least</span>，&lt;b&gt;'),
        ("GDP、5G、App", "GDP、5G、App"),
        (
            "地址是#metro-phase-2，文件是targets.csv & more",
            '地址是#metro-phase-2，文件是targets.csv &amp; <span lang="en">more</span>',
        ),
    ],
)
def test_english_words_in_chinese_are_marked(text, marked):
    assert mark_language(text, "zh") == marked


def test_text_around_terms_is_escaped(glossary):
    text = TermLinks(glossary, "en", "./", "Note")('<b> & "x" old estates <i>')
    assert text.startswith("&lt;b&gt; &amp; &#34;x&#34; <a ")
    assert text.endswith("</a> &lt;i&gt;")


def test_a_definition_cannot_leave_its_attribute(project):
    project.change("A plan for more metro.", "'A \"><script>'", GLOSSARY)
    glossary = load_glossary(project.root)[0]
    assert "<script" not in TermLinks(glossary, "en", "./", "Note")("metro extension")


@pytest.mark.parametrize(
    ("words", "language"), [("统计公报", "zh-CN"), ("A Chronicle", "en"), ("GDP公报", "zh-CN"), ("9.1%", "zh-CN")]
)
def test_words_of_others_are_in_the_language_they_are_in(words, language):
    assert language_of(words) == language
