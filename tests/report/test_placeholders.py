"""Placeholders that stand for data."""

import pytest

from generator.project.report_file import load_report
from generator.report.placeholders import Placeholder, fill, find_placeholders, quote

FOUND = {
    "no placeholder": [],
    "{figure}": [Placeholder("figure", None, "{figure}")],
    "{deadline:a-b}x{figure:c}": [
        Placeholder("deadline", "a-b", "{deadline:a-b}"),
        Placeholder("figure", "c", "{figure:c}"),
    ],
    "{figuer:a}": [Placeholder("figuer", "a", "{figuer:a}")],
    "{}": [Placeholder("", None, "{}")],
    "{a b}": [],
    "{{figure}}": [Placeholder("figure", None, "{figure}")],
}


@pytest.mark.parametrize(("text", "quotes"), FOUND.items())
def test_finds_placeholders(text, quotes):
    assert find_placeholders(text) == quotes


@pytest.fixture
def items(project):
    return load_report(project.root / "data/targets.yaml").report.by_id


def test_quotes_in_both_languages(items):
    item = items["old-estates"]
    assert quote(item, "figure", "zh") == "300个"
    assert quote(item, "figure", "en") == "300 estates"
    assert quote(item, "deadline", "zh") == "2022年6月30日前"
    assert quote(item, "deadline", "en") == "by 30 June 2022"


def test_there_is_nothing_to_quote_where_there_is_no_value(items):
    assert quote(items["metro"], "figure", "en") is None
    assert quote(items["parks"], "deadline", "en") is None
    assert quote(items["old-estates"], "name", "en") is None


def test_fills_own_and_other_quotes(items):
    text = "{figure} and {figure:parks}, {deadline}"
    assert fill(text, items["old-estates"], items, "en") == "300 estates and 7–10 parks, by 30 June 2022"


def test_fill_shows_quotes_as_asked(items):
    text = fill("a {figure:parks} b", None, items, "en", lambda item, words: f"<{item.id}:{words}>")
    assert text == "a <parks:7–10 parks> b"


@pytest.mark.parametrize("text", ["{figure}", "{figure:metro}", "{deadline:parks}", "{name:parks}", "{figure:none}"])
def test_fill_refuses_what_the_checks_would(items, text):
    with pytest.raises(KeyError):
        fill(text, None, items, "en")
