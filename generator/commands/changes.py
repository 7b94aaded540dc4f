"""Two versions of the data -> what a reviewer wants to know: items added, changed and removed, English left behind.

Works on plain nodes: the other version may be one that today's model refuses.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from generator.files import read_text
from generator.pages.markup import markdown_text
from generator.project.paths import TARGETS
from generator.project.translation_units import find_units
from generator.project.yaml_nodes import Nodes, parse_yaml

MOST = 50
"""How many ids of one kind are named."""


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("changes", run, "describe what differs from another version of the data, as Markdown")
    parser.add_argument("--base", type=Path, required=True, help="the other version of data/targets.yaml")
    parser.add_argument("--site", type=Path, help="a built site, whose size is given as well")


def run(options: argparse.Namespace) -> int:
    """Print the description; 0."""
    print(describe_changes(options.base, options.root, options.site))
    return 0


def describe_changes(base: Path, root: Path, site: Path | None = None) -> str:
    """Markdown with four lists, and the size of ``site`` where it is given; raises ReportError for what is not YAML."""
    before = parse_yaml(read_text(base, str(base)), str(base))
    after = parse_yaml(read_text(root / TARGETS, TARGETS), TARGETS)
    old, new = _items(before), _items(after)
    lists = {
        "Items added": [each for each in new if each not in old],
        "Items changed": [each for each in new if each in old and new[each] != old[each]],
        "Items removed": [each for each in old if each not in new],
        "English left as it was while the Chinese changed": _left_behind(before, after),
    }
    parts = [f"**{title}: {len(names)}**\n\n{_bullets(names)}" for title, names in lists.items()]
    if site is not None:
        sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
        parts.append(f"**Site: {len(sizes)} files, {sum(sizes) / 1e6:.1f} MB**\n")
    return "\n".join(parts)


def _items(nodes: Nodes) -> dict[str, object]:
    """Every record under ``items`` by its id; those without one have no name here."""
    items = nodes.data.get("items") if isinstance(nodes.data, dict) else None
    records = items if isinstance(items, list) else []
    return {str(each["id"]): each for each in records if isinstance(each, dict) and each.get("id")}


def _left_behind(before: Nodes, after: Nodes) -> list[str]:
    old = {text.path: text for text in find_units(before)}
    return [
        text.path
        for text in find_units(after)
        if text.path in old and text.zh != old[text.path].zh and text.en == old[text.path].en
    ]


def _bullets(names: Iterable[str]) -> str:
    """The names as inert text, one a line: they come from a contribution that nobody has read yet."""
    lines = [f"- {markdown_text(name[:200])}" for name in names]
    more = [f"- … {len(lines) - MOST} more"] if len(lines) > MOST else []
    return "".join(f"{line}\n" for line in [*lines[:MOST], *more])
