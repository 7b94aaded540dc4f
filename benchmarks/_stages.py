"""Our own stages over one project, in a process of its own: ``python -m benchmarks._stages ROOT`` -> JSON.

Seconds of processor time by stage, and the peak of memory in MB. What keeps something for the next run goes twice: with
nothing kept, and again. Imports are a stage too.
"""

from __future__ import annotations

import gc
import json
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def main(root: Path) -> None:
    """Run every stage on the project in ``root`` and print what each cost."""
    spent: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        started = _used()
        yield
        spent[name] = _used() - started

    with stage("import"):
        from generator import nodes, project
        from generator.exports.files import export_files
        from generator.pages.render import render_pages
        from generator.pages.views.context import Context
        from generator.project.labels import load_labels
        from generator.project.report_file import load_report
        from generator.project.synonyms import load_synonyms
        from generator.website.search.index import search_files
    # Bounds that are set against hostile files, and stop at 11,000 items.
    nodes.MAX_BYTES = nodes.MAX_SIGNS = 2**40
    with stage("load"):
        load_report(root / project.TARGETS, project.TARGETS)
    shutil.rmtree(root / project.CACHE, ignore_errors=True)
    for name in ("check", "check, kept"):
        with stage(name):
            checked = project.load_checked(root)
        spent[name] -= spent["load"]
    report, glossary = checked.loaded.report, checked.glossary
    for name in ("render", "render, kept"):
        with stage(name):
            for language in ("zh", "en"):
                context = Context(report, glossary, language, load_labels(language), "", "", checked.states)
                render_pages(context, root / "content" / language, root / project.CACHE)
    for name in ("search index", "search index, kept"):
        with stage(name):
            synonyms = load_synonyms(root / "data/synonyms.yaml", "data/synonyms.yaml")
            search_files(report, glossary, synonyms, root / project.CACHE)
    with stage("export"):
        export_files(report, None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"items": len(report.items), "seconds": spent, "megabytes": peak}))


def _used() -> float:
    """Processor time of this process and of the programs it started and waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    # As the program itself does (generator/__main__.py).
    gc.disable()
    main(Path(sys.argv[1]))
