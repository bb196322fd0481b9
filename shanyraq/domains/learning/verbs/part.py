"""What an evaluation is made of: milestones, people, questions, findings, conclusions, answers to checks.

A part is written with the number that it has; without a number it is a new one. One function writes them all.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result, next_number
from shanyraq.domains.learning.commands.evaluation_parts import (
    AnswerCheck,
    EndPart,
    OfNumbered,
    OfPart,
    WriteConclusion,
    WriteEvaluator,
    WriteFinding,
    WriteMember,
    WriteMilestone,
    WriteQuestion,
)
from shanyraq.domains.learning.models import Evaluation, Part
from shanyraq.domains.learning.queries.evaluated import evidence_there
from shanyraq.domains.learning.queries.evaluations import (
    PART,
    evaluation,
    evaluations,
    link_of,
    part,
    part_key,
    part_values,
)
from shanyraq.domains.learning.rules import evaluating as rules
from shanyraq.domains.learning.rules.answering import refused_links
from shanyraq.domains.learning.rules.checking import checks, refused_check
from shanyraq.domains.learning.rules.evidence import refused_evidence
from shanyraq.domains.learning.verbs.ready import appointing
from shanyraq.domains.learning.vocabulary.evaluations import PartKind
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

LINKS = {"questions": PartKind.QUESTION, "findings": PartKind.FINDING}
"""Fields that name other parts of the evaluation → their kind."""


def _known(kind: PartKind) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    """What finds a part that stands, with its revision; for a new one the evaluation alone."""

    def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
        framework, own, number = (str(entered.get(name) or "") for name in ("framework", "evaluation", "number"))
        if not framework or not own.isdecimal():
            return {}
        stands = evaluation(framework, int(own))
        if not number.isdecimal():
            return {"framework": framework, "evaluation": stands.number}
        row = part(stands, kind, int(number))
        about = {"framework": framework, "evaluation": int(own), "number": row.number, "seen": row.revision}
        return {**about, **{name: value for name, value in part_values(row).items() if value not in ({}, None)}}

    return known


def _verb(kind: PartKind, title: str, said: str, permission: Permission) -> Callable[..., Any]:
    return verb(
        f"learning.{kind}.write",
        title=title,
        said=said,
        permission=permission,
        sees=Permission.SEE_EVALUATIONS,
        known=_known(kind),
    )


def known_answer(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """How a check is answered, with its revision."""
    framework, own = (str(entered.get(name) or "") for name in ("framework", "evaluation"))
    if not framework or not own.isdecimal():
        return {}
    found = _answer(evaluation(framework, int(own)), str(entered.get("check") or ""))
    about = {"framework": framework, "evaluation": int(own)}
    return {**about, **found.data, "seen": found.revision} if found else about


def _answer(own: Evaluation, key: str) -> Part | None:
    """The answer to a check, by the key of that."""
    return next((row for row in own.parts.filter(kind=PartKind.CHECK) if row.data["check"] == key), None)


def answered(framework: str) -> Iterator[Thing]:
    """Every answer to a check, of a framework."""
    rows = Part.objects.filter(evaluation__framework__code=framework, evaluation__ended_at=None, kind=PartKind.CHECK)
    for row in rows.filter(ended_at=None).select_related("evaluation"):
        about = {"framework": framework, "evaluation": row.evaluation.number, "seen": row.revision}
        yield Thing(_of_check(row), {**about, **row.data}, Scope(framework))


def _of_check(row: Part) -> dict[str, str]:
    """The evaluation with the check, by language."""
    known_check = checks().get(row.data["check"])
    texts = known_check.text if known_check else {}
    titles = row.evaluation.title
    return {language: f"{title} · {texts.get(language, row.data['check'])}" for language, title in titles.items()}


def to_answer(framework: str) -> Iterator[Thing]:
    """Every evaluation of which checks can be answered."""
    for row in evaluations(version_in_force(framework)):
        yield Thing(row.title, {"evaluation": row.number}, Scope(framework))


keeps = partial(_verb, permission=Permission.KEEP_EVALUATIONS)
writes = partial(_verb, permission=Permission.WRITE_EVALUATIONS)


@keeps(
    PartKind.MILESTONE,
    title=gettext_noop("Write a milestone"),
    said=gettext_noop("{actor} wrote milestone {part} of {name}"),
)
def milestone(trail: Trail, command: WriteMilestone) -> Result:
    """Writes what is to be reached by a day, and when it was."""
    return _write(trail, command)


@keeps(
    PartKind.MEMBER,
    title=gettext_noop("Write a member of the reference group"),
    said=gettext_noop("{actor} wrote member {part} of the reference group of {name}"),
)
def member(trail: Trail, command: WriteMember) -> Result:
    """Writes somebody who accompanies the evaluation, and for whom they speak."""
    return _write(trail, command)


@keeps(
    PartKind.EVALUATOR,
    title=gettext_noop("Write an evaluator"),
    said=gettext_noop("{actor} wrote evaluator {part} of {name}"),
)
def evaluator(trail: Trail, command: WriteEvaluator) -> Result:
    """Writes somebody who is to evaluate, with what they declared. Whoever took part in it is refused."""
    return _write(trail, command)


@writes(
    PartKind.QUESTION,
    title=gettext_noop("Write a question"),
    said=gettext_noop("{actor} wrote question {part} of {name}"),
)
def question(trail: Trail, command: WriteQuestion) -> Result:
    """Writes what the evaluation asks, by a criterion."""
    return _write(trail, command)


@writes(
    PartKind.FINDING,
    title=gettext_noop("Write a finding"),
    said=gettext_noop("{actor} wrote finding {part} of {name}"),
)
def finding(trail: Trail, command: WriteFinding) -> Result:
    """Writes what was found, which questions that answers, and what it rests on."""
    return _write(trail, command)


@writes(
    PartKind.CONCLUSION,
    title=gettext_noop("Write a conclusion"),
    said=gettext_noop("{actor} wrote conclusion {part} of {name}"),
)
def conclusion(trail: Trail, command: WriteConclusion) -> Result:
    """Writes a conclusion, with the findings that it rests on."""
    return _write(trail, command)


@verb(
    "learning.check.answer",
    title=gettext_noop("Answer a check"),
    said=gettext_noop("{actor} answered a check of the quality of {name}"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known_answer,
    listed=Listing(("evaluation", "check"), answered, sets=True, within=to_answer),
)
def check(trail: Trail, command: AnswerCheck) -> Result:
    """Answers a check of the quality of terms of reference or report; a second answer to one replaces the first."""
    trail.ask(refused_check(command.check, checks()))
    return _write(trail, command)


def known_part(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part as it stands, with its revision."""
    kind = str(entered.get("part") or "")
    if kind not in set(PartKind):
        return {}
    found = _known(PartKind(kind))(entered)
    names = ("framework", "evaluation", "number", "seen")
    return {**{name: found[name] for name in names}, "part": kind} if "number" in found else found


@verb(
    "learning.evaluation_part.end",
    title=gettext_noop("End a part of an evaluation"),
    said=gettext_noop("{actor} ended a part of {name}"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known_part,
)
def end(trail: Trail, command: EndPart) -> Result:
    """Ends a milestone, a person, a question, a finding, a conclusion or an answer that was entered by mistake."""
    own = _open(trail, command.framework, command.evaluation, command.part)
    row = part(own, command.part, command.number)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": row.ended_at is not None})
    if row.ended_at is not None:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save()
    subject = _subject(command.framework, own, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def _open(trail: Trail, framework: str, number: int, kind: str) -> Evaluation:
    """The evaluation, in a state in which such a part is written."""
    own = evaluation(framework, number)
    trail.ask(rules.refused_ended(has_ended=own.ended_at is not None))
    trail.ask(rules.refused_final(own.state, kind))
    return own


def _write(trail: Trail, command: OfPart) -> Result:
    own = _open(trail, command.framework, command.evaluation, command.kind)
    row = _row(own, command)
    before = part_values(row) if row.pk else {}
    stands_ended = row.ended_at is not None
    data, text = command.facts(), command.words()
    if row.pk and not stands_ended:
        if (row.data, row.text) == (data, text):
            trail.nothing_to_do()
            return Result(row.number, row.revision)
        trail.expect(command.seen, row.revision, mine={**data, "text": text}, theirs=before)
    row.data, row.text = data, text
    _judge(trail, command, own, row)
    row.ended_at = None
    row.revision = row.revision + 1 if row.pk else 1
    row.save()
    after = {**part_values(row), **({"ended": False} if stands_ended else {})}
    ended = {"ended": True} if stands_ended else {}
    trail.record(_subject(command.framework, own, row), {"part": row.number}, before={**before, **ended}, after=after)
    return Result(row.number, row.revision)


def _row(own: Evaluation, command: OfPart) -> Part:
    """The part that is meant, or a new one. The answer to a check is found by that."""
    if isinstance(command, AnswerCheck):
        found = _answer(own, command.check)
    else:
        assert isinstance(command, OfNumbered)
        found = part(own, command.kind, command.number) if command.number is not None else None
    if found is not None:
        return found
    rows = Part.objects.filter(evaluation=own, kind=command.kind)
    return Part(evaluation=own, kind=command.kind, number=next_number(rows))


def _judge(trail: Trail, command: OfPart, own: Evaluation, row: Part) -> None:
    """Asks the rules of its kind."""
    for name, kind in LINKS.items():
        if name in row.data:
            numbers = Part.objects.filter(evaluation=own, kind=kind, ended_at=None).values_list("number", flat=True)
            trail.ask(refused_links(name, row.data[name], {link_of(own.number, number) for number in numbers}))
    if "evidence" in row.data:
        trail.ask(refused_evidence(row.data["evidence"], evidence_there(command.framework, row.data["evidence"])))
    if command.kind is PartKind.EVALUATOR:
        version = version_in_force(command.framework)
        trail.ask(appointing(version, own, [row], own.state, trail.at.date()))


def _subject(framework: str, own: Evaluation, row: Part) -> Subject:
    name = str(next(iter(own.title.values()), ""))
    return Subject(PART, part_key(own.number, row.kind, row.number), framework, name)
