"""The cache: a stored result is used where nothing that it depends on has changed, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache
from generator.cache import CACHE, Cache, cache_folder, digest, digest_files, remove_older
from generator.project.paths import HOME
from generator.website.build import build_site
from tests.minimal import MINIMAL, Project
from tests.trees import digests, start_build


def test_an_answer_is_computed_once_and_stored_for_the_next_run(tmp_path: Path) -> None:
    asked: list[str] = []

    def work(question: str) -> str:
        asked.append(question)
        return question.upper()

    for _ in range(2):
        cache = Cache(tmp_path / "cache" / "answers.json", "scope")
        assert [cache.get_or_compute(word, work) for word in ("a", "b", "a")] == ["A", "B", "A"]
        cache.save()
    assert asked == ["a", "b"]


def test_answers_under_another_key_and_those_not_asked_for_again_are_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    for key, question in (("one", "a"), ("one", "b")):
        cache = Cache(file, key)
        cache.put(question, question)
        cache.save()
    assert Cache(file, "one").get("a") is None
    assert Cache(file, "one").get("b") == "b"
    assert Cache(file, "two").get("b") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"scope": "scope"}', '{"scope": "scope", "answers": '])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(content)
    assert Cache(file, "scope").get("a") is None


def test_where_nothing_can_be_written_nothing_is_stored(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "cache" / "answers.json", "scope")
    assert cache.get_or_compute("a", str.upper) == "A"
    cache.save()


def test_a_digest_depends_on_contents_and_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    assert len({digest("a", "b"), digest("b", "a"), digest("ab"), digest(("a", "b"))}) == 4
    assert len({digest_files([one, two]), digest_files([two, one])}) == 2


def faults(project: Project) -> list[str]:
    return [problem.what for problem in project.check(text=False, wording=True).problems]


def test_a_clean_record_is_checked_again_when_it_or_a_term_changes(project: Project) -> None:
    assert faults(project) == faults(project) == []
    project.change("en: People who find work.", "en: Seven people who find work.")
    assert faults(project) == faults(project) == ['item "new-jobs", text, zh [parity-number]']
    project.change("en: Seven people who find work.", "en: People who find work.")
    assert faults(project) == []
    project.change("    synonyms: {zh: [旧房]}", "    forbidden: {en: [renovation]}", "data/glossary.yaml")
    assert faults(project) == ['item "old-estates", name, en [term-forbidden]']


def change_figure(project: Project) -> None:
    project.change_source("老旧小区300个", "老旧小区301个")
    project.change("开工改造老旧小区300个", "开工改造老旧小区301个")
    project.change("value: 300,", "value: 301,")


EDITS: dict[str, Callable[[Project], None]] = {
    "one text": lambda project: project.change("zh: 新找到工作的人。", "zh: 新找到事做的人。"),
    "one figure": change_figure,
    "a name in the navigation": lambda project: project.change("en: Daily life", "en: Everyday life"),
    "a term": lambda project: project.change("建成多年的小区", "建得很早的小区", "data/glossary.yaml"),
    "a setting": lambda project: (project.root / "data/site.yaml").write_text(
        "site: {tagline: {zh: 报告, en: A report}}\n", "utf-8"
    ),
    "a template": lambda project: project.change("light dark", "light", "overrides/main.html"),
    "a style": lambda project: project.change(
        ":root {", "html { order: 7; }\n:root {", "overrides/assets/styles/colours.css"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The smallest project with a theme of its own, built once: everything is cached."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(MINIMAL, root)
    project = Project(root)
    project.make_buildable()
    (root / "overrides").unlink(missing_ok=True)
    shutil.copytree(HOME / "overrides", root / "overrides")
    build_site(root, root.parent / "site")
    return project


@pytest.mark.slow
def test_rebuilds_after_edits_give_the_bytes_of_a_cold_build(built: Project, tmp_path: Path) -> None:
    """One chain of warm rebuilds, each with one edit more; cold builds are made half-way and at the end."""
    root = tmp_path / "project"
    shutil.copytree(built.root, root, symlinks=True)
    last = digests(built.root.parent / "site")
    for number, edit in enumerate(EDITS):
        before = {file: file.read_bytes() for file in (cache_folder(root) / "pages").rglob("*.html")}
        EDITS[edit](Project(root))
        build_site(root, tmp_path / "warm")
        warm = digests(tmp_path / "warm")
        assert warm != last, f"{edit} changed nothing"
        if edit.startswith("one"):
            made = [file for file, content in before.items() if file.read_bytes() != content]
            assert 0 < len(made) < len(before) / 2, "pages without the item were made again"
        if number in (len(EDITS) // 2, len(EDITS) - 1):
            shutil.rmtree(root / CACHE)
            build_site(root, tmp_path / "cold")
            cold = digests(tmp_path / "cold")
            assert [path for path in cold.keys() | warm.keys() if warm.get(path) != cold.get(path)] == [], edit
        last = warm


@pytest.mark.slow
def test_a_changed_line_of_code_is_never_answered_from_the_cache(built: Project, tmp_path: Path) -> None:
    """A generator of its own, so that its code can be changed; what it stored before the change is not used."""
    home = tmp_path / "home"
    shutil.copytree(HOME / "generator", home / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HOME / "overrides", home / "overrides")
    for name in ("requirements.txt", "package-lock.json", "mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(HOME / name, home / name)
    (home / "node_modules").symlink_to(HOME / "node_modules")
    project = tmp_path / "project"
    shutil.copytree(built.root, project, symlinks=True)

    def build(name: str) -> dict[str, str]:
        process = start_build(project, tmp_path / name, home)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        return digests(tmp_path / name)

    before = build("before")
    # A line that changes pages but none of what their entries are found by: only the folder's name can tell.
    code = home / "generator/website/mkdocs_hooks.py"
    text = code.read_text(encoding="utf-8")
    old = "CachedPage(output, "
    assert text.count(old) == 1
    code.write_text(text.replace(old, 'CachedPage(output + "<!-- one line more -->", '), encoding="utf-8")
    warm = build("warm")
    assert len(list((project / CACHE).iterdir())) == 1, "the folder of the older code is still there"
    shutil.rmtree(project / CACHE)
    assert warm == build("cold") != before


@pytest.mark.parametrize("file", ["generator/cache.py", "overrides/main.html", "mkdocs.yml", "requirements.txt"])
def test_the_folder_is_named_by_code_theme_configuration_and_locks(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    home, root = tmp_path / "home", tmp_path / "project"
    root.mkdir()
    for name in ("generator/cache.py", "overrides/main.html", "mkdocs.yml", "requirements.txt"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, home / name)
    monkeypatch.setattr(cache, "CODE", home / "generator")
    request.addfinalizer(cache._loaded_code.cache_clear)

    def name(root: Path) -> str:
        """As a process that starts now would have it."""
        cache._loaded_code.cache_clear()
        return cache_folder(root).name

    before = name(root)
    assert before == name(tmp_path / "another project")
    with (home / file).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert name(root) != before


def test_a_theme_of_the_project_is_another_folder_and_older_ones_go(tmp_path: Path) -> None:
    root = tmp_path / "project"
    before = cache_folder(root)
    (root / "overrides").mkdir(parents=True)
    (root / "overrides/main.html").write_text("<p>", encoding="utf-8")
    folder = cache_folder(root)
    assert folder.name != before.name
    for name in ("older", folder.name):
        (folder.parent / name).mkdir(parents=True, exist_ok=True)
    remove_older(folder)
    assert folder.is_dir()
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]
