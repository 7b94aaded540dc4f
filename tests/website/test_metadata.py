"""What machines read of the built site: descriptions, Open Graph, schema.org, social cards, licence and citation."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from PIL import Image

from generator.pages.renderer import summary
from generator.project.paths import HOME, OUTCOMES
from generator.website.build import build_site
from generator.website.qr_code import qr_code
from tests.minimal import MINIMAL, Project
from tests.soups import soup as read

ROOT = HOME
BIN = Path(sys.executable).parent
ADDRESS = "https://city.example/report/"
REPOSITORY = "https://forge.example/us/report"
SEARCHED = "searched: 2022-12-31\nwhere: {zh: 公开的网页, en: Public web pages}\noutcomes: []\n"
HOSTILE = "</script><script>stolen</script> & \"quoted\" 'words'"


def soups(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Each page's path, as its address ends, and its markup."""
    for file in sorted(site.rglob("index.html")):
        path = file.parent.relative_to(site).as_posix()
        yield "" if path == "." else f"{path}/", read(file)


def meta(soup: BeautifulSoup) -> dict[str, str]:
    """By name, property or itemprop; of two with one name (the wide and the square picture), the first."""
    named: dict[str, str] = {}
    for tag in soup.select("head meta"):
        for key in ("property", "name", "itemprop"):
            if tag.get(key):
                named.setdefault(f"itemprop:{tag[key]}" if key == "itemprop" else tag[key], tag.get("content"))
    return named


def linked(soup: BeautifulSoup) -> list[dict]:
    return [json.loads(script.string) for script in soup.find_all("script", type="application/ld+json")]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest project's site, which knows its address and repository, and has a section with a hostile name."""
    root = tmp_path_factory.mktemp("elsewhere") / "project"
    shutil.copytree(MINIMAL, root)
    project = Project(root)
    project.make_buildable()
    (root / OUTCOMES).write_text(SEARCHED, encoding="utf-8")
    project.set("livelihood", "name", f"{{zh: 民生, en: {json.dumps(HOSTILE)}}}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("REPO_URL", REPOSITORY)
        build_site(root, root / "site")
    return root / "site"


def test_every_page_has_a_description_of_its_own_in_whole_sentences(site: Path) -> None:
    seen: dict[str, str] = {}
    for path, soup in soups(site):
        (tag,) = soup.select("meta[name=description]")
        description = tag["content"]
        assert 8 <= len(description) <= 160, path
        assert description[-1] in "。？！.?!…", (path, description)
        assert "{" not in description, path
        assert seen.setdefault(description, path) == path
        assert meta(soup)["og:description"] == meta(soup)["twitter:description"] == description


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("One. Two.", "One. Two."),
        (f"One sentence here. {'B' * 160}.", "One sentence here."),
        (f"第一句。{'二' * 160}。", "第一句。"),
        ("GDP grew by 4.8% in 2021. The rest " + "follows " * 30, "GDP grew by 4.8% in 2021."),
    ],
)
def test_summary_keeps_whole_sentences(text: str, short: str) -> None:
    assert summary(text) == short


@pytest.mark.parametrize("text", ["word " * 60, "很长，" * 80, "x" * 400])
def test_summary_cuts_an_endless_sentence_visibly(text: str) -> None:
    assert 80 < len(summary(text)) <= 160
    assert summary(text).endswith("…")
    assert text.startswith(summary(text)[:-1])


def test_open_graph_follows_the_language_and_leads_to_a_card(site: Path) -> None:
    sizes = {}
    for path, soup in soups(site):
        tags, english = meta(soup), path.startswith("en/")
        assert tags["og:locale"] == ("en_GB" if english else "zh_CN")
        assert tags["og:locale:alternate"] == ("zh_CN" if english else "en_GB")
        assert tags["og:title"]
        assert tags["itemprop:name"] == tags["og:title"]
        # Nobody knows the address yet, and networks take whole ones only.
        assert not {"og:url", "og:image", "twitter:image", "itemprop:image"} & tags.keys()
        assert not soup.select("link[rel=canonical]")
        assert "image" not in linked(soup)[0]
        # WeChat takes the first picture of 300 pixels or more in the page; no browser loads it.
        shown = soup.select_one("body img[src*=cards]")
        assert shown.has_attr("hidden")
        assert shown["loading"] == "lazy"
        square = urlsplit(urljoin(f"http://h/{path}", shown["src"])).path.lstrip("/")
        sizes[square] = (site / square).stat().st_size
        with Image.open(site / square) as image:
            assert image.size == (400, 400)
    assert max(sizes.values()) < 40_000
    assert len(sizes) == sum(1 for path, _ in soups(site) if not path.startswith("en/"))


def test_known_address_is_in_every_page(elsewhere: Path) -> None:
    for path, soup in soups(elsewhere):
        tags = meta(soup)
        assert tags["og:url"] == soup.select_one("link[rel=canonical]")["href"] == ADDRESS + path
        assert tags["og:image"] == tags["twitter:image"] == linked(soup)[0]["image"]
        assert tags["itemprop:image"] == tags["og:image"].replace(".png", "-square.png")
        for picture in (tags["og:image"], tags["itemprop:image"]):
            assert picture.startswith(f"{ADDRESS}assets/cards/")
            assert (elsewhere / picture.removeprefix(ADDRESS)).stat().st_size < 40_000
        with Image.open(elsewhere / tags["og:image"].removeprefix(ADDRESS)) as image:
            assert image.size == (1200, 630)
        code = soup.select_one("details.qr")
        assert code.p.get_text() == ADDRESS + path
        assert str(code.svg.select("path")[1]["d"]) in qr_code(ADDRESS + path)
        assert linked(soup)[0]["url"] == ADDRESS + path


def test_every_page_is_linked_data_in_its_language(site: Path) -> None:
    for path, soup in soups(site):
        first, *rest = linked(soup)
        article = path.removeprefix("en/").split("/")[0] in ("sections", "topics", "investors")
        assert first["@type"] == ("Article" if article else "WebPage")
        assert first["inLanguage"] == soup.html["lang"]
        assert first["headline" if article else "name"] == meta(soup)["og:title"]
        assert [each["@type"] for each in rest] == (["Dataset"] if path.removeprefix("en/") == "data/" else [])


@pytest.mark.parametrize("path", ["data/", "en/data/"])
def test_dataset_leads_to_files_that_are_there(site: Path, elsewhere: Path, path: str) -> None:
    for root, base in ((site, "http://h/"), (elsewhere, ADDRESS)):
        soup = BeautifulSoup((root / path / "index.html").read_bytes(), "html.parser")
        dataset = linked(soup)[1]
        urls = [urljoin(base + path, d["contentUrl"]) for d in dataset["distribution"]]
        assert len(urls) == 4
        assert all((root / url.removeprefix(base)).is_file() for url in urls)


def test_data_page_links_every_data_file(site: Path) -> None:
    names = {"targets.csv", "outcomes.csv", "targets.json", "targets.xlsx", "targets.schema.json", "datapackage.json"}
    for path in ("data/", "en/data/"):
        soup = BeautifulSoup((site / path / "index.html").read_bytes(), "html.parser")
        links = {urlsplit(urljoin(f"http://h/{path}", a["href"])).path for a in soup.select(".downloads a")}
        assert {f"/data/{name}" for name in names} <= links


def test_a_hostile_name_stays_text(elsewhere: Path) -> None:
    page = (elsewhere / "en/sections/livelihood/index.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert meta(soup)["og:title"] == f"2.1 {HOSTILE}"
    assert linked(soup)[0]["headline"] == f"2.1 {HOSTILE}"
    assert soup.title.string.startswith(f"2.1 {HOSTILE}")
    assert HOSTILE in soup.h1.get_text()
    assert [
        script for script in soup.find_all("script") if "stolen" in (script.string or "") and not script.get("type")
    ] == []
    # The rows leave out the end tags that HTML lets go.
    explorer = BeautifulSoup((elsewhere / "en/explorer/index.html").read_bytes(), "lxml")
    assert f"2.1 {HOSTILE}" in {cell.get_text().strip() for cell in explorer.select("table.explorer td")}
    for file in elsewhere.rglob("*.html"):
        assert "<script>stolen" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize(("path", "language"), [("", "zh"), ("en/", "en")])
def test_items_cite_themselves_and_offer_to_report_an_error(elsewhere: Path, path: str, language: str) -> None:
    page = elsewhere / path / "sections/livelihood/index.html"
    details = BeautifulSoup(page.read_bytes(), "html.parser").select_one("#new-jobs details.cite")
    assert f"{ADDRESS}{path}sections/livelihood/#new-jobs" in details.get_text()
    copy, *forms = details.select("a")
    assert copy["href"] == "#new-jobs"
    templates = []
    for form in forms:
        filled = parse_qs(urlsplit(form["href"]).query)
        assert form["href"].startswith(f"{REPOSITORY}/issues/new?")
        assert filled["item"] == ["new-jobs"]
        assert filled["language"] == [language]
        templates += filled["template"]
    assert templates == ["report-an-error.yml", "send-evidence.yml"]


def test_without_a_repository_no_item_offers_to_report(site: Path) -> None:
    page = BeautifulSoup((site / "en/sections/livelihoods/index.html").read_bytes(), "html.parser")
    assert len(page.select("details.cite")) == len(page.select("details.cite a")) > 10


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("citation-file-format", "CITATION.cff"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/report-an-error.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/send-evidence.yml"),
        ("github-workflows", ".github/workflows/site.yml"),
    ],
)
def test_files_for_others_keep_to_their_published_schemas(schema: str, file: str) -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_licences_agree() -> None:
    assert (
        (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n\nCopyright (c) 2026 the maintainers")
    )
    notice = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert "CC BY 4.0" in notice
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
    assert "`phrase`" in notice
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["license"] == "CC-BY-4.0"


def test_no_page_asks_github_for_anything(elsewhere: Path) -> None:
    for file in elsewhere.rglob("*.html"):
        assert 'data-md-component="source"' not in file.read_text(encoding="utf-8"), file
