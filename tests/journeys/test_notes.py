"""A document and a comment with a mention, by keyboard; the mention on the other's desk; the answer; at two widths."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base import documents
from tests.base.people import person
from tests.journeys.test_signing_in import CODE, clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
PAGE = f"/{CODE}/indicators/1.2.1"
SLOW = 30_000
"""Milliseconds until the first page of a process is there, on a machine that does other things as well."""


@pytest.fixture
def people(site: str) -> tuple[Person, Person]:
    """Who asks, and who is asked."""
    return (
        person("member@example.org", (Role.FOCAL_POINT, Reach(CODE, entity="unicef")), name="Marat Member"),
        person("officer@example.org", (Role.DATA_OFFICER, Reach(CODE)), name="Dana Officer"),
    )


def sign_out(view: Page, site: str) -> None:
    view.context.clear_cookies()
    view.goto(f"{site}/about/")


def attach_by_keyboard(view: Page, folder: Path) -> None:
    """A file that is refused, then one that is not; what was typed stays."""
    wrong, right = folder / "Survey.docx", folder / "Отчёт 2026.pdf"
    wrong.write_bytes(documents.PDF)
    right.write_bytes(documents.PDF)
    view.locator("#notes").get_by_role("link", name="Attach a document").press("Enter")
    expect(view.locator(".form-thing")).to_contain_text("indicator 1.2.1")
    clean(view)
    view.get_by_label("File").set_input_files(wrong)
    view.get_by_label("Title").fill("Household survey")
    view.get_by_role("button", name="Attach a document").press("Enter")
    expect(view.get_by_role("alert")).to_be_focused()
    expect(view.get_by_role("alert")).to_contain_text("not what its name says")
    expect(view.get_by_label("Title")).to_have_value("Household survey")
    clean(view)
    view.get_by_role("alert").get_by_role("link").press("Enter")
    expect(view.locator("#field-file")).to_be_focused()
    view.get_by_label("File").set_input_files(right)
    view.get_by_role("button", name="Attach a document").press("Enter")
    expect(view).to_have_url(re.compile(rf"{PAGE}#document-\d+$"), timeout=SLOW)
    expect(view.get_by_role("status").first).to_contain_text("attached Отчёт 2026.pdf to 1.2.1")
    clean(view)


def ask_by_keyboard(view: Page) -> None:
    """A comment that mentions somebody."""
    view.locator("#notes").get_by_role("link", name="Write a comment").press("Enter")
    view.get_by_label("Comment (required)", exact=True).fill("Is table 3 the source?")
    view.get_by_role("checkbox", name="Dana Officer").press("Space")
    clean(view)
    view.get_by_role("button", name="Write a comment").press("Enter")
    expect(view).to_have_url(re.compile(rf"{PAGE}#comment-\d+$"), timeout=SLOW)
    expect(view.locator("#notes")).to_contain_text("Mentioned: Dana Officer")
    clean(view)


def test_attach_comment_mention_answer(site: str, view: Page, people: tuple[Person, Person], tmp_path: Path) -> None:
    sign_in(view, site, "member@example.org", PAGE)
    expect(view).to_have_url(re.compile(f"{PAGE}$"), timeout=SLOW)
    expect(view.get_by_role("heading", name="Documents and comments")).to_be_visible()
    expect(view.locator("#notes")).to_contain_text("Nothing was said or attached here yet")
    clean(view)
    attach_by_keyboard(view, tmp_path)
    with view.expect_download() as saved:
        view.get_by_role("link", name="Household survey", exact=True).click()
    assert saved.value.suggested_filename == "Отчёт 2026.pdf"
    assert saved.value.path().read_bytes() == documents.PDF
    ask_by_keyboard(view)
    sign_out(view, site)
    view.goto(f"{site}{PAGE}")
    expect(view.locator("body")).not_to_contain_text("Is table 3 the source?")

    sign_in(view, site, "officer@example.org", "/desk/")
    expect(view).to_have_url(re.compile("/desk/$"), timeout=SLOW)
    view.get_by_role("link", name="Marat Member asks you to look: 1.2.1").press("Enter")
    expect(view).to_have_url(re.compile(rf"{PAGE}#comment-\d+$"), timeout=SLOW)
    view.get_by_role("link", name=re.compile("Reply to Marat Member")).press("Enter")
    expect(view.get_by_role("checkbox", name="Marat Member")).to_be_checked()
    view.get_by_label("Comment (required)", exact=True).fill("It is")
    view.get_by_role("button", name="Write a comment").press("Enter")
    expect(view.locator("#notes")).to_contain_text("in reply to Marat Member")
    clean(view)
    view.goto(f"{site}/desk/")
    expect(view.locator("main")).not_to_contain_text("asks you to look")
    clean(view)
