"""``labels.yaml`` -> the words that templates need, in one language; the project's ``data/labels.yaml`` lies over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from generator.errors import Problem, ReportError, nearest
from generator.files import read_text
from generator.project.paths import LABELS
from generator.project.site_settings import SiteSettings
from generator.project.yaml_nodes import Nodes, parse_yaml
from generator.report.figures import format_day
from generator.report.model import LANGUAGES, Heading

FILE = Path(__file__).with_name("labels.yaml")
SHOWN = "generator/project/labels.yaml"


def load_labels(language: str, file: Path = FILE, own: Path | None = None) -> dict[str, str]:
    """Every label in ``language``, those of the file ``own`` first; what stands for the report is not filled in.

    Raises ReportError where a label lacks one of the languages, or where ``own`` has one that nobody asks for.
    """
    built_in = _built_in(file)
    problems = [*built_in.problems, *_check_languages(built_in)]
    labels = dict(built_in.data)
    if own and own.is_file():
        nodes = parse_yaml(read_text(own, LABELS), LABELS)
        problems += [*nodes.problems, *_check_languages(nodes), *_check_own(nodes, labels)]
        labels |= nodes.data if isinstance(nodes.data, dict) else {}
    if problems:
        raise ReportError(problems)
    return {key: label[language] for key, label in labels.items()}


@cache
def _built_in(file: Path) -> Nodes:
    """The generator's own labels: a part of its code, so they are read once."""
    return parse_yaml(read_text(file, SHOWN), SHOWN)


def report_labels(
    language: str, heading: Heading, root: Path | None = None, settings: SiteSettings | None = None
) -> dict[str, str]:
    """Every label in ``language`` as the site of one report says it; ``root`` is its project's folder."""
    labels = load_labels(language, own=root and root / LABELS)
    site = (settings or SiteSettings()).site
    if site.name:
        labels["site_name"] = site.name[language]
    if site.tagline:
        labels["site_tagline"] = site.tagline[language]
    if site.search_examples and site.search_examples[language]:
        labels["search_examples"] = "|".join(site.search_examples[language])
    values = {
        "year": str(heading.year),
        "before": str(heading.year - 1),
        "city": heading.city[language],
        "title": heading.title[language],
        "publisher": heading.publisher[language],
        "day": format_day(heading.published, language),
    }
    return {key: _fill(text, values) for key, text in labels.items()}


def _fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with the report's own words; other blanks stay for whoever asks for the label."""
    for name, value in values.items():
        # A brace in a name would be taken for a blank later on.
        text = text.replace(f"{{{name}}}", value.replace("{", "（").replace("}", "）"))
    return text


def _check_languages(nodes: Nodes) -> Iterator[Problem]:
    data = nodes.data if isinstance(nodes.data, dict) else {"": nodes.data}
    for key, label in data.items():
        given = set(label) if isinstance(label, dict) else set()
        if given != set(LANGUAGES):
            found = ", ".join(sorted(given)) or "no languages"
            yield Problem(nodes.file, nodes.line(key), f"label {key}", found, "zh and en", "add what is missing")


def _check_own(nodes: Nodes, built_in: Mapping[str, dict[str, str]]) -> Iterator[Problem]:
    """Labels of the project that no template asks for, and those with other blanks than the built-in ones."""
    for key, label in (nodes.data if isinstance(nodes.data, dict) else {}).items():
        if key not in built_in:
            fix = nearest(key, built_in).replace("correct the id, or add the record it names", "remove it")
            yield Problem(nodes.file, nodes.line(key), f"label {key}", key, "a label of the generator", fix)
            continue
        for language, text in label.items() if isinstance(label, dict) else ():
            allowed = _blanks(built_in[key].get(language, ""))
            if (
                (found := _blanks(text)) is None
                or found.count("") != allowed.count("")
                or set(found) - {*allowed, *OWN}
            ):
                expected = " ".join(f"{{{each}}}" for each in allowed) or "no blanks"
                what = f"label {key}, {language}"
                yield Problem(nodes.file, nodes.line(key, language), what, text, expected, "use the same blanks")


OWN = ("year", "before", "city", "title", "publisher", "day")
"""The blanks that any label may have."""


def _blanks(text: str) -> list[str] | None:
    """The names of the blanks in ``text``, empty for ``{}``; None where its braces do not match."""
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
