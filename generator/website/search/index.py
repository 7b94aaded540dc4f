"""The search files of the site: what each language's search loads, as JSON. Called by ``build`` beside the exports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.cache import Cache
from generator.pages.views.context import Context
from generator.pages.views.outcome import slug
from generator.project.glossary import Glossary
from generator.project.synonyms import Synonyms
from generator.report.evidence import Outcome
from generator.report.model import LANGUAGES, Report
from generator.website.search.aliases import Mentions, all_aliases
from generator.website.search.records import Records
from generator.website.search.words import Segmenter, open_word_cache, readings, traditional_forms

FILE = "search/index.json"
"""The path of the index from the root of its language."""


def search_files(
    report: Report,
    glossary: Glossary,
    synonyms: Synonyms,
    labels: Mapping[str, dict[str, str]],
    cache: Path | None = None,
) -> dict[str, str]:
    """For each language, in the order of LANGUAGES: the text of its FILE.

    ``labels`` are each language's; ``cache`` is the folder that stores words.
    """
    mentions = Mentions(all_aliases(glossary, synonyms))
    terms = _own_words(report, glossary)
    store = open_word_cache(terms, cache)
    segmenter = Segmenter(terms, store)
    files = {}
    for language in LANGUAGES:
        records = Records(Context(report, glossary, language, labels[language]), mentions, segmenter, synonyms)
        files[language] = format_index(records, synonyms, store)
    store.save()
    return files


def _own_words(report: Report, glossary: Glossary) -> list[str]:
    terms = [form for term in glossary.terms for form in (term.zh, *term.variants.zh)]
    return [*terms, *(record.name.zh for record in (*report.places, *report.topics))]


def format_index(records: Records, synonyms: Synonyms, store: Cache) -> str:
    """One language's index as JSON, without spaces: ``rows``, and the lists that they point into."""
    rows = records.rows()
    context, language = records.context, records.language
    names = "n" if language == "zh" else "o"
    given = {term.zh: term.pinyin for term in context.glossary.terms}
    index = {
        "language": language,
        "own": [context.report.heading.city.zh, context.report.heading.city.en.lower()],
        "year": context.report.heading.year,
        "outcomes": [[slug(outcome), context.labels[f"outcome_{outcome.value}"]] for outcome in Outcome],
        "sections": [{"id": section.id, "name": section.name[language]} for section in context.report.sections],
        "places": [f"{records.segmenter.cut(place.name.zh)} / {place.name.en}" for place in context.report.places],
        "topics": records.topic_words(synonyms),
        "aliases": records.alias_words(),
        "rows": rows,
        "pinyin": readings((str(row[names]) for row in rows if names in row), store, given),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    index["traditional"] = traditional_forms([text], store)
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
