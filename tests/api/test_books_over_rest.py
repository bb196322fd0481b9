"""The workbook of an entity over REST: taken along, sent, looked at, applied; refusals with sheet and cell."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.web.book import BOOK, content
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.kernel.scopes import Reach
from tests.api.test_answers import problem
from tests.api.test_workbooks_over_rest import Program as OfOneVerb
from tests.conftest import TESTER
from tests.domains.filled import keys, saved, write
from tests.domains.planning import add
from tests.domains.test_book_names import PAID, WELLS
from tests.domains.test_register import AT, XAA
from tests.domains.test_workplan_book import MONEY, NEW, PERIOD

TEMPLATE = f"/api/v1/workbooks/workplan/template?framework={XAA}&part="
SEND = "/api/v1/workbooks/workplan"


class Program(OfOneVerb):
    """The same for the workbook of an entity."""

    def book(self, entity: str = "unicef") -> Any:
        return load_workbook(io.BytesIO(self.get(f"{TEMPLATE}{entity}").content))

    def post(self, content: bytes, query: str = "") -> Any:
        sent = {"file": SimpleUploadedFile("plan.xlsx", content)}
        return self.client.post(f"{SEND}{query}", sent, headers=self.headers)


@pytest.fixture
def focal(second: Version) -> Program:
    add(title={"en": "Advice"}, **PERIOD)
    return Program(Role.FOCAL_POINT, reach=Reach(XAA, entity="unicef"))


def test_the_whole_way(focal: Program) -> None:
    book = focal.book()
    write(book[NEW], 3, WELLS)
    write(book[MONEY], 3, {"number": "new 1", **PAID})
    told = focal.post(saved(book)).json()
    assert (told["stage"], told["verb"], told["done"], told["can_be_applied"]) == ("checked", "workplan", 2, True)
    assert [(end["sheet"], end["row"]) for end in told["ends"] if end["state"] == "done"] == [(NEW, 3), (MONEY, 3)]
    assert SubOutput.objects.count() == 1, "looked at only"
    assert focal.apply(told["id"]).json()["stage"] == "applied"
    assert Line.objects.get().sub_output.number == 2


def test_what_is_refused_is_told_with_sheet_and_cell(focal: Program) -> None:
    book = focal.book()
    write(book[NEW], 3, WELLS)
    write(book[MONEY], 3, {"number": "new 2", **PAID})
    told = focal.post(saved(book)).json()
    (finding,) = (each for each in told["findings"] if each["level"] == "problem")
    cell = book[MONEY].cell(3, keys(book[MONEY]).index("number") + 1).coordinate
    assert (finding["sheet"], finding["row"], finding["cell"], finding["level"]) == (MONEY, 3, cell, "problem")
    assert "is empty" in finding["message"]
    assert focal.apply(told["id"]).json()["stage"] == "checked"
    assert SubOutput.objects.count() == 1
    book[MONEY].title = "Sums"
    (lost, *_) = focal.post(saved(book)).json()["findings"]
    assert (lost["sheet"], lost["row"]) == (MONEY, None)


def test_of_another_framework_it_is_not_taken(focal: Program) -> None:
    problem(focal.post(saved(focal.book()), "?framework=zzz-2026-2030"), 404)
    assert focal.post(saved(focal.book()), f"?framework={XAA}").json()["findings"] == []


@pytest.mark.parametrize("entity", ["undp", "nobody", ""])
def test_the_template_of_others(focal: Program, entity: str) -> None:
    problem(focal.get(f"{TEMPLATE}{entity}"), 403)


@pytest.mark.parametrize("entity", ["nobody", ""])
def test_an_entity_that_there_is_not(focal: Program, entity: str) -> None:
    problem(Program(Role.DATA_OFFICER, name="officer").get(f"{TEMPLATE}{entity}"), 404)


def test_who_may(focal: Program) -> None:
    content = saved(focal.book())
    problem(Client().get(f"{TEMPLATE}unicef"), 401)
    for role, name in ((Role.EVALUATOR, "reader"), (Role.MINISTRY, "ministry")):
        other = Program(role, name=name)
        problem(other.get(f"{TEMPLATE}unicef"), 403)
        problem(other.post(content), 403)
    few = Program(Role.DATA_OFFICER, "workplans.sub_output.add", name="few")
    problem(few.get(f"{TEMPLATE}unicef"), 403)
    problem(few.post(content), 403)
    every = Program(Role.DATA_OFFICER, *BOOK.verbs, name="every")
    assert every.post(content).json()["stage"] == "checked"


def test_another_entity_does_nothing_with_it(focal: Program) -> None:
    book = focal.book()
    write(book[NEW], 3, WELLS)
    other = Program(Role.FOCAL_POINT, reach=Reach(XAA, entity="undp"), name="other")
    told = other.post(saved(book)).json()
    assert (told["can_be_applied"], "needs the right" in told["findings"][0]["message"]) == (False, True)


def test_one_is_seen_by_whoever_sent_it(focal: Program) -> None:
    number = focal.post(saved(focal.book())).json()["id"]
    other = Program(Role.DATA_OFFICER, name="other")
    problem(other.get(f"/api/v1/workbooks/sent/{number}"), 404)
    problem(other.apply(number), 404)


def test_its_verbs_are_those_of_its_sheets(second: Version) -> None:
    add(title={"en": "Advice"}, **PERIOD)
    assert {sheet.verb for sheet in content(XAA, "unicef", TESTER, AT.date()).sheets} == set(BOOK.verbs)
