"""``translate``: drafts of the English that is missing or out of date."""

from __future__ import annotations

import argparse
import sys

from generator.errors import Problem, ReportError
from generator.project.paths import MEMORY
from generator.translation.provider_names import PROVIDERS


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("translate", run, f"draft English that is missing or stale, into {MEMORY}")
    parser.add_argument(
        "--provider", choices=tuple(PROVIDERS), default="google", help="who translates (default: google)"
    )
    parser.add_argument("--url", help="base address of your own LibreTranslate server")
    parser.add_argument("--timeout", type=float, default=30, help="seconds for one request (default: 30)")
    parser.add_argument("--tries", type=int, default=5, help="tries for one request (default: 5)")
    parser.add_argument(
        "--wait", type=float, default=1, help="seconds before the second try, doubled for each further one"
    )
    parser.add_argument("--rate", type=float, default=2, help="most requests in a second (default: 2)")
    parser.add_argument("--batch", type=int, default=10, help="texts between two savings of the memory (default: 10)")
    parser.add_argument("--only", nargs="+", default=[], metavar="ADDRESS", help="only these texts: items/some-id")
    parser.add_argument("--dry-run", action="store_true", help="show what would be sent, and send nothing")


def run(options: argparse.Namespace) -> int:
    """Draft what needs it; 1 where a text got no draft."""
    # Late: the providers' clients and the memory's reader take a second to load.
    from tqdm import tqdm

    from generator.project.translation_memory import load_memory, save_memory
    from generator.translation.context import choose_units, read_draft_context
    from generator.translation.drafting import Failure, draft_texts, undrafted
    from generator.translation.providers import Sender, Sending, SendingError

    memory = load_memory(options.root)
    texts, context = read_draft_context(options.root)
    wanted = choose_units(undrafted(texts, memory), options.only) if options.only else undrafted(texts, memory)
    if options.dry_run:
        for text in wanted:
            _show_plan(text, memory, context, PROVIDERS[options.provider].limit)
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
            wanted, memory, context, send, options.batch, lambda m: save_memory(m, options.root / MEMORY)
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


def _show_plan(text, memory, context, limit: int) -> None:
    from generator.translation.drafting import nearest_entry, recall
    from generator.translation.protect import protect
    from generator.translation.split import split_text

    known = recall(text, memory, context.glossary)
    print(f"{text.path}\n  zh    {text.zh}")
    if known:
        print(f"  free  {known.en} ({known.remarks[0]})")
        return
    if near := nearest_entry(text.zh, memory):
        print(f"  near  {near[0]:.0%} {near[1].zh} = {near[1].en}")
    for piece in split_text(protect(text.zh, context.glossary).text, limit):
        print(f"  send  {piece}")
