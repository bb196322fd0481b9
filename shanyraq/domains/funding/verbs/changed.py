"""What verbs of contributions give back."""

from shanyraq.kernel.commands import Written


class WrittenNumber(Written):
    """A thing that was written: its number, and the revision that the next change is made from."""

    number: int
    revision: int


class Changed:
    """The same while it is written."""

    def __init__(self, number: int, revision: int) -> None:
        self.number, self.revision = number, revision

    def written(self) -> WrittenNumber:
        """For programs."""
        return WrittenNumber(number=self.number, revision=self.revision)
