"""The yearly cycle of a joint work plan: by whom each step is taken, what is kept, what everybody may read."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.fields import field_of
from shanyraq.base.doors.narrowing import offered_to
from shanyraq.base.verbs import verbbook
from shanyraq.domains.funding.commands import SetLine
from shanyraq.domains.funding.verbs import line as money
from shanyraq.domains.governance.commands import AmendDecision, EndDecision
from shanyraq.domains.governance.models import Decision
from shanyraq.domains.governance.verbs import decision
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput, NarrateSubOutput
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.endorsing import possible_decisions
from shanyraq.domains.workplans.queries.plans import endorsed_board, plans_named
from shanyraq.domains.workplans.rules.cycle import PLAN
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.planning import ROW as FILED
from tests.domains.planning import YEARS, decide, file_of, step, taken, whole
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
IN_YEAR = datetime(2027, 2, 1, 9, tzinfo=UTC)
DATES = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}


@pytest.fixture
def people(second: Version) -> dict[str, Actor]:
    places = {
        "focal": (Role.FOCAL_POINT, Reach(XAA, entity="unicef")),
        "chair": (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1")),
        "officer": (Role.DATA_OFFICER, Reach(XAA)),
        "coordinator": (Role.RESIDENT_COORDINATOR, Reach(XAA)),
        "cochair": (Role.COMMITTEE_COCHAIR, Reach(XAA)),
        "ministry": (Role.MINISTRY, Reach(XAA)),
    }
    return {name: actor(person(f"{name}@example.org", place)) for name, place in places.items()}


def state(year: int = 2027) -> str:
    return Plan.objects.get(outcome="A.1", year=year).state


def endorsed_plan() -> None:
    """A plan with one sub-output, endorsed."""
    whole(**DATES)
    step("open")
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())


def public(second: Version, as_of: date | None = None) -> list[str]:
    return [line.facts.title["fr"] for line in endorsed_board(second, as_of).board.lines]


class TestTheWholeYear:
    def test_step_by_step_by_those_whose_step_it_is(self, second: Version, people: dict[str, Actor]) -> None:
        whole(**DATES)
        step("open", people["chair"], due_on="2026-07-01")
        step("submit", people["chair"], seen=1)
        step("clear", people["coordinator"])
        step("endorse", people["cochair"], decision=decide())
        assert public(second) == ["Conseils"]
        step("begin", people["chair"], at=IN_YEAR)
        step("review", people["officer"], at=IN_YEAR)
        step("close", people["coordinator"], at=IN_YEAR)
        assert state() == "closed"
        told = list(Event.objects.filter(kind="work_plan").order_by("pk").values_list("verb", "key"))
        acts = ["open", "submit", "clear", "endorse", "begin", "review", "close"]
        assert told == [(f"workplans.plan.{act}", "2027-A.1") for act in acts]

    @pytest.mark.parametrize(
        ("before", "act", "not_by"),
        [
            ([], "open", ["focal", "coordinator", "cochair", "ministry"]),
            (["open"], "submit", ["focal", "coordinator", "cochair", "ministry"]),
            (["open", "submit"], "clear", ["focal", "chair", "officer", "cochair", "ministry"]),
            (["open", "submit"], "return", ["focal", "chair", "officer", "cochair", "ministry"]),
            (["open", "submit", "clear"], "endorse", ["focal", "chair", "officer", "coordinator", "ministry"]),
            (["open", "submit", "clear"], "decline", ["focal", "chair", "officer", "coordinator", "ministry"]),
        ],
    )
    def test_by_nobody_else(self, people: dict[str, Actor], before: list[str], act: str, not_by: list[str]) -> None:
        whole(**DATES)
        for each in before:
            step(each)
        more = {"decision": decide()} if act == "endorse" else {}
        for name in not_by:
            with pytest.raises(NotAllowed):
                step(act, people[name], **more)

    def test_a_chair_of_another_outcome_moves_nothing(self, second: Version) -> None:
        stranger = actor(person("other@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="B.1"))))
        with pytest.raises(NotAllowed):
            step("open", stranger)

    def test_what_is_not_the_next_step_is_refused(self) -> None:
        whole(**DATES)
        step("open")
        for act in {each.act for each in PLAN.transitions} - set(PLAN.acts("draft")):
            more = {"decision": decide()} if act == "endorse" else {}
            with pytest.raises(Refused, match="not possible while the plan is"):
                step(act, **more)
        assert state() == "draft"


class TestSubmitting:
    def test_an_empty_plan_is_refused(self) -> None:
        whole()
        step("open")
        with pytest.raises(Refused, match="nothing to submit"):
            step("submit")

    def test_an_error_is_named(self) -> None:
        """A file may bring what a form refuses."""
        taken(file_of(replace(FILED, sdg_targets=("1.1", "1.2", "1.3", *(f"6.{number}" for number in range(1, 9))))))
        step("open")
        with pytest.raises(Refused, match="Mend the errors in these first: Conseils aux communes"):
            step("submit")

    def test_what_is_changed_afterwards_is_not_what_was_submitted(self, second: Version) -> None:
        whole(**DATES)
        step("open")
        step("submit")
        sub_outputs.amend(
            AmendSubOutput.model_validate({"framework": XAA, "number": 1, "title": {"fr": "Autre"}}), by=TESTER, at=AT
        )
        step("clear")
        step("endorse", decision=decide())
        assert public(second) == ["Conseils"]
        assert sub_output(second, 1).facts.title == {"fr": "Autre"}  # type: ignore[union-attr]

    def test_taken_back_returned_or_declined_it_is_submitted_anew(self) -> None:
        whole(**DATES)
        step("open")
        for acts in (("submit", "take_back"), ("submit", "return"), ("submit", "clear", "decline")):
            for act in acts:
                step(act)
            assert state() == "draft"
        step("submit")
        assert list(Edition.objects.values_list("number", "dropped_at")) == [(1, AT), (2, AT), (3, AT), (4, None)]
        assert Edition.objects.get(number=1).drop_reason == "A test"


class TestEndorsing:
    def test_by_a_decision_of_the_committee_that_stands(self) -> None:
        whole(**DATES)
        step("open")
        step("submit")
        step("clear")
        with pytest.raises(NotFound):
            step("endorse", decision=7)
        number = decide()
        decision.end(EndDecision(framework=XAA, number=number, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="was ended"):
            step("endorse", decision=number)
        assert state() == "cleared"

    def test_not_by_a_decision_from_before_it_was_submitted(self) -> None:
        early = decide(decided_on="2026-05-31")
        whole(**DATES)
        for act in ("open", "submit", "clear"):
            step(act)
        with pytest.raises(Refused, match="decided on 2026-05-31, before this edition was submitted on 2026-06-01"):
            step("endorse", decision=early)
        assert state() == "cleared"
        step("endorse", decision=decide())

    def test_a_revision_not_by_the_decision_that_endorsed_the_edition_before(self) -> None:
        whole(**DATES)
        step("open")
        number = decide()
        for acts in (("submit", "clear"), ("revise", "submit", "clear")):
            for act in acts:
                step(act)
            if "revise" in acts:
                with pytest.raises(Refused, match="endorsed edition 1 of this plan"):
                    step("endorse", decision=number)
                step("endorse", decision=decide())
            else:
                step("endorse", decision=number)
        assert list(Edition.objects.values_list("decision", flat=True)) == [number, number + 1]

    def test_not_by_a_decision_about_other_outcomes(self, second: Version) -> None:
        whole(**DATES)
        for act in ("open", "submit", "clear"):
            step(act)
        with pytest.raises(Refused, match=r"is about A\.2, the plan is that of outcome A\.1\. Choose the decision"):
            step("endorse", decision=decide(outcomes=["A.2"]))
        about, of_none = decide(outcomes=["A.2", "A.1"]), decide()
        row = Plan.objects.get(outcome="A.1", year=2027)
        assert [each.number for each in possible_decisions(second, row)] == [of_none, about]
        step("endorse", decision=about)

    def test_one_decision_endorses_several_plans(self) -> None:
        whole(starts_on="2027-01-01", ends_on="2028-12-31")
        number = decide()
        for year in (2027, 2028):
            for act in ("open", "submit", "clear"):
                step(act, year=year)
            step("endorse", decision=number, year=year)
        assert list(Edition.objects.values_list("decision", flat=True)) == [number, number]

    def test_the_form_offers_those_alone_that_are_possible(self, second: Version, people: dict[str, Actor]) -> None:
        whole(**DATES)
        early, ended, first = decide(decided_on="2026-05-31"), decide(), decide()
        decision.end(EndDecision(framework=XAA, number=ended, reason="Twice"), by=TESTER, at=AT)
        verb = verbbook()["workplans.plan.endorse"]
        field = field_of(verb.told, "decision")
        entered = {"framework": XAA, "outcome": "A.1", "year": "2027"}

        def offered() -> list[str]:
            return [number for number, _label in offered_to(verb, field, entered, people["cochair"]).pairs]

        step("open")
        step("submit")
        assert offered() == [str(first)]
        step("clear")
        step("endorse", decision=first)
        step("revise")
        step("submit")
        assert offered() == []
        assert {*map(str, (early, first))} == {
            number for number, _label in choices("endorsing_decisions", XAA, people["cochair"])
        }, "without a plan those of the committee that stand"

    def test_not_by_whoever_cleared_it(self, second: Version) -> None:
        both = actor(
            person("b@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)), (Role.COMMITTEE_COCHAIR, Reach(XAA)))
        )
        whole(**DATES)
        step("open")
        step("submit")
        step("clear", both)
        with pytest.raises(Refused, match="somebody else endorses it"):
            step("endorse", both, decision=decide())

    def test_two_at_once_see_both_sides(self) -> None:
        whole(**DATES)
        step("open")
        step("submit", seen=1)
        with pytest.raises(Conflict):
            step("take_back", seen=1)
        assert state() == "under_review"


class TestRevising:
    def test_what_was_endorsed_stands_until_the_revision_is(self, second: Version) -> None:
        endorsed_plan()
        step("begin", at=IN_YEAR)
        step("revise", at=IN_YEAR)
        whole(title={"fr": "Puits"}, **DATES)
        assert public(second) == ["Conseils"]
        step("submit", at=IN_YEAR)
        step("clear", at=IN_YEAR)
        step("endorse", decision=decide(at=IN_YEAR), at=IN_YEAR)
        assert public(second) == ["Conseils", "Puits"]
        assert public(second, AT.date()) == ["Conseils"], "as it was known then"
        assert public(second, date(2026, 5, 31)) == []

    def test_a_revision_that_changes_nothing_can_be_dropped(self) -> None:
        endorsed_plan()
        step("revise")
        step("keep")
        assert state() == "endorsed"
        step("revise")
        sub_outputs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="differ from what was endorsed: 1"):
            step("keep")

    def test_a_first_draft_has_nothing_to_go_back_to(self) -> None:
        step("open")
        with pytest.raises(Refused, match="nothing to go back to"):
            step("keep")


class TestClosing:
    @pytest.fixture
    def closed(self, second: Version) -> None:
        endorsed_plan()
        for act in ("begin", "review", "close"):
            step(act, at=IN_YEAR)

    def narrate(self, year: int) -> None:
        told = NarrateSubOutput(framework=XAA, number=1, year=year, text={"fr": "Fait"})
        sub_outputs.narrate(told, by=TESTER, at=IN_YEAR)

    @pytest.mark.usefixtures("closed")
    def test_what_is_told_and_paid_of_the_year_stays(self) -> None:
        with pytest.raises(Refused, match="plan of 2027 is closed"):
            self.narrate(2027)
        with pytest.raises(Refused, match="plan of 2027 is closed"):
            money.set_line(SetLine(framework=XAA, number=1, year=2027, required=Decimal(5)), by=TESTER, at=IN_YEAR)
        self.narrate(2028)
        money.set_line(SetLine(framework=XAA, number=1, year=2028, required=Decimal(5)), by=TESTER, at=IN_YEAR)

    @pytest.mark.usefixtures("closed")
    def test_reopened_it_is_told_and_closed_again(self, second: Version) -> None:
        step("reopen", at=IN_YEAR)
        self.narrate(2027)
        step("close", at=IN_YEAR)
        (line,) = endorsed_board(second).board.lines
        assert line.facts.narratives == {2027: {"fr": "Fait"}}

    def test_a_file_changes_nothing_of_a_closed_year(self, second: Version) -> None:
        taken(file_of(FILED))
        step("open")
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        for act in ("begin", "review", "close"):
            step(act, at=IN_YEAR)
        changed = {
            2027: FILED.years[2027].__class__(Decimal(1), Decimal(1), Decimal(1), "Autre"),
            2028: FILED.years[2028].__class__(Decimal(7), None, None, "Prévu"),
        }
        found = taken(file_of(replace(FILED, years=changed, required=None, available=None), years=YEARS))
        facts = sub_output(second, 1).facts  # type: ignore[union-attr]
        assert facts.money[2027].required == Decimal("1000.25")
        assert facts.narratives[2027] == {"fr": "Tout va bien"}
        assert facts.money[2028].required == Decimal(7)
        said = [str(each.message) for each in found.remarks if "closed" in str(each.message)]
        assert [each.split("”")[0] for each in said] == ["“Money of a year", "“Narrative of a year"]

    @pytest.mark.parametrize(
        ("moved", "refused"), [({"starts_on": date(2028, 1, 1)}, 1), ({"ends_on": date(2029, 6, 30)}, 0)]
    )
    def test_a_row_that_takes_something_out_of_it_is_refused(self, moved: Any, refused: int) -> None:
        unpaid = replace(FILED, required=None, available=None, years={})
        taken(file_of(unpaid))
        step("open")
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        for act in ("begin", "review", "close"):
            step(act, at=IN_YEAR)
        found = taken(file_of(replace(unpaid, **moved)))
        assert (found.counts["refused"], found.counts["updated"]) == (refused, 1 - refused)
        said = [each for each in found.remarks if "The plan of 2027 is closed" in str(each.message)]
        assert len(said) == refused

    def test_what_is_not_told_is_named_and_does_not_stand_in_the_way(self) -> None:
        endorsed_plan()
        for act in ("begin", "review"):
            step(act, at=IN_YEAR)
        verb = verbbook()["workplans.plan.close"]
        command = verb.told.model_validate({"framework": XAA, "outcome": "A.1", "year": 2027})
        done = verb.perform(command, by=TESTER, at=IN_YEAR)
        assert [each.rule for each in done.findings] == ["workplans.year_is_told"] * 2
        assert "Conseils" in str(done.findings[0].message)

    def test_what_nobody_endorsed_is_not_published_by_closing(self, second: Version) -> None:
        endorsed_plan()
        for act in ("begin", "review"):
            step(act, at=IN_YEAR)
        whole(title={"fr": "Nouveau"}, **DATES)
        changed = AmendSubOutput.model_validate({"framework": XAA, "number": 1, "title": {"fr": "Autre titre"}})
        sub_outputs.amend(changed, by=TESTER, at=IN_YEAR)
        self.narrate(2027)
        verb = verbbook()["workplans.plan.close"]
        command = verb.told.model_validate({"framework": XAA, "outcome": "A.1", "year": 2027})
        said = {each.rule: str(each.message) for each in verb.perform(command, by=TESTER, at=IN_YEAR).findings}
        assert "Autre titre" in said["workplans.only_endorsed_is_closed"]
        assert "Nouveau" in said["workplans.only_endorsed_is_closed"]
        assert public(second) == ["Conseils"]
        (line,) = endorsed_board(second).board.lines
        assert line.facts.narratives == {2027: {"fr": "Fait"}}


class TestDecisions:
    def test_are_amended_and_merged_field_by_field(self) -> None:
        number = decide(text={"fr": "Approuvés"})
        told = {"framework": XAA, "number": number, "seen": 1, "reason": "A slip"}
        decision.amend(AmendDecision.model_validate({**told, "reference": "PV 3"}), by=TESTER, at=AT)
        decision.amend(AmendDecision.model_validate({**told, "decided_on": "2026-05-29"}), by=TESTER, at=AT)
        row = Decision.objects.get()
        assert (row.reference, row.decided_on, row.revision) == ("PV 3", date(2026, 5, 29), 3)
        with pytest.raises(Conflict):
            decision.amend(AmendDecision.model_validate({**told, "reference": "PV 4"}), by=TESTER, at=AT)

    @pytest.mark.parametrize(
        ("wrong", "said"), [({"body": "court"}, "no body court"), ({"decided_on": "2026-06-02"}, "has not come yet")]
    )
    def test_what_cannot_be_is_refused(self, wrong: Any, said: str) -> None:
        with pytest.raises(Refused, match=said):
            decide(**{"body": "comite", **wrong})
        assert not Decision.objects.exists()


def test_a_plan_is_called_by_its_year_and_outcome() -> None:
    step("open")
    assert plans_named(XAA, ["2027-A.1", "2028-A.1", "x", "2027"])["2027-A.1"]["fr"].startswith("2027, A.1: ")
    assert set(plans_named(XAA, ["2027-A.1", "2028-A.1", "x", "2027"])) == {"2027-A.1"}
