"""``parties.yaml``: every organisation that the document names.

Roles that another part of the package states (signatory, partner, lead, member, responsible …) are
derived from it, not written twice; ``named_for`` says what the others are named for.
"""

from typing import Annotated, Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Item, Key, Language, Model, Text, short

OrganisationKind = Literal[
    "un_entity",
    "government",
    "parliament",
    "local_government",
    "justice_oversight",
    "civil_society",
    "private_sector",
    "academia",
    "media",
    "development_partner",
    "financial_institution",
    "international_body",
    "network",
    "group",
]


class Organisation(Item):
    """An organisation, or a kind of organisations where the document names no more (``group``)."""

    key: Key
    short_name: Annotated[str, short(60)] | None = Field(None, description="As the signed document prints it.")
    short_names: dict[Language, str] = Field(
        {}, description="What it is called in other languages: by this people who read them search for it."
    )
    name: Text
    kind: OrganisationKind
    parent: Key | None = None
    printed_as: list[str] = Field([], description="Other forms in which the document prints it.")
    named_for: Text | None = Field(
        None, description="What the document names it for, where no other part of the package says so."
    )


class Parties(Model):
    organisations: list[Organisation] = []
