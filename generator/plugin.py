"""Hands the generated pages to MkDocs. The only module, with ``build``, that knows MkDocs; no logic here.

Registered under ``hooks:`` in mkdocs.yml; the language is the one of the theme. Material's templates write titles
and descriptions as they are, so all that goes there is escaped on the way.
"""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.blocks import hold_blocks, put_back
from generator.errors import ReportError
from generator.exports.linked import known_address
from generator.exports.package import LICENCE
from generator.navigation import Entry
from generator.edition import render_language
from generator.project import TITLES


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Render every page of this build's language, and set the navigation."""
    root = Path(config.config_file_path).parent
    try:
        language, address = config.theme["language"].split("-")[0], known_address(config.site_url)
        rendered = render_language(root, language, address, config.repo_url or "")
    except ReportError as error:
        raise PluginError(str(error)) from None
    config.nav = [_nav(entry) for entry in rendered.navigation]
    config.site_name = escape(rendered.labels["site_name"])
    config.site_description = escape(rendered.labels["site_tagline"])
    config.extra |= {
        "address": address,
        "dataset": rendered.dataset,
        "held": {},
        "labels": rendered.labels,
        "licence": LICENCE["path"],
        "pages": rendered.pages,
    }
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the build, which draws the social cards, what every page is called."""
    titles = {page.path: page.title for page in config.extra["pages"]}
    labels = config.extra["labels"]
    text = json.dumps({"site": labels["site_name"], "pages": titles | {"index.md": labels["site_tagline"]}})
    (Path(config.site_dir) / TITLES).write_text(text, encoding="utf-8")


def _nav(entry: Entry) -> dict[str, object]:
    return {escape(entry.title): entry.path or [_nav(child) for child in entry.children]}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the rendered pages in place of the hand-written sources."""
    for page in config.extra["pages"]:
        if existing := files.get_file_from_path(page.path):
            files.remove(existing)
        files.append(File.generated(config, page.path, content=page.text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Escape what the page says of itself, and spare Markdown the blocks of HTML in its body."""
    page.meta |= {key: escape(value) for key, value in page.meta.items() if isinstance(value, str)}
    text, config.extra["held"][page.file.src_uri] = hold_blocks(markdown)
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """The page's content, whole again."""
    return put_back(html, config.extra["held"].pop(page.file.src_uri))
