"""``{% load matrix %}``: the rows of the matrix. A page holds hundreds, so Python writes them.

Every text goes through ``escape``; the parts look as the tags of the design system write them.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape

from django import template
from django.template import Context
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import ABSENT, format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.templatetags.ui import as_printed, content_quiet, number, verdict
from shanyraq.domains.indicators.queries import IndicatorResult, Pending, Printed, RowResult, Shown
from shanyraq.domains.packages.templatetags.framework import page_url

register = template.Library()
WRITER = "matrix_row_writer"
"""Where a page being rendered keeps its writer."""
NOTHING = f'<span class="absent">{ABSENT}</span>'


@register.simple_tag(takes_context=True)
def matrix_rows(context: Context, shown: Shown) -> SafeString:
    """The rows of an indicator; its source and lead stand once, beside all of them."""
    writer = context.render_context.get(WRITER)
    if writer is None:
        writer = context.render_context[WRITER] = RowWriter(context)
    return writer.rows(shown.indicator, shown.rows)


class RowWriter:
    """Writes the rows of one page: its language, its framework and its addresses."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.own = str(context.get("framework_language") or "en")
        self.badges: dict[str, str] = {}
        self.leads: dict[str, str] = {}

    @cached_property
    def words(self) -> Mapping[str, str]:
        return {
            "total": escape(_("Total")),
            "why": escape(_("Why?")),
            "more": escape(_("Rule, source and clause")),
        }

    def rows(self, indicator: IndicatorResult, rows: Iterable[RowResult]) -> SafeString:
        """The rows of an indicator; its source and lead stand once, beside all of them."""
        shown = list(rows)
        address = page_url(self.context, "indicator", indicator.key)
        beside = self._beside(indicator, len(shown))
        written = []
        for row in shown:
            head = f'<th scope="row" class="depth-{row.depth} outcome-edge">{self._label(row)}</th>'
            if row.is_heading:
                written.append(f'<tr class="label">{head}<td colspan="5"></td>{beside}</tr>')
            else:
                written.append(f"<tr>{head}{self._cells(indicator, row, address)}{beside}</tr>")
            beside = ""
        return mark_safe("".join(written))  # noqa: S308 - every text in it is escaped

    def _label(self, row: RowResult) -> str:
        label = escape(row.label)
        return f'<span lang="{escape(self.own)}">{label}</span>' if label else self.words["total"]

    def _cells(self, indicator: IndicatorResult, row: RowResult, address: str) -> str:
        unit = row.measurement or indicator.unit_printed or ""
        target = printed_values(row.targets)
        if row.pending and not row.targets:
            target = f'<span class="pending">{pending_target(row.pending)}</span>'
        return (
            f'<td>{escape(unit)}</td><td class="n">{printed_value(row.baseline)}</td>'
            f'<td class="n">{printed_values(row.latest)}</td><td class="n">{target}</td>'
            f'<td class="status">{self._badge(row)} {self._why(row, address)}</td>'
        )

    def _badge(self, row: RowResult) -> str:
        status = row.verdict.status.value
        if status not in self.badges:
            self.badges[status] = verdict(status)
        return self.badges[status]

    def _why(self, row: RowResult, address: str) -> str:
        sentences = "".join(f"<p>{escape(say(sentence))}</p>" for sentence in row.verdict.explanation)
        return (
            f'<details class="why only-screen"><summary>{self.words["why"]}</summary><div class="why-body">'
            f'{sentences}<p><a href="{escape(address)}#{escape(row.key)}">{self.words["more"]}</a></p></div></details>'
        )

    def _beside(self, indicator: IndicatorResult, count: int) -> str:
        source = content_quiet(indicator.source, self.own) or NOTHING
        leads = ", ".join(self._lead(lead.key, lead.name) for lead in indicator.leads) or NOTHING
        return f'<td rowspan="{count}" class="source">{source}</td><td rowspan="{count}" class="lead">{leads}</td>'

    def _lead(self, key: str, name: str | Mapping[str, str] | None) -> str:
        if key not in self.leads:
            shown = content_quiet(name, self.own)
            self.leads[key] = f'<a href="{page_url(self.context, "entity", key)}">{shown}</a>'
        return self.leads[key]


def printed_value(value: Printed | None) -> str:
    """The number with its year; the printed words on demand where they say more. None is a dash."""
    if value is None:
        return NOTHING
    if value.value is None:
        return as_printed(value.state, value.printed) if value.state else _unreadable(value)
    if value.says_more:
        return number(value.value, year=value.year, printed=value.printed, decimals=value.decimals)
    year = f' <span class="number-year">{value.year}</span>' if value.year else ""
    written = format_number(value.value, value.decimals)
    return f'<span class="number"><span class="number-value">{written}</span>{year}</span>'


def printed_values(values: Iterable[Printed]) -> str:
    """Several values, one below the other."""
    found = [printed_value(value) for value in values]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return "".join(f'<div class="value">{one}</div>' for one in found)


def pending_target(pending: Pending) -> str:
    """By when the target is to be set; the printed sentence on demand."""
    if pending.due_on is None:
        return as_printed(_("to be set"), pending.note)
    day = date_format(pending.due_on, "DATE_FORMAT")
    return as_printed(_("to be set by %(day)s") % {"day": day}, pending.note)


def _unreadable(value: Printed) -> str:
    return number(None, printed=value.printed, absent=_("No number is printed."))
