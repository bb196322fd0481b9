"""The register as it stands, or as it stood on a day; and every organisation of a framework by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.parties.models import Contact, Organisation, Registered, RegisteredName
from shanyraq.domains.parties.rules.register import Known, folded

Text = str | dict[str, str]
LONGEST = 300
"""Characters of a folded name that are kept; folding makes some letters longer."""
_signed: Recent[list[Known]] = Recent(8)


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


def alike(version: Version, key: str, names: Iterable[str], number: str) -> list[Known]:
    """The organisations of the document, and those of the register that share a key, a name or a number with one.

    One statement, however many there are: names are compared as the register keeps them folded.
    """
    entries = Registered.objects.filter(framework=version.framework_id).order_by()
    named = RegisteredName.objects.filter(framework=version.framework_id, folded__in=folded_names(names))
    rows = entries.filter(key=key).union(
        entries.filter(pk__in=named.values("entry")), *([entries.filter(number=number)] if number else [])
    )
    return [
        *_signed.get((version.code, version.digest), lambda: _of_document(version)),
        *(Known(row.key, (*names_of(row.name), row.short_name), row.number) for row in rows),
    ]


def _of_document(version: Version) -> list[Known]:
    found = Organisation.objects.filter(version=version).values_list("key", "name", "short_name")
    return [Known(key, (*names_of(name), *filter(None, [short])), signed=True) for key, name, short in found]


def folded_names(names: Iterable[str]) -> list[str]:
    """Names as the register keeps them for comparing, each once."""
    return sorted({folded(name)[:LONGEST] for name in names if name})


def counting(version: Version) -> dict[str, bool]:
    """The key of every organisation, and whether it still counts."""
    keys = dict.fromkeys(Organisation.objects.filter(version=version).values_list("key", flat=True), True)
    rows = Registered.objects.filter(framework=version.framework_id).values_list("key", "ended_at")
    return keys | {key: ended is None for key, ended in rows}


def values_of(row: Registered) -> dict[str, Any]:
    """An entry as plain values: what the trail keeps of it."""
    names = ("name", "short_name", "kind", "number", "website", "note", "merged_into")
    return {**{name: getattr(row, name) for name in names}, "ended": row.ended_at is not None}


def names_of(name: Text) -> tuple[str, ...]:
    """A name in each of its languages."""
    return (name,) if isinstance(name, str) else tuple(name.values())
