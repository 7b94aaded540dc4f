"""An axis: its round numbers, and their places below it, without touching the ends of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


def ticks(low: Decimal, top: Decimal, count: int) -> list[Decimal]:
    """The round numbers from ``low`` to ``top`` in about ``count`` steps of 1, 2 or 5 times a power of ten.

    The step is the round number nearest to the exact one by ratio, as D3 and Vega choose it.
    """
    if low == top:
        return [low]
    rough = (top - low) / count
    power = Decimal(1).scaleb(rough.adjusted())
    ratio = (rough / power) ** 2
    step = power * (10 if ratio >= 50 else 5 if ratio >= 10 else 2 if ratio >= 2 else 1)
    first, last = (low / step).to_integral_value(ROUND_CEILING), (top / step).to_integral_value(ROUND_FLOOR)
    return [(step * each).normalize() for each in range(int(first), int(last) + 1)]


@dataclass(frozen=True)
class Span:
    """How far below the axis a tick's number is, in pixels."""

    start: Decimal
    end: Decimal
    anchor: str

    @property
    def anchored(self) -> Decimal:
        """The place of its anchor."""
        return {"start": self.start, "middle": (self.start + self.end) / 2, "end": self.end}[self.anchor]


def place_label(x: Decimal, width: int, whole: int) -> Span:
    """A number of ``width`` below its tick at ``x``, moved as far as it has to be to stay on an axis of ``whole`` pixels."""
    if x < 1:
        return Span(x, x + width, "start")
    if x > whole - 1:
        return Span(x - width, x, "end")
    start = max(Decimal(0), min(x - Decimal(width) / 2, Decimal(whole - width)))
    return Span(start, start + width, "middle")
