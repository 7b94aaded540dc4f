"""The columns of ``data/outcomes.csv``: one row a piece of evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.exports.columns import MAYBE_DAY, MAYBE_NUMBER, MAYBE_TEXT, SLUG, TEXT, Column, iso
from generator.report.evidence import By, Evidence, Scope, Support
from generator.report.figures import UNITS, value_of
from generator.report.model import Comparator, Item, Report, Words
from generator.report.outcomes import outcome_of, promises
from generator.report.placeholders import state


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence, and the item that it is about."""

    item: Item
    piece: Evidence


def evidence_rows(report: Report) -> list[EvidenceRow]:
    """Every piece of evidence, by items in report order, what settles an outcome first."""
    return [EvidenceRow(item, piece) for item in promises(report) for piece in outcome_of(item, report).evidence]


def _column(name: str, zh: str, en: str, schema: dict[str, object], read: Callable[[EvidenceRow], object]) -> Column:
    return Column(name, Words(zh, en), schema, lambda row, report: read(row))


def _figure(row: EvidenceRow, field: str) -> object:
    """The number in ``field`` of the piece's figure, 万 and 亿 multiplied out."""
    figure = row.piece.figure
    number = getattr(figure, field) if figure else None
    return value_of(number, figure.unit) if number else None


DAY = {"type": "string", "format": "date"}
EVIDENCE_COLUMNS = (
    _column("item", "承诺的编号", "Id of the promise that it is about", SLUG, lambda r: r.item.id),
    _column(
        "outcome",
        "这条材料支持哪种结果；context 是只供参考",
        "The outcome that it supports, or context",
        {"enum": [s.value for s in Support]},
        lambda r: r.piece.supports.value,
    ),
    _column("statement_zh", "材料说了什么（中文）", "What it says, in Chinese", TEXT, lambda r: state(r.piece, "zh")),
    _column("statement_en", "材料说了什么（英文）", "What it says, in English", TEXT, lambda r: state(r.piece, "en")),
    _column(
        "value",
        "材料里的数值，万和亿已换算",
        "Its number, 万 and 亿 multiplied out",
        MAYBE_NUMBER,
        lambda r: _figure(r, "value"),
    ),
    _column(
        "value_max",
        "区间的上限，否则为空",
        "The upper number of a range, else empty",
        MAYBE_NUMBER,
        lambda r: _figure(r, "value_max"),
    ),
    _column(
        "unit",
        "中文单位",
        "Chinese unit",
        {"enum": [*UNITS, None]},
        lambda r: r.piece.figure.unit if r.piece.figure else None,
    ),
    _column(
        "comparator",
        "数值的限定词，含义同 targets.csv",
        "How the number is bounded, as in targets.csv",
        {"enum": [*(c.value for c in Comparator), None]},
        lambda r: r.piece.figure.comparator.value if r.piece.figure else None,
    ),
    _column(
        "date",
        "材料写明的事情发生的日子",
        "Day of the event, where the source dates it",
        MAYBE_DAY,
        lambda r: iso(r.piece.date),
    ),
    _column(
        "scope",
        "whole 说的是同一件事的整体，part 只是一部分或别的指标，wider 是几年合计或范围更大，later 是后来的情况",
        "whole: the whole promise; part: a part of it, or another measure; wider: several years or a wider area; later: a later time",
        {"enum": [s.value for s in Scope]},
        lambda r: r.piece.scope.value,
    ),
    _column("publisher_zh", "发布者（中文）", "Who published it, in Chinese", TEXT, lambda r: r.piece.publisher.zh),
    _column("publisher_en", "发布者（英文）", "Who published it, in English", TEXT, lambda r: r.piece.publisher.en),
    _column(
        "by",
        "发布者是谁：city 市里，province 省里，state 国家部门，press 媒体，company 企业或机构",
        "What the publisher is: city, province, state, press or company",
        {"enum": [b.value for b in By]},
        lambda r: r.piece.by.value,
    ),
    _column("title", "页面的标题", "Title of the page", MAYBE_TEXT, lambda r: r.piece.title),
    _column("published", "发布的日子", "Day of publication", MAYBE_DAY, lambda r: iso(r.piece.published)),
    _column("url", "地址", "Address", {**TEXT, "format": "uri"}, lambda r: r.piece.url),
    _column(
        "carried_by",
        "该地址是转载网站时，网站的名字",
        "Name of the site at that address, where it is not the publisher's own",
        MAYBE_TEXT,
        lambda r: r.piece.carried_by.zh if r.piece.carried_by else None,
    ),
    _column(
        "words",
        "页面上的原话，最多30字",
        "Words of that page that carry it, verbatim, 30 characters at most",
        TEXT,
        lambda r: r.piece.words,
    ),
    _column("seen", "编者查看的日子", "Day on which an editor read it", DAY, lambda r: iso(r.piece.seen)),
    _column(
        "period",
        "说的是哪一年或哪几年",
        "The year or years that it is about",
        {"type": "string", "pattern": r"^\d{4}(-\d{4})?$"},
        lambda r: str(r.piece.period),
    ),
    _column(
        "forecast",
        "是不是当时的预计",
        "Whether the source only expected it",
        {"type": "boolean"},
        lambda r: r.piece.forecast,
    ),
)
"""In the order of ``data/outcomes.csv``."""
