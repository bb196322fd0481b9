"""What verbs of accounts give back to programs."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from shanyraq.kernel.commands import Written


class WrittenInvitation(Written):
    """An invitation."""

    told_once: ClassVar[frozenset[str]] = frozenset({"secret"})

    number: int
    expires_at: datetime
    secret: Annotated[
        str | None,
        Field(description="What opens the account; told once, and null where the answer is repeated."),
    ]
