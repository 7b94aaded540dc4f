"""``data/moved.yaml`` against the pages: an old address belongs to none, a new one to one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.project.record_files import RecordFile
from generator.project.redirects import load_redirects


def check_redirects(root: Path, paths: Iterable[str]) -> list[Problem]:
    """What is wrong with the entries, where the site has pages of these paths: ``sections/city.md``, ``topics/index.md``."""
    addresses = {re.sub(r"(^|/)index\.md$|\.md$", "/", path) for path in paths}
    try:
        return redirect_problems(load_redirects(root), addresses.__contains__)
    except ReportError as error:
        return list(error.problems)


def redirect_problems(file: RecordFile, has_page: Callable[[str], bool]) -> list[Problem]:
    """What is wrong with the entries of ``file``; ``has_page`` says whether an address is a page's."""
    problems = list(file.problems)
    for n, each in enumerate(file.records["moved"]):
        if has_page(each.old):
            expected, fix = "an address that no page has", "remove the entry"
            problems.append(file.problem("moved", n, ("from",), f"{each.old}, a page of the site", expected, fix))
        elif not has_page(each.to):
            found = f"{each.to}, no such page"
            problems.append(file.problem("moved", n, ("to",), found, "a page of the site", "correct the address"))
    return problems
