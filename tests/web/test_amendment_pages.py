"""The page of an amendment says what became of it, to everybody; and offers to each what they may do."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.commands import Agree, Decline
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment as verbs
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import retitled
from tests.web.reading import main_of

XAA = "xaa-2027-2031"
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE, LIST = f"/{XAA}/amendments/1/", f"/{XAA}/amendments/"


@pytest.fixture
def rejected(second: Version, second_package: Package) -> Amendment:
    """Proposed by a focal point, agreed by the Resident Coordinator, rejected by the co-chair."""
    by = actor(person("focal@example.org", (Role.MEL_MEMBER, Reach(XAA)), name="Mel"))
    propose(retitled(second_package, "Eau"), title="Water", reason="Why not", by=by, at=AT)
    coordinator = actor(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)), name="Resi"))
    verbs.agree_for_un(Agree(framework=XAA, number=1, seen=1, note=""), by=coordinator, at=AT)
    chair = actor(person("chair@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)), name="Chair"))
    said = Decline(framework=XAA, number=1, seen=2, reason="The budget is spent")
    return verbs.reject_for_government(said, by=chair, at=AT)


def test_everybody_reads_who_rejected_it_when_and_why(rejected: Amendment, page: Client) -> None:
    text = main_of(page, PAGE)
    assert "rejected on 2 March 2026: Chair" in text
    assert "Because: The budget is spent" in text
    assert "agreed on 2 March 2026: Resi" in text
    assert "not yet" not in text
    assert "rejected on 2 March 2026: Chair" in main_of(page, LIST)
    assert "rejected" not in main_of(page, f"{LIST}?as_of=2026-03-01")


def test_everybody_reads_who_withdrew_it_and_why(second: Version, second_package: Package, page: Client) -> None:
    by = actor(person("focal@example.org", (Role.MEL_MEMBER, Reach(XAA)), name="Mel"))
    propose(retitled(second_package, "Eau"), title="Water", reason="Why not", by=by, at=AT)
    verbs.withdraw(Decline(framework=XAA, number=1, seen=1, reason="A slip"), by=by, at=AT)
    text = main_of(page, PAGE)
    assert "2 March 2026, Mel: A slip" in text
    assert text.count("had not answered") == 2


def test_the_state_in_its_history_is_told_in_the_language_of_the_reader(rejected: Amendment) -> None:
    browser = signed_in(person("reader@example.org", (Role.MINISTRY, Reach(XAA))))
    assert "agreed by the United Nations → rejected" in main_of(browser, PAGE)
    browser.cookies["django_language"] = "ru"
    text = main_of(browser, PAGE)
    assert "согласована ООН → отклонена" in text
    assert "agreed_by_un" not in text


def test_withdrawing_is_offered_to_whoever_proposed_it(second: Version, second_package: Package) -> None:
    proposer = person("focal@example.org", (Role.MEL_MEMBER, Reach(XAA)))
    propose(retitled(second_package, "Eau"), title="Water", reason="Why not", by=actor(proposer), at=AT)
    other = person("other@example.org", (Role.MEL_MEMBER, Reach(XAA)))
    assert "Withdraw the amendment" in main_of(signed_in(proposer), PAGE)
    assert "Withdraw the amendment" not in main_of(signed_in(other), PAGE)
