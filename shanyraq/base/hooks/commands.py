"""What the verbs of webhooks are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Command, Entry, Reason
from shanyraq.kernel.sentences import gettext_noop


class AddWebhook(Command):
    """Sends events to another system."""

    framework: Annotated[
        str,
        StringConstraints(max_length=60),
        Entry("choice", "frameworks"),
        Field(
            "",
            title=gettext_noop("Framework"),
            description=gettext_noop("Whose events are sent; empty for those of the whole installation."),
        ),
    ]
    url: Annotated[
        str,
        StringConstraints(min_length=1, max_length=500),
        Field(
            title=gettext_noop("Address"),
            description=gettext_noop("Where events are sent, as in https://example.org/events."),
        ),
    ]
    verbs: Annotated[
        list[Annotated[str, StringConstraints(max_length=100)]] | None,
        Entry("choice", "events"),
        Field(
            None,
            max_length=200,
            title=gettext_noop("Events"),
            description=gettext_noop("The actions whose events are sent; nothing chosen means all."),
        ),
    ]


class EndWebhook(Command):
    """Sends no more events to an address."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the webhook"))]
    reason: Reason


class TakeOverWebhook(Command):
    """Answers for the sending of events to an address."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the webhook"))]
