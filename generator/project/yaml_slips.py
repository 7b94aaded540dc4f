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
        r"^(?P<mark><{7}|={7}|>{7}|\|{7})(?: |$)",
        lambda m: (f"{m['mark']}, a mark of git", "one version of the lines", "keep one version, and remove the marks"),
    ),
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
        rf"{VALUE}(?P<mark>[%@`*&!|>]|#(?=\S)|\?(?! ))[^,}}]*)",
        lambda m: (f"a value that begins with {m['mark']}", QUOTE.format(m["mark"]), _quoted(m)),
    ),
    (
        rf"{VALUE}(?P<mark>[-?:])(?: [^,}}]*|$))",
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
            "write “ ” within the Chinese, or put the text in the other kind of quotation marks"
            + (", or write each ' in it twice" if m["mark"] == "'" else ""),
        ),
    ),
    (
        rf"{START}: +\"(?:[^\"\\]|\\[\"\\])*(?P<mark>\\(?:[^\"\\]|$))",
        lambda m: (
            f"{m['mark']} within double quotation marks",
            "no backslash there, or two",
            "put the text in single quotation marks, or write each \\ twice",
        ),
    ),
    (
        r"[,\[]\s*(?P<mark>,)",
        lambda m: ("nothing before a comma", "one comma between two entries", "remove one comma"),
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
MAX_LINES = 200_000
"""In longer files no quotation mark is looked for far above an error."""
MOST_ABOVE = 400
"""How many lines above another may hold the keys that it stands under."""


def find_slip(lines: Sequence[str], numbers: Iterable[int]) -> Slip | None:
    """The likeliest slip in those of ``lines`` that ``numbers`` (from 1) name, the likeliest line first, or None."""
    return _find(lines, numbers, RULES)


def find_strong_slip(lines: Sequence[str], numbers: Iterable[int]) -> Slip | None:
    """The likeliest slip there of those that no right line has, or None."""
    return _find(lines, numbers, RULES[:1])


def _find(lines: Sequence[str], numbers: Iterable[int], groups: Iterable[tuple]) -> Slip | None:
    wanted = [n for n in dict.fromkeys(numbers) if 0 < n <= len(lines) and len(lines[n - 1]) <= MAX_LINE]
    for rules in groups:
        for number in wanted:
            line = lines[number - 1]
            if line.lstrip().startswith("#"):
                continue
            for pattern, tell in rules:
                if match := pattern.search(line):
                    return Slip(number, *tell(match))
    return None


def find_unclosed_quote(lines: Sequence[str], line: int) -> Slip | None:
    """The first quotation mark without a second one in the lines up to ``line``, where YAML cannot go on."""
    numbers = range(1, min(line, len(lines)) + 1) if len(lines) <= MAX_LINES else ()
    return next(filter(None, (_unclosed_quote(lines, number) for number in numbers)), None)


def find_misplaced(lines: Sequence[str], line: int, opened: int) -> Slip | None:
    """What keeps YAML from going on at ``line``: a bracket, a line without a key, or an indentation of its own.

    ``opened`` is where YAML says that it began.
    """
    brackets = (_unclosed_bracket(lines, number) for number in dict.fromkeys((opened, line, line - 1)))
    return next(filter(None, brackets), None) or _no_key(lines, opened) or _indentation(lines, line)


QUOTED = re.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'")
OPENED = re.compile(r"[:\[,-] +(?P<mark>[\"'])")
"""A quotation mark at the head of a value: without a second one, where what is quoted was taken away."""
NEXT = re.compile(rf"^\s*(?:- +)?{KEY}:(?: |$)|^\s*- ")
"""A line that begins a value of its own."""


def _unclosed_quote(lines: Sequence[str], number: int) -> Slip | None:
    here = lines[number - 1]
    following = lines[number] if number < len(lines) else "- "
    if (
        len(here) > MAX_LINE
        or here.lstrip().startswith("#")
        or not (match := OPENED.search(QUOTED.sub("", here)))
        or not NEXT.match(following)
    ):
        return None
    mark = match["mark"]
    return Slip(number, f"{mark} without a second one", f"a pair of {mark} round the text", f"close it with {mark}")


def _unclosed_bracket(lines: Sequence[str], number: int) -> Slip | None:
    if not 0 < number <= len(lines) or len(lines[number - 1]) > MAX_LINE:
        return None
    bare = QUOTED.sub("", lines[number - 1])
    for opening, closing in ("{}", "[]"):
        more = bare.count(opening) - bare.count(closing)
        if more:
            found = f"{opening} without {closing}" if more > 0 else f"{closing} without {opening}"
            fix = f"close it with {closing}" if more > 0 else f"remove one {closing}"
            return Slip(number, found, f"each {opening} with its {closing}", fix)
    return None


def _indentation(lines: Sequence[str], number: int) -> Slip | None:
    """A key that stands under none of the keys above it."""
    if not 0 < number <= len(lines) or not (here := INDENTED.match(lines[number - 1])):
        return None
    group = "dash" if here["dash"] else "key"
    allowed, lowest = {0}, 80
    for above in reversed(lines[max(number - MOST_ABOVE, 0) : number - 1]):
        match = INDENTED.match(above)
        if match and match.start("key") <= lowest:
            lowest = match.start("dash") if match["dash"] else match.start("key")
            allowed |= {match.start(group)} - {-1}
    blanks = here.start(group)
    if blanks in allowed:
        return None
    return Slip(
        number,
        f"{blanks} blank{'s' * (blanks != 1)} before {'- ' if here['dash'] else ''}{here['key']}",
        f"as many as a line above it has: {', '.join(map(str, sorted(allowed)))}",
        f"put {min(allowed, key=lambda each: (abs(each - blanks), -each))} there",
    )


def _no_key(lines: Sequence[str], number: int) -> Slip | None:
    """A line of words where a key has to stand."""
    if not 0 < number <= len(lines) or not re.fullmatch(r"\s*[^\s#\"'\[{:-][^:]*", lines[number - 1]):
        return None
    fix = "write a key and a colon before it, or join it to the text that it belongs to"
    return Slip(number, f"a line without a key: {shorten(lines[number - 1].strip(), 40)}", "a key and a colon", fix)


INDENTED = re.compile(rf"^ *(?:(?P<dash>-) +)?(?P<key>{KEY}):(?: |$)")
