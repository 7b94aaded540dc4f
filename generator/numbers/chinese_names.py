"""Numerals in a Chinese text that are no amounts: names, idioms, list markers, slogans in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.numbers.amounts import Amount, Role
from generator.numbers.chinese_words import CHINESE, alternatives, load_words
from generator.numbers.numerals import read_whole
from generator.numbers.units import cached_by_units, chinese_names

NUMERAL = re.compile(rf"[\d{CHINESE}]")
QUOTED = re.compile(
    r"“([^“”]{1,40})”|‘([^‘’'\n]{1,40})[’']|「([^「」]{1,40})」|\"([^\"\n]{1,24})\"|『([^『』]{1,40})』"
)
"""A quotation; longer ones are speech, whose numbers are read like any others."""
MEASURED = re.compile(r"\d[\d,.]*\s*(?:[百千]?万|[百千]?亿|%|个|家|项|元|公里|吨|亩|年|月|人|名|户|米)")
CALLED = re.compile('[”’」"』]?(?:[的总]|发展|工作){0,2}(?:思路|部署|战略|布局|体系|方略|要求|格局|总纲|路径)')
"""Behind a quotation, what makes it the name of a policy, however long."""
TITLE = re.compile("《[^《》]{1,80}》")
LIST_NUMBER = re.compile(
    r"(?:(?<=^)|(?<=[\n。；;：:！!]))[ \t]*(?:"
    r"(?P<plain>[一二三四五六七八九十]{1,3})[、.](?![一二三四五六七八九十])"
    r"|[（(](?P<round>[一二三四五六七八九十]{1,3}|\d{1,2})[)）]、?"
    r"|(?P<arabic>\d{1,2})(?:[.、](?![\d])|\s*[)）])"
    r"|第?(?P<is>[一二三四五六七八九十]{1,2})(?:是|要(?![^，。；]{0,2}[件务]))"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,2})[，,、:：]"
    r"|第(?P<part>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|[章篇编节])(?=[ \t\u3000、，：:]|[\u4e00-\u9fff]{2})"
    r"|(?P<circle>[\u2460-\u2473])"
    r")",
    re.MULTILINE,
)
INNER_LIST = re.compile(
    r"(?<=[，,；;。、：:\s—“])(?:第?(?P<is>[一二三四五六七八九十]{1,2})(?:是|要(?![素求件务点闻道领员害塞因旨])|则)|其(?P<of>[一二三四五])(?=[，,是])"
    r"|[（(](?P<round>[一二三四五六七八九十]|\d{1,2})[)）](?=[\u4e00-\u9fff])|(?P<circle>[\u2460-\u2473])"
    r"|第(?P<ordinal>[一二三四五六七八九十])[，,](?=[\u4e00-\u9fff]))"
)
COUNTED_ONE = re.compile("个(?:百分点|月|季度|小时|工作日|多)|[多余]|以上|以内|左右")
"""After 一 and a unit, what makes it an amount: 一个月, 一年多, 一次以上."""
NOT_BEFORE = {
    "十": "近约超过逾上数达几第", "百": "近约超过逾上数达几破第", "千": "近约超过逾上数达几破第", "万": "近约超过逾上数达几破第",
    "亿": "近约超过逾上数达几破第", "两": "这近约超", "一": "第翻", "二": "第",
}  # fmt: skip
"""Before these a word that begins with the numeral is an amount after all: 近百年, 上千家."""


def find_names(text: str) -> Iterator[Amount]:
    """Every name of ``text`` that its form or its quotation marks show."""
    yield from _by_pattern(text)
    yield from _quoted(text)


def find_list_numbers(text: str) -> Iterator[Amount]:
    """Every marker of a list: 一、 （三） 3. 一是 第五，"""
    for pattern in (LIST_NUMBER, INNER_LIST):
        for match in pattern.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            number = next(group for group in match.groups() if group)
            value = ord(number) - 0x245F if match["circle"] else read_whole(number)
            yield Amount(text[start : match.end()], start, match.end(), Role.LIST_NUMBER, value=value)


def titles(text: str) -> list[tuple[int, int]]:
    """The spans of titles of books and laws."""
    return [match.span() for match in TITLE.finditer(text)]


def _by_pattern(text: str) -> Iterator[Amount]:
    words = load_words()
    measured = {at for match in _compound_units().finditer(text) for at in range(*match.span())}
    for match in words.name_patterns.finditer(text):
        start, end = match.span()
        if not NUMERAL.search(match[0]) and match[0][:1] not in "¹²³正腊大除ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ":
            continue
        if _inside_number(text, start) or _amount_after_all(match[0], text, end) or start in measured:
            continue
        yield Amount(match[0], start, end, Role.PART_OF_NAME)


def _amount_after_all(name: str, text: str, end: int) -> bool:
    """人均GDP7000美元, 155km, 120万户: the form of a name, and yet an amount."""
    latin = re.match(r"([A-Za-z]+)[-－]?\d", name)
    if latin and latin[1].upper() in load_words().latin_before_amount:
        return True
    if latin and re.match(r"\.?\d*\s?[万亿%]|[余多]万|\.\d", text[end : end + 12]):
        return True
    after = re.fullmatch(r"[\d.]+([A-Za-z/]+\d?)", name)
    return bool(after and after[1] in chinese_names() and after[1] != "V")


@cached_by_units
def _compound_units() -> re.Pattern[str]:
    """A number with a unit in letters that a stroke divides: 26μg/m³."""
    letters = [name for name in chinese_names() if "/" in name and re.match("[A-Za-zµμ]", name)]
    return re.compile(rf"(?<![\d.])\d[\d.]{{0,15}} ?(?:{alternatives(letters)})")


def _quoted(text: str) -> Iterator[Amount]:
    for match in QUOTED.finditer(text):
        group = next(n for n in range(1, 6) if match[n] is not None)
        content = match[group]
        if not (NUMERAL.search(content) or "双" in content) or MEASURED.search(content):
            continue
        named = CALLED.match(text, match.end()) and len(content) <= 40
        if not named and (len(content) > 16 or re.search("[，。；！？]", content)):
            # A name may stand within: “打造‘三大平台’，建设新城”.
            inner = _quoted(content) if content[0] not in '‘「『"' or len(content) > 16 else ()
            yield from (_moved(each, match.start(group)) for each in inner)
            continue
        yield Amount(content, *match.span(group), Role.PART_OF_NAME)


def _moved(amount: Amount, by: int) -> Amount:
    return replace(amount, start=amount.start + by, end=amount.end + by)


def find_words(text: str) -> Iterator[Amount]:
    """Every word with a numeral of ``text`` that ``chinese_words.yaml`` lists: names, places, idioms."""
    words = load_words()
    end = 0
    for at, char in enumerate(text):
        if at < end:
            continue
        name = _longest(words.names.get(text[at : at + 2], ()), text, at)
        idiom = _longest(words.idioms.get(text[at : at + 2], ()), text, at)
        word = max(name, idiom, key=len)
        if not word or (NUMERAL.match(word) and (_inside_number(text, at) or _counted(text, at, char))):
            continue
        if char == "一" and len(word) == 2 and COUNTED_ONE.match(text, at + (word != "一个") + 1):
            continue
        if (word[:2] == "之一" and text[at - 1 : at] == "分") or (NUMERAL.match(word) and text[at - 2 : at] == "分之"):
            continue
        if word == "一点" and NUMERAL.match(text[at + 2 : at + 3]):
            continue  # 一点五万
        if word[-1] == "分" and text[at + len(word) : at + len(word) + 1] in ("之", "点"):
            continue
        if NUMERAL.match(word[-1]) and _goes_on(word, text, at + len(word)):
            continue
        end = at + len(word)
        yield Amount(word, at, end, Role.PART_OF_NAME if word == name else Role.IDIOM)


def _longest(words: tuple[str, ...], text: str, at: int) -> str:
    return next((word for word in words if text.startswith(word, at)), "")


def _inside_number(text: str, start: int) -> bool:
    """Whether the numeral at ``start`` goes on a number: 二十一般."""
    return bool(
        start and NUMERAL.match(text[start]) and (NUMERAL.match(text[start - 1]) or text[start - 1] in ".多余几")
    )


def _counted(text: str, at: int, char: str) -> bool:
    before = text[at - 1] if at else ""
    if before == "了" and text[at - 2 : at] == "翻了":
        return True
    return before in NOT_BEFORE.get(char, "第") if before else False


def _goes_on(word: str, text: str, end: int) -> bool:
    """Whether a number begins within ``word`` and goes on after it: 之 + 一百二十."""
    return len(word) > 1 and bool(re.match(rf"[\d{CHINESE[4:]}]", text[end : end + 1])) and not NUMERAL.match(word[0])
