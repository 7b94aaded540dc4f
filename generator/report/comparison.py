"""Two figures of the same measure -> what lies between them, in words.

Between two shares lie percentage points, never per cent. A difference is given only where the figures are exact enough:
``at least 100`` after 60 is at least 40 more, but ``at least 40`` after 60 says nothing about more or less.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from generator.report.figures import SHARE, UNITS, Measure, format_figure, plain, value_of
from generator.report.model import Comparator, Figure

POINTS = "个百分点"


class Direction(Enum):
    """Whether the later figure is above the earlier one."""

    UP = auto()
    DOWN = auto()
    SAME = auto()


@dataclass(frozen=True)
class Difference:
    """What lies between two figures: how much, and which way."""

    size: Figure
    """Never negative; in percentage points between shares."""
    direction: Direction


def difference(later: Figure, earlier: Figure) -> Difference | None:
    """``later`` minus ``earlier``, exact; None where the two do not say how far apart they are."""
    numbers = _exact(later), _exact(earlier)
    if None in numbers or later.unit != earlier.unit or earlier.comparator is not Comparator.EXACTLY:
        return None
    change = numbers[0] - numbers[1]
    comparator = _bound(later.comparator, change)
    if comparator is None or UNITS[later.unit].measure is Measure.RANK:
        return None
    direction = Direction.UP if change > 0 else Direction.DOWN if change < 0 else Direction.SAME
    unit = POINTS if later.unit == SHARE else later.unit
    size = Figure(plain(abs(change)), unit, comparator)
    return Difference(size, direction)


def _exact(figure: Figure) -> Decimal | None:
    """The number of ``figure`` where it is one, and a decimal holds it."""
    number = value_of(figure.value, figure.unit)
    exact = figure.value.exact * (100 if figure.value.is_share else 1)
    return None if figure.value_max or number != exact else number


def _bound(comparator: Comparator, change: Decimal) -> Comparator | None:
    """How the difference is bounded where the later figure is bounded by ``comparator``."""
    match comparator:
        case Comparator.EXACTLY | Comparator.ABOUT:
            return comparator
        case Comparator.AT_LEAST | Comparator.MORE_THAN if change > 0:
            return comparator
        case Comparator.AT_MOST if change < 0:
            return Comparator.AT_LEAST
        case _:
            return None


ZH_WORDS = {Measure.SHARE: ("高", "低")}
EN_WORDS = {Measure.SHARE: ("higher", "lower"), Measure.COUNT: ("more", "fewer")}


def format_difference(found: Difference, language: str) -> str:
    """``found`` in words: ``少4所``, ``4 fewer``; ``高2.2个百分点``, ``2.2 percentage points higher``."""
    if found.direction is Direction.SAME:
        return "持平" if language == "zh" else "the same"
    measure = Measure.SHARE if found.size.unit == POINTS else UNITS[found.size.unit].measure
    down = found.direction is Direction.DOWN
    size = format_figure(found.size, language)
    if language == "zh":
        return ZH_WORDS.get(measure, ("多", "少"))[down] + size
    return f"{size} {EN_WORDS.get(measure, ('more', 'less'))[down]}"


def format_bare(figure: Figure, language: str) -> str:
    """``figure`` without the noun it counts: ``18所``, ``18``."""
    return format_figure(replace(figure, value=figure.value.printed, noun=None, value_max=None), language)
