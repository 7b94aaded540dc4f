"""``python -m generator``: one verb a task; every user's mistake ends in a told problem, not a traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.commands import compare, figures
from generator.errors import Problem, ReportError
from generator.project import DEFAULT_SOURCE, FINGERPRINT, Checked, check_project
from generator.proof import check_texts
from generator.publishing import add_publishing_verbs
from generator.verbs import add_verbs

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code: 0, or 1 where there was a problem."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except ReportError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        found, expected = error.strerror or str(error), "a path or port that can be used"
        print(
            ReportError([Problem(str(error.filename or "?"), 0, "the system", found, expected, "choose another")]),
            file=sys.stderr,
        )
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="A government work report as a bilingual site."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    check = _verb(verbs, "check", _check, "check the data against their model, the source and each other's language")
    check.add_argument("--strict", action="store_true", help="refuse English that nobody has reviewed, too")
    build = _verb(verbs, "build", _build, "check, then build the whole site")
    for verb in (check, build):
        verb.add_argument(
            "--source", type=Path, help=f"the source text (default: {DEFAULT_SOURCE}, else {FINGERPRINT})"
        )
    build.add_argument("--out", type=Path, help="folder of the site (default: site)")
    render = _verb(verbs, "render", _render, "write the pages as plain Markdown files, for another builder")
    render.add_argument("--out", type=Path, required=True, help="folder that gets zh/ and en/")
    render.add_argument(
        "--folders",
        action="store_true",
        help="each page as index.md of a folder, for builders that read links from the file's place",
    )
    serve = _verb(verbs, "serve", _serve, "live preview of both languages")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    fingerprint = _verb(verbs, "fingerprint", _fingerprint, f"write {FINGERPRINT} from the source text")
    fingerprint.add_argument("--source", type=Path, help=f"the source text (default: {DEFAULT_SOURCE})")
    add_verbs(verbs, _verb)
    add_publishing_verbs(verbs, _verb)
    for command in (compare, figures):
        command.add_command(lambda name, run, summary: _verb(verbs, name, run, summary))
    return parser


def _verb(verbs, name: str, run, summary: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=summary, description=summary)
    verb.set_defaults(run=run)
    return verb


def _check(options: argparse.Namespace) -> int:
    checked = check_project(options.root, options.source, strict=options.strict)
    if problems := [*checked.problems, *check_texts(options.root, checked)]:
        print(ReportError(problems), file=sys.stderr)
    print(f"{len(checked.loaded.report.items)} items, {len(checked.glossary.terms)} terms")
    print(checked.coverage)
    _tell_waiting(checked)
    return 1 if problems else 0


def _tell_waiting(checked: Checked) -> None:
    """Which English nobody has reviewed, and which is out of date."""
    if checked.states:
        shown = [f"  {path}: {state}" for path, state in list(checked.states.items())[:20]]
        more = len(checked.states) - len(shown)
        print(
            "\n".join(
                [f"{len(checked.states)} texts wait for review:", *shown, *([f"  and {more} more"] if more else [])]
            )
        )


def _build(options: argparse.Namespace) -> int:
    # Imported late: building needs modules that checking, which must be quick, does not.
    from generator.build import build_site

    out = (options.out or options.root / "site").resolve()
    checked = build_site(options.root, out, options.source)
    _tell_waiting(checked)
    print(f"{checked.coverage}\nbuilt {options.out or 'site'}")
    return 0


def _render(options: argparse.Namespace) -> int:
    from generator.edition import render_language

    for language in ("zh", "en"):
        for page in render_language(options.root, language).pages:
            path = Path(page.path)
            if options.folders and path.name != "index.md":
                path = path.with_suffix("") / "index.md"
            file = options.out / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.text, encoding="utf-8", newline="\n")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from generator.build import serve_site

    serve_site(options.root, options.host, options.port)
    return 0


def _fingerprint(options: argparse.Namespace) -> int:
    from generator.source import format_fingerprint, load_source

    source = load_source(options.source or options.root / DEFAULT_SOURCE)
    (options.root / FINGERPRINT).write_text(format_fingerprint(source), encoding="utf-8", newline="\n")
    print(f"{FINGERPRINT}: {len(source.paragraphs)} paragraphs")
    return 0
