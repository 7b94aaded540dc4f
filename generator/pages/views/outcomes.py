"""What became of many promises: counts with a link to each list, the overview, and the lists themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.pages.views.context import Context
from generator.pages.views.item import ItemView, view_item, view_members
from generator.pages.views.outcome import slug
from generator.project.pagination import ListPage, beginnings, divide
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
    count: int
    """How many there are, also where a page shows only some of them."""
    continued: bool = False
    """Whether the first are on the page before."""


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
    continued: bool = False
    """Whether names by topic begin on a page before."""


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
    return tally(context.labels["tally_all"], context.report.items, context, lambda each: f"outcomes/{slug(each)}/")


def view_overview(context: Context) -> Overview:
    """The overview of all promises; the project must keep a record of outcomes."""
    t, language, report = context.labels, context.language, context.report
    promised = [report.by_id[each] for each in context.outcomes]
    found, search = context.outcomes, report.outcomes.search
    unknown = [item for item in promised if found[item.id].outcome is Outcome.UNKNOWN]
    places = {
        slug(each): beginnings(outcome_list_pages(each, context), sum(_groups(each, context), ())) for each in Outcome
    }

    def list_of(group: str) -> Callable[[Outcome], str]:
        return lambda outcome: places[slug(outcome)].get(group, f"outcomes/{slug(outcome)}/#{group}")

    kinds = (tally(t[f"kind_{k.value}"], _of_kind(promised, k), context, list_of(k.value)) for k in KINDS)
    topics = (
        tally(topic.name[language], context.in_topic[topic.id], context, list_of(f"topic-{topic.id}"))
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


def outcome_list_pages(outcome: Outcome, context: Context) -> tuple[ListPage, ...]:
    """The pages of the list of one outcome: one, unless it is long."""
    kinds, topics = _groups(outcome, context)
    counts = (sum(group.count for group in groups) for groups in (kinds, topics))
    return divide(list_path(outcome), *counts)


def view_outcome_list(outcome: Outcome, context: Context, page: ListPage | None = None) -> OutcomeList:
    """The list of one outcome; with ``page``, what stands on that page of it."""
    t, (kinds, topics) = context.labels, _groups(outcome, context)
    shown = page.parts((*kinds, *topics)) if page and page.is_divided else (*kinds, *topics)
    names, first = {group.id for group in topics}, topics[0].id if topics else ""
    by_topic = tuple(group for group in shown if group.id in names)
    return OutcomeList(
        code=outcome.value,
        slug=slug(outcome),
        label=t[f"outcome_{outcome.value}"],
        meaning=t[f"outcome_{outcome.value}_means"],
        count=sum(group.count for group in kinds),
        kinds=view_members((group for group in shown if group.id not in names), context, linked=False),
        topics=view_members(by_topic, context, linked=False),
        continued=bool(by_topic) and (by_topic[0].continued or by_topic[0].id != first),
    )


Groups = tuple[tuple[OutcomeGroup, ...], tuple[OutcomeGroup, ...]]


def _groups(outcome: Outcome, context: Context) -> Groups:
    """The promises that have ``outcome``, as items, not as views: by kind, then by topic; empty groups left out."""
    if outcome not in context.outcome_groups:
        context.outcome_groups[outcome] = _group(outcome, context)
    return context.outcome_groups[outcome]


def _group(outcome: Outcome, context: Context) -> Groups:
    t, report, language = context.labels, context.report, context.language
    having = {item: report.by_id[item] for item, found in context.outcomes.items() if found.outcome is outcome}
    kinds = ((kind.value, t[f"{kind.value}s"], _of_kind(having.values(), kind)) for kind in KINDS)
    topics = (
        (f"topic-{topic.id}", topic.name[language], [each for each in context.in_topic[topic.id] if each.id in having])
        for topic in report.topics
    )
    by_kind, by_topic = (
        tuple(OutcomeGroup(group, name, tuple(items), len(items)) for group, name, items in groups if items)
        for groups in (kinds, topics)
    )
    return by_kind, by_topic


def _of_kind(items: Iterable[Item], kind: Kind) -> list[Item]:
    return [item for item in items if item.kind is kind]
