"""What becomes of pairs in a copy for training: joint programmes and initiatives, dismissals; by the verbs that people
use, while there is nothing of it.
"""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.commands.joint import DismissPair, FormInitiative
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.joint import has_joint_work
from shanyraq.domains.workplans.queries.overlaps import alike
from shanyraq.domains.workplans.queries.plans import closed_by_output
from shanyraq.domains.workplans.rules.differing import belongs
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.joining import NOTHING, Joined, joined
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.domains.workplans.verbs.initiative import form
from shanyraq.domains.workplans.verbs.pair import dismiss
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "workplans.initiative.invent",
    title=gettext_noop("Invent joint programmes and initiatives for training"),
    said=gettext_noop(
        "{actor} filled the copy for training with {initiatives} invented joint programmes and initiatives"
    ),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_joint(trail: Trail, version: Version, plans: TrainingPlans) -> Joined:
    """Forms joint programmes and initiatives of the pairs that are found, and dismisses some. Where any stands, or was
    ended, or any pair was dismissed, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    drawn = NOTHING if plans.together is None or has_joint_work(version) else _drawn(trail, version, plans)
    for each in drawn.formed:
        told = {"one": each.one, "other": each.other, "name": each.name, "kind": each.kind}
        days = {"starts_on": each.starts_on, "ends_on": each.ends_on, "modality": each.modality or None}
        told |= {"budget": each.budget}
        form(FormInitiative.model_validate({"framework": version.code, **told, **days}), by=trail.by, at=trail.at)
    for gone in drawn.dismissed:
        told = {"one": gone.one, "other": gone.other, "reason": gone.reason}
        dismiss(DismissPair.model_validate({"framework": version.code, **told}), by=trail.by, at=trail.at)
    if drawn == NOTHING:
        trail.nothing_to_do()
    else:
        counts = {"initiatives": len(drawn.formed), "dismissed": len(drawn.dismissed), "seed": plans.seed}
        trail.record(Subject("framework", version.code, version.code), counts)
    return drawn


def _drawn(trail: Trail, version: Version, plans: TrainingPlans) -> Joined:
    """Of pairs of which neither belongs to a closed year: those stay as they are."""
    found, closed = board(version), closed_by_output(version)
    open_ones = {
        line.number: line.facts
        for line in found.lines
        if not any(belongs(line.facts, year) for year in closed.get(line.facts.output, ()))
    }
    pairs = [each for each in alike(version, found, trail.at.date()) if {*each.numbers} <= open_ones.keys()]
    return joined(plans, pairs, open_ones, version.language)
