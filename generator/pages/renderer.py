"""Templates -> one page: the Jinja environment of one language, and the page record."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)

from generator.pages.drawing import draw
from generator.pages.markup import TermLinks, language_of, mark_language, markdown_text
from generator.pages.views.context import Context

UNREVIEWED = 'class="translation-state"'
"""Occurs in a page that shows English nobody has reviewed."""
WIDE = ("toc",)
"""Pages with tables, which need the room of the table of contents."""
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Page:
    """One page as Markdown, made when it is asked for: all pages of a large report at once would take gigabytes."""

    path: str
    """From the root of its language: ``sections/city.md``."""
    title: str
    description: str
    make_body: Callable[[], str]
    """Gives Markdown without front matter; made anew each time."""
    hide: tuple[str, ...] = ()
    """Which of Material's columns give way to the page: ``navigation``, ``toc``, ``footer``."""
    list_path: str = ""
    """Of a list on several pages, the path of the first: they all have its styles and its place in the navigation."""

    def make_text(self) -> str:
        """The whole file: front matter in JSON, which is YAML, then the body; made anew each time."""
        body = self.make_body()
        meta = {"title": self.title, "description": summary(self.description)}
        if self.hide:
            meta["hide"] = self.hide
        if self.list_path:
            meta["list_path"] = self.list_path
        if UNREVIEWED in body:
            meta["robots"] = "noindex"
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "\n".join(["---", *lines, "---", "", body.strip(), ""])


class Renderer:
    """The templates of one language; compiled once, rendered for many pages."""

    def __init__(self, context: Context, cache: Path | None = None):
        """``cache`` is the folder that stores compiled templates for the next run."""
        self.context = context
        self._texts: dict[str, str] = {}
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(TEMPLATES), DictLoader(self._texts)]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        if cache:
            store_templates(self.environment, cache)
        year = context.report.heading.year
        self.environment.filters["md"] = markdown_text
        self.environment.filters["drawn"] = draw
        self.environment.filters["language_of"] = language_of
        self.environment.filters["marked"] = partial(mark_language, language=context.language)
        self.environment.globals |= {"t": context.labels, "language": context.language, "year": year}
        self.environment.globals["outcomes"] = bool(context.outcomes)

    def page(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        hide: tuple[str, ...] = WIDE,
        **views: object,
    ) -> Page:
        """The page at ``path`` that the named template makes of ``views``, once somebody asks for it.

        A view that is a function is called only then.
        """

        def make_body() -> str:
            made = {name: view() if callable(view) else view for name, view in views.items()}
            return self.fill(
                self.environment.get_template(template), path, title=title, description=description, **made
            )

        return Page(path, title, description, make_body, hide)

    def template(self, name: str, text: str) -> Template:
        """The hand-written ``text`` as a template; by its name it is found compiled in the next build."""
        self._texts[name] = text
        return self.environment.get_template(name)

    def fill(self, template: Template, path: str, **view: object) -> str:
        """What ``template`` says on the page at ``path``."""
        root = root_of(path)
        terms = TermLinks(self.context.glossary, self.context.language, root, self.context.labels["note"])
        return template.render(root=root, terms=terms, **view)


def store_templates(environment: Environment, cache: Path) -> None:
    """Let ``environment`` store its templates compiled below ``cache``, where it can write there."""
    folder = cache / "templates"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?]) +(?=[A-Z\"])")
"""Between two sentences."""


def summary(text: str, limit: int = 160) -> str:
    """The first sentences of ``text`` that fit into ``limit`` characters; of a longer first one, its beginning."""
    taken = ""
    for sentence in filter(None, SENTENCE.split(text)):
        longer = taken + (" " if taken and taken[-1].isascii() else "") + sentence
        if len(longer) > limit:
            break
        taken = longer
    if taken or not text:
        return taken
    cut = max(text.rfind(mark, limit // 2, limit) for mark in (" ", "，", "、", "；"))
    return text[: cut if cut > 0 else limit - 1].rstrip(" ,;:，、；：") + "…"


def root_of(path: str) -> str:
    """The way from a page, served as a directory, back to the root of its language: ``../../``."""
    depth = path.count("/") + (0 if path.rsplit("/", 1)[-1] == "index.md" else 1)
    return "../" * depth or "./"
