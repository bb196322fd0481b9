"""What the verbs of feedback are told: sent, published, declined, answered, withdrawn, taken back."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.engagement.vocabulary import ENDINGS, LONGEST, TITLES, Kind, Sender
from shanyraq.domains.indicators.vocabulary import PERIOD
from shanyraq.kernel.commands import HASH, Command, Entry, InFramework, Reason, Section, Seen, written
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

T = TITLES
Short = Annotated[str, StringConstraints(max_length=200)]
Said = Annotated[str, StringConstraints(min_length=10, max_length=LONGEST), Entry("text")]
Answer = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), Entry("text")]
SUBJECT = written(
    r"^(indicator|outcome|output) [A-Za-z0-9.-]{1,80}$",
    gettext_noop("What it is about and its code, such as «indicator 1.2.1»"),
)
WHICH_PERIOD = written(
    f"^({PERIOD})?$", gettext_noop("A year, half-year, quarter or month: 2026, 2026-S1, 2026-Q2, 2026-03")
)
HTTPS = written(r"^(https://\S+)?$", gettext_noop("An address that begins with https://"), max_length=500)
KEY_OF_ROW = written(r"^([a-z0-9][a-z0-9.-]*)?$", gettext_noop("The key of a row"), max_length=80)
EvidenceFile = Annotated[str, HASH, Entry("file", endings=ENDINGS)] | None
NumberOfFile = Annotated[str, written(r"^[1-9]$", gettext_noop("The number of a file"))]
RECEIPT = written(r"^[A-Za-z0-9_-]{40,60}$", gettext_noop("The secret at the end of the address of the receipt"))


class SendFeedback(Command):
    """Sends a comment on a published result, or offers an observation."""

    named_by: ClassVar[tuple[str, ...]] = ("subject",)
    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            "observation",
            gettext_noop("What you observed"),
            ("period", "value", "unit", "place", "evidence", "file", "second_file", "third_file"),
        ),
        Section("sender", gettext_noop("For whom you speak"), ("sender", "organisation")),
    )
    framework: InFramework
    subject: Annotated[str, SUBJECT, Entry("choice", "feedback_subjects"), Field(title=T["subject"])]
    row: Annotated[
        str,
        KEY_OF_ROW,
        Field(
            "",
            title=T["row"],
            description=gettext_noop("Of an indicator, the group that you speak of; empty: all of it."),
        ),
    ]
    kind: Annotated[
        Kind,
        Entry("choice", "feedback_kinds"),
        Field(
            Kind.COMMENT,
            title=T["kind"],
            description=gettext_noop("An observation is of an indicator, and has a period, a value and a unit."),
        ),
    ]
    text: Annotated[
        Said,
        Field(
            title=T["text"],
            description=gettext_noop(
                "Everybody may read it once it is published. Write no names, addresses or telephone numbers, of "
                "yourself or of others; nothing about allegations or survivors of abuse belongs here."
            ),
        ),
    ]
    language: Annotated[Language, Entry("choice", "languages"), Field("en", title=T["language"])]
    period: Annotated[
        str, WHICH_PERIOD, Field("", title=T["period"], description=gettext_noop("2026, 2026-S1, 2026-Q2 or 2026-03"))
    ]
    value: Annotated[Decimal | None, Field(None, max_digits=20, decimal_places=6, title=T["value"])]
    unit: Annotated[Short, Field("", title=T["unit"], description=gettext_noop("As the indicator counts, or yours."))]
    place: Annotated[
        str, StringConstraints(max_length=20), Entry("choice", "feedback_places"), Field("", title=T["place"])
    ]
    evidence: Annotated[
        str,
        HTTPS,
        Field(
            "",
            title=T["evidence"],
            description=gettext_noop("The address of a report, photograph or data that others can open: https://…"),
        ),
    ]
    file: Annotated[EvidenceFile, Field(None, title=T["file"])]
    second_file: Annotated[EvidenceFile, Field(None, title=T["second_file"])]
    third_file: Annotated[EvidenceFile, Field(None, title=T["third_file"])]
    sender: Annotated[Sender, Entry("choice", "feedback_senders"), Field(Sender.PERSON, title=T["sender"])]
    organisation: Annotated[
        Short,
        Field(
            "", title=T["organisation"], description=gettext_noop("May be left out. The name of a person is not kept.")
        ),
    ]


class OfFeedback(Command):
    """One piece of feedback of a framework."""

    named_by: ClassVar[tuple[str, ...]] = ("number",)
    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "feedback"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the feedback.")),
    ]
    seen: Seen


class PublishFeedback(OfFeedback):
    """Publishes what was sent, as it was sent; of its files those that are named."""

    files: Annotated[
        list[NumberOfFile],
        Entry("choice", "feedback_files"),
        Field(
            [],
            max_length=3,
            title=T["files"],
            description=gettext_noop("Look at each before: it may show or name somebody, in its properties too."),
        ),
    ]
    looked: Annotated[
        bool,
        Field(
            False,
            title=T["looked"],
            description=gettext_noop("Of words that look like an e-mail address or a telephone number."),
        ),
    ]


class DeclineFeedback(OfFeedback):
    """Does not publish what was sent. The sender reads the reason by their receipt."""

    reason: Reason


class AnswerFeedback(OfFeedback):
    """Answers published feedback, for everybody to read."""

    answer: Annotated[
        dict[Language, Answer],
        Entry("text"),
        Field(min_length=1, title=T["answer"], description=gettext_noop("Public; in one or more languages.")),
    ]
    office: Annotated[
        Short,
        StringConstraints(min_length=2),
        Field(title=T["office"], description=gettext_noop("The office that answers, not the name of a person.")),
    ]


class WithdrawFeedback(OfFeedback):
    """Takes feedback off the public pages. The sender reads the reason by their receipt."""

    reason: Reason


class ReopenFeedback(OfFeedback):
    """Puts declined or withdrawn feedback back into the queue."""

    reason: Reason


class TakeBackFeedback(Command):
    """Takes back what one sent, with its receipt. What was written is then kept nowhere."""

    framework: InFramework
    receipt: Annotated[
        str,
        RECEIPT,
        Field(
            title=gettext_noop("Receipt"),
            description=gettext_noop("The secret that was told when it was sent."),
        ),
    ]


class OpenFeedback(Command):
    """Lets people without an account send feedback."""

    framework: InFramework
    reason: Reason


class CloseFeedback(Command):
    """Asks for an account of whoever sends feedback."""

    framework: InFramework
    reason: Reason
