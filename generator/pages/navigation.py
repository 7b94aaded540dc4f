"""The navigation of one language: groups and pages, as data."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.outcomes import list_path
from generator.report.evidence import Outcome
from generator.report.model import Part


@dataclass(frozen=True)
class Entry:
    """One entry: a page, or a group of entries."""

    title: str
    path: str | None = None
    children: tuple[Entry, ...] = ()


def navigation(context: Context) -> tuple[Entry, ...]:
    """Home, the report part by part, topics, the project's own menus, places, and the pages about the whole."""
    t, report, language = context.labels, context.report, context.language
    topics = [Entry(topic.name[language], f"topics/{topic.id}.md") for topic in report.topics]
    menus = [
        Entry(menu.name[language], children=tuple(Entry(page.name[language], page.path) for page in menu.pages))
        for menu in context.menus
    ]
    places = [Entry(p.name[language], f"places/{p.id}.md") for p in report.places if context.in_place[p.id]]
    glance = [Entry(t[page], f"{page}.md") for page in ("charts", "compare", "calendar")]
    glance.append(Entry(t["all_targets"], "targets.md"))
    outcomes = (Entry(t["outcomes"], children=_outcomes(context)),) if context.outcomes else ()
    corrections = (Entry(t["corrections"], "corrections.md"),) if report.changes and not outcomes else ()
    whole = Entry(t["whole_report"], "report.md")
    return (
        Entry(t["home"], "index.md"),
        Entry(t["report"], children=(*(_part(part, context) for part in report.parts), whole)),
        *outcomes,
        Entry(t["topics"], children=(Entry(t["all_topics"], "topics/index.md"), *topics)),
        *menus,
        Entry(t["places"], children=(Entry(t["all_places"], "places/index.md"), *places)),
        Entry(t["at_a_glance"], children=tuple(glance)),
        Entry(t["explorer"], "explorer.md"),
        Entry(t["glossary"], "glossary.md"),
        Entry(t["data"], "data.md"),
        Entry(t["about"], "about.md"),
        *corrections,
    )


def _outcomes(context: Context) -> tuple[Entry, ...]:
    t = context.labels
    lists = (Entry(t[f"outcome_{outcome.value}"], list_path(outcome)) for outcome in Outcome)
    changes = (Entry(t["corrections"], "corrections.md"),) if context.report.changes else ()
    return (Entry(t["at_a_glance"], "outcomes/index.md"), *lists, *changes)


def _part(part: Part, context: Context) -> Entry:
    name = part.name[context.language]
    sections = [
        Entry(f"{section.number} {section.name[context.language]}", f"sections/{section.id}.md")
        for section in context.report.sections
        if section.part == part.id
    ]
    return Entry(name, children=(Entry(name, f"parts/{part.id}/index.md"), *sections))
