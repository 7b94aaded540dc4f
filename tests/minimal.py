"""The smallest valid project, ``tests/minimal_project/``, and what tests do with a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.project import CheckedProject, check_project, load_checked
from generator.errors import Problem
from generator.pages.navigation import Entry
from generator.pages.render import render_language
from generator.project.paths import FINGERPRINT, HOME, TARGETS
from generator.project.source import format_fingerprint, load_source

MINIMAL = Path(__file__).with_name("minimal_project")


@dataclass(frozen=True)
class Project:
    """A project's folder, and the few things that tests do with it."""

    root: Path

    @property
    def source(self) -> Path:
        """The source text; the checks use its fingerprint unless they are given this."""
        return self.root / "source.txt"

    def change(self, old: str, new: str, file: str = TARGETS) -> None:
        """Replace ``old``, which occurs in ``file`` once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs in {file} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def set(self, record: str, key: str, value: str | None) -> None:
        """Give ``key`` of the record with that id another value, or take the key away."""
        number = self.line(record, key)
        path = self.root / TARGETS
        lines = path.read_text(encoding="utf-8").split("\n")
        indent = lines[number - 1].split(key)[0]
        lines[number - 1 : number] = [] if value is None else [f"{indent}{key}: {value}"]
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")

    def add(self, record: str, text: str) -> None:
        """Add the line ``text`` at the end of the record with that id."""
        path = self.root / TARGETS
        lines = path.read_text(encoding="utf-8").split("\n")
        number = self.line(record)
        while lines[number].startswith("    "):
            number += 1
        lines.insert(number, f"    {text}")
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")

    def line(self, record: str, key: str = "id", file: str = TARGETS) -> int:
        """Number of the line that holds ``key`` of the record with that id."""
        lines = (self.root / file).read_text(encoding="utf-8").split("\n")
        start = lines.index(f"  - id: {record}") + 1
        if key == "id":
            return start
        return next(n for n, line in enumerate(lines[start:], start + 1) if line.strip().startswith(f"{key}:"))

    def check(self, *, text: bool = True, wording: bool = False) -> CheckedProject:
        """Every check, against the source text or only its fingerprint; with ``wording``, of the languages too."""
        return check_project(self.root, self.source if text else None, wording=wording)

    def change_source(self, old: str, new: str) -> None:
        """Replace ``old`` in the source text, and write its fingerprint."""
        self.change(old, new, "source.txt")
        fingerprint = format_fingerprint(load_source(self.source))
        (self.root / FINGERPRINT).write_text(fingerprint, encoding="utf-8", newline="\n")

    def make_buildable(self) -> None:
        """Add what a build needs: a stub for each page of the navigation."""
        for file in sorted((HOME / "data").glob("*.yaml")):
            if not (self.root / "data" / file.name).exists():
                (self.root / "data" / file.name).write_text("", encoding="utf-8")
        for language in ("zh", "en"):
            rendered = render_language(load_checked(self.root, wording=False), language)
            made = {page.path for page in rendered.pages}
            for path in sorted({*_paths(rendered.navigation)} - made):
                file = self.root / "content" / language / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(
                    f"---\ntitle: {path}\ndescription: A stub.\n---\n# A stub {{: #top }}\n", encoding="utf-8"
                )


def _paths(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        if entry.path:
            yield entry.path
        yield from _paths(entry.children)


def problem(line: int, what: str, found: str, expected: str, fix: str, file: str = TARGETS) -> Problem:
    """The problem that a test expects; ``file`` is nearly always the data."""
    return Problem(file, line, what, found, expected, fix)
