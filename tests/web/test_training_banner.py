"""Every page about a training copy says that it is one: forms, conflicts, workbooks and pages that are not there."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import apply
from tests.domains.planning import add
from tests.domains.test_packages_training import COPY
from tests.domains.test_register import XAA

BANNER = "Training copy."
AMEND = "/do/workplans.sub_output.amend"


@pytest.fixture
def focal(second: Version, second_package: Package) -> Client:
    framework = second_package.framework.model_copy(update={"code": COPY})
    apply(second_package.model_copy(update={"framework": framework}))
    for code in (XAA, COPY):
        add(framework=code)
    reaches = ((Role.FOCAL_POINT, Reach(code, entity="unicef")) for code in (XAA, COPY))
    return signed_in(person("focal@example.org", *reaches))


def says(answer: Any) -> bool:
    return BANNER in answer.content.decode()


@pytest.mark.parametrize("asked", [
    "/do/workplans.sub_output.amend?framework={}&number=1",
    "/do/workplans.sub_output.add?framework={}",
    "/do/workplans.sub_output.amend?framework={}&number=99",
    "/workbooks/workplans.sub_output.add/?framework={}",
    "/workbooks/workplan/?framework={}",
    "/{}/workplans/99/",
    "/{}/funding/sub-outputs/1/",
])  # fmt: skip
def test_what_is_about_a_copy_says_so(focal: Client, asked: str) -> None:
    assert says(focal.get(asked.format(COPY)))
    assert not says(focal.get(asked.format(XAA)))


def test_what_was_sent_and_refused_says_so(focal: Client) -> None:
    for code in (COPY, XAA):
        sent = {"framework": code, "number": 1, "year": 2028, "entity": "unicef", "required": 5, "seen": 7}
        conflict = focal.post("/do/funding.line.set", sent)
        empty = focal.post(AMEND, {"framework": code, "number": 1})
        assert (conflict.status_code, empty.status_code) == (409, 422)
        assert (says(conflict), says(empty)) == (code == COPY, code == COPY)


def test_a_workbook_that_was_sent_says_so(focal: Client) -> None:
    for code in (COPY, XAA):
        sent = SimpleUploadedFile("rows.csv", b"output,title.en\nA.1.1,Advice\n")
        answer = focal.post("/workbooks/workplans.sub_output.add/", {"framework": code, "workbook": sent}, follow=True)
        assert answer.redirect_chain, answer.content.decode()
        assert says(answer) == (code == COPY)
