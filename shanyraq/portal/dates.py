"""The days of somebody's calendar: of the frameworks in which they hold a role, of their tasks, and of roles that end.

Titles name no person: a calendar is read by programs of others.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from shanyraq.base.access.models import Grant
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.accounts.verbs.grant import scope_of
from shanyraq.base.notices.telling import Dated, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.learning.queries import Activity, editions, plan
from shanyraq.domains.learning.web.calendar import uid_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.due import undelivered
from shanyraq.domains.workplans.queries.plans import key_of
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.ahead import meetings
from shanyraq.portal.queries import delivering, planning
from shanyraq.portal.queries.waiting import Waiting, own_versions


def dates(reader: Reader, day: date) -> list[Dated]:
    """Every day, in no order. The frameworks and roles are those of the day."""
    waiting = Waiting([reader.person], day)
    found = list(_roles(reader, waiting))
    for version in own_versions(reader, waiting):
        found += _framework(reader, version, waiting)
        found += _drafts(reader, version, waiting)
        found += _deliverables(reader, version, waiting)
    return found


def _framework(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Dated]:
    def dated(uid: str, on: date, title: Sentence, path: str, changed: Version = version) -> Dated:
        name = f"{version.code}.{uid}"
        return Dated(name, on, title, path, changed.applied_at, changed.number - 1, framework=version.code)

    base = f"/{version.code}"
    targets = {(each.indicator, each.due_on): each for each in waiting.targets(version) if not each.is_over}
    for (indicator, on), target in targets.items():
        said = Sentence(gettext_noop("Targets to be set: {indicator}"), {"indicator": target.code or indicator})
        yield dated(f"target.{indicator}.{on}", on, said, f"{base}/indicators/{indicator}")
    for meeting in meetings(version, waiting.today):
        for body in meeting.bodies:
            said = Sentence(gettext_noop("Must have met by today: {body}"), {"body": body.short})
            yield dated(f"meeting.{body.key}.{meeting.due_on}", meeting.due_on, said, f"{base}/governance/{body.key}/")
    found, changed = plan(version), editions(version)
    for activity in found.activities:
        if _concerns(reader, version, activity):
            uid = uid_of(version, activity).removeprefix(f"{version.code}.")
            said = Sentence("{text}", {"text": activity.text})
            path = f"{base}/plan/#activity-{activity.key}"
            yield dated(uid, found.last_day(activity.year), said, path, changed[activity.key])
    yield dated("end", version.ends_on, Sentence(gettext_noop("The framework ends")), f"{base}/")


def _drafts(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Dated]:
    """Of the plans that somebody drafts, however far ahead: until they are submitted."""
    for each in waiting.drafts(version):
        if may(reader.actor, Permission.EDIT_WORKPLANS, each.scope):
            row = each.plan
            uid = f"{version.code}.drafts.{key_of(row.outcome, row.year)}"
            said = planning.said_of(row, planning.DUE)
            path = reverse("work-plan", args=(version.code, row.outcome, row.year))
            edition = (row.revision or 1) - 1
            yield Dated(uid, each.due_on, said, path, row.moved_at, edition, framework=version.code)


def _deliverables(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Dated]:
    """Of the sub-outputs that somebody edits, however far ahead: until they are delivered."""
    for each in undelivered(version, waiting.today):
        if may(reader.actor, Permission.EDIT_WORKPLANS, each.scope):
            row = each.row
            uid = f"{version.code}.deliverable.{row.number}"
            said = Sentence(delivering.DUE, {"name": by_language(row.title, version.language)})
            path = reverse("sub-output", args=(version.code, row.sub_output.number))
            yield Dated(uid, row.due_on, said, path, row.made_at, row.revision - 1, framework=version.code)


def _concerns(reader: Reader, version: Version, activity: Activity) -> bool:
    """Whether an activity of the plan is for somebody: for roles of an entity those that name it, else all."""
    named = {each.key for each in activity.responsible}
    return any(
        holding.reach.framework in {"", version.code} and (not holding.reach.entity or holding.reach.entity in named)
        for holding in reader.actor.holdings
    )


def _roles(reader: Reader, waiting: Waiting) -> Iterator[Dated]:
    for grant in reader.grants:
        said = Sentence(gettext_noop("Your role ends: {role}"), {"role": Sentence(ROLES[Role(grant.role)].title)})
        yield _ending(grant, said, "/account/")
    for grant in waiting.ending:
        if grant.person_id != reader.person and may(reader.actor, Permission.GRANT, scope_of(grant.reach)):
            message = gettext_noop("A role is to be reviewed: {role}")
            yield _ending(
                grant, Sentence(message, {"role": Sentence(ROLES[Role(grant.role)].title)}), "/people/review/"
            )


def _ending(grant: Grant, said: Sentence, path: str) -> Dated:
    edition = grant.revision - 1
    return Dated(f"role.{grant.pk}", grant.ends_on, said, path, grant.given_at, edition, framework=grant.framework)
