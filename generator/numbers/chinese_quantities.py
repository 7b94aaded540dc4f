"""One quantity at a place of a Chinese text: number, 多, scale and unit. What stands around it is ``chinese_figures``' work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from generator.numbers.chinese_words import CHINESE, LITERAL, SCALE, alternatives, load_words
from generator.numbers.numerals import DIGITS, read_number
from generator.numbers.units import cached_by_units, chinese_names, find_unit

START = re.compile(rf"[\d{CHINESE}]|[数几](?=[十百千万亿])")
NUMBER = re.compile(
    rf"(?P<few>好?几|数|若干)?(?P<literal>{LITERAL})(?P<more>多(?!年来|层|式|元化|功|边|渠|样|方|种|媒|项|重|维|党|措|点|级|数)|余(?!热|额|缺|下|杭|量|姚)|来(?=[个万亿家人名项天年里米亩吨公位条次])|几)?(?P<scale>(?: ?(?:{SCALE})){{0,4}})"
)
SHARE = re.compile(
    rf"(?P<base>百|千|万|[一二两三四五六七八九十百\d]{{1,4}})分之(?P<share>{LITERAL}|半)(?:(?:[—–－~～-]{{1,2}}|至|到)(?:[百千万]分之)?(?P<high>{LITERAL}))?"
)
FRACTION = re.compile(r"(?<![\d./])(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\d/])")
PRODUCT = re.compile(r"(?P<times>\d{1,3}) ?[×xX✕*] ?(?=\d+(?:\.\d+)? ?[万亿千兆吉MGk])")
PAIR = re.compile(
    r"(?P<head>[二三四五六七八九]?十?)(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])(?P<tail>[十百千万亿]*)"
)
BOUNDED = re.compile("(?:超过?|逾|近|约|达|有)$")
SHARES = {"百": "%", "千": "‰"}


@dataclass(frozen=True)
class Quantity:
    """A number as printed, with its unit."""

    start: int
    end: int
    value: Fraction
    value_max: Fraction | None = None
    """Of two digits side by side: 七八个."""
    unit: str = ""
    printed: Fraction = Fraction(0)
    """The number before its scale: 3 of 3万."""
    scale: Fraction = Fraction(1)
    more: bool = False
    """Whether 多 or 余 stands in it."""
    vague: bool = False
    chinese: bool = False
    """Whether the number is in Chinese numerals throughout."""
    bare: bool = False
    """Whether it is a scale word alone: 亿, 百万."""
    share: bool = False
    """Whether it is a share in words: 百分之五, 三分之二."""
    whole: str = ""
    """The number as printed, scale included, unit left out."""

    @property
    def unit_counts(self) -> bool:
        """Whether the unit counts things; a measure's does not."""
        return not self.unit or find_unit(self.unit).noun or self.unit == "位"


@cached_by_units
def _units() -> re.Pattern[str]:
    return re.compile(rf" {{0,2}}(?P<unit>{alternatives(chinese_names())})")


def read_quantity(text: str, at: int) -> Quantity | None:
    """The quantity that begins at ``at``, or None."""
    if match := SHARE.match(text, at):
        return _share(match)
    if match := FRACTION.match(text, at):
        value = Fraction(int(match["above"]) * 100, int(match["below"]))
        return Quantity(at, match.end(), value, unit="%", share=True, whole=match[0])
    if match := PRODUCT.match(text, at):
        each = _number(text, match.end())
        if each and each.unit:
            times = int(match["times"])
            return Quantity(at, each.end, each.value * times, unit=each.unit, printed=each.printed, scale=each.scale)
    return _number(text, at)


def _share(match: re.Match[str]) -> Quantity | None:
    """百分之五, 千分之三, 三分之二."""
    base = match["base"]
    times = {"百": 1, "千": 1, "万": Fraction(1, 100)}.get(base)
    try:
        if times is None:
            times = 100 / read_number(base)
        value = read_number(match["share"]) * times
        high = read_number(match["high"]) * times if match["high"] else None
    except (ValueError, ZeroDivisionError):
        return None
    return Quantity(match.start(), match.end(), value, high, SHARES.get(base, "%"), share=True, whole=match[0])


def _number(text: str, at: int) -> Quantity | None:
    match = NUMBER.match(text, at)
    if not match:
        return None
    literal, few, more, scale = match["literal"], match["few"], match["more"], match["scale"].replace(" ", "")
    if few and not re.match("[十百千万亿]", literal):
        return None
    if (more == "来" and not re.search("[0十百千万]$", literal)) or (more == "几" and not re.search("[0十]$", literal)):
        return None
    end = match.end()
    value_max = None
    try:
        value = read_number(literal) * (read_number("一" + scale) if scale else 1)
        printed = read_number(literal.rstrip("十百千万亿 ") or literal)
    except ValueError:
        return None
    if pair := PAIR.fullmatch(literal + scale if not more else literal):
        low, high = DIGITS[pair["low"]], DIGITS[pair["high"]]
        if high == low + 1 or (low, high) == (3, 5):
            value, value_max = (
                read_number(pair["head"] + digit + pair["tail"]) for digit in (pair["low"], pair["high"])
            )
    unit, unit_end = read_unit(text, end)
    chinese = not re.search(r"\d", literal)
    bare = not re.search("[^十百千万亿]", literal) and literal not in ("十", "十百")
    if chinese and unit and not _counts(unit, literal + scale):
        unit, unit_end = "", end
    if not unit and re.match("大(?!关|台|学|中|专(?!项)|会|部|数|量|致|约|概|型|小|幅|力|河|桥)", text[end : end + 3]):
        unit, unit_end = "个", end + 1
    if not unit and text.startswith("方面", end):
        unit, unit_end = "个", end + 2
    if not unit and text.startswith("成为", end) and BOUNDED.search(text[max(0, at - 2) : at]):
        unit, unit_end = "成", end + 1  # 超过九成为公营房屋
    if unit == "成" and text.startswith("半", unit_end):
        value, unit_end = value + Fraction(1, 2), unit_end + 1  # 一成半
    if unit == "成":
        value, unit = value * 10, "%"
        value_max = value_max and value_max * 10
    if "个多" in text[end:unit_end]:
        more = "多"
    factor = value / printed if printed else Fraction(1)
    whole = literal + (more or "") + scale
    return Quantity(
        at, unit_end, value, value_max, unit, printed, factor, bool(more) or bool(few), bool(few) or more == "几",
        chinese, bare, whole=whole,
    )  # fmt: skip


def read_unit(text: str, at: int) -> tuple[str, int]:
    """The unit that stands at ``at`` and where it ends; empty where none does."""
    # A line that ends after 万 goes on: the text was broken to a width.
    broken = text[at : at + 1] == "\n" and text[at - 1 : at] in ("万", "亿")
    match = _units().match(text, at + broken)
    while match:
        name = match["unit"]
        after = text[match.end() : match.end() + 1]
        if not after or not _begins_word(name, text, match.end()):
            return chinese_names()[name], match.end()
        shorter = [each for each in chinese_names() if len(each) < len(name) and name.startswith(each)]
        if not shorter:
            break
        name = max(shorter, key=len)
        start = match.start("unit")
        if _begins_word(name, text, start + len(name)):
            break
        return chinese_names()[name], start + len(name)
    return "", at


def _begins_word(unit: str, text: str, end: int) -> bool:
    """Whether the characters of ``unit`` that end at ``end`` begin a word: 家庭, 所以; not 所以上."""
    after = text[end : end + 1]
    return after in load_words().not_unit.get(unit, "") and not text.startswith(("以上", "以内", "以下"), end)


def _counts(unit: str, number: str) -> bool:
    """Whether a Chinese numeral counts that unit; 三级 and 二次供水 are names, 三亿元 is an amount."""
    return bool(find_unit(unit).in_words or re.search("[万亿]", number))
