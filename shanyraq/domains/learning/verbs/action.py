"""What is done about recommendations: planned, amended, moved on, told of each quarter."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb, verbbook
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.engine import allow_or_note
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.learning.commands.actions import AmendAction, MoveAction, OfAction, PlanAction, TellAction
from shanyraq.domains.learning.models import Action
from shanyraq.domains.learning.queries.evaluated import there
from shanyraq.domains.learning.queries.recommendations import (
    ACTION,
    ACTION_FIELDS,
    action,
    action_values,
    actions,
    kept,
    recommendation,
    scope_of_action,
)
from shanyraq.domains.learning.rules import answering as rules
from shanyraq.domains.learning.rules.following import Quarter
from shanyraq.domains.learning.vocabulary.recommendations import ActionState
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def where_new(command: PlanAction, **_: Any) -> Scope:
    """Whoever is to act."""
    return scope_of_action(command.framework, command.who)


def where(command: OfAction, **_: Any) -> Scope:
    """Whoever acts."""
    return _where(command.framework, action(command.framework, command.number))


def _where(framework: str, row: Action) -> Scope:
    return scope_of_action(framework, row.who, row.recommendation)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The action as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = action(*one)
    about = {"framework": entered["framework"], "number": row.number, "seen": row.revision}
    return {**about, **{name: value for name, value in action_values(row).items() if name in ACTION_FIELDS}}


def known_update(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was told of the action in a quarter, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = action(*one)
    told = row.updates.get(f"{entered.get('year')}-{entered.get('quarter')}")
    about = {"framework": entered["framework"], "number": row.number, "seen": row.revision}
    return {**about, "text": told} if told else about


def told(framework: str) -> Iterator[Thing]:
    """What was told of every action, quarter by quarter."""
    for row in actions(version_in_force(framework)):
        for name, text in row.updates.items():
            year, quarter = map(int, name.split("-"))
            about = {"framework": framework, "number": row.number, "year": year, "quarter": quarter}
            called = {language: f"{words} ({Quarter(year, quarter).short})" for language, words in row.text.items()}
            yield Thing(called, {**about, "text": text, "seen": row.revision}, _where(framework, row))


def to_tell(framework: str) -> Iterator[Thing]:
    """Every action of which something can be told."""
    for row in actions(version_in_force(framework)):
        yield Thing(row.text, {"number": row.number}, _where(framework, row))


acts = partial(
    verb,
    permission=Permission.ANSWER_RECOMMENDATIONS,
    scope=where,
    places=frozenset({"entity", "partner"}),
    sees=Permission.SEE_EVALUATIONS,
)


@verb(
    "learning.follow_up_action.plan",
    title=gettext_noop("Plan an action"),
    said=gettext_noop("{actor} planned the action “{name}”"),
    permission=Permission.ANSWER_RECOMMENDATIONS,
    scope=where_new,
    places=frozenset({"entity", "partner"}),
    sees=Permission.SEE_EVALUATIONS,
    makes=True,
)
def plan(trail: Trail, command: PlanAction) -> Result:
    """Plans what an entity or body does about a recommendation that was accepted, in whole or in part."""
    version = version_in_force(command.framework)
    own = recommendation(command.framework, command.recommendation)
    trail.ask(rules.refused_ended_recommendation(has_ended=own.ended_at is not None))
    trail.ask(rules.refused_action(own.response))
    trail.ask(rules.refused_owner(command.who, there(version).owners, command.due_on, trail.at.date()))
    row = Action.objects.create(
        recommendation=own,
        framework_id=version.framework_id,
        number=next_number(Action.objects.filter(framework=version.framework_id)),
        state=rules.ACTION.first,
        made_at=trail.at,
        **command.model_dump(include=set(ACTION_FIELDS)),
    )
    trail.record(subject_of(command.framework, row), after=action_values(row))
    return Result(row.number, row.revision)


@acts(
    "learning.follow_up_action.amend",
    title=gettext_noop("Amend an action"),
    said=gettext_noop("{actor} amended the action “{name}”"),
    known=known,
)
def amend(trail: Trail, command: AmendAction) -> Result:
    """Amends an action, with the reason: what is done, by whom, by when. Whoever gives it away may act for both."""
    row = _stands(trail, command)
    before = action_values(row)
    subject = subject_of(command.framework, row)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=command.changed(), theirs=before)
    if all(before[name] == value for name, value in wanted.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    for name, value in wanted.items():
        setattr(row, name, kept(name, value))
    allow_or_note(verbbook()[trail.name], trail.by, _where(command.framework, row))
    on = trail.at.date()
    due_on = row.due_on if "due_on" in wanted else max(row.due_on, on)
    trail.ask(rules.refused_owner(row.who, there(version_in_force(command.framework)).owners, due_on, on))
    return _written(trail, command, row, before, reason=command.reason)


@acts(
    "learning.follow_up_action.move",
    title=gettext_noop("Move an action on"),
    said=gettext_noop("{actor} moved the action “{name}” on: {state}"),
    known=known,
)
def move(trail: Trail, command: MoveAction) -> Result:
    """Says that an action was begun or is done; that it is dropped, or goes on after all, with the reason."""
    row = _stands(trail, command)
    trail.expect(command.seen, row.revision, mine={"act": command.act}, theirs={"act": row.state})
    trail.ask(rules.refused_step(row.state, command.act, has_reason=bool(command.note.strip())))
    before = action_values(row)
    row.state = rules.ACTION.move(row.state, command.act)
    row.done_on = trail.at.date() if row.state == ActionState.DONE else None
    row.note = command.note if row.state == ActionState.DROPPED else ""
    return _written(trail, command, row, before, about={"state": row.state}, reason=command.note)


@acts(
    "learning.follow_up_action.tell",
    title=gettext_noop("Tell how an action goes"),
    said=gettext_noop("{actor} told how the action “{name}” went in quarter {quarter} of {year}"),
    known=known_update,
    listed=Listing(("number", "year", "quarter"), told, sets=True, within=to_tell),
)
def tell(trail: Trail, command: TellAction) -> Result:
    """Tells how an action went in a quarter; a second text of one replaces the first, which stays in the trail."""
    row = _stands(trail, command)
    made_on, on = row.made_at.date(), trail.at.date()
    trail.ask(rules.refused_quarter(command.year, command.quarter, made_on, on))
    name = str(Quarter(command.year, command.quarter))
    text, stands = {language: words for language, words in command.text.items() if words}, row.updates.get(name)
    revision = row.revision if stands or command.seen else 0  # whoever saw nothing replaces nothing
    if stands == text:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.expect(command.seen, revision, mine={"text": text}, theirs={"text": stands})
    before = action_values(row)
    row.updates = {**row.updates, name: text}
    about = {"year": command.year, "quarter": command.quarter}
    return _written(trail, command, row, before, about=about)


def _stands(trail: Trail, command: OfAction) -> Action:
    """The action that is meant, of a recommendation that did not end."""
    row = action(command.framework, command.number)
    trail.ask(rules.refused_ended_recommendation(has_ended=row.recommendation.ended_at is not None))
    return row


def _written(
    trail: Trail,
    command: OfAction,
    row: Action,
    before: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    row.revision += 1
    row.save()
    subject = subject_of(command.framework, row)
    trail.record(subject, about, before=before, after=action_values(row), reason=reason)
    return Result(row.number, row.revision)


def subject_of(framework: str, row: Action) -> Subject:
    """An action as the trail names it."""
    return Subject(ACTION, str(row.number), framework, str(next(iter(row.text.values()), ""))[:300])
