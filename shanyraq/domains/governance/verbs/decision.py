"""Decisions of bodies: recorded, amended, ended."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.governance.commands import AmendDecision, EndDecision, OfDecision, RecordDecision
from shanyraq.domains.governance.models import Decision
from shanyraq.domains.governance.queries.decisions import decision, kinds_of
from shanyraq.domains.governance.rules.decisions import refused_body, refused_day, refused_ended, refused_outcomes
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

FIELDS = ("body", "decided_on", "title", "text", "reference", "outcomes")


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The decision as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = decision(*one)
    return {"framework": entered["framework"], "number": row.number, "seen": row.revision, **values(row)}


@verb(
    "governance.decision.record",
    title=gettext_noop("Record a decision"),
    said=gettext_noop("{actor} recorded the decision “{name}”"),
    permission=Permission.RECORD_DECISIONS,
)
def record(trail: Trail, command: RecordDecision) -> Result:
    """Records what a body of the framework decided, as the minutes have it."""
    version = version_in_force(command.framework)
    _ask(trail, version, command.body, command.decided_on, command.outcomes)
    number = next_number(Decision.objects.filter(framework=version.framework_id))
    row = Decision.objects.create(
        framework_id=version.framework_id,
        number=number,
        made_at=trail.at,
        by=trail.by.name,
        **command.model_dump(include=set(FIELDS)),
    )
    trail.record(_subject(command.framework, row), after=values(row))
    return Result(row.number, row.revision)


@verb(
    "governance.decision.amend",
    title=gettext_noop("Amend a decision"),
    said=gettext_noop("{actor} amended the decision “{name}”"),
    permission=Permission.RECORD_DECISIONS,
    sees=Permission.SEE_DECISIONS,
    known=known,
)
def amend(trail: Trail, command: AmendDecision) -> Result:
    """Amends what is recorded of a decision. What only one of two editors changed is kept."""
    row = decision(command.framework, command.number)
    trail.ask(refused_ended(has_ended=row.ended_at is not None))
    subject, before = _subject(command.framework, row), values(row)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=command.changed(), theirs=before)
    after = {**before, **wanted}
    if after == before:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    version, decided_on = version_in_force(command.framework), date.fromisoformat(after["decided_on"])
    _ask(trail, version, after["body"], decided_on, wanted.get("outcomes", []))
    for name, value in wanted.items():
        setattr(row, name, date.fromisoformat(value) if name == "decided_on" else value)
    row.revision += 1
    row.save(update_fields=[*wanted, "revision"])
    trail.record(_subject(command.framework, row), before=before, after=after, reason=command.reason)
    return Result(row.number, row.revision)


@verb(
    "governance.decision.end",
    title=gettext_noop("End a decision"),
    said=gettext_noop("{actor} ended the decision “{name}”"),
    permission=Permission.RECORD_DECISIONS,
    sees=Permission.SEE_DECISIONS,
    known=known,
)
def end(trail: Trail, command: EndDecision) -> Result:
    """Ends a decision that was recorded by mistake, or twice. What was done on it stays done."""
    row = _counting(trail, command)
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save(update_fields=["ended_at", "revision"])
    subject = _subject(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def _counting(trail: Trail, command: OfDecision) -> Decision:
    row = decision(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": row.ended_at is not None})
    trail.ask(refused_ended(has_ended=row.ended_at is not None))
    return row


def _ask(trail: Trail, version: Version, body: str, decided_on: date, outcomes: Sequence[str]) -> None:
    known = [each.code for each in outcomes_of(version)] if outcomes else ()
    found = [*refused_body(body, kinds_of(version)), *refused_day(decided_on, trail.at.date())]
    trail.ask([*found, *refused_outcomes(outcomes, known)])


def values(row: Decision) -> dict[str, Any]:
    """The decision as plain values."""
    return {name: getattr(row, name) for name in FIELDS} | {"decided_on": row.decided_on.isoformat()}


def _subject(framework: str, row: Decision) -> Subject:
    return Subject("decision", str(row.number), framework, next(iter(row.title.values()), ""))
