"""What ``make bench`` asks for is there, and answers without an account; its figures are no test's business."""

from django.test import Client

from benchmarks.addresses import Missing, addresses
from shanyraq.domains.packages.models import Version
from tests.web.addresses import OF_NATIONAL_DATA

MADE_BY_PEOPLE = {"registered", "amendment", "observation", "evaluation", "recommendation", "follow-up-action"}
MADE_BY_PEOPLE |= {"feedback-one", "feedback-file", "feedback-receipt"}
MADE_BY_PEOPLE |= OF_NATIONAL_DATA
"""A framework that was only applied has none of these yet; the table of figures says that they are missing."""


def test_every_address_that_is_measured_answers(kaz: Version, client: Client) -> None:
    found = list(addresses(kaz))
    assert {each.name for each in found if isinstance(each, Missing)} <= MADE_BY_PEOPLE
    told = {each.path: client.get(each.path).status_code for each in found if not isinstance(each, Missing)}
    assert len(told) > 100
    assert {path: status for path, status in told.items() if status != 200} == {}
