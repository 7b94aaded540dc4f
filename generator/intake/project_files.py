"""Outline and drafts -> the text of every file of a new project."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.intake.drafts import DraftItem, Drafts
from generator.intake.outline import Outline, plain_years
from generator.intake.topics import BuiltInTopic
from generator.project.paths import GLOSSARY, SITE, SOURCE, SYNONYMS, TARGETS
from generator.project.site_settings import Colours, Site
from generator.project.translation_units import MARK
from generator.report.model import Place

TEMPLATES = Path(__file__).with_name("project")
RENAMED = {"gitignore": ".gitignore", "workflow.yml": ".github/workflows/site.yml"}
"""Where a template goes that would mean something to tools where it lies."""
PART = "part.md"
YEAR = r"(?P<year>(?:19|20)\d\d)年的?(?:政府|经济社会发展)?的?"
GENERIC = {
    re.compile(pattern): english
    for pattern, english in (
        ("工作回顾", "Review"),
        ("工作安排", "Plans"),
        ("开篇", "Opening"),
        (rf"{YEAR}(?:主要)?工作(?:回顾|总结|情况)", "Review of {year}"),
        (r"(?:过去|本届|前)?五年(?:来)?的?(?:政府)?工作(?:回顾|总结)", "Review of the past five years"),
        (r"过去一年的?(?:政府)?工作(?:回顾|总结)", "Review of the past year"),
        (rf"{YEAR}(?:工作)?(?:重点|主要)?(?:工作|任务)?(?:安排|任务|部署|打算|重点|计划|工作)", "Plans for {year}"),
        (rf"{YEAR}(?:主要)?(?:预期|发展|工作)?目标", "Goals for {year}"),
        (r"(?:今后|未来)五年的?(?:主要|奋斗|发展|工作|总体)*目标(?:任务)?", "Goals for the next five years"),
        (r"(?:全面|切实|持续|不断)?(?:加强|推进)?政府自身建设", "The government's own conduct"),
        (r"(?:名词|用语)(?:解释|注释)", "Notes on terms"),
    )
}
"""English of headings that every such report has, and of the names that the outline itself gives."""
OVERVIEW = "：概况"
TEXTS = {
    "result": "用一两句白话说清：做成了什么，跟谁有关。",
    "target": "用一两句白话说清：要做什么，跟谁有关，做到什么程度。",
}
INTRODUCTION = "用两三句白话说清：这一节讲什么，最要紧的是什么。"


@dataclass(frozen=True)
class Facts:
    """What a project has to be told, beside what its text says."""

    year: int
    city_zh: str
    city_en: str
    title_zh: str
    title_en: str
    publisher_zh: str
    publisher_en: str
    published: date | None
    address: str
    slug: str
    generator: str
    """The generator's folder, as the project's Makefile names it."""


@dataclass(frozen=True)
class Plan:
    """The ids that parts and sections get, and where each paragraph stands."""

    parts: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]
    """By part."""
    places: dict[int, tuple[str, str, bool]]
    """For each paragraph in a section: the section's id, its name, and whether it looks back."""


def plan_ids(outline: Outline) -> Plan:
    """The ids of ``outline`` and the section of every paragraph; a heading stands in the section that it begins."""
    parts, sections, places = [], [], {}
    for number, part in enumerate(outline.parts, 1):
        parts.append(f"part-{number}")
        ids = tuple(f"section-{number}-{count}" for count in range(1, len(part.sections) + 1))
        sections.append(ids)
        for each, section in zip(ids, part.sections, strict=True):
            headings = [section.heading, *([part.heading] if section is part.sections[0] else [])]
            for paragraph in (*headings, *section.paragraphs):
                if paragraph is not None:
                    places[paragraph] = (each, section.name, part.past)
    return Plan(tuple(parts), tuple(sections), places)


def format_targets(
    facts: Facts,
    outline: Outline,
    plan: Plan,
    drafts: Drafts,
    topics: tuple[BuiltInTopic, ...],
    places: tuple[Place, ...] = (),
) -> str:
    """``data/targets.yaml``."""
    blocks = [
        "# The report as data: one item for each figure and date that the reader found in the text. What begins with",
        f"# {MARK}is a draft. README.md says how to go on; `make check` says what is left.",
        "",
        *_heading(facts),
        "",
        "parts:",
    ]
    period = {True: facts.year - 1, False: facts.year}
    names: dict[str, int] = {}
    for number, (part_id, part) in enumerate(zip(plan.parts, outline.parts, strict=True), 1):
        blocks += [f"  - id: {part_id}", f'    number: "{number}"']
        blocks += [f"    heading: {part.heading}"] if part.heading else []
        blocks += [f"    period: {period[part.past]}", f"    name: {_words(_single(part.name, names), names)}"]
    blocks += ["", "sections:"]
    names = {}
    for number, (part_id, ids, part) in enumerate(zip(plan.parts, plan.sections, outline.parts, strict=True), 1):
        for count, (section_id, section) in enumerate(zip(ids, part.sections, strict=True), 1):
            blocks += [f"  - id: {section_id}", f"    part: {part_id}", f'    number: "{number}.{count}"']
            blocks += [f"    heading: {section.heading}"] if section.heading else []
            blocks += [f"    name: {_words(_single(section.name, names), names)}"]
            blocks += [f"    intro: {{zh: {_quote(MARK + INTRODUCTION)}}}"]
    blocks += ["", "topics:"]
    for topic in topics:
        question = {lang: text.replace("{year}", str(facts.year)) for lang, text in topic.question.items()}
        blocks += [f"  - {{id: {topic.id}, name: {_mapping(topic.name)}, question: {_mapping(question)}}}"]
    blocks += [
        "",
        "# Districts, zones and sites that the report names; an item lists those that its words name.",
        *_places(places),
    ]
    blocks += ["", "items:" if drafts.items else "items: []"]
    for item in drafts.items:
        blocks += _item(item)
    blocks += ["", *_exemptions(outline, drafts)]
    return "\n".join(blocks) + "\n"


def _places(places: tuple[Place, ...]) -> list[str]:
    records = [
        f"  - {{id: {p.id}, kind: {p.kind}, name: {_mapping({'zh': p.name.zh, 'en': p.name.en})}}}" for p in places
    ]
    return ["places:", *records] if records else ["places: []"]


def _heading(facts: Facts) -> list[str]:
    unknown = "  # published: 2031-01-20, the day on which it was published, if anybody knows it"
    return [
        "report:",
        f"  year: {facts.year}",
        f"  title: {_mapping({'zh': facts.title_zh, 'en': facts.title_en})}",
        f"  city: {_mapping({'zh': facts.city_zh, 'en': facts.city_en})}",
        f"  published: {facts.published.isoformat()}" if facts.published else unknown,
        f"  publisher: {_mapping({'zh': facts.publisher_zh, 'en': facts.publisher_en})}",
    ]


def _item(item: DraftItem) -> list[str]:
    lines = [
        f"  - id: {item.id}",
        f"    kind: {item.kind}",
        f"    section: {item.section}",
        f"    topics: [{', '.join(item.topics)}]",
        f"    paragraph: {item.paragraph}",
        f"    phrase: {_quote(item.phrase)}",
        f"    name: {{zh: {_quote(MARK + item.name)}}}",
        f"    text: {{zh: {_quote(MARK + TEXTS[item.kind])}}}",
    ]
    if item.figure:
        figure = item.figure | {"value": _quote(item.figure["value"]), "unit": _quote(item.figure["unit"])}
        figure |= {"value_max": _quote(item.figure["value_max"])} if "value_max" in figure else {}
        lines.append(f"    figure: {{{', '.join(f'{key}: {value}' for key, value in figure.items())}}}")
    if item.deadline:
        lines.append(f"    deadline: {item.deadline.isoformat()}")
    if item.places:
        lines.append(f"    places: [{', '.join(item.places)}]")
    return [*lines, f"    period: {item.period}", f"    wording: {'aspirational' if item.aspirational else 'firm'}"]


def _exemptions(outline: Outline, drafts: Drafts) -> list[str]:
    """Paragraphs that say nothing to be held to; one that a draft stands in needs none."""
    covered = {item.paragraph for item in drafts.items}
    reasons = dict.fromkeys(outline.front, '"title, day or greeting"') | dict.fromkeys(outline.minor, "a heading")
    lines = [
        f'  - {{paragraph: {number}, text: "*", reason: {reason}}}'
        for number, reason in sorted(reasons.items())
        if number not in covered
    ]
    head = "# Proposed by the reader: look at each, and correct its reason."
    return [head, "exemptions:", *lines] if lines else ["exemptions: []"]


def format_report(facts: Facts, texts: tuple[str, ...], drafts: Drafts, outline: Outline) -> str:
    """``REPORT.md``: what the reader found and what it left."""
    sections = sum(len(part.sections) for part in outline.parts)
    lines = [
        f"# What the reader made of the report of {facts.city_en} {facts.year}",
        "",
        f"{len(texts)} paragraphs, {len(outline.parts)} parts, {sections} sections, {len(drafts.items)} draft items,",
        f"numerals that are no figures: {len(drafts.exempt)}, paragraphs without an item: {len(drafts.uncovered)}.",
        "",
        "## Paragraphs that no item covers",
        "",
        "Each needs an item for what it promises or reports, an introduction that explains it, or an exemption.",
        "",
        *(f"- {number}: {_plain(texts[number - 1])}" for number in drafts.uncovered),
        "",
        "## Numerals that are no figures",
        "",
        "The reader takes none of these for a figure. Where it is wrong, add an item.",
        "",
        *(f"- {_plain(text)}: {reason}" for text, reason in drafts.exempt),
    ]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    shown = text[:80] + ("…" if len(text) > 80 else "")
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", shown)


def format_site(facts: Facts, before: Site | None = None) -> str:
    """``data/site.yaml``, with what does not change from the site of the report before."""
    address = f"  source_address: {_quote(facts.address)}\n" if re.match(r"https?://\S+$", facts.address) else ""
    return (
        "# What this site is called and looks like; docs/new-report.md of the generator lists every setting.\n"
        f"site:\n  # Remove the next line when `make check` has nothing left to do.\n  draft: true\n  slug: {facts.slug}\n{address}{_carried(before or Site())}"
    )


def _carried(site: Site) -> str:
    lines = []
    if site.region:
        lines.append(f"  region: {_mapping({'zh': site.region.zh, 'en': site.region.en})}")
    if site.colours != Colours():
        lines.append(f"  colours: {_mapping({'light': site.colours.light, 'dark': site.colours.dark})}")
    if site.search_examples:
        shown = (f"{lang}: [{', '.join(map(_quote, site.search_examples[lang]))}]" for lang in ("zh", "en"))
        lines.append(f"  search_examples: {{{', '.join(shown)}}}")
    return "".join(f"{line}\n" for line in lines)


def format_synonyms(topics: tuple[BuiltInTopic, ...]) -> str:
    """``data/synonyms.yaml``."""
    lines = ["# Everyday words by which people look for things; topics: for anything in a topic.", "topics:"]
    for topic in topics:
        words = ", ".join(f"{lang}: [{', '.join(map(_quote, each))}]" for lang, each in topic.words.items())
        lines += [f"  - id: {topic.id}", f"    words: {{{words}}}"]
    return "\n".join(lines) + "\n"


GLOSSARY_TEXT = """\
# The report's own terms, one entry a concept: id, zh, en, pinyin, kind, definition, source. None yet.
terms: []
"""


def project_files(
    facts: Facts,
    texts: tuple[str, ...],
    outline: Outline,
    plan: Plan,
    drafts: Drafts,
    topics: tuple[BuiltInTopic, ...],
    places: tuple[Place, ...] = (),
    before: Site | None = None,
) -> dict[str, str]:
    """Every file of the project by its path, but the fingerprint.

    ``places`` and ``before``, the settings of its site, are those of the report before.
    """
    values = {**{key: str(value) for key, value in vars(facts).items()}, "items": str(len(drafts.items))}
    files = {
        TARGETS: format_targets(facts, outline, plan, drafts, topics, places),
        SITE: format_site(facts, before),
        SYNONYMS: format_synonyms(topics),
        GLOSSARY: GLOSSARY_TEXT,
        SOURCE: "\n".join(texts) + "\n",
        "REPORT.md": format_report(facts, texts, drafts, outline),
    }
    for template in sorted(TEMPLATES.rglob("*")):
        path = template.relative_to(TEMPLATES).as_posix()
        if template.is_file() and template.name != PART:
            files[RENAMED.get(path, path)] = fill_blanks(template.read_text(encoding="utf-8"), values)
    for part_id, part in zip(plan.parts, outline.parts, strict=True):
        for language in ("zh", "en"):
            name = _generic(part.name) or part.name if language == "en" else part.name
            text = (TEMPLATES / "content" / language / PART).read_text(encoding="utf-8")
            files[f"content/{language}/parts/{part_id}/index.md"] = fill_blanks(
                text, {**values, "part": name, "id": part_id}
            )
    return files


BLANK = re.compile(r"\[\[(\w+)\]\]")
LIVE = re.compile(r"[{}<>`\[\]*_#&\\]")
"""Signs that would mean something in a page of Markdown and Jinja."""


def fill_blanks(text: str, values: Mapping[str, str]) -> str:
    """``text`` with each ``[[name]]`` replaced by its value, whose signs mean nothing there."""
    return BLANK.sub(lambda match: LIVE.sub("", values[match[1]]), text)


def _single(name: str, names: dict[str, int]) -> str:
    """``name``, numbered where it stands in the report again: names are how a reader tells pages apart."""
    name = name[:120]
    names[name] = names.get(name, 0) + 1
    return f"{name}（{names[name]}）" if names[name] > 1 else name


def _words(zh: str, taken: dict[str, int]) -> str:
    english = _generic(zh)
    # Two headings of one meaning: the second waits for its own words.
    english = "" if english in taken else english
    taken[english] = 1
    return _mapping({"zh": zh, "en": english}) if english else f"{{zh: {_quote(zh)}}}"


def _generic(zh: str) -> str:
    """The English of a heading that says no more than every report does; empty for others."""
    if zh.endswith(OVERVIEW):
        whole = _generic(zh.removesuffix(OVERVIEW))
        return f"{whole}: overview" if whole else ""
    plain = plain_years(zh)
    found = ((match, english) for pattern, english in GENERIC.items() if (match := pattern.fullmatch(plain)))
    return next((english.format(**match.groupdict()) for match, english in found), "")


def _mapping(words: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{language}: {_quote(text)}' for language, text in words.items())}}}"


def _quote(text: str) -> str:
    """``text`` in double quotes, as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)
