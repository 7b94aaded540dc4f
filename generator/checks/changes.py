"""The list of changes against the report: entries in the order of their days, about items that there are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem, nearest
from generator.project.report_file import LoadedReport
from generator.report.model import LANGUAGES
from generator.report.placeholders import find_placeholders


def check_changes(loaded: LoadedReport) -> Iterator[Problem]:
    """Every problem of the list in ``loaded``, in no order."""
    file, first = loaded.changes, {}
    if file is None:
        return
    for index, change in enumerate(loaded.report.changes):
        if change.id in first:
            expected = f"an id of its own (also in line {file.line('changes', first[change.id])})"
            yield file.problem("changes", index, ("id",), change.id, expected, "change one of the two")
        first.setdefault(change.id, index)
        if index and change.date < (before := loaded.report.changes[index - 1].date):
            expected = f"a day from {before} on, the day of the entry before"
            yield file.problem("changes", index, ("date",), str(change.date), expected, "add new entries at the end")
        for number, item in enumerate(change.items):
            if item not in loaded.ids["items"]:
                fix = nearest(item, loaded.ids["items"])
                yield file.problem("changes", index, ("items", number), item, "the id of an item", fix)
            elif item in change.items[:number]:
                yield file.problem("changes", index, ("items", number), item, "each item once", "remove one")
        for field in ("what", "why"):
            for language in LANGUAGES:
                for each in find_placeholders(getattr(change, field)[language]):
                    item = loaded.report.by_id.get(each.item or "")
                    if each.field not in ("figure", "deadline") or item is None or getattr(item, each.field) is None:
                        expected = "{figure:id} or {deadline:id} of an item that has one"
                        yield file.problem("changes", index, (field, language), each.text, expected, "correct it")
