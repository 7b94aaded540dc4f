"""The numbers of an English text that are no date, list marker or known name, token by token."""

from __future__ import annotations

import dataclasses
import re
from fractions import Fraction

from generator.numbers.amounts import Amount, Direction, Role
from generator.numbers.english_numerals import read_numeral
from generator.numbers.english_quantities import read_amount, read_unit
from generator.numbers.english_tokens import HYPHENS, Numeral, Token, adjacent, tokenize
from generator.numbers.english_words import before_pattern, comparator_of, load_words
from generator.numbers.units import money_signs


def find_numbers(text: str) -> list[Amount]:
    """The amounts that are no date, list number or known name; units shared where a list names one only once."""
    tokens, found, at = tokenize(text), [], 0
    while at < len(tokens):
        amount, at = _read_at(text, tokens, at)
        if amount:
            found.append(amount)
    return _share_units(text, found)


def _read_at(text: str, tokens: list[Token], at: int) -> tuple[Amount | None, int]:
    """The amount at token ``at``, if one begins there, and the index of the token to go on with."""
    word = tokens[at]
    if adjacent(tokens, at) and word.text[0].isdigit() and (name := _read_name(text, tokens, at)):
        return name, at + 1
    numeral = read_numeral(tokens, at)
    if not numeral:
        return _read_word(text, word), at + 1
    end = tokens[numeral.after - 1].end
    unit, _ = read_unit(text, end)
    if numeral.digits and not unit and not numeral.ordinal and (name := _read_code(text, tokens, numeral)):
        return name, numeral.after + 1
    return read_amount(text, tokens, numeral)


def _read_name(text: str, tokens: list[Token], at: int) -> Amount | None:
    """Digits at the end of a name: G20, H1N1, COVID-19, Shenzhou-10."""
    first = at - 1
    hyphen = tokens[first].text in HYPHENS and adjacent(tokens, first)
    if hyphen:
        first -= 1
    begin = re.search(r"[A-Za-z]*(?:['’][A-Za-z]+)?$", text[max(0, tokens[first].end - 30) : tokens[first].end])[0]
    if not (begin and (begin[0].isupper() or not hyphen)) or begin in money_signs():
        return None
    value = Fraction(tokens[at].text.replace(",", "").replace(" ", "")[:18].rstrip("."))
    return Amount("", tokens[first].end - len(begin), tokens[at].end, Role.PART_OF_NAME, value)


def _read_code(text: str, tokens: list[Token], numeral: Numeral) -> Amount | None:
    """Digits at the beginning of a name: 4G, 3D, 1990s."""
    if not (adjacent(tokens, numeral.after) and tokens[numeral.after].text.isalpha()):
        return None
    last = tokens[numeral.after]
    value = None if last.text == "s" else numeral.value
    return Amount("", tokens[numeral.first].start, last.end, Role.PART_OF_NAME, value)


def _read_word(text: str, token: Token) -> Amount | None:
    """A word that means a number but may stand for none: both, decade, doubled."""
    words, word = load_words(), token.word
    soft = {"start": token.start, "end": token.end, "role": Role.IDIOM}
    if word in words.multiples:
        bound = comparator_of(before_pattern().search(text[max(0, token.start - 24) : token.start]))
        value = Fraction(words.multiples[word])
        return Amount("", value=value, unit="倍", comparator=bound, direction=Direction.UP, **soft)
    if word in words.halves:
        return Amount("", value=Fraction(50), unit="%", direction=Direction.DOWN, **soft)
    if word in words.spans:
        return Amount("", value=Fraction(words.spans[word]), unit="年", **soft)
    if word in words.pairs:
        return Amount("", value=Fraction(2), **soft)
    return None


def _share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """``amounts``, each that lacks a unit with the one of the next in its list: 4.3 and 2.3 percentage points."""
    for n in range(len(amounts) - 2, -1, -1):
        one, other = amounts[n], amounts[n + 1]
        if one.unit or not other.unit or other.role is not Role.FIGURE or one.role is not Role.FIGURE:
            continue
        joined = re.fullmatch(r",? ?(?:and|or|to|,|/|&) ?", text[one.end : other.start])
        if one.value > 100 and other.unit == "%" and "or" in text[one.end : other.start]:
            continue  # 438 of them, or 14.7 percent
        # A sign before the second number is its own: 10 billion, and RMB 20 billion.
        if joined and not re.match(r"\D*(?:RMB|CNY|USD|[$€£¥￥])", text[other.start : other.end], re.IGNORECASE):
            amounts[n] = dataclasses.replace(one, unit=other.unit)
    return amounts
