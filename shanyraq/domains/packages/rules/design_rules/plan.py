"""The monitoring and evaluation plan: who does it, every year, and the evaluation in its year."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause
from shanyraq.domains.packages.rules.design_rules.sources import ACCOUNTABILITY, EVALUATION, FUNDING_FRAMEWORK, ours
from shanyraq.domains.packages.rules.design_rules.wording import listed, plain, wording
from shanyraq.domains.packages.schema import Activity, Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@design_rule(
    id="check.activity-without-responsible",
    severity=Severity.WARNING,
    title=gettext_noop("Every activity of the monitoring plan names who is responsible."),
    source=ACCOUNTABILITY,
)
def activity_without_responsible(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for activities of the plan without a party or body; the years of one activity count once.

    What nobody is named for is nobody's task when the year comes. Name the party in the next update
    of the plan.
    """
    groups: dict[tuple[str, str], list[tuple[int, Activity]]] = defaultdict(list)
    for number, activity in enumerate(package.monitoring_plan.activities):
        if not activity.responsible and not activity.responsible_bodies:
            text = re.sub(r"\b(?:19|20)\d\d\b", "", plain(activity.text, package)).casefold()
            groups[activity.category, " ".join(text.split())].append((number, activity))
    for found in groups.values():
        number, first = found[0]
        message = gettext_noop("“{activity}” names nobody, in {years}.")
        years = listed(activity.year for _, activity in found)
        values = {"activity": first.text, "years": years}
        loc = ("monitoring_plan", "activities", number)
        yield Hit(f"activity {first.key}", loc, clause(first), Sentence(message, values))


@design_rule(
    id="check.plan-skips-a-year",
    severity=Severity.NOTE,
    title=gettext_noop("Each kind of monitoring activity takes place in every year."),
    source=ACCOUNTABILITY,
)
def plan_skips_a_year(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for categories of the plan that have no activity in some year of the framework.

    A year without surveys, reviews or evaluations leaves the next annual review without news. It can
    be meant; then say so in the plan.
    """
    plan, framework = package.monitoring_plan, package.framework
    period = range(framework.starts_on.year, framework.ends_on.year + 1)
    for number, category in enumerate(plan.categories):
        years = {activity.year for activity in plan.activities if activity.category == category.key}
        gaps = [year for year in period if year not in years]
        if plan.activities and gaps:
            message = gettext_noop("“{category}” has no activity in {years}.")
            values = {"category": category.title, "years": listed(gaps)}
            loc = ("monitoring_plan", "categories", number)
            yield Hit(f"category {category.key}", loc, clause(category), Sentence(message, values))


@design_rule(
    id="check.activity-outside-period",
    severity=Severity.NOTE,
    title=gettext_noop("Every activity of the monitoring plan is of a year of the framework."),
    source=ours("a framework is judged in its own years"),
)
def activity_outside_period(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for activities before the first or after the last year of the framework.

    Whoever reads the plan by year does not find them, and nobody reports on them. Where the year is meant, as
    for a last report after the end, say so in a note; else correct it.
    """
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    for number, activity in enumerate(package.monitoring_plan.activities):
        if not first <= activity.year <= last:
            message = gettext_noop("“{activity}” is planned for {year}; the framework runs from {first} to {last}.")
            values = {"activity": activity.text, "year": Year(activity.year)}
            sentence = Sentence(message, {**values, "first": Year(first), "last": Year(last)})
            loc = ("monitoring_plan", "activities", number, "year")
            yield Hit(f"activity {activity.key}", loc, clause(activity), sentence)


@design_rule(
    id="check.evaluation-year",
    severity=Severity.WARNING,
    title=gettext_noop("The evaluation of the framework is planned for its penultimate year."),
    source=EVALUATION,
)
def evaluation_year(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for the evaluation of the whole framework in the plan, and for its year.

    It belongs into the last year but one, so that the next framework can be built on its findings. Move
    it, or add it. Where the years of a framework begin in mid-year, both calendar years count.
    """
    plan, due = package.monitoring_plan, penultimate_year(package.framework.ends_on)
    pattern = wording(package).pattern("final_evaluation")
    found = [
        (number, activity)
        for number, activity in enumerate(plan.activities)
        if pattern.search(plain(activity.text, package))
    ]
    if any(activity.year in due for _, activity in found) or not plan.activities:
        return
    if found:
        number, activity = found[0]
        message = gettext_noop("The evaluation is planned for {year}; the penultimate year is {due}.")
        loc = ("monitoring_plan", "activities", number)
        sentence = Sentence(message, {"year": activity.year, "due": Year(due[-1])})
        yield Hit("evaluation of the framework", loc, clause(activity), sentence)
    elif wording(package).lists:
        message = gettext_noop("The plan has no evaluation of the framework; it is due in {due}.")
        where = clause(plan.activities[0])
        yield Hit("evaluation of the framework", ("monitoring_plan",), where, Sentence(message, {"due": Year(due[-1])}))


def penultimate_year(ends_on: date) -> list[int]:
    """The calendar years in which the last year but one of a framework lies: one, or two in mid-year."""
    last = ends_on.year - 1
    return [last] if (ends_on.month, ends_on.day) == (12, 31) else [last - 1, last]


@design_rule(
    id="check.no-resources-stated",
    severity=Severity.NOTE,
    title=gettext_noop("The framework says what it will cost, or what is available."),
    source=FUNDING_FRAMEWORK,
)
def no_resources_stated(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for an amount of money among the provisions on funding.

    Without an amount nobody can speak of a gap, and the committee cannot be shown one. Prepare the
    multi-year funding framework, and publish its totals by outcome.
    """
    provisions = package.funding.provisions
    amounts = [each for each in provisions if each.value is not None and re.match(r"[A-Z]{3}\b", each.unit or "")]
    if provisions and not amounts:
        message = gettext_noop("{count} clauses speak of funding; none states an amount.")
        loc = ("funding", "provisions")
        sentence = Sentence(message, {"count": len(provisions)})
        yield Hit("funding", loc, clause(provisions[0]), sentence)
