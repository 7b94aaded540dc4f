"""What the verbs ``translate`` and ``review`` do: between a Chinese text and its page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tqdm import tqdm

from generator.checks.findings import load_exemptions
from generator.checks.reading import TermFinder
from generator.errors import Problem, ReportError, nearest
from generator.glossary import load_glossary
from generator.loader import load_report
from generator.project import EXEMPTIONS, GLOSSARY, MEMORY, TARGETS
from generator.texts import Text, find_texts
from generator.translation.draft import PROVIDERS, Sender, Sending, SendingError
from generator.translation.drafting import Desk, Failure, draft_texts, judge, nearest_entry, recall, undrafted
from generator.translation.exchange import format_tmx, format_xliff, read_xliff
from generator.translation.memory import Memory, load_memory, save_memory
from generator.translation.protect import protect
from generator.translation.review import Proposal, approve_proposals, proposals, record_present, write_english
from generator.translation.split import split_text


def read_desk(root: Path, memory: Memory) -> tuple[tuple[Text, ...], Desk]:
    """Every text of the data, and what drafts are judged with. Raises ReportError where the data cannot be read."""
    glossary, terms, _ = load_glossary(root / GLOSSARY, GLOSSARY)
    nodes = load_report(root / TARGETS, TARGETS).nodes
    texts = (*find_texts(nodes), *find_texts(terms))
    # An item without English is no record yet; to fill in its figure, it has to be one.
    stand_in = {(text.path, text.zh): text.zh for text in texts if text.en is None}
    report = load_report(root / TARGETS, TARGETS, stand_in).report
    return texts, Desk(report, glossary, load_exemptions(root / EXEMPTIONS, EXEMPTIONS).words)


def run_translate(options: argparse.Namespace) -> int:
    """Draft what needs it; 1 where a text got no draft."""
    memory = load_memory(options.root / MEMORY, MEMORY)
    texts, desk = read_desk(options.root, memory)
    wanted = _chosen(undrafted(texts, memory), options.only) if options.only else undrafted(texts, memory)
    if options.dry_run:
        for text in wanted:
            _show_plan(text, memory, desk, PROVIDERS[options.provider].limit)
        print(f"{len(wanted)} texts; nothing was sent")
        return 0
    if not wanted:
        print("nothing to draft")
        return 0
    try:
        send = Sender(
            Sending(options.provider, options.url, options.timeout, options.tries, options.wait, options.rate)
        )
    except SendingError as error:
        raise ReportError(
            [
                Problem(
                    "translate", 0, options.provider, str(error), "a provider that answers", "see docs/translation.md"
                )
            ]
        ) from None
    failures = []
    with tqdm(total=len(wanted), unit="text", file=sys.stderr, disable=None) as bar:
        for made in draft_texts(
            wanted, memory, desk, send, options.batch, lambda m: save_memory(m, options.root / MEMORY)
        ):
            bar.update()
            if isinstance(made, Failure):
                failures.append(made)
            for remark in () if isinstance(made, Failure) else made.remarks:
                if remark.startswith(("check ", "near ")):
                    bar.write(f"{made.path}: {remark}")
    for failure in failures:
        print(
            f"{failure.text.file}:{failure.text.line('en')}: {failure.text.describe('en')}: no draft: {failure.reason}",
            file=sys.stderr,
        )
    print(
        f"{len(wanted) - len(failures)} drafted into {MEMORY}, {len(failures)} failed; next: python -m generator review"
    )
    return 1 if failures else 0


def _show_plan(text: Text, memory: Memory, desk: Desk, limit: int) -> None:
    known = recall(text, memory, desk.glossary)
    print(f"{text.path}\n  zh    {text.zh}")
    if known:
        print(f"  free  {known.en} ({known.remarks[0]})")
        return
    if near := nearest_entry(text.zh, memory):
        print(f"  near  {near[0]:.0%} {near[1].zh} = {near[1].en}")
    for piece in split_text(protect(text.zh, TermFinder(desk.glossary)).text, limit):
        print(f"  send  {piece}")


def run_review(options: argparse.Namespace) -> int:
    """List or approve what waits; 1 where something chosen could not be approved."""
    root, day = options.root, options.date or date.today()
    memory = load_memory(root / MEMORY, MEMORY)
    texts, desk = read_desk(root, memory)
    if options.import_xliff:
        fresh = read_xliff(options.import_xliff, texts, memory)
        memory = memory.with_entries(fresh)
        save_memory(memory, root / MEMORY)
        print(f"{len(fresh)} texts taken from {options.import_xliff}")
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
        names = {each.path for each in _chosen([p.text for p in wait], options.approve)}
        chosen = [p for p in wait if options.approve_all or p.text.path in names or (options.accept and p.accepted)]
        return _approve(root, chosen, memory, desk, day)
    for each in wait:
        _show(each, desk)
    print(f"{len(texts) - len(wait)} texts reviewed, {len(wait)} wait")
    return 0


def _approve(root: Path, chosen: list[Proposal], memory: Memory, desk: Desk, day: date) -> int:
    """Approve what passes the checks; the rest is told and stays."""
    problems = []
    for each in chosen:
        faults = judge(each.text, each.en, desk) if each.en else ("no English; draft it first",)
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


def _chosen(texts: Iterable[Text], addresses: list[str]) -> tuple[Text, ...]:
    """The texts at ``addresses`` or below them; raises ReportError for an address that has none waiting."""
    texts = tuple(texts)
    for address in addresses:
        if not any(_below(text.path, address) for text in texts):
            fix = nearest(address, [text.path for text in texts])
            raise ReportError([Problem("review", 0, "address", address, "a text that waits", fix)])
    return tuple(text for text in texts if any(_below(text.path, address) for address in addresses))


def _below(path: str, address: str) -> bool:
    return path == address or path.startswith(f"{address.rstrip('/')}/")


def _show(each: Proposal, desk: Desk) -> None:
    text = each.text
    print(
        f"{text.file}:{text.line('zh')}: {text.path} [{each.state}]\n  zh    {text.zh}\n  en    {each.en or '(nothing)'}"
    )
    if text.en and text.en != each.en:
        print(f"  now   {text.en}")
    faults = judge(text, each.en, desk) if each.en else ()
    for line in (*(r for r in each.remarks if not r.startswith("check ")), *(f"check {fault}" for fault in faults)):
        print(f"        {line}")
