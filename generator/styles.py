"""Material's two stylesheets and ours -> the one that every page loads: rules that no page can use are left out.

Material's have 150 kB, of which a page of this site uses a fifth; a phone reads, matches and lays out by all of it. A rule
stays if each class, element and attribute that it asks for stands on some page or in some script of ours. Called by the
build once all pages are there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OWN = "assets/report.css"
OUT = "assets/site.css"
"""Where the whole stylesheet goes, for both languages."""
THEME = "assets/stylesheets"
THEME_SCRIPTS = "assets/javascripts"
"""Of which assets/frame.js does what the site needs."""
SCRIPTS = "assets/**/*.js"
TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:[^>\"]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9-]*)(?:=\"([^\"]*)\")?")
LEFT_OUT = re.compile(r"\([^()]*\)")
PART = re.compile(
    r"\.((?:[\w-]|\\.)+)|\[([\w-]+)(?:[~|^$*]?=\"?([^\]\"]*)\"?)?[^\]]*\]|(?<![\w:.#\[-])([a-z][a-z0-9-]*)"
)
COUNTED = ("dir", "data-md-color-scheme", "data-md-color-primary", "data-md-color-accent")
"""Attributes whose values are looked at: one direction, one palette."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
STRING = re.compile(f"({QUOTED}|url\\((?:{QUOTED}|[^)\"'])*\\))")
MARK = re.compile(rf"{STRING.pattern}|[{{}}]")
VARIABLE = re.compile(r"var\((--[\w-]+)")
DEFINED = re.compile(r"(--[\w-]+):")


@dataclass(frozen=True)
class Rule:
    """``selector { body }``, or an at-rule with the rules in it."""

    head: str
    body: str = ""
    rules: tuple[Rule, ...] = ()


@dataclass
class Words:
    """What stands on the pages: classes, elements, attributes, and ``name=value`` of those in COUNTED."""

    seen: set[str] = field(default_factory=set)

    def read_page(self, text: str) -> None:
        """Take in what the page has."""
        for tag, attributes in set(TAG.findall(text)):
            self.seen.add(tag)
            for name, value in ATTRIBUTE.findall(attributes):
                self.seen.add(f"[{name}")
                if name == "class":
                    self.seen.update(f".{each}" for each in value.split())
                elif name in COUNTED:
                    self.seen.add(f"[{name}={value}")

    def read_script(self, text: str) -> None:
        """Take in what a script may put on a page: Material's classes, and each element that it could make."""
        self.seen.update(f".{name}" for name in re.findall(r"\bmd-[\w-]+", text))
        self.seen.update(re.findall(r"[\"']([a-z]+)[\"']", text))

    def fit(self, selector: str) -> bool:
        """Whether an element could match. What stands in brackets (``:is``, ``:not``) is taken to fit."""
        while (short := LEFT_OUT.sub("", selector)) != selector:
            selector = short
        for name, attribute, value, tag in PART.findall(selector):
            if name and f".{name}" not in self.seen:
                return False
            if attribute and f"[{attribute}" not in self.seen:
                return False
            if attribute in COUNTED and value and f"[{attribute}={value}" not in self.seen:
                return False
            if tag and tag not in self.seen and tag not in ("html", "from", "to"):
                return False
        return True


def write_styles(site: Path) -> None:
    """Put the whole stylesheet at OUT, and take away, of both languages, its parts and Material's scripts."""
    words = Words()
    for page in site.rglob("*.html"):
        words.read_page(page.read_text(encoding="utf-8"))
    for script in site.glob(SCRIPTS):
        if not script.is_relative_to(site / THEME_SCRIPTS):
            words.read_script(script.read_text(encoding="utf-8"))
    own = squeeze((site / OWN).read_text(encoding="utf-8"))
    theme = "".join(file.read_text(encoding="utf-8") for file in sorted((site / THEME).glob("*.css")))
    (site / OUT).write_text(cut_styles(theme, words, own) + own, encoding="utf-8")
    for language in ("", "en"):
        (site / language / OWN).unlink(missing_ok=True)
        for folder in (THEME, THEME_SCRIPTS):
            shutil.rmtree(site / language / folder, ignore_errors=True)


def cut_styles(theme: str, words: Words, own: str) -> str:
    """The rules of ``theme`` that a page of ``words`` can use, and of its variables those that these or ``own`` use."""
    # Material's script stands in for a selector that browsers have had for years.
    rules = tuple(_cut(_parse(squeeze(theme.replace(".focus-visible", ":focus-visible"))), words))
    while True:
        used = set(VARIABLE.findall("".join(map(_write, rules)) + own))
        fewer = tuple(_without_variables(rules, used))
        if fewer == rules:
            return "".join(map(_write, rules))
        rules = fewer


def squeeze(text: str) -> str:
    """The same styles without comments and without blanks that mean nothing."""
    parts = STRING.split(COMMENT.sub("", text))
    for index in range(0, len(parts), 2):
        plain = re.sub(r"\s+", " ", parts[index])
        parts[index] = re.sub(r" ?([{};,]) ?", r"\1", plain).replace(": ", ":").replace(";}", "}")
    return "".join(parts).strip()


def _parse(text: str) -> Iterator[Rule]:
    """The rules of squeezed text."""
    at = 0
    while (opening := text.find("{", at)) >= 0:
        head, closing = text[at:opening].rsplit(";", 1)[-1].strip(), _closing(text, opening)
        body = text[opening + 1 : closing]
        grouping = head.startswith(("@media", "@supports", "@container", "@layer", "@keyframes", "@-webkit-keyframes"))
        yield Rule(head, rules=tuple(_parse(body))) if grouping else Rule(head, body)
        at = closing + 1


def _closing(text: str, opening: int) -> int:
    depth = 0
    for mark in MARK.finditer(text, opening):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if not depth:
            return mark.start()
    return len(text)


def _cut(rules: Iterator[Rule] | tuple[Rule, ...], words: Words) -> Iterator[Rule]:
    for rule in rules:
        if "keyframes" in rule.head:
            yield rule
        elif rule.rules:
            if kept := tuple(_cut(rule.rules, words)):
                yield Rule(rule.head, rules=kept)
        elif not rule.head.startswith("@"):
            selectors = [each for each in re.split(r",(?![^(]*\))", rule.head) if words.fit(each)]
            if selectors and rule.body:
                yield Rule(",".join(selectors), rule.body)


def _without_variables(rules: tuple[Rule, ...], used: set[str]) -> Iterator[Rule]:
    for rule in rules:
        if rule.rules:
            if kept := tuple(_without_variables(rule.rules, used)):
                yield Rule(rule.head, rules=kept)
            continue
        kept = [each for each in _declarations(rule.body) if not (name := DEFINED.match(each)) or name[1] in used]
        if kept:
            yield Rule(rule.head, ";".join(kept))


def _declarations(body: str) -> list[str]:
    """The declarations of a rule; a string or an address may hold semicolons."""
    found = [""]
    for index, part in enumerate(STRING.split(body)):
        first, *others = part.split(";") if index % 2 == 0 else [part]
        found[-1] += first
        found.extend(others)
    return found


def _write(rule: Rule) -> str:
    return f"{rule.head}{{{''.join(map(_write, rule.rules)) if rule.rules else rule.body}}}"
