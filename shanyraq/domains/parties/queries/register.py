"""The register as it stands, or as it stood on a day; and every organisation of a framework by key."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Contact, Organisation, Registered
from shanyraq.domains.parties.rules.register import Known

Text = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An organisation of the register."""

    key: str
    name: Text
    short_name: str
    kind: str
    number: str
    website: str
    note: str
    ended: bool
    merged_into: str

    @classmethod
    def of(cls, key: str, values: dict[str, Any]) -> "EntryLine":
        names = ("name", "short_name", "kind", "number", "website", "note", "ended", "merged_into")
        blank: dict[str, Any] = {"ended": False}
        return cls(key, *(values.get(name, blank.get(name, "")) for name in names))


def register(version: Version, as_of: date | None = None) -> list[EntryLine]:
    """Every entry, by key; with a day, as the trail says that it stood then. One statement."""
    if as_of is not None:
        found = states(version.code, "organisation", as_of)
        return [EntryLine.of(key, found[key]) for key in sorted(found)]
    rows = Registered.objects.filter(framework=version.framework_id)
    return [EntryLine.of(row.key, values_of(row)) for row in rows]


def entry(framework: str, key: str) -> Registered | None:
    """One entry of the register."""
    return Registered.objects.filter(framework__code=framework, key=key).first()


def contacts(framework: str) -> QuerySet[Contact]:
    """The contact people of a framework that still count."""
    return Contact.objects.filter(framework__code=framework, ended_at=None)


def known_organisations(version: Version) -> list[Known]:
    """Every organisation of the document and of the register, with its names."""
    signed = [
        Known(key, (*_names(name), *filter(None, [short])), signed=True)
        for key, name, short in Organisation.objects.filter(version=version).values_list("key", "name", "short_name")
    ]
    rows = Registered.objects.filter(framework=version.framework_id)
    return signed + [Known(row.key, (*_names(row.name), row.short_name), row.number) for row in rows]


def counting(version: Version) -> dict[str, bool]:
    """The key of every organisation, and whether it still counts."""
    keys = dict.fromkeys(Organisation.objects.filter(version=version).values_list("key", flat=True), True)
    rows = Registered.objects.filter(framework=version.framework_id).values_list("key", "ended_at")
    return keys | {key: ended is None for key, ended in rows}


def values_of(row: Registered) -> dict[str, Any]:
    """An entry as plain values: what the trail keeps of it."""
    names = ("name", "short_name", "kind", "number", "website", "note", "merged_into")
    return {**{name: getattr(row, name) for name in names}, "ended": row.ended_at is not None}


def _names(name: Text) -> tuple[str, ...]:
    return (name,) if isinstance(name, str) else tuple(name.values())
