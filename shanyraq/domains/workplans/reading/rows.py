"""Reads exports of UN INFO: every file, every row, with an account of both."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.columns import FIXED, TOTALS, Column, Layout, layout_of
from shanyraq.domains.workplans.reading.evidence import evidence_of, same
from shanyraq.domains.workplans.reading.filling import row_of
from shanyraq.domains.workplans.reading.lines import Line, Texts
from shanyraq.domains.workplans.reading.remarks import Remark, Unreadable
from shanyraq.domains.workplans.reading.results import Export, PlanRow
from shanyraq.domains.workplans.reading.tables import Table, read_table
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence

SUMS = frozenset(
    {
        *("total", "totals", "grand total", "sub-total", "subtotal", "sum", "total général", "sous-total", "somme"),
        *("total general", "suma", "итого", "всего", "общий итог", "барлығы", "жиыны"),
    }
)
"""What stands in a row of totals, in small letters."""


def read_uninfo(files: Sequence[tuple[str, bytes]], *, country: str = "", plan: str = "") -> Export:
    """Reads exports, each a name and its bytes (.xlsx or .csv).

    A file that cannot be read is an error among the remarks, with row 0; the other files are read all the same.

    :param country: take only rows of this country, written as in the files but for case and spaces.
    :param plan: likewise, the name of a plan.
    """
    export = Export()
    years: set[int] = set()
    columns: set[str] = set()
    countries: Counter[str] = Counter()
    plans: Counter[str] = Counter()
    for name, content in files:
        try:
            table = read_table(name, content)
        except Unreadable as error:
            export.remarks.extend(error.remarks)
            continue
        layout = layout_of(table.header)
        export.remarks += table.remarks
        export.remarks += [Remark(name, table.header_row, *odd) for odd in layout.odd]
        years.update(layout.years)
        columns.update(layout.places)
        _read_rows(export, table, layout, {Column.COUNTRY: country, Column.PLAN: plan}, (countries, plans))
    export.countries, export.plans, export.years = dict(countries), dict(plans), tuple(sorted(years))
    export.columns = frozenset(columns)
    return export


def _read_rows(
    export: Export, table: Table, layout: Layout, asked: dict[Column, str], counts: tuple[Counter[str], Counter[str]]
) -> None:
    """Reads the rows of a table that were asked for, and counts all."""
    texts = Texts()
    wanted = {column: same(words) for column, words in asked.items() if words and column in layout.places}
    kept = []
    for number, cells in table.rows:
        if other := _no_row(cells, layout, texts):
            export.remarks.append(Remark(table.file, number, "", Severity.WARNING, Sentence(other)))
            export.left_out += 1
            continue
        said_of = {column: _text(cells, layout, column, texts) for column in asked}
        for count, words in zip(counts, said_of.values(), strict=True):
            count[words] += 1
        if all(same(said_of[column]) == words for column, words in wanted.items()):
            kept.append((number, cells))
        else:
            export.left_out += 1
    evidence = evidence_of(layout, kept, texts.of)
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in kept:
        line = Line(table.file, number, cells, layout, evidence, texts)
        row = row_of(line)
        refused = not _is_usable(line, row, seen)
        first = 0 if refused or row.identifier else seen.setdefault((same(repr(_told(row))),), number)
        _check_totals(line, row)
        export.rows.append(replace(row, refused=refused, doubles=first if first != number else 0))
        export.remarks += line.remarks


def _no_row(cells: Sequence[object], layout: Layout, texts: Texts) -> str:
    """What is said of a row below the others that is none of a plan: its totals, or a note; empty for one of a plan."""
    if any(_text(cells, layout, column, texts) for column in (Column.TITLE, Column.OUTPUT_CODE, Column.OUTPUT)):
        return ""
    words = {title: texts.of(cells[at]) for title, at in layout.places.items() if at < len(cells)}  # type: ignore[arg-type]
    named = {title: text for title, text in words.items() if text and title in FIXED and title not in TOTALS}
    if any(same(text).rstrip(":. ") in SUMS for text in named.values()) or not named:
        return said.SUMS
    return "" if Column.PLAN in named or Column.PLAN not in layout.places else said.NO_PLAN


def _text(cells: Sequence[object], layout: Layout, column: Column, texts: Texts) -> str:
    place = layout.places.get(column, -1)
    return texts.of(cells[place]) if 0 <= place < len(cells) else ""  # type: ignore[arg-type]


def _is_usable(line: Line, row: PlanRow, seen: dict[tuple[str, ...], int]) -> bool:
    """Whether a row says what it is and where it belongs, and its identifier stands in the file for the first time."""
    usable = True
    if not row.title:
        line.say(Column.TITLE, Severity.ERROR, said.NO_TITLE)
        usable = False
    if not (row.output_code or row.output):
        line.say(Column.OUTPUT_CODE, Severity.ERROR, said.NO_OUTPUT)
        usable = False
    if not (usable and row.identifier):
        return usable
    first = seen.setdefault((Column.IDENTIFIER, row.identifier), row.row)
    if first != row.row:
        line.say(Column.IDENTIFIER, Severity.ERROR, said.SAME_ROW, row=first)
    return first == row.row


def _told(row: PlanRow) -> PlanRow:
    """A row without what it has of its place in the file, and of how it was printed."""
    return replace(row, row=0, printed={}, cells={})


def _check_totals(line: Line, row: PlanRow) -> None:
    """Totals are the sums of their years, where the file has years."""
    if not line.layout.years:
        return
    totals = (row.required, row.available, row.spent)
    for title, total, part in zip(TOTALS, totals, ("required", "available", "spent"), strict=True):
        amounts: list[Decimal | None] = [getattr(year, part) for year in row.years.values()]
        added = sum((amount for amount in amounts if amount is not None), Decimal(0))
        if total is not None and total != added:
            line.say(title, Severity.WARNING, said.NOT_THE_SUM, total=str(total), sum=str(added))
