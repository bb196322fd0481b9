"""The words of feedback: its kinds, what it is about, who sends it, how it stands. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop

SEND = "engagement.feedback.send"
"""The verb with which it is sent, as the trail names it."""
LONGEST = 4_000
"""Characters of what is sent, and of an answer."""


ENDINGS = ("jpg", "jpeg", "png", "pdf", "csv", "txt")
"""Of files that are taken as evidence. Office files are not: they name whoever wrote them."""
FILES = ("file", "second_file", "third_file")
"""The fields in which they are sent."""


class Kind(StrEnum):
    """What somebody sends."""

    COMMENT = "comment"
    OBSERVATION = "observation"


KINDS: dict[str, str] = {
    Kind.COMMENT: gettext_noop("Comment on a result"),
    Kind.OBSERVATION: gettext_noop("Offered observation"),
}


class About(StrEnum):
    """What it can be about: published results alone. The values are those of the kinds of things in the trail."""

    INDICATOR = "indicator"
    OUTCOME = "outcome"
    OUTPUT = "output"


ABOUT: dict[str, str] = {
    About.INDICATOR: gettext_noop("Indicator"),
    About.OUTCOME: gettext_noop("Outcome"),
    About.OUTPUT: gettext_noop("Output"),
}


class Sender(StrEnum):
    """Who speaks. A person is never named; an organisation may be."""

    PERSON = "person"
    ORGANISATION = "organisation"


SENDERS: dict[str, str] = {
    Sender.PERSON: gettext_noop("A person"),
    Sender.ORGANISATION: gettext_noop("An organisation of civil society"),
}


class State(StrEnum):
    """How feedback stands."""

    RECEIVED = "received"
    PUBLISHED = "published"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken_back"


STATES: dict[str, str] = {
    State.RECEIVED: gettext_noop("received"),
    State.PUBLISHED: gettext_noop("published, not answered yet"),
    State.ANSWERED: gettext_noop("answered"),
    State.DECLINED: gettext_noop("not published"),
    State.WITHDRAWN: gettext_noop("no longer published"),
    State.TAKEN_BACK: gettext_noop("taken back by the sender"),
}
PUBLIC = frozenset({State.PUBLISHED, State.ANSWERED})
"""States in which everybody reads it."""
CONTENT: dict[str, object] = {
    "row": "",
    "text": "",
    "organisation": "",
    "place": "",
    "period": "",
    "value": None,
    "unit": "",
    "evidence": "",
}
"""What the sender wrote, each with what stands there when it is emptied. None of it is kept in the trail. Files go
with it.
"""
TITLES = {
    "kind": gettext_noop("What you send"),
    "subject": gettext_noop("What it is about"),
    "row": gettext_noop("Row"),
    "text": gettext_noop("Text"),
    "language": gettext_noop("Language of the text"),
    "sender": gettext_noop("Who speaks"),
    "organisation": gettext_noop("Name of the organisation"),
    "place": gettext_noop("Place"),
    "period": gettext_noop("Period"),
    "value": gettext_noop("Value"),
    "unit": gettext_noop("Unit"),
    "evidence": gettext_noop("Evidence"),
    "file": gettext_noop("File as evidence"),
    "second_file": gettext_noop("Second file"),
    "third_file": gettext_noop("Third file"),
    "files": gettext_noop("Files to publish"),
    "looked": gettext_noop("I have looked: it names nobody"),
    "answer": gettext_noop("Answer"),
    "office": gettext_noop("Answered by"),
}
"""What its fields are called."""
