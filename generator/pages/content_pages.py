"""Hand-written texts -> pages and answers: Markdown in ``content/`` that quotes the data by id.

A page has ``title:`` and ``description:`` between two lines of ``---``. A file under ``topics/`` has
neither: it is the answer on that topic's page.
"""

from __future__ import annotations

import traceback
from collections.abc import Container, Iterator
from functools import partial
from pathlib import Path

from jinja2 import Environment, TemplateError
from jinja2 import nodes as jinja
from markupsafe import Markup

from generator.errors import Problem, shorten
from generator.pages.renderer import Page, Renderer, root_of
from generator.pages.template_api import UnknownItem, item_functions, page_functions
from generator.pages.views.context import Context
from generator.project.content_files import ANSWERS, ContentFile, load_content_files

TYPED = "type quotation marks, brackets and commas half-width there"
"""Typing Chinese, a writer gets those of print."""
MISTAKES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a wrong call, or a wrong value in one, ends in."""


class ContentPages:
    """The hand-written texts of one language; ``problems`` gathers what is wrong with them."""

    def __init__(self, renderer: Renderer, content: Path):
        """``content`` is the project's folder of them, with one folder a language."""
        self.renderer = renderer
        self.problems: list[Problem] = []
        self.texts = {text.path: text for text in load_content_files(content, renderer.context.language, self.problems)}
        self.anywhere = page_functions(renderer.context)

    def pages(self, only: Container[str] | None = None) -> Iterator[Page]:
        """Every hand-written page, or those at ``only``, in order of path.

        Filled at once, so that all that is wrong in them is known before any page is made.
        """
        for text in self.texts.values():
            if text.is_answer or (only is not None and text.path not in only):
                continue
            head = text.head
            if missing := [key for key in ("title", "description") if not head.get(key)]:
                fix = "write title: … and description: … between two lines of ---"
                self._add(text, 1, f"no {' and no '.join(missing)}", fix)
            elif (body := self._fill(text, title=head["title"])) is not None:
                hide = tuple(head.get("hide", "").split())
                yield Page(text.path, head["title"], head["description"], partial(str, body), hide)

    def answer(self, topic: str) -> Markup:
        """The answer to a topic's question, as Markdown; empty where nobody has written one."""
        text = self.texts.get(f"{ANSWERS}/{topic}.md")
        return Markup((text and self._fill(text)) or "")

    def _fill(self, text: ContentFile, **view: object) -> str | None:
        try:
            template = self.renderer.template(text.file, text.body)
            linked = item_functions(self.renderer.context, root_of(text.path))
            return self.renderer.fill(template, text.path, **view, **self.anywhere, **linked)
        except UnknownItem as error:
            self._add(text, error_line(error, text.body, str(error.item)), str(error), error.fix)
        except MISTAKES as error:
            found = shorten(str(error), 120)
            fix = TYPED if found.startswith("unexpected char") else "correct it; README.md lists what a page can quote"
            self._add(text, error_line(error, text.body), found, fix)
        return None

    def _add(self, text: ContentFile, line: int, found: str, fix: str) -> None:
        expected = "words, and quotes of what the data hold"
        self.problems.append(Problem(text.file, line, "hand-written text", found, expected, fix))


def check_filling(context: Context, content: Path) -> tuple[Problem, ...]:
    """All that is wrong with the hand-written texts of one language in ``content``."""
    renderer = Renderer(context)
    written = ContentPages(renderer, content)
    for _ in written.pages():
        pass
    for topic in context.report.topics:
        written.answer(topic.id)
    return tuple(written.problems)


FROM_STRING = "<template>"
"""The file that Jinja names in a traceback for a template that comes from none."""


def error_line(error: Exception, body: str, word: str = "") -> int:
    """The line of ``body`` at which ``error`` arose: Jinja's own line of the call, from there that of ``word``."""
    frames = [each.lineno for each in traceback.extract_tb(error.__traceback__) if each.filename == FROM_STRING]
    line = getattr(error, "lineno", None) or (frames[-1] if frames else 1)
    if not word:
        return line
    constants = Environment().parse(body).find_all(jinja.Const)
    return min((each.lineno for each in constants if each.value == word and each.lineno >= line), default=line)
