"""Whether the money of a sub-output adds up, belongs to somebody, and stands in its years.

An amount that is not said is not zero: two amounts are compared only where both are said. Zero is no money.
"""

from collections.abc import Iterable
from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Sums, Surroundings
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


def is_money(sums: Sums) -> bool:
    """Whether any amount of a year is something else than zero."""
    return bool(sums.required or sums.available or sums.spent)


def has_money(facts: Facts) -> bool:
    """Whether any year has money."""
    return any(is_money(sums) for sums in facts.money.values())


def listed(years: Iterable[int]) -> list[Year]:
    """Years as a sentence lists them."""
    return [Year(year) for year in sorted(years)]


def helps_only(facts: Facts) -> bool:
    """Whether the entity gives knowledge or goods and no money: then no amount is missing."""
    return bool(facts.helps) and not has_money(facts)


@quality_rule(
    id="workplans.negative_money",
    severity=Severity.ERROR,
    field="money",
    title=gettext_noop("No amount of money is negative."),
    source=sources.CONSISTENT,
)
def negative_money(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for amounts below zero.

    Money that is required, available or spent is at least none. A refund or a correction lowers the amount of its
    year; it is not an amount of its own. Enter what the year comes to.
    """
    for year, sums in sorted(facts.money.items()):
        for amount in (sums.required, sums.available, sums.spent):
            if amount is not None and amount < 0:
                message = gettext_noop("An amount of {year} is negative, {amount}: enter what the year comes to")
                yield Sentence(message, {"year": Year(year), "amount": amount})


@quality_rule(
    id="workplans.spent_over_available",
    severity=Severity.WARNING,
    field="money",
    title=gettext_noop("No more is spent in a year than is available."),
    source=sources.audit("expenditure above the available amount: 4.6 %"),
)
def spent_over_available(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the expenditure of each year with what was available in it, where both are said.

    What was spent was there. Raise the available amount, or correct the expenditure.
    """
    for year, sums in sorted(facts.money.items()):
        if sums.spent is not None and sums.available is not None and sums.spent > sums.available:
            message = gettext_noop(
                "In {year} more was spent, {spent}, than was available, {available}: raise the available amount, or "
                "correct the expenditure"
            )
            yield Sentence(message, {"year": Year(year), "spent": sums.spent, "available": sums.available})


@quality_rule(
    id="workplans.spent_ahead",
    severity=Severity.WARNING,
    field="money",
    title=gettext_noop("Nothing is spent in a year before it begins."),
    source=sources.CONSISTENT,
)
def spent_ahead(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for expenditure in years that are still to come.

    Spent is what was paid. What is only planned is required, and what is promised is available: the amount slipped into
    a neighbouring column, or into a neighbouring year.
    """
    years = [year for year, sums in facts.money.items() if year > on.year and sums.spent]
    if years:
        message = gettext_noop(
            "Money is spent in years that have not begun ({years}): correct the year, or enter it as required or "
            "available"
        )
        yield Sentence(message, {"years": listed(years)})


@quality_rule(
    id="workplans.available_over_required",
    severity=Severity.WARNING,
    field="money",
    title=gettext_noop("No more is available in a year than is required."),
    source=sources.MONEY,
)
def available_over_required(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares what is available in each year with what is required, where both are said.

    What is still to be mobilised is the difference, and it would be below zero: it would hide the gaps of others in
    every sum. Raise the required amount, or move money to the year in which it is used.
    """
    for year, sums in sorted(facts.money.items()):
        if sums.available is not None and sums.required is not None and sums.available > sums.required:
            message = gettext_noop(
                "In {year} more is available, {available}, than is required, {required}: raise the required amount, or "
                "move money to the year in which it is used"
            )
            yield Sentence(message, {"year": Year(year), "available": sums.available, "required": sums.required})


@quality_rule(
    id="workplans.nothing_required",
    severity=Severity.NOTE,
    field="money",
    title=gettext_noop("A sub-output says how much money it requires."),
    source=sources.audit("no required amount: 9.7 %"),
)
def nothing_required(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs that require nothing in any year.

    The funding gap of the framework is counted from these amounts, and this one counts as free. Where the entity gives
    knowledge or goods and no money, and says so, nothing is missing.
    """
    if not helps_only(facts) and not any(sums.required for sums in facts.money.values()):
        message = gettext_noop(
            "Nothing is required in any year: enter what the work costs, or which help that is not money is given"
        )
        yield Sentence(message)


@quality_rule(
    id="workplans.nothing_available",
    severity=Severity.NOTE,
    field="money",
    title=gettext_noop("Of money that is required it is said how much is available."),
    source=sources.audit("no available amount: 14.2 %"),
)
def nothing_available(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs that require money and have none available in any year.

    Either the work waits for all of its money, or nobody has entered what there is. Core resources count as well.
    """
    years = facts.money.values()
    if any(sums.required for sums in years) and not any(sums.available for sums in years):
        message = gettext_noop(
            "Money is required, but none is available in any year: enter what there is, core resources as well"
        )
        yield Sentence(message)


@quality_rule(
    id="workplans.money_without_contributor",
    severity=Severity.WARNING,
    field="contributors",
    title=gettext_noop("Money comes from somebody."),
    source=sources.MONEY,
)
def money_without_contributor(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with money and without a contributing partner.

    UN INFO takes no amount until the contributing partner is tagged; who gave the money would be seen nowhere. Name the
    partner, or «Core/Regular Resources».
    """
    if not facts.contributors and has_money(facts):
        message = gettext_noop(
            "There is money, but no contributing partner: name who gives it, or Core/Regular Resources"
        )
        yield Sentence(message)


@quality_rule(
    id="workplans.money_without_entity",
    severity=Severity.WARNING,
    field="entities",
    title=gettext_noop("Money is spent by somebody."),
    source=sources.MONEY,
)
def money_without_entity(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with money and without an entity.

    UN INFO takes no amount until the entity is tagged; nobody would answer for the money. Name the entity.
    """
    if not facts.entities and has_money(facts):
        yield Sentence(gettext_noop("There is money, but no entity: name the entity that answers for it"))


@quality_rule(
    id="workplans.money_of_others",
    severity=Severity.WARNING,
    field="entities",
    title=gettext_noop("Money is of entities of the sub-output."),
    source=sources.CONSISTENT,
)
def money_of_others(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for money of entities that are not among those of the sub-output.

    It stands in the sums of an entity that says that it does nothing here. Add the entity again, or take its money out
    or tell whose it is.
    """
    names = [entity for entity in facts.paid if entity not in facts.entities]
    if names:
        message = gettext_noop(
            "There is money of entities that are not among those of the sub-output ({names}): add them again, or "
            "correct whose money it is"
        )
        yield Sentence(message, {"names": names})


@quality_rule(
    id="workplans.money_of_unnamed",
    severity=Severity.WARNING,
    field="contributors",
    title=gettext_noop("Money comes from contributing partners that the sub-output names."),
    source=sources.MONEY,
)
def money_of_unnamed(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for money of contributing partners that are not among those of the sub-output.

    UN INFO takes an amount only of a partner that is tagged: in its file this money would come from others. Add the
    partner, or correct from whom the money comes.
    """
    names = [partner for partner in facts.given if partner not in facts.contributors]
    if names:
        message = gettext_noop(
            "There is money of contributing partners that the sub-output does not name ({names}): add them, or correct "
            "from whom it comes"
        )
        yield Sentence(message, {"names": names})


@quality_rule(
    id="workplans.money_outside_dates",
    severity=Severity.WARNING,
    field="money",
    title=gettext_noop("Money stands in the years of the sub-output."),
    source=sources.CONSISTENT,
)
def money_outside_dates(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for money in years before the start date or after the end date.

    Either the dates are too narrow, or the amount slipped into a neighbouring column. Correct the one or the other.
    """
    first = facts.starts_on.year if facts.starts_on else 0
    last = facts.ends_on.year if facts.ends_on else 9999
    years = [year for year, sums in facts.money.items() if not first <= year <= last and is_money(sums)]
    if years:
        message = gettext_noop(
            "There is money in years in which the sub-output does not run ({years}): correct the dates, or move the "
            "amounts"
        )
        yield Sentence(message, {"years": listed(years)})
