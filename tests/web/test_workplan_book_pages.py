"""The workbook of an entity in the browser: from the plan board there and back, by whoever may plan for it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.filled import saved, write
from tests.domains.planning import add
from tests.domains.test_register import XAA
from tests.web.reading import main_of

PAGE = "/workbooks/workplan/"
HERE = f"{PAGE}?framework={XAA}"


@pytest.fixture
def focal(second: Version) -> Client:
    """The focal point of UNICEF; one sub-output is theirs, and one is not."""
    add(title={"en": "Advice"})
    add(title={"en": "Roads"}, entities=["undp"])
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))


def taken_along(client: Client, part: str = "unicef") -> Any:
    answer = client.get(f"{PAGE}template.xlsx", {"framework": XAA, "part": part})
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def sent(client: Client, book: Any, framework: str = XAA) -> str:
    file = SimpleUploadedFile("unicef.xlsx", saved(book))
    answer = client.post(PAGE, {"framework": framework, "workbook": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_the_whole_way(focal: Client) -> None:
    assert HERE in focal.get(f"/{XAA}/workplans/").content.decode()
    assert "Joint work plan of an entity" in main_of(focal, "/workbooks/")
    text = main_of(focal, HERE)
    assert "UNICEF" in text
    assert "PNUD" not in text
    book = taken_along(focal)
    write(book["Sub-outputs"], 3, {"places": "North"})
    write(book["New sub-outputs"], 3, {"output": "A.1.2", "title.en": "Wells"})
    page = sent(focal, book)
    text = main_of(focal, page)
    assert "Do these 2 rows" in text
    assert "Sub-outputs, 3" in text
    assert "New sub-outputs, 3" in text
    assert SubOutput.objects.count() == 2
    assert focal.post(f"{page}apply/").status_code == 302
    assert "Every row was done" in main_of(focal, page)
    assert SubOutput.objects.count() == 3
    assert "unicef.xlsx" in main_of(focal, "/workbooks/")


def test_a_refused_row_names_its_sheet_and_can_be_mended(focal: Client) -> None:
    book = taken_along(focal)
    write(book["Sub-outputs"], 3, {"status": "sometimes"})
    page = sent(focal, book)
    text = main_of(focal, page)
    assert "Nothing is done while a row is refused" in text
    assert "Sub-outputs, 3" in text
    marked = load_workbook(io.BytesIO(focal.get(f"{page}marked.xlsx").content))
    assert any(cell.comment and "sometimes" in cell.comment.text for cell in marked["Sub-outputs"][3])
    book["Sub-outputs"].title = "Plans"
    assert "Sub-outputs: The sheet “Sub-outputs” is missing" in main_of(focal, sent(focal, book))


def test_it_is_there_for_whoever_may_plan(focal: Client) -> None:
    assert focal.get(f"{PAGE}template.xlsx", {"framework": XAA, "part": "undp"}).status_code == 404
    assert focal.get(f"{PAGE}template.xlsx", {"framework": "nothing", "part": "unicef"}).status_code == 404
    evaluator = signed_in(person("evaluator@example.org", (Role.EVALUATOR, Reach(XAA))))
    assert HERE not in evaluator.get(f"/{XAA}/workplans/").content.decode()
    assert evaluator.get(HERE).status_code == 404
    assert evaluator.get(f"{PAGE}template.xlsx", {"framework": XAA, "part": "unicef"}).status_code == 404
    assert Client().get(HERE).status_code == 302


def test_without_a_framework_one_is_chosen_first(focal: Client, kaz: Version) -> None:
    assert "Go on" in main_of(focal, PAGE)
    assert "Go on" in main_of(focal, f"{PAGE}?framework=nothing")
    assert "No workbook is for you here" in main_of(focal, f"{PAGE}?framework={kaz.code}")


def test_what_was_sent_is_looked_at_first(focal: Client, kaz: Version) -> None:
    assert focal.post(PAGE, {"framework": XAA}).status_code == 422
    page = sent(focal, taken_along(focal), kaz.code)
    assert f"another framework: {XAA}" in main_of(focal, page)


def test_statements_do_not_grow_with_the_plan(focal: Client) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            taken_along(focal)
        return len(found)

    taken_along(focal)
    few = statements()
    for number in range(6):
        add(title={"en": f"More {number}"})
    assert statements() == few
