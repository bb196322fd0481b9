"""What may become a joint programme or a joint initiative, and which pairs may be dismissed. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.vocabulary import JOINTS, Joint
from shanyraq.kernel.decisions import EXISTS, KEPT, ONCE
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

JOINT = Source(
    document="UN INFO Help",
    clause="Joint Programmes and Joint Initiatives, and FAQs on them",
    edition="UN INFO 2.0",
    url="https://help.uninfo.org/un-info/results-framework/joint-programmes-and-joint-initiatives/faqs-joint-programmes-initiatives",
)


@rule(
    id="workplans.pair_of_two",
    field="other",
    title=gettext_noop("A pair is made of two different sub-outputs."),
    source=EXISTS,
)
def refused_pair(one: int, other: int) -> list[Finding]:
    """Looks whether two sub-outputs are named, and not one twice."""
    if one != other:
        return []
    message = gettext_noop("Sub-output {number} is named twice; choose two different ones")
    return [Finding("workplans.pair_of_two", Severity.ERROR, Sentence(message, {"number": str(one)}))]


@rule(
    id="workplans.joint_of_entities",
    field="other",
    title=gettext_noop("At least two entities take part in a joint programme or a joint initiative."),
    source=JOINT,
)
def refused_alone(facts: Sequence[Facts]) -> list[Finding]:
    """Counts the different entities of its sub-outputs. What one entity does in two sub-outputs is not joint."""
    entities = {entity for each in facts for entity in each.entities}
    if len(entities) >= 2:
        return []
    message = gettext_noop("All of it is done by one entity; at least two take part in what is joint")
    return [Finding("workplans.joint_of_entities", Severity.ERROR, Sentence(message))]


@rule(
    id="workplans.joint_single",
    title=gettext_noop("A sub-output of a joint programme is that of one entity."),
    source=JOINT,
)
def refused_several(kind: Joint, facts: Sequence[Facts]) -> list[Finding]:
    """Counts the entities of each sub-output of a joint programme: with three entities it has at least three
    sub-outputs, so that everybody knows whose money and results they are.
    """
    if kind is not Joint.PROGRAMME:
        return []
    message = gettext_noop(
        "“{title}” is of {count} entities; make one sub-output for each of them before it joins a joint programme"
    )
    counted = [(each.title, len(set(each.entities))) for each in facts]
    return [
        Finding("workplans.joint_single", Severity.ERROR, Sentence(message, {"title": title, "count": count}))
        for title, count in counted
        if count > 1
    ]


@rule(
    id="workplans.joint_dates",
    field="ends_on",
    title=gettext_noop("The days of a sub-output lie within those of its joint programme."),
    source=JOINT,
)
def refused_dates(kind: Joint, starts_on: date, ends_on: date, facts: Sequence[Facts]) -> list[Finding]:
    """Looks whether the programme or initiative ends after it begins; and whether each sub-output of a programme says
    when it begins and ends, and does so within the days of the programme.
    """
    return list(_dates(kind, starts_on, ends_on, facts))


def _dates(kind: Joint, starts_on: date, ends_on: date, facts: Sequence[Facts]) -> Iterator[Finding]:
    if ends_on < starts_on:
        yield Finding("workplans.joint_dates", Severity.ERROR, Sentence(gettext_noop("It ends before it begins")))
    if kind is not Joint.PROGRAMME:
        return
    untold = gettext_noop("“{title}” does not say when it begins and ends; enter both days first")
    outside = gettext_noop("“{title}” does not lie within the days of the joint programme; change either")
    for each in facts:
        if each.starts_on is None or each.ends_on is None:
            yield Finding("workplans.joint_dates", Severity.ERROR, Sentence(untold, {"title": each.title}))
        elif lies_outside(each, starts_on, ends_on):
            yield Finding("workplans.joint_dates", Severity.ERROR, Sentence(outside, {"title": each.title}))


def lies_outside(facts: Facts, starts_on: date, ends_on: date) -> bool:
    """Whether a day that a sub-output says lies outside those of its joint programme."""
    begins_before = facts.starts_on is not None and facts.starts_on < starts_on
    return begins_before or (facts.ends_on is not None and facts.ends_on > ends_on)


@rule(
    id="workplans.joint_modality",
    field="modality",
    title=gettext_noop("A joint programme names its fund modality; a joint initiative has none."),
    source=JOINT,
)
def refused_modality(kind: Joint, *, is_said: bool) -> list[Finding]:
    """Looks whether a joint programme names its fund modality, and a joint initiative does not."""
    if kind is Joint.PROGRAMME and not is_said:
        message = gettext_noop(
            "Choose the fund modality of the joint programme: parallel, consolidated or pass-through"
        )
    elif kind is Joint.INITIATIVE and is_said:
        message = gettext_noop("A joint initiative has no fund modality; leave it out")
    else:
        return []
    return [Finding("workplans.joint_modality", Severity.ERROR, Sentence(message))]


@rule(
    id="workplans.joint_budget",
    field="budget",
    title=gettext_noop("A joint programme may have a budget of its own; a joint initiative has none."),
    source=JOINT,
)
def refused_budget(kind: Joint, *, is_said: bool) -> list[Finding]:
    """Looks whether a budget is said of a joint initiative. Its money is that of its sub-outputs alone."""
    if kind is Joint.PROGRAMME or not is_said:
        return []
    message = gettext_noop("A joint initiative has no budget of its own; leave it out")
    return [Finding("workplans.joint_budget", Severity.ERROR, Sentence(message))]


@rule(
    id="workplans.joint_name_once",
    field="name",
    title=gettext_noop("No two joint programmes or initiatives of a framework have the same name."),
    source=ONCE,
)
def refused_name(name: str, taken: Iterable[str]) -> list[Finding]:
    """Compares the name with all others, without regard to capitals and spaces: sub-outputs tell by the name alone
    what they belong to.
    """
    if _folded(name) not in map(_folded, taken):
        return []
    message = gettext_noop("There is a joint programme or initiative “{name}” already; choose another name")
    return [Finding("workplans.joint_name_once", Severity.ERROR, Sentence(message, {"name": name}))]


@rule(
    id="workplans.ended_initiative_stays",
    title=gettext_noop("A joint programme or initiative that was ended is not changed before it is restored."),
    source=KEPT,
)
def refused_ended_initiative(name: str, *, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What nobody sees any more would be changed without anybody noticing."""
    if not has_ended:
        return []
    message = gettext_noop("“{name}” was ended; restore it first")
    return [Finding("workplans.ended_initiative_stays", Severity.ERROR, Sentence(message, {"name": name}))]


@dataclass(frozen=True, slots=True)
class Named:
    """A joint programme or initiative as sub-outputs tell of it."""

    name: str
    kind: Joint


def joined(facts: Facts, now: Named) -> Facts:
    """A sub-output that names it and its kind."""
    return replace(
        facts,
        joint_names=tuple(dict.fromkeys((*facts.joint_names, now.name))),
        joint_types=tuple(dict.fromkeys((*facts.joint_types, JOINTS[now.kind]))),
    )


def left(facts: Facts, was: Named, others: Sequence[Named]) -> Facts:
    """A sub-output that names it no more. Its kind goes along, unless something else that the sub-output names may be
    of this kind: another one that stands, or a name of which nothing is known.
    """
    if was.name not in facts.joint_names:
        return facts
    names = tuple(name for name in facts.joint_names if name != was.name)
    kinds = {each.name: each.kind for each in others}
    stays = any(kinds.get(name, was.kind) == was.kind for name in names)
    types = facts.joint_types if stays else tuple(each for each in facts.joint_types if each != JOINTS[was.kind])
    return replace(facts, joint_names=names, joint_types=types)


def renamed(facts: Facts, was: Named, now: Named, others: Sequence[Named]) -> Facts:
    """A sub-output that names it as it is called now, at the same place of its list."""
    if was.name not in facts.joint_names:
        return facts
    names = tuple(dict.fromkeys(now.name if name == was.name else name for name in facts.joint_names))
    if was.kind == now.kind:
        return replace(facts, joint_names=names)
    return replace(joined(left(facts, was, others), now), joint_names=names)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
