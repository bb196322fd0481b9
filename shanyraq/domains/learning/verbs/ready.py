"""What a step of an evaluation needs: its parts and recommendations, laid before the rules."""

from collections.abc import Sequence
from datetime import date

from shanyraq.domains.learning.models import Action, Evaluation, Part, Recommendation
from shanyraq.domains.learning.queries.evaluated import involved, there
from shanyraq.domains.learning.queries.evaluations import TERMS, Whole, by_kind
from shanyraq.domains.learning.rules import evaluating as rules
from shanyraq.domains.learning.rules.answering import standing
from shanyraq.domains.learning.rules.evaluating import EVALUATION
from shanyraq.domains.learning.rules.independence import Candidate, refused_evaluator, undeclared, wanting_team
from shanyraq.domains.learning.vocabulary.evaluations import Act, PartKind, Place
from shanyraq.domains.learning.vocabulary.recommendations import OPEN, Standing
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.findings import Finding


def ready_for(version: Version, row: Evaluation, act: str, on: date) -> list[Finding]:
    """What stands in the way of a step, and what is remarked of it."""
    found = Whole(row, by_kind(Part.objects.filter(evaluation=row, ended_at=None)))
    if act == Act.AGREE_TERMS:
        criteria = {part.data["criterion"] for part in found.of(PartKind.QUESTION)}
        sectors = {part.data["sector"] for part in found.of(PartKind.MEMBER)}
        return [
            *rules.wanting_texts({name: getattr(row, name) for name in TERMS}),
            *rules.wanting_terms(row.manager, criteria, is_said_why=bool(row.omitted)),
            *rules.wanting_group(sectors),
        ]
    if act == Act.APPOINT_TEAM:
        return _team(version, found, on)
    if act == Act.FINISH:
        return _report(found)
    if act in {Act.RESPOND, Act.CLOSE}:
        return _followed(row, act)
    return []


def candidate_of(part: Part) -> Candidate:
    """An evaluator as the rules look at one."""
    day, data = part.data.get("declared_on"), part.data
    return Candidate(
        data["name"],
        data["organisation"],
        data["took_part"],
        data["conflict"],
        data["cleared"],
        date.fromisoformat(day) if day else None,
    )


def appointing(version: Version, row: Evaluation, team: Sequence[Part], state: str, on: date) -> list[Finding]:
    """What stands in the way of evaluators in a state of the evaluation."""
    organisations = involved(version, row, there(version)) if team else []
    candidates = [candidate_of(part) for part in team]
    refused = [each for one in candidates for each in refused_evaluator(one, row.manager, organisations)]
    return [*refused, *(each for one in candidates for each in undeclared(one, state, on))]


def _team(version: Version, found: Whole, on: date) -> list[Finding]:
    team = found.of(PartKind.EVALUATOR)
    leaders = sum(part.data["place"] == Place.LEAD for part in team)
    appointed = EVALUATION.move(found.row.state, Act.APPOINT_TEAM)
    return [*wanting_team(len(team), leaders), *appointing(version, found.row, team, appointed, on)]


def _report(found: Whole) -> list[Finding]:
    own = found.row.number
    answered = {link for part in found.of(PartKind.FINDING) for link in part.data["questions"]}
    questions = {part.number for part in found.of(PartKind.QUESTION)}
    recommended = Recommendation.objects.filter(evaluation=found.row, ended_at=None)
    links = {row.number: len(row.findings) for row in recommended}
    return rules.wanting_report(questions, {n for n in questions if f"{own}.{n}" in answered}, links)


def _followed(row: Evaluation, act: str) -> list[Finding]:
    recommended = list(Recommendation.objects.filter(evaluation=row, ended_at=None))
    if act == Act.RESPOND:
        return rules.wanting_response({each.number for each in recommended if not each.response})
    states: dict[int, list[str]] = {each.pk: [] for each in recommended}
    for action in Action.objects.filter(recommendation__in=list(states)):
        states[action.recommendation_id].append(action.state)
    unplanned = {each.number for each in recommended if standing(each.response, states[each.pk]) == Standing.UNPLANNED}
    return rules.wanting_follow_up(sum(state in OPEN for own in states.values() for state in own), unplanned)
