"""Money entered in a grid by keyboard in a real browser: saved as cells are left, pasted, taken back, in conflict."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.web.cells import id_of
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.test_signing_in import clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
PAGE = f"/{XAA}/funding/sub-outputs/1/"
CORE, OTHER = ("unicef", "", "core"), ("unicef", "gouvernement", "")


@pytest.fixture
def grid(site: str, chromium: Browser) -> Iterator[Page]:
    add(entities=["unicef", "undp"], starts_on="2027-01-01", ends_on="2028-12-31")
    put(entity="unicef", instrument="core", required=100)
    put(entity="unicef", contributor="gouvernement", required=200)
    person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef")), name="Focal")
    page = chromium.new_context(viewport=WIDE, locale="en-GB").new_page()
    page.set_default_timeout(15_000)
    sign_in(page, site, "focal@example.org", PAGE)
    expect(page.locator("[data-grid-row]")).to_have_count(2)
    expect(page.locator(".grid.is-scripted")).to_be_visible()  # keys are heard by now
    yield page
    page.context.close()


def cell(page: Page, place: tuple[str, str, str], name: str) -> Locator:
    return page.locator(f'[id="{id_of(place)}.{name}"]')


def saved(page: Page, place: tuple[str, str, str], name: str, amount: str) -> None:
    expect(cell(page, place, name)).to_have_attribute("data-saved", amount)


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
            const data = new DataTransfer(); data.setData("text/plain", text);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true,
                cancelable: true}));
        }""",
        text,
    )


def posted(page: Page) -> list[str]:
    """The addresses that are posted to from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if request.method == "POST" else None)
    return found


def stands(**place: Any) -> Any:
    return Line.objects.get(**place)


def test_by_keyboard_alone(grid: Page) -> None:
    expect(grid.get_by_role("button", name="Save this line").first).to_be_hidden()
    rows = [CORE, OTHER] if grid.locator("[data-grid-row]").first.get_attribute("id") == id_of(CORE) else [OTHER, CORE]
    upper, lower = rows
    cell(grid, upper, "2028.available").focus()
    grid.keyboard.type("50")
    grid.keyboard.press("Enter")
    expect(cell(grid, lower, "2028.available")).to_be_focused()
    grid.keyboard.type("60")
    grid.keyboard.press("Tab")
    expect(cell(grid, lower, "2028.spent")).to_be_focused()
    grid.keyboard.type("7")
    saved(grid, upper, "2028.available", "50.00")
    saved(grid, lower, "2028.available", "60.00")
    expect(cell(grid, lower, "2028.spent")).to_have_value("7")
    grid.keyboard.press("Escape")
    expect(cell(grid, lower, "2028.spent")).to_have_value("")
    grid.keyboard.press("ArrowLeft")
    expect(cell(grid, lower, "2028.available")).to_be_focused()
    grid.keyboard.press("ArrowUp")
    expect(cell(grid, upper, "2028.available")).to_be_focused()
    expect(grid.locator("#grid-sums")).to_contain_text("110.00")
    grid.keyboard.press("Control+z")
    saved(grid, lower, "2028.available", "")
    expect(grid.locator("#grid-sums")).to_contain_text("50.00")
    clean(grid)


def test_a_block_is_pasted_and_nothing_is_lost(grid: Page) -> None:
    cell(grid, CORE, "2027.required").focus()
    first = grid.locator("[data-grid-row]").first.get_attribute("id") == id_of(CORE)
    paste(grid, "1\t2\tmuch\t400\n5\t–\t6" if first else "1\t2\tmuch\t400")
    saved(grid, CORE, "2027.required", "1.00")
    saved(grid, CORE, "2027.available", "2.00")
    saved(grid, CORE, "2028.required", "400.00")
    expect(cell(grid, CORE, "2027.spent")).to_have_value("much")
    expect(grid.get_by_text("A number is needed")).to_be_visible()
    cell(grid, CORE, "2028.spent").focus()
    paste(grid, "3\t4")
    expect(grid.get_by_text("There is no cell for these values; they were not pasted: 4")).to_be_visible()
    saved(grid, CORE, "2028.spent", "3.00")


def test_a_block_that_was_pasted_is_one_request_and_so_is_taking_it_back_and_entering_it_again(grid: Page) -> None:
    upper = next(each for each in (CORE, OTHER) if grid.locator(".grid-row").first.get_attribute("id") == id_of(each))
    rows = (upper, OTHER if upper == CORE else CORE)
    places = [(row, name) for row in rows for name in ("2027.required", "2027.available")]
    before = [cell(grid, *place).get_attribute("data-saved") or "" for place in places]
    cell(grid, *places[0]).focus()
    sent = posted(grid)
    paste(grid, "1\t2\n3\t4")
    for place, amount in zip(places, ("1.00", "2.00", "3.00", "4.00"), strict=True):
        saved(grid, *place, amount)
    assert len(sent) == 1
    grid.evaluate("document.activeElement.blur()")
    grid.keyboard.press("Control+z")
    for place, amount in zip(places, before, strict=True):
        saved(grid, *place, amount)
    assert len(sent) == 2
    expect(grid.get_by_role("button", name="Take this back")).to_be_hidden()
    grid.keyboard.press("Control+y")
    for place, amount in zip(places, ("1.00", "2.00", "3.00", "4.00"), strict=True):
        saved(grid, *place, amount)
    assert len(sent) == 3
    clean(grid)


def test_where_others_changed_money_since_a_block_stays_and_it_is_said_why(grid: Page) -> None:
    cell(grid, CORE, "2027.required").focus()
    paste(grid, "1\t2\t\t4")
    saved(grid, CORE, "2028.required", "4.00")
    put(entity="unicef", instrument="core", required=900)
    grid.get_by_role("button", name="Take this back").click()
    expect(grid.get_by_text("It was not taken back: somebody changed it since")).to_be_visible()
    assert stands(year=2027, instrument="core").required == 1
    assert stands(year=2028, instrument="core").required == 900


def test_why_a_cell_was_refused_stays_while_others_are_saved(grid: Page) -> None:
    spent = cell(grid, CORE, "2027.spent")
    spent.fill("-5")
    spent.press("Tab")
    expect(grid.locator(".grid-wrong .problem")).to_be_visible()
    cell(grid, CORE, "2027.available").fill("7")
    cell(grid, CORE, "2027.available").press("Tab")
    saved(grid, CORE, "2027.available", "7.00")
    expect(spent).to_have_value("-5")
    expect(grid.locator(".grid-wrong .problem")).to_be_visible()


def test_both_sides_of_a_conflict_stand_in_the_cell(grid: Page) -> None:
    put(entity="unicef", instrument="core", required=900)
    required = cell(grid, CORE, "2028.required")
    required.fill("150")
    required.press("Tab")
    expect(grid.get_by_text("There stands now: 900.00. Yours: 150")).to_be_visible()
    assert stands(year=2028, instrument="core").required == 900
    clean(grid)
    grid.get_by_role("button", name="Save mine").click()
    saved(grid, CORE, "2028.required", "150.00")
    put(entity="unicef", instrument="core", required=901)
    required.fill("151")
    required.press("Tab")
    grid.get_by_role("link", name="Keep theirs").click()
    expect(required).to_have_value("901.00")


def test_a_line_is_begun_in_the_grid(grid: Page) -> None:
    grid.get_by_label("Contributing partner").fill("A Foundation")
    grid.get_by_label("Kind of source").select_option(index=2)
    grid.get_by_role("button", name="Begin this line").click()
    expect(grid.locator("[data-grid-row]")).to_have_count(3)
    grid.keyboard.type("5")
    grid.keyboard.press("Tab")
    expect(grid.locator("#grid-told")).to_contain_text("set the money of 2027")
    assert stands(contributor="A Foundation").required == 5


def test_on_a_phone_nothing_runs_out_of_the_page(grid: Page) -> None:
    grid.set_viewport_size(NARROW)
    assert grid.evaluate("document.documentElement.scrollWidth") <= 390
    required = cell(grid, CORE, "2028.required")
    required.fill("1234567.89")
    required.blur()
    saved(grid, CORE, "2028.required", "1,234,567.89")
    clean(grid)


def test_quarters_are_entered_like_other_amounts(grid: Page) -> None:
    grid.get_by_role("link", name="Spent by quarter").click()
    cell(grid, CORE, "2028.spent_q1").focus()
    grid.keyboard.type("50")
    grid.keyboard.press("Tab")
    saved(grid, CORE, "2028.spent_q1", "50.00")
    saved(grid, CORE, "2028.spent", "50.00")
    expect(cell(grid, CORE, "2028.spent_q2")).to_be_focused()
    paste(grid, "1\t2\t3")
    saved(grid, CORE, "2028.spent_q4", "3.00")
    saved(grid, CORE, "2028.spent", "56.00")
    year = cell(grid, CORE, "2028.spent")
    year.fill("60")
    year.press("Tab")
    expect(grid.get_by_text("All four quarters say 56.00 together, and the year 60.00")).to_be_visible()
    year.press("Escape")
    grid.keyboard.press("Control+z")
    saved(grid, CORE, "2028.spent_q4", "")
    clean(grid)
