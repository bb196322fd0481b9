"""What is given back to programs of things of access. Pure."""

from datetime import date

from shanyraq.kernel.commands import Written


class WrittenGrant(Written):
    """A grant. The next change of it is made from this revision."""

    number: int
    ends_on: date
    revision: int
