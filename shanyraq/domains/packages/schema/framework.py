"""``framework.yaml``: what the framework is, its period, who signed it, what stands above outcomes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Day, Item, Key, Language, Model, Text, short

FrameworkCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}-\d{4}-\d{4}(-[a-z]+)?$", max_length=60)]


class Country(Model):
    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: Text


class Link(Model):
    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Level(Model):
    """A level of results above outcomes, listed from the top (vision, priority, pillar …)."""

    key: Key
    name: Text = Field(description="What one of them is called: «Result area».")


class GoalNode(Item):
    """A result above the outcomes: a vision, a strategic priority, a pillar."""

    key: Key
    level: Key
    code: Annotated[str, short(40)] | None = None
    title: Text
    statement: Text | None = None
    parent: Key | None = None


class Signatory(Item):
    """A person who signed, for whom and in which capacity."""

    party: Key
    capacity: Literal["government", "country_team", "entity"]
    name: Annotated[str, short(200)]
    title: Text
    printed: str | None = Field(None, description="The line as printed, where it says more.")


class FrameworkFile(Model):
    format: Annotated[int, Field(strict=True, ge=1, le=1)] = 1
    code: FrameworkCode
    title: Text
    country: Country
    starts_on: Day
    ends_on: Day
    language: Language = Field(description="The language of the signed text.")
    languages: list[Language] = Field(min_length=1)
    place: Annotated[str, short(100)] | None = None
    links: list[Link] = []
    outcome_name: Text = "Outcome"
    output_name: Text = "Output"
    levels: list[Level] = []
    goals: list[GoalNode] = []
    signatories: list[Signatory] = []
