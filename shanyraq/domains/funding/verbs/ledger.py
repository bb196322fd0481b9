"""Money that files bring with sub-outputs: sums of years, without saying whose they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from shanyraq.base.statements import insert_lines
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.queries import holding
from shanyraq.domains.funding.queries.allocated import allocated_to
from shanyraq.domains.funding.queries.lines_of_a_day import of_entity_on, replayed
from shanyraq.domains.funding.queries.sums import SOME, TOLD_BY_QUARTER, UNSPLIT, among, by_year, of_entity
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.quarters import NONE_TOLD, Quarters, fits
from shanyraq.domains.funding.rules.telling import left_untold
from shanyraq.domains.workplans.registry import Allocated, Apart, Astray, Becoming, MoneyLine, OfADay, Years
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.amounts import added_up
from shanyraq.kernel.findings import Finding

INSERT = (
    f"INSERT INTO {Line._meta.db_table} "
    "(sub_output_id, year, entity, contributor, instrument, required, available, spent, "
    "spent_q1, spent_q2, spent_q3, spent_q4, revision) VALUES"
)


class Ledger:
    """Keeps the money of sub-outputs."""

    noun = "funding.line"

    def of(self, sub_outputs: Collection[int]) -> dict[int, dict[int, Sums]]:
        """The sums of each year of each sub-output that has any. One statement."""
        return by_year(sub_outputs)

    def of_entity(self, sub_outputs: Collection[int], entity: str) -> tuple[dict[int, Years], dict[int, Years]]:
        """The same of the lines of an entity, and of those that do not tell whose they are. One statement."""
        return of_entity(sub_outputs, entity)

    def of_entity_on(self, framework: str, told: Mapping[int, Years], entity: str, on: date) -> OfADay:
        """The same of a day. One statement."""
        return of_entity_on(framework, told, entity, on)

    def lines(self, sub_output: int) -> list[MoneyLine]:
        """The lines of one sub-output that say anything, by year. One statement."""
        return [
            _shown((row.year, row.entity, row.contributor, row.instrument), sums, row.quarters)
            for row in Line.objects.filter(sub_output=sub_output)
            if (sums := Sums(row.required, row.available, row.spent)).said
        ]

    def lines_on(self, framework: str, number: int, years: Years, on: date) -> list[MoneyLine]:
        """The same of a day. One statement."""
        stood = replayed(framework, {number: years}, on).by_place.get(number, {})
        return [_shown(place, each.sums, each.quarters) for place, each in sorted(stood.items()) if each.sums.said]

    def allocated(self, sub_output: int) -> tuple[list[Allocated], list[Apart]]:
        """What contributions give a sub-output, and where lines say something else. Two statements."""
        return allocated_to(sub_output)

    def keep(self, wanted: Mapping[int, Years]) -> None:
        """Makes the sums what is wanted: what lines that tell more do not hold stands on one that tells nothing. What
        such a line told by quarter stays, unless it cannot be of what is spent now.
        """
        if not wanted:
            return
        split = by_year(wanted, ~UNSPLIT)
        pks, quarters = list(wanted), _by_quarter(wanted)
        for first in range(0, len(pks), SOME):
            Line.objects.filter(UNSPLIT, sub_output__in=pks[first : first + SOME]).delete()
        insert_lines(INSERT, list(_rest(wanted, split, quarters)))

    def tell_apart(self, lines: Mapping[int, Sequence[MoneyLine]]) -> None:
        """Makes these the lines of sub-outputs of whose money was only said how much it is; the sums stay."""
        pks = list(lines)
        for first in range(0, len(pks), SOME):
            Line.objects.filter(UNSPLIT, sub_output__in=pks[first : first + SOME]).delete()
        insert_lines(INSERT, [_row(pk, each) for pk, of in lines.items() for each in of])

    def astray(self, sub_outputs: Collection[int]) -> dict[int, Astray]:
        """Sub-output → whose money stands in it who is not named by it. One statement."""
        return holding.astray(sub_outputs)

    def in_the_way(self, becoming: Sequence[Becoming]) -> dict[int, list[Finding]]:
        """What of the money keeps sub-outputs from becoming this. Two statements."""
        return holding.in_the_way(becoming)


def _by_quarter(wanted: Collection[int]) -> dict[tuple[int, int], Quarters]:
    """What lines that tell nothing else tell by quarter. One statement."""
    rows = Line.objects.filter(UNSPLIT, among(wanted), TOLD_BY_QUARTER)
    return {(row.sub_output_id, row.year): row.quarters for row in rows}


def _rest(
    wanted: Mapping[int, Years], split: Mapping[int, Years], quarters: Mapping[tuple[int, int], Quarters]
) -> Iterator[tuple[object, ...]]:
    for sub_output, years in wanted.items():
        for year, sums in years.items():
            apart = split.get(sub_output, {}).get(year, Sums())
            rest = [left_untold(getattr(sums, measure), getattr(apart, measure)) for measure in MEASURES]
            kept = quarters.get((sub_output, year), ())
            if any(amount is not None for amount in rest):
                left = Sums(*rest)
                yield _row(sub_output, MoneyLine(year, "", "", "", left, kept if fits(left.spent, kept) else ()))


def _row(sub_output: int, line: MoneyLine) -> tuple[object, ...]:
    amounts = (getattr(line.sums, measure) for measure in MEASURES)
    said = (None if amount is None else str(amount) for amount in (*amounts, *(line.quarters or NONE_TOLD)))
    return sub_output, line.year, line.entity, line.contributor, str(line.instrument), *said, 1


def _shown(place: tuple[int, str, str, str], sums: Sums, quarters: Quarters) -> MoneyLine:
    year, entity, contributor, instrument = place
    told = quarters if added_up(quarters) is not None else ()
    return MoneyLine(year, entity, contributor, instruments().get(instrument, instrument), sums, told, instrument)
