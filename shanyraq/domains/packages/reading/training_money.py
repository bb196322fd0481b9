"""Whether ``money`` of ``work_plans`` fits its framework: donors, outcomes, entities, years, rates of exchange."""

from collections.abc import Iterator

from shanyraq.domains.packages.reading.references import Location, Problem
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_money import DOLLAR, Apart, Nature, TrainingMoney
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.kernel.sentences import Sentence, gettext_noop


def money_problems(package: Package, plans: TrainingPlans, organisations: set[str]) -> Iterator[Problem]:
    """What does not fit, each with its place inside ``work_plans``; ``organisations``: the keys of the framework."""
    money = plans.money
    if money is None:
        return
    yield from _donors(plans, money, organisations)
    outcomes = {each.code for each in package.outcomes}
    for place, each in enumerate(money.behind):
        for number, way in enumerate(each.mechanisms):
            yield from _outcome(way.outcome, ("money", "behind", place, "mechanisms", number, "outcome"), outcomes)
    for place, one in enumerate(money.apart):
        yield from _apart(package, one, ("money", "apart", place), outcomes, organisations)


def _donors(plans: TrainingPlans, money: TrainingMoney, organisations: set[str]) -> Iterator[Problem]:
    """Those who give are examples of this file, and no organisation of the framework."""
    for place, donor in enumerate(money.donors):
        if donor.key in organisations:
            message = gettext_noop("{key} is an organisation of the framework; an example gives money here")
            yield ("money", "donors", place, "key"), Sentence(message, {"key": str(donor.key)})
    known = {each.key for each in (*plans.donors, *money.donors) if each.key}
    rates = {each.currency for each in money.rates}
    natures: list[tuple[Location, Nature]] = [
        *((("money", "behind", place), each) for place, each in enumerate(money.behind)),
        *((("money", "apart", place), each) for place, each in enumerate(money.apart)),
    ]
    for where, nature in natures:
        if nature.donor not in known:
            message = gettext_noop("no donor of this file has the key {key}")
            yield (*where, "donor"), Sentence(message, {"key": nature.donor})
        if nature.currency != DOLLAR and nature.currency not in rates:
            message = gettext_noop("there is no rate of {currency} under «rates»")
            yield (*where, "currency"), Sentence(message, {"currency": nature.currency})


def _outcome(code: str | None, where: Location, outcomes: set[str]) -> Iterator[Problem]:
    if code and code not in outcomes:
        yield where, Sentence(gettext_noop("the framework has no outcome {code}"), {"code": code})


def _apart(
    package: Package, one: Apart, where: Location, outcomes: set[str], organisations: set[str]
) -> Iterator[Problem]:
    yield from _outcome(one.outcome, (*where, "outcome"), outcomes)
    if one.entity and one.entity not in organisations:
        message = gettext_noop("the framework names no organisation {key}; groups of organisations do not count")
        yield (*where, "entity"), Sentence(message, {"key": one.entity})
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    if one.last_year < first or one.first_year > last:
        message = gettext_noop("it has none of the years of the framework, {first} to {last}")
        yield (*where, "first_year"), Sentence(message, {"first": str(first), "last": str(last)})
