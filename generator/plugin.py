"""Hands the generated pages to MkDocs. The only module, with ``build``, that knows MkDocs; no logic here.

Registered under ``hooks:`` in mkdocs.yml; the language is the one of the theme. Material's templates write titles
and descriptions as they are, so all that goes there is escaped on the way.
"""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.blocks import hold_blocks, put_back
from generator.edition import Edition, render_language
from generator.errors import ReportError
from generator.exports.linked import known_address
from generator.exports.package import LICENCE
from generator.finished import Finished, FinishedPages, frame
from generator.navigation import Entry
from generator.project import CACHE, Checked
from generator.rendering import keep_templates
from generator.styles import words_of

KEPT = "partials/kept.html"
"""The template of a page that is not made again; it is empty."""


def render_for(config: MkDocsConfig, checked: Checked | None = None) -> Edition:
    """The edition that ``config`` asks for; raises ReportError."""
    return render_language(_root(config), _language(config), _address(config), config.repo_url or "", checked)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _language(config: MkDocsConfig) -> str:
    return config.theme["language"].split("-")[0]


def _address(config: MkDocsConfig) -> str:
    return known_address(config.site_url)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take this build's pages, rendered here unless ``build`` has done so, and set the navigation."""
    try:
        edition = config.extra.pop("edition", None) or render_for(config)
    except ReportError as error:
        raise PluginError(str(error)) from None
    settings = config.site_url, config.repo_url, _language(config), os.environ.get("SOURCE_DATE_EPOCH")
    cache = _root(config) / CACHE / "pages" / _language(config)
    config.nav = [_nav(entry) for entry in edition.navigation]
    config.site_name = escape(edition.labels["site_name"])
    config.site_description = escape(edition.labels["site_tagline"])
    config.extra |= {
        "address": _address(config),
        "dataset": edition.dataset,
        "finished": FinishedPages(cache, frame(_root(config), edition, *settings)),
        "held": {},
        "kept": {},
        "labels": edition.labels,
        "licence": LICENCE["path"],
        "pages": {page.path: page for page in edition.pages},
        "words": set(),
    }
    return config


def _nav(entry: Entry) -> dict[str, object]:
    return {escape(entry.title): entry.path or [_nav(child) for child in entry.children]}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the rendered pages in place of the hand-written sources."""
    for page in config.extra["pages"].values():
        if existing := files.get_file_from_path(page.path):
            files.remove(existing)
        files.append(File.generated(config, page.path, content=page.text))
    return files


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Keep the theme's templates compiled."""
    keep_templates(env, _root(config) / CACHE)
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Escape what the page says of itself, and spare Markdown the blocks of HTML in its body; all of it, if kept."""
    path = page.file.src_uri
    page.meta |= {key: escape(value) for key, value in page.meta.items() if isinstance(value, str)}
    if kept := config.extra["finished"].find(config.extra["pages"][path]):
        config.extra["kept"][path] = kept.html
        config.extra["words"] |= kept.words
        page.meta["template"] = KEPT
        return ""
    text, config.extra["held"][path] = hold_blocks(markdown)
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """The page's content, whole again."""
    return put_back(html, config.extra["held"].pop(page.file.src_uri, ()))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page as it was kept, or as it is now and is kept for the next build."""
    path = page.file.src_uri
    if path in config.extra["kept"]:
        return config.extra["kept"].pop(path)
    made = Finished(output, words_of(output))
    config.extra["finished"].keep(config.extra["pages"][path], made)
    config.extra["words"] |= made.words
    return output
