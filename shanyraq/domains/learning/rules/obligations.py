"""What the document asks of the monitoring and evaluation plan: on a day, what is kept, due and overdue. Pure."""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.domains.learning.rules.limits import limit
from shanyraq.domains.learning.rules.sources import ANNEX, EVALUATION, PLAN, REVIEWS
from shanyraq.domains.learning.vocabulary import Duty, Kept
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

EVERY_YEAR = "learning.owed_every_year"
REVIEW = "learning.annual_review"
EVALUATED = "learning.final_evaluation"
STAYS = "learning.final_evaluation_stays"
INDEPENDENT = "learning.evaluation_is_independent"
UPDATED = "learning.plan_is_updated"
RESPONSIBLE = "learning.somebody_is_responsible"


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty of a year, or of the whole framework, as it stands on a day.

    ``year`` None: it belongs to no year. ``kept_on``: when it was kept, if it was. ``shown_by``: the keys of what shows
    it. ``missing`` counts what is not there yet.
    """

    duty: Duty
    year: int | None
    due_on: date
    kept: Kept
    rule: str
    kept_on: date | None = None
    shown_by: tuple[str, ...] = ()
    missing: int = 0


def stands(due_on: date, kept_on: date | None, on: date) -> Kept:
    """How something that is due by a day stands on another. What was kept after that other day was not kept yet."""
    if kept_on is not None and kept_on <= on:
        return Kept.KEPT if kept_on <= due_on else Kept.KEPT_LATE
    if on > due_on:
        return Kept.OVERDUE
    return Kept.DUE if asks_by(due_on, on) else Kept.AHEAD


def asks_by(due_on: date, on: date) -> bool:
    """Whether something that is due by a day can ask for anything on another."""
    return on >= due_on - timedelta(days=limit("due-days", on))


def review_due(year: int, on: date) -> date:
    """The day by which the review of a year is to be concluded, by the number that counts on another day."""
    return months_after(date(year, 12, 31), limit("review-months", on))


def months_after(day: date, months: int) -> date:
    """The last day of the month that lies so many months after the month of a day."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


@rule(
    id=EVERY_YEAR,
    title=gettext_noop("What the plan has for every year is done by the end of each year."),
    source=ANNEX,
)
def owed_in_year(duty: Duty, year: int, done: Mapping[str, date | None], last_day: date, on: date) -> Owed:
    """Looks at the activities that show the duty in a year: it is kept when all of them are done, on the last of their
    days. One that was dropped or moved drops no duty: it stays owed for the year that was signed.
    """
    days = [each for each in done.values() if each is not None and each <= on]
    kept_on = max(days) if done and len(days) == len(done) else None
    missing = len(done) - len(days)
    return Owed(duty, year, last_day, stands(last_day, kept_on, on), EVERY_YEAR, kept_on, tuple(done), missing)


@rule(
    id=REVIEW,
    title=gettext_noop("The annual review of a year is concluded for every outcome and for the framework."),
    source=REVIEWS,
)
def owed_review(year: int, concluded: Mapping[str, date | None], on: date) -> Owed:
    """Looks at the reviews of a year, of each outcome and of the framework: all must be concluded, some months after
    that year at the latest.
    """
    due_on = review_due(year, on)
    days = [each for each in concluded.values() if each is not None and each <= on]
    kept_on = max(days) if concluded and len(days) == len(concluded) else None
    shown = tuple(name for name, day in concluded.items() if day is not None and day <= on)
    missing = len(concluded) - len(days)
    return Owed(Duty.ANNUAL_REVIEW, year, due_on, stands(due_on, kept_on, on), REVIEW, kept_on, shown, missing)


@rule(
    id=EVALUATED,
    title=gettext_noop("The framework is evaluated in its penultimate year."),
    source=EVALUATION,
)
def owed_evaluation(last_year: int, done: Mapping[str, date | None], on: date) -> Owed:
    """Looks at the evaluation of the framework: by the end of the year before the last one the activity of the plan is
    done, or the report of an evaluation that is kept here is final.
    """
    due_on = date(last_year - 1, 12, 31)
    days = [each for each in done.values() if each is not None and each <= on]
    kept_on = min(days) if days else None
    kept = stands(due_on, kept_on, on)
    return Owed(
        Duty.FINAL_EVALUATION, last_year - 1, due_on, kept, EVALUATED, kept_on, tuple(done), int(kept_on is None)
    )


@rule(
    id=STAYS,
    field="year",
    title=gettext_noop("The evaluation of the framework stays in the penultimate year."),
    source=EVALUATION,
)
def moved_evaluation(year: int, last_year: int) -> list[Finding]:
    """Looks into which year the evaluation of the framework is moved. Its lessons are to feed the next framework, and
    come too late in the last year; to move it all the same is the country team's to answer for.
    """
    if year == last_year - 1:
        return []
    message = gettext_noop(
        "The document has the evaluation in the penultimate year, {due}; it would take place in {year}"
    )
    values = {"due": Year(last_year - 1), "year": Year(year)}
    return [Finding(STAYS, Severity.WARNING, Sentence(message, values))]


@rule(
    id=INDEPENDENT,
    title=gettext_noop("The evaluation of the framework is carried out by people who had no part in it."),
    source=EVALUATION,
)
def owed_independence(last_year: int, evaluations: Mapping[str, tuple[date, bool]], on: date) -> Owed:
    """Looks whether an evaluation is on record whose independence was looked at and confirmed."""
    due_on = date(last_year - 1, 12, 31)
    confirmed = {name: day for name, (day, holds) in evaluations.items() if holds and day <= on}
    kept_on = min(confirmed.values()) if confirmed else None
    kept = stands(due_on, kept_on, on)
    return Owed(
        Duty.INDEPENDENCE, last_year - 1, due_on, kept, INDEPENDENT, kept_on, tuple(confirmed), int(not confirmed)
    )


@rule(
    id=UPDATED,
    title=gettext_noop("The plan was changed not longer ago than the interval that counts as «regularly»."),
    source=PLAN,
)
def owed_update(changed_on: date, on: date) -> Owed:
    """Looks at the last change of the plan: of the signed text, or of what is told of its activities."""
    due_on = months_after(changed_on, limit("update-months", on))
    kept = Kept.KEPT if on <= due_on else Kept.OVERDUE
    return Owed(Duty.UPDATED, None, due_on, kept, UPDATED, changed_on)


@rule(
    id=RESPONSIBLE,
    title=gettext_noop("Every activity of the plan names who is responsible for it."),
    source=PLAN,
)
def owed_responsible(nobody: Collection[str], due_on: date, on: date) -> Owed:
    """Looks for activities of the year, and of earlier years that are not done, for which nobody is named: neither in
    the signed plan nor since.
    """
    kept = Kept.OVERDUE if nobody and on > due_on else Kept.DUE if nobody else Kept.KEPT
    return Owed(Duty.RESPONSIBLE, None, due_on, kept, RESPONSIBLE, None, tuple(nobody), len(nobody))


def to_do(owed: Sequence[Owed]) -> list[Owed]:
    """What asks for something now: what is due or overdue, by its day."""
    return sorted((each for each in owed if each.kept in {Kept.DUE, Kept.OVERDUE}), key=lambda each: each.due_on)
