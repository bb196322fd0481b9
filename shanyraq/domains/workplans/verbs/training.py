"""The work plans of a copy for training: drawn and written once, while nobody has planned anything there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.packages.schema.training_words import Donor
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.verbs.organisation import create
from shanyraq.domains.parties.vocabulary import Kind
from shanyraq.domains.workplans.mapping.values import digits
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.registry import MoneyLine, money
from shanyraq.domains.workplans.rules.training import refused_real, refused_without_plans
from shanyraq.domains.workplans.training.drawing import draw
from shanyraq.domains.workplans.training.drawn import Drawn
from shanyraq.domains.workplans.training.joining import NOTHING, Joined
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.domains.workplans.verbs.taking import Place, Wanted, in_place, written
from shanyraq.domains.workplans.verbs.training_joint import invent_joint
from shanyraq.domains.workplans.verbs.training_promises import invent_deliverables, invent_output_indicators
from shanyraq.domains.workplans.verbs.training_years import plan_years
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@dataclass(frozen=True, slots=True)
class Filled:
    """What was drawn; nothing where ``there`` sub-outputs stand already."""

    drawn: Sequence[Drawn] = ()
    there: int = 0
    deliverables: int = 0
    output_indicators: int = 0
    joint: Joined = NOTHING


@verb(
    "workplans.plan.invent",
    title=gettext_noop("Fill a copy for training"),
    said=gettext_noop("{actor} filled the copy for training with {sub_outputs} invented sub-outputs"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def fill(trail: Trail, version: Version, plans: TrainingPlans | None) -> Filled:
    """Writes sub-outputs and money that nobody planned into a copy for training, as they would stand on the day, with
    what they bring forth and are measured by, and what entities do together.

    Once: where any sub-output stands, or was ended, what people made of the copy stays as it is. Each sub-output has
    its event; example donors join the register of the copy.

    :raises Refused: where the framework is no copy, or nothing says from what to draw.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    trail.ask(refused_without_plans(version.code, has_plans=plans is not None))
    assert plans is not None
    there = SubOutput.objects.filter(framework=version.framework_id).count()
    if there:
        trail.nothing_to_do()
        return Filled(there=there)
    drawn = draw(recent_package(version), plans, trail.at.date())
    join(trail, version, plans.donors)
    invent(Place(version.framework_id, version.code), drawn, by=trail.by, at=trail.at)
    promised, measured = (  # these and joint work before the plans are endorsed with them
        each(version, plans, by=trail.by, at=trail.at) for each in (invent_deliverables, invent_output_indicators)
    )
    joint = invent_joint(version, plans, by=trail.by, at=trail.at)
    plan_years(trail, version, range(plans.first_year, plans.last_year + 1))
    subject = Subject("framework", version.code, version.code)
    lines = sum(len(each.lines) for each in drawn)
    trail.record(subject, {"sub_outputs": len(drawn), "lines": lines, "seed": plans.seed})
    return Filled(drawn, 0, promised, measured, joint)


def join(trail: Trail, version: Version, donors: Iterable[Donor]) -> None:
    """Donors that have a key and are not known yet come into the register of the copy."""
    known = around(version).named
    for donor in donors:
        if donor.key and donor.key not in known:
            name = _by_language(donor.name, version.language)
            told = {"framework": version.code, "key": donor.key, "name": name, "kind": Kind.DEVELOPMENT_PARTNER}
            command = CreateOrganisation.model_validate(told)
            create(command, by=trail.by, at=trail.at)


def _by_language(name: Text, own: str) -> dict[str, str]:
    return {own: name} if isinstance(name, str) else dict(name)


@verb(
    "workplans.sub_output.invent",
    title=gettext_noop("Invent sub-outputs for training"),
    said=gettext_noop("{actor} invented {name} for training"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_place,
    doors=frozenset(),
)
def invent(trail: Trail, place: Place, drawn: Sequence[Drawn]) -> None:
    """Writes drawn sub-outputs and, line by line, whose money they have; the event of each says that it is invented."""
    pks = written(trail, place, [Wanted(None, each.facts, {}, {}, told(each)) for each in drawn])
    lines = {
        pk: [
            MoneyLine(line.year, line.entity, line.contributor, line.instrument, line.sums, line.quarters)
            for line in each.lines
        ]
        for pk, each in zip(pks, drawn, strict=True)
    }
    money().tell_apart(lines)


def told(each: Drawn) -> dict[str, list[list[str | None]]]:
    """The lines of a drawn sub-output as its event keeps them: of which year, whose, the amounts, the quarters."""
    return {
        "lines": [
            [
                *(str(line.year), line.entity, line.contributor, line.instrument),
                *(digits(getattr(line.sums, name)) for name in MEASURES),
                *map(digits, line.quarters or (None,) * 4),
            ]
            for line in each.lines
        ]
    }
