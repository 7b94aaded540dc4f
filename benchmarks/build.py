"""Times our stages, the whole build, a rebuild and other builders on the same Markdown, by turns in one run.

The machine may be busy: processor time (user and system, of the whole tree of processes) counts, wall time stands beside
it. Larger reports go through our own stages once each.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks._generated import SITE, make_project
from benchmarks._npm import NODE, package
from generator.cache import cache_folder
from generator.checks.bilingual import STORE
from generator.project.paths import HOME

ROOT = HOME
ROUNDS = 5
SCALES = (10, 100)
LANGUAGES = ("zh", "en")
BARE = """site_name: Luoyang 2022
site_url: https://example.org/
theme: {{name: material, language: {language}}}
plugins: [search]
markdown_extensions: [attr_list, tables]
"""
"""MkDocs with Material as it comes: its search, its whole navigation in every page."""
PLAIN = """export default (config) => {
  config.addTemplate("_includes/plain.njk", `<!doctype html><html><head><meta charset="utf-8"><title>{{ title }}</title>
</head><body><nav>{% for page in collections.all %}<a href="{{ page.url }}">{{ page.data.title }}</a>{% endfor %}</nav>
<main>{{ content | safe }}</main></body></html>`);
  config.addGlobalData("layout", "plain.njk");
  return { markdownTemplateEngine: false };
};
"""
"""Eleventy with a theme of one template: the floor."""
DRAWN = ("cards",)
"""What of the cache is pictures."""

WORK = ("load", "check", "render, cached", "search index", "export")
"""The stages whose cost should grow with the items; imports do not."""


@dataclass(frozen=True)
class Cost:
    """What one command took."""

    cpu: float
    wall: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to run."""
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each build (default: {ROUNDS})")
    help_text = "how many times the report's items, for our stages (default: 10 100)"
    parser.add_argument("--scales", type=int, nargs="*", default=SCALES, help=help_text)


def measure(rounds: int = ROUNDS, scales: Iterable[int] = SCALES) -> tuple[str, dict]:
    """The tables as Markdown, and their numbers."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = Path(scratch)
        project = _project(folder)
        runs = _builds(folder, project, rounds)
        stages = {1: [_stages(project) for _ in range(rounds)]}
        for times in scales:
            stages[times] = [_stages(make_project(folder, times))]
            shutil.rmtree(folder / f"report-{times}")
    numbers = {
        "builds": {name: [vars(cost) for cost in costs] for name, costs in runs.items()},
        "stages": {str(times): each for times, each in stages.items()},
    }
    return f"{_builds_table(runs)}\n\n{_stages_table(stages)}", numbers


def _builds(folder: Path, project: Path, rounds: int) -> dict[str, list[Cost]]:
    generator = [sys.executable, "-m", "generator", "--root", str(project)]
    subprocess.run([*generator, "render", "--out", str(folder / "md")], cwd=ROOT, check=True)
    for language in LANGUAGES:
        (folder / language).mkdir()
        (folder / "md" / language).rename(folder / language / "docs")
        (folder / language / "mkdocs.yml").write_text(BARE.format(language=language), encoding="utf-8")
        (folder / language / "docs/eleventy.config.mjs").write_text(PLAIN, encoding="utf-8")
    runs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name, (prepare, commands) in _turns(folder, project, generator).items():
            prepare()
            runs.setdefault(name, []).append(_run(commands))
    return runs


def _turns(folder: Path, project: Path, generator: list[str]) -> dict[str, tuple[Callable[[], None], list[list[str]]]]:
    """What each turn does untimed first, and the commands that it times."""
    ours = [[*generator, "build", "--out", str(folder / "ours")]]
    check = [[*generator, "check"]]
    cache = cache_folder(project)
    return {
        "ours, empty cache": (lambda: shutil.rmtree(cache, ignore_errors=True), ours),
        "ours, pictures cached": (lambda: _forget_all_but(cache, DRAWN), ours),
        "ours, after one edit": (lambda: _edit(project), ours),
        "ours, nothing changed": (lambda: None, ours),
        "MkDocs and Material, bare": (lambda: None, [_other("mkdocs", folder, language) for language in LANGUAGES]),
        "Zensical": (lambda: None, [_other("zensical", folder, language) for language in LANGUAGES]),
        "Eleventy, one template": (lambda: None, [_eleventy(folder, language) for language in LANGUAGES]),
        "check, empty cache": (lambda: (cache / STORE).unlink(), check),
        "check, after one edit": (lambda: _edit(project), check),
    }


def _forget_all_but(cache: Path, names: tuple[str, ...]) -> None:
    for each in sorted(cache.iterdir()):
        if each.is_dir() and each.name not in names:
            shutil.rmtree(each)
        elif each.is_file():
            each.unlink()


def _eleventy(folder: Path, language: str) -> list[str]:
    docs = folder / language / "docs"
    paths = [
        f"--input={docs}",
        f"--output={folder / language / 'eleventy'}",
        f"--config={docs / 'eleventy.config.mjs'}",
    ]
    return [NODE, str(package("@11ty/eleventy") / "cmd.cjs"), *paths, "--quiet"]


def _project(folder: Path) -> Path:
    root = folder / "project"
    for name in (*SITE, "data"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def _edit(project: Path) -> None:
    """Change the meaning of one item."""
    file = project / "data/targets.yaml"
    text = file.read_text(encoding="utf-8")
    old = "也就是平常说的GDP"
    if old not in text:
        raise RuntimeError(f"{file} no longer says {old}: choose other words to edit")
    file.write_text(text.replace(old, old + "啊"), encoding="utf-8")


def _other(builder: str, folder: Path, language: str) -> list[str]:
    strict = ["--quiet"] if builder == "mkdocs" else ["--clean"]
    return [sys.executable, "-m", builder, "build", "--config-file", str(folder / language / "mkdocs.yml"), *strict]


def _run(commands: list[list[str]]) -> Cost:
    """Run ``commands`` side by side and wait for all."""
    started, before = time.perf_counter(), os.times()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "true"}
    running = [
        subprocess.Popen(each, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for each in commands
    ]
    for process in running:
        _, said = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{process.args}: {said.decode()[-2000:]}")
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(cpu, time.perf_counter() - started)


def _stages(root: Path) -> dict:
    command = [sys.executable, "-m", "benchmarks._stages", str(root)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)


def _builds_table(runs: dict[str, list[Cost]]) -> str:
    whole = statistics.median(cost.cpu for cost in runs["ours, empty cache"])
    lines = [
        "| build, both languages | processor, s: median (least to most) | wall, s | of ours, empty cache |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, costs in runs.items():
        cpu = [cost.cpu for cost in costs]
        wall = statistics.median(cost.wall for cost in costs)
        median = statistics.median(cpu)
        lines.append(
            f"| {name} | {median:.2f} ({min(cpu):.2f} to {max(cpu):.2f}) | {wall:.2f} | {median / whole:.0%} |"
        )
    return "\n".join(lines)


def _stages_table(stages: dict[int, list[dict]]) -> str:
    lines = [
        "| stage, processor s | " + " | ".join(f"{runs[0]['items']:,} items" for runs in stages.values()) + " |",
        "| --- |" + " ---: |" * len(stages),
    ]
    for name in stages[1][0]["seconds"]:
        cells = [f"{statistics.median(run['seconds'][name] for run in runs):.2f}" for runs in stages.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    sums = [
        statistics.median(sum(run["seconds"][name] for name in WORK) for run in runs) / runs[0]["items"] * 1000
        for runs in stages.values()
    ]
    lines.append(f"| {', '.join(WORK)}: ms an item | " + " | ".join(f"{each:.1f}" for each in sums) + " |")
    peaks = [max(run["megabytes"] for run in runs) for runs in stages.values()]
    lines.append("| memory at most, MB | " + " | ".join(f"{each:.0f}" for each in peaks) + " |")
    return "\n".join(lines)
