"""Chinese text -> words: jieba with the project's own terms, the readings of words, traditional characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import jieba
import opencc

BREAK = "|"
"""Stands between two words of segmented text; normalise.js takes it apart again."""
HAN = re.compile(r"[\u3400-\u9fff]+")


class Segmenter:
    """Knows the common words of Chinese and those of ``terms``; its dictionary loads at first use (0.4 s)."""

    def __init__(self, terms: Iterable[str]):
        self.terms = sorted({run for term in terms for run in HAN.findall(term) if 2 <= len(run) <= 6})
        self._known: dict[str, str] = {}

    @cached_property
    def _jieba(self) -> jieba.Tokenizer:
        jieba.setLogLevel("WARNING")
        tokenizer = jieba.Tokenizer()
        for term in self.terms:
            tokenizer.add_word(term)
        return tokenizer

    def cut(self, text: str) -> str:
        """``text`` with a BREAK between the words of each Chinese run; nothing else is changed."""
        plain = text.replace(BREAK, "｜")
        return HAN.sub(self._cut_run, plain)

    def _cut_run(self, run: re.Match[str]) -> str:
        # Both languages ask for the same names and phrases.
        if run[0] not in self._known:
            self._known[run[0]] = BREAK.join(self._jieba.cut(run[0], HMM=False))
        return self._known[run[0]]


def readings(texts: Iterable[str]) -> dict[str, str]:
    """For each Chinese word of segmented ``texts``: its pinyin without tones, syllables apart, in order of words."""
    # Its tables take 0.2 s, which only a build should pay.
    from pypinyin import lazy_pinyin

    words = {word for text in texts for run in text.split(BREAK) for word in HAN.findall(run)}
    return {word: " ".join(lazy_pinyin(word, v_to_u=False)) for word in sorted(words)}


def traditional_forms(texts: Iterable[str]) -> str:
    """Pairs of a traditional character and the simplified one that ``texts`` use, in one string: ``產产園园``."""
    used = set("".join(texts))
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    # One conversion, each character on its own line: OpenCC would read neighbours as words.
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, simplified, strict=True)
    return "".join(old + new for old, new in pairs if old != new and new in used and old not in used)
