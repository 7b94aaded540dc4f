"""A build is whole or not there: killed, doubled, without room, without leave."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.project.paths import HOME
from generator.website.atomic_swap import OLD, staged, swap_in
from generator.website.build import build_site
from tests.minimal import MINIMAL, Project
from tests.trees import digests, start_build

POINTS = 20
ROOM = 2**20


@dataclass(frozen=True)
class Two:
    """Two versions of a small project, and the site that each makes."""

    roots: tuple[Path, Path]
    sites: tuple[dict[str, str], dict[str, str]]
    folder: Path
    """The site of the first version."""
    seconds: float
    """How long a build takes."""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    folder = tmp_path_factory.mktemp("two")
    roots = folder / "first" / "project", folder / "second" / "project"
    for root in roots:
        shutil.copytree(MINIMAL, root)
    Project(roots[1]).change("zh: 新建公园", "zh: 新修公园")
    for root in roots:
        Project(root).make_buildable()
    started = time.monotonic()
    build_site(roots[0], folder / "a")
    seconds = time.monotonic() - started
    build_site(roots[1], folder / "b")
    sites = digests(folder / "a"), digests(folder / "b")
    assert sites[0] != sites[1]
    assert sites[0].keys() == sites[1].keys()
    return Two(roots, sites, folder / "a", seconds)


@pytest.fixture
def out(two: Two, tmp_path: Path) -> Path:
    """A folder with the site of the first version."""
    shutil.copytree(two.folder, tmp_path / "place" / "out")
    return tmp_path / "place" / "out"


SWAPPING = """
import shutil, sys
from pathlib import Path
from generator.website.atomic_swap import staged, swap_in
out, versions = Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]]
print("begun", flush=True)
while True:
    for version in versions:
        with staged(out) as stage:
            shutil.copytree(version, stage.folder / "new")
            swap_in(stage.folder / "new", out, stage)
"""
"""Puts one version after another at its place, for ever."""


def test_killed_at_any_moment_of_a_swap_one_version_is_complete(tmp_path: Path) -> None:
    versions = [tmp_path / "first", tmp_path / "second"]
    for version in versions:
        for number in range(30):
            file = version / f"folder-{number % 5}" / f"{number}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{version.name} {number}")
    out = tmp_path / "place" / "out"
    shutil.copytree(versions[0], out)
    complete = [digests(version) for version in versions]
    for point in range(POINTS):
        command = [sys.executable, "-c", SWAPPING, str(out), *map(str, versions)]
        with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout.readline() == "begun\n"
            time.sleep(0.003 * point)
            process.kill()
        with staged(out):
            pass  # what a killed one left is put right by the next
        assert digests(out) in complete, f"killed {3 * point} ms after it began"
    assert os.listdir(out.parent) == ["out"]


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site_and_the_next_one_works(two: Two, out: Path) -> None:
    for share in (0.4, 0.9):
        wanted = 1 if digests(out) == two.sites[0] else 0
        build = start_build(two.roots[wanted], out)
        time.sleep(two.seconds * share)
        build.kill()
        build.wait(timeout=60)
        assert digests(out) in two.sites, f"after {share} of a build"
        # MkDocs, orphaned, would write on into its stage; it is not what is tested here.
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    build_site(two.roots[1], out)
    assert digests(out) == two.sites[1]
    assert os.listdir(out.parent) == ["out"]


@pytest.mark.slow
def test_two_builds_at_once_do_not_mix(two: Two, out: Path) -> None:
    builds = [start_build(root, out) for root in two.roots]
    for build in builds:
        _, reported = build.communicate(timeout=300)
        assert build.returncode == 0, reported
    assert digests(out) in two.sites
    assert os.listdir(out.parent) == ["out"]


def test_an_old_site_on_its_way_out_comes_back_though_the_next_build_fails(
    two: Two, out: Path, project: Project
) -> None:
    stage = out.parent / ".out-stage-killed"
    stage.mkdir()
    out.rename(stage / OLD)
    project.set("parks", "kind", "wish")
    with pytest.raises(ReportError, match="wish"):
        build_site(project.root, out)
    with pytest.raises(ReportError), staged(out):
        raise ReportError([])
    assert digests(out) == two.sites[0]
    assert os.listdir(out.parent) == ["out"]


def test_what_is_wrong_in_words_alone_stops_a_build_at_work_and_is_reported_whole(out: Path, project: Project) -> None:
    project.make_buildable()
    project.change("en: Waste is kept apart.", "en: Waste is kept in 3 colors.")
    page = project.root / "content/en/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## One heading more\n", encoding="utf-8")
    before = digests(out)
    with pytest.raises(ReportError) as reported:
        build_site(project.root, out)
    assert [each.file for each in reported.value.problems] == ["content/en/about.md", *["data/targets.yaml"] * 2]
    assert digests(out) == before
    assert os.listdir(out.parent) == ["out"]
    assert multiprocessing.active_children() == []


def test_a_stage_in_use_is_left_alone(out: Path) -> None:
    with staged(out) as one, staged(out) as other:
        assert one.folder.is_dir()
        for stage in (one, other):
            (stage.folder / "new").mkdir()
            (stage.folder / "new" / "page").write_text(stage.folder.name)
            swap_in(stage.folder / "new", out, stage)
        assert (out / "page").read_text() == other.folder.name
    assert os.listdir(out.parent) == ["out"]


@pytest.fixture
def crowded(two: Two, tmp_path: Path) -> Iterator[Path]:
    """A disk that holds the old site, with no room for another; where none can be mounted, the usual one."""
    place = tmp_path / "disk"
    place.mkdir()
    size = sum(file.stat().st_size + 4096 for file in two.folder.rglob("*") if file.is_file()) + ROOM
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    mounted = shutil.which("mount") and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    shutil.copytree(two.folder, place / "out")
    yield place
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_reported_and_the_old_site_is_complete(two: Two, crowded: Path) -> None:
    def no_room() -> None:
        if not crowded.is_mount():
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM // 16, ROOM // 16))

    build = start_build(two.roots[1], crowded / "out", preexec_fn=no_room)
    _, reported = build.communicate(timeout=300)
    assert build.returncode == 1
    assert "No space left on device" in reported if crowded.is_mount() else "File too large" in reported
    assert reported.splitlines()[0].endswith(": writing the site")
    assert "Traceback" not in reported
    assert digests(crowded / "out") == two.sites[0]
    assert os.listdir(crowded) == ["out"]


def test_a_read_only_folder_is_reported_and_the_old_site_is_complete(two: Two, crowded: Path) -> None:
    if crowded.is_mount():
        subprocess.run(["mount", "-o", "remount,ro", str(crowded)], check=True)
    else:
        crowded.chmod(0o555)
    build = start_build(two.roots[1], crowded / "out")
    _, reported = build.communicate(timeout=300)
    if not crowded.is_mount():
        crowded.chmod(0o755)
    assert build.returncode == 1
    assert reported.splitlines()[0].endswith(": writing the site")
    assert "Read-only file system" in reported or "Permission denied" in reported
    assert digests(crowded / "out") == two.sites[0]


def test_there_is_no_moment_without_a_site(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "page").write_text("0")
    done = threading.Event()
    missed: list[str] = []

    def look() -> None:
        while not done.is_set():
            if not os.path.exists(out / "page"):
                missed.append("gone")

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(500):
        with staged(out) as stage:
            (stage.folder / "new").mkdir()
            (stage.folder / "new" / "page").write_text(str(number))
            swap_in(stage.folder / "new", out, stage)
    done.set()
    reader.join()
    assert missed == []
