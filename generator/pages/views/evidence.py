"""The evidence of one item: how its figure was converted, how to cite it, where to report an error."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from generator.pages.views.context import Context
from generator.report.figures import format_day
from generator.report.model import Figure, Item

FORM = "report-an-error.yml"
"""The issue form under .github/ISSUE_TEMPLATE/."""
SCALES = {"万": "converted_wan", "亿": "converted_yi"}
CONVERTED = {"亩": "converted_mu", "斤": "converted_jin", "元": "converted_yuan"}
"""Each conversion's label."""


@dataclass(frozen=True)
class Evidence:
    """Beside the phrase and its paragraph, which every item shows."""

    printed: str | None
    """The figure in the source's own characters, where something was converted: ``8.2万户``."""
    rules: tuple[str, ...]
    """What was converted, in words."""
    citation: str
    report: str | None
    """Address of a new issue with the item filled in; None where the project's repository is unknown."""


def view_evidence(item: Item, href: str, context: Context) -> Evidence:
    """The evidence of ``item``, whose anchor is ``href`` from the root of its language."""
    rules = tuple(_rules(item.figure, context)) if item.figure else ()
    printed = _printed(item.figure) if rules else None
    return Evidence(printed, rules, _citation(item, href, context), _report(item, context))


def _printed(figure: Figure) -> str:
    values = [figure.value.printed, *([figure.value_max.printed] if figure.value_max else [])]
    return "—".join(values) + ("" if figure.value.is_share else figure.unit)


def _rules(figure: Figure, context: Context) -> list[str]:
    t, converted = context.labels, CONVERTED.get(figure.unit)
    printed = _printed(figure)
    labels = [label for scale, label in SCALES.items() if scale in printed]
    if figure.value.is_share:
        labels.append("converted_share")
    if converted and t[converted]:
        labels.append(converted)
    return [t[label] for label in labels]


def _citation(item: Item, href: str, context: Context) -> str:
    heading, language = context.report.heading, context.language
    prefix = "en/" if language == "en" else ""
    words = {
        "name": item.name[language],
        "site": context.labels["site_name"],
        "publisher": heading.publisher[language],
        "day": format_day(heading.published, language) if heading.published else "",
        "paragraph": item.paragraph,
        "address": f"{context.address}{prefix}{href}" if context.address else f"#{item.id}",
    }
    return context.labels["citation"].format(**words)


def _report(item: Item, context: Context) -> str | None:
    if not context.repository:
        return None
    fields = {"template": FORM, "title": f"{item.id}: ", "item": item.id, "language": context.language}
    return f"{context.repository.rstrip('/')}/issues/new?{urlencode(fields)}"
