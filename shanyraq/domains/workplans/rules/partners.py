"""Whether those who are named in a sub-output are one entity for each part, and known to the framework."""

from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

CORE = "core/regular resources"
"""What UN INFO offers beside named partners, in small letters: the entity's own money."""


@quality_rule(
    id="workplans.entity_not_of_output",
    severity=Severity.NOTE,
    field="entities",
    title=gettext_noop("The entities of a sub-output are among those of its output."),
    source=sources.WITHIN,
)
def entity_not_of_output(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for entities that the framework does not name for the output, or for its outcome where it names none.

    The sub-output may stand under the wrong output, or an entity has joined since. Choose the output to which the
    entity contributes, or propose an amendment.
    """
    if not around.entities:
        return
    names = [key for key in facts.entities if key not in around.entities]
    if names:
        message = gettext_noop(
            "The framework does not name these entities for the output: {names}. Choose another output, or propose an "
            "amendment of the framework"
        )
        yield Sentence(message, {"names": names})


@quality_rule(
    id="workplans.several_entities",
    severity=Severity.NOTE,
    field="entities",
    title=gettext_noop("A sub-output belongs to one entity."),
    source=sources.JOINT,
)
def several_entities(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs of several entities; those of joint programmes have a rule of their own.

    Nobody can tell whose money and whose results they are. Give each entity its own sub-output.
    """
    if len(facts.entities) > 1 and not is_joint(facts):
        message = gettext_noop("{count} entities share this sub-output: give each its own")
        yield Sentence(message, {"count": len(facts.entities)})


@quality_rule(
    id="workplans.joint_of_several_entities",
    severity=Severity.WARNING,
    field="joint_names",
    title=gettext_noop("A sub-output of a joint programme belongs to one entity."),
    source=sources.JOINT,
)
def joint_of_several_entities(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs that are part of a joint programme or initiative and have several entities.

    UN INFO does not link them: a joint programme of three entities has three sub-outputs at least, so that each shows
    its part. Give each entity its own sub-output and link all of them.
    """
    if len(facts.entities) > 1 and is_joint(facts):
        message = gettext_noop(
            "{count} entities share this sub-output of a joint programme: give each its own and link all of them"
        )
        yield Sentence(message, {"count": len(facts.entities)})


@quality_rule(
    id="workplans.contributor_unknown",
    severity=Severity.NOTE,
    field="contributors",
    title=gettext_noop("Contributing partners are organisations that the framework or the register knows."),
    source=sources.mandatory("contributing partner, the specific, named one"),
)
def contributor_unknown(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for contributing partners that are neither in the document nor in the register.

    A partner that is written in two ways is counted as two. Choose the organisation from the list, or add it to the
    register. «Core/Regular Resources» is no organisation and is left alone.
    """
    names = _unknown(tuple(name for name in facts.contributors if name.casefold() != CORE), around)
    if names:
        message = gettext_noop(
            "Nobody knows these contributing partners: {names}. Choose them from the list, or add them to the register"
        )
        yield Sentence(message, {"names": names})


@quality_rule(
    id="workplans.implementer_unknown",
    severity=Severity.NOTE,
    field="implementers",
    title=gettext_noop("Implementing partners are organisations that the framework or the register knows."),
    source=sources.mandatory("implementing partners, those of the list"),
)
def implementer_unknown(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for implementing partners that are neither in the document nor in the register.

    A partner that is written in two ways is counted as two, and its assessments are not found. Choose the organisation
    from the list, or add it to the register.
    """
    names = _unknown(facts.implementers, around)
    if names:
        message = gettext_noop(
            "Nobody knows these implementing partners: {names}. Choose them from the list, or add them to the register"
        )
        yield Sentence(message, {"names": names})


def is_joint(facts: Facts) -> bool:
    """Whether a sub-output is part of a joint programme or initiative."""
    return bool(facts.joint_names or facts.joint_types)


def _unknown(keys: tuple[str, ...], around: Surroundings) -> list[str]:
    """Those that are not known; nobody where nothing is known at all."""
    return [key for key in keys if key not in around.known_organisations] if around.known_organisations else []
