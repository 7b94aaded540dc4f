"""Names of cities, counties, districts and provinces as a report prints them -> how they are called, in both languages."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

LEVELS = {
    "自治州": "Autonomous Prefecture", "自治县": "Autonomous County", "自治旗": "Autonomous Banner", "自治区": "",
    "开发区": "Development Zone", "高新区": "High-tech Zone", "新区": "New Area", "林区": "Forestry District",
    "地区": "Prefecture", "市": "", "省": "", "县": "County", "区": "District", "州": "Prefecture", "盟": "League",
    "旗": "Banner",
}  # fmt: skip
"""What a place is, by the end of its name, and in English; longer ends first."""
END = "|".join(LEVELS)
NAME = rf"[\u4e00-\u9fff]{{1,12}}?(?:{END})"
OVER = re.compile(rf"^.{{2,}}?(?:自治区|自治州|地区|省|市|盟|州)(?=.+(?:{END})$)(?![市县区]$)")
"""The places above, where a name has them in front: 东川市 of 东川市北河区."""
PEOPLES = {
    "壮": "Zhuang", "藏": "Tibetan", "回": "Hui", "苗": "Miao", "彝": "Yi", "侗": "Dong", "瑶": "Yao", "满": "Manchu",
    "羌": "Qiang", "白": "Bai", "傣": "Dai", "黎": "Li", "土": "Tu", "畲": "She", "水": "Shui", "佤": "Va",
    "京": "Jing", "怒": "Nu", "裕固": "Yugur", "蒙古": "Mongolian", "维吾尔": "Uygur", "布依": "Buyei", "朝鲜": "Korean",
    "哈尼": "Hani", "哈萨克": "Kazakh", "傈僳": "Lisu", "拉祜": "Lahu", "东乡": "Dongxiang", "纳西": "Naxi",
    "景颇": "Jingpo", "柯尔克孜": "Kirgiz", "达斡尔": "Daur", "仫佬": "Mulao", "布朗": "Blang", "撒拉": "Salar",
    "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe", "普米": "Pumi", "塔吉克": "Tajik", "鄂温克": "Evenki",
    "保安": "Bonan", "独龙": "Dulong", "鄂伦春": "Oroqen", "土家": "Tujia", "各": "",
}  # fmt: skip
"""Peoples whose names stand in those of autonomous places."""
PEOPLE = re.compile(
    rf"(?<=.{{2}})(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})族|(?<=.{{2}})(?:蒙古|维吾尔)(?=自治)"
)
NOT_PINYIN = {
    "陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Xizang", "香港": "Hong Kong", "澳门": "Macao",
    "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi", "拉萨": "Lhasa", "哈尔滨": "Harbin", "鄂尔多斯": "Ordos",
    "包头": "Baotou", "齐齐哈尔": "Qiqihar", "呼伦贝尔": "Hulunbuir", "日喀则": "Xigaze", "喀什": "Kashgar",
    "阿克苏": "Aksu", "克拉玛依": "Karamay", "哈密": "Hami", "吐鲁番": "Turpan", "六安": "Lu'an",
}  # fmt: skip
"""Places that are not called by the pinyin that a dictionary of characters gives."""


def lowest_place(name: str) -> str:
    """``name`` without the places above it: 北河区 for 东川市北河区."""
    while match := OVER.match(name):
        name = name[match.end() :]
    return name


def split_place(name: str) -> tuple[str, str]:
    """``name`` in two: 上河 and 县; the end is empty where there is none, or where nothing would be left."""
    match = re.fullmatch(rf"(.+?)({END})", name)
    return (match[1], match[2]) if match else (name, "")


def call_place(name: str) -> str:
    """A place as people call it: 清江 for 清江市, 广西 for its long name; counties and districts keep their ends."""
    stem, end = split_place(name)
    if end == "自治区":
        return _without_peoples(stem)
    return stem if end in ("市", "省") and len(stem) > 1 else name


def english_place(name: str) -> str:
    """``name`` in English: Qingjiang, Shanghe County, Aba Tibetan and Qiang Autonomous Prefecture."""
    stem, end = split_place(name)
    peoples = []
    if end.startswith("自治"):
        peoples = [PEOPLES[each.removesuffix("族")] for each in PEOPLE.findall(stem + "自治")]
        stem = _without_peoples(stem)
    if end in ("县", "区", "旗") and len(stem) == 1:
        # One syllable is no name by itself: Songxian County.
        stem += end
    words = [NOT_PINYIN.get(stem) or _pinyin(stem)]
    if end != "自治区":
        words += [re.sub(", (?!.*, )", " and ", ", ".join(filter(None, peoples))), LEVELS.get(end, "")]
    return " ".join(filter(None, words))


def _without_peoples(stem: str) -> str:
    return PEOPLE.sub("", f"{stem}自治").removesuffix("自治")


def _pinyin(stem: str) -> str:
    """Syllables as one word, an apostrophe before those that begin with a vowel: Xi'an; ü is u, as on passports of places."""
    syllables = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True)
    joined = "".join(f"'{each}" if n and each[:1] in "aeo" else each for n, each in enumerate(syllables))
    return joined.replace("ü", "u").capitalize()
