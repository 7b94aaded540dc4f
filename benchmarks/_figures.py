"""The Chinese reader against ``figures.tsv`` of a corpus, where every figure of some reports is listed by hand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from generator.numbers.amounts import Amount, Role
from generator.numbers.chinese import find_amounts

COUNTED = ("all", "role", "figures", "whole", "found", "spurious")
MEASURING = (Role.FIGURE, Role.YEAR, Role.DATE)
"""Roles that say a value or a day; the others say that a numeral is no figure."""


@dataclass(frozen=True)
class Expected:
    """One row of ``figures.tsv``, and where it stands in its report."""

    start: int
    end: int
    row: dict[str, str]


def measure_figures(corpus: Path) -> tuple[str, dict[str, int]]:
    """The result for ``figures.tsv`` as text, every difference on a line, and its numbers."""
    with (corpus / "figures.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    counts, lines = Counter(dict.fromkeys(COUNTED, 0)), []
    for name in dict.fromkeys(row["file"] for row in rows):
        text = (corpus / "reports" / name).read_text(encoding="utf-8")
        # The first line is the report's address.
        body = text[text.index("\n") :]
        lines += _compare(name, body, [row for row in rows if row["file"] == name], counts)
    share, spurious = counts["whole"] / counts["figures"], counts["spurious"] / counts["found"]
    head = [
        f"figures, years and dates read whole: {counts['whole']} of {counts['figures']} ({share:.1%})",
        f"numerals given their role: {counts['role']} of {counts['all']}",
        f"found as figure, year or date that are none: {counts['spurious']} of {counts['found']} ({spurious:.1%})",
    ]
    return "\n".join(head + lines), dict(counts)


def _place(text: str, rows: list[dict[str, str]]) -> Iterator[Expected]:
    at = 0
    for row in rows:
        start = text.index(row["text"], at)
        at = start + len(row["text"])
        yield Expected(start, at, row)


def _compare(name: str, text: str, rows: list[dict[str, str]], counts: Counter) -> Iterator[str]:
    amounts = find_amounts(text)
    used: set[int] = set()
    for each in _place(text, rows):
        role = Role(each.row["role"])
        counts["all"] += 1
        counts["figures"] += role in MEASURING
        near = [n for n, a in enumerate(amounts) if a.start < each.end and a.end > each.start and n not in used]
        if not near:
            yield f"  {name} {each.row['text']}: missed, {role}"
            continue
        best = max(near, key=lambda n: amounts[n].role == role)
        used.add(best)
        amount = amounts[best]
        counts["role"] += amount.role == role
        right = agrees(amount, each.row)
        counts["whole"] += right and role in MEASURING
        if not right:
            yield f"  {name} {' '.join(each.row.values())} != {' '.join(_row(amount).values())}"
    for n, amount in enumerate(amounts):
        counts["found"] += amount.role in MEASURING
        if n not in used and amount.role in MEASURING:
            counts["spurious"] += 1
            yield f"  {name} from nowhere: {' '.join(_row(amount).values())}"


def agrees(amount: Amount, row: dict[str, str]) -> bool:
    """Whether the amount is what the row says; of what is no figure only the role counts."""
    if amount.role != row["role"]:
        return False
    return amount.role not in MEASURING or all(
        found == row[key] for key, found in _row(amount).items() if key != "text" and (key != "comparator" or row[key])
    )


def _row(amount: Amount) -> dict[str, str]:
    return {
        "text": amount.text,
        "value": _plain(amount.value),
        "value_max": _plain(amount.value_max),
        "unit": amount.unit,
        "comparator": amount.comparator.value,
        "role": amount.role.value,
        "direction": amount.direction.value if amount.direction else "",
    }


def _plain(value: Fraction | None) -> str:
    if value is None:
        return ""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return format(number.normalize(), "f")
