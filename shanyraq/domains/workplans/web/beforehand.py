"""What the forms that move a plan on say: how much is to be mended in it, by rule, and what it is refused for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.beforehand import Beforehand
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.contents import contents_of
from shanyraq.domains.workplans.queries.plans import content_of, plan, submitted
from shanyraq.domains.workplans.queries.quality import grave_of
from shanyraq.domains.workplans.rules.beforehand import tallies
from shanyraq.domains.workplans.rules.cycle import PLAN
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.mandatory import stopped
from shanyraq.domains.workplans.verbs.cycle import known
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.scopes import Scope

MOST_NAMED = 20
"""Sub-outputs that a form names; the list of the plan names all of them."""


def submit(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Of the plan as it stands."""
    return _told("submit", entered, by, on)


def clear(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Of the plan as it was submitted."""
    return _told("clear", entered, by, on)


def endorse(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """The same."""
    return _told("endorse", entered, by, on)


def _told(act: str, entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """None where no plan is named that whoever asks may see, or it is not at this step."""
    framework, outcome = (str(entered.get(name) or "") for name in ("framework", "outcome"))
    try:
        found = known(entered)
        if not found or not may(by, Permission.SEE_WORKPLANS, Scope(framework, frozenset({outcome}))):
            return None
        row = plan(framework, outcome, int(found["year"]))
    except NotFound:
        return None
    if PLAN.after(row.state, act) is None:
        return None
    return Beforehand("workplans/beforehand.html", _context(row, framework, act, on))


def _context(row: Plan, framework: str, act: str, on: date) -> dict[str, Any]:
    version = version_in_force(framework)
    edition = submitted(row) if act != "submit" else None
    every = contents_of(edition).sub_outputs if edition else content_of(version, row.outcome, row.year)
    found = grave_of(every, around(version), on)
    address = reverse("work-plan-quality", args=[framework, row.outcome, row.year])
    href = f"{address}?edition={edition.number}" if edition else address
    return {
        "act": act,
        "every": len(every),
        "in_order": sum(not findings for findings in found.values()),
        "tallies": [
            (each, [(RULES[rule], number, f"{href}#{rule}") for rule, number in each.by_rule])
            for each in tallies(found)
        ],
        "href": href,
        "language": version.language,
        **_stopped(every, framework, act, on),
    }


def _stopped(every: Mapping[int, Facts], framework: str, act: str, on: date) -> dict[str, Any]:
    found = stopped(every, act, on)
    if found is None:
        return {"stopped": None}
    named = [
        (
            number,
            reverse("sub-output", args=[framework, number]),
            every[number].title,
            [FIELDS[field] for field in fields],
        )
        for number, fields in list(found.fields.items())[:MOST_NAMED]
    ]
    return {"stopped": found, "named": named, "more": len(found.fields) - len(named)}
