"""Every template of the house is rendered by a request: what no request renders is dead, or untested."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.template import Template
from django.test import Client
from django.test.signals import template_rendered

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.models import Upload
from shanyraq.domains.learning.models import Review
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import CreateContact, CreateOrganisation
from shanyraq.domains.parties.verbs import contact, organisation
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.commands.output_values import ReportOutputValue
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.verbs import output_value
from shanyraq.domains.workplans.verbs.sub_output import amend
from shanyraq.kernel.scopes import Reach
from tests.base.documents import PDF
from tests.base.people import actor, person, signed_in
from tests.conftest import ROOT, TESTER, apply, package_in
from tests.domains.filled import with_rows
from tests.domains.giving import allocate, give, set_rate
from tests.domains.giving import propose as propose_reallocation
from tests.domains.observing import AT, in_each_stage, reporter
from tests.domains.overlapping import two
from tests.domains.planning import OTHER, ROW, add, decide, file_of, measure, promise, register_document, step, taken
from tests.domains.proposing import propose
from tests.domains.taking_data import SAID, moved
from tests.domains.taking_data import taken as taken_data
from tests.domains.test_collection import open_round
from tests.domains.test_funding_framework import frame
from tests.domains.test_money_lines import put
from tests.domains.test_packages_apply import LATER, retitled
from tests.forgetting import forget_versions
from tests.web.addresses import FIXED, addresses, one_of_each
from tests.web.tour_of_accounts import tour
from tests.web.tour_of_evaluations import tour_of_evaluations
from tests.web.tour_of_feedback import tour_of_feedback


def templates() -> set[str]:
    """Every template file of the house, by the name that a loader finds it under."""
    return {
        str(path.relative_to(folder))
        for folder in (ROOT / "shanyraq").rglob("templates")
        for path in folder.rglob("*.*")
        if path.is_file()
    }


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of the templates that are rendered during the test: pages, parts of pages, tags."""
    names: set[str] = set()

    def note(sender: Template, **_: object) -> None:
        names.add(str(sender.name))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_every_template_is_rendered(
    kaz: Version,
    second: Version,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    rendered: set[str],
    settings: Any,
) -> None:
    forget_versions()  # what an earlier test read is remembered, and would not be rendered again
    for address in [*addresses(second), *one_of_each(kaz).values(), *FIXED]:
        assert client.get(address).status_code == 200, address
    amended = apply(retitled(package_in(ROOT / "tests" / "packages" / second.code), "Eau"), at=LATER)
    assert client.get(f"/{amended.code}/versions/2/").status_code == 200
    for address, status in (
        (f"/{kaz.code}/search?q=water", 200),
        (f"/{kaz.code}/search?q=xyzzy", 200),
        (f"/{kaz.code}/results/?sort=-status&columns=unit", 200),
        (f"/{kaz.code}/results/?status=on-the-moon", 404),
        ("/nowhere/at/all", 404),
    ):
        assert client.get(address).status_code == status, address
    assert client.get("/", headers={"host": "another.example"}).status_code == 400
    forms(kaz)
    with_account(second)
    national(kaz)
    places(kaz)
    collected(kaz)
    workbooks(second)
    tour(kaz.code, settings)
    tour_of_feedback()
    fault(client, monkeypatch)
    assert templates() - rendered == set()


def forms(kaz: Version) -> None:
    """A form as it begins, checked while typing, sent with too little, sent too late."""
    desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
    about = {"framework": kaz.code, "indicator": kaz.indicators.first().key}
    good = {**about, "source.en": "Bureau of National Statistics", "reason": "The ministry moved", "seen": "1"}
    amend = "/do/indicators.indicator.amend"
    assert desk.get(amend, about).status_code == 200
    assert desk.post(f"{amend}/check/reason", {**good, "reason": "x"}).status_code == 200
    assert desk.post(amend, {**good, "reason": ""}).status_code == 422
    assert desk.post(amend, good).status_code == 302
    assert desk.post(amend, {**good, "source.en": "Another"}).status_code == 409
    correction = {"framework": kaz.code, "indicator": "1.2.1", "role": "latest", "year": "2023", "value": "5.3"}
    assert desk.post("/do/indicators.value.supersede", {**correction, "reason": "Revised series"}).status_code == 302
    assert desk.get(f"/{kaz.code}/indicators/1.2.1").status_code == 200
    opened = verbbook()["learning.review.open"]
    told = {"framework": kaz.code, "outcome": "1", "year": 2026}
    opened.perform(opened.told.model_validate(told), by=TESTER, at=datetime(2026, 11, 1, tzinfo=UTC))
    assert "not judged yet" in desk.get(f"/{kaz.code}/reviews/2026/1/").content.decode()
    assert "Save all" in desk.get(f"/{kaz.code}/reviews/2026/1/judge/").content.decode()
    Review.objects.update(state="discussed")
    chief = signed_in(person("chief@example.org", (Role.RESIDENT_COORDINATOR, Reach(kaz.code))))
    conclude = chief.get("/do/learning.review.conclude", {"framework": kaz.code, "number": 1})
    assert "Still to be said" in conclude.content.decode()
    with patch("shanyraq.base.doors.narrowing.FEW", 0):  # every list is too long to be shown
        assert desk.get(amend, about).status_code == 200
        assert desk.get(f"{amend}/choices/lead_entities?q=unicef&framework={kaz.code}").status_code == 200


def national(kaz: Version) -> None:
    """National data with a remark, a link that is proposed and one that is declined."""
    taken_data(SAID + "1.2.1,,soon,PT,1\n")
    moved("decline", "women", reason="Another survey")
    desk = signed_in(person("data@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
    assert desk.get(f"/{kaz.code}/data/national/").status_code == 200
    assert desk.get(f"/{kaz.code}/indicators/1.2.1/areas/").status_code == 200


def with_account(second: Version) -> None:
    """An organisation of the register, a contact person, an amendment, each on its page."""
    officer = person("keeper@example.org", (Role.DATA_OFFICER, Reach(second.code)))
    desk, by = signed_in(officer), actor(officer)
    given = {"framework": second.code, "key": "eau", "name": {"fr": "Eau"}, "kind": "civil_society"}
    organisation.create(CreateOrganisation(**given), by=by, at=LATER)
    contact.create(CreateContact(framework=second.code, organisation="eau", name="A. Example"), by=by, at=LATER)
    assert desk.get("/desk/").status_code == 200
    package = retitled(package_in(ROOT / "tests" / "packages" / second.code), "Écoles")
    propose(package, title="Title", reason="Reason", base=2, by=by, at=LATER)
    with_notes(second, desk, by)
    taken(file_of(replace(ROW, groups=(*ROW.groups, "Pêcheurs")), OTHER))
    plan_with_editions(second)
    revised = {"framework": second.code, "outcome": "A.1", "year": "2027"}
    for act in ("submit", "take_back_carry_over"):
        assert desk.get(f"/do/workplans.plan.{act}", revised).status_code == 200
    register_document()
    review_of(second, by)
    tour_of_evaluations(desk)
    promise()
    measure()
    reached = of_output(second.code)
    two()
    put(entity="unicef", contributor="Norway", instrument="core", required=9000, available=10, spent_q1=5)
    frame(needed=100)
    set_rate("0.8")
    give()
    allocate(100)
    propose_reallocation(source_year=2028, target=1, target_year=2027)
    add(title={"fr": "Routes"}, entities=["undp"])
    other = SubOutput.objects.order_by("-number").values_list("number", flat=True)[0]
    joint = {"framework": second.code, "one": 1, "other": other, "name": "Ensemble", "kind": "initiative"}
    days = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}
    form = verbbook()["workplans.initiative.form"]
    form.perform(form.told.model_validate(joint | days), by=by, at=LATER)
    grid = f"/{second.code}/funding/sub-outputs/1/"
    assert desk.get(grid).status_code == 200
    line = {"entity": "unicef", "contributor": "", "instrument": "core", "2028.required": "10", "seen.2028": "0"}
    for sent in (line, line | {"2028.available": "many"}):
        assert desk.post(grid, sent, headers={"HX-Request": "true"}).status_code == 200
    for sent in ({"field": "code", "code": "A.9", "seen": "1"}, {"field": "ends_on", "ends_on": "soon", "seen": "1"}):
        saved = desk.post(f"/{second.code}/workplans/1/write/", sent, headers={"HX-Request": "true"})
        assert saved.status_code == 200
    typed = {"framework": second.code, "number": "1", "gender": "2"}
    assert desk.post("/do/workplans.sub_output.amend/check/gender", typed).status_code == 200
    back = re.search(r'href="(/do/[a-z_.]+take_back[^"]+)"', desk.get(f"/{second.code}/workplans/1/").content.decode())
    assert back
    assert desk.get(html.unescape(back[1])).status_code == 200
    values = in_each_stage(second.code, "6.1.1")
    for address in (
        "monitoring/",
        f"monitoring/{values['published'].number}/",
        "indicators/6.1.1",
        "decisions/",
        "decisions/1/",
        "workplans/plans/",
        "workplans/deliverables/",
        "workplans/output-indicators/",
        "workplans/output-indicators/1/",
        "workplans/output-values/",
        f"workplans/output-values/{reached}/",
        "workplans/programme-documents/",
        "workplans/programme-documents/1/",
        "workplans/plans/A.1/2027/",
        "workplans/plans/A.1/2027/matrix/",
        "workplans/plans/A.1/2027/differences/",
        "workplans/plans/A.1/2027/quality/",
        "workplans/",
        "workplans/1/",
        "workplans/1/write/",
        "workplans/quality/",
        "workplans/overlaps/",
        "workplans/initiatives/",
        "funding/",
        "funding/?as_of=2028-06-01",
        "funding/framework/",
        "funding/compact/",
        "funding/instruments/",
        "funding/contributions/",
        "funding/contributions/1/",
        "governance/",
        "workplans/places/",
        "workplans/who-does-what-where/",
        "workplans/cooperation/",
        "trail/",
        "register/",
        "register/eau/",
        "contacts/",
        "amendments/",
        "amendments/1/",
        "reviews/",
        "reviews/2027/A.1/",
        "reviews/2027/A.1/judge/",
    ):
        assert desk.get(f"/{second.code}/{address}").status_code == 200, address


def of_output(framework: str) -> int:
    """What was reached of the output indicator, and waits to be assured; its number."""
    told = {
        "framework": framework,
        "output_indicator": 1,
        "year": 2027,
        "entity": "unicef",
        "value": "5",
        "source": "Registre",
    }
    command = ReportOutputValue.model_validate({**told, "submit": True})
    return int(output_value.report(command, by=TESTER, at=datetime(2028, 1, 9, tzinfo=UTC)).number)


def review_of(second: Version, by: Any) -> None:
    """An annual review that was prepared, with a course correction that was accepted."""
    for name, said in (
        ("review.open", {"outcome": "A.1", "year": 2027}),
        ("review.prepare", {"number": 1}),
        ("correction.propose", {"number": 1, "what": {"fr": "Former"}, "due_on": "2028-06-30", "year": 2027}),
        ("correction.accept", {"number": 1}),
    ):
        verb = verbbook()[f"learning.{name}"]
        at = datetime(2027, 11, 30, 9, tzinfo=UTC)
        verb.perform(verb.told.model_validate({"framework": second.code, **said}), by=by, at=at)


def places(kaz: Version) -> None:
    """The map of a country whose places are known: before there is a sub-output, and with one."""
    desk = signed_in(person("places@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
    page = f"/{kaz.code}/workplans/places/"
    assert desk.get(page).status_code == 200
    add(framework=kaz.code, output="1.1", title={"en": "Advice"}, places=["KZ-10"])
    assert desk.get(page).status_code == 200


def collected(kaz: Version) -> None:
    """What is asked of an entity, with a round; and its grid, with a cell that is saved."""
    open_round()
    reporter()
    with time_machine.travel(AT, tick=False):
        desk = signed_in(Person.objects.get(email="unicef@example.org"))
        grid = f"/{kaz.code}/monitoring/entry/"
        for address in (grid, f"/{kaz.code}/monitoring/collection/"):
            assert desk.get(address).status_code == 200
        cell = {"indicator": "1.2.1", "row": "total", "at": "", "2026.value": "5.0", "seen.2026": "0"}
        assert desk.post(f"{grid}?entity=unicef", cell, headers={"HX-Request": "true"}).status_code == 200


def plan_with_editions(second: Version) -> None:
    """A plan that was endorsed, and is being revised: something was changed since."""
    step("open")
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    step("revise")
    amended = {"framework": second.code, "number": 1, "gender_note": "Les filles y prennent part"}
    amend(AmendSubOutput.model_validate(amended), by=TESTER, at=LATER)
    add(title={"fr": "Autre"}, starts_on="2027-01-01", ends_on="2027-12-31")
    assert Client().get(f"/{second.code}/funding/").status_code == 200


def workbooks(second: Version) -> None:
    """A workbook taken along, waiting for its turn, looked at with a refused row, and one that is none."""
    desk = signed_in(person("sheets@example.org", (Role.DATA_OFFICER, Reach(second.code))))
    create = "/workbooks/parties.organisation.create/"
    rows = [{"key": "vent", "name.en": "Wind", "kind": "media"}, {"key": "x!", "name.en": "X", "kind": "media"}]
    sent = SimpleUploadedFile("x.xlsx", with_rows("parties.organisation.create", rows))
    page = desk.post(create, {"framework": second.code, "workbook": sent})["Location"]
    for path in ("/workbooks/", create, page):
        assert desk.get(path).status_code == 200, path
    assert desk.get(f"/workbooks/workplan/?framework={second.code}").status_code == 200
    Upload.objects.update(stage="waiting")
    assert desk.get(page).status_code == 200
    assert desk.post(create, {"framework": second.code}).status_code == 422


def with_notes(version: Version, desk: Client, by: Any) -> None:
    """A document and a comment, as their thing shows them: while they count, and when they have ended."""
    thing = {"framework": version.code, "kind": "outcome", "key": version.outcomes.first().code}
    page = f"/{version.code}/notes/outcome/{thing['key']}"
    assert desk.get(page).status_code == 200
    sent = SimpleUploadedFile("Report.pdf", PDF, "text/plain")
    assert desk.post("/do/attachments.document.attach", {**thing, "file": sent}).status_code == 302
    assert desk.post("/do/comments.comment.write", {**thing, "text": "Why?", "mentions": by.person}).status_code == 302
    assert desk.get(page).status_code == 200


def fault(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose view fails, as a reader gets it."""

    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(import_module("shanyraq.portal.views.chooser"), "versions_in_force", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "<h1" in answer.content.decode()
    assert "a fault" not in answer.content.decode()

    def busy(*_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(import_module("shanyraq.portal.views.chooser"), "versions_in_force", busy)
    assert client.get("/").status_code == 503


ADDED = re.compile(r"{% page_url [^%]*%}\?")


def test_no_template_adds_a_query_to_an_address_that_may_have_one() -> None:
    """A page that is read on a day keeps the day in its links; what is asked for beside it goes through the tag."""
    assert [path.name for path in files_of_templates() if ADDED.search(path.read_text(encoding="utf-8"))] == []


def files_of_templates() -> list[Path]:
    folders = (ROOT / "shanyraq").rglob("templates")
    files = sorted(path for folder in folders for path in folder.rglob("*.html"))
    assert len(files) > 100
    return files


HEAD = re.compile(r'(.*)\n *<div class="card-head">')


def test_the_head_of_a_card_stands_in_a_card() -> None:
    """Elsewhere its heading would stand too tightly: it leaves the space above to the card."""
    heads = [(path.name, line) for path in files_of_templates() for line in HEAD.findall(path.read_text("utf-8"))]
    assert len(heads) >= 4
    assert [(name, line) for name, line in heads if 'class="card' not in line] == []
