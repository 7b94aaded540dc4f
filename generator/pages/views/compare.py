"""The compare page: last year's result beside this year's target, and what has no counterpart."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.item import ItemView, view_item
from generator.report.comparison import difference, format_bare, format_difference
from generator.report.model import Item, Kind

SENTENCES = {"zh": "{1}年{3}，{0}年{2}：{4}", "en": "{2} after {3}: {4}"}
"""Year and figure of the target and of the result before it, and the difference."""


@dataclass(frozen=True)
class Comparison:
    """A target beside the result that it names as its baseline; both have a figure."""

    target: ItemView
    result: ItemView
    difference: str | None
    """``4 fewer``; None where the figures do not say how far apart they are."""
    sentence: str | None
    """``18 after 22: 4 fewer``."""


@dataclass(frozen=True)
class Unmatched:
    """The figures without a counterpart."""

    results: tuple[ItemView, ...]
    """Results of last year that no target takes up, in report order."""
    targets: int
    """How many targets with a figure name no result."""


def view_comparison(item: Item, context: Context) -> Comparison | None:
    """``item`` beside its baseline, or None where one of the two has no figure."""
    before = context.report.by_id.get(item.baseline or "")
    if before is None or before.figure is None or item.figure is None:
        return None
    language = context.language
    found = difference(item.figure, before.figure)
    words = format_difference(found, language) if found else None
    figures = (format_bare(each.figure, language) for each in (item, before))
    sentence = SENTENCES[language].format(item.period, before.period, *figures, words) if words else None
    return Comparison(view_item(item, context, linked=False), view_item(before, context, linked=False), words, sentence)


def view_comparisons(context: Context) -> tuple[Comparison, ...]:
    """Every comparison that the report allows, in report order."""
    return tuple(found for item in context.report.items if (found := view_comparison(item, context)))


def view_unmatched(context: Context) -> Unmatched:
    """The results and targets with a figure that have no counterpart."""
    report = context.report
    figures = [item for item in report.items if item.figure]
    results = [i for i in figures if i.kind is Kind.RESULT and i.id not in report.followed_by]
    targets = [i for i in figures if i.kind is Kind.TARGET and not i.baseline]
    return Unmatched(tuple(view_item(item, context) for item in results), len(targets))
