"""What verbs of amendments give back to programs."""

from shanyraq.kernel.commands import Written


class WrittenAmendment(Written):
    """An amendment as it stands now. ``version``: what it became, where it was applied."""

    number: int
    state: str
    version: int | None
    revision: int
