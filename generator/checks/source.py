"""Data against the source: every phrase is in it, every figure and date agrees, nothing is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.open_claims import find_open_claims
from generator.errors import Problem
from generator.project.report_file import LoadedReport
from generator.project.source import Found, Paragraph, Source, find_figures, head_years
from generator.report.characters import find_alike
from generator.report.model import Exemption, Item, Kind, Report, Wording

ASPIRING = re.compile("力争|争取|争创|积极(?:创建|申报|申建|申请)|积极推动[^,，。;；]*(?:早日|尽早|尽快)")
"""Words that make a commitment an aim: 力争 and its like, or a bid for what others decide. 积极, 探索 and
努力 alone do not: they say how something is done."""
EVERYTHING = "*"


@dataclass(frozen=True)
class Coverage:
    """How much of the source the data account for."""

    origin: str
    """``text`` or ``fingerprint``: what the data were checked against."""
    paragraphs: int
    figures: int
    """Numbers in the source that measure or count something; dates are not counted."""
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        against = "the source text" if self.origin == "text" else "its fingerprint, data/source.yaml"
        state = "all covered" if not self.problems else f"{len(self.problems)} problems"
        return f"{self.paragraphs} paragraphs, {self.figures} figures, {state} (checked against {against})"


def check_source(loaded: LoadedReport, source: Source) -> Coverage:
    """Every problem between the data and the source, and how much was looked at."""
    problems: list[Problem] = []
    astray: dict[str, set[int]] = {"items": set(), "exemptions": set()}
    misread: set[tuple[int | None, str]] = set()
    for index, item in enumerate(loaded.report.items):
        for found in _check_item(loaded, index, item, source):
            problems.append(found)
            if found.what.endswith(("paragraph", "phrase")):
                astray["items"].add(index)
            elif found.what.endswith(("figure", "deadline")):
                misread |= _figures_meant(item, source)
    items: dict[int, list[Item]] = {}
    for item in loaded.report.items:
        items.setdefault(item.paragraph, []).append(item)
    exemptions: dict[int | None, list[Exemption]] = {}
    for exemption in loaded.report.exemptions:
        exemptions.setdefault(exemption.paragraph, []).append(exemption)
    # Each wording once: every paragraph looks through those that hold anywhere.
    anywhere = list({each.text: each for each in exemptions.get(None, [])}.values())
    explained, year, needed = _explained_elsewhere(loaded.report), loaded.report.heading.year, set()
    for index, exemption in enumerate(loaded.report.exemptions):
        if not _is_in_source(exemption, source):
            astray["exemptions"].add(index)
    open_claims = find_open_claims(loaded, astray, misread, source)
    # Of a part or section that could not be loaded nobody knows which paragraphs it explains.
    complete = all(loaded.file.is_complete(name) for name in ("parts", "sections"))
    for paragraph in source.paragraphs:
        number = paragraph.number
        exempt = [*anywhere, *exemptions.get(number, [])]
        own = items.get(number, [])
        bare, unclaimed = not own and number not in explained, list(_unclaimed(paragraph, own, year))
        needed |= {_key(e) for e in exempt if _accounts(e, paragraph, bare, unclaimed)}
        if number not in open_claims.paragraphs:
            unclaimed = [each for each in unclaimed if not open_claims.cover(number, each)]
            problems += _check_covered(loaded, paragraph, bare and complete, unclaimed, exempt)
    for index, exemption in enumerate(loaded.report.exemptions):
        problems += _check_exemption(loaded, index, exemption, source, needed)
    figures = sum(each.value is not None and not each.named for p in source.paragraphs for each in p.found)
    return Coverage(source.origin, len(source.paragraphs), figures, tuple(problems))


def _figures_meant(item: Item, source: Source) -> set[tuple[int | None, str]]:
    """The figures of the source, with their paragraph, that an item may mean whose figure or date is another."""
    paragraph = source.get(item.paragraph)
    # Without the text, which of the paragraph's figures is meant is not known.
    inside = paragraph.found if paragraph.text is None else find_figures(item.phrase)
    texts = {each.text for each in inside} | {each.text for each in paragraph.found if each.day or agrees(item, each)}
    return {(paragraph.number, text) for text in texts}


def _check_item(loaded: LoadedReport, index: int, item: Item, source: Source) -> Iterator[Problem]:
    paragraph = source.get(item.paragraph)
    if paragraph is None:
        expected = f"a paragraph from 1 to {len(source.paragraphs)}"
        yield loaded.problem("items", index, ("paragraph",), str(item.paragraph), expected, "correct the number")
    elif paragraph.text is None:
        yield from _check_figure(loaded, index, item, paragraph.found, "the paragraph")
        yield from _check_deadline(loaded, index, item, paragraph.found, None)
    elif paragraph.text.count(item.phrase) != 1:
        times = paragraph.text.count(item.phrase)
        found = f"{item.phrase} ({times} times in paragraph {item.paragraph})"
        fix = "lengthen it" if times else _where_else(item, paragraph, source)
        yield loaded.problem("items", index, ("phrase",), found, "words that occur there once, verbatim", fix)
    else:
        start = paragraph.text.index(item.phrase)
        span = (start, start + len(item.phrase))
        inside = [f for f in paragraph.found if span[0] <= f.start and f.end <= span[1]]
        yield from _check_cut(loaded, index, item, paragraph, span)
        yield from _check_figure(loaded, index, item, inside, "the phrase")
        yield from _check_deadline(
            loaded, index, item, inside, _dates_before(paragraph, span, loaded.report.heading.year)
        )
        yield from _check_wording(loaded, index, item, paragraph.text, span)


def _where_else(item: Item, paragraph: Paragraph, source: Source) -> str:
    """What to do about a phrase that its paragraph does not have: it may be elsewhere, or have look-alikes."""
    if alike := find_alike(item.phrase, paragraph.text):
        there, difference = alike
        return f"write {there} ({difference})"
    numbers = [each.number for each in source.paragraphs if item.phrase in (each.text or "")]
    if numbers:
        return f"correct the paragraph: it is in {', '.join(map(str, numbers[:5]))}"
    return "copy it from the source, or correct the paragraph"


def _check_cut(
    loaded: LoadedReport, index: int, item: Item, paragraph: Paragraph, span: tuple[int, int]
) -> Iterator[Problem]:
    for each in paragraph.found:
        if each.start < span[1] and span[0] < each.end and not (span[0] <= each.start and each.end <= span[1]):
            yield loaded.problem(
                "items",
                index,
                ("phrase",),
                item.phrase,
                f"a phrase with all of {each.text}",
                "lengthen or shorten it",
            )


def agrees(item: Item, found: Found) -> bool:
    """Whether the item's figure is the one found: number, upper number, unit and comparator."""
    figure = item.figure
    if figure is None or found.value is None:
        return False
    scale = 100 if figure.value.is_share else 1
    upper = figure.value_max.exact if figure.value_max else None
    same = (figure.value.exact * scale, upper) == (found.value, found.value_max)
    units = {found.unit}
    if found.text.endswith("大"):
        # 八大工程 counts without a unit.
        units |= {"个", "项"}
    return same and figure.unit in units and figure.comparator is found.comparator


def _check_figure(
    loaded: LoadedReport, index: int, item: Item, found: tuple[Found, ...] | list[Found], where: str
) -> Iterator[Problem]:
    if item.figure is None or any(agrees(item, each) for each in found):
        return
    figure = item.figure
    printed = figure.value.printed + (f"—{figure.value_max.printed}" if figure.value_max else "")
    shown = f"{printed}{figure.unit}, {figure.comparator}"
    there = ", ".join(f"{f.text} ({f.comparator})" for f in found if f.value is not None) or "no figure"
    yield loaded.problem(
        "items", index, ("figure",), shown, f"what {where} says: {there}", "correct the figure, or the phrase"
    )


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that holds the character ``at``."""
    return max(text.rfind(mark, 0, at) for mark in "。；;！!") + 1


def _dates_before(paragraph: Paragraph, span: tuple[int, int], year: int) -> tuple[list[Found], list[Found]]:
    """The dates in the phrase's sentence before the phrase, and of those that name when something is due the last one,
    where no comma stands between."""
    start = _sentence_start(paragraph.text, span[0])
    dates = [f for f in paragraph.found if f.day and start <= f.start and f.end <= span[0]]
    dates = dates or head_years(paragraph.text, start)
    due = [f for f in dates if f.is_due(year)][-1:]
    return dates, [f for f in due if not re.search("[,，]", paragraph.text[f.end : span[0]])]


def _check_deadline(
    loaded: LoadedReport,
    index: int,
    item: Item,
    inside: tuple[Found, ...] | list[Found],
    before: tuple[list[Found], list[Found]] | None,
) -> Iterator[Problem]:
    """A date by which something is due must be the deadline, where it is in the phrase, or before it with no comma
    between; one further ahead in the sentence may be (a date at the head of a clause holds for all that it lists), and
    so may the day or the period of an event (9月25日, 年内)."""
    year = loaded.report.heading.year
    if item.kind is Kind.RESULT and not item.deadline:
        # What was done is no more due: 6月底前 says when it was.
        return
    may = [f.deadline(year) for f in inside if f.day]
    must = [f.deadline(year) for f in inside if f.is_due(year)][-1:] if before else []
    if before:
        dates, due = before
        may += [f.deadline(year) for f in dates]
        must = must or [f.deadline(year) for f in due]
    shown = str(item.deadline or "nothing")
    if must and item.deadline != must[0]:
        yield loaded.problem("items", index, ("deadline",), shown, f"{must[0]}, as the sentence says", "correct it")
    elif item.deadline and item.deadline not in may:
        expected = " or ".join(map(str, may)) or "nothing: the sentence names no date"
        yield loaded.problem("items", index, ("deadline",), shown, expected, "correct it, or remove it")


def _check_wording(loaded: LoadedReport, index: int, item: Item, text: str, span: tuple[int, int]) -> Iterator[Problem]:
    sentence = _sentence_start(text, span[0])
    aiming = item.wording is Wording.ASPIRATIONAL
    if aiming and not ASPIRING.search(text[sentence : span[1]]):
        yield loaded.problem(
            "items", index, ("wording",), item.wording, "firm: no 力争, 争取, 争创 or bid before it", "write firm"
        )
    if not aiming and item.period == loaded.report.heading.year and ASPIRING.search(item.phrase):
        yield loaded.problem(
            "items", index, ("wording",), item.wording, "aspirational, as the phrase says", "write aspirational"
        )


def _check_exemption(
    loaded: LoadedReport, index: int, exemption: Exemption, source: Source, needed: set[tuple[int | None, str]]
) -> Iterator[Problem]:
    if exemption.paragraph and source.get(exemption.paragraph) is None:
        expected = f"a paragraph from 1 to {len(source.paragraphs)}"
        number = str(exemption.paragraph)
        yield loaded.problem("exemptions", index, ("paragraph",), number, expected, "correct the number")
        return
    if not _is_in_source(exemption, source):
        expected, fix = "words of the source", "correct or remove it"
    elif _key(exemption) not in needed:
        expected, fix = "a figure, date or paragraph that nothing else accounts for", "remove it"
    else:
        return
    yield loaded.problem("exemptions", index, ("text",), exemption.text, expected, fix)


def _is_in_source(exemption: Exemption, source: Source) -> bool:
    """Whether the words of ``exemption`` are in its paragraph, or in any; without the text nobody knows, and they may be."""
    places = [source.get(exemption.paragraph)] if exemption.paragraph else list(source.paragraphs)
    return any(p and (p.text is None or exemption.text == EVERYTHING or exemption.text in p.text) for p in places)


def _key(exemption: Exemption) -> tuple[int | None, str]:
    return exemption.paragraph, exemption.text


def _explained_elsewhere(report: Report) -> set[int | None]:
    """Paragraphs that are headings, or that the introduction of a section explains."""
    headings = {record.heading for record in (*report.parts, *report.sections)}
    return headings | {paragraph for section in report.sections for paragraph in section.explains}


def _check_covered(
    loaded: LoadedReport, paragraph: Paragraph, bare: bool, unclaimed: list[Found], exempt: list[Exemption]
) -> Iterator[Problem]:
    """``bare`` is whether no item and no section's text is about the paragraph."""
    number = paragraph.number
    if bare and not any(_frees(exemption, paragraph) for exemption in exempt):
        yield _uncovered(loaded, f"paragraph {number}", "no item, section text or exemption")
    for each in unclaimed:
        if not any(_frees(exemption, paragraph, each) for exemption in exempt):
            yield _uncovered(
                loaded, f"paragraph {number}, {each.text}", "no item with this figure or deadline, and no exemption"
            )


def _accounts(exemption: Exemption, paragraph: Paragraph, bare: bool, unclaimed: list[Found]) -> bool:
    """Whether ``exemption`` accounts for anything in the paragraph."""
    return (bare and _frees(exemption, paragraph)) or any(_frees(exemption, paragraph, each) for each in unclaimed)


def _uncovered(loaded: LoadedReport, what: str, found: str) -> Problem:
    line = loaded.nodes.line("items")
    return Problem(
        loaded.nodes.file,
        line,
        what,
        found,
        "an item for all that the source commits to",
        "add an item, or an exemption with its reason",
    )


def _unclaimed(paragraph: Paragraph, items: list[Item], year: int) -> Iterator[Found]:
    """The figures and dates of ``paragraph`` that none of its ``items`` states, though one has to."""
    done = bool(items) and all(item.kind is Kind.RESULT for item in items)
    find_unclaimed = _unclaimed_in_text if paragraph.text else _unclaimed_in_fingerprint
    deadlines = {item.deadline for item in items}
    for each in find_unclaimed(paragraph, items):
        if each.day is None or (not done and each.is_due(year) and each.deadline(year) not in deadlines):
            yield each


def _unclaimed_in_text(paragraph: Paragraph, items: list[Item]) -> Iterator[Found]:
    """Dates are left to the caller."""
    spans = [(paragraph.text.find(item.phrase), len(item.phrase), item) for item in items]
    for each in paragraph.found:
        claimed = any(
            start >= 0 and start <= each.start and each.end <= start + length and agrees(item, each)
            for start, length, item in spans
        )
        if not each.named and not claimed:
            yield each


def _unclaimed_in_fingerprint(paragraph: Paragraph, items: list[Item]) -> Iterator[Found]:
    """Without the text a figure is claimed by value, unit and comparator; as often as it stands there,
    unless one phrase gives several items the same figure. Dates are left to the caller."""
    claims = Counter(
        each.text for item in items for each in {f.text: f for f in paragraph.found if agrees(item, f)}.values()
    )
    for each in paragraph.found:
        if claims[each.text]:
            claims[each.text] -= 1
        elif not each.named:
            yield each


def _frees(exemption: Exemption, paragraph: Paragraph, found: Found | None = None) -> bool:
    """Whether ``exemption`` accounts for what was found in its paragraph; None for the paragraph itself."""
    if exemption.text == EVERYTHING:
        return exemption.paragraph == paragraph.number
    if found is None:
        return False
    if paragraph.text is None:
        # How often exempt words stand in the paragraph is not known without the text.
        return any(each.text == found.text for each in find_figures(exemption.text))
    places = (match.span() for match in re.finditer(re.escape(exemption.text), paragraph.text))
    return any(start <= found.start and found.end <= end for start, end in places)
