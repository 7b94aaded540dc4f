"""The explorer, used as a reader would: filter, sort, type, share, go back, download, on a phone, without scripts."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.project.paths import HOME
from generator.project.report_file import load_report
from generator.report.model import Kind, Report, Wording

ROOT = HOME
LABELS = {"explorer/": ("话题", "学校"), "en/explorer/": ("Topic", "school")}


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(ROOT / "data/targets.yaml").report


def rows(page: Page) -> Locator:
    """The rows on show, once all has come that changes them."""
    expect(page.locator("table.explorer")).not_to_have_attribute("aria-busy", "true")
    return page.locator("table.explorer tbody tr:visible")


def shown(page: Page) -> list[str]:
    """Their ids, in their order."""
    return rows(page).locator("a").evaluate_all("links => links.map(a => a.hash.slice(1))")


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"form.explorer select[name={name}]").select_option(value)


def status(page: Page) -> str:
    return page.get_by_role("status").filter(has_text=re.compile(r"\d|Nothing|没有")).inner_text()


@pytest.mark.parametrize("path", LABELS)
def test_every_item_is_there_and_leads_to_its_anchor(desktop: Page, report: Report, path: str) -> None:
    desktop.goto(path)
    assert shown(desktop) == [item.id for item in report.items]
    link = desktop.locator("table.explorer tbody a").nth(40)
    name = link.inner_text()
    link.click()
    expect(desktop.locator(":target")).to_contain_text(name)


FILTERS = {
    "topic": ("schools", lambda i: "schools" in i.topics),
    "section": ("livelihoods", lambda i: i.section == "livelihoods"),
    "kind": ("project", lambda i: i.kind is Kind.PROJECT),
    "period": ("2021", lambda i: i.period == 2021),
    "wording": ("aspirational", lambda i: i.wording is Wording.ASPIRATIONAL),
    "date": ("yes", lambda i: i.deadline),
    "figure": ("no", lambda i: not i.figure),
}


@pytest.mark.parametrize("name", FILTERS)
def test_each_filter_shows_just_the_items_that_fit(desktop: Page, report: Report, name: str) -> None:
    value, fits = FILTERS[name]
    wanted = [item.id for item in report.items if fits(item)]
    assert 0 < len(wanted) < len(report.items)
    desktop.goto("en/explorer/")
    choose(desktop, name, value)
    assert shown(desktop) == wanted
    assert status(desktop) == f"Showing {len(wanted)} of {len(report.items)} items"
    option = desktop.locator(f"select[name={name}] option:checked").inner_text()
    assert option.endswith(f"({len(wanted)})")


def test_every_place_of_the_filter_has_its_items(desktop: Page, report: Report) -> None:
    desktop.goto("explorer/")
    for place in desktop.locator("select[name=place] option").evaluate_all(
        "all => all.map(o => o.value).filter(Boolean)"
    ):
        choose(desktop, "place", place)
        assert shown(desktop) == [item.id for item in report.items if place in item.places]


def test_filters_add_up_and_are_cleared_at_once(desktop: Page, report: Report) -> None:
    desktop.goto("en/explorer/")
    choose(desktop, "kind", "target")
    choose(desktop, "date", "yes")
    both = [i.id for i in report.items if i.kind is Kind.TARGET and i.deadline]
    assert shown(desktop) == both
    choose(desktop, "sort", "-name")
    desktop.get_by_role("button", name="Clear all").click()
    assert shown(desktop) == [item.id for item in report.items]
    assert desktop.url.endswith("en/explorer/")


def cells(page: Page, column: int) -> list[str]:
    return rows(page).evaluate_all("(rows, column) => rows.map(row => row.cells[column].textContent)", column)


def keys(page: Page, column: int) -> list[str]:
    return rows(page).evaluate_all("(rows, column) => rows.map(row => row.cells[column].dataset.sort)", column)


def test_figures_sort_by_value_within_their_unit_and_absent_ones_stay_below(desktop: Page, report: Report) -> None:
    desktop.goto("explorer/")
    head = desktop.get_by_role("columnheader", name="数字")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = [tuple(map(float, key.split())) for key in keys(desktop, 1) if key]
    assert up == sorted(up)
    assert cells(desktop, 1)[len(up) :] == [""] * sum(not item.figure for item in report.items)
    money = [text for text in cells(desktop, 1) if text.endswith(("亿元", "万元"))]
    assert len(money) > 5
    assert money != sorted(money)  # by value, not by text
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    down = [tuple(map(float, key.split())) for key in keys(desktop, 1) if key]
    assert down == up[::-1]
    assert cells(desktop, 1)[len(down) :] == [""] * (len(report.items) - len(down))


def test_dates_sort_by_day_and_sections_as_the_report_counts(desktop: Page, report: Report) -> None:
    desktop.goto("en/explorer/?sort=deadline")
    days = [key for key in keys(desktop, 2) if key]
    assert days == sorted(item.deadline.isoformat() for item in report.items if item.deadline)
    assert cells(desktop, 2)[len(days)] == ""
    desktop.goto("en/explorer/?sort=-section")
    numbers = [tuple(map(int, text.split()[0].split("."))) for text in cells(desktop, 3)]
    assert numbers == sorted(numbers, reverse=True)


def test_equal_rows_keep_the_order_of_the_report_whatever_was_sorted_before(desktop: Page) -> None:
    desktop.goto("en/explorer/?sort=kind")
    straight = shown(desktop)
    desktop.goto("en/explorer/?kind=action")
    actions = shown(desktop)
    desktop.goto("en/explorer/?sort=kind")
    assert straight[: len(actions)] == actions
    choose(desktop, "sort", "-figure")
    choose(desktop, "sort", "kind")
    assert shown(desktop) == straight


def test_scripts_of_others_come_when_first_needed_and_are_asked_for_again_where_they_failed(desktop: Page) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url) if "/npm/" in request.url else None)
    desktop.goto("en/explorer/")
    choose(desktop, "kind", "project")
    straight = shown(desktop)
    assert asked == []
    desktop.route("**/tablesort*", lambda route: route.abort())
    choose(desktop, "sort", "name")
    assert shown(desktop) == straight
    desktop.unroute("**/tablesort*")
    choose(desktop, "sort", "-name")
    assert sorted(shown(desktop)) == sorted(straight) != shown(desktop)
    expect(desktop.locator("th[aria-sort=descending]")).to_have_text("What")
    assert [address.rsplit("/", 1)[1] for address in asked] == ["tablesort.min.js"] * 2


def test_sorting_by_keyboard_alone(desktop: Page) -> None:
    desktop.goto("en/explorer/")
    desktop.get_by_role("button", name="Clear all").focus()
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent") == "What"
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(re.compile(r"\?sort=figure$"))
    expect(desktop.locator("th[aria-sort=ascending]")).to_have_text("Figure")
    desktop.keyboard.press("Space")
    expect(desktop).to_have_url(re.compile(r"\?sort=-figure$"))
    expect(desktop.locator("th[aria-sort=descending]")).to_have_text("Figure")


def test_free_text_looks_into_names_explanations_and_the_source_in_both_languages(
    desktop: Page, report: Report
) -> None:
    desktop.goto("en/explorer/")
    field = desktop.get_by_label("Containing")
    field.press_sequentially("KINDERGARTENS public")
    expect(desktop.locator("table.explorer tbody tr:visible")).not_to_have_count(len(report.items))
    assert "public-kindergartens" in shown(desktop)
    field.fill("新建改扩建公办幼儿园18所")
    expect(desktop.locator("table.explorer tbody tr:visible")).to_have_count(1)
    assert shown(desktop) == ["public-kindergartens"]
    field.fill("zzzz")
    expect(desktop.get_by_text("Nothing matches")).to_be_visible()
    expect(desktop.get_by_role("button", name="Download these rows")).to_be_disabled()


def test_an_address_gives_the_same_view_to_someone_else(desktop: Page, browser: Browser, site: Path) -> None:
    desktop.goto("explorer/")
    choose(desktop, "topic", "schools")
    desktop.get_by_role("columnheader", name="数字").get_by_role("button").click()
    desktop.get_by_label("含有文字").fill("幼儿园")
    expect(desktop).to_have_url(re.compile(r"\?words=.*&sort=figure&topic=schools$"))
    table = csv.DictReader((site / "data/targets.csv").read_text(encoding="utf-8-sig").splitlines())
    fitting = {
        row["id"] for row in table if "schools" in row["topics"].split(";") and "幼儿园" in "".join(row.values())
    }
    assert fitting
    other = browser.new_page()
    other.goto(desktop.url)
    assert set(shown(desktop)) == fitting
    assert shown(other) == shown(desktop)
    assert other.locator("[name=words]").input_value() == "幼儿园"
    other.close()


def test_back_and_forward_step_through_the_views(desktop: Page, report: Report) -> None:
    desktop.goto("en/explorer/")
    choose(desktop, "kind", "project")
    projects = shown(desktop)
    choose(desktop, "sort", "name")
    desktop.get_by_label("Containing").press_sequentially("park")
    desktop.go_back()
    assert desktop.locator("[name=words]").input_value() == ""
    assert sorted(shown(desktop)) == sorted(projects)
    desktop.go_back()
    assert shown(desktop) == projects
    assert desktop.locator("th[aria-sort]").count() == 0
    desktop.go_back()
    assert shown(desktop) == [item.id for item in report.items]
    desktop.go_forward()
    assert shown(desktop) == projects
    assert desktop.locator("[name=kind]").input_value() == "project"


def test_an_address_with_nonsense_shows_everything(desktop: Page, report: Report) -> None:
    desktop.goto("en/explorer/?topic=nowhere&sort=%3Cb%3E&period=&x=1")
    assert len(shown(desktop)) == len(report.items)


def test_csv_holds_the_rows_on_show_in_their_order_with_every_column(desktop: Page, site: Path) -> None:
    desktop.goto("en/explorer/?kind=target&topic=health&sort=-figure")
    view = shown(desktop)
    assert len(view) > 3
    with desktop.expect_download() as waiting:
        desktop.get_by_role("button", name="Download these rows").click()
    assert waiting.value.suggested_filename == "targets-selection.csv"
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,")
    assert content.count(b"\r\n") == content.count(b"\n") == len(view) + 1
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    with (site / "data/targets.csv").open(encoding="utf-8-sig", newline="") as file:
        whole = {row[0]: row for row in csv.reader(file)}
    assert rows == [whole["id"], *(whole[each] for each in view)]


def test_without_scripts_it_is_a_plain_complete_table(browser: Browser, site_url: str, report: Report) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/explorer/")
    expect(page.locator("form.explorer")).to_be_hidden()
    assert page.locator("table.explorer tbody tr:visible").count() == len(report.items)
    assert page.locator("table.explorer > caption").count() == 1
    assert page.locator("table.explorer thead th[scope=col]").count() == 9
    context.close()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", LABELS)
def test_on_a_phone_filters_are_folded_and_rows_are_cards(phone: Page, path: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 700})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    topic = phone.locator("select[name=topic]")
    expect(topic).to_be_hidden()
    phone.locator("form.explorer summary").click()
    topic.select_option("schools")
    assert phone.locator("form.explorer .chosen").inner_text() == "(1)"
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    card = phone.locator("table.explorer tbody tr:visible").first.bounding_box()
    assert card["width"] <= width
    assert card["height"] < 200


def test_every_control_has_a_name(desktop: Page) -> None:
    for path in LABELS:
        desktop.goto(path)
        for control in desktop.locator("form.explorer :is(input, select, button)").all():
            assert control.evaluate(
                "c => c.textContent.trim() && c.tagName === 'BUTTON' || c.labels[0].firstChild.data.trim()"
            )


def test_a_full_history_keeps_no_filter_from_working_and_the_address_follows(desktop: Page) -> None:
    desktop.goto("en/explorer/")
    desktop.evaluate(
        """() => { let left = 1; const write = history.pushState;
        history.pushState = function (...given) {
          if (left-- > 0) throw new DOMException('100 times', 'SecurityError');
          write.apply(history, given);
        }; }"""
    )
    desktop.locator("form.explorer [name=words]").fill("kindergartens")
    assert 0 < len(shown(desktop)) < 100
    desktop.wait_for_url("**/explorer/?words=kindergartens")
