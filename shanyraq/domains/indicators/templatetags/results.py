"""``{% load results %}``: printed values as understood, with the printed words beside them."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.templatetags.ui import number
from shanyraq.domains.indicators.queries import Printed
from shanyraq.domains.indicators.rules.inputs import Reading
from shanyraq.domains.indicators.rules.trend import Trend
from shanyraq.domains.indicators.vocabulary import TrendWord

register = template.Library()
Values = Printed | Iterable[Printed] | None
SIGNS = {
    TrendWord.IMPROVING: "+",
    TrendWord.WORSENING: "\u2212",
    TrendWord.UNCHANGED: "=",
    TrendWord.UNKNOWN: "?",
}
NOTHING = format_html('<span class="absent">{}</span>', ABSENT)


@register.simple_tag
def understood(values: Values) -> SafeString:
    """The numbers and years alone, one below the other: for a column beside the printed words."""
    return _lines(_understood(value) for value in _several(values))


@register.simple_tag
def words(values: Values, whole: str | None = None) -> SafeString:
    """The printed words of the same values; ``whole`` where the cell says more than they do."""
    if whole:
        return format_html("{}", whole)
    return _lines(format_html("{}", value.printed) for value in _several(values))


@register.simple_tag
def reading(value: Reading | None) -> SafeString:
    """A value as the rules were given it."""
    if value is None:
        return NOTHING
    if value.value is None:
        return format_html('{} <span class="number-year">{}</span>', value.state or ABSENT, value.year or "")
    return number(value.value, year=value.year)


@register.simple_tag
def trend_word(trend: Trend) -> SafeString:
    """The word of a trend with a sign; no colour of a verdict, for it is none."""
    sign, word = SIGNS[trend.word], _(trend.label)
    return format_html('<span class="trend"><span aria-hidden="true">{}</span> {}</span>', sign, word)


def _several(values: Values) -> list[Printed]:
    if values is None:
        return []
    return [values] if isinstance(values, Printed) else list(values)


def _lines(found: Iterable[SafeString]) -> SafeString:
    lines = list(found)
    if len(lines) == 1:
        return lines[0]
    return format_html_join("", '<div class="value">{}</div>', ((line,) for line in lines)) if lines else NOTHING


def _understood(value: Printed) -> SafeString:
    if value.value is None and value.state:
        return format_html('{} <span class="number-year">{}</span>', value.state, value.year or "")
    return number(value.value, year=value.year, decimals=value.decimals)
