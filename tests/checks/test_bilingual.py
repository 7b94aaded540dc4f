"""Every rule about texts: seeded faults with their messages, clean texts that it must leave alone, exemptions."""

import pytest

from generator.checks.findings import CODES
from generator.numbers.comparison import compare_texts
from generator.project.paths import EXEMPTIONS, GLOSSARY, HOME
from tests.minimal import problem

TEXT = "    text: {zh: 垃圾要分开放。, en: Waste is kept apart.}"
PLANTED = {
    # code and language: Chinese, English, found, expected, fix
    ("parity-number", "en"): (
        "今年建成八个站点。",
        "Nine sites open.",
        "Nine",
        "八个, as the Chinese says",
        "give the same number in both, or in neither",
    ),
    ("parity-unit", "en"): (
        "下降3个百分点。",
        "It falls by 3%.",
        "3%",
        "3个百分点, as the Chinese says",
        "give the same unit in both",
    ),
    ("parity-comparator", "en"): (
        "投资60亿元以上。",
        "It costs up to RMB 6 billion.",
        "up to RMB 6 billion (at_most)",
        "60亿元以上 (at_least), as the Chinese says",
        "let both bound the number or date alike",
    ),
    ("parity-direction", "en"): (
        "费用下降3%。",
        "Fees rise by 3%.",
        "3% (up)",
        "3% (down), as the Chinese says",
        "let the measure rise or fall in both",
    ),
    ("parity-date", "en"): (
        "2022年6月底前完成。",
        "It ends by July 2022.",
        "by July 2022",
        "2022年6月底前, as the Chinese says",
        "give the same date in both, or in neither",
    ),
    ("parity-quote", "en"): (
        "同{figure:parks}一起。",
        "With the 7–10 parks.",
        "no {figure:parks}",
        "{figure:parks}, as the Chinese quotes it",
        "quote it here too, or in neither",
    ),
    ("parity-wording", "en"): (
        "垃圾要分开放。",
        "The city aims to keep waste apart.",
        "aims to",
        "a plain statement: the item is firm",
        "say it as the report does, or write wording: aspirational",
    ),
    ("style-leftover", "en"): ("垃圾要分开放。", "Waste is 分开.", "分开", "English", "translate it"),
    ("style-leftover", "zh"): (
        "垃圾要separate放。",
        "Waste is kept apart.",
        "separate",
        "Chinese",
        "translate it, or add it to the term base",
    ),
    ("style-punctuation", "en"): (
        "垃圾要分开放。",
        "Waste；apart.",
        "；",
        "English punctuation and straight quotes",
        "write , . ; : ? ! \" ' ( )",
    ),
    ("style-punctuation", "zh"): (
        "垃圾,要分开放。",
        "Waste is kept apart.",
        ",",
        "Chinese punctuation",
        "write ，。；：？！（）“”",
    ),
    ("style-leftover", "en", "nothing"): (
        "垃圾要分开放。",
        "~",
        "~",
        "words",
        "write the text, or leave it out",
    ),
    ("style-width", "en"): (
        "垃圾要分开放。",
        "Waste is kept ａpart.",
        "ａ",
        "half-width characters",
        "type it half-width",
    ),
    ("style-width", "zh"): (
        "共有Ａ类垃圾。",
        "Waste is kept apart.",
        "Ａ",
        "half-width letters and digits",
        "type it half-width",
    ),
    ("style-space", "zh"): (
        "垃圾 要分开放。",
        "Waste is kept apart.",
        "圾 要",
        "no space beside Chinese characters",
        "remove the space",
    ),
    ("style-space", "en"): (
        "垃圾要分开放。",
        "Waste is kept apart .",
        "t .",
        "one space after punctuation and none before",
        "correct the spaces",
    ),
    ("style-doubled", "en"): ("垃圾要分开放。", "Waste is is kept apart.", "is is", "each word once", "remove one"),
    ("style-doubled", "zh"): ("垃圾要分开的的放。", "Waste is kept apart.", "的的", "each word once", "remove one"),
    ("style-brackets", "zh"): (
        "垃圾要（分开放。",
        "Waste is kept apart.",
        "1 （ and 0 ）",
        "each （ with its ）",
        "add or remove one",
    ),
    ("style-numeral", "zh"): (
        "百分之六的垃圾。",
        "Of waste 6%.",
        "百分之六",
        "Arabic numerals with 万 and 亿, and %",
        "write it like 8.2万, 6%, 2031年",
    ),
    ("style-spelling", "en"): (
        "垃圾要分开放。",
        "Waste is kept in colored bins.",
        "colored",
        "a word of British English, or a term of the base",
        "write coloured",
    ),
}


def seed(project, zh: str, en: str) -> None:
    project.change(TEXT, f"    text:\n      zh: '{zh}'\n      en: '{en.replace(chr(39), chr(39) * 2)}'")


def found_by(project, code: str):
    return [p for p in project.check(wording=True).problems if f"[{code}]" in p.what]


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: "-".join(case))
def test_seeded_fault_is_reported(project, case):
    code, language, *_ = case
    zh, en, found, expected, fix = PLANTED[case]
    seed(project, zh, en)
    line = project.line("waste-sorting", language)
    reported = problem(line, f'item "waste-sorting", text, {language} [{code}]', found, expected, fix)
    assert reported in found_by(project, code)


def test_a_sentence_too_long_is_reported(project):
    seed(project, "垃圾要分开放。", f"Waste is kept {'well ' * 1}apart {'and sorted again ' * 14}here.")
    assert "(48 words)" in found_by(project, "style-length")[0].found


def test_two_deadlines_on_one_day_count_twice(project):
    seed(project, "2022年6月30日前开工，2022年6月30日前完工。", "It starts and ends by 30 June 2022.")
    assert [p.found for p in found_by(project, "parity-date")] == ["by 30 June 2022"]


def test_a_first_day_is_no_deadline(project):
    seed(project, "2022年6月底前完成。", "It ends from June 2022.")
    assert [p.found for p in found_by(project, "parity-comparator")] == ["from June 2022 (at_least)"]


def test_a_name_given_in_one_language_is_reported(project):
    project.change("{zh: 地铁通到河滨。, en:", "{zh: 地铁延伸到河滨。, en:")
    line, fix = project.line("metro", "text"), "use the term, or add the wording used to its variants"
    expected = "metro extension, for the Chinese has 地铁延伸"
    reported = problem(line, 'item "metro", text, en [term-missing]', "no metro extension", expected, fix)
    assert project.check(wording=True).problems == (reported,)


def test_an_everyday_term_given_in_one_language_is_reported_unless_readers_know_it(project):
    seed(project, "垃圾要分开放。", "Waste on old estates is kept apart.")
    line = project.line("waste-sorting", "text") + 1
    expected = "老旧小区, for the English has old housing estate"
    fix = "use the term, or add the wording used to its variants"
    reported = problem(line, 'item "waste-sorting", text, zh [term-missing]', "no 老旧小区", expected, fix)
    assert project.check(wording=True).problems == (reported,)
    project.change("    kind: term\n", "    kind: term\n    plain: [en]\n", GLOSSARY)
    assert project.check(wording=True).problems == ()


def test_a_wording_that_the_term_base_forbids_is_reported(project):
    project.change(
        "{zh: 地铁通到河滨。, en: The metro will", "{zh: 地铁延伸到河滨。, en: The metro extension or tube tail will"
    )
    text = (project.root / GLOSSARY).read_text(encoding="utf-8")
    wrong = text.replace("    zh: 地铁延伸\n", "    zh: 地铁延伸\n    forbidden: {en: [tube tail]}\n", 1)
    (project.root / GLOSSARY).write_text(wrong, encoding="utf-8")
    assert [(p.found, p.expected) for p in found_by(project, "term-forbidden")] == [("tube tail", "metro extension")]


def test_two_terms_that_share_a_wording_are_reported(project):
    text = (project.root / GLOSSARY).read_text(encoding="utf-8")
    second = (
        text[text.index("  - id: metro-plan") :]
        .replace("metro-plan", "metro-twin", 1)
        .replace("zh: 地铁", "zh: 新地铁", 1)
    )
    (project.root / GLOSSARY).write_text(text.rstrip() + "\n" + second, encoding="utf-8")
    assert found_by(project, "term-ambiguous")


def test_the_minimal_project_has_no_finding(project):
    assert project.check(wording=True).problems == ()


def test_an_exemption_answers_for_one_case_and_must_be_needed(project):
    seed(project, "垃圾要分开放。", "Waste goes into colored bins.")
    record = "exemptions:\n  - {code: style-spelling, at: items/waste-sorting/text, words: colored, reason: a name}\n"
    (project.root / EXEMPTIONS).write_text(record, encoding="utf-8")
    assert project.check(wording=True).problems == ()
    project.change("Waste goes into colored bins.", "Waste goes into bins.")
    reported = problem(
        2,
        'exemption "items/waste-sorting/text" [exemption-unused]',
        "style-spelling does not find colored there",
        "exemptions that are needed",
        "remove it",
        EXEMPTIONS,
    )
    assert project.check(wording=True).problems == (reported,)


def test_a_word_of_the_project_is_known(project):
    seed(project, "垃圾要分开放。", "Waste goes into zorbles.")
    assert found_by(project, "style-spelling")
    (project.root / EXEMPTIONS).write_text("words: [zorble]\n", encoding="utf-8")
    assert project.check(wording=True).problems == ()


def test_every_code_is_documented():
    text = (HOME / "docs/translation.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"`{code}`" not in text] == []


AMOUNTS = [
    ("60亿元以上", "at least RMB 6 billion"),
    ("8.2万户", "82,000 households"),
    ("7个—10个", "7–10 parks"),
    ("6%左右", "about 6%"),
    ("3个百分点", "3 percentage points"),
    ("20万亩", "13,333 ha (200,000 mu)"),
    ("三分之一", "one third of"),
    ("一半以上", "at least half of"),
    ("第三届", "the third"),
    ("十四五", "14th Five-Year Plan"),
    ("2022年6月30日前", "by 30 June 2022"),
    ("年底前", "by the end of the year"),
    ("上半年", "first half of the year"),
    ("百万吨", "million-tonne"),
    ("前45位", "top 45"),
    ("三级", "Grade III"),
    ("半公斤", "half a kilogram"),
    ("零售、统一、千家万户、第一", "retail, first"),
]


@pytest.mark.parametrize(("zh", "en"), AMOUNTS)
def test_amounts_are_the_same_in_both_languages(zh, en):
    assert compare_texts(zh, en, strict=True) == []
