"""How printed values are written on pages: number, year and measure; a dash with its reason.

Every text goes through ``escape``; the parts look as the tags of the design system write them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.markup import NOTHING, escaped, joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import answer, tongued
from shanyraq.base.ui.templatetags.ui import as_printed, number
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import Printed, RowResult
from shanyraq.domains.indicators.rules.inputs import Name as Text
from shanyraq.domains.indicators.rules.inputs import PendingTarget
from shanyraq.domains.indicators.web.naming import Name


def printed_value(value: Printed, own: str, language: str | None = None) -> str:
    """The number with its year; the printed words on demand where they say more.

    ``language``: the active one, for pages that write hundreds of values and know it.
    """
    if value.value is None:
        said = as_printed(answer(value.state, own), value.printed, own) if value.state else unreadable(value, own)
        return said + mark_of(value)
    year = str(value.year or _("no year"))
    if value.says_more:
        said = number(value.value, unit_of(value), year, printed=value.printed, decimals=value.decimals, own=own)
        return said + mark_of(value)
    written = format_number(value.value, value.decimals, language)
    return (
        f'<span class="number"><span class="number-value">{written}</span> '
        f'<span class="number-year">{escape(year)}</span></span>'
    )


def printed_values(values: Iterable[Printed], own: str, absent: str, language: str | None = None) -> str:
    """Several values, one below the other; what a number counts stands once above those that count it."""
    return _lines([(value, printed_value(value, own, language)) for value in values], own) or nothing(absent)


def understood_values(values: Iterable[Printed], own: str, absent: str) -> SafeString:
    """The numbers alone, for a column beside the printed words."""
    written = _lines([(value, _understood(value, own)) for value in values], own) or nothing(absent)
    return SafeString(written)


def mark_of(value: Printed) -> SafeString:
    """Says of a value that it is another than the document prints; of all others nothing."""
    if value.corrected is None:
        return NOTHING
    said = _("set since") if value.corrected.get("promise") else _("corrected")
    return markup(' <small class="muted corrected">{}</small>', said)


def in_a_sentence(value: Printed, own: str, read_as: int | None = None) -> SafeString:
    """A value with its year inside running text. ``read_as``: the year that a target without one is read for."""
    said = answer(value.state, own) if value.value is None and value.state else None
    written = said or number(value.value, unit_of(value), decimals=value.decimals, own=own)
    parts = [markup("<strong>{}</strong>", written)]
    if value.year:
        parts.append(markup(' <span class="number-year">{}</span>', value.year))
    elif read_as:
        parts.append(markup(", {}", _("no year printed, read as %(year)s") % {"year": read_as}))
    else:
        parts.append(markup(", {}", _("year not printed")))
    if value.mark:
        parts.append(markup(" ({})", tongued(pick(value.mark, own))))
    return joined(parts)


def nothing(reason: str) -> SafeString:
    """A dash that says why there is no value."""
    return number(None, absent=reason)


def target(row: RowResult, as_of: date, own: str, absent: str, language: str | None = None) -> str:
    """The printed targets; else by when the target is to be set, for the row or for its group."""
    if row.targets or row.given.pending is None:
        return printed_values(row.targets, own, absent, language)
    return due(row, as_of, own)


def due(row: RowResult, as_of: date, own: str) -> SafeString:
    """By when a target that is not printed is to be set, or was."""
    pending = row.given.pending
    if pending is None:
        return nothing(_("No target is printed."))
    css = "pending" if row.pending else "pending inherited"  # on paper a sentence stands once, in its own row
    return markup('<span class="{}">{}</span>', css, pending_target(pending, as_of, own))


def pending_target(pending: PendingTarget, as_of: date, own: str) -> SafeString:
    """By when the target is to be set, or was; the printed sentence on demand."""
    if pending.due_on is None:
        return as_printed(_("to be set"), pending.note, own)
    said = _("to be set by %(day)s") if as_of <= pending.due_on else _("was to be set by %(day)s")
    return as_printed(said % {"day": format_day(pending.due_on)}, pending.note, own)


def unit_of(value: Printed) -> Text:
    """The name of the value's own unit, where that is another than the row's."""
    return value.unit["name"] if value.unit else ""


def unreadable(value: Printed, own: str) -> SafeString:
    """A dash for printed words without a number."""
    return number(None, printed=value.printed, absent=_("No number is printed."), own=own)


def measure(mark: Text, own: str) -> SafeString:
    """What a number counts, where the words beside it say so; our own words with the printed ones behind."""
    words = pick(mark, own)
    printed = mark[own] if words.unofficial and isinstance(mark, Mapping) else ""
    return markup('<small class="measure">{}</small>', spoken(Name(words.text, words.lang, printed), own))


def spoken(name: Name, own: str) -> SafeString:
    """A name with its language, and behind it the printed words where these are others."""
    text = _named(name)
    if not name.printed:
        return text
    return markup(
        '{} <span class="label-printed"><span class="visually-hidden">{} </span>“<span lang="{}">{}</span>”</span>',
        text,
        _("as printed:"),
        own,
        name.printed,
    )


def spoken_path(names: Iterable[Name]) -> SafeString:
    """Names from group to leaf, each marked with its language; the printed words are left out."""
    return joined((_named(name) for name in names), " – ")


def _named(name: Name) -> SafeString:
    return markup('<span lang="{}">{}</span>', name.lang, name.text) if name.lang else escaped(name.text)


def _understood(value: Printed, own: str) -> SafeString:
    if value.value is None and value.state:
        said = markup('{} <span class="number-year">{}</span>', answer(value.state, own), value.year or "")
    elif value.value is None:
        said = unreadable(value, own)
    else:
        said = number(value.value, unit_of(value), value.year or _("no year"), decimals=value.decimals, own=own)
    return joined((said, mark_of(value)))


def _lines(written: Sequence[tuple[Printed, str]], own: str) -> str:
    if len(written) == 1 and not written[0][0].qualifier:
        return written[0][1]
    parts: list[str] = []
    for mark, found in groupby(written, lambda pair: pair[0].mark):
        parts += [measure(mark, own)] if mark else []
        parts += [f'<div class="value">{one}</div>' for _value, one in found]
    return "".join(parts)
