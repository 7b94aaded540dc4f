"""Third-party scripts, out of ``node_modules`` into the site; package-lock.json pins them, none is committed."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.project.paths import HOME, NODE_MODULES

SCRIPTS = {
    "assets/npm/d3-dsv.min.js": "d3-dsv/dist/d3-dsv.min.js",
    "assets/npm/tablesort.min.js": "tablesort/dist/tablesort.min.js",
    # Modules are imported from beside them, in each language's own assets.
    "assets/search/minisearch.js": "minisearch/dist/es/index.js",
    "assets/search/stemmer.js": "stemmer/index.js",
    "en/assets/search/minisearch.js": "minisearch/dist/es/index.js",
    "en/assets/search/stemmer.js": "stemmer/index.js",
}
"""Path on the site -> path within ``node_modules``."""


def copy_vendor_scripts(site: Path, home: Path = HOME) -> None:
    """Copy each script to its place under ``site``; ``home`` is the folder that has ``node_modules``.

    Raises ReportError where one is not installed.
    """
    problems = []
    for path, source in SCRIPTS.items():
        file = home / NODE_MODULES / source
        if not file.is_file():
            found, fix = "no such file", "run make site, or npm ci"
            problems.append(Problem(f"node_modules/{source}", 0, "script", found, "what package-lock.json names", fix))
            continue
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, site / path)
    if problems:
        raise ReportError(problems)
