"""What verbs of comments give back to programs. Pure."""

from shanyraq.kernel.commands import Written


class WrittenComment(Written):
    """A comment. Replies and its end name it by its number."""

    number: int
