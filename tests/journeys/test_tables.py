"""Tables in a real browser: reasons open in place, words stay in their cells, phones show what matters, paper is A4."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
CODE = "kaz-2026-2030"
WIDTHS = "[...document.querySelector('main table').tHead.rows[0].cells].map(cell => cell.offsetWidth)"
STICKING_OUT = """[...document.querySelectorAll('td .verdict, th .verdict')].filter(badge => {
  const cell = badge.closest('td, th').getBoundingClientRect(), box = badge.getBoundingClientRect();
  return box.width && box.right > cell.right + 1;
}).map(badge => badge.textContent.trim())"""


def in_language(page: Page, site: str, language: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])


@pytest.mark.parametrize("address", ["results/", "results/?sort=-status", "indicators/8.6.1", "indicators/3.2.1"])
def test_why_opens_in_place_and_moves_no_column(site: str, view: Page, address: str) -> None:
    view.goto(f"{site}/{CODE}/{address}")
    before = view.evaluate(WIDTHS)
    link = view.locator("main a.why-link").first
    expect(link).to_have_attribute("aria-expanded", "false")
    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")
    answer = view.locator(".why-row.is-open .why-body").first
    expect(answer).to_be_visible()
    assert view.evaluate(WIDTHS) == before
    box = answer.bounding_box()
    assert box is not None
    width = view.viewport_size["width"] if view.viewport_size else 0
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    link.click()
    expect(answer).not_to_be_visible()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_verdicts_stay_in_their_cells(site: str, view: Page, language: str) -> None:
    in_language(view, site, language)
    for address in (f"{CODE}/indicators/", f"{CODE}/results/1/", f"{CODE}/results/", "method/"):
        view.goto(f"{site}/{address}")
        assert view.evaluate(STICKING_OUT) == [], address


def test_a_closed_answer_shifts_no_cell(site: str, desk: Page) -> None:
    for query in ("", "?sort=-status"):
        desk.goto(f"{site}/{CODE}/results/{query}")
        heads = desk.evaluate("[...document.querySelectorAll('.matrix thead th')].map(cell => cell.offsetLeft)")
        leads = desk.evaluate("[...document.querySelectorAll('.matrix td.lead')].map(cell => cell.offsetLeft)")
        assert set(leads) == {heads[-1]}, query


def test_a_phone_shows_row_target_and_status_without_scrolling(site: str, view: Page) -> None:
    view.goto(f"{site}/{CODE}/results/")
    width = view.viewport_size["width"] if view.viewport_size else 0
    row = view.locator("[id='1.2.1-total']")
    for part in ("th", ".status", ".target"):
        box = row.locator(part).first.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width, part


def test_on_paper_only_what_was_opened_is_explained(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{CODE}/indicators/16.3.3.2")
    desk.locator("a.why-link").first.click()
    desk.emulate_media(media="print")
    assert desk.locator(".why-row:visible").count() == 1
    pages = desk.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[([^]]+)\]", pages))
    assert {tuple(round(float(side)) for side in box.split()) for box in boxes} == {(0, 0, 595, 842)}
    assert 0 < len(re.findall(rb"/Type /Page\b", pages)) <= 8


def test_marks_of_the_ring_can_be_touched(site: str, view: Page) -> None:
    view.goto(f"{site}/{CODE}/")
    narrow = bool(view.viewport_size and view.viewport_size["width"] < 600)
    expect(view.locator(".ring-caption")).to_be_visible() if narrow else None
    reach = view.locator(".ring a[href*='/indicators/'] .ring-reach").first
    expect(reach).to_be_visible() if narrow else expect(reach).not_to_be_visible()
    expect(view.locator(".ring").get_by_text("no code")).to_be_visible()
    if narrow:
        boxes = [box for mark in view.locator(".ring-reach").all() if (box := mark.bounding_box())]
        assert min(min(box["width"], box["height"]) for box in boxes) >= 24


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_role_matrix_fits_on_paper(site: str, desk: Page, language: str) -> None:
    """A4 between its margins of 14 mm is 688 pixels wide."""
    desk.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    desk.set_viewport_size({"width": 688, "height": 1000})
    desk.emulate_media(media="print")
    desk.goto(f"{site}/{CODE}/entities/")
    box = desk.locator("table.roles").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 688
    assert desk.locator("table.roles").evaluate("table => table.scrollWidth <= table.clientWidth")
