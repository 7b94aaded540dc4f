"""Plants one fault after another in copies of the project or of its built site, and sees whether the named test fails.

``planted.yaml`` holds the faults, by promise; docs/planted.md is the table that ``python -m benchmarks planted`` prints.
``python -m benchmarks.planted WORD ...`` tries only those whose line has one of the words.
"""

from __future__ import annotations

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
"""It says what tests are worth, not what time anything takes, and takes half an hour."""
SITE = "site/"
"""How the path of a file of the built site begins, in place of one of the project."""
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "site", "node_modules", "__pycache__", ".*_cache")
SEEN = re.compile(r"^(?:FAILED (\S+)|_+ ERROR at teardown of (\S+) _+)", re.M)
"""A test that failed, or what its fixture saw after it; a fault that only breaks a fixture's start is not caught."""


@dataclass(frozen=True)
class Fault:
    """One edit of one file, and the test that has to fail of it."""

    promise: str
    what: str
    """The fault in words."""
    file: str
    """Path within the project, or below ``site/`` in the built site."""
    test: str
    """What pytest is to run."""
    old: str = ""
    """Stands once in the file; empty where the whole file is meant."""
    new: str | None = None
    """Stands there after; None removes ``old``, or the whole file."""
    copy: str = ""
    """In place of ``new``: another file, whose content the file gets."""
    anew: bool = False
    """Whether the site has to be built with the fault; else the tests get the whole one."""


@dataclass(frozen=True)
class Result:
    """What became of one fault."""

    fault: Fault
    seen: tuple[str, ...]
    """Tests that failed."""
    seconds: float


def load_faults() -> tuple[Fault, ...]:
    """Every fault of the table, in its order."""
    groups = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(Fault(promise, **each) for promise, faults in groups.items() for each in faults)


def plant(fault: Fault, house: Path, site: Path) -> None:
    """Make the edit; raises ValueError where ``old`` does not stand once in the file."""
    file = site / fault.file.removeprefix(SITE) if fault.file.startswith(SITE) else house / fault.file
    if fault.copy:
        text = (site / fault.copy.removeprefix(SITE)).read_text(encoding="utf-8")
    elif fault.old:
        text = file.read_text(encoding="utf-8")
        if text.count(fault.old) != 1:
            raise ValueError(f"{fault.file}: {fault.old!r} stands there {text.count(fault.old)} times")
        text = text.replace(fault.old, fault.new or "")
    else:
        text = fault.new
    # A copied site shares its files with the whole one.
    file.unlink(missing_ok=True)
    if text is not None:
        file.write_text(text, encoding="utf-8", newline="")


def try_faults(faults: Iterable[Fault], scratch: Path) -> list[Result]:
    """Each fault in copies of its own, one a core; raises ValueError where a test fails without any fault."""
    faults = tuple(faults)
    build_site(ROOT, scratch / "whole")
    _copy(ROOT, scratch / "clean")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tried = [pool.submit(_try, fault, scratch / str(number), scratch) for number, fault in enumerate(faults)]
        tests = sorted({fault.test for fault in faults})
        _copy(scratch / "clean", scratch / "control")
        control = pool.submit(_test, scratch / "control", tests, scratch / "whole")
        code, told = control.result()
        results = [each.result() for each in tried]
    if code:
        raise ValueError(f"tests fail without a fault:\n{told}")
    return results


def _try(fault: Fault, place: Path, scratch: Path) -> Result:
    started = time.monotonic()
    house, site = place / "house", place / "site"
    place.mkdir()
    _copy(scratch / "clean", house)
    shutil.copytree(scratch / "whole", site, copy_function=os.link)
    plant(fault, house, site)
    code, told = _test(house, [fault.test], None if fault.anew else site)
    shutil.rmtree(place)
    seen = tuple(sorted({a or b for a, b in SEEN.findall(told)})) if code == 1 else ()
    result = Result(fault, seen, time.monotonic() - started)
    told = "" if seen else f"\n{told[-1500:]}"
    state = "caught" if seen else "MISSED"
    print(f"{state} {fault.what} ({result.seconds:.0f} s){told}", file=sys.stderr, flush=True)
    return result


def _copy(root: Path, house: Path) -> None:
    shutil.copytree(root, house, ignore=LEFT_BEHIND)
    (house / "node_modules").symlink_to((root / "node_modules").resolve())


def _test(house: Path, tests: list[str], site: Path | None) -> tuple[int, str]:
    """The exit code of pytest over ``tests`` in the copy ``house``, and what it said."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | ({"TEST_SITE": str(site)} if site else {})
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def measure(words: Iterable[str] = ()) -> tuple[str, list[dict[str, object]]]:
    """The table of faults in Markdown, and the numbers behind it; ``words`` choose some."""
    words = tuple(words)
    faults = [each for each in load_faults() if not words or any(word in str(each) for word in words)]
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        results = try_faults(faults, Path(folder))
    rows = [
        {"promise": r.fault.promise, "fault": r.fault.what, "test": r.fault.test, "caught": bool(r.seen)}
        for r in results
    ]
    return _table(results), rows


def _table(results: list[Result]) -> str:
    lines = ["| promise | planted fault | in | test that has to fail | |", "| --- | --- | --- | --- | --- |"]
    last = ""
    for result in results:
        fault = result.fault
        promise, last = "" if fault.promise == last else f"**{fault.promise}**", fault.promise
        test = fault.test.removeprefix("tests/").replace("|", "\\|")
        state = "caught" if result.seen else "MISSED"
        lines.append(f"| {promise} | {fault.what} | `{fault.file}` | `{test}` | {state} |")
    caught = sum(bool(result.seen) for result in results)
    minutes = sum(result.seconds for result in results) / 60
    return "\n".join([*lines, "", f"{caught} of {len(results)} caught, in {minutes:.0f} minutes."])


if __name__ == "__main__":
    print(measure(sys.argv[1:])[0])
