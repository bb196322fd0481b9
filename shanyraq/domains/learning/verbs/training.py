"""The monitoring and evaluation plan of a copy for training: drawn and written once, an event for each activity."""

from datetime import datetime

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries.followed import followed
from shanyraq.domains.learning.queries.undertakings import has_undertakings, untouched, values
from shanyraq.domains.learning.training import drawing
from shanyraq.domains.learning.verbs.standing import Changed, name_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import gettext_noop


@verb(
    "learning.activity.invent",
    title=gettext_noop("Invent states of activities for training"),
    said=gettext_noop("{actor} invented for training how “{name}” stands"),
    permission=Permission.KEEP_MONITORING_PLAN,
    scope=in_copy,
    doors=frozenset(),
)
def invent_activities(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Writes how activities of a copy would stand on the day; gives of how many something is told. Where anything is
    told already, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    words = plans.monitoring
    if words is None or has_undertakings(version):
        trail.nothing_to_do()
        return 0
    activities = followed(version, trail.at.date()).activities
    known = [drawing.Activity(each.key, each.category, each.year) for each in activities]
    drawn = drawing.draw(known, words, plans.seed, plans.last_year, trail.at.date())
    rows = {each.key: _row(version, each, plans.invented, trail.at) for each in drawn}
    Undertaking.objects.bulk_create(rows.values())
    reasons = {each.key: each.reason for each in drawn}
    with holding_events(savepoints=True) as events:
        for each in activities:
            if each.key in rows:
                one = Changed(version, each.activity, rows[each.key], name_of(version, each))
                before = values(untouched(version.framework_id, each.key))
                trail.record(one.subject, before=before, after=values(one.row), reason=reasons[each.key])
        events.write()
    if not rows:
        trail.nothing_to_do()
    return len(rows)


def _row(version: Version, drawn: drawing.Drawn, invented: str, at: datetime) -> Undertaking:
    return Undertaking(
        framework_id=version.framework_id,
        key=drawn.key,
        state=drawn.state,
        year=drawn.year,
        starts_on=drawn.starts_on,
        ends_on=drawn.ends_on,
        done_on=drawn.done_on,
        cost_planned=drawn.cost_planned,
        cost_spent=drawn.cost_spent,
        funding=invented if drawn.cost_planned else "",
        statement=_by_language(drawn.statement, version.language),
        use=_by_language(drawn.use, version.language),
        made_at=at,
        changed_at=at,
        revision=1,
    )


def _by_language(text: Text, own: str) -> dict[str, str]:
    if isinstance(text, str):
        return {own: text} if text else {}
    return dict(text)
