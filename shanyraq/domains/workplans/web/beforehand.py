"""What forms of plans say: what is to be mended in one that moves on, and what stops it; what is carried over."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.beforehand import Beforehand
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.carrying import extended
from shanyraq.domains.workplans.queries.contents import contents_of
from shanyraq.domains.workplans.queries.plans import content_of, plan, submitted, whole_content_of
from shanyraq.domains.workplans.queries.quality import grave_of
from shanyraq.domains.workplans.rules.beforehand import tallies
from shanyraq.domains.workplans.rules.carrying import refused_early, to_carry
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


def carry_over(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Which sub-outputs of the year before would go over; not before that year has begun."""
    row = _plan(entered, by)
    if row is None or refused_early(row.year, on):
        return None
    framework = str(entered["framework"])
    version = version_in_force(framework)
    before = whole_content_of(version, row.outcome, row.year - 1)
    numbers = [number for each in _listed(entered.get("numbers")) if (number := _number(each)) in before]
    wanted = to_carry(before, row.year, numbers)
    rows = [_line(framework, number, before[number], day) for number, day in wanted.items()]
    rest = [number for number in before if number not in wanted]
    could = to_carry(before, row.year, rest) if rest else {}
    earlier = [_line(framework, number, before[number], day) for number, day in could.items()]
    return Beforehand("workplans/carried.html", {**_ends(rows, version.language), "earlier": earlier})


def take_back_carry_over(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Whose end would be set back, and to which day."""
    row = _plan(entered, by)
    if row is None:
        return None
    framework = str(entered["framework"])
    version = version_in_force(framework)
    found = extended(version, row.outcome, row.year)
    rows = [_line(framework, each.number, facts, each.was) for each, facts in found if each.goes_back]
    context = {**_ends(rows, version.language), "left": len(found) - len(rows), "back": True}
    return Beforehand("workplans/carried.html", context)


def _ends(rows: Sequence[Any], language: str) -> dict[str, Any]:
    return {"rows": rows, "language": language, "left": 0, "earlier": [], "back": False}


def _line(framework: str, number: int, facts: Facts, day: date) -> tuple[int, str, Any, date | None, date]:
    """A sub-output with its end as it is and as it would be."""
    return number, reverse("sub-output", args=[framework, number]), facts.title, facts.ends_on, day


def _listed(entered: Any) -> Sequence[Any]:
    """What was entered of numbers, one a line."""
    return entered.split() if isinstance(entered, str) else entered or ()


def _number(entered: Any) -> int:
    text = str(entered).strip()
    return int(text) if text.isascii() and text.isdecimal() else 0


def _plan(entered: Mapping[str, Any], by: Actor) -> Plan | None:
    """The plan that was named, where whoever asks may see it."""
    framework, outcome = (str(entered.get(name) or "") for name in ("framework", "outcome"))
    try:
        found = known(entered)
        if not found or not may(by, Permission.SEE_WORKPLANS, Scope(framework, frozenset({outcome}))):
            return None
        return plan(framework, outcome, int(found["year"]))
    except NotFound:
        return None


def _told(act: str, entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """None where no plan is named that whoever asks may see, or it is not at this step."""
    row = _plan(entered, by)
    if row is None or PLAN.after(row.state, act) is None:
        return None
    return Beforehand("workplans/beforehand.html", _context(row, str(entered["framework"]), act, on))


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
