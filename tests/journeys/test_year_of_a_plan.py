"""The yearly cycle in a real browser, on a training copy: a focal point drafts, the Results Group submits, the country
team clears, the committee endorses by its decision, everybody reads it, a revision is drafted and endorsed anew."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.queries.plans import content_of
from shanyraq.domains.workplans.rules.mandatory import untagged
from shanyraq.domains.workplans.verbs.sub_output import amend
from shanyraq.domains.workplans.verbs.training import fill
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.conftest import KAZ, TESTER, loaded
from tests.journeys.conftest import WIDE
from tests.journeys.test_signing_in import clean, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
COPY = KAZ.parent / f"{KAZ.name}-training"
CODE = COPY.name
PLAN = f"/{CODE}/workplans/plans/1/2027/"
FILLED_IN: dict[str, Any] = {
    **{"contributors": ["Core/Regular Resources"], "implementers": ["unicef"], "places": ["Kazakhstan"]},
    **{"sdg_targets": ["6.1"], "gender": 0, "rights": 0},
}
TITLE = "Advice on clean water for rural schools"


@pytest.fixture
def copy(site: str) -> Version:
    """The training copy with its invented plans."""
    version = loaded(COPY)
    fill(version, read_package(COPY).work_plans, by=TESTER, at=datetime.now(UTC))
    mend(version)
    return version


def mend(version: Version) -> None:
    """Everybody fills in the mandatory tags that the drafts of the plan still lack."""
    drafts = content_of(version, "1", 2027)
    for number, fields in untagged(drafts, "clear", datetime.now(UTC).date()).items():
        said = {"framework": CODE, "number": number, **{field: FILLED_IN[field] for field in fields}}
        amend(AmendSubOutput.model_validate(said), by=TESTER, at=datetime.now(UTC))


@pytest.fixture
def browsers(site: str, copy: Version, chromium: Browser) -> Iterator[dict[str, Page]]:
    """A browser for each of them, signed in; and one of somebody without an account."""
    roles = {
        "focal": (Role.FOCAL_POINT, Reach(CODE, entity="unicef")),
        "chair": (Role.GROUP_CHAIR, Reach(CODE, outcome="1")),
        "coordinator": (Role.RESIDENT_COORDINATOR, Reach(CODE)),
        "cochair": (Role.COMMITTEE_COCHAIR, Reach(CODE)),
    }
    for name, role in roles.items():
        person(f"{name}@example.org", role, name=name.title())
    found: dict[str, Page] = {}
    for name in (*roles, "reader"):
        page = chromium.new_context(viewport=WIDE, locale="en-GB").new_page()
        page.set_default_timeout(15_000)
        if name in roles:
            sign_in(page, site, f"{name}@example.org", f"/{CODE}/workplans/")
        found[name] = page
    yield found
    for page in found.values():
        page.context.close()


def do(page: Page, site: str, address: str, button: str, fields: dict[str, Any] | None = None) -> None:
    """Presses a button of a page, fills in its form, sends it."""
    page.goto(f"{site}{address}")
    page.get_by_role("link", name=button, exact=True).first.click()
    for name, value in (fields or {}).items():
        field = page.locator(f"[name='{name}']").first
        field.select_option(value) if field.evaluate("each => each.tagName") == "SELECT" else field.fill(value)
    page.locator("form.form button[type=submit]").first.click()
    page.wait_for_load_state()


def drafted(focal: Page) -> None:
    """The focal point adds a sub-output on the board, which says that it is a copy for training."""
    expect(focal.get_by_role("heading", level=1)).to_have_text("Joint work plans")
    expect(focal.locator("body")).to_contain_text("raining copy")
    focal.get_by_role("link", name="Add a sub-output").click()
    focal.locator("[name='output']").first.select_option("1.2")
    focal.locator("[name='title.en']").fill(TITLE)
    focal.locator("[name='entities'][value='unicef']").check()
    focal.locator("[name='starts_on']").fill("2027-01-01")
    focal.locator("[name='ends_on']").fill("2027-12-31")
    focal.locator("form.form button[type=submit]").first.click()
    expect(focal.locator("body")).to_contain_text(TITLE)


def tagged(focal: Page, site: str) -> None:
    """The focal point fills in the tags for which the plan came back."""
    focal.goto(f"{site}/{CODE}/workplans/")
    focal.get_by_role("button", name="Open all groups").click()
    focal.get_by_role("link", name=TITLE).first.click()
    focal.wait_for_url("**/workplans/*/")
    number = focal.url.rstrip("/").rpartition("/")[2]
    focal.goto(
        f"{site}/do/workplans.sub_output.amend?framework={CODE}&number={number}&next=/{CODE}/workplans/{number}/"
    )
    focal.get_by_role("button", name="Open all groups").click()
    for name in ("contributors", "implementers", "places", "sdg_targets"):
        field = focal.locator(f"form.form [name='{name}']").first
        field.check() if field.get_attribute("type") == "checkbox" else field.fill(FILLED_IN[name][0])
    for name, value in {"gender": "0", "rights": "0", "status": "pipeline"}.items():
        focal.locator(f"form.form [name='{name}']").first.select_option(value)
    focal.locator("form.form button[type=submit]").first.click()
    expect(focal.locator("main")).to_contain_text("Pipeline")


def refused_to_clear(coordinator: Page, site: str) -> None:
    """The form of the country team says what is missing, and does not clear the plan."""
    coordinator.goto(f"{site}{PLAN}")
    coordinator.get_by_role("link", name="Clear the plan", exact=True).click()
    expect(coordinator.locator("#mandatory-tags")).to_contain_text(TITLE)
    clean(coordinator)
    coordinator.locator("form.form button[type=submit]").first.click()
    expect(coordinator.locator(".refused")).to_contain_text(TITLE)
    coordinator.goto(f"{site}{PLAN}quality/?edition=1")
    expect(coordinator.locator("main")).to_contain_text(TITLE)
    clean(coordinator)


def test_from_the_focal_point_to_the_committee_and_the_revision(site: str, browsers: dict[str, Page]) -> None:
    focal, chair, coordinator, cochair, reader = browsers.values()
    drafted(focal)
    do(chair, site, PLAN, "Submit the plan")
    expect(chair.locator("main")).to_contain_text("Under review")
    clean(chair)
    refused_to_clear(coordinator, site)
    do(coordinator, site, PLAN, "Return the plan", {"reason": "Say where, for which target and how it is marked"})
    tagged(focal, site)
    do(chair, site, PLAN, "Submit the plan")
    do(coordinator, site, PLAN, "Clear the plan")
    expect(coordinator.locator("main")).to_contain_text("Cleared")

    reader.goto(f"{site}/{CODE}/workplans/")
    assert TITLE not in reader.content()
    told = {"body": "jsc", "decided_on": datetime.now(UTC).date().isoformat(), "title.en": "Plan of outcome 1 agreed"}
    do(cochair, site, f"/{CODE}/decisions/", "Record a decision", told)
    cochair.goto(f"{site}{PLAN}")
    cochair.get_by_role("link", name="Endorse the plan", exact=True).click()
    choose = cochair.locator("[name='decision']").first
    choose.select_option(label=choose.locator("option", has_text="Plan of outcome 1 agreed").inner_text())
    cochair.locator("form.form button[type=submit]").first.click()
    expect(cochair.locator("main")).to_contain_text("Endorsed")

    reader.goto(f"{site}{PLAN}")
    expect(reader.locator("main")).to_contain_text(TITLE)
    expect(reader.locator("main")).to_contain_text("Plan of outcome 1 agreed")
    clean(reader)

    do(chair, site, PLAN, "Revise the plan", {"reason": "Two districts more"})
    focal.goto(f"{site}/{CODE}/workplans/")
    focal.get_by_role("button", name="Open all groups").click()
    focal.get_by_role("link", name=TITLE).first.click()
    focal.get_by_role("link", name="Edit", exact=True).click()
    expect(focal.locator(".editor.is-scripted")).to_be_visible()
    focal.locator("[name='title.en']").fill(f"{TITLE} in five districts")
    focal.keyboard.press("Control+Enter")
    expect(focal.locator("#field-title-said")).to_contain_text("Saved.")
    reader.goto(f"{site}{PLAN}")
    expect(reader.locator("main")).not_to_contain_text("in five districts")
    chair.goto(f"{site}{PLAN}differences/")
    expect(chair.locator("main")).to_contain_text("in five districts")
    clean(chair)
    do(chair, site, PLAN, "Submit the plan")
    do(coordinator, site, PLAN, "Clear the plan")
    cochair.goto(f"{site}{PLAN}")
    cochair.get_by_role("link", name="Endorse the plan", exact=True).click()
    cochair.locator("[name='decision']").first.select_option(index=1)
    cochair.locator("form.form button[type=submit]").first.click()
    reader.goto(f"{site}{PLAN}")
    expect(reader.locator("main")).to_contain_text("in five districts")
