"""``data/memory.po``: the translation memory and the ledger of review, as gettext PO.

One entry is one text at one address (msgctxt) in one Chinese wording (msgid). Unflagged, it is reviewed;
fuzzy, it is a draft. A Chinese text that changed finds no entry of its wording: its English is stale.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from translate.storage import pypo

from generator.errors import Problem, ReportError, shorten
from generator.files import read_text, write_atomic
from generator.project.paths import MEMORY

HEADERS = {
    "charset": "UTF-8",
    "encoding": "8bit",
    "language": "en",
    "project_id_version": "work report",
    "x_source_language": "zh-CN",
    "x_generator": "python -m generator",
    # No times: the file changes only where a text does.
    "pot_creation_date": "",
    "po_revision_date": "",
    "last_translator": "",
    "language_team": "",
}
Key = tuple[str, str]
"""Address and Chinese wording."""


@dataclass(frozen=True)
class Entry:
    """One text as the memory knows it."""

    path: str
    """Address: ``items/gdp-growth/text``."""
    zh: str
    en: str
    draft: bool = False
    """Whether nobody has reviewed it (fuzzy in PO)."""
    approval: str = ""
    """Day of the review and digest of what was reviewed; empty for a draft."""
    remarks: tuple[str, ...] = ()
    """What the drafting noticed: where the draft is from, near matches, findings."""


@dataclass(frozen=True)
class Memory:
    """All entries, by address and Chinese wording. Never changed; ``with_entries`` gives another."""

    entries: Mapping[Key, Entry] = field(default_factory=dict)

    def get(self, path: str, zh: str) -> Entry | None:
        """The entry for that text in exactly that wording."""
        return self.entries.get((path, zh))

    def with_entries(self, entries: Iterable[Entry]) -> Memory:
        """This memory with ``entries`` added; a draft never takes the place of what is reviewed."""
        merged = dict(self.entries)
        for entry in entries:
            old = merged.get((entry.path, entry.zh))
            if not (old and not old.draft and entry.draft):
                merged[entry.path, entry.zh] = entry
        return Memory(merged)

    def without(self, keys: Iterable[Key]) -> Memory:
        """This memory without the entries of ``keys``."""
        gone = set(keys)
        return Memory({key: entry for key, entry in self.entries.items() if key not in gone})

    @cached_property
    def by_path(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each address, of whatever wording."""
        paths: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries.values():
            paths[entry.path] = (*paths.get(entry.path, ()), entry)
        return paths

    @cached_property
    def reviewed(self) -> dict[str, Entry]:
        """For each Chinese wording that has been reviewed anywhere: the first such entry."""
        found: dict[str, Entry] = {}
        for _, entry in sorted(self.entries.items()):
            if not entry.draft:
                found.setdefault(entry.zh, entry)
        return found


def approve(entry: Entry, day: date) -> Entry:
    """``entry`` as reviewed on ``day``; who did it is not recorded."""
    digest = hashlib.sha256(f"{entry.zh}\n{entry.en}".encode()).hexdigest()[:12]
    return replace(entry, draft=False, approval=f"reviewed {day.isoformat()} {digest}", remarks=())


def load_memory(root: Path) -> Memory:
    """The memory of the project in ``root``, empty where there is none yet; raises ReportError where it is damaged."""
    path = root / MEMORY
    return read_memory(read_text(path, MEMORY), MEMORY) if path.is_file() else Memory()


@lru_cache(maxsize=2)
def read_memory(text: str, shown: str) -> Memory:
    """The memory that the PO file ``text`` holds."""
    try:
        units = pypo.pofile.parsestring(text.encode()).units
    except (ValueError, AttributeError, IndexError, LookupError) as error:
        raise ReportError([_damage(text, shown, str(error) or type(error).__name__)]) from None
    entries: dict[Key, Entry] = {}
    for entry in (_entry(unit) for unit in units if not unit.isheader() and not unit.isobsolete()):
        if (entry.path, entry.zh) in entries:
            raise ReportError([_repeated(text, shown, entry)])
        entries[entry.path, entry.zh] = entry
    return Memory(entries)


def _damage(text: str, shown: str, error: str) -> Problem:
    """The problem of a file that is no PO, at the line that the parser names."""
    expected, fix = "a gettext PO file", "correct the line, or restore the file from git"
    match = re.search(r"on line (\d+)", error)
    line = int(match[1]) if match else 0
    here = text.splitlines()[line - 1].strip() if 0 < line <= text.count("\n") + 1 else ""
    if re.match("<{7}|={7}|>{7}", here):
        return Problem(
            shown, line, "the memory", f"{here[:7]}, a mark of git", expected, "keep one version of the entry"
        )
    return Problem(shown, line, "the memory", shorten(here) if here else "no PO", expected, fix)


def _repeated(text: str, shown: str, entry: Entry) -> Problem:
    """The problem of an entry that is there twice, at the last line that names its address."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line == f'msgctxt "{entry.path}"']
    found = f"{entry.path} again with the same Chinese"
    return Problem(shown, lines[-1] if lines else 0, "the memory", found, "each text once", "remove one of the two")


def _entry(unit: pypo.pounit) -> Entry:
    notes = unit.getnotes("translator").splitlines()
    approval = next((note for note in notes if note.startswith("reviewed ")), "")
    remarks = tuple(note for note in notes if note != approval)
    return Entry(unit.getcontext(), str(unit.source), str(unit.target), unit.isfuzzy(), approval, remarks)


def format_memory(memory: Memory) -> str:
    """The PO file of ``memory``, entries by address."""
    store = pypo.pofile()
    store.init_headers(**HEADERS)
    for _, entry in sorted(memory.entries.items()):
        unit = pypo.pounit(entry.zh)
        unit.setcontext(entry.path)
        unit.target = entry.en
        for note in (*([entry.approval] if entry.approval else []), *entry.remarks):
            unit.addnote(note, origin="translator")
        unit.markfuzzy(entry.draft)
        store.addunit(unit)
    return bytes(store).decode()


def save_memory(memory: Memory, path: Path) -> None:
    """Write ``memory`` to ``path`` in one step: a kill leaves the old file."""
    write_atomic(path, format_memory(memory).encode())
