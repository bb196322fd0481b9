"""Which tags no plan goes on without, from which step on: the mandatory ones of UN INFO, as a dated table. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.editing import is_no_name
from shanyraq.domains.workplans.rules.facts import Facts, Text
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import counting, read_table

STEPS = ("submit", "clear", "endorse")
"""The acts of a plan that look at tags, in their order."""
NOWHERE = "none"
WHAT_TO_DO = {
    "submit": gettext_noop(
        "Sub-outputs that lack mandatory tags: {number} of {every}. Fill these in, and submit the plan again"
    ),
    "clear": gettext_noop(
        "Sub-outputs that lack mandatory tags: {number} of {every}. Return the plan to its Results Group: these are "
        "filled in, and the plan is submitted again"
    ),
    "endorse": gettext_noop(
        "Sub-outputs that lack mandatory tags: {number} of {every}. Decline the plan: its Results Group has these "
        "filled in and submits it again"
    ),
}
"""Act → what is said first of a plan that it is refused for."""
LATER = {
    "clear": gettext_noop("Sub-outputs that lack tags without which the plan cannot be cleared: {number} of {every}"),
    "endorse": gettext_noop(
        "Sub-outputs that lack tags without which the plan cannot be endorsed: {number} of {every}"
    ),
}
"""Act → what is said before it of a plan that it will be refused for."""
WITH_NAMES = gettext_noop("{said}. {names}")
LACKS = gettext_noop("Sub-output {number}, “{title}”, lacks: {tags}")
NAMED = gettext_noop("{number} “{title}” ({tags})")
NAMED_AT_MOST = 5
"""Sub-outputs that a warning names, at most: it waits in a cookie for the next page, which holds little. A refusal
names all of them."""
LETTERS = 60
"""Letters of a title in a warning, at most."""


@dataclass(frozen=True, slots=True)
class Mandatory:
    """A field of a sub-output, who asks for it, and from which step on, by the day from which that counts."""

    field: str
    source: Source
    steps: tuple[tuple[date, str], ...]

    def stops(self, act: str, on: date) -> bool:
        """Whether a plan is refused an act on a day where the field says nothing."""
        step = counting(self.steps, on)
        return step != NOWHERE and STEPS.index(step) <= STEPS.index(act)


@cache
def mandatory_tags() -> tuple[Mandatory, ...]:
    """Every line of the table, in the order in which fields are shown."""
    table = read_table(__package__, "mandatory.yaml")
    every = (
        Mandatory(
            field, Source(**said["source"]), tuple(sorted((each["from"], each["step"]) for each in said["steps"]))
        )
        for field, said in table.items()
    )
    return tuple(sorted(every, key=lambda each: list(FIELDS).index(each.field)))


def lacking(facts: Facts, act: str, on: date) -> list[str]:
    """The fields that say nothing and for which a plan is refused an act. A marker of 0 says something; a list of
    dashes does not.
    """
    return [each.field for each in mandatory_tags() if each.stops(act, on) and _is_silent(getattr(facts, each.field))]


def _is_silent(value: Any) -> bool:
    return all(map(is_no_name, value)) if isinstance(value, tuple) else value in (None, "")


def untagged(plan: Mapping[int, Facts], act: str, on: date) -> dict[int, list[str]]:
    """Of a plan the sub-outputs that lack tags for which it is refused an act, by number, with what each lacks."""
    found = {number: lacking(facts, act, on) for number, facts in sorted(plan.items())}
    return {number: fields for number, fields in found.items() if fields}


@dataclass(frozen=True, slots=True)
class Stopped:
    """A plan that is refused an act, or (``now`` false) one of those after it. ``said``: that it is, and for how many
    sub-outputs; ``fields``: what each of them lacks, by number.
    """

    now: bool
    said: Sentence
    fields: Mapping[int, Sequence[str]]


def stopped(plan: Mapping[int, Facts], act: str, on: date) -> Stopped | None:
    """The first act, from this one on, that the plan is refused as it is; None where it is refused none."""
    for step in STEPS[STEPS.index(act) :]:
        fields = untagged(plan, step, on)
        if fields:
            now = step == act
            values = {"number": len(fields), "every": len(plan)}
            return Stopped(now, Sentence((WHAT_TO_DO if now else LATER)[step], values), fields)
    return None


@rule(
    id="workplans.mandatory_tags",
    title=gettext_noop("No plan is cleared or endorsed while a sub-output lacks a tag that is mandatory in UN INFO."),
    source=sources.mandatory(
        "geography, agency, contributing partner, implementing partner, SDG target, status, gender marker, human "
        "rights marker"
    ),
)
def missing_tags(plan: Mapping[int, Facts], act: str, on: date) -> list[Finding]:
    """Looks what each sub-output lacks. A plan is submitted with a warning, so that nobody finds out too late; from the
    step on that the table names it is refused, and told which sub-outputs lack what.

    What was endorsed before stays endorsed; its next revision is looked at.
    """
    found = stopped(plan, act, on)
    if found is None:
        return []
    if not found.now:
        names = Sentence(WITH_NAMES, {"said": found.said, "names": _names(found.fields, plan)})
        return [Finding("workplans.mandatory_tags", Severity.WARNING, names)]
    each = (Sentence(LACKS, _of(number, plan, fields)) for number, fields in found.fields.items())
    return [Finding("workplans.mandatory_tags", Severity.ERROR, said) for said in (found.said, *each)]


def _of(number: int, plan: Mapping[int, Facts], fields: Sequence[str]) -> dict[str, object]:
    tags = [Sentence(FIELDS[field]) for field in fields]
    return {"number": str(number), "title": plan[number].title, "tags": tags}


def _names(found: Mapping[int, Sequence[str]], plan: Mapping[int, Facts]) -> list[object]:
    first = list(found.items())[:NAMED_AT_MOST]
    more = len(found) - len(first)
    named: list[object] = [
        Sentence(NAMED, {**_of(number, plan, fields), "title": _cut(plan[number].title)}) for number, fields in first
    ]
    return [*named, f"… +{more}"] if more else named


def _cut(title: Text) -> Text:
    """A title in each language, as far as a warning has room for it."""
    return {
        language: words if len(words) <= LETTERS else f"{words[:LETTERS].rstrip()}…"
        for language, words in title.items()
    }
