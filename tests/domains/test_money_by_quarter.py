"""What was spent by quarter: never another sum than the year's, in every view and through files."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.base.audit.models import Event
from shanyraq.domains.funding.commands import ClearLine
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.queries.overview import Chosen, overview
from shanyraq.domains.funding.verbs import line as verbs
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.registry import money
from shanyraq.kernel.amounts import added_up
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_money_lines import put, sums
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")


def quarters() -> tuple[Any, ...]:
    return Line.objects.get().quarters


class TestOne:
    def test_quarters_alone_are_what_was_spent(self, second: Version) -> None:
        add()
        put(available=100, spent_q1=10, spent_q3="0.50")
        assert sums(second).spent == Decimal("10.50")
        assert quarters() == (10, None, Decimal("0.50"), None), "a quarter that is not told is not zero"

    def test_one_more_quarter_adds_to_a_year_that_said_nothing_else(self, second: Version) -> None:
        add()
        put(available=100, spent_q1=10)
        put(spent_q2=5)
        assert sums(second).spent == 15
        put(spent_q1=8)
        assert sums(second).spent == 13

    def test_a_year_that_says_more_keeps_what_it_says(self, second: Version) -> None:
        add()
        put(available=100, spent=50)
        put(spent_q1=10)
        put(spent_q2=40)
        assert sums(second).spent == 50
        with pytest.raises(Refused, match=r"quarters say 51\.00 together, and the year 50\.00"):
            put(spent=50, spent_q1=11)

    def test_all_four_are_the_whole_year(self, second: Version) -> None:
        add()
        said = {f"spent_q{number}": 10 for number in range(1, 5)}
        with pytest.raises(Refused, match=r"All four quarters say 40\.00 together, and the year 41\.00"):
            put(available=100, spent=41, **said)
        put(available=100, spent=40, **said)
        assert sums(second).spent == 40

    def test_the_year_does_not_fall_below_its_quarters(self) -> None:
        add()
        put(available=100, spent_q1=10, spent=12)
        with pytest.raises(Refused):
            put(spent=9)

    def test_its_event_tells_them_and_the_same_again_is_none(self) -> None:
        add()
        put(available=100, spent_q1=10)
        event = Event.objects.latest("pk")
        assert event.after["quarters"] == {"2028": ["10.00", None, None, None]}
        assert event.after["money"]["2028"]["spent"] == "10.00"
        put(spent_q1="10.00")
        assert Event.objects.latest("pk") == event
        put(required=1)
        assert "quarters" not in Event.objects.latest("pk").after, "nothing of them changed"

    def test_they_go_with_the_line(self, second: Version) -> None:
        add()
        put(spent_q1=10, entity="unicef")
        of = {"framework": XAA, "number": 1, "year": 2028, "entity": "unicef", "reason": "Twice"}
        verbs.clear(ClearLine.model_validate(of), by=TESTER, at=AT)
        assert (quarters(), sums(second)) == ((None,) * 4, None)


class TestOverview:
    def test_adds_up_what_is_told_and_says_what_is_not(self, second: Version) -> None:
        add(entities=["unicef", "undp"])
        put(entity="unicef", required=400, available=200, spent=60, spent_q1=10, spent_q2=30)
        put(entity="undp", required=100, available=100, spent_q2=20)
        (year,) = overview(second, Chosen()).delivered
        assert (year.year, year.quarters, year.untold) == (2028, (10, 50, None, None), 20)
        assert (year.since(1), year.since(2), year.since(3)) == (10, 60, None)
        assert (year.of_available(2), year.of_required(2)) == (Decimal("0.2"), Decimal("0.12"))
        (own,) = overview(second, Chosen(entity="undp")).delivered
        assert (own.quarters, own.untold) == ((None, 20, None, None), 0)

    def test_of_a_day_as_they_stood_then(self, second: Version) -> None:
        add()
        put(available=100, spent_q1=10)
        (year,) = overview(second, Chosen(), AT.date()).delivered
        assert year.quarters == (10, None, None, None)
        assert overview(second, Chosen(), (AT - timedelta(days=1)).date()).delivered == []
        found = sub_output(second, 1, AT.date())
        assert found is not None
        assert found.facts.money[2028].spent == 10, "the rest of a sub-output is read beside them"


class TestFiles:
    def test_an_export_says_what_it_said_without_them(self, second: Version) -> None:
        taken(file_of(ROW))
        put(year=2027, spent=100)
        before = uninfo_bytes(second)
        put(year=2027, spent_q1=40)
        assert uninfo_bytes(second) == before

    def test_a_file_leaves_them_while_they_can_be_of_its_year(self, second: Version) -> None:
        taken(file_of(ROW))
        put(year=2027, spent_q1=40)
        years = {**ROW.years, 2027: replace(ROW.years[2027], spent=Decimal(90))}
        taken(file_of(replace(ROW, years=years)))
        line = Line.objects.get(year=2027)
        assert (line.spent, line.quarters) == (40, (40, None, None, None)), "both changed it: what stands here stays"

    @pytest.mark.parametrize(("spent", "kept"), [("90", True), ("40", True), ("39.99", False), (None, False)])
    def test_what_cannot_be_of_the_sum_that_is_kept_is_told_no_more(
        self, second: Version, spent: str | None, kept: bool
    ) -> None:
        add()
        put(spent_q1=40)
        (pk,) = Line.objects.values_list("sub_output", flat=True)
        wanted = replace(sums(second), required=Decimal(1), spent=None if spent is None else Decimal(spent))
        money().keep({pk: {2028: wanted}})
        assert quarters() == ((40 if kept else None), None, None, None)

    def test_a_workbook_sets_many(self, second: Version) -> None:
        add()
        put(required=1)
        book = template("funding.line.set")
        write(rows_of(book), 3, {"spent_q1": 5, "spent_q2": 4})
        filled = done("funding.line.set", saved(book))
        assert filled.applied, [each.said for each in filled.rows]
        assert (sums(second).spent, quarters()) == (9, (5, 4, None, None))


amount = st.none() | st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100)
NAMES = ("spent", "spent_q1", "spent_q2", "spent_q3", "spent_q4")


@given(steps=st.lists(st.tuples(*[amount] * 5), max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_told_no_view_says_another_sum(second: Version, steps: list[Any]) -> None:
    with transaction.atomic():
        add()
        for step in steps:
            said = {name: value for name, value in zip(NAMES, step, strict=True) if value is not None}
            try:
                if said:
                    put(**said)
            except Refused:
                continue
        for year in overview(second, Chosen()).delivered:
            assert year.untold is not None
            assert year.untold >= 0
            assert (year.told or 0) + year.untold == year.sums.spent
            assert None in year.quarters or added_up(year.quarters) == year.sums.spent
        transaction.set_rollback(True)
