"""What the verbs of notices are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.base.notices.vocabulary import Pace
from shanyraq.kernel.commands import Command, Entry
from shanyraq.kernel.sentences import gettext_noop


class SetChoice(Command):
    """Chooses how often letters about a kind of notice come."""

    kind: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "notices"),
        Field(title=gettext_noop("Letters about")),
    ]
    pace: Annotated[Pace, Entry("choice", "paces"), Field(title=gettext_noop("How often"))]


class MakeCalendar(Command):
    """Makes the address of your calendar. One that you have ends."""


class EndCalendar(Command):
    """Ends the address of your calendar."""
