"""Review: what waits -> reviewed English in the YAML, whose comments, order and layout do not change."""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from generator.errors import Problem, ReportError
from generator.files import write_atomic
from generator.project.review_state import State, state_of
from generator.project.translation_memory import Entry, Memory, approve
from generator.project.translation_units import TranslationUnit


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

    Raises ReportError where a file could not be written back as it is.
    """
    for name, texts in changes.items():
        path = root / name
        raw = path.read_bytes()
        mark, original = raw[:3] == BOM_UTF8, raw.decode("utf-8-sig")
        # An editor on Windows ends every line with CR LF; ours is written so as well.
        ends = "\r\n" if original.count("\r\n") == original.count("\n") > 0 else "\n"
        written = set_english(original.replace("\r\n", "\n") if ends == "\r\n" else original, texts, name)
        write_atomic(path, (BOM_UTF8 if mark else b"") + written.replace("\n", ends).encode())


def set_english(original: str, texts: Iterable[tuple[TranslationUnit, str]], name: str) -> str:
    """The YAML ``original`` with that English at those texts."""
    yaml = _round_trip()
    document = yaml.load(original)
    if _dump(yaml, document) != original:
        fix = "two spaces a level, lists indented by two, one line a text; then try again"
        raise ReportError(
            [Problem(name, 0, "the layout", "not as the tools write it", "a file that survives a round trip", fix)]
        )
    for text, english in texts:
        mapping = document
        for step in text.steps:
            mapping = mapping[step]
        if "en" in mapping:
            mapping["en"] = english
        else:
            mapping.insert(list(mapping).index("zh") + 1, "en", english)
    return _dump(yaml, document)


def _round_trip() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 2**20
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(yaml: YAML, document: object) -> str:
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()
