"""What became of an item, in a reader's words: what calendars, feeds and the workbook say of it."""

from __future__ import annotations

from functools import cache

from generator.project.labels import load_labels
from generator.report.evidence import Evidence, Outcome, Timing
from generator.report.figures import format_day, format_figure
from generator.report.model import Item, Report
from generator.report.outcomes import ItemOutcome, outcome_of
from generator.report.placeholders import fill, state

COLON = {"zh": "：", "en": ": "}
JOINT = {"zh": "，", "en": ", "}
SPACE = {"zh": "", "en": " "}
BRACKETS = {"zh": "（{}）", "en": " ({})"}


@cache
def outcome_labels(language: str) -> dict[str, str]:
    """The site's own words for outcomes and timings: a reader meets the same ones everywhere."""
    return {key: words for key, words in load_labels(language).items() if key.startswith(("outcome", "timing"))}


def outcome_name(outcome: ItemOutcome, language: str) -> str:
    """``reached``, ``not known`` … as the pages call it."""
    return outcome_labels(language)[f"outcome_{outcome.outcome}"]


def outcome_line(item: Item, report: Report, language: str) -> str | None:
    """``Outcome: Reached, 26 December 2031, on time``; None for a result.

    Where nothing is known, it says by when nothing was found.
    """
    outcome, labels = outcome_of(item, report), outcome_labels(language)
    if outcome is None or (outcome.searched is None and not outcome.evidence):
        return None
    parts = [outcome_name(outcome, language)]
    if outcome.value:
        parts.append(format_figure(outcome.value, language))
    if outcome.date:
        parts.append(format_day(outcome.date, language))
    if outcome.timing is not Timing.UNKNOWN and outcome.outcome in (Outcome.REACHED, Outcome.PARTLY):
        parts.append(_within(labels[f"timing_{outcome.timing}"]))
    elif outcome.is_late:
        parts.append(_within(labels["timing_late"]))
    line = labels["outcome"] + COLON[language] + JOINT[language].join(parts)
    if outcome.outcome is Outcome.UNKNOWN and outcome.searched:
        line += BRACKETS[language].format(labels["outcome_searched"].format(format_day(outcome.searched, language)))
    return line


def _within(label: str) -> str:
    """``label`` as it is within a line."""
    return label[:1].lower() + label[1:]


def reason_of(item: Item, report: Report, language: str) -> str | None:
    """The editor's reading of the outcome of ``item``, its quoted figures filled in."""
    outcome = outcome_of(item, report)
    return fill(outcome.reason[language], item, report.by_id, language) if outcome and outcome.reason else None


def cite(piece: Evidence, language: str) -> str:
    """What ``piece`` says, by whom, when and where: one line of plain text."""
    by = [piece.publisher[language], *([format_day(piece.published, language)] if piece.published else []), piece.url]
    return state(piece, language) + BRACKETS[language].format(JOINT[language].join(by))
