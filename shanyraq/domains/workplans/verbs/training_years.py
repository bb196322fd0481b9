"""The plans of the years of a copy for training: the first year endorsed and carried out, those after it in draft."""

from datetime import date
from typing import Any

from django.utils import translation

from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Trail
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.governance.queries.decisions import kinds_of
from shanyraq.domains.governance.rules.decisions import COMMITTEE_KIND
from shanyraq.domains.governance.verbs.decision import record
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.commands.plans import EndorsePlan, MovePlan, MovePlanOn, OpenPlan
from shanyraq.domains.workplans.queries.plans import content_of
from shanyraq.domains.workplans.verbs import plan_of_group, plan_of_team
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

DECIDED = gettext_noop("Joint work plans {year} endorsed – invented, for training")
DUE_MONTH, DUE_DAY = 12, 15


def plan_years(trail: Trail, version: Version, years: range) -> None:
    """Opens the plan of every outcome for each of these years; those of the first are endorsed, and begun in time.

    Where the framework has no steering committee, or an outcome has nothing planned, its plan stays a draft.
    """
    outcomes = [each.code for each in recent_package(version).outcomes]
    body = next((key for key, kind in kinds_of(version).items() if kind == COMMITTEE_KIND), None)
    decision = _decided(trail, version, body, years[0]) if body else None
    for year in years:
        for outcome in outcomes:
            about: dict[str, Any] = {"framework": version.code, "outcome": outcome, "year": year}
            due = date(year - 1, DUE_MONTH, DUE_DAY)
            due_on = due if due >= trail.at.date() else None
            plan_of_group.open_plan(OpenPlan.model_validate({**about, "due_on": due_on}), by=trail.by, at=trail.at)
            if year == years[0] and decision and content_of(version, outcome, year):
                _endorsed(trail, about, decision)


def _endorsed(trail: Trail, about: dict[str, Any], decision: int) -> None:
    moved = MovePlanOn.model_validate(about)
    plan_of_group.submit(moved, by=trail.by, at=trail.at)
    plan_of_team.clear(moved, by=trail.by, at=trail.at)
    plan_of_team.endorse(EndorsePlan.model_validate({**about, "decision": decision}), by=trail.by, at=trail.at)
    if trail.at.date() >= date(about["year"], 1, 1):
        plan_of_group.begin(MovePlan.model_validate(about), by=trail.by, at=trail.at)


def _decided(trail: Trail, version: Version, body: str, year: int) -> int:
    title = {language: _in(language, Sentence(DECIDED, {"year": Year(year)})) for language in version.languages}
    told = {"framework": version.code, "body": body, "decided_on": trail.at.date(), "title": title}
    return int(record(RecordDecision.model_validate(told), by=trail.by, at=trail.at).number)


def _in(language: str, sentence: Sentence) -> str:
    with translation.override(language):
        return say(sentence)
