"""How the tests write amounts down: one line an amount, so that a whole sentence's reading can be compared at a glance."""

from __future__ import annotations

from generator.numbers.amounts import Amount, Comparator, Role
from generator.numbers.numerals import plain


def describe(amount: Amount) -> str:
    """``近1400家 = 1400 家 about``; ``6月底前 = date month=6 end=True at_most``; ``PM2.5 = part-of-name``."""
    words: list[str] = []
    if amount.role is Role.FIGURE:
        high = f"–{plain(amount.value_max)}" if amount.value_max is not None else ""
        words += [plain(amount.value) + high, amount.unit]
    elif amount.role is Role.LIST_NUMBER:
        words += [amount.role, plain(amount.value)]
    else:
        words.append(amount.role)
        if amount.date:
            words += [f"{name}={value}" for name, value in vars(amount.date).items() if value]
        elif amount.role in (Role.DATE, Role.YEAR) and amount.value is not None:
            words += [plain(amount.value), amount.unit]
    if amount.comparator is not Comparator.EXACTLY:
        words.append(amount.comparator)
    if amount.direction:
        words.append(amount.direction)
    return f"{amount.text} = {' '.join(filter(None, words))}"
