"""Whether the dates of a sub-output fit each other, its status and the framework.

The day on which something starts or ends belongs to it: an end date has passed on the day after.
"""

from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@quality_rule(
    id="workplans.ended_in_implementation",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("What is under implementation has not ended yet."),
    source=sources.publication("1, status Implementation and the end date has passed"),
)
def ended_in_implementation(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with the status Implementation whose end date has passed.

    Of the sub-outputs that UN INFO publishes more than a quarter are so: nobody can tell what is still going on. Set
    the status to Finalisation or Closed, or move the end date if the work was prolonged.
    """
    if facts.status == Status.IMPLEMENTATION and facts.ends_on and facts.ends_on < on:
        message = gettext_noop(
            "The status is Implementation, but the end date, {ends_on}, has passed: set the status to Finalisation or "
            "Closed, or move the end date"
        )
        yield Sentence(message, {"ends_on": facts.ends_on})


@quality_rule(
    id="workplans.started_in_pipeline",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("What is in the pipeline has not started yet."),
    source=sources.publication("2, status Pipeline and the start date has passed"),
)
def started_in_pipeline(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with the status Pipeline whose start date has passed.

    Either the work goes on and is not counted, or it was put off. Set the status to Implementation, or move the start
    date.
    """
    if facts.status == Status.PIPELINE and facts.starts_on and facts.starts_on < on:
        message = gettext_noop(
            "The status is Pipeline, but the start date, {starts_on}, has passed: set the status to Implementation, or "
            "move the start date"
        )
        yield Sentence(message, {"starts_on": facts.starts_on})


@quality_rule(
    id="workplans.finalisation_before_end",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("What is being finalised has reached its end date."),
    source=sources.publication("3, status Finalisation and the end date has not passed"),
)
def finalisation_before_end(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with the status Finalisation whose end date has not passed.

    Finalisation begins when the work is done and its accounts are being closed. Set the status to Implementation, or
    bring the end date forward to the day on which the work was done.
    """
    if facts.status == Status.FINALISATION and facts.ends_on and facts.ends_on >= on:
        message = gettext_noop(
            "The status is Finalisation, but the end date, {ends_on}, has not passed: set the status to "
            "Implementation, or bring the end date forward"
        )
        yield Sentence(message, {"ends_on": facts.ends_on})


@quality_rule(
    id="workplans.closed_before_end",
    severity=Severity.WARNING,
    field="status",
    title=gettext_noop("What is closed has reached its end date."),
    source=sources.publication("4, status Closed and the end date has not passed"),
)
def closed_before_end(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs with the status Closed whose end date has not passed.

    Work that stopped early ended on the day on which it stopped. Bring the end date forward, or take the status back.
    """
    if facts.status == Status.CLOSED and facts.ends_on and facts.ends_on >= on:
        message = gettext_noop(
            "The status is Closed, but the end date, {ends_on}, has not passed: bring the end date forward, or take "
            "the status back"
        )
        yield Sentence(message, {"ends_on": facts.ends_on})


@quality_rule(
    id="workplans.no_start",
    severity=Severity.WARNING,
    field="starts_on",
    title=gettext_noop("A sub-output says when it starts."),
    source=sources.publication("1 to 4, which compare the dates with the status"),
)
def no_start(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a start date.

    Without it nobody can say whether the work should have begun. Enter the date that is planned.
    """
    if facts.starts_on is None:
        yield Sentence(gettext_noop("There is no start date: enter when the work starts"))


@quality_rule(
    id="workplans.no_end",
    severity=Severity.WARNING,
    field="ends_on",
    title=gettext_noop("A sub-output says when it ends."),
    source=sources.publication("1 to 4, which compare the dates with the status"),
)
def no_end(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without an end date.

    Without it the work is never late, and never done. Enter the date that is planned.
    """
    if facts.ends_on is None:
        yield Sentence(gettext_noop("There is no end date: enter when the work ends"))


@quality_rule(
    id="workplans.ends_before_start",
    severity=Severity.ERROR,
    field="ends_on",
    title=gettext_noop("A sub-output does not end before it starts."),
    source=sources.CONSISTENT,
)
def ends_before_start(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the start date with the end date; both may be the same day.

    Such dates are a slip: day and month, or the two dates, changed places. Correct them.
    """
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        message = gettext_noop("The end date, {ends_on}, lies before the start date, {starts_on}: correct the dates")
        yield Sentence(message, {"ends_on": facts.ends_on, "starts_on": facts.starts_on})


@quality_rule(
    id="workplans.starts_outside",
    severity=Severity.WARNING,
    field="starts_on",
    title=gettext_noop("A sub-output starts within the years of its framework."),
    source=sources.WITHIN,
)
def starts_outside(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the year of the start date with the first and the last year of the framework.

    What began under the framework before was planned there; here it is counted from this framework's first day. Enter
    the day on which the part under this framework starts.
    """
    if facts.starts_on and not around.first_year <= facts.starts_on.year <= around.last_year:
        message = gettext_noop(
            "The start date, {starts_on}, lies outside the framework, {first_year} to {last_year}: enter when the part "
            "under this framework starts"
        )
        yield Sentence(message, {"starts_on": facts.starts_on, **_years(around)})


@quality_rule(
    id="workplans.ends_outside",
    severity=Severity.WARNING,
    field="ends_on",
    title=gettext_noop("A sub-output ends within the years of its framework."),
    source=sources.WITHIN,
)
def ends_outside(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the year of the end date with the first and the last year of the framework.

    What goes on afterwards belongs to the next framework. Enter the day on which the part under this framework ends.
    """
    if facts.ends_on and not around.first_year <= facts.ends_on.year <= around.last_year:
        message = gettext_noop(
            "The end date, {ends_on}, lies outside the framework, {first_year} to {last_year}: enter when the part "
            "under this framework ends"
        )
        yield Sentence(message, {"ends_on": facts.ends_on, **_years(around)})


def _years(around: Surroundings) -> dict[str, Year]:
    return {"first_year": Year(around.first_year), "last_year": Year(around.last_year)}
