"""What verbs of accounts give back to programs."""

from datetime import datetime

from shanyraq.kernel.commands import Written


class WrittenInvitation(Written):
    """An invitation. What opens the account is told to whoever was invited, by letter."""

    number: int
    expires_at: datetime
