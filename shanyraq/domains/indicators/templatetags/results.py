"""``{% load results %}``: printed values as understood, with the printed words beside them."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.speech import answer
from shanyraq.base.ui.templatetags.ui import number
from shanyraq.base.ui.texts import pick
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


@register.simple_tag(takes_context=True)
def understood(context: template.Context, values: Values) -> SafeString:
    """The numbers and years alone, one below the other: for a column beside the printed words."""
    own = context.get("framework_language") or "en"
    return _lines(_understood(value, own) for value in _several(values))


@register.simple_tag
def words(values: Values, whole: str | None = None) -> SafeString:
    """The printed words of the same values; ``whole`` where the cell says more than they do."""
    if whole:
        return format_html("{}", whole)
    return _lines(format_html("{}", value.printed) for value in _several(values))


@register.filter(name="answer")
def answer_of(state: str, own: str = "en") -> SafeString:
    """``{{ value.state|answer:framework_language }}``: yes, no, or the document's own word."""
    return answer(state, own)


@register.simple_tag(takes_context=True)
def reading(context: template.Context, value: Reading | None) -> SafeString:
    """A value as the rules were given it."""
    if value is None:
        return NOTHING
    if value.value is None:
        own = context.get("framework_language") or "en"
        said = answer(value.state, own) if value.state else ABSENT
        return format_html('{} <span class="number-year">{}</span>', said, value.year or "")
    return number(value.value, year=value.year)


@register.simple_tag
def trend_word(trend: Trend) -> SafeString:
    """The word of a trend with a sign; no colour of a verdict, for it is none."""
    sign, word = SIGNS[trend.word], _(trend.label)
    return format_html('<span class="trend"><span aria-hidden="true">{}</span> {}</span>', sign, word)


def unit_of(value: Printed) -> str:
    """The name of the value's own unit, where that is another than the row's."""
    return pick(value.unit["name"]).text if value.unit else ""


def _several(values: Values) -> list[Printed]:
    if values is None:
        return []
    return [values] if isinstance(values, Printed) else list(values)


def _lines(found: Iterable[SafeString]) -> SafeString:
    lines = list(found)
    if len(lines) == 1:
        return lines[0]
    return format_html_join("", '<div class="value">{}</div>', ((line,) for line in lines)) if lines else NOTHING


def _understood(value: Printed, own: str) -> SafeString:
    if value.value is None and value.state:
        return format_html('{} <span class="number-year">{}</span>', answer(value.state, own), value.year or "")
    return number(value.value, unit_of(value), value.year, decimals=value.decimals)
