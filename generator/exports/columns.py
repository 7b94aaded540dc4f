"""The columns of the published data: name, meaning in both languages, JSON type, and how a record fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.report.evidence import Outcome, Timing
from generator.report.figures import UNITS, format_figure, value_of
from generator.report.model import Comparator, Item, Kind, Prose, Quantity, Report, Wording, Words
from generator.report.outcomes import ItemOutcome, outcome_of
from generator.report.placeholders import fill


@dataclass(frozen=True)
class Column:
    """One column of a CSV file and one key of its records in ``data/targets.json``."""

    name: str
    meaning: Words
    schema: dict[str, object]
    """JSON Schema of its value."""
    read: Callable[[Any, Report], object]
    """The value for one record of a report: text, number, list of text, or None."""


TEXT = {"type": "string", "minLength": 1}
MAYBE_TEXT = {"type": ["string", "null"]}
MAYBE_DAY = {"type": ["string", "null"], "format": "date"}
UNIT = {"enum": [*UNITS, None]}
"""Of a unit: as ``schema_of`` gives it, with the project's own."""
MAYBE_NUMBER = {"type": ["number", "null"]}
SLUG = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
MAYBE_SLUG = {"type": ["string", "null"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
SLUGS = {"type": "array", "items": SLUG, "uniqueItems": True}


def _value(item: Item, quantity: Quantity | None) -> Decimal | None:
    return value_of(quantity, item.figure.unit) if quantity else None


def _figure(item: Item, field: str) -> object:
    return getattr(item.figure, field) if item.figure else None


def _shown(item: Item, language: str) -> str | None:
    return format_figure(item.figure, language) if item.figure else None


def _of(item: Item, report: Report, read: Callable[[ItemOutcome], object]) -> object:
    """What ``read`` makes of the outcome of ``item``, or None for a result, which has none."""
    outcome = outcome_of(item, report)
    return read(outcome) if outcome else None


def _outcome_value(outcome: ItemOutcome) -> Decimal | None:
    return value_of(outcome.value.value, outcome.value.unit) if outcome.value else None


def iso(day: date | None) -> str | None:
    """``day`` as the exports write it."""
    return day.isoformat() if day else None


def _column(name: str, zh: str, en: str, schema: dict[str, object], read: Callable[[Item, Report], object]) -> Column:
    return Column(name, Words(zh, en), schema, read)


COLUMNS = (
    _column(
        "id",
        "条目的固定编号，也是章节页上的锚点",
        "The item's permanent id, and its anchor on its section page",
        SLUG,
        lambda i, r: i.id,
    ),
    _column(
        "kind",
        "类别：result 是上一年的结果，target 是报告当年有数字或日期的目标，project 是有名字的项目，action 是两者都没有的举措",
        "Sort: result (of the year before the report), target (a figure or a date), project (a named undertaking), action (a policy or step with neither)",
        {"enum": [kind.value for kind in Kind]},
        lambda i, r: i.kind.value,
    ),
    _column("section", "所在章节的编号", "Id of its section", SLUG, lambda i, r: i.section),
    _column(
        "topics",
        "话题编号，CSV里用分号隔开",
        "Ids of its topics; joined by ; in CSV",
        SLUGS,
        lambda i, r: list(i.topics),
    ),
    _column(
        "places",
        "点名的地点编号，CSV里用分号隔开",
        "Ids of the places it names; joined by ; in CSV",
        SLUGS,
        lambda i, r: list(i.places),
    ),
    _column(
        "paragraph",
        "原文段落号，从1数起",
        "Number of the source paragraph, counted from 1",
        {"type": "integer", "minimum": 1},
        lambda i, r: i.paragraph,
    ),
    _column(
        "phrase",
        "原文中说出这件事的最短一句，一字不改",
        "The shortest span of that paragraph that says it, verbatim",
        TEXT,
        lambda i, r: i.phrase,
    ),
    _column(
        "name_zh",
        "说的是什么，不含数字（中文）",
        "What it is about, without the figure, in Chinese",
        TEXT,
        lambda i, r: i.name.zh,
    ),
    _column(
        "name_en",
        "说的是什么，不含数字（英文）",
        "What it is about, without the figure, in English",
        TEXT,
        lambda i, r: i.name.en,
    ),
    _column(
        "value",
        "数值，万和亿已换算成普通数字；区间取下限；没有数字则为空",
        "The number, 万 and 亿 multiplied out; the lower one of a range; empty without a figure",
        MAYBE_NUMBER,
        lambda i, r: _value(i, _figure(i, "value")),
    ),
    _column(
        "value_max",
        "区间的上限，否则为空",
        "The upper number of a range, else empty",
        MAYBE_NUMBER,
        lambda i, r: _value(i, _figure(i, "value_max")),
    ),
    _column("unit", "中文单位", "Chinese unit", UNIT, lambda i, r: _figure(i, "unit")),
    _column(
        "comparator",
        "at_least 以上，more_than 超过，at_most 以内，about 左右，between 区间，exactly 就是这个数，也包括原文写“达到”的",
        "at_least, more_than, at_most, about, between (a range) or exactly, also where the text says 达到 (reach)",
        {"enum": [*(c.value for c in Comparator), None]},
        lambda i, r: i.figure.comparator.value if i.figure else None,
    ),
    _column(
        "deadline",
        "最后期限，只在原文写明日期时才有",
        "Last day, only where the text names a date",
        MAYBE_DAY,
        lambda i, r: iso(i.deadline),
    ),
    _column("period", "说的是哪一年", "The year it is about", {"type": "integer"}, lambda i, r: i.period),
    _column(
        "wording",
        "措辞：firm 是明确要做，aspirational 是力争、争取、争创、积极创建",
        "firm, or aspirational where the report only aims or bids (力争, 争取, 争创, 积极创建)",
        {"enum": [w.value for w in Wording]},
        lambda i, r: i.wording.value,
    ),
    _column(
        "figure_zh",
        "按中文习惯写出的数字",
        "The figure written out in Chinese",
        MAYBE_TEXT,
        lambda i, r: _shown(i, "zh"),
    ),
    _column(
        "figure_en",
        "按英文习惯写出的数字，单位已换算",
        "The figure written out in English, units converted",
        MAYBE_TEXT,
        lambda i, r: _shown(i, "en"),
    ),
    _column(
        "baseline",
        "同一指标上一年结果的编号",
        "Id of the earlier result that measures the same",
        MAYBE_SLUG,
        lambda i, r: i.baseline,
    ),
    _column(
        "target",
        "同一指标当年目标的编号",
        "Id of the later target that measures the same",
        MAYBE_SLUG,
        lambda i, r: r.followed_by.get(i.id),
    ),
    _column(
        "text_zh", "我们写的解释（中文）", "Our explanation in Chinese", TEXT, lambda i, r: explain(i.text, i, r, "zh")
    ),
    _column(
        "text_en", "我们写的解释（英文）", "Our explanation in English", TEXT, lambda i, r: explain(i.text, i, r, "en")
    ),
    _column(
        "note_zh",
        "编者注：原文之外的背景（中文）",
        "Editor's note: background beyond the source, in Chinese",
        MAYBE_TEXT,
        lambda i, r: explain(i.note, i, r, "zh"),
    ),
    _column(
        "note_en",
        "编者注：原文之外的背景（英文）",
        "Editor's note: background beyond the source, in English",
        MAYBE_TEXT,
        lambda i, r: explain(i.note, i, r, "en"),
    ),
    _column(
        "outcome",
        "后来怎样：reached 做到了，partly 部分做到，not_reached 没有做到，under_way 在推进，unknown 没有查到能下结论的公开材料；结果没有这一项",
        "What became of it: reached, partly, not_reached, under_way, or unknown (no public evidence that settles it was found); empty for results",
        {"enum": [*(o.value for o in Outcome), None]},
        lambda i, r: _of(i, r, lambda o: o.outcome.value),
    ),
    _column(
        "outcome_value",
        "最可靠的材料给出的同一指标、同一年、同一范围的数值，万和亿已换算；没有则为空",
        "The number that the best evidence gives for the same measure, period and scope, 万 and 亿 multiplied out; empty where there is none",
        MAYBE_NUMBER,
        lambda i, r: _of(i, r, _outcome_value),
    ),
    _column(
        "outcome_unit",
        "该数值的中文单位",
        "Chinese unit of that number",
        UNIT,
        lambda i, r: _of(i, r, lambda o: o.value.unit if o.value else None),
    ),
    _column(
        "outcome_date",
        "材料写明的事情发生的日子，没有则为空",
        "Day of the event that the evidence dates, else empty",
        MAYBE_DAY,
        lambda i, r: _of(i, r, lambda o: iso(o.date)),
    ),
    _column(
        "timing",
        "on_time：事情的日子，或数字所说的时期，在期限之内，没有期限的看报告当年；late：在那之后，或有日期的材料显示到期没有办成；unknown：两样都看不出。它说的是时间，不是结果",
        "on_time: the day of the event, or the period of the figure, lies within the deadline, or the report's year where there is none; late: after that, or dated evidence shows that it was not done by then; unknown: neither is shown. It speaks of time, not of success",
        {"enum": [*(t.value for t in Timing), None]},
        lambda i, r: _of(i, r, lambda o: o.timing.value),
    ),
    _column(
        "evidence",
        "列出了几条材料，全文见 outcomes.csv",
        "How many pieces of evidence are shown; they are in outcomes.csv",
        {"type": "integer", "minimum": 0},
        lambda i, r: _of(i, r, lambda o: len(o.evidence)) or 0,
    ),
    _column(
        "searched",
        "最后一次查找材料的日子",
        "Day of the last search for evidence",
        MAYBE_DAY,
        lambda i, r: _of(i, r, lambda o: iso(o.searched)),
    ),
    _column(
        "reason_zh",
        "编者的判断：数字本身不能下结论时，为什么这样认定（中文）",
        "An editor's reading, where figures alone do not settle the outcome, in Chinese",
        MAYBE_TEXT,
        lambda i, r: _of(i, r, lambda o: explain(o.reason, i, r, "zh")),
    ),
    _column(
        "reason_en",
        "编者的判断：数字本身不能下结论时，为什么这样认定（英文）",
        "An editor's reading, where figures alone do not settle the outcome, in English",
        MAYBE_TEXT,
        lambda i, r: _of(i, r, lambda o: explain(o.reason, i, r, "en")),
    ),
)
"""In the order of ``data/targets.csv``."""


def schema_of(column: Column) -> dict[str, object]:
    """JSON Schema of the values of ``column``; where it lists the table's units, the project's own are there too."""
    return {"enum": [*UNITS, None]} if column.schema is UNIT else column.schema


def explain(prose: Prose | None, item: Item, report: Report, language: str) -> str | None:
    """``prose`` of ``item`` with its placeholders filled in, or None where there is none."""
    return fill(prose[language], item, report.by_id, language) if prose else None
