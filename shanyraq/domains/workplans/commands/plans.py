"""What the verbs of plans as a whole are told. A plan is that of an outcome in a year."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Command, Entry, InFramework, Reason, Seen
from shanyraq.kernel.sentences import gettext_noop

MOST = 500
"""Sub-outputs that are carried over at once, at most."""
Due = Annotated[
    date | None,
    Field(
        None,
        title=gettext_noop("Drafts are due on"),
        description=gettext_noop("People who plan for this outcome are reminded of this day."),
    ),
]
Remark = Annotated[
    str,
    StringConstraints(max_length=2_000),
    Entry("text"),
    Field("", title=gettext_noop("Note"), description=gettext_noop("For the trail, where something is to be said.")),
]


OnlyLook = Annotated[
    bool,
    Entry("hidden"),
    Field(
        False,
        title=gettext_noop("Only look"),
        description=gettext_noop("Says what is to be mended and whether it would be refused, and changes nothing."),
    ),
]
"""A form says both before its button."""


class OfPlan(Command):
    """The joint work plan of an outcome in a year."""

    named_by: ClassVar[tuple[str, ...]] = ("outcome", "year")

    framework: InFramework
    outcome: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "outcomes"),
        Field(title=gettext_noop("Outcome"), description=gettext_noop("The code of the outcome.")),
    ]
    year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("Year"))]


class OpenPlan(OfPlan):
    """Opens the plan of a year, so that it can be drafted and submitted."""

    due_on: Due


class DatePlan(OfPlan):
    """Says by when drafts are due; without a day, nobody is reminded."""

    due_on: Due
    seen: Seen


class MovePlan(OfPlan):
    """Moves a plan one step on."""

    seen: Seen
    note: Remark


class MovePlanOn(MovePlan):
    """Moves a plan on to others, who are told what is to be mended in it."""

    dry_run: OnlyLook


class ReturnPlan(OfPlan):
    """Moves a plan back, with the reason."""

    seen: Seen
    reason: Reason


class EndorsePlan(OfPlan):
    """Endorses a plan by a decision of the steering committee, which was recorded before."""

    decision: Annotated[
        int,
        Entry("choice", "endorsing_decisions"),
        Field(
            ge=1,
            le=9_999_999,
            title=gettext_noop("Decision"),
            description=gettext_noop(
                "One of the day of submission or later that names this outcome or none, and endorsed no earlier "
                "edition of this plan. Record it first under Governance, Decisions."
            ),
        ),
    ]
    seen: Seen
    dry_run: OnlyLook


class CarryOver(OfPlan):
    """Takes sub-outputs of the year before over into the plan of a year."""

    numbers: Annotated[
        list[Annotated[int, Field(ge=1, le=9_999_999)]],
        Field(
            [],
            max_length=MOST,
            title=gettext_noop("Sub-outputs"),
            description=gettext_noop(
                "Their numbers, one a line. Without them all go on that end in the last month of the year before and "
                "are not finalised, closed or cancelled; one that ends earlier in it is named here."
            ),
        ),
    ]
    dry_run: OnlyLook


class TakeBackCarryOver(OfPlan):
    """Takes back what was carried over into the plan of a year."""

    dry_run: OnlyLook
