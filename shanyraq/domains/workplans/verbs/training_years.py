"""The plans of the years of a copy for training, by the verbs that people use: the first year endorsed and carried out,
those after it on their way; then annual reviews.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.governance.queries.decisions import kinds_of
from shanyraq.domains.governance.rules.decisions import COMMITTEE_KIND
from shanyraq.domains.governance.verbs.decision import record
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.commands.plans import EndorsePlan, MovePlan, MovePlanOn, OpenPlan
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.queries.plans import content_of, endorsed
from shanyraq.domains.workplans.rules.contents import apart
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.reaching import reached
from shanyraq.domains.workplans.verbs import plan_of_group, plan_of_team
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.subjects import Subject

DECIDED = gettext_noop("Joint work plans {year} endorsed – invented, for training")
DUE_MONTH, DUE_DAY = 12, 15
PLANNED = frozenset({State.DRAFT, State.REVIEW})
REVIEWED = {State.ANNUAL_REVIEW: 1, State.CLOSED: 2}
"""How many of the steps of an annual review are taken in which state."""


def plan_years(trail: Trail, version: Version, years: range) -> None:
    """Opens the plan of every outcome for each of these years, and brings it as far as it has got by the day, up to
    its annual review.

    Where the framework has no steering committee, or an outcome has nothing planned, its plan stays a draft.
    """
    body = next((key for key, kind in kinds_of(version).items() if kind == COMMITTEE_KIND), None)
    for year in years:
        states = _states(version, year, years[0], trail.at.date())
        ready = {code for code, state in states.items() if state is not State.DRAFT and content_of(version, code, year)}
        settled = any(states[code] not in PLANNED for code in ready) or year == years[0]
        decision = _decided(trail, version, body, year) if body and settled else 0
        for outcome, state in states.items():
            about: dict[str, Any] = {"framework": version.code, "outcome": outcome, "year": year}
            due = date(year - 1, DUE_MONTH, DUE_DAY)
            due_on = due if due >= trail.at.date() else None
            plan_of_group.open_plan(OpenPlan.model_validate({**about, "due_on": due_on}), by=trail.by, at=trail.at)
            if body and outcome in ready:
                plan_of_group.submit(MovePlanOn.model_validate(about), by=trail.by, at=trail.at)
                if state not in PLANNED:
                    _endorsed(trail, about, decision)


def _states(version: Version, year: int, first: int, on: date) -> Mapping[str, State]:
    codes = [each.code for each in recent_package(version).outcomes]
    return {code: reached(place, len(codes), year, first, on) for place, code in enumerate(codes)}


def _endorsed(trail: Trail, about: dict[str, Any], decision: int) -> None:
    moved = MovePlanOn.model_validate(about)
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


@verb(
    "workplans.plan.invent_reviews",
    title=gettext_noop("Review plans of a copy for training"),
    said=gettext_noop("{actor} reviewed invented joint work plans for training: {plans}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def review_years(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Begins the annual review of plans of the first year whose time has come, and closes some; gives how many moved.
    Where any was reviewed before, or anybody changed what was endorsed, the plan stays as it is.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    moved = []
    for outcome, state in _to_review(version, plans.first_year, trail.at.date()).items():
        about = MovePlan.model_validate({"framework": version.code, "outcome": outcome, "year": plans.first_year})
        for step in (plan_of_group.review, plan_of_team.close)[: REVIEWED[state]]:
            step(about, by=trail.by, at=trail.at)
        moved.append(f"{plans.first_year}, {outcome}")
    if moved:
        trail.record(Subject("framework", version.code, version.code), {"plans": ", ".join(moved)})
    else:
        trail.nothing_to_do()
    return len(moved)


def plans_to_review(version: Version, plans: TrainingPlans, on: date) -> bool:
    """Whether the annual review of any plan of a copy is to be begun on a day. At most one statement where none is."""
    return bool(_to_review(version, plans.first_year, on))


def _to_review(version: Version, first: int, on: date) -> Mapping[str, State]:
    """Outcome → the state that its plan of the first year is to reach, for those that stand as they were endorsed."""
    wanted = {code: state for code, state in _states(version, first, first, on).items() if state in REVIEWED}
    rows = list(Plan.objects.filter(framework=version.framework_id, year=first)) if wanted else []
    if any(row.state in REVIEWED or row.editions.filter(is_closing=True).exists() for row in rows):
        return {}
    return {
        row.outcome: wanted[row.outcome]
        for row in rows
        if row.outcome in wanted and row.state == State.IMPLEMENTATION and _is_untouched(version, row)
    }


def _is_untouched(version: Version, row: Plan) -> bool:
    """Whether the plan has one edition, and nothing differs from it."""
    edition = endorsed(row)
    if edition is None or row.editions.count() != 1:
        return False
    return not apart(contents_of(edition), contents_on(version, row.outcome, row.year), row.year)
