"""The view of the whole report on one page: part after part, section after section, each item in its place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.item import ItemView, view_item
from generator.report.model import Part, Section


@dataclass(frozen=True)
class ReportSection:
    """One section with all its items, in report order."""

    id: str
    number: str
    name: str
    intro: str
    items: tuple[ItemView, ...]
    state: str | None
    """``draft`` or ``stale`` where its introduction is not reviewed."""


@dataclass(frozen=True)
class ReportPart:
    """One part with its sections."""

    id: str
    name: str
    sections: tuple[ReportSection, ...]


def view_report(context: Context) -> tuple[ReportPart, ...]:
    """Every part of the report, in its order."""
    return tuple(_part(part, context) for part in context.report.parts)


def _part(part: Part, context: Context) -> ReportPart:
    sections = tuple(_section(each, context) for each in context.report.sections if each.part == part.id)
    return ReportPart(part.id, part.name[context.language], sections)


def _section(section: Section, context: Context) -> ReportSection:
    return ReportSection(
        id=section.id,
        number=section.number,
        name=section.name[context.language],
        intro=context.intro(section),
        items=tuple(view_item(item, context, linked=False) for item in context.in_section[section.id]),
        state=context.state(f"sections/{section.id}"),
    )
