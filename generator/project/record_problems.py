"""What pydantic finds wrong with a record -> problems in the words of an editor, each with what to write instead.

Called by ``record_files``. A problem that only exists because of another is left out.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from pydantic import ValidationError

from generator.errors import Problem, shorten
from generator.project.yaml_nodes import Nodes
from generator.project.yaml_reader import Steps
from generator.project.yaml_slips import BLANK, Slip, find_slip, find_strong_slip


def describe(name: str, record_id: str, steps: Steps) -> str:
    """Where a value is, in words: ``item "gdp-growth", figure, unit``."""
    return ", ".join([f'{name.removesuffix("s")} "{shorten(record_id)}"', *(str(step) for step in steps)])


def describe_errors(
    error: ValidationError, record: type, raw: object, nodes: Nodes, steps: Steps, name: str
) -> list[Problem]:
    """The problems that ``error`` comes to: ``raw``, at ``steps`` in the list ``name``, is no ``record``."""
    errors, found = error.errors(include_url=False), []
    meant = _meant_keys(record, errors)
    for each in errors:
        if not _follows(each, errors, raw, meant):
            loc = _shown(each["loc"])
            slip = _key_slip(each, _value_at(raw, loc[:-1]), nodes, (*steps, *loc))
            where = _where(name, raw, steps, loc[:-1] if slip else loc)
            found.append(
                slip_problem(nodes, slip, where)
                if slip
                else _model_problem(each, nodes, steps, where, meant.get(loc, ""))
            )
    # One slip may make several strange keys.
    return list(dict.fromkeys(found))


def slip_problem(nodes: Nodes, slip: Slip, what: str) -> Problem:
    """The problem that ``slip`` is."""
    return Problem(nodes.file, slip.line, what, slip.found, slip.expected, slip.fix)


def _value_at(raw: object, steps: Steps) -> object:
    for step in steps:
        if isinstance(raw, dict):
            raw = raw.get(step)
        elif isinstance(raw, list) and isinstance(step, int) and step < len(raw):
            raw = raw[step]
        else:
            return None
    return raw


def _meant_keys(record: type, errors: list[dict]) -> dict[Steps, str]:
    """For the path of each unknown key, the missing or known key that it is meant for, where one is likely."""
    unknown = [_shown(each["loc"]) for each in errors if each["type"] in UNKNOWN_KEY]
    missing = [_shown(each["loc"]) for each in errors if each["type"] == "missing"]
    fields = [name for name in getattr(record, "__dataclass_fields__", ()) if name not in {each[0] for each in unknown}]
    meant = {}
    for path in unknown:
        absent = [str(each[-1]) for each in missing if each[:-1] == path[:-1]]
        beside = [each for each in unknown if each[:-1] == path[:-1]]
        names = [*absent, *(fields if len(path) == 1 else ("zh", "en"))]
        close = get_close_matches(str(path[-1]).casefold()[:80], names, n=1, cutoff=0.7)
        # The only strange key stands for the only one that is missing, in whatever language.
        if close or len(absent) == len(beside) == 1:
            meant[path] = close[0] if close else absent[0]
    return meant


def _follows(error: dict, errors: list[dict], raw: object, meant: dict[Steps, str]) -> bool:
    """Whether ``error`` is only there because of another one: what it misses is there, misspelt."""
    loc = _shown(error["loc"])
    if error["type"] == "too_short":
        return any(len(_shown(each["loc"])) > len(loc) and _shown(each["loc"])[: len(loc)] == loc for each in errors)
    parent = _value_at(raw, loc[:-1])
    if error["type"] == "missing" and any(path[:-1] == loc[:-1] and key == loc[-1] for path, key in meant.items()):
        return True
    if error["type"] != "missing" or not isinstance(parent, dict):
        return False
    return any(STRANGE.search(key) and STRANGE.split(key)[0].strip(" :") == str(loc[-1]) for key in parent)


def _key_slip(error: dict, parent: object, nodes: Nodes, path: Steps) -> Slip | None:
    """The slip that made a key the model does not know: a strange colon or blank, or a comma within a text."""
    if error["type"] not in UNKNOWN_KEY or not isinstance(parent, dict):
        return None
    line, key = nodes.line(*path), str(path[-1])
    if STRANGE.search(key):
        return find_slip(nodes.text_lines, [line])
    keys = list(parent)
    before = next((k for k in reversed(keys[: keys.index(key)]) if parent[k]), None)
    if before is None or parent[key] or not isinstance(parent[before], str) or nodes.line(*path[:-1], before) != line:
        return None
    words = [parent[before], *(each for each in keys[keys.index(before) + 1 :] if parent[each] == "")]
    # As it stands there: a comma between digits has no blank behind it.
    as_written = re.search(r"\s*,\s*".join(map(re.escape, words)), nodes.text_lines[line - 1])
    text = shorten(as_written[0] if as_written else ", ".join(words), 80)
    return Slip(
        line,
        f"a comma within the text of {before}",
        "a text in quotation marks: a comma ends it",
        f'write {before}: "{text}"',
    )


def _where(name: str, raw: object, steps: Steps, loc: Steps) -> str:
    """Where in a record that could not be loaded, in words; without an id, by its number in its list."""
    if not isinstance(steps[-1], int):
        return ", ".join([name, *map(str, loc)])
    # Evidence is named by the item that it is about.
    record_id = raw.get("id") or raw.get("item") if isinstance(raw, dict) else None
    return describe(name, record_id if isinstance(record_id, str) and record_id else f"no. {steps[-1] + 1}", loc)


def _shown(loc: Steps) -> Steps:
    """Pydantic's path without what its own machinery adds."""
    return tuple(step for step in loc if not (isinstance(step, str) and step.startswith("function-")))


UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")
STRANGE = re.compile(f"[：{BLANK}]")
"""What a key has that was followed by something else than a half-width colon and an ordinary blank."""
PRINT_QUOTES = "“”‘’＂＇「」"
EXPECTED = {
    "string_type": ("text", "write text here"),
    "string_too_short": ("text", "fill it in, or remove the key where it may be left out"),
    "string_too_long": ("at most {max_length} characters", "shorten it"),
    "string_pattern_mismatch": ("lower-case ASCII words joined by hyphens", "write it like gdp-growth"),
    "enum": ("{expected}", "choose one of these"),
    "literal_error": ("{expected}", "choose one of these"),
    "bool_parsing": ("true or false", "choose one of these"),
    "bool_type": ("true or false", "choose one of these"),
    "tuple_type": ("a list", "write it as [a, b]"),
    "too_short": ("at least one entry", "add one"),
    "dataclass_type": ("a record with keys", "write it as key: value"),
}
"""For each pydantic error type: what is expected, and what to do."""


def _model_problem(error: dict, nodes: Nodes, steps: Steps, what: str, meant: str = "") -> Problem:
    """The problem that ``error`` is; ``meant`` is the key that an unknown one stands for."""
    path = (*steps, *_shown(error["loc"]))
    line, kind, context = nodes.line(*path), error["type"], error.get("ctx", {})
    if kind == "missing":
        return Problem(nodes.file, line, what, "nothing", "a value", f"add {error['loc'][-1]}: to the record")
    if kind in UNKNOWN_KEY:
        fix = f"write {meant}:, or remove it" if meant else "check its spelling, or remove it"
        return Problem(nodes.file, line, what, "a key that the model does not know", "a known key", fix)
    value = error["input"]
    if kind == "string_type" and value and (slip := find_slip(nodes.text_lines, [line])):
        return slip_problem(nodes, slip, what)
    if (
        kind == "dataclass_type"
        and isinstance(value, str)
        and (slip := find_strong_slip(nodes.text_lines, [line, line + 1]))
    ):
        return slip_problem(nodes, slip, what)
    found = shorten(value) if isinstance(value, str) else _sort_of(value)
    if kind == "value_error":
        expected, fix, *_ = *context["error"].args, "correct it after the source"
    else:
        expected, fix = EXPECTED.get(kind, (error["msg"], "correct it"))
        expected = expected.format(**context)
    if kind == "dataclass_type" and context.get("class_name") in ("Words", "Prose", "Forms"):
        expected, fix = BOTH_LANGUAGES[context["class_name"]]
    if isinstance(value, str):
        fix = _typing_fix(value, expected) or fix
    return Problem(nodes.file, line, what, found, expected, fix)


BOTH_LANGUAGES = {
    "Words": ("a text in both languages", "write it as {zh: …, en: …}"),
    "Prose": ("a text in both languages", "write it as {zh: …, en: …}"),
    "Forms": ("lists by language", "write it as {zh: [a, b], en: [c]}"),
}
DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|[T ][\d:.Z+]*)?|(\d{4})(\d\d)(\d\d)", re.ASCII)


def _typing_fix(value: str, expected: str) -> str:
    """What to do about a value of a fixed form that only the way it was typed keeps from being one; else nothing."""
    text = value.strip()
    if expected.startswith("a date of the form") and (match := DATE.fullmatch(unicodedata.normalize("NFKC", text))):
        year, month, day = (int(each) for each in match.groups() if each)
        return f"write {year}-{month:02}-{day:02}"
    if expected.startswith("a number as printed"):
        if re.match("[−－–]", text):
            return f"write -{shorten(text[1:].strip(), 20)}, with the minus of the keyboard"
        if re.match("[+＋]", text):
            return f"write {shorten(text[1:].strip(), 20)} without a sign: the words say which way it moved"
        if match := re.fullmatch(r"([\d.]+) *[:：] *1", text):
            return f"write {match[1]}: the ratio to 1 is said in the text"
    if bare := text.strip(PRINT_QUOTES):
        if bare != text:
            return f"write it without the quotation marks {text[0]} {text[-1]}: {shorten(bare)}"
        if "\n" not in text and (plain := unicodedata.normalize("NFKC", text)) != text and plain.isascii():
            return f"type it half-width: {shorten(plain)}" + (
                ", and put a blank after each comma" if "," in plain else ""
            )
        if re.fullmatch(r"[a-z0-9-]+(?:\s*[、；;，]\s*[a-z0-9-]+)+", text):
            return "put , and a blank between them"
    return ""


def _sort_of(value: object) -> str:
    return {dict: "a record", list: "a list"}.get(type(value), "nothing")
