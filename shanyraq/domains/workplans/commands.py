"""What the verbs of joint work plans are told."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.kernel.commands import Command, Entry, InFramework
from shanyraq.kernel.sentences import gettext_noop

SentTable = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$"),
    Entry("file", endings=("xlsx", "csv")),
    Field(
        title=gettext_noop("File"),
        description=gettext_noop(
            "An export of UN INFO: an Excel workbook or text with commas. For programs: the SHA-256 of a file that "
            "was sent before, as 64 letters and digits."
        ),
    ),
]


class ImportPlan(Command):
    """Takes the sub-outputs of a file of UN INFO into the work plans of a framework."""

    framework: InFramework
    file: SentTable
    country: Annotated[
        str,
        StringConstraints(max_length=200),
        Field(
            "",
            title=gettext_noop("Country"),
            description=gettext_noop("Only rows of this country, where the file holds several."),
        ),
    ]
    plan: Annotated[
        str,
        StringConstraints(max_length=300),
        Field(
            "",
            title=gettext_noop("Plan"),
            description=gettext_noop("Only rows of the plan with this name, where the file holds several."),
        ),
    ]
    dry_run: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Only look"),
            description=gettext_noop("Says what would become of each row, and changes nothing."),
        ),
    ]
