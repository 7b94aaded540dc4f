"""Old addresses: a page in each language that leads on, and entries that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.checks.redirects import check_redirects
from generator.errors import ReportError
from generator.project.labels import load_labels
from generator.project.paths import HOME, REDIRECTS
from generator.website.redirects import write_redirects

LABELS = {language: load_labels(language) for language in ("zh", "en")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project's root with a site of two pages in each language."""
    for page in ("sections/new", "topics/stays"):
        for language in ("", "en/"):
            folder = tmp_path / "site" / f"{language}{page}"
            folder.mkdir(parents=True)
            (folder / "index.html").write_text("a page")
    (tmp_path / "data").mkdir()
    return tmp_path


def write(place: Path, *entries: str) -> None:
    (place / REDIRECTS).write_text("\n".join(["moved:", *(f"  - {each}" for each in entries), ""]), encoding="utf-8")
    write_redirects(place, place / "site", LABELS)


@pytest.mark.parametrize(("prefix", "lang"), [("", "zh-CN"), ("en/", "en")])
def test_an_old_address_leads_to_the_new_one_in_its_language(place: Path, prefix: str, lang: str) -> None:
    write(place, "{from: parts/deep/old/, to: sections/new/}")
    file = place / "site" / prefix / "parts/deep/old/index.html"
    page = BeautifulSoup(file.read_bytes(), "html.parser")
    assert page.html["lang"] == lang
    target = page.a["href"]
    assert (file.parent / target / "index.html").resolve() == (
        place / "site" / prefix / "sections/new/index.html"
    ).resolve()
    assert page.noscript.meta["content"] == f"0;url={target}"


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        ("{from: topics/stays/, to: sections/new/}", "a page of the site"),
        ("{from: sections/old/, to: sections/gone/}", "no such page"),
        ("{from: sections/old, to: sections/new/}", "with a slash at its end"),
        ("{from: ../../etc/, to: sections/new/}", "from the language's root"),
        ("{from: sections/old/, to: 'https://example.org/'}", "from the language's root"),
        ("{from: sections/old/}", "add to: to the record"),
        ("just words", "a record with keys"),
    ],
)
def test_an_entry_that_cannot_be_right_is_reported_with_its_line(place: Path, entry: str, reported: str) -> None:
    with pytest.raises(ReportError, match=reported) as error:
        write(place, entry)
    assert error.value.problems[0].line == 2


def test_none_are_needed(place: Path) -> None:
    write_redirects(place, place / "site", LABELS)
    (place / REDIRECTS).write_text("moved: []\n", encoding="utf-8")
    write_redirects(place, place / "site", LABELS)
    (place / REDIRECTS).write_text("moved: 7\n", encoding="utf-8")
    with pytest.raises(ReportError, match="a list of records"):
        write_redirects(place, place / "site", LABELS)


PATHS = ("index.md", "sections/new.md", "topics/stays.md", "parts/work/index.md", "topics/my-index.md")


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        ("{from: sections/old/, to: sections/new/}", None),
        ("{from: sections/old/, to: parts/work/}", None),
        ("{from: sections/old/, to: topics/my-index/}", None),
        ("{from: topics/stays/, to: sections/new/}", "topics/stays/, a page of the site"),
        ("{from: sections/old/, to: topics/my/}", "topics/my/, no such page"),
        ("{from: sections/old/}", "nothing"),
    ],
)
def test_a_check_knows_what_a_build_would_say(place: Path, entry: str, reported: str | None) -> None:
    (place / REDIRECTS).write_text(f"moved:\n  - {entry}\n", encoding="utf-8")
    problems = check_redirects(place, PATHS)
    assert [(each.line, each.found) for each in problems] == ([(2, reported)] if reported else [])


def test_a_check_of_what_is_no_list_at_all(place: Path) -> None:
    assert check_redirects(place, PATHS) == []
    (place / REDIRECTS).write_bytes(b"moved: \xd6\xd0")
    assert [each.expected for each in check_redirects(place, PATHS)] == ["UTF-8"]
    (place / REDIRECTS).write_text("- a\n", encoding="utf-8")
    assert [each.found for each in check_redirects(place, PATHS)] == ["no keys"]


def test_the_list_of_this_site_can_be_read() -> None:
    assert (HOME / REDIRECTS).is_file()
