"""The query set: what people would type, and the items that answer it; a third is held out from tuning."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("queries.yaml")


@dataclass(frozen=True)
class Query:
    """One query of one language."""

    language: str
    text: str
    ids: frozenset[str]
    """Items that answer it; any of them counts."""

    @property
    def held(self) -> bool:
        """Whether it is held out: ranking must not be tuned on it. By its digest, so that it stays so."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[:8], 16) % 3 == 0


WORDS, QUESTIONS = "", "-questions"
"""The two sets, by how their keys in the file end: words as people type them, and questions in whole sentences."""


@cache
def load_queries(kind: str = WORDS) -> tuple[Query, ...]:
    """Every query of one set, in the order of the file."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Query(language, q["q"], frozenset(q["ids"])) for language in ("zh", "en") for q in data[language + kind]
    )


@dataclass(frozen=True)
class Score:
    """How well ranked lists answer queries; shares from 0 to 1."""

    count: int
    first: float
    """Answered by the first result."""
    three: float
    """Answered among the first three."""
    mrr: float
    """Mean of one over the rank of the first answer, 0 where there is none."""


def score(ranks: list[int | None]) -> Score:
    """The score of ``ranks``, which count from 1; None is a query without an answer."""
    count = len(ranks)
    three = sum(1 for rank in ranks if rank and rank <= 3)
    return Score(count, ranks.count(1) / count, three / count, sum(1 / rank for rank in ranks if rank) / count)


def rank_of(found: list[str], ids: frozenset[str]) -> int | None:
    """The place, from 1, of the first of ``found`` that is in ``ids``."""
    return next((n for n, item in enumerate(found, 1) if item in ids), None)
