"""Contributions, allocations, reallocations and rates: through their verbs."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from pydantic import ValidationError

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import sentence_of
from shanyraq.base.ui.speech import say
from shanyraq.domains.funding.commands import (
    AmendContribution,
    ConsentReallocation,
    CorrectEarmarking,
    DeclineReallocation,
    EndContribution,
    MoveContribution,
    WithdrawReallocation,
)
from shanyraq.domains.funding.models import Allocation, Contribution, Rate, Reallocation
from shanyraq.domains.funding.queries.contributions import contribution
from shanyraq.domains.funding.queries.endings import endings
from shanyraq.domains.funding.verbs import contribution as verbs
from shanyraq.domains.funding.verbs import reallocation as moves
from shanyraq.domains.funding.verbs.earmarking import correct_earmarking
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.verbs import sub_output as plans
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.giving import allocate, give, propose, set_rate
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
OF = {"framework": XAA, "number": 1}


def amend(by: Any = TESTER, **fields: Any) -> Any:
    return verbs.amend(AmendContribution.model_validate({**OF, **fields}), by=by, at=AT)


def move(act: str, by: Any = TESTER) -> None:
    verbs.move(MoveContribution.model_validate({**OF, "act": act}), by=by, at=AT)


def end() -> None:
    verbs.end(EndContribution.model_validate({**OF, "reason": "Twice"}), by=TESTER, at=AT)


def consent(side: str, by: Any, number: int = 1) -> None:
    command = ConsentReallocation(framework=XAA, number=number, note="We agree", seen=None)
    getattr(moves, f"consent_for_{side}")(command, by=by, at=AT)


def decline(side: str, by: Any, number: int = 1, reason: str = "The money is needed where it is") -> None:
    command = DeclineReallocation(framework=XAA, number=number, reason=reason, seen=None)
    getattr(moves, f"decline_for_{side}")(command, by=by, at=AT)


def amounts() -> dict[int, Decimal]:
    return dict(Allocation.objects.values_list("sub_output__number", "amount"))


class TestContributions:
    def test_one_is_added_with_its_event(self) -> None:
        assert give(donor="Gouvernement", cost_sharing=True) == 1
        row = Contribution.objects.get()
        assert (row.donor, row.cost_sharing, row.rate) == ("gouvernement", True, 1)
        event = Event.objects.latest("pk")
        assert (event.verb, event.kind, event.key) == ("funding.contribution.add", "contribution", "1")
        assert (event.after["amount"], event.after["stage"]) == ("1000.00", "signed")

    def test_another_currency_needs_the_rate_of_its_month_and_keeps_it(self) -> None:
        with pytest.raises(Refused, match="no rate of EUR for 2025-12"):
            give(currency="EUR")
        set_rate("0.8")
        give(currency="EUR")
        assert contribution(XAA, 1)[1].dollars == Decimal("1250.00")
        set_rate("0.5")
        assert contribution(XAA, 1)[1].dollars == Decimal("1250.00"), "what was entered keeps its rate"
        amend(amount="2000")
        assert contribution(XAA, 1)[1].dollars == Decimal("4000.00")

    def test_a_rate_is_set_once_for_a_month(self) -> None:
        set_rate("0.8")
        events = Event.objects.count()
        set_rate("0.80")
        assert Event.objects.count() == events
        set_rate("0.9")
        assert Rate.objects.get().rate == Decimal("0.9")

    def test_what_two_people_change_apart_is_kept(self) -> None:
        give()
        amend(note="One", seen=1)
        amend(amount="900", seen=1)
        row = Contribution.objects.get()
        assert (row.note, row.amount) == ("One", 900)
        with pytest.raises(Conflict):
            amend(note="Two", seen=1)

    def test_the_same_again_is_no_event(self) -> None:
        give()
        events = Event.objects.count()
        amend(amount="1000.00", donor="Norway")
        assert Event.objects.count() == events

    def test_it_moves_from_stage_to_stage(self) -> None:
        give(stage="idea")
        for act in ("talk", "sign", "receive", "close"):
            move(act)
        assert Contribution.objects.get().stage == "closed"
        with pytest.raises(Refused, match="not possible"):
            move("lose")

    def test_what_sub_outputs_count_on_is_neither_lost_nor_ended_nor_made_less(self) -> None:
        add()
        give(stage="pledged")
        allocate(600)
        for act in (lambda: move("lose"), end, lambda: amend(amount="599.99")):
            with pytest.raises(Refused, match="600"):
                act()
        amend(amount="600")

    def test_one_that_ended_is_restored(self) -> None:
        give()
        add()
        end()
        acts: list[Callable[[], object]] = [lambda: amend(note="x"), lambda: allocate(1), propose]
        for act in acts:
            with pytest.raises(Refused, match="Contribution 1 was ended; restore it first"):
                act()
        verbs.restore(EndContribution.model_validate({**OF, "reason": "Once"}), by=TESTER, at=AT)
        assert Contribution.objects.get().ended_at is None

    def test_the_focal_point_keeps_those_of_the_entity(self) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        give(by=focal, entity="unicef")
        with pytest.raises(NotAllowed):
            give(by=focal, entity="undp")
        with pytest.raises(NotAllowed):
            amend(by=focal, entity="undp")
        with pytest.raises(NotFound):
            amend(by=actor(person("stranger@example.org")), note="x")


class TestAllocations:
    def test_not_more_than_there_is(self) -> None:
        add()
        give()
        allocate(600)
        allocate(400, year=2029)
        with pytest.raises(Refused, match=r"0\.00 US dollars left"):
            allocate(401, year=2029)
        assert Event.objects.latest("pk").after == {"allocated": "1000.00"}

    def test_earmarked_money_goes_to_its_outcome_alone_and_can_be_taken_back(self, second: Version) -> None:
        other = second.outputs.exclude(outcome__code="A.1").first()
        add(output=other.code if other else "A.1.1")
        give(earmarking="tight", outcome="A.1")
        if other:
            with pytest.raises(Refused, match=r"earmarked for outcome A\.1"):
                allocate(1)
        add()
        allocate(5, sub_output=2)
        allocate(0, sub_output=2)
        assert not Allocation.objects.exists()

    def test_only_to_entities_of_the_sub_output(self) -> None:
        add()
        give()
        with pytest.raises(Refused, match="is not among"):
            allocate(1, entity="undp")

    def test_money_that_is_not_earmarked_becomes_less_by_consent(self) -> None:
        add()
        give()
        allocate(5)
        with pytest.raises(Refused, match="Propose a reallocation"):
            allocate(4)


class TestAmendedWhileAllocated:
    @pytest.fixture(autouse=True)
    def allocated(self, second: Version) -> None:
        add()
        add(output="A.1.2")
        give()
        allocate(600)

    def correct(self, by: Any, **said: Any) -> None:
        told = {**OF, "earmarking": "tight", "reason": "The agreement says so", **said}
        correct_earmarking(CorrectEarmarking.model_validate(told), by=by, at=AT)

    def test_nobody_moves_it_by_earmarking_it_for_a_while(self) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA))))
        with pytest.raises(Refused, match=r"600(\.00)? US dollars of it are allocated as money that is not earmarked"):
            amend(by=focal, earmarking="tight")
        with pytest.raises(NotAllowed):
            self.correct(focal)
        with pytest.raises(Refused, match="A person consents"):
            self.correct(TESTER)

    def test_a_mistake_is_corrected_for_the_government(self) -> None:
        self.correct(actor(person("ministry@example.org", (Role.MINISTRY, Reach(XAA)))))
        event = Event.objects.latest("pk")
        assert (event.before, event.after) == ({"earmarking": "none"}, {"earmarking": "tight"})
        allocate(0)
        amend(earmarking="none")

    def test_and_not_by_whoever_keeps_the_money(self) -> None:
        roles = ((Role.MINISTRY, Reach(XAA)), (Role.AGENCY_HEAD, Reach(XAA, entity="unicef")))
        with pytest.raises(Refused, match="You keep this money yourself"):
            self.correct(actor(person("both@example.org", *roles)))

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"entity": "undp"}, r"600\.00 US dollars of it are allocated to sub-output 1 in 2028 through UNICEF"),
            ({"starts_on": "2029-01-01"}, "runs from 2029 to 2029"),
            ({"ends_on": "2027-12-31"}, "runs from 2027 to 2027"),
        ],
    )
    def test_its_allocations_stay_possible(self, fields: dict[str, Any], said: str) -> None:
        with pytest.raises(Refused, match=said):
            amend(**fields)
        assert Contribution.objects.get().revision == 1

    def test_what_leaves_them_possible_is_done(self) -> None:
        amend(entity="unicef", starts_on="2028-01-01", ends_on="2028-12-31")
        assert Contribution.objects.get().entity == "unicef"


class TestSubOutputsThatHoldMoney:
    def amend(self, **fields: Any) -> None:
        plans.amend(AmendSubOutput.model_validate({**OF, **fields}), by=TESTER, at=AT)

    def test_one_is_ended_when_nothing_is_allocated_to_it(self) -> None:
        add()
        give(earmarking="tight")
        allocate(5)
        command = EndSubOutput.model_validate({**OF, "reason": "Twice"})
        with pytest.raises(Refused, match="contribution 1 are allocated to it in 2028 through UNICEF"):
            plans.end(command, by=TESTER, at=AT)
        allocate(0)
        plans.end(command, by=TESTER, at=AT)

    def test_it_stays_with_the_entity_and_under_the_outcome_of_its_money(self, kaz: Version) -> None:
        of = {"framework": kaz.code}
        add(**of, output="1.1", entities=["unicef", "undp"])
        give(**of, earmarking="tight", outcome="1")
        allocate(5, **of)
        with pytest.raises(Refused, match="UNICEF has money here in 2028"):
            self.amend(**of, entities=["undp"])
        with pytest.raises(Refused, match="earmarked for outcome 1"):
            self.amend(**of, output="2.1")
        self.amend(**of, output="1.2", entities=["unicef"])
        assert amounts() == {1: 5}


def test_what_is_signed_was_agreed_by_now() -> None:
    with pytest.raises(Refused, match="still to come"):
        give(agreed_on="2026-06-02")
    give(agreed_on="2026-06-02", stage="pledged")
    with pytest.raises(Refused, match="still to come"):
        move("sign")
    amend(agreed_on="2026-06-01")
    move("sign")
    with pytest.raises(Refused, match="still to come"):
        amend(agreed_on="2026-06-02")


class TestReallocations:
    @pytest.fixture(autouse=True)
    def two(self, second: Version) -> None:
        add()
        add(output="A.1.2")
        give()
        allocate(300)
        self.ministry = actor(person("ministry@example.org", (Role.MINISTRY, Reach(XAA))))
        self.head = actor(person("head@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="unicef"))))
        self.focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))

    @pytest.mark.parametrize("first", ["government", "entity"])
    def test_the_money_is_moved_when_both_consented_and_not_before(self, first: str) -> None:
        propose(by=self.focal)
        sides = {"government": self.ministry, "entity": self.head}
        consent(first, sides.pop(first))
        assert amounts() == {1: 300}
        ((last, who),) = sides.items()
        consent(last, who)
        assert amounts() == {1: 200, 2: 100}
        row = Reallocation.objects.get()
        assert (row.state, row.government_by, row.entity_by) == ("effective", "Ministry", "Head")
        assert (row.government_note, row.entity_note) == ("We agree", "We agree")
        assert Event.objects.latest("pk").after == {"consent": "effective"}

    def test_all_of_it_may_be_moved(self) -> None:
        propose(amount="300")
        consent("government", self.ministry)
        consent("entity", self.head)
        assert amounts() == {2: 300}

    def test_nobody_consents_for_a_side_that_is_not_theirs(self) -> None:
        propose()
        for side, who in (("government", self.head), ("entity", self.ministry), ("entity", self.focal)):
            with pytest.raises(NotAllowed):
                consent(side, who)
        with pytest.raises(Refused, match="A person consents"):
            consent("government", TESTER)

    def test_one_person_does_not_consent_for_both(self) -> None:
        both = person(
            "both@example.org",
            (Role.MINISTRY, Reach(XAA)),
            (Role.AGENCY_HEAD, Reach(XAA, entity="unicef")),
        )
        propose()
        consent("government", actor(both))
        with pytest.raises(Refused, match="for the other side already"):
            consent("entity", actor(both))

    def test_what_was_moved_elsewhere_in_between_is_not_moved_twice(self) -> None:
        propose(amount="200")
        propose(amount="200")
        for number in (1, 2):
            consent("government", self.ministry, number)
        consent("entity", self.head)
        with pytest.raises(Refused, match=r"100\.00 US dollars of the contribution are allocated there"):
            consent("entity", self.head, 2)
        assert amounts() == {1: 100, 2: 200}

    def test_it_is_withdrawn_before_both_consented(self) -> None:
        propose()
        command = WithdrawReallocation(framework=XAA, number=1, reason="Not needed", seen=None)
        moves.withdraw(command, by=self.focal, at=AT)
        with pytest.raises(Refused, match="Withdrawn"):
            consent("entity", self.head)

    @pytest.mark.parametrize("side", ["government", "entity"])
    @pytest.mark.parametrize("after_the_other", [False, True])
    def test_either_side_declines_while_it_is_asked(self, side: str, after_the_other: bool) -> None:
        propose(by=self.focal)
        sides = {"government": self.ministry, "entity": self.head}
        ((other, whose),) = ((name, who) for name, who in sides.items() if name != side)
        if after_the_other:
            consent(other, whose)
        decline(side, sides[side])
        row = Reallocation.objects.get()
        assert (row.state, amounts()) == (f"declined_by_{side}", {1: 300})
        ending = endings(XAA, [row])[1]
        by = {"government": "Ministry", "entity": "Head"}[side]
        assert (ending.side, ending.by, ending.reason) == (side, by, "The money is needed where it is")
        event = Event.objects.latest("pk")
        assert event.after == {"consent": f"declined_by_{side}"}
        whom = {"government": "the Government", "entity": "the entity"}[side]
        assert say(sentence_of(event)) == f"{by} declined for {whom} to reallocate 100.00 US dollars of Grant"
        for name, who in sides.items():
            with pytest.raises(Refused, match="declined; no money was moved"):
                consent(name, who)

    @pytest.mark.parametrize("side", ["government", "entity"])
    def test_a_side_that_consented_is_asked_no_more(self, side: str) -> None:
        propose()
        who = {"government": self.ministry, "entity": self.head}[side]
        consent(side, who)
        with pytest.raises(Refused, match="not possible in the state"):
            decline(side, who)

    def test_nobody_declines_for_a_side_that_is_not_theirs(self) -> None:
        propose()
        for side, who in (("government", self.head), ("entity", self.ministry), ("entity", self.focal)):
            with pytest.raises(NotAllowed):
                decline(side, who)
        with pytest.raises(Refused, match="A person declines"):
            decline("government", TESTER)

    def test_a_reason_is_needed_to_decline(self) -> None:
        propose()
        with pytest.raises(ValidationError):
            decline("government", self.ministry, reason="")

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"amount": "300.01"}, "300.00 US dollars"),
            ({"target": 1}, "stands there already"),
            ({"target_year": 2030}, "runs from 2027 to 2029"),
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any], said: str) -> None:
        with pytest.raises(Refused, match=said):
            propose(**wrong)

    def test_earmarked_money_is_not_reallocated(self) -> None:
        give(earmarking="soft")
        allocate(5, number=2)
        with pytest.raises(Refused, match="The donor earmarked this money"):
            propose(number=2, amount="5")


@pytest.mark.parametrize(("language", "amount"), [("en", "1,234.5"), ("ru", "1\u00a0234,5"), ("kk", "1\u00a0234,5")])
def test_amounts_of_sentences_are_written_as_the_reader_writes_them(
    second: Version, language: str, amount: str
) -> None:
    add()
    give(amount=Decimal(5_000_000))
    allocate(Decimal("1500000"))
    allocate(Decimal("1234.50"), year=2027)
    add()
    propose(amount="1500000")
    events = Event.objects.filter(verb__in=["funding.allocation.set", "funding.reallocation.propose"]).order_by("pk")
    with translation.override(language):
        said = [say(sentence_of(event)) for event in events]
    assert amount in said[1], said[1]
    assert "1500000" not in said[2], said[2]
