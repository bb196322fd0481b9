"""Evaluations: planned, staffed by whoever may evaluate, written, final, as they stood on a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.learning.models import Evaluation, Part
from shanyraq.domains.learning.queries.evaluations import evaluations, whole, wholes
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.domains.evaluating import AT, done, drafted, final, move
from tests.domains.test_register import XAA


class TestTheWay:
    def test_from_the_plan_to_the_end_of_the_follow_up(self, second: Version) -> None:
        final()
        row = Evaluation.objects.get()
        assert (row.state, row.final_on) == ("final_report", AT.date())
        with pytest.raises(Refused, match="no response yet: 1"):
            move("respond")
        done("recommendation.respond")
        move("respond")
        with pytest.raises(Refused, match="no action was ever planned: recommendations 1"):
            move("close")
        done("follow_up_action.plan")
        with pytest.raises(Refused, match="neither done nor dropped: 1"):
            move("close")
        done("follow_up_action.move", act="finish")
        move("close")
        assert Evaluation.objects.get().state == "closed"

    def test_what_a_step_needs_is_said(self, second: Version) -> None:
        done("evaluation.add", manager="")
        with pytest.raises(Refused) as refused:
            move("agree_terms")
        told = [str(each.message) for each in refused.value.findings]
        assert "Say first who manages the evaluation" in told
        assert "Enter first what the evaluation asks" in told
        with pytest.raises(Refused, match="not possible while the evaluation is"):
            move("finish")

    def test_terms_are_agreed_once_they_say_what_for_and_of_what(self, second: Version) -> None:
        done("evaluation.add", purpose={}, scope={})
        done("question.write")
        with pytest.raises(Refused) as refused:
            move("agree_terms")
        told = [str(each.message) for each in refused.value.findings if each.rule == "learning.terms_written"]
        assert told == [
            "Write first what the evaluation is for and who will use it",
            "Write first what the evaluation covers",
        ]
        done("evaluation.amend", purpose={"fr": "Apprendre"}, scope={"fr": "Tout"})
        warned = {each.rule for each in done("evaluation.move", act="agree_terms").findings}
        assert warned == {"learning.terms_of_reference", "learning.reference_group"}
        done("evaluation.amend", scope={"fr": "Presque tout"})
        assert Evaluation.objects.get().scope == {"fr": "Presque tout"}

    def test_nobody_is_warned_of_criteria_that_are_left_out_with_a_reason(self, second: Version) -> None:
        done("evaluation.add", omitted={"fr": "Trop tôt pour l’impact"})
        done("question.write")
        for sector in ("government", "civil_society"):
            done("member.write", sector=sector)
        assert done("evaluation.move", act="agree_terms").findings == ()

    def test_what_was_agreed_before_there_were_texts_stays_agreed(self, second: Version) -> None:
        done("evaluation.add")
        done("question.write")
        move("agree_terms")
        Evaluation.objects.update(purpose={}, scope={})
        done("evaluation.amend", method={"fr": "Entretiens"})
        done("evaluator.write")
        move("appoint_team")
        assert Evaluation.objects.get().state == "team_appointed"

    def test_as_of_a_day_before_they_were_written_there_were_no_terms(self, second: Version) -> None:
        done("evaluation.add", purpose={})
        (event,) = Event.objects.filter(kind="evaluation")
        Event.objects.filter(pk=event.pk).update(after={k: v for k, v in event.after.items() if k != "purpose"})
        done("evaluation.amend", at=AT + timedelta(days=2), purpose={"fr": "Apprendre"})
        assert whole(second, 1, AT.date()).row.purpose == {}
        assert whole(second, 1, AT.date() + timedelta(days=2)).row.purpose == {"fr": "Apprendre"}

    def test_a_final_report_stays_until_it_goes_back(self, second: Version) -> None:
        final()
        for act, said in (("finding.write", {"number": 1}), ("recommendation.amend", {"priority": "high"})):
            with pytest.raises(Refused, match="The report is final"):
                done(act, **said)
        done("milestone.write")
        done("evaluation.amend", report="https://example.org/report")
        with pytest.raises(Refused, match="The report is final"):
            done("evaluation.amend", title={"fr": "Autre"})
        move("return")
        assert Evaluation.objects.get().final_on is None
        done("finding.write", number=1, text={"fr": "Non"})

    def test_a_question_without_a_finding_keeps_a_report_from_being_final(self, second: Version) -> None:
        drafted()
        done("question.write", criterion="impact")
        with pytest.raises(Refused, match="No finding answers these questions: 2"):
            move("finish")

    def test_one_that_ended_is_changed_no_more(self, second: Version) -> None:
        done("evaluation.add")
        done("evaluation.end")
        assert evaluations(second) == []
        with pytest.raises(Refused, match="It was ended"):
            done("question.write")


class TestIndependence:
    @pytest.fixture(autouse=True)
    def planned(self, second: Version) -> None:
        done("evaluation.add")
        done("question.write")
        move("agree_terms")

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ({"took_part": True}, "took part in what is evaluated"),
            ({"organisation": "UNICEF"}, "carries out what is evaluated"),
            ({"name": "Bureau de la coordination"}, "cannot carry it out as well"),
            ({"conflict": "Sa sœur y travaille"}, "say how it was resolved"),
        ],
    )
    def test_whoever_managed_or_carried_it_out_does_not_evaluate(self, said: dict[str, Any], told: str) -> None:
        with pytest.raises(Refused, match=told):
            done("evaluator.write", **said)

    def test_nobody_is_appointed_without_a_declaration(self) -> None:
        warned = done("evaluator.write", declared_on=None)
        assert [each.rule for each in warned.findings] == ["learning.evaluator_declared"]
        with pytest.raises(Refused, match="has not declared"):
            move("appoint_team")
        done("evaluator.write", number=1)
        move("appoint_team")
        with pytest.raises(Refused, match="has not declared"):
            done("evaluator.write", declared_on=None, place="member")

    def test_one_leads_the_team(self) -> None:
        with pytest.raises(Refused, match="The team has no member yet"):
            move("appoint_team")
        done("evaluator.write", place="member")
        with pytest.raises(Refused, match="One evaluator leads the team; these do: 0"):
            move("appoint_team")


class TestParts:
    @pytest.fixture(autouse=True)
    def planned(self, second: Version) -> None:
        done("evaluation.add")

    def test_a_part_is_written_again_by_its_number(self) -> None:
        assert done("question.write").result.number == 1
        assert done("question.write", criterion="impact").result.number == 2
        done("question.write", number=1, seen=1, text={"fr": "Autre question"})
        assert [part.text["fr"] for part in Part.objects.all()] == ["Autre question", "Est-ce pertinent ?"]
        with pytest.raises(Conflict):
            done("question.write", number=1, seen=1, text={"fr": "Encore une autre"})
        assert done("question.write", number=1, text={"fr": "Autre question"}).event is None
        with pytest.raises(NotFound):
            done("question.write", number=9)

    def test_evidence_is_looked_up(self) -> None:
        done("question.write")
        known = ["§1", "https://example.org/data"]
        done("finding.write", evidence=known)
        with pytest.raises(Refused, match="The framework has no §99"):
            done("finding.write", evidence=["§99"])
        with pytest.raises(Refused, match="is no clause, no indicator"):
            done("finding.write", evidence=["on dit"])
        with pytest.raises(Refused, match=r"none with the number 1\.9"):
            done("finding.write", questions=["1.9"])

    def test_a_check_is_answered_once(self) -> None:
        done("check.answer")
        done("check.answer", answer="partly", remark="En partie")
        assert [part.data["answer"] for part in Part.objects.all()] == ["partly"]
        with pytest.raises(Refused, match="There is no check colour"):
            done("check.answer", check="colour")
        with pytest.raises(Conflict):
            done("check.answer", answer="no", seen=0)

    def test_a_part_that_was_ended_is_gone(self, second: Version) -> None:
        done("milestone.write")
        done("evaluation_part.end", evaluation=1, part="milestone", number=1)
        assert whole(second, 1).of("milestone") == ()
        assert done("milestone.write").result.number == 2


def test_as_it_stood_on_a_day(second: Version) -> None:
    done("evaluation.add")
    done("question.write")
    later = AT + timedelta(days=9)
    done("question.write", number=1, text={"fr": "Autre question"}, at=later)
    done("evaluation.amend", title={"fr": "Autre titre"}, at=later)
    done("question.write", criterion="impact", at=later)
    then = whole(second, 1, AT.date())
    assert (then.row.title, [part.text["fr"] for part in then.of("question")]) == (
        {"fr": "Évaluation du cadre"},
        ["Est-ce pertinent ?"],
    )
    assert len(whole(second, 1, later.date()).of("question")) == 2
    with pytest.raises(NotFound):
        whole(second, 1, date(2027, 1, 2))


def test_every_write_leaves_its_sentence(second: Version) -> None:
    final()
    told = [event.verb for event in Event.objects.filter(framework=XAA, verb__startswith="learning.")]
    assert told.count("learning.evaluation.move") == 5
    assert {"learning.question.write", "learning.finding.write", "learning.recommendation.add"} <= set(told)


def test_the_number_of_statements_is_fixed(second: Version, django_assert_num_queries: Any) -> None:
    drafted()
    with django_assert_num_queries(2):
        wholes(second)
    done("evaluation.add")
    done("question.write", evaluation=2)
    with django_assert_num_queries(2):
        wholes(second)


class TestWhoMay:
    def test_evaluators_write_findings_and_appoint_nobody(self, second: Version) -> None:
        evaluator = actor(person("evaluator@example.org", (Role.EVALUATOR, Reach(XAA))))
        done("evaluation.add")
        done("question.write", evaluator)
        with pytest.raises(NotAllowed):
            done("evaluator.write", evaluator)
        with pytest.raises(NotAllowed):
            done("evaluation.move", evaluator, act="agree_terms")

    def test_the_group_keeps_evaluations(self, second: Version) -> None:
        member = actor(person("mel@example.org", (Role.MEL_MEMBER, Reach(XAA))))
        done("evaluation.add", member)
        done("milestone.write", member)
        outsider = actor(person("nobody@example.org"))
        with pytest.raises(NotAllowed):
            done("evaluation.add", outsider)
        with pytest.raises(NotFound):
            done("milestone.write", outsider)
