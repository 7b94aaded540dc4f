"""Text -> safe markup: escaping for Markdown, links to terms, quoted figures."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.project.glossary import Glossary, Term, TermKind

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^=:@<>&\"'$/])")
NAMED_IN_FULL = frozenset({TermKind.PROGRAMME})
"""Kinds of term that English pages give in Chinese and pinyin as well, at first mention."""


def markdown_text(text: str) -> Markup:
    """``text`` so that Markdown shows it as it is: every special character as an entity."""
    return Markup(MARKDOWN.sub(lambda match: f"&#{ord(match[1])};", text.replace("\n", " ")))


CHINESE = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff]+(?:[（）、，·—]?[\u3400-\u4dbf\u4e00-\u9fff]+)*")


ENGLISH = re.compile(
    r"(?<![A-Za-z0-9&#./_-])(?=[A-Z]*[a-z])(?:[A-Za-z]+(?:[ _-][A-Za-z]+)+|[A-Za-z]{4,})(?![A-Za-z0-9.;-])"
)
"""English words in a Chinese text; not abbreviations (GDP, 5G, App), which Chinese readers say as Chinese."""


def language_of(text: str) -> str:
    """The ``lang`` of words of another's page: English where they have no Chinese character."""
    return "zh-CN" if CHINESE.search(text) or not re.search("[A-Za-z]", text) else "en"


def mark_language(text: str, language: str) -> Markup:
    """``text`` as markup; words of the other language marked as such, for screen readers and fonts."""
    marked = escape(text)
    if language == "zh":
        return Markup(ENGLISH.sub(lambda match: f'<span lang="en">{match[0]}</span>', marked))
    return Markup(CHINESE.sub(lambda match: f'<span lang="zh-CN">{match[0]}</span>', marked))


class TermLinks:
    """Links the first mention of each term on one page to its glossary entry."""

    def __init__(self, glossary: Glossary, language: str, root: str, note: str):
        self.glossary = glossary
        self.note = note
        self.language = language
        self.root = root
        self.seen: set[str] = set()

    def __call__(self, text: str) -> Markup:
        """``text`` as markup, with each term's first mention on the page linked."""
        parts, end = [], 0
        for start, stop, term in self.glossary.find(text, self.language, exact=True):
            if term.id in self.seen or not (term.is_linked(self.language) or self._named_in_full(term)):
                continue
            self.seen.add(term.id)
            parts += [mark_language(text[end:start], self.language), self._link(term, text[start:stop])]
            end = stop
        return Markup("").join([*parts, mark_language(text[end:], self.language)])

    def _named_in_full(self, term: Term) -> bool:
        return self.language == "en" and term.kind in NAMED_IN_FULL

    def _link(self, term: Term, words: str) -> Markup:
        linked = escape(words)
        if term.is_linked(self.language):
            note = Markup(' data-note="{}"').format(self.note) if not term.source else ""
            link = Markup('<a class="term" href="{}glossary/#{}" data-term="{}"{}>{}</a>')
            linked = link.format(self.root, term.id, term.definition[self.language], note, words)
        if self._named_in_full(term):
            chinese = Markup(' (<span lang="zh-CN">{}</span>, <span lang="zh-Latn">{}</span>)')
            return linked + chinese.format(term.zh, term.pinyin)
        return linked
