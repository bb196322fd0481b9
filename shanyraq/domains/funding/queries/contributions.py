"""Contributions with what is allocated of them, and reallocations, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils.functional import cached_property

from shanyraq.domains.funding.models import Allocation, Contribution, Rate, Reallocation
from shanyraq.domains.funding.rules.contributions import Allotted, Giving, in_dollars
from shanyraq.domains.funding.rules.reallocations import REALLOCATION
from shanyraq.domains.funding.vocabulary import CONTRIBUTION_FIELDS, DOLLAR
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True)
class Given:
    """A contribution, and how much of it is allocated; US dollars."""

    row: Contribution
    allocated: Decimal

    @cached_property
    def dollars(self) -> Decimal:
        """The whole amount."""
        return in_dollars(self.row.amount, self.row.rate)

    @property
    def left(self) -> Decimal:
        """What is not allocated yet."""
        return self.dollars - self.allocated

    @property
    def years(self) -> range:
        """The years in which it runs."""
        return range(self.row.starts_on.year, self.row.ends_on.year + 1)


def contributions(version: Version, only: Q | None = None) -> list[Given]:
    """Those that did not end, by number. Two statements."""
    rows = list(Contribution.objects.filter(only or Q(), framework=version.framework_id, ended_at=None))
    sums = allocated_of(row.pk for row in rows)
    return [Given(row, sums[row.pk]) for row in rows]


def contribution(framework: str, number: int) -> tuple[Version, Given]:
    """One of them, ended or not.

    :raises NotFound: when there is no such framework or contribution.
    """
    version = version_in_force(framework)
    row = Contribution.objects.filter(framework=version.framework_id, number=number).first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("contribution {number}"), {"number": str(number)}))
    return version, Given(row, allocated_of([row.pk])[row.pk])


def allocated_of(pks: Any) -> defaultdict[int, Decimal]:
    """Contribution → what is allocated of it. One statement."""
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    rows = Allocation.objects.filter(contribution__in=list(pks)).order_by().values_list("contribution")
    found.update(rows.annotate(Sum("amount")))
    return found


def allocations_of(given: Given) -> QuerySet[Allocation]:
    """Where a contribution goes, with the sub-outputs."""
    return Allocation.objects.filter(contribution=given.row).select_related("sub_output")


def allocations(version: Version) -> QuerySet[Allocation]:
    """Where every contribution goes that did not end, by its number, year and sub-output."""
    found = Allocation.objects.filter(contribution__framework=version.framework_id, contribution__ended_at=None)
    order = ("contribution__number", "year", "sub_output__number", "entity")
    return found.select_related("contribution", "sub_output").order_by(*order)


def giving_of(given: Given) -> Giving:
    """A contribution as the rules look at it."""
    row, years = given.row, given.years
    return Giving(row.stage, row.outcome, row.entity, years[0], years[-1], given.dollars, given.allocated)


def standing_of(given: Given, there: Around) -> list[Allotted]:
    """The allocations of a contribution as the rules look at them. One statement."""
    outcomes = {line.code: line.outcome for line in there.outputs}
    return [
        Allotted(each.sub_output.number, outcomes.get(each.sub_output.output, ""), each.entity, each.year, each.amount)
        for each in allocations_of(given)
    ]


def reallocations(version: Version, contribution: int | None = None) -> QuerySet[Reallocation]:
    """The newest first, with the contribution and both sub-outputs."""
    found = Reallocation.objects.filter(framework=version.framework_id)
    if contribution is not None:
        found = found.filter(contribution=contribution)
    return found.select_related("contribution", "source", "target")


def open_reallocations(version: Version) -> list[Reallocation]:
    """Those that wait for the consent of a side, with their contributions. One statement."""
    done = [state for state in REALLOCATION.states() if REALLOCATION.is_final(state)]
    return list(reallocations(version).exclude(state__in=done))


def reallocation(framework: str, number: int) -> tuple[Version, Reallocation]:
    """One of them.

    :raises NotFound: when there is no such framework or reallocation.
    """
    version = version_in_force(framework)
    row = reallocations(version).filter(number=number).first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("reallocation {number}"), {"number": str(number)}))
    return version, row


def rate_of(framework: int, currency: str, day: date) -> Decimal | None:
    """The rate of the month of a day; 1 for US dollars, None where nobody entered it."""
    if currency == DOLLAR:
        return Decimal(1)
    found = Rate.objects.filter(framework=framework, currency=currency, month=day.replace(day=1))
    return found.values_list("rate", flat=True).first()


def rates(version: Version) -> Sequence[Rate]:
    """By currency, the newest first."""
    return list(Rate.objects.filter(framework=version.framework_id))


def plain(row: Contribution) -> dict[str, Any]:
    """A contribution as plain values: what events tell and a conflict compares."""
    values = {name: getattr(row, name) for name in CONTRIBUTION_FIELDS}
    said = {name: value if isinstance(value, bool) else str(value) for name, value in values.items()}
    return {**said, "amount": f"{row.amount:.2f}"}


def scope_of(framework: str, entity: str, outcome: str, there: Around) -> Scope:
    """What a contribution belongs to: its entity; its outcome, or all of them."""
    outcomes = frozenset({outcome}) if outcome else frozenset(line.outcome for line in there.outputs)
    return Scope(framework, outcomes, frozenset({entity} if entity else ()))


def of_stages(every: Sequence[Given]) -> Mapping[str, tuple[int, Decimal]]:
    """Stage → how many contributions are in it, and how much they are together."""
    found: defaultdict[str, list[Decimal]] = defaultdict(list)
    for each in every:
        found[each.row.stage].append(each.dollars)
    return {stage: (len(amounts), sum(amounts, Decimal(0))) for stage, amounts in found.items()}


def has_contributions(version: Version) -> bool:
    """Whether any was ever added to the framework of a version, ended or not."""
    return Contribution.objects.filter(framework=version.framework_id).exists()
