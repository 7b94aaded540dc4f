"""The copy for the disk, page by page: links, scripts, what it holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.website.offline import open_from_disk, pack_site


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("../sections/city/#parks", "../sections/city/index.html#parks"),
        ("explorer/?kind=target", "explorer/index.html?kind=target"),
        ("#parks", "#parks"),
        ("data/targets.csv", "data/targets.csv"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_to_folders_name_their_page(before: str, after: str) -> None:
    assert open_from_disk(f'<a class="x" href="{before}">') == f'<a class="x" href="{after}">'


def test_other_elements_keep_their_addresses() -> None:
    assert open_from_disk('<link rel="x" href="../">') == '<link rel="x" href="../">'


def test_scripts_are_plain_and_the_one_for_the_disk_comes_first() -> None:
    page = open_from_disk(
        '<script src="../assets/palette.js" data-scope=".."></script><script src="../assets/search/main.js" type="module"></script>'
    )
    assert page.index("../assets/offline.js") < page.index("../assets/palette.js")
    assert page.endswith('<script src="../assets/search/main.js" defer></script>')


def test_a_page_without_its_styles_says_what_to_do_in_its_own_language() -> None:
    page = open_from_disk('<html lang="en"><body dir="ltr"><p>x</p></body></html>')
    assert '<body dir="ltr">\n<p class="unpack-first">Does this page look wrong? Unpack the whole zip' in page
    assert "解压" in open_from_disk('<html lang="zh-CN"><body></body></html>')


def test_a_missing_site_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="run make site"):
        pack_site(tmp_path, tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.site
def test_the_same_site_gives_the_same_zip_of_one_folder(site: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "report.zip", tmp_path / "other" / "report.zip"
    pack_site(site, one)
    pack_site(site, other)
    assert one.read_bytes() == other.read_bytes()
    names = zipfile.ZipFile(one).namelist()
    assert {name.split("/")[0] for name in names} == {"report", "README.txt"}
    assert names[0] == "README.txt"  # Windows shows the inside of a zip, where a page opens without its styles
    assert "index.html" in zipfile.ZipFile(one).read("README.txt").decode("utf-8-sig")
    assert "report/index.html" in names
    assert "report/en/index.html" in names
    assert not [name for name in names if name.endswith("404.html")]
