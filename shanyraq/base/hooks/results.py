"""What verbs of webhooks give back to programs."""

from typing import Annotated, ClassVar

from pydantic import Field

from shanyraq.kernel.commands import Written


class WrittenWebhook(Written):
    """A webhook."""

    told_once: ClassVar[frozenset[str]] = frozenset({"secret"})

    number: int
    secret: Annotated[
        str | None,
        Field(description="What every request to the address is signed with; told once, null when repeated."),
    ]
