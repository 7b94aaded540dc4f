"""The words around a figure -> the name that its draft item begins with."""

from __future__ import annotations

import re

from generator.intake.phrases import CLAUSE, back
from generator.project.source import Found, find_figures

LEFT = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|\d{1,2}[.、．]|[（(][\d一二三四五六七八九十]{1,3}[)）]|其中|[的了并和与及再将把要为使末\s])+|^(?:力争|争取|确保|预计|预期|同比|分别|全年|我市|全市|实现|完成)+"
)
RIGHT = re.compile(
    r"(?:(?:降|升|增|提高|增加|上升|下降|缩小|扩大)[到至]|(?:压缩|缩短|前移|提升|跃升|攀升|降低|调整|增长|拓展|优化)[到至为]|(?:迈|站|跨|登|跃)上|从|由|由?\d{4}年的?|由?年初的?|跃升|跃升[到至]|预计|以内|分别|同比|均|已|都|累计|达到?|至|到|为|是|完成|实现|约|近|超过?|突破|不低于|不超过|控制在|保持在|稳定在|位列|位居|增加|减少到|共|计|增至|各|有|个|（|\(|“|\s)+$"
)
CHANGE = re.compile(
    "(?:年均|同比|平均|累计|比上年|比去年|较上年)?(?:增长|下降|提高|降低|增加|减少|上升|增速|增幅|降幅|回落|压缩|缩短|前移|调整|提升|跃升|攀升|扩大)"
)
"""What a measure did; which one, the clause before says."""
BARE = re.compile(
    r"(?:占比|比重|比例|比率|总[数量]|总?投资|惠及|排名|总里程|面积|总面积|覆盖率|完成率|增速|达标率)"
    r"|(?:(?:[一二两三四五六七八九十]|\d{1,2})年(?:来|间)?)(?:累计)?"
    r"|(?:(?:19|20)\d\d年?)?(?:全年)?(?:完成|实际|实绩|目标|预期目标|计划|预计|数值)?"
)
"""What says too little without the clause before."""
MARKS = re.compile("^(?:新?台阶|大关|关口|门槛)")
"""Behind a figure, what was passed with it."""
ASIDE = re.compile("[（(][^（）()]{0,12}(?:预计|下同|同比|同口径|初步|快报)[^（）()]{0,12}[）)]")
"""Says how figures are meant, not what they measure."""
LONGEST_NAME = 28


def draft_name(text: str, span: tuple[int, int], found: Found) -> str:
    """What the phrase is about: its words without figure and date, or those before it where it has no others."""
    text = ASIDE.sub(lambda match: " " * len(match[0]), text)
    before, after = text[span[0] : found.start], text[found.end : span[1]]
    name = _measure(before) + _without_dates(MARKS.sub("", after)).strip()
    if _says_little(name):
        # 生产总值5000亿元、增长6%: the clause before says what grew.
        name = _clause_before(text, span[0], name)
    name = RIGHT.sub("", name.strip(CLAUSE + " "))
    # A brace would be a placeholder.
    name = name.replace("{", "（").replace("}", "）")
    return (
        name[:LONGEST_NAME].rstrip(CLAUSE + " ")
        or re.sub("[{}]", "", text[:LONGEST_NAME]).strip(CLAUSE + " ")
        or "未命名"
    )


def _says_little(name: str) -> bool:
    letters = re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", name)
    return len(letters) < 2 or bool(CHANGE.fullmatch(name) or BARE.fullmatch(name))


def _clause_before(text: str, at: int, name: str) -> str:
    """``name`` behind the measure of the nearest clause before ``at`` that has one, in the same sentence if it can be."""
    stop = at
    while at > 0:
        at = back(text, at - 1, CLAUSE)
        clause = text[at:stop].strip(CLAUSE + " ")
        figures = [each for each in find_figures(clause) if not each.day]
        measure = _measure(clause[: figures[0].start] if figures else clause)
        if figures and _says_little(measure):
            # 1800间教室安装空调: what it counts stands behind the figure.
            measure = _measure(clause[figures[0].end :] if len(figures) == 1 else "")
        if not _says_little(measure):
            said = "" if CHANGE.search(measure) or re.fullmatch(r"\d{4}年?.{0,4}", name) else name
            return f"{measure}{said}"
    return name


def _measure(words: str) -> str:
    """``words`` in front of a figure without what says nothing of the measure."""
    return RIGHT.sub("", LEFT.sub("", _without_dates(words).strip()))


def _without_dates(words: str) -> str:
    for each in reversed([each for each in find_figures(words) if each.day]):
        words = words[: each.start] + words[each.end :]
    return words
