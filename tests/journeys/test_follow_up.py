"""A recommendation answered by keyboard: the response, an action, what is told of its quarter; at two widths."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, person
from tests.domains.evaluating import upr
from tests.journeys.test_signing_in import CODE, clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
PAGE = f"/{CODE}/recommendations/1/"
SLOW = 30_000
"""Milliseconds until the first page of a process is there, on a machine that does other things as well."""


def test_response_action_and_what_is_told(site: str, view: Page) -> None:
    person("head@example.org", (Role.AGENCY_HEAD, Reach(CODE, entity="unicef")), name="Head")
    upr(NOW, framework=CODE, text={"en": "Count children in ordinary schools"})
    sign_in(view, site, "head@example.org", PAGE)
    expect(view).to_have_url(re.compile(f"{PAGE}$"), timeout=SLOW)
    clean(view)
    respond(view)
    plan(view)
    tell(view)
    view.goto(f"{site}/{CODE}/recommendations/?standing=planned")
    expect(view.get_by_role("main")).to_contain_text("0 of 1")
    clean(view)


def respond(view: Page) -> None:
    """A rejection without a reason is refused; what was chosen stays."""
    view.get_by_role("link", name="Respond", exact=True).press("Enter")
    view.get_by_label("Response (required)", exact=True).select_option("rejected")
    view.get_by_role("button", name="Respond to a recommendation").press("Enter")
    expect(view.get_by_role("alert")).to_contain_text("Say why it is rejected")
    view.get_by_label("Response (required)", exact=True).select_option("accepted")
    clean(view)
    view.get_by_role("button", name="Respond to a recommendation").press("Enter")
    expect(view).to_have_url(re.compile(PAGE), timeout=SLOW)
    expect(view.get_by_role("main")).to_contain_text("Accepted, no action yet")


def plan(view: Page) -> None:
    """An action of one's own entity, by a day."""
    view.get_by_role("link", name="Plan an action").press("Enter")
    expect(view.locator(".form-thing")).to_contain_text("Count children in ordinary schools")
    view.get_by_label("English").fill("A table by region")
    view.get_by_label("Due on (required)", exact=True).fill("2099-12-31")
    view.get_by_role("button", name="Plan an action").press("Enter")
    expect(view).to_have_url(re.compile(PAGE), timeout=SLOW)
    expect(view.get_by_role("main")).to_contain_text("Actions planned")
    clean(view)


def tell(view: Page) -> None:
    """How it went in the running quarter."""
    view.get_by_role("link", name="Tell how it goes").press("Enter")
    expect(view.locator(".form-thing")).to_contain_text("Quarter:")
    view.get_by_label("English").fill("The table is drafted")
    view.get_by_role("button", name="Tell how an action goes").press("Enter")
    expect(view).to_have_url(re.compile(PAGE), timeout=SLOW)
    expect(view.get_by_role("main")).to_contain_text("The table is drafted")
