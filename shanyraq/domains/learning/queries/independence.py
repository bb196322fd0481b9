"""Of which evaluations of the framework the independence was looked at, and what came of it."""

from collections import defaultdict
from datetime import date

from shanyraq.domains.learning.models import Part
from shanyraq.domains.learning.rules.independence import APPOINTED
from shanyraq.domains.learning.vocabulary.evaluations import Kind, PartKind
from shanyraq.domains.packages.models import Version


def looked_at_independence(version: Version, on: date) -> dict[str, tuple[date, bool]]:
    """Evaluation by its number → when the last of its evaluators declared themselves, and whether all are independent
    and appointed. One statement.

    What was declared after the day counts as not declared yet.
    """
    rows = Part.objects.select_related("evaluation").filter(
        evaluation__framework=version.framework_id,
        evaluation__kind=Kind.FRAMEWORK,
        evaluation__ended_at=None,
        kind=PartKind.EVALUATOR,
        ended_at=None,
    )
    teams: dict[str, list[Part]] = defaultdict(list)
    for row in rows:
        teams[str(row.evaluation.number)].append(row)
    found = {number: _team(team, on) for number, team in teams.items()}
    return {number: each for number, each in found.items() if each is not None}


def _team(team: list[Part], on: date) -> tuple[date, bool] | None:
    days = [date.fromisoformat(each.data["declared_on"]) for each in team if each.data.get("declared_on")]
    if not days or max(days) > on:
        return None
    holds = len(days) == len(team) and all(map(_is_independent, team))
    return max(days), holds and team[0].evaluation.state in APPOINTED


def _is_independent(member: Part) -> bool:
    data = member.data
    return not data.get("took_part") and bool(not data.get("conflict") or data.get("cleared"))
