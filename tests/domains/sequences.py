"""What a sequence of verbs is looked at with: the cast, a picture of the database, and what must hold after each step.

Used by ``test_verbs_in_any_order``; the steps stand there.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model

from shanyraq.base.access.models import Grant, Invitation, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.verbs import grant as grants
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import states
from shanyraq.domains.indicators.verbs.finding import indicators
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.vocabulary import AmendmentState
from shanyraq.domains.parties.models import Contact, Organisation, Registered
from shanyraq.domains.parties.queries.register import names_of, values_of
from shanyraq.domains.parties.rules.register import folded
from shanyraq.kernel.scopes import Reach
from tests.base.people import person

XAA, KAZ = "xaa-2027-2031", "kaz-2026-2030"
LAST = date.max
R = Role

CAST: dict[str, tuple[Role, Reach] | None] = {
    "root": (R.ADMINISTRATOR, Reach()),
    "officer": (R.DATA_OFFICER, Reach(XAA)),
    "coordinator": (R.RESIDENT_COORDINATOR, Reach(XAA)),
    "stranger": (R.DATA_OFFICER, Reach(KAZ)),
    "head": (R.AGENCY_HEAD, Reach(XAA, entity="unicef")),
    "focal": (R.FOCAL_POINT, Reach(XAA, entity="unicef")),
    "chair": (R.GROUP_CHAIR, Reach(XAA, outcome="A.1")),
    "mel": (R.MEL_MEMBER, Reach(XAA)),
    "ministry": (R.MINISTRY, Reach(XAA)),
    "partner": (R.PARTNER_OFFICIAL, Reach(XAA, partner="eau")),
    "cochair": (R.COMMITTEE_COCHAIR, Reach(XAA)),
    "evaluator": (R.EVALUATOR, Reach(XAA)),
    "newcomer": None,
    "newcomer2": None,
}
"""Who acts, with the role that each begins with."""

PEOPLE = {R.ADMINISTRATOR, R.DATA_OFFICER}
REGISTER = {
    *(R.DATA_OFFICER, R.RESIDENT_COORDINATOR, R.AGENCY_HEAD, R.FOCAL_POINT, R.GROUP_CHAIR, R.MEL_MEMBER),
}
TARGETS = {R.DATA_OFFICER, R.MEL_MEMBER}
OUTSIDE = {R.ADMINISTRATOR, R.PARTNER_OFFICIAL, R.ASSESSOR}
ROLES_OF: dict[str, set[Role]] = {
    "accounts.person.invite": PEOPLE | {R.RESIDENT_COORDINATOR, R.AGENCY_HEAD},
    "accounts.invitation.end": PEOPLE | {R.RESIDENT_COORDINATOR, R.AGENCY_HEAD},
    "accounts.grant.": PEOPLE | {R.RESIDENT_COORDINATOR},
    "accounts.person.end": PEOPLE,
    "parties.": REGISTER,
    "indicators.indicator.": {R.DATA_OFFICER, R.AGENCY_HEAD, R.FOCAL_POINT, R.GROUP_CHAIR, R.MEL_MEMBER},
    "indicators.target.": TARGETS,
    "indicators.value.": TARGETS | {R.FOCAL_POINT},
    "packages.amendment.agree_for_government": {R.COMMITTEE_COCHAIR},
    "packages.amendment.reject_for_government": {R.COMMITTEE_COCHAIR},
    "packages.amendment.agree_for_un": {R.RESIDENT_COORDINATOR},
    "packages.amendment.reject_for_un": {R.RESIDENT_COORDINATOR},
    "packages.amendment.apply": {R.DATA_OFFICER},
    "packages.amendment.": REGISTER | {R.COMMITTEE_COCHAIR},
    "hooks.": PEOPLE,
    "comments.comment.end": {R.DATA_OFFICER, R.RESIDENT_COORDINATOR},
    "comments.": set(R) - {R.ADMINISTRATOR},
    "attachments.document.end": {R.DATA_OFFICER, R.RESIDENT_COORDINATOR},
    "attachments.": set(R) - {R.ADMINISTRATOR, R.COMMITTEE_MEMBER, R.EVALUATOR},
}
"""Beginning of a verb's name → the roles that may do it in the framework: said again, apart from the code."""

OWN = ("accounts.token.", "notices.")
"""Verbs of whoever has an account, whatever their roles: they concern nobody else."""
NARROW = ("indicators.", "accounts.")
"""Verbs that a role of one entity or one outcome allows there only."""

HOUSE = ("shanyraq.", "allauth.", "django.contrib.sessions.")
MODELS = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(HOUSE)]
RECORDS = [
    model
    for model in MODELS
    if not model._meta.auto_created
    and not {"version", "entry"} & {field.name for field in model._meta.fields if field.is_relation}
]
"""Tables that verbs write row by row; the others hold the content of versions, or what is derived from records."""
CONTENT = [model for model in MODELS if model not in RECORDS]
COUNTED = " UNION ALL ".join(
    f"SELECT '{model._meta.db_table}', COUNT(*), MAX({model._meta.pk.column}) FROM {model._meta.db_table}"
    for model in CONTENT
    if model._meta.pk is not None
)


@dataclass(frozen=True)
class Place:
    """Where something belongs."""

    framework: str
    outcomes: Set[str] = frozenset()
    entities: Set[str] = frozenset()


@dataclass(frozen=True)
class Picture:
    """Every record by table and key, and how many rows the other tables have, up to which number."""

    records: dict[tuple[str, Any], str]
    counts: tuple[Any, ...]


def picture() -> Picture:
    """The database as it stands."""
    records = {}
    for model in RECORDS:
        table, names = model._meta.db_table, [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list("pk", *names):
            records[table, row[0]] = json.dumps(row[1:], cls=DjangoJSONEncoder, sort_keys=True)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        return Picture(records, tuple(sorted(cursor.fetchall())))  # PostgreSQL gives them in any order


def cast() -> dict[str, Person]:
    """Everybody of the cast, with an account."""
    return {name: person(f"{name}@example.org", *filter(None, [role])) for name, role in CAST.items()}


def had_the_right(verb: str, who: Person | None, grants_then: list[Grant], place: Place) -> bool:
    """Whether a role that somebody held allows the verb where it was done, by the tables of this module."""
    if verb.startswith(OWN) or who is None:
        return who is not None
    roles = next(roles for name, roles in ROLES_OF.items() if verb.startswith(name))
    return any(
        Role(grant.role) in roles
        and (grant.framework in {place.framework, ""} or verb == "accounts.person.end")
        and (not verb.startswith(NARROW) or grant.entity in {*place.entities, ""})
        and (not verb.startswith(NARROW) or grant.outcome in {*place.outcomes, ""})
        for grant in grants_then
    )


def place(event: Event, said: Mapping[str, Any]) -> Place:
    """Where something was done: the place of the indicator before, or of the role that is given."""
    if event.verb.startswith("indicators."):
        package = recent_package(version_in_force(event.framework))
        outcome, _, indicator = next(each for each in indicators(package) if each[2].key == said["indicator"])
        return Place(event.framework, {outcome.code}, set(indicator.lead_entities))
    if event.kind in {"grant", "invitation"}:
        row = Grant.objects.get(pk=event.key) if event.kind == "grant" else Invitation.objects.get(pk=event.key)
        reach = row.reach if isinstance(row, Grant) else Reach(**row.reach)
        return Place(reach.framework, {reach.outcome}, {reach.entity})
    return Place(event.framework)


def held(who: Person | None, on: date) -> list[Grant]:
    """Every grant of somebody that counts on a day."""
    if who is None:
        return []
    found = Grant.objects.filter(person=who.pk, person__is_active=True, ended_at=None)
    return list(found.filter(starts_on__lte=on, ends_on__gte=on))


def applied_by_one_side() -> list[int]:
    """Amendments that were applied though not two people agreed to them, one for each side."""
    applied = Amendment.objects.filter(state=AmendmentState.APPLIED)
    return [row.number for row in applied if len({row.government_person, row.un_person, None}) < 3]


def revisions() -> dict[tuple[str, int], int]:
    """The revision of every record that counts its changes."""
    counted: list[type[Model]] = [Registered, Contact, Grant, Person, Amendment]
    return {
        (model.__name__, pk): revision
        for model in counted
        for pk, revision in model._base_manager.values_list("pk", "revision")
    }


def twice_in_the_register() -> list[str]:
    """Numbers and names that two organisations that count share, in the register or with the document."""
    seen: dict[str, str] = {}
    signed = Organisation.objects.filter(version=version_in_force(XAA))
    for key, name, short in signed.values_list("key", "name", "short_name"):
        seen.update(dict.fromkeys(_marks(key, (*names_of(name), short or "")), key))
    found = []
    for row in Registered.objects.filter(framework__code=XAA, ended_at=None):
        marks = _marks(row.key, (*names_of(row.name), row.short_name)) | ({f"n:{row.number}"} if row.number else set())
        found += [f"{mark}: {row.key} and {seen[mark]}" for mark in marks if seen.get(mark, row.key) != row.key]
        seen.update(dict.fromkeys(marks, row.key))
    return found


def contacts_of_nobody() -> list[str]:
    """Contact people of organisations that neither the document nor the register knows."""
    known = set(Organisation.objects.filter(version=version_in_force(XAA)).values_list("key", flat=True))
    known |= set(Registered.objects.filter(framework__code=XAA).values_list("key", flat=True))
    return list(
        Contact.objects.filter(framework__code=XAA).exclude(organisation__in=known).values_list("name", flat=True)
    )


def _marks(key: str, names: Iterable[str]) -> set[str]:
    return {f"k:{key}", *(f"w:{folded(name)}" for name in names if name)}


def merged_in_circles() -> list[str]:
    """Entries of the register whose way to the one that stays comes back to them."""
    into = dict(Registered.objects.exclude(merged_into="").values_list("key", "merged_into"))
    found = []
    for key, to in into.items():
        way, at = {key}, to
        while at in into and at not in way:
            way.add(at)
            at = into[at]
        found += [key] if at in way else []
    return found


def unlike_the_trail() -> list[str]:
    """Records that are not what their events say, laid one over the other."""
    entries = {row.key: values_of(row) for row in Registered.objects.filter(framework__code=XAA)}
    found = _apart("organisation", states(XAA, "organisation", LAST), entries)
    people = {}
    for row in Contact.objects.filter(framework__code=XAA):
        open_fields = {name: getattr(row, name) for name in ("organisation", "name", "position", "merged_into")}
        people[str(row.pk)] = {**open_fields, "ended": row.ended_at is not None}
    told = states(XAA, "contact", LAST)
    without = {key: {k: v for k, v in told[key].items() if k not in {"email", "phone"}} for key in told}
    found += _apart("contact", without, people)
    given = states(XAA, "grant", LAST)
    rows = {str(row.pk): row for row in Grant.objects.select_related("person").filter(pk__in=list(map(int, given)))}
    for key, row in rows.items():
        if not row.person.is_active:
            given[key]["ended"] = True  # the end of an account ends its roles, and says how many
    stands = {key: grants.values(row) for key, row in rows.items()}
    begun = {key: {**stands[key], **told} for key, told in given.items()}  # the cast got its roles without a verb
    return found + _apart("grant", begun, stands)


def _apart(kind: str, told: dict[str, Any], stands: dict[str, Any]) -> list[str]:
    keys = sorted({*told, *stands})
    return [f"{kind} {key}: {told.get(key)} / {stands.get(key)}" for key in keys if told.get(key) != stands.get(key)]


def contents(known: Mapping[tuple[str, int], str] | None = None) -> dict[tuple[str, int], str]:
    """The digest of what every version of the framework holds, read from its rows; of those not known yet."""
    found = dict(known or {})
    for version in Version.objects.select_related("framework").filter(framework__code=XAA):
        if (version.code, version.number) not in found:
            text = load_package(version).model_dump_json()
            found[version.code, version.number] = hashlib.sha256(text.encode()).hexdigest()
    return found


def events_after(pk: int) -> list[Event]:
    return list(Event.objects.filter(pk__gt=pk).order_by("pk"))


def last_event() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
