"""What the verbs of collection are told: how often values come, and the rounds that ask for them."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.indicators.commands.observations import KeyOrNone, WhichPeriod
from shanyraq.domains.indicators.commands.printed import OfIndicator, Year
from shanyraq.domains.indicators.vocabulary import COLLECTION_FIELDS, MOST_YEARS, Frequency
from shanyraq.kernel.commands import Command, Entry, InFramework, Reason, Seen
from shanyraq.kernel.sentences import gettext_noop

F = COLLECTION_FIELDS
MOST_MONTHS = 60


class SetSchedule(OfIndicator):
    """States how often the source of an indicator has a value, and when it is due."""

    named_by: ClassVar[tuple[str, ...]] = ("indicator",)

    frequency: Annotated[Frequency, Entry("choice", "frequencies"), Field(title=F["frequency"])]
    months: Annotated[
        int,
        Field(
            ge=0,
            le=MOST_MONTHS,
            title=F["months"],
            description=gettext_noop("So many months after the end of a period its value is due."),
        ),
    ]
    every: Annotated[
        int,
        Field(1, ge=1, le=MOST_YEARS, title=F["every"], description=gettext_noop("Of a survey: every how many years.")),
    ]
    first: Annotated[
        Year | None,
        Field(
            None,
            title=F["first"],
            description=gettext_noop("Of a survey: a year in which it has a value, past or to come."),
        ),
    ]
    entity: Annotated[
        KeyOrNone,
        Entry("choice", "entities"),
        Field("", title=F["entity"], description=gettext_noop("Empty: every entity that leads the indicator.")),
    ]
    reason: Reason
    seen: Seen


class AcceptProposed(Command):
    """States of every indicator of which nobody stated it how often its source has a value, as it is proposed."""

    framework: InFramework
    reason: Reason


class OpenRound(Command):
    """Opens a round: every lead entity is asked for the values of a period."""

    framework: InFramework
    title: Annotated[str, StringConstraints(min_length=2, max_length=300), Field(title=F["title"])]
    period: WhichPeriod
    opens_on: Annotated[
        date, Field(title=F["opens_on"], description=gettext_noop("From this day whoever reports is reminded."))
    ]
    due_on: Annotated[
        date, Field(title=F["due_on"], description=gettext_noop("What is not submitted by then is late."))
    ]


class OfRound(Command):
    """Something about one round."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "rounds"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Round"), description=gettext_noop("By its number.")),
    ]
    seen: Seen


class MoveRound(OfRound):
    """Gives a round other days."""

    opens_on: Annotated[date, Field(title=F["opens_on"])]
    due_on: Annotated[date, Field(title=F["due_on"])]
    reason: Reason


class CloseRound(OfRound):
    """Closes a round."""

    note: Annotated[str, StringConstraints(max_length=2_000), Entry("text"), Field("", title=gettext_noop("Note"))]
