"""Report -> Atom feeds (RFC 4287) of corrections and of new evidence: of everything, and of each topic.

Feeds depend on the data alone: the day of an entry is that of its change, or the one on which its evidence was last
read, and its id is made of the id of its change or item, so that a reader's program knows an entry that was updated.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed
from markupsafe import Markup

from generator.exports.outcome_text import BRACKETS, JOINT, outcome_line, reason_of
from generator.report.changes import Change, ChangeKind
from generator.report.evidence import Evidence
from generator.report.figures import format_day, format_figure
from generator.report.model import LANGUAGES, Item, Prose, Report, Topic
from generator.report.outcomes import outcome_of
from generator.report.placeholders import fill, state
from generator.report.updates import Update, updates_of, updates_path

MOST = 60
"""Entries of one feed, the latest: programs fetch it whole, and often."""
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
NAMES = {"zh": "{}：更正和新材料", "en": "{}: corrections and new evidence"}
TOPIC_NAMES = {"zh": "{}：更正和新材料（{}）", "en": "{}: corrections and new evidence ({})"}
KINDS = {
    "zh": {ChangeKind.CORRECTION: "更正：{}", ChangeKind.ADDITION: "补充：{}"},
    "en": {ChangeKind.CORRECTION: "Correction: {}", ChangeKind.ADDITION: "Addition: {}"},
}
EVIDENCE = {"zh": "{}：后来怎样", "en": "What became of it: {}"}
WITH_FIGURE = {"zh": "{}，{}", "en": "{}, {}"}


def feed_files(report: Report, address: str | None = None) -> dict[str, str]:
    """Every feed by its path on the site; ``address`` is where the site lives, if that is known."""
    files = {}
    for language in LANGUAGES:
        files[updates_path(language)] = export_feed(report, language, address)
        for topic in report.topics:
            files[updates_path(language, topic.id)] = export_feed(report, language, address, topic)
    return files


def export_feed(report: Report, language: str, address: str | None = None, topic: Topic | None = None) -> str:
    """One feed as XML. Without ``address``, links are relative to the feed's own place."""
    root = f"{address.rstrip('/')}/" if address else "../"
    pages = f"{root}{'en/' if language == 'en' else ''}"
    path = updates_path(language, topic and topic.id)
    name = TOPIC_NAMES if topic else NAMES
    heading = report.heading
    feed = Atom1Feed(
        title=name[language].format(heading.title[language], *([topic.name[language]] if topic else [])),
        link=f"{pages}topics/{topic.id}/" if topic else f"{pages}corrections/" if report.changes else pages,
        description=None,
        language=LOCALES[language],
        author_name=heading.title[language],
        feed_url=f"{root}{path}",
        feed_guid=_name(report, path),
    )
    for update in updates_of(report, topic and topic.id)[:MOST]:
        _add(feed, update, report, language, pages, topic)
    if not feed.items:
        # Without an entry, the library would date the feed by the clock.
        feed.latest_post_date = lambda: _moment(heading.stamped)
    return feed.writeString("utf-8")


def _name(report: Report, key: str) -> str:
    """A name for ``key`` that no other report shares, and that stays when the site moves."""
    heading = report.heading
    return uuid5(NAMESPACE_URL, f"work-report/{heading.city.en.lower()}-{heading.year}/{key}").urn


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _add(feed: Atom1Feed, update: Update, report: Report, language: str, pages: str, topic: Topic | None) -> None:
    if change := update.change:
        title = KINDS[language][change.kind].format(_told(change.what, report, language))
        link = f"{pages}corrections/#{change.id}"
        content = _change(change, report, language, pages, topic)
        topics = [topic.id] if topic else []
    else:
        item = update.item
        title, link = EVIDENCE[language].format(_what(item, language)), _href(item, pages)
        content, topics = _evidence(item, report, language), item.topics
    feed.add_item(
        title=title,
        link=link,
        description=None,
        content=content,
        unique_id=_name(report, f"{language}/{update.key}"),
        updateddate=_moment(update.day),
        categories=[report.topic_by_id[each].name[language] for each in topics if each in report.topic_by_id],
    )


def _href(item: Item, pages: str) -> str:
    return f"{pages}sections/{item.section}/#{item.id}"


def _what(item: Item, language: str) -> str:
    name = item.name[language]
    return WITH_FIGURE[language].format(name, format_figure(item.figure, language)) if item.figure else name


def _told(prose: Prose, report: Report, language: str) -> str:
    return fill(prose[language], None, report.by_id, language)


def _change(change: Change, report: Report, language: str, pages: str, topic: Topic | None) -> str:
    """What was changed and why, and the items that it is about; in a topic's feed, those of the topic."""
    items = [report.by_id[each] for each in change.items if topic is None or topic.id in report.by_id[each].topics]
    links = [Markup('<li><a href="{}">{}</a></li>').format(_href(i, pages), i.name[language]) for i in items]
    return str(
        Markup("<p>{}</p><p>{}</p>").format(_told(change.what, report, language), _told(change.why, report, language))
        + (Markup("<ul>{}</ul>").format(Markup("").join(links)) if links else "")
    )


def _evidence(item: Item, report: Report, language: str) -> str:
    """The outcome, the editor's reading, and each piece of evidence with its address."""
    lines = [outcome_line(item, report, language), reason_of(item, report, language)]
    pieces = [_piece(piece, language) for piece in outcome_of(item, report).evidence]
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(each) for each in lines if each)
    return str(paragraphs + Markup("<ul>{}</ul>").format(Markup("").join(pieces)))


def _piece(piece: Evidence, language: str) -> Markup:
    """``GDP grew by 3% in 2031. (The Municipal People's Government, 9 February 2032)``, linked."""
    day = JOINT[language] + format_day(piece.published, language) if piece.published else ""
    link = Markup('<a href="{}">{}</a>{}').format(piece.url, piece.publisher[language], day)
    return Markup("<li>{}{}</li>").format(state(piece, language), Markup(BRACKETS[language]).format(link))
