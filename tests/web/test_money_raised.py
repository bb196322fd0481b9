"""Outcomes that are raised to the committee, on both pages; the figures of the Funding Compact."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.queries import raising
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.governance.models import Body
from shanyraq.domains.governance.verbs import decision
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.giving import give
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

MONEY, GOVERNANCE, COMPACT = f"/{XAA}/funding/", f"/{XAA}/governance/", f"/{XAA}/funding/compact/"
NOW = "2028-06-01T12:00:00Z"
RAISED = "250 of 1,000 US dollars required for 2028 are there; missing: 75%"


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def member(second: Version, now: None) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture(autouse=True)
def money(second: Version) -> None:
    add()
    put(required=1000, available=250, instrument="core")
    put(year=2029, required=9000)


def test_what_the_running_year_lacks_is_raised_on_both_pages(member: Client) -> None:
    for page in (MONEY, GOVERNANCE):
        main = main_of(member, page)
        assert "Raised to the steering committee" in main
        assert RAISED in main
        assert "funding.underfunded_outcome" in main


def test_nothing_is_raised_when_the_money_is_there(member: Client) -> None:
    put(available=900, instrument="core")
    assert "Nothing is raised to the committee today" in main_of(member, GOVERNANCE)
    assert RAISED not in main_of(member, MONEY)


@pytest.fixture
def lagging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of three rows of the outcome lag behind."""
    monkeypatch.setattr(raising, "progress", lambda version, on: {"A.1": (3, 2)})


@pytest.mark.usefixtures("lagging")
def test_an_outcome_of_which_both_holds_is_raised_once(member: Client) -> None:
    main = main_of(member, GOVERNANCE)
    assert main.count("Outcome A.1 is") == 1
    assert "is both underfunded and underperforming" in main
    assert "2 of 3 assessed rows" in main
    assert "See the money · See the indicators" in main
    links = markup_of(member, GOVERNANCE)
    assert f"{MONEY}?outcome=A.1" in links
    assert f"/{XAA}/results/" in links


@pytest.mark.usefixtures("lagging")
@pytest.mark.parametrize(
    ("role", "is_told"),
    [
        (Role.COMMITTEE_COCHAIR, True),
        (Role.RESIDENT_COORDINATOR, True),
        (Role.DATA_OFFICER, False),
        (Role.COMMITTEE_MEMBER, False),
        (Role.MINISTRY, False),
    ],
)
def test_it_waits_on_the_desk_of_those_who_speak_for_either_side(second: Version, role: Role, is_told: bool) -> None:
    desk = main_of(signed_in(person("x@example.org", (role, Reach(XAA)))), "/desk/")
    assert desk.count("Outcome A.1 is both underfunded and underperforming") == is_told


@pytest.mark.usefixtures("second")
def test_it_leaves_the_desk_when_the_money_is_there() -> None:
    cochair = signed_in(person("x@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA))))
    assert "is underfunded" in main_of(cochair, "/desk/")
    put(available=900, instrument="core")
    assert "is underfunded" not in main_of(cochair, "/desk/")


class TestDecided:
    """What the committee decided of in the running year waits for it no more, and says by what."""

    OFFICER = (Role.DATA_OFFICER, Reach(XAA))

    def decided(self, **said: Any) -> None:
        told = {"body": "comite", "decided_on": "2028-05-20", "title": {"en": "A call for money"}}
        command = RecordDecision.model_validate({"framework": XAA, "outcomes": ["A.1"], **told, **said})
        decision.record(command, by=TESTER, at=datetime.now(UTC))

    def test_it_leaves_the_list_and_the_desk(self, second: Version) -> None:
        cochair = signed_in(person("x@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA))))
        assert "Raised, and decided this year" not in main_of(cochair, GOVERNANCE)
        self.decided()
        main = main_of(cochair, GOVERNANCE)
        assert "Nothing waits for a decision of the committee today" in main
        assert f"{RAISED}. Decided: A call for money, 20 May 2028" in main
        assert "is underfunded" not in main_of(cochair, "/desk/")

    @pytest.mark.parametrize(
        "said",
        [{"outcomes": []}, {"decided_on": "2027-12-31"}, {"body": "group"}],
        ids=["about no outcome", "in another year", "by another body"],
    )
    def test_it_waits_where_the_committee_did_not_decide_of_it(self, second: Version, said: dict[str, Any]) -> None:
        Body.objects.create(
            version=second, key="group", name={"en": "Group"}, kind="results_group", clauses=[], order=9
        )
        self.decided(**said)
        cochair = signed_in(person("x@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA))))
        assert "Raised, and decided this year" not in main_of(cochair, GOVERNANCE)
        assert "is underfunded" in main_of(cochair, "/desk/")

    def test_a_decision_is_recorded_from_the_list(self, second: Version) -> None:
        officer = signed_in(person("officer@example.org", self.OFFICER))
        _general, of_the_list = self.addresses(officer)
        assert "outcomes=A.1" in of_the_list
        assert self.TICKED.search(markup_of(officer, of_the_list))

    def test_a_decision_about_something_else_begins_with_no_outcome(self, second: Version) -> None:
        """Else it would silence what is raised, without anybody having decided of it."""
        officer = signed_in(person("officer@example.org", self.OFFICER))
        general, of_the_list = self.addresses(officer)
        markup_of(officer, of_the_list)
        assert "outcomes" not in general
        form = markup_of(officer, general)
        assert 'value="A.1"' in form
        assert not self.TICKED.search(form)

    TICKED = re.compile(r'name="outcomes"[^>]*value="A.1"[^>]*checked|value="A.1"[^>]*selected')

    def addresses(self, officer: Client) -> list[str]:
        """Where a decision is recorded: the button of the page, then the link of what is raised."""
        found = re.findall(r'href="(/do/governance.decision.record[^"]*)"', markup_of(officer, GOVERNANCE))
        return [address.replace("&amp;", "&") for address in found]

    def test_an_outcome_that_is_not_there_is_refused(self, second: Version) -> None:
        with pytest.raises(Refused, match=r"The framework has no outcome Z\.9"):
            self.decided(outcomes=["Z.9"])


def test_everybody_else_sees_the_bodies_alone(client: Client) -> None:
    for reader in (client, signed_in(person("stranger@example.org"))):
        assert "Raised to" not in main_of(reader, GOVERNANCE)


def test_the_figures_with_formula_and_source(member: Client) -> None:
    give()
    give(ends_on="2028-06-30")
    main = main_of(member, COMPACT)
    assert "Core share of voluntary funding" in main
    assert "Funding Compact" in main
    rows = {row["figure"]: row for row in json.loads(member.get(f"/{XAA}/funding/compact.json").content)}
    assert (rows["core"]["share"], rows["core"]["target"]) == (1, 0.3)
    assert rows["pooled"]["share"] is None
    assert rows["multi_year"]["share"] == 0.5
    assert "nobody told the kind of source of 0" in main
    assert "was not yet compared with the Funding Compact’s own text" in main
    assert "GK" not in main


def test_nobody_else_sees_the_figures(client: Client) -> None:
    assert client.get(COMPACT).status_code == 302
    assert signed_in(person("stranger@example.org")).get(COMPACT).status_code == 404
