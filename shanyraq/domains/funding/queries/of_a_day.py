"""Contributions, allocations, reallocations and rates as they stood at the end of a day, in five statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from shanyraq.base.audit.queries import trail
from shanyraq.domains.funding.models import Contribution, Rate, Reallocation
from shanyraq.domains.funding.queries.contributions import Given, reallocations
from shanyraq.domains.funding.rules.of_a_day import Day, Told, day_of
from shanyraq.domains.funding.vocabulary import CONTRIBUTION_FIELDS, Consent
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.called import sub_outputs_named
from shanyraq.kernel.days import night_after
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KINDS = ("contribution", "reallocation", "rate")
DAYS = ("starts_on", "ends_on", "agreed_on")
FLAGS = ("tax_exempt", "cost_sharing", "pooled")


@dataclass(frozen=True, slots=True)
class Called:
    """A thing by its number and what it is called; ``title`` may be by language."""

    number: int
    title: Any


@dataclass(frozen=True, slots=True)
class Placed:
    """An allocation of a day, which nothing is changed from. US dollars."""

    contribution: Called
    sub_output: Called
    year: int
    entity: str
    amount: Decimal
    revision: None = None


@dataclass(frozen=True)
class Known:
    """What is known of a day. ``every``: contributions, ended or not; ``untold``: numbers and titles of those whose
    rate no event tells, which stand in no sum.
    """

    every: Sequence[Given]
    untold: Sequence[Called]
    allocations: Sequence[Placed]
    reallocations: Sequence[Reallocation]
    rates: Sequence[Rate]

    @property
    def given(self) -> list[Given]:
        """The contributions that had not ended."""
        return [each for each in self.every if each.row.ended_at is None]

    def one(self, number: int) -> Given:
        """A contribution that there was.

        :raises NotFound: where there was none yet, or its rate is not known.
        """
        for each in self.every:
            if each.row.number == number:
                return each
        raise NotFound(Sentence(gettext_noop("contribution {number}"), {"number": str(number)}))

    def moved(self, number: int) -> Reallocation:
        """A reallocation that there was.

        :raises NotFound: where there was none yet.
        """
        for each in self.reallocations:
            if each.number == number:
                return each
        raise NotFound(Sentence(gettext_noop("reallocation {number}"), {"number": str(number)}))

    def allocations_of(self, number: int) -> list[Placed]:
        """Where a contribution went."""
        return [each for each in self.allocations if each.contribution.number == number]

    def reallocations_of(self, number: int) -> list[Reallocation]:
        """What was to be moved of it."""
        return [each for each in self.reallocations if each.contribution.number == number]


def known_on(version: Version, on: date) -> Known:
    """Everything of a framework. What sub-outputs are called is said in the words of today."""
    rows = list(reallocations(version).filter(proposed_at__lt=night_after(on)))
    day = day_of(_events(version.code, on), {row.number: _proposed(row) for row in rows})
    every = {number: _row(version, number, said) for number, said in sorted(day.contributions.items())}
    told = {number: row for number, row in every.items() if row.rate is not None}
    titles = sub_outputs_named(version.code, sorted({str(place[1]) for place in day.allocated}))
    return Known(
        every=[Given(row, day.allocated_of(number)) for number, row in told.items()],
        untold=[Called(number, row.title) for number, row in every.items() if number not in told],
        allocations=_placed(day, told, titles),
        reallocations=[_as_it_was(row, day, night_after(on)) for row in rows],
        rates=_rates(version, day),
    )


def _events(code: str, on: date) -> list[Told]:
    found = trail(framework=code, until=on).filter(kind__in=KINDS, verb__startswith="funding.").order_by("pk")
    return [Told(*each) for each in found.values_list("kind", "key", "at", "change", "after")]


def _proposed(row: Reallocation) -> dict[str, Any]:
    """What it is to move; it never changes."""
    return {
        "entity": row.entity,
        "source": row.source.number,
        "source_year": row.source_year,
        "target": row.target.number,
        "target_year": row.target_year,
    }


def _row(version: Version, number: int, said: Mapping[str, Any]) -> Contribution:
    """A contribution that is only read."""
    texts = {name: said.get(name, "") for name in CONTRIBUTION_FIELDS if name not in (*DAYS, *FLAGS, "amount")}
    return Contribution(
        framework_id=version.framework_id,
        number=number,
        amount=Decimal(said["amount"]),
        stage=said["stage"],
        rate=said["rate"],
        made_at=said["made_at"],
        ended_at=said["ended_at"],
        **texts,
        **{name: date.fromisoformat(said[name]) for name in DAYS},
        **{name: bool(said.get(name)) for name in FLAGS},
    )


def _placed(day: Day, told: Mapping[int, Contribution], titles: Mapping[str, Any]) -> list[Placed]:
    """By contribution, year and sub-output, as those of today; of contributions that had not ended."""
    order = sorted(day.allocated.items(), key=lambda pair: (pair[0][0], pair[0][2], pair[0][1], pair[0][3]))
    return [
        Placed(
            Called(number, told[number].title),
            Called(sub_output, titles.get(str(sub_output), "")),
            year,
            entity,
            amount,
        )
        for (number, sub_output, year, entity), amount in order
        if number in told and told[number].ended_at is None
    ]


def _as_it_was(row: Reallocation, day: Day, end: datetime) -> Reallocation:
    """Without what was said later. The row is only read."""
    row.state = day.consents.get(row.number, Consent.PROPOSED.value)
    if row.government_at and row.government_at >= end:
        row.government_at, row.government_by, row.government_note = None, "", ""
    if row.entity_at and row.entity_at >= end:
        row.entity_at, row.entity_by, row.entity_note = None, "", ""
    return row


def _rates(version: Version, day: Day) -> list[Rate]:
    """By currency, the newest first."""
    found = []
    for key, said in day.rates.items():
        currency, _space, month = key.partition(" ")
        first = date.fromisoformat(f"{month}-01")
        found.append(
            Rate(
                framework_id=version.framework_id,
                currency=currency,
                month=first,
                rate=Decimal(said["rate"]),
                source=said["source"],
            )
        )
    return sorted(found, key=lambda rate: (rate.currency, -rate.month.toordinal()))
