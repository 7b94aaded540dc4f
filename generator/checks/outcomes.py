"""Evidence against the promises that it is about: what may settle what, and what each piece must hold.

The rules are those of docs/outcomes.md, in its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.records import check_figure
from generator.errors import Problem, nearest
from generator.project.record_files import RecordFile
from generator.project.report_file import LoadedReport
from generator.report.evidence import By, Evidence, Outcome, PromiseEvidence, Scope, Span, Support
from generator.report.model import LANGUAGES, Item, Kind, Report
from generator.report.outcomes import comparable, compare, compute_outcome, in_unit
from generator.report.placeholders import VALUE, find_placeholders

SETTLED = (Support.REACHED, Support.PARTLY, Support.NOT_REACHED)
"""What only evidence about the same thing, place and period may support."""
MAY_SUPPORT = {
    Outcome.REACHED: {Support.REACHED},
    Outcome.PARTLY: {Support.PARTLY, Support.REACHED},
    Outcome.NOT_REACHED: {Support.NOT_REACHED},
    # The city's bare word that a thing is done shows that it was worked on.
    Outcome.UNDER_WAY: {Support.UNDER_WAY, Support.REACHED, Support.PARTLY},
}
"""For each outcome that an editor writes: what at least one piece has to support."""
DATES = {
    "zh": re.compile(
        r"\d{4}年(?:(?:\d{1,2}|底|末|初)(?:月(?:\d{1,2}日)?)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{4}(?=[—至到]\d{4}年)"
    ),
    "en": re.compile(
        r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
        r"(?: \d{4})?|\b(?:19|20)\d{2}\b"
    ),
}
"""Years and days, which a statement may name."""
NAMES = re.compile(
    r"“[^”]*”|\"[^\"]*\"|[A-Za-z]+[-.]?\d[\w.]*|\d+[A-Za-z]\w*|第\d+[届期号]|\d+号|\d+(?:st|nd|rd|th)\b|(?:Line|Phase|No\.) \d+"
)
"""Names with a digit in them: 5G, PM2.5, G310, 1号线."""


def check_outcomes(loaded: LoadedReport) -> Iterator[Problem]:
    """Every problem of the evidence in ``loaded``, in no order."""
    file, report = loaded.outcomes, loaded.report
    if file is None or report.outcomes is None:
        return
    records = report.outcomes.records
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        if record.item in first:
            expected = f"one record an item (first in line {file.line('outcomes', first[record.item])})"
            yield file.problem("outcomes", index, ("item",), record.item, expected, "move the evidence there")
        first.setdefault(record.item, index)
        yield from _check_record(loaded, file, index, record)
    yield from _check_publishers(file, records)


def _check_record(loaded: LoadedReport, file: RecordFile, index: int, record: PromiseEvidence) -> Iterator[Problem]:
    report, item = loaded.report, loaded.report.by_id.get(record.item)
    for number, piece in enumerate(record.evidence):
        yield from _Piece(file, index, number, piece, report).problems(item)
    yield from _check_twins(file, index, record)
    if item is None:
        if record.item not in loaded.ids["items"]:
            fix = nearest(record.item, loaded.ids["items"])
            yield file.problem("outcomes", index, ("item",), record.item, "the id of an item", fix)
        return
    if item.kind is Kind.RESULT:
        expected = "a target, project or action: a result is about the year before"
        yield file.problem("outcomes", index, ("item",), f"{item.id}, a result", expected, "remove the record")
        return
    yield from _check_outcome(file, index, record, item)
    yield from _check_timing(file, index, record, item)
    yield from _check_reason(file, index, record, report, item)


def _check_outcome(file: RecordFile, index: int, record: PromiseEvidence, item: Item) -> Iterator[Problem]:
    """Whether the outcome follows: from figures by computing, else from an editor with a reason."""
    computed = compute_outcome(item, record.evidence)
    settling = [piece for piece in record.evidence if piece.settles]
    given = record.outcome

    def problem(found: str, expected: str, fix: str, field: str = "outcome") -> Problem:
        return file.problem("outcomes", index, (field,), found, expected, fix)

    if given is None:
        if computed is None and settling:
            said = ", ".join(dict.fromkeys(piece.supports for piece in settling))
            expected = "an outcome with its reason: no figure of the same unit, period and scope settles it"
            yield problem(f"nothing, beside evidence for {said}", expected, "add outcome: and reason:")
        return
    if given is computed:
        yield problem(given, "nothing: the figures give the same", "remove it; keep the reason if it helps a reader")
    if record.reason is None:
        expected = f"a reason that readers see for {given}" + (
            f" against {computed} by the figures" if computed else ""
        )
        yield problem("nothing", expected, "add reason: {zh: …, en: …}", "reason")
    wrong = any(piece.forecast and piece.supports is not Support.CONTEXT for piece in record.evidence)
    if given is not Outcome.UNKNOWN and not wrong and not any(p.supports in MAY_SUPPORT[given] for p in settling):
        said = ", ".join(dict.fromkeys(piece.supports for piece in record.evidence))
        yield problem(given, f"an outcome that a piece of evidence supports: {said}", "correct one of them")
    said = [piece for piece in settling if piece.supports.value == given.value]
    if given is Outcome.REACHED and said and all(_is_bare_word(piece) for piece in said):
        expected = "under_way, as the city says: its word alone, without a figure or a date, settles nothing"
        yield problem(given, expected, "write under_way")


def _check_timing(file: RecordFile, index: int, record: PromiseEvidence, item: Item) -> Iterator[Problem]:
    """Whether an editor's timing is for a promise without a deadline, and readers see why."""
    if record.timing is None:
        return
    if item.deadline:
        expected = f"nothing: the deadline, {item.deadline}, and the evidence give it"
        yield file.problem("outcomes", index, ("timing",), record.timing, expected, "remove it")
    elif record.reason is None:
        expected = "a reason that readers see for the timing"
        yield file.problem("outcomes", index, ("reason",), "nothing", expected, "add reason: {zh: …, en: …}")


def _is_bare_word(piece: Evidence) -> bool:
    return piece.by is By.CITY and piece.figure is None and piece.date is None


def _check_reason(
    file: RecordFile, index: int, record: PromiseEvidence, report: Report, item: Item
) -> Iterator[Problem]:
    for language in LANGUAGES if record.reason else ():
        for each in find_placeholders(record.reason[language]):
            quoted = report.by_id.get(each.item) if each.item else item
            if each.field not in ("figure", "deadline") or quoted is None or getattr(quoted, each.field) is None:
                expected = "{figure}, {deadline}, {figure:id} or {deadline:id} of an item that has one"
                yield file.problem("outcomes", index, ("reason", language), each.text, expected, "correct it")


def _check_twins(file: RecordFile, index: int, record: PromiseEvidence) -> Iterator[Problem]:
    """Two pieces of one record that quote the same words of the same page, or say the same."""
    first: dict[tuple[str, ...], int] = {}
    for number, piece in enumerate(record.evidence):
        for what, key in (
            ("words", (piece.url, piece.words)),
            *(("statement", (piece.statement[language],)) for language in LANGUAGES),
        ):
            if key in first and first[key] != number:
                found = f"the {what} of piece {first[key] + 1} again"
                yield file.problem("outcomes", index, ("evidence", number), found, "each piece once", "remove one")
                break
            first.setdefault(key, number)


def _check_publishers(file: RecordFile, records: tuple[PromiseEvidence, ...]) -> Iterator[Problem]:
    """One publisher has one English name and one rank, wherever it is named."""
    known: dict[str, tuple[object, int]] = {}
    for index, record in enumerate(records):
        for number, piece in enumerate(record.evidence):
            own, line = (piece.publisher.en, piece.by), file.line("outcomes", index, "evidence", number)
            there, where = known.setdefault(piece.publisher.zh, (own, line))
            if there != own:
                found, expected = f"{own[0]} ({own[1]})", f"{there[0]} ({there[1]}), as in line {where}"
                steps = ("evidence", number, "publisher")
                yield file.problem("outcomes", index, steps, found, expected, "name it alike everywhere")


@dataclass(frozen=True)
class _Piece:
    """One piece of evidence, where it is, and the report that it is about."""

    file: RecordFile
    index: int
    number: int
    piece: Evidence
    report: Report

    def problem(self, field: str | tuple, found: object, expected: str, fix: str) -> Problem:
        steps = field if isinstance(field, tuple) else (field,)
        return self.file.problem("outcomes", self.index, ("evidence", self.number, *steps), str(found), expected, fix)

    def problems(self, item: Item | None) -> Iterator[Problem]:
        """All that is wrong with the piece; ``item`` is what it is about, if that is known."""
        yield from self._check_days()
        yield from self._check_support(item)
        yield from self._check_words()
        yield from self._check_statement()
        if self.piece.figure:
            yield from check_figure(self.piece.figure, lambda field, *rest: self.problem(("figure", field), *rest))

    def _check_days(self) -> Iterator[Problem]:
        piece, said = self.piece, self.report.heading.published
        search = self.report.outcomes.search
        if piece.published and piece.published < said:
            expected = f"evidence from {said} on, when the promise was published"
            yield self.problem("published", piece.published, expected, "remove the piece: it is older than the promise")
        if piece.date and piece.date < said and piece.settles:
            expected = f"an event from {said} on, when the promise was published"
            yield self.problem("date", piece.date, expected, "write supports: context")
        if piece.published is None and piece.date is None and piece.supports in SETTLED:
            expected = f"a day of publication, or of the event, on evidence for {piece.supports}"
            yield self.problem("published", "nothing", expected, "add it, or write supports: context")
        if piece.date and piece.published and piece.date > piece.published:
            expected = f"a day up to {piece.published}, when it was published: what is still to come is a plan"
            yield self.problem("date", piece.date, expected, "correct it, or write forecast: true")
        if piece.date and not piece.period.first <= piece.date.year <= piece.period.last:
            yield self.problem("period", piece.period, f"the year of its date, {piece.date}", "correct one of them")
        if piece.published and piece.published > piece.seen:
            yield self.problem(
                "seen", piece.seen, f"a day from {piece.published} on, when it was published", "correct it"
            )
        if search and piece.seen > search.searched:
            expected = f"a day up to {search.searched}, the last search"
            yield self.problem("seen", piece.seen, expected, "write the new day of the search at the head of the file")

    def _check_support(self, item: Item | None) -> Iterator[Problem]:
        """What the piece may support, by what it is about."""
        piece, year = self.piece, self.report.heading.year

        def refuse(field: str, found: object, why: str, instead: str = "context") -> Problem:
            expected = f"nothing that supports {piece.supports}: {why}"
            return self.problem(field, found, expected, f"write supports: {instead}")

        if piece.forecast and piece.supports is not Support.CONTEXT:
            yield refuse("forecast", "true", "what is only expected settles nothing")
        elif piece.supports in SETTLED and piece.scope in (Scope.LATER, Scope.WIDER):
            yield refuse("scope", piece.scope, "another time, place or measure settles nothing", "under_way or context")
        elif piece.supports in SETTLED and piece.figure and not piece.date and piece.period != Span(year, year):
            several = "several years together settle no yearly promise"
            why = several if piece.period.first != piece.period.last else f"the figure is not about {year}"
            yield refuse("period", piece.period, why, "under_way or context")
        elif item and item.kind is not Kind.RESULT and piece.settles:
            yield from self._check_figure_support(item)

    def _check_figure_support(self, item: Item) -> Iterator[Problem]:
        """Whether a figure that can be compared supports what it gives."""
        piece = self.piece
        if piece in comparable(item, [piece]):
            given = compare(item.figure, in_unit(piece.figure, item.figure.unit))
            if given and piece.supports.value != given.value:
                expected = f"{given}, as the figure gives"
                yield self.problem("supports", piece.supports, expected, "correct it, or write scope: part")
        elif piece.supports in SETTLED and piece.figure and item.figure and in_unit(piece.figure, item.figure.unit):
            found = f"{piece.scope}, {piece.period}"
            expected = f"whole and {item.period}, for a figure in {item.figure.unit} to support {piece.supports}"
            yield self.problem("scope", found, expected, "correct it, or write supports: under_way or context")

    def _check_words(self) -> Iterator[Problem]:
        figure, words = self.piece.figure, _digits(self.piece.words)
        for quantity in (figure.value, figure.value_max) if figure else ():
            if quantity and not _holds(words, _digits(quantity.printed)):
                yield self.problem("words", self.piece.words, f"words that hold {quantity.printed}", "quote the figure")

    def _check_statement(self) -> Iterator[Problem]:
        wanted = 1 if self.piece.figure else 0
        for language in LANGUAGES:
            statement = self.piece.statement[language]
            steps = ("statement", language)
            if (count := statement.count(VALUE)) != wanted:
                expected = f"{VALUE} once, for the figure" if wanted else f"no {VALUE}, for there is no figure"
                yield self.problem(steps, f"{VALUE} {count} times", expected, "correct it")
            rest = NAMES.sub("", DATES[language].sub("", statement.replace(VALUE, "")))
            if digits := re.search(r"\d[\d.,]*", rest):
                expected = f"no number but {VALUE}, years and days"
                yield self.problem(steps, digits[0], expected, "quote it, or make it a piece of its own")
            elif "{" in rest or "}" in rest:
                yield self.problem(steps, "a brace", f"braces only in {VALUE}", "correct it")


def _digits(text: str) -> str:
    """``text`` with plain numbers: full-width digits, separators of thousands and 億 are the page's own style."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text))
    return plain.replace("億", "亿").replace("萬", "万")


def _holds(words: str, number: str) -> bool:
    """Whether ``number`` is in ``words`` as a number of its own: 3 is not in 30."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", words) is not None
