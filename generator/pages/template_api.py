"""What a hand-written page can call: quotes of the data by id, tables of items, charts, lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from generator.errors import nearest
from generator.exports.columns import COLUMNS
from generator.exports.evidence_columns import EVIDENCE_COLUMNS
from generator.pages.views.calendar import view_calendar
from generator.pages.views.charts import Chart, chart_comparisons, chart_dates, chart_figures, charted_outcomes
from generator.pages.views.chosen import view_chosen, view_days
from generator.pages.views.compare import view_comparison, view_comparisons, view_unmatched
from generator.pages.views.context import Context
from generator.pages.views.item import item_href, view_item
from generator.pages.views.outcomes import view_tally
from generator.pages.views.pages import place_cards, section_cards, topic_cards
from generator.report.figures import format_day, format_deadline, format_figure
from generator.report.model import Item, Kind


class UnknownItem(Exception):
    """Raised when a hand-written text quotes what the data do not hold."""

    def __init__(self, item: str, what: str, fix: str):
        super().__init__(what)
        self.item = item
        self.fix = fix


def item_functions(context: Context, root: str) -> dict[str, object]:
    """What a hand-written text can call by an item's id; ``root`` leads from its page to the language's root."""
    report, language = context.report, context.language
    found = charted_outcomes(context)

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
        return chart_figures(chart_id, title, description, grouped, context, found)

    def comparisons_chart(chart_id: str, title: str, ids: Iterable[str]) -> Chart:
        items = [item for item in of_one_unit(ids) if value(value(item.id, "baseline"), "figure")]
        return chart_comparisons(chart_id, title, [view_comparison(item, context) for item in items], context, found)

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


def page_functions(context: Context) -> dict[str, object]:
    """What a hand-written text can call on any page: lists, cards, the calendar, comparisons."""
    report = context.report

    def sections_of(part: str) -> object:
        if part not in context.parts:
            raise UnknownItem(part, f"no part {part}", nearest(str(part), context.parts))
        return section_cards(context.parts[part], context)

    def page_name(path: str) -> str:
        names = {page.path: page.name[context.language] for menu in context.menus for page in menu.pages}
        if path not in names:
            raise UnknownItem(path, f"no page {path} in the navigation", nearest(str(path), names))
        return names[path]

    def first_figures(most: int) -> list[object]:
        # Targets before results; sorted is stable, so that the report's order holds otherwise.
        with_figure = sorted((item for item in report.items if item.figure), key=lambda item: item.kind is Kind.RESULT)
        return [view_item(item, context) for item in with_figure[:most]]

    return {
        "page_name": page_name,
        "first_figures": first_figures,
        "calendar": lambda: view_calendar(context),
        "tally": lambda: view_tally(context),
        "comparisons": lambda: view_comparisons(context),
        "unmatched": lambda: view_unmatched(context),
        "dates_chart": lambda: chart_dates(view_calendar(context), context),
        "sections_of": sections_of,
        "parts": [(part, section_cards(part, context)) for part in report.parts],
        "topic_cards": topic_cards(context),
        "place_cards": place_cards(context),
        "columns": COLUMNS,
        "evidence_columns": EVIDENCE_COLUMNS,
        "report": report,
        "counts": {kind.value: sum(item.kind is kind for item in report.items) for kind in Kind},
    }
