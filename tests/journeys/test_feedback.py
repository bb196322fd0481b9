"""In a real browser: somebody without an account sends feedback; it is published and answered; everybody reads it."""

from playwright.sync_api import Browser, Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.saying import KAZ, TEXT, opened
from tests.journeys.test_signing_in import sign_in

ANSWER = "A doctor begins in March."


def test_from_somebody_without_an_account_to_an_answer_for_all(site: str, view: Page, chromium: Browser) -> None:
    opened()
    person("officer@example.org", (Role.COMMUNICATION, Reach(KAZ)), name="Officer")
    view.goto(f"{site}/{KAZ}/results/1/")
    view.get_by_role("link", name="Say something about this").click()
    expect(view.get_by_label("What it is about")).to_have_value("outcome 1")
    view.get_by_label("Text", exact=False).first.fill(TEXT)
    view.get_by_role("button", name="Send", exact=True).click()
    expect(view.get_by_role("heading", level=1)).to_have_text("Receipt of your feedback")
    receipt = view.url
    assert fits(view)
    desk = chromium.new_context(viewport=view.viewport_size, locale="en-GB").new_page()
    sign_in(desk, site, "officer@example.org", f"/{KAZ}/feedback/queue/")
    expect(desk.locator(".feedback-text")).to_contain_text(TEXT)
    desk.get_by_role("button", name="Publish", exact=True).click()
    desk.locator("summary", has_text="Answer").click()
    desk.get_by_label("Answer, in the language of the text").fill(ANSWER)
    desk.get_by_label("Answered by").fill("Coordination office")
    desk.get_by_role("button", name="Publish the answer").click()
    expect(desk.locator(".feedback-answer")).to_contain_text(ANSWER)
    assert fits(desk)
    for address in (receipt, f"{site}/{KAZ}/feedback/"):
        view.goto(address)
        expect(view.locator(".feedback-answer")).to_contain_text(ANSWER)
        expect(view.get_by_text("Not official", exact=True)).to_be_visible()
        assert fits(view)
    view.goto(f"{site}/{KAZ}/results/1/")
    expect(view.locator("section", has=view.get_by_role("heading", name="What people say"))).to_contain_text(TEXT)
    desk.context.close()
    view.goto(receipt)
    view.locator("summary", has_text="Take it back").click()
    view.get_by_role("button", name="Take it back", exact=True).click()
    expect(view.get_by_role("main")).to_contain_text("You took it back.")
    view.goto(f"{site}/{KAZ}/feedback/")
    expect(view.get_by_role("main")).not_to_contain_text(TEXT)


def fits(page: Page) -> bool:
    """Whether nothing of the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
