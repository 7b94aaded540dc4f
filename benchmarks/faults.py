"""Seeds faults into copies of the data, one at a time, and counts which the checks catch and which clean texts they flag.

Deterministic: every fault is made from the data alone, in file order, at most ``PER_KIND`` of a kind, spread evenly.
``python -m benchmarks faults`` prints the table of docs/translation.md.
"""

from __future__ import annotations

import copy
import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.checks.bilingual import find_faults
from generator.checks.exemptions import load_exemptions
from generator.checks.project import CheckedProject, check_project
from generator.checks.source import check_source
from generator.project.paths import HOME
from generator.project.review_state import State, state_of
from generator.project.source import find_source
from generator.project.translation_memory import load_memory
from generator.project.translation_units import TranslationUnit
from generator.report.figures import format_deadline, format_figure, scale_en, value_of
from generator.report.model import Comparator, Figure, Item, Quantity, Wording

ROOT = HOME
PER_KIND = 12
MUST = ("number", "comparator", "unit", "deadline")
"""Families of which every fault has to be caught."""


@dataclass(frozen=True)
class Fault:
    """One fault: the texts or the item that it changes."""

    kind: str
    """Family and sort: ``number: a zero dropped``."""
    text: TranslationUnit | None = None
    item: Item | None = None


Seeder = Callable[[CheckedProject], Iterator[Fault]]


def _in_english(kind: str, change: Callable[[str, Item], str | None], field: str = "figure") -> Seeder:
    """Faults by a translator who types a figure or date instead of quoting it, and types it wrong."""

    def seed(checked: CheckedProject) -> Iterator[Fault]:
        items = checked.loaded.report.by_id
        for text in checked.texts:
            for match in re.finditer(rf"\{{{field}(?::([^{{}}]+))?\}}", text.en or ""):
                item = items.get(match[1] or text.record[1])
                words = (
                    change(format_figure(item.figure, "en") if field == "figure" else match[0], item) if item else None
                )
                if words is not None:
                    yield Fault(
                        kind, dataclasses.replace(text, en=text.en[: match.start()] + words + text.en[match.end() :])
                    )

    return seed


def _in_text(
    kind: str, pattern: str, change: str | Callable[[re.Match[str]], str], language: str, only: str = ""
) -> Seeder:
    """Faults by a slip in running text: the first match of ``pattern`` is changed."""

    def seed(checked: CheckedProject) -> Iterator[Fault]:
        for text in checked.texts:
            words = getattr(text, language)
            if (
                text.en is not None
                and text.path.startswith(only or ("items", "sections"))
                and re.search(pattern, words)
            ):
                changed = re.sub(pattern, change, words, count=1)
                if changed != words:
                    yield Fault(kind, dataclasses.replace(text, **{language: changed}))

    return seed


def _in_data(kind: str, change: Callable[[Item, CheckedProject], Item | None]) -> Seeder:
    """Faults in an item's own fields."""

    def seed(checked: CheckedProject) -> Iterator[Fault]:
        for item in checked.loaded.report.items:
            if changed := change(item, checked):
                yield Fault(kind, item=changed)

    return seed


def _scaled(factor: Fraction) -> Callable[[str, Item], str]:
    def change(words: str, item: Item) -> str:
        value = value_of(item.figure.value, item.figure.unit)
        number = Fraction(value) * factor
        wrong = scale_en(type(value)(number.numerator) / type(value)(number.denominator))
        return (
            words.replace(scale_en(value), wrong)
            if scale_en(value) in words
            else f"{wrong} {item.figure.noun or ''}".strip()
        )

    return change


def _if(has: Callable[[Item], bool], change: Callable[[str, Item], str]) -> Callable[[str, Item], str | None]:
    return lambda words, item: change(words, item) if has(item) else None


def _with(record, **changes: object):
    """A copy of a frozen record with other values, unlike ``dataclasses.replace`` without reading them anew."""
    made = copy.copy(record)
    for name, value in changes.items():
        object.__setattr__(made, name, value)
    return made


def _says(word: str, instead: str) -> Callable[[str, Item], str | None]:
    return lambda words, _: words.replace(word, instead) if word in words else None


def _figure(change: Callable[[Figure], Figure | None]) -> Callable[[Item, CheckedProject], Item | None]:
    def changed(item: Item, _: CheckedProject) -> Item | None:
        figure = change(item.figure) if item.figure else None
        return _with(item, figure=figure) if figure else None

    return changed


def _printed(change: Callable[[str], str]) -> Callable[[Figure], Figure | None]:
    def changed(figure: Figure) -> Figure | None:
        printed = change(figure.value.printed)
        if printed == figure.value.printed or figure.value.is_share:
            return None
        from generator.numbers.numerals import read_number

        return _with(figure, value=Quantity(printed, read_number(printed)))

    return changed


def _comparator(old: Comparator, new: Comparator) -> Callable[[Figure], Figure | None]:
    return lambda figure: _with(figure, comparator=new) if figure.comparator is old else None


def _other_day(item: Item, _: CheckedProject) -> Item | None:
    if item.deadline is None:
        return None
    return _with(item, deadline=date(2022, 6, 30) if item.deadline.month == 12 else date(2022, 12, 31))


def _day(words: str, item: Item) -> str | None:
    other = _other_day(item, None)
    return format_deadline(other.deadline, "en") if other else None


def _lost_term(checked: CheckedProject) -> Iterator[Fault]:
    """The English name of a term replaced in every field of an item by words of no meaning."""
    for text in checked.texts:
        if text.en is None or text.path.split("/")[0] != "items" or text.field != "text":
            continue
        for term in checked.glossary.terms:
            named = (
                term.kind in ("programme", "institution", "company", "project")
                and term.zh in text.zh
                and term.en in text.en
            )
            other = next((t for t in checked.texts if t.path == f"items/{text.record[1]}/name"), text)
            if named and term.en not in (other.en or ""):
                yield Fault("term: missing", dataclasses.replace(text, en=text.en.replace(term.en, "the scheme")))


def _forbidden(checked: CheckedProject) -> Iterator[Fault]:
    for text in checked.texts:
        for term in checked.glossary.terms if text.en and text.path.startswith("items") else ():
            if term.forbidden.en and term.zh in text.zh and term.en in text.en:
                yield Fault(
                    "term: forbidden wording",
                    dataclasses.replace(text, en=text.en.replace(term.en, term.forbidden.en[0])),
                )


SWAPS = {"two": "three", "three": "four", "four": "five", "five": "six", "six": "seven", "seven": "eight"}
HAN = "[\u4e00-\u9fff]"
SEEDERS: tuple[Seeder, ...] = (
    _in_english("number: a zero dropped", _scaled(Fraction(1, 10))),
    _in_english("number: a zero too many", _scaled(Fraction(10))),
    _in_english("number: 亿 read as million", _if(lambda i: "亿" in i.figure.value.printed, _scaled(Fraction(1, 100)))),
    _in_english("number: 万 read as thousand", _if(lambda i: "万" in i.figure.value.printed, _scaled(Fraction(1, 10)))),
    _in_english("number: left out", lambda words, item: f"many {item.figure.noun or ''}".strip()),
    _in_text("number: from nowhere", r"\.$", ", some 300 in all.", "en", "items"),
    _in_text("number: a word for another (en)", r"\b(two|three|four|five|six|seven)\b", lambda m: SWAPS[m[1]], "en"),
    _in_text(
        "number: a numeral for another (zh)",
        "(?<![第十一二三四五六七八九])([两三四五六七])(?=[个项条种位所级届])",
        lambda m: "四五六七八九"["两三四五六七".index(m[1])],
        "zh",
    ),
    _in_data(
        "number: wrong in the data",
        _figure(_printed(lambda p: re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10 or 1), p, count=1))),
    ),
    _in_data(
        "number: digits swapped in the data",
        _figure(
            _printed(lambda p: re.sub(r"(\d)(\d)", r"\2\1", p, count=1) if not re.match(r"(\d)0|(\d)\2", p) else p)
        ),
    ),
    _in_english("comparator: at least for at most", _says("at least", "no more than")),
    _in_english("comparator: at most for at least", _says("no more than", "at least")),
    _in_english("comparator: at least left out", _says("at least ", "")),
    _in_english("comparator: more than for at least", _says("at least", "more than")),
    _in_english("comparator: about left out", _says("about ", "")),
    _in_english("comparator: top left out", _says("top 45", "45 leading")),
    _in_data(
        "comparator: at least as exactly, in the data", _figure(_comparator(Comparator.AT_LEAST, Comparator.EXACTLY))
    ),
    _in_data(
        "comparator: more than as at least, in the data",
        _figure(_comparator(Comparator.MORE_THAN, Comparator.AT_LEAST)),
    ),
    _in_english(
        "unit: hectares for mu",
        lambda w, i: re.sub(r"[\d,.]+(?: million)? ha \(([^)]*) mu\)", r"\1 ha", w) if " mu)" in w else None,
    ),
    _in_english("unit: percentage points as %", _says(" percentage points", "%")),
    _in_english(
        "unit: % as percentage points", lambda w, i: w.replace("%", " percentage points") if w.endswith("%") else None
    ),
    _in_english("unit: RMB left out", _says("RMB ", "")),
    _in_english("unit: RMB as US dollars", _says("RMB ", "USD ")),
    _in_data(
        "unit: % for percentage points, in the data",
        _figure(lambda f: _with(f, unit="%") if f.unit == "个百分点" else None),
    ),
    _in_data(
        "unit: another in the data",
        _figure(
            lambda f: (
                _with(f, unit={"亩": "平方米", "元": "人", "%": "个百分点", "公里": "平方公里"}[f.unit])
                if f.unit in ("亩", "元", "%", "公里")
                else None
            )
        ),
    ),
    _in_english("deadline: another date", _day, "deadline"),
    _in_english("deadline: left out", lambda w, i: "in time", "deadline"),
    _in_english(
        "deadline: from for by",
        lambda w, i: format_deadline(i.deadline, "en").replace("by", "from") if i.deadline else None,
        "deadline",
    ),
    _in_data("deadline: swapped in the data", _other_day),
    _in_text("deadline: another year", r"\b2021\b(?![^{}]*\})", "2012", "en"),
    _in_text("wording: an aim as a promise", r"\baims to\b", "will", "en", "items"),
    _in_text("wording: a promise as an aim", r"\bwill\b", "aims to", "en", "items"),
    _in_data(
        "wording: an aim as firm, in the data",
        lambda i, c: _with(i, wording=Wording.FIRM) if i.wording is Wording.ASPIRATIONAL else None,
    ),
    _lost_term,
    _forbidden,
    _in_text("style: Chinese left over", r"\b(\w{5,})\b", "项目", "en", "items"),
    _in_text("style: Chinese punctuation in English", r",", "，", "en", "items"),
    _in_text("style: English punctuation in Chinese", "，", ",", "zh", "items"),
    _in_text("style: space between Chinese and digits", rf"(?<={HAN})(?=\d)", " ", "zh"),
    _in_text("style: full-width digit", r"\d(?![^{}]*\})", lambda m: chr(ord(m[0]) + 0xFEE0), "zh"),
    _in_text("style: doubled word", r"\b(the|to|of|in) ", r"\1 \1 ", "en", "items"),
    _in_text("style: quotation mark lost", '"', "", "en", "items"),
    _in_text("style: Chinese quotation mark lost", "”", "", "zh", "items"),
    _in_text(
        "style: two letters swapped",
        r"\b([a-z]{2})([a-z])([a-z])([a-z]{3,})\b",
        lambda m: m[1] + m[3] + m[2] + m[4] if m[2] != m[3] else m[0],
        "en",
        "items",
    ),
    _in_text(
        "style: American spelling",
        r"\b(centre|labour|organis|modernis|programme|metre|favour|neighbour|colour|behaviour|licen[cs]e|theatre)",
        lambda m: {
            "centre": "center",
            "labour": "labor",
            "organis": "organiz",
            "modernis": "moderniz",
            "programme": "program",
            "metre": "meter",
            "favour": "favor",
            "neighbour": "neighbor",
            "colour": "color",
            "behaviour": "behavior",
            "theatre": "theater",
        }.get(m[1], m[1]),
        "en",
    ),
    _in_text("stale: the Chinese changed", "。$", "，明年再看。", "zh", "items"),
)


def measure() -> tuple[str, list[dict]]:
    """The table of faults and the numbers behind it."""
    checked = check_project(ROOT)
    exemptions = load_exemptions(ROOT)
    clean = _findings(checked.texts, checked, exemptions.words)
    flagged = [p for p in checked.problems if "[" in p.what]
    rows = []
    for seeder in SEEDERS:
        faults = list(seeder(checked))
        faults = [faults[n * len(faults) // PER_KIND] for n in range(PER_KIND)] if len(faults) > PER_KIND else faults
        caught = _caught(faults, checked, exemptions.words, clean)
        missed = [fault for n, fault in enumerate(faults) if n not in caught]
        if faults:
            rows.append(
                {
                    "kind": faults[0].kind,
                    "seeded": len(faults),
                    "caught": len(faults) - len(missed),
                    "missed": [_name(f) for f in missed],
                }
            )
    return _table(rows, len(checked.texts), len(flagged), len(exemptions.records)), rows


def _by_record(checked: CheckedProject) -> dict[tuple[str, str], tuple[TranslationUnit, ...]]:
    groups: dict[tuple[str, str], list[TranslationUnit]] = {}
    for text in checked.texts:
        groups.setdefault(text.record, []).append(text)
    return {record: tuple(texts) for record, texts in groups.items()}


def _findings(
    texts: Iterable[TranslationUnit], checked: CheckedProject, words: frozenset[str]
) -> dict[tuple[str, str], set[tuple]]:
    """What the rules find in ``texts``, by record."""
    found: dict[tuple[str, str], set[tuple]] = defaultdict(set)
    for each in find_faults(tuple(texts), checked.loaded.report, checked.glossary, words):
        # Not parity-quote: a typed figure is no quote, and that alone would catch what the other rules have to.
        if each.code not in ("term-ambiguous", "parity-quote"):
            found[each.text.record].add((each.code, each.language, each.found, each.expected))
    return found


def _caught(faults: list[Fault], checked: CheckedProject, words: frozenset[str], clean: dict) -> set[int]:
    """The numbers of those of ``faults`` that the checks catch. Each is judged alone, with the other texts of its
    record as they are; faults of different records are judged in one run, for its cost is in its start."""
    caught, runs = set(), []
    memory, source, records = load_memory(ROOT), find_source(ROOT, None), _by_record(checked)
    for number, fault in enumerate(faults):
        if fault.kind.startswith("stale"):
            caught |= {number} if state_of(fault.text, memory) is State.STALE else set()
        elif fault.item:
            changed = _with_item(fault.item, checked)
            found = check_source(changed.loaded, source).problems or (
                _findings(records["items", fault.item.id], changed, words)["items", fault.item.id]
                - clean["items", fault.item.id]
            )
            caught |= {number} if found else set()
        else:
            run = next((run for run in runs if all(faults[n].text.record != fault.text.record for n in run)), None)
            if run is None:
                runs.append(run := [])
            run.append(number)
    for run in runs:
        changed = {faults[n].text.path: faults[n].text for n in run}
        texts = [changed.get(t.path, t) for n in run for t in records[faults[n].text.record]]
        found = _findings(texts, checked, words)
        caught |= {n for n in run if found[faults[n].text.record] - clean[faults[n].text.record]}
    return caught


def _with_item(item: Item, checked: CheckedProject) -> CheckedProject:
    report = checked.loaded.report
    items = tuple(item if each.id == item.id else each for each in report.items)
    loaded = dataclasses.replace(checked.loaded, report=dataclasses.replace(report, items=items))
    return dataclasses.replace(checked, loaded=loaded)


def _name(fault: Fault) -> str:
    return fault.item.id if fault.item else fault.text.path


def _table(rows: list[dict], texts: int, flagged: int, exempt: int) -> str:
    lines = ["| fault | seeded | caught |", "| --- | ---: | ---: |"]
    lines += [f"| {row['kind']} | {row['seeded']} | {row['caught']} |" for row in rows]
    seeded, caught = sum(r["seeded"] for r in rows), sum(r["caught"] for r in rows)
    must = [r for r in rows if r["kind"].startswith(MUST)]
    lines.append(f"| **all** | **{seeded}** | **{caught}** |")
    lines.append(
        f"\nNumber, comparator, unit and deadline faults: {sum(r['caught'] for r in must)} of {sum(r['seeded'] for r in must)} caught."
    )
    lines.append(f"False alarms: {flagged} on {texts} clean texts, with {exempt} exemptions.")
    missed = [f"- {row['kind']}: {', '.join(row['missed'])}" for row in rows if row["missed"]]
    return "\n".join([*lines, *(["\nMissed:", *missed] if missed else [])])
