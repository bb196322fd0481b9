"""What people come for: from the ring to a row, from a verdict to the signed sentence, and back."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
CODE = "kaz-2026-2030"


def test_from_the_chooser_to_the_ring_to_an_indicator(site: str, desk: Page) -> None:
    desk.goto(site)
    desk.get_by_role("link", name=re.compile("Cooperation Framework for Kazakhstan")).first.click()
    expect(desk).to_have_url(re.compile(f"/{CODE}/$"))
    mark = desk.locator("svg a[href*='/indicators/1.2.1']").first
    mark.focus()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("/indicators/1.2.1"))
    expect(desk.get_by_role("heading", level=1)).to_contain_text("subsistence")


def test_each_chart_is_shown_once_as_wide_as_the_screen(site: str, view: Page) -> None:
    view.goto(f"{site}/{CODE}/indicators/1.2.1")
    for figure in view.locator(".chart-figure").all():
        assert sum(chart.is_visible() for chart in figure.locator("svg.chart").all()) == 1


def test_why_leads_to_the_signed_sentence(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{CODE}/indicators/1.2.1")
    desk.locator("a.why-link").first.click()
    link = desk.locator(".why-row a[href*='document#']").first
    link.click()
    expect(desk).to_have_url(re.compile(r"/document#"))
    anchor = re.sub(r".*#", "", desk.url)
    from urllib.parse import unquote

    expect(desk.locator(f"[id='{unquote(anchor)}']")).to_be_visible()


def test_a_filter_is_an_address(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{CODE}/results/?outcome=2")
    expect(desk.locator("table").first).to_contain_text("2.3.1")
    expect(desk.locator("table").first).not_to_contain_text("16.6.2")


def test_search_finds_in_every_language(site: str, desk: Page) -> None:
    for words, found in (("spot checks", "spot check"), ("ПАРНИКОВЫХ", "парниковых")):
        desk.goto(f"{site}/{CODE}/search?q={words}")
        expect(desk.locator("main")).to_contain_text(found)


def test_the_language_switch_works_without_a_reload_of_thought(site: str, view: Page) -> None:
    view.goto(f"{site}/{CODE}/results/")
    button = view.get_by_role("button", name="Қазақша").first
    if not button.is_visible():
        view.locator("summary", has_text=re.compile("Menu")).first.click()
    button.click()
    expect(view.locator("html")).to_have_attribute("lang", "kk")
    expect(view).to_have_url(re.compile(f"/{CODE}/results/"))


def test_the_slash_key_goes_to_search(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{CODE}/")
    desk.keyboard.press("/")
    expect(desk.locator("input[type=search]").first).to_be_focused()


def test_everything_works_without_scripts(site: str, chromium: object) -> None:
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{site}/{CODE}/indicators/1.2.1")
    page.locator("a.why-link").first.click()
    expect(page.locator(".why-row .why-body").first).to_be_visible()
    page.locator(".why-close a").first.click()
    expect(page.locator(".why-row .why-body").first).not_to_be_visible()
    page.goto(f"{site}/{CODE}/results/")
    page.locator("a[href$='/indicators/1.2.1']").first.click()
    expect(page).to_have_url(re.compile("/indicators/1.2.1"))
    context.close()
