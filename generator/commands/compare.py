"""``compare``: checks the numbers of a bilingual file, with or without a project."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator.commands.arguments import read_year


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    command = add("compare", run, "check the numbers of a bilingual file: TMX, XLIFF, PO, or TSV")
    command.add_argument("file", type=Path, help="the file; a TSV names zh and en in its first line")
    command.add_argument("--year", type=read_year, help='the year of the report, which 今年 and "this year" mean')
    command.add_argument("--format", choices=("text", "json"), default="text", help="of the findings (default: text)")


def run(options: argparse.Namespace) -> int:
    """Prints the findings; returns 1 where there is one, else 0."""
    # Imported late: the readers of files load lxml.
    from generator.checks.bilingual_files import read_pairs
    from generator.numbers.comparison import compare_texts
    from generator.project.units_file import require_project_units
    from generator.report.characters import clean

    require_project_units(options.root)
    pairs = read_pairs(options.file)
    found = [(pair, each) for pair in pairs for each in compare_texts(clean(pair.zh), clean(pair.en), options.year)]
    if options.format == "json":
        rows = [
            {
                "n": pair.number,
                "code": each.code,
                "language": each.language,
                "found": each.found,
                "expected": each.expected,
            }
            for pair, each in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for pair, each in found:
            print(f"{pair.number}: [{each.code}] {each.language}: found {each.found}; expected {each.expected}")
        print(f"{len(found)} finding{'s' * (len(found) != 1)} in {len(pairs)} pair{'s' * (len(pairs) != 1)}")
    return 1 if found else 0
