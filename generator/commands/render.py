"""``render``: the pages as plain Markdown, for another builder."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.checks.project import load_checked
from generator.errors import Problem, ReportError
from generator.files import write_text
from generator.project.paths import CONTENT
from generator.report.model import LANGUAGES


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("render", run, "write the pages as plain Markdown files, for another builder")
    parser.add_argument("--out", type=Path, required=True, help="folder that gets zh/ and en/")
    help_text = "each page as index.md of a folder, for builders that read links from the file's place"
    parser.add_argument("--folders", action="store_true", help=help_text)


def run(options: argparse.Namespace) -> int:
    """Write every page of both languages; 0."""
    from generator.pages.render import render_language

    checked = load_checked(options.root, wording=False)
    if options.out.resolve() in ((options.root / name).resolve() for name in (CONTENT, "data")):
        found, expected = "the project's own texts", "a folder for what is made of them"
        raise ReportError([Problem(str(options.out), 0, "the output folder", found, expected, "name another --out")])
    for language in LANGUAGES:
        for page in render_language(checked, language).pages:
            path = Path(page.path)
            if options.folders and path.name != "index.md":
                path = path.with_suffix("") / "index.md"
            write_text(options.out / language / path, page.make_text())
    return 0
