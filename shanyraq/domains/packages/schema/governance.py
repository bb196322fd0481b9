"""``governance.yaml``: bodies, who chairs and belongs to them, how often they must meet, what for."""

from typing import Annotated, Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Code, Item, Key, Model, Text


class Rhythm(Model):
    """At least so many meetings in each period."""

    at_least: Annotated[int, Field(strict=True, ge=1, le=366)]
    per: Literal["year", "quarter", "month"]
    printed: str


class Chair(Model):
    role: Literal["chair", "co_chair", "lead"]
    side: Literal["government", "un"] | None = None
    text: str
    party: Key | None = None


class Member(Model):
    text: str
    party: Key | None = None
    standing: Literal["member", "invited"] = "member"


class Mandate(Item):
    text: str


class Body(Item):
    key: Key
    name: Text
    short_name: str | None = None
    kind: Literal[
        "steering_committee",
        "coordinating_council",
        "coordinating_authority",
        "country_team",
        "results_group",
        "inter_agency_group",
        "thematic_group",
    ]
    status: Literal["to_be_established", "existing", "to_be_considered"]
    outcome: Code | None = None
    parent: Key | None = None
    chairs: list[Chair] = []
    members: list[Member] = []
    rhythm: Rhythm | None = None
    mandates: list[Mandate] = []


class Governance(Model):
    bodies: list[Body] = []
