"""The slips that writers of YAML make, found in its lines: what is behind a syntax error, or behind a strange key.

Most come from typing Chinese: a full-width colon, a wide blank, quotation marks of print. The rest are texts that YAML
reads as something else unless they are in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.errors import shorten
from generator.report.characters import name_character


@dataclass(frozen=True)
class Slip:
    """One slip: the three parts of a problem that follow from it, and its line."""

    line: int
    found: str
    expected: str
    fix: str


KEY = r"[A-Za-z_][\w-]*"
BLANK = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""What looks like a blank or like nothing, and is neither for YAML."""
START = rf"(?:^\s*(?:- +)?|[{{,] *)(?P<key>{KEY})"
"""A key where one is allowed: first in its line, or within braces."""
VALUE = rf"{START}: +(?P<text>"
Rule = tuple[str, Callable[[re.Match[str]], tuple[str, str, str]]]


def _quoted(match: re.Match[str]) -> str:
    """The text that the key has in this line, in quotation marks: single ones where it has double ones."""
    # First in its line, the value goes on to the line's end; within braces, to the next comma.
    first = match.string[: match.start("key")].strip() in ("", "-")
    text = (match.string[match.start("text") :] if first else match["text"]).strip()
    for mark in ('"', "'"):
        if mark not in text:
            return f"write {match['key']}: {mark}{shorten(text, 40)}{mark}"
    return "put single quotation marks round it, and write each ' in it twice"


STRONG: tuple[Rule, ...] = (
    (
        rf"{START}[{BLANK} ]*：[{BLANK} ]*(?P<text>[^,，}}]*)",
        lambda m: (
            f"a full-width colon ： after {m['key']}",
            "a half-width colon and a blank",
            f"write {m['key']}: {shorten(m['text'].strip(), 40) if m['text'].strip() else ''}".rstrip(),
        ),
    ),
    (
        rf"^ *(?P<blank>[{BLANK}])",
        lambda m: (
            f"{name_character(m['blank'])} in the indentation",
            "ordinary blanks",
            "indent the line with ordinary blanks",
        ),
    ),
    (
        rf"{START}:(?P<blank>[{BLANK}])",
        lambda m: (
            f"{name_character(m['blank'])} after {m['key']}:",
            "an ordinary blank",
            f"type an ordinary blank after {m['key']}:",
        ),
    ),
    (
        rf"{START}(?P<blank>[{BLANK}])+:",
        lambda m: (f"{name_character(m['blank'])} after {m['key']}", f"{m['key']}:", "remove it"),
    ),
    (r"^ *\t", lambda m: ("a tab in the indentation", "blanks", "indent the line with blanks, two a step")),
    (
        rf"^\s*(?P<dash>[—–―−‐•·－])\s*(?P<key>{KEY})\s*[:：]",
        lambda m: (f"{m['dash']} {name_character(m['dash'])} before {m['key']}", "a hyphen", f"write - {m['key']}:"),
    ),
    (
        rf"^\s*-(?P<key>{KEY}):(?:\s|$)",
        lambda m: (f"no blank between - and {m['key']}", "a hyphen and a blank", f"write - {m['key']}:"),
    ),
    (
        rf"[{{,][^{{}}]*(?P<mark>[，、；;])\s*(?P<key>{KEY}): ",
        lambda m: (f"{m['mark']} before {m['key']}", "a comma and a blank", f"write , {m['key']}:"),
    ),
    (
        rf"{START}: *(?P<mark>[｛｝［］【】])",
        lambda m: (
            f"the full-width bracket {m['mark']}",
            "{ } or [ ]",
            f'write it half-width, or the text in quotation marks: {m["key"]}: "{m["mark"]}…"',
        ),
    ),
    (
        rf"^\s*(?:- +)?(?P<key>{KEY}):(?P<text>[^\s:/\"'][^:]*)$",
        lambda m: (f"no blank after {m['key']}:", "a colon and a blank", f"write {m['key']}: {shorten(m['text'], 40)}"),
    ),
)
"""What no right line has."""

QUOTE = "a text in quotation marks: YAML reads {} as its own"
WEAK: tuple[Rule, ...] = (
    (
        rf"{VALUE}[{{](?:figure|deadline)\b[^}}]*}}[^,}}]*)",
        lambda m: ("a text that begins with {", QUOTE.format("{ }"), _quoted(m)),
    ),
    (
        rf"{VALUE}(?P<mark>[%@`*&!|>]|\?(?! ))[^,}}]*)",
        lambda m: (f"a value that begins with {m['mark']}", QUOTE.format(m["mark"]), _quoted(m)),
    ),
    (
        rf"{VALUE}(?P<mark>[-?:]) [^,}}]*)",
        lambda m: (f"a value that begins with {m['mark']} and a blank", QUOTE.format(m["mark"]), _quoted(m)),
    ),
    (
        rf"{VALUE}(?P<mark>[\[{{])(?:[^\]}}]*[\]}}]\s*[^\s,}}\]#].*|[^\]}}:\"']*[^\x00-\x7f][^\]}}:\"']*$))",
        lambda m: (f"a text that begins with {m['mark']}", QUOTE.format(m["mark"]), _quoted(m)),
    ),
    (
        rf"^\s*(?:- +)?(?P<key>{KEY}): +(?P<mark>[\"'])(?:(?!(?P=mark)).)*(?P=mark)\s*[^\s#,}}\]].*$",
        lambda m: (
            f"more text after the closing {m['mark']}",
            f"one pair of {m['mark']} round the whole text",
            "write “ ” within the Chinese, or put the text in the other kind of quotation marks",
        ),
    ),
    (
        rf"^\s*(?:- +)?(?P<key>{KEY}): +(?P<text>(?![\"'{{\[])(?:[^#]|(?<! )#)*: .*)$",
        lambda m: (
            "a second colon and blank within the text",
            QUOTE.format("a colon and a blank"),
            f"{_quoted(m)}, or type ： in Chinese",
        ),
    ),
    (
        rf"{VALUE}(?![\"'])[^,{{}}]* (?P<mark>#).*)$",
        lambda m: ("# within a text", QUOTE.format("# after a blank"), "put the text in quotation marks"),
    ),
    (
        r"(?P<key>)[:\-,{\[] *(?P<mark>[‘’＂＇])",
        lambda m: (f"the quotation mark {m['mark']}", "\" or ' or none", 'write " or leave it out'),
    ),
)
"""What a right line may have within quotation marks, and so is only looked for where something is wrong."""
RULES = tuple(tuple((re.compile(pattern), tell) for pattern, tell in rules) for rules in (STRONG, WEAK))
MAX_LINE = 2_000
"""Longer lines are not looked at."""


def find_slip(lines: Sequence[str], numbers: Iterable[int]) -> Slip | None:
    """The likeliest slip in those of ``lines`` that ``numbers`` (from 1) name, the likeliest line first, or None."""
    wanted = [n for n in dict.fromkeys(numbers) if 0 < n <= len(lines) and len(lines[n - 1]) <= MAX_LINE]
    for rules in RULES:
        for number in wanted:
            line = lines[number - 1]
            if line.lstrip().startswith("#"):
                continue
            for pattern, tell in rules:
                if match := pattern.search(line):
                    return Slip(number, *tell(match))
    return None
