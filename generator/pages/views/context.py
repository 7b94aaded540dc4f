"""What every view needs: the report, the language, its words, and its glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.project.glossary import Glossary
from generator.project.review_state import WORST_FIRST, State, worst_states
from generator.project.site_settings import Menu
from generator.report.evidence import Outcome
from generator.report.model import Item, Part, Place, Report, Section, Topic
from generator.report.outcomes import ItemOutcome, outcome_of, promises
from generator.report.placeholders import fill


@dataclass(frozen=True)
class Context:
    """The report as one language's pages see it."""

    report: Report
    glossary: Glossary
    language: str
    labels: dict[str, str]
    address: str = ""
    """Where the site lives, ending in a slash; empty if nobody knows yet."""
    repository: str = ""
    """Where the project lives, with its issues; empty if nobody knows."""
    states: Mapping[str, State] = field(default_factory=dict)
    """By address, the state of every text whose English is not reviewed."""
    menus: tuple[Menu, ...] = ()
    """The project's own pages in the navigation."""

    def state(self, *paths: str) -> str | None:
        """What a reader has to know of the texts at ``paths``: ``draft`` or ``stale``; None where all is well.

        Of Chinese, only whether it is written.
        """
        found = {self._worst[path] for path in paths if path in self._worst}
        if self.language != "en":
            found &= {State.UNWRITTEN}
        return next((state.value for state in WORST_FIRST if state in found), None)

    def intro(self, section: Section) -> str:
        """The introduction of ``section``, its quoted figures filled in."""
        return fill(section.intro[self.language], None, self.report.by_id, self.language)

    @cached_property
    def outcomes(self) -> dict[str, ItemOutcome]:
        """What became of each promise, by the item's id, in report order; empty where nobody has searched."""
        known = self.report.outcomes
        if not known or not known.search:
            return {}
        return {item.id: outcome_of(item, self.report) for item in promises(self.report)}

    @cached_property
    def item_views(self) -> dict[tuple[str, bool], object]:
        """What ``views.item`` made of items, by id and whether linked: an item is shown on many pages."""
        return {}

    @cached_property
    def outcome_groups(self) -> dict[Outcome, object]:
        """How ``views.outcomes`` groups the promises of each outcome: a long list asks for each of its pages."""
        return {}

    @cached_property
    def _worst(self) -> dict[str, State]:
        # Once for all: each of thousands of items asks.
        return worst_states(self.states)

    @property
    def sections(self) -> dict[str, Section]:
        """Sections by id, in report order."""
        return self.report.section_by_id

    @property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return self.report.topic_by_id

    @property
    def places(self) -> dict[str, Place]:
        """Places by id."""
        return self.report.place_by_id

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Parts by id."""
        return {part.id: part for part in self.report.parts}

    @cached_property
    def in_section(self) -> dict[str, tuple[Item, ...]]:
        """Items of each section, in report order."""
        return _group((item.section, item) for item in self.report.items)

    @cached_property
    def in_topic(self) -> dict[str, tuple[Item, ...]]:
        """Items of each topic, in report order."""
        return _group((topic, item) for item in self.report.items for topic in item.topics)

    @cached_property
    def in_place(self) -> dict[str, tuple[Item, ...]]:
        """Items of each place, in report order."""
        return _group((place, item) for item in self.report.items for place in item.places)


def _group(pairs) -> dict[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return defaultdict(tuple, {key: tuple(items) for key, items in groups.items()})
