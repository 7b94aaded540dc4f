"""The stylesheet of the site: nothing that a page uses is left out, what no page uses is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.project.paths import HOME
from generator.website.stylesheet import (
    OUT,
    PAGE_OUT,
    page_style_name,
    words_of,
    write_stylesheet,
    write_whole_stylesheet,
)

PAGE = """<html><body dir="ltr" data-md-color-scheme="default"><p class="a b"><b hidden>x</b></p>
<input data-md-color-scheme="slate"></body></html>"""
SCRIPT = 'box.classList.add("md-made"); document.createElement("em"); // other'
THEME = """
.a.b>b{order:1} p:not(.elsewhere) b:hover::before{order:2} em.md-made{order:3} [dir=ltr] p{order:4}
[hidden]{order:5} @media print{.a{order:6}} [data-md-color-scheme=slate] p{order:7} .elsewhere,.a:is(.b,.c){order:8}
.a{background:url("data:image/svg+xml;charset=utf-8,<svg transform='rotate(9)'>{};</svg>");order:9}
.a.focus-visible{order:10} :root{--used:11;--ours:12;--nobodys:61} .b{order:var(--used)}
.elsewhere{order:51} .a .elsewhere{order:52} video{order:53} [dir=rtl] p{order:54} [data-md-color-scheme=red] p{order:55}
[data-else]{order:56} @media print{.elsewhere{order:57}}
"""
OWN = '/* video */ [data-set]:is(:focus,.x){order:13}.a  .b,\n.a > p { content: "a  ;  b" ; order: var(--ours); }\n'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page in each language."""
    for language in ("", "en"):
        for folder in ("assets/stylesheets", "assets/javascripts"):
            (tmp_path / language / folder).mkdir(parents=True)
        (tmp_path / language / "index.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / language / "assets/stylesheets/main.css").write_text(THEME, encoding="utf-8")
        (tmp_path / language / "assets/javascripts/bundle.js").write_text('"video elsewhere"', encoding="utf-8")
        (tmp_path / language / "assets/styles").mkdir()
        (tmp_path / language / "assets/styles/one.css").write_text(OWN, encoding="utf-8")
        (tmp_path / language / "assets/report.css").write_text('@import "styles/one.css";\n', encoding="utf-8")
        (tmp_path / language / "assets/own.js").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def test_what_a_page_or_script_of_ours_can_use_stays_and_the_rest_goes(small: Path) -> None:
    write_stylesheet(small, words_of(PAGE))
    text = (small / OUT).read_text(encoding="utf-8")
    assert [n for n in (*range(1, 11), 13) if not re.search(rf"order:{n}\b", text)] == []
    assert [n for n in range(51, 58) if f"order:{n}" in text] == []
    assert ".elsewhere{" not in text
    assert ":focus-visible{" in text
    assert "--used:11" in text
    assert "--ours:12" in text
    assert "--nobodys" not in text
    assert "own-rules" not in text


def test_ours_comes_last_and_says_the_same_in_fewer_bytes(small: Path) -> None:
    write_stylesheet(small, words_of(PAGE))
    assert (
        (small / OUT).read_text(encoding="utf-8").rstrip().endswith('.a .b,.a>p{content:"a  ;  b";order:var(--ours)}')
    )


def test_its_parts_and_materials_scripts_are_gone(small: Path) -> None:
    write_stylesheet(small, words_of(PAGE))
    left = {file.relative_to(small).as_posix() for file in small.rglob("*") if file.is_file()}
    assert left == {"index.html", "en/index.html", "assets/own.js", "en/assets/own.js", OUT}


def test_a_pages_own_styles_are_a_file_of_their_own(small: Path) -> None:
    (small / "assets/styles/pages").mkdir()
    (small / "assets/styles/pages/all-items.css").write_text(".own { order: var(--nobodys) }", encoding="utf-8")
    write_stylesheet(small, words_of(PAGE))
    assert page_style_name("all/items.md") == "all-items.css"
    assert (small / PAGE_OUT / "all-items.css").read_text(encoding="utf-8").strip() == ".own{order:var(--nobodys)}"
    site = (small / OUT).read_text(encoding="utf-8")
    assert ".own" not in site
    assert "--nobodys" in site
    assert not (small / "assets/styles").exists()


def test_the_previews_styles_are_whole(small: Path) -> None:
    (small / "assets/styles/pages").mkdir()
    (small / "assets/styles/pages/index.css").write_text(".own { order: 1 }", encoding="utf-8")
    write_whole_stylesheet(small)
    whole = (small / OUT).read_text(encoding="utf-8")
    assert "order:57" in whole
    assert OWN in whole
    assert "@import" not in whole
    assert (small / PAGE_OUT / "index.css").is_file()


def test_a_fault_in_our_styles_is_reported(small: Path) -> None:
    (small / "assets/styles/one.css").write_text("\n.a { order: 1", encoding="utf-8")
    with pytest.raises(ReportError, match=r"line 2 of styles/one.css: \.a"):
        write_stylesheet(small, words_of(PAGE))
    (small / "assets/report.css").write_text('@import "styles/two.css";', encoding="utf-8")
    with pytest.raises(ReportError, match=r"no file styles/two.css"):
        write_stylesheet(small, words_of(PAGE))


def test_every_part_of_our_styles_is_imported() -> None:
    assets = HOME / "overrides/assets"
    named = re.findall(r'@import "([^"]+)";', (assets / "report.css").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(file.relative_to(assets).as_posix() for file in assets.glob("styles/*.css"))


@pytest.mark.site
def test_the_site_has_every_rule_of_material_for_its_own_elements(site: Path) -> None:
    whole = (site / OUT).read_text(encoding="utf-8")
    left = set(re.findall(r"\.(md-[\w-]+)", whole))
    theme = Path(importlib.util.find_spec("material").origin).parent / "templates/assets/stylesheets"
    styled = {name for file in theme.glob("*.css") for name in re.findall(r"\.(md-[\w-]+)", file.read_text("utf-8"))}
    pages = [site / path / "index.html" for path in ("", "sections/city", "en/explorer", "glossary")]
    classes = re.findall(r'class="([^"]*)"', "".join(page.read_text(encoding="utf-8") for page in pages))
    used = {name for value in classes for name in value.split()}
    assert len(used & styled) > 40
    assert used & styled <= left
    assert "md-header__title--active" in left
    assert "tabbed-set" not in whole


@pytest.mark.site
def test_a_page_loads_one_stylesheet_and_nothing_of_material_is_left_beside(site: Path) -> None:
    for page in (site / "index.html", site / "en/sections/city/index.html"):
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text(encoding="utf-8"))
        assert [(page.parent / sheet).resolve() for sheet in sheets] == [site / OUT]
    assert not list(site.rglob("assets/javascripts"))
    assert not list(site.rglob("assets/stylesheets"))
