"""Review: what waits -> reviewed English in the YAML, whose comments, order and layout do not change."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.files import write_atomic
from generator.project.review_state import State, state_of
from generator.project.translation_memory import Entry, Memory, approve
from generator.project.translation_units import TranslationUnit
from generator.translation.yaml_edit import set_english


@dataclass(frozen=True)
class Proposal:
    """A text that waits, and the English that approval would give it."""

    text: TranslationUnit
    state: State
    en: str | None
    """The draft of this wording, else the one in the YAML; None where there is neither."""
    remarks: tuple[str, ...]
    accepted: bool
    """Whether the memory has it unflagged already, as Poedit, Weblate or an XLIFF file left it."""


def proposals(texts: Iterable[TranslationUnit], memory: Memory) -> tuple[Proposal, ...]:
    """Every text that is not reviewed, in file order."""
    found = []
    for text in texts:
        state, entry = state_of(text, memory), memory.get(text.path, text.zh)
        if state is not State.REVIEWED:
            english = entry.en if entry and entry.en else text.en
            accepted = entry is not None and not entry.draft and bool(entry.en) and text.en is None
            found.append(Proposal(text, state, english, entry.remarks if entry else (), accepted))
    return tuple(found)


def approve_proposals(
    chosen: Iterable[Proposal], memory: Memory, day: date
) -> tuple[Memory, dict[str, list[tuple[TranslationUnit, str]]]]:
    """The memory with ``chosen`` reviewed on ``day``, and by file the English that the YAML has yet to get."""
    entries, gone, changes = [], set(), {}
    for each in chosen:
        if each.en is None:
            continue
        entries.append(approve(Entry(each.text.path, each.text.zh, each.en), day))
        gone |= {(old.path, old.zh) for old in memory.by_path.get(each.text.path, ())}
        if each.en != each.text.en:
            changes.setdefault(each.text.file, []).append((each.text, each.en))
    return memory.without(gone).with_entries(entries), changes


def record_present(texts: Iterable[TranslationUnit], memory: Memory, day: date) -> Memory:
    """``memory`` with every pair of the data recorded as reviewed: how a memory begins."""
    pairs = [
        Entry(text.path, text.zh, text.en)
        for text in texts
        if text.en is not None and state_of(text, memory) is not State.REVIEWED
    ]
    paths = {entry.path for entry in pairs}
    others = memory.without(key for key in memory.entries if key[0] in paths)
    return others.with_entries(approve(entry, day) for entry in pairs)


def write_english(root: Path, changes: Mapping[str, list[tuple[TranslationUnit, str]]]) -> None:
    """Put the English of ``changes`` into the YAML files under ``root``; everything else stays byte for byte.

    Raises ReportError where a text has no place for it.
    """
    for name, texts in changes.items():
        path = root / name
        raw = path.read_bytes()
        mark = BOM_UTF8 if raw[:3] == BOM_UTF8 else b""
        write_atomic(path, mark + set_english(raw.decode("utf-8-sig"), texts, name).encode())
