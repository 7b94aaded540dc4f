"""``data/site.yaml`` -> the settings of one site: what it is called, its colours, examples, and pages of its own.

Every setting may be left out, and so may the file: the names then come from the report's city and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass as record

from generator.errors import Problem
from generator.project.paths import SITE
from generator.project.record_files import load_record_file, read_record
from generator.project.yaml_nodes import Nodes
from generator.report.model import RECORD, Id, Line, Words


def _read_colour(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"#[0-9a-f]{6}", text, re.ASCII):
        raise ValueError('a colour of six lower-case hexadecimal digits, like "#8c2f39"')
    return text


def _read_path(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z0-9]+(?:[-/][a-z0-9]+)*\.md", text, re.ASCII):
        raise ValueError("the path of a page below content/zh, like investors/index.md")
    return text


def _read_address(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise ValueError("an address that begins with https:// or http://")
    return text


def _read_flag(text: object) -> bool:
    if text not in ("true", "false"):
        raise ValueError("true or false")
    return text == "true"


Colour = Annotated[str, BeforeValidator(_read_colour)]
PagePath = Annotated[str, BeforeValidator(_read_path)]
Address = Annotated[str, BeforeValidator(_read_address)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]


@record(frozen=True, config=RECORD)
class MenuPage:
    """One hand-written page of a menu."""

    path: PagePath
    """From the folder of its language: ``investors/index.md``."""
    name: Words


@record(frozen=True, config=RECORD)
class Menu:
    """A menu of the project's own pages; it stands after the topics."""

    name: Words
    pages: tuple[MenuPage, ...]


@record(frozen=True, config=RECORD)
class Examples:
    """What the search offers to try, by language."""

    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return getattr(self, language)


@record(frozen=True, config=RECORD)
class Colours:
    """The one colour that stands out, on light and on dark paper."""

    light: Colour = "#8c2f39"
    dark: Colour = "#eba3a4"


PAPER = {"light": "#fffdf9", "dark": "#181615"}
"""The theme's paper, on which a colour must be readable."""
LEAST_CONTRAST = 4.5
"""Of text, by WCAG 2.2, 1.4.3."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@record(frozen=True, config=RECORD)
class Site:
    """The settings under ``site:``."""

    slug: Id | None = None
    """Names files, ids in feeds, and the data set: ``riverside-2031``; else made of the city and the year."""
    name: Words | None = None
    tagline: Words | None = None
    region: Words | None = None
    """The province: a definition that says no more than where a thing is defines nothing."""
    source_address: Address | None = None
    """Where the source was published, if it can be read there."""
    colours: Colours = Colours()
    search_examples: Examples | None = None
    draft: Flag = False
    """Whether the report is still being written: then what is left to do does not stop a build, and no page is for
    search engines. A strict check refuses it."""


@dataclass(frozen=True)
class SiteSettings:
    """The settings of a site, and what is wrong in their file."""

    site: Site = field(default_factory=Site)
    menus: tuple[Menu, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)


def load_settings(root: Path) -> SiteSettings:
    """The settings of the project in ``root``; the defaults where it has none. Raises ReportError for what is no YAML."""
    file = load_record_file(root / SITE, SITE, {"navigation": Menu}, optional=True, others=("site",))
    site = read_record(Site, file.nodes, ("site",), "site", file.problems) if "site" in file.nodes.data else Site()
    file.problems.extend(_check_contrast(site or Site(), file.nodes))
    return SiteSettings(site or Site(), file.records["navigation"], tuple(file.problems))


def _check_contrast(site: Site, nodes: Nodes) -> Iterator[Problem]:
    for name, paper in PAPER.items():
        colour = getattr(site.colours, name)
        if (found := contrast(colour, paper)) < LEAST_CONTRAST:
            line, fix = (
                nodes.line("site", "colours", name),
                "take a darker one" if name == "light" else "take a lighter one",
            )
            what = f"site, colours, {name}"
            expected = f"at least {LEAST_CONTRAST}:1 on {paper}, so that everybody can read it"
            yield Problem(SITE, line, what, f"{colour}, contrast {found:.1f}:1", expected, fix)
