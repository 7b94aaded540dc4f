"""Old addresses of pages -> small pages that lead to the new ones, in both languages, on any host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
    problems, pairs = read_moved(root, lambda address: (site / address / "index.html").is_file())
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


def check_redirects(root: Path, paths: Iterable[str]) -> list[Problem]:
    """What is wrong with the entries, where the site has pages of these paths: ``sections/city.md``, ``topics/index.md``."""
    addresses = {re.sub(r"(^|/)index\.md$|\.md$", "/", path) for path in paths}
    try:
        return read_moved(root, addresses.__contains__)[0]
    except ReportError as error:
        return list(error.problems)


def read_moved(root: Path, has_page: Callable[[str], bool]) -> tuple[list[Problem], list[tuple[str, str]]]:
    """All that is wrong with the entries, and the old and new address of each that is right."""
    if not (root / MOVED).is_file():
        return [], []
    nodes = parse_yaml(read_text(root / MOVED, MOVED), MOVED)
    moved = nodes.data.get("moved", []) if isinstance(nodes.data, dict) else None
    problems, pairs = list(nodes.problems), []
    if not isinstance(moved, list):
        problems.append(Problem(MOVED, 1, "the file", "no list", "moved: and a list", "write moved: []"))
        moved = []
    for number, entry in enumerate(moved):
        problem, pair = _read(nodes, number, entry, has_page)
        problems += [problem] if problem else []
        pairs += [pair] if pair else []
    return problems, pairs


def _read(
    nodes: Nodes, number: int, entry: object, has_page: Callable[[str], bool]
) -> tuple[Problem | None, tuple[str, str] | None]:
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
    if has_page(old):
        return Problem(MOVED, line, old, "a page that stands", "an address that no page has", "remove the entry"), None
    if not has_page(new):
        return Problem(MOVED, line, new, "no such page", "a page of the site", "correct the address"), None
    return None, (old, new)
