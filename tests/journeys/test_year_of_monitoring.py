"""A year of monitoring in a browser, on a training copy: a round is opened, the lead entity enters a value, which is
returned, corrected, assured and published; an outcome is reviewed and its course corrected."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.indicators.web.entry_cells import id_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.workplans.verbs.training import fill
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.conftest import TESTER, loaded
from tests.journeys.conftest import WIDE
from tests.journeys.test_signing_in import clean, sign_in
from tests.journeys.test_year_of_a_plan import COPY, do

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
CODE = COPY.name
AT = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
COLLECTION, VALUES = f"/{CODE}/monitoring/collection/", f"/{CODE}/monitoring/?stage=submitted"
REVIEW, PLAN = f"/{CODE}/reviews/2026/1/", f"/{CODE}/workplans/plans/1/2027/"
SLOW = 30_000
"""Milliseconds until the first page of a process is there, on a machine that does other things as well."""


@pytest.fixture
def copy(site: str) -> Iterator[Version]:
    """The training copy with its invented plans, in February 2027."""
    with time_machine.travel(AT, tick=True):
        version = loaded(COPY)
        fill(version, read_package(COPY).work_plans, by=TESTER, at=datetime.now(UTC))
        yield version


@pytest.fixture
def browsers(site: str, copy: Version, chromium: Browser) -> Iterator[dict[str, Page]]:
    """A browser for each of them, signed in; and one of somebody without an account."""
    roles = {
        "focal": (Role.FOCAL_POINT, Reach(CODE, entity="unicef")),
        "monitoring": (Role.MEL_MEMBER, Reach(CODE)),
        "chair": (Role.GROUP_CHAIR, Reach(CODE, outcome="1")),
        "coordinator": (Role.RESIDENT_COORDINATOR, Reach(CODE)),
    }
    for name, role in roles.items():
        person(f"{name}@example.org", role, name=name.title())
    found: dict[str, Page] = {}
    for name in (*roles, "reader"):
        page = chromium.new_context(viewport=WIDE, locale="en-GB").new_page()
        page.set_default_timeout(15_000)
        if name in roles:
            sign_in(page, site, f"{name}@example.org", COLLECTION)
            expect(page).to_have_url(re.compile(f"{COLLECTION}$"), timeout=SLOW)
        found[name] = page
    yield found
    for page in found.values():
        page.context.close()


def entered(focal: Page, site: str, value: str) -> None:
    """The focal point enters the total of an indicator for 2026, and submits."""
    focal.goto(f"{site}/{CODE}/monitoring/entry/?entity=unicef")
    expect(focal.locator(".grid.is-scripted")).to_be_visible()
    cell = focal.locator(f'[id="{id_of("1.2.1", "total", "")}.2026.value"]')
    cell.fill(value)
    focal.keyboard.press("Enter")
    expect(cell).to_have_attribute("data-saved", value)
    clean(focal)
    focal.get_by_role("button", name="Submit all drafts").click()


def opened(monitoring: Page, site: str) -> None:
    """The submitted value of the indicator, found in the list of those that wait."""
    monitoring.goto(f"{site}{VALUES}&indicator=1.2.1")
    monitoring.locator("main table a[href*='/monitoring/']").first.click()
    monitoring.wait_for_url(re.compile(r"/monitoring/\d+/"))


def test_a_round_of_collection(site: str, browsers: dict[str, Page]) -> None:
    focal, monitoring, _chair, _coordinator, reader = browsers.values()
    days = {"opens_on": "2027-02-01", "due_on": "2027-03-31"}
    do(
        monitoring,
        site,
        COLLECTION,
        "Open a round of collection",
        {"title": "Values of 2026", "period": "2026", **days},
    )
    expect(monitoring.locator("#round-1")).to_contain_text("Values of 2026")
    focal.goto(f"{site}/desk/")
    expect(focal.locator("main")).to_contain_text(re.compile("value", re.I))

    entered(focal, site, "7.9")
    opened(monitoring, site)
    monitoring.get_by_role("link", name="Return a value").click()
    monitoring.locator("[name='reason']").fill("The source says 4.9")
    monitoring.locator("form.form button[type=submit]").first.click()
    expect(monitoring.locator("main")).to_contain_text("Returned:")
    reader.goto(f"{site}/{CODE}/indicators/1.2.1")
    expect(reader.locator("main")).not_to_contain_text("7.9")

    entered(focal, site, "4.9")
    opened(monitoring, site)
    monitoring.get_by_role("link", name="Assure a value").click()
    clean(monitoring)
    monitoring.locator("[name='publish']").select_option("yes")
    monitoring.locator("[name='note']").fill("Compared with the yearbook")
    monitoring.locator("form.form button[type=submit]").first.click()
    expect(monitoring.locator("main")).to_contain_text("Published")

    reader.goto(f"{site}/{CODE}/indicators/1.2.1")
    expect(reader.locator("#rows")).to_contain_text("4.9")
    expect(reader.locator("#forecasts")).to_contain_text("4.9")
    clean(reader)
    reader.goto(f"{site}{COLLECTION}")
    expect(reader.locator("main")).to_contain_text("UNICEF")
    clean(reader)


def test_an_annual_review_corrects_the_course(site: str, browsers: dict[str, Page]) -> None:
    _focal, _monitoring, chair, coordinator, _reader = browsers.values()
    reviews = f"/{CODE}/reviews/"
    chair.goto(f"{site}{reviews}")
    chair.locator("tr", has_text="1. ").get_by_role("link", name="Open", exact=True).first.click()
    chair.locator("form.form button[type=submit]").first.click()
    chair.wait_for_load_state()
    do(chair, site, REVIEW, "Prepare from the data")
    expect(chair.locator("main")).to_contain_text("Indicator rows that could be assessed")
    do(chair, site, REVIEW, "Write in the review", {"summary.en": "Half of it", "risk_notes.en": "Drought is likelier"})
    judged(chair, site)
    wish = {"what.en": "Train nurses in two more regions", "due_on": "2027-12-31"}
    do(chair, site, REVIEW, "Propose a course correction", wish)
    do(chair, site, REVIEW, "Mark as discussed", {"discussed_on": "2027-02-01"})
    coordinator.goto(f"{site}{REVIEW}")
    coordinator.get_by_role("link", name="Conclude the review", exact=True).click()
    coordinator.locator("form.form button[type=submit]").first.click()
    expect(coordinator.locator(".refused")).to_contain_text("Accept or decline every course correction first")
    do(chair, site, REVIEW, "Accept the correction")
    do(coordinator, site, REVIEW, "Conclude the review")
    expect(coordinator.locator("main")).to_contain_text("Completed")
    clean(coordinator)
    chair.goto(f"{site}{REVIEW}")
    chair.get_by_role("link", name="Change the plan", exact=True).click()
    expect(chair).to_have_url(re.compile(f"{PLAN}$"))
    expect(chair.locator("#correction-1")).to_contain_text("Train nurses in two more regions")
    clean(chair)
    chair.goto(f"{site}{reviews}")
    expect(chair.locator("main")).to_contain_text("Train nurses in two more regions")
    clean(chair)
    do(
        chair,
        site,
        PLAN,
        "Mark the correction as done",
        {"note": "Two courses were held in the plan as it is"},
    )
    expect(chair.locator("#correction-1")).to_contain_text("done")


def test_a_long_list_of_organisations_is_searched(site: str, browsers: dict[str, Page]) -> None:
    officer = browsers["monitoring"]
    officer.goto(f"{site}/do/learning.activity.add?framework={CODE}")
    field = officer.locator(".field", has=officer.locator("#field-entities"))
    ticks, find = field.locator(".tick:visible"), field.get_by_label("Find in this list")
    every = ticks.count()
    assert every > 20
    find.fill("unicef")
    expect(ticks).to_have_count(1)
    expect(field.get_by_role("status")).to_have_text(f"1 of {every} are shown; what is chosen stands first.")
    find.press("Tab")
    officer.keyboard.press("Space")
    find.fill("Development Programme")
    expect(ticks).to_have_count(2)
    expect(ticks.first).to_contain_text("Children’s Fund")
    expect(ticks.first.locator("input")).to_be_checked()
    find.press("Enter")
    find.fill("xyzzy")
    expect(field.get_by_role("status")).to_have_text("Nothing has this in its name; what is chosen stays.")
    expect(ticks).to_have_count(1)
    find.press("Escape")
    expect(ticks).to_have_count(every)
    expect(officer).to_have_url(re.compile("learning.activity.add"))
    clean(officer)


def judged(chair: Page, site: str) -> None:
    """Every assumption of the theory of change is judged: one alone, the others at once."""
    chair.goto(f"{site}{REVIEW}")
    left = chair.locator("tr", has_text="not judged yet")
    every = left.count()
    assert every > 1
    left.first.get_by_role("link", name="Judge", exact=True).click()
    chair.locator("form.form [name='verdict']").first.select_option("holds")
    chair.locator("form.form [name='judgement.en']").fill("It does")
    chair.locator("form.form button[type=submit]").first.click()
    expect(left).to_have_count(every - 1)
    chair.get_by_role("link", name="Judge all assumptions and risks").click()
    verdicts = chair.locator("select[name^='standing.assumption-']")
    words = chair.locator("textarea[name^='judgement.assumption-']")
    for place in range(verdicts.count()):
        verdicts.nth(place).select_option("holds")
        words.nth(place).fill("It does")
    clean(chair)
    chair.get_by_role("button", name="Save all").click()
    expect(chair.locator("body")).to_contain_text(f"Saved: {every - 1}")
    chair.goto(f"{site}{REVIEW}")
    expect(left).to_have_count(0)
