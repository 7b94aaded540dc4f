"""Definitions that define nothing: those that only repeat the term, and aliases that are another thing than it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.findings import Finding
from generator.project.glossary import Glossary, Term, TermKind
from generator.project.terms import WORD, stem
from generator.project.translation_units import TranslationUnit
from generator.report.model import LANGUAGES

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
EMPTY_ZH = (
    "报告 要求 提出 提到 点名 所说 说法 全市 全省 市里 省里 今年 全年 年底前 上半年 下半年 一年 "
    "加快 加紧 提速 推进 推动 实施 落实 启动 开展 建设 建成 开工 动工 开放 开建 投用 运营 举办 办好 打造 发展 做好 新建 "
    "高标准 高质量 重点 主要 相关 有关 各种 各类 一定 专门 用来 用于 适合 面向 针对 关于 属于 作为 成为 转为 列为 指的 是指 "
    "为主题 为内容 为主 主题 内容 之一 其中 这类 这种 一种 一个 一项 一座 一处 一家 一片 一条 一批 一些 一套 一起 同类 另一 "
    "项目 工程 做法 办法 方法 方式 计划 行动 活动 措施 举措 政策 制度 体系 机制 地方 场所 场馆 设施 机构 单位 组织 中心 平台 合称 "
    "基地 园区 区域 地区 事项 事情 东西 情况 现象 过程 状态 水平 称号 名称 简称 品牌 内涵 行业 领域 类型 程度 位置 人员 部分"
).split()
"""Words that say nothing of a thing: of which kind it is, and that the report wants it done."""
EMPTY_ZH_CHARS = frozenset(
    "的地得了着过是为在和与及或等把将被对由从向到给让使用以于之其这那各该就也都还并而要会能可所上下里中内前后"
)
EMPTY_EN = frozenset(
    stem(word)
    for word in (
        "a an the of in on at by to for from with into onto out up over under and or but as that which who whom whose this these "
        "those it its they them their there here is are was were be been being has have had do does did will would can could may "
        "must should not no one two each every all any some such other another very so than then when where "
        "report city citywide province year want call name speak say ask plan begin start speed faster quickly build "
        "built building construct construction carry carried set make made create created complete completed finish finished open "
        "opened hold held host run put bring brought take keep develop promote improve work done go get under way "
        "key main kind sort type part piece thing matter place area zone site venue facility institution body organisation "
        "centre platform base project programme scheme campaign drive plan activity measure step policy system mechanism way "
        "method practice approach title status name brand theme subject content field line group set about on devoted dedicated "
        "related meant intended aimed given use used people person company"
    ).split()
)
"""The same in English, and its small words."""
LONG_FORM = re.compile("(.+?)的[简合统]称")
"""How a Chinese definition begins that says what its term is short for."""
HEADS = re.compile("(?:工程|项目|计划|行动|五年|改革|活动|运营|企业|地区|制度|政策|公路|大学|市|省|县|区)+")
"""What may be left out at the end of a Chinese name that goes on naming the same thing."""


def check_definitions(
    glossary: Glossary, texts: Iterable[TranslationUnit], own_names: Iterable[str] = ()
) -> Iterator[Finding]:
    """What definitions and aliases do wrong, of the terms whose texts are among ``texts``.

    ``own_names`` are those of the city, its province and the year.
    """
    names = tuple(own_names)
    own = {text.path: text for text in texts if text.record[0] == "terms"}
    for term in (each for each in glossary.terms if f"terms/{each.id}" in own):
        for language in LANGUAGES:
            if term.is_listed(language) and term.definition and repeats(term, language, names):
                yield Finding(
                    "definition-circular",
                    own[f"terms/{term.id}/definition"],
                    language,
                    term.definition[language],
                    "what the name alone does not say",
                    f"say it, or write plain: [{language}]",
                )
        for form in term.variants.zh if term.is_linked("zh") else ():
            if is_other(form, term.zh):
                expected = f"other names of {term.zh}"
                fix = "make it a term of its own, or remove it"
                yield Finding("term-alias", own[f"terms/{term.id}"], "zh", form, expected, fix)


def repeats(term: Term, language: str, own_names: tuple[str, ...] = ()) -> bool:
    """Whether the definition has no word that says more than the term's own name; a place's says at least where it is."""
    if term.kind is TermKind.PLACE:
        return False
    names = (term.name(language), *term.variants[language])
    definition = term.definition[language]
    if language == "en":
        return _repeats_en(names, definition, own_names)
    return _is_short_for_itself(term.variants.zh, definition) or _repeats_zh(names, definition, own_names)


def _is_short_for_itself(variants: tuple[str, ...], definition: str) -> bool:
    """Whether it says that the term is short for one of its own forms: a reader of the long form learns nothing."""
    long = LONG_FORM.match(definition)
    return bool(long and any(long[1].startswith(form) for form in variants))


def _repeats_zh(names: tuple[str, ...], definition: str, empty: tuple[str, ...]) -> bool:
    left = "".join(HAN.findall(definition))
    for name in names:
        # The longest piece first: 博物馆 of a museum's name, not 博物 and 馆.
        for size in range(len(name), 1, -1):
            for start in range(len(name) - size + 1):
                left = left.replace(name[start : start + size], "，")
    for word in sorted((*EMPTY_ZH, *empty), key=len, reverse=True):
        left = left.replace(word, "，")
    own = frozenset("".join(names))
    return sum(char not in EMPTY_ZH_CHARS and char not in own for char in left.replace("，", "")) < 2


def _repeats_en(names: tuple[str, ...], definition: str, empty: tuple[str, ...]) -> bool:
    known = EMPTY_EN | {stem(word) for name in (*names, *empty) for word in WORD.findall(name)}
    return all(stem(word) in known for word in WORD.findall(definition))


def is_other(form: str, name: str) -> bool:
    """Whether ``form`` is ``name`` without its head, and so another thing: 伏牛山 of a brand called 伏牛山水.

    In Chinese the head comes last: what is left of 前坪水库灌区 without it is a reservoir, no irrigation district.
    """
    rest = name.removeprefix(form)
    return rest != name and rest != "" and not HEADS.fullmatch(rest)
