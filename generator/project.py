"""The project's files by their fixed names: loads and checks what stands in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks.findings import load_exemptions
from generator.checks.records import check_records
from generator.checks.source import Coverage, check_source
from generator.checks.translation import check_translation
from generator.errors import Problem, ReportError
from generator.glossary import Glossary, load_glossary
from generator.loader import Loaded, load_report
from generator.source import Source, load_fingerprint, load_source
from generator.texts import Text, find_texts
from generator.translation.memory import load_memory
from generator.translation.states import State, drafts, review_problems, waiting

TARGETS = "data/targets.yaml"
GLOSSARY = "data/glossary.yaml"
FINGERPRINT = "data/source.yaml"
EXEMPTIONS = "data/exemptions.yaml"
MEMORY = "data/memory.po"
CACHE = "build/cache"
"""What a build keeps for the next one, by content; may be removed at any time."""
DEFAULT_SOURCE = "../shared/source/luoyang-2022.txt"


@dataclass(frozen=True)
class Checked:
    """The data of a project and all that is wrong with them."""

    loaded: Loaded
    glossary: Glossary
    coverage: Coverage
    texts: tuple[Text, ...]
    """Every text of the data that stands in Chinese, and what is known of its English."""
    states: dict[str, State]
    """By address, the state of every text whose English is not reviewed."""
    problems: tuple[Problem, ...]


def find_source(root: Path, given: Path | None) -> Source:
    """The source text at ``given`` or its usual place, else its fingerprint.

    Raises ReportError where ``given`` cannot be read, or neither is there.
    """
    if given is not None:
        return load_source(given)
    usual = root / DEFAULT_SOURCE
    return load_source(usual) if usual.is_file() else load_fingerprint(root / FINGERPRINT, FINGERPRINT)


def check_project(root: Path, source: Path | None = None, *, wording: bool = True, strict: bool = False) -> Checked:
    """Every check over the data in ``root``; raises ReportError only where there is nothing to check.

    Without ``wording`` the two languages are not compared: a page can be rendered before they agree.
    With ``strict`` every text has to be reviewed. A text without English is shown as its draft, if it has one.
    """
    memory = load_memory(root / MEMORY, MEMORY)
    loaded = load_report(root / TARGETS, TARGETS, drafts(memory))
    glossary, terms, glossary_problems = load_glossary(root / GLOSSARY, GLOSSARY, drafts(memory))
    coverage = check_source(loaded, find_source(root, source))
    texts = (*find_texts(loaded.nodes), *find_texts(terms))
    problems = [*loaded.problems, *glossary_problems, *check_records(loaded), *coverage.problems]
    if wording:
        exemptions = load_exemptions(root / EXEMPTIONS, EXEMPTIONS)
        problems += check_translation(texts, loaded.report, glossary, exemptions, root / CACHE)
    if strict:
        problems += review_problems(texts, memory)
    return Checked(loaded, glossary, coverage, texts, waiting(texts, memory), tuple(sorted(set(problems))))


def load_checked(root: Path, source: Path | None = None, *, wording: bool = True) -> Checked:
    """The data in ``root``; raises ReportError if anything is wrong with them."""
    checked = check_project(root, source, wording=wording)
    if checked.problems:
        raise ReportError(checked.problems)
    return checked
