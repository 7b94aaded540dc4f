"""Old addresses of pages -> small pages that lead to the new ones, in both languages, on any host."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from generator.errors import Problem, ReportError
from generator.labels import load_labels
from generator.nodes import Nodes, parse_yaml, read_text

MOVED = "data/moved.yaml"
ADDRESS = re.compile(r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+$")
LANGS = {"zh": "zh-CN", "en": "en"}
"""Each language as a page's own tag."""


def write_redirects(root: Path, site: Path) -> None:
    """A page at each old address under ``site``; raises ReportError where an entry leads from a page, or to none."""
    if not (root / MOVED).is_file():
        return
    nodes = parse_yaml(read_text(root / MOVED, MOVED), MOVED)
    moved = nodes.data.get("moved", []) if isinstance(nodes.data, dict) else None
    problems, pairs = list(nodes.problems), []
    if not isinstance(moved, list):
        problems.append(Problem(MOVED, 1, "the file", "no list", "moved: and a list", "write moved: []"))
        moved = []
    for number, entry in enumerate(moved):
        problem, pair = _read(nodes, number, entry, site)
        problems += [problem] if problem else []
        pairs += [pair] if pair else []
    if problems:
        raise ReportError(problems)
    environment = Environment(loader=FileSystemLoader(Path(__file__).with_name("templates")), autoescape=True)
    template = environment.get_template("moved.html")
    labels = {language: load_labels(language) for language in LANGS}
    for old, new in pairs:
        for language, lang in LANGS.items():
            file = site / ("" if language == "zh" else language) / old / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            way = "../" * old.count("/")
            file.write_text(
                template.render(to=way + new, root=way, lang=lang, t=labels[language]), encoding="utf-8", newline="\n"
            )


def _read(nodes: Nodes, number: int, entry: object, site: Path) -> tuple[Problem | None, tuple[str, str] | None]:
    """What is wrong with one entry, or its two addresses."""
    line = nodes.line("moved", number)
    if (
        not isinstance(entry, dict)
        or set(entry) != {"from", "to"}
        or not all(isinstance(v, str) for v in entry.values())
    ):
        return Problem(
            MOVED, line, f"entry no. {number + 1}", "other keys", "from and to", "write {from: …, to: …}"
        ), None
    for key, address in sorted(entry.items()):
        if not ADDRESS.match(address):
            fix = "write it from the language's root, with a slash at its end"
            return Problem(
                MOVED, line, f"entry no. {number + 1}, {key}", address[:80], "sections/some-name/", fix
            ), None
    old, new = entry["from"], entry["to"]
    if (site / old / "index.html").exists():
        return Problem(MOVED, line, old, "a page that stands", "an address that no page has", "remove the entry"), None
    if not (site / new / "index.html").is_file():
        return Problem(MOVED, line, new, "no such page", "a page of the site", "correct the address"), None
    return None, (old, new)
