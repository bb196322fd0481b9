"""What the verbs of the register are told."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from shanyraq.domains.parties.vocabulary import Kind
from shanyraq.kernel.commands import ADDRESS, KEY, Change, Command, Entry, InFramework, Reason, Seen, written
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

NUMBER = written(
    r"^[0-9A-Za-z./-]*$", gettext_noop("Only Latin letters, digits, dots, hyphens and slashes"), max_length=40
)
WEBSITE = written(
    r"^(https?://\S+)?$",
    gettext_noop("An address that begins with https:// or http:// and has no spaces"),
    max_length=300,
)
Key = Annotated[
    str,
    KEY,
    Field(
        title=gettext_noop("Key"),
        description=gettext_noop(
            "A short name that stays: small letters, digits, hyphens. Files and addresses use it."
        ),
    ),
]
Name = Annotated[
    dict[Language, Annotated[str, StringConstraints(min_length=2, max_length=300)]],
    Field(min_length=1, title=gettext_noop("Name"), description=gettext_noop("In one or more languages.")),
]
Short = Annotated[
    str,
    StringConstraints(max_length=60),
    Field("", title=gettext_noop("Short name"), description=gettext_noop("As people call it, where they do.")),
]
Sort = Annotated[Kind, Entry("choice", "kinds"), Field(title=gettext_noop("Kind"))]
Number = Annotated[
    str,
    NUMBER,
    Field(
        "",
        title=gettext_noop("Registration number"),
        description=gettext_noop("Its number in the national register of legal persons; two entries never share one."),
    ),
]
Website = Annotated[
    str,
    WEBSITE,
    Field("", title=gettext_noop("Website"), description=gettext_noop("Beginning with https:// or http://")),
]
Note = Annotated[str, StringConstraints(max_length=2_000), Entry("text"), Field("", title=gettext_noop("Note"))]


class CreateOrganisation(Command):
    """Adds an organisation to the register."""

    framework: InFramework
    key: Key
    name: Name
    short_name: Short
    kind: Sort
    number: Number
    website: Website
    note: Note


class OfOrganisation(Command):
    """Something about one organisation of the register."""

    framework: InFramework
    key: Annotated[Key, Entry("choice", "registered")]
    seen: Seen
    reason: Reason


class AmendOrganisation(OfOrganisation, Change):
    """Amends an organisation of the register. What is left out stays; what is given as empty is emptied."""

    name: Annotated[Name | None, Field(None, title=gettext_noop("Name"))]
    short_name: Annotated[str | None, StringConstraints(max_length=60), Field(None, title=gettext_noop("Short name"))]
    kind: Annotated[Kind | None, Entry("choice", "kinds"), Field(None, title=gettext_noop("Kind"))]
    number: Annotated[
        str | None,
        NUMBER,
        Field(None, title=gettext_noop("Registration number")),
    ]
    website: Annotated[
        str | None,
        WEBSITE,
        Field(None, title=gettext_noop("Website")),
    ]
    note: Annotated[
        str | None, StringConstraints(max_length=2_000), Entry("text"), Field(None, title=gettext_noop("Note"))
    ]

    def changed(self) -> dict[str, Any]:
        """The fields that are to change, as plain values."""
        names = ("name", "short_name", "kind", "number", "website", "note")
        said = self.model_dump(mode="json", include=set(names))
        return {name: value for name, value in said.items() if value is not None}


class MergeOrganisation(OfOrganisation):
    """Merges an entry of the register into another organisation: both were the same."""

    into: Annotated[
        Key,
        Entry("choice", "organisations"),
        Field(
            title=gettext_noop("Into"),
            description=gettext_noop("The organisation that stays, in the register or in the document."),
        ),
    ]


class EndOrganisation(OfOrganisation):
    """Ends an entry of the register."""


class RestoreOrganisation(OfOrganisation):
    """Takes back that an entry ended or was merged."""


Person = Annotated[str, StringConstraints(min_length=2, max_length=200)]
Email = Annotated[
    str,
    written(r"^([^@\s]+@[^@\s.]+(\.[^@\s.]+)+)?$", ADDRESS, max_length=254),
    Entry("email"),
]
Phone = Annotated[
    str,
    written(r"^[0-9+() .-]*$", gettext_noop("Only digits, spaces, dots, hyphens, brackets and a plus"), max_length=40),
]


class CreateContact(Command):
    """Adds a contact person of an organisation."""

    framework: InFramework
    organisation: Annotated[
        Key,
        Entry("choice", "organisations"),
        Field(title=gettext_noop("Organisation"), description=gettext_noop("In the register or in the document.")),
    ]
    name: Annotated[Person, Field(title=gettext_noop("Name"))]
    position: Annotated[str, StringConstraints(max_length=200), Field("", title=gettext_noop("Position"))]
    email: Annotated[Email, Field("", title=gettext_noop("E-mail address"))]
    phone: Annotated[Phone, Field("", title=gettext_noop("Telephone"))]


class OfContact(Command):
    """Something about one contact person."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the contact person"))]
    seen: Seen
    reason: Reason


class AmendContact(OfContact, Change):
    """Amends a contact person. What is left out stays; what is given as empty is emptied."""

    organisation: Annotated[
        Key | None, Entry("choice", "organisations"), Field(None, title=gettext_noop("Organisation"))
    ]
    name: Annotated[Person | None, Field(None, title=gettext_noop("Name"))]
    position: Annotated[str | None, StringConstraints(max_length=200), Field(None, title=gettext_noop("Position"))]
    email: Annotated[Email | None, Field(None, title=gettext_noop("E-mail address"))]
    phone: Annotated[Phone | None, Field(None, title=gettext_noop("Telephone"))]

    def changed(self) -> dict[str, Any]:
        """The fields that are to change, as plain values."""
        names = {"organisation", "name", "position", "email", "phone"}
        return {name: value for name, value in self.model_dump(include=names).items() if value is not None}


class MergeContact(OfContact):
    """Merges two entries of one person."""

    into: Annotated[int, Field(ge=1, title=gettext_noop("Into"), description=gettext_noop("The number that stays."))]


class EndContact(OfContact):
    """Ends a contact person: they left, or asked for it. Their address and telephone are taken out."""
