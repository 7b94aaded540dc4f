"""PO, TMX, XLIFF and YAML round trips of the whole data set."""

import pytest
from translate.storage import tmx

from generator.errors import ReportError
from generator.project.glossary import load_glossary
from generator.project.paths import GLOSSARY, HOME, MEMORY, TARGETS
from generator.project.report_file import load_report
from generator.project.translation_memory import Entry, Memory, format_memory, load_memory, read_memory
from generator.project.translation_units import TranslationUnit, find_units
from generator.project.yaml_nodes import parse_yaml
from generator.translation.exchange import CHANGED, UNKNOWN, compare_xliff, format_tmx, format_xliff, read_xliff
from generator.translation.review import write_english
from generator.translation.split import split_text
from generator.translation.yaml_edit import set_english

ROOT = HOME


@pytest.fixture(scope="module")
def memory():
    return load_memory(ROOT)


@pytest.fixture(scope="module")
def texts():
    return (*find_units(load_report(ROOT / TARGETS).nodes), *find_units(load_glossary(ROOT)[1]))


def test_po_survives(memory):
    text = (ROOT / MEMORY).read_text(encoding="utf-8")
    assert format_memory(memory) == text
    assert read_memory(format_memory(memory), MEMORY).entries == memory.entries


def test_tmx_holds_every_reviewed_pair(memory):
    store = tmx.tmxfile.parsestring(format_tmx(memory))
    assert {str(u.source): str(u.target) for u in store.units} == {e.zh: e.en for e in memory.reviewed.values()}


def test_xliff_comes_back_unchanged(memory, texts, tmp_path):
    file = tmp_path / "texts.xlf"
    file.write_bytes(format_xliff(texts, memory))
    assert read_xliff(file, texts, memory) == ()
    known = {(text.path, text.zh) for text in texts} & memory.entries.keys()
    back = read_xliff(file, texts, Memory())
    assert {(e.path, e.zh): e.en for e in back if not e.draft} == {
        key: memory.entries[key].en for key in known if not memory.entries[key].draft
    }


@pytest.mark.parametrize("name", [TARGETS, GLOSSARY])
def test_comments_order_and_layout_of_the_yaml_are_unchanged(name, texts):
    original = (ROOT / name).read_text(encoding="utf-8")
    assert set_english(original, (), name) == original
    text = next(t for t in texts if t.file.endswith(name) and t.en and original.count(t.en) == 1)
    assert set_english(original, [(text, "Other words")], name) == original.replace(text.en, "Other words")


def test_a_draft_never_takes_the_place_of_what_is_reviewed():
    memory = Memory().with_entries([Entry("items/a/text", "甲", "A")])
    assert memory.with_entries([Entry("items/a/text", "甲", "B", True)]).get("items/a/text", "甲").en == "A"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲。乙。丙。", ("甲。乙。", "丙。")),
        ("甲乙，丙丁，", ("甲乙，", "丙丁，")),
        ("甲乙丙丁戊己", ("甲乙丙丁", "戊己")),
    ],
)
def test_splits_at_sentences_then_clauses(text, pieces):
    assert split_text(text, 4) == pieces
    assert "".join(pieces) == text


def test_xliff_with_compressed_blanks_is_taken_and_what_is_left_out_is_counted(tmp_path):
    texts = [
        TranslationUnit("items/a/text", "甲一。\n乙二。", "Old.", "x", ("items", 0, "text"), (1, 1)),
        TranslationUnit("items/b/text", "5G", "5G", "x", ("items", 1, "text"), (2, 2)),
        TranslationUnit("items/c/text", "丙", "C", "x", ("items", 2, "text"), (3, 3)),
    ]
    file = tmp_path / "texts.xlf"
    text = format_xliff(texts, Memory()).decode().replace("甲一。\n乙二。", "甲一。 乙二。").replace("Old.", "New.")
    file.write_text(text.replace(">丙<", ">丁<"), encoding="utf-8")
    fresh, left_out = compare_xliff(file, texts, Memory())
    assert [(each.path, each.zh, each.en, each.draft) for each in fresh] == [
        ("items/a/text", "甲一。\n乙二。", "New.", True),
        ("items/b/text", "5G", "5G", True),
    ]
    assert left_out == {CHANGED: 1}
    assert compare_xliff(file, texts[:1], Memory())[1] == {UNKNOWN: 2}


def test_plural_and_previous_wordings_of_other_tools_are_read():
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "items/a/text"\nmsgid "甲"\nmsgid_plural "甲们"\nmsgstr[0] "A"\nmsgstr[1] "As"\n\n'
        '#, fuzzy\n#| msgid "旧文"\nmsgctxt "items/b/text"\nmsgid "新文"\nmsgstr "Old"\n'
    )
    entries = read_memory(text, MEMORY).entries
    assert entries["items/a/text", "甲"].en == "A"
    assert entries["items/b/text", "新文"] == Entry("items/b/text", "新文", "Old", True)


@pytest.mark.parametrize(("mark", "ends"), [(b"", "\r\n"), (b"\xef\xbb\xbf", "\n"), (b"\xef\xbb\xbf", "\r\n")])
def test_what_editors_put_round_a_text_stays(tmp_path, mark, ends):
    original = "items:\n  - id: a # a comment\n    text: {zh: 甲, en: A}\n".replace("\n", ends).encode()
    (tmp_path / "x.yaml").write_bytes(mark + original)
    unit = TranslationUnit("items/a/text", "甲", "A", "x.yaml", ("items", 0, "text"), (3, 3))
    write_english(tmp_path, {"x.yaml": [(unit, "B")]})
    assert (tmp_path / "x.yaml").read_bytes() == mark + original.replace(b"en: A", b"en: B")


# The record's lines, and what they are with B as its English.
LAYOUTS = {
    "in braces": ("text: {zh: 甲}", "text: {zh: 甲, en: B}"),
    "a comment behind": ("text: {zh: 甲}      # why", "text: {zh: 甲, en: B}      # why"),
    "blanks in braces": ("text: { zh: 甲,   en: A }", "text: { zh: 甲,   en: B }"),
    "lines of its own": ("text:\n        zh: 甲   # why\n        # and so\n", "text:\n        zh: 甲   # why\n        en: B\n        # and so\n"),
    "quotation marks": ('text: {zh: "甲", en: "A"}', 'text: {zh: "甲", en: "B"}'),
    "a block": ("text:\n      zh: >-\n        甲\n      en: |\n        A\n        A\n\n    note: x", "text:\n      zh: >-\n        甲\n      en: B\n\n    note: x"),
    "a block without English": ("text:\n      zh: >-\n        甲\n    note: x", "text:\n      zh: >-\n        甲\n      en: B\n    note: x"),
    "nothing yet": ("text:\n      en:\n      zh: 甲", "text:\n      en: B\n      zh: 甲"),
    "lists of four": ("text: {zh: 甲, en: A}\n    topics:\n        - a\n        - b   ", "text: {zh: 甲, en: B}\n    topics:\n        - a\n        - b   "),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", LAYOUTS)
def test_nothing_but_the_english_changes_whatever_the_layout(case, ends):
    before, after = (f"items:\n  - id: a\n    {lines}".replace("\n", ends) for lines in LAYOUTS[case])
    unit = TranslationUnit("items/a/text", "甲", "A", "x.yaml", ("items", 0, "text"), (3, 3))
    assert set_english(before, [(unit, "B")], "x.yaml") == after


@pytest.mark.parametrize(
    "words",
    [
        "A, B and C",
        "Line 2: east",
        "{figure} of it",
        'It\'s "here"',
        "a #b",
        "&c",
        "!d",
        "- e",
        "%f",
        "no",
        "g\nh",
        "[i]",
    ],
)
@pytest.mark.parametrize("lines", ["text: {zh: 甲, en: A}", "text:\n      zh: 甲", "text: {zh: 甲, en: 'A'}"])
def test_every_text_is_read_back_as_it_was_written(lines, words):
    unit = TranslationUnit("items/a/text", "甲", "A", "x.yaml", ("items", 0, "text"), (3, 3))
    written = set_english(f"items:\n  - id: a\n    {lines}\n    x: y\n", [(unit, words)], "x.yaml")
    nodes = parse_yaml(written, "x.yaml")
    assert (nodes.data["items"][0]["text"], nodes.problems) == ({"zh": "甲", "en": words}, ())


@pytest.mark.parametrize(
    ("text", "line"), [("<xliff", 1), ("", 1), ("words", 1), ("<html/>", 1), ("<xliff>\n<file></xliff>", 2)]
)
def test_what_is_no_xliff_is_told(tmp_path, text, line):
    file = tmp_path / "x.xlf"
    file.write_text(text)
    with pytest.raises(ReportError) as caught:
        compare_xliff(file, [], Memory())
    (problem,) = caught.value.problems
    assert (problem.line, problem.what, problem.expected) == (line, "XLIFF", "an XLIFF file")
    with pytest.raises(ReportError):
        compare_xliff(tmp_path / "none.xlf", [], Memory())
