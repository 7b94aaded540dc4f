"""Tokens of an English text, and what all readers of numerals need of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from generator.numbers.english_words import load_words

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<![\d,.])\d{1,3}\. \d{1,2}(?= (?:[mb]illion|trillion|percent|per cent)\b|%)"  # as scanned: 769. 4 billion
    r"|\d+(?:\.\d+)?|[A-Za-z]+|\S"
)
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


def adjacent(tokens: list[Token], at: int) -> bool:
    """Whether token ``at`` follows the one before without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def word_at(tokens: list[Token], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""


def skip_hyphen(tokens: list[Token], at: int) -> int:
    """The index behind one hyphen at ``at``, where words are joined on both sides of it."""
    joined = at + 1 < len(tokens) and tokens[at].text in HYPHENS and adjacent(tokens, at) and adjacent(tokens, at + 1)
    return at + 1 if joined else at


def read_scales(tokens: list[Token], at: int) -> tuple[Fraction, int]:
    """The product of the scale words from token ``at`` on, and the index behind them: million, hundred million."""
    scales, value = load_words().scales, Fraction(1)
    for _ in range(3):
        place = skip_hyphen(tokens, at)
        if word_at(tokens, place) not in scales:
            break
        value, at = value * scales[tokens[place].word], place + 1
    return value, at


def read_and_half(tokens: list[Token], at: int, value: Fraction) -> Numeral | None:
    """The half in two and a half years, one and a half million; ``value`` is the number before it."""
    hyphen = 1 if word_at(tokens, at) in HYPHENS and word_at(tokens, at) else 0
    wanted = ["and", "a", "half"]
    spread = [word_at(tokens, at + n) for n in range(6)]
    found = [word for word in spread if word not in HYPHENS][:3]
    if found != wanted:
        return None
    after = at + (6 if hyphen else 3)
    scale, end = read_scales(tokens, after)
    return Numeral((value + Fraction(1, 2)) * scale, at - 1, end, scale=scale)
