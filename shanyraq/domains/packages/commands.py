"""What the verbs of amendments are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Command, Entry, InFramework, Reason, Seen
from shanyraq.kernel.sentences import gettext_noop

Note = Annotated[
    str,
    StringConstraints(max_length=2_000),
    Entry("text"),
    Field("", title=gettext_noop("Note"), description=gettext_noop("What you want to be read beside it.")),
]


class OfAmendment(Command):
    """Something about one amendment of a framework."""

    framework: InFramework
    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the amendment"))]
    seen: Seen


class Agree(OfAmendment):
    """Agrees to an amendment for one side."""

    note: Note


class Decline(OfAmendment):
    """Rejects or withdraws an amendment."""

    reason: Reason


class ApplyAmendment(OfAmendment):
    """Applies an amendment that both sides agreed to, as a new version."""

    note: Note
