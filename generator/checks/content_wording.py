"""Hand-written pages that quote a figure which the report only aims for: the sentence has to say that it is an aim."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from generator.checks.content import ContentPlace
from generator.checks.findings import Finding
from generator.project.content_files import ContentFile

QUOTED = re.compile(r"\{\{ figure\(\"([\w-]+)\"\) \}\}")
AIMS = {
    "zh": re.compile(r"力争|争取|争创|希望|t\.aspirational"),
    "en": re.compile(r"\b(?:aim(?:s|ed)?|bid|strives?|strove|seeks?|sought|hopes?|hoped)\b|t\.aspirational", re.I),
}
"""Words that make a sentence an aim, and the label that says so."""
SENTENCE = {"zh": re.compile(r"[^。！？\n]+"), "en": re.compile(r"(?:[^.!?\n]|[.!?](?! |$))+", re.M)}
"""A sentence; a list's item is a line of its own."""


def find_promised_aims(text: ContentFile, aims: Container[str]) -> Iterator[Finding]:
    """The figures of ``aims``, the ids of what the report only aims for, that a sentence of ``text`` states as promised."""
    for sentence in SENTENCE[text.language].finditer(text.body):
        if AIMS[text.language].search(sentence[0]):
            continue
        for quoted in QUOTED.finditer(sentence[0]):
            if quoted[1] in aims:
                line = text.body.count("\n", 0, sentence.start() + quoted.start()) + 1
                yield Finding(
                    "content-wording",
                    ContentPlace(f"content/{text.path}", text.file, line),
                    text.language,
                    f"{quoted[1]} as a promise",
                    {"zh": "力争 or 争取", "en": "aims to"}[text.language] + ": the item is aspirational",
                    "say in the same sentence that it is an aim",
                )
