"""``risks.yaml``: risks and opportunities as the document states them."""

from typing import Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Code, Item, Key, Model, Text


class Response(Item):
    text: str


class Risk(Item):
    key: Key
    kind: Literal["risk", "opportunity"]
    title: Text
    text: str = Field(description="The sentence or sentences of the document.")
    area: Literal["economic", "geopolitical", "political", "environmental", "financial"]
    outcomes: list[Code] = Field([], description="Our reading where the document links none.")
    assumptions: list[Key] = Field([], description="Keys of theory-of-change.yaml assumptions.")
    responses: list[Response] = []


class Risks(Model):
    risks: list[Risk] = []
