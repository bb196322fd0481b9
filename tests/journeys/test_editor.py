"""A sub-output written by keyboard in a real browser: saved as fields are left, ticked, taken back, in conflict."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.conftest import TESTER
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.test_signing_in import clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
PAGE = f"/{XAA}/workplans/1/write/"


@pytest.fixture
def editor(site: str, chromium: Browser) -> Iterator[Page]:
    add(entities=["unicef"], code="A.1", starts_on="2027-01-01", ends_on="2028-12-31")
    person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef")), name="Focal")
    page = chromium.new_context(viewport=WIDE, locale="en-GB").new_page()
    page.set_default_timeout(15_000)
    sign_in(page, site, "focal@example.org", PAGE)
    expect(page.locator(".is-scripted")).to_be_visible()
    yield page
    page.context.close()


def stands() -> Facts:
    line = sub_output(Version.objects.filter(framework__code=XAA).latest("number"), 1)
    assert line is not None
    return line.facts


def told(page: Page, text: str) -> None:
    expect(page.locator("#editor-told")).to_contain_text(text)


def others_amend(**changes: Any) -> None:
    verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": 1, **changes}), by=TESTER, at=AT)


def test_each_field_is_saved_as_it_is_left(editor: Page) -> None:
    clean(editor)
    editor.get_by_label("Code", exact=True).fill("B.7")
    editor.keyboard.press("Tab")
    told(editor, "Focal amended")
    expect(editor.locator("#field-code-said")).to_contain_text("Saved.")
    assert stands().code == "B.7"
    editor.get_by_label("Gender marker", exact=True).focus()
    editor.get_by_label("Gender marker", exact=True).select_option("2")
    editor.keyboard.press("Tab")
    expect(editor.locator("#field-gender_note-remarks")).to_contain_text("marker", ignore_case=True)
    editor.get_by_label("Why this gender marker").fill("Half of those trained are women.")
    editor.keyboard.press("Control+Enter")
    expect(editor.locator("#field-gender_note-remarks .remark")).to_have_count(0)
    expect(editor.get_by_label("Human rights marker", exact=True)).to_be_focused()
    assert (stands().gender, stands().gender_note) == (2, "Half of those trained are women.")


def test_what_is_chosen_of_a_list_becomes_a_tick(editor: Page) -> None:
    form = editor.locator("form.editor-name-sdg_targets")
    form.get_by_placeholder("Add").fill("3.4")
    editor.keyboard.press("Enter")
    expect(form.locator("input[value='3.4']")).to_be_checked()
    form.locator("input[value='6.1']").check()
    editor.get_by_label("Code", exact=True).focus()
    told(editor, "Focal amended")
    expect(form.locator(".editor-done")).to_be_visible()
    assert set(stands().sdg_targets) == {"3.4", "6.1"}


def test_what_was_saved_last_is_taken_back(editor: Page) -> None:
    editor.get_by_label("Code", exact=True).fill("B.7")
    editor.keyboard.press("Tab")
    told(editor, "Focal amended")
    editor.get_by_label("Code", exact=True).fill("B.8")
    editor.keyboard.press("Tab")
    expect(editor.locator("#editor-told")).to_contain_text("Take back: Code")
    for code in ("B.7", "A.1"):
        editor.evaluate("document.activeElement.blur()")
        editor.keyboard.press("Control+z")
        expect(editor.get_by_label("Code", exact=True)).to_have_value(code)
        assert stands().code == code
    editor.evaluate("document.activeElement.blur()")
    editor.keyboard.press("Control+y")
    expect(editor.get_by_label("Code", exact=True)).to_have_value("B.7")


def test_escape_takes_back_what_was_typed(editor: Page) -> None:
    code = editor.get_by_label("Code", exact=True)
    code.fill("B.7")
    editor.keyboard.press("Escape")
    expect(code).to_have_value("A.1")


def test_nothing_is_saved_before_one_goes_on(editor: Page) -> None:
    before = stands()
    status = editor.get_by_label("Status", exact=True)
    status.focus()
    for _ in range(2):
        editor.keyboard.press("ArrowDown")
    ends = editor.get_by_label("Ends", exact=True)
    editor.wait_for_timeout(400)
    assert stands() == before
    chosen = status.input_value()
    ends.focus()
    expect(editor.locator(".editor-status")).to_be_visible()
    assert stands().status == chosen
    editor.get_by_label("Ends", exact=True).focus()
    editor.keyboard.type("06302028")
    editor.wait_for_timeout(400)
    assert str(stands().ends_on) == "2028-12-31"
    editor.get_by_label("Code", exact=True).focus()
    told(editor, "Focal amended")
    expect(editor.locator("#field-ends_on-said")).to_contain_text("Saved.")
    assert str(stands().ends_on) == "2028-06-30"


def test_a_session_that_ended_saves_nothing_and_says_so(editor: Page) -> None:
    editor.context.clear_cookies()
    code = editor.get_by_label("Code", exact=True)
    code.fill("B.7")
    editor.keyboard.press("Tab")
    expect(editor.locator("#field-code-said")).to_contain_text("This is not saved")
    expect(code).to_have_value("B.7")
    assert stands().code == "A.1"


def test_what_cannot_be_understood_stays_and_says_why(editor: Page) -> None:
    form = editor.locator("form.editor-name-sdg_targets")
    form.get_by_placeholder("Add").fill("water")
    editor.keyboard.press("Enter")
    editor.get_by_label("Code", exact=True).focus()
    expect(form.locator(".problem")).to_contain_text("An SDG target, such as 1.3 or 5.a")
    expect(form.locator("input[value='water']")).to_be_checked()
    form.get_by_placeholder("Add").focus()
    editor.keyboard.press("Escape")
    expect(form.locator(".problem")).to_have_count(0)
    assert stands().sdg_targets == ()


@pytest.mark.parametrize(("button", "kept"), [("Save mine", "B.7"), ("Keep theirs", "T.1")])
def test_two_editors_of_one_field_decide(editor: Page, button: str, kept: str) -> None:
    others_amend(code="T.1")
    editor.get_by_label("Code", exact=True).fill("B.7")
    editor.keyboard.press("Tab")
    said = editor.locator("#field-code-said")
    expect(said).to_contain_text("There stands now: T.1. Yours: B.7")
    assert stands().code == "T.1"
    said.get_by_text(button).click()
    expect(editor.locator("#field-code-said [data-editor-mine]")).to_have_count(0)
    expect(editor.get_by_label("Code", exact=True)).to_have_value(kept)
    assert stands().code == kept
    others_amend(code="T.2")
    editor.get_by_label("Code", exact=True).fill("B.8")
    editor.keyboard.press("Tab")
    expect(said).to_contain_text("There stands now: T.2. Yours: B.8")
    said.get_by_text("Keep theirs").click()
    expect(editor.get_by_label("Code", exact=True)).to_have_value("T.2")


def test_two_editors_of_two_fields_lose_nothing(editor: Page) -> None:
    others_amend(places=["Nord"])
    editor.get_by_label("Code", exact=True).fill("B.7")
    editor.keyboard.press("Tab")
    told(editor, "Focal amended")
    assert (stands().code, stands().places) == ("B.7", ("Nord",))


def test_a_server_that_does_not_answer_loses_nothing(editor: Page) -> None:
    editor.route("**/write/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    code = editor.get_by_label("Code", exact=True)
    code.fill("B.7")
    editor.keyboard.press("Tab")
    expect(editor.locator("#field-code-said")).to_contain_text("This is not saved")
    expect(code).to_have_value("B.7")
    editor.unroute("**/write/")
    code.focus()
    editor.keyboard.press("Tab")
    told(editor, "Focal amended")
    assert stands().code == "B.7"


def test_what_was_typed_before_the_script_came_is_saved_too(editor: Page) -> None:
    def late(route: Any) -> None:
        editor.wait_for_timeout(1_500)
        route.continue_()

    editor.route("**/workplans/editor*.js", late)
    editor.goto(editor.url, wait_until="commit")
    code = editor.get_by_label("Code", exact=True)
    code.fill("B.7")
    code.press("Tab")
    expect(editor.locator(".is-scripted")).to_be_visible()
    told(editor, "Focal amended")
    assert stands().code == "B.7"


def test_what_the_rules_would_find_is_said_while_one_types(editor: Page) -> None:
    gender = editor.get_by_label("Gender marker", exact=True)
    gender.focus()
    gender.select_option("2")
    hint = editor.locator("form.editor-name-gender .editor-hint")
    expect(hint.locator(".remark")).to_be_visible()
    assert stands().gender is None, "nothing is saved by asking"
    editor.keyboard.press("Escape")
    expect(hint.locator(".remark")).to_have_count(0)
    targets = editor.locator("form.editor-name-sdg_targets")
    targets.get_by_placeholder("Add").press_sequentially("water")
    expect(targets.locator(".editor-hint .problem")).to_contain_text("An SDG target")


def test_on_a_phone_the_parts_are_opened_one_by_one(editor: Page) -> None:
    editor.set_viewport_size(NARROW)
    editor.reload()
    expect(editor.locator("details.editor-part[open]")).to_have_count(1)
    clean(editor)
    editor.get_by_role("navigation", name="Parts of this page").get_by_text("Markers").click()
    expect(editor.get_by_label("Gender marker", exact=True)).to_be_visible()
