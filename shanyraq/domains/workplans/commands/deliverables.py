"""What the verbs of deliverables of sub-outputs are told."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Change, Command, Entry, InFramework, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Told = Annotated[str, StringConstraints(max_length=2000)]
TITLE, DUE, NOTE = gettext_noop("Title"), gettext_noop("Due on"), gettext_noop("Note")
IN_LANGUAGES = gettext_noop("In one or more languages.")
WHERE = gettext_noop("What is to be known of it, or the address at which it is found.")


class AddDeliverable(Command):
    """Adds a deliverable to a sub-output."""

    framework: InFramework
    sub_output: Annotated[
        int,
        Entry("choice", "sub_outputs"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Sub-output"), description=gettext_noop("By its number.")),
    ]
    title: Annotated[dict[Language, Words], Field(min_length=1, title=TITLE, description=IN_LANGUAGES)]
    due_on: Annotated[date, Field(title=DUE)]
    note: Annotated[Told, Field("", title=NOTE, description=WHERE)]


class OfDeliverable(Command):
    """One deliverable of a framework."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "deliverables"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the deliverable.")),
    ]
    seen: Seen


class AmendDeliverable(OfDeliverable, Change):
    """Amends a deliverable. What is left out stays."""

    title: Annotated[dict[Language, Words] | None, Field(None, title=TITLE, description=IN_LANGUAGES)]
    due_on: Annotated[date | None, Field(None, title=DUE)]
    note: Annotated[Told | None, Field(None, title=NOTE, description=WHERE)]


class Deliver(OfDeliverable):
    """Says on which day it was delivered; without a day it was not delivered after all."""

    delivered_on: Annotated[
        date | None,
        Field(
            None,
            title=gettext_noop("Delivered on"),
            description=gettext_noop("Left empty: it was not delivered after all."),
        ),
    ]
    note: Annotated[Told | None, Field(None, title=NOTE, description=WHERE)]


class EndDeliverable(OfDeliverable):
    """Ends a deliverable, with the reason."""

    reason: Reason
