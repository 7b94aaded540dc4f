"""The Atom feeds, read back by a parser that others wrote."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest

from generator.exports.feeds import MOST, feed_files
from generator.project.paths import HOME, OUTCOMES, TARGETS
from generator.project.report_file import load_report
from generator.report.model import LANGUAGES, Report
from generator.report.outcomes import outcome_of
from generator.report.updates import updates_of, updates_path
from tests.checks.test_outcomes import FILE as EVIDENCE

ADDRESS = "https://report.example/city/"


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(HOME / "data/targets.yaml").report


@pytest.fixture(scope="module")
def feeds(report: Report) -> dict[str, str]:
    return feed_files(report, ADDRESS)


def read(feed: str) -> feedparser.FeedParserDict:
    found = feedparser.parse(feed.encode())
    assert not found.bozo
    return found


def test_every_topic_has_a_feed_in_both_languages_beside_that_of_everything(report, feeds):
    topics = [None, *(topic.id for topic in report.topics)]
    assert set(feeds) == {updates_path(language, topic) for language in LANGUAGES for topic in topics}
    assert {"data/updates.xml", "data/updates-en.xml", "data/updates-en.schools.xml"} < set(feeds)


def test_every_feed_is_atom_with_what_the_standard_asks(feeds):
    for path, feed in feeds.items():
        found = read(feed)
        assert found.version == "atom10"
        assert found.feed.title
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", found.feed.id)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00(Z|\+00:00)", found.feed.updated)
        assert found.feed.language == ("en-GB" if "-en" in path else "zh-CN")
        assert found.feed.author
        assert {link.rel: link.href for link in found.feed.links}["self"] == ADDRESS + path
        for entry in found.entries:
            assert entry.title
            assert entry.updated
            assert entry.content[0].value.startswith("<p>")
            assert entry.link.startswith(ADDRESS + ("en/" if "-en" in path else ""))


def test_ids_are_unique_and_the_same_wherever_an_entry_stands(feeds):
    whole, topic = read(feeds["data/updates-en.xml"]), read(feeds["data/updates-en.economy.xml"])
    ids = [entry.id for entry in whole.entries]
    assert len(ids) == len(set(ids)) == MOST
    shared = {entry.id: entry.title for entry in topic.entries if entry.id in ids}
    assert shared
    assert shared.items() <= {entry.id: entry.title for entry in whole.entries}.items()
    assert not set(ids) & {entry.id for entry in read(feeds["data/updates.xml"]).entries}
    assert len({read(feed).feed.id for feed in feeds.values()}) == len(feeds)


def test_entries_are_in_order_the_latest_first(report):
    days = [update.day for update in updates_of(report)]
    assert all(later >= earlier for later, earlier in pairwise(days))
    assert len(days) == len(report.changes) + len(report.outcomes.records)


def test_the_feed_of_a_topic_has_its_items_alone(report, feeds):
    entries = read(feeds["data/updates-en.schools.xml"]).entries
    ids = {item.id for item in report.by_topic["schools"]}
    reported = {entry.link.rpartition("#")[2] for entry in entries if "/sections/" in entry.link}
    assert reported == {each for each in ids if each in report.outcomes.by_item}
    for entry in entries:
        links = set(re.findall(r'<li><a href="[^"]*/sections/[^"#]*#([^"]*)"', entry.content[0].value))
        assert links <= ids


def test_an_entry_says_what_became_of_a_promise_and_by_whom(report, feeds):
    entries = {entry.link: entry for entry in read(feeds["data/updates-en.schools.xml"]).entries}
    entry = entries[f"{ADDRESS}en/sections/livelihoods/#public-kindergartens"]
    assert (
        entry.title
        == "What became of it: Public kindergartens to be built, rebuilt or expanded, 18 public kindergartens"
    )
    piece = outcome_of(report.by_id["public-kindergartens"], report).evidence[0]
    assert "Outcome: Reached, 36 public kindergartens, on time" in entry.content[0].value
    assert f'<a href="{piece.url}">{piece.publisher.en}</a>, 2 February 2023' in entry.content[0].value


def test_an_entry_of_a_change_says_what_and_why(report, feeds):
    change = report.changes[0]
    entry = next(each for each in read(feeds["data/updates.xml"]).entries if each.link.endswith(f"#{change.id}"))
    assert entry.title == f"更正：{change.what.zh}"
    assert change.why.zh in entry.content[0].value
    assert entry.content[0].value.count("<li>") == len(change.items)


def test_without_an_address_links_lead_from_the_feed_to_the_page(report):
    entry = read(feed_files(report)["data/updates-en.xml"]).entries[-1]
    base = "https://anywhere.example/sub/data/updates-en.xml"
    assert urljoin(base, entry.link).startswith("https://anywhere.example/sub/en/sections/")


def test_what_is_in_the_data_is_text_and_no_markup(project):
    nasty = '<script>alert("x")</script> & "more"'
    project.set("metro", "name", json.dumps({"zh": "河滨地铁", "en": nasty}, ensure_ascii=False))
    evidence = EVIDENCE.replace('en: "The metro opened', "en: \"<img src=x onerror='y'> opened")
    (project.root / OUTCOMES).write_text(evidence, encoding="utf-8", newline="\n")
    feed = feed_files(load_report(project.root / TARGETS).report, ADDRESS)["data/updates-en.housing.xml"]
    assert "<script" not in feed
    assert "<img" not in feed
    (entry,) = ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}entry")
    title, content = (entry.findtext("{http://www.w3.org/2005/Atom}" + name) for name in ("title", "content"))
    assert title == f"What became of it: {nasty}"
    assert "<li>&lt;img src=x onerror=&#39;y&#39;&gt; opened on 30 September 2022." in content


def test_feeds_depend_on_the_data_alone(report, feeds):
    assert feed_files(report, ADDRESS) == feeds
    none = feed_files(replace(report, outcomes=None, changes=()), ADDRESS)
    assert {read(feed).feed.updated[:10] for feed in none.values()} == {str(report.heading.published)}
    assert report.heading.published == date(2022, 2, 15)
