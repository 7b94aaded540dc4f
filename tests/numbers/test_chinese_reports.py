"""Whole sentences of the kind that government reports print, of any city and year; each reading was checked by hand."""

from pathlib import Path

import pytest

from generator.numbers.chinese import find_amounts
from tests.numbers.chinese_lines import describe

SENTENCES: dict[str, list[str]] = {}
for line in Path(__file__).with_name("chinese_reports.txt").read_text(encoding="utf-8").splitlines():
    if line.startswith("\t"):
        SENTENCES[sentence].append(line.strip())  # noqa: F821
    elif not line.startswith("#"):
        sentence = line
        SENTENCES[sentence] = []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    assert [describe(amount) for amount in find_amounts(sentence)] == SENTENCES[sentence]
