"""What is beside the data, against the checked data: hand-written pages, everyday words, pages that moved."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain
from pathlib import Path

from generator.checks.content import find_content_faults
from generator.checks.content_wording import find_promised_aims
from generator.checks.exemptions import Exemptions, apply_exemptions
from generator.checks.findings import CONTENT_CODES
from generator.checks.project import CheckedProject
from generator.checks.redirects import check_redirects
from generator.checks.synonyms import check_synonyms
from generator.errors import Problem, shorten
from generator.project.content_files import ContentFile, load_content_files, page_paths
from generator.project.paths import CONTENT
from generator.report.characters import find_lookalike, name_character
from generator.report.model import LANGUAGES, Wording


def check_beside(checked: CheckedProject) -> list[Problem]:
    """All that is wrong in these files; whether a page's quotes can be filled in is left to who renders it."""
    root, report = checked.root, checked.loaded.report
    problems = check_synonyms(root, [topic.id for topic in report.topics], report.by_id)
    problems += check_redirects(root, page_paths(report, root / CONTENT / LANGUAGES[0]))
    years = {str(item.period) for item in report.items} | {str(report.heading.year)}
    aims = {item.id for item in report.items if item.wording is Wording.ASPIRATIONAL}
    return problems + check_content(root, report.by_id, years, checked.exemptions, aims)


def check_content(
    root: Path, items: Container[str], years: Container[str], exemptions: Exemptions, aims: Container[str] = ()
) -> list[Problem]:
    """All that is wrong between ``content/zh`` and ``content/en``; files that cannot be read are reported too.

    ``items`` are the ids that a page may quote, ``aims`` those of them that the report only aims for; ``years`` may be
    typed, for a report is about no others.
    """
    problems: list[Problem] = []
    texts = {
        language: {each.path: each for each in load_content_files(root / CONTENT, language, problems)}
        for language in LANGUAGES
    }
    problems += (slip for each in texts.values() for text in each.values() for slip in _lookalikes(text))
    unread = {f"content/{each.file.split('/', 2)[2]}" for each in problems}
    promised = (each for pages in texts.values() for page in pages.values() for each in find_promised_aims(page, aims))
    faults = chain(find_content_faults(texts, items, years), promised)
    found = (each for each in faults if each.text.path not in unread)
    return [*problems, *apply_exemptions(found, exemptions, CONTENT_CODES, unread)]


def _lookalikes(text: ContentFile) -> Iterator[Problem]:
    """The lines with a character that looks like another, or like nothing, and full-width braces."""
    for number, line in enumerate(text.body.split("\n"), 1):
        if found := find_lookalike(line):
            char, fix = found
            expected = f"usual characters, without {name_character(char)}"
            yield Problem(text.file, number, WRITTEN, shorten(line.strip()), expected, fix)
        if "｛｛" in line or "｝｝" in line:
            yield Problem(
                text.file, number, WRITTEN, "full-width braces", "{{ }} round a quote", "type them half-width"
            )


WRITTEN = "hand-written text"
