"""Mutation tests: makes one small fault at a time in a copy of the project or its built site; the named test must fail.

``mutations.yaml`` holds the mutations, by promise; docs/mutation-tests.md has the table that this prints.
``python -m benchmarks mutations WORD ...`` tries only those whose entry has one of the words.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.project.paths import HOME
from generator.website.build import build_site

ROOT = HOME
TABLE = Path(__file__).with_suffix(".yaml")
ON_REQUEST = True
"""Takes half an hour, and measures the tests, not the time of anything."""
SITE = "site/"
"""How the path of a file of the built site begins; other paths are the project's."""
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "site", "node_modules", "__pycache__", ".*_cache")
SEEN = re.compile(r"^(?:FAILED (\S+)|_+ ERROR at teardown of (\S+) _+)", re.M)
"""A test that failed, or its fixture's end; a mutation that only breaks the start of a fixture is not caught."""


@dataclass(frozen=True)
class Mutation:
    """One edit of one file, and the test that has to fail because of it."""

    promise: str
    what: str
    """The fault in words."""
    file: str
    """Path within the project, or below ``site/`` in the built site."""
    test: str
    """What pytest runs."""
    old: str = ""
    """Text that is once in the file; empty for the file as a whole."""
    new: str | None = None
    """What replaces it; None removes ``old``, or the file."""
    copy: str = ""
    """In place of ``new``: another file, whose content replaces this one's."""
    rebuild: bool = False
    """Whether the site must be built with the mutation; else the tests get the one that is built without."""


@dataclass(frozen=True)
class Result:
    """What became of one mutation."""

    mutation: Mutation
    seen: tuple[str, ...]
    """Tests that failed."""
    seconds: float


def load_mutations() -> tuple[Mutation, ...]:
    """Every mutation, in the order of the file."""
    groups = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(Mutation(promise, **each) for promise, group in groups.items() for each in group)


def apply_mutation(mutation: Mutation, project: Path, site: Path) -> None:
    """Make the edit; raises ValueError where ``old`` is not in the file exactly once."""
    file = site / mutation.file.removeprefix(SITE) if mutation.file.startswith(SITE) else project / mutation.file
    if mutation.copy:
        text = (site / mutation.copy.removeprefix(SITE)).read_text(encoding="utf-8")
    elif mutation.old:
        text = file.read_text(encoding="utf-8")
        if text.count(mutation.old) != 1:
            raise ValueError(f"{mutation.file}: {mutation.old!r} occurs {text.count(mutation.old)} times, not once")
        text = text.replace(mutation.old, mutation.new or "")
    else:
        text = mutation.new
    # A copied site shares its files with the original by hard links.
    file.unlink(missing_ok=True)
    if text is not None:
        file.write_text(text, encoding="utf-8", newline="")


def try_mutations(mutations: Iterable[Mutation], scratch: Path) -> list[Result]:
    """Each mutation in copies of its own, one a core; raises ValueError where a test fails without any mutation."""
    mutations = tuple(mutations)
    build_site(ROOT, scratch / "site")
    _copy(ROOT, scratch / "original")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tried = [pool.submit(_try, each, scratch / str(number), scratch) for number, each in enumerate(mutations)]
        tests = sorted({each.test for each in mutations})
        _copy(scratch / "original", scratch / "control")
        control = pool.submit(_test, scratch / "control", tests, scratch / "site")
        code, output = control.result()
        results = [each.result() for each in tried]
    if code:
        raise ValueError(f"tests fail without a mutation:\n{output}")
    return results


def _try(mutation: Mutation, folder: Path, scratch: Path) -> Result:
    started = time.monotonic()
    project, site = folder / "project", folder / "site"
    folder.mkdir()
    _copy(scratch / "original", project)
    shutil.copytree(scratch / "site", site, copy_function=os.link)
    apply_mutation(mutation, project, site)
    code, output = _test(project, [mutation.test], None if mutation.rebuild else site)
    shutil.rmtree(folder)
    seen = tuple(sorted({a or b for a, b in SEEN.findall(output)})) if code == 1 else ()
    result = Result(mutation, seen, time.monotonic() - started)
    output = "" if seen else f"\n{output[-1500:]}"
    state = "caught" if seen else "MISSED"
    print(f"{state} {mutation.what} ({result.seconds:.0f} s){output}", file=sys.stderr, flush=True)
    return result


def _copy(root: Path, project: Path) -> None:
    shutil.copytree(root, project, ignore=NOT_COPIED)
    (project / "node_modules").symlink_to((root / "node_modules").resolve())


def _test(project: Path, tests: list[str], site: Path | None) -> tuple[int, str]:
    """The exit code and output of pytest over ``tests`` in the copy ``project``."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-m", "", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | ({"TEST_SITE": str(site)} if site else {})
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which mutations to try."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="only mutations whose entry has one of these words")


def measure(words: Iterable[str] = ()) -> tuple[str, list[dict[str, object]]]:
    """The table of mutations in Markdown, and the numbers behind it; ``words`` choose some."""
    words = tuple(words)
    mutations = [each for each in load_mutations() if not words or any(word in str(each) for word in words)]
    if not mutations:
        raise SystemExit(f"no mutation has the word {' or '.join(words)}: see {TABLE.name}")
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        results = try_mutations(mutations, Path(folder))
    rows = [
        {"promise": r.mutation.promise, "mutation": r.mutation.what, "test": r.mutation.test, "caught": bool(r.seen)}
        for r in results
    ]
    return _table(results), rows


def _table(results: list[Result]) -> str:
    lines = ["| promise | mutation | in | test that has to fail | |", "| --- | --- | --- | --- | --- |"]
    last = ""
    for result in results:
        mutation = result.mutation
        promise, last = "" if mutation.promise == last else f"**{mutation.promise}**", mutation.promise
        test = mutation.test.removeprefix("tests/").replace("|", "\\|")
        state = "caught" if result.seen else "MISSED"
        lines.append(f"| {promise} | {mutation.what} | `{mutation.file}` | `{test}` | {state} |")
    caught = sum(bool(result.seen) for result in results)
    minutes = sum(result.seconds for result in results) / 60
    return "\n".join([*lines, "", f"{caught} of {len(results)} caught, in {minutes:.0f} minutes."])
