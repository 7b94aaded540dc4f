"""Chinese text -> words: jieba with the project's own terms, the readings of words, traditional characters."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.cache import Cache, digest

BREAK = "|"
"""Between two words of segmented text; the search's scripts split there."""
HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]+")
LONGEST = 20
"""No word of jieba's dictionary, and no term that is cut out as one, has more characters."""


class Segmenter:
    """Cuts Chinese with jieba, which knows the common words of Chinese and those of ``terms``.

    jieba takes 0.8 s to turn its whole dictionary into its table of frequencies. Here each run of Chinese adds what of
    the dictionary is within it, which is all that jieba can find there; the result is the same.
    """

    def __init__(self, terms: Iterable[str], store: Cache | None = None):
        self.terms = own_words(terms)
        # Both languages ask for the same names and phrases, and so does the next build.
        self._store = store or Cache()

    @cached_property
    def _dictionary(self) -> dict[str, str]:
        """The frequency of each word, as printed."""
        with self._jieba.get_dict_file() as file:
            entries = file.read().decode().split()
        return dict(zip(entries[::3], entries[1::3], strict=True))

    @cached_property
    def _jieba(self) -> Any:
        # Its patterns have escapes that Python 3.12 warns of, and it asks for pkg_resources, which warns that it goes.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba

        jieba.setLogLevel("WARNING")
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.initialized = {}, True
        return tokenizer

    @cached_property
    def _tokenizer(self) -> Any:
        self._jieba.total = sum(map(int, self._dictionary.values()))
        for term in self.terms:
            self._learn(term)
            self._jieba.add_word(term)
        return self._jieba

    def _learn(self, run: str) -> None:
        """Put the words within ``run`` and their beginnings into jieba's table, as its ``gen_pfdict`` does for all."""
        table = self._jieba.FREQ
        for start in range(len(run)):
            for stop in range(start + 1, min(len(run), start + LONGEST) + 1):
                word = run[start:stop]
                # A term of our own has its frequency already.
                if not table.get(word) and (count := self._dictionary.get(word)):
                    table[word] = int(count)
                    for length in range(1, len(word)):
                        table.setdefault(word[:length], 0)

    def cut(self, text: str) -> str:
        """``text`` with a BREAK between the words of each Chinese run; nothing else is changed."""
        plain = text.replace(BREAK, "｜")
        return HAN.sub(lambda run: self._store.get_or_compute(run[0], self._cut_run), plain)

    def _cut_run(self, run: str) -> str:
        tokenizer = self._tokenizer
        self._learn(run)
        return BREAK.join(tokenizer.cut(run, HMM=False))


def own_words(terms: Iterable[str]) -> list[str]:
    """The Chinese runs of ``terms`` that are words: of two to six characters."""
    return sorted({run for term in terms for run in HAN.findall(term) if 2 <= len(run) <= 6})


def open_word_cache(terms: Iterable[str], cache: Path | None) -> Cache:
    """How words were cut and read in earlier builds with these ``terms``; ``cache`` is a folder."""
    return Cache(cache and cache / "words.json", digest(own_words(terms)))


def readings(
    texts: Iterable[str], store: Cache | None = None, given: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each Chinese word of segmented ``texts``: its pinyin without tones, syllables apart, in order of words.

    ``given`` are words with their pinyin, which is right where a dictionary is not: 重渡沟 is Chóngdùgōu.
    """
    store, known = store or Cache(), {word: _syllables(word, pinyin) for word, pinyin in (given or {}).items()}
    words = {word for text in texts for run in text.split(BREAK) for word in HAN.findall(run)}
    return {word: known.get(word) or store.get_or_compute(f"reading {word}", _read) for word in sorted(words)}


def _syllables(word: str, pinyin: str) -> str:
    """``pinyin`` without tones, a syllable a character of ``word``; empty where they do not fit each other."""
    # ǜ comes apart into u, two dots and the tone.
    parts = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    bare = "".join(c for c in parts if c.isascii())
    letters, found = re.sub("[^a-z]", "", bare), []
    for character in word:
        # Each character has few readings; the one that the rest begins with is meant.
        options = sorted(_sounds(character), key=len, reverse=True)
        sound = next((each for each in options if letters.startswith(each)), None)
        if sound is None:
            return ""
        found.append(sound)
        letters = letters.removeprefix(sound)
    return "" if letters else " ".join(found)


@cache
def _sounds(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0])


def _read(question: str) -> str:
    # Its tables take 0.2 s, which only a build with a new word should pay.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(question.removeprefix("reading "), v_to_u=False))


def traditional_forms(texts: Iterable[str], store: Cache | None = None) -> str:
    """Pairs of a traditional character and the simplified one that ``texts`` use, in one string: ``產产園园``."""
    used = set("".join(texts))
    pairs = (store or Cache()).get_or_compute("traditional", _all_traditional_forms)
    return "".join(old + new for old, new in zip(pairs[::2], pairs[1::2], strict=True) if new in used)


def _all_traditional_forms(_: str) -> str:
    import opencc

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    # One conversion, each character on its own line: OpenCC would read neighbours as words.
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return "".join(old + new for old, new in zip(characters, simplified, strict=True) if old != new)
