"""The evaluations of the framework itself: whose report is final, and whose independence was looked at."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q

from shanyraq.domains.learning.models import Evaluation
from shanyraq.domains.learning.rules.independence import APPOINTED
from shanyraq.domains.learning.vocabulary.evaluations import Kind, PartKind
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class OwnEvaluation:
    """One of them on a day. ``looked_at``: when the last of its evaluators declared themselves, and whether all are
    independent and appointed.
    """

    final_on: date | None
    looked_at: tuple[date, bool] | None


def own_evaluations(version: Version, on: date) -> dict[str, OwnEvaluation]:
    """Those that did not end, by their numbers. One statement.

    One that is to end before the penultimate year of the framework is one on the way, and not its evaluation.
    What was declared or became final after the day counts as not there yet.
    """
    evaluators = Q(parts__kind=PartKind.EVALUATOR, parts__ended_at=None)
    own = Evaluation.objects.filter(framework=version.framework_id, kind=Kind.FRAMEWORK, ended_at=None)
    own = own.filter(ends_on__gte=date(version.ends_on.year - 1, 1, 1))
    joined = own.annotate(evaluator=FilteredRelation("parts", condition=evaluators))
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for each in joined.values("number", "state", "final_on", "evaluator__data"):
        rows[str(each["number"])].append(each)
    return {number: OwnEvaluation(_final(found[0], on), _looked_at(found, on)) for number, found in rows.items()}


def _final(row: Mapping[str, Any], on: date) -> date | None:
    day: date | None = row["final_on"]
    return day if day is not None and day <= on else None


def _looked_at(rows: Sequence[Mapping[str, Any]], on: date) -> tuple[date, bool] | None:
    team = [each["evaluator__data"] for each in rows if each["evaluator__data"] is not None]
    days = [date.fromisoformat(data["declared_on"]) for data in team if data.get("declared_on")]
    if not days or max(days) > on:
        return None
    holds = len(days) == len(team) and all(map(_is_independent, team))
    return max(days), holds and rows[0]["state"] in APPOINTED


def _is_independent(data: Mapping[str, Any]) -> bool:
    return not data.get("took_part") and bool(not data.get("conflict") or data.get("cleared"))
