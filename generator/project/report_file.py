"""``data/targets.yaml``, ``outcomes.yaml`` and ``changes.yaml`` -> Report, with the line of every value and problem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.project.changes_file import load_changes
from generator.project.outcomes_file import load_outcomes
from generator.project.record_files import Drafts, Read, RecordFile, read_record, read_record_file
from generator.project.site_settings import Site
from generator.project.translation_units import TranslationUnit, find_units
from generator.project.yaml_nodes import Nodes
from generator.project.yaml_reader import Steps
from generator.report import model

LISTS = {
    "parts": model.Part,
    "sections": model.Section,
    "topics": model.Topic,
    "places": model.Place,
    "items": model.Item,
    "exemptions": model.Exemption,
}
"""The lists of the file and the record that each holds."""
NEEDED = ("parts", "sections", "topics", "items")
"""Without one of these there is no report."""


@dataclass(frozen=True)
class LoadedReport:
    """A report as far as it could be read, where each record is in its file, and what was wrong."""

    report: model.Report
    file: RecordFile
    ids: dict[str, frozenset[str]]
    """For each list, every id that the file gives, also of records that could not be loaded."""
    outcomes: RecordFile | None = None
    """The file of the evidence; None where a report was read from text alone."""
    changes: RecordFile | None = None
    """The list of what was corrected or added; None likewise."""

    @property
    def nodes(self) -> Nodes:
        """The file's nodes, without drafts."""
        return self.file.nodes

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong in the files."""
        return tuple(problem for file in self._files for problem in file.problems)

    @property
    def units(self) -> tuple[TranslationUnit, ...]:
        """Every text of these files that has Chinese."""
        return tuple(text for file in self._files for text in find_units(file.nodes))

    @property
    def _files(self) -> tuple[RecordFile, ...]:
        return tuple(file for file in (self.file, self.outcomes, self.changes) if file)

    def with_settings(self, site: Site) -> LoadedReport:
        """The same report with what its site's settings say of it."""
        return replace(self, report=replace(self.report, slug=site.slug, region=site.region))

    def line(self, name: str, index: int, *steps: str | int) -> int:
        """Line of a value in the ``index``-th loaded record of the list ``name``."""
        return self.file.line(name, index, *steps)

    def problem(self, name: str, index: int, steps: Steps, found: str, expected: str, fix: str) -> Problem:
        """A problem in a loaded record, at the line of the value at ``steps`` in it."""
        return self.file.problem(name, index, steps, found, expected, fix)


def load_report(
    path: Path, shown: str | None = None, drafts: Drafts | None = None, read: Read | None = None
) -> LoadedReport:
    """The report in ``path``, with the evidence and the changes of the project that it belongs to.

    Raises ReportError only where there is nothing to go on with.
    """
    file = shown or path.as_posix()
    loaded = read_report(read_text(path, file), file, drafts, read)
    # The path ends in data/targets.yaml.
    root = path.parents[1]
    outcomes, outcomes_file = load_outcomes(root, drafts, read)
    changes = load_changes(root, drafts, read)
    report = replace(loaded.report, outcomes=outcomes, changes=changes.records["changes"])
    return replace(loaded, report=report, outcomes=outcomes_file, changes=changes)


def read_report(text: str, file: str, drafts: Drafts | None = None, read: Read | None = None) -> LoadedReport:
    """The report that ``text`` describes; ``file`` names it in problems.

    A text without English takes it from ``drafts``; the nodes of the result stay as the file has them.
    """
    loaded = (read or read_record_file)(text, file, LISTS, others=("report",), drafts=drafts)
    if "report" not in loaded.nodes.data:
        keys = "report: with year, title, city and publisher"
        raise ReportError([*loaded.problems, Problem(file, 1, "the file", "no report:", keys, "add it")])
    if missing := [name for name in NEEDED if name not in loaded.nodes.data]:
        # What is below a key that is gone would be read as part of the list above it.
        found, expected = f"no {missing[0]}:", f"{', '.join(f'{name}:' for name in NEEDED)} each with its records"
        gone = Problem(file, 1, "the file", found, expected, f"write {missing[0]}: above its records")
        # Unless it is only misspelt.
        raise ReportError([each for each in loaded.problems if each.what == "the file"] or [gone])
    heading = read_record(model.Heading, loaded.filled, ("report",), "report", loaded.problems)
    if heading is None:
        raise ReportError(loaded.problems)
    ids = {name: frozenset(_raw_ids(loaded.nodes.data.get(name))) for name in LISTS}
    return LoadedReport(model.Report(heading, **loaded.records), loaded, ids)


def _raw_ids(raw: object) -> list[str]:
    records = raw if isinstance(raw, list) else []
    return [r["id"] for r in records if isinstance(r, dict) and isinstance(r.get("id"), str)]
