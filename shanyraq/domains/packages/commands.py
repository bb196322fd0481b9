"""What the verbs of amendments are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import HASH, Command, Entry, InFramework, PublicReason, Seen
from shanyraq.kernel.sentences import gettext_noop

Note = Annotated[
    str,
    StringConstraints(max_length=2_000),
    Entry("text"),
    Field("", title=gettext_noop("Note"), description=gettext_noop("What you want to be read beside it.")),
]
SentPackage = Annotated[
    str,
    HASH,
    Entry("file", endings=("zip",)),
    Field(
        title=gettext_noop("Package (ZIP)"),
        description=gettext_noop("For programs: the SHA-256 of a ZIP file that was sent before."),
    ),
]


class OfAmendment(Command):
    """Something about one amendment of a framework."""

    framework: InFramework
    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the amendment"))]
    seen: Seen


class ProposeAmendment(Command):
    """Proposes what an edited package changes of a framework."""

    framework: InFramework
    title: Annotated[
        str,
        StringConstraints(min_length=3, max_length=300),
        Field(title=gettext_noop("Title"), description=gettext_noop("What the amendment is about.")),
    ]
    reason: PublicReason
    file: SentPackage
    base: Annotated[
        int | None,
        Field(
            None,
            ge=1,
            le=999_999,
            title=gettext_noop("Made from version"),
            description=gettext_noop(
                "The number of the version that you edited. Leave it empty if the folder still has the name that it "
                "had in the ZIP file of the data page: it says the version."
            ),
        ),
    ]


class Agree(OfAmendment):
    """Agrees to an amendment for one side."""

    note: Note


class Decline(OfAmendment):
    """Rejects or withdraws an amendment."""

    reason: PublicReason


class ApplyAmendment(OfAmendment):
    """Applies an amendment that both sides agreed to, as a new version."""

    note: Note
