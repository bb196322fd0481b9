"""``{% load matrix %}``: the rows of the matrix. A page holds hundreds, so Python writes them.

What repeats is asked for once a page: words, links, names of units, badges. Every text is escaped, here or by
``base/ui/markup.py``; values and names are written by ``web/printing.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from zlib import compress, decompress

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import escaped, markup
from shanyraq.base.ui.templatetags.reasons import answer_row, link_to_why
from shanyraq.base.ui.templatetags.ui import clauses, content, verdict
from shanyraq.domains.indicators.queries import IndicatorResult, RowOf, RowResult, Shown
from shanyraq.domains.indicators.queries.naming import Group, with_groups
from shanyraq.domains.indicators.web.naming import Name, Names, unit_name
from shanyraq.domains.indicators.web.printing import nothing, printed_values, spoken, spoken_path, target
from shanyraq.domains.indicators.web.proof import Proofs
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.templatetags.framework import page_url

register = template.Library()
KEPT = 512
"""Matrices that a process remembers, packed: a hundred frameworks in three languages and more."""
_rows: Recent[bytes] = Recent(KEPT)
WRITER = "matrix_row_writer"
"""Where a page being rendered keeps its writer."""

INDICATOR = """
      <tbody class="o{hue}">
        <tr class="indicator">
          <th scope="rowgroup" colspan="{across}" class="outcome-edge">
            <div class="across">{code}
            <a href="{address}">{title}</a>
            {output}
            <span class="unit-of muted">{unit}</span>
            {clause}</div>
          </th>
        </tr>
        {rows}
      </tbody>
    """
"""An indicator in printed order: its head and its rows."""


@register.tag
def remembered_rows(parser: Parser, token: Token) -> "RememberedRows":
    """``{% remembered_rows %}…{% endremembered_rows %}``: the whole matrix in printed order, written once a day for
    each version, language and choice of columns. What filters leave is written anew."""
    found = parser.parse(("endremembered_rows",))
    parser.delete_first_token()
    return RememberedRows(found)


class RememberedRows(template.Node):
    """All that the rows depend on is in the key: nothing of them belongs to a reader."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        if context["is_filtered"]:
            return self.nodelist.render(context)
        shown = tuple(key for key, is_shown in context["view"].shows.items() if is_shown)
        of = (context["framework_code"], context["version"].digest, context["as_of"], context["asked_as_of"])
        seen = (context["results"].observed, get_language(), shown)
        packed = _rows.get((*of, *seen), lambda: compress(self.nodelist.render(context).encode(), 1))
        return SafeString(decompress(packed).decode())


@register.simple_tag(takes_context=True)
def matrix_indicator(context: Context, shown: Shown, hue: int) -> SafeString:
    """An indicator and its rows; source and lead stand once, beside all of them. ``hue``: that of its outcome."""
    return _writer(context).indicator(shown.indicator, shown.rows, hue)


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
        self.language = get_language()
        self.shows: Mapping[str, bool] = context["view"].shows
        self.within = sum(self.shows[key] for key in ("unit", "baseline", "latest", "target", "status"))
        self.badges: dict[str, str] = {}
        self.leads: dict[str, str] = {}
        self.links: dict[tuple[str, ...], SafeString] = {}
        self.units: dict[tuple[str, str | None], Name] = {}
        self.units_shown: set[tuple[str, Name]] = set()
        self.proofs = Proofs(self.own)

    @cached_property
    def words(self) -> Mapping[str, str]:
        return {
            "why": escaped(_("Why?")),
            "close": escaped(_("Close")),
            "output": _("of output %(code)s"),
            "baseline": _("No baseline is printed."),
            "latest": _("No later value is printed."),
            "target": _("No target is printed."),
            "as_baseline": escape(_("Baseline")),
            "as_latest": escape(_("Latest value")),
            "as_target": escape(_("Target")),
            "source": _("No source is printed."),
            "lead": _("No lead entity is printed."),
        }

    def indicator(self, indicator: IndicatorResult, rows: Iterable[RowResult], hue: int) -> SafeString:
        """An indicator and those of its rows that are shown."""
        return markup(
            INDICATOR,
            hue=hue,
            across=sum(self.shows.values()),
            code=markup('<span class="code">{}</span>', indicator.code) if indicator.code else "",
            address=page_url(self.context, "indicator", indicator.key),
            title=content(indicator.title, self.own),
            output=self._output(indicator.output) if indicator.output else "",
            unit=spoken(unit_name(indicator, None, self.own), self.own),
            clause=self._clauses(indicator.clauses[:1]),
            rows=self.rows(indicator, rows),
        )

    def _output(self, code: str) -> SafeString:
        return markup('<span class="muted">{}</span>', self.words["output"] % {"code": code})

    def rows(self, indicator: IndicatorResult, rows: Iterable[RowResult]) -> SafeString:
        """The rows of an indicator; its source and lead stand once, beside all of them."""
        lines, names = list(with_groups(rows)), Names(indicator, self.own)
        beside = self._beside(indicator, sum(self._height(line) for line in lines))
        written = []
        for line in lines:
            if isinstance(line, Group):
                written.append(self._heading(names.group(line.path), line.depth, beside, "label understood"))
            elif line.is_heading:
                written.append(self._heading(names.row(line), line.depth, beside))
            else:
                path = names.path(line)
                head = f'<th scope="row" class="depth-{line.depth} outcome-edge">{spoken(path[-1], self.own)}</th>'
                written.append(self._row(indicator, line, head + self._cells(indicator, line, path), beside))
            beside = ""
        return SafeString("".join(written))

    def row_alone(self, indicator: IndicatorResult, row: RowResult) -> SafeString:
        """A row that names its indicator, with source and lead beside it alone."""
        code = f'<span class="code">{escape(indicator.code)}</span> ' if indicator.code else ""
        address = page_url(self.context, "indicator", indicator.key)
        title = f'{code}<a href="{escape(address)}">{content(indicator.title, self.own)}</a>'
        path = Names(indicator, self.own).path(row)
        label = " – ".join(spoken(name, self.own) for name in path)
        head = f'<th scope="row" class="outcome-edge">{label}<small>{title}</small></th>'
        beside = self._beside(indicator, self._height(row))
        return SafeString(self._row(indicator, row, head + self._cells(indicator, row, path), beside))

    def _height(self, line: RowResult | Group) -> int:
        """How many rows of the table a line takes: a judged one has its reasons beneath."""
        return 2 if self.shows["status"] and isinstance(line, RowResult) and not line.is_heading else 1

    def _heading(self, name: Name, depth: int, beside: str, css: str = "label") -> str:
        edge = f'colspan="{self.within + 1}" class="depth-{depth} outcome-edge"'
        label = f'<div class="across">{spoken(name, self.own)}</div>'
        return f'<tr class="{css}"><th scope="row" {edge}>{label}</th>{beside}</tr>'

    def _row(self, indicator: IndicatorResult, row: RowResult, cells: str, beside: str) -> str:
        key = f"{indicator.key}-{row.key}"
        written = f'<tr id="{escape(key)}">{cells}{beside}</tr>'
        if not self.shows["status"]:
            return written
        proof = self.proofs.of(row.verdict, self._clauses(row.clauses))
        return written + answer_row(proof, f"why-{key}", self.within + 1, key, self.words["close"])

    def _clauses(self, anchors: tuple[str, ...]) -> SafeString:
        """The links to the signed text, mostly the same for an indicator and all its rows."""
        if anchors not in self.links:
            self.links[anchors] = clauses(self.context, anchors)
        return self.links[anchors]

    def _cells(self, indicator: IndicatorResult, row: RowResult, path: Sequence[Name]) -> str:
        as_of, own, language = self.context["results"].as_of, self.own, self.language
        baseline = (row.baseline,) if row.baseline else ()
        return self._chosen(
            unit=f'<td class="unit">{self._unit(indicator, row)}</td>',
            baseline=self._number("baseline", printed_values(baseline, own, self.words["baseline"], language)),
            latest=self._number("latest", printed_values(row.later, own, self.words["latest"], language)),
            target=self._number("target", target(row, as_of, own, self.words["target"], language)),
            status=f'<td class="status">{self._badge(row)} {self._why(indicator, row, path)}</td>',
        )

    def _number(self, column: str, written: str) -> str:
        """A cell of numbers; it carries the name of its column for screens without room for a head."""
        return f'<td class="n {column}" data-label="{self.words[f"as_{column}"]}">{written}</td>'

    def _unit(self, indicator: IndicatorResult, row: RowResult) -> str:
        """The unit; the printed words behind it once for each indicator."""
        asked = (indicator.key, row.unit["code"] if row.unit else row.measurement)
        if asked not in self.units:
            self.units[asked] = unit_name(indicator, row, self.own)
        name = self.units[asked]
        known = (indicator.key, name) in self.units_shown
        self.units_shown.add((indicator.key, name))
        return spoken(Name(name.text, name.lang) if known else name, self.own)

    def _chosen(self, **cells: str) -> str:
        return "".join(cell for key, cell in cells.items() if self.shows[key])

    def _badge(self, row: RowResult) -> str:
        status = row.verdict.status.value
        if status not in self.badges:
            self.badges[status] = verdict(status)
        return self.badges[status]

    def _why(self, indicator: IndicatorResult, row: RowResult, path: Sequence[Name]) -> str:
        spoken_names = spoken_path(path)
        about = markup("{} {}", indicator.code, spoken_names) if indicator.code else spoken_names
        return link_to_why(f"why-{indicator.key}-{row.key}", about, self.words["why"])

    def _beside(self, indicator: IndicatorResult, count: int) -> str:
        source = content(indicator.source, self.own) or nothing(self.words["source"])
        leads = ", ".join(self._lead(lead.key, lead.name) for lead in indicator.leads) or nothing(self.words["lead"])
        return self._chosen(
            source=f'<td rowspan="{count}" class="source">{source}</td>',
            lead=f'<td rowspan="{count}" class="lead">{leads}</td>',
        )

    def _lead(self, key: str, name: str | Mapping[str, str] | None) -> str:
        if key not in self.leads:
            shown = content(name, self.own)
            self.leads[key] = f'<a href="{page_url(self.context, "entity", key)}">{shown}</a>'
        return self.leads[key]
