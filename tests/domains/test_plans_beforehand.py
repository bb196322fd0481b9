"""What stands in a plan's way before it goes on, and what is told of it: mandatory tags, errors and warnings."""

from dataclasses import replace
from typing import Any

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import Done, verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.plans import endorsed_board
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Severity
from tests.conftest import TESTER
from tests.domains.planning import ROW, TAGS, add, decide, file_of, step, taken, whole
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
DATES = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}


def perform(act: str, **said: Any) -> Done[Any]:
    verb = verbbook()[f"workplans.plan.{act}"]
    command = verb.told.model_validate({"framework": XAA, "outcome": "A.1", "year": 2027, **said})
    return verb.perform(command, by=TESTER, at=AT)


def state() -> str:
    return Plan.objects.get().state


def said_of(done: Done[Any]) -> dict[str, str]:
    return {each.rule: str(each.message) for each in done.findings}


class TestMandatoryTags:
    @pytest.mark.parametrize("tag", TAGS)
    def test_without_one_a_plan_is_submitted_and_not_cleared(self, tag: str) -> None:
        whole(title={"fr": "Puits"}, **DATES)
        told = {name: value for name, value in TAGS.items() if name != tag}
        add(title={"fr": "Conseils"}, **told, **DATES)
        step("open")
        warned = said_of(perform("submit"))["workplans.mandatory_tags"]
        assert "cannot be cleared: 1 of 2" in warned
        assert "2 “Conseils” (" in warned
        events = Event.objects.count()
        with pytest.raises(Refused) as refused:
            perform("clear")
        said = [str(each.message) for each in refused.value.findings if each.severity is Severity.ERROR]
        assert len(said) == 2
        assert "Return the plan to its Results Group" in said[0]
        assert said[1].startswith("Sub-output 2, “Conseils”, lacks: ")
        assert (state(), Event.objects.count()) == ("under_review", events)

    def test_an_entity_is_one_too(self) -> None:
        taken(file_of(replace(ROW, entities=())))
        step("open")
        step("submit")
        with pytest.raises(Refused, match="Conseils aux communes”, lacks: Entities"):
            step("clear")

    def test_what_counts_is_what_was_submitted(self) -> None:
        add(**DATES)
        step("open")
        step("submit")
        amended = {"framework": XAA, "number": 1, **{name: value for name, value in TAGS.items() if name != "status"}}
        sub_outputs.amend(AmendSubOutput.model_validate({**amended, "status": "pipeline"}), by=TESTER, at=AT)
        with pytest.raises(Refused, match="lack mandatory tags: 1 of 1"):
            step("clear")
        step("return")
        step("submit")
        step("clear")
        assert state() == "cleared"

    def test_one_that_was_cleared_before_is_not_endorsed(self) -> None:
        whole(**DATES)
        for act in ("open", "submit", "clear"):
            step(act)
        edition = Edition.objects.get()
        edition.content[0]["facts"]["gender"] = None
        edition.save()
        with pytest.raises(Refused, match="Decline the plan") as refused:
            step("endorse", decision=decide())
        assert "lacks: Gender marker" in str(refused.value.findings[-1].message)
        step("decline")
        assert state() == "draft"

    def test_one_that_was_endorsed_before_stays_and_its_revision_is_looked_at(self, second: Version) -> None:
        whole(**DATES)
        for act in ("open", "submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        edition = Edition.objects.get()
        edition.content[0]["facts"]["places"] = []
        edition.save()
        assert len(endorsed_board(second).board.lines) == 1
        add(title={"fr": "Nouveau"}, **DATES)
        step("revise")
        step("submit")
        with pytest.raises(Refused, match="lack mandatory tags: 1 of 2"):
            step("clear")
        assert [line.facts.places for line in endorsed_board(second).board.lines] == [()]

    def test_a_file_is_taken_without_them(self) -> None:
        bare = replace(ROW, places=(), sdg_targets=(), gender=None, gender_note="", implementing=())
        assert taken(file_of(bare)).counts["created"] == 1


class TestCounts:
    def test_errors_and_warnings_are_counted_by_rule_at_each_step(self) -> None:
        whole(functions=["capacity"], **DATES)
        whole(**DATES)
        whole(**DATES)
        step("open")
        said = "Warnings in 2 of 3 sub-outputs: 2 × “A sub-output says what the United Nations does in it.”"
        for act, more in (("submit", {}), ("clear", {}), ("endorse", {"decision": decide()})):
            assert said_of(perform(act, **more)) == {"workplans.plan_found": said}, act
        assert state() == "endorsed"

    def test_a_refusal_for_errors_counts_them_too(self) -> None:
        targets = ("1.1", "1.2", "1.3", *(f"6.{number}" for number in range(1, 9)))
        taken(file_of(replace(ROW, sdg_targets=targets)))
        step("open")
        with pytest.raises(Refused, match="Mend the errors in these first: Conseils aux communes") as refused:
            step("submit")
        counted = [str(each.message) for each in refused.value.findings if each.rule == "workplans.plan_found"]
        assert counted[0].startswith("Errors in 1 of 1 sub-outputs: 1 × “A sub-output names no more SDG targets")

    def test_an_empty_plan_says_nothing_but_that(self) -> None:
        step("open")
        with pytest.raises(Refused) as refused:
            step("submit")
        assert [each.rule for each in refused.value.findings] == ["workplans.plan_to_review"]


class TestOnlyLooking:
    @pytest.mark.parametrize("act", ["submit", "clear", "endorse"])
    def test_it_says_the_same_and_changes_nothing(self, act: str) -> None:
        whole(**DATES)
        step("open")
        acts = ["submit", "clear", "endorse"]
        for each in acts[: acts.index(act)]:
            step(each)
        more = {"decision": decide()} if act == "endorse" else {}
        before = (state(), Event.objects.count(), Edition.objects.count())
        looked = perform(act, dry_run=True, **more)
        assert looked.event is None
        assert (state(), Event.objects.count(), Edition.objects.count()) == before
        assert looked.findings == perform(act, **more).findings != ()

    def test_it_is_refused_for_the_same(self) -> None:
        add(**DATES)
        step("open")
        step("submit")
        with pytest.raises(Refused, match="lack mandatory tags: 1 of 1"):
            perform("clear", dry_run=True)
