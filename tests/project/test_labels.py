"""The words that templates need."""

from string import Formatter

import pytest

from generator.errors import Problem, ReportError
from generator.project.labels import load_labels


def test_both_languages_have_the_same_labels():
    zh, en = load_labels("zh"), load_labels("en")
    assert zh.keys() == en.keys()
    assert all(zh.values())
    assert all(en.values())


def test_both_languages_have_the_same_blanks_to_fill():
    zh, en = load_labels("zh"), load_labels("en")
    blanks = {
        key: [[field for _, field, _, _ in Formatter().parse(text[key])].count("") for text in (zh, en)] for key in zh
    }
    assert [key for key, (one, other) in blanks.items() if one != other] == []


def test_labels_are_in_their_language():
    assert load_labels("zh")["home"] == "首页"
    assert load_labels("en")["home"] == "Home"


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("{zh: 首页}", "zh"),
        ("{en: Home}", "en"),
        ("{zh: 首页, en: Home, fr: Accueil}", "en, fr, zh"),
        ("Home", "no languages"),
    ],
)
def test_a_label_without_one_language_fails(tmp_path, label, found):
    file = tmp_path / "labels.yaml"
    file.write_text(f"# words\ngood: {{zh: 好, en: good}}\nhome: {label}\n", encoding="utf-8")
    with pytest.raises(ReportError) as reported:
        load_labels("zh", file)
    expected = Problem("generator/project/labels.yaml", 3, "label home", found, "zh and en", "add what is missing")
    assert reported.value.problems == (expected,)


def test_a_label_given_twice_fails(tmp_path):
    file = tmp_path / "labels.yaml"
    file.write_text("home: {zh: 首页, en: Home}\nhome: {zh: 家, en: House}\n", encoding="utf-8")
    with pytest.raises(ReportError) as reported:
        load_labels("zh", file)
    assert [each.found for each in reported.value.problems] == ["the key home again"]
