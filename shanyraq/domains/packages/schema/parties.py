"""``parties.yaml``: every organisation that the document names. Roles are derived, not written."""

from typing import Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Item, Key, Model, Text

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
    short_name: str | None = None
    name: Text
    kind: OrganisationKind
    parent: Key | None = None
    printed_as: list[str] = Field([], description="Other forms in which the document prints it.")


class Parties(Model):
    organisations: list[Organisation] = []
