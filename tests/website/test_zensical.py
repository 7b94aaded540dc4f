"""The rendered pages, built by Zensical, which is to follow Material: all pages, anchors and links are there.

What differs is listed in docs/promises.md.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, SoupStrainer

from generator.cli import main
from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.report.figures import format_figure
from generator.report.model import LANGUAGES

BASE = "https://site.example/repo/"
ELSEWHERE = ("data/", "assets/")
"""What ``build`` writes beside the pages."""
LINKS = SoupStrainer("a")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages as Zensical makes them of what ``render`` wrote, the English below ``en/``."""
    folder = tmp_path_factory.mktemp("zensical")
    assert main(["render", "--folders", "--out", str(folder / "pages")]) == 0
    for language in LANGUAGES:
        place = "site" if language == "zh" else "site/en"
        config = folder / f"{language}.toml"
        config.write_text(
            f'[project]\nsite_name = "Report"\ndocs_dir = "pages/{language}"\nsite_dir = "{place}"\n', encoding="utf-8"
        )
        command = [str(Path(sys.executable).with_name("zensical")), "build", "--config-file", str(config)]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.large
def test_every_page_is_there_with_every_item_complete(built: Path) -> None:
    report = load_report(HOME / TARGETS).report
    for language in LANGUAGES:
        root = built / ("site" if language == "zh" else "site/en")
        for source in (built / "pages" / language).rglob("*.md"):
            path = source.relative_to(built / "pages" / language).with_suffix(".html")
            assert (root / path).is_file(), path
        for section in report.sections:
            soup = BeautifulSoup((root / "sections" / section.id / "index.html").read_bytes(), "html.parser")
            elements = soup.select("[id]")
            texts = {element["id"]: element.get_text() for element in elements}
            assert len(texts) == len(elements)
            for item in report.items:
                if item.section == section.id:
                    assert item.name[language] in texts[item.id]
                    assert not item.figure or format_figure(item.figure, language) in texts[item.id]


@pytest.mark.large
def test_links_within_the_pages_lead_somewhere(built: Path) -> None:
    targets = {}
    for page in sorted((built / "site").rglob("index.html")):
        here = f"{BASE}{page.parent.relative_to(built / 'site').as_posix()}/".replace("/./", "/")
        text = page.read_text(encoding="utf-8")
        ours = text[text.index("<article") : text.rindex("</article>")]
        for link in BeautifulSoup(ours, "html.parser", parse_only=LINKS).select("a[href]"):
            targets.setdefault(urljoin(here, link["href"]).split("#")[0], here)
    assert len(targets) > 200
    broken = {}
    for address, here in targets.items():
        target = urlsplit(address)
        path = unquote(target.path.removeprefix("/repo/"))
        if target.netloc == "site.example" and not path.startswith(ELSEWHERE):
            file = built / "site" / path
            if not (file / "index.html" if file.is_dir() else file).is_file():
                broken[address] = here
    assert broken == {}
