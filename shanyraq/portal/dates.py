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
from shanyraq.domains.indicators.queries.collecting import entity_names
from shanyraq.domains.learning.queries import Followed, editions, followed
from shanyraq.domains.learning.queries.recommendations import scope_of_action
from shanyraq.domains.learning.vocabulary import State
from shanyraq.domains.learning.web.calendar import days_of, edition_of, uid_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.due import undelivered
from shanyraq.domains.workplans.queries.plans import key_of
from shanyraq.domains.workplans.queries.values_due import values_due
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.portal.ahead import meetings
from shanyraq.portal.queries import delivering, following, planning, reaching, reporting
from shanyraq.portal.queries.waiting import Waiting, own_versions


def dates(reader: Reader, day: date) -> list[Dated]:
    """Every day, in no order. The frameworks and roles are those of the day."""
    waiting = Waiting([reader.person], day)
    found = list(_roles(reader, waiting))
    for version in own_versions(reader, waiting):
        found += _framework(reader, version, waiting)
        found += _drafts(reader, version, waiting)
        found += _deliverables(reader, version, waiting)
        found += _values(reader, version, waiting)
        found += _output_values(reader, version, day)
        found += _actions(reader, version, waiting)
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
    yield from _activities(reader, version, waiting.today)
    yield dated("end", version.ends_on, Sentence(gettext_noop("The framework ends")), f"{base}/")


def _activities(reader: Reader, version: Version, day: date) -> Iterator[Dated]:
    """Of the monitoring and evaluation plan: the last day of what is still to be done, or was done on it."""
    changed = editions(version)
    for each in followed(version, day).activities:
        if each.state is State.DROPPED or not _concerns(reader, version, each):
            continue
        edition = changed.get(each.key)
        stamps = [at for at in (edition.applied_at if edition else None, each.changed_at) if at]
        said = Sentence("{text}", {"text": each.text})
        path = reverse("plan-activity", args=(version.code, each.key))
        uid, (_first, last) = uid_of(version, each.activity), days_of(each)
        yield Dated(uid, last, said, path, max(stamps), edition_of(each, edition), framework=version.code)


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


def _values(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Dated]:
    """Of the entities for which somebody reports, however far ahead: until they are reported."""
    found = reporting.to_report(version, waiting.today, ahead=True)
    for each in found.values:
        if reporting.reports_for(reader, version, each):
            uid = f"{version.code}.values.{each.entity}.{each.period}"
            said = Sentence(reporting.DATED, {"period": each.period, "entity": each.name})
            path = reverse("value-grid", args=(version.code,), query={"entity": each.entity, "period": each.period})
            yield Dated(uid, each.due_on, said, path, version.applied_at, found.edition, framework=version.code)


def _output_values(reader: Reader, version: Version, today: date) -> Iterator[Dated]:
    """Of output indicators, for the entities for which somebody reports, however far ahead: until they are reported."""
    names = entity_names(version)
    for each in values_due(version, today, ahead=True).to_report:
        if reaching.reports_for(reader, each):
            uid = f"{version.code}.output-values.{each.entity}.{each.year}"
            name = names.get(each.entity) or by_language(each.entity, "en")
            said = Sentence(reaching.DATED, {"year": Year(each.year), "entity": name})
            asks = {"entity": each.entity, "year": each.year}
            begun = each.year <= today.year
            path = reverse("output-values", args=(version.code,), query=asks if begun else {"entity": each.entity})
            yield Dated(uid, each.due_on, said, path, version.applied_at, 0, framework=version.code)


def _actions(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Dated]:
    """Of the actions on recommendations that are somebody's, however far ahead: until they are done or dropped."""
    for each in waiting.followed(version):
        for done in each.actions:
            row = done.row
            if done.is_open and may(
                reader.actor, Permission.ANSWER_RECOMMENDATIONS, scope_of_action(version.code, row.who)
            ):
                uid = f"{version.code}.follow-up.{row.number}"
                said = Sentence(following.DUE, {"name": by_language(row.text, version.language)})
                path = reverse("recommendation", args=(version.code, each.row.number))
                yield Dated(uid, row.due_on, said, path, row.made_at, row.revision - 1, framework=version.code)


def _concerns(reader: Reader, version: Version, activity: Followed) -> bool:
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
