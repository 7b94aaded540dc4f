"""The manner of each language: punctuation, spaces, widths, pairs, length of sentences, numerals, leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.findings import Finding
from generator.checks.readings import Reading

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
LONGEST = {"zh": 100, "en": 40}
"""Most characters of a Chinese sentence, and words of an English one, that a reader follows at once."""
SENTENCE_END = {"zh": re.compile("[。！？；]"), "en": re.compile(r"(?<!\bNo)[.!?;:](?=\s|$)")}
PAIRS = {"zh": ("“”", "（）", "《》", "‘’", "【】"), "en": ("()", "[]")}
TITLES = re.compile(r"(?<=“)[^”]*(?=”)|《[^》]*》")
LATIN_IN_CHINESE = re.compile(r"[A-Za-z][A-Za-z.&'’-]{3,}")
"""Four Latin letters or more: shorter ones are abbreviations that Chinese uses (GDP, App, PM, VR)."""
NO_WORDS = re.compile(r"\A(?:[\W_]+|null|none|todo|tbd)\Z", re.IGNORECASE)
"""What writers put where YAML or a table wants something and there is nothing: ``~``, ``null``, ``-``."""
Rule = tuple[str, str, re.Pattern[str], str, str]

RULES: tuple[Rule, ...] = (
    ("style-leftover", "en", re.compile(f"[{HAN}]+"), "English", "translate it"),
    ("style-leftover", "en", NO_WORDS, "words", "write the text, or leave it out"),
    ("style-leftover", "zh", NO_WORDS, "words", "write the text, or leave it out"),
    (
        "style-punctuation",
        "en",
        re.compile("[，。；：、？！“”‘’（）《》【】…—]+"),
        "English punctuation and straight quotes",
        "write , . ; : ? ! \" ' ( )",
    ),
    (
        "style-punctuation",
        "zh",
        re.compile(rf"(?<=[{HAN}”）])[,.;:?!()]|[,;:?!()](?=[{HAN}])|[\"']"),
        "Chinese punctuation",
        "write ，。；：？！（）“”",
    ),
    (
        "style-width",
        "zh",
        re.compile("[０-９Ａ-Ｚａ-ｚ％＋－．]+"),
        "half-width letters and digits",
        "type it half-width",
    ),
    (
        "style-width",
        "en",
        re.compile("[\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e\u3000]+"),
        "half-width characters",
        "type it half-width",
    ),
    (
        "style-space",
        "zh",
        re.compile(rf"(?<=[{HAN}]) +(?=\w)|(?<=\w) +(?=[{HAN}])|[{HAN}，。]\s+[{HAN}，。]|\S  +\S"),
        "no space beside Chinese characters",
        "remove the space",
    ),
    (
        "style-space",
        "en",
        re.compile(r"\S  +\S|\w [,.;:?!)](?!\w)|\( |\w\(|[,;:?!](?=[A-Za-z])|[a-z]\.(?=[A-Z])"),
        "one space after punctuation and none before",
        "correct the spaces",
    ),
    (
        "style-doubled",
        "en",
        re.compile(r"\b(\w+) \1\b|\b([A-Za-z]+), \2(?=[,.;]|$)", re.IGNORECASE),
        "each word once",
        "remove one",
    ),
    (
        "style-doubled",
        "zh",
        re.compile(r"([的了在是和与把被将会要也都就]|[，。；：、])\1"),
        "each word once",
        "remove one",
    ),
    (
        "style-numeral",
        "zh",
        re.compile(
            r"百分之[一二三四五六七八九十百零〇点]+|\d{1,3}(?:,\d{3})+|\d+万\d+千|[〇零一二三四五六七八九]{4}年|\d{5,}"
        ),
        "Arabic numerals with 万 and 亿, and %",
        "write it like 8.2万, 6%, 2031年",
    ),
    (
        "style-numeral",
        "en",
        re.compile(
            r"(?<![\d,.])\d{5,}(?![\d,])|\d+(?:st|nd|rd|th) of (?:January|February|March|April|May|June|July|August|September|October|November|December)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?\b(?!\d)|\d %|¥|\$"
        ),
        "30,000; 30 June 2031; 6%; RMB 5 million",
        "write it so",
    ),
)
"""Code, language, what is wrong, what is expected, what to do."""


def check_style(readings: Iterable[Reading]) -> Iterator[Finding]:
    """Everything in the texts that goes against the style of its language."""
    for reading in readings:
        for code, language, pattern, expected, fix in RULES:
            for match in pattern.finditer(reading.filled[language]):
                yield Finding(code, reading.text, language, match[0].strip() or "a space", expected, fix)
        yield from _check_latin(reading)
        for language, words in reading.filled.items():
            yield from _check_pairs(reading, language, words)
            yield from _check_length(reading, language, words)


def _check_latin(reading: Reading) -> Iterator[Finding]:
    """English words in Chinese, unless a term of the base is written so."""
    named = "".join(term.zh + "".join(term.variants.zh) for *_, term in reading.mentions["zh"])
    for match in LATIN_IN_CHINESE.finditer(reading.filled["zh"]):
        if match[0] not in named:
            yield Finding(
                "style-leftover", reading.text, "zh", match[0], "Chinese", "translate it, or add it to the term base"
            )


def _check_pairs(reading: Reading, language: str, words: str) -> Iterator[Finding]:
    for opening, closing in PAIRS[language]:
        if opening not in words and closing not in words:
            continue
        depth, lowest = 0, 0
        for char in words:
            depth += (char == opening) - (char == closing)
            lowest = min(lowest, depth)
        if depth or lowest < 0:
            yield Finding(
                "style-brackets",
                reading.text,
                language,
                f"{words.count(opening)} {opening} and {words.count(closing)} {closing}",
                f"each {opening} with its {closing}",
                "add or remove one",
            )
    if language == "en" and words.count('"') % 2:
        yield Finding(
            "style-brackets",
            reading.text,
            language,
            f'{words.count(chr(34))} times "',
            "quotation marks in pairs",
            "add or remove one",
        )


def _check_length(reading: Reading, language: str, words: str) -> Iterator[Finding]:
    for sentence in SENTENCE_END[language].split(words):
        size = len(sentence.strip()) if language == "zh" else len(sentence.split())
        if size > LONGEST[language]:
            unit = {"zh": "characters", "en": "words"}[language]
            yield Finding(
                "style-length",
                reading.text,
                language,
                f"{sentence.strip()[:40]}… ({size} {unit})",
                f"at most {LONGEST[language]} {unit} a sentence",
                "make two of it",
            )
