"""The state of each text's English, by the memory: asked by checks, pages and review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from generator.errors import Problem
from generator.project.translation_memory import Memory
from generator.project.translation_units import TranslationUnit, is_marked


class State(StrEnum):
    """How far the English of a text can be trusted."""

    REVIEWED = "reviewed"
    DRAFT = "draft"
    """Nobody has approved this pair: a machine's draft, or words that changed since."""
    STALE = "stale"
    """The Chinese changed after the English was reviewed."""
    UNWRITTEN = "unwritten"
    """Not even the Chinese is written: a draft that says what to write."""
    MISSING = "missing"
    """There is no English, not even a draft."""


def state_of(text: TranslationUnit, memory: Memory) -> State:
    """The state of the English of ``text``."""
    if is_marked(text.zh):
        return State.UNWRITTEN
    entry = memory.get(text.path, text.zh)
    if text.en is None:
        return State.DRAFT if entry and entry.en else State.MISSING
    if entry:
        return State.REVIEWED if entry.en == text.en and not entry.draft else _unapproved(text, memory)
    return _unapproved(text, memory)


def _unapproved(text: TranslationUnit, memory: Memory) -> State:
    older = (each for each in memory.by_path.get(text.path, ()) if not each.draft and each.zh != text.zh)
    return State.STALE if any(each.en == text.en for each in older) else State.DRAFT


def waiting(texts: Iterable[TranslationUnit], memory: Memory) -> dict[str, State]:
    """The state of every text that is not reviewed, by its address."""
    states = {text.path: state_of(text, memory) for text in texts}
    return {path: state for path, state in states.items() if state is not State.REVIEWED}


WORST_FIRST = (State.UNWRITTEN, State.MISSING, State.DRAFT, State.STALE)


def worst_states(states: Mapping[str, State]) -> dict[str, State]:
    """For every address of ``states`` and every one above it (``items/x`` of ``items/x/name``): the worst there."""
    worst: dict[str, State] = {}
    for path, state in states.items():
        steps = path.split("/")
        for count in range(1, len(steps) + 1):
            above = "/".join(steps[:count])
            worst[above] = min(worst.get(above, state), state, key=WORST_FIRST.index)
    return worst


def drafts(memory: Memory) -> dict[tuple[str, str], str]:
    """The English in the memory, by address and Chinese wording: what a page shows where YAML has none."""
    return {key: entry.en for key, entry in memory.entries.items() if entry.en}


class DraftsOrChinese(dict[tuple[str, str], str]):
    """Drafts by address and Chinese wording, and the Chinese itself for every text that has none."""

    def __bool__(self) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: tuple[str, str]) -> str:
        return key[1]


def review_problems(texts: Iterable[TranslationUnit], memory: Memory) -> Iterable[Problem]:
    """What the strict check refuses: every text whose English nobody has reviewed."""
    for text in texts:
        state = state_of(text, memory)
        if state not in (State.REVIEWED, State.UNWRITTEN):
            what = f"{text.describe('en')} [review-{state}]"
            fix = "python -m generator review" if state is not State.MISSING else "python -m generator translate"
            yield Problem(text.file, text.line("en"), what, f"{state}: {text.zh[:40]}", "reviewed English", fix)
