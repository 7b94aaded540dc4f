"""Characters that look like others: which may stay, what they should be, and why two texts differ."""

import pytest

from generator.report.characters import clean, find_alike, find_lookalike


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("新建⽔库⼗座，⼀般公共预算", "新建水库十座，一般公共预算"),
        ("⺠生，⻓江，⻛险", "民生，长江，风险"),
        ("停车\u200b位\ufeff", "停车位"),
        ("18\u00a0所", "18 所"),
        ("８所，ＡＩ", "８所，ＡＩ"),
        ("plain", "plain"),
        ("更\uf901", "更更"),
    ],
)
def test_look_alikes_become_the_usual_characters(text, usual):
    assert clean(text) == usual
    assert clean(usual) == usual


def test_every_radical_has_a_usual_character():
    radicals = [chr(code) for code in (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))]
    assert [each for each in radicals if find_lookalike(each) is None] == []
    assert find_lookalike("".join(map(clean, radicals))) is None


@pytest.mark.parametrize("text", ["μm", "α粒子", "Москва", "café", "🚇", "𠮷", "·", "—", "“”", "\u3000"])
def test_what_is_meant_may_stay(text):
    assert find_lookalike(text) is None


@pytest.mark.parametrize(
    ("words", "text", "there", "difference"),
    [
        ("增长6%左右", "预计增长６％左右。", "增长６％左右", "６ U+FF16 (fullwidth digit six) there, 6 U+0036 (digit six) here"),
        ('建"双创"城', "建“双创”城", "建“双创”城", "“ U+201C (left double quotation mark) there, \" U+0022 (quotation mark) here"),
        ("7个-10个", "公园7个—10个", "7个—10个", "— U+2014 (em dash) there, - U+002D (hyphen-minus) here"),
        ("新建水库", "新建 水库", "新建 水库", "U+0020 (space) there, 水 U+6C34 here"),
        ("水库", "无", None, None),
    ],
)  # fmt: skip
def test_why_words_are_not_found(words, text, there, difference):
    assert find_alike(words, text) == (there and (there, difference))
