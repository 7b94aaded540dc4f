"""Report and term base -> the records that search can find, in one language: plain rows, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.views.context import Context
from generator.pages.views.item import view_item
from generator.project.glossary import Forms
from generator.project.synonyms import Synonyms
from generator.report.evidence import Outcome
from generator.report.model import LANGUAGES, Item, Words
from generator.website.search.aliases import Mentions
from generator.website.search.words import Segmenter

Row = dict[str, object]


class Records:
    """Makes the rows of one language. Short keys, for each is repeated some hundred times; records.js names them.

    k kind, i id, n name, f figure, d date, u position of its outcome, s position of its section, t text, o name in the other language,
    p source phrase, l positions of its places, g of its topics, a and b of its aliases (in its name, in its texts only).
    What is empty is left out. A term or word group has all its words at ``a``, its alias. A term that the glossary page
    does not list leads nowhere of its own: it counts as a group. w: everyday words of an item alone, in this language.
    """

    def __init__(self, context: Context, mentions: Mentions, segmenter: Segmenter, synonyms: Synonyms | None = None):
        self.item_words = {each.id: each.words for each in (synonyms or Synonyms()).items}
        self.context, self.mentions, self.segmenter = context, mentions, segmenter
        self.language = context.language
        self.other = next(language for language in LANGUAGES if language != context.language)
        self.topics = list(context.topics)
        self.sections = list(context.sections)
        self.places = list(context.places)

    def rows(self) -> list[Row]:
        """Every row: items first, then sections, topics, places, terms and word groups, each in the report's order."""
        return [*self._items(), *self._sections(), *self._topics(), *self._places(), *self._terms()]

    def topic_words(self, synonyms: Synonyms) -> list[str]:
        """For each topic, in the report's order: everyday words in both languages."""
        by_id = {topic.id: topic.words for topic in synonyms.topics}
        return [self._join(by_id[topic]) if topic in by_id else "" for topic in self.topics]

    def alias_words(self) -> list[str]:
        """For each alias, in the order of ``mentions``: all words by which people look for it, its names first."""
        return [self._join(alias.words) for alias in self.mentions.aliases]

    def _join(self, words: Forms | dict[str, tuple[str, ...]]) -> str:
        """``a; b / c``: the words of this language, then those of the other."""
        return " / ".join(
            "; ".join(self.segmenter.cut(word) for word in dict.fromkeys(words[language]))
            for language in (self.language, self.other)
        )

    def _items(self) -> Iterator[Row]:
        for item in self.context.report.items:
            yield self._row(item.kind.value, item.id, item.name, **self._details(item))

    def _row(self, kind: str, record: str, name: Words, text: str = "", **more: object) -> Row:
        row = {
            "k": kind,
            "i": record,
            "n": self.segmenter.cut(name[self.language]),
            "o": self.segmenter.cut(name[self.other]),
        }
        row |= {"t": self.segmenter.cut(text)} | more
        return {key: value for key, value in row.items() if value not in ("", [], None)}

    def _details(self, item: Item) -> Row:
        view = view_item(item, self.context, linked=False)
        named, explained = self.mentions.of_item(item)
        return {
            "text": view.text,
            "f": view.figure,
            "d": view.deadline,
            "u": list(Outcome).index(view.outcome.code) if view.outcome else None,
            "s": self.sections.index(item.section),
            "p": self.segmenter.cut(item.phrase),
            "l": [self.places.index(place) for place in item.places],
            "g": [self.topics.index(topic) for topic in item.topics],
            "a": named,
            "b": explained,
            "w": "; ".join(self.segmenter.cut(word) for word in self.item_words.get(item.id, Forms())[self.language]),
        }

    def _sections(self) -> Iterator[Row]:
        for section in self.context.report.sections:
            yield self._row("section", section.id, section.name, self.context.intro(section))

    def _topics(self) -> Iterator[Row]:
        for position, topic in enumerate(self.context.report.topics):
            yield self._row("topic", topic.id, topic.name, topic.question[self.language], g=[position])

    def _places(self) -> Iterator[Row]:
        for position, place in enumerate(self.context.report.places):
            if self.context.in_place[place.id]:
                yield self._row("place", place.id, place.name, l=[position])

    def _terms(self) -> Iterator[Row]:
        terms = self.context.glossary.by_id
        for position, alias in enumerate(self.mentions.aliases):
            listed = alias.id in terms and terms[alias.id].is_listed(self.language)
            yield {"k": "term", "i": alias.id, "a": [position]} if listed else {"k": "group", "a": [position]}
