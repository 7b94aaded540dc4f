"""What is wrong with a translation memory is reported with its line."""

import pytest

from generator.errors import Problem, ReportError
from generator.project.translation_memory import read_memory

ENTRY = 'msgctxt "items/a/text"\nmsgid "甲"\nmsgstr "A"\n\n'
KEEP = "correct the line, or restore the file from git"
DAMAGE = [
    ('msgid "乙\nmsgstr "B"\n', 5, 'msgid "乙', "a gettext PO file", KEEP),
    ("some words\n", 5, "some words", "a gettext PO file", KEEP),
    ("<<<<<<< HEAD\n", 5, "<<<<<<<, a mark of git", "a gettext PO file", "keep one version of the entry"),
    (ENTRY, 5, "items/a/text again with the same Chinese", "each text once", "remove one of the two"),
]


@pytest.mark.parametrize(("more", "line", "found", "expected", "fix"), DAMAGE)
def test_damage_has_its_line(more, line, found, expected, fix):
    with pytest.raises(ReportError) as caught:
        read_memory(ENTRY + more, "x.po")
    assert caught.value.problems == (Problem("x.po", line, "the memory", found, expected, fix),)


def test_what_other_programs_add_is_left_aside():
    more = '#, fuzzy\n#| msgid "旧"\nmsgctxt "items/b/text"\nmsgid "新"\nmsgstr "Old"\n\n'
    more += '#~ msgid "丙"\n#~ msgid_plural "丙丙"\n#~ msgstr[0] "C"\n'
    entries = read_memory(ENTRY + more, "x.po").entries
    assert [(each.zh, each.en, each.draft) for each in entries.values()] == [("甲", "A", False), ("新", "Old", True)]
