"""Evaluations: added, amended, moved on, ended."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.learning.commands.evaluations import (
    AddEvaluation,
    AmendEvaluation,
    EndEvaluation,
    MoveEvaluation,
    OfEvaluation,
)
from shanyraq.domains.learning.models import Evaluation
from shanyraq.domains.learning.queries.evaluated import activity_known, there
from shanyraq.domains.learning.queries.evaluations import FIELDS, KIND, evaluation, kept, values
from shanyraq.domains.learning.rules import evaluating as rules
from shanyraq.domains.learning.rules.evaluating import EVALUATION
from shanyraq.domains.learning.verbs.ready import ready_for
from shanyraq.domains.learning.vocabulary.evaluations import Act
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The evaluation as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = evaluation(*one)
    said = {name: value for name, value in values(row).items() if name in FIELDS}
    return {**said, "framework": entered["framework"], "number": row.number, "seen": row.revision}


@verb(
    "learning.evaluation.add",
    title=gettext_noop("Plan an evaluation"),
    said=gettext_noop("{actor} planned the evaluation “{name}”"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    makes=True,
)
def add(trail: Trail, command: AddEvaluation) -> Result:
    """Plans an evaluation of the framework, or of something that it names."""
    version = version_in_force(command.framework)
    facts = command.model_dump(exclude={"framework"})
    _ask(trail, version, facts, set(facts))
    row = Evaluation.objects.create(
        framework_id=version.framework_id,
        number=next_number(Evaluation.objects.filter(framework=version.framework_id)),
        state=EVALUATION.first,
        made_at=trail.at,
        **facts,
    )
    trail.record(subject_of(command.framework, row), after=values(row))
    return Result(row.number, row.revision)


@verb(
    "learning.evaluation.amend",
    title=gettext_noop("Amend an evaluation"),
    said=gettext_noop("{actor} amended the evaluation “{name}”"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known,
)
def amend(trail: Trail, command: AmendEvaluation) -> Result:
    """Amends an evaluation. Of a final one, the address of the report alone is entered later."""
    row = stands(trail, command)
    subject, before = subject_of(command.framework, row), values(row)
    mine = {name: _plain(name, value) for name, value in command.changed().items()}
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=mine, theirs=before)
    if all(before[name] == value for name, value in wanted.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.ask(rules.refused_final(row.state, "evaluation") if wanted.keys() - {"report", "budget"} else [])
    for name, value in wanted.items():
        setattr(row, name, kept(name, value))
    facts = {name: getattr(row, name) for name in FIELDS}
    _ask(trail, version_in_force(command.framework), facts, wanted.keys())
    return _written(trail, command, row, before)


@verb(
    "learning.evaluation.move",
    title=gettext_noop("Move an evaluation on"),
    said=gettext_noop("{actor} moved the evaluation “{name}” on: {state}"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known,
)
def move(trail: Trail, command: MoveEvaluation) -> Result:
    """Moves an evaluation one step on or back; what the step needs must be there."""
    row = stands(trail, command)
    trail.expect(command.seen, row.revision, mine={"act": command.act}, theirs={"act": row.state})
    trail.ask(rules.refused_move(row.state, command.act))
    version, before = version_in_force(command.framework), values(row)
    trail.ask(ready_for(version, row, command.act, trail.at.date()))
    row.state = EVALUATION.move(row.state, command.act)
    if row.state not in rules.PUBLIC:
        row.final_on = None
    elif command.act is Act.FINISH:
        row.final_on = trail.at.date()
    return _written(trail, command, row, before, about={"state": row.state}, reason=command.note)


@verb(
    "learning.evaluation.end",
    title=gettext_noop("End an evaluation"),
    said=gettext_noop("{actor} ended the evaluation “{name}”"),
    permission=Permission.KEEP_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known,
)
def end(trail: Trail, command: EndEvaluation) -> Result:
    """Ends an evaluation that was entered by mistake, or that will not take place."""
    row = stands(trail, command)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": False})
    trail.ask(rules.refused_final(row.state, "evaluation"))
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save(update_fields=["ended_at", "revision"])
    subject = subject_of(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def stands(trail: Trail, command: OfEvaluation) -> Evaluation:
    """The evaluation that is meant, which did not end."""
    row = evaluation(command.framework, command.number)
    trail.ask(rules.refused_ended(has_ended=row.ended_at is not None))
    return row


def _ask(trail: Trail, version: Version, facts: Mapping[str, Any], wanted: Any) -> None:
    """Asks the rules; what an evaluation names is looked up where it is entered."""
    known_there = there(version)
    activity = facts["activity"]
    said: dict[str, Sequence[str]] = {
        "entity": [facts["entity"]] if facts["entity"] and "entity" in wanted else [],
        "outcomes": facts["outcomes"] if "outcomes" in wanted else [],
        "activity": [activity] if activity and "activity" in wanted else [],
    }
    has = {
        "entity": known_there.organisations,
        "outcomes": known_there.outcomes,
        "activity": {activity} if said["activity"] and activity_known(version, activity) else set(),
    }
    found = rules.refused_days(facts["starts_on"], facts["ends_on"])
    found += rules.refused_subject(facts["kind"], {**said, "entity": [facts["entity"]] if facts["entity"] else []}, has)
    trail.ask(found)


def _plain(name: str, value: Any) -> Any:
    return f"{Decimal(value):.2f}" if name == "budget" else value


def _written(
    trail: Trail,
    command: OfEvaluation,
    row: Evaluation,
    before: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    row.revision += 1
    row.save()
    subject = subject_of(command.framework, row)
    trail.record(subject, about, before=before, after=values(row), reason=reason)
    return Result(row.number, row.revision)


def subject_of(framework: str, row: Evaluation) -> Subject:
    """An evaluation as the trail names it."""
    return Subject(KIND, str(row.number), framework, str(next(iter(row.title.values()), "")))
