"""Definitions that only repeat the term, and aliases that are another thing: seeded ones, and right ones left alone."""

import pytest

from generator.checks.definitions import is_other, repeats
from generator.project.glossary import Forms, Term, TermKind
from generator.project.paths import GLOSSARY
from generator.report.model import Prose
from tests.minimal import problem


def term(name: str, definition: str, language: str, *variants: str, kind: TermKind = TermKind.PROJECT) -> Term:
    names = {"zh": ("名", name)[language == "zh"], "en": ("name", name)[language == "en"]}
    words = Prose(**{"zh": "说", "en": "said", language: definition})
    return Term(
        "a", **names, pinyin="a", kind=kind, definition=words, source=True, variants=Forms(**{language: variants})
    )


REPEATED = [
    ("zh", "青年公寓", "面向青年投放的公寓。", False),
    ("zh", "牡丹博物馆", "以牡丹为主题的博物馆，今年建成开放。", True),
    ("zh", "房住不炒", "房子是用来住的，不是用来炒的。", True),
    ("zh", "房住不炒", "国家的住房政策：买房应当为了自己住。", False),
    ("zh", "城市运营中心", "全市加快建设的城市运营中心。", True),
    ("zh", "国家文化公园", "报告要求加快建设的项目之一。", True),
    ("zh", "国家文化公园", "沿黄河跨多个省的保护带，不是一座围起来的公园。", False),
    ("zh", "南岸灌区", "南岸的灌区，2022年10月底前完成。", False),
    ("zh", "县医院", "县里的医院。", True),
    ("zh", "省重点项目", "省里列为重点的项目。", True),
    ("en", "Peony Museum", "A museum about the peony, to be finished and opened this year.", True),
    ("en", "Peony Museum", "A museum in which 1,200 kinds of flower are shown.", False),
    ("en", "key projects", "Projects that the province or the city ranks as key.", False),
    ("en", "company benefits", "The benefits of a company.", True),
    ("en", "North–South Railway", "The railway from the north to the south.", True),
    ("en", "Peonies", "A peony's.", True),
]


@pytest.mark.parametrize(("language", "name", "definition", "repeated"), REPEATED)
def test_a_definition_says_more_than_the_name(language, name, definition, repeated):
    assert repeats(term(name, definition, language), language) is repeated


def test_a_variant_counts_as_the_name():
    assert repeats(term("轴研所", "轴承研究所的简称。", "zh", "轴承研究所"), "zh")
    assert not repeats(term("轴研所", "轴承研究所的简称。", "zh"), "zh")


def test_a_definition_does_not_call_the_term_short_for_its_own_long_form():
    words = "公共电车的简称，靠架空线供电，在城里按固定线路走。"
    assert repeats(term("公电", words, "zh", "公共电车"), "zh")
    assert repeats(term("电车电灯", "电车和电灯的合称。", "zh", "电车和电灯"), "zh")
    assert not repeats(term("公电", words, "zh"), "zh")
    assert not repeats(term("公电", "靠架空线供电的车；“公电”是公共电车的简称。", "zh", "公共电车"), "zh")


def test_a_place_may_be_defined_by_its_province():
    assert not repeats(term("嵩县", "洛阳的一个县。", "zh", kind=TermKind.PLACE), "zh")
    assert repeats(term("嵩县", "洛阳的一个县。", "zh"), "zh", ("洛阳",))


ALIASES = [
    ("伏牛山", "伏牛山水", True),
    ("前坪水库", "前坪水库灌区", True),
    ("硕士授权", "硕士授权单位", True),
    ("二广高速", "二广高速城区段", True),
    ("中国质量奖", "中国质量奖提名奖", True),
    ("河洛英才", "河洛英才计划", False),
    ("机场三期", "机场三期工程", False),
    ("栾川", "栾川县", False),
    ("医共体", "紧密型县域医共体", False),
    ("栾川县", "栾川", False),
    ("栾川", "栾川", False),
]


@pytest.mark.parametrize(("form", "name", "other"), ALIASES)
def test_an_alias_names_the_same_thing(form, name, other):
    assert is_other(form, name) is other


CIRCULAR = "definition: {zh: 加快推进地铁延伸的工程。, en: A project to extend the metro.}"


def found(project, code):
    return [problem for problem in project.check(text=False, wording=True).problems if f"[{code}]" in problem.what]


def test_a_circular_definition_is_reported_at_its_line_where_it_is_shown(project):
    project.change("definition: {zh: 把地铁修得更远。, en: A plan for more metro.}", CIRCULAR, GLOSSARY)
    line = project.line("metro-plan", "definition", GLOSSARY)
    (reported,) = found(project, "definition-circular")
    assert (reported.file, reported.line) == (GLOSSARY, line)
    assert reported == problem(
        line,
        'term "metro-plan", definition, zh [definition-circular]',
        "加快推进地铁延伸的工程。",
        "what the name alone does not say",
        "say it, or write plain: [zh]",
        GLOSSARY,
    )
    project.change(CIRCULAR, f"{CIRCULAR}\n    plain: [zh]", GLOSSARY)
    assert not found(project, "definition-circular")


def test_an_alias_that_is_another_thing_is_reported(project):
    project.change("kind: programme", "kind: programme\n    variants: {zh: [地铁]}", GLOSSARY)
    (reported,) = found(project, "term-alias")
    assert (reported.found, reported.expected) == ("地铁", "other names of 地铁延伸")
