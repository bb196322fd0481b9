"""Signing in with a code, the way to the desk, what guards the account, signing out; with a keyboard, at two widths."""

import os
import re

import pytest
from allauth.account.models import EmailAddress
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.people import PASSWORD, person
from tests.base.signing import code, with_app
from tests.base.test_accounts import invitation

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
CODE = "kaz-2026-2030"


def clean(page: Page) -> None:
    """axe finds nothing, and nothing sticks out."""
    violations = Axe().run(page)["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1, page.url


def sign_in(page: Page, site: str, address: str, to: str) -> None:
    page.goto(f"{site}/account/login/?next={to}")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")


@pytest.fixture
def officer(site: str) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(CODE)), name="Dana Officer")


def test_in_with_a_code_to_the_desk_and_out(site: str, view: Page, officer: Person) -> None:
    secret = with_app(officer)
    problems: list[str] = []
    view.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    view.goto(f"{site}/{CODE}/")
    view.get_by_role("link", name="Sign in").click()
    clean(view)
    view.get_by_label("E-mail address").fill("officer@example.org")
    view.get_by_label("Password", exact=True).fill("wrong password")
    view.keyboard.press("Enter")
    expect(view.get_by_role("alert")).to_be_focused()
    clean(view)
    view.get_by_label("Password", exact=True).fill(PASSWORD)
    view.keyboard.press("Enter")
    expect(view.get_by_role("heading", level=1)).to_have_text("Enter the code")
    clean(view)
    view.get_by_label("Code").fill(code(secret))
    view.keyboard.press("Enter")
    expect(view).to_have_url(re.compile(f"/{CODE}/$"))
    menu = view.locator(".person-menu summary")
    menu.focus()
    view.keyboard.press("Enter")
    expect(view.get_by_role("link", name="My desk")).to_be_visible()
    clean(view)
    view.get_by_role("link", name="Account", exact=True).click()
    expect(view.get_by_role("heading", level=1)).to_have_text("Your account")
    clean(view)
    view.locator(".person-menu summary").click()
    view.get_by_role("button", name="Sign out", exact=True).click()
    expect(view.get_by_role("link", name="Sign in")).to_be_visible()
    expect(view.locator("body")).not_to_contain_text("Dana Officer")
    assert problems == []


def test_an_app_is_set_up_from_a_picture(site: str, desk: Page, officer: Person) -> None:
    sign_in(desk, site, officer.email, "/account/")
    desk.get_by_role("link", name="Set up").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Is it you?")
    clean(desk)
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.keyboard.press("Enter")
    picture = desk.locator("img.qr")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0, "the policy lets it through"
    clean(desk)
    secret = desk.locator("code.secret").inner_text()
    desk.get_by_label("Code").fill(code(secret))
    desk.keyboard.press("Enter")
    expect(desk.locator(".codes li")).to_have_count(10)
    clean(desk)


def test_an_invitation_is_accepted(site: str, view: Page, officer: Person) -> None:
    invited = invitation(officer)
    type(invited.invitation).objects.update(expires_at="2100-01-01T00:00:00Z")
    view.goto(f"{site}/account/join/{invited.secret}/")
    expect(view.get_by_role("heading", level=1)).to_have_text("Welcome, New")
    clean(view)
    view.get_by_label("Password", exact=True).fill("short")
    view.get_by_label("Password again").fill("short")
    view.get_by_role("button", name="Open the account").click()
    expect(view.get_by_role("alert")).to_contain_text("at least 12 characters")
    clean(view)
    view.get_by_label("Password", exact=True).fill("four words in a row")
    view.get_by_label("Password again").fill("four words in a row")
    view.keyboard.press("Enter")
    expect(view.locator(".person-menu summary")).to_contain_text("New")
    assert EmailAddress.objects.get(email="new@example.org").verified


def test_a_role_is_given_from_a_person_s_page(site: str, view: Page, officer: Person) -> None:
    aigul = person("aigul@example.org", (Role.EVALUATOR, Reach(CODE)), name="Aigul")
    sign_in(view, site, officer.email, "/people/")
    expect(view.get_by_role("heading", level=1)).to_have_text("People")
    clean(view)
    view.get_by_role("link", name="Aigul").click()
    expect(view.get_by_role("heading", level=1)).to_have_text("Aigul")
    clean(view)
    view.get_by_role("link", name="Give a role").click()
    expect(view.get_by_label("Person")).to_have_value("aigul@example.org")
    view.get_by_label("Role (required)", exact=True).select_option("mel_member")
    view.get_by_label("Framework").select_option(CODE)
    view.get_by_label("Reason").fill("New in the group")
    view.get_by_role("button", name="Give a role").click()
    expect(view).to_have_url(re.compile(f"/people/{aigul.pk}/$"))
    expect(view.get_by_role("status")).to_contain_text("made Aigul")
    for path in ("/people/review/", "/roles/"):
        view.goto(f"{site}{path}")
        clean(view)
