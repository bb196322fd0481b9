"""``{% load results %}``: rows, units and printed values as understood, with the printed words beside them."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import escaped, joined, markup
from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.speech import answer
from shanyraq.base.ui.templatetags.ui import clauses, number
from shanyraq.domains.indicators.queries import IndicatorResult, Printed, RowResult
from shanyraq.domains.indicators.queries.naming import Group, with_groups
from shanyraq.domains.indicators.rules.forecast import Forecast
from shanyraq.domains.indicators.rules.inputs import Reading
from shanyraq.domains.indicators.rules.trend import Trend
from shanyraq.domains.indicators.vocabulary import TrendWord
from shanyraq.domains.indicators.web import naming, printing, shares
from shanyraq.domains.indicators.web.actions import Actions, Link
from shanyraq.domains.indicators.web.proof import Proofs

register = template.Library()
Values = Printed | Iterable[Printed] | None
SIGNS = {
    TrendWord.IMPROVING: "+",
    TrendWord.WORSENING: "\u2212",
    TrendWord.UNCHANGED: "=",
    TrendWord.UNKNOWN: "?",
}


# Rows and their names


@register.filter
def with_headings(rows: Iterable[RowResult]) -> list[RowResult | Group]:
    """Rows, and before them the groups that no printed heading announces."""
    return list(with_groups(rows))


@register.filter
def is_group(line: RowResult | Group) -> bool:
    return isinstance(line, Group)


@register.simple_tag(takes_context=True)
def row_label(context: template.Context, indicator: IndicatorResult, line: RowResult | Group) -> SafeString:
    """What a row or group is called under its headings."""
    own = _own(context)
    names = naming.Names(indicator, own)
    return printing.spoken(names.group(line.path) if isinstance(line, Group) else names.row(line), own)


@register.simple_tag(takes_context=True)
def row_path(context: template.Context, indicator: IndicatorResult, row: RowResult) -> SafeString:
    """A row by all its names, from group to leaf: where it stands alone."""
    own = _own(context)
    return joined((printing.spoken(name, own) for name in naming.Names(indicator, own).path(row)), " – ")


@register.simple_tag(takes_context=True)
def row_about(context: template.Context, indicator: IndicatorResult, row: RowResult) -> SafeString:
    """The same for screen readers, without the printed words."""
    return printing.spoken_path(naming.Names(indicator, _own(context)).path(row))


@register.simple_tag(takes_context=True)
def row_unit(context: template.Context, indicator: IndicatorResult, row: RowResult) -> SafeString:
    own = _own(context)
    return printing.spoken(naming.unit_name(indicator, row, own), own)


@register.simple_tag(takes_context=True)
def indicator_unit(context: template.Context, indicator: IndicatorResult, *, alone: bool = False) -> SafeString:
    """The unit of an indicator; ``alone`` leaves out the printed words, where a link leads to them."""
    own = _own(context)
    name = naming.unit_name(indicator, None, own)
    return printing.spoken(naming.Name(name.text, name.lang) if alone else name, own)


@register.simple_tag
def like_it(indicator: IndicatorResult) -> str:
    """How many rows have the status that stands for the indicator: «3 of 14 rows»."""
    return shares.rows_like_headline(indicator)


@register.simple_tag
def rows_say(indicator: IndicatorResult) -> str:
    """The same as a sentence: «3 of 14 rows are not monitored.»"""
    return shares.sentence(indicator)


# Values


@register.simple_tag(takes_context=True)
def understood(context: template.Context, values: Values, absent: str = "") -> SafeString:
    """The numbers and years alone, one below the other: for a column beside the printed words."""
    return printing.understood_values(_several(values), _own(context), absent)


@register.simple_tag(takes_context=True)
def printed(context: template.Context, value: Printed | None, absent: str = "") -> SafeString:
    """One value with its year; the printed words on demand where they say more."""
    return SafeString(printing.printed_values(_several(value), _own(context), absent))


@register.simple_tag(takes_context=True)
def in_a_sentence(context: template.Context, value: Printed, read_as: int | None = None) -> SafeString:
    """A value with its year, or with what is to be said where none is printed."""
    return printing.in_a_sentence(value, _own(context), read_as)


@register.simple_tag
def words(values: Values, whole: str | None = None) -> SafeString:
    """The printed words of the same values; ``whole`` where the cell says more than they do."""
    if whole:
        return escaped(whole)
    lines = [escaped(value.printed) for value in _several(values)]
    if len(lines) == 1:
        return lines[0]
    return joined(markup('<div class="value">{}</div>', line) for line in lines)


@register.filter(name="answer")
def answer_of(state: str, own: str = "en") -> SafeString:
    """``{{ value.state|answer:framework_language }}``: yes, no, or the document's own word."""
    return answer(state, own)


@register.simple_tag(takes_context=True)
def reading(context: template.Context, value: Reading | None) -> SafeString:
    """A value as the rules were given it, with what it counts and its year, or that none is printed."""
    if value is None:
        return printing.nothing("")
    own = _own(context)
    mark = printing.measure(value.mark, own) if value.mark else ""
    if value.value is None:
        said = answer(value.state, own) if value.state else ABSENT
        return markup('{} <span class="number-year">{}</span>{}', said, value.year or "", mark)
    return markup("{}{}", number(value.value, year=value.year or _("year not printed")), mark)


@register.simple_tag(takes_context=True)
def due(context: template.Context, row: RowResult) -> SafeString:
    """By when a target that is not printed is to be set, or was."""
    return printing.due(row, row.given.as_of, _own(context))


@register.simple_tag
def trend_word(trend: Trend) -> SafeString:
    """The word of a trend with a sign; no colour of a verdict, for it is none."""
    sign, word = SIGNS[trend.word], _(trend.label)
    return markup('<span class="trend"><span aria-hidden="true">{}</span> {}</span>', sign, word)


# Reasons


@register.simple_tag(takes_context=True)
def proof_of(context: template.Context, row: RowResult) -> SafeString:
    """Why the row has its verdict."""
    return Proofs(_own(context)).of(row.verdict, clauses(context, row.clauses))


@register.simple_tag(takes_context=True)
def proof_of_trend(context: template.Context, row: RowResult) -> SafeString:
    """Why the row has its trend."""
    return Proofs(_own(context)).of_trend(row.trend, clauses(context, row.clauses))


@register.simple_tag(takes_context=True)
def proof_of_forecast(context: template.Context, row: RowResult) -> SafeString:
    """How what is expected of the row was reckoned."""
    return Proofs(_own(context)).of_forecast(row.forecast) if row.forecast else SafeString()


@register.simple_tag
def expected(found: Forecast, name: str) -> SafeString:
    """One of the numbers of a forecast; where there is none, a dash that says why."""
    value = found.shown(name)
    if value is not None:
        return number(value)
    if name == "so_far":
        return printing.nothing(_("There is one value alone."))
    return printing.nothing(_("The target is met already.") if found.target else _("No target is printed."))


# Actions


@register.filter
def of_row(actions: Actions | None, row: RowResult) -> list[Link]:
    """What the reader may change in a row."""
    return actions.of_rows.get(row.key, []) if actions else []


@register.filter
def of_target(actions: Actions | None, row: RowResult) -> list[Link]:
    """Of these, what is about a target that is to be set."""
    return [link for link in of_row(actions, row) if link.value is None]


def _own(context: template.Context) -> str:
    return str(context.get("framework_language") or "en")


def _several(values: Values) -> Sequence[Printed]:
    if values is None:
        return []
    return [values] if isinstance(values, Printed) else list(values)
