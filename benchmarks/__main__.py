"""What the project measures of itself: runs every benchmark, or one by its name, and prints tables in Markdown."""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

import benchmarks
from generator.project.paths import HOME

OUT = HOME / "build/bench.json"
CLOSING = """Without NAME, all run but those that only run when named (mutations, numbers, suite). The numbers go to build/bench.json,
but for those of a run with arguments of its own."""


def names() -> list[str]:
    """Every benchmark: the modules of this package that do not begin with an underscore."""
    modules = pkgutil.iter_modules(benchmarks.__path__)
    return sorted(module.name for module in modules if not module.name.startswith("_"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark, or all; returns the exit code.

    Each has ``measure(...) -> (table, numbers)``; it may have ``ON_REQUEST``, and ``add_arguments(parser)`` for the
    arguments of ``measure``.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    options = vars(_parser(arguments[:1]).parse_args(arguments))
    name = options.pop("name")
    if name:
        table, numbers = importlib.import_module(f"benchmarks.{name}").measure(**options)
        print(table, flush=True)
        if not arguments[1:]:
            _store(name, numbers)
        return 0
    # The aims last: beside them stands what the others measured.
    for each in sorted(names(), key="aims".__eq__):
        module = importlib.import_module(f"benchmarks.{each}")
        if not getattr(module, "ON_REQUEST", False):
            table, numbers = module.measure()
            print(table, flush=True)
            _store(each, numbers)
    return 0


def _parser(first: list[str]) -> argparse.ArgumentParser:
    """The parser of the command line; only the module that ``first`` names is imported, for its arguments."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, epilog=CLOSING, formatter_class=raw
    )
    commands = parser.add_subparsers(dest="name", metavar="NAME")
    for name in names():
        text = _docstring(name)
        summary = text.partition("\n")[0]
        command = commands.add_parser(name, help=summary, description=text, formatter_class=raw)
        if first == [name] and hasattr(module := importlib.import_module(f"benchmarks.{name}"), "add_arguments"):
            module.add_arguments(command)
    return parser


def _docstring(name: str) -> str:
    """The docstring of a benchmark's module, read without importing it."""
    file = Path(benchmarks.__path__[0]) / f"{name}.py"
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").replace("%", "%%")


def _store(name: str, numbers: object) -> None:
    stored = json.loads(OUT.read_text(encoding="utf-8")) if OUT.is_file() else {}
    stored[name] = numbers
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
