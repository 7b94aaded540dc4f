"""Hand-written texts -> pages and answers: Markdown in ``content/`` that quotes the data by id.

A page has ``title:`` and ``description:`` between two lines of ``---``. A file under ``topics/`` has
neither: it is the answer that stands on that topic's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup

from generator.charts import Drawing
from generator.content import ANSWERS, Text, load_texts
from generator.errors import Problem, nearest, shorten
from generator.exports.columns import COLUMNS
from generator.figures import format_day, format_deadline, format_figure
from generator.model import Item, Kind
from generator.rendering import Page, Renderer, root_of
from generator.views.calendar import view_calendar
from generator.views.charts import Chart, chart_comparisons, chart_dates, chart_figures
from generator.views.chosen import view_chosen, view_days
from generator.views.compare import view_comparison, view_comparisons, view_unmatched
from generator.views.context import Context
from generator.views.item import item_href, view_item
from generator.views.pages import place_cards, section_cards, topic_cards

MISTAKES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a wrong call, or a wrong value in one, ends in."""
FILLED = "<template>"
"""How Jinja calls a text that comes from no file of templates, in a traceback."""


class Written:
    """The hand-written texts of one language; ``problems`` gathers what is wrong with them."""

    def __init__(self, renderer: Renderer, folder: Path):
        self.renderer = renderer
        self.problems: list[Problem] = []
        self.texts = {text.path: text for text in load_texts(folder, renderer.context.language, self.problems)}
        self.anywhere = quotes_anywhere(renderer.context)

    def pages(self) -> Iterator[Page]:
        """Every hand-written page, in order of path."""
        for text in self.texts.values():
            if text.is_answer:
                continue
            head = text.head
            if missing := [key for key in ("title", "description") if not head.get(key)]:
                fix = "write title: … and description: … between two lines of ---"
                self._add(text, 1, f"no {' and no '.join(missing)}", fix)
            elif (body := self._fill(text, title=head["title"])) is not None:
                yield Page(text.path, head["title"], head["description"], body, tuple(head.get("hide", "").split()))

    def answer(self, topic: str) -> Markup:
        """The answer to a topic's question, as Markdown; empty where nobody has written one."""
        text = self.texts.get(f"{ANSWERS}/{topic}.md")
        return Markup((text and self._fill(text)) or "")

    def _fill(self, text: Text, **view: object) -> str | None:
        try:
            template = self.renderer.template(f"content/{text.path}", text.body)
            linked = quotes(self.renderer.context, root_of(text.path))
            return self.renderer.fill(template, text.path, **view, **self.anywhere, **linked)
        except UnknownItem as error:
            self._add(text, _line(error, text.body, str(error.item)), str(error), error.fix)
        except MISTAKES as error:
            self._add(
                text,
                _line(error, text.body),
                shorten(str(error), 120),
                "correct it; README.md lists what a page can quote",
            )
        return None

    def _add(self, text: Text, line: int, found: str, fix: str) -> None:
        expected = "words, and quotes of what the data hold"
        self.problems.append(Problem(text.file, line, "hand-written text", found, expected, fix))


def check_written(context: Context, folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with the hand-written texts of one language in ``folder``; nothing is drawn for it."""
    renderer = Renderer(context)
    renderer.environment.filters["drawn"] = lambda chart: Drawing("", "")
    written = Written(renderer, folder)
    for _ in written.pages():
        pass
    for topic in context.report.topics:
        written.answer(topic.id)
    return tuple(written.problems)


def _line(error: Exception, body: str, word: str = "") -> int:
    """The line at which ``error`` arose: Jinja's own, else that of the call, from where ``word`` is looked for."""
    line, trace = getattr(error, "lineno", None) or 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == FILLED:
            line = trace.tb_lineno
        trace = trace.tb_next
    named = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return next((n for n, text in enumerate(body.split("\n"), 1) if n >= line and named.search(text)), line)


class UnknownItem(Exception):
    """Raised when a hand-written text quotes what the data do not hold."""

    def __init__(self, item: str, what: str, fix: str):
        super().__init__(what)
        self.item = item
        self.fix = fix


def quotes(context: Context, root: str) -> dict[str, object]:
    """What a hand-written text can call by an item's id; ``root`` leads from its page to the language's root."""
    report, language = context.report, context.language

    def find(item_id: str) -> Item:
        if item_id not in report.by_id:
            raise UnknownItem(item_id, f"no item {item_id}", nearest(str(item_id), report.by_id))
        return report.by_id[item_id]

    def link(item_id: str, words: str) -> Markup:
        return Markup('<a class="quoted" href="{}{}">{}</a>').format(root, item_href(find(item_id)), words)

    def day(when: object) -> str:
        if not isinstance(when, date):
            raise UnknownItem(str(when), f"no day: {when}", "give it a day that the data hold")
        return format_day(when, language)

    def value(item_id: str, field: str) -> object:
        found = getattr(find(item_id), field)
        if found is None:
            raise UnknownItem(item_id, f"{item_id} has no {field}", "quote another item, or its name")
        return found

    def of_one_unit(ids: Iterable[str]) -> list[Item]:
        chosen = [find(each) for each in ids if value(each, "figure")]
        for item in chosen:
            if item.figure.unit != chosen[0].figure.unit:
                raise UnknownItem(
                    item.id, f"{item.id} counts {item.figure.unit}", f"chart what counts {chosen[0].figure.unit}"
                )
        return chosen

    def figures_chart(chart_id: str, title: str, description: str, groups: dict[str, Iterable[str]]) -> Chart:
        items = iter(of_one_unit(each for ids in groups.values() for each in ids))
        grouped = {heading: [next(items) for _ in ids] for heading, ids in groups.items()}
        return chart_figures(chart_id, title, description, grouped, context)

    def comparisons_chart(chart_id: str, title: str, ids: Iterable[str]) -> Chart:
        items = [item for item in of_one_unit(ids) if value(value(item.id, "baseline"), "figure")]
        return chart_comparisons(chart_id, title, [view_comparison(item, context) for item in items], context)

    return {
        "figure": lambda item_id: link(item_id, format_figure(value(item_id, "figure"), language)),
        "deadline": lambda item_id: link(item_id, format_deadline(value(item_id, "deadline"), language)),
        "name": lambda item_id: link(item_id, find(item_id).name[language]),
        "link": link,
        "words": lambda item_id: format_figure(value(item_id, "figure"), language),
        "day": day,
        "views": lambda *ids: [view_item(find(each), context) for each in ids],
        "group": lambda *ids: view_chosen([find(each) for each in ids], context),
        "days": lambda *ids: view_days([find(each) for each in ids if value(each, "deadline")], context),
        "figures_chart": figures_chart,
        "comparisons_chart": comparisons_chart,
    }


def quotes_anywhere(context: Context) -> dict[str, object]:
    """What a hand-written text can call whatever page it stands on: lists, cards, the calendar, comparisons."""
    report = context.report

    def sections_of(part: str) -> object:
        if part not in context.parts:
            raise UnknownItem(part, f"no part {part}", nearest(str(part), context.parts))
        return section_cards(context.parts[part], context)

    return {
        "calendar": lambda: view_calendar(context),
        "comparisons": lambda: view_comparisons(context),
        "unmatched": lambda: view_unmatched(context),
        "dates_chart": lambda: chart_dates(view_calendar(context), context),
        "sections_of": sections_of,
        "parts": [(part, section_cards(part, context)) for part in report.parts],
        "topic_cards": topic_cards(context),
        "place_cards": place_cards(context),
        "columns": COLUMNS,
        "report": report,
        "counts": {kind.value: sum(item.kind is kind for item in report.items) for kind in Kind},
    }
