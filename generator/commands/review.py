"""``review``: what waits for review, side by side, and its approval."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.commands.arguments import read_day
from generator.errors import Problem
from generator.project.paths import MEMORY


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("review", run, "list what waits for review, side by side, and approve it")
    parser.add_argument(
        "--approve", nargs="+", default=[], metavar="ADDRESS", help="approve these: items/some-id, items/some-id/text"
    )
    parser.add_argument("--approve-all", action="store_true", help="approve all that waits")
    parser.add_argument(
        "--accept", action="store_true", help="take over what Poedit, Weblate or an XLIFF file marked as done"
    )
    parser.add_argument("--record", action="store_true", help="record every pair in the data as reviewed")
    parser.add_argument("--date", type=read_day, default=None, help="day of the review (default: today)")
    parser.add_argument("--xliff", type=Path, help="write every text to this XLIFF file")
    parser.add_argument("--import-xliff", type=Path, help="take the translations of this XLIFF file into the memory")
    parser.add_argument("--tmx", type=Path, help="write what is reviewed to this TMX file")


def run(options: argparse.Namespace) -> int:
    """List or approve what waits; 1 where something chosen could not be approved."""
    # Late: the memory's reader takes half a second to load.
    from generator.project.translation_memory import load_memory, save_memory
    from generator.translation.context import choose_units, read_draft_context
    from generator.translation.exchange import compare_xliff, format_tmx, format_xliff
    from generator.translation.review import proposals, record_present

    root, day = options.root, options.date or date.today()
    memory = load_memory(root)
    texts, context = read_draft_context(root)
    if options.import_xliff:
        fresh, left_out = compare_xliff(options.import_xliff, texts, memory)
        memory = memory.with_entries(fresh)
        save_memory(memory, root / MEMORY)
        print(f"{len(fresh)} texts taken from {options.import_xliff}")
        for reason, count in left_out.items():
            print(f"{count} left out: {reason}")
    if options.record:
        memory = record_present(texts, memory, day)
        save_memory(memory, root / MEMORY)
    for path, content in (
        (options.xliff, lambda: format_xliff(texts, memory)),
        (options.tmx, lambda: format_tmx(memory)),
    ):
        if path:
            path.write_bytes(content())
            print(f"written: {path}")
    wait = proposals(texts, memory)
    if options.approve or options.approve_all or options.accept:
        names = {each.path for each in choose_units([p.text for p in wait], options.approve)}
        chosen = [p for p in wait if options.approve_all or p.text.path in names or (options.accept and p.accepted)]
        return _approve(root, chosen, memory, context, day)
    for each in wait:
        _show(each, context)
    print(f"{len(texts) - len(wait)} texts reviewed, {len(wait)} wait")
    return 0


def _approve(root: Path, chosen: list, memory, context, day: date) -> int:
    """Approve what passes the checks; the rest is reported and stays."""
    from generator.project.translation_memory import save_memory
    from generator.translation.drafting import check_draft
    from generator.translation.review import approve_proposals, write_english

    problems = []
    for each in chosen:
        faults = check_draft(each.text, each.en, context) if each.en else ("no English; draft it first",)
        what = f"{each.text.describe('en')}, not approved"
        problems += [
            Problem(
                each.text.file,
                each.text.line("en"),
                what,
                fault,
                "a text that passes the checks",
                f"correct it in {MEMORY} or the data",
            )
            for fault in faults
        ]
    refused = {problem.what for problem in problems}
    passed = [each for each in chosen if f"{each.text.describe('en')}, not approved" not in refused]
    memory, changes = approve_proposals(passed, memory, day)
    # The YAML first: should the memory then not be written, the text is a draft again, and nothing is lost.
    write_english(root, changes)
    save_memory(memory, root / MEMORY)
    print(f"{len(passed)} approved, {sum(map(len, changes.values()))} written into the data")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _show(each, context) -> None:
    from generator.translation.drafting import check_draft

    text = each.text
    print(
        f"{text.file}:{text.line('zh')}: {text.path} [{each.state}]\n  zh    {text.zh}\n  en    {each.en or '(nothing)'}"
    )
    if text.en and text.en != each.en:
        print(f"  now   {text.en}")
    faults = check_draft(text, each.en, context) if each.en else ()
    for line in (*(r for r in each.remarks if not r.startswith("check ")), *(f"check {fault}" for fault in faults)):
        print(f"        {line}")
