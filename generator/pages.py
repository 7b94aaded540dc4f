"""Report -> every page of one language: those made from the data, and those written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import ReportError
from generator.rendering import Page, Renderer
from generator.views.context import Context
from generator.views.explorer import COLUMNS, view_explorer
from generator.views.glossary import view_glossary
from generator.views.pages import place_cards, target_rows, topic_cards, view_place, view_section, view_topic
from generator.written import Written


def render_pages(context: Context, content: Path, cache: Path | None = None) -> tuple[Page, ...]:
    """Every page of one language; ``content`` holds its hand-written texts, ``cache`` keeps drawn charts.

    Raises ReportError with everything that is wrong in them.
    """
    renderer = Renderer(context, cache)
    written = Written(renderer, content)
    pages = (
        *_section_pages(renderer),
        *_topic_pages(renderer, written),
        *_place_pages(renderer),
        *_list_pages(renderer),
        *written.pages(),
    )
    if written.problems:
        raise ReportError(written.problems)
    return pages


def _section_pages(renderer: Renderer) -> Iterator[Page]:
    for section in renderer.context.report.sections:
        view = view_section(section, renderer.context)
        title = f"{view.number} {view.name}"
        yield renderer.page("section.md", f"sections/{view.id}.md", title, view.intro, section=view)


def _topic_pages(renderer: Renderer, written: Written) -> Iterator[Page]:
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
