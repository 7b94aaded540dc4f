"""``labels.yaml`` -> the words that templates need, in one language."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.project.yaml_nodes import parse_yaml
from generator.report.model import LANGUAGES

FILE = Path(__file__).with_name("labels.yaml")


def load_labels(language: str, file: Path = FILE) -> dict[str, str]:
    """Every label in ``language``; raises ReportError where a label lacks one of the languages."""
    nodes = parse_yaml(read_text(file, "generator/project/labels.yaml"), "generator/project/labels.yaml")
    problems = list(nodes.problems)
    for key, label in nodes.data.items():
        given = set(label) if isinstance(label, dict) else set()
        if given != set(LANGUAGES):
            found = ", ".join(sorted(given)) or "no languages"
            problems.append(
                Problem(nodes.file, nodes.line(key), f"label {key}", found, "zh and en", "add what is missing")
            )
    if problems:
        raise ReportError(problems)
    return {key: label[language] for key, label in nodes.data.items()}
