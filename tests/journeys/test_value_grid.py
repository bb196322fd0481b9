"""Values entered in a grid by keyboard in a real browser: saved as cells are left, pasted, taken back, submitted."""

import os
from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import Browser, Locator, Page, expect

from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.web.entry_cells import id_of
from tests.domains.observing import AT, KAZ, report, reporter
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.test_money_grid import paste, posted
from tests.journeys.test_signing_in import clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
PAGE = f"/{KAZ}/monitoring/entry/?entity=unicef"


@pytest.fixture(params=[WIDE])
def grid(request: pytest.FixtureRequest, site: str, chromium: Browser) -> Iterator[Page]:
    reporter()
    with time_machine.travel(AT, tick=True):
        page = chromium.new_context(viewport=request.param, locale="en-GB").new_page()
        page.set_default_timeout(15_000)
        sign_in(page, site, "unicef@example.org", PAGE)
        expect(page.locator(".grid.is-scripted")).to_be_visible()  # keys are heard by now
        yield page
        page.context.close()


def cell(page: Page, row: str, name: str = "2026.value", at: str = "") -> Locator:
    return page.locator(f'[id="{id_of("1.2.1", row, at)}.{name}"]')


def saved(page: Page, row: str, value: str, name: str = "2026.value", at: str = "") -> None:
    expect(cell(page, row, name, at)).to_have_attribute("data-saved", value)


def stands(row: str, period: str = "2026") -> Observation:
    return Observation.objects.get(row=row, period=period, stage__in=["draft", "submitted"])


def test_by_keyboard_alone_and_taken_back(grid: Page) -> None:
    expect(grid.get_by_role("button", name="Save this row").first).to_be_hidden()
    cell(grid, "total").focus()
    grid.keyboard.type("5.0")
    grid.keyboard.press("Enter")
    expect(cell(grid, "urban")).to_be_focused()
    grid.keyboard.type("4,1")
    grid.keyboard.press("Tab")
    expect(cell(grid, "urban", "2027.value")).to_be_focused()
    saved(grid, "total", "5.0")
    saved(grid, "urban", "4.1")
    grid.keyboard.type("7")
    grid.keyboard.press("Escape")
    expect(cell(grid, "urban", "2027.value")).to_have_value("")
    grid.keyboard.press("ArrowLeft")
    expect(cell(grid, "urban")).to_be_focused()
    grid.keyboard.press("ArrowUp")
    expect(cell(grid, "total")).to_be_focused()
    grid.keyboard.press("Control+z")
    saved(grid, "urban", "")
    grid.get_by_role("button", name="Take this back").click()
    saved(grid, "total", "")
    assert not Observation.objects.exclude(stage="dropped").exists()
    expect(grid.get_by_role("button", name="Take this back")).to_be_hidden()
    grid.keyboard.press("Control+y")
    saved(grid, "total", "5.0")
    assert stands("total").value == 5.0
    clean(grid)


def test_a_block_is_pasted_and_what_is_refused_stays(grid: Page) -> None:
    cell(grid, "total").focus()
    paste(grid, "5.0\t4.9\nmuch\t4.2\n6,9\t6.8\t9")
    for row, name, value in (
        ("total", "2026.value", "5.0"),
        ("total", "2027.value", "4.9"),
        ("urban", "2027.value", "4.2"),
        ("rural", "2026.value", "6.9"),
        ("rural", "2027.value", "6.8"),
    ):
        saved(grid, row, value, name)
    expect(cell(grid, "urban")).to_have_value("much")
    expect(grid.locator(".grid-wrong .problem").first).to_be_visible()
    expect(grid.get_by_text("There is no cell for these values; they were not pasted: 9")).to_be_visible()
    assert Observation.objects.count() == 5


def test_a_block_is_one_request_and_so_is_taking_it_back_and_entering_it_again(grid: Page) -> None:
    block = {
        ("total", "2026.value"): "5.0",
        ("total", "2027.value"): "4.9",
        ("urban", "2026.value"): "4.3",
        ("urban", "2027.value"): "4.2",
        ("rural", "2026.value"): "6.9",
    }
    cell(grid, "total").focus()
    sent = posted(grid)
    paste(grid, "5.0\t4.9\n4.3\t4.2\n6.9")
    for (row, name), value in block.items():
        saved(grid, row, value, name)
    cell(grid, "rural", "2027.value").fill("6.8")
    cell(grid, "rural", "2027.value").press("Tab")
    saved(grid, "rural", "6.8", "2027.value")
    assert len(sent) == 2
    back = grid.get_by_role("button", name="Take this back")
    back.click()
    saved(grid, "rural", "", "2027.value")
    back.click()
    for row, name in block:
        saved(grid, row, "", name)
    assert len(sent) == 4
    assert not Observation.objects.exclude(stage="dropped").exists()
    expect(back).to_be_hidden()
    grid.get_by_role("button", name="Do it again").click()
    for (row, name), value in block.items():
        saved(grid, row, value, name)
    assert len(sent) == 5
    clean(grid)


def test_of_a_block_that_is_taken_back_what_others_changed_stays_and_is_said(grid: Page) -> None:
    cell(grid, "total").focus()
    paste(grid, "5.0\n4.3")
    saved(grid, "urban", "4.3")
    report(reporter(), row="urban", value=4.7, seen=1)
    grid.get_by_role("button", name="Take this back").click()
    saved(grid, "total", "")
    expect(grid.get_by_text("There stands now: 4.7. Yours:")).to_be_visible()
    assert stands("urban").value == 4.7
    grid.get_by_role("link", name="Keep theirs").click()
    expect(cell(grid, "urban")).to_have_value("4.7")
    expect(grid.get_by_role("button", name="Take this back")).to_be_hidden()


def test_both_sides_of_a_conflict_stand_in_the_cell(grid: Page) -> None:
    report(reporter(), value=4.7)
    cell(grid, "total").fill("5.0")
    cell(grid, "total").press("Tab")
    expect(grid.get_by_text("There stands now: 4.7. Yours: 5.0")).to_be_visible()
    expect(grid.get_by_role("button", name="Take this back")).to_be_hidden()  # nothing was saved that could be
    clean(grid)
    grid.get_by_role("button", name="Save mine").click()
    saved(grid, "total", "5.0")
    assert stands("total").value == 5.0


def test_an_emptied_cell_drops_the_draft(grid: Page) -> None:
    cell(grid, "total").fill("5.0")
    cell(grid, "total").press("Tab")
    saved(grid, "total", "5.0")
    cell(grid, "total").fill("")
    cell(grid, "total").press("Tab")
    saved(grid, "total", "")
    assert Observation.objects.get().stage == "dropped"


def test_a_period_with_sources_and_all_of_it_submitted(grid: Page) -> None:
    grid.get_by_role("link", name="2026", exact=True).click()
    expect(grid.locator(".grid.is-scripted")).to_be_visible()
    cell(grid, "total", at="2026").fill("51")
    cell(grid, "total", at="2026").press("Tab")
    expect(grid.get_by_text("a break in the level?")).to_be_visible()
    cell(grid, "total", "2026.comment", "2026").fill("The line was raised")
    grid.get_by_role("button", name="Submit all drafts for 2026").click()  # what was typed last is saved before
    expect(grid.get_by_text("1 value was submitted.")).to_be_visible()
    expect(grid.get_by_text("Submitted", exact=True).first).to_be_visible()
    row = stands("total")
    assert (row.stage, row.comment) == ("submitted", "The line was raised")
    clean(grid)


@pytest.mark.parametrize("grid", [NARROW], indirect=True)
def test_on_a_phone(grid: Page) -> None:
    cell(grid, "total").fill("5.0")
    cell(grid, "total").press("Enter")
    saved(grid, "total", "5.0")
    assert grid.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    clean(grid)
