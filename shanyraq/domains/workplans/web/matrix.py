"""The matrix of a plan: everything that is planned, output by output, as a table to be printed and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_month
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.members import or_sign_in
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Line, added
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import FIELDS, Marker
from shanyraq.domains.workplans.web import planning
from shanyraq.domains.workplans.web.contents import KeptDeliverable, KeptIndicator
from shanyraq.domains.workplans.web.plans import Shown, shown_plan
from shanyraq.domains.workplans.web.showing import output_statements
from shanyraq.domains.workplans.web.words import Text, level, word

LISTED = ("entities", "implementers", "contributors", "places", "sdg_targets", "groups")
"""Lists of a sub-output in the order of the first columns of its file."""
MORE_LISTS = ("activities", "functions", "helps", "cooperation", "joint_names", "joint_types", "also_outputs")
HEADER = (
    *("number", "code", "output", "title", *LISTED, "period", "markers"),
    *("required_usd", "available_usd", "spent_usd", "to_be_mobilised_usd"),
    *("output_statement", "description", "lead", "status", "starts_on", "ends_on", *MORE_LISTS),
    *("gender", "gender_note", "rights", "rights_note", "peace", "peace_note", "humanitarian", "humanitarian_note"),
    *("narrative", "deliverables", "output_indicators", "output_indicators_reached"),
)
MARKERS = (Marker.GENDER, Marker.RIGHTS, Marker.PEACE)
SEPARATOR = "; "
CELLS = (
    ("entities", "joint_names", "cooperation"),
    ("implementers", "contributors", "helps"),
    ("places", "groups"),
    ("sdg_targets", "functions", "also_outputs"),
)
"""Columns of the table that hold several lists, each under its name; after those of the last one its markers."""


@dataclass(frozen=True, slots=True)
class Part:
    """A list in a cell: what it is called, and its words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A sub-output. ``columns``: of ``CELLS``; ``deliverables`` None: the edition did not keep them."""

    facts: Facts
    number: int
    status: Text
    period: str
    columns: Sequence[Sequence[Part]]
    narrative: Text
    deliverables: Sequence[KeptDeliverable] | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class OutputRows:
    """An output with what it is measured by, and its sub-outputs with their money together."""

    code: str
    statement: Text
    indicators: Sequence[KeptIndicator]
    rows: Sequence[MatrixRow]
    sums: Sums


@framework_page
@or_sign_in
def matrix(page: FrameworkPage, outcome: str, year: int) -> HttpResponse:
    """The plan as a table to be printed: everything that is planned of each sub-output."""
    shown = shown_plan(page, outcome, year)
    return page.render(
        "workplans/matrix.html",
        shown=shown,
        row=shown.row,
        outputs=outputs_of(shown),
        outcome=next((each.title for each in recent_package(page.version).outcomes if each.code == outcome), ""),
        standing=planning.standing(shown.row.state, shown.edition),
        number=len(shown.board.lines),
        sums=added([line.sums(year) for line in shown.board.lines]),
        downloads=sheet_links(page, "work-plan-matrix", outcome, str(year)),
    )


@framework_page
@or_sign_in
def matrix_sheet(page: FrameworkPage, outcome: str, year: int, form: str) -> HttpResponseBase:
    """The same as a file, with every column."""
    shown = shown_plan(page, outcome, year)
    rows = [_line(output, row, shown) for output in outputs_of(shown) for row in output.rows]
    return sheet_file(form, f"{page.code}-plan-{year}-{outcome}", HEADER, rows)


def outputs_of(shown: Shown) -> list[OutputRows]:
    """The outputs of the plan that have sub-outputs or indicators in it, in the order of the document."""
    statements, measured = output_statements(shown.page), shown.beside.indicators or ()
    order = dict.fromkeys(
        [*(line.code for line in shown.there.outputs), *(line.facts.output for line in shown.board.lines)]
    )
    found = []
    for code in order:
        lines = [line for line in shown.board.lines if line.facts.output == code]
        indicators = [each for each in measured if each.row.output == code]
        if lines or indicators:
            rows = [_row(line, shown) for line in lines]
            sums = added([row.sums for row in rows])
            found.append(OutputRows(code, statements.get(code, ""), indicators, rows, sums))
    return found


def _row(line: Line, shown: Shown) -> MatrixRow:
    facts, there, year, own = line.facts, shown.there, shown.row.year, shown.page.version.language
    promised = shown.beside.deliverables
    columns = [list(_parts(facts, lists, there, own)) for lists in CELLS]
    columns[-1] += _marked(facts, there)
    return MatrixRow(
        facts,
        line.number,
        word("status", facts.status, there),
        " – ".join(format_month(day) if day else "…" for day in (facts.starts_on, facts.ends_on)),
        columns,
        facts.narratives.get(year, ""),
        None if promised is None else [each for each in promised if each.row.sub_output == line.number],
        line.sums(year),
    )


def _parts(facts: Facts, names: Sequence[str], there: Around, own: str) -> Iterator[Part]:
    """The lists that say something, in words."""
    for name in names:
        if words := listed(facts, name, there, own):
            yield Part(_(FIELDS[name]), words)


def listed(facts: Facts, name: str, there: Around, own: str) -> str:
    """A list in words; of entities the one that leads first."""
    values = facts.led if name == "entities" else getattr(facts, name)
    return SEPARATOR.join(pick(word(name, each, there), own).text for each in values)


def _marked(facts: Facts, there: Around) -> Iterator[Part]:
    """The levels of the markers, and the humanitarian one where it is set."""
    yield Part(_("Gender / human rights / peace"), levels_of(facts))
    if facts.humanitarian:
        yield Part(_(FIELDS["humanitarian"]), str(word("humanitarian", facts.humanitarian, there)))


def levels_of(facts: Facts) -> str:
    """The levels of the three markers beside each other."""
    values = (getattr(facts, marker.value) for marker in MARKERS)
    return " / ".join("–" if value is None else str(value) for value in values)


def _line(output: OutputRows, row: MatrixRow, shown: Shown) -> list[Any]:
    """A sub-output in the order of ``HEADER``."""
    facts, there, own = row.facts, shown.there, shown.page.version.language

    def said(text: Text) -> str:
        return pick(text, own).text

    levels = [getattr(facts, marker.value) for marker in MARKERS]
    notes = [getattr(facts, f"{marker.value}_note") for marker in MARKERS]
    marked = zip((level(marker, value) for marker, value in zip(MARKERS, levels, strict=True)), notes, strict=True)
    return [
        *(row.number, facts.code, output.code, said(facts.title)),
        *(listed(facts, name, there, own) for name in LISTED),
        row.period,
        levels_of(facts),
        *(row.sums.required, row.sums.available, row.sums.spent, row.sums.gap),
        *(said(output.statement), said(facts.description), said(word("lead", facts.lead, there)), said(row.status)),
        *(facts.starts_on, facts.ends_on),
        *(listed(facts, name, there, own) for name in MORE_LISTS),
        *(cell for pair in marked for cell in pair),
        *(said(word("humanitarian", facts.humanitarian, there)), facts.humanitarian_note),
        said(row.narrative),
        SEPARATOR.join(f"{each.row.due_on:%Y-%m-%d} {said(each.row.title)}" for each in row.deliverables or ()),
        SEPARATOR.join(_indicator(each, own) for each in output.indicators),
        SEPARATOR.join(_reached(each, shown) for each in output.indicators if each.number in shown.reached),
    ]


def _indicator(each: KeptIndicator, own: str) -> str:
    """What an output is measured by, with its unit and the target of the year."""
    target = _("no target") if each.row.target is None else format_number(each.row.target)
    unit = f" ({each.row.unit})" if each.row.unit else ""
    return f"{pick(each.row.title, own).text}{unit}: {target}"


def _reached(each: KeptIndicator, shown: Shown) -> str:
    """What was reached of it in the year, and how that was put together or why there is none."""
    found = shown.reached[each.number]
    value = "–" if found.of.value is None else format_number(found.of.value)
    return f"{pick(each.row.title, shown.page.version.language).text}: {value} ({found.how})"
