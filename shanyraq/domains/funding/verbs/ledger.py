"""Money that files bring with sub-outputs: sums of years, without saying whose they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from shanyraq.base.statements import insert_lines
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.queries import holding
from shanyraq.domains.funding.queries.sums import SOME, UNSPLIT, by_year
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.workplans.registry import Becoming, MoneyLine, Years
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.findings import Finding

INSERT = (
    f"INSERT INTO {Line._meta.db_table} "
    "(sub_output_id, year, entity, contributor, instrument, required, available, spent, revision) VALUES"
)


class Ledger:
    """Keeps the money of sub-outputs."""

    noun = "funding.line"

    def of(self, sub_outputs: Collection[int]) -> dict[int, dict[int, Sums]]:
        """The sums of each year of each sub-output that has any. One statement."""
        return by_year(sub_outputs)

    def lines(self, sub_output: int) -> list[MoneyLine]:
        """The lines of one sub-output that say anything, by year. One statement."""
        names = instruments()
        return [
            MoneyLine(
                row.year,
                row.entity,
                row.contributor,
                names.get(row.instrument, row.instrument),
                Sums(row.required, row.available, row.spent),
                kind=row.instrument,
            )
            for row in Line.objects.filter(sub_output=sub_output)
            if (row.required, row.available, row.spent) != (None, None, None)
        ]

    def keep(self, wanted: Mapping[int, Years]) -> None:
        """Makes the sums what is wanted: what lines that tell more do not hold stands on one that tells nothing."""
        if not wanted:
            return
        split = by_year(wanted, ~UNSPLIT)
        pks = list(wanted)
        for first in range(0, len(pks), SOME):
            Line.objects.filter(UNSPLIT, sub_output__in=pks[first : first + SOME]).delete()
        insert_lines(INSERT, list(_rest(wanted, split)))

    def tell_apart(self, lines: Mapping[int, Sequence[MoneyLine]]) -> None:
        """Makes these the lines of sub-outputs of whose money was only said how much it is; the sums stay."""
        pks = list(lines)
        for first in range(0, len(pks), SOME):
            Line.objects.filter(UNSPLIT, sub_output__in=pks[first : first + SOME]).delete()
        insert_lines(INSERT, [_row(pk, each) for pk, of in lines.items() for each in of])

    def astray(self, sub_outputs: Collection[int]) -> dict[int, tuple[str, ...]]:
        """Entities that have money in a sub-output and are not among those of it. One statement."""
        return holding.astray(sub_outputs)

    def in_the_way(self, becoming: Sequence[Becoming]) -> dict[int, list[Finding]]:
        """What of the money keeps sub-outputs from becoming this. Two statements."""
        return holding.in_the_way(becoming)


def _rest(wanted: Mapping[int, Years], split: Mapping[int, Years]) -> Iterator[tuple[object, ...]]:
    for sub_output, years in wanted.items():
        for year, sums in years.items():
            told = split.get(sub_output, {}).get(year, Sums())
            rest = [_less(getattr(sums, measure), getattr(told, measure)) for measure in MEASURES]
            if any(amount is not None for amount in rest):
                yield _row(sub_output, MoneyLine(year, "", "", "", Sums(*rest)))


def _row(sub_output: int, line: MoneyLine) -> tuple[object, ...]:
    amounts = (getattr(line.sums, measure) for measure in MEASURES)
    said = (None if amount is None else str(amount) for amount in amounts)
    return sub_output, line.year, line.entity, line.contributor, str(line.instrument), *said, 1


def _less(wanted: Decimal | None, told: Decimal | None) -> Decimal | None:
    """What of a sum is not told apart; None where nothing is left to be said."""
    if wanted is None or told is None:
        return wanted
    return wanted - told or None
