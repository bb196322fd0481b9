"""What the verbs of programme documents of entities are told."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.workplans.vocabulary import DocumentKind
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Where = Annotated[str, StringConstraints(max_length=500)]
KIND, TITLE, STARTS = gettext_noop("Kind"), gettext_noop("Title"), gettext_noop("First day")
ENDS, REFERENCE = gettext_noop("Last day"), gettext_noop("Where it is found")
IN_LANGUAGES = gettext_noop("In one or more languages.")
FOUND = gettext_noop("Its number, or the address at which it is published.")


class RegisterDocument(Command):
    """Registers the programme document of an entity."""

    framework: InFramework
    entity: Annotated[
        str,
        StringConstraints(min_length=1, max_length=80),
        Entry("choice", "entities"),
        Field(title=gettext_noop("Entity"), description=gettext_noop("Whose document it is.")),
    ]
    kind: Annotated[DocumentKind, Entry("choice", "document_kinds"), Field(title=KIND)]
    title: Annotated[dict[Language, Words], Field(min_length=1, title=TITLE, description=IN_LANGUAGES)]
    starts_on: Annotated[date, Field(title=STARTS)]
    ends_on: Annotated[date, Field(title=ENDS)]
    reference: Annotated[Where, Field("", title=REFERENCE, description=FOUND)]


class OfDocument(Command):
    """One programme document of a framework."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "programme_documents"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the document.")),
    ]
    seen: Seen


class AmendDocument(OfDocument, Change):
    """Amends what is registered of a programme document. What is left out stays."""

    kind: Annotated[DocumentKind | None, Entry("choice", "document_kinds"), Field(None, title=KIND)]
    title: Annotated[dict[Language, Words] | None, Field(None, title=TITLE, description=IN_LANGUAGES)]
    starts_on: Annotated[date | None, Field(None, title=STARTS)]
    ends_on: Annotated[date | None, Field(None, title=ENDS)]
    reference: Annotated[Where | None, Field(None, title=REFERENCE, description=FOUND)]


class WordDocument(OfDocument):
    """Enters how a programme document words an outcome of the framework; without words it leaves that out."""

    outcome: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "outcomes"),
        Field(
            title=gettext_noop("Outcome"),
            description=gettext_noop("The outcome of the framework that it is derived from."),
        ),
    ]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(
            {},
            title=gettext_noop("Wording"),
            description=gettext_noop(
                "As the document has it. In the language that was signed it is compared word by word."
            ),
        ),
    ]


class MoveDocument(OfDocument):
    """Moves the confirmation of a programme document one step on."""


class ReturnDocument(OfDocument):
    """Moves it back, or ends it, with the reason."""

    reason: Reason
