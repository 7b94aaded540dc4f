"""Report -> every page of one language: those made from the data, and those written by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
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
from generator.pages.views.outcomes import evidence_of, outcome_lists, view_overview
from generator.pages.views.pages import place_cards, target_rows, topic_cards, view_place, view_section, view_topic
from generator.pages.views.report import view_report
from generator.project.pagination import ListPage, divide
from generator.project.paths import CONTENT
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
    context = make_context(checked, language)
    content = checked.root / CONTENT
    return tuple(page for page in render_pages(context, content, checked.cache, [], paths) if page.path in paths)


def _feeds(context: Context) -> dict[str, tuple[str, str]]:
    title, name = context.labels["feed_title"], context.labels["site_name"]
    feeds = {"": (f"{name} · {title}", updates_path(context.language))}
    for topic in context.report.topics:
        of_topic = f"{topic.name[context.language]} · {title}"
        for list_page in divide(f"topics/{topic.id}.md", len(context.in_topic[topic.id])):
            feeds[list_page.path] = of_topic, updates_path(context.language, topic.id)
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

    Raises ReportError with everything that is wrong in them, or adds it to ``problems``. With ``only``, pages at other
    paths are blank or left out.
    """
    renderer = Renderer(context, cache, only)
    written = ContentPages(renderer, content)
    pages = (
        *_section_pages(renderer),
        *_topic_pages(renderer, written),
        *_place_pages(renderer),
        *_list_pages(renderer),
        *_outcome_pages(renderer),
        *_corrections(renderer),
        *written.pages(),
    )
    if written.problems and problems is None:
        raise ReportError(written.problems)
    if problems is not None:
        problems += written.problems
    return pages


def _section_pages(renderer: Renderer) -> Iterator[Page]:
    for section in renderer.context.report.sections:
        view = view_section(section, renderer.context)
        title = f"{view.number} {view.name}"
        yield renderer.page("section.md", f"sections/{view.id}.md", title, view.intro, section=view)


def _topic_pages(renderer: Renderer, written: ContentPages) -> Iterator[Page]:
    t, cards = renderer.context.labels, topic_cards(renderer.context)
    yield renderer.page("cards.md", "topics/index.md", t["all_topics"], t["topics_lead"], groups={"": cards})
    for topic in renderer.context.report.topics:
        view = view_topic(topic, renderer.context)
        path = f"topics/{view.id}.md"
        answer = written.answer(view.id) if renderer.makes(path) else ""
        for each in divide(path, view.count):
            groups = each.parts(view.groups)
            yield _list_page(
                renderer, "collection.md", each, view.name, view.lead, page=view, groups=groups, answer=answer
            )


def _place_pages(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    groups = {t[kind]: cards for kind, cards in place_cards(context).items()}
    yield renderer.page("cards.md", "places/index.md", t["all_places"], t["places_lead"], groups=groups)
    for place in context.report.places:
        view = view_place(place, context)
        if view.count:
            lead = t["place_lead"].format(view.name)
            for each in divide(f"places/{view.id}.md", view.count):
                groups = each.parts(view.groups)
                yield _list_page(renderer, "collection.md", each, view.name, lead, page=view, groups=groups, answer="")


def _list_pages(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    rows, groups = target_rows(context), view_glossary(context)
    for each in divide("targets.md", sum(len(group.items) for group in rows)):
        words = t["all_targets"], t["targets_lead"]
        yield _list_page(renderer, "targets.md", each, *words, ("navigation", "toc"), rows=each.parts(rows))
    yield from _explorer_pages(renderer)
    words, parts = (t["whole_report_title"], t["whole_report_lead"]), view_report(context)
    yield renderer.page("report.md", "report.md", *words, ("navigation", "toc"), parts=parts)
    yield renderer.page("glossary.md", "glossary.md", t["glossary"], t["glossary_lead"], ("navigation",), groups=groups)


def _outcome_pages(renderer: Renderer) -> Iterator[Page]:
    """The overview, and the list of each outcome; none where nobody has searched."""
    t, context, lists = renderer.context.labels, renderer.context, outcome_lists(renderer.context)
    if not lists:
        return
    view = view_overview(context)
    lead = t["outcomes_lead"].format(context.report.heading.year, view.whole.total, view.searched)
    yield renderer.page("outcomes.md", "outcomes/index.md", t["outcomes_title"], lead, view=view)
    for each in lists:
        lead = t["outcome_list_lead_one" if each.count == 1 else "outcome_list_lead"].format(each.count, each.meaning)
        for page in each.pages:
            yield _list_page(renderer, "outcome_list.md", page, each.label, lead, view=each.on_page(page))
    for section in context.report.sections:
        if items := evidence_of(context.in_section[section.id], context):
            name = section.name[context.language]
            title, lead = t["evidence_title"].format(section.number, name), t["evidence_lead"].format(name)
            yield renderer.page("evidence.md", f"evidence/{section.id}.md", title, lead, section=section, items=items)


def _corrections(renderer: Renderer) -> Iterator[Page]:
    t = renderer.context.labels
    if days := view_changes(renderer.context):
        feed = updates_path(renderer.context.language)
        title, lead = t["corrections_title"], t["corrections_lead"]
        yield renderer.page("corrections.md", "corrections.md", title, lead, days=days, feed=feed)


def _explorer_pages(renderer: Renderer) -> Iterator[Page]:
    t, view = renderer.context.labels, view_explorer(renderer.context)
    for each in divide("explorer.md", len(view.rows)):
        words, hide = (t["explorer_title"], t["explorer_lead"]), ("navigation", "toc")
        yield _list_page(
            renderer,
            "explorer.md",
            each,
            *words,
            hide,
            explorer=view,
            columns=view.columns,
            rows=each.part(view.rows),
        )


def _list_page(
    renderer: Renderer,
    template: str,
    list_page: ListPage,
    name: str,
    description: str,
    hide: tuple[str, ...] = WIDE,
    **view: object,
) -> Page:
    """One page of a list; after the first, title and description say which."""
    title, t = name, renderer.context.labels
    if not list_page.is_first:
        title += t["clause_comma"] + t["page_of"].format(list_page.number, list_page.total)
        description = t["page_description"].format(title, list_page.first, list_page.last)
    page = renderer.page(template, list_page.path, title, description, hide, list_page=list_page, name=name, **view)
    # The footer's "next page", the next of the menu, would be taken for the list's.
    return replace(page, list_path=list_page.list_path, hide=(*hide, "footer")) if list_page.is_divided else page
