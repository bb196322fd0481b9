"""A sub-output is moved from status to status by one verb; what files and workbooks bring is taken and told."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput, MoveSubOutput, TakeBackChange
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.verbs import change
from shanyraq.domains.workplans.verbs import status as moving
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_register import AT, XAA
from tests.web.reading import markup_of

pytestmark = pytest.mark.usefixtures("second")

AMEND, MOVE = "workplans.sub_output.amend", "workplans.sub_output.move"
PAGE = f"/{XAA}/workplans/1/"


def move(act: str, number: int = 1, by: Actor = TESTER, **more: Any) -> Any:
    return moving.move(
        MoveSubOutput.model_validate({"framework": XAA, "number": number, "act": act, **more}), by=by, at=AT
    )


def amend(**fields: Any) -> Any:
    return verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": 1, **fields}), by=TESTER, at=AT)


def status(version: Version) -> str:
    line = sub_output(version, 1)
    assert line is not None
    return line.facts.status


class TestMoving:
    def test_it_goes_on_step_by_step_with_an_event_for_each(self, second: Version) -> None:
        add(status="pipeline")
        for act, after in (("begin", "implementation"), ("finalise", "finalisation"), ("close", "closed")):
            move(act)
            event = Event.objects.latest("pk")
            assert (status(second), event.verb, event.change) == (after, MOVE, {"status": after})
            assert event.after == {"status": after}

    def test_a_step_that_the_table_does_not_have_is_refused(self, second: Version) -> None:
        add(status="closed")
        with pytest.raises(Refused, match="Closed") as caught:
            move("begin")
        assert [each.field for each in caught.value.findings] == ["act"]
        assert status(second) == "closed"

    def test_a_stop_needs_a_reason_that_is_kept(self, second: Version) -> None:
        add(status="implementation")
        with pytest.raises(Refused, match="Say why") as caught:
            move("cancel")
        assert [each.field for each in caught.value.findings] == ["reason"]
        move("cancel", reason="The donor withdrew")
        assert (status(second), Event.objects.latest("pk").reason) == ("cancelled", "The donor withdrew")

    def test_what_its_dates_say_of_it_is_told(self) -> None:
        add(status="implementation", ends_on="2028-12-31")
        said = verbbook()[MOVE].perform(
            MoveSubOutput.model_validate({"framework": XAA, "number": 1, "act": "close"}), by=TESTER, at=AT
        )
        assert "workplans.closed_before_end" in {each.rule for each in said.findings}

    def test_two_who_move_it_otherwise_see_both_sides(self, second: Version) -> None:
        add(status="pipeline")
        move("begin", seen=1)
        with pytest.raises(Conflict) as caught:
            move("suspend", seen=1, reason="The money is late")
        assert (caught.value.mine, caught.value.theirs) == ({"status": "suspended"}, {"status": "implementation"})
        amend(code="1", seen=2)
        move("finalise", seen=2)
        assert status(second) == "finalisation"

    def test_who_edits_it_moves_it_and_nobody_else(self) -> None:
        add(status="pipeline")
        stranger, own = (
            actor(person(f"{entity}@example.org", (Role.FOCAL_POINT, Reach(XAA, entity=entity))))
            for entity in ("undp", "unicef")
        )
        with pytest.raises(NotAllowed):
            move("begin", by=stranger)
        move("begin", by=own)

    def test_what_was_ended_is_not_moved(self) -> None:
        add(status="pipeline")
        verbs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="restore it first"):
            move("begin")

    def test_it_is_taken_back_and_done_anew(self, second: Version) -> None:
        add(status="implementation")
        move("close")
        for expected in ("implementation", "closed"):
            last = Event.objects.latest("pk").pk
            change.take_back(TakeBackChange(framework=XAA, number=1, change=last), by=TESTER, at=AT)
            assert status(second) == expected


class TestAmending:
    def test_the_first_one_is_entered(self, second: Version) -> None:
        add()
        with pytest.raises(Refused, match="no status yet"):
            move("begin")
        amend(status="implementation")
        assert status(second) == "implementation"

    @pytest.mark.parametrize("other", [each for each in Status if each is not Status.CLOSED])
    def test_another_one_is_not(self, second: Version, other: str) -> None:
        add(status="closed")
        with pytest.raises(Refused, match="Move to another status") as caught:
            amend(status=other, code="1")
        assert [each.field for each in caught.value.findings] == ["status"]
        amend(status="closed", code="1")
        assert status(second) == "closed"

    def test_what_somebody_moved_meanwhile_is_no_change_of_mine(self, second: Version) -> None:
        add(status="pipeline")
        move("begin", seen=1)
        amend(status="pipeline", code="1", seen=1)
        assert status(second) == "implementation"


class TestFiles:
    def test_a_file_of_un_info_is_taken_and_told(self, second: Version) -> None:
        taken(file_of(replace(ROW, status=Status.CLOSED)))
        found = taken(file_of(replace(ROW, status=Status.PIPELINE)))
        assert status(second) == "pipeline"
        told = [str(each.message) for each in found.remarks if each.column == "status"]
        assert told == ["No step leads from «Closed» to «Pipeline»; it is taken as the file has it"]

    def test_a_step_of_the_table_is_not_remarked(self, second: Version) -> None:
        taken(file_of(replace(ROW, status=Status.PIPELINE)))
        found = taken(file_of(replace(ROW, status=Status.IMPLEMENTATION)))
        assert status(second) == "implementation"
        assert not [each for each in found.remarks if each.column == "status"]

    @pytest.mark.parametrize(("before", "is_told"), [("closed", True), ("pipeline", False)])
    def test_a_workbook_too(self, second: Version, before: str, is_told: bool) -> None:
        add(status=before)
        book = template(AMEND)
        write(rows_of(book), 3, {"status": "Implementation"})
        filled = done(AMEND, saved(book))
        assert filled.applied
        assert status(second) == "implementation"
        assert any("No step leads" in said.text for said in filled.rows[0].said) == is_told


class TestPage:
    @pytest.fixture
    def desk(self, second: Version) -> Client:
        add(status="pipeline")
        return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))

    def test_it_offers_what_is_possible(self, desk: Client) -> None:
        page = markup_of(desk, PAGE)
        for act, there in (("begin", True), ("suspend", True), ("cancel", True), ("close", False), ("reopen", False)):
            assert (f"act={act}" in page) == there, act
        assert "only=status" not in page
        reader = signed_in(person("reader@example.org", (Role.MINISTRY, Reach(XAA))))
        assert MOVE not in markup_of(reader, PAGE)

    def test_without_a_status_the_first_is_asked_for(self, desk: Client) -> None:
        add()
        page = markup_of(desk, f"/{XAA}/workplans/2/")
        assert MOVE not in page
        assert "/write/#field-status" in page

    def test_the_form_moves_it(self, desk: Client, second: Version) -> None:
        sent = {"framework": XAA, "number": "1", "seen": "1", "next": PAGE}
        assert desk.post(f"/do/{MOVE}", {**sent, "act": "begin"})["Location"].startswith(PAGE)
        assert status(second) == "implementation"
        refused = desk.post(f"/do/{MOVE}", {**sent, "seen": "2", "act": "cancel"})
        assert refused.status_code == 422
        assert "Say why it goes from" in refused.content.decode()
