"""What the verbs of comments are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.base.doors.things import OfThing
from shanyraq.kernel.commands import Command, Entry, Reason
from shanyraq.kernel.sentences import gettext_noop

LARGEST = 2**63 - 1
"""The largest number that a database counts to."""
Number = Annotated[int, Field(ge=1, le=LARGEST)]


class WriteComment(OfThing):
    """Says something of a thing."""

    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=5_000),
        Entry("text"),
        Field(
            title=gettext_noop("Comment"),
            description=gettext_noop(
                "Everybody with a role in the framework reads it; nobody else does. Nothing about allegations or "
                "survivors of abuse belongs here."
            ),
        ),
    ]
    mentions: Annotated[
        list[Number],
        Entry("choice", "members"),
        Field(
            [],
            max_length=50,
            title=gettext_noop("Mention people"),
            description=gettext_noop("It stands on their desk until they have answered, for thirty days."),
        ),
    ]
    reply_to: Annotated[
        Number | None,
        Entry("hidden"),
        Field(
            None,
            title=gettext_noop("In reply to"),
            description=gettext_noop("The number of the comment that this one answers."),
        ),
    ]


class OfComment(Command):
    """A comment by its number."""

    number: Annotated[int, Field(ge=1, le=LARGEST, title=gettext_noop("Number of the comment"))]
    reason: Reason


class WithdrawComment(OfComment):
    """Withdraws a comment of one's own."""


class EndComment(OfComment):
    """Ends a comment of somebody else."""
