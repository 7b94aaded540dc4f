"""Views and templates -> pages: Markdown text by path, the same paths in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.errors import Problem, ReportError, nearest, shorten
from generator.exports.columns import COLUMNS
from generator.figures import format_day, format_deadline, format_figure
from generator.labels import load_labels
from generator.markup import TermLinks, markdown_text
from generator.model import Report
from generator.glossary import Glossary
from generator.views.context import Context
from generator.views.glossary import view_glossary
from generator.views.item import item_href, view_item
from generator.views.pages import place_cards, section_cards, target_rows, topic_cards, view_place, view_section, view_topic

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Page:
    """One page as Markdown."""

    path: str
    """From the root of its language: ``sections/city.md``."""
    title: str
    description: str
    body: str
    """Markdown without front matter."""
    wide: bool = False
    """Whether the page needs the room of the table of contents."""

    @property
    def text(self) -> str:
        """The whole file: front matter in JSON, which is YAML, then the body."""
        meta = {"title": self.title, "description": self.description}
        if self.wide:
            meta["hide"] = ["toc"]
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "\n".join(["---", *lines, "---", "", self.body.strip(), ""])


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation: a page, or a group of entries."""

    title: str
    path: str | None = None
    children: tuple[Entry, ...] = ()


def make_context(report: Report, glossary: Glossary, language: str) -> Context:
    """Everything that the views of one language read."""
    return Context(report, glossary, language, load_labels(language))


def render_pages(context: Context, content: Path) -> tuple[Page, ...]:
    """Every page of one language: those made from the data, then those written by hand in ``content``.

    Raises ReportError with every hand-written page that quotes what the data lack.
    """
    return (*_Renderer(context).all_pages(), *_render_content(context, content))


class _Renderer:
    """The templates of one language; compiled once, rendered for many pages."""

    def __init__(self, context: Context):
        self.context = context
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters["md"] = markdown_text
        self.environment.globals |= {"t": context.labels, "language": context.language, "year": context.report.heading.year}

    def render(self, template: str, path: str, title: str, description: str, *, wide: bool = False, **view: object) -> Page:
        root = root_of(path)
        terms = TermLinks(self.context.glossary, self.context.language, root)
        body = self.environment.get_template(template).render(
            root=root, terms=terms, title=title, description=description, **view
        )
        return Page(path, title, description, body, wide)

    def all_pages(self) -> Iterator[Page]:
        context = self.context
        yield from self._sections()
        yield from self._topics()
        yield from self._places()
        t = context.labels
        yield self.render("targets.md", "targets.md", t["all_targets"], t["targets_lead"], wide=True, rows=target_rows(context))
        yield self.render("glossary.md", "glossary.md", t["glossary"], t["glossary_lead"], groups=view_glossary(context))

    def _sections(self) -> Iterator[Page]:
        for section in self.context.report.sections:
            view = view_section(section, self.context)
            title = f"{view.number} {view.name}"
            yield self.render("section.md", f"sections/{view.id}.md", title, view.intro, wide=True, section=view)

    def _topics(self) -> Iterator[Page]:
        t, cards = self.context.labels, topic_cards(self.context)
        yield self.render("cards.md", "topics/index.md", t["all_topics"], t["topics_lead"], wide=True, groups={"": cards})
        for topic in self.context.report.topics:
            view = view_topic(topic, self.context)
            yield self.render("collection.md", f"topics/{view.id}.md", view.name, view.lead, wide=True, page=view)

    def _places(self) -> Iterator[Page]:
        t = self.context.labels
        groups = {t[kind]: cards for kind, cards in place_cards(self.context).items()}
        yield self.render("cards.md", "places/index.md", t["all_places"], t["places_lead"], wide=True, groups=groups)
        for place in self.context.report.places:
            view = view_place(place, self.context)
            if view.count:
                yield self.render("collection.md", f"places/{view.id}.md", view.name, view.name, wide=True, page=view)


def root_of(path: str) -> str:
    """The way from a page, served as a directory, back to the root of its language: ``../../``."""
    depth = path.count("/") + (0 if path.rsplit("/", 1)[-1] == "index.md" else 1)
    return "../" * depth or "./"


def _render_content(context: Context, content: Path) -> Iterator[Page]:
    renderer = _Renderer(context)
    problems: list[Problem] = []
    for file in sorted(content.rglob("*.md")):
        path = file.relative_to(content).as_posix()
        try:
            yield _render_file(renderer, file, path)
        except (TemplateError, _Unknown, ValueError) as error:
            shown = f"content/{context.language}/{path}"
            line = getattr(error, "lineno", None) or 1
            fix = error.fix if isinstance(error, _Unknown) else "correct the line; see README.md, “Hand-written pages”"
            problems.append(Problem(shown, line, "hand-written page", shorten(str(error), 120), "words and known quotes", fix))
    if problems:
        raise ReportError(problems)


def _render_file(renderer: _Renderer, file: Path, path: str) -> Page:
    head, body = _split_front_matter(file.read_text(encoding="utf-8"))
    template = renderer.environment.from_string(body)
    root = root_of(path)
    terms = TermLinks(renderer.context.glossary, renderer.context.language, root)
    text = template.render(root=root, terms=terms, title=head["title"], **_quotes(renderer.context, root))
    return Page(path, head["title"], head["description"], text, head.get("wide") == "yes")


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between ``---`` and what follows; title and description must be there."""
    _, _, rest = text.partition("---\n")
    head, found, body = rest.partition("\n---\n")
    values = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if not found or not {"title", "description"} <= values.keys():
        raise ValueError("no front matter with title: and description:")
    # Lines keep their numbers, so that an error names the line in the file.
    return values, "\n" * text[: len(text) - len(body)].count("\n") + body


class _Unknown(Exception):
    """Raised when a hand-written page names an item that is not there."""

    def __init__(self, item_id: str, known: dict, lineno: int | None = None):
        super().__init__(f"the item {item_id}")
        self.fix = nearest(item_id, known)


def _quotes(context: Context, root: str) -> dict[str, object]:
    """What a hand-written page can call: figures and dates by id, cards, lists of pages."""
    report, language = context.report, context.language

    def item_of(item_id: str):
        if item_id not in report.by_id:
            raise _Unknown(item_id, report.by_id)
        return report.by_id[item_id]

    def link(item_id: str, words: str) -> Markup:
        return Markup('<a class="quoted" href="{}{}">{}</a>').format(root, item_href(item_of(item_id)), words)

    def figure(item_id: str) -> Markup:
        found = item_of(item_id).figure
        if found is None:
            raise _Unknown(f"{item_id}, which has no figure", report.by_id)
        return link(item_id, format_figure(found, language))

    def deadline(item_id: str) -> Markup:
        day = item_of(item_id).deadline
        if day is None:
            raise _Unknown(f"{item_id}, which has no deadline", report.by_id)
        return link(item_id, format_deadline(day, language))

    return {
        "figure": figure,
        "deadline": deadline,
        "day": lambda day: format_day(day, language),
        "name": lambda item_id: link(item_id, item_of(item_id).name[language]),
        "link": link,
        "views": lambda *ids: [view_item(item_of(i), context) for i in ids],
        "sections_of": lambda part: section_cards(context.parts[part], context),
        "parts": [(part, section_cards(part, context)) for part in report.parts],
        "topic_cards": topic_cards(context),
        "place_cards": place_cards(context),
        "columns": COLUMNS,
        "report": report,
        "counts": {kind: sum(i.kind == kind for i in report.items) for kind in ("result", "target", "project", "action")},
    }


def navigation(context: Context) -> tuple[Entry, ...]:
    """The navigation of one language, two levels deep below its headings."""
    t, report = context.labels, context.report
    parts = tuple(
        Entry(
            part.name[context.language],
            children=(
                Entry(part.name[context.language], f"parts/{part.id}.md"),
                *(
                    Entry(f"{s.number} {s.name[context.language]}", f"sections/{s.id}.md")
                    for s in report.sections
                    if s.part == part.id
                ),
            ),
        )
        for part in report.parts
    )
    topics = [Entry(topic.name[context.language], f"topics/{topic.id}.md") for topic in report.topics]
    places = [
        Entry(place.name[context.language], f"places/{place.id}.md") for place in report.places if context.in_place[place.id]
    ]
    return (
        Entry(t["home"], "index.md"),
        Entry(t["report"], children=parts),
        Entry(t["topics"], children=(Entry(t["all_topics"], "topics/index.md"), *topics)),
        Entry(t["places"], children=(Entry(t["all_places"], "places/index.md"), *places)),
        Entry(t["all_targets"], "targets.md"),
        Entry(t["glossary"], "glossary.md"),
        Entry(t["data"], "data.md"),
        Entry(t["about"], "about.md"),
    )
