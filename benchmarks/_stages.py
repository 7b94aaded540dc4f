"""Our own stages over one project, in a process of its own: ``python -m benchmarks._stages ROOT`` -> JSON.

Seconds of processor time by stage, and the peak of memory in MB. What stores results for the next run goes twice:
with an empty cache, and again. Imports are a stage too.
"""

from __future__ import annotations

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
        from generator import files
        from generator.cache import CACHE
        from generator.checks.project import load_checked
        from generator.exports.files import export_files
        from generator.pages.render import render_language
        from generator.project import yaml_nodes
        from generator.project.paths import TARGETS
        from generator.project.report_file import load_report
        from generator.project.synonyms import load_synonyms
        from generator.website.search.index import search_files
    # Limits against hostile files; the largest report here is beyond them.
    files.MAX_BYTES = yaml_nodes.MAX_SIGNS = 2**40
    with stage("load"):
        load_report(root / TARGETS, TARGETS)
    shutil.rmtree(root / CACHE, ignore_errors=True)
    for name in ("check", "check, cached"):
        with stage(name):
            checked = load_checked(root)
        spent[name] -= spent["load"]
    report = checked.loaded.report
    for name in ("render", "render, cached"):
        with stage(name):
            for language in ("zh", "en"):
                for page in render_language(checked, language).pages:
                    page.make_text()
    for name in ("search index", "search index, cached"):
        with stage(name):
            search_files(report, checked.glossary, load_synonyms(root), checked.labels, checked.cache)
    with stage("export"):
        export_files(report, None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"items": len(report.items), "seconds": spent, "megabytes": peak}))


def _used() -> float:
    """Processor time of this process and of the programs it started and waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
