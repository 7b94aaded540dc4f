"""Checked data -> one language's edition of the site, before MkDocs has it: pages, navigation, words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.exports.linked import describe_dataset
from generator.labels import load_labels
from generator.navigation import Entry, navigation
from generator.pages import render_pages
from generator.project import CACHE, Checked, load_checked
from generator.rendering import Page
from generator.views.context import Context


@dataclass(frozen=True)
class Edition:
    """One language of the site before MkDocs has it."""

    pages: tuple[Page, ...]
    navigation: tuple[Entry, ...]
    labels: dict[str, str]
    dataset: dict[str, object]
    """The data files as schema.org describes them."""


def render_language(
    root: Path, language: str, address: str = "", repository: str = "", checked: Checked | None = None
) -> Edition:
    """One language's pages and navigation from ``checked`` and the texts in ``root``; raises ReportError.

    Without ``checked``, the data in ``root`` are loaded, and their two languages need not agree.
    """
    checked = checked or load_checked(root, wording=False)
    context = Context(
        checked.loaded.report, checked.glossary, language, load_labels(language), address, repository, checked.states
    )
    pages = render_pages(context, root / "content" / language, root / CACHE)
    dataset = describe_dataset(context.report, language, context.labels, address)
    return Edition(pages, navigation(context), context.labels, dataset)
