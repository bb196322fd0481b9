"""What the verbs of documents are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.base.doors.things import OfThing
from shanyraq.kernel.commands import Command, Entry, Reason, SentFile
from shanyraq.kernel.sentences import gettext_noop


class AttachDocument(OfThing):
    """Attaches a file that was sent before."""

    file: SentFile
    title: Annotated[
        str,
        StringConstraints(max_length=200),
        Field(
            "",
            title=gettext_noop("Title"),
            description=gettext_noop("What lists call the document; without one, the name of the file."),
        ),
    ]
    note: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field("", title=gettext_noop("Note"), description=gettext_noop("What is in it, or what it is for.")),
    ]


class OfDocument(Command):
    """A document by its number."""

    number: Annotated[int, Field(ge=1, le=2**63 - 1, title=gettext_noop("Number of the document"))]
    reason: Reason


class WithdrawDocument(OfDocument):
    """Withdraws a document of one's own."""


class EndDocument(OfDocument):
    """Ends a document of somebody else."""
