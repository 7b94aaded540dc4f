"""Runs the benchmarks by name, prints their tables and keeps their numbers in ``build/bench.json``."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import benchmarks
from generator.project.paths import HOME

ROOT = HOME
OUT = ROOT / "build/bench.json"


def main(arguments: list[str]) -> None:
    """Run the named benchmarks, or all that are not only ``ON_REQUEST``: each has ``measure() -> (table, numbers)``, or
    ``measure_corpus(folder)`` where it needs text that is no part of the project."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help="which ones (default: all that are not only on request)")
    parser.add_argument("--corpus", type=Path, help="folder of labelled text, for the benchmark numbers")
    options = parser.parse_args(arguments)
    names = options.names
    modules = sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
    )
    kept = json.loads(OUT.read_text(encoding="utf-8")) if OUT.is_file() else {}
    for name in names or modules:
        module = importlib.import_module(f"benchmarks.{name}")
        if hasattr(module, "measure") and (names or not getattr(module, "ON_REQUEST", False)):
            table, kept[name] = module.measure()
            print(table, flush=True)
        elif hasattr(module, "measure_corpus") and options.corpus:
            table, kept[name] = module.measure_corpus(options.corpus)
            print(table, flush=True)
        elif hasattr(module, "measure_corpus") and names:
            print(f"{name}: not measured, name the folder of its text with --corpus", flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
