"""The first and the last day of the calendar are days: whatever can be asked for one answers."""

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.operations import every
from tests.base.people import person, signed_in, token_of
from tests.domains.planning import XAA, add
from tests.web.addresses import by_name

ABSENT = {404, 422}
"""Before the framework was signed there is nothing; a part of it that the sample does not have is absent on any day."""


@pytest.fixture
def planned(second: Version) -> Version:
    add(starts_on="2027-01-01", ends_on="2028-12-31")
    return second


@pytest.mark.parametrize(("day", "answers"), [("9999-12-31", {200, 302}), ("0001-01-01", ABSENT)])
def test_every_page_answers_a_member(planned: Version, day: str, answers: set[int]) -> None:
    member = signed_in(person("evaluator@example.org", (Role.EVALUATOR, Reach(XAA))))
    for name, addresses in by_name(planned).items():
        for address in addresses[:1]:
            known = member.get(address).status_code
            assert member.get(address, {"as_of": day}).status_code in (
                answers if known == 200 else {known, 400, 404}
            ), name


@pytest.mark.parametrize(("day", "answers"), [("9999-12-31", {200}), ("0001-01-01", ABSENT)])
def test_every_read_answers_a_program(planned: Version, client: Client, day: str, answers: set[int]) -> None:
    headers = {"authorization": f"Bearer {token_of(person('evaluator@example.org', (Role.EVALUATOR, Reach(XAA))))}"}
    asked = [each for each in every() if each.method == "get" and "as_of" in each.parameters]
    assert len(asked) > 40
    for operation in asked:
        address = operation.address(planned).partition("?")[0]
        known = client.get(address, operation.query(), headers=headers).status_code
        found = client.get(address, operation.query(as_of=day), headers=headers).status_code
        of_all = set() if operation.of_framework else {200}
        assert found in (answers | of_all if known == 200 else ABSENT | {known}), operation.id
