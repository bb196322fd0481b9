"""Which decisions of the steering committee can endorse a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from shanyraq.domains.governance.queries.decisions import decisions, kinds_of
from shanyraq.domains.governance.rules.decisions import COMMITTEE_KIND
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.plans import submitted
from shanyraq.domains.workplans.rules.cycle import refused_decision
from shanyraq.kernel.findings import Finding

if TYPE_CHECKING:
    from shanyraq.domains.governance.models import Decision


def endorsed_by(row: Plan) -> dict[int, int]:
    """Decision → the edition of a plan that it endorsed, by their numbers. One statement."""
    found = row.editions.filter(decision__isnull=False).order_by("-number")
    return {decision: number for decision, number in found.values_list("decision", "number") if decision is not None}


def unfit(
    decided: Decision, edition: Edition, outcome: str, kinds: Mapping[str, str], before: Mapping[int, int]
) -> list[Finding]:
    """Why a decision cannot endorse an edition of the plan of an outcome.

    ``kinds``: of bodies by their keys; ``before``: of ``endorsed_by``.
    """
    return refused_decision(
        kinds.get(decided.body, ""),
        has_ended=decided.ended_at is not None,
        decided_on=decided.decided_on,
        submitted_on=edition.made_at.date(),
        edition_before=before.get(decided.number),
        outcome=outcome,
        outcomes=decided.outcomes,
    )


def committee_decisions(version: Version) -> list[Decision]:
    """The decisions of the steering committee that stand, the newest first. Two statements."""
    kinds = kinds_of(version)
    return [each for each in decisions(version.code) if kinds.get(each.body) == COMMITTEE_KIND]


def possible_decisions(version: Version, row: Plan) -> list[Decision]:
    """Those of them that can endorse what was submitted of a plan; none where nothing was. Four statements."""
    edition = submitted(row)
    if edition is None:
        return []
    kinds, before = kinds_of(version), endorsed_by(row)
    return [each for each in decisions(version.code) if not unfit(each, edition, row.outcome, kinds, before)]
