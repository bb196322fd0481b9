"""What takes longer than a moment says so, and is sent once, however often somebody presses the button.

Back on a page that the browser kept, it can be sent again.
"""

import os

import pytest
from playwright.sync_api import Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.journeys.test_signing_in import CODE, clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
FORM = "/do/parties.organisation.create"
COUNTED = """window.sent = 0; window.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) window.sent += 1;
    event.preventDefault();
})"""
"""Counts what would be sent, and stays on the page."""


def test_a_second_press_sends_nothing(site: str, view: Page) -> None:
    person("officer@example.org", (Role.DATA_OFFICER, Reach(CODE)), name="Dana Officer")
    sign_in(view, site, "officer@example.org", f"{FORM}?framework={CODE}")
    button = view.get_by_role("button", name="Add an organisation")
    expect(button).to_be_visible()
    view.evaluate(COUNTED)
    button.press("Enter")
    expect(view.get_by_role("status").filter(has_text="Working …")).to_be_visible()
    assert button.get_attribute("aria-busy") == "true"
    clean(view)
    button.press("Enter")
    assert view.evaluate("window.sent") == 1
    view.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert button.get_attribute("aria-busy") is None
    button.press("Enter")
    assert view.evaluate("window.sent") == 2
