"""Whether what was spent, and what is still required, fits how far a sub-output has got."""

from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.limits import last_due_year
from shanyraq.domains.workplans.rules.money import helps_only, is_money, listed
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

STOPPED = frozenset({Status.SUSPENDED, Status.CANCELLED})


@quality_rule(
    id="workplans.year_without_spending",
    severity=Severity.NOTE,
    field="money",
    title=gettext_noop("A year that has passed shows what was spent in it."),
    source=sources.audit("no expenditure: 34.0 %"),
)
def year_without_spending(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks, under implementation, for passed years with money that was required or available and no expenditure.

    A year counts as passed when the days for its annual report are over. Enter the expenditure, or move the money to
    the year in which the work will be done.
    """
    if facts.status != Status.IMPLEMENTATION or not facts.money:
        return
    last = last_due_year(on)
    years = [year for year, sums in facts.money.items() if year <= last and not sums.spent and is_money(sums)]
    if years:
        message = gettext_noop(
            "Nothing was spent in years that have passed ({years}): enter the expenditure, or move the money to later "
            "years"
        )
        yield Sentence(message, {"years": listed(years)})


@quality_rule(
    id="workplans.closed_without_spending",
    severity=Severity.NOTE,
    field="money",
    title=gettext_noop("What is closed shows what was spent."),
    source=sources.audit("no expenditure although Closed: 18.1 %"),
)
def closed_without_spending(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with the status Closed and no expenditure in any year.

    After the end nobody comes back to enter it. Enter what was spent, or say that the help was not money; what was
    never begun is Cancelled.
    """
    spent = any(sums.spent for sums in facts.money.values())
    if facts.status == Status.CLOSED and not spent and not helps_only(facts):
        message = gettext_noop(
            "The status is Closed, but nothing was spent in any year: enter the expenditure, or set the status to "
            "Cancelled if the work was never begun"
        )
        yield Sentence(message)


@quality_rule(
    id="workplans.stopped_with_money_ahead",
    severity=Severity.NOTE,
    field="money",
    title=gettext_noop("What is suspended or cancelled requires no money in years to come."),
    source=sources.CONSISTENT,
)
def stopped_with_money_ahead(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for money that is required after this year by a sub-output that is suspended or cancelled.

    The funding gap counts money for work that nobody does. Take it out; what is suspended gets it back when it goes on.
    """
    if facts.status in STOPPED:
        years = [year for year, sums in facts.money.items() if year > on.year and sums.required]
        if years:
            message = gettext_noop(
                "The work has stopped, but requires money in years to come ({years}): take these amounts out, or set "
                "the status to Implementation"
            )
            yield Sentence(message, {"years": listed(years)})


@quality_rule(
    id="workplans.spending_in_pipeline",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("What is in the pipeline has spent nothing."),
    source=sources.CONSISTENT,
)
def spending_in_pipeline(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for expenditure of sub-outputs with the status Pipeline.

    What spends money has begun. Set the status to Implementation, or correct the expenditure.
    """
    if facts.status == Status.PIPELINE:
        years = [year for year, sums in facts.money.items() if sums.spent]
        if years:
            message = gettext_noop(
                "The status is Pipeline, but money was spent ({years}): set the status to Implementation, or correct "
                "the expenditure"
            )
            yield Sentence(message, {"years": listed(years)})
