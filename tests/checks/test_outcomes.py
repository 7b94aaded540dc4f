"""The rules for evidence: each broken once, with the exact message."""

import pytest

from generator.project.paths import OUTCOMES
from tests.minimal import Project, problem

FILE = """searched: 2026-11-28
where: {zh: 公开网页。, en: Public pages.}

outcomes:
  - item: new-jobs
    evidence:
      - supports: reached
        statement: {zh: "新增就业{value}。", en: "There were jobs for {value} more."}
        figure: {value: 9.1万, unit: 人, comparator: exactly, noun: people}
        period: 2022
        scope: whole
        publisher: {zh: 某市人民政府, en: Somewhere Government}
        by: city
        title: 统计公报
        published: 2023-02-09
        url: https://www.somewhere.gov.cn/2023/73871.html
        words: 城镇新增就业9.1万人
        seen: 2026-11-28
  - item: metro
    outcome: reached
    reason: {zh: 线路已经开通。, en: The line is open.}
    evidence:
      - supports: reached
        statement: {zh: "地铁在2022年9月30日开通。", en: "The metro opened on 30 September 2022."}
        date: 2022-09-30
        period: 2022
        scope: whole
        publisher: {zh: 晚报, en: Evening News}
        by: press
        published: 2022-10-01
        url: https://news.somewhere.cn/metro.html
        words: 河滨地铁今日开通
        seen: 2026-11-28
"""
JOBS, METRO = 'outcome "new-jobs"', 'outcome "metro"'
ONE = "evidence, 0"


@pytest.fixture
def evidenced(project: Project) -> Project:
    (project.root / OUTCOMES).write_text(FILE, encoding="utf-8", newline="\n")
    return project


def reported(project: Project) -> list[str]:
    """All problems but for their file: line, what, found, expected, fix, one text each."""
    found = project.check().problems
    assert {each.file for each in found} <= {OUTCOMES}
    return [" | ".join([f"{each.line}: {each.what}", each.found, each.expected, each.fix]) for each in found]


def test_the_example_follows_every_rule(evidenced: Project) -> None:
    assert evidenced.check(wording=True).problems == ()


# what stands in FILE, what takes its place; the problem
BROKEN = {
    "older than the promise": (
        "published: 2023-02-09", "published: 2022-02-14",
        f"15: {JOBS}, {ONE}, published | 2022-02-14 | evidence from 2022-02-15 on, when the promise was published | remove the piece: it is older than the promise",
    ),
    "an event before the promise": (
        "date: 2022-09-30", "date: 2022-02-14",
        f"25: {METRO}, {ONE}, date | 2022-02-14 | an event from 2022-02-15 on, when the promise was published | write supports: context",
    ),
    "a plan": (
        "published: 2022-10-01", "published: 2022-09-01",
        f"25: {METRO}, {ONE}, date | 2022-09-30 | a day up to 2022-09-01, when it was published: what is still to come is a plan | correct it, or write forecast: true",
    ),
    "a date outside the period": (
        "date: 2022-09-30\n        period: 2022", "date: 2022-09-30\n        period: 2023",
        f"26: {METRO}, {ONE}, period | 2023 | the year of its date, 2022-09-30 | correct one of them",
    ),
    "no day of publication": (
        "        published: 2023-02-09\n", "",
        f"7: {JOBS}, {ONE}, published | nothing | a day of publication, or of the event, on evidence for reached | add it, or write supports: context",
    ),
    "seen before it was there": (
        "words: 城镇新增就业9.1万人\n        seen: 2026-11-28", "words: 城镇新增就业9.1万人\n        seen: 2023-01-01",
        f"18: {JOBS}, {ONE}, seen | 2023-01-01 | a day from 2023-02-09 on, when it was published | correct it",
    ),
    "seen after the search": (
        "words: 城镇新增就业9.1万人\n        seen: 2026-11-28", "words: 城镇新增就业9.1万人\n        seen: 2026-11-29",
        f"18: {JOBS}, {ONE}, seen | 2026-11-29 | a day up to 2026-11-28, the last search | write the new day of the search at the head of the file",
    ),
    "a forecast that settles": (
        "url: https://news.somewhere.cn/metro.html", "url: https://news.somewhere.cn/metro.html\n        forecast: true",
        f"32: {METRO}, {ONE}, forecast | true | nothing that supports reached: what is only expected settles nothing | write supports: context",
    ),
    "a later time": (
        "date: 2022-09-30\n        period: 2022\n        scope: whole", "date: 2022-09-30\n        period: 2022\n        scope: later",
        f"27: {METRO}, {ONE}, scope | later | nothing that supports reached: another time, place or measure settles nothing | write supports: under_way or context",
    ),
    "a five-year total": (
        "noun: people}\n        period: 2022", "noun: people}\n        period: 2021-2025",
        [
            f"5: {JOBS}, outcome | nothing, beside evidence for reached | an outcome with its reason: no figure of the same unit, period and scope settles it | add outcome: and reason:",
            f"10: {JOBS}, {ONE}, period | 2021-2025 | nothing that supports reached: several years together settle no yearly promise | write supports: under_way or context",
        ],
    ),
    "the figure of another year": (
        "noun: people}\n        period: 2022", "noun: people}\n        period: 2021",
        [
            f"5: {JOBS}, outcome | nothing, beside evidence for reached | an outcome with its reason: no figure of the same unit, period and scope settles it | add outcome: and reason:",
            f"10: {JOBS}, {ONE}, period | 2021 | nothing that supports reached: the figure is not about 2022 | write supports: under_way or context",
        ],
    ),
    "the figure of a part": (
        "noun: people}\n        period: 2022\n        scope: whole", "noun: people}\n        period: 2022\n        scope: part",
        [
            f"5: {JOBS}, outcome | nothing, beside evidence for reached | an outcome with its reason: no figure of the same unit, period and scope settles it | add outcome: and reason:",
            f"11: {JOBS}, {ONE}, scope | part, 2022 | whole and 2022, for a figure in 人 to support reached | correct it, or write supports: under_way or context",
        ],
    ),
    "a figure that gives another outcome": (
        "value: 9.1万", "value: 7万",
        [
            f"7: {JOBS}, {ONE}, supports | reached | partly, as the figure gives | correct it, or write scope: part",
            f"17: {JOBS}, {ONE}, words | 城镇新增就业9.1万人 | words that hold 7万 | quote the figure",
        ],
    ),
    "words without the figure": (
        "words: 城镇新增就业9.1万人", "words: 城镇新增就业19.1万人",
        f"17: {JOBS}, {ONE}, words | 城镇新增就业19.1万人 | words that hold 9.1万 | quote the figure",
    ),
    "a statement without its figure": (
        "新增就业{value}。", "新增就业很多。",
        f"8: {JOBS}, {ONE}, statement, zh | {{value}} 0 times | {{value}} once, for the figure | correct it",
    ),
    "a figure that is not there": (
        "The metro opened on", "The metro of {value} opened on",
        f"24: {METRO}, {ONE}, statement, en | {{value}} 1 times | no {{value}}, for there is no figure | correct it",
    ),
    "a number typed by hand": (
        "地铁在2022年9月30日开通。", "地铁在2022年9月30日开通，长12公里。",
        f"24: {METRO}, {ONE}, statement, zh | 12 | no number but {{value}}, years and days | quote it, or make it a piece of its own",
    ),
    "an unknown placeholder": (
        "地铁在2022年9月30日开通。", "地铁在2022年9月30日开通{figure}。",
        f"24: {METRO}, {ONE}, statement, zh | a brace | braces only in {{value}} | correct it",
    ),
    "a count without a noun": (
        ", noun: people", "",
        f"9: {JOBS}, {ONE}, figure, noun | nothing | what 人 counts, in English | add noun: households, companies …",
    ),
    "an outcome without a reason": (
        "    reason: {zh: 线路已经开通。, en: The line is open.}\n", "",
        f"19: {METRO}, reason | nothing | a reason that readers see for reached | add reason: {{zh: …, en: …}}",
    ),
    "no outcome where nothing computes it": (
        "    outcome: reached\n", "",
        f"19: {METRO}, outcome | nothing, beside evidence for reached | an outcome with its reason: no figure of the same unit, period and scope settles it | add outcome: and reason:",
    ),
    "an outcome that the figures give anyway": (
        "  - item: new-jobs\n", "  - item: new-jobs\n    outcome: reached\n    reason: {zh: 数字够了。, en: The figure is met.}\n",
        f"6: {JOBS}, outcome | reached | nothing: the figures give the same | remove it; keep the reason if it helps a reader",
    ),
    "figures overruled in silence": (
        "  - item: new-jobs\n", "  - item: new-jobs\n    outcome: unknown\n",
        f"5: {JOBS}, reason | nothing | a reason that readers see for unknown against reached by the figures | add reason: {{zh: …, en: …}}",
    ),
    "an outcome that nothing supports": (
        "outcome: reached", "outcome: not_reached",
        f"20: {METRO}, outcome | not_reached | an outcome that a piece of evidence supports: reached | correct one of them",
    ),
    "a timing beside a deadline": (
        "item: metro\n", "item: old-estates\n    timing: unknown\n",
        '20: outcome "old-estates", timing | unknown | nothing: the deadline, 2022-06-30, and the evidence give it | remove it',
    ),
    "a timing without a reason": (
        "  - item: new-jobs\n", "  - item: new-jobs\n    timing: unknown\n",
        f"5: {JOBS}, reason | nothing | a reason that readers see for the timing | add reason: {{zh: …, en: …}}",
    ),
    "a quote of what is not there": (
        "zh: 线路已经开通。", "zh: '线路{deadline}开通。'",
        f"21: {METRO}, reason, zh | {{deadline}} | {{figure}}, {{deadline}}, {{figure:id}} or {{deadline:id}} of an item that has one | correct it",
    ),
    "an item that there is not": (
        "item: metro", "item: metri",
        '19: outcome "metri", item | metri | the id of an item | write metro',
    ),
    "a result": (
        "item: metro", "item: growth-2021",
        '19: outcome "growth-2021", item | growth-2021, a result | a target, project or action: a result is about the year before | remove the record',
    ),
    "an item twice": (
        "item: metro", "item: new-jobs",
        [
            f"19: {JOBS}, item | new-jobs | one record an item (first in line 5) | move the evidence there",
            ],
    ),
    "an address that is none": (
        "url: https://news.somewhere.cn/metro.html", "url: news.somewhere.cn/metro.html",
        f"31: {METRO}, {ONE}, url | news.somewhere.cn/metro.html | the public address of the page: https://www.ly.gov.cn/2023/02-09/73871.html | correct it after the source",
    ),
    "an address that nobody can visit": (
        "url: https://news.somewhere.cn/metro.html", "url: https://news.example.org/metro.html",
        f"31: {METRO}, {ONE}, url | https://news.example.org/metro.html | the public address of the page: https://www.ly.gov.cn/2023/02-09/73871.html | correct it after the source",
    ),
    "the front page of a site": (
        "url: https://news.somewhere.cn/metro.html", "url: https://news.somewhere.cn/",
        f"31: {METRO}, {ONE}, url | https://news.somewhere.cn/ | the address of the page itself, not of the site's front page | correct it after the source",
    ),
    "no address": (
        "        url: https://news.somewhere.cn/metro.html\n", "",
        f"23: {METRO}, {ONE}, url | nothing | a value | add url: to the record",
    ),
    "words too long": (
        "words: 河滨地铁今日开通", f"words: {'很' * 31}",
        f"32: {METRO}, {ONE}, words | {'很' * 31} | at most 30 characters | shorten it",
    ),
    "a period in words": (
        "period: 2022\n        scope: whole\n        publisher: {zh: 晚报", "period: last year\n        scope: whole\n        publisher: {zh: 晚报",
        f"26: {METRO}, {ONE}, period | last year | a year or two: 2031, 2031-2035 | correct it after the source",
    ),
    "a period that runs backward": (
        "period: 2022\n        scope: whole\n        publisher: {zh: 晚报", "period: 2025-2021\n        scope: whole\n        publisher: {zh: 晚报",
        f"26: {METRO}, {ONE}, period | 2025-2021 | a year or two: 2031, 2031-2035 | correct it after the source",
    ),
    "no day of the search": (
        "searched: 2026-11-28\n", "",
        "1: the head, searched | nothing | a value | add searched: to the record",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", BROKEN)
def test_evidence_that_breaks_a_rule_is_refused(evidenced: Project, rule: str) -> None:
    old, new, expected = BROKEN[rule]
    evidenced.change(old, new, OUTCOMES)
    expected = [expected] if isinstance(expected, str) else expected
    assert reported(evidenced) == expected


def test_the_citys_bare_word_is_under_way(evidenced: Project) -> None:
    evidenced.change("        date: 2022-09-30\n", "", OUTCOMES)
    evidenced.change("by: press", "by: city", OUTCOMES)
    expected = "under_way, as the city says: its word alone, without a figure or a date, settles nothing"
    assert reported(evidenced) == [f"20: {METRO}, outcome | reached | {expected} | write under_way"]
    evidenced.change("outcome: reached", "outcome: under_way", OUTCOMES)
    assert reported(evidenced) == []


def test_two_pieces_that_are_the_same_are_refused(evidenced: Project) -> None:
    start = FILE.rindex("      - supports: reached")
    twin = FILE[start:]
    path = evidenced.root / OUTCOMES
    path.write_text(FILE + twin, encoding="utf-8", newline="\n")
    assert reported(evidenced) == [
        f"34: {METRO}, evidence, 1 | the words of piece 1 again | each piece once | remove one"
    ]
    path.write_text(FILE + twin.replace("words: 河滨地铁今日开通", "words: 开通"), encoding="utf-8", newline="\n")
    assert reported(evidenced) == [
        f"34: {METRO}, evidence, 1 | the statement of piece 1 again | each piece once | remove one"
    ]


def test_one_publisher_has_one_name(evidenced: Project) -> None:
    evidenced.change("publisher: {zh: 晚报, en: Evening News}", "publisher: {zh: 某市人民政府, en: City}", OUTCOMES)
    assert reported(evidenced) == [
        f"28: {METRO}, {ONE}, publisher | City (press) | Somewhere Government (city), as in line 7"
        " | name it alike everywhere"
    ]


def test_a_page_may_write_its_numbers_in_its_own_style(evidenced: Project) -> None:
    evidenced.change("words: 城镇新增就业9.1万人", "words: 城鎮新增就業９.１萬人", OUTCOMES)
    assert reported(evidenced) == []


def test_statements_are_compared_like_all_texts(evidenced: Project) -> None:
    evidenced.change("opened on 30 September 2022", "opened on 30 September 2023", OUTCOMES)
    codes = [each.what.rsplit("[")[-1] for each in evidenced.check(wording=True).problems]
    assert codes
    assert {code.split("-")[0] for code in codes} == {"parity"}


def test_a_project_without_evidence_has_nothing_to_break(project: Project) -> None:
    checked = project.check()
    assert checked.problems == ()
    assert checked.loaded.report.outcomes.records == ()
    assert checked.loaded.report.outcomes.search is None


def test_a_problem_of_the_evidence_names_its_file(evidenced: Project) -> None:
    evidenced.change("by: press", "by: rumour", OUTCOMES)
    assert evidenced.check().problems == (
        problem(29, f"{METRO}, {ONE}, by", "rumour", "'city', 'province', 'state', 'press' or 'company'", "choose one of these", OUTCOMES),
    )  # fmt: skip
