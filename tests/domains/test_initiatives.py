"""Joint programmes and initiatives that stand: amended, ended, restored; what becomes of their sub-outputs."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import EndSubOutput
from shanyraq.domains.workplans.models import Initiative
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.joint import initiatives
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import Named, joined, left, renamed
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.domains.workplans.vocabulary import Joint
from shanyraq.domains.workplans.web.lists import ended_initiatives_list, initiatives_list
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.overlapping import two
from tests.domains.planning import add
from tests.domains.test_overlaps import form
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/workplans/initiatives/"
LATER = AT + timedelta(days=40)
WATER, OTHER = Named("Water", Joint.INITIATIVE), Named("Other", Joint.PROGRAMME)


def do(act: str, by: Actor = TESTER, at: Any = AT, **said: Any) -> Any:
    verb = verbbook()[f"workplans.initiative.{act}"]
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields and act != "amend" else {}
    return verb.perform(verb.told.model_validate({"framework": XAA, "number": 1, **needs, **said}), by=by, at=at)


def named(version: Version, number: int = 1) -> tuple[tuple[str, ...], tuple[str, ...]]:
    line = sub_output(version, number)
    assert line is not None
    return line.facts.joint_names, line.facts.joint_types


class TestWhatSubOutputsTell:
    @pytest.mark.parametrize(
        ("names", "types", "after"),
        [
            (("Water",), ("Joint Initiative",), ((), ())),
            (("Other", "Water"), ("Joint Programme", "Joint Initiative"), (("Other",), ("Joint Programme",))),
            (("Unknown", "Water"), ("Joint Initiative",), (("Unknown",), ("Joint Initiative",))),
            (("Other",), ("Joint Programme",), (("Other",), ("Joint Programme",))),
        ],
    )
    def test_one_that_leaves(self, names: Any, types: Any, after: Any) -> None:
        found = left(Facts(output="1", title={}, joint_names=names, joint_types=types), WATER, [OTHER])
        assert (found.joint_names, found.joint_types) == after

    def test_one_that_follows(self) -> None:
        facts = joined(joined(Facts(output="1", title={}), WATER), OTHER)
        wells = renamed(facts, WATER, Named("Wells", Joint.INITIATIVE), [OTHER])
        assert wells.joint_names == ("Wells", "Other")
        assert wells.joint_types == facts.joint_types
        programme = renamed(facts, WATER, Named("Water", Joint.PROGRAMME), [OTHER])
        assert (programme.joint_names, programme.joint_types) == (("Water", "Other"), ("Joint Programme",))
        assert renamed(Facts(output="1", title={}), WATER, OTHER, []) == Facts(output="1", title={})


@pytest.fixture
def formed(second: Version) -> Version:
    two()
    form()
    return second


class TestAmended:
    def test_its_sub_outputs_follow_its_name(self, formed: Version) -> None:
        done = do("amend", name="Wells in schools", seen=1)
        assert done.result.written().model_dump() == {"number": 1, "name": "Wells in schools", "revision": 2}
        for number in (1, 2):
            assert named(formed, number) == (("Wells in schools",), ("Joint Initiative",))
            event = Event.objects.filter(kind="sub_output", key=str(number)).latest("pk")
            assert event.verb == "workplans.sub_output.follow"

    def test_days_alone_touch_no_sub_output(self, formed: Version) -> None:
        do("amend", ends_on="2029-12-31")
        assert not Event.objects.filter(verb="workplans.sub_output.follow").exists()
        assert do("amend", ends_on="2029-12-31").result.revision == 2, "nothing to do"

    def test_it_becomes_a_programme_and_an_initiative_again(self, formed: Version) -> None:
        with pytest.raises(Refused, match="Choose the fund modality"):
            do("amend", kind="programme")
        do("amend", kind="programme", modality="parallel")
        assert named(formed) == (("Water in schools",), ("Joint Programme",))
        do("amend", kind="initiative")
        assert Initiative.objects.get().modality == ""
        assert named(formed) == (("Water in schools",), ("Joint Initiative",))

    def test_two_editors_lose_nothing(self, formed: Version) -> None:
        do("amend", name="Wells", seen=1)
        do("amend", ends_on="2029-12-31", seen=1)
        assert (Initiative.objects.get().name, Initiative.objects.get().revision) == ("Wells", 3)
        with pytest.raises(Conflict):
            do("amend", name="Taps", seen=1)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ({"ends_on": "2026-01-01"}, "ends before it begins"),
            ({"modality": "parallel"}, "has no fund modality"),
            ({"name": "Older  ONE"}, "already"),
        ],
    )
    def test_what_cannot_be_is_refused_and_leaves_nothing(self, formed: Version, said: Any, why: str) -> None:
        two()
        form(one=3, other=4, name="Older one")
        events = Event.objects.count()
        with pytest.raises(Refused, match=why):
            do("amend", **said)
        assert Event.objects.count() == events

    def test_what_was_wrong_before_keeps_nobody_from_mending_something_else(self, formed: Version) -> None:
        sub_outputs.end(EndSubOutput(framework=XAA, number=2, reason="Twice"), by=TESTER, at=AT)
        do("amend", name="Wells")
        assert named(formed)[0] == ("Wells",)


class TestBudget:
    """A joint programme has one, entered once; a joint initiative has none."""

    def test_is_kept_told_and_shown_beside_what_its_sub_outputs_require(self, formed: Version) -> None:
        do("amend", kind="programme", modality="parallel", budget="1500.5", seen=1)
        row = Initiative.objects.get(number=1)
        assert row.budget == Decimal("1500.50")
        assert Event.objects.filter(kind="initiative").latest("pk").after["budget"] == "1500.50"
        assert initiatives(formed, board(formed), LATER.date())[0].budget == Decimal("1500.50")
        do("amend", budget="1500.50", seen=2)
        assert Initiative.objects.get(number=1).revision == 2, "the same amount is no change"

    def test_goes_with_what_becomes_an_initiative(self, formed: Version) -> None:
        do("amend", kind="programme", modality="parallel", budget="9", seen=1)
        do("amend", kind="initiative", seen=2)
        assert Initiative.objects.get(number=1).budget is None

    def test_is_refused_of_an_initiative(self, formed: Version) -> None:
        with pytest.raises(Refused, match="no budget of its own"):
            do("amend", budget="9", seen=1)


class TestEnded:
    def test_its_sub_outputs_name_it_no_more_and_it_is_offered_no_more(self, formed: Version) -> None:
        do("end", seen=1)
        assert named(formed) == named(formed, 2) == ((), ())
        assert list(initiatives_list(XAA)) == []
        assert list(ended_initiatives_list(XAA)) == [("1", "Water in schools")]
        (one,) = initiatives(formed, board(formed))
        assert (one.ended, [line.number for line in one.lines]) == (True, [1, 2])
        with pytest.raises(Refused, match="restore it first"):
            do("amend", name="Wells")
        with pytest.raises(Refused, match="restore it first"):
            do("end")

    def test_its_name_is_free_and_a_restored_one_does_not_take_it_back(self, formed: Version) -> None:
        do("end")
        form()
        with pytest.raises(Refused, match="already"):
            do("restore")
        do("end", number=2)
        do("restore")
        assert named(formed)[0] == ("Water in schools",)
        assert Initiative.objects.get(number=1).left_by == []

    def test_what_was_ended_meanwhile_does_not_come_back(self, formed: Version) -> None:
        do("end")
        sub_outputs.end(EndSubOutput(framework=XAA, number=2, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="at least two"):
            do("restore")

    def test_a_stale_end_sees_what_changed(self, formed: Version) -> None:
        do("amend", name="Wells")
        with pytest.raises(Conflict):
            do("end", seen=1)
        assert do("restore").result.revision == 2, "it stands: nothing to do"

    def test_it_is_known_as_of_a_day(self, formed: Version) -> None:
        do("amend", name="Wells", at=LATER)
        do("end", at=LATER + timedelta(days=1))
        for day, said in ((AT, [("Water in schools", False, 2)]), (LATER, [("Wells", False, 2)])):
            listed = initiatives(formed, board(formed, day.date()), day.date())
            assert [(each.name, each.ended, len(each.lines)) for each in listed] == said
        after = (LATER + timedelta(days=1)).date()
        assert [each.ended for each in initiatives(formed, board(formed, after), after)] == [True]

    def test_there_is_no_such_one(self, formed: Version) -> None:
        with pytest.raises(NotFound):
            do("end", number=7)


class TestWhoMay:
    @pytest.mark.parametrize("act", ["amend", "end", "restore"])
    def test_whoever_edits_one_of_its_sub_outputs(self, formed: Version, act: str) -> None:
        said = {"name": "Wells"} if act == "amend" else {}
        if act == "restore":
            do("end")
        stranger = actor(person("s@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="who"))))
        with pytest.raises(NotAllowed):
            do(act, stranger, **said)
        do(act, actor(person("f@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp")))), **said)

    def test_one_that_nobody_names_is_of_those_who_look_after_all(self, formed: Version) -> None:
        for number in (1, 2):
            sub_outputs.end(EndSubOutput(framework=XAA, number=number, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(NotAllowed):
            do("end", actor(person("f@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp")))))
        do("end", actor(person("o@example.org", (Role.DATA_OFFICER, Reach(XAA)))))


class TestPages:
    @pytest.fixture
    def officer(self, formed: Version) -> Client:
        return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))

    def test_the_page_leads_to_what_can_be_done(self, officer: Client) -> None:
        markup = markup_of(officer, PAGE)
        assert "/do/workplans.initiative.amend?framework=" in markup
        assert "/do/workplans.initiative.end?framework=" in markup
        sent = {"framework": XAA, "number": "1", "seen": "1", "reason": "It fell apart", "next": PAGE}
        assert officer.post("/do/workplans.initiative.end", sent)["Location"].startswith(PAGE)
        text, markup = main_of(officer, PAGE), markup_of(officer, PAGE)
        assert "Ended joint programmes and initiatives" in text
        assert "/do/workplans.initiative.restore?framework=" in markup
        assert "/do/workplans.initiative.amend?framework=" not in markup

    def test_the_form_begins_with_what_stands_there(self, officer: Client) -> None:
        markup = markup_of(officer, f"/do/workplans.initiative.amend?framework={XAA}&number=1")
        assert 'value="Water in schools"' in markup

    def test_whoever_only_reads_sees_no_action(self, formed: Version) -> None:
        reader = signed_in(person("m@example.org", (Role.MINISTRY, Reach(XAA))))
        assert "workplans.initiative.amend" not in markup_of(reader, PAGE)

    def test_as_many_statements_for_many_as_for_one(self, officer: Client, django_assert_max_num_queries: Any) -> None:
        officer.get(PAGE)
        with django_assert_max_num_queries(30) as one:
            officer.get(PAGE)
        for number in range(4):
            two()
            form(one=3 + 2 * number, other=4 + 2 * number, name=f"Water {number}")
        add()
        with django_assert_max_num_queries(len(one)):
            officer.get(PAGE)

    def test_a_workbook_begins_with_each(self, formed: Version) -> None:
        listed = {act: verbbook()[f"workplans.initiative.{act}"].listed for act in ("amend", "end", "restore")}
        assert all(listed.values())
        (thing,) = listed["amend"].things(XAA)  # type: ignore[union-attr]
        assert (thing.values["name"], thing.values["modality"], thing.scope.entities) == (
            "Water in schools",
            None,
            frozenset({"unicef", "undp"}),
        )
        assert list(listed["restore"].things(XAA)) == []  # type: ignore[union-attr]
