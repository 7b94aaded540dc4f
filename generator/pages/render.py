"""Report -> every page of one language: those made from the data, and those written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.project import CheckedProject
from generator.errors import Problem, ReportError
from generator.exports.linked import describe_dataset
from generator.pages.content_pages import ContentPages
from generator.pages.navigation import Entry, navigation
from generator.pages.renderer import Page, Renderer
from generator.pages.views.context import Context
from generator.pages.views.explorer import COLUMNS, view_explorer
from generator.pages.views.glossary import view_glossary
from generator.pages.views.pages import place_cards, target_rows, topic_cards, view_place, view_section, view_topic
from generator.project.paths import CONTENT


@dataclass(frozen=True)
class LanguagePages:
    """One language of the site before MkDocs has it."""

    pages: tuple[Page, ...]
    navigation: tuple[Entry, ...]
    labels: dict[str, str]
    dataset: dict[str, object]
    """The data files as schema.org describes them."""


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
    return LanguagePages(pages, navigation(context), context.labels, dataset)


def make_context(checked: CheckedProject, language: str, address: str = "", repository: str = "") -> Context:
    """What the views of one language see of ``checked``."""
    labels, menus = checked.labels[language], checked.settings.menus
    return Context(
        checked.loaded.report, checked.glossary, language, labels, address, repository, checked.states, menus
    )


def render_pages(
    context: Context, content: Path, cache: Path | None = None, problems: list[Problem] | None = None
) -> tuple[Page, ...]:
    """Every page of one language; ``content`` is the project's folder of hand-written pages, ``cache`` stores templates.

    Raises ReportError with everything that is wrong in them, or adds it to ``problems``.
    """
    renderer = Renderer(context, cache)
    written = ContentPages(renderer, content)
    pages = (
        *_section_pages(renderer),
        *_topic_pages(renderer, written),
        *_place_pages(renderer),
        *_list_pages(renderer),
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
        answer = written.answer(view.id)
        path = f"topics/{view.id}.md"
        yield renderer.page("collection.md", path, view.name, view.lead, page=view, answer=answer)


def _place_pages(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    groups = {t[kind]: cards for kind, cards in place_cards(context).items()}
    yield renderer.page("cards.md", "places/index.md", t["all_places"], t["places_lead"], groups=groups)
    for place in context.report.places:
        view = view_place(place, context)
        if view.count:
            lead = t["place_lead"].format(view.name)
            yield renderer.page("collection.md", f"places/{view.id}.md", view.name, lead, page=view, answer="")


def _list_pages(renderer: Renderer) -> Iterator[Page]:
    t, context = renderer.context.labels, renderer.context
    rows, groups = target_rows(context), view_glossary(context)
    yield renderer.page(
        "targets.md", "targets.md", t["all_targets"], t["targets_lead"], ("navigation", "toc"), rows=rows
    )
    yield _explorer(renderer)
    yield renderer.page("glossary.md", "glossary.md", t["glossary"], t["glossary_lead"], ("navigation",), groups=groups)


def _explorer(renderer: Renderer) -> Page:
    t = renderer.context.labels
    view, columns = view_explorer(renderer.context), {key: t[label] for key, label in COLUMNS.items()}
    site = "../../" if renderer.context.language == "en" else "../"
    hide = ("navigation", "toc")
    return renderer.page(
        "explorer.md",
        "explorer.md",
        t["explorer_title"],
        t["explorer_lead"],
        hide,
        explorer=view,
        columns=columns,
        site=site,
    )
