"""Hands the generated pages to MkDocs. With ``mkdocs_build`` the only module that knows it; no logic here.

Registered under ``hooks:`` in mkdocs.yml; the language is the one of the theme. Material's templates write titles
and descriptions as they are, so all that goes there is escaped on the way.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Container
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.checks.project import CheckedProject, load_checked
from generator.errors import ReportError
from generator.exports.linked import known_address
from generator.exports.package import LICENCE
from generator.pages.navigation import Entry
from generator.pages.render import LanguagePages, render_language
from generator.pages.renderer import store_templates
from generator.website.html_blocks import HtmlBlocks, drop_empty_lines
from generator.website.language_marks import mark_page
from generator.website.page_cache import CachedPage, PageCache, frame_digest
from generator.website.page_spool import PageSpool
from generator.website.qr_code import qr_code
from generator.website.social_cards import card_name
from generator.website.stylesheet import PAGE_PARTS, PAGER_STYLE, page_style_name, words_of

NAME = "work-report"
HTML = re.compile(r"<html([^>]*)>")
STORED = "partials/stored.html"
"""The template of a page that is not made again; it is empty."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add this build's pages to ``config``, rendered here unless ``mkdocs_build`` has added them."""
    if NAME not in config.plugins:
        try:
            add_pages(config, load_checked(_root(config), wording=False))
        except ReportError as error:
            raise PluginError(str(error)) from None
    return config


def add_pages(config: MkDocsConfig, checked: CheckedProject, made: LanguagePages | None = None) -> PagesPlugin:
    """Give MkDocs the language of ``config``: ``made``, or else rendered here; raises ReportError."""
    address = known_address(config.site_url)
    made = made or render_language(checked, _language(config), address, config.repo_url or "")
    config.nav = [_nav(entry) for entry in made.navigation]
    config.site_name = escape(made.labels["site_name"])
    config.site_description = escape(made.labels["site_tagline"])
    config.markdown_extensions.append(HtmlBlocks())
    config.extra |= {
        "address": address,
        "dataset": made.dataset,
        "labels": {key: escape(label) for key, label in made.labels.items()},
        "paths": [page.path for page in made.pages],
        "licence": LICENCE["path"],
        "year_line": made.year_line,
        "feeds": {path: (escape(title), feed) for path, (title, feed) in made.feeds.items()},
    }
    config.extra["draft"] = checked.settings.site.draft
    config.extra["accent"] = checked.settings.site.colours.light
    plugin = config.plugins[NAME] = PagesPlugin(config, made, checked.cache)
    return plugin


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _language(config: MkDocsConfig) -> str:
    return config.theme["language"].split("-")[0]


def _nav(entry: Entry) -> dict[str, object]:
    return {escape(entry.title): entry.path or [_nav(child) for child in entry.children]}


def _card_name(page: Page | None) -> str:
    """The name of the page's social cards; without a page, of the home page's."""
    return card_name(page.file.src_uri if page else "index.md")


def _page_styles(page: Page, styles: Container[str]) -> list[str]:
    """The names of the page's own styles among ``styles``: those of its path, and of a list's pages those that all have."""
    list_path = page.meta.get("list_path")
    names = [page_style_name(list_path or page.file.src_uri), *([PAGER_STYLE] if list_path else [])]
    return [name for name in names if name in styles]


def csp_digest(text: str) -> str:
    """The source expression by which a content security policy allows ``text`` as an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def open_item(html: str) -> str:
    """``html`` as the item of schema.org to which the ``itemprop`` in its head belong: Material's ``<html>`` is in no block."""
    return HTML.sub(r'<html\1 itemscope itemtype="https://schema.org/WebPage">', html, count=1)


class PagesPlugin(BasePlugin):
    """One language's pages on their way through MkDocs; ``words`` are those that the stylesheet has to serve."""

    def __init__(self, config: MkDocsConfig, made: LanguagePages, cache: Path):
        """``cache`` is the folder of stored results of this code and project."""
        self.made = made
        self.words: set[str] = set()
        self._pages = {page.path: page for page in made.pages}
        self._marks = config.extra["draft"] and _language(config) == "en"
        self._keys: dict[str, str] = {}
        """By path, the key of a page that is made, not stored."""
        self._contents, self._stored = PageSpool(), PageSpool()
        self._folder = cache
        self._files = Files([])
        settings = config.site_url, config.repo_url, _language(config), os.environ.get("SOURCE_DATE_EPOCH")
        settings += (config.extra["draft"], config.extra["accent"])
        self._cache = PageCache(self._folder / "pages" / _language(config), frame_digest(made, *settings))

    @staticmethod
    def escaped_meta(page: Page) -> dict[str, object]:
        """What a page says of itself, escaped, for Material writes it as it is."""
        return {key: escape(value) for key, value in page.meta.items() if isinstance(value, str)}

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the generated pages in place of the hand-written sources; each gets its text when MkDocs reads it."""
        self._files = files
        for page in self.made.pages:
            if existing := files.get_file_from_path(page.path):
                files.remove(existing)
            files.append(File.generated(config, page.path, content=""))
        return files

    def on_pre_page(self, page: Page, **_: object) -> Page:
        """Render the page, for MkDocs to read."""
        page.file.content_string = self._pages[page.file.src_uri].make_text()
        return page

    def on_env(self, env: Environment, config: MkDocsConfig, **_: object) -> Environment:
        """Give the theme's templates what they compute with; store them compiled."""
        env.filters |= {"card_name": _card_name, "csp_digest": csp_digest, "qr_code": qr_code}
        styles = {file.name for folder in config.theme.dirs for file in (Path(folder) / PAGE_PARTS).glob("*.css")}
        env.filters["page_styles"] = lambda page: _page_styles(page, styles)
        store_templates(env, self._folder)
        return env

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Escape what the page says of itself; a page that is stored has nothing more to make."""
        path = page.file.src_uri
        page.meta |= self.escaped_meta(page)
        key = self._cache.key(page.file.content_string)
        page.file.content_string = ""
        if stored := self._cache.get(path, key):
            self.words |= stored.words
            self._stored.put(path, stored.html)
            page.meta["template"] = STORED
            return ""
        self._keys[path] = key
        return markdown

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put the page's content aside until the page is laid out: all at once would not fit into memory."""
        page.markdown = ""
        if page.file.src_uri in self._keys:
            self._contents.put(page.file.src_uri, html)
        return ""

    def on_page_context(self, context: TemplateContext, page: Page, **_: object) -> TemplateContext:
        """Give the page its content back; of a list's further pages, which are in no menu, the first is the current entry."""
        page.content = self._contents.take(page.file.src_uri)
        self.set_current(page, current=True)
        return context

    def set_current(self, page: Page, *, current: bool) -> None:
        """Whether the entry of the list to which ``page`` belongs, if it does, is the current one of the menu."""
        if first := self._files.get_file_from_path(page.meta.get("list_path", "")):
            first.page.active = current

    def on_post_template(self, output_content: str, template_name: str, **_: object) -> str:
        """The 404 page, which is no page to MkDocs, as the others are."""
        return open_item(output_content) if template_name.endswith(".html") else output_content

    def mark_chinese(self, html: str) -> str:
        """An English page of a draft with its Chinese marked; every other page as it is."""
        return mark_page(html) if self._marks else html

    def on_post_page(self, output: str, page: Page, **_: object) -> str:
        """The page as it was stored, or as it is now, which is stored for the next build."""
        self.set_current(page, current=False)
        path = page.file.src_uri
        page.content = ""
        if (stored := self._stored.take(path)) is not None:
            return stored
        output = self.mark_chinese(drop_empty_lines(open_item(output)))
        made = CachedPage(output, words_of(output))
        self._cache.put(path, self._keys.pop(path), made)
        self.words |= made.words
        return made.html
