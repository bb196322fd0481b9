"""``{% load differences %}``: fields and values of the package format, before and after, as people read them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import NAMES, name_of
from shanyraq.base.ui.words import Words
from shanyraq.domains.packages.apart import apart, in_words, place_of, standing
from shanyraq.domains.packages.comparing import Change, FieldChange
from shanyraq.domains.packages.reading.printed import numbers_in, years_in
from shanyraq.domains.packages.rules.disaggregation import dimension_words
from shanyraq.domains.packages.templatetags.subjects import KINDS, SEPARATORS
from shanyraq.kernel.days import read_day

register = template.Library()
DAYS = {"on", "due_on", "starts_on", "ends_on"}
EMPTY: tuple[Any, ...] = (None, [], {}, "")

FIELDS: Words = {
    "actor": gettext_lazy("actor"),
    "applies": gettext_lazy("applies"),
    "baseline": gettext_lazy("baseline"),
    "by": gettext_lazy("corrected by"),
    "chair": gettext_lazy("chair"),
    "clause": gettext_lazy("clause"),
    "clauses": gettext_lazy("clauses"),
    "code": gettext_lazy("code"),
    "corrected": gettext_lazy("correction"),
    "dates": gettext_lazy("dates"),
    "desired": gettext_lazy("desired direction"),
    "desired_reason": gettext_lazy("why this direction"),
    "dimensions": gettext_lazy("dimensions"),
    "disaggregation": gettext_lazy("disaggregation"),
    "due_on": gettext_lazy("due on"),
    "ends_on": gettext_lazy("ends on"),
    "entities": gettext_lazy("contributing entities"),
    "entity": gettext_lazy("entity"),
    "indicator": gettext_lazy("indicator"),
    "key": gettext_lazy("key"),
    "kind": gettext_lazy("kind"),
    "label": gettext_lazy("label"),
    "label_in": gettext_lazy("label in our words"),
    "latest": gettext_lazy("latest values"),
    "lead_entities": gettext_lazy("lead entities"),
    "lead_printed": gettext_lazy("lead entities as printed"),
    "lnob_groups": gettext_lazy("groups left behind"),
    "measurement": gettext_lazy("unit as printed"),
    "members": gettext_lazy("members"),
    "modality": gettext_lazy("modality"),
    "name": gettext_lazy("name"),
    "note": gettext_lazy("remark"),
    "obligation": gettext_lazy("obligation"),
    "on": gettext_lazy("corrected on"),
    "order": gettext_lazy("order"),
    "otherwise": gettext_lazy("otherwise"),
    "partners": gettext_lazy("contributing partners"),
    "printed": gettext_lazy("as printed"),
    "promise": gettext_lazy("promise"),
    "qualifier": gettext_lazy("what it counts"),
    "qualifier_in": gettext_lazy("what it counts, in our words"),
    "reason": gettext_lazy("reason"),
    "reconstructed": gettext_lazy("reconstructed"),
    "responses": gettext_lazy("responses"),
    "responsible": gettext_lazy("responsible"),
    "rhythm": gettext_lazy("rhythm"),
    "scale": gettext_lazy("scale"),
    "sdg_target": gettext_lazy("SDG target"),
    "short_name": gettext_lazy("short name"),
    "source": gettext_lazy("source"),
    "starts_on": gettext_lazy("starts on"),
    "state": gettext_lazy("answer"),
    "statement": gettext_lazy("statement"),
    "target_pending": gettext_lazy("target to be set"),
    "target_printed": gettext_lazy("target cell as printed"),
    "targets": gettext_lazy("targets"),
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "unit": gettext_lazy("unit"),
    "unit_in": gettext_lazy("unit in our words"),
    "value": gettext_lazy("value"),
    "version": gettext_lazy("version"),
    "year": gettext_lazy("year"),
}
"""Fields that amendments are mostly about. Any other is shown by its name in the package format."""


@register.filter
def field_word(name: str) -> SafeString:
    """A field in the reader's language; by its name in the format where it has no word."""
    return format_html("{}", FIELDS[name]) if name in FIELDS else format_html('<code lang="en">{}</code>', name)


def place_words(place: str) -> str:
    """A place in a thing, in the reader's language: ``row urban, baseline: value``."""
    return "".join(map(_piece, SEPARATORS.split(place)))


def _piece(piece: str) -> str:
    """``baseline`` by its word, ``row urban`` and ``latest 2`` by that of their first."""
    head, space, rest = piece.partition(" ")
    first, second = (KINDS, FIELDS) if rest else (FIELDS, KINDS)
    return f"{first.get(head) or second.get(head) or NAMES.get(head) or head}{space}{rest}"


@register.filter
def held(change: Change) -> list[tuple[SafeString, SafeString]]:
    """What was added holds, or what was ended held: each field with its value."""
    sides = ((field.field, field.before if field.after is None else field.after) for field in change.fields)
    return [(field_word(name), _lines(_in_full(value, None, name))) for name, value in sides]


@register.filter
def both_sides(field: FieldChange) -> tuple[SafeString, SafeString]:
    """A field before and after. What is corrected stands beside what is printed, and nothing that differs is left out,
    for two sides agree to what is shown here."""
    pairs = ((field.before, field.after), (field.after, field.before))
    before, after = (_lines(_in_full(one, other, field.field)) for one, other in pairs)
    return (before, after) if before != after else (_exact(field, 1), _exact(field, 2))


def _in_full(value: Any, other: Any, field: str) -> list[str]:
    """The lines of one side, beside those of the other: an item of a list is a line."""
    if isinstance(value, list):
        others = other if isinstance(other, list) and len(other) == len(value) else [None] * len(value)
        return [_line(one, two, field) for one, two in zip(value, others, strict=True)]
    if isinstance(value, Mapping) and not value.get("printed"):
        return _parts(value, field)
    return [] if value in EMPTY else [_line(value, other, field)]


def _line(value: Any, other: Any, field: str) -> str:
    if isinstance(value, Mapping) and value.get("printed"):
        return "; ".join(_value(value, other if isinstance(other, Mapping) else {}))
    return _said(value, field)


def _value(value: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """A value of a row as it stands; how it was corrected; then whatever else differs from the other side."""
    words, corrected = standing(value), value.get("corrected")
    yield words
    if corrected:
        yield _("as printed: %(printed)s") % {"printed": value["printed"]}
        if corrected != other.get("corrected"):
            yield f"{FIELDS['corrected']}: {_said(_unknown(corrected, other))}"
    told = {"printed", "corrected", *_told(value, words)}
    for name, item in value.items():
        if name not in told and item != other.get(name) and item not in EMPTY:
            yield f"{FIELDS.get(name, name)}: {_said(item, name)}"


def _told(value: Mapping[str, Any], words: str) -> Iterator[str]:
    """The fields that the words of a value tell, and tell alone."""
    number, year, state = (value.get(name) for name in ("value", "year", "state"))
    if numbers_in(words) == {number}:
        yield "value"
    if years_in(words) == [str(year)]:
        yield "year"
    if state and words == state:
        yield "state"
    elif state and words == in_words(state, year):
        yield from ("state", "year")


def _unknown(corrected: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A correction without the number and the year before it, where the other side has these too."""
    known = other.get("corrected") or other
    return {name: item for name, item in corrected.items() if name not in {"value", "year"} or item != known.get(name)}


def _exact(field: FieldChange, side: int) -> SafeString:
    """What differs, leaf by leaf, where words tell the sides not apart."""
    found = [(place_words(place_of(leaf[0])), leaf[side]) for leaf in apart(field.before, field.after)]
    return _lines([f"{name}: {_plain(leaf)}".removeprefix(": ") for name, leaf in found])


def _plain(leaf: Any) -> str:
    if leaf in EMPTY:
        return ABSENT
    return leaf if isinstance(leaf, str) else json.dumps(leaf, ensure_ascii=False, default=str)


def _lines(lines: list[str]) -> SafeString:
    if lines in ([], [ABSENT]):
        return format_html('<span class="absent">{}</span>', ABSENT)
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))


def _parts(value: Mapping[str, Any], field: str) -> list[str]:
    """A mapping line by line: languages and dimensions by their names."""
    there = {name: item for name, item in value.items() if item not in EMPTY}
    if field == "dimensions":
        return [say(dimension_words(f"{name}={code}")) for name, code in there.items()]
    if there.keys() <= NAMES.keys():
        return [f"{name_of(name)}: {_said(item)}" for name, item in there.items()]
    return [f"{FIELDS.get(name, name)}: {_said(item, name)}" for name, item in there.items()]


def _said(value: Any, field: str = "") -> str:
    """A value inside a list or mapping, without the fields that are empty."""
    if isinstance(value, Mapping):
        return "; ".join(_parts(value, field))
    if isinstance(value, list):
        return ", ".join(_said(item, field) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in DAYS and isinstance(value, str):
        return format_day(read_day(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
