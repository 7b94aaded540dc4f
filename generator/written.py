"""Hand-written texts -> pages and answers: Markdown in ``content/`` that quotes the data by id.

A page has ``title:`` and ``description:`` between two lines of ``---``. A file under ``topics/`` has
neither: it is the answer that stands on that topic's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup

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

ANSWERS = "topics"


class Written:
    """The hand-written texts of one language; ``problems`` gathers what is wrong with them."""

    def __init__(self, renderer: Renderer, folder: Path):
        self.renderer = renderer
        self.folder = folder
        self.problems: list[Problem] = []
        self.anywhere = quotes_anywhere(renderer.context)

    def pages(self) -> Iterator[Page]:
        """Every hand-written page, in order of path."""
        for file in sorted(self.folder.rglob("*.md")):
            path = file.relative_to(self.folder).as_posix()
            if path.startswith(f"{ANSWERS}/"):
                continue
            head, body = split_front_matter(file.read_text(encoding="utf-8"))
            if missing := [key for key in ("title", "description") if not head.get(key)]:
                self._add(
                    path,
                    1,
                    f"no {' and no '.join(missing)}",
                    "write title: … and description: … between two lines of ---",
                )
            elif (text := self._fill(body, path, path, title=head["title"])) is not None:
                yield Page(path, head["title"], head["description"], text, tuple(head.get("hide", "").split()))

    def answer(self, topic: str) -> Markup:
        """The answer to a topic's question, as Markdown; empty where nobody has written one."""
        path = f"{ANSWERS}/{topic}.md"
        file = self.folder / path
        if not file.is_file():
            return Markup("")
        return Markup(self._fill(file.read_text(encoding="utf-8"), path, path) or "")

    def _fill(self, body: str, source: str, path: str, **view: object) -> str | None:
        try:
            template = self.renderer.template(f"content/{source}", body)
            linked = quotes(self.renderer.context, root_of(path))
            return self.renderer.fill(template, path, **view, **self.anywhere, **linked)
        except UnknownItem as error:
            line = next((n for n, text in enumerate(body.split("\n"), 1) if error.item in text), 1)
            self._add(source, line, str(error), error.fix)
        except (TemplateError, TypeError) as error:
            line = getattr(error, "lineno", None) or 1
            self._add(source, line, shorten(str(error), 120), "correct it; README.md lists what a page can quote")
        return None

    def _add(self, path: str, line: int, found: str, fix: str) -> None:
        file = f"content/{self.renderer.context.language}/{path}"
        self.problems.append(
            Problem(file, line, "hand-written text", found, "words, and quotes of what the data hold", fix)
        )


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---``, and the rest with its lines at their numbers."""
    head, found, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not found:
        return {}, text
    values = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return values, "\n" * text[: len(text) - len(body)].count("\n") + body


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
            raise UnknownItem(item_id, f"no item {item_id}", nearest(item_id, report.by_id))
        return report.by_id[item_id]

    def link(item_id: str, words: str) -> Markup:
        return Markup('<a class="quoted" href="{}{}">{}</a>').format(root, item_href(find(item_id)), words)

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
        "day": lambda day: format_day(day, language),
        "views": lambda *ids: [view_item(find(each), context) for each in ids],
        "group": lambda *ids: view_chosen([find(each) for each in ids], context),
        "days": lambda *ids: view_days([find(each) for each in ids if value(each, "deadline")], context),
        "figures_chart": figures_chart,
        "comparisons_chart": comparisons_chart,
    }


def quotes_anywhere(context: Context) -> dict[str, object]:
    """What a hand-written text can call whatever page it stands on: lists, cards, the calendar, comparisons."""
    report = context.report
    return {
        "calendar": lambda: view_calendar(context),
        "comparisons": lambda: view_comparisons(context),
        "unmatched": lambda: view_unmatched(context),
        "dates_chart": lambda: chart_dates(view_calendar(context), context),
        "sections_of": lambda part: section_cards(context.parts[part], context),
        "parts": [(part, section_cards(part, context)) for part in report.parts],
        "topic_cards": topic_cards(context),
        "place_cards": place_cards(context),
        "columns": COLUMNS,
        "report": report,
        "counts": {kind.value: sum(item.kind is kind for item in report.items) for kind in Kind},
    }
