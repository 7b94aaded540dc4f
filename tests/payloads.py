"""Hostile words in every text field of the smallest project: what must come out as text and nothing else."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path

import yaml

from generator.checks.project import check_project
from generator.project.paths import EXEMPTIONS, GLOSSARY, TARGETS
from tests.minimal import Project

ATTACK = (
    '=HYPERLINK("x")\'><script>run({0})</script><img src=x onerror=run({0})>|[x](javascript:run({0})) `c`'
    "</title></textarea></script><!-- *b* &lt;i&gt; https://x.example/"
)
BRACES = " {{: onclick=run({0}) }} {{{{ 7*7 }}}} {{% raw %}}"
"""Items and sections quote figures in braces, so these are refused there."""
QUOTING = ("items", "sections")
SHOWN = "=HYPERLINK("
CODE = re.compile(r"\[([a-z]+-[a-z]+)\]$")


def attack(project: Project) -> None:
    """Put an attack at the head of every text in both languages; let the checks of style pass it."""
    numbers = count(1)

    def poison(value: object, braces: bool) -> object:
        if isinstance(value, dict) and {"zh", "en"} <= value.keys():
            words = (ATTACK + BRACES * braces).format(next(numbers))
            return {key: words + text if key in ("zh", "en") else poison(text, braces) for key, text in value.items()}
        if isinstance(value, dict):
            return {key: poison(each, braces and key not in QUOTING) for key, each in value.items()}
        return [poison(each, braces) for each in value] if isinstance(value, list) else value

    for name in (TARGETS, GLOSSARY):
        file = project.root / name
        data = poison(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader), True)
        file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    _exempt(project.root)


def _exempt(root: Path) -> None:
    """Exempt all that the checks of wording find: this is about what passes them."""
    problems = [(CODE.search(each.what), each) for each in check_project(root).problems]
    left = [str(each) for code, each in problems if not code]
    assert not left, "\n".join(left)
    exemptions = [{"code": code[1], "at": "*", "words": each.found, "reason": "an attack"} for code, each in problems]
    unique = {json.dumps(each, ensure_ascii=False): each for each in exemptions}
    text = json.dumps({"exemptions": list(unique.values())}, ensure_ascii=False, indent=1)
    (root / EXEMPTIONS).write_text(text, encoding="utf-8")
