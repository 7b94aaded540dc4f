"""PO, TMX, XLIFF and YAML round trips of the whole data set."""

import pytest
from translate.storage import tmx

from generator.project.glossary import load_glossary
from generator.project.paths import GLOSSARY, HOME, MEMORY, TARGETS
from generator.project.report_file import load_report
from generator.project.translation_memory import Entry, Memory, format_memory, load_memory, read_memory
from generator.project.translation_units import find_units
from generator.translation.exchange import format_tmx, format_xliff, read_xliff
from generator.translation.review import set_english
from generator.translation.split import split_text

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
