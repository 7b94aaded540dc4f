"""Texts that wait -> drafts in the memory: from the memory itself where it can, from a machine where it must."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.checks.bilingual import find_faults
from generator.project.glossary import Glossary
from generator.project.review_state import State, state_of
from generator.project.translation_memory import Entry, Memory
from generator.project.translation_units import TranslationUnit
from generator.translation.context import DraftContext
from generator.translation.protect import MARKS, DamagedError, protect, restore
from generator.translation.providers import Send, SendingError

NEAR = 0.75
"""From what likeness on a reviewed text is offered for another."""
HAN = re.compile(r"[\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
DENIED = re.compile("没有|没能|没法|未能|尚未|并未|从未|不准|禁止|严禁|不会|不能|不是|不让|不得(?!不)")
DENYING = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|without|cannot|neither|nor|barred?|fail\w*|bann?\w*|prohibit\w*|forb[ai]d\w*"
    r"|lack\w*|stop\w*|end(?:s|ed)?|zero|rather|instead|only|beyond|keep|kept|free|absen\w*|miss\w*|un\w+|too|before"
    r"|avoid\w*|prevent\w*|refus\w*|spare[ds]?|exempt\w*|no-\w+)\b|n't",
    re.IGNORECASE,
)
"""What denies or forbids, and English words that may say it: of 200 such texts that were reviewed, nearly all have one."""
SHORT, LEAST, MOST = 15, 0.25, 2
"""From how many characters of Chinese on the length is looked at; the fewest and most English words for each. Of 1,200
reviewed texts, the fewest are 0.3 and the most 1.4."""


@dataclass(frozen=True)
class Failure:
    """A text that got no draft, and why."""

    text: TranslationUnit
    reason: str


Progress = Callable[[Entry | Failure], None]


def undrafted(texts: tuple[TranslationUnit, ...], memory: Memory) -> tuple[TranslationUnit, ...]:
    """The texts that need a draft: without English, or stale, and with none in the memory for this wording."""
    wanted = (t for t in texts if state_of(t, memory) in (State.MISSING, State.STALE))
    return tuple(t for t in wanted if memory.get(t.path, t.zh) is None)


def recall(text: TranslationUnit, memory: Memory, glossary: Glossary) -> Entry | None:
    """The draft of ``text`` that costs nothing: a term's name, or reviewed English of the same Chinese elsewhere."""
    term = next((t for t in glossary.terms if t.zh == text.zh), None)
    if term and text.record[0] != "terms":
        english = term.en[0].upper() + term.en[1:] if text.field == "name" else term.en
        return Entry(text.path, text.zh, english, True, remarks=(f"from the term {term.id}",))
    known = memory.reviewed.get(text.zh)
    return Entry(text.path, text.zh, known.en, True, remarks=(f"from {known.path}",)) if known else None


def nearest_entry(zh: str, memory: Memory) -> tuple[float, Entry] | None:
    """The reviewed entry whose Chinese is most like ``zh``, and how like (0 to 1); None where none is near."""
    matcher, best = SequenceMatcher(None, "", zh, autojunk=False), None
    for _, entry in sorted(memory.entries.items()):
        if entry.draft or entry.zh == zh:
            continue
        matcher.set_seq1(entry.zh)
        floor = best[0] if best else NEAR
        if matcher.real_quick_ratio() > floor and matcher.quick_ratio() > floor and (ratio := matcher.ratio()) > floor:
            best = ratio, entry
    return best


def check_draft(text: TranslationUnit, english: str, context: DraftContext) -> tuple[str, ...]:
    """What the checks find in ``text`` with that English: one line each, with the rule's code."""
    pair = replace(text, en=english)
    found = find_faults((pair,), context.report, context.glossary, context.words)
    faults = (
        f"{each.code}: found {each.found}; expected {each.expected}" for each in found if each.code != "term-ambiguous"
    )
    return (*faults, *_check_length(text.zh, english), *_check_negation(text.zh, english))


def _check_negation(zh: str, english: str) -> Iterator[str]:
    """A fault where the Chinese plainly denies or forbids and the English has no word that could: engines turn it round."""
    if (denied := DENIED.search(zh)) and not DENYING.search(english):
        yield f"negation: found no word for {denied[0]}; expected not, no, never, without or the like"


def _check_length(zh: str, english: str) -> Iterator[str]:
    """A fault where the English is far shorter or longer than such Chinese ever needs: engines stop short, or go on."""
    characters, words = len(HAN.findall(zh)), len(english.split())
    if characters < SHORT or LEAST * characters <= words <= MOST * characters:
        return
    expected = f"{round(LEAST * characters)} to {round(MOST * characters)}"
    yield f"length: found {words} words for {characters} characters; expected {expected}, all of it and nothing else"


def make_draft(text: TranslationUnit, memory: Memory, context: DraftContext, send: Send) -> Entry:
    """A draft of ``text``, with what is to be known of it; raises SendingError or DamagedError."""
    entry = recall(text, memory, context.glossary)
    if entry is None:
        protected = protect(text.zh, context.glossary)
        # Of marks alone, an engine makes up prose.
        answer = send(protected.text) if LETTER.search(MARKS.sub("", protected.text)) else protected.text
        english = restore(answer, protected)
        if not english:
            raise DamagedError("sent a text, got back nothing")
        entry = Entry(text.path, text.zh, english[:1].upper() + english[1:], True, remarks=("drafted by a machine",))
    remarks = [*entry.remarks, *(f"check {fault}" for fault in check_draft(text, entry.en, context))]
    if near := nearest_entry(text.zh, memory):
        ratio, other = near
        faults = [f for f in check_draft(text, other.en, context) if f.startswith("parity-")]
        # A near match has the old number: the difference is noted beside it.
        warning = f" BUT {'; '.join(faults)}" if faults else ""
        remarks.append(f"near ({ratio:.0%}) {other.path}: {other.zh} = {other.en}{warning}")
    return replace(entry, remarks=tuple(" ".join(r.split()) for r in remarks))


def draft_texts(
    wanted: tuple[TranslationUnit, ...],
    memory: Memory,
    context: DraftContext,
    send: Send,
    batch: int,
    save: Callable[[Memory], None],
) -> Iterator[Entry | Failure]:
    """Drafts of ``wanted``, one by one; the memory is saved after each batch, so that the next run goes on from there.

    A text that fails is reported and left for the next run; it stops no other.
    """
    for start in range(0, len(wanted), batch):
        fresh: list[Entry] = []
        try:
            for text in wanted[start : start + batch]:
                try:
                    fresh.append(make_draft(text, memory, context, send))
                    yield fresh[-1]
                except (SendingError, DamagedError) as error:
                    yield Failure(text, str(error))
        finally:
            # Also when the run is interrupted: what was paid for is saved.
            if fresh:
                memory = memory.with_entries(fresh)
                save(memory)
