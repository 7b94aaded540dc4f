"""Two builds of the same text, day, place, time zone, locale and order of files apart, are byte for byte the same."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.project.paths import HOME
from tests.trees import WRITES_NO_CODE, digests, start_build

PARTS = ("mkdocs.en.yml", "mkdocs.yml", "overrides", "content", "data", "generator")
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "4711",
    "HOME": "/nonexistent",
}
ANOTHER_DAY = '''
"""Another day, and folders listed backwards: read by every Python that the build starts."""
import os, time

_listdir, _scandir, _time = os.listdir, os.scandir, time.time
DAYS = 40 * 86400


class Backwards:
    def __init__(self, entries):
        with entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.listdir = lambda *args: sorted(_listdir(*args), reverse=True)
os.scandir = lambda *args: Backwards(_scandir(*args))
time.time = lambda: _time() + DAYS
'''


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy under everything that may differ."""
    folder = tmp_path_factory.mktemp("ein anderer Ort")
    root = folder / "house" / "copy"
    root.mkdir(parents=True)
    for part in PARTS:
        if (HOME / part).is_dir():
            shutil.copytree(HOME / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(HOME / part, root / part)
    if (HOME / "node_modules").exists():
        (root / "node_modules").symlink_to(HOME / "node_modules")
    source = HOME.parent / "shared"
    if source.exists():
        (folder / "house" / "shared").symlink_to(source)
    for file in sorted(root.rglob("*")):
        os.utime(file, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    (folder / "python").mkdir()
    (folder / "python" / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "SITE_URL", "SOURCE_DATE"))
    }
    build = start_build(
        root,
        folder / "site",
        cwd=root,
        env=surroundings | WRITES_NO_CODE | ELSEWHERE | {"PYTHONPATH": str(folder / "python")},
        umask=0o077,
    )
    _, reported = build.communicate()
    assert build.returncode == 0, reported
    return folder / "site"


@pytest.mark.slow
@pytest.mark.site
def test_a_build_elsewhere_on_another_day_gives_the_same_bytes(site: Path, another: Path) -> None:
    here, there = digests(site), digests(another)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


@pytest.mark.site
def test_no_file_contains_the_path_where_it_was_built(site: Path) -> None:
    places = re.compile(
        "|".join(re.escape(str(place)) for place in (HOME, site.parent, Path.home()) if place != Path("/")).encode()
    )
    assert [file for file in sorted(site.rglob("*")) if file.is_file() and places.search(file.read_bytes())] == []


@pytest.mark.site
def test_no_gzipped_sitemap_whose_bytes_depend_on_zlib(site: Path) -> None:
    assert list(site.rglob("*.gz")) == []
