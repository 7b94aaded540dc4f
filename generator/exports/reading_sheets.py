"""What the workbook shows a reader: one sheet a language, with names in place of ids and headers in that language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.exports.columns import explain
from generator.exports.outcome_text import cite, outcome_name
from generator.report.figures import format_figure, value_of
from generator.report.model import Item, Kind, Place, Quantity, Report, Section, Topic, Wording, Words
from generator.report.outcomes import outcome_of

SHEETS = {"zh": "条目", "en": "Statements"}
"""The name of each language's sheet."""
KINDS = {
    Kind.RESULT: Words("结果", "Result"),
    Kind.TARGET: Words("目标", "Target"),
    Kind.PROJECT: Words("项目", "Project"),
    Kind.ACTION: Words("举措", "Action"),
}
WORDINGS = {Wording.FIRM: Words("明确", "Firm"), Wording.ASPIRATIONAL: Words("力争", "Aim")}
JOINT = {"zh": "、", "en": ", "}


@dataclass(frozen=True)
class ReadingColumn:
    """One column of a reader's sheet."""

    title: Words
    width: int
    """In characters."""
    read: Callable[[Item, Report, str], object]
    """The value for an item in one language: text, number, date, or None."""


def _names(records: Mapping[str, Section | Topic | Place], ids: Iterable[str], language: str) -> str:
    return JOINT[language].join(records[each].name[language] if each in records else each for each in ids)


def _number(item: Item, quantity: Quantity | None) -> object:
    return value_of(quantity, item.figure.unit) if quantity else None


def _outcome(item: Item, report: Report, language: str) -> str | None:
    outcome = outcome_of(item, report)
    return outcome and outcome_name(outcome, language)


def _outcome_figure(item: Item, report: Report, language: str) -> str | None:
    outcome = outcome_of(item, report)
    return format_figure(outcome.value, language) if outcome and outcome.value else None


def _outcome_day(item: Item, report: Report) -> date | None:
    outcome = outcome_of(item, report)
    return outcome and outcome.date


def _evidence(item: Item, report: Report, language: str) -> str | None:
    """The evidence in a reader's words, one piece a line, each with its address."""
    outcome = outcome_of(item, report)
    return "\n".join(cite(piece, language) for piece in outcome.evidence) or None if outcome else None


READING_COLUMNS = (
    ReadingColumn(Words("章节", "Section"), 20, lambda i, r, n: _names(r.section_by_id, (i.section,), n)),
    ReadingColumn(Words("类别", "Kind"), 9, lambda i, r, n: KINDS[i.kind][n]),
    ReadingColumn(Words("年份", "Year"), 8, lambda i, r, n: i.period),
    ReadingColumn(Words("内容", "What"), 36, lambda i, r, n: i.name[n]),
    ReadingColumn(Words("数字", "Figure"), 24, lambda i, r, n: format_figure(i.figure, n) if i.figure else None),
    ReadingColumn(Words("数值", "Value"), 20, lambda i, r, n: _number(i, i.figure and i.figure.value)),
    ReadingColumn(Words("上限", "Upper value"), 14, lambda i, r, n: _number(i, i.figure and i.figure.value_max)),
    ReadingColumn(Words("单位", "Unit"), 12, lambda i, r, n: i.figure.unit if i.figure else None),
    ReadingColumn(Words("期限", "Deadline"), 13, lambda i, r, n: i.deadline),
    ReadingColumn(Words("后来怎样", "Outcome"), 12, lambda i, r, n: _outcome(i, r, n)),
    ReadingColumn(Words("实际", "Outcome figure"), 24, lambda i, r, n: _outcome_figure(i, r, n)),
    ReadingColumn(Words("办成的日子", "Outcome date"), 13, lambda i, r, n: _outcome_day(i, r)),
    ReadingColumn(Words("依据", "Evidence"), 60, lambda i, r, n: _evidence(i, r, n)),
    ReadingColumn(Words("措辞", "Wording"), 10, lambda i, r, n: WORDINGS[i.wording][n]),
    ReadingColumn(Words("话题", "Topics"), 24, lambda i, r, n: _names(r.topic_by_id, i.topics, n)),
    ReadingColumn(Words("地点", "Places"), 20, lambda i, r, n: _names(r.place_by_id, i.places, n) or None),
    ReadingColumn(Words("说明", "Explanation"), 60, lambda i, r, n: explain(i.text, i, r, n)),
    ReadingColumn(Words("编者注", "Editor's note"), 40, lambda i, r, n: explain(i.note, i, r, n)),
    ReadingColumn(Words("原文", "Source phrase"), 40, lambda i, r, n: i.phrase),
    ReadingColumn(Words("原文段落", "Source paragraph"), 18, lambda i, r, n: i.paragraph),
    ReadingColumn(Words("编号", "Id"), 34, lambda i, r, n: i.id),
)


def reading_rows(report: Report, language: str) -> Iterator[list[object]]:
    """One row an item, in report order, in the order of READING_COLUMNS."""
    return ([column.read(item, report, language) for column in READING_COLUMNS] for item in report.items)
