"""What waits in copies for training: apart on the desk, for whoever was given a role there, and nowhere else."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.queries import readers
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.dates import dates
from shanyraq.portal.queries.desk import notices
from tests.base.people import person, signed_in
from tests.conftest import apply
from tests.domains.planning import add, promise
from tests.domains.test_packages_training import COPY
from tests.domains.test_register import XAA
from tests.web.reading import main_of

NOW = datetime(2027, 6, 1, 9, tzinfo=UTC)
WORDS = "A deliverable is due: Guide"


@pytest.fixture
def copied(second: Version, second_package: Package) -> Any:
    """The framework and a copy of it, in which a deliverable is due."""
    framework = second_package.framework.model_copy(update={"code": COPY})
    apply(second_package.model_copy(update={"framework": framework}))
    add(framework=COPY, starts_on="2027-01-01", ends_on="2027-12-31")
    promise(COPY)
    with time_machine.travel(NOW, tick=False):
        yield


def desk(role: Role, *places: Reach) -> str:
    holder = person(f"{role}@example.org", *((role, place) for place in places))
    return main_of(signed_in(holder), "/desk/")


def test_it_stands_apart_and_says_that_it_is_for_practice(copied: None) -> None:
    text = desk(Role.FOCAL_POINT, Reach(COPY, entity="unicef"))
    assert "0 things wait for you" in text
    waiting, _, practice = text.partition("In training copies")
    assert WORDS not in waiting
    assert WORDS in practice
    assert f"training · {COPY}" in practice


def test_the_real_framework_keeps_its_place(copied: None) -> None:
    add(starts_on="2027-01-01", ends_on="2027-12-31")
    promise(title={"fr": "Atlas"})
    text = desk(Role.FOCAL_POINT, Reach(XAA, entity="unicef"), Reach(COPY, entity="unicef"))
    waiting, _, practice = text.partition("In training copies")
    assert "2 things wait for you" in waiting, "the deliverable, and what is to be mended"
    assert ("Atlas" in waiting, "Guide" in waiting, "Guide" in practice, "Atlas" in practice) == (
        True,
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("role", "place"), [(Role.FOCAL_POINT, Reach(XAA, entity="unicef")), (Role.ADMINISTRATOR, Reach())]
)
def test_nobody_else_hears_of_it(copied: None, role: Role, place: Reach) -> None:
    assert "In training copies" not in desk(role, place)


def test_letters_and_calendars_call_nobody_to_what_was_invented(copied: None) -> None:
    (reader,) = readers([person("f@example.org", (Role.FOCAL_POINT, Reach(COPY, entity="unicef")))], NOW.date())
    assert not any(
        each.framework == COPY and "Guide" in str(each.said) for each in notices([reader], NOW)[reader.person]
    )
    assert not any(each.framework == COPY and "role" not in each.uid for each in dates(reader, NOW.date()))


@pytest.mark.parametrize(("language", "words"), [("ru", "В учебных копиях"), ("kk", "Оқу көшірмелерінде")])
def test_in_each_language(copied: None, language: str, words: str) -> None:
    reader = signed_in(person("f@example.org", (Role.FOCAL_POINT, Reach(COPY, entity="unicef"))))
    reader.cookies["django_language"] = language
    assert words in main_of(reader, "/desk/")
