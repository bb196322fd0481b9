"""The ring of what has the focus lies over no words."""

import os

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import WIDE

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
OVER = """link => {
  link.focus();
  const style = getComputedStyle(link), box = link.getBoundingClientRect();
  const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const words = document.createTreeWalker(link.closest('td'), NodeFilter.SHOW_TEXT);
  const over = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    if (link.contains(node) || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (const line of range.getClientRects()) {
      const middle = (line.top + line.bottom) / 2, top = middle - size / 2, bottom = middle + size / 2;
      if (line.width > 2 && line.left < box.right + ring && line.right > box.left - ring
          && top < box.bottom + ring && bottom > box.top - ring) over.push(node.data.trim());
    }
  }
  return over;
}"""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_ring_of_why_lies_over_no_word(language: str, site: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport=WIDE)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/kaz-2026-2030/results/?outcome=1")
    page.keyboard.press("Tab")  # from now on what has the focus shows it
    links = page.locator(".matrix .why-link")
    assert links.count() > 20
    found = [links.nth(number).evaluate(OVER) for number in range(20)]
    context.close()
    assert [words for words in found if words] == []
