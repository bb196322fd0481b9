"""What the document asks of the plan, and how it stands on a day: the facts for the rules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.base.audit.queries import trail
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries.concluded import concluded_reviews
from shanyraq.domains.learning.queries.editions import editions
from shanyraq.domains.learning.queries.followed import Calendar, Followed
from shanyraq.domains.learning.queries.independence import own_evaluations
from shanyraq.domains.learning.queries.undertakings import KIND
from shanyraq.domains.learning.rules import obligations as rules
from shanyraq.domains.learning.rules.limits import duties, duty_of
from shanyraq.domains.learning.rules.obligations import Owed
from shanyraq.domains.learning.vocabulary import Duty, State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent

YEARLY = (Duty.CCA_UPDATE, Duty.GROUP_REVIEWS, Duty.RESULTS_REPORT)


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed, with the clauses that ask for it and the activities that show it."""

    owed: Owed
    clauses: tuple[str, ...]
    activities: tuple[Followed, ...]


def obligations(
    version: Version, calendar: Calendar, on: date, as_of: date | None = None, *, asking_only: bool = False
) -> list[Obligation]:
    """Everything that the document asks of the plan, up to the year of the day: by duty and year.

    ``asking_only``: what can ask for nothing on the day yet is left out, and nothing is read for it.

    What a framework has no activity for is not asked of it; the reviews are, and so are order and names in the plan.
    """
    if not calendar.activities:
        return []
    by_key = {each.key: each for each in calendar.activities}
    owed = [
        *_yearly(calendar, on),
        *_reviews(version, on, as_of, asking_only),
        *_evaluation(version, calendar, on, asking_only),
    ]
    owed += [_update(version, calendar, as_of, on), _responsible(calendar, on)]
    known = asking(version)
    return [Obligation(each, *_shown(each, by_key, known)) for each in owed]


_clauses: Recent[frozenset[str]] = Recent(32)


def asking(version: Version) -> frozenset[str]:
    """The clauses of the document that ask for something of the plan. One statement; none when asked before."""
    return _clauses.get((version.pk, version.digest), lambda: _asking(version))


def _asking(version: Version) -> frozenset[str]:
    """Of the clauses that ask for something those that the document has."""
    asked = {clause for each in duties().values() for clause in each.clauses}
    return frozenset(version.blocks.filter(anchor__in=asked).values_list("anchor", flat=True))


def _shown(
    owed: Owed, by_key: Mapping[str, Followed], known: Collection[str]
) -> tuple[tuple[str, ...], tuple[Followed, ...]]:
    activities = tuple(by_key[key] for key in owed.shown_by if key in by_key)
    asks = [clause for clause in duties()[owed.duty].clauses if clause in known]
    if owed.duty is not Duty.RESPONSIBLE:
        asks += [clause for each in activities for clause in each.activity.clauses]
    return tuple(dict.fromkeys(asks)), activities


def _of(calendar: Calendar, duty: Duty) -> Iterable[Followed]:
    return (each for each in calendar.activities if each.number is None and duty_of(each.key) is duty)


def _done(each: Followed | Undertaking) -> date | None:
    return each.done_on if each.state == State.DONE else None


def _yearly(calendar: Calendar, on: date) -> Iterable[Owed]:
    for duty in YEARLY:
        by_year: dict[int, dict[str, date | None]] = {}
        for each in _of(calendar, duty):
            by_year.setdefault(each.activity.year, {})[each.key] = _done(each)
        for year, done in by_year.items():
            if year <= on.year:
                yield rules.owed_in_year(duty, year, done, calendar.plan.last_day(year), on)


def _reviews(version: Version, on: date, as_of: date | None, asking_only: bool) -> Iterable[Owed]:
    years = range(version.starts_on.year, min(on.year, version.ends_on.year) + 1)
    wanted = [year for year in years if not asking_only or rules.asks_by(rules.review_due(year, on), on)]
    found = concluded_reviews(version, as_of) if wanted or not asking_only else {}
    return [rules.owed_review(year, found.get(year, {}), on) for year in wanted]


def _evaluation(version: Version, calendar: Calendar, on: date, asking_only: bool) -> Iterable[Owed]:
    last = version.ends_on.year
    if asking_only and not rules.asks_by(date(last - 1, 12, 31), on):
        return
    own, done = own_evaluations(version, on), {each.key: _done(each) for each in _of(calendar, Duty.FINAL_EVALUATION)}
    if done:
        final = {number: each.final_on for number, each in own.items()}
        yield rules.owed_evaluation(last, {**done, **final}, on)
        looked_at = {number: each.looked_at for number, each in own.items() if each.looked_at}
        yield rules.owed_independence(last, looked_at, on)


def final_evaluation(version: Version, planned: Collection[str], on: date, told: Mapping[str, Undertaking]) -> Owed:
    """How the evaluation of the framework stands, whether its plan has an activity for it or not. One statement.

    :param planned: the keys of the evaluations of the plan.
    :param told: what is told of activities.
    """
    final = {number: each.final_on for number, each in own_evaluations(version, on).items()}
    keys = [key for key in planned if duty_of(key) is Duty.FINAL_EVALUATION]
    done = {key: _done(told[key]) if key in told else None for key in keys}
    return rules.owed_evaluation(version.ends_on.year, {**done, **final}, on)


def _update(version: Version, calendar: Calendar, as_of: date | None, on: date) -> Owed:
    days = [each.applied_at.date() for each in editions(version).values()]
    if as_of is None:
        days += [each.changed_at.date() for each in calendar.activities if each.changed_at]
    else:
        last = trail(framework=version.code, kind=KIND, until=as_of).values_list("at", flat=True).first()
        days += [last.date()] if last else []
    return rules.owed_update(max(days, default=version.applied_at.date()), on)


def _responsible(calendar: Calendar, on: date) -> Owed:
    nobody = [
        each.key
        for each in calendar.activities
        if each.nobody and each.year <= on.year and each.state not in {State.DONE, State.DROPPED}
    ]
    return rules.owed_responsible(nobody, calendar.plan.last_day(on.year), on)
