"""Whatever is in the YAML, a check ends in ``file:line`` or in pages: no traceback, no hang, no hunger for memory."""

from __future__ import annotations

import json
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from generator.project.paths import FINGERPRINT, GLOSSARY, HOME, TARGETS
from tests.minimal import MINIMAL

PATIENCE = 40
"""Seconds by the clock until who does nothing at all has hung; of work only ten are given (bad_input_worker.py)."""
REPORTED = re.compile(r"^(data/[a-z.]+:\d+: |page \d+$)")
FILES = (TARGETS, GLOSSARY, FINGERPRINT)
TEXTS = {name: (MINIMAL / name).read_text(encoding="utf-8") for name in FILES}
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)


@dataclass
class Checker:
    """A worker that checks one project after the other, each with one file replaced."""

    root: Path
    process: subprocess.Popen[bytes] | None = None

    def check(self, name: str, content: bytes) -> str:
        """What the worker says of the project in which ``name`` holds ``content``."""
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "tests.bad_input_worker"]
            self.process = subprocess.Popen(command, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
            self._ask(600)
        before = (MINIMAL / name).read_bytes()
        (self.root / name).write_bytes(content)
        try:
            return self._ask(PATIENCE)
        finally:
            (self.root / name).write_bytes(before)

    def _ask(self, seconds: float) -> str:
        self.process.stdin.write(f"{self.root}\n".encode())
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            self.process.kill()
            self.process.wait()
            return "hang"
        return self.process.stdout.readline().decode().strip() or f"crash {self.process.wait()}"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    root = tmp_path_factory.mktemp("bad") / "in" / "project"
    shutil.copytree(MINIMAL, root)
    checker = Checker(root)
    yield checker
    checker.process.kill()


def paths(value: object, steps: tuple = ()) -> Iterator[tuple]:
    """The way to every value."""
    yield steps
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from paths(child, (*steps, step))


PLAIN = {name: yaml.load(text, Loader=yaml.CBaseLoader) for name, text in TEXTS.items()}
SHARES = 4
"""So many tests divide the places among them."""
PLACES = [(name, steps) for name, data in PLAIN.items() for steps in paths(data) if steps]
ODD = [
    "NaN", ".inf", "1e999999999", "-0", "9" * 6000, "0x1F", "1_000", "1:30", "yes", "null", "~", "", " ", "١٢٣", "８",
    "9.99e-99999", "1" * 40 + "亿", "2022-02-30", "99999-01-01", "0000-00-00", "\u202eabc\u202c", "\u0000", "\u0007", "\x1b[31m",
    "\ud7ff\ufeff", "\u2028", "a\nb", "\ttab", "{figure:nobody}", "{figure", "}{", "{{ 7 }}", "{% raw %}", "%s%n{0}", "../../etc/passwd",
    "<script>", "=1+1", "a;b", "*", "growth", "old-estates", "𠮷", "é", "x" * 20_000, "…" * 301, "-", "7个—10个",
]  # fmt: skip
NASTY = some.sampled_from(ODD)
VALUE = some.one_of(
    NASTY,
    some.text(max_size=40),
    some.lists(NASTY, max_size=3),
    some.dictionaries(some.sampled_from(["zh", "en", "id", "value", "x"]), NASTY, max_size=3),
    some.recursive(
        NASTY, lambda inner: some.lists(inner, max_size=2) | some.dictionaries(some.just("zh"), inner), max_leaves=6
    ),
)


@pytest.mark.slow
def test_any_number_as_a_figure(checker: Checker) -> None:
    for value in ODD:
        data = json.loads(json.dumps(PLAIN[TARGETS]))
        figures = [item["figure"] for item in data["items"] if "figure" in item]
        figures[0]["value"] = value
        answer = checker.check(TARGETS, json.dumps(data, ensure_ascii=True).encode())
        assert REPORTED.match(answer), (value, answer)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
@settings(parent=FEW, max_examples=400 // SHARES)
@given(data=some.data())
def test_any_value_at_any_place(checker: Checker, share: int, data: some.DataObject) -> None:
    name, steps = data.draw(some.sampled_from(PLACES[share::SHARES]))
    value = data.draw(VALUE)
    holder = changed = json.loads(json.dumps(PLAIN[name]))
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    answer = checker.check(name, json.dumps(changed, ensure_ascii=True).encode())
    assert REPORTED.match(answer), answer


@pytest.mark.slow
@settings(parent=FEW, max_examples=150)
@given(name=some.sampled_from(FILES), data=some.data())
def test_any_damage_to_the_bytes(checker: Checker, name: str, data: some.DataObject) -> None:
    content = TEXTS[name].encode()
    at = data.draw(some.integers(0, len(content)))
    cut = data.draw(some.integers(0, 30))
    new = data.draw(
        some.one_of(
            some.binary(max_size=8),
            some.sampled_from([b"\t", b"&a ", b"*a", b"!!python/object:os.system ", b"---\n", b"\xd6\xd0"]),
        )
    )
    answer = checker.check(name, content[:at] + new + content[at + cut :])
    assert REPORTED.match(answer), answer


BOMB = "a: &a [1,1]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
)
HEAD = TEXTS[TARGETS].split("items:")[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbf",
        b"[]",
        b"just words",
        b"{",
        b"\x00",
        b"\xff\xfe" + TEXTS[TARGETS].encode("utf-16-le"),
        TEXTS[TARGETS].encode("gbk", "replace"),
        TEXTS[TARGETS].replace("  - id", "\t- id").encode(),
        TEXTS[TARGETS].replace("kind: target", "kind: target\n    kind: target", 1).encode(),
        BOMB.encode(),
        b"[" * 100_000 + b"]" * 100_000,
        b"{a: " * 100_000 + b"}" * 100_000,
        b"- " * 100_000,
        (HEAD + "items:\n" + "  - {a: 1}\n" * 120_000).encode(),
        "".join(f"k{n}: 1\n" for n in range(300_000)).encode(),
        ("items: [" + "[]," * 300_000 + "]").encode(),
        b"x" * 20_000_000,
        TEXTS[TARGETS].replace("zh: 新建公园", "zh: " + "新" * 3_400_000).encode(),
        TEXTS[TARGETS].replace("id: parks", "id: " + "a" * 10_000_000).encode(),
        TEXTS[TARGETS].replace("value: 300", "value: " + "9" * 10_000_000).encode(),
        TEXTS[TARGETS].replace("{figure}。", "{figure}" * 100_000).encode(),
        TEXTS[TARGETS].replace("phrase: 推行垃圾分类", "phrase: " + "推行" * 100_000).encode(),
        (TEXTS[TARGETS] + " " * 300_000 + "x\n").encode(),
    ],
    ids=range(24),
)
def test_what_is_no_report_is_refused_in_time(checker: Checker, content: bytes) -> None:
    answer = checker.check(TARGETS, content)
    assert answer.startswith("data/targets.yaml:"), answer


@pytest.mark.parametrize(
    "change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")], ids=["BOM", "CRLF"]
)
def test_what_editors_do_is_no_fault(checker: Checker, change) -> None:
    for name in FILES:
        assert checker.check(name, change(TEXTS[name]).encode()).startswith("page ")
