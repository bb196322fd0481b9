"""``{% load differences %}``: fields and values of the package format, before and after, as people read them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import NAMES, name_of
from shanyraq.domains.packages.apart import apart, in_words, place_of, standing
from shanyraq.domains.packages.comparing import Change, FieldChange
from shanyraq.domains.packages.queries.saying import code_called, field_called, field_of, place_said
from shanyraq.domains.packages.reading.printed import numbers_in, years_in
from shanyraq.domains.packages.rules.disaggregation import dimension_words
from shanyraq.kernel.days import read_day
from shanyraq.kernel.letters import told_apart, with_codes

register = template.Library()
DAYS = {"date", "on", "due_on", "starts_on", "ends_on"}
LANGUAGES = {"language", "languages"}
EMPTY: tuple[Any, ...] = (None, [], {}, "")


@register.filter
def field_word(name: str) -> SafeString:
    """A field in the reader's language; by its name in the format where it has no word."""
    return format_html("{}", _called(name)) if field_called(name) else format_html('<code lang="en">{}</code>', name)


def place_words(place: str) -> str:
    """A place in a thing, in the reader's language: ``row urban, baseline: value``."""
    return say(place_said(place))


def value_words(place: str, value: Any) -> str:
    """A value that stands in a place, in the reader's language and on one line."""
    return "; ".join(_in_full(value, None, field_of(place))) or ABSENT


def _called(name: str) -> str:
    return say(field_called(name) or name)


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
    one, other = (_in_full(side, opposite, field.field) for side, opposite in pairs)
    before, after = (_lines(lines) for lines in _seen(one, other))
    return (before, after) if before != after else (_exact(field, 1), _exact(field, 2))


def _seen(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """The lines of both sides with what a reader would not see in them: where as many stand beside each other."""
    if len(one) != len(other):
        return [with_codes(line) for line in one], [with_codes(line) for line in other]
    pairs = [told_apart(*lines) for lines in zip(one, other, strict=True)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


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
            yield f"{_called('corrected')}: {_said(_unknown(corrected, other))}"
    told = {"printed", "corrected", *_told(value, words)}
    for name, item in value.items():
        if name not in told and item != other.get(name) and item not in EMPTY:
            yield f"{_called(name)}: {_said(item, name)}"


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
    return [f"{_called(name)}: {_said(item, name)}" for name, item in there.items()]


def _said(value: Any, field: str = "") -> str:
    """A value inside a list or mapping, without the fields that are empty."""
    if isinstance(value, Mapping):
        return "; ".join(_parts(value, field))
    if isinstance(value, list):
        return ", ".join(_said(item, field) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _text(value, field) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _text(value: str, field: str) -> str:
    """A text; a day, a language or a code in the reader's words."""
    if field in DAYS:
        return format_day(read_day(value))
    return name_of(value) if field in LANGUAGES else say(code_called(field, value) or "") or value
