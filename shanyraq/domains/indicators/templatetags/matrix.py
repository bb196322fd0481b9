"""``{% load matrix %}``: the rows of the matrix. A page holds hundreds, so Python writes them.

Every text goes through ``escape``; the parts look as the tags of the design system write them.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import ABSENT, format_number
from shanyraq.base.ui.speech import answer, say_marked, tongued
from shanyraq.base.ui.templatetags.ui import as_printed, content, number, verdict
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, Pending, Printed, RowOf, RowResult, Shown
from shanyraq.domains.indicators.templatetags.results import unit_of
from shanyraq.domains.packages.templatetags.framework import page_url

register = template.Library()
WRITER = "matrix_row_writer"
"""Where a page being rendered keeps its writer."""
NOTHING = f'<span class="absent">{ABSENT}</span>'


@register.simple_tag(takes_context=True)
def matrix_rows(context: Context, shown: Shown) -> SafeString:
    """The rows of an indicator; its source and lead stand once, beside all of them."""
    return _writer(context).rows(shown.indicator, shown.rows)


@register.simple_tag(takes_context=True)
def matrix_row(context: Context, item: RowOf) -> SafeString:
    """A row out of printed order: it names its indicator."""
    return _writer(context).row_alone(item.indicator, item.row)


def _writer(context: Context) -> "RowWriter":
    writer: RowWriter | None = context.render_context.get(WRITER)
    if writer is None:
        writer = context.render_context[WRITER] = RowWriter(context)
    return writer


class RowWriter:
    """Writes the rows of one page: its language, its framework and its addresses."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.own = str(context.get("framework_language") or "en")
        self.shows: Mapping[str, bool] = context["view"].shows
        self.within = sum(self.shows[key] for key in ("unit", "baseline", "latest", "target", "status"))
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
            if row.is_heading:
                label = f'<div class="across">{self._label(row)}</div>'
                edge = f'colspan="{self.within + 1}" class="depth-{row.depth} outcome-edge"'
                written.append(f'<tr class="label"><th scope="row" {edge}>{label}</th>{beside}</tr>')
            else:
                head = f'<th scope="row" class="depth-{row.depth} outcome-edge">{self._label(row)}</th>'
                written.append(f"<tr>{head}{self._cells(indicator, row, address)}{beside}</tr>")
            beside = ""
        return mark_safe("".join(written))  # noqa: S308 - every text in it is escaped

    def row_alone(self, indicator: IndicatorResult, row: RowResult) -> SafeString:
        """A row that names its indicator, with source and lead beside it alone."""
        address = page_url(self.context, "indicator", indicator.key)
        code = f'<span class="code">{escape(indicator.code)}</span> ' if indicator.code else ""
        title = f'{code}<a href="{escape(address)}">{content(indicator.title, self.own)}</a>'
        path = " – ".join(row.disaggregation) or row.label
        label = f'<span lang="{escape(self.own)}">{escape(path)}</span>' if path else self.words["total"]
        head = f'<th scope="row" class="outcome-edge">{label}<small>{title}</small></th>'
        return mark_safe(  # noqa: S308 - every text in it is escaped
            f"<tr>{head}{self._cells(indicator, row, address)}{self._beside(indicator, 1)}</tr>"
        )

    def _label(self, row: RowResult) -> str:
        label = escape(row.label)
        return f'<span lang="{escape(self.own)}">{label}</span>' if label else self.words["total"]

    def _cells(self, indicator: IndicatorResult, row: RowResult, address: str) -> str:
        unit = row.measurement or indicator.unit_printed or ""
        target = printed_values(row.targets, self.own)
        if row.pending and not row.targets:
            target = f'<span class="pending">{pending_target(row.pending, self.own)}</span>'
        return self._chosen(
            unit=f'<td class="unit">{tongued(pick(unit, self.own))}</td>',
            baseline=f'<td class="n">{printed_value(row.baseline, self.own)}</td>',
            latest=f'<td class="n">{printed_values(row.latest, self.own)}</td>',
            target=f'<td class="n">{target}</td>',
            status=f'<td class="status">{self._badge(row)} {self._why(row, address)}</td>',
        )

    def _chosen(self, **cells: str) -> str:
        return "".join(cell for key, cell in cells.items() if self.shows[key])

    def _badge(self, row: RowResult) -> str:
        status = row.verdict.status.value
        if status not in self.badges:
            self.badges[status] = verdict(status)
        return self.badges[status]

    def _why(self, row: RowResult, address: str) -> str:
        sentences = "".join(f"<p>{say_marked(sentence, self.own)}</p>" for sentence in row.verdict.explanation)
        return (
            f'<details class="why only-screen"><summary>{self.words["why"]}</summary><div class="why-body">'
            f'{sentences}<p><a href="{escape(address)}#{escape(row.key)}">{self.words["more"]}</a></p></div></details>'
        )

    def _beside(self, indicator: IndicatorResult, count: int) -> str:
        source = content(indicator.source, self.own) or NOTHING
        leads = ", ".join(self._lead(lead.key, lead.name) for lead in indicator.leads) or NOTHING
        return self._chosen(
            source=f'<td rowspan="{count}" class="source">{source}</td>',
            lead=f'<td rowspan="{count}" class="lead">{leads}</td>',
        )

    def _lead(self, key: str, name: str | Mapping[str, str] | None) -> str:
        if key not in self.leads:
            shown = content(name, self.own)
            self.leads[key] = f'<a href="{page_url(self.context, "entity", key)}">{shown}</a>'
        return self.leads[key]


def printed_value(value: Printed | None, own: str) -> str:
    """The number with its year; the printed words on demand where they say more. None is a dash."""
    if value is None:
        return NOTHING
    if value.value is None:
        return as_printed(answer(value.state, own), value.printed, own) if value.state else _unreadable(value, own)
    if value.says_more:
        return number(value.value, unit_of(value), value.year, printed=value.printed, decimals=value.decimals, own=own)
    year = f' <span class="number-year">{value.year}</span>' if value.year else ""
    written = format_number(value.value, value.decimals)
    return f'<span class="number"><span class="number-value">{written}</span>{year}</span>'


def printed_values(values: Iterable[Printed], own: str) -> str:
    """Several values, one below the other."""
    found = [printed_value(value, own) for value in values]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return "".join(f'<div class="value">{one}</div>' for one in found)


def pending_target(pending: Pending, own: str) -> str:
    """By when the target is to be set; the printed sentence on demand."""
    if pending.due_on is None:
        return as_printed(_("to be set"), pending.note, own)
    day = format_day(pending.due_on)
    return as_printed(_("to be set by %(day)s") % {"day": day}, pending.note, own)


def _unreadable(value: Printed, own: str) -> str:
    return number(None, printed=value.printed, absent=_("No number is printed."), own=own)
