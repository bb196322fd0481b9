"""What values of sub-outputs are called on pages and in files."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import in_words, pick
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.vocabulary import (
    COOPERATIONS,
    FUNCTIONS,
    GROUPS,
    HELPS,
    HUMANITARIANS,
    LEVELS,
    SOURCES,
    STATUSES,
    Marker,
)

CODED: dict[str, Mapping[Any, str]] = {
    "status": STATUSES,
    "functions": FUNCTIONS,
    "groups": GROUPS,
    "helps": HELPS,
    "cooperation": COOPERATIONS,
    "humanitarian": HUMANITARIANS,
}
"""Field → what its values are called."""
ORGANISATIONS = frozenset({"lead", "entities", "contributors", "implementers"})


Text = str | Mapping[str, str]


def word(field: str, value: str, around: Around) -> Text:
    """A value in the reader's language, or as the framework has it; one that is not known as it was printed."""
    if field in ORGANISATIONS:
        return organisation(value, around)
    if field == "places":
        place = around.gazetteer.understood(value)
        return place.name if place else value
    titles = CODED.get(field, {})
    return _(titles[value]) if value in titles else value


def organisation(key: str, around: Around) -> Text:
    """What an organisation is called for short, else in full; by language. Core resources in the reader's language."""
    named = around.named.get(key)
    if named is None:
        source = SOURCES.get(" ".join(key.casefold().split()))
        return {(get_language() or "en").split("-")[0]: _(source)} if source else key
    return named.called


def place_name(key: str, around: Around, own: str) -> str:
    """What a place is called in the reader's language, by its code; what is not understood as it was printed."""
    place = around.gazetteer.places.get(key)
    return pick(place.name, own).text if place else key


def printed_place(printed: str, around: Around, own: str) -> str:
    """A place as it was printed, and beside it what was understood, where that is another word."""
    place = around.gazetteer.understood(printed)
    name = pick(place.name, own).text if place else printed
    return printed if name == printed else f"{printed} ({name})"


def level(marker: Marker, value: int | None) -> str:
    """A level of a marker in words, with its number; empty where it is not marked."""
    return "" if value is None else f"{value} – {_(LEVELS[marker][value])}"


def plain_value(field: str, value: Any) -> str | None:
    """One side of a difference, where it needs no words of its own: nothing, a number, a day, a text by language."""
    if value is None or value in ("", (), {}):
        return "–"
    if isinstance(value, Decimal):
        return format_number(value.normalize() if value % 1 else int(value))  # databases keep zeros or drop them
    if isinstance(value, date):
        return format_day(value)
    return held(field, value) if isinstance(value, Mapping) else None


def held(field: str, value: Any) -> str:
    """What a field of an event holds, in the reader's language: codes in words, years with what stands in each."""
    if value in (None, "", [], {}):
        return "–"
    if field in {marker.value for marker in Marker}:
        return level(Marker(field), value)
    if field == "money":
        return "; ".join(f"{year}: {_sums(sums)}" for year, sums in sorted(value.items()))
    if field == "narratives":
        return "; ".join(f"{year}: {_every(text)}" for year, text in sorted(value.items()))
    if isinstance(value, Mapping):
        return _every(value)
    titles = CODED.get(field, {})
    values = value if isinstance(value, list) else [value]
    return "; ".join(_(titles[each]) if each in titles else str(each) for each in values)


def _every(text: Mapping[str, str]) -> str:
    """A text in every language that it has: a change of one of them is seen by whoever reads another."""
    if len(text) == 1:
        return next(iter(text.values()))
    return " / ".join(f"{in_words(language)}: {words}" for language, words in sorted(text.items()))


def _sums(sums: Mapping[str, str | None]) -> str:
    titles = {"required": _("required"), "available": _("available"), "spent": _("spent")}
    return ", ".join(f"{titles[name]} {format_number(Decimal(sums[name] or 0))}" for name in titles if sums.get(name))


def targets(value: Mapping[str, str] | None) -> str:
    """The targets of an output indicator, by year."""
    return "; ".join(f"{year}: {format_number(Decimal(said))}" for year, said in sorted((value or {}).items())) or "–"
