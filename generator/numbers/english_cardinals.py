"""Numbers in English words: fifty-one million, one hundred and twenty, twenty-first, two thirds, one in five."""

from __future__ import annotations

from fractions import Fraction

from generator.numbers.english_tokens import HYPHENS, Numeral, Token, read_and_half, skip_hyphen, word_at
from generator.numbers.english_words import load_words

MANY = ("people", "children", "women", "men", "is", "are", "was", "were", "has", "have", "had")
"""Words behind "one in five", besides nouns with an s."""
PERIODS = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "decades", "quarters", "seconds"))


def read_cardinal(tokens: list[Token], at: int) -> Numeral | None:
    """A number in words: fifty-one million, one hundred and twenty, twenty-first, two thirds."""
    words = load_words()
    if share := _read_share(tokens, at):
        return share
    total, current, last, after, ordinal, scale = Fraction(0), None, None, at, False, Fraction(1)
    for _ in range(24):
        place = skip_hyphen(tokens, after) if after > at else after
        word = word_at(tokens, place)
        if word == "and" and last == "scale" and _follows(tokens, place + 1, at):
            after = place + 1
            continue
        small = words.cardinals.get(word, words.ordinals.get(word))
        if scale > 100 and last == "scale" and word in words.ordinals and word_at(tokens, place - 1) != "and":
            break  # three million first secretaries
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
    if not ordinal and last == "unit" and (half := read_and_half(tokens, after, value)):
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
    word = word_at(tokens, at)
    if first and tokens[first - 1].word == "between":
        return False
    small = words.cardinals.get(word, 0)
    behind = word_at(tokens, at + (3 if word_at(tokens, at + 1) in HYPHENS and word_at(tokens, at + 1) else 1))
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
    if share := _read_one_in(tokens, at, above):
        return share
    place = skip_hyphen(tokens, at + 1)
    part = word_at(tokens, place)
    if part in words.parts and (above == 1) != part.endswith(("s", "ves")):
        return Numeral(Fraction(above, words.parts[part]), at, place + 1, share=True)
    return None


def _read_one_in(tokens: list[Token], at: int, above: int) -> Numeral | None:
    """One in five households, nine out of every ten; not two in ten days."""
    end = at + 1
    if word_at(tokens, end) == "out" and word_at(tokens, end + 1) == "of":
        end += 2
    elif (word_at(tokens, end) == "of" and word_at(tokens, end + 1) == "every") or word_at(tokens, end) == "in":
        end += 1
    else:
        return None
    end += word_at(tokens, end) == "every"
    printed = word_at(tokens, end)
    below = int(printed) if printed.isdecimal() and len(printed) < 3 else load_words().cardinals.get(printed, 0)
    following = [word_at(tokens, end + n) for n in (1, 2, 3)]
    counts = any(word.endswith("s") or word in MANY for word in following) and not PERIODS & set(following)
    if above < below <= 20 and (counts or following[0] in ("", ".", ",", ";")):
        return Numeral(Fraction(above, below), at, end + 1, share=True)
    return None
