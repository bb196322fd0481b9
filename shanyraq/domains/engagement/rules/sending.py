"""What may be sent, by whom, how often. Pure."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from shanyraq.domains.engagement.rules.naming import may_name_somebody
from shanyraq.domains.engagement.rules.sources import APART, MINIMAL, OPENED
from shanyraq.domains.engagement.vocabulary import About, Kind, Sender
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.thresholds import Threshold, read_thresholds

OBSERVED = "engagement.observation_has_value"


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every number by its name."""
    return read_thresholds(__package__, "limits.yaml")


def most_a_day(on: date) -> int:
    """How many pieces of people without an account a framework takes on a day."""
    return int(thresholds()["sent-a-day"].on(on))


@rule(
    id="engagement.feedback_open",
    title=gettext_noop("Without an account feedback is sent only where the country team has opened it."),
    source=OPENED,
)
def refused_closed(*, is_open: bool, has_account: bool) -> list[Finding]:
    """Looks whether whoever sends has an account, or needs none."""
    if is_open or has_account:
        return []
    message = gettext_noop("Sign in first: the country team takes feedback of people with an account only")
    return [Finding("engagement.feedback_open", Severity.ERROR, Sentence(message))]


@rule(
    id="engagement.feedback_a_day",
    title=gettext_noop("A framework takes so much feedback of people without an account on one day."),
    source=OPENED,
)
def refused_many(sent: int, on: date, *, has_account: bool, pieces: int = 1) -> list[Finding]:
    """Looks how much was sent without an account on the day, and how many pieces come now: itself and each file. Nobody
    is told apart for it.
    """
    most = most_a_day(on)
    if has_account or sent + pieces <= most:
        return []
    message = gettext_noop("Today no more than {most} pieces are taken; send it tomorrow")
    return [Finding("engagement.feedback_a_day", Severity.ERROR, Sentence(message, {"most": most}))]


@rule(
    id="engagement.feedback_of_an_account",
    title=gettext_noop("So much feedback is taken of one account on one day."),
    source=OPENED,
)
def refused_own(sent: int, most: int, *, pieces: int = 1) -> list[Finding]:
    """Looks how much an account sent on the day, and how many pieces come now. ``most``: 0 is no limit."""
    if not most or sent + pieces <= most:
        return []
    message = gettext_noop("Today no more than {most} pieces are taken of you; send it tomorrow")
    return [Finding("engagement.feedback_of_an_account", Severity.ERROR, Sentence(message, {"most": most}))]


@rule(
    id="engagement.feedback_about_something",
    field="subject",
    title=gettext_noop("Feedback is about an indicator, an outcome or an output that the framework has."),
    source=EXISTS,
)
def refused_subject(subject: str, known: Collection[str]) -> list[Finding]:
    """Looks whether the framework has it."""
    if subject in known:
        return []
    message = gettext_noop("The framework has no {subject}")
    return [Finding("engagement.feedback_about_something", Severity.ERROR, Sentence(message, {"subject": subject}))]


@rule(
    id="engagement.feedback_row",
    field="row",
    title=gettext_noop("The row of feedback is one of its indicator."),
    source=EXISTS,
)
def refused_row(row: str, known: Collection[str]) -> list[Finding]:
    """Looks whether the indicator has the row; it may be left out."""
    if not row or row in known:
        return []
    message = gettext_noop("The indicator has no such row; choose one of the list")
    return [Finding("engagement.feedback_row", Severity.ERROR, Sentence(message))]


@rule(
    id="engagement.feedback_place",
    field="place",
    title=gettext_noop("The place of feedback is the country or a region of it."),
    source=EXISTS,
)
def refused_place(place: str, known: Collection[str]) -> list[Finding]:
    """Looks whether the place is known; it may be left out."""
    if not place or place in known:
        return []
    message = gettext_noop("There is no place {place}; choose one of the list")
    return [Finding("engagement.feedback_place", Severity.ERROR, Sentence(message, {"place": place}))]


@rule(
    id=OBSERVED,
    title=gettext_noop("An offered observation is of an indicator and has period, value and unit; a comment has none."),
    source=APART,
)
def refused_observation(kind: str, about: str, *, period: str, value: Decimal | None, unit: str) -> list[Finding]:
    """Looks for what an observation needs, and for figures that a comment would carry past it."""
    if kind == Kind.COMMENT:
        message = gettext_noop("A comment has no period, value or unit; send an observation, or leave them empty")
        has_figures = bool(period or unit) or value is not None
        return [Finding(OBSERVED, Severity.ERROR, Sentence(message), field="kind")] if has_figures else []
    found: list[Finding] = []
    if about != About.INDICATOR:
        message = gettext_noop("An observation is of an indicator; choose one, or send a comment")
        found += [Finding(OBSERVED, Severity.ERROR, Sentence(message), field="subject")]
    for name, held in (("period", period), ("value", value is not None), ("unit", unit)):
        if not held:
            message = gettext_noop("An observation needs this")
            found += [Finding(OBSERVED, Severity.ERROR, Sentence(message), field=name)]
    return found


@rule(
    id="engagement.observed_year_has_begun",
    field="period",
    title=gettext_noop("An observation is of a year that has begun."),
    source=APART,
)
def refused_ahead(period: str, on: date) -> list[Finding]:
    """Looks at the year of an offered observation: nobody observed one that is ahead."""
    if not period or int(period[:4]) <= on.year:
        return []
    message = gettext_noop("Nobody can have observed {period} yet")
    return [Finding("engagement.observed_year_has_begun", Severity.ERROR, Sentence(message, {"period": period}))]


@rule(
    id="engagement.published_names_nobody",
    field="looked",
    title=gettext_noop("What looks as if it named somebody is published only when a person has looked."),
    source=MINIMAL,
)
def refused_unlooked(text: str, *, looked: bool) -> list[Finding]:
    """Looks for an e-mail address or a telephone number in words that everybody is to read."""
    if looked or not may_name_somebody(text):
        return []
    message = gettext_noop(
        "This looks like an e-mail address or a telephone number: say that you have looked and that it names nobody, "
        "or decline it with the reason"
    )
    return [Finding("engagement.published_names_nobody", Severity.ERROR, Sentence(message))]


@rule(
    id="engagement.no_name_of_a_person",
    field="organisation",
    title=gettext_noop("Only an organisation is named; the name of a person is not kept."),
    source=MINIMAL,
)
def refused_name(sender: str, organisation: str) -> list[Finding]:
    """Looks for a name where a person speaks for themselves."""
    if sender == Sender.ORGANISATION or not organisation:
        return []
    message = gettext_noop("Leave the name empty, or say that you speak for an organisation")
    return [Finding("engagement.no_name_of_a_person", Severity.ERROR, Sentence(message))]
