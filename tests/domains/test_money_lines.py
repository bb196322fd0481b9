"""Money of a year: set, told apart, taken out; every view adds up the same lines."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.funding.commands import ClearLine, SetLine, TellLine
from shanyraq.domains.funding.commands.lines import Emptied
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.rules.instruments import instruments, instruments_source
from shanyraq.domains.funding.rules.lines import STANDARD
from shanyraq.domains.funding.verbs import line as verbs
from shanyraq.domains.funding.verbs import telling, undoing
from shanyraq.domains.funding.vocabulary import AMOUNTS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, TakeBackChange
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.quality import found_in
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.verbs import sub_output as plans
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")


def put(by: Any = TESTER, **fields: Any) -> Any:
    said = {"framework": XAA, "number": 1, "year": 2028, **fields}
    return verbs.set_line(SetLine.model_validate(said), by=by, at=AT)


def amend(by: Any = TESTER, **fields: Any) -> None:
    plans.amend(AmendSubOutput.model_validate({"framework": XAA, "number": 1, **fields}), by=by, at=AT)


def sums(version: Version, year: int = 2028) -> Any:
    found = sub_output(version, 1)
    assert found is not None
    return found.facts.money.get(year)


class TestOne:
    def test_is_set_with_its_event(self, second: Version) -> None:
        add()
        put(required="1000.5", entity="unicef", contributor="Gouvernement", instrument="core")
        assert sums(second).required == Decimal("1000.50")
        assert Line.objects.get().contributor == "gouvernement", "known by its key"
        event = Event.objects.latest("pk")
        assert (event.verb, event.kind, event.key) == ("funding.line.set", "sub_output", "1")
        assert event.change == {
            "year": "2028",
            "entity": "unicef",
            "contributor": "gouvernement",
            "instrument": "core",
        }
        assert event.after["money"]["2028"]["required"] == "1000.50"

    def test_zero_is_said_and_what_is_left_out_stays(self, second: Version) -> None:
        add()
        put(required=0, available=5)
        put(spent=2)
        found = sums(second)
        assert (found.required, found.available, found.spent) == (Decimal(0), Decimal(5), Decimal(2))

    def test_an_amount_that_is_emptied_says_nothing_which_is_not_zero(self, second: Version) -> None:
        add()
        put(required=7, available=5)
        put(empty=["required"])
        assert (sums(second).required, sums(second).available) == (None, Decimal(5))
        event = Event.objects.latest("pk")
        verbbook()["funding.line.take_back"].perform(
            TakeBackChange(framework=XAA, number=1, change=event.pk), by=TESTER, at=AT
        )
        assert sums(second).required == 7, "as it was before"
        put(empty=["required", "available"])
        assert sums(second) is None

    def test_every_amount_can_be_emptied(self) -> None:
        assert get_args(Emptied) == AMOUNTS

    @pytest.mark.parametrize("wrong", [{"required": 1, "empty": ["required"]}, {"empty": ["gap"]}, {}])
    def test_an_amount_is_either_filled_or_emptied(self, wrong: dict[str, Any]) -> None:
        add()
        with pytest.raises(ValidationError):
            put(**wrong)

    def test_the_same_again_is_no_event(self) -> None:
        add()
        put(required=7)
        events = Event.objects.count()
        put(required="7.00")
        assert Event.objects.count() == events

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"year": 2026}, "not 2026"),
            ({"entity": "undp"}, "(UNDP|PNUD) is not among the entities"),
            ({"instrument": "loan"}, "no kind of source loan"),
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any], said: str) -> None:
        add()
        with pytest.raises(Refused, match=said):
            put(required=1, **wrong)

    def test_more_spent_than_available_is_told_and_done(self, second: Version) -> None:
        add()
        command = SetLine.model_validate({"framework": XAA, "number": 1, "year": 2028, "available": 1, "spent": 2})
        done = verbbook()["funding.line.set"].perform(command, by=TESTER, at=AT)
        assert [each.rule for each in done.findings] == ["funding.spent_is_available"]
        assert sums(second).spent == 2

    def test_two_who_set_one_line_see_both_sides(self) -> None:
        add()
        put(required=1, seen=0)
        with pytest.raises(Conflict) as caught:
            put(required=2, seen=0)
        assert (caught.value.mine, caught.value.theirs) == ({"required": "2.00"}, {"required": "1.00"})

    def test_is_taken_out_and_can_be_set_again(self, second: Version) -> None:
        add()
        put(required=1, entity="unicef")
        of = {"framework": XAA, "number": 1, "year": 2028, "entity": "unicef", "reason": "Twice"}
        verbs.clear(ClearLine.model_validate(of), by=TESTER, at=AT)
        assert sums(second) is None
        assert money().lines(Line.objects.get().sub_output_id) == []
        put(required=3, entity="unicef")
        assert sums(second).required == 3
        with pytest.raises(NotFound):
            verbs.clear(ClearLine.model_validate({**of, "year": 2029}), by=TESTER, at=AT)

    def test_is_read_as_it_stood_on_a_day(self, second: Version) -> None:
        add()
        put(required=1)
        found = sub_output(second, 1, AT.date())
        assert found is not None
        assert found.facts.money[2028].required == 1

    def test_by_those_of_the_entity_alone(self) -> None:
        add()
        own = actor(person("own@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        other = actor(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        put(by=own, required=1)
        with pytest.raises(NotAllowed):
            put(by=other, required=2)


class TestWhose:
    """On a sub-output of two entities each changes its own money; what is not told apart both do."""

    @pytest.fixture(autouse=True)
    def shared(self, second: Version) -> None:
        add(entities=["unicef", "undp"])
        put(entity="unicef", required=5)
        put(entity="undp", required=7)
        put(required=9)
        self.undp = actor(person("undp@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))

    def clear(self, by: Any, **fields: Any) -> None:
        said = {"framework": XAA, "number": 1, "year": 2028, "reason": "Twice", **fields}
        verbs.clear(ClearLine.model_validate(said), by=by, at=AT)

    def test_nobody_changes_the_money_of_another_entity(self) -> None:
        with pytest.raises(NotAllowed):
            put(by=self.undp, entity="unicef", required=1)
        with pytest.raises(NotAllowed):
            self.clear(self.undp, entity="unicef")
        put(by=self.undp, entity="undp", required=1)
        put(by=self.undp, required=2)
        self.clear(self.undp, entity="undp")
        chair = actor(person("chair@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))
        put(by=chair, entity="unicef", required=3)

    def test_an_entity_with_money_is_not_taken_out(self) -> None:
        with pytest.raises(Refused, match="UNICEF has money here in 2028"):
            amend(entities=["undp"], by=self.undp)
        self.clear(TESTER, entity="unicef")
        amend(entities=["undp"], by=self.undp)

    def test_what_a_file_takes_out_is_told_and_found(self, second: Version) -> None:
        two = (("UNICEF", "Fonds des Nations Unies pour l’enfance"), ("PNUD", "PNUD"))
        taken(file_of(replace(ROW, entities=two)))
        of = sub_output(second, 2)
        assert of is not None
        theirs = next(each for each in of.facts.entities if each != "unicef")
        put(number=2, entity="unicef", required=5)
        found = taken(file_of(replace(ROW, entities=two[1:])))
        assert any("UNICEF has money here in 2028" in str(each.message) for each in found.remarks)
        now = sub_output(second, 2)
        assert now is not None
        assert now.facts.entities == (theirs,)
        said = found_in(now, around(second), AT.date())
        assert "workplans.money_of_others" in {each.rule for each in said}


@pytest.mark.parametrize(("named", "found"), [(["Norway"], False), (["Core/Regular Resources"], True), ([], True)])
def test_money_of_a_partner_that_is_not_named_is_found(second: Version, named: list[str], found: bool) -> None:
    add(contributors=named)
    put(number=1, entity="unicef", contributor="Norway", required=5)
    put(number=1, entity="unicef", instrument="core", required=5)
    line = sub_output(second, 1)
    assert line is not None
    rules = {each.rule for each in found_in(line, around(second), AT.date())}
    assert ("workplans.money_of_unnamed" in rules) is found


class TestToldApart:
    """What a file brought as a sum is told apart; the sum stays, and every change can be taken back."""

    @pytest.fixture(autouse=True)
    def untold(self, second: Version) -> None:
        add()
        put(required=300, available=200, spent=100)

    def tell(self, by: Any = TESTER, **fields: Any) -> Any:
        said = {"framework": XAA, "number": 1, "year": 2028, "entity": "unicef", **fields}
        return telling.tell_apart(TellLine.model_validate(said), by=by, at=AT)

    def take_back(self, by: Any = TESTER, event: int | None = None) -> None:
        change = event or Event.objects.latest("pk").pk
        undoing.take_back(TakeBackChange(framework=XAA, number=1, change=change), by=by, at=AT)

    def lines(self) -> dict[str, tuple[Any, ...]]:
        return {row.entity: (row.required, row.available, row.spent) for row in Line.objects.order_by("pk")}

    def test_a_part_goes_from_what_is_not_told_apart_and_the_sum_stays(self, second: Version) -> None:
        self.tell(required=200, available=150, spent=90)
        assert self.lines() == {"": (100, 50, 10), "unicef": (200, 150, 90)}
        assert sums(second) == Sums(Decimal(300), Decimal(200), Decimal(100))
        event = Event.objects.latest("pk")
        assert (event.verb, event.change["entity"], event.change["required"]) == (
            "funding.line.tell_apart",
            "unicef",
            "200.00",
        )
        self.tell(required=100)
        assert self.lines() == {"": (None, 50, 10), "unicef": (300, 150, 90)}

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"required": "300.01"}, r"300\.00 US dollars are not told apart"),
            ({"required": 1, "entity": ""}, "Say whose money it is"),
            ({"required": 1, "entity": "undp"}, "not among the entities"),
            ({"required": 1, "year": 2029}, r"0 US dollars are not told apart"),
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any], said: str) -> None:
        with pytest.raises(Refused, match=said):
            self.tell(**wrong)

    def test_the_form_begins_with_all_of_it_and_with_the_only_entity(self) -> None:
        begun = telling.known({"framework": XAA, "number": "1", "year": "2028"})
        assert (begun["required"], begun["entity"], begun["seen"]) == ("300.00", "unicef", 1)

    def test_who_saw_another_sum_sees_both_sides(self) -> None:
        put(required=250)
        with pytest.raises(Conflict):
            self.tell(required=200, seen=1)

    def test_money_beside_it_is_told_and_done(self) -> None:
        said = {"framework": XAA, "number": 1, "year": 2028, "entity": "unicef", "required": 5}
        done = verbbook()["funding.line.set"].perform(SetLine.model_validate(said), by=TESTER, at=AT)
        assert [each.rule for each in done.findings] == ["funding.beside_untold"]

    def test_each_change_is_taken_back_and_done_anew(self) -> None:
        before = self.lines()
        self.tell(required=200)
        self.take_back()
        assert self.lines() == {**before, "unicef": (None, None, None)}
        self.take_back()
        assert self.lines() == {"": (100, 200, 100), "unicef": (200, None, None)}
        put(entity="unicef", required=70, spent=5)
        self.take_back()
        assert self.lines()["unicef"] == (200, None, None)
        clear = {"framework": XAA, "number": 1, "year": 2028, "reason": "Twice"}
        verbs.clear(ClearLine.model_validate(clear), by=TESTER, at=AT)
        self.take_back()
        assert self.lines()[""] == (100, 200, 100)

    def test_what_somebody_changed_since_stays(self) -> None:
        put(entity="unicef", required=70)
        event = Event.objects.latest("pk").pk
        put(required=1)
        with pytest.raises(Conflict, match="since"):
            self.take_back(event=event)
        with pytest.raises(NotFound):
            self.take_back(event=Event.objects.earliest("pk").pk)

    def test_by_the_entity_whose_money_it_is(self) -> None:
        amend(entities=["unicef", "undp"])
        other = actor(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        with pytest.raises(NotAllowed):
            self.tell(by=other, required=1)
        self.tell(required=1)
        with pytest.raises(NotAllowed):
            self.take_back(by=other)
        self.tell(by=other, entity="undp", required=2)
        self.take_back(by=other)


class TestFiles:
    def test_a_file_brings_sums_and_lines_keep_what_they_tell(self, second: Version) -> None:
        taken(file_of(ROW))
        put(year=2027, entity="unicef", required="400.25")
        assert sums(second, 2027).required == Decimal("1400.50"), "told apart beside what the file brought"
        found = taken(file_of(ROW))
        assert found.counts["unchanged"] == 1, "changed here; the file says what it said"

    def test_what_a_later_file_says_is_the_sum(self, second: Version) -> None:

        taken(file_of(ROW))
        years = {**ROW.years, 2028: replace(ROW.years[2028], required=Decimal(700))}
        put(year=2028, entity="unicef", required="499.75")
        taken(file_of(replace(ROW, years=years, required=None)))
        assert sums(second, 2028).required == Decimal(1000), "both changed it: what stands here stays"


def test_a_workbook_sets_many(second: Version) -> None:
    add()
    put(required=1)
    book = template("funding.line.set")
    write(rows_of(book), 3, {"required": 5, "available": 4})
    write(rows_of(book), 4, {"number": 1, "year": 2029, "entity": "unicef", "required": 9})
    filled = done("funding.line.set", saved(book))
    assert filled.applied, [each.said for each in filled.rows]
    assert (sums(second).required, sums(second, 2029).required) == (5, 9)


amounts = st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from([2027, 2028]),
            st.sampled_from(["", "unicef"]),
            st.sampled_from(["", "A fund"]),
            st.sampled_from(["", "core", "local"]),
            amounts,
        ),
        max_size=8,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_view_adds_up_the_same_lines(second: Version, rows: list[Any]) -> None:

    last: dict[Any, Decimal] = {}
    with transaction.atomic():
        add()
        for year, entity, contributor, instrument, amount in rows:
            put(year=year, entity=entity, contributor=contributor, instrument=instrument, spent=amount)
            last[year, entity, contributor, instrument] = amount
        expected = sum(last.values(), Decimal(0))
        one = sub_output(second, 1)
        assert one is not None
        told = money().lines(one.pk or 0)
        assert (one.sums().spent or 0) == expected
        assert sum((each.sums.spent or Decimal(0) for each in told), Decimal(0)) == expected
        assert (board(second).lines[0].sums().spent or 0) == expected
        assert sum((line.spent or Decimal(0) for line in Line.objects.all()), Decimal(0)) == expected
        transaction.set_rollback(True)


def test_the_list_of_kinds_of_sources_and_its_rule_cite_the_same() -> None:
    assert instruments_source() == STANDARD
    assert all(set(names) == {"en", "ru", "kk"} for names in instruments().values())
