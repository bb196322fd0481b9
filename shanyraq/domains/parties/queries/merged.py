"""Merged entries read through: which lead to an organisation, and who is to be turned to there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Contact, Organisation, Registered
from shanyraq.domains.parties.queries.register import EntryLine, Text, contacts, values_of
from shanyraq.domains.parties.rules.register import lead


@dataclass(frozen=True, slots=True)
class Stays:
    """The organisation to which a merged entry leads. ``is_signed``: the document names it."""

    key: str
    name: Text
    is_signed: bool


def merged_entries(version: Version, as_of: date | None = None) -> list[EntryLine]:
    """The entries that were merged, by key; with a day those of that day. One statement."""
    if as_of is not None:
        told = states(version.code, "organisation", as_of)
        return [EntryLine.of(key, told[key]) for key in sorted(told) if told[key].get("merged_into")]
    found = Registered.objects.filter(framework=version.framework_id).exclude(merged_into="")
    return [EntryLine.of(row.key, values_of(row), row.revision) for row in found]


def leading_to(key: str, entries: Sequence[EntryLine]) -> list[EntryLine]:
    """Those of the merged entries that lead to an organisation, at once or through others."""
    merged = {each.key: each.merged_into for each in entries}
    return [each for each in entries if lead(each.key, merged) == key]


def stays(version: Version, key: str, as_of: date | None = None) -> Stays | None:
    """The organisation to which a merged entry leads at last; None where it was not merged."""
    at_last = lead(key, {each.key: each.merged_into for each in merged_entries(version, as_of)})
    if at_last == key:
        return None
    signed = Organisation.objects.filter(version=version, key=at_last).values_list("name", flat=True).first()
    own = Registered.objects.filter(framework=version.framework_id, key=at_last).values_list("name", flat=True)
    return Stays(at_last, signed or own.first() or at_last, signed is not None)


def people_of(version: Version, key: str, entries: Sequence[EntryLine], as_of: date | None = None) -> list[Contact]:
    """The contact people of an organisation, those of entries that lead to it among them."""
    return contacts(version.code, as_of, of={key, *(each.key for each in leading_to(key, entries))})
