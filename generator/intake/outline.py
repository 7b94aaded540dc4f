"""Paragraphs of a report -> its parts and sections, by the headings that such reports number.

一、 stands above （一）, which stands above 1. and ●; a short line without an end mark is a heading too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.intake.readers import Document
from generator.project.source import find_figures

NUMERAL = "[一二三四五六七八九十百]{1,4}"
LEVELS = (
    re.compile(rf"第(?:{NUMERAL}|\d{{1,2}})(?:部分|章|篇)[、，,：: ]?\s*"),
    re.compile(rf"{NUMERAL}[、.．]\s*"),
    re.compile(rf"[（(]{NUMERAL}[)）][、.．]?\s*"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))\s*|[（(]\d{1,2}[)）]\s*"),
    re.compile(r"[●◆■▲★◎○•·]\s*"),
)
"""How headings are numbered, from the top down."""
HEAD = 10
"""Paragraphs among which lines of the web page may stand."""
PERIODS = -1
"""The level of headings without a number that say what a part looks at: 2030年工作回顾, 今后五年目标."""
UNNUMBERED = len(LEVELS)
LONGEST = 45
"""Characters of a heading; a longer line is text."""
LONGEST_PERIOD = 26
"""Of one that names a part's years."""
LONGEST_BARE = 36
"""Of one without a number."""
INLINE = re.compile(r"[^；;！!？?：:。]{2,40}[。：:]")
"""A heading with its text in the same paragraph."""
ENDS = re.compile(r"[。；;！!？?，,、：:…]$")
SENTENCE = re.compile(r"[。；;！!？?]")
PAST = re.compile(
    r"回顾|过去|去年|五年来|一年来|取得的?(?:成绩|成就)|工作(?:情况|总结|完成)|完成情况|主要成[绩就]|(?:我们)?走过的"
)
PLANNED = re.compile(r"安排|部署|任务|打算|要求|目标|思路|展望|今后|重点工作|举措|计划")
PERIOD = re.compile(f"{PAST.pattern}|{PLANNED.pattern}")
PERIOD_HEADING = re.compile(
    r"^(?:第?[一二三]?(?:部分)?[：: ]?)?.{0,16}(?:回顾|安排|任务|目标|重点工作|主要工作|打算|部署|总体要求|总体思路|工作总结|工作情况|取得的成[就绩]|预期)"
)
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
IN_CHARACTERS = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
LISTED = re.compile("清单|实事|重点工作|重点项目|任务|计划|安排|要点|候选")
NOT_LISTED = re.compile("完成|落实|进展|兑现|回顾|情况|总结")
NOTES = re.compile(r"^(?:附[：:件]?\s*)?(?:有关|相关|部分|主要)?(?:名词|用语|术语)(?:解释|注释|说明)")
DONE = re.compile(
    "去年|过去|五年来|一年来|累计|荣获|荣膺|获批|获得|已|了|完成|实现|达到?|建成|超额|连续|跃升|成效|新增"
)
TO_DO = re.compile("今年|明年|力争|争取|确保|计划|预期|将|力求|要(?![素求点])|加快|推动|着力|大力|进一步|深入")
"""Words of paragraphs that tell what was done, and what is to be."""
SURELY_DONE = re.compile("去年|过去|五年来|一年来|荣获|荣膺|获批|已|了(?!解)|超额|连续|跃升|同比")
SURELY_TO_DO = re.compile("今年|明年|力争|争取|确保|计划(?!的)|预期|将|力求|要(?![素求点])|拟|底前")
"""Words that alone say whether a line tells what was done, or what is to be."""
GREETING = re.compile(r"^(?:各位(?:代表|委员|同志)|同志们|主席团)[^。]{0,12}[：:!！，,]?$")
CEREMONY = re.compile(r"^https?://\S+$|^.{0,60}人民代表大会.{0,20}会议上?.{0,12}$|^(?:文章)?来源[：:]")
PAGE_LINE = re.compile(
    r"^[（(【\[ ]*(?:发布|发稿|信息来源|来源|作者|编辑|责任编辑|责编|记者|日期|时间|浏览|点击|阅读|字号|字体|打印|关闭|分享|扫一扫|上一[篇条]|下一[篇条]|相关|索引号"
    r"|主题分类|文号|成文日期|公开|此件|附件|版权|主办|承办|网站|备案|联系我们|联系电话|电话|地址|邮编|当前位置|您[的所]|首页|标签|关键词|返回|收藏|无障碍|【|\d{4}[-/年.]\d\d?[-/月.])"
    r"|来源[：:]|浏览(?:量|次数)|ICP备|公网安备|\d\d:\d\d"
)
"""Lines of a web page around the report."""
OPENING = re.compile(r"^(?:现在|下面)?[，,]?我(?:代表|受).{0,40}(?:报告|审议|审查)|请.{0,20}(?:审议|提出意见)")


@dataclass(frozen=True)
class DraftSection:
    """A section as the text has it."""

    heading: int | None
    """Number, from 1, of the paragraph that is its heading; None for text before the first one."""
    name: str
    paragraphs: tuple[int, ...]
    """Numbers of the paragraphs below it, headings of lower levels included."""


@dataclass(frozen=True)
class DraftPart:
    """A part as the text has it, or one made for sections that have none."""

    heading: int | None
    name: str
    past: bool
    """Whether it looks back."""
    sections: tuple[DraftSection, ...]


@dataclass(frozen=True)
class Outline:
    """A report's structure; every paragraph is front matter, a heading, or stands in one section."""

    parts: tuple[DraftPart, ...]
    front: tuple[int, ...]
    """Numbers of the paragraphs before the report begins and after its end: title, day, greeting, lines of the web page."""
    minor: frozenset[int] = frozenset()
    """Headings below the sections."""


def heading_level(text: str) -> int | None:
    """The level of ``text`` as a numbered heading, 0 at the top; None where it has no number or is too long."""
    for level, pattern in enumerate(LEVELS):
        if match := pattern.match(text):
            name = text[match.end() :]
            if name and len(name) <= LONGEST and not SENTENCE.search(name[:-1]):
                return level
            return level if 0 < level < 3 and INLINE.match(name) else None
    return None


def is_inline(text: str) -> bool:
    """Whether a heading has its text in the same paragraph: （二）稳住工业。全年新增……"""
    return len(text) > LONGEST or bool(SENTENCE.search(text[:-1]))


def _is_listed(text: str) -> bool:
    """Whether what looks like a heading says more than one: 1.新建学校。 of a list, or text in the same paragraph."""
    return is_inline(text) or ((heading_level(text) or 0) >= 3 and bool(ENDS.search(text)))


def heading_name(text: str) -> str:
    """``text`` without its number and end mark; as it is where nothing else would be left."""
    whole = text
    for pattern in LEVELS:
        if match := pattern.match(text):
            text = text[match.end() :]
            break
    if is_inline(text) and (match := INLINE.match(text)):
        text = match[0]
    return text.rstrip("。；;：:，,").strip() or whole


def is_bare_heading(text: str, after: str) -> bool:
    """Whether ``text`` is a heading without a number: a short line without an end mark above a longer one."""
    long = 2 <= len(text) <= LONGEST_BARE and len(after) > max(30, len(text))
    return long and not (ENDS.search(text) or GREETING.match(text) or _has_figure(text))


def read_outline(document: Document, year: int) -> Outline:
    """The structure of ``document``, a report of ``year``; where it has no heading, all is one section, or two where some of it looks back."""
    texts = _without_tail(document.paragraphs)
    tail = tuple(range(len(texts) + 1, len(document.paragraphs) + 1))
    outline = _read_outline(texts, document.headings, year)
    head = [n for n in range(1, min(HEAD, len(texts))) if len(texts[n - 1]) <= 60 and _is_page_line(texts[n - 1])]
    around = tuple(n for n in head if n not in outline.front)
    return _without(outline, around, outline.front + around + tail)


def _is_page_line(text: str) -> bool:
    return bool(PAGE_LINE.search(text)) and heading_level(text) is None


def _without(outline: Outline, gone: tuple[int, ...], front: tuple[int, ...]) -> Outline:
    """``outline`` without the paragraphs in ``gone`` in any section."""

    def shorten(section: DraftSection) -> DraftSection:
        return replace(section, paragraphs=tuple(n for n in section.paragraphs if n not in gone))

    parts = (replace(part, sections=tuple(map(shorten, part.sections))) for part in outline.parts)
    return replace(outline, parts=tuple(parts), front=front)


def _without_tail(texts: tuple[str, ...]) -> tuple[str, ...]:
    """``texts`` without the lines of the web page below the report."""
    end = len(texts)
    while end > 1 and len(texts[end - 1]) <= 60 and _is_page_line(texts[end - 1]):
        end -= 1
    return texts[:end]


def _read_outline(texts: tuple[str, ...], headings: frozenset[int], year: int) -> Outline:
    levels = _levels(texts, headings)
    used = [level for level, count in sorted(Counter(levels.values()).items()) if count > 1 or level < 2]
    used = used or sorted(set(levels.values()))
    if not levels:
        return _without_headings(texts, year)
    top = used[0]
    below = next((level for level in used if level > top), None)
    first = min(n for n, level in levels.items() if level == top)
    _, begin = _front(texts, first)
    parts: list[DraftPart] = []
    starts = [n for n, level in sorted(levels.items()) if level == top]
    if begin < first:
        # Text above the first heading that says something.
        past = looks_back("", texts[begin:first], year)
        parts.append(DraftPart(None, "开篇", past, (DraftSection(None, "开篇", tuple(range(begin + 1, first + 1))),)))
    planned = any(LISTED.search(text) and not NOT_LISTED.search(text) for text in texts[:begin] if len(text) <= 40)
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        name = heading_name(texts[start])
        said = side_of(name, year)
        # What follows a heading of plans is planned, until another says that it looks back.
        past = said if said is not None else not planned and looks_back(name, texts[start + 1 : end], year)
        planned = planned or said is False
        sections = _sections(texts, levels, start, end, below)
        if is_inline(texts[start]):
            first, *others = sections
            sections = (DraftSection(None, first.name, (start + 1, *first.paragraphs)), *others)
        parts.append(
            DraftPart(
                None if is_inline(texts[start]) else start + 1,
                name,
                past,
                sections,
            )
        )
    if all(len(part.sections) == 1 for part in parts) and len(parts) > 1:
        parts = _group(parts)
    chosen = {each.heading for part in parts for each in part.sections} | {part.heading for part in parts}
    minor = frozenset(n + 1 for n in levels if n + 1 not in chosen and n >= begin and not _is_listed(texts[n]))
    return Outline(tuple(parts), tuple(range(1, begin + 1)), minor)


def _levels(texts: tuple[str, ...], headings: frozenset[int]) -> dict[int, int]:
    """The level of every paragraph that is a heading, by its number from 0."""
    levels = {}
    # What is numbered above the greeting is a table of contents.
    for n in range(_greeting(texts), len(texts)):
        level = heading_level(texts[n])
        if level is None and n in headings and len(texts[n]) <= LONGEST:
            level = UNNUMBERED
        if level is not None:
            levels[n] = level
    levels = _without_lists(texts, levels)
    for n in range(len(texts) // 2, len(texts)):
        if NOTES.match(texts[n]) and len(texts[n]) <= 12:
            levels = {at: level for at, level in levels.items() if at < n} | {n: min(levels.values(), default=0)}
            break
    begin = _front(texts, min(levels, default=len(texts)))[1]
    levels |= dict.fromkeys(_period_headings(texts, levels, begin), PERIODS)
    if len({level for level in levels.values() if level != PERIODS}) < 2 - (PERIODS in levels.values()):
        # Nothing divides the parts: then short lines do.
        bare = [n for n in _bare_headings(texts, begin, len(texts)) if n not in levels]
        levels |= dict.fromkeys(bare, UNNUMBERED)
    return levels


def _without_lists(texts: tuple[str, ...], levels: dict[int, int]) -> dict[int, int]:
    """``levels`` without lines of one level that follow each other: a list, or a table of contents, heads no text."""
    bare = {n for n in levels if not is_inline(texts[n])}
    listed = {n for n in bare for other in (n - 1, n + 1) if other in bare and levels[other] == levels[n]}
    return {n: level for n, level in levels.items() if n not in listed}


def _period_headings(texts: tuple[str, ...], levels: dict[int, int], begin: int) -> list[int]:
    """Short lines without a number that begin what looks back and what is planned; none unless there are both."""
    found = [
        n for n in range(begin, len(texts) - 1) if levels.get(n, UNNUMBERED) == UNNUMBERED and _names_period(texts[n])
    ]
    sides = {bool(PAST.search(texts[n])) for n in found}
    return found if len(sides) == 2 else []


def _names_period(text: str) -> bool:
    """Whether ``text`` is a short line that says what a part looks at: 2030年工作回顾."""
    short = len(text) <= LONGEST_PERIOD and not ENDS.search(text) and "报告" not in text and heading_level(text) is None
    return bool(short and PERIOD_HEADING.match(text) and PERIOD.search(text))


def _bare_headings(texts: tuple[str, ...], start: int, end: int) -> list[int]:
    """The short lines from ``start`` on that stand above text; none where there is only one."""
    bare = [n for n in range(start, min(end, len(texts) - 1)) if is_bare_heading(texts[n], texts[n + 1])]
    return bare if len(bare) > 1 else []


def _sections(
    texts: tuple[str, ...], levels: dict[int, int], start: int, end: int, below: int | None
) -> tuple[DraftSection, ...]:
    """The sections of the part whose heading is ``start``: the headings of the next level, and the text above them."""
    own = [levels[n] for n in range(start + 1, end) if n in levels]
    if below not in own:
        # A part may number its sections otherwise than the others do.
        below = next((level for level in sorted(set(own)) if own.count(level) > 1), None)
    inner = [n for n in range(start + 1, end) if below is not None and levels.get(n) == below]
    name = heading_name(texts[start])
    inner = inner or _bare_headings(texts, start + 1, end)
    if not inner:
        return (DraftSection(None, name, tuple(range(start + 2, end + 1))),)
    sections = []
    if inner[0] > start + 1:
        sections.append(DraftSection(None, f"{name}：概况", tuple(range(start + 2, inner[0] + 1))))
    for at, stop in zip(inner, [*inner[1:], end], strict=True):
        own = is_inline(texts[at])
        heading, first = (None, at + 1) if own else (at + 1, at + 2)
        sections.append(DraftSection(heading, heading_name(texts[at]), tuple(range(first, stop + 1))))
    return tuple(sections)


def _group(parts: Iterable[DraftPart]) -> list[DraftPart]:
    """Parts of one section each, as sections of what looks back and of what is planned, in the text's order."""
    grouped: list[DraftPart] = []
    for part in parts:
        (section,) = part.sections
        section = DraftSection(part.heading or section.heading, part.name, section.paragraphs)
        if grouped and grouped[-1].past == part.past:
            grouped[-1] = DraftPart(None, grouped[-1].name, part.past, (*grouped[-1].sections, section))
        else:
            grouped.append(DraftPart(None, "工作回顾" if part.past else "工作安排", part.past, (section,)))
    return grouped


def _without_headings(texts: tuple[str, ...], year: int) -> Outline:
    front, begin = _front(texts, len(texts))
    if begin == len(texts):
        # A report that is all front would have no section.
        front, begin = (), 0
    sides: dict[bool, list[int]] = {True: [], False: []}
    past = _tendency("".join(texts), year) > 0
    for n in range(begin, len(texts)):
        # A line that says neither goes with the one before.
        if tendency := _tendency(texts[n], year):
            past = tendency > 0
        sides[past].append(n + 1)
    parts = [
        DraftPart(None, name, past, (DraftSection(None, name, tuple(sides[past])),))
        for past, name in ((True, "工作回顾"), (False, "工作安排"))
        if sides[past]
    ]
    return Outline(tuple(parts), front)


def years_in(text: str) -> list[int]:
    """The years that ``text`` names, in digits or in characters."""
    return [int(each) for each in YEARS.findall(plain_years(text))]


def plain_years(text: str) -> str:
    """``text`` with its years in digits."""
    return IN_CHARACTERS.sub(
        lambda match: "".join(str("〇一二三四五六七八九".index(c)) for c in re.sub("[○零]", "〇", match[0])), text
    )


def _tendency(text: str, year: int) -> int:
    """By how many words ``text`` rather tells what was done (above 0) than what is to be (below 0)."""
    before = sum(each < year for each in years_in(text))
    return len(SURELY_DONE.findall(text)) + before - len(SURELY_TO_DO.findall(text))


def side_of(heading: str, year: int) -> bool | None:
    """Whether ``heading`` says that a part looks back; None where it does not say."""
    past, planned = PAST.search(heading), PLANNED.search(heading)
    if past or planned:
        return bool(past) and not (planned and planned.start() < past.start())
    years = years_in(heading)
    return max(years) < year if years else None


def looks_back(heading: str, texts: Iterable[str], year: int) -> bool:
    """Whether a part of a report of ``year`` tells what was done: by its heading, else by the words of its text."""
    if (said := side_of(heading, year)) is not None:
        return said
    text = "".join(texts)[:20000]
    if tendency := _tendency(text, year):
        return tendency > 0
    return len(DONE.findall(text)) > len(TO_DO.findall(text))


def _front(texts: tuple[str, ...], first: int) -> tuple[tuple[int, ...], int]:
    """The paragraphs of title, day and greeting at the beginning, by number, and how many they are."""
    count = _greeting(texts[:first])
    for text in texts[count : min(first, count + 15)]:
        plain = len(text) <= 40 and not SENTENCE.search(text) and not _has_figure(text)
        around = len(text) <= 80 and _is_page_line(text)
        if count and _names_period(text):
            break
        if not (plain or around or GREETING.match(text) or OPENING.search(text) or CEREMONY.search(text)):
            break
        count += 1
    # A short line right above the text may be its heading.
    while count and first == len(texts) and "报告" not in texts[count - 1] and PERIOD.search(texts[count - 1]):
        count -= 1
    return tuple(range(1, count + 1)), count


def _greeting(texts: tuple[str, ...]) -> int:
    """How many paragraphs the greeting and what stands above it are; 0 where a figure stands above, or nobody is greeted."""
    for n, text in enumerate(texts[:30]):
        if GREETING.match(text):
            return n + 1
        if _has_figure(text) and not (len(text) <= 80 and _is_page_line(text)):
            break
    return 0


def _has_figure(text: str) -> bool:
    return any(each.value is not None and not each.named for each in find_figures(text))
