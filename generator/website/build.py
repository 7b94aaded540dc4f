"""Checked data -> the complete site: two MkDocs builds side by side, merged, then swapped in at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.cache import remove_older
from generator.checks.content_pages import check_beside
from generator.checks.project import CheckedProject, add_wording, check_project
from generator.errors import Problem, ReportError
from generator.exports.files import export_files
from generator.project.synonyms import load_synonyms
from generator.report.model import LANGUAGES
from generator.website.atomic_swap import staged, swap_in
from generator.website.colours import apply_colours
from generator.website.mkdocs_build import BuiltLanguage, start_build
from generator.website.redirects import write_redirects
from generator.website.scripts import minify_scripts
from generator.website.search.index import FILE as SEARCH_FILE
from generator.website.search.index import search_files
from generator.website.social_cards import FOLDER as CARD_FOLDER
from generator.website.social_cards import SocialCard, draw_cards
from generator.website.stylesheet import write_stylesheet
from generator.website.vendor import copy_vendor_scripts

PROJECT_FOLDERS = ("data", "content", "generator", "overrides")
DIRECTORY_MODE, FILE_MODE = 0o755, 0o644
"""Whatever the umask: a web server must be able to read the site."""


def build_site(root: Path, out: Path, source: Path | None = None, *, strict: bool = False) -> CheckedProject:
    """Check the data in ``root``, build both languages and put the site at ``out``.

    Raises ReportError where the data are wrong or MkDocs fails; ``out`` is then as it was.
    """
    checked = check_project(root, source, wording=False, strict=strict)
    if checked.problems:
        raise ReportError([*add_wording(checked, strict=strict).problems, *check_beside(checked)])
    # What is loaded stays to the end; unfrozen, each collection would copy its pages of memory into both builds.
    gc.freeze()
    _refuse_other_folder(root, out)
    remove_older(checked.cache)
    with staged(out) as stage:
        checked, files, built = _build_languages(checked, stage.folder, strict=strict)
        site = _merge_languages(stage.folder)
        write_redirects(root, site, checked.labels)
        write_files(site, files)
        copy_vendor_scripts(site)
        apply_colours(site, checked.settings.site.colours)
        write_stylesheet(site, frozenset().union(*(each.words for each in built)), checked.cache)
        minify_scripts(site)
        stored, accent = checked.cache / "cards", checked.settings.site.colours.light
        wide = bool(os.environ.get("SITE_URL"))
        lacking = draw_cards(_cards(*built), site / CARD_FOLDER, stored, accent, wide=wide)
        for path, signs in lacking.items():
            names = ", ".join(f"{sign} U+{ord(sign):04X}" for sign in signs)
            print(f"social card of {path}: the font has no {names}; 〓 stands for it there", file=sys.stderr)
        _set_modes(site)
        swap_in(site, out, stage)
    return checked


def _build_languages(
    checked: CheckedProject, folder: Path, *, strict: bool
) -> tuple[CheckedProject, dict[str, bytes], list[BuiltLanguage]]:
    """Build each language into a folder of its own, side by side.

    Returns what was checked, with the wording; the search indexes and data files by their paths; and what was built.
    """
    builds = [start_build(language, checked, folder / language) for language in LANGUAGES]
    try:
        # In this process meanwhile. Pages can be rendered before anybody has compared their languages.
        checked = add_wording(checked, strict=strict)
        if problems := [*checked.problems, *check_beside(checked)]:
            raise ReportError(problems)
        files = export_files(checked.loaded.report, os.environ.get("SITE_URL")) | make_search_files(checked)
        answers = [build.result() for build in builds]
    finally:
        for build in builds:
            build.stop()
    if problems := [problem for answer in answers if isinstance(answer, list) for problem in answer]:
        raise ReportError(problems)
    return checked, files, answers


def make_search_files(checked: CheckedProject) -> dict[str, bytes]:
    """The search index of each language by its path on the site; raises ReportError where the synonyms cannot be read."""
    synonyms = load_synonyms(checked.root)
    indexes = search_files(checked.loaded.report, checked.glossary, synonyms, checked.labels, checked.cache)
    folders = {LANGUAGES[0]: ""} | {language: f"{language}/" for language in LANGUAGES[1:]}
    return {folders[language] + SEARCH_FILE: text.encode() for language, text in indexes.items()}


def _merge_languages(folder: Path) -> Path:
    """The site's folder: Chinese at the root, English below ``en``."""
    site = folder / "zh"
    (folder / "en").rename(site / "en")
    for packed in (site / "sitemap.xml.gz", site / "en" / "sitemap.xml.gz"):
        # Nobody asks for it, and its bytes depend on the machine's zlib.
        packed.unlink(missing_ok=True)
    return site


def _refuse_other_folder(root: Path, out: Path) -> None:
    """Raise ReportError where ``out`` holds something else than a site, which the new one would replace."""
    within = any(out.resolve() == (root / name).resolve() for name in PROJECT_FOLDERS)
    within = within or root.resolve().is_relative_to(out.resolve())
    filled = out.is_dir() and not (out / "index.html").is_file() and any(out.iterdir())
    if within or filled:
        found = "the project itself" if within else "files that are not a site's"
        raise ReportError(
            [Problem(str(out), 0, "the output folder", found, "an older site, or nothing", "name another --out")]
        )


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Write each of ``files``, by path below ``site``."""
    for path, content in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _set_modes(site: Path) -> None:
    for folder, folders, files in os.walk(site):
        for name in folders:
            os.chmod(os.path.join(folder, name), DIRECTORY_MODE)
        for name in files:
            os.chmod(os.path.join(folder, name), FILE_MODE)


def _cards(zh: BuiltLanguage, en: BuiltLanguage) -> list[SocialCard]:
    """One card for each page and its twin; the home page's says what the site is."""
    names = [each.titles | {"index.md": each.labels["site_tagline"]} for each in (zh, en)]
    sites = zh.labels["site_name"], en.labels["site_name"]
    return [SocialCard(path, title, names[1][path], *sites) for path, title in sorted(names[0].items())]
