"""Activities of the monitoring and evaluation plan: added, amended, and what use was made of what they found."""

from dataclasses import replace
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb, verbbook
from shanyraq.base.verbs.engine import allow_or_note
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.learning.commands.activities import AddActivity, AmendActivity, UseFindings, plain
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries.followed import activity_on, scope_of
from shanyraq.domains.learning.queries.plan import Responsible, plan
from shanyraq.domains.learning.queries.undertakings import values
from shanyraq.domains.learning.rules.activities import refused_category, refused_dates
from shanyraq.domains.learning.verbs.activity import keep
from shanyraq.domains.learning.verbs.standing import Changed, Result, merged, stands, written
from shanyraq.domains.learning.vocabulary import ADDED, State
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop


def where_new(command: AddActivity, **_: Any) -> Scope:
    """Where the activity would belong."""
    return Scope(command.framework, entities=frozenset(command.entities))


@verb(
    "learning.activity.add",
    title=gettext_noop("Add an activity"),
    said=gettext_noop("{actor} added “{name}” to the monitoring and evaluation plan"),
    permission=Permission.KEEP_MONITORING_PLAN,
    scope=where_new,
)
def add(trail: Trail, command: AddActivity) -> Result:
    """Adds an activity that the signed plan does not have. It is told apart from what was signed everywhere."""
    version = version_in_force(command.framework)
    years = version.starts_on.year, version.ends_on.year
    trail.ask(
        [
            *refused_category(command.category, [each.key for each in plan(version).categories]),
            *refused_dates(command.year, command.starts_on, command.ends_on, *years),
        ]
    )
    number = next_number(Undertaking.objects.filter(framework=version.framework_id, number__isnull=False))
    row = Undertaking(
        framework_id=version.framework_id,
        key=f"{ADDED}{number}",
        number=number,
        state=State.PLANNED,
        made_at=trail.at,
        changed_at=trail.at,
        revision=1,
        **command.model_dump(exclude={"framework"}),
    )
    row.save()
    name = next(iter(command.text.values()))[:200]
    trail.record(Changed(version, None, row, name).subject, after=values(row))
    return Result(row)


@keep(
    "learning.activity.amend",
    title=gettext_noop("Amend the activity"),
    said=gettext_noop("{actor} amended what is told of “{name}”"),
)
def amend(trail: Trail, command: AmendActivity) -> Result:
    """Amends what is told of an activity: who is responsible beside those printed, cost, statement, note. What only one
    of two editors changed is kept; where both changed a field, both are shown.
    """
    one = stands(trail, command)
    wanted = merged(trail, one, command.seen, command.changed())
    if "entities" in wanted:
        _plan, each = activity_on(one.version, command.key, trail.at.date())
        beside = tuple(Responsible("entity", key, key) for key in wanted["entities"])
        allow_or_note(verbbook()[trail.name], trail.by, scope_of(one.version.code, replace(each, beside=beside)))
    return written(trail, one, wanted)


@keep(
    "learning.activity.use",
    title=gettext_noop("Tell the use of the findings"),
    said=gettext_noop("{actor} told what use was made of “{name}”"),
)
def use(trail: Trail, command: UseFindings) -> Result:
    """Tells what was decided or changed because of what an activity found."""
    one = stands(trail, command)
    return written(trail, one, merged(trail, one, command.seen, {"use": plain("use", command.use)}))
