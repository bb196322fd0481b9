"""An address with an anchor shows its clause: at once, far down the document, however the address is written."""

import os
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.journeys.test_signing_in import CODE, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
DOCUMENT = "/kaz-2026-2030/document"
FAR = "§annex-4-p7"
WATCH = """
window.tops = [];
(function look() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && document.readyState === "complete") window.tops.push(Math.round(target.getBoundingClientRect().top));
  requestAnimationFrame(look);
})();
"""
"""Writes down in every frame after loading how far the clause stands below the upper edge of the window."""
INSIDE = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight / 2;
}"""
SETTLE = 400
"""Milliseconds for which the clause is watched; the typeface and the scripts have come by then."""


@pytest.mark.parametrize("anchor", [FAR, quote(FAR), "§annex-1-8.2.1", "§3.2-p3"])
def test_the_clause_is_in_view_when_the_page_has_loaded_and_stays(site: str, view: Page, anchor: str) -> None:
    view.add_init_script(WATCH)
    view.goto(f"{site}{DOCUMENT}#{anchor}")
    view.wait_for_timeout(SETTLE)
    assert view.evaluate(INSIDE, unquote(anchor))
    tops = view.evaluate("window.tops")
    # The browser jumps before the first or the second frame after loading, and in one step.
    assert len(set(tops[1:])) == 1, tops[:20]


def test_a_link_inside_the_document_jumps_at_once(site: str, desk: Page) -> None:
    desk.goto(f"{site}{DOCUMENT}")
    link = desk.locator(".reader-contents a").last
    link.evaluate("link => link.click()")
    desk.wait_for_timeout(50)
    assert desk.evaluate(INSIDE, unquote(desk.url.partition("#")[2]))


def test_an_anchor_inside_a_section_that_is_folded_opens_it(site: str, view: Page) -> None:
    person("member@example.org", (Role.MINISTRY, Reach(CODE)))
    add(framework=CODE, output="1.1", places=["KZ-10"])
    for number in range(40):
        put(framework=CODE, year=2027, contributor=f"Donor {number}", required=10, available=5)
    page = f"/{CODE}/funding/"
    sign_in(view, site, "member@example.org", page)
    expect(view.locator("#places")).to_have_js_property("open", False)
    assert view.evaluate("document.documentElement.scrollHeight") < 6000, "a page that a person can use on a phone"
    view.goto(f"{site}{page}#places")
    expect(view.locator("#places")).to_have_js_property("open", True)
    view.wait_for_timeout(SETTLE)
    assert view.evaluate("document.getElementById('places').getBoundingClientRect().top < innerHeight")
