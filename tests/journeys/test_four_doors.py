"""The same amendment in a browser, by a script over REST, on the command line and with a workbook: the same refusals
in the same words, the same change, the same event but for its door.

The command line speaks REST with a token where it is told a server, so its door is the API: the trail says what the
server saw, and not what a program calls itself.
"""

import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.cli.app import app
from shanyraq.domains.indicators.commands import AmendIndicator
from shanyraq.domains.indicators.verbs import indicator
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, token_of
from tests.conftest import TESTER
from tests.domains.filled import saved, write
from tests.journeys.conftest import WIDE
from tests.journeys.test_signing_in import CODE, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
AMEND, INDICATOR = "indicators.indicator.amend", "1.2.1"
SOURCE, REASON = "Bureau of National Statistics, yearly survey", "The ministry moved the survey"
GOOD = {"source.en": SOURCE, "reason": REASON}
SHORT = {"source.en": SOURCE, "reason": "x"}
RIGHT = "Amend what an indicator is, who leads it and where its data come from"
NO_RIGHT = f"“Amend an indicator” needs the right «{RIGHT}» here."
NOBODY = {"lead_entities": "nobody", "reason": REASON}


class Door(Protocol):
    """One way in: sends fields and gives back everything that was answered, as text."""

    def send(self, fields: dict[str, str], seen: int) -> str: ...


@dataclass
class Browser:
    """The form."""

    page: Page
    site: str

    def send(self, fields: dict[str, str], seen: int) -> str:
        self.page.goto(f"{self.site}/do/{AMEND}?framework={CODE}&indicator={INDICATOR}&fresh=1")
        if self.page.locator("form.form").count() == 0:
            return self.page.locator("main").inner_text()
        for name, value in fields.items():
            if name == "lead_entities":  # the list to tick offers only who is there
                self.page.evaluate("document.querySelector('input[name=lead_entities]').value = 'nobody'")
                self.page.evaluate("document.querySelector('input[name=lead_entities]').checked = true")
            else:
                self.page.locator(f"[name='{name}']").fill(value)
        self.page.evaluate(f"document.querySelector('[name=seen]').value = '{seen}'")
        self.page.locator("form.form button[type=submit]").first.click()
        self.page.wait_for_load_state()
        return self.page.locator("body").inner_text()


@dataclass
class Script:
    """A program over REST."""

    site: str
    token: str

    def send(self, fields: dict[str, str], seen: int) -> str:
        said: dict[str, Any] = {"framework": CODE, "indicator": INDICATOR, "seen": seen, "reason": fields["reason"]}
        if "source.en" in fields:
            said["source"] = {"en": fields["source.en"]}
        if "lead_entities" in fields:
            said["lead_entities"] = [fields["lead_entities"]]
        request = Request(f"{self.site}/api/v1/verbs/{AMEND}", json.dumps(said).encode(), method="POST")
        for name, value in (("Authorization", f"Bearer {self.token}"), ("Content-Type", "application/json")):
            request.add_header(name, value)
        try:
            with urlopen(request) as answer:
                return str(json.dumps(json.load(answer), ensure_ascii=False))
        except HTTPError as error:
            return json.dumps(json.loads(error.read()), ensure_ascii=False)


@dataclass
class Command:
    """``shanyraq do`` against the server."""

    site: str
    token: str

    def send(self, fields: dict[str, str], seen: int) -> str:
        words = ["do", AMEND, "--server", self.site, "--framework", CODE, "--indicator", INDICATOR, "--seen", str(seen)]
        for name, value in fields.items():
            words += [f"--{name}", value]
        result = CliRunner().invoke(app, words, env={"SHANYRAQ_TOKEN": self.token})
        return result.output


@dataclass
class Sheet:
    """The workbook: taken along, filled in, uploaded, done."""

    page: Page
    site: str
    folder: Path
    taken: dict[int, bytes] = field(default_factory=dict)

    def take(self) -> None:
        """Takes the workbook along as it stands at the version in force."""
        address = f"{self.site}/workbooks/{AMEND}/template.xlsx?framework={CODE}"
        answer = self.page.request.get(address)
        self.taken[version_in_force(CODE).number] = answer.body() if answer.ok else b""

    def send(self, fields: dict[str, str], seen: int) -> str:
        self.taken.get(seen) or self.take()
        book = load_workbook(io.BytesIO(self.taken[seen]))
        sheet = book["Rows"]
        row = next((each[0].row for each in sheet.iter_rows(min_row=3) if each[1].value == INDICATOR), None)
        if row is None:
            return "The workbook holds no row of this indicator."
        write(sheet, row, fields)
        path = self.folder / "filled.xlsx"
        path.write_bytes(saved(book))
        self.page.goto(f"{self.site}/workbooks/{AMEND}/?framework={CODE}")
        self.page.set_input_files("#workbook", path)
        self.page.locator("form[method=post].form button[type=submit]").click()
        expect(self.page.get_by_role("heading", name="Row by row")).to_be_visible()
        do_it = self.page.get_by_role("button", name="Do this 1 row")
        if do_it.count():
            do_it.click()
            expect(self.page.locator("main")).to_contain_text("Every row was done")
        return self.page.locator("main").inner_text()


@pytest.fixture
def doors(site: str, desk: Page, tmp_path: Path) -> dict[str, Door]:
    """The four ways in, of one focal point."""
    focal = person("focal@example.org", (Role.FOCAL_POINT, Reach(CODE, entity="unicef")), name="Marat Focal")
    token = token_of(focal)
    sign_in(desk, site, "focal@example.org", "/desk/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("My desk")
    return {
        "web": Browser(desk, site),
        "api": Script(site, token),
        "cli": Command(site, token),
        "sheet": Sheet(desk, site, tmp_path),
    }


@pytest.fixture
def strangers(site: str, chromium: Any, doors: dict[str, Door], tmp_path: Path) -> Iterator[dict[str, Door]]:
    """The same of a focal point whose entity does not lead the indicator."""
    other = person("other@example.org", (Role.FOCAL_POINT, Reach(CODE, entity="undp")), name="Other Focal")
    token = token_of(other, secret="shq_of-another")
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    sign_in(page, site, "other@example.org", "/desk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("My desk")
    yield {
        "web": Browser(page, site),
        "api": Script(site, token),
        "cli": Command(site, token),
        "sheet": Sheet(page, site, tmp_path),
    }
    context.close()


def source() -> Any:
    package = recent_package(version_in_force(CODE))
    return next(each.source for outcome in package.outcomes for each in outcome.indicators if each.key == INDICATOR)


def amended(text: str) -> None:
    """The source as somebody else amends it."""
    command = AmendIndicator(framework=CODE, indicator=INDICATOR, source={"en": text}, reason="In between")
    indicator.amend(command, by=TESTER, at=datetime.now(UTC))


def every(doors: dict[str, Door], fields: dict[str, str], seen: Callable[[], int]) -> dict[str, str]:
    return {name: door.send(fields, seen()) for name, door in doors.items()}


def test_the_same_amendment(site: str, doors: dict[str, Door], strangers: dict[str, Door]) -> None:
    begin = str(source())
    newest = lambda: version_in_force(CODE).number  # noqa: E731 - asked anew each time
    events = Event.objects.filter(verb=AMEND)

    for said, words in (
        (SHORT, "At least 3 characters are needed"),
        (NOBODY, "nobody"),
    ):
        told = every(doors, said, newest)
        assert {name: words in text for name, text in told.items()} == dict.fromkeys(doors, True), told
        assert not events.exists()

    sheet, theirs = doors["sheet"], strangers["sheet"]
    assert isinstance(sheet, Sheet)
    assert isinstance(theirs, Sheet)
    sheet.take()
    theirs.taken |= sheet.taken  # handed on: their own would hold no row of this indicator
    told = every(strangers, GOOD, newest)
    assert {name: NO_RIGHT in text for name, text in told.items()} == dict.fromkeys(doors, True), told
    assert not events.exists()

    stale = newest()
    amended("Another source")
    told = every(doors, GOOD, lambda: stale)
    assert {name: "Another source" in text for name, text in told.items()} == dict.fromkeys(doors, True), told
    assert events.count() == 1

    found = {}
    for name, door in doors.items():
        amended(begin)
        answered = door.send(GOOD, newest())
        assert f"amended indicator {INDICATOR}" in answered, (name, answered)
        event = events.order_by("-pk").first()
        assert event is not None
        found[name] = event
        assert str(source()) == SOURCE
    assert {name: event.door for name, event in found.items()} == {name: name.replace("cli", "api") for name in found}
    facts = {(event.actor, event.reason, str(event.before), str(event.after)) for event in found.values()}
    assert len(facts) == 1, facts
    assert not verify().flaws
