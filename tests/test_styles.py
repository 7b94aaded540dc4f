"""The stylesheet of the site: nothing that a page uses is left out, what no page uses is."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from generator.styles import OUT, Words, cut_styles, squeeze

PAGE = '<html><body dir="ltr" data-md-color-scheme="default"><p class="a b"><b hidden>x</b></p></body></html>'


@pytest.fixture
def words() -> Words:
    found = Words()
    found.read_page(PAGE)
    found.read_script('box.classList.add("md-made"); document.createElement("em"); // other')
    return found


@pytest.mark.parametrize(
    "rule",
    [
        ".a{color:red}",
        ".a.b>b{color:red}",
        "p:not(.elsewhere) b:hover::before{color:red}",
        "em.md-made{color:red}",
        "[dir=ltr] p{color:red}",
        "[hidden]{color:red}",
        "@media print{.a{color:red}}",
        ".a{background:url(\"data:image/svg+xml;charset=utf-8,<svg transform='rotate(9)'>{};</svg>\");color:red}",
        ":root{--used:red}.a{color:var(--used)}",
    ],
)
def test_what_a_page_can_use_stays(words: Words, rule: str) -> None:
    assert cut_styles(rule, words, "") == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".elsewhere{color:red}",
        ".a .elsewhere{color:red}",
        ".other{color:red}",
        "video{color:red}",
        "[dir=rtl] p{color:red}",
        "[data-md-color-scheme=slate]{color:red}",
        "[data-else]{color:red}",
        "@media print{.elsewhere{color:red}}",
        ":root{--unused:red}",
        ":root{--first:red;--second:var(--first)}",
    ],
)
def test_what_no_page_can_use_goes(words: Words, rule: str) -> None:
    assert cut_styles(rule, words, "") == ""


def test_of_several_selectors_those_that_fit_stay(words: Words) -> None:
    assert cut_styles(".elsewhere,.a:is(.b,.c),video{color:red}", words, "") == ".a:is(.b,.c){color:red}"


def test_variables_that_our_own_styles_use_stay(words: Words) -> None:
    assert cut_styles(":root{--ours:red;--nobodys:red}", words, ".a{color:var(--ours)}") == ":root{--ours:red}"


def test_squeezed_styles_say_the_same() -> None:
    text = '/* why */ .a  .b,\n.c > p { content: "a  ;  b" ; margin: 0 auto; }\n'
    assert squeeze(text) == '.a .b,.c > p{content:"a  ;  b";margin:0 auto}'


@pytest.mark.site
def test_the_site_has_every_rule_of_material_for_its_own_elements(site: Path) -> None:
    whole = (site / OUT).read_text(encoding="utf-8")
    kept = set(re.findall(r"\.(md-[\w-]+)", whole))
    theme = Path(importlib.util.find_spec("material").origin).parent / "templates/assets/stylesheets"
    styled = {name for file in theme.glob("*.css") for name in re.findall(r"\.(md-[\w-]+)", file.read_text("utf-8"))}
    pages = [site / path / "index.html" for path in ("", "sections/city", "en/explorer", "glossary")]
    classes = re.findall(r'class="([^"]*)"', "".join(page.read_text(encoding="utf-8") for page in pages))
    used = {name for value in classes for name in value.split()}
    assert len(used & styled) > 40
    assert used & styled <= kept
    assert "md-header__title--active" in kept
    assert "tabbed-set" not in whole


@pytest.mark.site
def test_a_page_loads_one_stylesheet_and_nothing_of_material_is_left_beside(site: Path) -> None:
    for page in (site / "index.html", site / "en/sections/city/index.html"):
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text(encoding="utf-8"))
        assert [(page.parent / sheet).resolve() for sheet in sheets] == [site / OUT]
    assert not list(site.rglob("assets/javascripts"))
    assert not list(site.rglob("assets/stylesheets"))
