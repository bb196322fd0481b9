"""What ends with the year before is carried over into the plan of the next one, and that is taken back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AddSubOutput, AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.carrying import can_be_taken_back
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER
from tests.domains.planning import decide, step, whole
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
IN_YEAR = datetime(2027, 2, 1, 9, tzinfo=UTC)
DATES = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
EARLY = {"starts_on": "2027-01-01", "ends_on": "2027-01-31"}
TO = date(2028, 12, 31)


def do(act: str, **said: Any) -> Any:
    """How a verb of the plan of 2028 ended."""
    verb = verbbook()[f"workplans.plan.{act}"]
    told = verb.told.model_validate({"framework": XAA, "outcome": "A.1", "year": 2028, **said})
    return verb.perform(told, by=TESTER, at=IN_YEAR)


def ends(second: Version, number: int) -> date | None:
    line = sub_output(second, number)
    assert line is not None
    return line.facts.ends_on


def amend(number: int, **said: Any) -> None:
    told = AmendSubOutput.model_validate({"framework": XAA, "number": number, **said})
    sub_outputs.amend(told, by=TESTER, at=IN_YEAR)


class TestCarryingOver:
    def test_what_ends_with_the_year_before_goes_on(self, second: Version) -> None:
        whole(**DATES)
        whole(title={"fr": "Fini"}, status="closed", **DATES)
        whole(title={"fr": "Deux ans"}, starts_on="2027-01-01", ends_on="2028-06-30")
        step("open", year=2028)
        assert do("carry_over").result.numbers == [1]
        assert ends(second, 1) == TO
        assert do("carry_over").result.numbers == [], "once"
        assert Event.objects.filter(verb="workplans.sub_output.amend").count() == 1

    def test_what_ended_earlier_goes_on_where_it_is_named(self, second: Version) -> None:
        whole(**DATES)
        whole(title={"fr": "Tôt"}, **EARLY)
        step("open", year=2028)
        done = do("carry_over")
        assert done.result.numbers == [1]
        assert [str(each.message) for each in done.findings] == [
            "Going on to 2028-12-31: Conseils",
            "Not carried over, for they end before the last month of the year before: Tôt",
        ]
        assert ends(second, 2) == date(2027, 1, 31)
        assert do("carry_over", numbers=[2]).result.numbers == [2]
        assert ends(second, 2) == TO

    def test_what_is_done_with_is_left_out_and_told(self, second: Version) -> None:
        whole(**DATES)
        whole(title={"fr": "Achevé"}, status="finalisation", starts_on="2027-01-01", ends_on="2027-06-30")
        whole(title={"fr": "Fini"}, status="closed", **DATES)
        whole(title={"fr": "Sans fin"}, starts_on="2027-01-01")
        step("open", year=2028)
        done = do("carry_over")
        assert done.result.numbers == [1]
        assert ends(second, 2) == date(2027, 6, 30)
        assert [str(each.message) for each in done.findings] == [
            "Going on to 2028-12-31: Conseils",
            "Not carried over, for their status is «Finalisation»: Achevé",
            "Not carried over, for their status is «Closed»: Fini",
            "Not carried over, for nobody said when they end: Sans fin",
        ]

    def test_a_dry_run_says_it_and_changes_nothing(self, second: Version) -> None:
        whole(**DATES)
        step("open", year=2028)
        events = Event.objects.count()
        done = do("carry_over", dry_run=True)
        assert done.result.written().sub_outputs == [1]
        assert [each.rule for each in done.findings] == ["workplans.to_carry_over"]
        assert (ends(second, 1), Event.objects.count()) == (date(2027, 12, 31), events)

    def test_not_before_the_year_before_has_begun(self) -> None:
        whole(**DATES)
        step("open", year=2028)
        with pytest.raises(Refused, match="2027 has not begun yet: it can be carried over from 2027-01-01 on"):
            step("carry_over", year=2028, at=AT)
        step("carry_over", year=2028, at=datetime(2027, 1, 1, tzinfo=UTC))

    def test_only_what_stood_there(self) -> None:
        whole(**DATES)
        step("open", year=2028)
        with pytest.raises(Refused, match="stand in no plan of 2027: 9"):
            do("carry_over", numbers=[9])

    def test_the_endorsed_plan_of_the_year_before_stays_as_it_was_endorsed(self) -> None:
        whole(**DATES)
        for act in ("open", "submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        step("open", year=2028)
        do("carry_over")
        step("revise", at=IN_YEAR)
        step("keep", at=IN_YEAR)


class TestTakingBack:
    @pytest.fixture
    def carried(self, second: Version) -> Version:
        for title in ("Conseils", "Puits", "Lacs", "Rivières"):
            whole(title={"fr": title}, **DATES)
        step("open", year=2028)
        assert not can_be_taken_back(second, "A.1", 2028)
        do("carry_over")
        return second

    def test_every_end_is_set_back(self, carried: Version) -> None:
        assert can_be_taken_back(carried, "A.1", 2028)
        done = do("take_back_carry_over")
        assert (done.result.numbers, done.findings) == ([1, 2, 3, 4], ())
        assert {ends(carried, number) for number in (1, 2, 3, 4)} == {date(2027, 12, 31)}
        assert done.event.change == {"number": "1, 2, 3, 4"}
        assert not can_be_taken_back(carried, "A.1", 2028)
        with pytest.raises(Refused, match="nothing to take back"):
            do("take_back_carry_over")

    def test_what_was_changed_since_stays_and_is_named(self, carried: Version) -> None:
        amend(1, ends_on="2028-06-30")
        amend(2, ends_on="2028-06-30")
        amend(2, ends_on="2028-12-31")
        amend(3, title={"fr": "Lacs du nord"})
        told = EndSubOutput.model_validate({"framework": XAA, "number": 4, "reason": "Twice"})
        sub_outputs.end(told, by=TESTER, at=IN_YEAR)
        done = do("take_back_carry_over")
        assert done.result.numbers == [3], "another field of it was changed"
        assert [ends(carried, number) for number in (1, 2, 3)] == [date(2028, 6, 30), TO, date(2027, 12, 31)]
        assert [str(each.message) for each in done.findings] == [
            "These stay as they are, for they were changed, moved or ended since: Conseils, Puits, Rivières"
        ]

    def test_what_moved_to_another_outcome_stays(self, kaz: Version) -> None:
        about = {"framework": kaz.code, "outcome": "1", "year": 2028}
        for title in ("Advice", "Wells"):
            said = {"output": "1.1", "title": {"en": title}, "entities": ["unicef"], **DATES}
            told = AddSubOutput.model_validate({"framework": kaz.code, **said})
            sub_outputs.add(told, by=TESTER, at=AT)
        for act in ("open", "carry_over"):
            do(act, **about)
        amend(1, framework=kaz.code, output="2.1")
        assert do("take_back_carry_over", **about).result.numbers == [2]
        assert (ends(kaz, 1), ends(kaz, 2)) == (TO, date(2027, 12, 31))

    def test_what_was_taken_back_is_carried_over_and_taken_back_again(self, carried: Version) -> None:
        do("take_back_carry_over")
        amend(1, ends_on="2027-12-15")
        assert do("carry_over").result.numbers == [1, 2, 3, 4]
        assert do("take_back_carry_over", dry_run=True).result.numbers == [1, 2, 3, 4]
        assert ends(carried, 1) == TO, "it was only looked"
        do("take_back_carry_over")
        assert [ends(carried, number) for number in (1, 2)] == [date(2027, 12, 15), date(2027, 12, 31)]

    def test_two_carry_overs_are_taken_back_together(self, second: Version) -> None:
        whole(**DATES)
        whole(title={"fr": "Tôt"}, **EARLY)
        step("open", year=2028)
        do("carry_over")
        do("carry_over", numbers=[2])
        assert do("take_back_carry_over").result.numbers == [1, 2]
        assert [ends(second, number) for number in (1, 2)] == [date(2027, 12, 31), date(2027, 1, 31)]
