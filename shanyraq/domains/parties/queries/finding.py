"""The register narrowed by kind and by words of a name; one entry of it by itself; what a form offers of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Mark, Registered
from shanyraq.domains.parties.queries.register import EntryLine, names_of, register, values_of
from shanyraq.domains.parties.rules.register import folded


class Lines(Sequence[EntryLine]):
    """Entries as they stand, read where they are looked at: a page of them needs no more than that page."""

    def __init__(self, rows: QuerySet[Registered]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    def __getitem__(self, place: int | slice) -> EntryLine | list[EntryLine]:  # type: ignore[override]
        found = self._rows[place]
        return _line(found) if isinstance(found, Registered) else [_line(row) for row in found]


def narrowed(version: Version, kind: str = "", words: str = "", as_of: date | None = None) -> Sequence[EntryLine]:
    """The entries of a kind whose names, key or number hold the words, by key. One statement for each look at it."""
    if as_of is not None:
        return [each for each in register(version, as_of) if (not kind or each.kind == kind) and _says(each, words)]
    found = Registered.objects.filter(framework=version.framework_id)
    return Lines(holding(found.filter(kind=kind) if kind else found, words))


def holding(rows: QuerySet[Registered], words: str) -> QuerySet[Registered]:
    """The entries whose names, key or number hold the words, however they are written."""
    words = words.strip()
    if not words:
        return rows
    plain = folded(words)
    names = Mark.objects.filter(entry=OuterRef("pk"), mark__contains=plain).exclude(mark__contains=":")
    by_code = Q(key__icontains=words) | Q(number__icontains=words)
    return rows.filter(by_code | Exists(names)) if plain else rows.filter(by_code)


def kinds_counted(version: Version, as_of: date | None = None) -> Mapping[str, int]:
    """How many entries of each kind the register has. One statement."""
    if as_of is not None:
        return Counter(each.kind for each in register(version, as_of))
    found = Registered.objects.filter(framework=version.framework_id).order_by("kind").values_list("kind")
    return dict(found.annotate(Count("pk")))


def entry_line(version: Version, key: str, as_of: date | None = None) -> EntryLine | None:
    """One entry; with a day, as the trail says that it stood then. One statement."""
    if as_of is not None:
        told = states(version.code, "organisation", as_of, key=key).get(key)
        return EntryLine.of(key, told) if told is not None else None
    row = Registered.objects.filter(framework=version.framework_id, key=key).first()
    return _line(row) if row else None


def _line(row: Registered) -> EntryLine:
    return EntryLine.of(row.key, values_of(row), row.revision)


def _says(line: EntryLine, words: str) -> bool:
    plain, small = folded(words), words.strip().casefold()
    names = (folded(name) for name in (*names_of(line.name), line.short_name))
    codes = (line.key.casefold(), line.number.casefold())
    return not small or any(small in code for code in codes) or (bool(plain) and any(plain in name for name in names))
