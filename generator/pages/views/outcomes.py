"""What became of many promises: counts with a link to each list, the overview, and the lists themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.pages.views.context import Context
from generator.pages.views.item import ItemView, view_item
from generator.pages.views.outcome import slug
from generator.report.evidence import Outcome
from generator.report.figures import format_day
from generator.report.model import Item, Kind

KINDS = (Kind.TARGET, Kind.PROJECT, Kind.ACTION)
"""The kinds of promise, in the order of a section page."""
BAR = 600
"""Width of the bar of a tally, in its own units; the page stretches it."""


@dataclass(frozen=True)
class Count:
    """How many promises came out one way, and where they are listed."""

    code: str
    slug: str
    label: str
    number: int
    href: str
    """From the language's root."""
    start: int
    """Where its share of the bar begins, of ``BAR``."""
    width: int


@dataclass(frozen=True)
class Tally:
    """How some promises came out: every outcome in its fixed order, also those that none has."""

    name: str
    total: int
    counts: tuple[Count, ...]

    @property
    def met(self) -> tuple[Count, ...]:
        """The outcomes that some promise has."""
        return tuple(count for count in self.counts if count.number)


@dataclass(frozen=True)
class OutcomeGroup:
    """Promises of one outcome under one heading."""

    id: str
    name: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True)
class OutcomeList:
    """The page of one outcome: every promise that has it, by kind, then their names by topic."""

    code: str
    slug: str
    label: str
    meaning: str
    count: int
    kinds: tuple[OutcomeGroup, ...]
    topics: tuple[OutcomeGroup, ...]


@dataclass(frozen=True)
class Overview:
    """The page ``outcomes/``."""

    whole: Tally
    kinds: tuple[Tally, ...]
    topics: tuple[Tally, ...]
    figures: tuple[ItemView, ...]
    """Targets whose figure the evidence gives, in report order."""
    late: tuple[ItemView, ...]
    unknown: int
    context: int
    """How many of the unknown ones have evidence that serves as context."""
    meanings: tuple[tuple[str, str, str], ...]
    """Each outcome's class, label and definition."""
    searched: str
    where: str


def tally(name: str, items: Iterable[Item], context: Context, address: Callable[[Outcome], str]) -> Tally | None:
    """How the promises among ``items`` came out; None where there are none, or where nobody has searched.

    ``address`` gives the way from the language's root to the list of one outcome.
    """
    found = Counter(context.outcomes[item.id].outcome for item in items if item.id in context.outcomes)
    total, counts, before = found.total(), [], 0
    if not total:
        return None
    for outcome in Outcome:
        number = found[outcome]
        start, end = (BAR * each // total for each in (before, before + number))
        label = context.labels[f"outcome_{outcome.value}"]
        counts.append(Count(outcome.value, slug(outcome), label, number, address(outcome), start, end - start))
        before += number
    return Tally(name, total, tuple(counts))


def tally_of(facet: str, value: str, items: Iterable[Item], context: Context) -> Tally | None:
    """How the promises of one section, topic or place came out; each number leads to those rows of the explorer."""

    def address(outcome: Outcome) -> str:
        return f"explorer/?{urlencode({facet: value, 'outcome': outcome.value})}"

    return tally("", items, context, address)


def view_tally(context: Context) -> Tally | None:
    """How all promises came out; None where nobody has searched."""
    return tally(context.labels["tally_all"], context.report.items, context, _list(""))


def view_overview(context: Context) -> Overview:
    """The overview of all promises; the project must keep a record of outcomes."""
    t, language, report = context.labels, context.language, context.report
    promised = [report.by_id[each] for each in context.outcomes]
    found, search = context.outcomes, report.outcomes.search
    unknown = [item for item in promised if found[item.id].outcome is Outcome.UNKNOWN]
    kinds = (tally(t[f"kind_{k.value}"], _of_kind(promised, k), context, _list(f"#{k.value}")) for k in KINDS)
    topics = (
        tally(topic.name[language], context.in_topic[topic.id], context, _list(f"#topic-{topic.id}"))
        for topic in report.topics
    )
    return Overview(
        whole=view_tally(context),
        kinds=tuple(filter(None, kinds)),
        topics=tuple(filter(None, topics)),
        figures=tuple(view_item(item, context) for item in promised if found[item.id].value),
        late=tuple(view_item(item, context) for item in promised if found[item.id].is_late),
        unknown=len(unknown),
        context=sum(bool(found[item.id].evidence) for item in unknown),
        meanings=tuple((slug(o), t[f"outcome_{o.value}"], t[f"outcome_{o.value}_means"]) for o in Outcome),
        searched=format_day(search.searched, language),
        where=search.where[language],
    )


def has_evidence(items: Iterable[Item], context: Context) -> bool:
    """Whether there is evidence for one of ``items``."""
    return any(item.id in context.outcomes and context.outcomes[item.id].evidence for item in items)


def evidence_of(items: Iterable[Item], context: Context) -> tuple[ItemView, ...]:
    """The promises among ``items`` for which there is evidence, in report order."""
    return tuple(view_item(item, context, linked=False) for item in items if has_evidence((item,), context))


def list_path(outcome: Outcome) -> str:
    """The file of the page that lists the promises of one outcome."""
    return f"outcomes/{slug(outcome)}.md"


def view_outcome_list(outcome: Outcome, context: Context) -> OutcomeList:
    """The list of one outcome."""
    t, language = context.labels, context.language
    having = {item: found for item, found in context.outcomes.items() if found.outcome is outcome}
    views = {item: view_item(context.report.by_id[item], context, linked=False) for item in having}
    kinds = (
        OutcomeGroup(kind.value, t[f"{kind.value}s"], tuple(v for v in views.values() if v.kind == kind.value))
        for kind in KINDS
    )
    topics = (
        OutcomeGroup(
            f"topic-{topic.id}",
            topic.name[language],
            tuple(views[item.id] for item in context.in_topic[topic.id] if item.id in views),
        )
        for topic in context.report.topics
    )
    return OutcomeList(
        code=outcome.value,
        slug=slug(outcome),
        label=t[f"outcome_{outcome.value}"],
        meaning=t[f"outcome_{outcome.value}_means"],
        count=len(views),
        kinds=tuple(group for group in kinds if group.items),
        topics=tuple(group for group in topics if group.items),
    )


def _list(anchor: str) -> Callable[[Outcome], str]:
    return lambda outcome: f"outcomes/{slug(outcome)}/{anchor}"


def _of_kind(items: Iterable[Item], kind: Kind) -> list[Item]:
    return [item for item in items if item.kind is kind]
