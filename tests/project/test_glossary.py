"""The term base and terms found in text."""

import pytest

from generator.errors import Problem, ReportError
from generator.project.glossary import load_glossary
from generator.project.paths import GLOSSARY
from tests.minimal import Project


def load(project: Project):
    glossary, _, problems = load_glossary(project.root)
    return glossary, problems


def test_loads_terms(project):
    glossary, problems = load(project)
    assert problems == ()
    assert list(glossary.by_id) == ["old-estate", "metro-plan"]
    term = glossary.by_id["old-estate"]
    assert (term.name("zh"), term.name("en"), term.source) == ("老旧小区", "old housing estate", True)
    assert term.variants["en"] == ("old estates",)
    assert term.forbidden["zh"] == ()


WRONG = {
    "kind": (
        "kind: programme", "kind: plan", 'term "metro-plan", kind', "plan",
        "'programme', 'policy', 'institution', 'company', 'project', 'place', 'honour', 'measure' or 'term'", "choose one of these",
    ),
    "source": ("source: no", "source: perhaps", 'term "metro-plan", source', "perhaps", "true or false", "choose one of these"),
    "definition": (
        "definition: {zh: 把地铁修得更远。, en: A plan for more metro.}", "definition: {zh: 把地铁修得更远。}",
        'term "metro-plan", definition, en', "nothing", "a value", "add en: to the record",
    ),
    "language": (
        "source: no", "source: no\n    plain: [zh, de]", 'term "metro-plan", plain, 1', "de", "'zh' or 'en'", "choose one of these",
    ),
    "two words in one entry": (
        "pinyin: dìtiě yánshēn", "pinyin: dìtiě yánshēn\n    synonyms: {zh: [地铁，城铁]}",
        'term "metro-plan", synonyms, zh, 0', "地铁，城铁", "one wording an entry", "put , and a blank between two",
    ),
    "name in quotation marks of print": (
        "zh: 地铁延伸", "zh: “地铁延伸”", 'term "metro-plan", zh', "“地铁延伸”",
        "a name without quotation marks round it", "write it without the quotation marks “ ”: 地铁延伸",
    ),
    "pinyin in parts": (
        "pinyin: dìtiě yánshēn", "pinyin: di\u0300tiě", 'term "metro-plan", pinyin', "di\u0300tiě",
        "usual characters, without U+0300 (combining grave accent)", "type ì as one letter; it is never found by a search",
    ),
    "unknown key": (
        "pinyin: dìtiě yánshēn", "pinyin: dìtiě yánshēn\n    colour: red",
        'term "metro-plan", colour', "a key that the model does not know", "a known key", "check its spelling, or remove it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_wrong_term(project, case):
    old, new, *message = case
    project.change(old, new, GLOSSARY)
    lines = (project.root / GLOSSARY).read_text(encoding="utf-8").split("\n")
    line = lines.index(f"    {new.split(chr(10))[-1].strip()}") + 1
    assert load(project)[1] == (Problem(GLOSSARY, line, *message),)


REPEATED = [
    ("- id: metro-plan", "- id: old-estate", "id", 'term "old-estate", id', "old-estate"),
    ("zh: 地铁延伸", "zh: 老旧小区", "zh", 'term "metro-plan", zh', "老旧小区"),
]


@pytest.mark.parametrize(("old", "new", "key", "what", "value"), REPEATED)
def test_a_term_is_listed_once(project, old, new, key, what, value):
    lines = (project.root / GLOSSARY).read_text(encoding="utf-8").split("\n")
    first = lines.index("  - id: old-estate") + 1
    line = next(n for n, text in enumerate(lines, 1) if text.strip() == old)
    project.change(old, new, GLOSSARY)
    expected = Problem(GLOSSARY, line, what, f"{value} again (also in line {first})", "each once", "merge the two")
    assert load(project)[1] == (expected,)


@pytest.mark.parametrize("text", ["- a\n", "text\n"])
def test_a_file_without_keys(project, text):
    (project.root / GLOSSARY).write_text(text)
    with pytest.raises(ReportError) as reported:
        load(project)
    assert reported.value.problems == (Problem(GLOSSARY, 1, "the file", "no keys", "terms:", "write terms: []"),)


def test_a_misspelt_list_is_reported(project):
    project.change("terms:\n", "term:\n", GLOSSARY)
    assert load(project)[1] == (
        Problem(GLOSSARY, 1, "the file", "the key term", "terms:", "check its spelling, or remove it"),
    )


DEFINITION = "    definition: {zh: 把地铁修得更远。, en: A plan for more metro.}"


def reported(project):
    return [(problem.what, problem.found, problem.fix) for problem in load(project)[1]]


def test_a_term_without_definition_is_reported(project):
    project.change(f"{DEFINITION}\n    source: no\n", "", GLOSSARY)
    fix = "add it, or write plain: [zh, en]"
    assert reported(project) == [(f'term "metro-plan", {key}', "nothing", fix) for key in ("definition", "source")]


def test_a_plain_term_needs_no_definition(project):
    project.change(f"{DEFINITION}\n    source: no\n", "    plain: [zh, en]\n", GLOSSARY)
    glossary, problems = load(project)
    assert problems == ()
    term = glossary.by_id["metro-plan"]
    assert not any(term.is_listed(language) or term.is_linked(language) for language in ("zh", "en"))
    # It is found all the same: the search and the checks of wording go by it.
    assert [each.id for _, _, each in glossary.find("地铁延伸", "zh")] == ["metro-plan"]


def test_a_definition_that_is_never_shown_is_reported(project):
    project.change("source: no", "source: no\n    plain: [zh, en]", GLOSSARY)
    assert reported(project) == [
        (f'term "metro-plan", {key}', "a value", "remove it") for key in ("definition", "source")
    ]


def test_a_term_may_be_plain_in_one_language(project):
    project.change("source: no", "source: no\n    plain: [zh]", GLOSSARY)
    glossary, problems = load(project)
    assert problems == ()
    term = glossary.by_id["metro-plan"]
    assert (term.is_listed("zh"), term.is_listed("en"), term.is_linked("en")) == (False, True, True)


MENTIONS = [
    ("zh", "改造老旧小区，再改老旧小区", [(2, 6, "old-estate"), (9, 13, "old-estate")]),
    ("zh", "推进地铁延伸", [(2, 6, "metro-plan")]),
    ("zh", "没有", []),
    ("en", "An old housing estate.", [(3, 21, "old-estate")]),
    ("en", "OLD ESTATES", [(0, 11, "old-estate")]),
    ("en", "cold estates, old estateship", []),
    ("en", "pre-old estates and old estates-like", []),
    ("en", "The metro extension (metro extension)", [(4, 19, "metro-plan"), (21, 36, "metro-plan")]),
    # Synonyms serve the search; they are no forms of the term.
    ("zh", "旧房", []),
]


@pytest.mark.parametrize(("language", "text", "mentions"), MENTIONS)
def test_finds_terms(project, language, text, mentions):
    glossary, _ = load(project)
    assert [(start, end, term.id) for start, end, term in glossary.find(text, language, exact=True)] == mentions


def test_the_longest_form_wins(project):
    project.change("zh: 地铁延伸", "zh: 小区", GLOSSARY)
    glossary, _ = load(project)
    assert [term.id for _, _, term in glossary.find("老旧小区和小区", "zh")] == ["old-estate", "metro-plan"]


def test_an_empty_glossary_finds_nothing(project):
    (project.root / GLOSSARY).write_text("terms: []\n")
    glossary, problems = load(project)
    assert problems == ()
    assert list(glossary.find("老旧小区", "zh")) == []
