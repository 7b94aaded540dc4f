"""Runs the benchmarks by name, prints their tables and keeps their numbers in ``build/bench.json``."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys

import benchmarks
from generator.project.paths import HOME

ROOT = HOME
OUT = ROOT / "build/bench.json"


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all that are not only ``ON_REQUEST``: each has ``measure() -> (table, numbers)``."""
    modules = sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
    )
    kept = json.loads(OUT.read_text(encoding="utf-8")) if OUT.is_file() else {}
    for name in names or modules:
        module = importlib.import_module(f"benchmarks.{name}")
        if hasattr(module, "measure") and (names or not getattr(module, "ON_REQUEST", False)):
            table, kept[name] = module.measure()
            print(table, flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
