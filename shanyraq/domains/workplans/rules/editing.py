"""What may be written of a sub-output at all. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.placing import STRUCTURE
from shanyraq.kernel.decisions import EXISTS, KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

NO_NAMES = frozenset({"na", "none", "nil", "tbd", "tbc", "нет", "нд", "жоқ"})
"""Words for nothing, in small letters without what stands between them."""
NAMING = ("contributors", "implementers", "places", "joint_names", "activities")
"""The lists of a sub-output into which names are typed."""


@rule(
    id="workplans.output_exists",
    field="output",
    title=gettext_noop("A sub-output is put under an output that the framework has."),
    source=STRUCTURE,
)
def refused_output(output: str, outputs: Iterable[str]) -> list[Finding]:
    """Looks whether the framework has the output. Which there are is changed by amendments of the framework alone."""
    if output in set(outputs):
        return []
    message = gettext_noop("The framework has no output {code}")
    return [Finding("workplans.output_exists", Severity.ERROR, Sentence(message, {"code": output or "–"}))]


@rule(
    id="workplans.lead_is_entity",
    field="lead",
    title=gettext_noop("The lead entity of a sub-output is one of its entities."),
    source=EXISTS,
)
def refused_lead(lead: str, entities: Iterable[str]) -> list[Finding]:
    """Looks for the lead among the entities, also where an entity is taken out that leads."""
    if not lead or lead in set(entities):
        return []
    message = gettext_noop("{entity} leads, and is not among the entities: name it there, or another lead")
    return [Finding("workplans.lead_is_entity", Severity.ERROR, Sentence(message, {"entity": lead}))]


@rule(
    id="workplans.ended_stays",
    title=gettext_noop("A sub-output that was ended is not changed before it is restored."),
    source=KEPT,
)
def refused_ended(number: str, *, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What nobody sees any more would be changed without anybody noticing."""
    if not has_ended:
        return []
    message = gettext_noop("Sub-output {number} was ended; restore it first")
    return [Finding("workplans.ended_stays", Severity.ERROR, Sentence(message, {"number": number}))]


def is_no_name(text: str) -> bool:
    """Whether a text stands where a name belongs and names nobody: without a letter or digit, or a word for nothing."""
    folded = "".join(each for each in text.casefold() if each.isalnum())
    return not folded or folded in NO_NAMES


@rule(
    id="workplans.names_name",
    title=gettext_noop("What is listed has a name: a dash or «n/a» is no partner and no place."),
    source=KEPT,
)
def refused_names(lists: Mapping[str, Iterable[str]]) -> list[Finding]:
    """Looks through lists by field for values that name nothing. They would count as an answer where one is missing,
    and UN INFO reads them as nothing. Where there is none, the list is left empty.
    """
    message = gettext_noop("“{name}” names nothing: leave the list empty where there is none")
    return [
        Finding("workplans.names_name", Severity.ERROR, Sentence(message, {"name": name}), field=field)
        for field, names in lists.items()
        for name in names
        if is_no_name(name)
    ]


def with_goals(facts: Facts, before: Facts | None = None) -> Facts:
    """A sub-output whose targets were entered, with the goals that these are under, as numbers in their order.

    A goal that a file told without any of its targets stays.
    """
    was = before or replace(facts, sdg_targets=(), sdg_goals=())
    alone = [goal for goal in was.sdg_goals if goal not in _goals(was.sdg_targets)]
    found = sorted({*_goals(facts.sdg_targets), *alone}, key=lambda goal: (len(goal), goal))
    return replace(facts, sdg_goals=tuple(found))


def _goals(targets: Iterable[str]) -> set[str]:
    """The numbers before the first point of codes such as 3.8; what is no such code tells none."""
    return {goal for goal, _, _ in (target.partition(".") for target in targets) if goal.isdecimal()}
