"""Evaluations and recommendations of a copy for training: entered, moved on and answered by the verbs that people use.

What is done has a history: final reports and plans are some days old, so that something is late, and something told.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.learning.queries.evaluations import TERMS, has_evaluations, link_of
from shanyraq.domains.learning.queries.recommendations import has_recommendations
from shanyraq.domains.learning.rules.following import Quarter
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_evaluations import (
    TrainingAction,
    TrainingEvaluation,
    TrainingEvaluations,
    TrainingRecommendation,
)
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import carry_out, in_copy, in_its_language
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "learning.evaluation.invent",
    title=gettext_noop("Invent evaluations for training"),
    said=gettext_noop("{actor} filled the copy for training with {evaluations} invented evaluations"),
    permission=Permission.KEEP_EVALUATIONS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_evaluations(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Enters what the file of the copy has of evaluations and recommendations; gives how many evaluations there are.
    Where any was ever entered, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    section = plans.evaluations
    if section is None or has_evaluations(version) or has_recommendations(version):
        trail.nothing_to_do()
        return 0
    _Writing(version, section, trail.by, trail.at).write()
    count = len(section.evaluations)
    trail.record(Subject("framework", version.code, version.code), {"evaluations": count, "seed": plans.seed})
    return count


class _Writing:
    """What every verb of one filling is told."""

    def __init__(self, version: Version, section: TrainingEvaluations, by: Actor, at: datetime) -> None:
        self.version, self.section, self.by, self.at = version, section, by, at
        self.then = at - timedelta(days=section.days_ago)
        self.numbers: list[int] = []

    def write(self) -> None:
        """Evaluations with their drafts; recommendations; the steps to the final reports; what came of them."""
        for each in self.section.evaluations:
            self.numbers.append(self._evaluation(each))
        given = [(self._recommendation(each), each) for each in self.section.recommendations]
        for number, one in zip(self.numbers, self.section.evaluations, strict=True):
            if "finish" in one.acts:
                self._do("evaluation.move", self.then, number=number, act="finish")
        for number, recommended in given:
            self._answer(number, recommended)

    def _do(self, name: str, at: datetime, /, **said: Any) -> Any:
        return carry_out(f"learning.{name}", self.version, self.by, at, **said)

    def _said(self, text: Text) -> Mapping[str, str]:
        return in_its_language(self.version, text)

    def _evaluation(self, each: TrainingEvaluation) -> int:
        facts = each.model_dump(include={"kind", "manager", "starts_on", "ends_on", "outcomes"})
        named = {"entity": each.entity or "", "activity": each.activity or ""}
        terms = {name: self._said(text) for name in TERMS if (text := getattr(each, name))}
        words = {"title": self._said(each.title), **terms}
        number: int = self._do("evaluation.add", self.then, **words, **facts, **named).number
        about: dict[str, Any] = {"evaluation": number}
        for milestone in each.milestones:
            said = {**milestone.model_dump(), "text": self._said(milestone.text)}
            self._do("milestone.write", self.then, **about, **said)
        for member in each.group:
            self._do("member.write", self.then, **about, **member.model_dump())
        for question in each.questions:
            text = self._said(question.text)
            self._do("question.write", self.then, **about, criterion=question.criterion, text=text)
        for place, member in enumerate(each.team):
            facts = {"name": member.name, "organisation": member.organisation, "declared_on": self.then.date()}
            self._do("evaluator.write", self.then, **about, **facts, place="member" if place else "lead")
        for act in each.acts:
            if act != "finish":
                self._do("evaluation.move", self.then, number=number, act=act)
        self._written(number, each)
        return number

    def _written(self, number: int, each: TrainingEvaluation) -> None:
        """Findings, conclusions, answers to checks."""
        about: dict[str, Any] = {"evaluation": number}
        for finding in each.findings:
            questions, text = self._links(number, finding.questions), self._said(finding.text)
            said = {"questions": questions, "text": text, "evidence": finding.evidence}
            self._do("finding.write", self.then, **about, **said)
        for conclusion in each.conclusions:
            findings, text = self._links(number, conclusion.findings), self._said(conclusion.text)
            self._do("conclusion.write", self.then, **about, findings=findings, text=text)
        for answer in each.checks:
            self._do("check.answer", self.then, **about, **answer.model_dump())

    def _links(self, evaluation: int, places: list[int]) -> list[str]:
        return [link_of(evaluation, place) for place in places]

    def _recommendation(self, each: TrainingRecommendation) -> int:
        own = self.numbers[each.evaluation - 1] if each.evaluation else None
        facts = each.model_dump(include={"origin", "symbol", "paragraph", "issued_on", "addressees", "priority"})
        links = {"evaluation": own, "findings": self._links(own, each.findings) if own else []}
        text, activity = self._said(each.text), each.activity or ""
        added = self._do("recommendation.add", self.then, **facts, **links, text=text, activity=activity)
        number: int = added.number
        return number

    def _answer(self, number: int, each: TrainingRecommendation) -> None:
        if each.response is None:
            return
        reason = self._said(each.reason) if each.reason else {}
        self._do("recommendation.respond", self.then, number=number, response=each.response, text=reason)
        for action in each.actions:
            self._act(number, action)

    def _act(self, recommendation: int, each: TrainingAction) -> None:
        due_on = self.then.date() + timedelta(days=each.due_in)
        facts = {"who": each.who, "due_on": due_on, "text": self._said(each.text)}
        planned = self._do("follow_up_action.plan", self.then, recommendation=recommendation, **facts)
        number, quarter = planned.number, Quarter.of(self.then.date())
        if "begin" in each.steps:
            self._do("follow_up_action.move", self.then, number=number, act="begin")
        for text in each.told:
            quarter = quarter.after
            at = self.then.replace(year=quarter.ends_on.year, month=quarter.ends_on.month, day=quarter.ends_on.day)
            if at <= self.at:
                facts = {"year": quarter.year, "quarter": quarter.number, "text": self._said(text)}
                self._do("follow_up_action.tell", at, number=number, **facts)
        for step in each.steps:
            if step != "begin":
                at = max(self.then, self.at - timedelta(days=30))
                self._do("follow_up_action.move", at, number=number, act=step, note=each.note)
