"""The register as it stands, or as it stood on a day; and every organisation of a framework by key."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.statements import asked
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import Newest
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.parties.models import Contact, Organisation, Registered
from shanyraq.domains.parties.queries.marks import sharing
from shanyraq.domains.parties.rules.register import Known, folded, lead

Text = str | dict[str, str]
LONGEST = 300
"""Characters of a folded name that are kept as a mark; folding makes some letters longer."""
COUNTS = f"""
    SELECT 1, 1 = 1 FROM {Organisation._meta.db_table} WHERE version_id = %s AND key = %s
    UNION ALL SELECT 2, ended_at IS NULL FROM {Registered._meta.db_table} WHERE framework_id = %s AND key = %s
    ORDER BY 1
"""  # noqa: S608 - the names of our own tables
_signed: Recent[dict[str, list[Known]]] = Recent(8)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An organisation of the register. ``revision`` None: as it stood on a day."""

    key: str
    name: Text
    short_name: str
    kind: str
    number: str
    website: str
    note: str
    ended: bool
    merged_into: str
    revision: int | None

    @classmethod
    def of(cls, key: str, values: dict[str, Any], revision: int | None = None) -> "EntryLine":
        names = ("name", "short_name", "kind", "number", "website", "note", "ended", "merged_into")
        blank: dict[str, Any] = {"ended": False}
        return cls(key=key, revision=revision, **{name: values.get(name, blank.get(name, "")) for name in names})


def register(version: Version, as_of: date | None = None) -> list[EntryLine]:
    """Every entry, by key; with a day, as the trail says that it stood then. One statement."""
    if as_of is not None:
        found = states(version.code, "organisation", as_of)
        return [EntryLine.of(key, found[key]) for key in sorted(found)]
    rows = Registered.objects.filter(framework=version.framework_id)
    return [EntryLine.of(row.key, values_of(row), row.revision) for row in rows]


def entry(framework: str, key: str) -> Registered | None:
    """One entry of the register."""
    return Registered.objects.filter(framework__code=framework, key=key).first()


def contacts(framework: str, as_of: date | None = None, *, of: Collection[str] = ()) -> list[Contact]:
    """The contact people of a framework that still count; with a day those that counted then, as the trail says.

    Addresses stay out of the trail, so these are those of today. Each has ``belongs_to``: its organisation, or the one
    to which that leads since it was merged. ``of``: only those who were entered under one of these organisations.
    """
    found = _on_a_day(framework, as_of) if as_of is not None else _now(framework, of)
    merged = merges(framework, as_of) if found else {}
    for row in found:
        row.belongs_to = lead(row.organisation, merged)  # type: ignore[attr-defined]
    return [row for row in found if not of or row.organisation in of]


def _now(framework: str, of: Collection[str]) -> list[Contact]:
    found = Contact.objects.filter(framework__code=framework, ended_at=None)
    return list(found.filter(organisation__in=of) if of else found)


def _on_a_day(framework: str, as_of: date) -> list[Contact]:
    found = Contact.objects.filter(framework__code=framework)
    told = states(framework, "contact", as_of)
    rows = [row for row in found if str(row.pk) in told and not told[str(row.pk)].get("ended")]
    for row in rows:
        row.name, row.position, row.organisation = (
            told[str(row.pk)].get(name, getattr(row, name)) for name in ("name", "position", "organisation")
        )
    return sorted(rows, key=lambda row: (row.name, row.pk))


def merges(framework: str, as_of: date | None = None) -> dict[str, str]:
    """The entries that were merged, and into which organisation each; with a day as it was then. One statement."""
    if as_of is not None:
        told = states(framework, "organisation", as_of)
        return {key: values["merged_into"] for key, values in told.items() if values.get("merged_into")}
    found = Registered.objects.filter(framework__code=framework).exclude(merged_into="")
    return dict(found.values_list("key", "merged_into"))


def leads_to(framework: str, key: str) -> str:
    """The organisation to which a merged entry leads; itself where it was not merged."""
    return lead(key, merges(framework))


def alike(version: Newest, key: str, names: Iterable[str], number: str) -> list[Known]:
    """The organisations of the document and of the register that share a key, a name or a number with one.

    One statement, however many there are: the register keeps what is compared beside each entry. A second one where
    something is shared; together they take PostgreSQL three times as long, which counts when a workbook has thousands.
    """
    marks = marks_of(key, names, number)
    found = sharing(version.framework_id, marks)
    entries = Registered.objects.filter(pk__in=found).order_by("pk") if found else []
    signed = _signed.get((version.code, version.digest), lambda: _of_document(version))
    return [
        *dict.fromkeys(known for mark in marks for known in signed.get(mark, ())),
        *(Known(each.key, (*names_of(each.name), each.short_name), each.number) for each in entries),
    ]


def _of_document(version: Newest) -> dict[str, list[Known]]:
    """The organisations that the document names, by what no other may share with them."""
    found = Organisation.objects.filter(version=version.pk).values_list("key", "name", "short_name")
    by_mark: dict[str, list[Known]] = {}
    for key, name, short in found:
        known = Known(key, (*names_of(name), *filter(None, [short])), signed=True)
        for mark in marks_of(key, known.names, ""):
            by_mark.setdefault(mark, []).append(known)
    return by_mark


def marks_of(key: str, names: Iterable[str], number: str) -> list[str]:
    """What no two entries share, as the register keeps it for comparing: key, number, folded names."""
    marks = {f"key:{key}", *(folded(name)[:LONGEST] for name in names if name)}
    return sorted(marks | ({f"number:{number}"} if number else set()))


def counting(version: Newest, key: str) -> dict[str, bool]:
    """Whether the organisation of a key still counts, by its key; empty where there is none."""
    found = asked(COUNTS, [version.pk, key, version.framework_id, key])
    return {key: bool(found[-1][1])} if found else {}


def values_of(row: Registered) -> dict[str, Any]:
    """An entry as plain values: what the trail keeps of it."""
    names = ("name", "short_name", "kind", "number", "website", "note", "merged_into")
    return {**{name: getattr(row, name) for name in names}, "ended": row.ended_at is not None}


def names_of(name: Text) -> tuple[str, ...]:
    """A name in each of its languages."""
    return (name,) if isinstance(name, str) else tuple(name.values())
