"""Characters that look like others or like nothing: found, named, and put back to the usual ones.

Texts copied from a web page, a chat or a PDF bring them along. They look right, and are never found by a search.
"""

from __future__ import annotations

import unicodedata
from functools import cache

RADICALS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
"""Radicals and compatibility ideographs, first and last code of each block: each looks like a usual character."""
SUPPLEMENT = {
    "⺀": "冫", "⺁": "厂", "⺂": "乛", "⺃": "乚", "⺄": "乙", "⺇": "几", "⺑": "尢", "⺅": "亻", "⺆": "冂", "⺈": "刀", "⺉": "刂", "⺊": "卜", "⺋": "卩", "⺌": "小",
    "⺍": "小", "⺎": "兀", "⺏": "尣", "⺐": "尢", "⺒": "巳", "⺓": "幺", "⺔": "彑", "⺕": "彐", "⺖": "忄", "⺗": "心",
    "⺘": "扌", "⺙": "攵", "⺛": "旡", "⺜": "日", "⺝": "月", "⺞": "歺", "⺠": "民", "⺡": "氵", "⺢": "水", "⺣": "灬",
    "⺤": "爫", "⺥": "爫", "⺦": "丬", "⺧": "牛", "⺨": "犭", "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺭": "礻",
    "⺮": "竹", "⺯": "糹", "⺰": "纟", "⺱": "罓", "⺲": "罒", "⺳": "网", "⺴": "网", "⺵": "网", "⺶": "羊", "⺷": "羊",
    "⺸": "羊", "⺹": "耂", "⺺": "肀", "⺻": "聿", "⺼": "月", "⺽": "臼", "⺾": "艹", "⺿": "艹", "⻀": "艹", "⻁": "虎",
    "⻂": "衤", "⻃": "覀", "⻄": "西", "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠", "⻉": "贝", "⻊": "足", "⻋": "车",
    "⻌": "辶", "⻍": "辶", "⻎": "辶", "⻏": "阝", "⻐": "钅", "⻑": "長", "⻒": "長", "⻓": "长", "⻔": "门", "⻕": "阜",
    "⻖": "阝", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻞": "食", "⻟": "飠",
    "⻠": "饣", "⻡": "首", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄",
    "⻪": "黾", "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙", "⻱": "龜", "⻲": "亀", "⻳": "龟",
}  # fmt: skip
"""CJK Radicals Supplement, to which Unicode gives no compatibility mapping but for two of them."""
ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "−": "-", "‐": "-", "‑": "-", "─": "-", "・": "·", "•": "·", "‧": "·", "∙": "·", "⋅": "·", "〇": "○", "。": ".", "、": ","})  # fmt: skip
"""Marks that are written for one another, when two texts are compared."""


def usual(char: str) -> str | None:
    """What ``char`` should be: the usual character, a blank, or nothing; None where it may stay.

    Line feeds stay, and so do full-width letters and marks, on which each language has rules of its own.
    """
    code, category = ord(char), unicodedata.category(char)
    if code < 0x7F or char == "\u3000":
        return None
    if category in ("Cf", "Zl", "Zp") or char in "\u115f\u1160\u3164\uffa0\u2800\ufe0e\u034f":
        return ""
    if category == "Zs":
        return " "
    if any(first <= code <= last for first, last in RADICALS):
        plain = SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
        return None if plain == char else plain
    return None


def clean(text: str) -> str:
    """``text`` with each character that looks like another, or like nothing, put back to the usual one."""
    if text.isascii():
        return text
    return "".join(char if (plain := usual(char)) is None else plain for char in text)


def clean_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` as ``clean`` gives it, and for each of its characters the place in ``text``."""
    cleaned = [(part, number) for number, char in enumerate(text) for part in clean(char)]
    return "".join(part for part, _ in cleaned), tuple(number for _, number in cleaned)


def name_character(char: str) -> str:
    """``U+200B (zero width space)``."""
    name = unicodedata.name(char, "").lower()
    if name.startswith("cjk "):  # repeats the number
        name = ""
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


def find_lookalike(text: str) -> tuple[str, str] | None:
    """The first character of ``text`` that looks like another or like nothing, and what to do about it."""
    if text.isascii():
        return None
    composed = unicodedata.is_normalized("NFC", text)
    for number, char in enumerate(text):
        if not composed and (letter := _one_letter(text, number)):
            return char, f"type {letter} as one letter"
        if (plain := _usual(char)) is not None:
            return char, {"": "remove it", " ": "type an ordinary blank"}.get(plain) or f"type {plain}"
        if script := _script(char):
            # Beside a Latin letter, or a mark away from one: a unit or a name may be Greek by itself.
            around = text[max(number - 2, 0) : number + 3]
            if any(each.isascii() and each.isalpha() for each in around):
                return char, f"type the Latin letter: it is {script}"
    return None


def _one_letter(text: str, number: int) -> str:
    """The letter that the one before ``number`` and the marks from there on make up; nothing where there is none."""
    if not number or not unicodedata.combining(text[number]):
        return ""
    end = number
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    letter = unicodedata.normalize("NFC", text[number - 1 : end])
    return letter if len(letter) <= end - number else ""


@cache
def _usual(char: str) -> str | None:
    return usual(char)


@cache
def _script(char: str) -> str:
    """``Greek`` or ``Cyrillic`` for a letter that may pass for a Latin one, else nothing."""
    if char in "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο":
        return "Greek"
    return "Cyrillic" if 0x400 <= ord(char) <= 0x52F else ""


def fold(char: str) -> str:
    """``char`` as it counts when two texts are only compared: half width, usual, plain marks, no blanks."""
    plain = usual(char)
    wide = unicodedata.normalize("NFKC", char if plain is None else plain).translate(ALIKE)
    return wide.replace(" ", "")


def find_alike(words: str, text: str) -> tuple[str, str] | None:
    """Where ``text`` has ``words`` but for look-alikes: its own words, and the first difference, in words. Else None."""
    folded, places = "", []
    for number, char in enumerate(text):
        folded += (part := fold(char))
        places += [number] * len(part)
    wanted = "".join(map(fold, words))
    at = folded.find(wanted)
    if not wanted or at < 0:
        return None
    there = text[places[at] : places[at + len(wanted) - 1] + 1]
    for ours, theirs in zip(words, there, strict=False):
        if ours != theirs:
            return there, f"{_name(theirs)} there, {_name(ours)} here"
    return there, "a blank or an invisible character more in one of them"


def _name(char: str) -> str:
    return name_character(char) if not char.isprintable() or char.isspace() else f"{char} {name_character(char)}"
