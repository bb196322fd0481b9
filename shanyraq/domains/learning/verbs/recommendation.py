"""Recommendations of evaluations and human-rights mechanisms: added, amended, answered, ended."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.learning.commands.recommendations import (
    AddRecommendation,
    AmendRecommendation,
    EndRecommendation,
    OfRecommendation,
    Respond,
)
from shanyraq.domains.learning.models import Evaluation, Part, Recommendation
from shanyraq.domains.learning.queries.evaluated import activity_known, there
from shanyraq.domains.learning.queries.evaluations import evaluation, link_of
from shanyraq.domains.learning.queries.recommendations import (
    FIELDS,
    KIND,
    is_public,
    kept,
    recommendation,
    recommendations,
    scope_of,
    values,
)
from shanyraq.domains.learning.rules import answering as rules
from shanyraq.domains.learning.rules.evaluating import refused_ended, refused_final, refused_subject
from shanyraq.domains.learning.vocabulary.evaluations import PartKind
from shanyraq.domains.learning.vocabulary.recommendations import OPEN
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The recommendation as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = recommendation(*one)
    said = {name: value for name, value in values(row).items() if name in FIELDS}
    about = {"framework": entered["framework"], "number": row.number, "seen": row.revision}
    own = {"evaluation": row.evaluation.number} if row.evaluation else {}
    return {**said, **about, **own}


def known_response(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The response as it stands, with the revision of the recommendation."""
    one = named(entered)
    return {} if one is None else _response(one[0], recommendation(*one))


def _response(framework: str, row: Recommendation) -> dict[str, Any]:
    said = {"response": row.response, "text": row.response_text}
    about = {"framework": framework, "number": row.number, "seen": row.revision}
    return {**about, **{name: value for name, value in said.items() if value}}


def standing(framework: str) -> Iterator[Thing]:
    """Every recommendation that did not end, with the response to it."""
    for row in recommendations(version_in_force(framework)):
        yield Thing(row.text, _response(framework, row), scope_of(framework, row))


def where(command: OfRecommendation, **_: Any) -> Scope:
    """To whom the recommendation is addressed."""
    return scope_of(command.framework, recommendation(command.framework, command.number))


@verb(
    "learning.recommendation.add",
    title=gettext_noop("Add a recommendation"),
    said=gettext_noop("{actor} added the recommendation “{name}”"),
    permission=Permission.WRITE_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    makes=True,
)
def add(trail: Trail, command: AddRecommendation) -> Result:
    """Adds a recommendation: of an evaluation kept here, of another one, or of a human-rights mechanism."""
    version = version_in_force(command.framework)
    own = evaluation(command.framework, command.evaluation) if command.evaluation else None
    _ask_origin(trail, version, command, own)
    facts = command.model_dump(include={*FIELDS, "origin", "activity"})
    _ask(trail, version, facts, set(facts), own)
    row = Recommendation.objects.create(
        framework_id=version.framework_id,
        number=next_number(Recommendation.objects.filter(framework=version.framework_id)),
        evaluation=own,
        made_at=trail.at,
        **facts,
    )
    trail.record(subject_of(command.framework, row), after=values(row))
    return Result(row.number, row.revision)


@verb(
    "learning.recommendation.amend",
    title=gettext_noop("Amend a recommendation"),
    said=gettext_noop("{actor} amended the recommendation “{name}”"),
    permission=Permission.WRITE_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known,
)
def amend(trail: Trail, command: AmendRecommendation) -> Result:
    """Amends a recommendation; what a final report recommends stays as it is."""
    row = stands(trail, command)
    before = values(row)
    subject = subject_of(command.framework, row)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=command.changed(), theirs=before)
    if all(before[name] == value for name, value in wanted.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.ask(refused_final(row.evaluation.state, KIND) if row.evaluation else [])
    for name, value in wanted.items():
        setattr(row, name, kept(name, value))
    _ask(trail, version_in_force(command.framework), values(row), wanted, row.evaluation)
    return _written(trail, command, row, before)


@verb(
    "learning.recommendation.respond",
    title=gettext_noop("Respond to a recommendation"),
    said=gettext_noop("{actor} responded to the recommendation “{name}”: {response}"),
    permission=Permission.ANSWER_RECOMMENDATIONS,
    scope=where,
    places=frozenset({"entity", "partner"}),
    sees=Permission.SEE_EVALUATIONS,
    known=known_response,
    listed=Listing(("number",), standing),
)
def respond(trail: Trail, command: Respond) -> Result:
    """Accepts a recommendation, accepts it in part, or rejects it, with the reason. Everybody may to whom it is
    addressed, and the Resident Coordinator.
    """
    row = stands(trail, command)
    before = values(row)
    text = {language: words for language, words in command.text.items() if words.strip()}
    trail.expect(
        command.seen,
        row.revision,
        mine={"response": command.response, "text": text},
        theirs={"response": row.response, "text": row.response_text},
    )
    if (row.response, row.response_text) == (command.response, text):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.ask(rules.refused_early(is_public=is_public(row)))
    trail.ask(rules.refused_response(command.response, has_reason=bool(text)))
    trail.ask(rules.refused_rejection(command.response, row.actions.filter(state__in=OPEN).count()))
    row.response, row.response_text, row.responded_on = command.response, text, trail.at.date()
    return _written(trail, command, row, before, about={"response": row.response})


@verb(
    "learning.recommendation.end",
    title=gettext_noop("End a recommendation"),
    said=gettext_noop("{actor} ended the recommendation “{name}”"),
    permission=Permission.WRITE_EVALUATIONS,
    sees=Permission.SEE_EVALUATIONS,
    known=known,
)
def end(trail: Trail, command: EndRecommendation) -> Result:
    """Ends a recommendation that was entered by mistake, or twice."""
    row = stands(trail, command)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": False})
    trail.ask(refused_final(row.evaluation.state, KIND) if row.evaluation else [])
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save()
    subject = subject_of(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def stands(trail: Trail, command: OfRecommendation) -> Recommendation:
    """The recommendation that is meant, which did not end."""
    row = recommendation(command.framework, command.number)
    trail.ask(rules.refused_ended_recommendation(has_ended=row.ended_at is not None))
    return row


def _ask_origin(trail: Trail, version: Version, command: AddRecommendation, own: Evaluation | None) -> None:
    found = rules.refused_origin(
        command.origin,
        evaluation=own is not None,
        activity=bool(command.activity),
        symbol=command.symbol,
        dated=command.issued_on is not None,
    )
    if own is not None:
        found += [*refused_ended(has_ended=own.ended_at is not None), *refused_final(own.state, KIND)]
    if command.activity:
        has = {"activity": {command.activity} if activity_known(version, command.activity) else set()}
        found += refused_subject("", {"activity": [command.activity]}, has)
    trail.ask(found)


def _ask(trail: Trail, version: Version, facts: Mapping[str, Any], wanted: Any, own: Evaluation | None) -> None:
    found = rules.refused_addressees(facts["addressees"], there(version).owners) if "addressees" in wanted else []
    if "findings" in wanted:
        rows = Part.objects.filter(evaluation=own, kind=PartKind.FINDING, ended_at=None) if own else Part.objects.none()
        known_findings = {link_of(own.number, row.number) for row in rows} if own else set()
        found += rules.refused_links("findings", facts["findings"], known_findings)
    trail.ask(found)


def _written(
    trail: Trail,
    command: OfRecommendation,
    row: Recommendation,
    before: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
) -> Result:
    row.revision += 1
    row.save()
    trail.record(subject_of(command.framework, row), about, before=before, after=values(row))
    return Result(row.number, row.revision)


def subject_of(framework: str, row: Recommendation) -> Subject:
    """A recommendation as the trail names it."""
    return Subject(KIND, str(row.number), framework, str(next(iter(row.text.values()), ""))[:300])
