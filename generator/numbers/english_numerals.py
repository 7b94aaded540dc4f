"""One number as an English text prints it -> its exact value: 1.05 trillion, half a million, tens of thousands, the 18th.

Works on tokens, each looked at a bounded number of times, so that hostile text costs linear time.
"""

from __future__ import annotations

from fractions import Fraction

from generator.numbers.english_cardinals import read_cardinal
from generator.numbers.english_tokens import Numeral, Token, adjacent, read_and_half, read_scales, word_at
from generator.numbers.english_words import load_words

HALVED = {
    "year",
    "month",
    "day",
    "hour",
    "percentage",
    "percent",
    "per",
    "kilometre",
    "kilometer",
    "metre",
    "meter",
    "tonne",
    "kilogram",
    "kilo",
    "kilogramme",
    "jin",
    "mu",
    "litre",
    "liter",
    "ton",
    "hectare",
    "century",
    "decade",
}
"""Units that "half a" stands before."""
PARTS = ("third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""What "a" makes a part of something."""
BEFORE_SHARE = frozenset(
    "by about nearly almost over than least around roughly approximately under exactly only just up down some exceed exceeds "
    "exceeded exceeding within for to approach approaching".split()
)
BEHIND_SHARE = frozenset(
    "from in over since on at as during compared higher lower more less fewer larger smaller faster cheaper year within and but "
    "or while with through under after before between last this for are is were was have has had will live work".split()
)
"""Words that go on the sentence after a part."""
MOST = 18
"""Digits of the longest number that is read; a longer run is a code."""


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
        return read_cardinal(tokens, at)
    return None


def _read_digits(tokens: list[Token], at: int) -> Numeral | None:
    text = tokens[at].text.replace(",", "").replace(" ", "")
    if len(text) > MOST:
        return None
    value, end = Fraction(text), at + 1
    if word_at(tokens, end) in ("st", "nd", "rd", "th") and adjacent(tokens, end):
        return Numeral(value, at, end + 1, ordinal=True, digits=True)
    if share := _read_slashed(tokens, at, value):
        return share
    if (
        word_at(tokens, end) == ":"
        and adjacent(tokens, end)
        and adjacent(tokens, end + 1)
        and tokens[end + 1].text[0].isdigit()
    ):
        return Numeral(value, at, at + 3, digits=True)  # a ratio: 1.6:1
    words = load_words()
    if end < len(tokens) and tokens[end].word in words.short_scales:
        scale = Fraction(words.short_scales[tokens[end].word])
        return Numeral(value * scale, at, end + 1, digits=True, scale=scale)
    scale, after = read_scales(tokens, end)
    if after == end and (half := read_and_half(tokens, end, value)):
        return half
    return Numeral(value * scale, at, after, digits=True, scale=scale)


def _read_slashed(tokens: list[Token], at: int, value: Fraction) -> Numeral | None:
    """A share with a stroke: 1/3."""
    if not (word_at(tokens, at + 1) == "/" and adjacent(tokens, at + 1) and adjacent(tokens, at + 2)):
        return None
    below = tokens[at + 2].text
    if not (below.isascii() and below.isdigit()) or len(below) > 3 or word_at(tokens, at + 3) == "/":
        return None
    if not 0 < value < int(below) or value.denominator != 1:
        return None
    return Numeral(value / int(below), at, at + 3, share=True, digits=True)


def _read_article(tokens: list[Token], at: int) -> Numeral | None:
    """A number with an article: a million, a hundred and twenty, a third of, a quarter, a dozen, a few thousand."""
    words = load_words()
    following = word_at(tokens, at + 1)
    if following in words.scales or following == "dozen":
        numeral = read_numeral(tokens, at + 1)
        return numeral and Numeral(numeral.value, at, numeral.after, scale=numeral.value)
    if following == "percentage":
        return Numeral(Fraction(1), at, at + 1)
    if following in PARTS and _takes_share(tokens, at):
        return Numeral(Fraction(1, words.parts[following]), at, at + 2, share=True)
    if following in ("year", "month", "day", "decade") and [word_at(tokens, at + n) for n in (2, 3, 4)] == [
        "and",
        "a",
        "half",
    ]:
        return Numeral(Fraction(1), at, at + 1)
    if following == "few" and word_at(tokens, at + 2) in words.scales:
        return _read_several(tokens, at + 1)
    return None


def _takes_share(tokens: list[Token], at: int) -> bool:
    """Whether "a third" at token ``at`` is a part of something, not the third of a row: a third of them, fell by a third."""
    behind = word_at(tokens, at + 2)
    if behind in ("of", "to"):
        return True
    ends = not behind or not behind.isalpha() or behind in BEHIND_SHARE
    return ends and at > 0 and tokens[at - 1].word in BEFORE_SHARE


def _read_several(tokens: list[Token], at: int) -> Numeral | None:
    """Several hundred, a few thousand, several dozen: the least they can mean."""
    words, following = load_words(), word_at(tokens, at + 1)
    if following in words.scales or following == "dozen":
        size = words.scales.get(following, words.dozen)
        scale, after = read_scales(tokens, at + 2)
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
        if word_at(tokens, after) == "of" and word_at(tokens, after + 1) in plural:
            value, after = value * plural[tokens[after + 1].word], after + 2
    return Numeral(value, at, after, vague=True)


def _read_half(tokens: list[Token], at: int) -> Numeral:
    """Half, half a million."""
    article = word_at(tokens, at + 1) in ("a", "an")
    if article and word_at(tokens, at + 2) in load_words().scales:
        scale, after = read_scales(tokens, at + 2)
        return Numeral(scale / 2, at, after, scale=scale)
    if article and word_at(tokens, at + 2) in HALVED:
        return Numeral(Fraction(1, 2), at, at + 2)
    return Numeral(Fraction(1, 2), at, at + 1, share=True)
