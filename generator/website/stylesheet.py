"""Material's two stylesheets and ours -> the one that every page loads, and one for each page that has styles of its own.

Rules of Material's that no page can use are left out.

Material's have 150 kB, of which a page of this site uses a fifth; a phone reads, matches and lays out by all of it. PurgeCSS
leaves what some page or script of ours can use. Called by the build once all pages are there.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.cache import Cache, digest
from generator.errors import Problem, ReportError
from generator.files import write_text
from generator.website.node import run_node

OWN = "assets/report.css"
"""Names our parts in their order, an ``@import`` each."""
PARTS = "assets/styles"
PAGE_PARTS = "assets/styles/pages"
"""Styles of single pages, each under its page's path, ``outcomes-index.css`` for ``outcomes/index.md``."""
OUT = "assets/site.css"
"""Where the stylesheet goes, for both languages."""
PAGER_STYLE = "pager.css"
"""Among these, that of every list on several pages."""
PAGE_OUT = "assets/pages"
THEME = "assets/stylesheets"
THEME_SCRIPTS = "assets/javascripts"
"""Of which assets/frame.js does what the site needs."""
PROGRAM = Path(__file__).with_suffix(".mjs")
TAG = re.compile(r"<([a-z][a-z0-9-]*)([^<>]*)>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9-]*)(?:=\"([\w -]*)\")?")
WORD = re.compile(r"[\w-]+")
IMPORT = re.compile(r'@import "([^"]+)";')


def words_of(html: str) -> frozenset[str]:
    """What a rule can ask of a page: its elements, attributes, classes, and values that are plain words."""
    found: set[str] = set()
    for tag, attributes in set(TAG.findall(html)):
        found.add(tag)
        for name, value in ATTRIBUTE.findall(attributes):
            found.add(name)
            found.update(value.split())
    return frozenset(found)


def write_stylesheet(site: Path, words: Iterable[str], cache: Path | None = None) -> None:
    """Put the stylesheet at OUT, and remove, of both languages, its parts and Material's scripts.

    ``words`` are those of all pages; ``cache`` is a folder that stores the stylesheet. Raises ReportError where PurgeCSS
    or esbuild fails.
    """
    for language in ("", "en"):
        shutil.rmtree(site / language / THEME_SCRIPTS, ignore_errors=True)
    scripts = "".join(file.read_text(encoding="utf-8") for file in sorted(site.glob("assets/**/*.js")))
    theme = "\n".join(file.read_text(encoding="utf-8") for file in sorted((site / THEME).glob("*.css")))
    # Material's script replaces a selector that browsers have had for years.
    theme = theme.replace(".focus-visible", ":focus-visible")
    own, pages = _parts(site / OWN), _page_parts(site)
    asked = json.dumps({"words": sorted({*words, *WORD.findall(scripts)}), "theme": theme, "own": own, "pages": pages})
    store = Cache(cache and cache / "stylesheet.json")
    made = json.loads(store.get_or_compute(digest(asked), lambda _: _cut(asked)))
    write_text(site / OUT, made["site"])
    for (name, _), text in zip(pages, made["pages"], strict=True):
        write_text(site / PAGE_OUT / name, text)
    store.save()
    for language in ("", "en"):
        (site / language / OWN).unlink(missing_ok=True)
        for folder in (PARTS, THEME):
            shutil.rmtree(site / language / folder, ignore_errors=True)


def _parts(file: Path) -> list[tuple[str, str]]:
    """Name and text of each part of our styles: those that ``file`` imports, in that order, and what else it says."""
    text = file.read_text(encoding="utf-8")
    found = [(name, file.parent / name) for name in IMPORT.findall(text)]
    if problems := [
        Problem(OWN, 0, "stylesheet", f"no file {name}", "a part that is there", "correct the name in @import")
        for name, part in found
        if not part.is_file()
    ]:
        raise ReportError(problems)
    return [*((name, part.read_text(encoding="utf-8")) for name, part in found), (file.name, IMPORT.sub("", text))]


def page_style_name(path: str) -> str:
    """The name of the styles of the page at ``path``, whether or not it has any."""
    return f"{path.removesuffix('.md').replace('/', '-')}.css"


def _page_parts(site: Path) -> list[tuple[str, str]]:
    """Name and text of each page's own styles, in order of name."""
    return [(file.name, file.read_text(encoding="utf-8")) for file in sorted((site / PAGE_PARTS).glob("*.css"))]


def write_whole_stylesheet(site: Path) -> None:
    """Put all of Material's styles and ours in place, for a preview, whose pages may ask for any of them at any time."""
    for name, text in _page_parts(site):
        write_text(site / PAGE_OUT / name, text)
    theme = "\n".join(file.read_text(encoding="utf-8") for file in sorted((site / THEME).glob("*.css")))
    write_text(site / OUT, "\n".join([theme, *(text for _, text in _parts(site / OWN))]))


def _cut(asked: str) -> str:
    fix = "correct what it names, or run npm ci"
    return run_node([PROGRAM], Problem(OUT, 0, "PurgeCSS", "", "one stylesheet", fix), asked)
