"""What became of each promise: outcome, timing and figure, computed from its evidence where figures settle it.

The definitions are those of docs/outcomes.md. A result of the year before is no promise and has no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.report.evidence import By, Evidence, Outcome, PromiseEvidence, Scope, Support, Timing
from generator.report.figures import UNITS, Measure, scale_zh, value_of
from generator.report.model import Comparator, Figure, Item, Kind, Prose, Report

NEARLY = Fraction(3, 4)
"""From this share of a counted or summed promise on, it is partly met."""
RATES = frozenset({"个百分点", "倍", "年", "分钟"})
"""Units of what neither counts nor adds up, besides shares and ranks."""
MULTIPLES = {("公斤", "斤"): 2, ("吨", "斤"): 2000, ("公顷", "亩"): 15}
"""How many of the second unit one of the first is."""
GRADES = (By.STATE, By.PROVINCE, By.CITY, By.COMPANY, By.PRESS)
"""Whose figure goes first where several say the same: statistics before reports of them."""


@dataclass(frozen=True)
class ItemOutcome:
    """What became of one promise."""

    outcome: Outcome
    timing: Timing
    evidence: tuple[Evidence, ...] = ()
    """All pieces that are shown, what settles the outcome first, else as the data have them."""
    value: Figure | None = None
    """The figure of the best evidence for the same measure, period and scope; None where there is none."""
    date: date | None = None
    """Day of the event that the evidence dates."""
    reason: Prose | None = None
    """An editor's reading, where the figures alone do not settle it."""
    searched: date | None = None
    """Day of the last search for evidence; None where nobody searched."""
    computed: Outcome | None = None
    """What the figures alone give; None where they do not settle it."""

    @property
    def is_overruled(self) -> bool:
        """Whether an editor set aside what the figures give; the reason says why."""
        return self.computed is not None and self.computed is not self.outcome

    @property
    def is_late(self) -> bool:
        """Whether it was done after its deadline, or is shown not to be done by then."""
        return self.timing is Timing.LATE


def has_outcome(item: Item) -> bool:
    """Whether ``item`` is a promise: results are about the year before."""
    return item.kind is not Kind.RESULT


def promises(report: Report) -> tuple[Item, ...]:
    """The items that have an outcome, in report order."""
    return tuple(item for item in report.items if has_outcome(item))


def outcome_of(item: Item, report: Report) -> ItemOutcome | None:
    """What became of ``item``; None for a result. Without evidence, or with nothing but context, it is unknown."""
    if not has_outcome(item):
        return None
    outcomes = report.outcomes
    searched = outcomes.search.searched if outcomes and outcomes.search else None
    record = outcomes.by_item.get(item.id) if outcomes else None
    if record is None:
        return ItemOutcome(Outcome.UNKNOWN, Timing.UNKNOWN, searched=searched)
    computed = compute_outcome(item, record.evidence)
    outcome = record.outcome or computed or Outcome.UNKNOWN
    best = best_evidence(item, record.evidence)
    return ItemOutcome(
        outcome,
        record.timing or timing_of(item, outcome, record.evidence, report.heading.year),
        _in_order(outcome, record),
        in_unit(best.figure, item.figure.unit) if best else None,
        event_day(outcome, record.evidence),
        record.reason,
        searched,
        computed,
    )


def comparable(item: Item, evidence: Iterable[Evidence]) -> list[Evidence]:
    """The pieces that give a figure of the measure, the period and the scope of ``item``'s own, as a fact."""
    return [
        each
        for each in evidence
        if item.figure and each.figure and in_unit(each.figure, item.figure.unit)
        if each.scope is Scope.WHOLE and not each.forecast
        if each.period.first == each.period.last == item.period
    ]


def in_unit(figure: Figure, unit: str) -> Figure | None:
    """``figure`` in ``unit``, as printed where it is in it already; None where the two measure different things."""
    if figure.unit == unit:
        return figure
    factor = MULTIPLES.get((figure.unit, unit))
    if factor is None or figure.value_max:
        return None
    return Figure(scale_zh(value_of(figure.value, figure.unit) * factor), unit, figure.comparator)


def best_evidence(item: Item, evidence: Iterable[Evidence]) -> Evidence | None:
    """The comparable piece whose publisher is first in ``GRADES``, an original before a copy of it."""
    return min(comparable(item, evidence), key=_grade, default=None)


def _grade(piece: Evidence) -> tuple[bool, int, bool]:
    return not piece.settles, GRADES.index(piece.by), piece.carried_by is not None


def compute_outcome(item: Item, evidence: Iterable[Evidence]) -> Outcome | None:
    """What the comparable figures give; None where there is none, or where they do not all give the same."""
    found = {
        compare(item.figure, in_unit(each.figure, item.figure.unit))
        for each in comparable(item, evidence)
        if each.settles
    }
    return found.pop() if len(found) == 1 else None


def compare(target: Figure, found: Figure) -> Outcome | None:
    """Whether ``found`` meets ``target``, both of one unit; None where the two leave it open.

    A target of about some number, or between two, is left to an editor; so is a figure that is itself only about.
    """
    if target.comparator in (Comparator.ABOUT, Comparator.BETWEEN) or found.value_max:
        return None
    wanted, had = value_of(target.value, target.unit), value_of(found.value, found.unit)
    if target.comparator is Comparator.AT_MOST:
        return _below(wanted, had, found.comparator)
    met = had > wanted if target.comparator is Comparator.MORE_THAN else had >= wanted
    match found.comparator:
        case Comparator.EXACTLY:
            return Outcome.REACHED if met else _short(wanted, had, target.unit)
        case Comparator.AT_LEAST:
            return Outcome.REACHED if met else None
        case Comparator.MORE_THAN:
            # More than just so many is as many, and more.
            return Outcome.REACHED if had >= wanted else None
        case Comparator.AT_MOST:
            return None if met else _short(wanted, had, target.unit)
        case _:
            return None


def _below(wanted: Decimal, had: Decimal, comparator: Comparator) -> Outcome | None:
    match comparator:
        case Comparator.EXACTLY:
            return Outcome.REACHED if had <= wanted else Outcome.NOT_REACHED
        case Comparator.AT_MOST:
            return Outcome.REACHED if had <= wanted else None
        case Comparator.MORE_THAN:
            return Outcome.NOT_REACHED if had >= wanted else None
        case Comparator.AT_LEAST:
            return Outcome.NOT_REACHED if had > wanted else None
        case _:
            return None


def _short(wanted: Decimal, had: Decimal, unit: str) -> Outcome:
    """What a figure below the target amounts to."""
    return Outcome.PARTLY if adds_up(unit) and had >= wanted * Decimal("0.75") else Outcome.NOT_REACHED


def adds_up(unit: str) -> bool:
    """Whether ``unit`` counts or sums, so that a part of it is a part of the promise: not rates, ranks or spans."""
    return unit in UNITS and UNITS[unit].measure not in (Measure.SHARE, Measure.RANK) and unit not in RATES


def limit_of(item: Item, year: int) -> date:
    """The last day that ``item`` may be done: its deadline, else the last of the report's year."""
    return item.deadline or date(year, 12, 31)


def event_day(outcome: Outcome, evidence: Iterable[Evidence]) -> date | None:
    """The day on which what ``outcome`` says came about, as far as the evidence that supports it gives one.

    One piece about the whole promise is enough, so the earliest of them; parts are done with the last of them.
    """
    dated = [each for each in evidence if each.date and each.settles and each.supports.value == outcome.value]
    whole = [each.date for each in dated if each.scope is Scope.WHOLE]
    return min(whole) if whole else max((each.date for each in dated), default=None)


def timing_of(item: Item, outcome: Outcome, evidence: tuple[Evidence, ...], year: int) -> Timing:
    """Whether ``item`` was done by its last day, as far as dates and periods of the evidence show."""
    limit = limit_of(item, year)
    settling = [each for each in evidence if each.settles and each.supports.value == outcome.value]
    if outcome in (Outcome.REACHED, Outcome.PARTLY):
        if day := event_day(outcome, evidence):
            return Timing.ON_TIME if day <= limit else Timing.LATE
        # Who could report it by then saw it done.
        if any(each.published and each.published <= limit for each in settling):
            return Timing.ON_TIME
    if any(date(each.period.last, 12, 31) <= limit for each in comparable(item, settling)):
        return Timing.ON_TIME
    if outcome in (Outcome.REACHED, Outcome.PARTLY):
        # An event whose day is not known, in years that are.
        whole = [each.period for each in settling if each.scope is Scope.WHOLE]
        if any(date(period.last, 12, 31) <= limit for period in whole):
            return Timing.ON_TIME
        later = whole and all(date(period.first, 1, 1) > limit for period in whole)
        return Timing.LATE if later else Timing.UNKNOWN
    undone = [each for each in evidence if each.supports in (Support.UNDER_WAY, Support.NOT_REACHED) and each.settles]
    if any(each.date and each.date >= limit and each.scope is Scope.WHOLE for each in undone):
        return Timing.LATE
    return Timing.UNKNOWN


def _in_order(outcome: Outcome, record: PromiseEvidence) -> tuple[Evidence, ...]:
    """What supports the outcome, then what says otherwise, then context."""

    def place(piece: Evidence) -> int:
        return 0 if piece.supports.value == outcome.value else 2 if piece.supports is Support.CONTEXT else 1

    return tuple(sorted(record.evidence, key=place))
