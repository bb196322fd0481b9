"""What the verbs of decisions are told."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

BODY, DECIDED_ON, TITLE = gettext_noop("Body"), gettext_noop("Decided on"), gettext_noop("Title")
OUTCOMES = gettext_noop("About outcomes")
TEXT, REFERENCE = gettext_noop("Decision"), gettext_noop("Reference")
HELP = {
    "body": gettext_noop("The body of the framework that decided."),
    "decided_on": gettext_noop("The day of the meeting, or of the last answer where it decided in writing."),
    "title": gettext_noop("What was decided, in a few words; in one or more languages."),
    "text": gettext_noop("The words of the decision as the minutes have them, in one or more languages."),
    "reference": gettext_noop("Where it is found: the number of the minutes, or of the letter."),
    "outcomes": gettext_noop(
        "Those that the decision is about; none where it is about no outcome or all of them. What is raised of them to "
        "the steering committee counts as decided for the year in which it decided, and it endorses the plans of no "
        "other outcome."
    ),
}
Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Body = Annotated[str, StringConstraints(min_length=1, max_length=80), Entry("choice", "bodies")]
Where = Annotated[str, StringConstraints(max_length=200)]
Outcome = Annotated[str, StringConstraints(min_length=1, max_length=40)]
MOST = 50
"""Outcomes of one decision."""
Number = Annotated[
    int,
    Entry("choice", "decisions"),
    Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("The number of the decision.")),
]


class RecordDecision(Command):
    """Records what a body decided."""

    framework: InFramework
    body: Annotated[Body, Field(title=BODY, description=HELP["body"])]
    decided_on: Annotated[date, Field(title=DECIDED_ON, description=HELP["decided_on"])]
    title: Annotated[dict[Language, Words], Field(min_length=1, title=TITLE, description=HELP["title"])]
    text: Annotated[dict[Language, LongText], Entry("text"), Field({}, title=TEXT, description=HELP["text"])]
    reference: Annotated[Where, Field("", title=REFERENCE, description=HELP["reference"])]
    outcomes: Annotated[
        list[Outcome],
        Entry("choice", "outcomes"),
        Field([], max_length=MOST, title=OUTCOMES, description=HELP["outcomes"]),
    ]


class OfDecision(Command):
    """One decision of a framework."""

    framework: InFramework
    number: Number
    seen: Seen


class AmendDecision(OfDecision, Change):
    """Amends what is recorded of a decision. What is left out stays."""

    body: Annotated[Body | None, Field(None, title=BODY, description=HELP["body"])]
    decided_on: Annotated[date | None, Field(None, title=DECIDED_ON, description=HELP["decided_on"])]
    title: Annotated[dict[Language, Words] | None, Field(None, title=TITLE, description=HELP["title"])]
    text: Annotated[dict[Language, LongText] | None, Entry("text"), Field(None, title=TEXT, description=HELP["text"])]
    reference: Annotated[Where | None, Field(None, title=REFERENCE, description=HELP["reference"])]
    outcomes: Annotated[
        list[Outcome] | None,
        Entry("choice", "outcomes"),
        Field(None, max_length=MOST, title=OUTCOMES, description=HELP["outcomes"]),
    ]
    reason: Reason


class EndDecision(OfDecision):
    """Ends a decision that was recorded by mistake, or twice."""

    reason: Reason
