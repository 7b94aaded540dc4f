"""Report -> every page of one language: those made from the data, and those written by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.checks.project import CheckedProject
from generator.errors import Problem, ReportError
from generator.exports.linked import describe_dataset
from generator.pages.content_pages import ContentPages
from generator.pages.navigation import Entry, navigation
from generator.pages.renderer import WIDE, Page, Renderer
from generator.pages.views.changes import view_changes
from generator.pages.views.context import Context
from generator.pages.views.explorer import view_explorer
from generator.pages.views.glossary import view_glossary
from generator.pages.views.outcomes import (
    evidence_of,
    has_evidence,
    outcome_list_pages,
    view_outcome_list,
    view_overview,
)
from generator.pages.views.pages import (
    Card,
    place_cards,
    target_rows,
    topic_cards,
    view_place,
    view_section,
    view_topic,
)
from generator.pages.views.report import view_report
from generator.project.pagination import ListPage, divide
from generator.project.paths import CONTENT
from generator.report.evidence import Outcome
from generator.report.figures import format_day
from generator.report.model import Kind
from generator.report.updates import updates_path


@dataclass(frozen=True)
class LanguagePages:
    """One language of the site before MkDocs has it."""

    pages: tuple[Page, ...]
    navigation: tuple[Entry, ...]
    labels: dict[str, str]
    dataset: dict[str, object]
    """The data files as schema.org describes them."""
    year_line: str = ""
    """Which year the pages speak of, and that it is over; empty where nobody has searched for what became of it."""
    feeds: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By path of a page, title and path of the Atom feed that programs find there; the empty path stands for the others."""


def render_language(
    checked: CheckedProject,
    language: str,
    address: str = "",
    repository: str = "",
    problems: list[Problem] | None = None,
) -> LanguagePages:
    """One language's pages and navigation from ``checked`` and the hand-written pages in its folder.

    ``address`` is where the site lives, ``repository`` where the project does; empty where nobody knows.
    Raises ReportError with everything that is wrong in the hand-written pages; where ``problems`` is given, it is added
    there instead, and the page left out.
    """
    context = make_context(checked, language, address, repository)
    dataset = describe_dataset(context.report, language, context.labels, address)
    pages = render_pages(context, checked.root / CONTENT, checked.cache, problems)
    t, year = context.labels, context.report.heading.year
    year_line = t["year_line"].format(year) if context.outcomes else ""
    return LanguagePages(pages, navigation(context), t, dataset, year_line, _feeds(context))


def render_some(checked: CheckedProject, language: str, paths: Collection[str]) -> tuple[Page, ...]:
    """Those of one language's pages that lie at ``paths``, sooner than all: for a preview. What fails is left out."""
    pages = render_pages(make_context(checked, language), checked.root / CONTENT, checked.cache, [], paths)
    return tuple(page for page in pages if page.path in paths)


def _feeds(context: Context) -> dict[str, tuple[str, str]]:
    title, name = context.labels["feed_title"], context.labels["site_name"]
    feeds = {"": (f"{name} · {title}", updates_path(context.language))}
    for topic in context.report.topics:
        of_topic = f"{topic.name[context.language]} · {title}"
        for page in divide(f"topics/{topic.id}.md", len(context.in_topic[topic.id])):
            feeds[page.path] = of_topic, updates_path(context.language, topic.id)
    return feeds


def make_context(checked: CheckedProject, language: str, address: str = "", repository: str = "") -> Context:
    """What the views of one language see of ``checked``."""
    labels, menus = checked.labels[language], checked.settings.menus
    return Context(
        checked.loaded.report, checked.glossary, language, labels, address, repository, checked.states, menus
    )


def render_pages(
    context: Context,
    content: Path,
    cache: Path | None = None,
    problems: list[Problem] | None = None,
    only: Collection[str] | None = None,
) -> tuple[Page, ...]:
    """Every page of one language; ``content`` is the project's folder of hand-written pages, ``cache`` stores templates.

    Raises ReportError with everything that is wrong in them, or adds it to ``problems``. With ``only``, hand-written
    pages at other paths are left out. Pages out of the data are made when they are asked for.
    """
    renderer = Renderer(context, cache)
    written = ContentPages(renderer, content)
    pages = (
        *_section_pages(renderer),
        *_topic_pages(renderer, written, only),
        *_place_pages(renderer),
        *_list_pages(renderer),
        *_outcome_pages(renderer),
        *_corrections(renderer),
        *written.pages(only),
    )
    if written.problems and problems is None:
        raise ReportError(written.problems)
    if problems is not None:
        problems += written.problems
    return pages


def _section_pages(renderer: Renderer) -> Iterator[Page]:
    context = renderer.context
    for section in context.report.sections:
        title, intro = f"{section.number} {section.name[context.language]}", context.intro(section)
        view = partial(view_section, section, context)
        yield renderer.page("section.md", f"sections/{section.id}.md", title, intro, section=view)


def _topic_pages(renderer: Renderer, written: ContentPages, only: Collection[str] | None) -> Iterator[Page]:
    t, context, language = renderer.context.labels, renderer.context, renderer.context.language
    cards = partial(topic_cards, context)
    yield renderer.page("cards.md", "topics/index.md", t["all_topics"], t["topics_lead"], groups=lambda: {"": cards()})
    for topic in context.report.topics:
        path, words = f"topics/{topic.id}.md", (topic.name[language], topic.question[language])
        # At once, for what is wrong in it.
        answer = written.answer(topic.id) if only is None or path in only else ""
        for page in divide(path, len(context.in_topic[topic.id])):
            view = partial(view_topic, topic, context, page)
            yield _list_page(renderer, "collection.md", page, *words, page=view, answer=answer)


def _place_pages(renderer: Renderer) -> Iterator[Page]:
    t, context, language = renderer.context.labels, renderer.context, renderer.context.language
    groups = partial(_places, context)
    yield renderer.page("cards.md", "places/index.md", t["all_places"], t["places_lead"], groups=groups)
    for place in context.report.places:
        name, count = place.name[language], len(context.in_place[place.id])
        words = name, t["place_lead"].format(name)
        for page in divide(f"places/{place.id}.md", count) if count else ():
            view = partial(view_place, place, context, page)
            yield _list_page(renderer, "collection.md", page, *words, page=view, answer="")


def _places(context: Context) -> dict[str, tuple[Card, ...]]:
    return {context.labels[kind]: cards for kind, cards in place_cards(context).items()}


def _list_pages(renderer: Renderer) -> Iterator[Page]:
    t, context, wide = renderer.context.labels, renderer.context, ("navigation", "toc")
    targets = sum(item.kind is Kind.TARGET for item in context.report.items)
    for page in divide("targets.md", targets):
        words, rows = (t["all_targets"], t["targets_lead"]), partial(target_rows, context, page)
        yield _list_page(renderer, "targets.md", page, *words, wide, rows=rows)
    for page in divide("explorer.md", len(context.report.items)):
        words, view = (t["explorer_title"], t["explorer_lead"]), partial(view_explorer, context, page)
        yield _list_page(renderer, "explorer.md", page, *words, wide, explorer=view)
    parts, groups = partial(view_report, context), partial(view_glossary, context)
    words = t["whole_report_title"], t["whole_report_lead"]
    yield renderer.page("report.md", "report.md", *words, wide, parts=parts)
    yield renderer.page("glossary.md", "glossary.md", t["glossary"], t["glossary_lead"], ("navigation",), groups=groups)


def _outcome_pages(renderer: Renderer) -> Iterator[Page]:
    """The overview, and the list of each outcome; none where nobody has searched."""
    t, context, report = renderer.context.labels, renderer.context, renderer.context.report
    if not context.outcomes:
        return
    searched = format_day(report.outcomes.search.searched, context.language)
    lead = t["outcomes_lead"].format(report.heading.year, len(context.outcomes), searched)
    overview = partial(view_overview, context)
    yield renderer.page("outcomes.md", "outcomes/index.md", t["outcomes_title"], lead, view=overview)
    for outcome in Outcome:
        count = sum(found.outcome is outcome for found in context.outcomes.values())
        meaning, label = t[f"outcome_{outcome.value}_means"], t[f"outcome_{outcome.value}"]
        lead = t["outcome_list_lead_one" if count == 1 else "outcome_list_lead"].format(count, meaning)
        for page in outcome_list_pages(outcome, context):
            view = partial(view_outcome_list, outcome, context, page)
            yield _list_page(renderer, "outcome_list.md", page, label, lead, view=view)
    yield from _evidence_pages(renderer)


def _evidence_pages(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    for section in context.report.sections:
        if has_evidence(items := context.in_section[section.id], context):
            name, path = section.name[context.language], f"evidence/{section.id}.md"
            title, lead = t["evidence_title"].format(section.number, name), t["evidence_lead"].format(name)
            evidence = partial(evidence_of, items, context)
            yield renderer.page("evidence.md", path, title, lead, section=section, items=evidence)


def _corrections(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    if days := view_changes(context):
        words, feed = (t["corrections_title"], t["corrections_lead"]), updates_path(context.language)
        yield renderer.page("corrections.md", "corrections.md", *words, days=days, feed=feed)


def _list_page(
    renderer: Renderer,
    template: str,
    list_page: ListPage,
    name: str,
    description: str,
    hide: tuple[str, ...] = WIDE,
    **views: object,
) -> Page:
    """One page of a list; after the first, title and description say which."""
    title, t = name, renderer.context.labels
    if not list_page.is_first:
        title += t["clause_comma"] + t["page_of"].format(list_page.number, list_page.total)
        words = t["page_lines_description" if list_page.repeats else "page_description"]
        description = words.format(title, list_page.first, list_page.last)
    page = renderer.page(template, list_page.path, title, description, hide, list_page=list_page, name=name, **views)
    # The footer's "next page", the next of the menu, would be taken for the list's.
    return replace(page, list_path=list_page.list_path, hide=(*hide, "footer")) if list_page.is_divided else page
