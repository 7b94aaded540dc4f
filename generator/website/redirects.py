"""Old addresses of pages -> small pages that lead to the new ones, in both languages, on any host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from generator.checks.redirects import redirect_problems
from generator.errors import ReportError
from generator.files import write_text
from generator.project.redirects import load_redirects

TEMPLATES = Path(__file__).with_name("templates")
LANGS = {"zh": "zh-CN", "en": "en"}
"""Each language as a page's own tag."""


def write_redirects(root: Path, site: Path, labels: Mapping[str, dict[str, str]]) -> None:
    """A page at each old address under ``site``; raises ReportError where an entry leads from a page, or to none."""
    file = load_redirects(root)
    if problems := redirect_problems(file, lambda address: (site / address / "index.html").is_file()):
        raise ReportError(problems)
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("moved.html")
    for each in file.records["moved"]:
        for language, lang in LANGS.items():
            way = "../" * each.old.count("/")
            page = template.render(to=way + each.to, root=way, lang=lang, t=labels[language])
            write_text(site / ("" if language == "zh" else language) / each.old / "index.html", page)
