"""README's layout section draws the generator in full: every folder and module is in it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from generator.project.paths import HOME, SOURCE, UNITS

README = (HOME / "README.md").read_text(encoding="utf-8")
KINDS = {".py", ".yaml", ".js", ".mjs"}
MAY_LACK = {SOURCE, UNITS, "data/previous.yaml", "data/updates.xml"}
"""Files that an editor may add, and one of the built site."""
LINE = re.compile(r"^( *)(\S+)(?:  +| )?(.*)$")


def drawn() -> dict[str, str]:
    """What the tree says of each path below ``generator/``."""
    tree = README.split("## Layout", 1)[1].split("```")[1].strip("\n").split("\n")
    found, folders = {}, []
    for line in tree:
        indent, name, says = LINE.match(line).groups()
        folders[len(indent) // 2 :] = [name.rstrip("/")]
        if folders[0] == "generator" and len(folders) > 1:
            found["/".join(folders[1:])] = says
    return found


def there() -> set[str]:
    """Every folder, and every module and file of data, that the tree has to show; a folder of templates is one line."""
    root = HOME / "generator"
    files = {each.relative_to(root) for each in root.rglob("*") if each.suffix in KINDS and each.name != "__init__.py"}
    modules = {file for file in files if "templates" not in file.parts and "__pycache__" not in file.parts}
    folders = {parent for file in modules for parent in file.parents} | {
        each.relative_to(root) for each in root.rglob("templates")
    }
    return {path.as_posix() for path in modules | folders - {Path()}}


def test_the_tree_shows_every_folder_and_module() -> None:
    assert sorted(there() - drawn().keys()) == []
    assert sorted(drawn().keys() - there()) == []
    assert [path for path, says in drawn().items() if not says] == []


def test_each_station_of_an_item_names_what_there_is() -> None:
    rows = re.findall(r"^\| (\S[\w ]*) \| `([\w./]+)` \| (.*) \|$", README.split("| station |", 1)[1], re.M)
    assert len(rows) == 12
    for _, file, how in rows[1:]:
        text = (HOME / "generator" / file).read_text(encoding="utf-8")
        name = re.search(r"`(?:\w+\.)?(\w+)`", how)[1]
        assert f"def {name}(" in text, (file, name)


def test_every_path_that_a_document_names_is_there() -> None:
    missing = []
    for file in (HOME / "README.md", *sorted((HOME / "docs").glob("*.md")), *sorted((HOME / "content").rglob("*.md"))):
        text = file.read_text(encoding="utf-8")
        paths = re.findall(r"`((?:generator|tests|docs|overrides|benchmarks|content|data)/[\w./-]+)`", text)
        paths += re.findall(r"\]\((?!https?:)([\w./-]+\.\w+)(?:#[\w-]*)?\)", text)
        for path in {*paths} - MAY_LACK:
            if not any((base / path).exists() for base in (HOME, file.parent)):
                missing.append(f"{file.name}: {path}")
    assert missing == []
