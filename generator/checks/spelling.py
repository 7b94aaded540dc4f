"""Spelling of the English, British: Hunspell knows the words, typos knows which of them are American.

Hunspell's package carries an American dictionary; typos carries the table of variants (VarCon) and of
common mistakes. A word is right where Hunspell or that table knows it and the table does not prefer
another for British English. Both are asked once for all words together.
"""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from generator.cache import Cache
from generator.checks.findings import Finding
from generator.checks.readings import Reading
from generator.project.glossary import Glossary
from generator.project.terms import WORD, stem
from generator.report.model import Report


def check_spelling(
    readings: Iterable[Reading],
    glossary: Glossary,
    report: Report,
    words: Iterable[str] = (),
    store: Cache | None = None,
) -> Iterator[Finding]:
    """Words of the English texts that are neither British English nor names that the data hold.

    ``store`` has the words found right in earlier runs.
    """
    store = store or Cache()
    known = _names(glossary, report) | {stem(word) for word in words}
    places: dict[str, list[Reading]] = {}
    for reading in readings:
        for word in dict.fromkeys(_words(reading.filled["en"])):
            if not {_plain(word), stem(word)} & known:
                places.setdefault(word, []).append(reading)
    wrong = misspelt(word for word in places if not store.get(f"word {word}"))
    for word in places.keys() - wrong.keys():
        store.put(f"word {word}", "right")
    for word, readings_of in places.items():
        if word in wrong:
            for reading in readings_of:
                advice = (
                    f"write {wrong[word]}" if wrong[word] else "correct it, or add it to words in data/exemptions.yaml"
                )
                yield Finding(
                    "style-spelling",
                    reading.text,
                    "en",
                    word,
                    "a word of British English, or a term of the base",
                    advice,
                )


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        word = re.sub("['’]s?$", "", match[0]).replace("’", "'")
        # A short word, a unit (km², PM2.5), an abbreviation or Chinese is no matter of spelling.
        if len(word) > 2 and word.isascii() and word.replace("'", "").isalpha() and not word.isupper():
            yield word


def _names(glossary: Glossary, report: Report) -> frozenset[str]:
    """Words of proper names that no dictionary has: capitalised ones of the term base and of places, and pinyin."""
    texts = [words for term in glossary.terms for words in (term.en, *term.variants.en, _plain(term.pinyin))]
    texts += [record.name.en for record in (*report.places,)] + [report.heading.city.en, report.heading.publisher.en]
    return frozenset(_plain(match[0]) for text in texts for match in WORD.finditer(text))


@cache
def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def misspelt(words: Iterable[str]) -> dict[str, str]:
    """Those of ``words`` that are wrong in British English, each with its correction, empty where there is none."""
    words = sorted(words)
    if not words:
        return {}
    # Late: it loads a dictionary, which only this rule needs.
    from hunspell import Hunspell

    american = Hunspell("en_US")
    wrong = _typos(words, "en-gb")
    unknown = [word for word in words if word not in wrong and not american.spell(word)]
    variants = _typos(unknown, "en-us") if unknown else {}
    for word in unknown:
        # What American English spells differently, British English spells so.
        if word not in variants or not any(american.spell(each) for each in variants[word].split(", ")):
            wrong[word] = ""
    return wrong


def _typos(words: list[str], locale: str) -> dict[str, str]:
    """What typos would write instead of each of ``words`` that it does not like."""
    program = Path(sysconfig.get_path("scripts")) / "typos"
    command = [str(program), "--isolated", "--format", "json", "--locale", locale, "-"]
    done = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=False)
    found = (json.loads(line) for line in done.stdout.splitlines() if line)
    return {each["typo"]: ", ".join(each["corrections"]) for each in found if each.get("type") == "typo"}
