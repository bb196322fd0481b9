"""Whether a sub-output says who works where, with whom and towards which targets.

An outcome for which the framework names no targets is compared with nothing.
"""

import re
from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.limits import limit
from shanyraq.domains.workplans.rules.money import has_money
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

TARGET = re.compile(r"(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])")
"""How SDG targets are coded: 3.8, 17.19, 3.b."""


@quality_rule(
    id="workplans.no_entity",
    severity=Severity.WARNING,
    field="entities",
    title=gettext_noop("A sub-output names its entity."),
    source=sources.mandatory("agency"),
)
def no_entity(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without an entity; where there is money as well, another rule says so.

    Nobody reports on what belongs to nobody. Name the entity that does the work.
    """
    if not facts.entities and not has_money(facts):
        yield Sentence(gettext_noop("No entity is named: name the one that does the work"))


@quality_rule(
    id="workplans.lead_left",
    severity=Severity.WARNING,
    field="lead",
    title=gettext_noop("The entity that leads a sub-output takes part in it."),
    source=sources.CONSISTENT,
)
def lead_left(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for a lead entity that is not, or not any more, among the entities: a file may have taken it out.

    Nobody knows who answers for the whole. Name another lead, or add the entity again.
    """
    if facts.lead and facts.lead not in facts.entities:
        message = gettext_noop("The lead is none of its entities any more: {names}. Name another, or add it again")
        yield Sentence(message, {"names": [facts.lead]})


@quality_rule(
    id="workplans.no_contributor",
    severity=Severity.WARNING,
    field="contributors",
    title=gettext_noop("A sub-output names its contributing partners."),
    source=sources.publication("empty contributing partner"),
)
def no_contributor(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a contributing partner; where there is money as well, another rule says so.

    Name the partner who gives the money, as exactly as you know it, or «Core/Regular Resources».
    """
    if not facts.contributors and not has_money(facts):
        message = gettext_noop("No contributing partner is named: name who gives the money, or Core/Regular Resources")
        yield Sentence(message)


@quality_rule(
    id="workplans.no_implementer",
    severity=Severity.WARNING,
    field="implementers",
    title=gettext_noop("A sub-output names its implementing partners."),
    source=sources.publication("empty implementing partner"),
)
def no_implementer(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without an implementing partner.

    Name who does the work on the ground; an entity that does it alone names itself.
    """
    if not facts.implementers:
        message = gettext_noop("No implementing partner is named: name who does the work, if need be the entity itself")
        yield Sentence(message)


@quality_rule(
    id="workplans.no_target",
    severity=Severity.WARNING,
    field="sdg_targets",
    title=gettext_noop("A sub-output names the SDG targets to which it contributes."),
    source=sources.publication("empty SDG"),
)
def no_target(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without an SDG target; a goal alone does not do.

    Choose those of the outcome to which the work contributes most.
    """
    if not facts.sdg_targets:
        yield Sentence(gettext_noop("No SDG target is named: choose those to which the work contributes most"))


@quality_rule(
    id="workplans.too_many_targets",
    severity=Severity.ERROR,
    field="sdg_targets",
    title=gettext_noop("A sub-output names no more SDG targets than UN INFO takes."),
    source=sources.mandatory("SDG target, no more than 10"),
)
def too_many_targets(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the SDG targets of a sub-output.

    UN INFO takes no more than that. Keep those to which the work contributes most.
    """
    most = int(limit("sdg-targets", on))
    if len(facts.sdg_targets) > most:
        message = gettext_noop("{count} SDG targets are named, at most {most} may be: keep the most important ones")
        yield Sentence(message, {"count": len(facts.sdg_targets), "most": most})


@quality_rule(
    id="workplans.target_unread",
    severity=Severity.NOTE,
    field="sdg_targets",
    title=gettext_noop("An SDG target is named by its code."),
    source=sources.AGENDA,
)
def target_unread(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for SDG targets that are not codes of goals 1 to 17: «3.8», «3.b».

    What is not a code is counted under no target. Choose the target from the list.
    """
    codes = [code for code in facts.sdg_targets if not TARGET.fullmatch(code)]
    if codes:
        message = gettext_noop("Not the code of an SDG target: {codes}. Choose the target from the list")
        yield Sentence(message, {"codes": codes})


@quality_rule(
    id="workplans.target_not_of_outcome",
    severity=Severity.NOTE,
    field="sdg_targets",
    title=gettext_noop("The SDG targets of a sub-output are among those of its outcome."),
    source=sources.WITHIN,
)
def target_not_of_outcome(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for SDG targets that the framework does not name under the outcome.

    The sub-output may stand under the wrong output, or the framework leaves a target out that the work serves. Choose
    another target or output, or propose an amendment.
    """
    if not around.sdg_targets:
        return
    codes = [code for code in facts.sdg_targets if code not in around.sdg_targets and TARGET.fullmatch(code)]
    if codes:
        message = gettext_noop(
            "The outcome does not name these SDG targets: {codes}. Choose others, or another output, or propose an "
            "amendment of the framework"
        )
        yield Sentence(message, {"codes": codes})


@quality_rule(
    id="workplans.no_place",
    severity=Severity.WARNING,
    field="places",
    title=gettext_noop("A sub-output says where it takes place."),
    source=sources.mandatory("geography"),
)
def no_place(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a place.

    Choose the regions, or the whole country.
    """
    if not facts.places:
        yield Sentence(gettext_noop("No place is named: choose the regions, or the whole country"))


@quality_rule(
    id="workplans.place_unclear",
    severity=Severity.NOTE,
    field="places",
    title=gettext_noop("The name of a place means one place."),
    source=sources.mandatory("geography"),
)
def place_unclear(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for places whose name several places of the country have, such as a city and the region around it.

    It stays as printed and counts for none of them. Write which of them is meant.
    """
    for printed in facts.places:
        found = around.gazetteer.meanings(printed)
        if len(found) > 1:
            message = gettext_noop("“{place}” may mean any of these: {meanings}. Write which of them is meant")
            yield Sentence(message, {"place": printed, "meanings": [place.name for place in found]})


@quality_rule(
    id="workplans.place_unknown",
    severity=Severity.WARNING,
    field="places",
    title=gettext_noop("Places are places of the country."),
    source=sources.mandatory("geography"),
)
def place_unknown(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for places of which no place of the country has the name, where its regions are on file.

    It stays as printed and counts for no region: where the work is would be seen nowhere. Write the region or the
    district as the country calls it, or name the whole country.
    """
    strange = [printed for printed in facts.places if around.gazetteer.is_strange(printed)]
    if strange:
        message = gettext_noop(
            "No place of the country is called so: {places}. Write the region as the country calls it, or name the "
            "whole country"
        )
        yield Sentence(message, {"places": strange})


@quality_rule(
    id="workplans.no_function",
    severity=Severity.WARNING,
    field="functions",
    title=gettext_noop("A sub-output says what the United Nations does in it."),
    source=sources.publication("empty QCPR function"),
)
def no_function(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a function of the Quadrennial Comprehensive Policy Review.

    Choose what the entity does: advice, data, capacity, service delivery and so on.
    """
    if not facts.functions:
        message = gettext_noop("No function of the United Nations is named: choose what the entity does")
        yield Sentence(message)


@quality_rule(
    id="workplans.no_status",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("A sub-output says how far it has got."),
    source=sources.mandatory("status"),
)
def no_status(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a status.

    Without it nobody can tell a plan from what goes on. Choose the status.
    """
    if not facts.status:
        yield Sentence(gettext_noop("There is no status: choose how far the work has got"))


@quality_rule(
    id="workplans.no_group",
    severity=Severity.NOTE,
    field="groups",
    title=gettext_noop("A sub-output names the groups that it is not to leave behind."),
    source=sources.audit("empty LNOB groups: 73.9 %"),
)
def no_group(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a group that is not to be left behind.

    Choose the groups that the work is meant to reach, and only those.
    """
    if not facts.groups:
        yield Sentence(
            gettext_noop("No group is named that is not to be left behind: choose those meant to be reached")
        )
