"""One number as an English text prints it -> its exact value: 1.05 trillion, fifty-one million, two thirds, the 18th.

Works on tokens, each looked at a bounded number of times, so that hostile text costs linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from generator.numbers.english_words import load_words

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[A-Za-z]+|\S")
HALVED = {"year", "month", "day", "hour", "percentage", "kilometre", "kilometer", "metre", "meter", "tonne", "ton", "hectare", "century", "decade"}
"""Units that "half a" stands before."""
MOST = 18
"""Digits of the longest number that is read; a longer run is a code."""
HYPHENS = "-‐‑–"
DASHES = "-‐‑–—~～"


@dataclass(frozen=True)
class Token:
    """A word, a run of digits or one sign."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True)
class Numeral:
    """A number in running text, without unit or comparator."""

    value: Fraction
    first: int
    """Index of its first token."""
    after: int
    """Index of the first token behind it."""
    ordinal: bool = False
    share: bool = False
    """Whether it is a part of something: half, two thirds."""
    vague: bool = False
    digits: bool = False
    """Whether it is printed in digits."""
    scale: Fraction = Fraction(1)
    """What its scale words multiply it by (million)."""


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order."""
    return [Token(match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]


def read_numeral(tokens: list[Token], at: int) -> Numeral | None:
    """The number that begins at token ``at``; None where none does."""
    token = tokens[at]
    if token.text[0].isascii() and token.text[0].isdigit():
        return _read_digits(tokens, at)
    words = load_words()
    word = token.word
    if word in ("a", "an"):
        return _read_article(tokens, at)
    if word == "several" or word == "few":
        return _read_several(tokens, at)
    if word in words.plural_scales:
        return _read_plural(tokens, at)
    if word == "half":
        return _read_half(tokens, at)
    if word == "dozen":
        return Numeral(Fraction(words.dozen), at, at + 1)
    if word in words.cardinals or word in words.ordinals or word in words.scales:
        return _read_words(tokens, at)
    return None


def adjacent(tokens: list[Token], at: int) -> bool:
    """Whether token ``at`` follows the one before without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""


def _skip_hyphen(tokens: list[Token], at: int) -> int:
    """The index behind one hyphen at ``at``, where words are joined on both sides of it."""
    joined = at + 1 < len(tokens) and tokens[at].text in HYPHENS and adjacent(tokens, at) and adjacent(tokens, at + 1)
    return at + 1 if joined else at


def _read_digits(tokens: list[Token], at: int) -> Numeral | None:
    text = tokens[at].text.replace(",", "")
    if len(text) > MOST:
        return None
    value, end = Fraction(text), at + 1
    if _word(tokens, end) in ("st", "nd", "rd", "th") and adjacent(tokens, end):
        return Numeral(value, at, end + 1, ordinal=True, digits=True)
    if share := _read_slashed(tokens, at, value):
        return share
    if _word(tokens, end) == ":" and adjacent(tokens, end) and adjacent(tokens, end + 1) and tokens[end + 1].text[0].isdigit():
        return Numeral(value, at, at + 3, digits=True)  # a ratio: 1.6:1
    words = load_words()
    if end < len(tokens) and tokens[end].word in words.short_scales:
        scale = Fraction(words.short_scales[tokens[end].word])
        return Numeral(value * scale, at, end + 1, digits=True, scale=scale)
    scale, after = _read_scales(tokens, end)
    if after == end and (half := _read_and_half(tokens, end, value)):
        return half
    return Numeral(value * scale, at, after, digits=True, scale=scale)


def _read_slashed(tokens: list[Token], at: int, value: Fraction) -> Numeral | None:
    """A share with a stroke: 1/3."""
    if not (_word(tokens, at + 1) == "/" and adjacent(tokens, at + 1) and adjacent(tokens, at + 2)):
        return None
    below = tokens[at + 2].text
    if not (below.isascii() and below.isdigit()) or len(below) > 3 or _word(tokens, at + 3) == "/":
        return None
    if not 0 < value < int(below) or value.denominator != 1:
        return None
    return Numeral(value / int(below), at, at + 3, share=True, digits=True)


def _read_scales(tokens: list[Token], at: int) -> tuple[Fraction, int]:
    """The product of the scale words from token ``at`` on, and the index behind them: million, hundred million."""
    scales, value = load_words().scales, Fraction(1)
    for _ in range(3):
        place = _skip_hyphen(tokens, at)
        if _word(tokens, place) not in scales:
            break
        value, at = value * scales[tokens[place].word], place + 1
    return value, at


def _read_article(tokens: list[Token], at: int) -> Numeral | None:
    """A number with an article: a million, a hundred and twenty, a third of, a quarter, a dozen, a few thousand."""
    words = load_words()
    following = _word(tokens, at + 1)
    if following in words.scales or following == "dozen":
        numeral = read_numeral(tokens, at + 1)
        return numeral and Numeral(numeral.value, at, numeral.after, scale=numeral.value)
    if following == "percentage":
        return Numeral(Fraction(1), at, at + 1)
    if following in ("third", "quarter", "fifth", "tenth") and _word(tokens, at + 2) in ("of", "to"):
        return Numeral(Fraction(1, words.parts[following]), at, at + 2, share=True)
    if following in ("year", "month", "day", "decade") and [_word(tokens, at + n) for n in (2, 3, 4)] == [
        "and",
        "a",
        "half",
    ]:
        return Numeral(Fraction(1), at, at + 1)
    if following == "few" and _word(tokens, at + 2) in words.scales:
        return _read_several(tokens, at + 1)
    return None


def _read_several(tokens: list[Token], at: int) -> Numeral | None:
    """Several hundred, a few thousand, several dozen: the least they can mean."""
    words, following = load_words(), _word(tokens, at + 1)
    if following in words.scales or following == "dozen":
        size = words.scales.get(following, words.dozen)
        scale, after = _read_scales(tokens, at + 2)
        return Numeral(size * scale, at, after, vague=True)
    if following in words.plural_scales:
        plural = _read_plural(tokens, at + 1)
        return Numeral(plural.value, at, plural.after, vague=True)
    return None


def _read_plural(tokens: list[Token], at: int) -> Numeral:
    """Tens of thousands, hundreds of millions, dozens."""
    plural = load_words().plural_scales
    value, after = Fraction(plural[tokens[at].word]), at + 1
    for _ in range(2):
        if _word(tokens, after) == "of" and _word(tokens, after + 1) in plural:
            value, after = value * plural[tokens[after + 1].word], after + 2
    return Numeral(value, at, after, vague=True)


def _read_half(tokens: list[Token], at: int) -> Numeral:
    """Half, half a million."""
    article = _word(tokens, at + 1) in ("a", "an")
    if article and _word(tokens, at + 2) in load_words().scales:
        scale, after = _read_scales(tokens, at + 2)
        return Numeral(scale / 2, at, after, scale=scale)
    if article and _word(tokens, at + 2) in HALVED:
        return Numeral(Fraction(1, 2), at, at + 2)
    return Numeral(Fraction(1, 2), at, at + 1, share=True)


def _read_and_half(tokens: list[Token], at: int, value: Fraction) -> Numeral | None:
    """The half in two and a half years, one and a half million; ``value`` is the number before it."""
    hyphen = 1 if _word(tokens, at) in HYPHENS and _word(tokens, at) else 0
    wanted = ["and", "a", "half"]
    spread = [_word(tokens, at + n) for n in range(6)]
    found = [word for word in spread if word not in HYPHENS][:3]
    if found != wanted:
        return None
    after = at + (6 if hyphen else 3)
    scale, end = _read_scales(tokens, after)
    return Numeral((value + Fraction(1, 2)) * scale, at - 1, end, scale=scale)


def _read_words(tokens: list[Token], at: int) -> Numeral | None:
    """A number in words: fifty-one million, one hundred and twenty, twenty-first, two thirds."""
    words = load_words()
    if share := _read_share(tokens, at):
        return share
    total, current, last, after, ordinal, scale = Fraction(0), None, None, at, False, Fraction(1)
    for _ in range(24):
        place = _skip_hyphen(tokens, after) if after > at else after
        word = _word(tokens, place)
        if word == "and" and last == "scale" and _follows(tokens, place + 1, at):
            after = place + 1
            continue
        small = words.cardinals.get(word, words.ordinals.get(word))
        if small is not None and _fits(small, current, last):
            current, last = (current or 0) + small, "ten" if small >= 20 else "unit"
            ordinal = word in words.ordinals
        elif word in words.scales and (current is not None or total == 0):
            size = words.scales[word]
            if size == 100:
                current = (1 if current is None else current) * 100
            else:
                total, current = total + (1 if current is None else current) * size, None
            last, scale = "scale", Fraction(size)
        else:
            break
        after = place + 1
        if ordinal:
            break
    if last is None:
        return None
    value = total + (current or 0)
    if not ordinal and last == "unit" and (half := _read_and_half(tokens, after, value)):
        return Numeral(half.value, at, half.after, scale=half.scale)
    if tokens[after - 1].word == "and":
        after -= 1
    return Numeral(value, at, after, ordinal=ordinal, scale=scale)


def _fits(small: int, current: Fraction | None, last: str | None) -> bool:
    """Whether a word below a hundred can go on the number: after twenty a unit, after hundred anything."""
    if last is None or last == "scale":
        return small > 0 or last is None
    return last == "ten" and 0 < small < 10 and bool(current)


def _follows(tokens: list[Token], at: int, first: int) -> bool:
    """Whether "and" joins a number's own parts: a number below a hundred comes, and no "between" stands before."""
    words = load_words()
    word = _word(tokens, at)
    if first and tokens[first - 1].word == "between":
        return False
    small = words.cardinals.get(word, 0)
    behind = _word(tokens, at + (3 if _word(tokens, at + 1) in HYPHENS and _word(tokens, at + 1) else 1))
    return (
        small > 0
        and tokens[at - 2].word in ("hundred", "thousand")
        and behind not in ("million", "billion", "trillion")
    )


def _read_share(tokens: list[Token], at: int) -> Numeral | None:
    """Two thirds, one-tenth, three quarters, one in five, nine out of ten."""
    words = load_words()
    above = words.cardinals.get(tokens[at].word, 0)
    if not 0 < above < 10:
        return None
    place = _skip_hyphen(tokens, at + 1)
    part = _word(tokens, place)
    if part in words.parts and (above == 1) != part.endswith(("s", "ves")):
        return Numeral(Fraction(above, words.parts[part]), at, place + 1, share=True)
    end = at + 2 if _word(tokens, at + 1) == "in" else at + 3
    if _word(tokens, end - 1) in ("in", "of") and (end == at + 2 or _word(tokens, at + 1) == "out"):
        below = words.cardinals.get(_word(tokens, end), 0)
        if above < below <= 10 and _word(tokens, end + 1) in (
            "",
            ".",
            ",",
            "people",
            "households",
            "children",
            "adults",
        ):
            return Numeral(Fraction(above, below), at, end + 1, share=True)
    return None
