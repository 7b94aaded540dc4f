"""Long text -> pieces that a provider takes, cut between sentences."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]+[”）》]*|[^。！？；\n]+")
CLAUSE = re.compile(r"[^，、：]*[，、：]+|[^，、：]+")


def split_text(text: str, limit: int) -> tuple[str, ...]:
    """``text`` in pieces of at most ``limit`` characters: at sentences, in a sentence too long at clauses.

    Only a clause longer than the limit is cut in its middle. The pieces joined are the text.
    """
    pieces = [""]
    for part in _parts(text, limit):
        if len(pieces[-1]) + len(part) > limit and pieces[-1]:
            pieces.append("")
        pieces[-1] += part
    return tuple(pieces)


def _parts(text: str, limit: int) -> list[str]:
    parts = []
    for sentence in SENTENCE.findall(text):
        clauses = [sentence] if len(sentence) <= limit else CLAUSE.findall(sentence)
        for clause in clauses:
            parts += [clause[n : n + limit] for n in range(0, len(clause), limit)]
    return parts
