"""What was carried over into the plan of a year, as the trail tells it."""

from datetime import date

from django.db.models import Q

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.kept import kept
from shanyraq.domains.workplans.queries.plans import KIND, key_of
from shanyraq.domains.workplans.rules.carrying import Extended
from shanyraq.domains.workplans.rules.facts import Facts

CARRIED, TAKEN_BACK = "workplans.plan.carry_over", "workplans.plan.take_back_carry_over"
"""The verb that carries over, and the one that takes it back."""


def extended(version: Version, outcome: str, year: int) -> list[tuple[Extended, Facts]]:
    """The sub-outputs that were carried over into a plan and were not taken back, with what became of their end, and
    as they stand, by number. One statement where nothing was carried over.
    """
    last = _last_carried(version, outcome, year)
    if not last:
        return []
    outputs = {line.code for line in around(version).outputs if line.outcome == outcome}
    ends = _ends(version.code, list(last))
    rows = SubOutput.objects.filter(framework=version.framework_id, number__in=list(last)).order_by("number")
    found = []
    for each in kept(rows):
        wrote = next((one for one in ends[each.number] if one.pk < last[each.number]), None)
        if wrote is None or not (wrote.before.get("ends_on") and wrote.after.get("ends_on")):
            continue
        changed = each.ended or each.facts.output not in outputs or ends[each.number][0].pk != wrote.pk
        was, set_to = (date.fromisoformat(side["ends_on"]) for side in (wrote.before, wrote.after))
        found.append((Extended(each.number, was, set_to, each.facts.ends_on, changed), each.facts))
    return found


def can_be_taken_back(version: Version, outcome: str, year: int) -> bool:
    """Whether the end of any sub-output can be set back that was carried over into a plan."""
    return any(each.goes_back for each, _facts in extended(version, outcome, year))


def _last_carried(version: Version, outcome: str, year: int) -> dict[int, int]:
    """Sub-output → the event that carried it over last; without those that were taken back after it."""
    found: dict[int, int] = {}
    events = trail(framework=version.code, kind=KIND, key=key_of(outcome, year), verbs=(CARRIED, TAKEN_BACK))
    for event in events.order_by("pk"):
        numbers = [int(number) for number in str(event.change.get("number", "")).split(", ") if number]
        if event.verb == CARRIED:
            found |= dict.fromkeys(numbers, event.pk)
        else:
            found = {number: pk for number, pk in found.items() if number not in numbers}
    return found


def _ends(framework: str, numbers: list[int]) -> dict[int, list[Event]]:
    """The events that changed the end of sub-outputs, the newest first. One statement."""
    found: dict[int, list[Event]] = {number: [] for number in numbers}
    events = trail(framework=framework, kind="sub_output").filter(key__in=[str(number) for number in numbers])
    for event in events.filter(Q(after__has_key="ends_on") | Q(before__has_key="ends_on")):
        found[int(event.key)].append(event)
    return found
